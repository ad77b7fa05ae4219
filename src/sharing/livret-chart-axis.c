/* livret-chart-axis.c: where the lines of an axis fall.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sharing/livret-chart-axis.h"

#include "base/livret-date.h"

#include <math.h>

#define HOUR 3600
#define DAY 86400

void
livret_chart_axis_values (double low,
                          double high,
                          guint most,
                          double *axis_low,
                          double *axis_high,
                          double *step,
                          int *decimals)
{
  static const double nice[] = { 1, 2, 5, 10 };
  double raw, power;

  if (!(high > low))
    {
      double around = fmax (fabs (low) * 0.02, 0.5);

      low -= around;
      high += around;
    }
  most = MAX (most, 2);
  raw = (high - low) / most;
  power = pow (10, floor (log10 (raw)));
  *step = 10 * power;
  for (guint i = 0; i < G_N_ELEMENTS (nice); i++)
    if (nice[i] * power >= raw * 0.999999)
      {
        *step = nice[i] * power;
        break;
      }
  *axis_low = floor (low / *step + 1e-9) * *step;
  *axis_high = ceil (high / *step - 1e-9) * *step;
  *decimals = *step >= 1 ? 0 : (int) ceil (-log10 (*step) - 1e-9);
}

void
livret_chart_axis_lines (const LivretKind *kind,
                         const char *unit,
                         guint most,
                         double *low,
                         double *high,
                         int *decimals,
                         GArray *lines)
{
  double from = *low, until = *high, step;

  livret_kind_from_canonical (kind, *low, unit, &from);
  livret_kind_from_canonical (kind, *high, unit, &until);
  livret_chart_axis_values (from, until, most, &from, &until, &step, decimals);
  /* Limits are written by them too: 13.5 cmHg where the lines are at 12 and 14. */
  *decimals = MAX (*decimals, livret_kind_decimals (kind, unit) - kind->decimals);
  livret_kind_to_canonical (kind, from, unit, low);
  livret_kind_to_canonical (kind, until, unit, high);
  for (double value = from; value <= until + step / 2; value += step)
    {
      double line;

      if (livret_kind_to_canonical (kind, round (value / step) * step, unit, &line))
        g_array_append_val (lines, line);
    }
}

static gint64
floor_to (gint64 value, gint64 step)
{
  gint64 rest = value % step;

  return value - (rest < 0 ? rest + step : rest);
}

static void
append_time (GArray *times, gint64 wall, LivretChartTickForm form)
{
  LivretChartTime time = { 0, wall, form };

  g_array_append_val (times, time);
}

static void
append_hours (gint64 from, gint64 until, int step_h, GArray *times)
{
  gint64 step = step_h * HOUR;

  for (gint64 wall = floor_to (from - 1, step) + step; wall <= until; wall += step)
    append_time (times, wall,
                 wall % DAY == 0 ? LIVRET_CHART_TICK_DAY_MONTH : LIVRET_CHART_TICK_HOUR);
}

static int
month_of (gint64 wall)
{
  int year, month, day;

  livret_civil_from_days (floor_to (wall, DAY) / DAY, &year, &month, &day);
  return year * 12 + month - 1;
}

/* Days, two days or weeks from Mondays; the first of each month seen carries the month's name. */
static void
append_days (gint64 from, gint64 until, int step_days, GArray *times)
{
  gint64 step = (gint64) step_days * DAY;
  gint64 monday = 4 * DAY; /* 1970-01-05 */
  int month = -1;

  for (gint64 wall = floor_to (from - 1 - monday, step) + monday + step; wall <= until;
       wall += step)
    {
      int now = month_of (wall);

      append_time (times, wall, now == month ? LIVRET_CHART_TICK_DAY : LIVRET_CHART_TICK_DAY_MONTH);
      month = now;
    }
}

static void
append_months (gint64 from, gint64 until, int step, GArray *times)
{
  gboolean first = TRUE;

  for (int month = month_of (from) / step * step;; month += step)
    {
      gint64 wall = (gint64) livret_days_from_civil (month / 12, month % 12 + 1, 1) * DAY;
      gboolean year = month % 12 == 0 || first;

      if (wall < from)
        continue;
      if (wall > until)
        break;
      append_time (times, wall,
                   step % 12 == 0 ? LIVRET_CHART_TICK_YEAR
                   : year         ? LIVRET_CHART_TICK_MONTH_YEAR
                                  : LIVRET_CHART_TICK_MONTH);
      first = FALSE;
    }
}

void
livret_chart_axis_times (gint64 from_wall, gint64 until_wall, guint most, GArray *times)
{
  static const int hours[] = { 1, 2, 3, 6, 12 };
  static const int days[] = { 1, 2, 7, 14 };
  static const int months[] = { 1, 2, 3, 6, 12, 24, 60, 120, 240 };
  gint64 span = until_wall - from_wall;

  most = MAX (most, 2);
  for (guint i = 0; i < G_N_ELEMENTS (hours); i++)
    if (span / (hours[i] * HOUR) < most)
      return append_hours (from_wall, until_wall, hours[i], times);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (span / (days[i] * (gint64) DAY) < most)
      return append_days (from_wall, until_wall, days[i], times);
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    if (span / (months[i] * 30 * (gint64) DAY) < most || i + 1 == G_N_ELEMENTS (months))
      return append_months (from_wall, until_wall, months[i], times);
}
