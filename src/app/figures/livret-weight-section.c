/* livret-weight-section.c: body mass and the smoothed line of a weight; a calendar of steps or
 * sleep. SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <math.h>

#include "app/figures/livret-calendar-drawing.h"
#include "app/figures/livret-figure-rows.h"
#include "app/figures/livret-figures-sections.h"
#include "app/figures/livret-trend-drawing.h"
#include "app/widgets/livret-wording.h"
#include "base/livret-clock.h"

#define DAY 86400
/* Of a table, the latest ones. */
#define MOST_DAYS 100

/* The smoothed line ------------------------------------------------------------- */

typedef struct
{
  GArray *points; /* LivretTrendPoint */
  const LivretKind *kind;
  const char *unit;
  int from_day;
  LivretHousehold *household;
} Smoothed;

static void
free_smoothed (gpointer data)
{
  Smoothed *smoothed = data;

  g_array_unref (smoothed->points);
  g_object_unref (smoothed->household);
  g_free (smoothed);
}

/* The latest first, so many at most. */
static void
fill_smoothed (AdwExpanderRow *row, gpointer data)
{
  const Smoothed *smoothed = data;

  for (guint i = smoothed->points->len, n = 0; i > 0 && n < MOST_DAYS; i--, n++)
    {
      const LivretTrendPoint *point = &g_array_index (smoothed->points, LivretTrendPoint, i - 1);
      g_autofree char *day = livret_wording_day (point->day, livret_clock_today ());
      g_autofree char *capital = livret_wording_capital (day);
      g_autofree char *mean =
          livret_figure_amount (smoothed->kind, point->value, smoothed->unit, 0);
      g_autofree char *words = g_strdup_printf (_ ("mean of the day %s"), mean);
      g_autofree char *smooth =
          livret_figure_amount (smoothed->kind, point->smooth, smoothed->unit, 0);

      if (point->day < smoothed->from_day)
        return;
      adw_expander_row_add_row (
          row, livret_figure_plain_row_new (capital, words, smooth, smoothed->household));
    }
}

static GtkWidget *
smoothed_table_new (LivretHousehold *household, const LivretFigures *figures)
{
  Smoothed *smoothed = g_new0 (Smoothed, 1);

  smoothed->points = g_array_ref (figures->trend);
  smoothed->kind = figures->kind;
  smoothed->unit = figures->unit;
  smoothed->from_day = figures->from_day;
  smoothed->household = g_object_ref (household);
  return livret_figure_table_new (_ ("The smoothed line as a table"), _ ("Day by day"),
                                  fill_smoothed, smoothed, free_smoothed);
}

static void
add_trend (GtkBox *box, LivretHousehold *household, const LivretFigures *figures)
{
  g_autoptr (GPtrArray) trend = livret_trend_figures (figures->trend, figures->kind, figures->unit);
  GtkWidget *view = trend->len > 0
                        ? livret_trend_view_new (figures->trend, figures->kind, figures->unit,
                                                 figures->from_day, livret_clock_today ())
                        : NULL;
  AdwPreferencesGroup *group, *rows;

  if (trend->len == 0)
    return;
  group = livret_figure_group_new (
      _ ("Smoothed weight"),
      _ ("What comes and goes from day to day, water above all, hardly moves the line."));
  rows = livret_figure_group_new ("", NULL);
  livret_figure_group_add (rows, trend, household);
  if (view != NULL)
    {
      adw_preferences_group_add (group, livret_figure_card (view, livret_trend_legend_new ()));
      adw_preferences_group_add (rows, smoothed_table_new (household, figures));
    }
  livret_figure_append (box, group, rows);
}

void
livret_section_weight (GtkBox *box, LivretHousehold *household, const LivretFigures *figures)
{
  g_autoptr (GPtrArray) body = livret_body_mass_figures (&figures->body);
  AdwPreferencesGroup *group;

  if (figures->trend == NULL || body->len == 0)
    return;
  group = livret_figure_group_new (_ ("Body mass"), NULL);
  livret_figure_group_add (group, body, household);
  gtk_box_append (box, GTK_WIDGET (group));
  add_trend (box, household, figures);
}

/* The calendar ------------------------------------------------------------------- */

/* A month of a calendar. */
typedef struct
{
  int year, month;
  double sum;
  guint n;
} Month;

typedef struct
{
  GArray *months; /* Month */
  const LivretKind *kind;
  const char *unit;
  LivretHousehold *household;
} Months;

static void
free_months (gpointer data)
{
  Months *months = data;

  g_array_unref (months->months);
  g_object_unref (months->household);
  g_free (months);
}

static GArray *
sum_up (const LivretCalendar *calendar)
{
  GArray *months = g_array_new (FALSE, TRUE, sizeof (Month));

  for (guint i = 0; i < calendar->n_days; i++)
    {
      g_autoptr (GDateTime) date =
          g_date_time_new_from_unix_utc ((calendar->first_day + (gint64) i) * DAY);
      Month month = { .year = g_date_time_get_year (date), .month = g_date_time_get_month (date) };
      Month *last = months->len > 0 ? &g_array_index (months, Month, months->len - 1) : NULL;

      if (isnan (calendar->values[i]))
        continue;
      if (last == NULL || last->month != month.month || last->year != month.year)
        {
          g_array_append_val (months, month);
          last = &g_array_index (months, Month, months->len - 1);
        }
      last->sum += calendar->values[i];
      last->n++;
    }
  return months;
}

static void
fill_months (AdwExpanderRow *row, gpointer data)
{
  const Months *months = data;

  for (guint i = months->months->len; i > 0; i--)
    {
      const Month *month = &g_array_index (months->months, Month, i - 1);
      g_autofree char *name = livret_wording_month (month->year, month->month);
      g_autofree char *days =
          g_strdup_printf (ngettext ("mean of %u day", "mean of %u days", month->n), month->n);
      g_autofree char *mean =
          livret_figure_amount (months->kind, month->sum / month->n, months->unit, 0);

      adw_expander_row_add_row (row,
                                livret_figure_plain_row_new (name, days, mean, months->household));
    }
}

void
livret_section_calendar (GtkBox *box, LivretHousehold *household, const LivretFigures *figures)
{
  const LivretCalendar *calendar = figures->calendar;
  g_autoptr (GPtrArray) means = NULL;
  AdwPreferencesGroup *group, *rows;
  Months *months;

  if (calendar == NULL)
    return;
  means = livret_calendar_figures (calendar, figures->unit);
  months = g_new0 (Months, 1);
  months->months = sum_up (calendar);
  months->kind = figures->kind;
  months->unit = figures->unit;
  months->household = g_object_ref (household);
  group = livret_figure_group_new (
      _ ("Calendar"), _ ("The last year, as far as there is room. A column is a week, a square a "
                         "day: the larger and darker, the more."));
  adw_preferences_group_add (
      group,
      livret_figure_card (livret_calendar_view_new (calendar, figures->unit, livret_clock_today ()),
                          livret_calendar_legend_new (calendar, figures->unit)));
  rows = livret_figure_group_new ("", NULL);
  livret_figure_group_add (rows, means, household);
  adw_preferences_group_add (rows, livret_figure_table_new (_ ("The calendar as a table"),
                                                            _ ("Month by month"), fill_months,
                                                            months, free_months));
  livret_figure_append (box, group, rows);
}
