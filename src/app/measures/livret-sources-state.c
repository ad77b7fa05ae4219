/* livret-sources-state.c: the sources of a measure and the rule by which they count, as words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/measures/livret-sources-state.h"

#include <glib/gi18n.h>

#include "app/widgets/livret-wording.h"

char *
livret_sources_name (const LivretSourceRule *rule)
{
  if (*rule->name == '\0')
    return g_strdup (_ ("Typed by hand"));
  return *rule->device == '\0' ? g_strdup (rule->name)
                               : g_strdup_printf ("%s · %s", rule->name, rule->device);
}

static char *
say_days (const LivretSourceRule *rule)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (rule->first_day > rule->last_day)
    return NULL;
  first = livret_wording_short_day (rule->first_day, 0);
  last = livret_wording_short_day (rule->last_day, 0);
  /* Translators: from a day to a day. */
  return rule->first_day == rule->last_day
             ? g_steal_pointer (&first)
             : g_strdup_printf (C_ ("days", "from %s to %s"), first, last);
}

char *
livret_sources_words (const LivretSourceRule *rule)
{
  g_autofree char *readings = g_strdup_printf (
      ngettext ("%'ld reading", "%'ld readings", (gulong) rule->readings), (long) rule->readings);
  g_autofree char *twins =
      rule->twins == 0 ? NULL
                       : g_strdup_printf (ngettext ("%'ld of them came from another source too",
                                                    "%'ld of them came from another source too",
                                                    (gulong) rule->twins),
                                          (long) rule->twins);
  g_autofree char *days = say_days (rule);

  return twins != NULL ? livret_wording_join (readings, twins, days, NULL)
                       : livret_wording_join (readings, days, NULL);
}

const char *
livret_sources_rule_words (const LivretKind *kind, gboolean ordered)
{
  if (kind->aggregate != LIVRET_AGGREGATE_SUM)
    return _ ("All sources count. The same reading from two of them, of the same moment and with "
              "the same value, is kept twice and counts once: as the one of the source that "
              "stands higher here.");
  if (ordered)
    return _ ("A watch and a telephone count the same day, so that their sums are not added up. Of "
              "each day one source counts: the highest here that has readings of it.");
  return _ ("A watch and a telephone count the same day, so that their sums are not added up. Of "
            "each day one source counts: the one with the highest sum, as long as no order is "
            "given here.");
}

gboolean
livret_sources_are_ordered (const GArray *rules)
{
  for (guint i = 0; i < rules->len; i++)
    if (g_array_index (rules, LivretSourceRule, i).place > 0)
      return TRUE;
  return FALSE;
}

GArray *
livret_sources_choices (const GArray *rules)
{
  GArray *choices = g_array_new (FALSE, FALSE, sizeof (LivretSourceRule));

  for (guint i = 0; i < rules->len; i++)
    {
      const LivretSourceRule *rule = &g_array_index (rules, LivretSourceRule, i);
      LivretSourceRule choice = { .series = rule->series,
                                  .place = rule->place,
                                  .counts = rule->counts };

      g_array_append_val (choices, choice);
    }
  return choices;
}

GArray *
livret_sources_move (const GArray *rules, guint from, guint to)
{
  GArray *choices = livret_sources_choices (rules);
  LivretSourceRule moved = g_array_index (choices, LivretSourceRule, from);

  g_array_remove_index (choices, from);
  g_array_insert_val (choices, to, moved);
  for (guint i = 0; i < choices->len; i++)
    g_array_index (choices, LivretSourceRule, i).place = (int) i + 1;
  return choices;
}

GArray *
livret_sources_set_counts (const GArray *rules, guint index, gboolean counts)
{
  GArray *choices = livret_sources_choices (rules);

  g_array_index (choices, LivretSourceRule, index).counts = counts;
  return choices;
}
