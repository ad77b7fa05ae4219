/* livret-figures-read.c: figures of a person's readings, read from the record.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures/livret-figures-read.h"

#include <math.h>
#include <string.h>

#include "base/livret-clock.h"
#include "base/livret-date.h"
#include "record/livret-people.h"

#define DAY 86400
#define MONTH 31

/* A reading of a month that is gone through. */
typedef struct
{
  gint64 wall;
  gint64 series;
  int place;
  double values[LIVRET_COMPONENTS_MAX];
  gboolean implausible;
} Glance;

typedef struct
{
  GArray *glances;
  gint64 from_wall, until_wall;
} Month;

static gboolean
is (const LivretKind *kind, const char *id)
{
  return strcmp (kind->id, id) == 0;
}

gboolean
livret_figures_has (const LivretKind *kind)
{
  return is (kind, "sensor-glucose") || is (kind, "blood-pressure") || is (kind, "weight") ||
         livret_calendar_has (kind);
}

/* Months ------------------------------------------------------------------------ */

static void
take_glance (const LivretReadingGlance *found, gpointer data)
{
  Month *month = data;
  Glance glance = { .wall = found->wall,
                    .series = found->series,
                    .place = found->place,
                    .implausible = found->implausible };

  if (found->wall < month->from_wall || found->wall >= month->until_wall)
    return;
  memcpy (glance.values, found->values, sizeof glance.values);
  g_array_append_val (month->glances, glance);
}

static int
compare_glances (gconstpointer a, gconstpointer b)
{
  const Glance *x = a;
  const Glance *y = b;

  return x->wall != y->wall ? (x->wall < y->wall ? -1 : 1)
                            : (x->series > y->series) - (x->series < y->series);
}

/* (transfer full) (element-type Glance): the readings of these local days, oldest first. */
static GArray *
read_days (LivretDb *db,
           const char *person,
           const LivretKind *kind,
           int from_day,
           int until_day,
           GError **error)
{
  g_autoptr (GArray) glances = g_array_new (FALSE, FALSE, sizeof (Glance));
  Month month = { glances, from_day * (gint64) DAY, (until_day + 1) * (gint64) DAY };
  /* Local clocks are within a day of UTC. */
  LivretReadingQuery query = {
    .person = person, .kind = kind, .from = month.from_wall - DAY, .until = month.until_wall + DAY
  };

  if (!livret_readings_each (db, &query, take_glance, &month, error))
    return NULL;
  g_array_sort (glances, compare_glances);
  return g_steal_pointer (&glances);
}

/* Glucose ----------------------------------------------------------------------- */

/* The place of the first source in the order that has readings among [from, until); 0: no order
 * was given for any that has. */
static int
first_place (const GArray *glances, guint from, guint until)
{
  int first = 0;

  for (guint i = from; i < until; i++)
    {
      int place = g_array_index (glances, Glance, i).place;

      if (place > 0 && (first == 0 || place < first))
        first = place;
    }
  return first;
}

/* One series of those of a day: two roads bring the same sensor twice. As for what adds up, it is
 * the first in the order that a person gave; where none was given, the one with most readings. */
static gint64
choose_series (const GArray *glances, guint from, guint until)
{
  int place = first_place (glances, from, until);
  gint64 chosen = 0;
  guint most = 0;

  for (guint i = from; i < until; i++)
    {
      gint64 series = g_array_index (glances, Glance, i).series;
      guint n = 0;

      if (series == chosen || g_array_index (glances, Glance, i).place != place)
        continue;
      for (guint k = from; k < until; k++)
        n += g_array_index (glances, Glance, k).series == series;
      if (n > most || (n == most && series < chosen))
        {
          chosen = series;
          most = n;
        }
      /* Nothing is left that could be more: the usual case, one series. */
      if (most * 2 >= until - from)
        break;
    }
  return chosen;
}

static void
add_glucose_day (LivretFigures *figures, const GArray *glances, guint from, guint until)
{
  gint64 series = choose_series (glances, from, until);

  for (guint i = from; i < until; i++)
    {
      const Glance *glance = &g_array_index (glances, Glance, i);

      if (glance->series != series)
        continue;
      if (glance->implausible || isnan (glance->values[0]))
        {
          figures->implausible++;
          continue;
        }
      livret_glucose_range_add (&figures->range, glance->wall, glance->values[0]);
      livret_glucose_profile_add (&figures->profile, glance->wall, glance->values[0]);
      livret_glucose_lows_add (&figures->lows, glance->wall, glance->values[0]);
    }
}

static void
add_glucose_month (LivretFigures *figures, const GArray *glances)
{
  guint from = 0;

  for (guint i = 1; i <= glances->len; i++)
    {
      int day = livret_figure_wall_day (g_array_index (glances, Glance, i - 1).wall);

      if (i < glances->len &&
          livret_figure_wall_day (g_array_index (glances, Glance, i).wall) == day)
        continue;
      add_glucose_day (figures, glances, from, i);
      from = i;
    }
}

static gboolean
read_glucose (LivretDb *db,
              const char *person,
              LivretFigures *figures,
              GCancellable *cancellable,
              GError **error)
{
  figures->from_day = MAX (figures->from_day, figures->until_day - LIVRET_FIGURES_GLUCOSE_DAYS + 1);
  for (int day = figures->from_day; day <= figures->until_day; day += MONTH)
    {
      g_autoptr (GArray) glances = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      glances = read_days (db, person, figures->kind, day,
                           MIN (day + MONTH - 1, figures->until_day), error);
      if (glances == NULL)
        return FALSE;
      add_glucose_month (figures, glances);
    }
  livret_glucose_range_finish (&figures->range);
  livret_glucose_profile_finish (&figures->profile);
  livret_glucose_lows_finish (&figures->lows);
  return TRUE;
}

/* Pressure ---------------------------------------------------------------------- */

static gboolean
read_pressure (LivretDb *db, const char *person, LivretFigures *figures, GError **error)
{
  g_autoptr (GArray) readings = g_array_new (FALSE, FALSE, sizeof (LivretPressureReading));
  g_autoptr (GArray) glances = NULL;

  figures->from_day =
      MAX (figures->from_day, figures->until_day - LIVRET_FIGURES_PRESSURE_DAYS + 1);
  glances = read_days (db, person, figures->kind, figures->from_day, figures->until_day, error);
  if (glances == NULL)
    return FALSE;
  for (guint i = 0; i < glances->len; i++)
    {
      const Glance *glance = &g_array_index (glances, Glance, i);
      LivretPressureReading reading = { .wall = glance->wall, .implausible = glance->implausible };

      /* The same reading by two roads counts once. */
      if (i > 0 && glance[-1].wall == glance->wall && glance[-1].values[0] == glance->values[0] &&
          glance[-1].values[1] == glance->values[1])
        continue;
      memcpy (reading.values, glance->values, sizeof reading.values);
      g_array_append_val (readings, reading);
    }
  figures->pressure = livret_pressure_series_find (readings);
  return TRUE;
}

/* Weight ------------------------------------------------------------------------ */

/* Years passed on a day, by a birth date of which year, month and day may be all that is known. */
static int
age_on (const char *born, int day)
{
  LivretDate date;
  g_autoptr (GDateTime) birth = NULL;
  g_autoptr (GDateTime) now = NULL;
  int age;

  if (!livret_date_parse (born, NULL, &date, NULL) || !livret_date_is_set (&date))
    return -1;
  /* The latest it may be: nobody is called an adult before they surely are. */
  birth = g_date_time_new_from_unix_utc (date.latest);
  now = g_date_time_new_from_unix_utc (day * (gint64) DAY);
  age = g_date_time_get_year (now) - g_date_time_get_year (birth);
  if (g_date_time_get_month (now) * 100 + g_date_time_get_day_of_month (now) <
      g_date_time_get_month (birth) * 100 + g_date_time_get_day_of_month (birth))
    age--;
  return MAX (age, 0);
}

static GArray *
read_summaries (
    LivretDb *db, const char *person, const LivretKind *kind, int from, int until, GError **error)
{
  return livret_readings_by_day (db, person, kind, from, until, error);
}

static gboolean
read_body (
    LivretDb *db, const char *person, const GArray *weights, LivretFigures *figures, GError **error)
{
  const LivretKind *height = livret_kind_by_id ("height");
  const LivretDaySummary *last;
  g_autoptr (LivretPerson) who = livret_people_find (db, person, error);
  g_autoptr (GArray) heights = NULL;

  if (who == NULL)
    return FALSE;
  if (weights->len == 0)
    return TRUE;
  last = &g_array_index (weights, LivretDaySummary, weights->len - 1);
  figures->body.kg = last->last;
  figures->body.weight_day = last->day;
  figures->body.age = age_on (who->birth_date, last->day);
  heights = read_summaries (db, person, height, G_MININT / 2, last->day, error);
  if (heights == NULL)
    return FALSE;
  if (heights->len > 0)
    {
      const LivretDaySummary *tall = &g_array_index (heights, LivretDaySummary, heights->len - 1);

      figures->body.cm = tall->last;
      figures->body.height_day = tall->day;
    }
  return TRUE;
}

/* The line comes from before the days looked at, so that it is the same whichever they are. */
static gboolean
read_weight (LivretDb *db, const char *person, LivretFigures *figures, GError **error)
{
  g_autoptr (GArray) days =
      read_summaries (db, person, figures->kind, figures->from_day - LIVRET_FIGURES_WEIGHT_LEAD,
                      figures->until_day, error);

  if (days == NULL || !read_body (db, person, days, figures, error))
    return FALSE;
  figures->trend = g_array_new (FALSE, FALSE, sizeof (LivretTrendPoint));
  for (guint i = 0; i < days->len; i++)
    {
      const LivretDaySummary *day = &g_array_index (days, LivretDaySummary, i);
      LivretTrendPoint point = { day->day, day->mean[0], NAN };

      g_array_append_val (figures->trend, point);
    }
  livret_trend_smooth (figures->trend);
  return TRUE;
}

static gboolean
read_calendar (LivretDb *db, const char *person, LivretFigures *figures, GError **error)
{
  int first = MIN (figures->from_day, figures->until_day - LIVRET_FIGURES_CALENDAR_DAYS + 1);
  g_autoptr (GArray) days =
      read_summaries (db, person, figures->kind, first, figures->until_day, error);

  if (days == NULL)
    return FALSE;
  if (days->len > 0)
    figures->calendar =
        livret_calendar_new (figures->kind, days, figures->from_day, figures->until_day);
  return TRUE;
}

/* All --------------------------------------------------------------------------- */

LivretFigures *
livret_figures_read (LivretDb *db,
                     const char *person,
                     const LivretKind *kind,
                     const char *unit,
                     int from_day,
                     int until_day,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (LivretFigures) figures = g_new0 (LivretFigures, 1);
  gboolean done = TRUE;

  figures->kind = kind;
  figures->unit = unit;
  figures->from_day = from_day;
  figures->until_day = until_day;
  figures->body = (LivretBodyMass) { .kg = NAN, .cm = NAN, .age = -1 };
  livret_glucose_range_init (&figures->range);
  livret_glucose_profile_init (&figures->profile);
  livret_glucose_lows_init (&figures->lows);
  if (is (kind, "sensor-glucose"))
    done = read_glucose (db, person, figures, cancellable, error);
  else if (is (kind, "blood-pressure"))
    done = read_pressure (db, person, figures, error);
  else if (is (kind, "weight"))
    done = read_weight (db, person, figures, error);
  else if (livret_calendar_has (kind))
    done = read_calendar (db, person, figures, error);
  return done ? g_steal_pointer (&figures) : NULL;
}

void
livret_figures_free (LivretFigures *figures)
{
  if (figures == NULL)
    return;
  livret_glucose_profile_clear (&figures->profile);
  livret_glucose_lows_clear (&figures->lows);
  g_clear_pointer (&figures->pressure, livret_pressure_series_free);
  g_clear_pointer (&figures->trend, g_array_unref);
  g_clear_pointer (&figures->calendar, livret_calendar_free);
  g_free (figures);
}

/* Takes @more. */
static void
append (GPtrArray *list, GPtrArray *more)
{
  g_ptr_array_extend_and_steal (list, more);
}

GPtrArray *
livret_figures_list (const LivretFigures *figures)
{
  GPtrArray *list = livret_figures_new ();
  const LivretKind *kind = figures->kind;

  append (list, livret_glucose_range_figures (&figures->range, kind, figures->unit));
  append (list, livret_glucose_lows_figures (&figures->lows, kind, figures->unit));
  append (list, livret_glucose_profile_figures (&figures->profile, kind, figures->unit));
  if (figures->pressure != NULL)
    append (list, livret_pressure_series_figures (figures->pressure, kind, figures->unit));
  append (list, livret_body_mass_figures (&figures->body));
  if (figures->trend != NULL)
    append (list, livret_trend_figures (figures->trend, kind, figures->unit));
  if (figures->calendar != NULL)
    append (list, livret_calendar_figures (figures->calendar, figures->unit));
  return list;
}
