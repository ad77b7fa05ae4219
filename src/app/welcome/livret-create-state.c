/* livret-create-state.c: what the first pages say of a phrase, a birth date and a recovery code.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/welcome/livret-create-state.h"

#include <glib/gi18n.h>

#include "base/livret-secret.h"
#include "base/livret-text.h"
#include "record/livret-vault.h"

static guint
count_words (const char *phrase)
{
  guint words = 0;
  guint letters = 0;

  for (const char *p = phrase;; p = g_utf8_next_char (p))
    {
      gboolean letter = *p != '\0' && g_unichar_isalnum (g_utf8_get_char (p));

      if (!letter && letters >= 3)
        words++;
      letters = letter ? letters + 1 : 0;
      if (*p == '\0')
        return words;
    }
}

static guint
count_different (const char *canonical)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (const char *p = canonical; *p != '\0'; p = g_utf8_next_char (p))
    g_hash_table_add (seen, GUINT_TO_POINTER (g_utf8_get_char (p)));
  return g_hash_table_size (seen);
}

LivretStrength
livret_create_strength (const char *phrase)
{
  char *canonical;
  glong length;
  guint different;

  if (phrase[0] == '\0')
    return LIVRET_STRENGTH_EMPTY;
  canonical = livret_phrase_canonical (phrase);
  length = g_utf8_strlen (canonical, -1);
  different = count_different (canonical);
  livret_wipe (canonical, strlen (canonical));
  g_free (canonical);
  if (length < LIVRET_PHRASE_MIN)
    return LIVRET_STRENGTH_TOO_SHORT;
  if (different >= 8 && (length >= 24 || (length >= 20 && count_words (phrase) >= 4)))
    return LIVRET_STRENGTH_STRONG;
  return different >= 7 && length >= 15 ? LIVRET_STRENGTH_FAIR : LIVRET_STRENGTH_WEAK;
}

const char *
livret_create_strength_words (LivretStrength strength)
{
  switch (strength)
    {
    case LIVRET_STRENGTH_TOO_SHORT:
      return _ ("Too short: eight letters or digits at least.");
    case LIVRET_STRENGTH_WEAK:
      return _ ("Weak: a computer would find it in days. Add words.");
    case LIVRET_STRENGTH_FAIR:
      return _ ("Fair: one or two more words make it strong.");
    case LIVRET_STRENGTH_STRONG:
      return _ ("Strong.");
    default:
      return "";
    }
}

const char *
livret_create_born_error (const char *typed, int today, LivretDate *out)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));

  if (!livret_date_parse (text, NULL, out, NULL))
    return _ ("Write the date as day/month/year, or the year alone.");
  if (livret_date_is_set (out) && out->earliest > ((gint64) today + 1) * 86400)
    return _ ("This date is still to come.");
  return NULL;
}

char *
livret_create_code_group (const char *code, guint index)
{
  g_auto (GStrv) groups = g_strsplit (code, "-", -1);

  return index < g_strv_length (groups) ? g_strdup (groups[index]) : NULL;
}

gboolean
livret_create_code_matches (const char *code, guint index, const char *typed)
{
  g_autofree char *group = livret_create_code_group (code, index);
  g_autofree char *wanted = group ? livret_phrase_canonical (group) : NULL;
  g_autofree char *given = livret_phrase_canonical (typed);

  return wanted != NULL && strcmp (wanted, given) == 0;
}

char *
livret_create_folder (const char *wanted)
{
  g_autofree char *folder = g_strdup (wanted);

  for (int i = 2; g_file_test (folder, G_FILE_TEST_EXISTS); i++)
    {
      g_free (folder);
      folder = g_strdup_printf ("%s-%d", wanted, i);
    }
  return g_steal_pointer (&folder);
}
