/* test-chart-span.c: a chart moved and widened, and what is said of what it shows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/charts/livret-chart-span.h"

#include "base/livret-date.h"

#define HOUR 3600
#define DAY (24 * HOUR)

/* "2026-11-03 08" */
static gint64
moment (const char *text)
{
  g_autofree char *day = g_strndup (text, 10);
  int number;

  g_assert_true (livret_day_parse (day, &number, NULL));
  return number * (gint64) DAY + (text[10] != '\0' ? atoi (text + 11) * HOUR : 0);
}

static LivretChartSpan
make (const char *from, const char *until)
{
  return (LivretChartSpan) { moment (from), moment (until) };
}

static void
assert_span (LivretChartSpan span, const char *from, const char *until)
{
  g_assert_cmpint (span.from, ==, moment (from));
  g_assert_cmpint (span.until, ==, moment (until));
}

static void
test_pan (void)
{
  static const struct
  {
    const char *from, *until;
    int days;
    const char *new_from, *new_until;
  } cases[] = {
    { "2026-11-08", "2026-11-15", -7, "2026-11-01", "2026-11-08" },
    { "2026-11-08", "2026-11-15", 5, "2026-11-13", "2026-11-20" },
    /* Not out of what there is. */
    { "2026-11-08", "2026-11-15", 60, "2026-11-15", "2026-11-22" },
    { "2026-11-08", "2026-11-15", -600, "2026-06-01", "2026-06-08" },
    /* Longer than all there is: it ends where that ends. */
    { "2025-11-22", "2026-11-22", -3, "2025-11-22", "2026-11-22" },
  };
  LivretChartSpan bounds = make ("2026-06-01", "2026-11-22");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LivretChartSpan span = make (cases[i].from, cases[i].until);

      assert_span (livret_chart_span_pan (&span, &bounds, cases[i].days * (gint64) DAY),
                   cases[i].new_from, cases[i].new_until);
    }
}

static void
test_zoom (void)
{
  static const struct
  {
    const char *from, *until, *at;
    double factor;
    const char *new_from, *new_until;
  } cases[] = {
    { "2026-11-01", "2026-11-09", "2026-11-05", 0.5, "2026-11-03", "2026-11-07" },
    { "2026-11-03", "2026-11-07", "2026-11-05", 2, "2026-11-01", "2026-11-09" },
    /* What is under the pointer stays there. */
    { "2026-11-01", "2026-11-09", "2026-11-01", 0.5, "2026-11-01", "2026-11-05" },
    { "2026-11-01", "2026-11-09", "2026-11-09", 0.5, "2026-11-05", "2026-11-09" },
    /* No longer than all there is, no shorter than an hour. */
    { "2026-11-01", "2026-11-09", "2026-11-05", 100, "2026-06-01", "2026-11-22" },
    { "2026-11-05", "2026-11-05 02", "2026-11-05", 0.01, "2026-11-05", "2026-11-05 01" },
  };
  LivretChartSpan bounds = make ("2026-06-01", "2026-11-22");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LivretChartSpan span = make (cases[i].from, cases[i].until);

      assert_span (livret_chart_span_zoom (&span, &bounds, cases[i].factor, moment (cases[i].at)),
                   cases[i].new_from, cases[i].new_until);
    }
}

static void
test_settle (void)
{
  LivretChartSpan bounds = make ("2026-06-01", "2026-11-22");
  LivretChartSpan days = make ("2026-11-03 10", "2026-11-10 10");
  LivretChartSpan late = make ("2026-11-03 14", "2026-11-10 14");
  LivretChartSpan hours = make ("2026-11-03 10", "2026-11-03 16");

  days.from += 100;
  hours.from += 1000;
  hours.until += 1000;
  assert_span (livret_chart_span_settle (&days, &bounds), "2026-11-03", "2026-11-10");
  assert_span (livret_chart_span_settle (&late, &bounds), "2026-11-04", "2026-11-11");
  assert_span (livret_chart_span_settle (&hours, &bounds), "2026-11-03 10", "2026-11-03 16");
}

static void
test_around (void)
{
  LivretChartSpan bounds = make ("2026-06-01", "2026-11-22");
  LivretChartSpan week = make ("2026-10-01", "2026-10-09");
  LivretChartSpan around = livret_chart_span_around (&week);
  LivretChartSpan moved;

  g_assert_cmpint (around.from, <=, moment ("2026-09-27"));
  g_assert_cmpint (around.until, >=, moment ("2026-10-13"));
  g_assert_false (livret_chart_span_needs (&week, &around, &bounds));
  moved = livret_chart_span_pan (&week, &bounds, 2 * DAY);
  g_assert_false (livret_chart_span_needs (&moved, &around, &bounds));
  moved = livret_chart_span_pan (&week, &bounds, 5 * DAY);
  g_assert_true (livret_chart_span_needs (&moved, &around, &bounds));
  moved = livret_chart_span_zoom (&week, &bounds, 0.1, week.from);
  g_assert_true (livret_chart_span_needs (&moved, &around, &bounds));
  /* There is nothing beyond the bounds to be read. */
  week = make ("2026-11-14", "2026-11-22");
  around = livret_chart_span_around (&week);
  g_assert_false (livret_chart_span_needs (&week, &around, &bounds));
}

static void
test_words (void)
{
  static const struct
  {
    const char *from, *until, *words;
  } cases[] = {
    { "2026-11-03", "2026-11-10", "3–9 November 2026" },
    { "2026-10-23", "2026-11-22", "23 Oct – 21 Nov 2026" },
    { "2025-11-22", "2026-11-22", "22 Nov 2025 – 21 Nov 2026" },
    { "2026-11-20", "2026-11-21", "Friday 20 November 2026" },
    { "2026-11-20 08", "2026-11-20 14", "Friday 20 November 2026, 08:00 to 14:00" },
    { "2026-11-20 18", "2026-11-21", "Friday 20 November 2026, 18:00 to 00:00" },
    { "2026-11-19 20", "2026-11-20 06", "19 Nov 2026, 20:00 – 20 Nov 2026, 06:00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LivretChartSpan span = make (cases[i].from, cases[i].until);
      g_autofree char *words = livret_chart_span_words (&span);
      g_auto (GStrv) plain = g_strsplit (words, "\302\240", -1);
      g_autofree char *spaced = g_strjoinv (" ", plain);

      g_assert_cmpstr (spaced, ==, cases[i].words);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart-span/pan", test_pan);
  g_test_add_func ("/chart-span/zoom", test_zoom);
  g_test_add_func ("/chart-span/settle", test_settle);
  g_test_add_func ("/chart-span/around", test_around);
  g_test_add_func ("/chart-span/words", test_words);
  return g_test_run ();
}
