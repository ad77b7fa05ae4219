/* test-chart-cursor.c: from mark to mark and from event to event with the keys.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/charts/livret-chart-cursor.h"

#include <math.h>

#define DAY 86400
#define N 25

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

/* 25 days with a weight each; events on the 3rd and the 9th of them, one before and one after. */
typedef struct
{
  GArray *points, *events;
  LivretChartLayout *layout;
  LivretChartPlaces places;
} Chart;

static void
set_up (Chart *chart, gconstpointer data)
{
  static char note[] = "id";
  LivretChartEvent events[] = { { -3 * DAY, NULL, NULL, NULL },
                                { 2 * DAY, NULL, NULL, NULL },
                                { 8 * DAY, NULL, NULL, NULL },
                                { 40 * DAY, NULL, NULL, note } };

  chart->points = g_array_new (FALSE, TRUE, sizeof (LivretChartPoint));
  chart->events = g_array_new (FALSE, TRUE, sizeof (LivretChartEvent));
  for (int i = 0; i < N; i++)
    {
      LivretChartPoint point = { i * (gint64) DAY, { 70 + i / 10.0, NAN, NAN } };

      g_array_append_val (chart->points, point);
    }
  g_array_append_vals (chart->events, events, G_N_ELEMENTS (events));
  chart->layout =
      livret_chart_layout_new (livret_kind_by_id ("weight"), chart->points, 0, N * DAY, &size);
  g_assert_cmpuint (chart->layout->marks->len, ==, N);
  chart->places =
      (LivretChartPlaces) { chart->layout, chart->events, { 0, N * (gint64) DAY }, FALSE };
}

static void
tear_down (Chart *chart, gconstpointer data)
{
  livret_chart_layout_free (chart->layout);
  g_array_unref (chart->points);
  g_array_unref (chart->events);
}

/* Where each key leads, one after the other. */
static void
test_keys (Chart *chart, gconstpointer data)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    gboolean taken;
    int mark, event;
  } steps[] = {
    { GDK_KEY_Escape, 0, FALSE, -1, -1 },
    { GDK_KEY_Right, 0, TRUE, 0, -1 },
    { GDK_KEY_Right, 0, TRUE, 1, -1 },
    { GDK_KEY_Page_Down, 0, TRUE, 11, -1 },
    { GDK_KEY_Page_Up, 0, TRUE, 1, -1 },
    { GDK_KEY_Page_Up, 0, TRUE, 0, -1 },
    { GDK_KEY_Left, 0, TRUE, 0, -1 },
    { GDK_KEY_End, 0, TRUE, N - 1, -1 },
    { GDK_KEY_Right, 0, TRUE, N - 1, -1 },
    { GDK_KEY_Left, GDK_SHIFT_MASK, FALSE, N - 1, -1 },
    { GDK_KEY_Left, GDK_CONTROL_MASK, FALSE, N - 1, -1 },
    { GDK_KEY_a, 0, FALSE, N - 1, -1 },
    { GDK_KEY_Home, 0, TRUE, 0, -1 },
    { GDK_KEY_Down, 0, TRUE, -1, 1 },
    { GDK_KEY_Down, 0, TRUE, -1, 2 },
    { GDK_KEY_Down, 0, TRUE, -1, 2 },
    { GDK_KEY_Up, 0, TRUE, -1, 1 },
    { GDK_KEY_Up, 0, TRUE, -1, 1 },
    { GDK_KEY_Escape, 0, TRUE, -1, -1 },
    { GDK_KEY_Left, 0, TRUE, N - 1, -1 },
    { GDK_KEY_Escape, 0, TRUE, -1, -1 },
    { GDK_KEY_Up, 0, TRUE, -1, 2 },
  };
  LivretChartCursor cursor = LIVRET_CHART_CURSOR_NONE;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      gboolean taken =
          livret_chart_cursor_key (&cursor, &chart->places, steps[i].key, steps[i].modifiers);

      g_test_message ("step %u", i);
      g_assert_cmpint (taken, ==, steps[i].taken);
      g_assert_cmpint (cursor.mark, ==, steps[i].mark);
      g_assert_cmpint (cursor.event, ==, steps[i].event);
    }
}

/* The event nearest to a pixel near the axis; of two on a day the note stands over the other. */
static void
test_event_at (Chart *chart, gconstpointer data)
{
  static char note[] = "id";
  const LivretChartLayout *layout = chart->layout;
  LivretChartEvent same = { 8 * DAY, NULL, NULL, note };
  LivretChartEvent beside = { 8 * DAY + DAY / 4, NULL, NULL, NULL };
  const struct
  {
    gint64 wall;
    double x, y; /* away from it, and from the axis */
    gboolean mirrored;
    int event;
  } cases[] = {
    { 2 * DAY, 0, 0, FALSE, 1 },    { 2 * DAY, 10, -15, FALSE, 1 }, { 2 * DAY, 20, 0, FALSE, -1 },
    { 2 * DAY, 0, -40, FALSE, -1 }, { 2 * DAY, 0, 20, FALSE, -1 },  { 8 * DAY, 0, 0, FALSE, 2 },
    { 8 * DAY, 0, -7, FALSE, 2 },   { 8 * DAY, 0, -19, FALSE, 3 },  { 8 * DAY, 7, 0, FALSE, 4 },
    { -3 * DAY, 0, 0, FALSE, -1 },  { 40 * DAY, 0, 0, FALSE, -1 },  { 2 * DAY, 0, 0, TRUE, 1 },
    { 8 * DAY, -7, 0, TRUE, 4 },
  };

  g_array_insert_val (chart->events, 3, same);
  g_array_insert_val (chart->events, 4, beside);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double part = (double) (cases[i].wall - layout->from_wall) /
                    (double) (layout->until_wall - layout->from_wall);
      double x = layout->left + part * (layout->right - layout->left);

      chart->places.mirrored = cases[i].mirrored;
      x = (cases[i].mirrored ? layout->width - x : x) + cases[i].x;
      g_test_message ("case %u", i);
      g_assert_cmpint (
          livret_chart_cursor_event_at (&chart->places, x, layout->bottom + cases[i].y), ==,
          cases[i].event);
    }
}

static void
test_mirrored (Chart *chart, gconstpointer data)
{
  LivretChartCursor cursor = LIVRET_CHART_CURSOR_NONE;

  chart->places.mirrored = TRUE;
  g_assert_true (livret_chart_cursor_key (&cursor, &chart->places, GDK_KEY_Left, 0));
  g_assert_true (livret_chart_cursor_key (&cursor, &chart->places, GDK_KEY_Left, 0));
  g_assert_cmpint (cursor.mark, ==, 1);
  g_assert_true (livret_chart_cursor_key (&cursor, &chart->places, GDK_KEY_Right, 0));
  g_assert_cmpint (cursor.mark, ==, 0);
}

/* In a period without readings the keys still find the events, and nothing else. */
static void
test_without_marks (Chart *chart, gconstpointer data)
{
  LivretChartCursor cursor = LIVRET_CHART_CURSOR_NONE;

  g_array_set_size (chart->layout->marks, 0);
  g_assert_false (livret_chart_cursor_key (&cursor, &chart->places, GDK_KEY_Right, 0));
  g_assert_false (livret_chart_cursor_key (&cursor, &chart->places, GDK_KEY_Home, 0));
  g_assert_false (livret_chart_cursor_is_set (&cursor));
  g_assert_true (livret_chart_cursor_key (&cursor, &chart->places, GDK_KEY_Down, 0));
  g_assert_cmpint (cursor.event, ==, 1);
}

static void
test_find (Chart *chart, gconstpointer data)
{
  const GArray *points = chart->points;

  g_assert_cmpint (livret_chart_cursor_find (chart->layout, points, G_MININT64), ==, -1);
  g_assert_cmpint (livret_chart_cursor_find (chart->layout, points, -5 * DAY), ==, 0);
  g_assert_cmpint (livret_chart_cursor_find (chart->layout, points, 7 * DAY + 3600), ==, 7);
  g_assert_cmpint (livret_chart_cursor_find (chart->layout, points, 7 * DAY + 80000), ==, 8);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/chart-cursor/keys", Chart, NULL, set_up, test_keys, tear_down);
  g_test_add ("/chart-cursor/mirrored", Chart, NULL, set_up, test_mirrored, tear_down);
  g_test_add ("/chart-cursor/event-at", Chart, NULL, set_up, test_event_at, tear_down);
  g_test_add ("/chart-cursor/without-marks", Chart, NULL, set_up, test_without_marks, tear_down);
  g_test_add ("/chart-cursor/find", Chart, NULL, set_up, test_find, tear_down);
  return g_test_run ();
}
