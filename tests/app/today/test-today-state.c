/* test-today-state.c: what is to do: the recovery code, and copies before something is lost.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "app/today/livret-today-state.h"

static void
test_to_do (void)
{
  static const struct
  {
    const char *what;
    LivretTodayFacts facts;
    const char *target; /* of the only line */
    const char *says;   /* the line's subtitle has this */
    const char *lacks;  /* and not this */
  } cases[] = {
    { "nothing to lose yet", { .days_since_copy = -1, .recovery_noted = TRUE }, NULL, NULL, NULL },
    { "no recovery code",
      { .days_since_copy = 1, .anything = TRUE },
      "action:frame.keys",
      "for ever",
      NULL },
    { "no copy",
      { .days_since_copy = -1, .recovery_noted = TRUE, .anything = TRUE },
      "action:frame.copy",
      "No copy of this vault has been made yet.",
      "Uninstalling" },
    { "no copy, as a Flatpak",
      { .days_since_copy = -1, .recovery_noted = TRUE, .anything = TRUE, .erased_with_data = TRUE },
      "action:frame.copy",
      "yet. Uninstalling Livret together with its data erases the vault.",
      NULL },
    { "a copy today, as a Flatpak",
      { .days_since_copy = 0, .recovery_noted = TRUE, .anything = TRUE, .erased_with_data = TRUE },
      NULL,
      NULL,
      NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) lines = livret_today_to_do (&cases[i].facts);
      const LivretTodayLine *line;

      g_test_message ("%s", cases[i].what);
      g_assert_cmpuint (lines->len, ==, cases[i].target != NULL ? 1 : 0);
      if (cases[i].target == NULL)
        continue;
      line = lines->pdata[0];
      g_assert_cmpstr (line->target, ==, cases[i].target);
      g_assert_nonnull (strstr (line->subtitle, cases[i].says));
      if (cases[i].lacks != NULL)
        g_assert_null (strstr (line->subtitle, cases[i].lacks));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/today/to-do", test_to_do);
  return g_test_run ();
}
