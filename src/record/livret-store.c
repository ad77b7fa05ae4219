/* livret-store.c: the writer's thread, the readers' pool, and jobs on them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-store.h"

#include <glib/gi18n-lib.h>

#include "record/livret-db-private.h"
#include "record/livret-meta.h"
#include "record/livret-measure-units.h"
#include "record/livret-own-kinds.h"
#include "record/livret-schema.h"

#define READERS 2

struct _LivretStore
{
  GObject parent_instance;

  /* Borrowed: the vault outlives the store. */
  LivretVault *vault;

  GMainContext *context;
  GCancellable *root;   /* stops every job */
  GThreadPool *writing; /* one thread */
  GThreadPool *reading; /* READERS threads */
  GMutex closing;       /* one livret_store_close() at a time */

  /* Jobs hold the gate as readers of a lock; who works on the file itself holds it alone. */
  GRWLock gate;
  LivretDb *writer;     /* NULL: closed, or could not be opened again */
  GAsyncQueue *readers; /* idle reading connections */
  gboolean committed;   /* by the job that runs on the writer */

  GMutex lock; /* of what follows */
  gboolean closed;
  GSource *changed_source; /* a signal on its way */
  guint generation;
  LivretStoreCommitted on_committed;
  gpointer on_committed_data;
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

/* What the present thread is doing for which store: a job may ask the store again. */
typedef struct
{
  LivretStore *store;
  LivretDb *db;
} Running;
static GPrivate running;

/* --- Telling -----------------------------------------------------------------------------------
 */

static gboolean
emit_changed (gpointer data)
{
  LivretStore *store = data;
  guint generation;
  gboolean closed;

  g_mutex_lock (&store->lock);
  g_clear_pointer (&store->changed_source, g_source_unref);
  generation = ++store->generation;
  closed = store->closed;
  g_mutex_unlock (&store->lock);
  if (!closed)
    g_signal_emit (store, signals[SIGNAL_CHANGED], 0, generation);
  return G_SOURCE_REMOVE;
}

/* Several commits before the main loop gets round to it are told as one. What nobody listened to
 * when it was written, as at an opening, is read by them anyway. */
static void
tell_changed (LivretStore *store)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&store->lock);

  if (store->closed || store->changed_source != NULL ||
      !g_signal_has_handler_pending (store, signals[SIGNAL_CHANGED], 0, TRUE))
    return;
  store->changed_source = g_idle_source_new ();
  g_source_set_callback (store->changed_source, emit_changed, g_object_ref (store), g_object_unref);
  g_source_attach (store->changed_source, store->context);
}

static int
on_commit (gpointer data)
{
  LivretStore *store = data;

  store->committed = TRUE;
  return 0;
}

static void
after_commit (LivretStore *store)
{
  LivretStoreCommitted func;
  gpointer data;

  g_mutex_lock (&store->lock);
  func = store->on_committed;
  data = store->on_committed_data;
  g_mutex_unlock (&store->lock);
  if (func != NULL)
    func (store->writer, data);
  tell_changed (store);
}

void
livret_store_set_committed (LivretStore *store, LivretStoreCommitted committed, gpointer data)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&store->lock);

  store->on_committed = committed;
  store->on_committed_data = data;
}

/* --- Jobs --------------------------------------------------------------------------------------
 */

static gpointer
run_on (LivretDb *db, Job *job, GError **error)
{
  Running now = { job->store, db };
  gpointer result;

  if (db == NULL || g_cancellable_is_cancelled (job->store->root))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The vault is locked."));
      return NULL;
    }
  if (g_cancellable_set_error_if_cancelled (job->cancellable, error))
    return NULL;
  livret_db_set_cancellable (db, job->cancellable);
  g_private_set (&running, &now);
  result = job->func (db, job->data, job->cancellable, error);
  g_private_set (&running, NULL);
  livret_db_set_cancellable (db, NULL);
  /* A function that forgot to end its transaction must not leave it to the next one. */
  livret_db_abandon (db);
  return result;
}

static gboolean
do_nothing (gpointer data)
{
  return G_SOURCE_REMOVE;
}

/* The last reference to a task, and with it to the store and the caller's data, is dropped in the
 * caller's context: dropped here, the store would wait for its own thread to end. */
static void
drop_in_context (GTask *task)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, g_task_get_priority (task));
  g_source_set_callback (source, do_nothing, task, g_object_unref);
  g_source_attach (source, g_task_get_context (task));
}

static void
finish_task (Job *job, gpointer result, GError *error)
{
  GTask *task = job->task;

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, g_object_get_data (G_OBJECT (task), "result-free"));
  drop_in_context (task);
  g_clear_object (&job->cancellable);
  g_free (job);
}

static void
finish_job (Job *job, gpointer result, GError *error)
{
  if (job->task != NULL)
    {
      finish_task (job, result, error);
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
  gpointer result;

  g_rw_lock_reader_lock (&store->gate);
  store->committed = FALSE;
  result = run_on (store->writer, job, &error);
  if (store->committed)
    after_commit (store);
  g_rw_lock_reader_unlock (&store->gate);
  finish_job (job, result, error);
}

static void
do_read (gpointer data, gpointer user_data)
{
  Job *job = data;
  LivretStore *store = job->store;
  GError *error = NULL;
  LivretDb *db;
  gpointer result;

  g_rw_lock_reader_lock (&store->gate);
  /* As many connections as threads: one is there, unless they could not be opened again. */
  db = g_async_queue_try_pop (store->readers);
  result = run_on (db, job, &error);
  if (db != NULL)
    g_async_queue_push (store->readers, db);
  g_rw_lock_reader_unlock (&store->gate);
  finish_job (job, result, error);
}

static gboolean
push_job (LivretStore *store, Job *job, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&store->lock);

  if (!store->closed)
    {
      /* Queued also when it says that no further thread could be started. */
      g_thread_pool_push (job->mode == LIVRET_DB_WRITE ? store->writing : store->reading, job,
                          NULL);
      return TRUE;
    }
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The vault is locked."));
  return FALSE;
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
  job->store = store; /* held by the task */
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

/* Whether the present thread is inside a job of this store whose connection will do. */
static LivretDb *
running_connection (LivretStore *store, LivretDbMode mode)
{
  Running *now = g_private_get (&running);

  return now != NULL && now->store == store &&
                 (mode == LIVRET_DB_READ || now->db->mode == LIVRET_DB_WRITE)
             ? now->db
             : NULL;
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
  LivretDb *inside = running_connection (store, mode);

  if (inside != NULL)
    return func (inside, data, cancellable, error);
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

/* --- Opening -----------------------------------------------------------------------------------
 */

/* The raw key is right already: keys.json was authenticated by it. */
static void
say_not_this_record (GError **error)
{
  g_clear_error (error);
  g_set_error_literal (
      error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_DAMAGED,
      _ ("record.db is not the record of this vault: it was replaced or damaged. Nothing was "
         "changed; put back record.db and keys.json of your last copy."));
}

static LivretDb *
open_connection (LivretStore *store, LivretDbMode mode, GError **error)
{
  g_autoptr (GError) failed = NULL;
  LivretDb *db = livret_db_open (livret_vault_get_database_path (store->vault),
                                 livret_vault_get_key (store->vault), mode, FALSE, &failed);

  if (db != NULL)
    {
      livret_db_set_root (db, store->root);
      /* What is erased soon need not outlive a power cut, and waiting for the disk is long. */
      if (livret_vault_is_passing (store->vault))
        livret_db_exec (db, "PRAGMA synchronous = OFF", NULL);
      return db;
    }
  if (g_error_matches (failed, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_WRONG_KEY))
    say_not_this_record (&failed);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

static gboolean
open_writer (LivretStore *store, GError **error)
{
  store->writer = open_connection (store, LIVRET_DB_WRITE, error);
  if (store->writer == NULL)
    return FALSE;
  sqlite3_commit_hook (livret_db_handle (store->writer), on_commit, store);
  return TRUE;
}

static gboolean
open_readers (LivretStore *store, GError **error)
{
  for (int i = 0; i < READERS; i++)
    {
      LivretDb *db = open_connection (store, LIVRET_DB_READ, error);

      if (db == NULL)
        return FALSE;
      g_async_queue_push (store->readers, db);
    }
  return TRUE;
}

/* A record under the right key could still be another one, of a copy pieced together by hand. */
static gboolean
check_vault_id (LivretStore *store, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autofree char *kept = livret_meta_get (store->writer, LIVRET_META_VAULT_ID, &failed);

  if (failed == NULL && g_strcmp0 (kept, livret_vault_get_id (store->vault)) == 0)
    return TRUE;
  if (failed == NULL)
    say_not_this_record (&failed);
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

LivretStore *
livret_store_open (LivretVault *vault, GError **error)
{
  g_autoptr (LivretStore) store = g_object_new (LIVRET_TYPE_STORE, NULL);
  const char *path = livret_vault_get_database_path (vault);
  gboolean migrated = FALSE;

  store->vault = vault;
  if (!open_writer (store, error) ||
      !livret_schema_migrate (store->writer, &livret_schema_steps, path,
                              livret_vault_get_key (vault), &migrated, error) ||
      !check_vault_id (store, error) || !livret_own_kinds_load (store->writer, error) ||
      !livret_measure_units_load (store->writer, error) || !open_readers (store, error))
    return NULL;
  /* The copy from before a migration stays until the record was opened well once more. */
  if (!migrated)
    livret_schema_forget_copies (path);
  store->closed = FALSE;
  return g_steal_pointer (&store);
}

/* --- Closing -----------------------------------------------------------------------------------
 */

static void
close_readers (LivretStore *store)
{
  LivretDb *db;

  while ((db = g_async_queue_try_pop (store->readers)) != NULL)
    livret_db_close (db);
}

/* Everything committed is safe in the log already; this brings it into record.db, so that the one
 * file is the whole record. */
static gboolean
checkpoint (LivretStore *store, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (store->writer, "PRAGMA wal_checkpoint (TRUNCATE)");
  g_autoptr (GError) failed = NULL;

  if (livret_statement_step (s, &failed) && livret_statement_int (s, 0) == 0)
    return TRUE;
  if (failed == NULL)
    failed = g_error_new_literal (
        LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_BUSY,
        _ ("Another program has the record open. Nothing is lost; close it there and open the "
           "vault once more, so that record.db is whole."));
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

gboolean
livret_store_run_exclusive (LivretStore *store,
                            LivretStoreExclusive func,
                            gpointer data,
                            GError **error)
{
  gboolean ok = FALSE;

  g_return_val_if_fail (g_private_get (&running) == NULL, FALSE);

  g_rw_lock_writer_lock (&store->gate);
  if (store->writer == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The vault is locked."));
  else
    {
      close_readers (store);
      if (checkpoint (store, error))
        {
          g_clear_pointer (&store->writer, livret_db_close);
          ok = func (data, error);
          ok = open_writer (store, ok ? error : NULL) && ok;
        }
      if (store->writer != NULL)
        ok = open_readers (store, ok ? error : NULL) && ok;
    }
  g_rw_lock_writer_unlock (&store->gate);
  return ok;
}

/* Nobody gets in any more; what is told is told. */
static void
shut_door (LivretStore *store)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&store->lock);

  store->closed = TRUE;
  if (store->changed_source != NULL)
    g_source_destroy (store->changed_source);
  g_clear_pointer (&store->changed_source, g_source_unref);
  store->on_committed = NULL;
}

gboolean
livret_store_close (LivretStore *store, LivretStoreFunc last, gpointer data, GError **error)
{
  g_autoptr (GMutexLocker) one = g_mutex_locker_new (&store->closing);
  gboolean ok = TRUE;

  shut_door (store);
  g_cancellable_cancel (store->root);
  if (store->writing != NULL)
    g_thread_pool_free (g_steal_pointer (&store->writing), FALSE, TRUE);
  if (store->reading != NULL)
    g_thread_pool_free (g_steal_pointer (&store->reading), FALSE, TRUE);
  g_rw_lock_writer_lock (&store->gate);
  close_readers (store);
  if (store->writer != NULL)
    {
      livret_db_set_root (store->writer, NULL);
      ok = last == NULL || last (store->writer, data, NULL, error) != NULL;
      livret_db_abandon (store->writer);
      ok = checkpoint (store, ok ? error : NULL) && ok;
      g_clear_pointer (&store->writer, livret_db_close);
    }
  g_rw_lock_writer_unlock (&store->gate);
  return ok;
}

static void
livret_store_dispose (GObject *object)
{
  LivretStore *store = LIVRET_STORE (object);

  livret_store_close (store, NULL, NULL, NULL);
  G_OBJECT_CLASS (livret_store_parent_class)->dispose (object);
}

static void
livret_store_finalize (GObject *object)
{
  LivretStore *store = LIVRET_STORE (object);

  g_async_queue_unref (store->readers);
  g_object_unref (store->root);
  g_rw_lock_clear (&store->gate);
  g_mutex_clear (&store->lock);
  g_mutex_clear (&store->closing);
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
  store->root = g_cancellable_new ();
  g_mutex_init (&store->closing);
  g_mutex_init (&store->lock);
  g_rw_lock_init (&store->gate);
  store->readers = g_async_queue_new ();
  store->writing = g_thread_pool_new (do_write, NULL, 1, TRUE, NULL);
  store->reading = g_thread_pool_new (do_read, NULL, READERS, FALSE, NULL);
  store->closed = TRUE;
}
