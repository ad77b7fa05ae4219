/* livret-store.h: one writing connection on a worker thread, a small pool of reading ones, one
 * door. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-db.h"
#include "record/livret-vault.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_STORE (livret_store_get_type ())
G_DECLARE_FINAL_TYPE (LivretStore, livret_store, LIVRET, STORE, GObject)

/**
 * LivretStore::changed (guint generation): on the thread-default context the store was made in,
 * after a writing job committed.
 */

/**
 * LivretStoreFunc: a straight synchronous function on a connection; answers a pointer the caller
 * frees by the function given to livret_store_run_async(), %NULL with @error set on failure. A
 * function with nothing to answer returns GINT_TO_POINTER (TRUE).
 */
typedef gpointer (*LivretStoreFunc) (LivretDb *db,
                                     gpointer data,
                                     GCancellable *cancellable,
                                     GError **error);

/** livret_store_open: opens and migrates the vault's database; @vault outlives the store. */
LivretStore *livret_store_open (LivretVault *vault, GError **error);

/**
 * livret_store_run_async:
 * @mode: %LIVRET_DB_WRITE jobs run one after another; %LIVRET_DB_READ ones beside them
 * @data_free: (nullable): frees @data, on the caller's context
 * @result_free: (nullable): frees a result nobody took
 */
void livret_store_run_async (LivretStore *store,
                             LivretDbMode mode,
                             LivretStoreFunc func,
                             gpointer data,
                             GDestroyNotify data_free,
                             GDestroyNotify result_free,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gpointer livret_store_run_finish (LivretStore *store, GAsyncResult *result, GError **error);

/** livret_store_run: the same, waited for; for the command line and tests. */
gpointer livret_store_run (LivretStore *store,
                           LivretDbMode mode,
                           LivretStoreFunc func,
                           gpointer data,
                           GCancellable *cancellable,
                           GError **error);

/** livret_store_close: waits for running jobs, checkpoints, closes. Idempotent. */
gboolean livret_store_close (LivretStore *store, GError **error);

G_END_DECLS
