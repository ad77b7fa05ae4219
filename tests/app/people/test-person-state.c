/* test-person-state.c: what the dialog of a person says of names, birth dates and the INS.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/people/livret-person-state.h"

#define TODAY 20778 /* 2026-11-21 */

static void
test_ins (void)
{
  /* Invented numbers; their keys are 97 minus the remainder of the first 13 digits by 97. */
  static const struct
  {
    const char *typed;
    gboolean fine;
  } rows[] = {
    { "", TRUE },
    { "2 68 03 44 109 023 89", TRUE },
    { "268034410902389", TRUE },
    { "268034410902380", FALSE }, /* another key */
    { "268034410902398", FALSE }, /* two digits turned round */
    { "26803441090232", FALSE },  /* too short */
    { "2680344109023890", FALSE },
    { "1 85 05 2A 004 001 81", TRUE }, /* Corsica: 2A counts as 19 */
    { "1 85 05 2B 004 001 11", TRUE }, /* 2B counts as 18 */
    { "1 85 05 2C 004 001 11", FALSE },
    { "A68034410902389", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s", rows[i].typed);
      g_assert_cmpint (livret_person_ins_warning (rows[i].typed) == NULL, ==, rows[i].fine);
    }
}

static void
test_state (void)
{
  LivretPersonInput input = { .name = " ", .birth_date = "", .ins = "" };

  g_assert_false (livret_person_state (&input, TODAY).can_save);
  input.name = "Louis";
  g_assert_true (livret_person_state (&input, TODAY).can_save);
  input.birth_date = "31/02/1942";
  g_assert_false (livret_person_state (&input, TODAY).can_save);
  g_assert_nonnull (livret_person_state (&input, TODAY).birth_error);
  /* A number that looks wrong is warned of, not refused: the card may be wrong too. */
  input.birth_date = "02/02/1942";
  input.ins = "123";
  g_assert_true (livret_person_state (&input, TODAY).can_save);
  g_assert_nonnull (livret_person_state (&input, TODAY).ins_warning);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/person-state/ins", test_ins);
  g_test_add_func ("/person-state/state", test_state);
  return g_test_run ();
}
