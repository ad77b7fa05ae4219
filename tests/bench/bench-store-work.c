/* bench-store-work.c: what one process of the benchmark does and measures.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-store-work.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>

#include "record/livret-db-private.h"
#include "record/livret-meta.h"
#include "record/livret-people.h"
#include "record/livret-reading-batch.h"
#include "record/livret-readings.h"
#include "record/livret-readings-row.h"
#include "record/livret-schema.h"
#include "record/livret-session.h"

#define TRANSACTION 100000
#define PIECE 512
#define REPEATED 5 /* openings */
#define DAYS_REPEATED 15
#define PHRASE "lune-tasse-jardin-velo-pain"

typedef struct
{
  char *folder;
  char *path;
  LivretSecret *key;
  LivretDb *db;
  char *person;
} Record;

static void
check (GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

static void
exec (LivretDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  livret_db_exec (db, sql, &error);
  check (error);
}

static char *
add_person (LivretDb *db)
{
  g_autoptr (LivretPerson) person = livret_person_new ("Camille Martin");
  g_autoptr (GError) error = NULL;

  livret_meta_set (db, LIVRET_META_HOME_ZONE, "Europe/Paris", &error);
  check (error);
  livret_people_add (db, person, &error);
  check (error);
  return g_strdup (person->id);
}

static void
connect (Record *record, gboolean create)
{
  g_autoptr (GError) error = NULL;

  record->db = livret_db_open (record->path, record->key, LIVRET_DB_WRITE, create, &error);
  check (error);
}

static void
record_init (Record *record)
{
  g_autoptr (GError) error = NULL;

  record->folder = g_dir_make_tmp ("livret-bench-XXXXXX", &error);
  check (error);
  record->path = g_build_filename (record->folder, "record.db", NULL);
  record->key = livret_secret_new_random (32);
  connect (record, TRUE);
  livret_schema_create (record->db, &livret_schema_steps, &error);
  check (error);
  record->person = add_person (record->db);
}

static void
remove_folder (const char *folder)
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

static void
record_clear (Record *record)
{
  livret_db_close (record->db);
  livret_secret_unref (record->key);
  remove_folder (record->folder);
  g_free (record->folder);
  g_free (record->path);
  g_free (record->person);
}

/* --- Measures -----------------------------------------------------------------------------------
 */

static double
cpu_seconds (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) usage.ru_utime.tv_sec + (double) usage.ru_stime.tv_sec +
         (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

/* A moment of a few milliseconds on a machine that has other things to do: the fastest of several
 * is the one that was not interrupted. */
static void
keep_fastest (double *fastest_ms, gint64 begun)
{
  double ms = (double) (g_get_monotonic_time () - begun) / 1e3;

  if (*fastest_ms == 0 || ms < *fastest_ms)
    *fastest_ms = ms;
}

/* Of this program alone: ru_maxrss would remember the process before exec(). */
static double
peak_mib (void)
{
  g_autofree char *status = NULL;
  const char *line;

  g_file_get_contents ("/proc/self/status", &status, NULL, NULL);
  line = status != NULL ? strstr (status, "VmHWM:") : NULL;
  return line != NULL ? (double) g_ascii_strtoll (line + 6, NULL, 10) / 1024 : 0;
}

static double
file_bytes (Record *record)
{
  GStatBuf info;

  exec (record->db, "PRAGMA wal_checkpoint (TRUNCATE)");
  return g_stat (record->path, &info) == 0 ? (double) info.st_size : 0;
}

/* The same for the same rows, in whatever order they came. */
static double
table_sum (LivretDb *db)
{
  g_autoptr (LivretStatement) s = livret_db_prepare_dynamic (
      db, "SELECT count (*) * 1e6 + total (round (value, 3)) / 1e3 + total (packed) / 1e9"
          " + total (time % 1009) / 1e6 + total (length (more)) FROM readings");
  g_autoptr (GError) error = NULL;

  livret_statement_step (s, &error);
  check (error);
  return livret_statement_double (s, 0);
}

/* --- The leanest loop ---------------------------------------------------------------------------
 */

static void
insert_lean (sqlite3_stmt *s, guint32 first, guint32 end)
{
  static const guint units[BENCH_SERIES] = { 0, 1, 0, 2 };
  LivretSinkReading row;

  for (guint32 i = first; i < end; i++)
    {
      g_autofree char *more = NULL;

      bench_row (i, &row);
      sqlite3_bind_int (s, 1, row.series + 1);
      sqlite3_bind_int64 (s, 2, row.time);
      sqlite3_bind_double (s, 3, bench_canonical (&row));
      sqlite3_bind_int (
          s, 4, (int) livret_packed (row.decimals, row.offset_min, row.flags, units[row.series]));
      if (row.written != NULL)
        {
          more = g_strconcat (";;", row.written, NULL);
          sqlite3_bind_text (s, 5, more, -1, SQLITE_STATIC);
        }
      if (sqlite3_step (s) != SQLITE_DONE)
        g_error ("the lean loop failed");
      sqlite3_reset (s);
      if (row.written != NULL)
        sqlite3_bind_null (s, 5);
    }
}

void
bench_lean (BenchFigures *out)
{
  Record record = { 0 };
  sqlite3_stmt *s = NULL;
  double begun;

  record_init (&record);
  begun = cpu_seconds ();
  sqlite3_prepare_v2 (livret_db_handle (record.db),
                      "INSERT INTO readings (series, time, duration, value, code, import, packed,"
                      " more) VALUES (?1, ?2, 0, ?3, 0, 1, ?4, ?5)",
                      -1, &s, NULL);
  for (guint32 first = 0; first < BENCH_ROWS; first += TRANSACTION)
    {
      exec (record.db, "BEGIN IMMEDIATE");
      insert_lean (s, first, first + TRANSACTION);
      exec (record.db, "COMMIT");
    }
  out->cpu_s = cpu_seconds () - begun;
  sqlite3_finalize (s);
  out->rss_mib = peak_mib ();
  out->bytes = file_bytes (&record);
  out->sum = table_sum (record.db);
  record_clear (&record);
}

/* --- An import ----------------------------------------------------------------------------------
 */

static void
on_set_aside (const char *where, const char *reason, gpointer data)
{
  g_error ("%s: %s", where, reason);
}

static void
settle (LivretReadingBatch *batch, LivretDb *db, gint64 import, BenchFigures *out)
{
  g_autoptr (GError) error = NULL;

  livret_reading_batch_sort (batch);
  while (!livret_reading_batch_is_empty (batch))
    {
      gint64 begun = g_get_monotonic_time ();

      livret_reading_batch_write (batch, db, 1, import, &error);
      check (error);
      out->longest_ms = MAX (out->longest_ms, (double) (g_get_monotonic_time () - begun) / 1e3);
    }
}

static void
import_rows (LivretDb *db, gint64 import, BenchOrder order, BenchFigures *out)
{
  g_autoptr (LivretReadingBatch) batch = livret_reading_batch_new (0, on_set_aside, NULL);
  g_autofree LivretSinkReading *rows = g_new (LivretSinkReading, PIECE);

  for (guint i = 0; i < BENCH_SERIES; i++)
    livret_reading_batch_add_series (batch, &bench_series[i]);
  for (guint32 first = 0; first < BENCH_ROWS; first += PIECE)
    {
      guint32 n = MIN (PIECE, BENCH_ROWS - first);
      guint32 taken = 0;

      for (guint32 i = 0; i < n; i++)
        bench_row (bench_place (order, first + i), &rows[i]);
      while (taken < n)
        {
          taken += (guint32) livret_reading_batch_add (batch, rows + taken, n - taken);
          if (livret_reading_batch_is_full (batch))
            settle (batch, db, import, out);
        }
    }
  settle (batch, db, import, out);
}

static void
open_import (LivretDb *db)
{
  exec (db, "INSERT INTO import (id, person, file_name, sha256, format, time, state)"
            " VALUES (hex (randomblob (16)), 1, 'bench.csv', x'00', 'bench', 0, 'done')");
}

/* On a connection that has read nothing yet. */
static void
measure_days (Record *record, BenchFigures *out)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) days = NULL;
  gint64 begun;

  livret_db_close (g_steal_pointer (&record->db));
  connect (record, FALSE);
  begun = g_get_monotonic_time ();
  days = livret_readings_by_day (record->db, record->person, livret_kind_by_id ("glucose"), 0,
                                 G_MAXINT32, &error);
  keep_fastest (&out->days_ms, begun);
  check (error);
  out->days = days->len;
}

void
bench_write (BenchOrder order, BenchFigures *out)
{
  Record record = { 0 };
  double begun;

  record_init (&record);
  open_import (record.db);
  begun = cpu_seconds ();
  import_rows (record.db, 1, order, out);
  out->cpu_s = cpu_seconds () - begun;
  out->rss_mib = peak_mib ();
  out->bytes = file_bytes (&record);
  out->sum = table_sum (record.db);
  for (int i = 0; i < DAYS_REPEATED; i++)
    measure_days (&record, out);
  record_clear (&record);
}

void
bench_again (BenchFigures *out)
{
  Record record = { 0 };
  double begun;

  record_init (&record);
  open_import (record.db);
  import_rows (record.db, 1, BENCH_SORTED, out);
  open_import (record.db);
  out->longest_ms = 0;
  begun = cpu_seconds ();
  import_rows (record.db, 2, BENCH_SORTED, out);
  out->cpu_s = cpu_seconds () - begun;
  out->rss_mib = peak_mib ();
  out->bytes = file_bytes (&record);
  out->sum = table_sum (record.db);
  record_clear (&record);
}

/* --- Opening ------------------------------------------------------------------------------------
 */

static gpointer
fill (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *person = add_person (db);

  open_import (db);
  import_rows (db, 1, BENCH_SORTED, data);
  return GINT_TO_POINTER (TRUE);
}

/* From the key to a session that is ready, and closed again. */
static void
measure_open (LivretVault *vault, BenchFigures *out)
{
  gint64 begun = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LivretSession) session = livret_session_open (vault, &error);

  check (error);
  keep_fastest (&out->open_ms, begun);
  livret_session_close (session, &error);
  check (error);
}

void
bench_open (BenchFigures *out)
{
  g_autoptr (LivretSecret) phrase = livret_secret_new (PHRASE, strlen (PHRASE));
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("livret-bench-XXXXXX", &error);
  g_autoptr (LivretSession) session = NULL;

  check (error);
  session = livret_session_open (livret_vault_create (folder, phrase, "bench", &error), &error);
  check (error);
  livret_store_run (livret_session_get_store (session), LIVRET_DB_WRITE, fill, out, NULL, &error);
  check (error);
  livret_session_close (session, &error);
  check (error);
  for (int i = 0; i < REPEATED; i++)
    {
      LivretVault *vault = livret_vault_open (folder, phrase, &error);

      check (error);
      measure_open (vault, out);
    }
  remove_folder (folder);
}
