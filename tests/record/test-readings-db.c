/* test-readings-db.c: a record without a vault, and readings put into it, for tests of readings.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-readings-db.h"

#include <glib/gstdio.h>
#include <math.h>

#include "base/livret-clock.h"
#include "record/livret-imports.h"
#include "record/livret-meta.h"
#include "record/livret-people.h"
#include "record/livret-reading-batch.h"
#include "record/livret-schema.h"

static char *
add_person (LivretDb *db, const char *name)
{
  g_autoptr (LivretPerson) person = livret_person_new (name);
  g_autoptr (GError) error = NULL;

  livret_people_add (db, person, &error);
  g_assert_no_error (error);
  return g_strdup (person->id);
}

void
test_record_init (TestRecord *record)
{
  g_autoptr (LivretSecret) key = livret_secret_new_random (32);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  livret_clock_fix (1795262400);
  record->folder = g_dir_make_tmp ("livret-test-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (record->folder, "record.db", NULL);
  record->db = livret_db_open (path, key, LIVRET_DB_WRITE, TRUE, &error);
  g_assert_no_error (error);
  livret_schema_create (record->db, &livret_schema_steps, &error);
  g_assert_no_error (error);
  livret_meta_set (record->db, LIVRET_META_HOME_ZONE, "Europe/Paris", &error);
  g_assert_no_error (error);
  record->camille = add_person (record->db, "Camille Martin");
  record->louis = add_person (record->db, "Louis Martin");
}

void
test_record_clear (TestRecord *record)
{
  static const char *const names[] = { "record.db", "record.db-wal", "record.db-shm" };

  g_clear_pointer (&record->db, livret_db_close);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (record->folder, names[i], NULL);

      g_unlink (path);
    }
  g_rmdir (record->folder);
  g_clear_pointer (&record->folder, g_free);
  g_clear_pointer (&record->camille, g_free);
  g_clear_pointer (&record->louis, g_free);
}

void
test_balance_clear (TestBalance *balance)
{
  g_clear_pointer (&balance->last_reason, g_free);
  g_clear_pointer (&balance->last_where, g_free);
}

LivretSinkReading
test_reading (guint16 series, gint64 time, double value)
{
  return (LivretSinkReading) { .time = time,
                               .values = { value, NAN, NAN },
                               .series = series,
                               .offset_min = LIVRET_OFFSET_UNKNOWN,
                               .decimals = 1 };
}

/* --- Importing ----------------------------------------------------------------------------------
 */

static void
on_set_aside (const char *where, const char *reason, gpointer data)
{
  TestBalance *balance = data;

  test_balance_clear (balance);
  balance->last_where = g_strdup (where);
  balance->last_reason = g_strdup (reason);
}

static gint64
person_row (LivretDb *db, const char *id)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, "SELECT row FROM person WHERE id = ?1");

  livret_statement_bind_text (s, 1, id);
  g_assert_true (livret_statement_step (s, NULL));
  return livret_statement_int (s, 0);
}

static gint64
open_import (LivretDb *db, gint64 person)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "INSERT INTO import (id, person, file_name, sha256, format, time, state)"
          " VALUES (?1, ?2, 'test.csv', x'00', 'csv', 0, 'open')");
  g_autofree char *id = livret_uuid_new ();
  g_autoptr (GError) error = NULL;

  livret_statement_bind_text (s, 1, id);
  livret_statement_bind_int (s, 2, person);
  livret_statement_run (s, &error);
  g_assert_no_error (error);
  return livret_db_last_rowid (db);
}

static void
settle (LivretReadingBatch *batch, LivretDb *db, gint64 person, gint64 import)
{
  g_autoptr (GError) error = NULL;

  while (!livret_reading_batch_is_empty (batch))
    {
      if (import != 0)
        livret_reading_batch_write (batch, db, person, import, &error);
      else
        livret_reading_batch_look_up (batch, db, person, &error);
      g_assert_no_error (error);
    }
}

static void
run (TestRecord *record,
     gint64 person,
     gint64 import,
     const LivretSinkSeries *series,
     guint n_series,
     const LivretSinkReading *readings,
     gsize n_readings,
     gsize batch_rows,
     TestBalance *balance)
{
  g_autoptr (LivretReadingBatch) batch =
      livret_reading_batch_new (batch_rows, on_set_aside, balance);
  GArray *kinds = livret_reading_batch_get_balance (batch);
  gsize n = n_readings;

  for (guint i = 0; i < n_series; i++)
    livret_reading_batch_add_series (batch, &series[i]);
  while (n > 0)
    {
      gsize taken = livret_reading_batch_add (batch, readings, n);

      readings += taken;
      n -= taken;
      if (livret_reading_batch_is_full (batch))
        settle (batch, record->db, person, import);
    }
  settle (batch, record->db, person, import);
  balance->stored = balance->already = balance->set_aside = 0;
  for (guint i = 0; i < kinds->len; i++)
    {
      const LivretBatchBalance *kind = &g_array_index (kinds, LivretBatchBalance, i);

      balance->stored += kind->stored;
      balance->already += kind->already;
      balance->set_aside += kind->set_aside;
    }
  g_assert_cmpint (balance->stored + balance->already + balance->set_aside, ==, n_readings);
}

gint64
test_import (TestRecord *record,
             const char *person,
             const LivretSinkSeries *series,
             guint n_series,
             const LivretSinkReading *readings,
             gsize n_readings,
             gsize batch_rows,
             TestBalance *balance)
{
  gint64 row = person_row (record->db, person);
  gint64 import = open_import (record->db, row);

  run (record, row, import, series, n_series, readings, n_readings, batch_rows, balance);
  test_exec (record->db, "UPDATE import SET state = 'done' WHERE state = 'open'");
  return import;
}

void
test_look_up (TestRecord *record,
              const char *person,
              const LivretSinkSeries *series,
              guint n_series,
              const LivretSinkReading *readings,
              gsize n_readings,
              gsize batch_rows,
              TestBalance *balance)
{
  run (record, person_row (record->db, person), 0, series, n_series, readings, n_readings,
       batch_rows, balance);
}

void
test_undo (TestRecord *record, gint64 import)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (record->db, "SELECT id FROM import WHERE row = ?1");
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  livret_statement_bind_int (s, 1, import);
  g_assert_true (livret_statement_step (s, NULL));
  id = livret_statement_dup_text (s, 0);
  livret_statement_reset (s);
  livret_imports_undo (record->db, id, &error);
  g_assert_no_error (error);
}

/* --- Looking ------------------------------------------------------------------------------------
 */

gint64
test_int (LivretDb *db, const char *sql)
{
  g_autoptr (LivretStatement) s = livret_db_prepare_dynamic (db, sql);
  g_autoptr (GError) error = NULL;
  gboolean found = livret_statement_step (s, &error);

  g_assert_no_error (error);
  g_assert_true (found);
  return livret_statement_int (s, 0);
}

void
test_exec (LivretDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  livret_db_exec (db, sql, &error);
  g_assert_no_error (error);
}

static void
dump_table (LivretDb *db, const char *sql, GString *out)
{
  g_autoptr (LivretStatement) s = livret_db_prepare_dynamic (db, sql);
  g_autoptr (GError) error = NULL;

  while (livret_statement_step (s, &error))
    g_string_append_printf (out, "%s\n", livret_statement_text (s, 0));
  g_assert_no_error (error);
}

char *
test_dump (LivretDb *db)
{
  static const char *const tables[] = {
    "SELECT 'import ' || row || ' ' || state FROM import ORDER BY 1",
    "SELECT 'source ' || row || name || device FROM source ORDER BY 1",
    "SELECT 'unit ' || row || ucum FROM unit ORDER BY 1",
    "SELECT 'series ' || row || ' ' || kind || ' ' || source || ' ' || person FROM series ORDER BY "
    "1",
    "SELECT 'series_unit ' || series || ' ' || unit FROM series_unit ORDER BY 1",
    "SELECT 'reading ' || series || ' ' || time || ' ' || duration || ' ' || value || ' ' || code"
    " || ' ' || import || ' ' || packed || ' ' || coalesce (more, '-') FROM readings ORDER BY 1",
    "SELECT 'override ' || series || ' ' || time || ' ' || value FROM reading_override ORDER BY 1",
    "SELECT 'import_series ' || import || ' ' || series FROM import_series ORDER BY 1",
    "SELECT 'sighting ' || series || ' ' || day || ' ' || import || hex (keys) FROM sighting"
    " ORDER BY 1",
    "SELECT 'day ' || person || ' ' || kind || ' ' || day || ' ' || series || ' ' || n || ' ' ||"
    " round (sum, 6) || ' ' || min || ' ' || max || ' ' || last_time || ' ' || last FROM "
    "summary_day"
    " ORDER BY 1",
    "SELECT 'quarter ' || series || ' ' || person || ' ' || quarter || ' ' || n || ' ' ||"
    " round (sum, 6) || ' ' || min || ' ' || max FROM summary_quarter ORDER BY 1",
    "SELECT 'document ' || id || title || coalesce (import, 0) || ' ' || deleted FROM document"
    " ORDER BY 1",
    "SELECT 'version ' || document || ' ' || coalesce (import, 0) FROM version ORDER BY 1",
    "SELECT 'content ' || hex (sha256) FROM content ORDER BY 1",
    "SELECT 'chunk ' || content || ' ' || number FROM chunk ORDER BY 1",
    "SELECT 'document_sighting ' || import || ' ' || document FROM document_sighting ORDER BY 1",
    "SELECT 'search ' || rowid FROM search ORDER BY 1",
    "SELECT 'entry ' || text || none || deleted FROM entry ORDER BY 1",
  };
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    dump_table (db, tables[i], out);
  return g_string_free (out, FALSE);
}

GArray *
test_list (TestRecord *record, const char *person, const char *kind)
{
  LivretReadingQuery query = { .person = person,
                               .kind = kind != NULL ? livret_kind_by_id (kind) : NULL,
                               .from = G_MININT64,
                               .until = G_MAXINT64 };
  g_autoptr (GError) error = NULL;
  GArray *list = livret_readings_list (record->db, &query, &error);

  g_assert_no_error (error);
  return list;
}

/* --- Summaries against sums of what is listed ---------------------------------------------------
 */

typedef struct
{
  gint64 n;
  double sum;
  double min;
  double max;
} Sum;

static void
add_number (Sum *sum, double value)
{
  if (isnan (value))
    return;
  sum->min = sum->n == 0 ? value : MIN (sum->min, value);
  sum->max = sum->n == 0 ? value : MAX (sum->max, value);
  sum->sum += value;
  sum->n++;
}

static int
floor_day (gint64 local)
{
  return (int) floor ((double) local / 86400);
}

static void
assert_near (double a, double b)
{
  if (isnan (a) || isnan (b))
    g_assert_true (isnan (a) && isnan (b));
  else
    g_assert_cmpfloat_with_epsilon (a, b, 1e-6 * MAX (1, fabs (a)));
}

static void
check_day (const LivretDaySummary *summary, GArray *readings)
{
  Sum sums[LIVRET_COMPONENTS_MAX] = { 0 };

  for (guint i = 0; i < readings->len; i++)
    {
      const LivretReading *r = &g_array_index (readings, LivretReading, i);

      if (floor_day (r->time + r->offset_min * 60) == summary->day &&
          (r->flags & LIVRET_READING_IMPLAUSIBLE) == 0)
        for (guint c = 0; c < LIVRET_COMPONENTS_MAX; c++)
          add_number (&sums[c], r->values[c]);
    }
  g_assert_cmpint (summary->count, ==, sums[0].n);
  assert_near (summary->sum, sums[0].sum);
  for (guint c = 0; c < LIVRET_COMPONENTS_MAX; c++)
    {
      assert_near (summary->mean[c], sums[c].n > 0 ? sums[c].sum / (double) sums[c].n : NAN);
      assert_near (summary->min[c], sums[c].n > 0 ? sums[c].min : NAN);
      assert_near (summary->max[c], sums[c].n > 0 ? sums[c].max : NAN);
    }
}

static void
check_kind (TestRecord *record, const char *person, const LivretKind *kind)
{
  g_autoptr (GArray) readings = test_list (record, person, kind->id);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) days =
      livret_readings_by_day (record->db, person, kind, -100000, 100000, &error);
  g_autoptr (GArray) left_out =
      livret_readings_left_out (record->db, person, kind, -100000, 100000, NULL);
  gint64 n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < days->len; i++)
    {
      const LivretDaySummary *day = &g_array_index (days, LivretDaySummary, i);

      if (i > 0)
        g_assert_cmpint (day->day, >, g_array_index (days, LivretDaySummary, i - 1).day);
      check_day (day, readings);
      n += day->count;
    }
  for (guint i = 0; i < left_out->len; i++)
    n += g_array_index (left_out, LivretDayLeftOut, i).count;
  g_assert_cmpint (n, ==, readings->len);
}

/* Each series and person that has more than 480 readings on a day, and no other. */
static void
check_quarters (TestRecord *record)
{
  gint64 dense =
      test_int (record->db, "SELECT coalesce (sum (n), 0) FROM summary_day WHERE n > 480");

  g_assert_cmpint (test_int (record->db, "SELECT coalesce (sum (n), 0) FROM summary_quarter"), ==,
                   dense);
  g_assert_cmpint (
      test_int (record->db,
                "SELECT count (*) FROM summary_day d WHERE n > 480 AND (abs (sum - (SELECT"
                " sum (q.sum) FROM summary_quarter q WHERE q.series = d.series AND q.person ="
                " d.person AND q.quarter BETWEEN d.day * 96 AND d.day * 96 + 95)) > 1e-6 * n"
                " OR min != (SELECT min (q.min) FROM summary_quarter q WHERE q.series = d.series"
                " AND q.person = d.person AND q.quarter BETWEEN d.day * 96 AND d.day * 96 + 95))"),
      ==, 0);
}

void
test_check_summaries (TestRecord *record)
{
  const char *people[] = { record->camille, record->louis };

  for (guint p = 0; p < G_N_ELEMENTS (people); p++)
    for (const LivretKind *const *kind = livret_kinds (); *kind != NULL; kind++)
      if ((*kind)->aggregate != LIVRET_AGGREGATE_SUM)
        check_kind (record, people[p], *kind);
  check_quarters (record);
}
