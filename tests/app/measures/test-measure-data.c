/* test-measure-data.c: what the pages of the measures read from a record, and their figures.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/measures/livret-measure-figures.h"

#include "base/livret-clock.h"
#include "base/livret-date.h"
#include "sharing/livret-chart-layout.h"
#include "../record/test-readings-db.h"

#include <math.h>

#define DAY 86400
/* 2026-11-21 12:00 UTC */
#define NOON G_GINT64_CONSTANT (1795262400)

static const LivretSinkSeries weight = { "weight", "Withings", "", "kg", FALSE };
static const LivretSinkSeries pressure = { "blood-pressure", "Omron", "", "mm[Hg]", FALSE };
static const LivretSinkSeries heart = { "heart-rate", "Watch", "1", "/min", FALSE };
static const LivretSinkSeries steps = { "steps", "Watch", "1", "{steps}", FALSE };
static const LivretSinkSeries phone = { "steps", "Telephone", "2", "{steps}", FALSE };

static void
import (TestRecord *record,
        const LivretSinkSeries *series,
        guint n_series,
        const LivretSinkReading *readings,
        gsize n)
{
  g_auto (TestBalance) balance = { 0 };

  test_import (record, record->camille, series, n_series, readings, n, 0, &balance);
  g_assert_cmpint (balance.stored, ==, n);
}

static LivretMeasureData *
ask (TestRecord *record, const char *kind, gboolean chosen, LivretMeasurePeriod period)
{
  LivretMeasureQuestion *question =
      livret_measure_question_new (record->camille, livret_kind_by_id (kind), chosen, period);
  g_autoptr (GError) error = NULL;
  LivretMeasureData *data = livret_measure_data_read (record->db, question, NULL, &error);

  g_assert_no_error (error);
  livret_measure_question_free (question);
  return data;
}

static const LivretMeasureRow *
find_row (GPtrArray *rows, const char *title)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (((LivretMeasureRow *) rows->pdata[i])->title, title))
      return rows->pdata[i];
  g_error ("no row “%s”", title);
}

static void
test_nothing (void)
{
  g_auto (TestRecord) record = { 0 };
  g_autoptr (LivretMeasureData) data = NULL;
  g_autoptr (GPtrArray) tiles = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  const char *people[3] = { NULL };

  test_record_init (&record);
  people[0] = record.camille;
  people[1] = record.louis;
  data = ask (&record, "weight", FALSE, 0);
  g_assert_false (data->any);
  rows = livret_measure_figures (data);
  g_assert_cmpuint (rows->len, ==, 0);
  tiles = livret_measure_tiles_read (record.db, people, NULL, NULL);
  g_assert_cmpuint (tiles->len, ==, 0);
}

static void
test_pressure (void)
{
  static const double values[][3] = {
    { 128, 79, 62 }, { 141, 88, 64 }, { 120, 75, 60 }, { 131, 82, 66 }, { 126, 78, 63 }
  };
  g_auto (TestRecord) record = { 0 };
  LivretSinkReading readings[G_N_ELEMENTS (values)];
  g_autoptr (LivretMeasureData) data = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *origins = NULL;

  test_record_init (&record);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      readings[i] = test_reading (0, NOON - i * DAY - 5 * 3600, values[i][0]);
      readings[i].values[1] = values[i][1];
      readings[i].values[2] = values[i][2];
    }
  import (&record, &pressure, 1, readings, G_N_ELEMENTS (values));
  data = ask (&record, "blood-pressure", FALSE, 0);
  g_assert_true (data->any);
  g_assert_cmpint (data->period, ==, LIVRET_PERIOD_MONTH);
  g_assert_cmpint (data->until_wall - data->from_wall, ==, 30 * DAY);
  g_assert_cmpuint (data->points->len, ==, G_N_ELEMENTS (values));
  g_assert_cmpint (data->count, ==, G_N_ELEMENTS (values));
  g_assert_cmpfloat (data->last->values[0], ==, 128);
  /* Oldest first, by the clock it was read on: 8 o'clock in Paris. */
  g_assert_cmpfloat (g_array_index (data->points, LivretChartPoint, 0).values[0], ==, 126);
  g_assert_cmpint (g_array_index (data->points, LivretChartPoint, 0).wall % DAY, ==, 8 * 3600);

  rows = livret_measure_figures (data);
  g_assert_cmpstr (find_row (rows, "Readings")->value, ==, "5");
  g_assert_cmpstr (find_row (rows, "Mean")->value, ==, "129/80\302\240mmHg");
  g_assert_cmpstr (find_row (rows, "Median")->value, ==, "128/79\302\240mmHg");
  g_assert_cmpstr (find_row (rows, "Highest")->value, ==, "141/88\302\240mmHg");
  g_assert_cmpstr (find_row (rows, "Lowest")->value, ==, "120/75\302\240mmHg");
  g_assert_cmpstr (find_row (rows, "Above it")->value, ==, "1 of 5 (20 %)");
  g_assert_cmpstr (find_row (rows, "Mornings, from 4:00 to 12:00")->note, ==, "5 readings");
  g_assert_cmpstr (find_row (rows, "Pulse, mean")->value, ==, "63\302\240/min");
  origins = livret_measure_origins_words (data);
  g_assert_cmpstr (origins, ==, "Omron (5)");
}

/* The last reading is six months old: a year is shown; a month is empty when asked for. */
static void
test_old (void)
{
  g_auto (TestRecord) record = { 0 };
  LivretSinkReading readings[] = { test_reading (0, NOON - 190 * DAY, 72),
                                   test_reading (0, NOON - 500 * DAY, 75) };
  g_autoptr (LivretMeasureData) data = NULL;
  g_autoptr (LivretMeasureData) weeks = NULL;
  g_autoptr (LivretMeasureData) all = NULL;

  test_record_init (&record);
  import (&record, &weight, 1, readings, G_N_ELEMENTS (readings));
  data = ask (&record, "weight", FALSE, 0);
  g_assert_cmpint (data->period, ==, LIVRET_PERIOD_YEAR);
  g_assert_cmpuint (data->points->len, ==, 1);
  weeks = ask (&record, "weight", TRUE, LIVRET_PERIOD_MONTH);
  g_assert_true (weeks->any);
  g_assert_cmpuint (weeks->points->len, ==, 0);
  g_assert_nonnull (weeks->last);
  all = ask (&record, "weight", TRUE, LIVRET_PERIOD_ALL);
  g_assert_cmpuint (all->points->len, ==, 2);
}

/* Of two devices that counted the same day one counts. */
static void
test_sums (void)
{
  g_auto (TestRecord) record = { 0 };
  const LivretSinkSeries series[] = { steps, phone };
  LivretSinkReading readings[] = {
    test_reading (0, NOON, 5000),
    test_reading (0, NOON + 60, 400),
    test_reading (1, NOON, 3000),
    test_reading (0, NOON - DAY, 7000),
  };
  g_autoptr (LivretMeasureData) data = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  test_record_init (&record);
  import (&record, series, 2, readings, G_N_ELEMENTS (readings));
  data = ask (&record, "steps", FALSE, 0);
  g_assert_null (data->last);
  g_assert_cmpfloat (data->last_sum, ==, 5400);
  g_assert_cmpuint (data->points->len, ==, 2);
  g_assert_cmpfloat (g_array_index (data->points, LivretChartPoint, 1).values[0], ==, 5400);
  rows = livret_measure_figures (data);
  g_assert_cmpstr (find_row (rows, "Days")->value, ==, "2");
  g_assert_true (g_str_has_prefix (find_row (rows, "Mean of a day")->value, "6"));
}

/* More readings than are drawn one by one: quarters of hours while all days have them, else days;
 * nothing is lost of them in the figures. */
static void
test_many (void)
{
  enum
  {
    N = 24000
  };
  g_auto (TestRecord) record = { 0 };
  g_autofree LivretSinkReading *readings = g_new (LivretSinkReading, N);
  g_autoptr (LivretMeasureData) data = NULL;
  g_autoptr (LivretMeasureData) all = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  double low = INFINITY, high = -INFINITY;
  gint64 counted = 0;

  test_record_init (&record);
  for (int i = 0; i < N; i++)
    readings[i] = test_reading (0, NOON - i * 60, 50 + i % 97);
  import (&record, &heart, 1, readings, N);
  data = ask (&record, "heart-rate", TRUE, LIVRET_PERIOD_MONTH);
  g_assert_cmpint (data->count, ==, N);
  g_assert_cmpuint (data->points->len, <, 2000);
  for (guint i = 0; i < data->points->len; i++)
    {
      const LivretChartPoint *point = &g_array_index (data->points, LivretChartPoint, i);

      counted += MAX (point->count, 1);
      low = fmin (low, point->count > 1 ? point->low : point->values[0]);
      high = fmax (high, point->count > 1 ? point->high : point->values[0]);
    }
  g_assert_cmpint (counted, ==, N);
  g_assert_cmpfloat (low, ==, 50);
  g_assert_cmpfloat (high, ==, 146);
  g_assert_cmpuint (data->origins->len, ==, 1);
  g_assert_cmpuint (((LivretMeasureOrigin *) data->origins->pdata[0])->count, ==, N);
  g_assert_cmpint (data->trace->grain, ==, LIVRET_GRAIN_QUARTERS);
  rows = livret_measure_figures (data);
  g_assert_true (g_str_has_prefix (find_row (rows, "Lowest")->value, "50"));
  g_assert_true (g_str_has_prefix (find_row (rows, "Highest")->value, "146"));

  /* Of a year only the days that have readings are looked at: quarters again. */
  all = ask (&record, "heart-rate", TRUE, LIVRET_PERIOD_YEAR);
  g_assert_cmpint (all->trace->grain, ==, LIVRET_GRAIN_QUARTERS);
  g_assert_cmpint (all->count, ==, N);
}

/* How finely they are read, by how many there are. */
static void
test_grain (void)
{
  static const struct
  {
    const char *kind;
    gint64 count;
    int days;
    LivretMeasureGrain grain;
  } cases[] = {
    { "heart-rate", 0, 7, LIVRET_GRAIN_READINGS },
    { "heart-rate", 12000, 3000, LIVRET_GRAIN_READINGS },
    { "heart-rate", 12001, 1, LIVRET_GRAIN_QUARTERS },
    { "heart-rate", 121000, 7, LIVRET_GRAIN_QUARTERS },
    { "heart-rate", 3000000, 93, LIVRET_GRAIN_QUARTERS },
    { "heart-rate", 3000000, 94, LIVRET_GRAIN_DAYS },
    { "blood-pressure", 12000, 7, LIVRET_GRAIN_READINGS },
    { "blood-pressure", 12001, 7, LIVRET_GRAIN_DAYS },
    { "steps", 10, 1, LIVRET_GRAIN_DAYS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s, %d readings", cases[i].kind, (int) cases[i].count);
      g_assert_cmpint (
          livret_measure_grain (livret_kind_by_id (cases[i].kind), cases[i].count, cases[i].days),
          ==, cases[i].grain);
    }
}

static LivretMeasureData *
ask_span (TestRecord *record, const char *kind, gint64 from, gint64 until, const char *beside)
{
  LivretMeasureQuestion *question = livret_measure_question_new (
      record->camille, livret_kind_by_id (kind), TRUE, LIVRET_PERIOD_MONTH);
  g_autoptr (GError) error = NULL;
  LivretMeasureData *data;

  question->span = (LivretChartSpan) { from, until };
  question->beside = beside != NULL ? livret_kind_by_id (beside) : NULL;
  data = livret_measure_data_read (record->db, question, NULL, &error);
  g_assert_no_error (error);
  livret_measure_question_free (question);
  return data;
}

/* Some hours of a heart that is read each minute: the readings themselves; around a day, quarters;
 * what lies beside what is shown is read too, but not counted. */
static void
test_span (void)
{
  enum
  {
    N = 24000
  };
  g_auto (TestRecord) record = { 0 };
  g_autofree LivretSinkReading *readings = g_new (LivretSinkReading, N);
  gint64 noon = NOON + 3600; /* in Paris */
  g_autoptr (LivretMeasureData) hours = NULL;
  g_autoptr (LivretMeasureData) week = NULL;
  g_autoptr (LivretMeasureData) before = NULL;

  test_record_init (&record);
  for (int i = 0; i < N; i++)
    readings[i] = test_reading (0, NOON - i * 60, 50 + i % 97);
  import (&record, &heart, 1, readings, N);
  hours = ask_span (&record, "heart-rate", noon - 6 * 3600, noon - 2 * 3600, NULL);
  g_assert_cmpint (hours->period, ==, LIVRET_PERIODS);
  g_assert_cmpint (hours->trace->grain, ==, LIVRET_GRAIN_READINGS);
  g_assert_cmpuint (hours->points->len, ==, 4 * 60);
  g_assert_cmpint (hours->count, ==, 4 * 60);
  g_assert_cmpuint (hours->trace->points->len, ==, 8 * 60);
  week = ask_span (&record, "heart-rate", NOON - NOON % DAY - 9 * DAY, NOON - NOON % DAY - 2 * DAY,
                   NULL);
  g_assert_cmpint (week->period, ==, LIVRET_PERIOD_WEEK);
  g_assert_cmpint (week->trace->grain, ==, LIVRET_GRAIN_QUARTERS);
  g_assert_cmpuint (week->points->len, ==, 7 * 96);
  g_assert_cmpint (week->count, ==, 7 * 1440);
  g_assert_cmpuint (week->trace->points->len, >, 7 * 96);
  /* Nobody moves out of what there is. */
  before = ask_span (&record, "heart-rate", NOON - 900 * DAY, NOON - 893 * DAY, NULL);
  g_assert_cmpint (before->span.from, ==, before->bounds.from);
}

/* Each source keeps its number wherever one is; another kind is read over the same time. */
static void
test_sources_and_beside (void)
{
  static const LivretSinkSeries other = { "weight", "Bathroom scale", "", "kg", FALSE };
  const LivretSinkSeries series[] = { weight, other, pressure };
  g_auto (TestRecord) record = { 0 };
  LivretSinkReading readings[14];
  g_autoptr (LivretMeasureData) all = NULL;
  g_autoptr (LivretMeasureData) late = NULL;

  test_record_init (&record);
  for (int i = 0; i < 12; i++)
    readings[i] = test_reading (i < 3, NOON - i * DAY, 72);
  readings[12] = test_reading (2, NOON - DAY, 128);
  readings[13] = test_reading (2, NOON - 2 * DAY, 131);
  readings[12].values[1] = readings[13].values[1] = 80;
  import (&record, series, 3, readings, G_N_ELEMENTS (readings));
  all = ask_span (&record, "weight", NOON - NOON % DAY - 20 * DAY, NOON - NOON % DAY + DAY,
                  "blood-pressure");
  g_assert_cmpuint (all->origins->len, ==, 2);
  g_assert_cmpuint (all->trace->sources->names->len, ==, 2);
  g_assert_cmpstr (all->trace->sources->names->pdata[0], ==, "Withings");
  g_assert_cmpuint (g_array_index (all->points, LivretChartPoint, 0).source, ==, 0);
  g_assert_cmpuint (g_array_index (all->points, LivretChartPoint, 11).source, ==, 1);
  g_assert_cmpuint (all->beside->points->len, ==, 2);
  g_assert_cmpstr (all->beside->rule.kind.id, ==, "blood-pressure");
  late = ask_span (&record, "weight", NOON - NOON % DAY - DAY, NOON - NOON % DAY + DAY, NULL);
  g_assert_cmpuint (late->origins->len, ==, 1);
  g_assert_cmpuint (g_array_index (late->points, LivretChartPoint, 0).source, ==, 1);
  g_assert_null (late->beside);
}

/* The sums of one source's points. */
static double
sum_of (const LivretMeasureData *data, guint source, gint64 *readings)
{
  double sum = 0;

  *readings = 0;
  for (guint i = 0; i < data->points->len; i++)
    {
      const LivretChartPoint *point = &g_array_index (data->points, LivretChartPoint, i);

      if (point->source != source)
        continue;
      *readings += MAX (point->count, 1);
      sum += point->values[0] * MAX (point->count, 1);
    }
  return sum;
}

/* Two watches and a cuff of one telling: by quarters and by days each source has its own points;
 * two watches of one name are one source, and have one point a quarter or a day. */
static void
test_summaries_apart (void)
{
  enum
  {
    N = 20000,
    FEW = 30
  };
  static const LivretSinkSeries band = { "heart-rate", "Band", "", "/min", FALSE };
  static const LivretSinkSeries again = { "heart-rate", "Watch", "2", "/min", FALSE };
  const LivretSinkSeries series[] = { heart, band, again };
  static const int periods[] = { LIVRET_PERIOD_MONTH, LIVRET_PERIOD_ALL };
  static const LivretMeasureGrain grains[] = { LIVRET_GRAIN_QUARTERS, LIVRET_GRAIN_DAYS };
  g_auto (TestRecord) record = { 0 };
  g_autofree LivretSinkReading *readings = g_new (LivretSinkReading, 2 * N + FEW + 1);

  test_record_init (&record);
  for (int i = 0; i < N; i++)
    {
      readings[i] = test_reading (0, NOON - i * 60, 60);
      readings[N + i] = test_reading (2, NOON - i * 60 - 30, 80);
    }
  for (int i = 0; i < FEW; i++)
    readings[2 * N + i] = test_reading (1, NOON - i * 8 * 3600, 100);
  readings[2 * N + FEW] = test_reading (1, NOON - 400 * DAY, 100);
  import (&record, series, 3, readings, 2 * N + FEW + 1);
  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      g_autoptr (LivretMeasureData) data = ask (&record, "heart-rate", TRUE, periods[i]);
      gint64 watch, other;

      g_assert_cmpint (data->trace->grain, ==, grains[i]);
      g_assert_cmpuint (data->trace->sources->names->len, ==, 2);
      g_assert_cmpfloat_with_epsilon (sum_of (data, 0, &watch), 140.0 * N, 1e-3);
      g_assert_cmpint (watch, ==, 2 * N);
      g_assert_cmpfloat_with_epsilon (sum_of (data, 1, &other), 100.0 * (FEW + i), 1e-3);
      g_assert_cmpint (other, ==, FEW + (int) i);
      for (guint p = 1; p < data->points->len; p++)
        {
          const LivretChartPoint *a = &g_array_index (data->points, LivretChartPoint, p - 1);
          const LivretChartPoint *b = &g_array_index (data->points, LivretChartPoint, p);

          g_assert_true (a->wall < b->wall || (a->wall == b->wall && a->source != b->source));
        }
    }
}

static double
hour_of (const LivretMeasureData *data, int hour)
{
  for (guint i = 0; i < data->trace->points->len; i++)
    {
      const LivretChartPoint *point = &g_array_index (data->trace->points, LivretChartPoint, i);

      g_assert_true (point->hour);
      if (point->wall == data->span.from + hour * 3600 + 1800)
        return point->values[0];
    }
  return NAN;
}

/* A reading of steps that lasted. */
static LivretSinkReading
walk (guint series, gint64 time, int seconds, double value)
{
  LivretSinkReading reading = test_reading (series, time, value);

  reading.duration = seconds;
  return reading;
}

/* Steps of a day by hours of the local clock: what lasted over the full hour is parted, of two
 * devices one counts, nobody is judged by the limits of a day. */
static void
test_hours (void)
{
  const LivretSinkSeries series[] = { steps, phone };
  gint64 midnight = NOON - 13 * 3600; /* in Paris */
  LivretSinkReading readings[] = {
    walk (0, midnight + 7 * 3600, 600, 900),
    walk (0, midnight + 7 * 3600 + 3000, 1200, 600), /* half of it after eight */
    walk (0, midnight + 21 * 3600, 0, 50),
    walk (1, midnight + 10 * 3600, 60, 400), /* the telephone counted less */
    walk (0, midnight - 3600, 60, 77),       /* the day before */
  };
  g_auto (TestRecord) record = { 0 };
  g_autoptr (LivretMeasureData) data = NULL;
  g_autoptr (LivretMeasureData) week = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  test_record_init (&record);
  import (&record, series, 2, readings, G_N_ELEMENTS (readings));
  data = ask (&record, "steps", TRUE, LIVRET_PERIOD_DAY);
  g_assert_cmpint (data->trace->grain, ==, LIVRET_GRAIN_HOURS);
  g_assert_cmpfloat_with_epsilon (hour_of (data, 7), 1200, 1e-6);
  g_assert_cmpfloat_with_epsilon (hour_of (data, 8), 300, 1e-6);
  g_assert_cmpfloat (hour_of (data, 21), ==, 50);
  g_assert_true (isnan (hour_of (data, 10)));
  g_assert_cmpfloat (hour_of (data, -1), ==, 77);
  g_assert_true (isnan (data->trace->rule.kind.components[0].reference_low));
  g_assert_cmpuint (data->points->len, ==, 1);
  g_assert_cmpfloat_with_epsilon (g_array_index (data->points, LivretChartPoint, 0).values[0], 1550,
                                  1e-6);
  rows = livret_measure_figures (data);
  g_assert_cmpstr (find_row (rows, "Days")->value, ==, "1");
  week = ask (&record, "steps", TRUE, LIVRET_PERIOD_WEEK);
  g_assert_cmpint (week->trace->grain, ==, LIVRET_GRAIN_DAYS);
}

/* A sum of a whole day says nothing of its hours. */
static void
test_hours_unknown (void)
{
  gint64 midnight = NOON - 13 * 3600;
  LivretSinkReading readings[] = { walk (0, midnight, DAY, 5000),
                                   walk (0, midnight - 3600, 60, 77) };
  g_auto (TestRecord) record = { 0 };
  g_autoptr (LivretMeasureData) data = NULL;

  test_record_init (&record);
  import (&record, &steps, 1, readings, G_N_ELEMENTS (readings));
  data = ask (&record, "steps", TRUE, LIVRET_PERIOD_DAY);
  g_assert_cmpint (data->trace->grain, ==, LIVRET_GRAIN_DAYS);
  g_assert_cmpfloat (g_array_index (data->points, LivretChartPoint, 0).values[0], ==, 5000);
}

/* 25 October 2026, when clocks in Paris were set back at three: the hour from two to three came
 * twice, and holds both. */
static void
test_hours_twice (void)
{
  gint64 two = G_GINT64_CONSTANT (1792886400); /* 02:00 summer time, 00:00 UTC */
  LivretSinkReading readings[] = { walk (0, two + 60, 60, 100), walk (0, two + 3660, 60, 20),
                                   walk (0, two + 7260, 60, 3) };
  g_auto (TestRecord) record = { 0 };
  g_autoptr (LivretMeasureData) data = NULL;
  gint64 day = (two + 7200) / DAY * DAY;

  test_record_init (&record);
  import (&record, &steps, 1, readings, G_N_ELEMENTS (readings));
  data = ask_span (&record, "steps", day, day + DAY, NULL);
  g_assert_cmpint (data->trace->grain, ==, LIVRET_GRAIN_HOURS);
  g_assert_cmpfloat (hour_of (data, 2), ==, 120);
  g_assert_cmpfloat (hour_of (data, 3), ==, 3);
  g_assert_true (isnan (hour_of (data, 1)));
}

static void
test_tiles (void)
{
  g_auto (TestRecord) record = { 0 };
  const LivretSinkSeries series[] = { weight, heart };
  LivretSinkReading readings[] = { test_reading (0, NOON, 72), test_reading (1, NOON, 66) };
  const char *people[3] = { NULL };
  g_autoptr (GPtrArray) tiles = NULL;

  test_record_init (&record);
  import (&record, series, 2, readings, G_N_ELEMENTS (readings));
  people[0] = record.louis;
  people[1] = record.camille;
  tiles = livret_measure_tiles_read (record.db, people, NULL, NULL);
  g_assert_cmpuint (tiles->len, ==, 2);
  g_assert_cmpstr (((LivretMeasureTile *) tiles->pdata[0])->kind->id, ==, "heart-rate");
  g_assert_cmpstr (((LivretMeasureTile *) tiles->pdata[1])->number, ==, "72.0");
  g_assert_cmpstr (((LivretMeasureTile *) tiles->pdata[1])->when, ==, "today");
}

static void
test_median (void)
{
  double odd[] = { 3, 1, 2 };
  double even[] = { 4, 1, 3, 2 };

  g_assert_cmpfloat (livret_measure_median (odd, 3), ==, 2);
  g_assert_cmpfloat (livret_measure_median (even, 4), ==, 2.5);
  g_assert_true (isnan (livret_measure_median (odd, 0)));
}

/* Whatever is shown is explained, a usual range with its source. */
static void
test_explanations (void)
{
  g_auto (TestRecord) record = { 0 };
  LivretSinkReading readings[] = { test_reading (0, NOON, 66), test_reading (0, NOON - DAY, 70) };
  g_autoptr (LivretMeasureData) data = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  test_record_init (&record);
  import (&record, &heart, 1, readings, G_N_ELEMENTS (readings));
  data = ask (&record, "heart-rate", FALSE, 0);
  rows = livret_measure_explanations (data);
  g_assert_nonnull (strstr (find_row (rows, "Mean")->value, "2 readings"));
  g_assert_cmpstr (find_row (rows, "Usual range")->note, ==, "Source: American Heart Association");
  find_row (rows, "Median");
  find_row (rows, "Usual spread");
  find_row (rows, "Stable, rising, falling");
}

/* Two calibrations: the formula; figures to the digits of the unit they are shown in. */
static void
test_scale (void)
{
  static const LivretSinkSeries hba1c = { "hba1c", "Laboratory", "", "mmol/mol", FALSE };
  g_auto (TestRecord) record = { 0 };
  LivretSinkReading readings[] = { test_reading (0, NOON, 59), test_reading (0, NOON - DAY, 48) };
  g_autoptr (LivretMeasureData) data = NULL;
  g_autoptr (GPtrArray) rows = NULL, figures = NULL;

  test_record_init (&record);
  import (&record, &hba1c, 1, readings, 2);
  livret_kind_show_in (livret_kind_by_id ("hba1c"), "mmol/mol");
  data = ask (&record, "hba1c", FALSE, 0);
  rows = livret_measure_explanations (data);
  figures = livret_measure_figures (data);
  g_assert_nonnull (strstr (find_row (rows, "Two units")->value, "0.09148 × mmol/mol (IFCC)"));
  g_assert_cmpstr (find_row (figures, "Highest")->value, ==, "59\302\240mmol/mol");
  g_assert_cmpstr (find_row (figures, "Usual spread")->value, ==, "7.8\302\240mmol/mol");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  livret_clock_fix (NOON);
  g_test_add_func ("/app/measure-data/span", test_span);
  g_test_add_func ("/app/measure-data/sources-and-beside", test_sources_and_beside);
  g_test_add_func ("/app/measure-data/nothing", test_nothing);
  g_test_add_func ("/app/measure-data/pressure", test_pressure);
  g_test_add_func ("/app/measure-data/old", test_old);
  g_test_add_func ("/app/measure-data/sums", test_sums);
  g_test_add_func ("/app/measure-data/many", test_many);
  g_test_add_func ("/app/measure-data/grain", test_grain);
  g_test_add_func ("/app/measure-data/summaries-apart", test_summaries_apart);
  g_test_add_func ("/app/measure-data/hours", test_hours);
  g_test_add_func ("/app/measure-data/hours-unknown", test_hours_unknown);
  g_test_add_func ("/app/measure-data/hours-twice", test_hours_twice);
  g_test_add_func ("/app/measure-data/tiles", test_tiles);
  g_test_add_func ("/app/measure-data/median", test_median);
  g_test_add_func ("/app/measure-data/explanations", test_explanations);
  g_test_add_func ("/app/measure-data/scale", test_scale);
  return g_test_run ();
}
