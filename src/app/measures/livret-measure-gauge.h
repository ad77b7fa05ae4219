/* livret-measure-gauge.h: a bar that shows where a value stands against its usual range.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/measures/livret-measure-words.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_MEASURE_GAUGE (livret_measure_gauge_get_type ())
G_DECLARE_FINAL_TYPE (LivretMeasureGauge, livret_measure_gauge, LIVRET, MEASURE_GAUGE, GtkWidget)

/** livret_measure_gauge_set: hides the bar where the kind has no usual range. The words beside it
 * say the same. */
void
livret_measure_gauge_set (LivretMeasureGauge *self, const LivretKind *kind, const double *values);

G_END_DECLS
