/* livret-measure-spark.h: a spark-line over the usual range.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/measures/livret-measure-state.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_MEASURE_SPARK (livret_measure_spark_get_type ())
G_DECLARE_FINAL_TYPE (LivretMeasureSpark, livret_measure_spark, LIVRET, MEASURE_SPARK, GtkWidget)

/** livret_measure_spark_set: draws the tile's spots; what the line says is said by the tile. */
void livret_measure_spark_set (LivretMeasureSpark *self, const LivretMeasureTile *tile);

G_END_DECLS
