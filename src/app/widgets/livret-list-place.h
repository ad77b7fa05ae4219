/* livret-list-place.h: where in a list the keyboard is, kept while its rows are made anew.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * LivretListPlace: a row that has the keyboard, or a control in it.
 * @row: its index, -1: the keyboard is elsewhere
 * @control: which of the row's buttons and switches it is, from 0; -1: the row itself
 */
typedef struct
{
  int row;
  int control;
} LivretListPlace;

/** livret_list_place_take: right before rows are taken away; a keyboard that was there is nowhere
 * until livret_list_place_give(). */
LivretListPlace livret_list_place_take (GtkListBox *list);

/**
 * livret_list_place_give: once rows are there again, the keyboard goes to the same control, or to
 * the one beside it; where the row has none that can be used, to the next row that has one, then to
 * those before; at last to the row itself. Nothing happens to a keyboard that is elsewhere.
 *
 * Returns: %FALSE: there is no row left
 */
gboolean livret_list_place_give (GtkListBox *list, LivretListPlace place);

G_END_DECLS
