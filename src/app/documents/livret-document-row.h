/* livret-document-row.h: a document in the list.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/documents/livret-document-list.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_DOCUMENT_ROW (livret_document_row_get_type ())
G_DECLARE_FINAL_TYPE (LivretDocumentRow, livret_document_row, LIVRET, DOCUMENT_ROW, GtkWidget)

GtkWidget *livret_document_row_new (LivretHousehold *household);
/** livret_document_row_bind: @item %NULL: shows nothing. */
void livret_document_row_bind (LivretDocumentRow *self, LivretDocumentItem *item);

/** livret_document_icon: symbolic icon of a category. */
const char *livret_document_icon (const char *category);

/** livret_document_row_set_check: a mark that says whether the row is selected, or none. */
void livret_document_row_set_check (LivretDocumentRow *self, gboolean visible, gboolean selected);

G_END_DECLS
