/* livret-glucose-range.c: time in range of a glucose sensor, its mean, its estimated HbA1c.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures/livret-glucose-range.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/livret-quantity.h"

#define CONSENSUS                                                                                  \
  _ ("International Consensus on Time in Range, Diabetes Care 2019 (Battelino and others)")

static const double limits[] = { 54, 70, 180, 250 };

void
livret_glucose_range_init (LivretGlucoseRange *range)
{
  *range = (LivretGlucoseRange) { .mean = NAN, .last_day = G_MININT };
}

LivretGlucoseBand
livret_glucose_band (double mg_dl)
{
  if (mg_dl < limits[1])
    return mg_dl < limits[0] ? LIVRET_GLUCOSE_VERY_LOW : LIVRET_GLUCOSE_LOW;
  if (mg_dl <= limits[2])
    return LIVRET_GLUCOSE_IN_RANGE;
  return mg_dl <= limits[3] ? LIVRET_GLUCOSE_HIGH : LIVRET_GLUCOSE_VERY_HIGH;
}

/* Weighted mean and squares as they come (West 1979): nothing is kept, nothing cancels out. */
static void
stand (LivretGlucoseRange *range, double mg_dl, double seconds)
{
  double before = isnan (range->mean) ? mg_dl : range->mean;
  double delta = mg_dl - before;

  if (seconds <= 0)
    return;
  range->covered += seconds;
  range->seconds[livret_glucose_band (mg_dl)] += seconds;
  range->mean = before + delta * seconds / range->covered;
  range->squares += seconds * delta * (mg_dl - range->mean);
}

void
livret_glucose_range_add (LivretGlucoseRange *range, gint64 wall, double mg_dl)
{
  int day = livret_figure_wall_day (wall);

  if (range->n == 0)
    range->from = wall;
  else
    stand (range, range->last, (double) MIN (wall - range->until, LIVRET_GLUCOSE_STANDS));
  if (day != range->last_day)
    range->days++;
  range->n++;
  range->until = wall;
  range->last = mg_dl;
  range->last_day = day;
}

void
livret_glucose_range_finish (LivretGlucoseRange *range)
{
  if (range->n > 0)
    stand (range, range->last, LIVRET_GLUCOSE_STANDS);
}

double
livret_glucose_range_share (const LivretGlucoseRange *range, LivretGlucoseBand band)
{
  return range->covered > 0 ? range->seconds[band] / range->covered : NAN;
}

double
livret_glucose_range_active (const LivretGlucoseRange *range)
{
  double whole = (double) (range->until - range->from + LIVRET_GLUCOSE_STANDS);

  return range->n > 0 ? range->covered / whole : NAN;
}

double
livret_glucose_range_variation (const LivretGlucoseRange *range)
{
  return range->covered > 0 ? sqrt (range->squares / range->covered) / range->mean : NAN;
}

gboolean
livret_glucose_range_enough (const LivretGlucoseRange *range)
{
  return range->days >= LIVRET_GLUCOSE_DAYS &&
         livret_glucose_range_active (range) >= LIVRET_GLUCOSE_ACTIVE;
}

double
livret_glucose_gmi (double mean_mg_dl)
{
  return 3.31 + 0.02392 * mean_mg_dl;
}

/* Words ------------------------------------------------------------------------ */

const char *
livret_glucose_band_title (LivretGlucoseBand band)
{
  switch (band)
    {
    case LIVRET_GLUCOSE_VERY_LOW:
      return C_ ("glucose", "Very low");
    case LIVRET_GLUCOSE_LOW:
      return C_ ("glucose", "Low");
    case LIVRET_GLUCOSE_HIGH:
      return C_ ("glucose", "High");
    case LIVRET_GLUCOSE_VERY_HIGH:
      return C_ ("glucose", "Very high");
    case LIVRET_GLUCOSE_IN_RANGE:
    case LIVRET_GLUCOSE_BANDS:
    default:
      return C_ ("glucose", "In range");
    }
}

char *
livret_glucose_band_words (const LivretKind *kind, LivretGlucoseBand band, const char *unit)
{
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;
  double value = NAN;

  if (band == LIVRET_GLUCOSE_VERY_LOW || band == LIVRET_GLUCOSE_VERY_HIGH)
    {
      gboolean below = band == LIVRET_GLUCOSE_VERY_LOW;

      low = livret_figure_amount (kind, below ? limits[0] : limits[3], unit, 0);
      return g_strdup_printf (below ? _ ("below %s") : _ ("above %s"), low);
    }
  livret_kind_from_canonical (kind, limits[band - 1], unit, &value);
  low = livret_decimal_display (value, livret_kind_decimals (kind, unit));
  high = livret_figure_amount (kind, limits[band], unit, 0);
  /* Translators: a band of glucose: "from 70 to 180 mg/dL"; the lower limit of the bands below the
   * range belongs to the band, as does the upper one of those in and above it. */
  return g_strdup_printf (C_ ("glucose", "from %s to %s"), low, high);
}

/* What the consensus asks most adults with diabetes to reach; others have other goals. */
static const char *
goal_words (LivretGlucoseBand band)
{
  switch (band)
    {
    case LIVRET_GLUCOSE_VERY_LOW:
      return _ ("Goal of the consensus for most adults with diabetes: below 1 %");
    case LIVRET_GLUCOSE_LOW:
      return _ (
          "Goal of the consensus for most adults with diabetes: below 4 %, very low included");
    case LIVRET_GLUCOSE_IN_RANGE:
      return _ ("Goal of the consensus for most adults with diabetes: above 70 %");
    case LIVRET_GLUCOSE_HIGH:
      return _ (
          "Goal of the consensus for most adults with diabetes: below 25 %, very high included");
    case LIVRET_GLUCOSE_VERY_HIGH:
    case LIVRET_GLUCOSE_BANDS:
    default:
      return _ ("Goal of the consensus for most adults with diabetes: below 5 %");
    }
}

static void
add_bands (GPtrArray *figures,
           const LivretGlucoseRange *range,
           const LivretKind *kind,
           const char *unit,
           const char *inputs)
{
  static const char *const ids[] = { "time-very-low", "time-low", "time-in-range", "time-high",
                                     "time-very-high" };
  static const LivretGlucoseBand order[] = { LIVRET_GLUCOSE_IN_RANGE, LIVRET_GLUCOSE_VERY_HIGH,
                                             LIVRET_GLUCOSE_HIGH, LIVRET_GLUCOSE_LOW,
                                             LIVRET_GLUCOSE_VERY_LOW };

  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    {
      double share = livret_glucose_range_share (range, order[i]);
      g_autofree char *words = livret_glucose_band_words (kind, order[i], unit);
      g_autofree char *title =
          /* Translators: a band of glucose and its limits: "In range, from 70 to 180 mg/dL". */
          g_strdup_printf (C_ ("glucose", "%s, %s"), livret_glucose_band_title (order[i]), words);
      LivretFigure *figure = livret_figures_add (figures, ids[order[i]], title,
                                                 livret_figure_percent (share), 100 * share, "%");

      figure->note = g_strdup (goal_words (order[i]));
      livret_figure_explain (
          figure,
          _ ("The time with readings in this band, divided by all the time with readings. A "
             "reading stands for the time until the next one, 15 minutes at most. The goals are "
             "not those of older people, of pregnancy or of children: a doctor sets the right "
             "ones."),
          inputs, CONSENSUS);
    }
}

static void
add_gmi (GPtrArray *figures, const LivretGlucoseRange *range, const char *inputs)
{
  gboolean enough = livret_glucose_range_enough (range);
  double gmi = enough ? livret_glucose_gmi (range->mean) : NAN;
  g_autofree char *number = enough ? livret_decimal_display (gmi, 1) : NULL;
  LivretFigure *figure = livret_figures_add (
      figures, "gmi", _ ("Estimated HbA1c (GMI)"),
      enough ? g_strdup_printf (_ ("%s %%"), number) : g_strdup (_ ("not computed")), gmi, "%");

  figure->note =
      g_strdup (enough ? _ ("An estimate: the laboratory’s value may differ by several "
                            "tenths, and counts")
                       : _ ("It takes 14 days with readings for most of their time (70 %)"));
  livret_figure_explain (figure,
                         _ ("3.31 + 0.02392 × the mean glucose in mg/dL. Only for sensors: a few "
                            "readings a day say too little of the rest of the day."),
                         inputs, _ ("Bergenstal and others, Diabetes Care 2018"));
}

GPtrArray *
livret_glucose_range_figures (const LivretGlucoseRange *range,
                              const LivretKind *kind,
                              const char *unit)
{
  GPtrArray *figures = livret_figures_new ();
  g_autofree char *inputs = livret_figure_inputs (range->n, range->from, range->until);
  double active = livret_glucose_range_active (range);
  double variation = livret_glucose_range_variation (range);
  double mean = range->mean;
  LivretFigure *figure;

  if (range->n == 0)
    return figures;
  add_bands (figures, range, kind, unit, inputs);
  livret_kind_from_canonical (kind, range->mean, unit, &mean);
  figure = livret_figures_add (figures, "mean-glucose", _ ("Mean glucose"),
                               livret_figure_amount (kind, range->mean, unit, 0), mean, unit);
  livret_figure_explain (figure,
                         _ ("Each reading times the time it stands for (until the next one, 15 "
                            "minutes at most), added up and divided by that time."),
                         inputs, NULL);
  add_gmi (figures, range, inputs);
  figure = livret_figures_add (figures, "variation", _ ("Variation"),
                               livret_figure_percent (variation), 100 * variation, "%");
  figure->note = g_strdup (_ ("Goal of the consensus: at most 36 %"));
  livret_figure_explain (figure,
                         _ ("The coefficient of variation: the standard deviation of the readings, "
                            "weighted by time as the mean is, divided by the mean."),
                         inputs, CONSENSUS);
  figure = livret_figures_add (figures, "sensor-active", _ ("Time with readings"),
                               livret_figure_percent (active), 100 * active, "%");
  figure->note = g_strdup_printf (
      ngettext ("%u day with readings", "%u days with readings", range->days), range->days);
  livret_figure_explain (figure,
                         _ ("The time that readings stand for, divided by the time from the first "
                            "to the last one. The consensus wants most of at least 14 days (70 %) "
                            "before anything is concluded. Where several sources have readings of "
                            "the same day, those of one are taken for all these figures: the "
                            "first in the order chosen among the sources or, where no order was "
                            "chosen, the one with most of them."),
                         inputs, CONSENSUS);
  return figures;
}
