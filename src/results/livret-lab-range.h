/* livret-lab-range.h: what is usual, as laboratories write it beside a result.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "results/livret-lab-result.h"

G_BEGIN_DECLS

/** livret_lab_limit_sign: "<", "≥"; returns the place behind it and spaces, @at if there is none.
 */
guint livret_lab_limit_sign (const LivretLabLine *line, guint at, LivretLimit *limit);
/** livret_lab_connector: what stands between the ends of a range: "-", "à"; returns the place
 * behind it and spaces, @at if there is none. */
guint livret_lab_connector (const LivretLabLine *line, guint at);

/**
 * livret_lab_result_find_range: the range that stands at @at, into @result.
 * @told: (nullable): the unit in which the value was said again before @at: then a range alone may
 *   be of either, and is kept as written, unless it names its unit or is said twice too
 */
void livret_lab_result_find_range (LivretLabResult *result,
                                   const LivretLabLine *line,
                                   guint at,
                                   const char *told);

G_END_DECLS
