/* livret-measure-arrange.h: what can be done to a tile where it stands: by its menu, by keys, by
 * dragging.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/measures/livret-measure-card.h"

G_BEGIN_DECLS

typedef enum
{
  LIVRET_MEASURE_MOVE,      /* by so many places: negative: earlier */
  LIVRET_MEASURE_MOVE_ROW,  /* by so many rows */
  LIVRET_MEASURE_MOVE_ONTO, /* to the place of another card */
  LIVRET_MEASURE_HIDE,
  LIVRET_MEASURE_TODAY, /* on the first page, or no more */
  LIVRET_MEASURE_EDIT,  /* target and note */
  LIVRET_MEASURE_KIND,  /* the words of a kind that a person added */
} LivretMeasureAct;

/**
 * LivretMeasureActFunc:
 * @by: how far, for moves
 * @onto: (nullable): the other card
 */
typedef void (*LivretMeasureActFunc) (LivretMeasureCard *card,
                                      LivretMeasureAct act,
                                      int by,
                                      LivretMeasureCard *onto,
                                      gpointer user_data);

/** livret_measure_arrange_attach: @card calls @func for what is asked of it: from its context menu
 * (secondary button, long press, Menu, Shift+F10), Ctrl+Shift and arrows, dragged onto another card
 * of its person and group. @user_data outlives the card. */
void livret_measure_arrange_attach (LivretMeasureCard *card,
                                    LivretMeasureActFunc func,
                                    gpointer user_data);

G_END_DECLS
