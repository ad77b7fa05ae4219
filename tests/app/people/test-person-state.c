/* test-person-state.c: what the dialog of a person says of names, birth dates and the INS.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/people/livret-person-state.h"

#include <string.h>

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

/* What goes with a person is counted; shares and the keeper of the vault have sentences of their
 * own. */
static void
test_removal (void)
{
  static const struct
  {
    LivretPersonHeld held;
    gboolean self;
    const char *said[4];
    const char *unsaid[3];
  } rows[] = {
    { { 0, 0, 0, 0, 0 },
      FALSE,
      { "Nothing is recorded yet.", "30 days" },
      { "share", "whoever keeps", "·" } },
    { { 12, 9, 2340, 0, 3 },
      FALSE,
      { "12 documents · 9 health statements · 2340 readings.", "erased for good" },
      { "share", "whoever keeps" } },
    { { 1, 0, 1, 1, 1 },
      FALSE,
      { "1 document · 1 reading.", "1 open share ends",
        "What was handed over cannot be taken back" },
      { "health statement", "whoever keeps" } },
    { { 0, 2, 0, 2, 2 },
      TRUE,
      { "2 health statements.", "2 open shares end, and stay ended",
        "the vault and its keys remain, for the others" },
      { "document", "reading" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (LivretPerson) person = livret_person_new ("Louis Martin");
      g_autofree char *words = NULL;

      person->self = rows[i].self;
      words = livret_person_removal_words (person, &rows[i].held);
      g_test_message ("%s", words);
      for (gsize j = 0; j < G_N_ELEMENTS (rows[i].said) && rows[i].said[j] != NULL; j++)
        g_assert_nonnull (strstr (words, rows[i].said[j]));
      for (gsize j = 0; j < G_N_ELEMENTS (rows[i].unsaid) && rows[i].unsaid[j] != NULL; j++)
        g_assert_null (strstr (words, rows[i].unsaid[j]));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/person-state/ins", test_ins);
  g_test_add_func ("/person-state/state", test_state);
  g_test_add_func ("/person-state/removal", test_removal);
  return g_test_run ();
}
