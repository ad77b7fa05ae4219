/* livret-reading-row.h: a reading in a list, with what can be done to it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/window/livret-household.h"
#include "app/readings/livret-reading-item.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_READING_ROW (livret_reading_row_get_type ())
G_DECLARE_FINAL_TYPE (LivretReadingRow, livret_reading_row, LIVRET, READING_ROW, GtkListBoxRow)

/** livret_reading_row_new: (transfer floating): its menu activates "readings.edit", ".move" (where
 * there is somebody to move it to) and ".delete" of the list around it, with the reading's id. */
GtkWidget *livret_reading_row_new (LivretReadingItem *item, int today, LivretHousehold *household);
LivretReadingItem *livret_reading_row_get_item (LivretReadingRow *self);

G_END_DECLS
