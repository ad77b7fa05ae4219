/* test-emergency-state.c: what is asked to be read over is there line by line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/profile/livret-emergency-state.h"

static void
test_parts (void)
{
  static LivretEmergencyLine treatments[] = {
    { (char *) "Metformine 1000 mg", (char *) "1 le matin", (char *) "" },
    { (char *) "Ramipril 5 mg", (char *) "", (char *) "" },
  };
  static LivretEmergencyLine contact = { (char *) "Louis", (char *) "fils",
                                         (char *) "06 12 34 56 78" };
  static const struct
  {
    LivretEmergencyLine *lines;
    guint n;
    const char *instead;
    gboolean partial;
    const char *said;
  } cases[] = {
    { treatments, 2, NULL, FALSE, "Metformine 1000 mg · 1 le matin\nRamipril 5 mg" },
    { treatments + 1, 1, NULL, TRUE, "Ramipril 5 mg\nWhat is hidden stays off." },
    { &contact, 1, NULL, FALSE, "Louis · fils · 06 12 34 56 78" },
    { NULL, 0, "Not filled in", FALSE, "Not filled in" },
    { NULL, 0, NULL, TRUE, "What is hidden stays off." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LivretEmergency emergency = { 0 };
      g_auto (LivretEmergencyState) state = { 0 };
      g_autoptr (GPtrArray) lines = g_ptr_array_new ();

      for (guint n = 0; n < cases[i].n; n++)
        g_ptr_array_add (lines, &cases[i].lines[n]);
      for (guint part = 0; part < LIVRET_EMERGENCY_PARTS; part++)
        emergency.parts[part] = (LivretEmergencyPart) { .title = "",
                                                        .instead = (char *) cases[i].instead,
                                                        .partial = cases[i].partial,
                                                        .lines = lines };
      livret_emergency_state (&emergency, 0, &state);
      for (guint part = 0; part < LIVRET_EMERGENCY_PARTS; part++)
        g_assert_cmpstr (state.parts[part], ==, cases[i].said);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/emergency/parts", test_parts);
  return g_test_run ();
}
