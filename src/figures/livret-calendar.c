/* livret-calendar.c: a calendar of what adds up over days: sleep, steps.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures/livret-calendar.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/livret-quantity.h"

#define WEEK 7

/* Where the shades change, and whose limits they are. Canonical: minutes of sleep, steps. */
static const struct
{
  const char *kind;
  double limits[LIVRET_CALENDAR_LEVELS - 1];
  const char *source;
} tables[] = {
  { "steps",
    { 2500, 5000, 7500, 10000 },
    N_ ("Shades change at the steps a day by which Tudor-Locke and Bassett grouped adults, Sports "
        "Medicine 2004, and at half of the lowest of them; they are no goals") },
  { "sleep",
    { 300, 360, 420, 540 },
    N_ ("Shades change at five, six, seven and nine hours. Seven to nine are what the National "
        "Sleep Foundation (2015) recommends to adults, seven to eight from 65 years on; children "
        "need more") },
};

static gsize
find_table (const LivretKind *kind)
{
  gsize i = 0;

  while (i < G_N_ELEMENTS (tables) && strcmp (tables[i].kind, kind->id) != 0)
    i++;
  return i;
}

gboolean
livret_calendar_has (const LivretKind *kind)
{
  return find_table (kind) < G_N_ELEMENTS (tables);
}

/* Day 0 was a Thursday. */
int
livret_calendar_weekday (int day)
{
  int weekday = (day + 3) % WEEK;

  return weekday < 0 ? weekday + WEEK : weekday;
}

LivretCalendar *
livret_calendar_new (const LivretKind *kind, const GArray *days, int from_day, int last_day)
{
  LivretCalendar *calendar = g_new0 (LivretCalendar, 1);
  int first = days->len > 0 ? g_array_index (days, LivretDaySummary, 0).day : last_day;

  calendar->kind = kind;
  calendar->from_day = from_day;
  calendar->first_day = first - livret_calendar_weekday (first);
  calendar->last_day = MAX (last_day, first);
  calendar->n_days = (guint) (calendar->last_day + WEEK -
                              livret_calendar_weekday (calendar->last_day) - calendar->first_day);
  calendar->values = g_new (double, calendar->n_days);
  for (guint i = 0; i < calendar->n_days; i++)
    calendar->values[i] = NAN;
  for (guint i = 0; i < days->len; i++)
    {
      const LivretDaySummary *day = &g_array_index (days, LivretDaySummary, i);

      if (day->day <= calendar->last_day)
        calendar->values[day->day - calendar->first_day] = day->sum;
    }
  memcpy (calendar->limits, tables[find_table (kind)].limits, sizeof calendar->limits);
  return calendar;
}

void
livret_calendar_free (LivretCalendar *calendar)
{
  g_free (calendar->values);
  g_free (calendar);
}

int
livret_calendar_level (const LivretCalendar *calendar, guint day)
{
  int level = 0;

  if (isnan (calendar->values[day]))
    return -1;
  while (level < LIVRET_CALENDAR_LEVELS - 1 && calendar->values[day] >= calendar->limits[level])
    level++;
  return level;
}

char *
livret_calendar_level_words (const LivretCalendar *calendar, int level, const char *unit)
{
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;
  double value = NAN;

  if (level < 0)
    return g_strdup (_ ("nothing counted"));
  if (level == 0 || level == LIVRET_CALENDAR_LEVELS - 1)
    {
      low = livret_figure_amount (calendar->kind, calendar->limits[MAX (level - 1, 0)], unit, 0);
      return g_strdup_printf (level == 0 ? _ ("below %s") : _ ("%s and more"), low);
    }
  livret_kind_from_canonical (calendar->kind, calendar->limits[level - 1], unit, &value);
  low = livret_decimal_display (value, livret_kind_decimals (calendar->kind, unit));
  high = livret_figure_amount (calendar->kind, calendar->limits[level], unit, 0);
  return g_strdup_printf (C_ ("glucose", "from %s to %s"), low, high);
}

/* The mean of the days counted: all, or those of working days or weekends. */
static void
add_mean (GPtrArray *figures,
          const LivretCalendar *calendar,
          const char *id,
          const char *title,
          int from_weekday,
          int until_weekday,
          const char *unit)
{
  int first = 0, last = 0;
  g_autofree char *inputs = NULL;
  LivretFigure *figure;
  double sum = 0;
  guint n = 0;

  for (guint i = 0; i < calendar->n_days; i++)
    {
      int day = calendar->first_day + (int) i;
      int weekday = livret_calendar_weekday (day);

      if (isnan (calendar->values[i]) || day < calendar->from_day || weekday < from_weekday ||
          weekday > until_weekday)
        continue;
      first = n == 0 ? day : first;
      last = day;
      sum += calendar->values[i];
      n++;
    }
  if (n == 0)
    return;
  inputs = livret_figure_days (n, first, last);
  figure = livret_figures_add (figures, id, title,
                               livret_figure_amount (calendar->kind, sum / n, unit, 0), NAN, unit);
  livret_kind_from_canonical (calendar->kind, sum / n, unit, &figure->number);
  figure->note = g_strdup_printf (ngettext ("%u day", "%u days", n), n);
  livret_figure_explain (figure,
                         calendar->kind->nights
                             ? _ ("What was counted in each night, from noon to noon, added up and "
                                  "divided by the nights with a count. A night has the name of the "
                                  "day one wakes on. Where several sources counted in the same "
                                  "night, one of them is taken: the first in the order chosen "
                                  "among the sources or, where no order was chosen, the one that "
                                  "counted most.")
                             : _ ("What was counted on each day, added up and divided by the days "
                                  "with a count. Where several sources counted on the same day, "
                                  "one of them is taken: the first in the order chosen among the "
                                  "sources or, where no order was chosen, the one that counted "
                                  "most."),
                         inputs, _ (tables[find_table (calendar->kind)].source));
}

GPtrArray *
livret_calendar_figures (const LivretCalendar *calendar, const char *unit)
{
  GPtrArray *figures = livret_figures_new ();

  add_mean (figures, calendar, "day-mean", _ ("Mean of a day"), 0, 6, unit);
  add_mean (figures, calendar, "weekday-mean", _ ("Mean from Monday to Friday"), 0, 4, unit);
  add_mean (figures, calendar, "weekend-mean", _ ("Mean on Saturdays and Sundays"), 5, 6, unit);
  return figures;
}
