/* test-pressure-series.c: which readings of a pressure make a series of threes, and its averages.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures/livret-pressure-series.h"

#include <math.h>

#define DAY 86400
#define FIRST 20000

static void
add (GArray *readings, int day, int hour, int minute, double systolic, double diastolic)
{
  LivretPressureReading reading = {
    .wall = (FIRST + day) * (gint64) DAY + hour * 3600 + minute * 60,
    .values = { systolic, diastolic, NAN },
  };

  g_array_append_val (readings, reading);
}

/* Three in a row, two minutes apart, rising by one. */
static void
add_three (GArray *readings, int day, int hour, double systolic, double diastolic)
{
  for (int i = 0; i < 3; i++)
    add (readings, day, hour, 2 * i, systolic + i, diastolic + i);
}

static GArray *
readings_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (LivretPressureReading));
}

static void
add_full (GArray *readings, int day)
{
  for (int i = 0; i < 3; i++)
    {
      add_three (readings, day + i, 7, 130 + i, 80 + i);
      add_three (readings, day + i, 22, 120 + i, 70 + i);
    }
}

static char *
list_why (const LivretPressureSeries *series)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < series->rows->len; i++)
    {
      const LivretPressureRow *row = &g_array_index (series->rows, LivretPressureRow, i);

      g_string_append_c (text, "c4amx"[row->why]);
    }
  return g_string_free (text, FALSE);
}

static void
test_full (void)
{
  g_autoptr (GArray) readings = readings_new ();
  g_autoptr (LivretPressureSeries) series = NULL;
  g_autofree char *span = NULL;
  g_autofree char *compared = NULL;

  add_full (readings, 0);
  series = livret_pressure_series_find (readings);
  g_assert_nonnull (series);
  g_assert_true (series->enough);
  g_assert_cmpint (series->counted, ==, LIVRET_PRESSURE_FULL);
  g_assert_cmpint (series->first_day, ==, FIRST);
  /* Mornings 131, 132, 133; evenings 121, 122, 123. */
  g_assert_cmpfloat_with_epsilon (series->mean[0], 127, 1e-9);
  g_assert_cmpfloat_with_epsilon (series->mean[1], 77, 1e-9);
  g_assert_cmpfloat_with_epsilon (series->morning[0], 132, 1e-9);
  g_assert_cmpfloat_with_epsilon (series->evening[1], 72, 1e-9);
  g_assert_true (isnan (series->mean[2]));
  span = livret_pressure_series_span (series);
  g_assert_cmpstr (span, ==, "from 4 Oct 2024 to 6 Oct 2024");
  compared =
      livret_pressure_series_compared (series, livret_kind_by_id ("blood-pressure"), "mm[Hg]");
  g_assert_true (g_str_has_prefix (compared, "Below 135/85\302\240mmHg"));
}

/* What does not count, and why: a fourth, one made too late, midday, impossible, after midnight. */
static void
test_why (void)
{
  g_autoptr (GArray) readings = readings_new ();
  g_autoptr (LivretPressureSeries) series = NULL;
  g_autofree char *why = NULL;

  add (readings, 0, 6, 30, 150, 95); /* alone, before the three */
  add_three (readings, 0, 7, 130, 80);
  add (readings, 0, 7, 10, 130, 80); /* a fourth */
  add (readings, 0, 14, 0, 140, 90); /* midday */
  add_three (readings, 0, 22, 120, 70);
  add_three (readings, 1, 7, 130, 80);
  g_array_index (readings, LivretPressureReading, readings->len - 1).implausible = TRUE;
  add (readings, 1, 18, 0, 120, 70);
  add (readings, 1, 18, 16, 120, 70); /* more than 15 minutes later: the first of two alike */
  add_three (readings, 2, 11, 130, 80);
  add_three (readings, 3, 0, 120, 70); /* the evening of the day before */
  series = livret_pressure_series_find (readings);
  why = list_why (series);
  g_assert_cmpstr (why, ==,
                   "accc4mccc"
                   "ccx"
                   "ca"
                   "cccccc");
  g_assert_cmpint (series->counted, ==, 15);
  g_assert_cmpint (series->mornings, ==, 8);
  g_assert_cmpint (series->evenings, ==, 7);
  g_assert_true (series->enough);
}

/* Of days on end the fullest three, of those that overlap the latest. */
static void
test_latest (void)
{
  g_autoptr (GArray) readings = readings_new ();
  g_autoptr (LivretPressureSeries) series = NULL;

  add_full (readings, 0);
  add_full (readings, 40);
  add_three (readings, 43, 8, 140, 90);
  add (readings, 60, 8, 0, 160, 100);
  series = livret_pressure_series_find (readings);
  g_assert_cmpint (series->first_day, ==, FIRST + 40);
  g_assert_cmpint (series->counted, ==, LIVRET_PRESSURE_FULL);
}

static void
test_not_enough (void)
{
  g_autoptr (GArray) readings = readings_new ();
  g_autoptr (LivretPressureSeries) series = NULL;
  g_autoptr (GPtrArray) figures = NULL;

  g_assert_null (livret_pressure_series_find (readings));
  /* Twelve readings, but nothing on the second day. */
  for (int day = 0; day < 3; day += 2)
    {
      add_three (readings, day, 7, 130, 80);
      add_three (readings, day, 20, 130, 80);
    }
  add (readings, 30, 8, 0, 120, 80);
  series = livret_pressure_series_find (readings);
  g_assert_false (series->enough);
  g_assert_cmpint (series->counted, ==, 12);
  g_assert_cmpint (series->first_day, ==, FIRST);
  figures = livret_pressure_series_figures (series, livret_kind_by_id ("blood-pressure"), "mm[Hg]");
  g_assert_cmpint (figures->len, ==, 0);
}

/* Two at a time on three days are enough; both units people use. */
static void
test_units (void)
{
  const LivretKind *kind = livret_kind_by_id ("blood-pressure");
  g_autoptr (GArray) readings = readings_new ();
  g_autoptr (LivretPressureSeries) series = NULL;
  g_autoptr (GPtrArray) figures = NULL;

  for (int day = 0; day < 3; day++)
    for (int half = 0; half < 2; half++)
      for (int i = 0; i < 2; i++)
        add (readings, day, half == 0 ? 7 : 21, i, 128, 79);
  series = livret_pressure_series_find (readings);
  g_assert_true (series->enough);
  figures = livret_pressure_series_figures (series, kind, "cm[Hg]");
  g_assert_cmpstr (livret_figures_find (figures, "series-average")->value, ==,
                   "12.8/7.9\302\240cmHg");
  g_assert_cmpstr (livret_figures_find (figures, "series-average")->inputs, ==,
                   "12 readings, from 4 Oct 2024 to 6 Oct 2024");
  g_assert_null (livret_figures_find (figures, "series-pulse"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figures/pressure-series/full", test_full);
  g_test_add_func ("/figures/pressure-series/why", test_why);
  g_test_add_func ("/figures/pressure-series/latest", test_latest);
  g_test_add_func ("/figures/pressure-series/not-enough", test_not_enough);
  g_test_add_func ("/figures/pressure-series/units", test_units);
  return g_test_run ();
}
