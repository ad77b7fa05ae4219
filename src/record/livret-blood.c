/* livret-blood.c: the eight blood groups.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-blood.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/livret-text.h"

static const struct
{
  const char *group;
  const char *abo;
  const char *rh;
  const char *spoken;
  const char *code; /* SNOMED CT */
} groups[] = {
  { "A+", "A", "+", N_ ("A positive"), "278149003" },
  { "A−", "A", "−", N_ ("A negative"), "278152006" },
  { "B+", "B", "+", N_ ("B positive"), "278150003" },
  { "B−", "B", "−", N_ ("B negative"), "278153001" },
  { "AB+", "AB", "+", N_ ("AB positive"), "278151004" },
  { "AB−", "AB", "−", N_ ("AB negative"), "278154007" },
  { "O+", "O", "+", N_ ("O positive"), "278147001" },
  { "O−", "O", "−", N_ ("O negative"), "278148006" },
};

/* The halves, as SNOMED CT's findings and LOINC's answers. */
static const struct
{
  LivretBloodQuestion asked;
  const char *half;
  const char *codes[3];
} halves[] = {
  { LIVRET_BLOOD_ABO, "A", { "112144000", "LA19710-5" } },
  { LIVRET_BLOOD_ABO, "B", { "112149005", "LA19709-7" } },
  { LIVRET_BLOOD_ABO, "AB", { "165743006", "LA28449-9" } },
  { LIVRET_BLOOD_ABO, "O", { "58460004", "LA19708-9" } },
  { LIVRET_BLOOD_RH, "+", { "165747007", "10828004", "LA6576-8" } },
  { LIVRET_BLOOD_RH, "−", { "165746003", "260385009", "LA6577-6" } },
};

/* What names the question before the answer, squeezed. */
static const char *const questions[] = { "groupesanguin", "groupeabo", "bloodgroup", "bloodtype",
                                         "abogroup",      "groupe",    "group",      "abo",
                                         "facteur",       "factor" };

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

/* (nullable): @squeezed is nothing else. */
static const char *
rh_of (const char *squeezed)
{
  for (guint s = 0; s < G_N_ELEMENTS (signs); s++)
    if (strcmp (squeezed, signs[s].words) == 0)
      return signs[s].positive ? "+" : "−";
  return NULL;
}

static char *
take_letters (const char *squeezed, gsize *n)
{
  char *letters;

  *n = strspn (squeezed, "abo0");
  letters = g_ascii_strup (squeezed, (gssize) *n);
  if (strcmp (letters, "0") == 0) /* a zero, as it is written in German */
    letters[0] = 'O';
  return letters;
}

const char *
livret_blood_join (const char *abo, const char *rh)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (g_strcmp0 (groups[i].abo, abo) == 0 && g_strcmp0 (groups[i].rh, rh) == 0)
      return groups[i].group;
  return NULL;
}

const char *
livret_blood_part (const char *group, LivretBloodQuestion asked)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (g_strcmp0 (groups[i].group, group) == 0)
      return asked == LIVRET_BLOOD_ABO  ? groups[i].abo
             : asked == LIVRET_BLOOD_RH ? groups[i].rh
                                        : groups[i].group;
  return NULL;
}

const char *
livret_blood_group (const char *text)
{
  g_autofree char *squeezed = squeeze (text);
  gsize letters;
  g_autofree char *abo = take_letters (squeezed, &letters);

  return livret_blood_join (abo, rh_of (squeezed + letters));
}

/* --- What documents state -----------------------------------------------------------------------
 */

LivretBloodQuestion
livret_blood_asked (const char *loinc)
{
  static const char *const codes[] = {
    [LIVRET_BLOOD_GROUP] = "882-1", [LIVRET_BLOOD_ABO] = "883-9", [LIVRET_BLOOD_RH] = "10331-7"
  };

  for (guint i = LIVRET_BLOOD_GROUP; i < G_N_ELEMENTS (codes); i++)
    if (g_strcmp0 (codes[i], loinc) == 0)
      return (LivretBloodQuestion) i;
  return LIVRET_BLOOD_NOT_ASKED;
}

/* Of a whole group its half, where that is asked for. */
static const char *
answer_of_code (LivretBloodQuestion asked, const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (g_strcmp0 (groups[i].code, code) == 0)
      return livret_blood_part (groups[i].group, asked);
  for (guint i = 0; code != NULL && i < G_N_ELEMENTS (halves); i++)
    for (guint c = 0; c < G_N_ELEMENTS (halves[i].codes); c++)
      if (halves[i].asked == asked && g_strcmp0 (halves[i].codes[c], code) == 0)
        return halves[i].half;
  return NULL;
}

static const char *
skip_question (const char *squeezed)
{
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    if (g_str_has_prefix (squeezed, questions[i]))
      return skip_question (squeezed + strlen (questions[i]));
  return squeezed + strspn (squeezed, ":");
}

static const char *
half_of_words (LivretBloodQuestion asked, const char *squeezed)
{
  gsize n;
  g_autofree char *letters = take_letters (squeezed, &n);

  if (asked == LIVRET_BLOOD_RH)
    return rh_of (*squeezed == 'd' ? squeezed + 1 : squeezed);
  for (guint i = 0; i < G_N_ELEMENTS (halves) && squeezed[n] == '\0'; i++)
    if (halves[i].asked == asked && strcmp (halves[i].half, letters) == 0)
      return halves[i].half;
  return NULL;
}

/* "groupe sanguin A positif" */
static const char *
answer_of_words (LivretBloodQuestion asked, const char *words)
{
  g_autofree char *squeezed = words != NULL ? squeeze (words) : g_strdup ("");
  const char *answer = skip_question (squeezed);
  const char *group = livret_blood_group (answer);

  return group != NULL ? livret_blood_part (group, asked) : half_of_words (asked, answer);
}

gboolean
livret_blood_tell (LivretBloodQuestion asked,
                   const char **answer,
                   const char *code,
                   const char *words)
{
  const char *const told[] = { answer_of_code (asked, code), answer_of_words (asked, words) };

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      if (told[i] != NULL && *answer != NULL && strcmp (*answer, told[i]) != 0)
        return FALSE;
      if (told[i] != NULL)
        *answer = told[i];
    }
  return TRUE;
}

char *
livret_blood_half_comment (LivretBloodQuestion asked)
{
  return g_strdup (
      asked == LIVRET_BLOOD_ABO
          ? _ ("The letters alone, without the Rh factor: no blood group is made of it")
          : _ ("The Rh factor alone, without the letters: no blood group is made of it"));
}

char *
livret_blood_odds_comment (void)
{
  return g_strdup (_ ("This document contradicts itself on the blood group: none is made of it"));
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
