/* livret-glucose-section.c: time in range, mean and estimate, the usual day, low glucose.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "app/figures/livret-figure-rows.h"
#include "app/figures/livret-figures-sections.h"
#include "app/figures/livret-profile-drawing.h"
#include "app/figures/livret-range-drawing.h"
#include "app/widgets/livret-wording.h"
#include "base/livret-clock.h"

#define HOUR_SLOTS 4
/* So many episodes are shown, the latest ones. */
#define MOST_EPISODES 100

/* "Of 1,344 readings…", and what limits what they say. */
static char *
say_inputs (const LivretFigures *figures)
{
  GString *words = g_string_new (NULL);
  const LivretGlucoseRange *range = &figures->range;
  g_autofree char *inputs = livret_figure_inputs (range->n, range->from, range->until);

  /* Translators: what figures are computed from: "Of 1,344 readings, from … to …." */
  g_string_append_printf (words, C_ ("figure", "Of %s."), inputs);
  if (!livret_glucose_range_enough (range))
    g_string_append_printf (
        words, " %s",
        _ ("That is less than the 14 days, with readings for most of their time (70 %), which "
           "the consensus asks for: these figures may change much."));
  if (figures->implausible > 0)
    g_string_append_printf (words,
                            ngettext (" %d hardly possible reading is left out.",
                                      " %d hardly possible readings are left out.",
                                      (gulong) figures->implausible),
                            (int) figures->implausible);
  return g_string_free (words, FALSE);
}

/* Time in range ------------------------------------------------------------------ */

static void
add_range (GtkBox *box, LivretHousehold *household, const LivretFigures *figures)
{
  static const char *const first[] = { "time-in-range", "time-very-high", "time-high", "time-low",
                                       "time-very-low" };
  static const char *const second[] = { "mean-glucose", "gmi", "variation", "sensor-active" };
  g_autoptr (GPtrArray) all =
      livret_glucose_range_figures (&figures->range, figures->kind, figures->unit);
  g_autofree char *words = say_inputs (figures);
  AdwPreferencesGroup *bar = livret_figure_group_new (_ ("Time in range"), words);
  AdwPreferencesGroup *range = livret_figure_group_new ("", NULL);
  AdwPreferencesGroup *mean = livret_figure_group_new (_ ("Mean and estimate"), NULL);

  adw_preferences_group_add (
      bar, livret_figure_card (
               livret_range_view_new (&figures->range, figures->kind, figures->unit), NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (first); i++)
    adw_preferences_group_add (
        range, livret_figure_row_new (livret_figures_find (all, first[i]), household));
  for (gsize i = 0; i < G_N_ELEMENTS (second); i++)
    adw_preferences_group_add (
        mean, livret_figure_row_new (livret_figures_find (all, second[i]), household));
  livret_figure_append (box, bar, range);
  gtk_box_append (box, GTK_WIDGET (mean));
}

/* The usual day ------------------------------------------------------------------ */

typedef struct
{
  LivretGlucoseProfile profile;
  const LivretKind *kind;
  const char *unit;
  LivretHousehold *household;
} Day;

static void
free_day (gpointer data)
{
  Day *day = data;

  g_object_unref (day->household);
  g_free (day);
}

/* The percentiles at each full hour, a row each. */
static void
fill_day (AdwExpanderRow *row, gpointer data)
{
  const Day *day = data;

  for (guint slot = 0; slot < LIVRET_PROFILE_SLOTS; slot += HOUR_SLOTS)
    {
      const double *lines = day->profile.percentiles[slot];
      g_autofree char *time = livret_profile_time (slot);
      g_autofree char *median = livret_figure_amount (day->kind, lines[2], day->unit, 0);
      g_autofree char *spread = NULL;

      if (isnan (lines[2]))
        spread = g_strdup (_ ("too few readings"));
      else
        {
          g_autofree char *p5 = livret_figure_amount (day->kind, lines[0], day->unit, 0);
          g_autofree char *p25 = livret_figure_amount (day->kind, lines[1], day->unit, 0);
          g_autofree char *p75 = livret_figure_amount (day->kind, lines[3], day->unit, 0);
          g_autofree char *p95 = livret_figure_amount (day->kind, lines[4], day->unit, 0);

          spread = g_strdup_printf (_ ("half from %s to %s, nine in ten from %s to %s"), p25, p75,
                                    p5, p95);
        }
      adw_expander_row_add_row (row,
                                livret_figure_plain_row_new (time, spread, median, day->household));
    }
}

static void
add_day (GtkBox *box, LivretHousehold *household, const LivretFigures *figures)
{
  g_autoptr (GPtrArray) medians =
      livret_glucose_profile_figures (&figures->profile, figures->kind, figures->unit);
  AdwPreferencesGroup *group, *rows;
  Day *day;

  if (medians->len == 0)
    return;
  group = livret_figure_group_new (
      _ ("The usual day"), _ ("All days put into one: the line is the median, the inner band holds "
                              "half of the readings, the outer one nine in ten. The dotted lines "
                              "are the limits of the range."));
  rows = livret_figure_group_new ("", NULL);
  day = g_new0 (Day, 1);
  day->profile = figures->profile;
  day->profile.counts = NULL;
  day->kind = figures->kind;
  day->unit = figures->unit;
  day->household = g_object_ref (household);
  adw_preferences_group_add (
      group, livret_figure_card (
                 livret_profile_view_new (&figures->profile, figures->kind, figures->unit), NULL));
  livret_figure_group_add (rows, medians, household);
  adw_preferences_group_add (rows,
                             livret_figure_table_new (_ ("The usual day as a table"),
                                                      _ ("Hour by hour"), fill_day, day, free_day));
  livret_figure_append (box, group, rows);
}

/* Low glucose -------------------------------------------------------------------- */

typedef struct
{
  GArray *episodes;
  const LivretKind *kind;
  const char *unit;
  LivretHousehold *household;
} Lows;

static void
free_lows (gpointer data)
{
  Lows *lows = data;

  g_array_unref (lows->episodes);
  g_object_unref (lows->household);
  g_free (lows);
}

static char *
say_episode (const LivretGlucoseLow *low)
{
  guint minutes = (guint) ((low->until - low->from) / 60);
  g_autofree char *lasted =
      g_strdup_printf (ngettext ("%u minute", "%u minutes", minutes), minutes);

  return livret_wording_join (lasted, low->level2 ? _ ("very low for 15 minutes or more") : "",
                              low->extended ? _ ("longer than two hours") : "", NULL);
}

static void
fill_lows (AdwExpanderRow *row, gpointer data)
{
  const Lows *lows = data;
  guint n = lows->episodes->len;

  for (guint i = 0; i < MIN (n, MOST_EPISODES); i++)
    {
      const LivretGlucoseLow *low = &g_array_index (lows->episodes, LivretGlucoseLow, n - 1 - i);
      g_autofree char *when = livret_wording_day_time (low->from, livret_clock_today ());
      g_autofree char *capital = livret_wording_capital (when);
      g_autofree char *words = say_episode (low);
      g_autofree char *lowest = livret_figure_amount (lows->kind, low->lowest, lows->unit, 0);

      adw_expander_row_add_row (
          row, livret_figure_plain_row_new (capital, words, lowest, lows->household));
    }
}

static void
add_lows (GtkBox *box, LivretHousehold *household, const LivretFigures *figures)
{
  g_autoptr (GPtrArray) all =
      livret_glucose_lows_figures (&figures->lows, figures->kind, figures->unit);
  AdwPreferencesGroup *group = livret_figure_group_new (_ ("Low glucose"), NULL);

  livret_figure_group_add (group, all, household);
  if (figures->lows.episodes->len > 0)
    {
      Lows *lows = g_new0 (Lows, 1);

      lows->episodes = g_array_ref (figures->lows.episodes);
      lows->kind = figures->kind;
      lows->unit = figures->unit;
      lows->household = g_object_ref (household);
      adw_preferences_group_add (
          group, livret_figure_table_new (_ ("The episodes"),
                                          figures->lows.episodes->len > MOST_EPISODES
                                              ? _ ("The latest hundred, each with its lowest value")
                                              : _ ("The latest first, each with its lowest value"),
                                          fill_lows, lows, free_lows));
    }
  gtk_box_append (box, GTK_WIDGET (group));
}

void
livret_section_glucose (GtkBox *box, LivretHousehold *household, const LivretFigures *figures)
{
  if (figures->range.n == 0)
    return;
  add_range (box, household, figures);
  add_day (box, household, figures);
  add_lows (box, household, figures);
}
