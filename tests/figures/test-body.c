/* test-body.c: body mass index, the smoothed line, the calendar.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures/livret-body-mass.h"
#include "figures/livret-calendar.h"
#include "figures/livret-trend.h"

#include <math.h>
#include <string.h>

static void
test_body_mass (void)
{
  static const struct
  {
    LivretBodyMass body;
    double index;
    const char *band; /* how it begins; NULL: none is named */
  } table[] = {
    { { 72, 170, 100, 90, 58 }, 24.913495, "from 18.5 to 25" },
    { { 72.2, 170, 100, -9000, 58 }, 24.982699, "from 25 to 30" }, /* read as 25.0 */
    { { 40, 160, 100, 90, 30 }, 15.625, "below 18.5" },
    { { 120, 170, 100, 90, 18 }, 41.522491, "from 40 on" },
    { { 30, 130, 100, 90, 9 }, 17.751479, NULL },  /* a child is not classified */
    { { 30, 130, 300, 90, 9 }, NAN, NULL },        /* and grows */
    { { 72, 170, 100, 90, -1 }, 24.913495, NULL }, /* an age nobody knows */
    { { 72, NAN, 100, 0, 58 }, NAN, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      double index = livret_body_mass_index (&table[i].body);
      const char *band = livret_body_mass_band (&table[i].body);
      g_autoptr (GPtrArray) figures = livret_body_mass_figures (&table[i].body);

      g_assert_cmpint (isnan (index), ==, isnan (table[i].index));
      if (!isnan (index))
        g_assert_cmpfloat_with_epsilon (index, table[i].index, 1e-6);
      g_assert_cmpint (band == NULL, ==, table[i].band == NULL);
      g_assert_true (band == NULL || g_str_has_prefix (band, table[i].band));
      g_assert_nonnull (((LivretFigure *) figures->pdata[0])->note);
    }
}

static void
test_trend (void)
{
  static const struct
  {
    int day;
    double value, smooth;
  } table[] = {
    { 0, 72.0, 72 },         { 1, 72.4, 72.04 },      { 2, 71.8, 72.016 },
    { 5, 71.0, 71.740664 },  { 9, 71.6, 71.69229 },   { 20, 70.2, 70.668296 },
    { 30, 70.8, 70.754078 }, { 33, 70.0, 70.549723 },
  };
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (LivretTrendPoint));
  g_autoptr (GPtrArray) figures = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      LivretTrendPoint point = { table[i].day, table[i].value, NAN };

      g_array_append_val (points, point);
    }
  livret_trend_smooth (points);
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpfloat_with_epsilon (g_array_index (points, LivretTrendPoint, i).smooth,
                                    table[i].smooth, 1e-6);
  /* Day 33 against the last day until day 5. */
  g_assert_cmpfloat_with_epsilon (livret_trend_change (points), 70.549723 - 71.740664, 2e-6);
  figures = livret_trend_figures (points, livret_kind_by_id ("weight"), "kg");
  g_assert_cmpstr (livret_figures_find (figures, "smoothed-change")->value, ==,
                   "\342\210\2221.2\302\240kg");
  /* Fahrenheit, for want of a weight that begins elsewhere than at nothing. */
  {
    g_autoptr (GPtrArray) shifted =
        livret_trend_figures (points, livret_kind_by_id ("temperature"), "[degF]");
    const LivretFigure *change = livret_figures_find (shifted, "smoothed-change");

    g_assert_cmpstr (change->value, ==, "\342\210\2222.1\302\240°F");
    g_assert_cmpfloat_with_epsilon (change->number, 1.8 * (70.549723 - 71.740664), 1e-5);
  }
  g_array_set_size (points, 6);
  g_assert_true (isnan (livret_trend_change (points)));
}

static void
test_calendar (void)
{
  const LivretKind *steps = livret_kind_by_id ("steps");
  static const int days[] = { 20000, 20001, 20005, 20006, 20009 };
  static const double sums[] = { 2499, 2500, 7500, 10000, 500 };
  g_autoptr (GArray) summaries = g_array_new (FALSE, TRUE, sizeof (LivretDaySummary));
  g_autoptr (LivretCalendar) calendar = NULL;
  g_autoptr (GPtrArray) figures = NULL;
  g_autofree char *words = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      LivretDaySummary day = { .day = days[i], .kind = steps, .sum = sums[i] };

      g_array_append_val (summaries, day);
    }
  calendar = livret_calendar_new (steps, summaries, 20000, 20009);
  /* 4 October 2024, day 20000, was a Friday. */
  g_assert_cmpint (livret_calendar_weekday (20000), ==, 4);
  g_assert_cmpint (livret_calendar_weekday (-1), ==, 2);
  g_assert_cmpint (calendar->first_day, ==, 19996);
  g_assert_cmpint (calendar->n_days, ==, 14);
  g_assert_cmpint (livret_calendar_level (calendar, 3), ==, -1);
  g_assert_cmpint (livret_calendar_level (calendar, 4), ==, 0);
  g_assert_cmpint (livret_calendar_level (calendar, 5), ==, 1);
  g_assert_cmpint (livret_calendar_level (calendar, 9), ==, 3);
  g_assert_cmpint (livret_calendar_level (calendar, 10), ==, 4);
  words = livret_calendar_level_words (calendar, 4, "{steps}");
  g_assert_true (g_str_has_suffix (words, "and more"));
  figures = livret_calendar_figures (calendar, "{steps}");
  g_assert_cmpfloat_with_epsilon (livret_figures_find (figures, "day-mean")->number, 4599.8, 1e-9);
  /* Saturday the 5th and Sunday the 13th. */
  g_assert_cmpfloat_with_epsilon (livret_figures_find (figures, "weekend-mean")->number, 1500,
                                  1e-9);
  calendar->from_day = 20006;
  g_ptr_array_unref (figures);
  figures = livret_calendar_figures (calendar, "{steps}");
  g_assert_cmpfloat_with_epsilon (livret_figures_find (figures, "day-mean")->number, 5250, 1e-9);
  g_assert_true (livret_calendar_has (livret_kind_by_id ("sleep")));
  g_assert_false (livret_calendar_has (livret_kind_by_id ("weight")));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figures/body-mass", test_body_mass);
  g_test_add_func ("/figures/trend", test_trend);
  g_test_add_func ("/figures/calendar", test_calendar);
  return g_test_run ();
}
