/* test-sources-state.c: the sources of a measure as words, and what is chosen of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "app/measures/livret-sources-state.h"
#include "base/livret-date.h"

static void
test_words (void)
{
  int day = livret_days_from_civil (2026, 4, 3);
  const struct
  {
    LivretSourceRule rule;
    const char *name;
    const char *words;
  } table[] = {
    { { .name = (char *) "Scale", .device = (char *) "", .readings = 312, .last_day = -1 },
      "Scale",
      "312 readings" },
    { { .name = (char *) "Scale",
        .device = (char *) "S1",
        .readings = 1,
        .first_day = day,
        .last_day = day },
      "Scale · S1",
      "1 reading · 3 Apr 2026" },
    { { .name = (char *) "",
        .device = (char *) "",
        .readings = 3,
        .twins = 2,
        .first_day = day,
        .last_day = day + 2 },
      "Typed by hand",
      "3 readings · 2 of them came from another source too · from 3 Apr 2026 to 5 Apr 2026" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *name = livret_sources_name (&table[i].rule);
      g_autofree char *words = livret_sources_words (&table[i].rule);

      g_assert_cmpstr (name, ==, table[i].name);
      g_assert_cmpstr (words, ==, table[i].words);
    }
}

static void
test_choices (void)
{
  g_autoptr (GArray) rules = g_array_new (FALSE, FALSE, sizeof (LivretSourceRule));
  g_autoptr (GArray) moved = NULL;
  g_autoptr (GArray) left_out = NULL;

  for (gint64 series = 1; series <= 3; series++)
    {
      LivretSourceRule rule = { .series = series, .counts = TRUE };

      g_array_append_val (rules, rule);
    }
  g_assert_false (livret_sources_are_ordered (rules));
  moved = livret_sources_move (rules, 2, 0);
  g_assert_true (livret_sources_are_ordered (moved));
  for (guint i = 0; i < 3; i++)
    {
      static const gint64 series[] = { 3, 1, 2 };

      g_assert_cmpint (g_array_index (moved, LivretSourceRule, i).series, ==, series[i]);
      g_assert_cmpint (g_array_index (moved, LivretSourceRule, i).place, ==, i + 1);
    }
  left_out = livret_sources_set_counts (moved, 1, FALSE);
  g_assert_false (g_array_index (left_out, LivretSourceRule, 1).counts);
  g_assert_cmpint (g_array_index (left_out, LivretSourceRule, 2).place, ==, 3);
}

static void
test_rule (void)
{
  const LivretKind *steps = livret_kind_by_id ("steps");

  g_assert_cmpstr (livret_sources_rule_words (steps, TRUE), !=,
                   livret_sources_rule_words (steps, FALSE));
  g_assert_true (g_str_has_prefix (livret_sources_rule_words (livret_kind_by_id ("weight"), FALSE),
                                   "All sources count."));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/sources/words", test_words);
  g_test_add_func ("/app/sources/choices", test_choices);
  g_test_add_func ("/app/sources/rule", test_rule);
  return g_test_run ();
}
