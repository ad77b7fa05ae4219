/* livret-standing.c: how signed health cards stand, as values.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-standing.h"

const char *
livret_standing_id (LivretStandingState state)
{
  static const char *const ids[LIVRET_N_STANDINGS] = {
    "valid",          "expired",     "not-yet-valid",   "revoked",
    "unknown-issuer", "unknown-key", "wrong-signature", "unreadable",
  };

  return ids[state];
}

static void
standing_free (gpointer data)
{
  LivretStanding *standing = data;

  g_free (standing->words);
  g_free (standing);
}

GPtrArray *
livret_standings_new (void)
{
  return g_ptr_array_new_with_free_func (standing_free);
}

void
livret_standings_add (GPtrArray *standings, LivretStandingState state, char *words)
{
  LivretStanding *standing = g_new (LivretStanding, 1);

  *standing = (LivretStanding) { state, words };
  g_ptr_array_add (standings, standing);
}

char *
livret_standings_words (GPtrArray *standings)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < standings->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "",
                            ((LivretStanding *) standings->pdata[i])->words);
  return g_string_free (words, FALSE);
}
