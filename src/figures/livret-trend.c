/* livret-trend.c: a smoothed line through values of days.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures/livret-trend.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/livret-quantity.h"

/* A line of fewer days is not smoothed yet. */
#define LEAST 7

static LivretTrendPoint *
get_point (const GArray *points, guint i)
{
  return &g_array_index (points, LivretTrendPoint, i);
}

void
livret_trend_smooth (GArray *points)
{
  for (guint i = 0; i < points->len; i++)
    {
      LivretTrendPoint *point = get_point (points, i);
      const LivretTrendPoint *before = i > 0 ? get_point (points, i - 1) : NULL;
      double way = before != NULL ? 1 - pow (1 - LIVRET_TREND_STEP, point->day - before->day) : 1;

      point->smooth =
          before != NULL ? before->smooth + way * (point->value - before->smooth) : point->value;
    }
}

double
livret_trend_change (const GArray *points)
{
  const LivretTrendPoint *last;

  if (points->len < LEAST)
    return NAN;
  last = get_point (points, points->len - 1);
  for (guint i = points->len - 1; i > 0; i--)
    if (get_point (points, i - 1)->day <= last->day - LIVRET_TREND_CHANGE)
      return last->smooth - get_point (points, i - 1)->smooth;
  return NAN;
}

/* "−0.6 kg", with its sign. */
static char *
write_change (const LivretKind *kind, double change, const char *unit)
{
  g_autofree char *amount = livret_figure_difference (kind, fabs (change), unit);

  return g_strconcat (change < 0 ? "\342\210\222" : "+", amount, NULL);
}

GPtrArray *
livret_trend_figures (const GArray *points, const LivretKind *kind, const char *unit)
{
  GPtrArray *figures = livret_figures_new ();
  double change = livret_trend_change (points);
  g_autofree char *inputs = NULL;
  const LivretTrendPoint *last;
  LivretFigure *figure;

  if (points->len < LEAST)
    return figures;
  last = get_point (points, points->len - 1);
  inputs = livret_figure_days (points->len, get_point (points, 0)->day, last->day);
  figure = livret_figures_add (figures, "smoothed", _ ("Smoothed value"),
                               livret_figure_amount (kind, last->smooth, unit, 0), NAN, unit);
  livret_kind_from_canonical (kind, last->smooth, unit, &figure->number);
  livret_figure_explain (
      figure,
      _ ("Each day the smoothed line goes a tenth of the way to the mean of that day: new = old + "
         "(1 − 0.9 to the power of the days passed) × (mean of the day − old). What comes and goes "
         "from day to day, water above all, hardly moves it. Days without a reading are counted "
         "as passed."),
      inputs, _ ("Exponentially smoothed average, as in John Walker’s Hacker’s Diet, 1991"));
  if (isnan (change))
    return figures;
  figure = livret_figures_add (figures, "smoothed-change", _ ("Change in four weeks, smoothed"),
                               write_change (kind, change, unit), NAN, unit);
  livret_kind_difference (kind, change, unit, &figure->number);
  livret_figure_explain (figure,
                         _ ("The smoothed value of the last day, less the one of four weeks "
                            "earlier (the last day with a reading until then)."),
                         inputs, NULL);
  return figures;
}
