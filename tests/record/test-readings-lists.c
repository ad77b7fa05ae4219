/* test-readings-lists.c: readings out of the record: lists, days, quarters of an hour, and their
 * names. SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "base/livret-date.h"
#include "record/livret-readings-stored.h"
#include "test-readings-db.h"

#define NOON G_GINT64_CONSTANT (1795262400) /* 2026-11-21 12:00 UTC */

static const LivretSinkSeries weight = { "weight", "Withings", "", "kg", FALSE };
static const LivretSinkSeries pressure = { "blood-pressure", "Omron", "", "mm[Hg]", FALSE };
static const LivretSinkSeries heart = { "heart-rate", "Watch", "1", "/min", FALSE };
static const LivretSinkSeries wall = { "weight", "Withings", "", "kg", TRUE };

/* --- Lists --------------------------------------------------------------------------------------
 */

static void
assert_same_reading (const LivretReading *a, const LivretReading *b)
{
  g_assert_cmpint (a->key.series, ==, b->key.series);
  g_assert_cmpint (a->key.time, ==, b->key.time);
  g_assert_cmpfloat (a->key.value, ==, b->key.value);
  g_assert_cmpint (a->time, ==, b->time);
}

static void
check_query (TestRecord *record, GArray *all, gint64 from, gint64 until, int limit, gboolean newest)
{
  LivretReadingQuery query = { record->camille, NULL, from, until, limit, newest };
  g_autoptr (GArray) expected = g_array_new (FALSE, FALSE, sizeof (LivretReading));
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) list = livret_readings_list (record->db, &query, &error);
  gint64 count = livret_readings_count (record->db, &query, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < all->len; i++)
    {
      LivretReading *r = &g_array_index (all, LivretReading, newest ? all->len - 1 - i : i);

      if (r->time >= from && r->time <= until)
        g_array_append_vals (expected, r, 1);
    }
  g_assert_cmpint (count, ==, expected->len);
  if (limit > 0 && expected->len > (guint) limit)
    g_array_set_size (expected, limit);
  g_assert_cmpint (list->len, ==, expected->len);
  for (guint i = 0; i < list->len; i++)
    assert_same_reading (&g_array_index (list, LivretReading, i),
                         &g_array_index (expected, LivretReading, i));
}

/* Around a change of the clock, with three series that overlap. */
static void
test_queries (void)
{
  const LivretSinkSeries series[] = { wall, weight, pressure };
  static const gint64 edges[] = { G_MININT64, 1792870000, 1792888200,
                                  1792891800, 1792900000, G_MAXINT64 };
  static const int limits[] = { 0, 1, 7, 50, 1000 };
  LivretSinkReading readings[600];
  g_auto (TestRecord) record = { 0 };
  g_auto (TestBalance) balance = { 0 };
  g_autoptr (GArray) all = NULL;

  test_record_init (&record);
  for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      guint row = i / 3;

      readings[i] = test_reading (i % 3, 1792880000 + row * 97, 70 + i % 7);
      if (i % 3 != 0)
        continue;
      /* The wall clock's rows: from 2:00 to 3:00, and once more from 2:00 to 3:00. */
      readings[i].time = 1792893600 + row % 100 * 36 + row / 100;
      readings[i].flags = row < 100 ? 0 : LIVRET_READING_FOLD;
    }
  test_import (&record, record.camille, series, 3, readings, G_N_ELEMENTS (readings), 0, &balance);
  all = test_list (&record, record.camille, NULL);
  g_assert_cmpint (all->len, ==, balance.stored);
  for (guint i = 1; i < all->len; i++)
    g_assert_cmpint (g_array_index (all, LivretReading, i - 1).time, <=,
                     g_array_index (all, LivretReading, i).time);
  for (guint f = 0; f < G_N_ELEMENTS (edges); f++)
    for (guint u = f; u < G_N_ELEMENTS (edges); u++)
      for (guint l = 0; l < G_N_ELEMENTS (limits); l++)
        {
          check_query (&record, all, edges[f], edges[u], limits[l], FALSE);
          check_query (&record, all, edges[f], edges[u], limits[l], TRUE);
        }
}

/* Steps of watch and telephone are the same steps. */
static void
test_steps (void)
{
  static const LivretSinkSeries series[] = { { "steps", "Watch", "", "{steps}", FALSE },
                                             { "steps", "Telephone", "", "{steps}", FALSE } };
  const LivretSinkReading readings[] = {
    test_reading (0, NOON, 3000),         test_reading (0, NOON + 3600, 4000),
    test_reading (1, NOON, 6500),         test_reading (0, NOON + 86400, 100),
    test_reading (1, NOON + 86400, 5000),
  };
  static const struct
  {
    const char *ranks;
    double sums[2];
    gint64 counts[2];
  } rows[] = {
    { "UPDATE series SET rank = 0", { 7000, 5000 }, { 2, 1 } },
    { "UPDATE series SET rank = row", { 7000, 100 }, { 2, 1 } },
    { "UPDATE series SET rank = -row", { 6500, 5000 }, { 1, 1 } },
  };
  g_auto (TestRecord) record = { 0 };
  g_auto (TestBalance) balance = { 0 };

  test_record_init (&record);
  test_import (&record, record.camille, series, 2, readings, G_N_ELEMENTS (readings), 0, &balance);
  g_assert_cmpint (balance.stored, ==, G_N_ELEMENTS (readings));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) days = NULL;

      test_exec (record.db, rows[i].ranks);
      days = livret_readings_by_day (record.db, record.camille, livret_kind_by_id ("steps"), 0,
                                     G_MAXINT32, &error);
      g_assert_no_error (error);
      g_assert_cmpint (days->len, ==, 2);
      for (guint d = 0; d < 2; d++)
        {
          g_assert_cmpfloat (g_array_index (days, LivretDaySummary, d).sum, ==, rows[i].sums[d]);
          g_assert_cmpint (g_array_index (days, LivretDaySummary, d).count, ==, rows[i].counts[d]);
        }
    }
}

/* A day becomes dense by the second import: the readings of the first are in the quarters too. */
static void
test_quarters (void)
{
  enum
  {
    N = 1400
  };
  LivretSinkReading readings[N];
  g_auto (TestRecord) record = { 0 };
  g_auto (TestBalance) balance = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) quarters = NULL;
  gint64 second;

  test_record_init (&record);
  for (guint i = 0; i < N; i++)
    readings[i] = test_reading (0, NOON - 12 * 3600 - 3600 + i * 60, 60 + i % 15);
  test_import (&record, record.camille, &heart, 1, readings, 400, 0, &balance);
  g_assert_cmpint (test_int (record.db, "SELECT count (*) FROM summary_quarter"), ==, 0);
  second = test_import (&record, record.camille, &heart, 1, readings + 300, 600, 0, &balance);
  test_check_summaries (&record);
  test_import (&record, record.camille, &heart, 1, readings + 700, 700, 50, &balance);
  test_check_summaries (&record);
  quarters = livret_readings_by_quarter (record.db, record.camille,
                                         livret_kind_by_id ("heart-rate"), 0, G_MAXINT32, &error);
  g_assert_no_error (error);
  g_assert_cmpint (quarters->len, ==, 94);
  g_assert_cmpint (g_array_index (quarters, LivretQuarterSummary, 0).quarter, ==, 0);
  for (guint i = 0; i < 93; i++)
    {
      const LivretQuarterSummary *q = &g_array_index (quarters, LivretQuarterSummary, i);

      g_assert_cmpint (q->count, ==, 15);
      g_assert_cmpfloat_with_epsilon (q->mean, 67, 1e-9);
      g_assert_cmpfloat (q->min, ==, 60);
      g_assert_cmpfloat (q->max, ==, 74);
    }
  test_undo (&record, second);
  test_check_summaries (&record);
}

/* --- Keys ---------------------------------------------------------------------------------------
 */

static void
test_keys (void)
{
  static const LivretReadingKey keys[] = {
    { 12, 1714723200, 0, 128, 0 },
    { 1, -5, 1800, 72.393342, 3 },
    { 4096, 0, 0, -0.000001, 0 },
  };
  static const char *const wrong[] = {
    "",          "12",          "1:2:3:4",     "1:2:3:x:0",          "1:2:3::0",
    "a:2:3:4:0", "1:2:3:4:0:6", "1:2:3:nan:0", "1:2:3:4:99999999999"
  };
  g_autofree char *first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *id = livret_reading_key_to_id (&keys[i]);
      g_autoptr (GError) error = NULL;
      LivretReadingKey back;

      g_assert_true (livret_reading_key_from_id (id, &back, &error));
      g_assert_cmpint (back.series, ==, keys[i].series);
      g_assert_cmpint (back.time, ==, keys[i].time);
      g_assert_cmpint (back.duration, ==, keys[i].duration);
      g_assert_cmpfloat (back.value, ==, keys[i].value);
      g_assert_cmpint (back.code, ==, keys[i].code);
    }
  first = livret_reading_key_to_id (&keys[0]);
  g_assert_cmpstr (first, ==, "12:1714723200:0:128:0");
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      LivretReadingKey back;

      g_assert_false (livret_reading_key_from_id (wrong[i], &back, &error));
      g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID);
    }
}

/* A list that was stopped half way is no list. */
static gboolean
stop_at_first (const LivretSeries *series,
               const LivretStored *stored,
               const LivretOverride *override,
               gpointer data)
{
  g_cancellable_cancel (data);
  return TRUE;
}

static void
test_stopped (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree LivretSinkReading *readings = g_new0 (LivretSinkReading, 20000);
  g_auto (TestRecord) record = { 0 };
  g_auto (TestBalance) balance = { 0 };
  g_auto (LivretSeries) series = { 0 };
  g_autoptr (GError) error = NULL;

  test_record_init (&record);
  for (guint i = 0; i < 20000; i++)
    readings[i] = test_reading (0, NOON + i, 70);
  test_import (&record, record.camille, &heart, 1, readings, 20000, 0, &balance);
  g_assert_true (livret_series_get (record.db, test_int (record.db, "SELECT row FROM series"),
                                    &series, &error));
  g_assert_no_error (error);
  livret_db_set_cancellable (record.db, cancellable);
  g_assert_false (livret_stored_scan (record.db, &series, G_MININT64, G_MAXINT64, FALSE,
                                      stop_at_first, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  livret_db_set_cancellable (record.db, NULL);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/readings/queries", test_queries);
  g_test_add_func ("/readings/steps", test_steps);
  g_test_add_func ("/readings/quarters", test_quarters);
  g_test_add_func ("/readings/keys", test_keys);
  g_test_add_func ("/readings/stopped", test_stopped);
  return g_test_run ();
}
