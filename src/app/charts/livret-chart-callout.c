/* livret-chart-callout.c: what is said of one mark of a chart, written and spoken.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/charts/livret-chart-callout.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/measures/livret-measure-words.h"
#include "app/widgets/livret-wording.h"
#include "base/livret-date.h"

#define DAY 86400
#define HOUR 3600

static int
day_of (gint64 wall)
{
  return (int) floor ((double) wall / DAY);
}

static const LivretChartMark *
get_mark (const LivretChartLayout *layout, guint mark)
{
  return &g_array_index (layout->marks, LivretChartMark, mark);
}

/* Whether the clock went through the hour twice, as it does once a year. */
static gboolean
is_twice (gint64 wall)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  return livret_wall_to_utc (zone, wall, TRUE) - livret_wall_to_utc (zone, wall, FALSE) == HOUR;
}

char *
livret_chart_hours_words (gint64 first, gint64 end)
{
  g_autofree char *from = livret_wording_time (first);
  g_autofree char *until = livret_wording_time (end);
  gboolean twice = FALSE;

  for (gint64 hour = first; hour < end; hour += HOUR)
    twice |= is_twice (hour);
  /* Translators: an hour of a day: "02:00 to 03:00"; where clocks were set back in it, it was two.
   */
  return g_strdup_printf (twice ? _ ("%s to %s, which came twice") : _ ("%s to %s"), from, until);
}

/* The points of hours are their middles. */
static char *
say_hours (gint64 first, gint64 last)
{
  g_autofree char *day = livret_wording_long_day (day_of (first));
  g_autofree char *hours = livret_chart_hours_words (first - HOUR / 2, last + HOUR / 2);

  return g_strdup_printf (_ ("%s, %s"), day, hours);
}

/* The time of a reading; of sums and of several readings, their days. */
static char *
say_when (const LivretChartLayout *layout, const GArray *points, const LivretChartMark *mark)
{
  gint64 first = g_array_index (points, LivretChartPoint, mark->first).wall;
  gint64 last = g_array_index (points, LivretChartPoint, mark->first + mark->count - 1).wall;
  g_autofree char *day = NULL;
  g_autofree char *end = NULL;

  if (layout->style == LIVRET_CHART_BARS && layout->bar == HOUR)
    return say_hours (first, last);
  if (day_of (first) != day_of (last))
    {
      day = livret_day_display (day_of (first));
      end = livret_day_display (day_of (last));
      /* Translators: the first and the last day of a few: "from 16 Nov 2026 to 17 Nov 2026". */
      return g_strdup_printf (C_ ("days", "from %s to %s"), day, end);
    }
  day = livret_wording_long_day (day_of (first));
  if (mark->readings > 1 || layout->style == LIVRET_CHART_BARS)
    return g_steal_pointer (&day);
  end = livret_wording_time (first);
  /* Translators: a full date and a time: "Friday 30 October 2026, 07:40". */
  return g_strdup_printf (_ ("%s, %s"), day, end);
}

static double
round_to (double value, int decimals)
{
  double power = pow (10, decimals);

  return isnan (value) ? value : round (value * power) / power;
}

static void
fill_values (const LivretChartLayout *layout,
             const LivretChartMark *mark,
             double values[LIVRET_COMPONENTS_MAX])
{
  /* A reading stands where it stands; a mean, as it is read. */
  gboolean mean = mark->readings > 1;

  values[0] = mean ? round_to (mark->value, layout->kind->decimals) : mark->value;
  values[1] = mean ? round_to (mark->value2, layout->kind->decimals) : mark->value2;
  values[2] = NAN;
}

static char *
say_value (const LivretChartLayout *layout, const LivretChartMark *mark)
{
  const double values[LIVRET_COMPONENTS_MAX] = { mark->value, mark->value2, NAN };
  g_autofree char *value = livret_kind_format_computed (layout->kind, values, layout->unit);

  if (layout->style == LIVRET_CHART_BARS && mark->count > 1)
    return g_strdup_printf (layout->bar == HOUR ? _ ("%s an hour") : _ ("%s a day"), value);
  if (mark->readings <= 1 || layout->style == LIVRET_CHART_BARS)
    return g_steal_pointer (&value);
  return g_strdup_printf (
      ngettext ("%s, mean of %u reading", "%s, mean of %u readings", mark->readings), value,
      mark->readings);
}

/* Of one component: "from 62 to 118 /min"; nothing where these read alike. */
static char *
say_limits (const LivretChartLayout *layout, double low, double high)
{
  const double least[LIVRET_COMPONENTS_MAX] = { low, NAN, NAN };
  const double most[LIVRET_COMPONENTS_MAX] = { high, NAN, NAN };
  g_autofree char *unit = NULL;
  g_autofree char *from = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *until = NULL;

  if (isnan (low) || isnan (high))
    return NULL;
  whole = livret_measure_text (layout->kind, least);
  until = livret_measure_text (layout->kind, most);
  if (g_str_equal (whole, until))
    return NULL;
  from = livret_measure_number (layout->kind, least, &unit);
  /* Translators: the lowest and the highest of several readings: "from 62 to 118 /min". */
  return g_strdup_printf (C_ ("values", "from %s to %s"), from, until);
}

/* What the bar of a mark shows to the eyes: "Systolic from 118 to 142 mmHg, Diastolic from 72 to 91
 * mmHg". */
static char *
tell (const LivretChartLayout *layout, const LivretChartMark *mark, const char *value)
{
  gboolean bars = layout->style == LIVRET_CHART_BARS;
  GString *told = g_string_new (value);

  for (guint c = 0; c < 2 && (bars ? mark->count > 1 : mark->readings > 1); c++)
    {
      g_autofree char *limits = say_limits (layout, mark->low[c], mark->high[c]);

      if (limits == NULL)
        continue;
      g_string_append (told, _ (", "));
      if (layout->style == LIVRET_CHART_STEMS)
        g_string_append_printf (told, "%s ", _ (layout->kind->components[c].label));
      g_string_append (told, limits);
    }
  return g_string_free (told, FALSE);
}

LivretChartCallout *
livret_chart_callout_new (const LivretChartLayout *layout, const GArray *points, guint place)
{
  const LivretChartMark *mark = get_mark (layout, place);
  LivretChartCallout *callout = g_new0 (LivretChartCallout, 1);
  double values[LIVRET_COMPONENTS_MAX];
  LivretMeasurePosition position;
  const char *words, *spoken;

  fill_values (layout, mark, values);
  position = livret_measure_position (layout->kind, values);
  words = livret_measure_position_short (position);
  spoken = livret_measure_position_words (position, layout->target);
  callout->value = say_value (layout, mark);
  callout->told = tell (layout, mark, callout->value);
  callout->position = g_strdup (words ? words : "");
  callout->when = say_when (layout, points, mark);
  /* Translators: a value, where it stands, its date, its place: "137/86 mmHg, above the usual
   * range. Friday 30 October 2026, 07:40. 12 of 42." */
  callout->spoken = spoken != NULL
                        ? g_strdup_printf (_ ("%s, %s. %s. %u of %u."), callout->told, spoken,
                                           callout->when, place + 1, layout->marks->len)
                        : g_strdup_printf (_ ("%s. %s. %u of %u."), callout->told, callout->when,
                                           place + 1, layout->marks->len);
  return callout;
}

void
livret_chart_callout_free (LivretChartCallout *callout)
{
  g_free (callout->value);
  g_free (callout->told);
  g_free (callout->position);
  g_free (callout->when);
  g_free (callout->spoken);
  g_free (callout);
}

int
livret_chart_nearest (const LivretChartLayout *layout, double x)
{
  int nearest = -1;
  double best = INFINITY;

  for (guint i = 0; i < layout->marks->len; i++)
    {
      double distance = fabs (get_mark (layout, i)->x - x);

      if (distance < best)
        {
          best = distance;
          nearest = (int) i;
        }
    }
  return nearest;
}
