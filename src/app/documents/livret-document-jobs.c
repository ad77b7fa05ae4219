/* livret-document-jobs.c: what is done to a document, on the writing connection.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-document-jobs.h"

#include "record/livret-documents.h"

gpointer
livret_document_into_bin (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (livret_documents_delete (db, data, TRUE, error));
}

gpointer
livret_document_out_of_bin (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (livret_documents_delete (db, data, FALSE, error));
}

gpointer
livret_document_erase (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (livret_documents_erase (db, data, error));
}

static gpointer
set_hidden (LivretDb *db, const char *id, gboolean hidden, GError **error)
{
  g_autoptr (LivretDocument) document = livret_documents_get (db, id, error);

  if (document == NULL)
    return NULL;
  document->hidden = hidden;
  return GINT_TO_POINTER (livret_documents_update (db, document, error));
}

gpointer
livret_document_hide (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return set_hidden (db, data, TRUE, error);
}

gpointer
livret_document_show_again (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return set_hidden (db, data, FALSE, error);
}
