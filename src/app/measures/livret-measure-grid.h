/* livret-measure-grid.h: tiles in columns of one width, as many as fit.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LIVRET_TYPE_MEASURE_GRID (livret_measure_grid_get_type ())
G_DECLARE_FINAL_TYPE (LivretMeasureGrid, livret_measure_grid, LIVRET, MEASURE_GRID, GtkWidget)

/* Two to four columns, whatever the number of tiles, so that all grids of a page stand in line. */

GtkWidget *livret_measure_grid_new (void);
void livret_measure_grid_append (LivretMeasureGrid *self, GtkWidget *tile);
/** livret_measure_grid_put_last: one of its tiles behind all others; it keeps the focus. */
void livret_measure_grid_put_last (LivretMeasureGrid *self, GtkWidget *tile);
/** livret_measure_grid_get_columns: as it stands now. */
int livret_measure_grid_get_columns (LivretMeasureGrid *self);
void livret_measure_grid_remove_all (LivretMeasureGrid *self);

G_END_DECLS
