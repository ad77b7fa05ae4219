/* livret-document-jobs.h: what is done to a document, on the writing connection.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

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

G_END_DECLS
