/* livret-measure-figures.h: the figures of a period, and how each of them is computed. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/measures/livret-measure-data.h"

G_BEGIN_DECLS

/** LivretMeasureRow: @note: (nullable). */
typedef struct
{
  char *title;
  char *value;
  char *note;
} LivretMeasureRow;

/** livret_measure_figures: (transfer full) (element-type LivretMeasureRow): statistics of the
 * period; empty where nothing was read. */
GPtrArray *livret_measure_figures (const LivretMeasureData *data);
/** livret_measure_explanations: (transfer full) (element-type LivretMeasureRow): what each figure
 * and word of the page is made of, with its formula and source; @value is a sentence. */
GPtrArray *livret_measure_explanations (const LivretMeasureData *data);

/** livret_measure_origins_words: (transfer full): "Arm monitor (38), typed by hand (4)". */
char *livret_measure_origins_words (const LivretMeasureData *data);
/** livret_measure_median: of @n values, which are sorted; %NAN of none. */
double livret_measure_median (double *values, guint n);

G_END_DECLS
