/* livret-import-row.h: one file of the import preview.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/window/livret-household.h"
#include "app/imports/livret-import-state.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_IMPORT_ROW (livret_import_row_get_type ())
G_DECLARE_FINAL_TYPE (LivretImportRow, livret_import_row, LIVRET, IMPORT_ROW, GtkListBoxRow)

/* Signals: "changed" (a tick or a word), "person-changed" (to be read again) and "arrange" (its
 * photographs are to be arranged). */

/** livret_import_row_new: @file: borrowed, changed in place, outlives the row. */
GtkWidget *livret_import_row_new (LivretHousehold *household, LivretImportFile *file);
/** livret_import_row_apply: shows what the file is now. */
void livret_import_row_apply (LivretImportRow *self);
/** livret_import_row_set_compact: the fields stand in a dialog, where there is no room for them. */
void livret_import_row_set_compact (LivretImportRow *self, gboolean compact);
/** livret_import_row_forget: the file goes; the row shows and does nothing more. */
void livret_import_row_forget (LivretImportRow *self);
/** livret_import_row_edit: the same fields in a dialog, for a narrow window. */
void livret_import_row_edit (LivretImportRow *self);

G_END_DECLS
