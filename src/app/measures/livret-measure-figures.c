/* livret-measure-figures.c: the figures of a period, and how each of them is computed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/measures/livret-measure-figures.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdlib.h>

#include "app/measures/livret-measure-words.h"
#include "app/widgets/livret-wording.h"
#include "base/livret-date.h"
#include "base/livret-quantity.h"
#include "figures/livret-pressure-series.h"
#include "sharing/livret-chart-layout.h"

#define DAY 86400
/* A mean of fewer readings says nothing of mornings or evenings. */
#define ENOUGH 3

static void
row_free (LivretMeasureRow *row)
{
  g_free (row->title);
  g_free (row->value);
  g_free (row->note);
  g_free (row);
}

/* Takes @value and @note. */
static void
add_row (GPtrArray *rows, const char *title, char *value, char *note)
{
  LivretMeasureRow *row = g_new0 (LivretMeasureRow, 1);

  row->title = g_strdup (title);
  row->value = value;
  row->note = note;
  g_ptr_array_add (rows, row);
}

static GPtrArray *
rows_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
}

static const LivretChartPoint *
get_point (const LivretMeasureData *data, guint i)
{
  return &g_array_index (data->points, LivretChartPoint, i);
}

static guint
weight_of (const LivretChartPoint *point)
{
  return MAX (point->count, 1);
}

static gboolean
adds_up (const LivretMeasureData *data)
{
  return data->kind->aggregate == LIVRET_AGGREGATE_SUM;
}

/* Whether each point is a reading, or else a summary of several. */
static gboolean
is_single (const LivretMeasureData *data)
{
  for (guint i = 0; i < data->points->len; i++)
    if (get_point (data, i)->count > 1)
      return FALSE;
  return TRUE;
}

/* Figures --------------------------------------------------------------------- */

/* Whether a point counts in a mean: all, or those of a part of the day. */
typedef gboolean (*TakesPoint) (const LivretChartPoint *point);

static gboolean
takes_all (const LivretChartPoint *point)
{
  return TRUE;
}

static gboolean
takes_morning (const LivretChartPoint *point)
{
  int day;

  return livret_pressure_part (point->wall, &day) == 0;
}

static gboolean
takes_evening (const LivretChartPoint *point)
{
  int day;

  return livret_pressure_part (point->wall, &day) == 1;
}

/* Means of the components, NAN where there are none; answers the number of readings. */
static guint
find_means (const LivretMeasureData *data, TakesPoint takes, double means[LIVRET_COMPONENTS_MAX])
{
  guint n[LIVRET_COMPONENTS_MAX] = { 0 };

  for (guint c = 0; c < LIVRET_COMPONENTS_MAX; c++)
    means[c] = 0;
  for (guint i = 0; i < data->points->len; i++)
    {
      const LivretChartPoint *point = get_point (data, i);

      for (guint c = 0; c < LIVRET_COMPONENTS_MAX && takes (point); c++)
        if (!isnan (point->values[c]))
          {
            means[c] += point->values[c] * weight_of (point);
            n[c] += weight_of (point);
          }
    }
  for (guint c = 0; c < LIVRET_COMPONENTS_MAX; c++)
    means[c] = n[c] > 0 ? means[c] / n[c] : NAN;
  return n[0];
}

static char *
values_text (const LivretMeasureData *data, const double *values)
{
  return livret_kind_format_computed (data->kind, values, livret_measure_unit (data->kind));
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return x < y ? -1 : x > y;
}

double
livret_measure_median (double *values, guint n)
{
  if (n == 0)
    return NAN;
  qsort (values, n, sizeof *values, compare_doubles);
  return n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

static void
find_medians (const LivretMeasureData *data, double medians[LIVRET_COMPONENTS_MAX])
{
  g_autofree double *values = g_new (double, data->points->len);

  for (guint c = 0; c < LIVRET_COMPONENTS_MAX; c++)
    {
      guint n = 0;

      for (guint i = 0; i < data->points->len; i++)
        if (!isnan (get_point (data, i)->values[c]))
          values[n++] = get_point (data, i)->values[c];
      medians[c] = livret_measure_median (values, n);
    }
}

static double
find_spread (const LivretMeasureData *data, double mean)
{
  double squares = 0;
  guint n = 0;

  for (guint i = 0; i < data->points->len; i++)
    {
      double value = get_point (data, i)->values[0];

      if (isnan (value))
        continue;
      squares += (value - mean) * (value - mean);
      n++;
    }
  return n > 1 ? sqrt (squares / (n - 1)) : NAN;
}

static void
add_mean (GPtrArray *rows, const LivretMeasureData *data, const char *title, TakesPoint takes)
{
  double means[LIVRET_COMPONENTS_MAX];
  guint n = find_means (data, takes, means);

  if (n == 0 || (takes != takes_all && n < ENOUGH))
    return;
  add_row (rows, title, values_text (data, means),
           takes == takes_all ? NULL
                              : g_strdup_printf (ngettext ("%'u reading", "%'u readings", n), n));
}

/* The highest or lowest, with its day. */
static void
add_extreme (GPtrArray *rows, const LivretMeasureData *data, gboolean highest)
{
  const LivretChartPoint *found = NULL;
  double best = highest ? -INFINITY : INFINITY;
  double values[LIVRET_COMPONENTS_MAX] = { NAN, NAN, NAN };
  int day;

  for (guint i = 0; i < data->points->len; i++)
    {
      const LivretChartPoint *point = get_point (data, i);
      double value = point->count > 1 ? (highest ? point->high : point->low) : point->values[0];

      if (highest ? value > best : value < best)
        {
          best = value;
          found = point;
        }
    }
  if (found == NULL)
    return;
  if (found->count <= 1)
    memcpy (values, found->values, sizeof values);
  values[0] = best;
  day = (int) floor ((double) found->wall / DAY);
  add_row (rows, highest ? _ ("Highest") : _ ("Lowest"), values_text (data, values),
           found->count <= 1 && !adds_up (data) ? livret_wording_day_time (found->wall, data->today)
                                                : livret_wording_day (day, data->today));
}

static char *
part_words (guint n, guint all)
{
  g_autofree char *percent = livret_decimal_display (100.0 * n / all, 0);

  /* Translators: so many of all, and how much of all that is: "36 of 42 (86 %)". */
  return g_strdup_printf (_ ("%u of %u (%s %%)"), n, all, percent);
}

static const char *
title_of_position (const LivretMeasureData *data, LivretMeasurePosition position)
{
  switch (position)
    {
    case LIVRET_MEASURE_ABOVE:
      return _ ("Above it");
    case LIVRET_MEASURE_BELOW:
      return _ ("Below it");
    case LIVRET_MEASURE_WITHIN:
    case LIVRET_MEASURE_NO_RANGE:
    default:
      return data->rule.target ? _ ("Within the target") : _ ("In the usual range");
    }
}

/* Of readings one by one, or of days where they add up. */
static void
add_positions (GPtrArray *rows, const LivretMeasureData *data)
{
  static const LivretMeasurePosition outside[] = { LIVRET_MEASURE_ABOVE, LIVRET_MEASURE_BELOW };
  guint n[LIVRET_MEASURE_BELOW + 1] = { 0 };
  guint all = data->points->len;

  if (!is_single (data))
    return;
  for (guint i = 0; i < all; i++)
    n[livret_measure_position (&data->rule.kind, get_point (data, i)->values)]++;
  if (n[LIVRET_MEASURE_NO_RANGE] == all)
    return;
  add_row (rows, title_of_position (data, LIVRET_MEASURE_WITHIN),
           part_words (n[LIVRET_MEASURE_WITHIN], all),
           livret_measure_range_words (&data->rule.kind));
  for (guint i = 0; i < G_N_ELEMENTS (outside); i++)
    if (n[outside[i]] > 0)
      add_row (rows, title_of_position (data, outside[i]), part_words (n[outside[i]], all), NULL);
}

/* A pulse that came with a blood pressure. */
static void
add_others (GPtrArray *rows, const LivretMeasureData *data, const double *means)
{
  for (guint c = 1; c < data->kind->n_components; c++)
    if (!livret_measure_shares_unit (data->kind, c) && !isnan (means[c]))
      {
        g_autofree char *title =
            g_strdup_printf (_ ("%s, mean"), _ (data->kind->components[c].label));

        add_row (rows, title, livret_measure_component_text (data->kind, c, means[c], 0), NULL);
      }
}

static void
add_sum_figures (GPtrArray *rows, const LivretMeasureData *data)
{
  double total[LIVRET_COMPONENTS_MAX] = { 0, NAN, NAN };

  for (guint i = 0; i < data->points->len; i++)
    total[0] += get_point (data, i)->values[0];
  add_row (rows, _ ("Days"), livret_decimal_display (data->points->len, 0), NULL);
  add_mean (rows, data, _ ("Mean of a day"), takes_all);
  add_row (rows, _ ("In all"), values_text (data, total), NULL);
  add_extreme (rows, data, TRUE);
  add_extreme (rows, data, FALSE);
  add_positions (rows, data);
}

static void
add_reading_figures (GPtrArray *rows, const LivretMeasureData *data)
{
  double means[LIVRET_COMPONENTS_MAX], medians[LIVRET_COMPONENTS_MAX];
  double spread;

  find_means (data, takes_all, means);
  add_row (rows, _ ("Readings"), livret_decimal_display ((double) data->count, 0), NULL);
  add_mean (rows, data, _ ("Mean"), takes_all);
  if (is_single (data))
    {
      find_medians (data, medians);
      add_row (rows, _ ("Median"), values_text (data, medians), NULL);
    }
  add_extreme (rows, data, TRUE);
  add_extreme (rows, data, FALSE);
  spread = is_single (data) ? find_spread (data, means[0]) : NAN;
  if (!isnan (spread))
    add_row (rows, _ ("Usual spread"), livret_measure_difference_text (data->kind, spread),
             livret_measure_shares_unit (data->kind, 1) && data->kind->n_components > 1
                 ? g_strdup (_ (data->kind->components[0].label))
                 : NULL);
  add_positions (rows, data);
  if (g_str_equal (data->kind->id, "blood-pressure") && is_single (data))
    {
      add_mean (rows, data, _ ("Mornings, from 4:00 to 12:00"), takes_morning);
      add_mean (rows, data, _ ("Evenings, from 18:00 to 4:00"), takes_evening);
    }
  add_others (rows, data, means);
}

/* Without what is hardly possible, which is counted. */
static GArray *
find_possible (const LivretMeasureData *data, guint *left_out)
{
  GArray *points = g_array_new (FALSE, TRUE, sizeof (LivretChartPoint));

  *left_out = 0;
  for (guint i = 0; i < data->points->len; i++)
    {
      *left_out += get_point (data, i)->left_out;
      if (get_point (data, i)->left_out == 0)
        g_array_append_val (points, *get_point (data, i));
    }
  return points;
}

GPtrArray *
livret_measure_figures (const LivretMeasureData *data)
{
  GPtrArray *rows = rows_new ();
  guint left_out;
  g_autoptr (GArray) possible = find_possible (data, &left_out);
  LivretMeasureData counted = *data;

  counted.points = possible;
  if (possible->len > 0 && adds_up (data))
    add_sum_figures (rows, &counted);
  else if (possible->len > 0)
    add_reading_figures (rows, &counted);
  if (left_out > 0)
    add_row (rows, _ ("Left out"), livret_decimal_display (left_out, 0),
             g_strdup (_ ("Hardly possible; they are in none of the figures.")));
  return rows;
}

/* Explanations ---------------------------------------------------------------- */

static void
explain_mean (GPtrArray *rows, const LivretMeasureData *data)
{
  guint n = adds_up (data) ? data->points->len : (guint) data->count;

  if (adds_up (data))
    {
      add_row (
          rows, _ ("A day"),
          g_strdup (
              data->kind->nights
                  ? _ ("What was counted from noon of the day before to noon of that day, added "
                       "up: a night has the name of the day one wakes on. Where several sources "
                       "counted in the same night, one of them is taken: the first in the order "
                       "chosen among the sources or, where no order was chosen, the one that "
                       "counted most.")
                  : _ ("What was counted that day, added up. Where several sources counted on "
                       "the same day, one of them is taken: the first in the order chosen among "
                       "the sources or, where no order was chosen, the one that counted most.")),
          NULL);
      add_row (
          rows, _ ("Mean of a day"),
          g_strdup_printf (ngettext ("The sum of the %u day with a count, divided by %u.",
                                     "The sums of the %u days with a count, divided by %u.", n),
                           n, n),
          NULL);
      return;
    }
  add_row (rows, _ ("Mean"),
           g_strdup_printf (ngettext ("The value of the %u reading of the period, divided by %u.",
                                      "The values of the %u readings of the period, added and "
                                      "divided by %u. Each reading counts alike.",
                                      n),
                            n, n),
           NULL);
}

static void
explain_spread (GPtrArray *rows, const LivretMeasureData *data)
{
  if (adds_up (data))
    return;
  if (!is_single (data))
    {
      add_row (rows, _ ("Many readings"),
               g_strdup (_ ("There are too many readings to draw each: a point is the mean of a "
                            "quarter of an hour or of a day, its bar goes from the lowest to the "
                            "highest. Median and usual spread are left out.")),
               NULL);
      return;
    }
  add_row (rows, _ ("Median"),
           g_strdup (_ ("The value in the middle once all are put in order: half are above, half "
                        "below. A few strange readings hardly move it.")),
           NULL);
  add_row (rows, _ ("Usual spread"),
           g_strdup (_ ("The standard deviation: the square root of the mean of the squared "
                        "differences from the mean (divided by the number of readings minus one). "
                        "About two readings in three are nearer to the mean than this.")),
           NULL);
}

static void
explain_range (GPtrArray *rows, const LivretMeasureData *data)
{
  g_autofree char *range = livret_measure_range_words (data->kind);
  const char *source = livret_measure_range_source (data->kind);

  if (range == NULL)
    return;
  add_row (
      rows, _ ("Usual range"),
      g_strdup_printf (_ ("%s. It is that of adults in general; a doctor may have good reasons "
                          "for another one. Above and below are said of a reading when any of "
                          "its values is outside."),
                       range),
      source != NULL ? g_strdup_printf (_ ("Source: %s"), source) : NULL);
}

static void
explain_target (GPtrArray *rows, const LivretMeasureData *data)
{
  g_autofree char *limits = NULL;

  if (!data->rule.target)
    return;
  limits = livret_measure_range_words (&data->rule.kind);
  add_row (
      rows, _ ("Target"),
      g_strdup_printf (_ ("%s. All readings shown are judged by the present target, older ones "
                          "too; the journal tells when it was changed. A reading on the limit "
                          "is within. While there is a target, the usual range is not drawn."),
                       limits),
      livret_measure_target_origin (data->choice->target));
}

static void
explain_trend (GPtrArray *rows, const LivretMeasureData *data)
{
  char *reason = livret_measure_trend_reason (data->kind, &data->trend);

  if (reason == NULL)
    return;
  add_row (rows, _ ("Stable, rising, falling"), reason,
           data->kind->n_components > 1 && livret_measure_shares_unit (data->kind, 1)
               ? g_strdup (_ (data->kind->components[0].label))
               : NULL);
}

/* What a device or a laboratory computed before Livret got it. */
static void
explain_kind (GPtrArray *rows, const LivretMeasureData *data)
{
  static const struct
  {
    const char *id;
    const char *words;
    const char *source;
  } kinds[] = {
    { "bmi",
      N_ ("Weight in kilograms divided by the square of the height in metres. The values here "
          "were computed by what they come from."),
      N_ ("World Health Organization") },
    { "gmi",
      N_ ("3.31 + 0.02392 × the mean glucose in mg/dL. The values here were computed by what "
          "they come from."),
      N_ ("Bergenstal and others, Diabetes Care 2018") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].id, data->kind->id))
      add_row (rows, livret_kind_label (data->kind), g_strdup (_ (kinds[i].words)),
               g_strdup_printf (_ ("Source: %s"), _ (kinds[i].source)));
}

/* Of what laboratories state in units of two calibrations. */
static void
explain_scale (GPtrArray *rows, const LivretMeasureData *data)
{
  g_autofree char *formula = livret_kind_scale_words (data->kind);

  if (formula != NULL)
    add_row (rows, _ ("Two units"),
             g_strdup_printf (
                 _ ("%s. Laboratories state it in one of the two; what is written in one can be "
                    "shown in the other. A difference between two values goes by the factor "
                    "alone, without what is added."),
                 formula),
             g_strdup_printf (_ ("Source: %s"), LIVRET_KIND_SCALE_SOURCE));
}

GPtrArray *
livret_measure_explanations (const LivretMeasureData *data)
{
  GPtrArray *rows = rows_new ();
  guint left_out;
  g_autoptr (GArray) possible = find_possible (data, &left_out);
  LivretMeasureData counted = *data;

  counted.points = possible;
  explain_kind (rows, data);
  explain_scale (rows, data);
  if (possible->len > 0)
    {
      explain_mean (rows, &counted);
      explain_spread (rows, &counted);
    }
  explain_target (rows, data);
  explain_range (rows, data);
  explain_trend (rows, data);
  return rows;
}

/* Origins --------------------------------------------------------------------- */

char *
livret_measure_origins_words (const LivretMeasureData *data)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < data->origins->len; i++)
    {
      const LivretMeasureOrigin *origin = data->origins->pdata[i];
      g_autofree char *count = livret_decimal_display (origin->count, 0);

      if (origin->count == 0)
        continue;
      if (words->len > 0)
        g_string_append (words, _ (", "));
      /* Translators: where readings come from, and how many: "Arm monitor (38)". */
      g_string_append_printf (words, _ ("%s (%s)"),
                              origin->name[0] != '\0' ? origin->name : _ ("typed by hand"), count);
    }
  return g_string_free (words, FALSE);
}
