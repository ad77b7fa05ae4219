/* livret-document-jobs.h: what is done to a document, on the writing connection.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/window/livret-household.h"
#include "record/livret-documents.h"
#include "record/livret-store.h"

G_BEGIN_DECLS

/* Each is a #LivretStoreFunc; @data: id of a document. */

gpointer
livret_document_into_bin (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error);
gpointer
livret_document_out_of_bin (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error);
/** livret_document_erase: for ever. */
gpointer
livret_document_erase (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error);
gpointer
livret_document_hide (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error);
gpointer
livret_document_show_again (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error);

/* The same from the window, each with its way back. */

void livret_document_do_bin (LivretHousehold *household, const char *id);
void livret_document_do_restore (LivretHousehold *household, const char *id);
void livret_document_do_hide (LivretHousehold *household, const char *id, gboolean hide);

/** LivretDocumentShown: a document, and what else of it can be looked at. @copy: (nullable): media
 * type of the copy for reading that its file brought. */
typedef struct
{
  LivretDocument *document;
  char *copy;
} LivretDocumentShown;
void livret_document_shown_free (LivretDocumentShown *shown);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretDocumentShown, livret_document_shown_free)
/** livret_document_read_shown: a #LivretStoreFunc; @data: id of a document; answers a
 * #LivretDocumentShown. */
gpointer
livret_document_read_shown (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error);

/** livret_document_ask_erase: asks before @document is erased; the dialog's response is "erase"
 * when it is. */
AdwDialog *livret_document_ask_erase (GtkWidget *over,
                                      LivretHousehold *household,
                                      const LivretDocument *document);

G_END_DECLS
