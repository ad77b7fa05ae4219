/* livret-document-standing.c: how the signed cards of a document stand, asked of the reader.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-document-standing.h"

#include "app/widgets/livret-worker.h"

static gpointer
ask (LivretSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return livret_document_standing (session, data, cancellable, error);
}

void
livret_document_standing_async (LivretHousehold *household,
                                const char *document,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  livret_worker_run_async (livret_household_get_session (household), ask, g_strdup (document),
                           g_free, (GDestroyNotify) g_ptr_array_unref, cancellable, callback,
                           user_data);
}

GPtrArray *
livret_document_standing_finish (GAsyncResult *result, GError **error)
{
  return livret_worker_run_finish (result, error);
}
