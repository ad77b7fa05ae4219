/* test-nights.c: what is summed up by nights: one night is one day, whatever the clock says.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "record/livret-readings-tally.h"
#include "test-readings-db.h"

/* 2026-11-20 00:00 in Paris. */
#define MIDNIGHT (G_GINT64_CONSTANT (1795129200))
#define DAY 20777
#define HOUR 3600

static const LivretSinkSeries series[] = {
  { "sleep", "Watch", "", "min", FALSE },
  { "sleep", "Telephone", "", "min", FALSE },
  { "steps", "Watch", "", "{steps}", FALSE },
};

/* From @hours after the midnight, for @lasting hours. */
static LivretSinkReading
asleep (guint16 number, double hours, double lasting)
{
  LivretSinkReading reading =
      test_reading (number, MIDNIGHT + (gint64) (hours * HOUR), lasting * 60);

  reading.duration = (gint32) (lasting * HOUR);
  return reading;
}

static void
assert_days (TestRecord *record, const char *kind, guint n, const double sums[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) days = livret_readings_by_day (
      record->db, record->camille, livret_kind_by_id (kind), -100000, 100000, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (days->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      const LivretDaySummary *day = &g_array_index (days, LivretDaySummary, i);

      g_assert_cmpint (day->day, ==, DAY + (int) i);
      g_assert_cmpfloat_with_epsilon (day->sum, sums[i], 1e-6);
    }
}

static void
test_one_night (void)
{
  const LivretSinkReading readings[] = {
    asleep (0, -1, 3),      asleep (0, 2, 4.5), /* 23:00 to 6:30 */
    asleep (0, 13, 1),                          /* after dinner at noon: of the night that comes */
    asleep (0, 22.5, 7.25), asleep (2, -1, 3),
  };
  g_auto (TestRecord) record = { 0 };
  g_auto (TestBalance) balance = { 0 };
  gint64 import;

  test_record_init (&record);
  import = test_import (&record, record.camille, series, 3, readings, G_N_ELEMENTS (readings), 0,
                        &balance);
  assert_days (&record, "sleep", 2, (double[]) { 450, 495 });
  /* Of steps the clock's day counts: those of 23:00 are the day's before. */
  g_assert_cmpint (test_int (record.db, "SELECT day FROM summary_day WHERE kind = 23"), ==,
                   DAY - 1);
  test_undo (&record, import);
  g_assert_cmpint (test_int (record.db, "SELECT count (*) FROM summary_day"), ==, 0);
}

/* The telephone counts longest before midnight, the watch after it: the night is the watch's. */
static void
test_one_source (void)
{
  const LivretSinkReading readings[] = { asleep (0, -0.5, 0.5), asleep (0, 0, 7),
                                         asleep (1, -1.5, 1.5), asleep (1, 0, 5.75) };
  g_auto (TestRecord) record = { 0 };
  g_auto (TestBalance) balance = { 0 };
  LivretReadingQuery query = { .person = NULL, .from = G_MININT64, .until = G_MAXINT64 };
  g_autoptr (GArray) counted = NULL;

  test_record_init (&record);
  test_import (&record, record.camille, series, 2, readings, 2, 0, &balance);
  assert_days (&record, "sleep", 1, (double[]) { 450 });
  test_import (&record, record.camille, series, 2, readings + 2, 2, 0, &balance);
  assert_days (&record, "sleep", 1, (double[]) { 450 });
  query.person = record.camille;
  counted = livret_readings_list (record.db, &query, NULL);
  g_assert_cmpuint (counted->len, ==, 2);
  for (guint i = 0; i < counted->len; i++)
    {
      g_assert_cmpstr (g_array_index (counted, LivretReading, i).source, ==, "Watch");
      g_assert_cmpint (g_array_index (counted, LivretReading, i).day, ==, DAY);
    }
}

/* "7.5 h", typed in the evening: nobody means the night that is still to come. */
static void
test_typed (void)
{
  const LivretSinkReading typed = test_reading (0, MIDNIGHT + 21 * HOUR, 450);
  g_auto (TestRecord) record = { 0 };
  g_auto (TestBalance) balance = { 0 };

  test_record_init (&record);
  test_import (&record, record.camille, series, 1, &typed, 1, 0, &balance);
  assert_days (&record, "sleep", 1, (double[]) { 450 });
}

/* Summaries of an earlier Livret, by the clock's days. */
static void
test_renewed (void)
{
  const LivretSinkReading readings[] = { asleep (0, -1, 3), asleep (0, 2, 4.5) };
  g_auto (TestRecord) record = { 0 };
  g_auto (TestBalance) balance = { 0 };
  g_autoptr (GError) error = NULL;

  test_record_init (&record);
  test_import (&record, record.camille, series, 1, readings, 2, 0, &balance);
  test_exec (record.db, "UPDATE summary_day SET day = day - 1, sum = 180, n = 1");
  assert_days (&record, "steps", 0, NULL);
  g_assert_true (livret_tally_renew (record.db, &error));
  g_assert_no_error (error);
  g_assert_cmpint (test_int (record.db, "SELECT sum (n) FROM summary_day"), ==, 1);
  test_exec (record.db, "INSERT INTO recount SELECT row, -100000, 100000 FROM series");
  test_exec (record.db, "INSERT INTO recount VALUES (4000, 1, 2)");
  g_assert_true (livret_tally_renew (record.db, &error));
  g_assert_no_error (error);
  assert_days (&record, "sleep", 1, (double[]) { 450 });
  g_assert_cmpint (test_int (record.db, "SELECT count (*) FROM recount"), ==, 0);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/nights/one-night", test_one_night);
  g_test_add_func ("/nights/one-source", test_one_source);
  g_test_add_func ("/nights/typed", test_typed);
  g_test_add_func ("/nights/renewed", test_renewed);
  return g_test_run ();
}
