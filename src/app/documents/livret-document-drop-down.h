/* livret-document-drop-down.h: the drop-downs above the list of documents.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** livret_document_drop_down_set_up: what is chosen is shortened where it is longer than a narrow
 * window; the list tells it whole, and says each choice. */
void livret_document_drop_down_set_up (GtkWidget *drop_down);
/** livret_document_drop_down_fill: other choices, the first of which narrows nothing. @selected:
 * the place of the one that is chosen now. */
void
livret_document_drop_down_fill (GtkWidget *drop_down, const char *const *choices, guint selected);
/** livret_document_drop_down_get: (nullable): the choice that narrows the list, as it is shown. */
const char *livret_document_drop_down_get (GtkWidget *drop_down);

/** livret_document_combo_row_set_up: says each choice of its list, which libadwaita leaves
 * nameless. */
void livret_document_combo_row_set_up (AdwComboRow *row);

G_END_DECLS
