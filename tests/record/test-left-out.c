/* test-left-out.c: what is hardly possible is kept and enters no figure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "base/livret-clock.h"
#include "record/livret-readings-tally.h"
#include "test-readings-db.h"

#define NOON G_GINT64_CONSTANT (1795262400) /* 2026-11-21 12:00 UTC */
#define DAY_S 86400
#define DAY 20778

static const LivretSinkSeries series[] = {
  { "weight", "Scale", "", "kg", FALSE },
  { "steps", "Watch", "", "{steps}", FALSE },
  { "blood-pressure", "Cuff", "", "mm[Hg]", FALSE },
};

static GArray *
read_days (TestRecord *record, const char *kind)
{
  g_autoptr (GError) error = NULL;
  GArray *days = livret_readings_by_day (record->db, record->camille, livret_kind_by_id (kind),
                                         -100000, 100000, &error);

  g_assert_no_error (error);
  return days;
}

static gint64
count_left_out (TestRecord *record, const char *kind)
{
  g_autoptr (GArray) days = livret_readings_left_out (
      record->db, record->camille, livret_kind_by_id (kind), -100000, 100000, NULL);
  gint64 n = 0;

  for (guint i = 0; i < days->len; i++)
    n += g_array_index (days, LivretDayLeftOut, i).count;
  return n;
}

static void
assert_weights (TestRecord *record)
{
  g_autoptr (GArray) days = read_days (record, "weight");
  const LivretDaySummary *day = &g_array_index (days, LivretDaySummary, 0);

  g_assert_cmpuint (days->len, ==, 1);
  g_assert_cmpint (day->count, ==, 2);
  g_assert_cmpfloat (day->mean[0], ==, 83);
  g_assert_cmpfloat (day->min[0], ==, 82);
  g_assert_cmpfloat (day->max[0], ==, 84);
  g_assert_cmpfloat (day->last, ==, 84);
  g_assert_cmpint (count_left_out (record, "weight"), ==, 3);
}

/* The scale in a bag, before, between and after what is possible, and on a day of its own. */
static void
test_values (void)
{
  const LivretSinkReading readings[] = {
    test_reading (0, NOON, 820),         test_reading (0, NOON + 60, 82),
    test_reading (0, NOON + 120, 84),    test_reading (0, NOON + 180, 820),
    test_reading (0, NOON + DAY_S, 0.1),
  };
  LivretReadingQuery query = {
    .from = G_MININT64, .until = G_MAXINT64, .limit = 1, .newest_first = TRUE, .plausible = TRUE
  };
  g_auto (TestRecord) record = { 0 };
  g_auto (TestBalance) balance = { 0 };
  g_autoptr (GArray) kinds = NULL;
  g_autoptr (GArray) last = NULL;

  test_record_init (&record);
  /* One after the other: a day that begins without anything possible is added to. */
  for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
    test_import (&record, record.camille, series, 1, readings + i, 1, 0, &balance);
  assert_weights (&record);
  test_check_summaries (&record);
  query.person = record.camille;
  last = livret_readings_list (record.db, &query, NULL);
  g_assert_cmpfloat (g_array_index (last, LivretReading, 0).values[0], ==, 84);
  kinds = livret_readings_kinds (record.db, record.camille, NULL);
  g_assert_cmpint (g_array_index (kinds, LivretKindPresence, 0).count, ==, 5);
  g_assert_cmpint (g_array_index (kinds, LivretKindPresence, 0).last_day, ==, DAY);
  /* The same counted from the rows. */
  test_exec (record.db, "UPDATE summary_day SET n = 7, sum = 900, left_out = 0");
  test_exec (record.db, "INSERT INTO recount SELECT row, -100000, 100000 FROM series");
  g_assert_true (livret_tally_renew (record.db, NULL));
  assert_weights (&record);
}

/* A watch of which nothing counts that day does not hide the telephone. */
static void
test_sources (void)
{
  static const LivretSinkSeries both[] = { { "steps", "Watch", "", "{steps}", FALSE },
                                           { "steps", "Telephone", "", "{steps}", FALSE } };
  const LivretSinkReading readings[] = { test_reading (0, NOON, 900000),
                                         test_reading (1, NOON, 5000) };
  g_auto (TestRecord) record = { 0 };
  g_auto (TestBalance) balance = { 0 };
  g_autoptr (GArray) days = NULL;

  test_record_init (&record);
  test_import (&record, record.camille, both, 2, readings, 2, 0, &balance);
  test_exec (record.db, "UPDATE series SET rank = row");
  days = read_days (&record, "steps");
  g_assert_cmpuint (days->len, ==, 1);
  g_assert_cmpfloat (g_array_index (days, LivretDaySummary, 0).sum, ==, 5000);
}

/* What a cuff writes where it got nothing is no reading. */
static void
test_nothing_measured (void)
{
  LivretSinkReading reading = test_reading (2, NOON, 0);
  g_auto (TestRecord) record = { 0 };
  g_auto (TestBalance) balance = { 0 };

  test_record_init (&record);
  reading.values[1] = 0;
  test_import (&record, record.camille, series, 3, &reading, 1, 0, &balance);
  g_assert_cmpint (balance.stored, ==, 0);
  g_assert_cmpstr (balance.last_reason, ==, "0/0 is no measurement.");
}

/* A clock that was never set. */
static void
test_times (void)
{
  gint64 now = livret_clock_now ();
  const LivretSinkReading readings[] = {
    test_reading (0, now + 3600, 82),
    test_reading (0, now + 3 * DAY_S, 82),
    test_reading (0, now + 36500 * (gint64) DAY_S, 82),
    test_reading (0, -200 * (gint64) DAY_S, 82),
    test_reading (0, 320000000, 82),
  };
  g_auto (TestRecord) record = { 0 };
  g_auto (TestBalance) balance = { 0 };

  test_record_init (&record);
  test_exec (record.db, "UPDATE everybody SET birth_date = '1980-02'");
  test_import (&record, record.camille, series, 1, readings, G_N_ELEMENTS (readings), 0, &balance);
  g_assert_cmpint (balance.stored, ==, G_N_ELEMENTS (readings));
  g_assert_cmpint (count_left_out (&record, "weight"), ==, 3);
  test_check_summaries (&record);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/left-out/values", test_values);
  g_test_add_func ("/left-out/sources", test_sources);
  g_test_add_func ("/left-out/nothing-measured", test_nothing_measured);
  g_test_add_func ("/left-out/times", test_times);
  return g_test_run ();
}
