/* test-measure-state.c: values in words, periods, trends and tiles of the measures.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/measures/livret-measure-state.h"
#include "app/measures/livret-measure-words.h"

#include "base/livret-date.h"

#include <math.h>

#define NBSP "\302\240"

static int
day (const char *text)
{
  int number;

  g_assert_true (livret_day_parse (text, &number, NULL));
  return number;
}

/* Words
 * --------------------------------------------------------------------------------------------- */

static void
test_position (void)
{
  static const struct
  {
    const char *kind;
    double values[LIVRET_COMPONENTS_MAX];
    LivretMeasurePosition position;
  } cases[] = {
    { "blood-pressure", { 128, 79, 62 }, LIVRET_MEASURE_WITHIN },
    { "blood-pressure", { 135, 85, 62 }, LIVRET_MEASURE_WITHIN },
    { "blood-pressure", { 128, 86, 62 }, LIVRET_MEASURE_ABOVE },
    { "blood-pressure", { 136, NAN, NAN }, LIVRET_MEASURE_ABOVE },
    /* The pulse beside a pressure has a range of its own. */
    { "blood-pressure", { 128, 79, 160 }, LIVRET_MEASURE_WITHIN },
    { "heart-rate", { 59, NAN, NAN }, LIVRET_MEASURE_BELOW },
    { "heart-rate", { 60, NAN, NAN }, LIVRET_MEASURE_WITHIN },
    { "heart-rate", { 101, NAN, NAN }, LIVRET_MEASURE_ABOVE },
    { "weight", { 72.4, NAN, NAN }, LIVRET_MEASURE_NO_RANGE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (livret_measure_position (livret_kind_by_id (cases[i].kind), cases[i].values),
                     ==, cases[i].position);
  g_assert_null (livret_measure_position_words (LIVRET_MEASURE_NO_RANGE, TRUE));
  g_assert_null (livret_measure_position_short (LIVRET_MEASURE_WITHIN));
  g_assert_cmpstr (livret_measure_position_short (LIVRET_MEASURE_ABOVE), ==, "↑ above");
}

static void
test_numbers (void)
{
  static const struct
  {
    const char *kind;
    double values[LIVRET_COMPONENTS_MAX];
    const char *number;
    const char *unit;
  } cases[] = {
    { "blood-pressure", { 128, 79, 62 }, "128/79", "mmHg" },
    { "weight", { 72.4, NAN, NAN }, "72.4", "kg" },
    { "glucose", { 112, NAN, NAN }, "1.12", "g/L" },
    { "pain", { 4, NAN, NAN }, "4", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *unit = NULL;
      g_autofree char *number =
          livret_measure_number (livret_kind_by_id (cases[i].kind), cases[i].values, &unit);

      g_assert_cmpstr (number, ==, cases[i].number);
      g_assert_cmpstr (unit, ==, cases[i].unit);
    }
}

static void
test_components (void)
{
  const LivretKind *pressure = livret_kind_by_id ("blood-pressure");
  const LivretKind *glucose = livret_kind_by_id ("glucose");
  g_autofree char *pulse = livret_measure_component_text (pressure, 2, 62, 0);
  g_autofree char *mean = livret_measure_component_text (pressure, 0, 127.26, 1);
  g_autofree char *sugar = livret_measure_component_text (glucose, 0, 112, 0);

  g_assert_cmpstr (pulse, ==, "62" NBSP "/min");
  g_assert_cmpstr (mean, ==, "127.3" NBSP "mmHg");
  g_assert_cmpstr (sugar, ==, "1.12" NBSP "g/L");
  g_assert_true (livret_measure_shares_unit (pressure, 1));
  g_assert_false (livret_measure_shares_unit (pressure, 2));
}

static void
test_ranges (void)
{
  static const struct
  {
    const char *kind;
    const char *words;
  } cases[] = {
    { "blood-pressure", "Below 135/85" NBSP "mmHg" },
    { "heart-rate", "From 60 to 100" NBSP "/min" },
    { "glucose", "From 0.70 to 1.10" NBSP "g/L" },
    { "weight", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const LivretKind *kind = livret_kind_by_id (cases[i].kind);
      g_autofree char *words = livret_measure_range_words (kind);

      g_assert_cmpstr (words, ==, cases[i].words);
      g_assert_true ((livret_measure_range_source (kind) != NULL) == (cases[i].words != NULL));
    }
}

/* What is taken for possible, and whose limits these are. */
static void
test_possible (void)
{
  static const struct
  {
    const char *kind;
    const char *words;
  } cases[] = {
    { "glucose",
      "From 0.20 to 6.00" NBSP "g/L · Contour Next, user guide: what the meter measures" },
    { "pain", "From 0 to 10 · Numerical rating scale, 0 to 10" },
    { "weight", "From 0.3 to 400.0" NBSP
                "kg · Livret’s own limits, set wide around what people at home measure" },
    { "menstrual-flow", NULL }, /* answers, no numbers */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = livret_measure_possible_words (livret_kind_by_id (cases[i].kind));

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_bands (void)
{
  static const struct
  {
    const char *kind;
    double value, low, high, at;
  } cases[] = {
    { "blood-pressure", 135, 0, 0.5, 0.5 },      { "blood-pressure", 400, 0, 0.5, 0.98 },
    { "heart-rate", 80, 1 / 3.0, 2 / 3.0, 0.5 }, { "heart-rate", 60, 1 / 3.0, 2 / 3.0, 1 / 3.0 },
    { "heart-rate", 1, 1 / 3.0, 2 / 3.0, 0.02 },
  };
  LivretMeasureBand band;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (
          livret_measure_band (livret_kind_by_id (cases[i].kind), cases[i].value, &band));
      g_assert_cmpfloat_with_epsilon (band.low, cases[i].low, 1e-9);
      g_assert_cmpfloat_with_epsilon (band.high, cases[i].high, 1e-9);
      g_assert_cmpfloat_with_epsilon (band.at, cases[i].at, 1e-9);
    }
  g_assert_false (livret_measure_band (livret_kind_by_id ("weight"), 72, &band));
  g_assert_false (livret_measure_band (livret_kind_by_id ("heart-rate"), NAN, &band));
}

/* Periods
 * ------------------------------------------------------------------------------------------- */

static LivretChartSpan
span_of (const char *from, const char *until)
{
  return livret_chart_span_days (day (from), day (until));
}

static void
test_items (void)
{
  const LivretKind *weight = livret_kind_by_id ("weight");
  LivretChartSpan bounds = span_of ("2020-01-01", "2026-11-21");
  LivretChartSpan month = span_of ("2026-10-23", "2026-11-21");
  g_autofree char *some = livret_measure_period_item (weight, &month, &bounds);
  g_autofree char *all = livret_measure_period_item (weight, &bounds, &bounds);

  g_assert_cmpstr (some, ==, "weight@2026-10-23..2026-11-21");
  g_assert_cmpstr (all, ==, "weight");
}

static GArray *
days_until (const char *last, int n, int apart)
{
  GArray *days = g_array_new (FALSE, TRUE, sizeof (LivretDaySummary));

  for (int i = n - 1; i >= 0; i--)
    {
      LivretDaySummary summary = { .day = day (last) - i * apart };

      g_array_append_val (days, summary);
    }
  return days;
}

/* What is shown first: enough of it to see something, no longer than need be. */
static void
test_period_to_show (void)
{
  static const struct
  {
    const char *last;
    int n, apart;
    LivretMeasurePeriod period;
  } cases[] = {
    { "2026-11-21", 40, 1, LIVRET_PERIOD_MONTH }, { "2026-11-21", 12, 7, LIVRET_PERIOD_QUARTER },
    { "2026-11-21", 12, 30, LIVRET_PERIOD_YEAR }, { "2026-11-21", 1, 1, LIVRET_PERIOD_MONTH },
    { "2026-05-01", 3, 1, LIVRET_PERIOD_YEAR },   { "2025-11-21", 9, 1, LIVRET_PERIOD_ALL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) days = days_until (cases[i].last, cases[i].n, cases[i].apart);

      g_assert_cmpint (livret_measure_period_to_show (days, day ("2026-11-21")), ==,
                       cases[i].period);
    }
}

static void
test_periods (void)
{
  int today = day ("2026-11-21");
  LivretChartSpan bounds = span_of ("2019-03-04", "2026-11-21");
  LivretChartSpan week = livret_measure_period_span (LIVRET_PERIOD_WEEK, today, &bounds);
  LivretChartSpan odd = span_of ("2026-11-01", "2026-11-12");

  for (int i = 0; i < LIVRET_PERIODS; i++)
    {
      LivretChartSpan span = livret_measure_period_span (i, today, &bounds);

      g_assert_cmpint (livret_measure_period_from_id (livret_measure_period_id (i)), ==, i);
      g_assert_cmpint (livret_measure_period_of (&span, &bounds), ==, i);
    }
  g_assert_cmpint (week.from, ==, day ("2026-11-15") * (gint64) 86400);
  g_assert_cmpint (livret_measure_period_of (&odd, &bounds), ==, LIVRET_PERIODS);
  g_assert_null (livret_measure_period_id (LIVRET_PERIODS));
}

/* Trends
 * -------------------------------------------------------------------------------------------- */

static GArray *
days_new (void)
{
  return g_array_new (FALSE, TRUE, sizeof (LivretDaySummary));
}

static void
add_day (GArray *days, const LivretKind *kind, int number, double value)
{
  LivretDaySummary summary = {
    .day = number,
    .kind = kind,
    .count = 1,
    .mean = { value, NAN, NAN },
    .sum = value,
    .last = value,
  };

  g_array_append_val (days, summary);
}

/* Every second day of eight weeks: @before, then @now, each swinging by @swing. */
static GArray *
eight_weeks (const LivretKind *kind, double before, double now, double swing)
{
  GArray *days = days_new ();

  for (int i = 0; i < 56; i += 2)
    add_day (days, kind, 20000 + i, (i < 28 ? before : now) + (i % 4 == 0 ? swing : -swing));
  return days;
}

static void
test_trends (void)
{
  static const struct
  {
    const char *what;
    double before, now, swing;
    LivretTrendWay way;
  } cases[] = {
    { "the same", 72, 72, 0, LIVRET_TREND_STABLE },
    { "up by less than two per cent", 72, 73, 0, LIVRET_TREND_STABLE },
    { "up by more", 72, 75, 0, LIVRET_TREND_RISING },
    { "down by more", 75, 72, 0, LIVRET_TREND_FALLING },
    { "up by more, but it swings as much", 72, 75, 8, LIVRET_TREND_STABLE },
    { "up by more than it swings", 72, 90, 8, LIVRET_TREND_RISING },
  };
  const LivretKind *weight = livret_kind_by_id ("weight");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) days = eight_weeks (weight, cases[i].before, cases[i].now, cases[i].swing);
      LivretTrend trend = livret_measure_trend (weight, days);

      g_test_message ("%s", cases[i].what);
      g_assert_cmpint (trend.way, ==, cases[i].way);
      g_assert_cmpuint (trend.days_now, ==, 14);
      g_assert_cmpuint (trend.days_before, ==, 14);
      g_assert_cmpfloat_with_epsilon (trend.now, cases[i].now, 1e-9);
      g_assert_cmpfloat_with_epsilon (trend.before, cases[i].before, 1e-9);
    }
}

static void
test_seldom (void)
{
  const LivretKind *hba1c = livret_kind_by_id ("hba1c");
  g_autoptr (GArray) days = days_new ();
  g_autofree char *reason = NULL;
  LivretTrend trend;

  g_assert_cmpint (livret_measure_trend (hba1c, days).way, ==, LIVRET_TREND_NONE);
  add_day (days, hba1c, day ("2026-05-02"), 7.2);
  trend = livret_measure_trend (hba1c, days);
  g_assert_cmpint (trend.way, ==, LIVRET_TREND_NONE);
  g_assert_null (livret_measure_trend_reason (hba1c, &trend));
  g_assert_null (livret_measure_trend_words (trend.way));

  add_day (days, hba1c, day ("2026-11-12"), 6.8);
  trend = livret_measure_trend (hba1c, days);
  reason = livret_measure_trend_reason (hba1c, &trend);
  g_assert_cmpint (trend.way, ==, LIVRET_TREND_FALLING);
  g_assert_cmpuint (trend.days_now, ==, 0);
  g_assert_nonnull (strstr (reason, "6.8" NBSP "%"));
  g_assert_nonnull (strstr (reason, "7.2" NBSP "%"));
  g_assert_nonnull (strstr (reason, "2 %"));

  livret_kind_show_in (hba1c, "mmol/mol");
  g_free (reason);
  reason = livret_measure_trend_reason (hba1c, &trend);
  g_assert_nonnull (strstr (reason, "51" NBSP "mmol/mol"));
  g_assert_nonnull (strstr (reason, "55" NBSP "mmol/mol"));
  livret_kind_show_in (hba1c, NULL);
}

/* How far apart counts as stable is a difference: no zero of the scale is in it. */
static void
test_margin (void)
{
  static const struct
  {
    const char *kind;
    double before;
    const char *unit;
    const char *margin;
  } rows[] = {
    { "temperature", 37, NULL, " 0.74" NBSP "°C" },
    { "temperature", 37, "[degF]", " 1.33" NBSP "°F" },
    { "hba1c", 8, NULL, " 0.16" NBSP "%" },
    { "hba1c", 8, "mmol/mol", " 1.7" NBSP "mmol/mol" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const LivretKind *kind = livret_kind_by_id (rows[i].kind);
      LivretTrend trend = { .way = LIVRET_TREND_STABLE,
                            .now = rows[i].before,
                            .before = rows[i].before,
                            .margin = rows[i].before * 0.02,
                            .days_now = 3,
                            .days_before = 3 };
      g_autofree char *reason = NULL;

      livret_kind_show_in (kind, rows[i].unit);
      reason = livret_measure_trend_reason (kind, &trend);
      g_test_message ("%s", reason);
      g_assert_nonnull (strstr (reason, rows[i].margin));
      livret_kind_show_in (kind, NULL);
    }
}

static void
test_reason (void)
{
  const LivretKind *weight = livret_kind_by_id ("weight");
  g_autoptr (GArray) days = eight_weeks (weight, 72, 75, 0);
  LivretTrend trend = livret_measure_trend (weight, days);
  g_autofree char *reason = livret_measure_trend_reason (weight, &trend);

  g_assert_nonnull (strstr (reason, "75.0" NBSP "kg"));
  g_assert_nonnull (strstr (reason, "72.0" NBSP "kg"));
  /* Two per cent of 72 kg, or half the spread of both months together, 1.5 kg: the larger. */
  g_assert_nonnull (strstr (reason, "1.44" NBSP "kg"));
}

/* Tiles
 * --------------------------------------------------------------------------------------------- */

static void
test_tile (void)
{
  const LivretKind *pressure = livret_kind_by_id ("blood-pressure");
  int today = day ("2026-11-21");
  g_autoptr (GArray) days = days_new ();
  /* 21:30 UTC on the 19th was 00:30 of the 20th where it was read. */
  LivretReading last = { .kind = pressure,
                         .time = day ("2026-11-19") * (gint64) 86400 + 77400,
                         .offset_min = 180,
                         .values = { 138, 79, 62 } };
  g_autoptr (LivretMeasureTile) tile = NULL;

  for (int i = 0; i < 60; i++)
    add_day (days, pressure, today - 60 + i, 130);
  tile = livret_measure_tile_new ("someone", pressure, NULL, days, &last, today);
  g_assert_cmpstr (tile->title, ==, "Blood pressure");
  g_assert_cmpstr (tile->number, ==, "138/79");
  g_assert_cmpstr (tile->unit, ==, "mmHg");
  g_assert_cmpstr (tile->when, ==, "yesterday");
  g_assert_cmpstr (tile->trend, ==, "→ stable");
  g_assert_cmpstr (tile->spoken, ==,
                   "Blood pressure: 138/79 mmHg, yesterday, above the usual range, stable");
  g_assert_cmpuint (tile->spots->len, ==, 40);
  g_assert_cmpint (g_array_index (tile->spots, LivretMeasureSpot, 39).day, ==, today - 1);
  g_assert_true (isnan (tile->low));
  g_assert_cmpfloat (tile->high, ==, 135);
}

static void
test_tile_of_sums (void)
{
  const LivretKind *steps = livret_kind_by_id ("steps");
  int today = day ("2026-11-21");
  g_autoptr (GArray) days = days_new ();
  g_autoptr (LivretMeasureTile) tile = NULL;

  add_day (days, steps, today - 800, 100);
  add_day (days, steps, today - 12, 9000);
  add_day (days, steps, today, 432);
  tile = livret_measure_tile_new ("someone", steps, NULL, days, NULL, today);
  g_assert_cmpstr (tile->number, ==, "432");
  g_assert_cmpstr (tile->when, ==, "today");
  g_assert_cmpstr (tile->trend, ==, "↘ falling");
  /* What is older than a year is on no spark-line. */
  g_assert_cmpuint (tile->spots->len, ==, 2);
}

static void
test_days (void)
{
  static const struct
  {
    const char *day;
    const char *words;
  } cases[] = {
    { "2026-11-21", "today" },  { "2026-11-20", "yesterday" },   { "2026-11-15", "Sunday" },
    { "2026-11-14", "14 Nov" }, { "2025-11-14", "14 Nov 2025" }, { "2026-11-25", "25 Nov" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = livret_measure_day_words (day (cases[i].day), day ("2026-11-21"));

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/measure/position", test_position);
  g_test_add_func ("/app/measure/numbers", test_numbers);
  g_test_add_func ("/app/measure/components", test_components);
  g_test_add_func ("/app/measure/ranges", test_ranges);
  g_test_add_func ("/app/measure/possible", test_possible);
  g_test_add_func ("/app/measure/bands", test_bands);
  g_test_add_func ("/app/measure/periods", test_periods);
  g_test_add_func ("/measure/period-to-show", test_period_to_show);
  g_test_add_func ("/app/measure/items", test_items);
  g_test_add_func ("/app/measure/trends", test_trends);
  g_test_add_func ("/app/measure/seldom", test_seldom);
  g_test_add_func ("/app/measure/margin", test_margin);
  g_test_add_func ("/app/measure/reason", test_reason);
  g_test_add_func ("/app/measure/tile", test_tile);
  g_test_add_func ("/app/measure/tile-of-sums", test_tile_of_sums);
  g_test_add_func ("/app/measure/days", test_days);
  return g_test_run ();
}
