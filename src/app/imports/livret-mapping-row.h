/* livret-mapping-row.h: a column of a table: its title, some of its cells, what it holds.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/imports/livret-mapping-state.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_MAPPING_ROW (livret_mapping_row_get_type ())
G_DECLARE_FINAL_TYPE (LivretMappingRow, livret_mapping_row, LIVRET, MAPPING_ROW, GtkListBoxRow)

/* Signals: "use-chosen" (uint: place among the choices), "unit-chosen" (string: UCUM). */

/**
 * livret_mapping_row_new:
 * @labels: of the choices, in their order
 */
GtkWidget *livret_mapping_row_new (const char *title, const char *samples, GListModel *labels);
/** livret_mapping_row_show: what the column holds now; @choice: its place. */
void livret_mapping_row_show (LivretMappingRow *self, const LivretCsvMapped *column, guint choice);
/** livret_mapping_row_set_compact: what it holds stands below its title. */
void livret_mapping_row_set_compact (LivretMappingRow *self, gboolean compact);

G_END_DECLS
