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
} groups[] = {
  { "A+", N_ ("A positive") }, { "A−", N_ ("A negative") },   { "B+", N_ ("B positive") },
  { "B−", N_ ("B negative") }, { "AB+", N_ ("AB positive") }, { "AB−", N_ ("AB negative") },
  { "O+", N_ ("O positive") }, { "O−", N_ ("O negative") },
};

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

const char *
livret_blood_group_spoken (const char *group)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (strcmp (groups[i].group, group) == 0)
      return _ (groups[i].spoken);
  return "";
}
