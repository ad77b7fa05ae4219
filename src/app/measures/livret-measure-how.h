/* livret-measure-how.h: the dialog that explains the figures of a measure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** livret_measure_how_new: @rows: (element-type LivretMeasureRow): explanations; @of: of what;
 * @whose: for the header, as livret_household_title_of(). */
AdwDialog *livret_measure_how_new (const GPtrArray *rows, const char *of, const char *whose);

G_END_DECLS
