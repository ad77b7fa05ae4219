/* livret-glucose-profile.c: the usual day of a glucose sensor: percentiles by quarter of an hour.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures/livret-glucose-profile.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/livret-quantity.h"

#define DAY 86400
#define SLOT (DAY / LIVRET_PROFILE_SLOTS)
/* Counts by mg/dL; sensors end at 500 or 600. */
#define VALUES 1001

const int livret_profile_percents[LIVRET_PROFILE_LINES] = { 5, 25, 50, 75, 95 };

void
livret_glucose_profile_init (LivretGlucoseProfile *profile)
{
  memset (profile, 0, sizeof *profile);
  profile->counts = g_new0 (guint32, (gsize) LIVRET_PROFILE_SLOTS * VALUES);
}

void
livret_glucose_profile_clear (LivretGlucoseProfile *profile)
{
  g_clear_pointer (&profile->counts, g_free);
}

void
livret_glucose_profile_add (LivretGlucoseProfile *profile, gint64 wall, double mg_dl)
{
  gint64 time = wall - livret_figure_wall_day (wall) * (gint64) DAY;
  int value = (int) lround (CLAMP (mg_dl, 0, VALUES - 1));

  profile->counts[(time / SLOT) * VALUES + value]++;
  profile->from = profile->n == 0 ? wall : MIN (profile->from, wall);
  profile->until = profile->n == 0 ? wall : MAX (profile->until, wall);
  profile->n++;
}

/* The value at place @at of the counts in order, from 0. */
static int
value_at (const guint32 *counts, guint64 at)
{
  guint64 passed = 0;

  for (int value = 0; value < VALUES; value++)
    {
      passed += counts[value];
      if (passed > at)
        return value;
    }
  return VALUES - 1;
}

static double
percentile (const guint32 *counts, guint64 n, int percent)
{
  double place = (double) (n - 1) * percent / 100;
  guint64 below = (guint64) floor (place);
  double low = value_at (counts, below);
  double high = value_at (counts, MIN (below + 1, n - 1));

  return low + (high - low) * (place - (double) below);
}

/* A quarter with the one before and the one after it, around midnight too. */
static guint64
pool (const LivretGlucoseProfile *profile, guint slot, guint32 pooled[VALUES])
{
  guint64 n = 0;

  memset (pooled, 0, VALUES * sizeof *pooled);
  for (guint i = 0; i < 3; i++)
    {
      guint from = (slot + LIVRET_PROFILE_SLOTS - 1 + i) % LIVRET_PROFILE_SLOTS;

      for (guint value = 0; value < VALUES; value++)
        {
          pooled[value] += profile->counts[from * VALUES + value];
          n += profile->counts[from * VALUES + value];
        }
    }
  return n;
}

void
livret_glucose_profile_finish (LivretGlucoseProfile *profile)
{
  g_autofree guint32 *pooled = g_new (guint32, VALUES);

  for (guint slot = 0; slot < LIVRET_PROFILE_SLOTS; slot++)
    {
      guint64 n = pool (profile, slot, pooled);

      for (guint line = 0; line < LIVRET_PROFILE_LINES; line++)
        profile->percentiles[slot][line] =
            n >= LIVRET_PROFILE_LEAST ? percentile (pooled, n, livret_profile_percents[line]) : NAN;
    }
}

/* Words ------------------------------------------------------------------------ */

char *
livret_profile_time (guint slot)
{
  /* Translators: a time of day, hours and minutes: "07:15". */
  return g_strdup_printf (_ ("%02u:%02u"), slot / 4, slot % 4 * 15);
}

char *
livret_glucose_profile_spoken (const LivretGlucoseProfile *profile,
                               const LivretKind *kind,
                               const char *unit,
                               guint slot)
{
  const double *lines = profile->percentiles[slot];
  g_autofree char *time = livret_profile_time (slot);
  g_auto (GStrv) amounts = g_new0 (char *, LIVRET_PROFILE_LINES + 1);

  if (isnan (lines[0]))
    return g_strdup_printf (_ ("%s: too few readings"), time);
  for (guint line = 0; line < LIVRET_PROFILE_LINES; line++)
    amounts[line] = livret_figure_amount (kind, lines[line], unit, 0);
  /* Translators: a time of day, then values of glucose. */
  return g_strdup_printf (
      _ ("%s: median %s, half of the readings from %s to %s, nine in ten from %s "
         "to %s"),
      time, amounts[2], amounts[1], amounts[3], amounts[0], amounts[4]);
}

static void
add_median (GPtrArray *figures,
            const LivretGlucoseProfile *profile,
            const LivretKind *kind,
            const char *unit,
            gboolean highest)
{
  g_autofree char *inputs = livret_figure_inputs (profile->n, profile->from, profile->until);
  guint found = LIVRET_PROFILE_SLOTS;
  g_autofree char *time = NULL;
  LivretFigure *figure;
  double value = NAN;

  for (guint slot = 0; slot < LIVRET_PROFILE_SLOTS; slot++)
    {
      double median = profile->percentiles[slot][2];

      if (!isnan (median) && (isnan (value) || (highest ? median > value : median < value)))
        {
          value = median;
          found = slot;
        }
    }
  if (found == LIVRET_PROFILE_SLOTS)
    return;
  time = livret_profile_time (found);
  figure = livret_figures_add (figures, highest ? "median-highest" : "median-lowest",
                               highest ? _ ("Highest median of the day")
                                       : _ ("Lowest median of the day"),
                               livret_figure_amount (kind, value, unit, 0), value, kind->unit);
  livret_kind_from_canonical (kind, value, unit, &figure->number);
  figure->unit = unit;
  figure->note = g_strdup_printf (_ ("around %s"), time);
  livret_figure_explain (
      figure,
      _ ("The readings of all days are put into one day. For each quarter of an hour, the readings "
         "in it and in the quarters before and after are put in order, to 1 mg/dL: the median has "
         "half of them below it; the inner band holds the half from 25 to 75 %, the outer one the "
         "nine in ten from 5 to 95 %. Where these are fewer than five readings, the quarter is "
         "left "
         "empty."),
      inputs,
      _ ("Ambulatory glucose profile: International Consensus on Time in Range, Diabetes Care "
         "2019"));
}

GPtrArray *
livret_glucose_profile_figures (const LivretGlucoseProfile *profile,
                                const LivretKind *kind,
                                const char *unit)
{
  GPtrArray *figures = livret_figures_new ();

  if (profile->n > 0)
    {
      add_median (figures, profile, kind, unit, FALSE);
      add_median (figures, profile, kind, unit, TRUE);
    }
  return figures;
}
