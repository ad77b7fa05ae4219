/* livret-worker.h: long work on an open vault, on no thread of the store.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-session.h"

G_BEGIN_DECLS

/** LivretWorkerFunc: straight synchronous work; answers what the caller frees, %NULL with @error
 * set. */
typedef gpointer (*LivretWorkerFunc) (LivretSession *session,
                                      gpointer data,
                                      GCancellable *cancellable,
                                      GError **error);

/**
 * livret_worker_run_async:
 * @session: kept until the work ends
 * @data: (transfer full): freed by @data_free on the main thread
 * @result_free: (nullable): frees an answer that nobody took
 */
void livret_worker_run_async (LivretSession *session,
                              LivretWorkerFunc func,
                              gpointer data,
                              GDestroyNotify data_free,
                              GDestroyNotify result_free,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gpointer livret_worker_run_finish (GAsyncResult *result, GError **error);

G_END_DECLS
