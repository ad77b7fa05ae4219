/* livret-store.c: the writer's thread, the readers' pool, and jobs on them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-store.h"

#include <glib/gi18n-lib.h>

#include "record/livret-db-private.h"
#include "record/livret-schema.h"

#define READERS 2

struct _LivretStore
{
  GObject parent_instance;

  /* Borrowed: the vault outlives the store. */
  LivretVault *vault;

  GMainContext *context;
  LivretDb *writer;
  GThreadPool *writing; /* one thread */
  GThreadPool *reading; /* READERS threads */
  GAsyncQueue *readers; /* idle reading connections */
  gint closed;
  gint changed_pending;
  guint generation;
};

G_DEFINE_FINAL_TYPE (LivretStore, livret_store, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* One piece of work: given either to a GTask or to a thread that waits. */
typedef struct
{
  LivretStore *store;
  LivretDbMode mode;
  LivretStoreFunc func;
  gpointer data;
  GCancellable *cancellable;
  GTask *task;
  GMutex mutex;
  GCond cond;
  gboolean done;
  gpointer result;
  GError *error;
} Job;

static gboolean
emit_changed (gpointer data)
{
  LivretStore *store = data;

  g_atomic_int_set (&store->changed_pending, FALSE);
  if (!g_atomic_int_get (&store->closed))
    g_signal_emit (store, signals[SIGNAL_CHANGED], 0, ++store->generation);
  return G_SOURCE_REMOVE;
}

/* Several commits before the main loop gets round to it are told as one. */
static void
tell_changed (LivretStore *store)
{
  g_autoptr (GSource) source = NULL;

  if (!g_atomic_int_compare_and_exchange (&store->changed_pending, FALSE, TRUE))
    return;
  source = g_idle_source_new ();
  g_source_set_callback (source, emit_changed, g_object_ref (store), g_object_unref);
  g_source_attach (source, store->context);
}

static gpointer
run_on (LivretDb *db, Job *job, GError **error)
{
  gpointer result = NULL;

  if (g_cancellable_set_error_if_cancelled (job->cancellable, error))
    return NULL;
  if (job->cancellable != NULL)
    livret_db_set_cancellable (db, job->cancellable);
  result = job->func (db, job->data, job->cancellable, error);
  livret_db_set_cancellable (db, NULL);
  return result;
}

static void
finish_job (Job *job, gpointer result, GError *error)
{
  if (job->task != NULL)
    {
      if (error != NULL)
        g_task_return_error (job->task, error);
      else
        g_task_return_pointer (job->task, result,
                               g_object_get_data (G_OBJECT (job->task), "result-free"));
      g_object_unref (job->task);
      g_object_unref (job->store);
      g_clear_object (&job->cancellable);
      g_free (job);
      return;
    }
  g_mutex_lock (&job->mutex);
  job->result = result;
  job->error = error;
  job->done = TRUE;
  g_cond_signal (&job->cond);
  g_mutex_unlock (&job->mutex);
}

static void
do_write (gpointer data, gpointer user_data)
{
  Job *job = data;
  LivretStore *store = job->store;
  GError *error = NULL;
  gint64 before = sqlite3_total_changes64 (livret_db_handle (store->writer));
  gpointer result = run_on (store->writer, job, &error);

  /* A function that forgot to end its transaction must not leave it to the next one. */
  while (!sqlite3_get_autocommit (livret_db_handle (store->writer)))
    livret_db_rollback (store->writer);
  if (sqlite3_total_changes64 (livret_db_handle (store->writer)) != before)
    tell_changed (store);
  finish_job (job, result, error);
}

static void
do_read (gpointer data, gpointer user_data)
{
  Job *job = data;
  LivretStore *store = job->store;
  GError *error = NULL;
  LivretDb *db = g_async_queue_pop (store->readers);
  gpointer result = run_on (db, job, &error);

  g_async_queue_push (store->readers, db);
  finish_job (job, result, error);
}

static gboolean
push_job (LivretStore *store, Job *job, GError **error)
{
  if (g_atomic_int_get (&store->closed))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The vault is locked."));
      return FALSE;
    }
  g_thread_pool_push (job->mode == LIVRET_DB_WRITE ? store->writing : store->reading, job, NULL);
  return TRUE;
}

void
livret_store_run_async (LivretStore *store,
                        LivretDbMode mode,
                        LivretStoreFunc func,
                        gpointer data,
                        GDestroyNotify data_free,
                        GDestroyNotify result_free,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);
  GError *error = NULL;
  Job *job;

  g_task_set_source_tag (task, livret_store_run_async);
  g_task_set_name (task, "livret_store_run_async");
  /* What was committed is told as done, also when cancelled a moment too late. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, data, data_free);
  g_object_set_data (G_OBJECT (task), "result-free", result_free);
  job = g_new0 (Job, 1);
  job->store = g_object_ref (store);
  job->mode = mode;
  job->func = func;
  job->data = data;
  job->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  job->task = task;
  if (!push_job (store, job, &error))
    finish_job (job, NULL, error);
}

gpointer
livret_store_run_finish (LivretStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

gpointer
livret_store_run (LivretStore *store,
                  LivretDbMode mode,
                  LivretStoreFunc func,
                  gpointer data,
                  GCancellable *cancellable,
                  GError **error)
{
  Job job = {
    .store = store, .mode = mode, .func = func, .data = data, .cancellable = cancellable
  };

  g_mutex_init (&job.mutex);
  g_cond_init (&job.cond);
  if (push_job (store, &job, &job.error))
    {
      g_mutex_lock (&job.mutex);
      while (!job.done)
        g_cond_wait (&job.cond, &job.mutex);
      g_mutex_unlock (&job.mutex);
    }
  g_mutex_clear (&job.mutex);
  g_cond_clear (&job.cond);
  if (job.error != NULL)
    g_propagate_error (error, job.error);
  return job.result;
}

LivretStore *
livret_store_open (LivretVault *vault, GError **error)
{
  g_autoptr (LivretStore) store = g_object_new (LIVRET_TYPE_STORE, NULL);
  const char *path = livret_vault_get_database_path (vault);

  store->vault = vault;
  store->writer =
      livret_db_open (path, livret_vault_get_key (vault), LIVRET_DB_WRITE, FALSE, error);
  if (store->writer == NULL || !livret_schema_migrate (store->writer, path, error))
    return NULL;
  livret_schema_forget_copies (path);
  for (int i = 0; i < READERS; i++)
    {
      LivretDb *db =
          livret_db_open (path, livret_vault_get_key (vault), LIVRET_DB_READ, FALSE, error);

      if (db == NULL)
        return NULL;
      g_async_queue_push (store->readers, db);
    }
  g_atomic_int_set (&store->closed, FALSE);
  return g_steal_pointer (&store);
}

gboolean
livret_store_close (LivretStore *store, GError **error)
{
  LivretDb *db;
  gboolean ok = TRUE;

  g_atomic_int_set (&store->closed, TRUE);
  if (store->writing != NULL)
    g_thread_pool_free (g_steal_pointer (&store->writing), FALSE, TRUE);
  if (store->reading != NULL)
    g_thread_pool_free (g_steal_pointer (&store->reading), FALSE, TRUE);
  while ((db = g_async_queue_try_pop (store->readers)) != NULL)
    livret_db_close (db);
  if (store->writer != NULL)
    {
      ok = livret_db_exec (store->writer, "PRAGMA wal_checkpoint (TRUNCATE)", error);
      g_clear_pointer (&store->writer, livret_db_close);
    }
  return ok;
}

static void
livret_store_dispose (GObject *object)
{
  LivretStore *store = LIVRET_STORE (object);

  livret_store_close (store, NULL);
  G_OBJECT_CLASS (livret_store_parent_class)->dispose (object);
}

static void
livret_store_finalize (GObject *object)
{
  LivretStore *store = LIVRET_STORE (object);

  g_async_queue_unref (store->readers);
  g_main_context_unref (store->context);
  G_OBJECT_CLASS (livret_store_parent_class)->finalize (object);
}

static void
livret_store_class_init (LivretStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = livret_store_dispose;
  object_class->finalize = livret_store_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LIVRET_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
livret_store_init (LivretStore *store)
{
  store->context = g_main_context_ref_thread_default ();
  store->readers = g_async_queue_new ();
  store->writing = g_thread_pool_new (do_write, NULL, 1, TRUE, NULL);
  store->reading = g_thread_pool_new (do_read, NULL, READERS, FALSE, NULL);
  store->closed = TRUE;
}
