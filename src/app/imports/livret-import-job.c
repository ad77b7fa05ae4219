/* livret-import-job.c: opening, looking into and importing files, away from the main thread.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/imports/livret-import-job.h"

#include <fcntl.h>
#include <glib/gi18n.h>
#include <unistd.h>

#include "app/widgets/livret-worker.h"
#include "record/livret-memfd.h"
#include "record/livret-reader.h"

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
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
                 _ ("The file could not be opened: %s."), g_strerror (errno));
  return fd;
}

static gpointer
open_files (LivretSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Opening *opening = data;
  GPtrArray *opened = g_ptr_array_new_with_free_func ((GDestroyNotify) livret_import_file_free);

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
  LivretGauge *gauge;
  LivretProgress progress;
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
  g_clear_pointer (&run->gauge, livret_gauge_unref);
  g_free (run);
}

static void
on_progress (guint64 done, guint64 total, gpointer user_data)
{
  livret_progress_tell (user_data, total > 0 ? (double) done / total : 0);
}

static gpointer
run_import (LivretSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Run *run = data;
  LivretImportRequest request = {
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
    .progress = on_progress,
    .progress_data = &run->progress,
  };

  return livret_import_run (session, &request, cancellable, error);
}

static gpointer
copy_choice (gconstpointer data, gpointer unused)
{
  const LivretSlotChoice *choice = data;

  return livret_slot_choice_new (choice->name, choice->device, choice->person);
}

void
livret_import_job_run_async (LivretHousehold *household,
                             const LivretImportFile *file,
                             gboolean dry_run,
                             LivretGauge *gauge,
                             double from,
                             double until,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  Run *run = g_new0 (Run, 1);

  run->fd = fcntl (file->fd, F_DUPFD_CLOEXEC, 3);
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
  if (gauge != NULL)
    {
      run->gauge = livret_gauge_ref (gauge);
      run->progress = (LivretProgress) { livret_gauge_tell, run->gauge, from, until };
    }
  livret_worker_run_async (livret_household_get_session (household), run_import, run,
                           (GDestroyNotify) run_free, (GDestroyNotify) livret_import_result_free,
                           cancellable, callback, user_data);
}

LivretImportResult *
livret_import_job_run_finish (GAsyncResult *result, GError **error)
{
  return livret_worker_run_finish (result, error);
}

/* The last first: an earlier one may have found the slot as it was. */
gpointer
livret_import_job_undo (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray *done = data;

  for (guint i = done->len; i-- > 0;)
    {
      const LivretImportResult *result = done->pdata[i];

      for (guint j = result->given->len; j-- > 0;)
        if (!livret_given_take_back (db, result->given->pdata[j], error))
          return NULL;
      if (!livret_imports_undo (db, result->import, error))
        return NULL;
    }
  return GINT_TO_POINTER (TRUE);
}
