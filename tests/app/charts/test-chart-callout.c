/* test-chart-callout.c: what is said of one mark of a chart.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/charts/livret-chart-callout.h"
#include "app/measures/livret-measure-words.h"

#include "base/livret-date.h"

#include <math.h>

#define DAY 86400
#define NBSP "\302\240"

static const LivretChartSize size = {
  .width = 800,
  .height = 300,
  .left = 50,
  .right = 50,
  .top = 10,
  .bottom = 30,
  .spacing = 6,
  .tick = 70,
};

static gint64
wall (const char *day)
{
  int number;

  g_assert_true (livret_day_parse (day, &number, NULL));
  return number * (gint64) DAY;
}

static void
add (GArray *points, gint64 when, double a, double b)
{
  LivretChartPoint point = { when, { a, b, NAN } };

  g_array_append_val (points, point);
}

static LivretChartLayout *
lay_out (const char *kind, GArray *points)
{
  return livret_chart_layout_new (livret_kind_by_id (kind), points, wall ("2026-10-01"),
                                  wall ("2026-12-01"), &size);
}

static void
test_reading (void)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (LivretChartPoint));
  g_autoptr (LivretChartLayout) layout = NULL;
  g_autoptr (LivretChartCallout) callout = NULL;
  g_autoptr (LivretChartCallout) other = NULL;

  add (points, wall ("2026-10-30") + 27600, 137, 86);
  add (points, wall ("2026-11-02") + 27600, 128, 79);
  layout = lay_out ("blood-pressure", points);
  callout = livret_chart_callout_new (layout, points, 0);
  other = livret_chart_callout_new (layout, points, 1);
  g_assert_cmpstr (callout->value, ==, "137/86" NBSP "mmHg");
  g_assert_cmpstr (callout->position, ==, "↑ above");
  g_assert_cmpstr (callout->when, ==, "Friday 30 October 2026, 07:40");
  g_assert_cmpstr (callout->spoken, ==,
                   "137/86" NBSP "mmHg, above the usual range. Friday 30 October 2026, 07:40. 1 of "
                   "2.");
  g_assert_cmpstr (other->position, ==, "");
}

static void
test_without_range (void)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (LivretChartPoint));
  g_autoptr (LivretChartLayout) layout = NULL;
  g_autoptr (LivretChartCallout) callout = NULL;

  add (points, wall ("2026-11-02"), 72.4, NAN);
  layout = lay_out ("weight", points);
  callout = livret_chart_callout_new (layout, points, 0);
  g_assert_cmpstr (callout->spoken, ==, "72.4" NBSP "kg. Monday 2 November 2026, 00:00. 1 of 1.");
}

/* Two hundred readings in two days: a mark is the mean of many, and says so. */
static void
test_means (void)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (LivretChartPoint));
  g_autoptr (LivretChartLayout) layout = NULL;
  g_autoptr (LivretChartCallout) callout = NULL;

  for (int i = 0; i < 200; i++)
    add (points, wall ("2026-11-02") + i * 860, 70 + i % 2 * 10, NAN);
  layout = lay_out ("heart-rate", points);
  g_assert_cmpint (layout->style, ==, LIVRET_CHART_RANGES);
  callout = livret_chart_callout_new (layout, points, 0);
  g_assert_nonnull (strstr (callout->value, "75" NBSP "/min, mean of "));
  g_assert_null (strstr (callout->value, "from"));
  g_assert_nonnull (strstr (callout->spoken, " readings, from 70 to 80" NBSP "/min, "));
  g_assert_cmpstr (callout->when, ==, "Monday 2 November 2026");
}

/* Points that stand for many readings weigh as many. */
static void
test_grouped (void)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (LivretChartPoint));
  LivretChartPoint first = { wall ("2026-11-02"), { 70, NAN, NAN }, 90, 50, 100 };
  LivretChartPoint second = { wall ("2026-11-20"), { 80, NAN, NAN }, 10, 60, 140 };
  g_autoptr (LivretChartLayout) layout = NULL;
  g_autoptr (LivretChartCallout) callout = NULL;
  g_autofree char *summary = NULL;

  g_array_append_val (points, first);
  g_array_append_val (points, second);
  layout = lay_out ("heart-rate", points);
  g_assert_cmpint (layout->style, ==, LIVRET_CHART_RANGES);
  g_assert_cmpuint (layout->figures.count, ==, 100);
  g_assert_cmpfloat_with_epsilon (layout->figures.mean[0], 71, 1e-9);
  g_assert_cmpfloat (layout->figures.min[0], ==, 50);
  g_assert_cmpfloat (layout->figures.max[0], ==, 140);
  callout = livret_chart_callout_new (layout, points, 0);
  g_assert_cmpstr (callout->value, ==, "70" NBSP "/min, mean of 90 readings");
  g_assert_cmpstr (callout->told, ==,
                   "70" NBSP "/min, mean of 90 readings, from 50 to 100" NBSP "/min");
  /* How many readings lie above is not known: nothing is said of it. */
  summary = livret_chart_summary (layout);
  g_assert_null (strstr (summary, "range"));
}

/* How far the readings of a point go is spoken where it stands for several, of each value that is
 * known; alike ones, and one reading, have no range. */
static void
test_ranges (void)
{
  static const struct
  {
    const char *kind;
    const char *unit;
    LivretChartPoint points[2];
    const char *told;
  } rows[] = {
    { "blood-pressure",
      NULL,
      { { 0, { 137, 86, NAN } }, { 60, { 119, 74, NAN } } },
      "128/80" NBSP "mmHg, mean of 2 readings, Systolic from 119 to 137" NBSP
      "mmHg, Diastolic from 74 to 86" NBSP "mmHg" },
    { "blood-pressure",
      NULL,
      { { 0, { 128, 80, NAN }, 30, 101, 152 }, { 60, { 128, 80, NAN }, 10, 99, 140 } },
      "128/80" NBSP "mmHg, mean of 40 readings, Systolic from 99 to 152" NBSP "mmHg" },
    { "blood-pressure",
      "cm[Hg]",
      { { 0, { 137, 80, NAN } }, { 60, { 119, 80, NAN } } },
      "12.8/8.0" NBSP "cmHg, mean of 2 readings, Systolic from 11.9 to 13.7" NBSP "cmHg" },
    { "heart-rate",
      NULL,
      { { 0, { 70, NAN, NAN }, 5, 70, 70 }, { 60, { 70, NAN, NAN } } },
      "70" NBSP "/min, mean of 6 readings" },
    { "hba1c",
      "mmol/mol",
      { { 0, { 6.54304, NAN, NAN } }, { 60, { 7.54932, NAN, NAN }, 2, 7, 8 } },
      "55" NBSP "mmol/mol, mean of 3 readings, from 48 to 64" NBSP "mmol/mol" },
  };

  LivretChartSize wide = size;

  wide.spacing = 20;
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (LivretChartPoint));
      g_autoptr (LivretChartLayout) layout = NULL;
      g_autoptr (LivretChartCallout) callout = NULL;

      livret_kind_show_in (livret_kind_by_id (rows[i].kind), rows[i].unit);
      for (guint p = 0; p < 40; p++)
        {
          LivretChartPoint point = rows[i].points[p % 2];

          /* Columns far enough apart, each of two points. */
          point.wall += wall ("2026-10-02") + p / 2 * 2 * DAY;
          g_array_append_val (points, point);
        }
      layout = livret_chart_layout_new (livret_kind_by_id (rows[i].kind), points, 0, 0, &wide);
      callout = livret_chart_callout_new (layout, points, 0);
      g_assert_cmpstr (callout->told, ==, rows[i].told);
      g_assert_true (g_str_has_prefix (callout->spoken, callout->told));
      livret_kind_show_in (livret_kind_by_id (rows[i].kind), NULL);
    }
}

static void
test_sums (void)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (LivretChartPoint));
  g_autoptr (LivretChartLayout) layout = NULL;
  g_autoptr (LivretChartCallout) callout = NULL;

  add (points, wall ("2026-11-02") + DAY / 2, 8432, NAN);
  layout = lay_out ("steps", points);
  callout = livret_chart_callout_new (layout, points, 0);
  g_assert_true (g_str_has_prefix (callout->value, "8"));
  g_assert_cmpstr (callout->when, ==, "Monday 2 November 2026");
}

static void
add_hour (GArray *points, gint64 hour, double sum)
{
  LivretChartPoint point = { hour + 1800, { sum, NAN, NAN }, .count = 1, .hour = TRUE };

  g_array_append_val (points, point);
}

/* Bars of hours: their hours are said, and which came twice, when clocks were set back. */
static void
test_hours (void)
{
  static const struct
  {
    int hour;
    const char *when;
  } cases[] = {
    { 1, "Sunday 25 October 2026, 01:00 to 02:00" },
    { 2, "Sunday 25 October 2026, 02:00 to 03:00, which came twice" },
    { 3, "Sunday 25 October 2026, 03:00 to 04:00" },
    { 23, "Sunday 25 October 2026, 23:00 to 00:00" },
  };
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (LivretChartPoint));
  gint64 day = wall ("2026-10-25");
  g_autoptr (LivretChartLayout) layout = NULL;
  g_autofree char *summary = NULL;

  g_setenv ("TZ", "Europe/Paris", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    add_hour (points, day + cases[i].hour * 3600, 100);
  layout = livret_chart_layout_new (livret_kind_by_id ("steps"), points, day, day + DAY, &size);
  g_assert_cmpint (layout->style, ==, LIVRET_CHART_BARS);
  g_assert_cmpint (layout->bar, ==, 3600);
  g_assert_cmpuint (layout->marks->len, ==, G_N_ELEMENTS (cases));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LivretChartCallout) callout = livret_chart_callout_new (layout, points, i);

      g_assert_cmpstr (callout->when, ==, cases[i].when);
      g_assert_true (g_str_has_prefix (callout->value, "100"));
    }
  summary = livret_chart_summary (layout);
  g_assert_true (g_str_has_prefix (summary, "On 25"));
  g_assert_nonnull (strstr (summary, "400"));
  g_assert_nonnull (strstr (summary, ", in 4 hours."));
  g_setenv ("TZ", "UTC", TRUE);
}

/* Limits that are a person's target are drawn in place of the usual range, and called so. */
static void
test_target (void)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (LivretChartPoint));
  g_autoptr (LivretMeasureTarget) target = livret_measure_target_new ();
  g_autoptr (LivretChartLayout) layout = NULL;
  g_autoptr (LivretChartCallout) callout = NULL;
  g_autofree char *summary = NULL;
  LivretMeasureRule rule;

  target->high[0] = 130;
  livret_measure_rule_init (&rule, livret_kind_by_id ("blood-pressure"), target);
  add (points, wall ("2026-10-30"), 132, 99);
  add (points, wall ("2026-11-02"), 128, 99);
  layout =
      livret_chart_layout_new (&rule.kind, points, wall ("2026-10-01"), wall ("2026-12-01"), &size);
  layout->target = rule.target;
  g_assert_cmpuint (layout->bands->len, ==, 1);
  g_assert_cmpfloat (g_array_index (layout->bands, LivretChartBand, 0).high, ==, 130);
  g_assert_cmpint (g_array_index (layout->marks, LivretChartMark, 0).position, ==,
                   LIVRET_CHART_ABOVE);
  summary = livret_chart_summary (layout);
  g_assert_true (g_str_has_suffix (summary, " 1 above the target."));
  callout = livret_chart_callout_new (layout, points, 0);
  g_assert_nonnull (strstr (callout->spoken, "above the target"));
}

static void
test_nearest (void)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (LivretChartPoint));
  g_autoptr (LivretChartLayout) layout = NULL;
  double first, second;

  add (points, wall ("2026-10-10"), 72, NAN);
  add (points, wall ("2026-11-10"), 73, NAN);
  layout = lay_out ("weight", points);
  first = g_array_index (layout->marks, LivretChartMark, 0).x;
  second = g_array_index (layout->marks, LivretChartMark, 1).x;
  g_assert_cmpint (livret_chart_nearest (layout, -100), ==, 0);
  g_assert_cmpint (livret_chart_nearest (layout, (first + second) / 2 - 1), ==, 0);
  g_assert_cmpint (livret_chart_nearest (layout, (first + second) / 2 + 1), ==, 1);
  g_assert_cmpint (livret_chart_nearest (layout, 10000), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/callout/reading", test_reading);
  g_test_add_func ("/app/callout/without-range", test_without_range);
  g_test_add_func ("/app/callout/means", test_means);
  g_test_add_func ("/app/callout/grouped", test_grouped);
  g_test_add_func ("/app/callout/ranges", test_ranges);
  g_test_add_func ("/app/callout/sums", test_sums);
  g_test_add_func ("/app/callout/hours", test_hours);
  g_test_add_func ("/app/callout/target", test_target);
  g_test_add_func ("/app/callout/nearest", test_nearest);
  return g_test_run ();
}
