/* livret-pressure-series.c: a series of blood pressures measured at home, found among all readings.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures/livret-pressure-series.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/livret-date.h"
#include "base/livret-quantity.h"

#define DAY 86400
#define HOUR 3600
/* A night is the evening before; mornings and evenings as people live them. */
#define NIGHT_ENDS (4 * HOUR)
#define MORNING_ENDS (12 * HOUR)
#define EVENING_BEGINS (18 * HOUR)
/* Readings are made one after the other: so far apart at most. */
#define APART (15 * 60)
#define HIGH_SYSTOLIC 135.0
#define HIGH_DIASTOLIC 85.0

#define SOURCE                                                                                     \
  _ ("Home measurement by the rule of threes: Haute Autorité de santé and Société française "      \
     "d’hypertension artérielle; limit of 135/85 mmHg: ESH 2023. ESC 2024 asks for two readings "  \
     "at a time: twelve in three days")

int
livret_pressure_part (gint64 wall, int *day)
{
  gint64 time;

  *day = livret_figure_wall_day (wall);
  time = wall - *day * (gint64) DAY;
  if (time < NIGHT_ENDS)
    {
      *day -= 1;
      return 1;
    }
  return time < MORNING_ENDS ? 0 : time < EVENING_BEGINS ? -1 : 1;
}

static LivretPressureRow *
get_row (GArray *rows, guint i)
{
  return &g_array_index (rows, LivretPressureRow, i);
}

/* Of the readings [from, until) of one half of a day those of the fullest group count, its first
 * three: readings made one after the other. Implausible ones are in no group. */
static void
count_half (GArray *rows, guint from, guint until)
{
  guint best = from, best_n = 0, n = 0, begin = from;
  gint64 last = 0;

  for (guint i = from; i < until; i++)
    {
      const LivretPressureRow *row = get_row (rows, i);

      if (row->why == LIVRET_PRESSURE_IMPLAUSIBLE)
        continue;
      if (n == 0 || row->reading.wall - last > APART)
        {
          begin = i;
          n = 0;
        }
      last = row->reading.wall;
      if (++n > best_n)
        {
          best = begin;
          best_n = n;
        }
    }
  for (guint i = best, place = 0; i < until && place < best_n; i++)
    {
      LivretPressureRow *row = get_row (rows, i);

      if (row->why == LIVRET_PRESSURE_IMPLAUSIBLE)
        continue;
      row->why = place < LIVRET_PRESSURE_TIMES ? LIVRET_PRESSURE_COUNTS : LIVRET_PRESSURE_FOURTH;
      row->place = place++;
    }
}

/* All readings with their days and whether they would count; @day is the day number still. */
static GArray *
sort_out (const GArray *readings)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (LivretPressureRow));
  guint from = 0;

  for (guint i = 0; i < readings->len; i++)
    {
      LivretPressureRow row = { .reading = g_array_index (readings, LivretPressureReading, i) };
      int part = livret_pressure_part (row.reading.wall, &row.day);

      row.evening = part == 1;
      row.why = part < 0 ? LIVRET_PRESSURE_MIDDAY : LIVRET_PRESSURE_APART;
      if (row.reading.implausible || isnan (row.reading.values[0]) || isnan (row.reading.values[1]))
        row.why = LIVRET_PRESSURE_IMPLAUSIBLE;
      g_array_append_val (rows, row);
    }
  for (guint i = 1; i <= rows->len; i++)
    {
      int day, next_day;
      int part = livret_pressure_part (get_row (rows, i - 1)->reading.wall, &day);
      int next =
          i < rows->len ? livret_pressure_part (get_row (rows, i)->reading.wall, &next_day) : -2;

      if (next == part && next_day == day)
        continue;
      if (part >= 0)
        count_half (rows, from, i);
      from = i;
    }
  return rows;
}

/* How many readings count on three days from @day on; 0 for each that has none: @all unset. */
static guint
count_window (const GHashTable *days, int day, gboolean *all)
{
  guint n = 0;

  *all = TRUE;
  for (int i = 0; i < LIVRET_PRESSURE_DAYS; i++)
    {
      guint of_day =
          GPOINTER_TO_UINT (g_hash_table_lookup ((GHashTable *) days, GINT_TO_POINTER (day + i)));

      n += of_day;
      *all = *all && of_day > 0;
    }
  return n;
}

static GHashTable *
count_days (GArray *rows)
{
  GHashTable *days = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      gpointer key = GINT_TO_POINTER (get_row (rows, i)->day);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (days, key));

      if (get_row (rows, i)->why == LIVRET_PRESSURE_COUNTS)
        g_hash_table_insert (days, key, GUINT_TO_POINTER (n + 1));
    }
  return days;
}

/* The latest three days with enough; of those that overlap them, the fullest. Without: the fullest
 * of all. Answers its first day. */
static int
choose_window (GArray *rows, const GHashTable *days, guint *counted, gboolean *enough)
{
  int first = get_row (rows, 0)->day - LIVRET_PRESSURE_DAYS + 1;
  int chosen = first, latest = G_MININT;

  *counted = 0;
  *enough = FALSE;
  for (int day = get_row (rows, rows->len - 1)->day; day >= first; day--)
    {
      gboolean all;
      guint n = count_window (days, day, &all);
      gboolean fits = all && n >= LIVRET_PRESSURE_LEAST;

      if (latest != G_MININT && day <= latest - LIVRET_PRESSURE_DAYS)
        break;
      if ((*enough && !fits) || (n <= *counted && (*enough || !fits)))
        continue;
      if (fits && !*enough)
        latest = day;
      *enough = fits;
      *counted = n;
      chosen = day;
    }
  return chosen;
}

static void
find_mean (const GArray *rows, int part, double mean[LIVRET_COMPONENTS_MAX])
{
  for (guint c = 0; c < LIVRET_COMPONENTS_MAX; c++)
    {
      double sum = 0;
      guint n = 0;

      for (guint i = 0; i < rows->len; i++)
        {
          const LivretPressureRow *row = &g_array_index (rows, LivretPressureRow, i);

          if (row->why != LIVRET_PRESSURE_COUNTS || (part >= 0 && row->evening != part) ||
              isnan (row->reading.values[c]))
            continue;
          sum += row->reading.values[c];
          n++;
        }
      mean[c] = n > 0 ? sum / n : NAN;
    }
}

LivretPressureSeries *
livret_pressure_series_find (const GArray *readings)
{
  g_autoptr (GArray) rows = sort_out (readings);
  g_autoptr (GHashTable) days = count_days (rows);
  LivretPressureSeries *series;

  if (g_hash_table_size (days) == 0)
    return NULL;
  series = g_new0 (LivretPressureSeries, 1);
  series->first_day = choose_window (rows, days, &series->counted, &series->enough);
  series->rows = g_array_new (FALSE, FALSE, sizeof (LivretPressureRow));
  for (guint i = 0; i < rows->len; i++)
    {
      LivretPressureRow row = *get_row (rows, i);

      row.day -= series->first_day;
      if (row.day < 0 || row.day >= LIVRET_PRESSURE_DAYS)
        continue;
      g_array_append_val (series->rows, row);
      if (row.why == LIVRET_PRESSURE_COUNTS)
        *(row.evening ? &series->evenings : &series->mornings) += 1;
    }
  find_mean (series->rows, -1, series->mean);
  find_mean (series->rows, 0, series->morning);
  find_mean (series->rows, 1, series->evening);
  return series;
}

void
livret_pressure_series_free (LivretPressureSeries *series)
{
  g_array_unref (series->rows);
  g_free (series);
}

/* Words ------------------------------------------------------------------------ */

const char *
livret_pressure_why_words (LivretPressureWhy why)
{
  switch (why)
    {
    case LIVRET_PRESSURE_FOURTH:
      return _ ("does not count: three readings of that time do already");
    case LIVRET_PRESSURE_APART:
      return _ ("does not count: not made right after the others");
    case LIVRET_PRESSURE_MIDDAY:
      return _ ("does not count: neither morning nor evening");
    case LIVRET_PRESSURE_IMPLAUSIBLE:
      return _ ("does not count: hardly possible, or incomplete");
    case LIVRET_PRESSURE_COUNTS:
    default:
      return NULL;
    }
}

const char *
livret_pressure_rule_words (void)
{
  return _ ("Three readings in the morning before breakfast and medicines, three in the evening "
            "before going to bed, a minute or two apart, three days on end.");
}

char *
livret_pressure_series_span (const LivretPressureSeries *series)
{
  g_autofree char *from = livret_day_display (series->first_day);
  g_autofree char *until = livret_day_display (series->first_day + LIVRET_PRESSURE_DAYS - 1);

  /* Translators: days of a series: "from 12 November 2026 to 14 November 2026". */
  return g_strdup_printf (C_ ("days", "from %s to %s"), from, until);
}

char *
livret_pressure_series_compared (const LivretPressureSeries *series,
                                 const LivretKind *kind,
                                 const char *unit)
{
  double limit[LIVRET_COMPONENTS_MAX] = { HIGH_SYSTOLIC, HIGH_DIASTOLIC, NAN };
  g_autofree char *words = livret_kind_format (kind, limit, unit);
  /* As it is read, so that 134.6 does not stand as 135 and is called lower. */
  gboolean below =
      round (series->mean[0]) < HIGH_SYSTOLIC && round (series->mean[1]) < HIGH_DIASTOLIC;

  return g_strdup_printf (
      below ? _ ("Below %s, the limit for averages measured at home. Only a doctor can say what "
                 "it means for somebody.")
            : _ ("At or above %s, the limit for averages measured at home, by one of the two "
                 "values at least. Only a doctor can say what it means for somebody."),
      words);
}

static char *
write_inputs (const LivretPressureSeries *series, guint n)
{
  g_autofree char *span = livret_pressure_series_span (series);

  /* Translators: "18 readings, from 12 November 2026 to 14 November 2026". */
  return g_strdup_printf (ngettext ("%u reading, %s", "%u readings, %s", n), n, span);
}

/* Of the readings that count, those with a pulse. */
static guint
count_pulses (const LivretPressureSeries *series)
{
  guint n = 0;

  for (guint i = 0; i < series->rows->len; i++)
    {
      const LivretPressureRow *row = &g_array_index (series->rows, LivretPressureRow, i);

      n += row->why == LIVRET_PRESSURE_COUNTS && !isnan (row->reading.values[2]);
    }
  return n;
}

static void
add_mean (GPtrArray *figures,
          const char *id,
          const char *title,
          const LivretPressureSeries *series,
          const double mean[LIVRET_COMPONENTS_MAX],
          guint n,
          const LivretKind *kind,
          const char *unit)
{
  g_autofree char *inputs = write_inputs (series, n);
  LivretFigure *figure;
  double number = NAN;

  if (n == 0)
    return;
  livret_kind_from_canonical (kind, mean[0], unit, &number);
  figure =
      livret_figures_add (figures, id, title, livret_kind_format (kind, mean, unit), number, unit);
  figure->note = g_strdup_printf (ngettext ("%u reading", "%u readings", n), n);
  livret_figure_explain (
      figure,
      _ ("The readings that count, added and divided by their number, upper and lower value each "
         "for itself. Mornings go from 4:00 to noon, evenings from 18:00 to 4:00. Of each, the "
         "first three readings made no more than 15 minutes apart count; where there are several "
         "such groups, the fullest one. An average takes twelve readings at least, with some on "
         "each of the three days."),
      inputs, SOURCE);
}

GPtrArray *
livret_pressure_series_figures (const LivretPressureSeries *series,
                                const LivretKind *kind,
                                const char *unit)
{
  GPtrArray *figures = livret_figures_new ();
  g_autofree char *inputs = NULL;
  g_autofree char *number = NULL;
  LivretFigure *figure;

  if (!series->enough)
    return figures;
  add_mean (figures, "series-average", _ ("Average of the series"), series, series->mean,
            series->counted, kind, unit);
  add_mean (figures, "series-mornings", _ ("Mornings"), series, series->morning, series->mornings,
            kind, unit);
  add_mean (figures, "series-evenings", _ ("Evenings"), series, series->evening, series->evenings,
            kind, unit);
  if (isnan (series->mean[2]))
    return figures;
  inputs = write_inputs (series, count_pulses (series));
  number = livret_decimal_display (series->mean[2], 0);
  figure = livret_figures_add (
      figures, "series-pulse", _ ("Pulse, average"),
      g_strconcat (number, "\302\240", livret_unit_display (kind->components[2].unit), NULL),
      series->mean[2], kind->components[2].unit);
  livret_figure_explain (figure,
                         _ ("The pulses of the readings that count, added and divided by "
                            "their number."),
                         inputs, NULL);
  return figures;
}
