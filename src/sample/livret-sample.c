/* livret-sample.c: living three years in a new vault: a table of events, sorted, then played.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample/livret-sample-private.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/livret-clock.h"
#include "record/livret-imports.h"
#include "record/livret-journal.h"
#include "record/livret-memfd.h"
#include "record/livret-meta.h"
#include "sample/livret-sample-curves.h"

#define HOME_ZONE "Europe/Paris"
/* The last morning is lived until a quarter past eight, so that its readings are there. */
#define MORNING (8 * 60 + 15)
#define EVENING (21 * 60)
/* Days before the last on which somebody looked at the record: what came in since is new. */
#define LAST_VISIT 14

/* --- days and events ---------------------------------------------------------------------------
 */

gint64
livret_sample_at (const LivretSample *sample, int days, int minutes)
{
  return livret_wall_to_utc (sample->home, (gint64) (sample->today - days) * 86400 + minutes * 60,
                             FALSE);
}

int
livret_sample_weekday (const LivretSample *sample, int days)
{
  /* The day 0 was a Thursday. */
  int weekday = (sample->today - days + 3) % 7;

  return weekday >= 5 ? days + weekday - 4 : days;
}

void
livret_sample_add_event (
    LivretSample *sample, gint64 time, LivretSamplePlay play, gconstpointer what, int number)
{
  LivretSampleEvent event = { time, sample->events->len, play, what, number };

  if (time <= sample->last)
    g_array_append_val (sample->events, event);
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const LivretSampleEvent *first = a, *second = b;

  if (first->time != second->time)
    return first->time < second->time ? -1 : 1;
  return first->order < second->order ? -1 : 1;
}

static gboolean
play_events (LivretSample *sample, const LivretSampleOptions *options, GError **error)
{
  g_array_sort (sample->events, compare_events);
  for (guint i = 0; i < sample->events->len; i++)
    {
      const LivretSampleEvent *event = &g_array_index (sample->events, LivretSampleEvent, i);

      livret_clock_fix (event->time);
      if (g_cancellable_set_error_if_cancelled (sample->cancellable, error) ||
          !event->play (sample, event, error))
        return FALSE;
      if (options->progress != NULL)
        options->progress ((i + 1.0) / sample->events->len, options->progress_data);
    }
  livret_clock_fix (sample->last);
  return TRUE;
}

/* --- the doors ---------------------------------------------------------------------------------
 */

typedef struct
{
  LivretSample *sample;
  LivretSampleJob func;
  gpointer data;
} Job;

static gpointer
run_job (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return GINT_TO_POINTER (job->func (job->sample, db, job->data, error));
}

gboolean
livret_sample_write (LivretSample *sample, LivretSampleJob func, gpointer data, GError **error)
{
  Job job = { sample, func, data };

  return livret_store_run (livret_session_get_store (sample->session), LIVRET_DB_WRITE, run_job,
                           &job, sample->cancellable, error) != NULL;
}

static int
put_in_memory (const LivretSampleFile *file, GError **error)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (file->bytes, &size);
  int fd = livret_memfd_open ("sample", error);

  if (fd >= 0 && livret_memfd_write (fd, data, size, error) && livret_memfd_seal (fd, error))
    return fd;
  if (fd >= 0)
    close (fd);
  return -1;
}

gboolean
livret_sample_import (
    LivretSample *sample, const LivretSampleFile *file, char **id, char **import, GError **error)
{
  LivretImportRequest request = {
    .fd = put_in_memory (file, error),
    .name = file->name,
    .person = sample->ids[file->who],
    .title = file->title,
    .category = file->category,
    .date = file->date,
  };
  g_autoptr (LivretImportResult) result = NULL;

  if (request.fd < 0)
    return FALSE;
  result = livret_import_run (sample->session, &request, sample->cancellable, error);
  close (request.fd);
  if (result == NULL)
    return FALSE;
  if (id != NULL && result->items->len > 0)
    *id = g_strdup (((LivretImportItem *) g_ptr_array_index (result->items, 0))->id);
  if (import != NULL)
    *import = g_strdup (result->import);
  return TRUE;
}

/* --- the vault ---------------------------------------------------------------------------------
 */

static gboolean
mark_vault (LivretSample *sample, LivretDb *db, gpointer data, GError **error)
{
  const char *label = C_ ("sample", "Martin family");
  gint64 last_visit = livret_sample_at (sample, LAST_VISIT, EVENING);

  return livret_meta_set (db, LIVRET_SAMPLE_META, "1", error) &&
         livret_meta_set (db, LIVRET_META_HOME_ZONE, HOME_ZONE, error) &&
         livret_meta_set (db, LIVRET_META_LABEL, label, error) &&
         livret_meta_set_int (db, LIVRET_META_VISIT, last_visit, error) &&
         livret_journal_append_simple (db, error, "vault-named", NULL, label, NULL);
}

gboolean
livret_sample_is (LivretDb *db)
{
  return livret_meta_get_int (db, LIVRET_SAMPLE_META, 0) == 1;
}

static gboolean
live (LivretSample *sample,
      const char *folder,
      const LivretSecret *phrase,
      const LivretSampleOptions *options,
      GError **error)
{
  LivretVault *vault;
  g_autoptr (GError) failed = NULL;
  gboolean lived;

  livret_clock_fix (livret_sample_at (sample, LIVRET_SAMPLE_DAYS + 1, 20 * 60));
  vault =
      livret_vault_create (folder, phrase, livret_sample_first_name (LIVRET_SAMPLE_CAMILLE), error);
  if (vault == NULL)
    return FALSE;
  /* What becomes of the folder is not known here: nothing of it is to stay elsewhere. */
  livret_vault_set_passing (vault);
  sample->session = livret_session_open (vault, error);
  if (sample->session == NULL)
    return FALSE;
  lived =
      livret_sample_write (sample, mark_vault, NULL, error) && play_events (sample, options, error);
  if (!livret_session_close (sample->session, lived ? error : &failed))
    lived = FALSE;
  return lived;
}

/* The last moment depends on the day and on whether its morning is over, on nothing finer. */
static void
set_days (LivretSample *sample, gint64 now)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (now);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, sample->home);
  int year, month, day;

  g_date_time_get_ymd (local, &year, &month, &day);
  sample->today = livret_days_from_civil (year, month, day);
  sample->last = livret_sample_at (sample, 0, MORNING);
  if (sample->last > now)
    sample->last = livret_sample_at (sample, 1, EVENING);
}

static void
add_events (LivretSample *sample)
{
  livret_sample_add_people (sample);
  livret_sample_add_entries (sample);
  livret_sample_add_readings (sample);
  livret_sample_add_typed (sample);
  livret_sample_add_measures (sample);
  livret_sample_add_papers (sample);
  livret_sample_add_shares (sample);
}

static void
clear_sample (LivretSample *sample)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sample->ids); i++)
    g_free (sample->ids[i]);
  g_clear_object (&sample->session);
  g_clear_pointer (&sample->documents, g_hash_table_unref);
  g_clear_pointer (&sample->entries, g_hash_table_unref);
  g_clear_pointer (&sample->imports, g_hash_table_unref);
  g_clear_pointer (&sample->events, g_array_unref);
  g_clear_pointer (&sample->home, g_time_zone_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LivretSample, clear_sample)

static gboolean
is_new (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  return dir != NULL ? g_dir_read_name (dir) == NULL : !g_file_test (folder, G_FILE_TEST_EXISTS);
}

/* Only of a folder that was new. */
static void
remove_vault (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

gboolean
livret_sample_create (const char *folder,
                      const LivretSecret *phrase,
                      const LivretSampleOptions *options,
                      GCancellable *cancellable,
                      GError **error)
{
  g_auto (LivretSample) sample = { .seed = options->seed, .cancellable = cancellable };
  gboolean lived;

  if (!is_new (folder))
    {
      g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID,
                   _ ("There is something in “%s” already: a sample household needs a new folder."),
                   folder);
      return FALSE;
    }
  sample.home = g_time_zone_new_identifier (HOME_ZONE);
  if (sample.home == NULL)
    sample.home = g_time_zone_new_utc ();
  sample.documents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  sample.entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  sample.imports = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  sample.events = g_array_new (FALSE, FALSE, sizeof (LivretSampleEvent));
  set_days (&sample, options->now != 0 ? options->now : livret_clock_now ());
  add_events (&sample);
  lived = live (&sample, folder, phrase, options, error);
  livret_clock_fix (0);
  if (!lived)
    remove_vault (folder);
  return lived;
}
