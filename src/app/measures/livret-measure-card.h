/* livret-measure-card.h: a tile: last value, spark-line, trend and date of a measure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/measures/livret-measure-state.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_MEASURE_CARD (livret_measure_card_get_type ())
G_DECLARE_FINAL_TYPE (LivretMeasureCard, livret_measure_card, LIVRET, MEASURE_CARD, GtkButton)

LivretMeasureCard *livret_measure_card_new (void);
/** livret_measure_card_set: @tile: (transfer full). */
void livret_measure_card_set (LivretMeasureCard *self, LivretMeasureTile *tile);
/** livret_measure_card_get: (nullable): the tile shown. */
const LivretMeasureTile *livret_measure_card_get (LivretMeasureCard *self);

G_END_DECLS
