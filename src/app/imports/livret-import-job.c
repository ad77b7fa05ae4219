/* livret-import-job.c: opening, looking into and importing files, away from the main thread.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/imports/livret-import-job.h"

#include <fcntl.h>
#include <glib/gi18n.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/widgets/livret-worker.h"
#include "record/livret-imports-many.h"
#include "record/livret-memfd.h"
#include "record/livret-reader.h"

/* Descriptors that everything else needs. */
#define FILES_BESIDE 1024

/* Opening --------------------------------------------------------------------- */

typedef struct
{
  GPtrArray *files; /* GFile */
  char *person;
} Opening;

static void
opening_free (Opening *opening)
{
  g_ptr_array_unref (opening->files);
  g_free (opening->person);
  g_free (opening);
}

/* A file that is not on a disk here is drawn into memory. */
static int
draw_in (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autofree guint8 *buffer = g_malloc (1 << 16);
  int fd = stream ? livret_memfd_open ("livret-import", error) : -1;
  gssize n = 0;

  while (fd >= 0 && (n = g_input_stream_read (G_INPUT_STREAM (stream), buffer, 1 << 16, cancellable,
                                              error)) > 0)
    if (!livret_memfd_write (fd, buffer, (gsize) n, error))
      {
        n = -1;
        break;
      }
  if (fd >= 0 && n < 0)
    {
      close (fd);
      return -1;
    }
  return fd;
}

static void
say_not_opened (GError **error, int number)
{
  /* Translators: %s: what the system says, “No such file or directory”. */
  g_set_error (
      error, G_IO_ERROR, g_io_error_from_errno (number),
      _ ("The file could not be opened (%s). Nothing of it was added, and it was not"
         " changed. Look whether it is still there and may be read, then choose it again."),
      g_strerror (number));
}

static int
open_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_file_get_path (file);
  int fd;

  if (path == NULL)
    return draw_in (file, cancellable, error);
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY,
                   _ ("This is a folder: choose the files in it."));
      return -1;
    }
  fd = open (path, O_RDONLY | O_CLOEXEC);
  if (fd < 0)
    say_not_opened (error, errno);
  return fd;
}

/* Each stays open until it is added: a thousand are more than a process may have unasked. */
static void
allow_files (guint n_files)
{
  struct rlimit limit;

  if (getrlimit (RLIMIT_NOFILE, &limit) < 0 || limit.rlim_cur >= n_files + FILES_BESIDE)
    return;
  limit.rlim_cur = MIN (limit.rlim_max, n_files + FILES_BESIDE);
  setrlimit (RLIMIT_NOFILE, &limit);
}

static gpointer
open_files (LivretSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Opening *opening = data;
  GPtrArray *opened = g_ptr_array_new_with_free_func ((GDestroyNotify) livret_import_file_free);

  allow_files (opening->files->len);
  for (guint i = 0; i < opening->files->len; i++)
    {
      g_autoptr (GError) failed = NULL;
      g_autofree char *name = g_file_get_basename (opening->files->pdata[i]);
      g_autofree char *shown = g_filename_display_name (name);
      int fd = open_file (opening->files->pdata[i], cancellable, &failed);
      LivretImportFile *file = livret_import_file_new (shown, fd, opening->person);

      if (fd < 0)
        file->failure = g_strdup (failed->message);
      g_ptr_array_add (opened, file);
    }
  return opened;
}

void
livret_import_job_open_async (LivretHousehold *household,
                              GListModel *files,
                              const char *person,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->files = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    g_ptr_array_add (opening->files, g_list_model_get_item (files, i));
  opening->person = g_strdup (person);
  livret_worker_run_async (livret_household_get_session (household), open_files, opening,
                           (GDestroyNotify) opening_free, (GDestroyNotify) g_ptr_array_unref,
                           cancellable, callback, user_data);
}

GPtrArray *
livret_import_job_open_finish (GAsyncResult *result, GError **error)
{
  return livret_worker_run_finish (result, error);
}

/* Importing ------------------------------------------------------------------- */

/* One file, as the person wants it to be added. */
typedef struct
{
  int fd;
  char *name;
  char *person;
  char *title;
  char *category;
  char *date;
  gboolean dry_run;
  gboolean accept;
  gboolean intimate;
  LivretCsvMapping *mapping;
  GPtrArray *slots;
} Run;

static void
run_free (Run *run)
{
  if (run->fd >= 0)
    close (run->fd);
  g_free (run->name);
  g_free (run->person);
  g_free (run->title);
  g_free (run->category);
  g_free (run->date);
  livret_csv_mapping_free (run->mapping);
  g_ptr_array_unref (run->slots);
  g_free (run);
}

static LivretImportRequest
make_request (const Run *run)
{
  return (LivretImportRequest) {
    .fd = run->fd,
    .name = run->name,
    .person = run->person,
    .title = run->title,
    .category = run->category,
    .date = run->date,
    .dry_run = run->dry_run,
    .accept_identity = run->accept || run->dry_run,
    .intimate = run->intimate,
    .mapping = run->mapping,
    .slots = run->slots,
  };
}

static gpointer
copy_choice (gconstpointer data, gpointer unused)
{
  const LivretSlotChoice *choice = data;

  return livret_slot_choice_new (choice->name, choice->device, choice->person);
}

/* Without its descriptor. */
static Run *
run_new (const LivretImportFile *file, gboolean dry_run)
{
  Run *run = g_new0 (Run, 1);

  run->fd = -1;
  run->name = g_strdup (file->name);
  run->person = g_strdup (file->person);
  run->title = g_strdup (file->title);
  run->category = livret_import_file_category (file);
  run->date = g_strdup (file->date);
  run->dry_run = dry_run;
  run->accept = file->accepted;
  run->intimate = file->intimate;
  run->mapping = file->mapping != NULL ? livret_csv_mapping_copy (file->mapping) : NULL;
  run->slots = g_ptr_array_copy (file->slots, copy_choice, NULL);
  return run;
}

static gpointer
look (LivretSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  LivretImportRequest request = make_request (data);

  return livret_import_run (session, &request, cancellable, error);
}

void
livret_import_job_look_async (LivretHousehold *household,
                              const LivretImportFile *file,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  Run *run = run_new (file, TRUE);

  run->fd = fcntl (file->fd, F_DUPFD_CLOEXEC, 3);
  livret_worker_run_async (livret_household_get_session (household), look, run,
                           (GDestroyNotify) run_free, (GDestroyNotify) livret_import_result_free,
                           cancellable, callback, user_data);
}

LivretImportResult *
livret_import_job_look_finish (GAsyncResult *result, GError **error)
{
  return livret_worker_run_finish (result, error);
}

/* Importing many -------------------------------------------------------------- */

/* @files: (element-type LivretImportFile): held for their descriptors, each of which is doubled for
 * as long as its file is at work alone; @places: of @runs among them */
typedef struct
{
  GPtrArray *files;
  GPtrArray *runs; /* Run */
  GArray *places;  /* guint */
  GArray *sizes;   /* guint64 */
  LivretGauge *gauge;
  GCancellable *cancellable;
  LivretImportOutcome *outcome;
} Adding;

static void
adding_free (Adding *adding)
{
  g_ptr_array_unref (adding->files);
  g_ptr_array_unref (adding->runs);
  g_array_unref (adding->places);
  g_array_unref (adding->sizes);
  livret_gauge_unref (adding->gauge);
  g_object_unref (adding->cancellable);
  g_clear_pointer (&adding->outcome, livret_import_outcome_free);
  g_free (adding);
}

void
livret_import_outcome_free (LivretImportOutcome *outcome)
{
  g_ptr_array_unref (outcome->results);
  g_clear_error (&outcome->failure);
  g_free (outcome);
}

static gboolean
open_one (guint i, LivretImportRequest *request, gpointer data, GError **error)
{
  Adding *adding = data;
  const LivretImportFile *file = adding->files->pdata[g_array_index (adding->places, guint, i)];

  *request = make_request (adding->runs->pdata[i]);
  request->fd = fcntl (file->fd, F_DUPFD_CLOEXEC, 3);
  if (request->fd >= 0)
    return TRUE;
  say_not_opened (error, errno);
  return FALSE;
}

static void
on_one_done (guint i, LivretImportResult *result, const GError *error, gpointer data)
{
  LivretImportOutcome *outcome = ((Adding *) data)->outcome;

  if (result != NULL)
    {
      g_ptr_array_add (outcome->results, result);
      return;
    }
  outcome->failed++;
  if (outcome->failure == NULL)
    outcome->failure = g_error_copy (error);
}

static void
on_progress (guint64 done, guint64 total, gpointer data)
{
  livret_gauge_tell (total > 0 ? (double) done / (double) total : 0, ((Adding *) data)->gauge);
}

/* Stopped, it answers what was done until then. */
static gpointer
add (LivretSession *session, gpointer data, GCancellable *unused, GError **error)
{
  Adding *adding = data;
  const LivretImportDrop drop = { .n_files = adding->runs->len,
                                  .sizes = (const guint64 *) (void *) adding->sizes->data,
                                  .open = open_one,
                                  .done = on_one_done,
                                  .progress = on_progress,
                                  .data = adding };
  g_autoptr (GError) stopped = NULL;

  livret_imports_run_many (session, &drop, adding->cancellable, &stopped);
  return g_steal_pointer (&adding->outcome);
}

/* What takes the time; never 0, so that empty files count too. */
static guint64
size_of (const LivretImportFile *file)
{
  struct stat status;

  return fstat (file->fd, &status) == 0 ? (guint64) status.st_size + 1 : 1;
}

void
livret_import_job_add_async (LivretHousehold *household,
                             GPtrArray *files,
                             LivretGauge *gauge,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  Adding *adding = g_new0 (Adding, 1);

  adding->files = g_ptr_array_ref (files);
  adding->runs = g_ptr_array_new_with_free_func ((GDestroyNotify) run_free);
  adding->places = g_array_new (FALSE, FALSE, sizeof (guint));
  adding->sizes = g_array_new (FALSE, FALSE, sizeof (guint64));
  adding->gauge = livret_gauge_ref (gauge);
  adding->cancellable = g_object_ref (cancellable);
  adding->outcome = g_new0 (LivretImportOutcome, 1);
  adding->outcome->results =
      g_ptr_array_new_with_free_func ((GDestroyNotify) livret_import_result_free);
  for (guint i = 0; i < files->len; i++)
    {
      guint64 size = size_of (files->pdata[i]);

      if (!livret_import_file_adds (files->pdata[i]))
        continue;
      g_ptr_array_add (adding->runs, run_new (files->pdata[i], FALSE));
      g_array_append_val (adding->places, i);
      g_array_append_val (adding->sizes, size);
    }
  livret_worker_run_async (livret_household_get_session (household), add, adding,
                           (GDestroyNotify) adding_free,
                           (GDestroyNotify) livret_import_outcome_free, NULL, callback, user_data);
}

LivretImportOutcome *
livret_import_job_add_finish (GAsyncResult *result, GError **error)
{
  return livret_worker_run_finish (result, error);
}

static gboolean
take_back_slots (LivretDb *db, const LivretImportResult *result, GError **error)
{
  for (guint i = result->given->len; i-- > 0;)
    if (!livret_given_take_back (db, result->given->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* The last first: an earlier one may have found the slot as it was. Those between two that gave
 * slots are taken back together. */
gpointer
livret_import_job_undo (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const GPtrArray *done = data;
  guint until = done->len;

  while (until > 0)
    {
      const LivretImportResult *last = done->pdata[until - 1];
      g_autoptr (GPtrArray) ids = g_ptr_array_new ();
      guint from = until - 1;

      if (!take_back_slots (db, last, error))
        return NULL;
      while (from > 0 && ((LivretImportResult *) done->pdata[from - 1])->given->len == 0)
        from--;
      for (guint i = from; i < until; i++)
        g_ptr_array_add (ids, ((LivretImportResult *) done->pdata[i])->import);
      if (!livret_imports_undo_many (db, ids, error))
        return NULL;
      until = from;
    }
  return GINT_TO_POINTER (TRUE);
}
