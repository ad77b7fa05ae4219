/* test-chart-lens.c: two fingers and a wheel bring a chart nearer, around what lies under them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/charts/livret-chart-lens.h"

#include <math.h>

#define DAY 86400
#define HOUR 3600
#define N 100

static const LivretChartSize size = {
  .width = 800,
  .height = 300,
  .left = 100,
  .right = 100,
  .top = 10,
  .bottom = 30,
  .spacing = 6,
  .tick = 70,
};

/* A hundred days with a weight each, of which those from the 40th to the 60th are shown. */
typedef struct
{
  GArray *points;
  LivretChartLayout *layout;
  LivretChartLens lens;
} Chart;

static void
set_up (Chart *chart, gconstpointer data)
{
  chart->points = g_array_new (FALSE, TRUE, sizeof (LivretChartPoint));
  for (int i = 0; i < N; i++)
    {
      LivretChartPoint point = { i * (gint64) DAY, { 70, NAN, NAN } };

      g_array_append_val (chart->points, point);
    }
  chart->lens =
      (LivretChartLens) { { 40 * DAY, 60 * DAY }, { 0, N * (gint64) DAY }, G_MININT64, FALSE };
  chart->layout = livret_chart_layout_new (livret_kind_by_id ("weight"), chart->points, 40 * DAY,
                                           60 * DAY, &size);
}

static void
tear_down (Chart *chart, gconstpointer data)
{
  livret_chart_layout_free (chart->layout);
  g_array_unref (chart->points);
}

/* How far two fingers are from each other, where their middle is, and what is shown then. */
static void
test_pinched (Chart *chart, gconstpointer data)
{
  static const struct
  {
    double scale, x;
    gboolean mirrored;
    gint64 from, until; /* hours */
  } cases[] = {
    { 1, 400, FALSE, 40 * 24, 60 * 24 },         /* not moved yet */
    { 2, 400, FALSE, 45 * 24, 55 * 24 },         /* apart: half of it, around the middle */
    { 2, 100, FALSE, 40 * 24, 50 * 24 },         /* around its beginning */
    { 2, 700, FALSE, 50 * 24, 60 * 24 },         /* around its end */
    { 2, 5, FALSE, 40 * 24, 50 * 24 },           /* beside the plot */
    { 2, 100, TRUE, 50 * 24, 60 * 24 },          /* later lies to the left */
    { 0.5, 400, FALSE, 30 * 24, 70 * 24 },       /* together: twice as much */
    { 0.01, 400, FALSE, 0, 100 * 24 },           /* no more than there is */
    { 10000, 100, FALSE, 40 * 24, 40 * 24 + 1 }, /* no less than an hour */
    { 0, 400, FALSE, 40 * 24, 60 * 24 },         /* no scale at all */
    { -1, 400, FALSE, 40 * 24, 60 * 24 },        { NAN, 400, FALSE, 40 * 24, 60 * 24 },
    { INFINITY, 400, FALSE, 40 * 24, 60 * 24 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LivretChartSpan span;

      chart->lens.mirrored = cases[i].mirrored;
      span = livret_chart_lens_pinch (&chart->lens, chart->layout, cases[i].scale, cases[i].x);
      g_test_message ("case %u", i);
      g_assert_cmpint (span.from, ==, cases[i].from * HOUR);
      g_assert_cmpint (span.until, ==, cases[i].until * HOUR);
    }
}

/* The fingers tell how far they are from where they began: back there, all is as it was. */
static void
test_and_back (Chart *chart, gconstpointer data)
{
  static const double scales[] = { 1.1, 1.8, 3.5, 1.8, 0.6, 1 };
  LivretChartSpan span = chart->lens.start;

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    span = livret_chart_lens_pinch (&chart->lens, chart->layout, scales[i], 300);
  g_assert_true (livret_chart_span_equal (&span, &chart->lens.start));
}

/* Keys and buttons: around what is pointed at, else around the middle. */
static void
test_pointed (Chart *chart, gconstpointer data)
{
  LivretChartSpan span = livret_chart_lens_zoom (&chart->lens, chart->layout, 0.5, -1);

  g_assert_cmpint (span.from, ==, 45 * DAY);
  chart->lens.pointed = 60 * DAY;
  span = livret_chart_lens_zoom (&chart->lens, chart->layout, 0.5, -1);
  g_assert_cmpint (span.from, ==, 50 * DAY);
  g_assert_cmpint (span.until, ==, 60 * DAY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/chart-lens/pinched", Chart, NULL, set_up, test_pinched, tear_down);
  g_test_add ("/chart-lens/and-back", Chart, NULL, set_up, test_and_back, tear_down);
  g_test_add ("/chart-lens/pointed", Chart, NULL, set_up, test_pointed, tear_down);
  return g_test_run ();
}
