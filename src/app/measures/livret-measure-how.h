/* livret-measure-how.h: the dialog that explains the figures of a measure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** livret_measure_how_new: @rows: (element-type LivretMeasureRow): explanations; @subtitle: of what
 * and whom. */
AdwDialog *livret_measure_how_new (const GPtrArray *rows, const char *subtitle);

G_END_DECLS
