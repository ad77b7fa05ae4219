/* livret-imports-many.c: files that are brought together: one is read while others are stored.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lanes read, each one file at a time; a thread of its own waits for the store. What was read
 * stands in a queue between them, in the order given, and is stored in that order: who read the
 * later file waits for who reads the earlier one. A file too large to be held is stored while it is
 * read, once all before it are: two imports never write at the same time.
 */
#include "record/livret-imports-many.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "base/livret-clock.h"
#include "record/livret-import-private.h"

#define DONE GINT_TO_POINTER (TRUE)

/* What may wait to be stored, and what is stored in one transaction: the window's own writing waits
 * no longer than that takes. */
#define WAITING_FILES 32
#define WAITING_BYTES (16 * 1024 * 1024)
#define GROUP_BYTES (8 * 1024 * 1024)
/* A few files more cost the transaction little; nobody waits longer for them. */
#define GROUP_WANTED 16
#define PATIENCE_US (100 * 1000)
/* One file is read while what the other said is hashed, checked and handed over. */
#define LANES 2

typedef struct _Many Many;

/* @error: why it failed; else @importing has been read, and is stored if it is not held. */
typedef struct
{
  Many *many;
  guint index;
  LivretImportRequest request;
  LivretImporting *importing;
  guint64 size;
  guint64 read; /* bytes told as read */
  gsize cost;
  GError *error;
} File;

struct _Many
{
  LivretStore *store;
  const LivretImportDrop *drop;
  LivretImportParse parse;
  gpointer parse_data;
  GCancellable *cancellable;
  guint64 total;
  char *mark; /* of all of these files */

  GMutex opening; /* of what follows; one call of the caller's function at a time */
  guint opened;   /* files */

  GMutex lock; /* of what follows */
  GCond changed;
  guint handed;   /* files: the next one's turn */
  GQueue waiting; /* File */
  gsize waiting_bytes;
  gint64 since;     /* when the first of them came */
  guint at_once;    /* who wait until all are stored */
  gboolean at_work; /* some are being stored */
  gboolean no_more; /* all were read */
  gboolean stopped; /* cancelled */
  guint64 read;     /* bytes */
  guint64 kept;

  GMutex telling; /* one call of the caller's functions at a time */
};

static void
free_file (gpointer data)
{
  File *file = data;

  g_clear_pointer (&file->importing, livret_importing_free);
  if (file->request.fd >= 0)
    close (file->request.fd);
  g_clear_error (&file->error);
  g_free (file);
}

/* --- Telling ------------------------------------------------------------------------------------
 */

static void
tell_progress (Many *self)
{
  guint64 done;

  if (self->drop->progress == NULL)
    return;
  g_mutex_lock (&self->telling);
  g_mutex_lock (&self->lock);
  done = (self->read + self->kept) / 2;
  g_mutex_unlock (&self->lock);
  self->drop->progress (done, self->total, self->drop->data);
  g_mutex_unlock (&self->telling);
}

static void
note_read (File *file, guint64 read)
{
  Many *self = file->many;

  g_mutex_lock (&self->lock);
  if (read > file->read)
    {
      self->read += read - file->read;
      file->read = read;
    }
  g_mutex_unlock (&self->lock);
  tell_progress (self);
}

static void
on_progress (guint64 done, guint64 total, gpointer data)
{
  File *file = data;

  if (total > 0)
    note_read (file, (guint64) ((double) file->size * MIN ((double) done / (double) total, 1)));
}

static void
tell_file (Many *self, File *file)
{
  g_mutex_lock (&self->telling);
  self->drop->done (file->index,
                    file->error == NULL ? livret_importing_steal_result (file->importing) : NULL,
                    file->error, self->drop->data);
  g_mutex_unlock (&self->telling);
  g_mutex_lock (&self->lock);
  self->kept += file->size;
  g_mutex_unlock (&self->lock);
  tell_progress (self);
}

/* --- Storing ------------------------------------------------------------------------------------
 */

static gboolean
is_to_store (const File *file)
{
  return file->error == NULL && livret_importing_is_held (file->importing);
}

/* Each within a savepoint: what one fails of is undone, the others go on. */
static gpointer
store_files (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray *files = data;
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;

  if (!livret_db_transaction_begin (&t, db, error))
    return NULL;
  for (guint i = 0; i < files->len; i++)
    {
      File *file = files->pdata[i];

      if (is_to_store (file))
        livret_importing_keep (file->importing, db, &file->error);
      /* Stopped, also in the middle of one: nothing of these is kept. */
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
    }
  return livret_db_transaction_commit (&t, error) ? DONE : NULL;
}

static gboolean
any_to_store (GPtrArray *files)
{
  for (guint i = 0; i < files->len; i++)
    if (is_to_store (files->pdata[i]))
      return TRUE;
  return FALSE;
}

/* A full disk, say, ends the transaction of all: then each has one of its own, so that it is told
 * what became of that one. @failed: which of them had failed before. Answers how many are to be
 * told: all, unless it was stopped. */
static guint
store_each (Many *self, GPtrArray *files, const gboolean *failed)
{
  for (guint i = 0; i < files->len; i++)
    {
      g_autoptr (GPtrArray) alone = g_ptr_array_new ();
      g_autoptr (GError) error = NULL;
      File *file = files->pdata[i];

      if (failed[i])
        continue;
      g_clear_error (&file->error);
      g_ptr_array_add (alone, file);
      if (livret_store_run (self->store, LIVRET_DB_WRITE, store_files, alone, self->cancellable,
                            &error) != NULL)
        continue;
      if (g_cancellable_is_cancelled (self->cancellable))
        return i;
      if (file->error == NULL)
        file->error = g_steal_pointer (&error);
    }
  return files->len;
}

/* Answers how many of them are to be told. */
static guint
store_group (Many *self, GPtrArray *files)
{
  g_autofree gboolean *failed = g_new0 (gboolean, files->len);

  for (guint i = 0; i < files->len; i++)
    failed[i] = ((File *) files->pdata[i])->error != NULL;
  if (!any_to_store (files) || livret_store_run (self->store, LIVRET_DB_WRITE, store_files, files,
                                                 self->cancellable, NULL) != NULL)
    return files->len;
  return g_cancellable_is_cancelled (self->cancellable) ? 0 : store_each (self, files, failed);
}

/* Waits until it is worth while; NULL when there is no more. */
static GPtrArray *
take_group (Many *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  GPtrArray *files;
  gsize cost = 0;

  while (self->waiting.length == 0 && !self->no_more)
    g_cond_wait (&self->changed, &self->lock);
  while (self->waiting.length < GROUP_WANTED && self->waiting_bytes < GROUP_BYTES &&
         !self->no_more && self->at_once == 0)
    if (!g_cond_wait_until (&self->changed, &self->lock, self->since + PATIENCE_US))
      break;
  if (self->waiting.length == 0)
    return NULL;
  files = g_ptr_array_new_with_free_func (free_file);
  while (self->waiting.length > 0 && (cost < GROUP_BYTES || self->stopped))
    {
      File *file = g_queue_pop_head (&self->waiting);

      cost += file->cost;
      g_ptr_array_add (files, file);
    }
  self->waiting_bytes -= cost;
  self->since = g_get_monotonic_time ();
  self->at_work = TRUE;
  g_cond_broadcast (&self->changed);
  return files;
}

static gpointer
store_all (gpointer data)
{
  Many *self = data;
  GPtrArray *files;

  while ((files = take_group (self)) != NULL)
    {
      guint stored = self->stopped ? 0 : store_group (self, files);
      gboolean all = stored == files->len;

      for (guint i = 0; i < stored; i++)
        tell_file (self, files->pdata[i]);
      g_ptr_array_unref (files);
      g_mutex_lock (&self->lock);
      self->stopped = self->stopped || !all;
      self->at_work = FALSE;
      g_cond_broadcast (&self->changed);
      g_mutex_unlock (&self->lock);
    }
  return NULL;
}

/* --- Reading ------------------------------------------------------------------------------------
 */

/* Until all before it are stored. */
static void
await_stored (gpointer data)
{
  const File *file = data;
  Many *self = file->many;

  g_mutex_lock (&self->lock);
  self->at_once++;
  g_cond_broadcast (&self->changed);
  while ((self->handed < file->index || self->waiting.length > 0 || self->at_work) &&
         !self->stopped)
    g_cond_wait (&self->changed, &self->lock);
  self->at_once--;
  g_mutex_unlock (&self->lock);
}

/* Whether @file must wait: for its turn, or for room. */
static gboolean
is_early (Many *self, const File *file)
{
  return self->handed < file->index ||
         (self->waiting.length > 0 && (self->waiting.length >= WAITING_FILES ||
                                       self->waiting_bytes + file->cost > WAITING_BYTES));
}

/* It was stored while it was read, all before it being done. */
static gboolean
is_stored (const File *file)
{
  return file->error == NULL && file->importing->streamed;
}

static void
enqueue (Many *self, File *file)
{
  if (self->waiting.length == 0)
    self->since = g_get_monotonic_time ();
  g_queue_push_tail (&self->waiting, file);
  self->waiting_bytes += file->cost;
}

/* @file: (transfer full). What no lane has handed over when all is stopped is not stored, and
 * nobody waits for it. */
static gboolean
hand_over (Many *self, File *file)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  gboolean stored = is_stored (file);

  if (file->error != NULL && g_cancellable_is_cancelled (self->cancellable))
    self->stopped = TRUE;
  while (!stored && is_early (self, file) && !self->stopped)
    g_cond_wait (&self->changed, &self->lock);
  if (stored || self->stopped)
    free_file (file);
  else
    enqueue (self, file);
  self->handed++;
  g_cond_broadcast (&self->changed);
  return !self->stopped;
}

/* The next file; NULL: none, or nobody wants more. */
static File *
open_next (Many *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->opening);
  File *file;

  if (self->opened == self->drop->n_files || g_cancellable_is_cancelled (self->cancellable))
    return NULL;
  file = g_new0 (File, 1);
  file->many = self;
  file->index = self->opened++;
  file->size = self->drop->sizes != NULL ? self->drop->sizes[file->index] : 1;
  file->request.fd = -1;
  if (self->drop->open (file->index, &file->request, self->drop->data, &file->error))
    {
      file->request.brought = self->mark;
      file->request.progress = on_progress;
      file->request.progress_data = file;
    }
  return file;
}

static void
read_file (Many *self, File *file)
{
  file->importing = livret_importing_new (self->store, &file->request, self->cancellable);
  livret_importing_call_when_alone (file->importing, await_stored, file);
  if (livret_importing_read (file->importing, self->parse, self->parse_data, &file->error) &&
      livret_importing_is_held (file->importing))
    file->cost = livret_importing_cost (file->importing);
}

static gpointer
read_some (gpointer data)
{
  Many *self = data;
  gboolean goes_on = TRUE;
  File *file;

  while (goes_on && (file = open_next (self)) != NULL)
    {
      if (file->error == NULL)
        read_file (self, file);
      note_read (file, file->size);
      if (is_stored (file))
        tell_file (self, file);
      goes_on = hand_over (self, file);
    }
  return NULL;
}

/* The caller's thread is one of the lanes. */
static void
read_all (Many *self)
{
  GThread *lanes[LANES - 1];

  for (guint i = 0; i < G_N_ELEMENTS (lanes); i++)
    lanes[i] = g_thread_new ("livret-reading", read_some, self);
  read_some (self);
  for (guint i = 0; i < G_N_ELEMENTS (lanes); i++)
    g_thread_join (lanes[i]);
  g_mutex_lock (&self->lock);
  self->no_more = TRUE;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
}

gboolean
livret_imports_run_many_with (LivretStore *store,
                              const LivretImportDrop *drop,
                              LivretImportParse parse,
                              gpointer data,
                              GCancellable *cancellable,
                              GError **error)
{
  g_autofree char *mark = livret_uuid_new ();
  Many self = { .store = store,
                .drop = drop,
                .parse = parse,
                .parse_data = data,
                .cancellable = cancellable,
                .mark = mark };
  GThread *storing;

  for (guint i = 0; i < drop->n_files; i++)
    self.total += drop->sizes != NULL ? drop->sizes[i] : 1;
  g_mutex_init (&self.opening);
  g_mutex_init (&self.lock);
  g_mutex_init (&self.telling);
  g_cond_init (&self.changed);
  g_queue_init (&self.waiting);
  storing = g_thread_new ("livret-imports", store_all, &self);
  read_all (&self);
  g_thread_join (storing);
  g_mutex_clear (&self.opening);
  g_mutex_clear (&self.lock);
  g_mutex_clear (&self.telling);
  g_cond_clear (&self.changed);
  if (!self.stopped && !g_cancellable_is_cancelled (cancellable))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                       _ ("The import was stopped; the files that were done stay."));
  return FALSE;
}

static gpointer
run_many (LivretStore *store,
          gconstpointer what,
          LivretImportParse parse,
          gpointer data,
          GCancellable *cancellable,
          GError **error)
{
  return livret_imports_run_many_with (store, what, parse, data, cancellable, error) ? DONE : NULL;
}

gboolean
livret_imports_run_many (LivretSession *session,
                         const LivretImportDrop *drop,
                         GCancellable *cancellable,
                         GError **error)
{
  return livret_import_in_session (session, run_many, drop, cancellable, error) != NULL;
}
