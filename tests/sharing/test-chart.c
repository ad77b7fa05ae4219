/* test-chart.c: readings laid out: scales, marks, bands, ticks, figures and words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sharing/livret-chart-axis.h"
#include "sharing/livret-chart-layout.h"

#include "base/livret-date.h"

#include <math.h>
#include <string.h>

#define DAY 86400

static const LivretChartSize size = {
  .width = 800,
  .height = 300,
  .left = 50,
  .right = 50,
  .top = 10,
  .bottom = 30,
  .spacing = 5,
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
add (GArray *points, gint64 when, double a, double b, double c)
{
  LivretChartPoint point = { when, { a, b, c } };

  g_array_append_val (points, point);
}

static GArray *
points_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (LivretChartPoint));
}

#define MARK(layout, i) (&g_array_index ((layout)->marks, LivretChartMark, i))
#define TIME(layout, i) (&g_array_index ((layout)->times, LivretChartTime, i))
#define GRID(layout, i) (&g_array_index ((layout)->grid, LivretChartGrid, i))
#define BAND(layout, i) (&g_array_index ((layout)->bands, LivretChartBand, i))

static void
test_value_axis (void)
{
  static const struct
  {
    double low, high;
    guint most;
    double axis_low, axis_high, step;
    int decimals;
  } cases[] = {
    { 73, 137, 5, 60, 140, 20, 0 },
    { 69.4, 72.6, 5, 69, 73, 1, 0 },
    { 36.6, 37.1, 5, 36.6, 37.1, 0.1, 1 },
    { 0, 9231, 5, 0, 10000, 2000, 0 },
    { 5, 5, 4, 4, 6, 0.5, 1 },
    { -3, 3, 6, -3, 3, 1, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double low, high, step;
      int decimals;

      livret_chart_axis_values (cases[i].low, cases[i].high, cases[i].most, &low, &high, &step,
                                &decimals);
      g_assert_cmpfloat_with_epsilon (step, cases[i].step, 1e-9);
      g_assert_cmpint (decimals, ==, cases[i].decimals);
      g_assert_cmpfloat (low, <=, cases[i].low + 1e-9);
      g_assert_cmpfloat (high, >=, cases[i].high - 1e-9);
      if (cases[i].low < cases[i].high)
        {
          g_assert_cmpfloat_with_epsilon (low, cases[i].axis_low, 1e-9);
          g_assert_cmpfloat_with_epsilon (high, cases[i].axis_high, 1e-9);
        }
    }
}

static void
test_time_axis (void)
{
  static const struct
  {
    const char *from, *until;
    guint most;
    guint count;
    const char *first;
    LivretChartTickForm first_form, second_form;
  } cases[] = {
    { "2026-10-12", "2026-11-22", 9, 6, "2026-10-12", LIVRET_CHART_TICK_DAY_MONTH,
      LIVRET_CHART_TICK_DAY },
    { "2026-10-13", "2026-10-19", 9, 7, "2026-10-13", LIVRET_CHART_TICK_DAY_MONTH,
      LIVRET_CHART_TICK_DAY },
    { "2025-12-15", "2026-09-01", 9, 9, "2026-01-01", LIVRET_CHART_TICK_MONTH_YEAR,
      LIVRET_CHART_TICK_MONTH },
    { "2016-03-01", "2026-09-01", 9, 5, "2018-01-01", LIVRET_CHART_TICK_YEAR,
      LIVRET_CHART_TICK_YEAR },
    { "1950-01-01", "2026-01-01", 9, 8, "1950-01-01", LIVRET_CHART_TICK_YEAR,
      LIVRET_CHART_TICK_YEAR },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) times = g_array_new (FALSE, TRUE, sizeof (LivretChartTime));

      livret_chart_axis_times (wall (cases[i].from), wall (cases[i].until), cases[i].most, times);
      g_test_message ("%s to %s", cases[i].from, cases[i].until);
      g_assert_cmpuint (times->len, ==, cases[i].count);
      g_assert_cmpint (g_array_index (times, LivretChartTime, 0).wall, ==, wall (cases[i].first));
      g_assert_cmpint (g_array_index (times, LivretChartTime, 0).form, ==, cases[i].first_form);
      g_assert_cmpint (g_array_index (times, LivretChartTime, 1).form, ==, cases[i].second_form);
    }
}

static void
test_hours (void)
{
  g_autoptr (GArray) times = g_array_new (FALSE, TRUE, sizeof (LivretChartTime));
  gint64 noon = wall ("2026-11-21") + DAY / 2;

  livret_chart_axis_times (noon, noon + DAY, 9, times);
  g_assert_cmpuint (times->len, ==, 9); /* every three hours, both ends counted */
  g_assert_cmpint (g_array_index (times, LivretChartTime, 0).form, ==, LIVRET_CHART_TICK_HOUR);
  g_assert_cmpint (g_array_index (times, LivretChartTime, 4).form, ==, LIVRET_CHART_TICK_DAY_MONTH);
}

static void
test_pressure (void)
{
  const LivretKind *kind = livret_kind_by_id ("blood-pressure");
  g_autoptr (GArray) points = points_new ();
  g_autoptr (LivretChartLayout) layout = NULL;

  add (points, wall ("2026-10-12"), 120, 70, 60);
  add (points, wall ("2026-10-20"), 140, 88, 130); /* the pulse is no pressure */
  add (points, wall ("2026-10-30"), 130, NAN, NAN);
  layout = livret_chart_layout_new (kind, points, 0, 0, &size);
  g_assert_cmpint (layout->style, ==, LIVRET_CHART_STEMS);
  g_assert_cmpuint (layout->marks->len, ==, 3);
  g_assert_cmpfloat (MARK (layout, 0)->y, <, MARK (layout, 0)->y_low);
  g_assert_cmpint (MARK (layout, 0)->position, ==, LIVRET_CHART_WITHIN);
  g_assert_cmpint (MARK (layout, 1)->position, ==, LIVRET_CHART_ABOVE);
  g_assert_cmpint (MARK (layout, 1)->position2, ==, LIVRET_CHART_ABOVE);
  g_assert_true (isnan (MARK (layout, 2)->y_low));
  g_assert_cmpuint (layout->bands->len, ==, 2);
  g_assert_cmpfloat (BAND (layout, 0)->high, ==, 135);
  g_assert_true (isnan (BAND (layout, 0)->low));
  g_assert_cmpfloat (BAND (layout, 1)->high, ==, 85);
  g_assert_cmpfloat (layout->high, <, 200); /* not up to a pulse */
  g_assert_cmpuint (layout->figures.above, ==, 1);
  g_assert_cmpfloat (layout->figures.mean[0], ==, 130);
  g_assert_cmpfloat (layout->figures.mean[1], ==, 79);
}

/* Many pressures: a stem of means, and how far its readings go; a scale that holds them all. */
static void
test_pressures (void)
{
  g_autoptr (GArray) points = points_new ();
  g_autoptr (LivretChartLayout) layout = NULL;

  for (int i = 0; i < 700; i++)
    add (points, wall ("2025-11-01") + i * DAY / 2, 120 + i % 13, 70 + i % 7, NAN);
  layout = livret_chart_layout_new (livret_kind_by_id ("blood-pressure"), points, 0, 0, &size);
  g_assert_cmpint (layout->style, ==, LIVRET_CHART_STEMS);
  g_assert_cmpuint (layout->marks->len, <, 200);
  for (guint i = 0; i < layout->marks->len; i++)
    {
      const LivretChartMark *mark = MARK (layout, i);

      if (mark->count == 1)
        continue;
      g_assert_cmpfloat (mark->y_most, <=, mark->y);
      g_assert_cmpfloat (mark->y_least, >=, mark->y_low);
      g_assert_cmpfloat (mark->y_most, >=, layout->top);
      g_assert_cmpfloat (mark->y_least, <=, layout->bottom);
    }
}

static void
test_edges (void)
{
  const LivretKind *kind = livret_kind_by_id ("weight");
  g_autoptr (GArray) points = points_new ();
  g_autoptr (LivretChartLayout) layout = NULL;

  add (points, wall ("2026-10-12"), 72, NAN, NAN);
  add (points, wall ("2026-10-22"), 70, NAN, NAN);
  /* The end is no part of the period. */
  layout =
      livret_chart_layout_new (kind, points, wall ("2026-10-12"), wall ("2026-10-22") + 1, &size);
  g_assert_cmpint (layout->style, ==, LIVRET_CHART_LINE);
  g_assert_cmpfloat (MARK (layout, 0)->x, ==, layout->left);
  g_assert_cmpfloat_with_epsilon (MARK (layout, 1)->x, layout->right, 0.01);
  for (guint i = 0; i < layout->grid->len; i++)
    {
      g_assert_cmpfloat (GRID (layout, i)->y, >=, layout->top - 0.01);
      g_assert_cmpfloat (GRID (layout, i)->y, <=, layout->bottom + 0.01);
    }
  for (guint i = 0; i < layout->times->len; i++)
    {
      g_assert_cmpfloat (TIME (layout, i)->x, >=, layout->left - 0.01);
      g_assert_cmpfloat (TIME (layout, i)->x, <=, layout->right + 0.01);
    }
}

static void
test_single (void)
{
  g_autoptr (GArray) points = points_new ();
  g_autoptr (LivretChartLayout) layout = NULL;

  add (points, wall ("2026-10-12"), 72, NAN, NAN);
  layout = livret_chart_layout_new (livret_kind_by_id ("weight"), points, 0, 0, &size);
  g_assert_cmpuint (layout->marks->len, ==, 1);
  g_assert_cmpfloat_with_epsilon (MARK (layout, 0)->x, (layout->left + layout->right) / 2, 1);
  g_assert_true (layout->high > layout->low);
}

/* 100,000 readings come to no more marks than fit, none of them lost. */
static void
test_dense (void)
{
  g_autoptr (GArray) points = points_new ();
  g_autoptr (LivretChartLayout) layout = NULL;
  guint counted = 0;

  for (guint i = 0; i < 100000; i++)
    add (points, wall ("2024-01-01") + i * 900, i == 50000 ? 401 : 100 + i % 40, NAN, NAN);
  layout =
      livret_chart_layout_new (livret_kind_by_id ("interstitial-glucose"), points, 0, 0, &size);
  g_assert_cmpint (layout->style, ==, LIVRET_CHART_RANGES);
  g_assert_cmpuint (layout->marks->len, <=, 141);
  for (guint i = 0; i < layout->marks->len; i++)
    {
      const LivretChartMark *mark = MARK (layout, i);

      g_assert_cmpfloat (mark->y_high, <=, mark->y);
      g_assert_cmpfloat (mark->y_low, >=, mark->y);
      g_assert_cmpuint (mark->first, ==, counted);
      counted += mark->count;
    }
  g_assert_cmpuint (counted, ==, 100000);
  g_assert_cmpfloat (layout->figures.max[0], ==, 401);
  g_assert_cmpfloat (layout->high, >=, 401); /* an extreme is not averaged away */
}

static void
test_sums (void)
{
  g_autoptr (GArray) points = points_new ();
  g_autoptr (LivretChartLayout) layout = NULL;

  for (guint i = 0; i < 12; i++) /* three a day */
    add (points, wall ("2026-10-12") + i * 8 * 3600, 1000, NAN, NAN);
  layout = livret_chart_layout_new (livret_kind_by_id ("steps"), points, 0, 0, &size);
  g_assert_cmpint (layout->style, ==, LIVRET_CHART_BARS);
  g_assert_cmpuint (layout->marks->len, ==, 4);
  g_assert_cmpfloat (MARK (layout, 0)->value, ==, 3000);
  g_assert_cmpfloat (layout->low, ==, 0);
  g_assert_cmpuint (layout->figures.count, ==, 4);
}

static void
test_words (void)
{
  g_autoptr (GArray) points = points_new ();
  g_autoptr (LivretChartLayout) layout = NULL;
  g_autofree char *summary = NULL;
  g_autofree char *value = NULL;
  g_autofree char *label = NULL;
  LivretChartTime time = { 0, 0, LIVRET_CHART_TICK_DAY };

  add (points, wall ("2026-05-03"), 120, 70, NAN);
  add (points, wall ("2026-06-09"), 141, 80, NAN);
  layout = livret_chart_layout_new (livret_kind_by_id ("blood-pressure"), points, 0, 0, &size);
  summary = livret_chart_summary (layout);
  g_assert_nonnull (strstr (summary, "2 readings, mean 131/75\302\240mmHg."));
  g_assert_nonnull (strstr (summary, "1 above the usual range."));
  value = livret_chart_value_label (layout, 120);
  g_assert_cmpstr (value, ==, "120");
  time.wall = wall ("2026-11-21");
  label = livret_chart_time_label (&time);
  g_assert_cmpstr (label, ==, "21");
}

/* Values are laid out in the canonical unit and written in the usual one. */
static void
test_unit (void)
{
  g_autoptr (GArray) points = points_new ();
  g_autoptr (LivretChartLayout) layout = NULL;
  g_autofree char *value = NULL;

  add (points, wall ("2026-05-03"), 80, NAN, NAN);
  add (points, wall ("2026-05-09"), 160, NAN, NAN);
  layout = livret_chart_layout_new (livret_kind_by_id ("glucose"), points, 0, 0, &size);
  value = livret_chart_value_label (layout, 110);
  g_assert_cmpstr (layout->unit, ==, "g/L");
  g_assert_cmpstr (value, ==, "1.10");
}

/* Weights of each day, a holiday of two weeks between, from two scales. */
static GArray *
make_scales (void)
{
  GArray *points = points_new ();
  gint64 day = wall ("2026-09-01");

  for (int i = 0; i < 60; i++)
    {
      LivretChartPoint point = { day + i * DAY + 8 * 3600, { 72 + i % 3 * 0.1, NAN, NAN } };

      point.source = i % 5 == 4;
      if (i < 20 || i > 34)
        g_array_append_val (points, point);
    }
  return points;
}

static guint
count_starts (const LivretChartLayout *layout, guint source)
{
  guint n = 0;

  for (guint i = 0; i < layout->line->len; i++)
    {
      const LivretChartNode *node = &g_array_index (layout->line, LivretChartNode, i);

      n += node->source == source && node->starts;
    }
  return n;
}

/* Lines are drawn source by source and broken where more than three usual distances lie between. */
static void
test_gaps (void)
{
  g_autoptr (GArray) points = make_scales ();
  g_autoptr (GArray) two = points_new ();
  g_autoptr (LivretChartLayout) layout =
      livret_chart_layout_new (livret_kind_by_id ("weight"), points, 0, 0, &size);
  g_autoptr (LivretChartLayout) pair = NULL;

  g_assert_cmpint (layout->style, ==, LIVRET_CHART_LINE);
  g_assert_cmpuint (layout->sources, ==, 2);
  g_assert_cmpuint (layout->line->len, ==, points->len);
  g_assert_cmpint (layout->gaps[0], >=, 3 * DAY);
  g_assert_cmpint (layout->gaps[0], <, 14 * DAY);
  g_assert_cmpuint (count_starts (layout, 0), ==, 2);
  g_assert_cmpuint (count_starts (layout, 1), ==, 2);
  g_assert_cmpuint (MARK (layout, 4)->source, ==, 1);

  /* Two readings tell nothing of what is usual: they are joined. */
  add (two, wall ("2020-01-01"), 70, NAN, NAN);
  add (two, wall ("2026-01-01"), 72, NAN, NAN);
  pair = livret_chart_layout_new (livret_kind_by_id ("weight"), two, 0, 0, &size);
  g_assert_cmpuint (count_starts (pair, 0), ==, 1);
}

/* Readings in threes, once a day: that they are a minute apart is not what is usual. */
static void
test_gaps_of_threes (void)
{
  g_autoptr (GArray) points = points_new ();
  gint64 gaps[LIVRET_CHART_SOURCES];

  for (int i = 0; i < 30; i++)
    add (points, wall ("2026-09-01") + i / 3 * DAY + i % 3 * 60, 72, NAN, NAN);
  livret_chart_gaps (points, gaps);
  g_assert_cmpint (gaps[0], >, 2 * DAY);
}

/* Who weighs himself each week has no gap between two weeks because a scale does it each day. */
static void
test_gaps_of_sources (void)
{
  g_autoptr (GArray) points = points_new ();
  gint64 gaps[LIVRET_CHART_SOURCES];

  for (int i = 0; i < 60; i++)
    {
      LivretChartPoint point = { wall ("2026-09-01") + i * DAY, { 72, NAN, NAN } };

      g_array_append_val (points, point);
      point.source = i % 7 == 0 ? 1 : 2;
      if (i % 7 == 0 || i == 30)
        g_array_append_val (points, point);
    }
  livret_chart_gaps (points, gaps);
  g_assert_cmpint (gaps[0], ==, 3 * DAY);
  g_assert_cmpint (gaps[1], ==, 21 * DAY);
  g_assert_cmpint (gaps[2], ==, 21 * DAY); /* one point: as the others at most */
}

/* Points around the period lead the line out of it and are counted nowhere. */
static void
test_period (void)
{
  g_autoptr (GArray) points = make_scales ();
  LivretChartSize wider = size;
  g_autoptr (LivretChartLayout) layout = NULL;
  g_autoptr (LivretChartLayout) nothing = NULL;
  g_autofree char *words = NULL;

  wider.edge = 0.02;
  layout = livret_chart_layout_new (livret_kind_by_id ("weight"), points, wall ("2026-09-05"),
                                    wall ("2026-09-15"), &wider);
  g_assert_cmpuint (layout->first, ==, 4);
  g_assert_cmpuint (layout->end, ==, 14);
  g_assert_cmpuint (layout->figures.count, ==, 10);
  g_assert_cmpuint (layout->marks->len, ==, 10);
  g_assert_cmpuint (MARK (layout, 0)->first, ==, 4);
  g_assert_cmpuint (layout->line->len, ==, points->len);
  g_assert_cmpfloat (g_array_index (layout->line, LivretChartNode, 0).x, <, layout->left);
  g_assert_cmpint (layout->from_wall, <, wall ("2026-09-05"));

  nothing = livret_chart_layout_new (livret_kind_by_id ("weight"), points, wall ("2026-09-24"),
                                     wall ("2026-09-30"), &wider);
  g_assert_cmpuint (nothing->marks->len, ==, 0);
  g_assert_cmpuint (nothing->figures.count, ==, 0);
  g_assert_cmpfloat (nothing->low, <=, 72);
  g_assert_cmpfloat (nothing->high, >=, 72.2);
  words = livret_chart_summary (nothing);
  g_assert_cmpstr (words, ==, "");
}

/* While one moves, the value axis does not jump. */
static void
test_held (void)
{
  g_autoptr (GArray) points = make_scales ();
  LivretChartSize held = size;
  g_autoptr (LivretChartLayout) layout = NULL;

  held.held = TRUE;
  held.held_low = 60;
  held.held_high = 90;
  layout = livret_chart_layout_new (livret_kind_by_id ("weight"), points, wall ("2026-09-05"),
                                    wall ("2026-09-15"), &held);
  g_assert_cmpfloat (layout->low, <=, 60);
  g_assert_cmpfloat (layout->high, >=, 90);
}

/* A sensor that slipped does not flatten all the rest: its mark stands at the edge, it is in no
 * figure and no line, and the sentence tells of it. Without any other reading it has the scale for
 * itself. */
static void
test_implausible (void)
{
  g_autoptr (GArray) points = points_new ();
  g_autoptr (GArray) alone = points_new ();
  g_autoptr (LivretChartLayout) layout = NULL;
  g_autoptr (LivretChartLayout) only = NULL;
  g_autofree char *words = NULL;
  g_autofree char *nothing = NULL;

  for (int i = 0; i < 10; i++)
    {
      add (points, wall ("2026-11-01") + i * DAY, i == 4 ? 255 : 70 + i, NAN, NAN);
      g_array_index (points, LivretChartPoint, i).left_out = i == 4;
    }
  layout = livret_chart_layout_new (livret_kind_by_id ("heart-rate"), points, 0, 0, &size);
  g_assert_cmpfloat (layout->high, <=, 120);
  g_assert_cmpfloat (MARK (layout, 4)->y, ==, layout->top);
  g_assert_cmpfloat (MARK (layout, 4)->value, ==, 255);
  g_assert_cmpint (MARK (layout, 4)->position, ==, LIVRET_CHART_ABOVE);
  g_assert_cmpuint (layout->line->len, ==, 9);
  for (guint i = 0; i < layout->line->len; i++)
    g_assert_cmpfloat (g_array_index (layout->line, LivretChartNode, i).y, >, layout->top);
  g_assert_cmpuint (layout->figures.implausible, ==, 1);
  g_assert_cmpuint (layout->figures.count, ==, 9);
  g_assert_cmpfloat (layout->figures.max[0], ==, 79);
  g_assert_cmpfloat_with_epsilon (layout->figures.mean[0], 671.0 / 9, 1e-9);
  words = livret_chart_summary (layout);
  g_assert_true (g_str_has_suffix (
      words, " All within the usual range. 1 hardly possible reading is left out."));

  add (alone, wall ("2026-11-01"), 255, NAN, NAN);
  g_array_index (alone, LivretChartPoint, 0).left_out = 1;
  only = livret_chart_layout_new (livret_kind_by_id ("heart-rate"), alone, 0, 0, &size);
  g_assert_cmpfloat (only->low, <=, 255);
  g_assert_cmpfloat (only->high, >=, 255);
  nothing = livret_chart_summary (only);
  g_assert_cmpstr (nothing, ==, "1 hardly possible reading is left out.");
}

/* Where nothing was ever read there are dates and no values. */
static void
test_nothing (void)
{
  g_autoptr (GArray) points = points_new ();
  g_autoptr (LivretChartLayout) layout =
      livret_chart_layout_new (livret_kind_by_id ("blood-pressure"), points, wall ("2026-11-01"),
                               wall ("2026-12-01"), &size);
  g_autofree char *words = livret_chart_summary (layout);

  g_assert_cmpuint (layout->marks->len, ==, 0);
  g_assert_cmpuint (layout->grid->len, ==, 0);
  g_assert_cmpuint (layout->bands->len, ==, 0);
  g_assert_cmpuint (layout->times->len, >, 2);
  g_assert_cmpstr (words, ==, "");
}

/* Of two sources, summed up by days, each has its stems, or its bars, side by side. */
static void
check_apart (const char *kind, LivretChartStyle style, double least)
{
  g_autoptr (GArray) points = points_new ();
  g_autoptr (LivretChartLayout) layout = NULL;
  gint64 first = wall ("2025-01-01");
  guint stems[2] = { 0 };
  double readings = 0;

  for (int i = 0; i < 600; i++)
    {
      LivretChartPoint point = { first + i / 2 * (gint64) DAY + DAY / 2,
                                 { i % 2 == 0 ? 120 : 150, i % 2 == 0 ? 70 : 90, NAN },
                                 .count = 3,
                                 .low = i % 2 == 0 ? 115 : 145,
                                 .high = i % 2 == 0 ? 125 : 155,
                                 .source = i % 2 };

      g_array_append_val (points, point);
    }
  layout =
      livret_chart_layout_new (livret_kind_by_id (kind), points, first, first + 300 * DAY, &size);
  g_assert_cmpint (layout->style, ==, style);
  g_assert_cmpuint (layout->sources, ==, 2);
  for (guint i = 0; i < layout->marks->len; i++)
    {
      const LivretChartMark *mark = MARK (layout, i);

      g_assert_cmpfloat (mark->value, ==, mark->source == 0 ? 120 : 150);
      if (style == LIVRET_CHART_STEMS)
        g_assert_cmpfloat (mark->value2, ==, mark->source == 0 ? 70 : 90);
      g_assert_cmpuint (g_array_index (points, LivretChartPoint, mark->first).source, ==,
                        mark->source);
      if (i > 0)
        g_assert_cmpfloat (mark->x - MARK (layout, i - 1)->x, >, least);
      stems[mark->source]++;
      readings += mark->readings;
    }
  g_assert_cmpuint (stems[0], ==, stems[1]);
  g_assert_cmpfloat (readings, ==, 1800);
}

static void
test_apart (void)
{
  check_apart ("blood-pressure", LIVRET_CHART_STEMS, 6);
  check_apart ("heart-rate", LIVRET_CHART_RANGES, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sharing/chart/value-axis", test_value_axis);
  g_test_add_func ("/sharing/chart/time-axis", test_time_axis);
  g_test_add_func ("/sharing/chart/hours", test_hours);
  g_test_add_func ("/sharing/chart/pressure", test_pressure);
  g_test_add_func ("/sharing/chart/pressures", test_pressures);
  g_test_add_func ("/sharing/chart/edges", test_edges);
  g_test_add_func ("/sharing/chart/single", test_single);
  g_test_add_func ("/sharing/chart/dense", test_dense);
  g_test_add_func ("/sharing/chart/sums", test_sums);
  g_test_add_func ("/sharing/chart/words", test_words);
  g_test_add_func ("/sharing/chart/unit", test_unit);
  g_test_add_func ("/chart/gaps", test_gaps);
  g_test_add_func ("/chart/gaps-of-threes", test_gaps_of_threes);
  g_test_add_func ("/chart/gaps-of-sources", test_gaps_of_sources);
  g_test_add_func ("/chart/period", test_period);
  g_test_add_func ("/chart/held", test_held);
  g_test_add_func ("/chart/implausible", test_implausible);
  g_test_add_func ("/chart/apart", test_apart);
  g_test_add_func ("/chart/nothing", test_nothing);
  return g_test_run ();
}
