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
 * after writing jobs committed; several that follow one another are told as one.
 */

/**
 * LivretStoreFunc: a straight synchronous function on a connection; answers a pointer the caller
 * frees by the function given to livret_store_run_async(), %NULL with @error set on failure. A
 * function with nothing to answer returns GINT_TO_POINTER (TRUE). A transaction it leaves open is
 * rolled back.
 */
typedef gpointer (*LivretStoreFunc) (LivretDb *db,
                                     gpointer data,
                                     GCancellable *cancellable,
                                     GError **error);

/**
 * livret_store_open: opens and migrates the vault's database; @vault outlives the store.
 *
 * Errors: as livret_db_open(); LIVRET_RECORD_ERROR_DAMAGED where record.db is not this vault's,
 * _NEWER, _FULL (no space for a migration).
 */
LivretStore *livret_store_open (LivretVault *vault, GError **error);

/**
 * livret_store_run_async:
 * @mode: %LIVRET_DB_WRITE jobs run one after another, in the order given; %LIVRET_DB_READ ones
 * beside them
 * @data_free: (nullable): frees @data, on the caller's context
 * @result_free: (nullable): frees a result nobody took
 *
 * After livret_store_close() the job fails with G_IO_ERROR_CANCELLED.
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

/**
 * livret_store_run: the same, waited for; for the command line, worker threads and tests. Inside a
 * job it runs at once on that job's own connection, in its transaction.
 */
gpointer livret_store_run (LivretStore *store,
                           LivretDbMode mode,
                           LivretStoreFunc func,
                           gpointer data,
                           GCancellable *cancellable,
                           GError **error);

/** LivretStoreCommitted: on the writer's thread, after a job that changed something, before its
 * caller hears of it. May read through @db. */
typedef void (*LivretStoreCommitted) (LivretDb *db, gpointer data);
void livret_store_set_committed (LivretStore *store, LivretStoreCommitted committed, gpointer data);

/** LivretStoreExclusive: works on the database file while nothing has it open. */
typedef gboolean (*LivretStoreExclusive) (gpointer data, GError **error);
/**
 * livret_store_run_exclusive: waits for the jobs that run, checkpoints, closes all connections,
 * runs
 * @func, opens them again with the vault's key as it is then. Jobs given meanwhile wait. Not to be
 * called inside a job.
 */
gboolean livret_store_run_exclusive (LivretStore *store,
                                     LivretStoreExclusive func,
                                     gpointer data,
                                     GError **error);

/**
 * livret_store_close:
 * @last: (nullable): a last job on the writer
 *
 * Stops the jobs that run and those that wait (they fail with G_IO_ERROR_CANCELLED), runs @last,
 * checkpoints, closes. Everything is closed also when it fails. Idempotent; other threads may still
 * hold the store and find it closed.
 */
gboolean
livret_store_close (LivretStore *store, LivretStoreFunc last, gpointer data, GError **error);

G_END_DECLS
