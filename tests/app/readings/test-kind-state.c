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
      LivretKindInput input = { rows[i].name, rows[i].unit, rows[i].decimals,
                                rows[i].low,  rows[i].high, LIVRET_AGGREGATE_LAST };
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/kind/typed", test_typed);
  return g_test_run ();
}
