/* livret-document-save.h: the exit "document": its bytes as they came, where the person says.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/window/livret-household.h"
#include "record/livret-documents.h"

G_BEGIN_DECLS

/** livret_document_save_original: says what it means that a copy stands outside the vault, asks
 * where, notes it in the journal, and writes the bytes of the current version, readable by the user
 * alone. @widget: in whose window it is asked. */
void livret_document_save_original (GtkWidget *widget,
                                    LivretHousehold *household,
                                    const LivretDocument *document);

G_END_DECLS
