/* livret-glucose-lows.c: episodes of low glucose, as a sensor saw them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures/livret-glucose-lows.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/livret-quantity.h"

#define LEAST (15 * 60)
#define LONG (120 * 60)
/* Nothing was read for so long: what happened meanwhile is not known. */
#define GAP (45 * 60)
#define LOW 70.0
#define VERY_LOW 54.0

void
livret_glucose_lows_init (LivretGlucoseLows *lows)
{
  memset (lows, 0, sizeof *lows);
  lows->episodes = g_array_new (FALSE, FALSE, sizeof (LivretGlucoseLow));
}

void
livret_glucose_lows_clear (LivretGlucoseLows *lows)
{
  g_clear_pointer (&lows->episodes, g_array_unref);
}

static void
end_very_low (LivretGlucoseLows *lows, gint64 wall)
{
  if (lows->below_since != G_MININT64)
    lows->longest54 = MAX (lows->longest54, wall - lows->below_since);
  lows->below_since = G_MININT64;
}

static void
end_episode (LivretGlucoseLows *lows, gint64 wall)
{
  end_very_low (lows, wall);
  lows->now.until = wall;
  lows->now.level2 = lows->longest54 >= LEAST;
  lows->now.extended = wall - lows->now.from > LONG;
  lows->low = FALSE;
  if (wall - lows->now.from >= LEAST)
    g_array_append_val (lows->episodes, lows->now);
}

/* The sensor went silent during an episode: it lasted as long as its last reading stands for. */
static void
end_at_gap (LivretGlucoseLows *lows)
{
  if (lows->low)
    end_episode (lows, lows->back_since != G_MININT64 ? lows->back_since
                                                      : lows->until + LIVRET_GLUCOSE_STANDS);
}

static void
begin_episode (LivretGlucoseLows *lows, gint64 wall, double mg_dl)
{
  lows->low = TRUE;
  lows->now = (LivretGlucoseLow) { .from = wall, .lowest = mg_dl };
  lows->back_since = lows->below_since = G_MININT64;
  lows->longest54 = 0;
}

static void
go_on (LivretGlucoseLows *lows, gint64 wall, double mg_dl)
{
  lows->now.lowest = MIN (lows->now.lowest, mg_dl);
  if (mg_dl >= VERY_LOW)
    end_very_low (lows, wall);
  else if (lows->below_since == G_MININT64)
    lows->below_since = wall;
  if (mg_dl < LOW)
    lows->back_since = G_MININT64;
  else if (lows->back_since == G_MININT64)
    lows->back_since = wall;
  if (lows->back_since != G_MININT64 && wall - lows->back_since >= LEAST)
    end_episode (lows, lows->back_since);
}

void
livret_glucose_lows_add (LivretGlucoseLows *lows, gint64 wall, double mg_dl)
{
  if (lows->n > 0 && wall - lows->until > GAP)
    end_at_gap (lows);
  if (lows->n++ == 0)
    lows->from = wall;
  if (!lows->low && mg_dl < LOW)
    begin_episode (lows, wall, mg_dl);
  if (lows->low)
    go_on (lows, wall, mg_dl);
  lows->until = wall;
}

void
livret_glucose_lows_finish (LivretGlucoseLows *lows)
{
  end_at_gap (lows);
}

GPtrArray *
livret_glucose_lows_figures (const LivretGlucoseLows *lows,
                             const LivretKind *kind,
                             const char *unit)
{
  GPtrArray *figures = livret_figures_new ();
  g_autofree char *low = livret_figure_amount (kind, LOW, unit, 0);
  g_autofree char *very_low = livret_figure_amount (kind, VERY_LOW, unit, 0);
  g_autofree char *inputs = livret_figure_inputs (lows->n, lows->from, lows->until);
  g_autofree char *formula = NULL;
  guint level2 = 0, extended = 0;
  LivretFigure *figure;

  if (lows->n == 0)
    return figures;
  for (guint i = 0; i < lows->episodes->len; i++)
    {
      level2 += g_array_index (lows->episodes, LivretGlucoseLow, i).level2;
      extended += g_array_index (lows->episodes, LivretGlucoseLow, i).extended;
    }
  formula = g_strdup_printf (
      _ ("An episode begins with a reading below %s and lasts until readings are at or above it "
         "for 15 minutes; shorter ones than 15 minutes are left out. It is very low when it is "
         "below %s for 15 minutes on end, long when it lasts more than two hours. Where nothing "
         "was read for 45 minutes, it ends 15 minutes after the last reading."),
      low, very_low);
  figure =
      livret_figures_add (figures, "low-episodes", _ ("Episodes of low glucose"),
                          livret_decimal_display (lows->episodes->len, 0), lows->episodes->len, "");
  figure->note =
      g_strdup_printf (_ ("of these very low: %u, longer than two hours: %u"), level2, extended);
  livret_figure_explain (figure, formula, inputs,
                         _ ("Consensus on continuous glucose monitoring metrics for clinical "
                            "trials, Lancet Diabetes & "
                            "Endocrinology 2023 (Battelino and others)"));
  return figures;
}
