/* test-kind-state.c: what the dialog of a kind of one's own says of what is typed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "app/readings/livret-kind-state.h"

static void
test_typed (void)
{
  static const struct
  {
    const char *name, *unit, *low, *high;
    int decimals;
    const char *sample, *ucum;
    gboolean can_save;
    gboolean name_wrong, limits_wrong;
  } rows[] = {
    { "", "", "", "", 0, "11", "1", FALSE, FALSE, FALSE },
    { "Mood", "points", "0", "10", 0, "11\302\240points", "{points}", TRUE, FALSE, FALSE },
    { " Peak flow at school ", "l/min", "", "", 1, "11.1\302\240L/min", "L/min", TRUE, FALSE,
      FALSE },
    { "weight", "kg", "", "", 0, "11\302\240kg", "kg", FALSE, TRUE, FALSE },
    { "Mood", "", "10", "0", 0, "11", "1", FALSE, FALSE, TRUE },
    { "Mood", "", "few", "", 0, "11", "1", FALSE, FALSE, TRUE },
    { "Mood", "", "-2,5", "", 3, "11.111", "1", TRUE, FALSE, FALSE },
    { "Mood", "{a}{b}", "", "", 0, "11\302\240a  b", "{a  b}", TRUE, FALSE, FALSE },
    { "Mood", "much longer than any unit", "", "", 0, "11\302\240much longer than any unit",
      "{much longer than any unit}", FALSE, TRUE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      LivretKindInput input = { NULL,        rows[i].name, rows[i].unit,         rows[i].decimals,
                                rows[i].low, rows[i].high, LIVRET_AGGREGATE_LAST };
      g_autoptr (LivretKindState) state = livret_kind_state_new (&input);

      g_test_message ("row %zu: %s", i, state->name_error ? state->name_error : "");
      g_assert_cmpint (state->can_save, ==, rows[i].can_save);
      g_assert_cmpint (state->name_error != NULL, ==, rows[i].name_wrong);
      g_assert_cmpint (state->limits_error != NULL, ==, rows[i].limits_wrong);
      g_assert_cmpstr (state->sample, ==, rows[i].sample);
      g_assert_cmpstr (state->kind->unit, ==, rows[i].ucum);
      g_assert_cmpint (state->kind->aggregate, ==, LIVRET_AGGREGATE_LAST);
    }
}

/* What is changed keeps its number, id and unit, unless other words are typed for it. */
static void
test_changed (void)
{
  g_autoptr (LivretOwnKind) own = livret_own_kind_new ();
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  static const struct
  {
    const char *name, *unit, *ucum;
    gboolean can_save;
  } rows[] = {
    { "Gait", "steps", "{steps}", TRUE }, { "Gait", "", "1", TRUE },
    { "gait", "km", "km", TRUE },         { "weight", "steps", "{steps}", FALSE },
    { " ", "steps", "{steps}", FALSE },
  };

  g_set_str (&own->name, "Gait");
  g_set_str (&own->id, "own-gait-100007");
  g_set_str (&own->unit, "{steps}");
  own->number = 100007;
  g_ptr_array_add (known, own);
  livret_own_kinds_use (known);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      LivretKindInput input = { livret_kind_by_number (100007),
                                rows[i].name,
                                rows[i].unit,
                                0,
                                "",
                                "12.5",
                                LIVRET_AGGREGATE_SUM };
      g_autoptr (LivretKindState) state = livret_kind_state_new (&input);

      g_test_message ("row %zu: %s", i, state->name_error ? state->name_error : "");
      g_assert_cmpint (state->can_save, ==, rows[i].can_save);
      g_assert_cmpstr (state->kind->unit, ==, rows[i].ucum);
      g_assert_cmpstr (state->kind->id, ==, "own-gait-100007");
      g_assert_cmpint (state->kind->number, ==, 100007);
      g_assert_cmpint (state->kind->aggregate, ==, LIVRET_AGGREGATE_SUM);
    }
}

static void
test_limit_text (void)
{
  static const struct
  {
    double limit;
    const char *text;
  } rows[] = { { NAN, "" }, { 0, "0" }, { -2.5, "-2.5" }, { 1200, "1200" }, { 0.125, "0.125" } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = livret_kind_limit_text (rows[i].limit);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

static void
test_decimals (void)
{
  static const char *const choices[] = { "None (11)", "One (11.1)", "Two (11.11)",
                                         "Three (11.111)" };

  for (int i = 0; i <= LIVRET_OWN_DECIMALS_MAX; i++)
    {
      g_autofree char *choice = livret_kind_decimals_choice (i);

      g_assert_cmpstr (choice, ==, choices[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/kind/typed", test_typed);
  g_test_add_func ("/app/kind/changed", test_changed);
  g_test_add_func ("/app/kind/limit-text", test_limit_text);
  g_test_add_func ("/app/kind/decimals", test_decimals);
  return g_test_run ();
}
