/* livret-blood.c: the eight blood groups.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-blood.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/livret-text.h"

static const struct
{
  const char *group;
  const char *spoken;
  const char *code; /* SNOMED CT */
} groups[] = {
  { "A+", N_ ("A positive"), "278149003" },   { "A−", N_ ("A negative"), "278152006" },
  { "B+", N_ ("B positive"), "278150003" },   { "B−", N_ ("B negative"), "278153001" },
  { "AB+", N_ ("AB positive"), "278151004" }, { "AB−", N_ ("AB negative"), "278154007" },
  { "O+", N_ ("O positive"), "278147001" },   { "O−", N_ ("O negative"), "278148006" },
};

/* What names the question before the answer, squeezed. */
static const char *const questions[] = { "groupesanguin", "bloodgroup", "bloodtype", "groupe" };

/* What stands behind the letters, folded and without spaces, dots, brackets and "rh". */
static const struct
{
  const char *words;
  gboolean positive;
} signs[] = {
  { "+", TRUE },  { "pos", TRUE },  { "positif", TRUE },  { "positive", TRUE },
  { "-", FALSE }, { "neg", FALSE }, { "negatif", FALSE }, { "negative", FALSE },
};

/* "A Rh (D) −" → "a-" */
static char *
squeeze (const char *text)
{
  g_autofree char *folded = livret_text_fold (text, -1);
  GString *out = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x2212 || c == 0x2010 || c == 0x2011 || c == 0x2013)
        c = '-'; /* a minus, a hyphen, a dash */
      if (!g_unichar_isspace (c) && strchr (".,()", (int) MIN (c, 127)) == NULL)
        g_string_append_unichar (out, c);
    }
  g_string_replace (out, "rhesus", "", 1);
  g_string_replace (out, "rhd", "", 1);
  g_string_replace (out, "rh", "", 1);
  return g_string_free (out, FALSE);
}

const char *
livret_blood_group (const char *text)
{
  g_autofree char *squeezed = squeeze (text);
  gsize letters = strspn (squeezed, "abo0");
  g_autofree char *abo = g_ascii_strup (squeezed, (gssize) letters);

  if (strcmp (abo, "0") == 0) /* a zero, as it is written in German */
    abo[0] = 'O';
  for (guint s = 0; s < G_N_ELEMENTS (signs); s++)
    if (strcmp (squeezed + letters, signs[s].words) == 0)
      for (guint g = signs[s].positive ? 0 : 1; g < G_N_ELEMENTS (groups); g += 2)
        if (strlen (abo) == strcspn (groups[g].group, "+\342") &&
            g_str_has_prefix (groups[g].group, abo))
          return groups[g].group;
  return NULL;
}

static const char *
group_of_code (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (g_strcmp0 (groups[i].code, code) == 0)
      return groups[i].group;
  return NULL;
}

/* "groupe sanguin A positif" */
static const char *
group_of_words (const char *words)
{
  g_autofree char *squeezed = words != NULL ? squeeze (words) : g_strdup ("");

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    if (g_str_has_prefix (squeezed, questions[i]))
      return livret_blood_group (squeezed + strlen (questions[i]) +
                                 strspn (squeezed + strlen (questions[i]), ":"));
  return livret_blood_group (squeezed);
}

gboolean
livret_blood_group_tell (const char **group, const char *code, const char *words)
{
  const char *const told[] = { group_of_code (code), group_of_words (words) };

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      if (told[i] != NULL && *group != NULL && strcmp (*group, told[i]) != 0)
        return FALSE;
      if (told[i] != NULL)
        *group = told[i];
    }
  return TRUE;
}

char *
livret_blood_group_origin (const char *who)
{
  /* Translators: how a blood group is known, from a document that was imported; %s: a laboratory,
   * a hospital, a doctor. */
  return who != NULL ? g_strdup_printf (C_ ("blood group origin", "document of %s"), who)
                     : g_strdup (C_ ("blood group origin", "document"));
}

const char *
livret_blood_group_spoken (const char *group)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (strcmp (groups[i].group, group) == 0)
      return _ (groups[i].spoken);
  return "";
}
