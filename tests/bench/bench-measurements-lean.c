/* bench-measurements-lean.c: the leanest loop that scans an export into an encrypted table.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It looks at records alone: no balance, no summaries, no corrections, nothing set aside, and what
 * it reads it reads in the process that has the key.
 */
#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "bench-measurements-work.h"
#include "formats/livret-health-series.h"
#include "formats/livret-health-values.h"
#include "record/livret-db-private.h"
#include "record/livret-readings-row.h"

#define TRANSACTION 100000
#define PIECE (256 * 1024)

static double
cpu_seconds (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) usage.ru_utime.tv_sec + (double) usage.ru_stime.tv_sec +
         (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static gssize
read_file (gpointer data, gpointer buffer, gsize size)
{
  return read (GPOINTER_TO_INT (data), buffer, size);
}

static void
exec (LivretDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  if (!livret_db_exec (db, sql, &error))
    g_error ("%s", error->message);
}

typedef struct
{
  LivretHealthSlice value;
  LivretHealthSlice start;
  LivretHealthSlice end;
  LivretHealthCall call;
} Record;

static void
take_record (const LivretHealthScan *scan, Record *record)
{
  memset (record, 0, sizeof *record);
  for (guint i = 0; i < scan->n_attributes; i++)
    {
      LivretHealthSlice name = scan->attributes[i].name;
      LivretHealthSlice value = scan->attributes[i].value;

      switch (name.size)
        {
        case 4:
          *(name.text[0] == 't' ? &record->call.type : &record->call.unit) = value;
          break;
        case 5:
          record->value = value;
          break;
        case 6:
          record->call.device = value;
          break;
        case 7:
          record->end = value;
          break;
        case 9:
          record->start = value;
          break;
        case 10:
          record->call.source = value;
          break;
        default:
          break;
        }
    }
}

typedef struct
{
  sqlite3_stmt *insert;
  LivretHealthSeries *series;
  GHashTable *numbers; /* stream → number of its series */
  LivretHealthDay day;
  gint64 n;
} Loop;

static gboolean
insert_record (Loop *loop, const LivretHealthScan *scan)
{
  LivretHealthStream *stream;
  Record record;
  gint64 start, end;
  guint8 decimals;
  double value;
  gpointer number;

  take_record (scan, &record);
  stream = livret_health_series_find (loop->series, &record.call);
  if (stream->type == NULL || stream->unit == NULL ||
      !livret_health_number (record.value, &value, &decimals) ||
      !livret_health_time (record.start, &loop->day, &start) ||
      !livret_health_time (record.end, &loop->day, &end))
    return FALSE;
  number = g_hash_table_lookup (loop->numbers, stream);
  if (number == NULL)
    {
      number = GUINT_TO_POINTER (g_hash_table_size (loop->numbers) + 1);
      g_hash_table_insert (loop->numbers, stream, number);
    }
  sqlite3_bind_int (loop->insert, 1, GPOINTER_TO_INT (number));
  sqlite3_bind_int64 (loop->insert, 2, start);
  sqlite3_bind_int64 (loop->insert, 3, end - start);
  sqlite3_bind_double (loop->insert, 4, value);
  sqlite3_bind_int (loop->insert, 5, decimals);
  if (sqlite3_step (loop->insert) != SQLITE_DONE)
    g_error ("the lean loop failed");
  sqlite3_reset (loop->insert);
  return TRUE;
}

static void
scan_all (Loop *loop, LivretDb *db, int fd)
{
  g_autoptr (LivretHealthScan) scan = livret_health_scan_new (read_file, GINT_TO_POINTER (fd));
  LivretHealthEvent event;

  exec (db, "BEGIN");
  while ((event = livret_health_scan_next (scan)) <= LIVRET_HEALTH_END)
    if (event == LIVRET_HEALTH_START && livret_health_slice_is (scan->name, "Record") &&
        insert_record (loop, scan) && ++loop->n % TRANSACTION == 0)
      {
        exec (db, "COMMIT");
        exec (db, "BEGIN");
      }
  exec (db, "COMMIT");
}

void
bench_lean (const char *xml, const char *folder, BenchRun *out)
{
  g_autofree char *path = g_build_filename (folder, "lean.db", NULL);
  g_autoptr (LivretSecret) key = livret_secret_new_random (32);
  g_autoptr (GError) error = NULL;
  LivretSink unused = { NULL, 0 };
  g_autoptr (LivretHealthSeries) series = livret_health_series_new (&unused);
  Loop loop = { .series = series, .numbers = g_hash_table_new (NULL, NULL) };
  gint64 begun;
  double cpu;
  LivretDb *db;
  int fd = open (xml, O_RDONLY | O_CLOEXEC);

  g_unlink (path);
  db = livret_db_open (path, key, LIVRET_DB_WRITE, TRUE, &error);
  if (fd < 0 || db == NULL)
    g_error ("the lean loop cannot begin");
  exec (db, "CREATE TABLE readings (series INTEGER NOT NULL, time INTEGER NOT NULL,"
            " duration INTEGER NOT NULL, value REAL NOT NULL, code INTEGER NOT NULL,"
            " import INTEGER NOT NULL, packed INTEGER NOT NULL, more TEXT,"
            " PRIMARY KEY (series, time, duration, value, code)) WITHOUT ROWID");
  if (sqlite3_prepare_v3 (db->handle,
                          "INSERT OR IGNORE INTO readings VALUES (?1, ?2, ?3, ?4, 0, 1, ?5, NULL)",
                          -1, SQLITE_PREPARE_PERSISTENT, &loop.insert, NULL) != SQLITE_OK)
    g_error ("the lean loop cannot begin");
  begun = g_get_monotonic_time ();
  cpu = cpu_seconds ();
  scan_all (&loop, db, fd);
  sqlite3_finalize (loop.insert);
  /* What lies in the log goes into the table, as when a vault is locked. */
  livret_db_close (db);
  out->cpu_s = cpu_seconds () - cpu;
  out->wall_s = (double) (g_get_monotonic_time () - begun) / 1e6;
  out->stored = (double) loop.n;
  g_hash_table_unref (loop.numbers);
  close (fd);
  g_unlink (path);
}

void
bench_inflate (const char *zip, BenchRun *out)
{
  struct archive *archive = archive_read_new ();
  g_autofree char *piece = g_malloc (PIECE);
  struct archive_entry *entry;
  gint64 begun = g_get_monotonic_time ();
  double cpu = cpu_seconds ();

  archive_read_support_format_zip (archive);
  if (archive_read_open_filename (archive, zip, PIECE) != ARCHIVE_OK ||
      archive_read_next_header (archive, &entry) != ARCHIVE_OK)
    g_error ("%s cannot be read", zip);
  while (archive_read_data (archive, piece, PIECE) > 0)
    ;
  archive_read_free (archive);
  out->cpu_s = cpu_seconds () - cpu;
  out->wall_s = (double) (g_get_monotonic_time () - begun) / 1e6;
}
