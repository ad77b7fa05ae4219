/* livret-cda-words.c: what stands in a CDA document as people read it: names, quantities, answers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "formats/livret-cda.h"

#define WORDS_MAX 500

/* --- Names --------------------------------------------------------------------------------------
 */

static char *
cut (char *line)
{
  g_autofree char *whole = line;

  if (whole == NULL || strlen (whole) <= WORDS_MAX)
    return g_steal_pointer (&whole);
  return g_strndup (whole, g_utf8_find_prev_char (whole, whole + WORDS_MAX) - whole);
}

char *
livret_cda_reference (const LivretCda *cda, const xmlNode *node)
{
  const xmlNode *reference = livret_xml_child (node, "reference");
  g_autofree char *target = livret_xml_attribute (reference, "value");
  const xmlNode *found = NULL;

  if (target != NULL)
    found = g_hash_table_lookup (cda->ids, *target == '#' ? target + 1 : target);
  return cut (livret_xml_line (found != NULL ? found : node));
}

/* A code without a name is told as one, of those whose codes are numbers to people. */
static char *
bare_code (const xmlNode *coded)
{
  static const struct
  {
    const char *system;
    const char *name;
  } systems[] = {
    { "2.16.840.1.113883.6.96", "SNOMED CT" }, { "2.16.840.1.113883.6.1", "LOINC" },
    { "2.16.840.1.113883.6.88", "RxNorm" },    { "2.16.840.1.113883.12.292", "CVX" },
    { "2.16.840.1.113883.6.103", "ICD-9-CM" },
  };
  g_autofree char *code = livret_xml_attribute (coded, "code");

  for (guint i = 0; code != NULL && i < G_N_ELEMENTS (systems); i++)
    if (livret_xml_attribute_is (coded, "codeSystem", systems[i].system))
      return g_strdup_printf ("code %s (%s)", code, systems[i].name);
  return g_steal_pointer (&code);
}

char *
livret_cda_words (const LivretCda *cda, const xmlNode *coded)
{
  const xmlNode *translation = livret_xml_child (coded, "translation");
  char *words = livret_xml_attribute (coded, "displayName");

  if (words == NULL)
    words = livret_cda_reference (cda, livret_xml_child (coded, "originalText"));
  for (; words == NULL && translation != NULL; translation = livret_xml_next (translation))
    words = livret_xml_attribute (translation, "displayName");
  return words != NULL ? cut (words) : bare_code (coded);
}

/* --- Quantities ---------------------------------------------------------------------------------
 */

/* Units of UCUM, and what is counted in braces, as people write them: one, and more. */
static const struct
{
  const char *unit;
  const char *french[2];
  const char *english[2];
} units[] = {
  { "d", { "jour", "jours" }, { "day", "days" } },
  { "wk", { "semaine", "semaines" }, { "week", "weeks" } },
  { "mo", { "mois", "mois" }, { "month", "months" } },
  { "a", { "an", "ans" }, { "year", "years" } },
  { "tablet", { "comprimé", "comprimés" }, { "tablet", "tablets" } },
  { "tbl", { "comprimé", "comprimés" }, { "tablet", "tablets" } },
  { "capsule", { "gélule", "gélules" }, { "capsule", "capsules" } },
  { "puff", { "bouffée", "bouffées" }, { "puff", "puffs" } },
  { "drop", { "goutte", "gouttes" }, { "drop", "drops" } },
  { "[drp]", { "goutte", "gouttes" }, { "drop", "drops" } },
  { "dose", { "dose", "doses" }, { "dose", "doses" } },
  { "pack", { "paquet", "paquets" }, { "pack", "packs" } },
  { "drink", { "verre", "verres" }, { "drink", "drinks" } },
};

static void
append_atom (GString *out, const char *atom, gboolean french, gboolean many)
{
  const char *international = strcasestr (atom, "[iu]");

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (strcmp (units[i].unit, atom) == 0)
      {
        g_string_append (out, french ? units[i].french[many] : units[i].english[many]);
        return;
      }
  if (international == NULL)
    g_string_append (out, atom);
  else
    g_string_append_printf (out, "%.*s%s%s", (int) (international - atom), atom,
                            french ? "UI" : "IU", international + strlen ("[iu]"));
}

/* What stands behind the first "/" is of one: "25 paquets/an". */
static char *
unit_words (const char *unit, gboolean french, gboolean many)
{
  g_autofree char *plain = g_strdup (unit);
  g_auto (GStrv) parts = NULL;
  GString *out = g_string_new (NULL);
  char *to = plain;

  for (const char *from = unit; *from != '\0'; from++)
    if (*from != '{' && *from != '}')
      *to++ = *from;
  *to = '\0';
  parts = g_strsplit (plain, "/", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (out, '/');
      append_atom (out, parts[i], french, many && i == 0);
    }
  return g_string_free (out, FALSE);
}

static char *
number_of (const LivretCda *cda, const xmlNode *node)
{
  char *value = livret_xml_attribute (node, "value");
  char *point = value != NULL && cda->french ? strchr (value, '.') : NULL;

  /* A number, not a version or a word. */
  if (point != NULL && value[strspn (value, "+-.0123456789")] == '\0' &&
      strchr (point + 1, '.') == NULL)
    *point = ',';
  return value;
}

static gboolean
is_many (const LivretCda *cda, const xmlNode *node)
{
  g_autofree char *text = livret_xml_attribute (node, "value");
  double value = text != NULL ? fabs (g_ascii_strtod (text, NULL)) : 0;

  return cda->french ? value >= 2 : value != 1;
}

/* UCUM puts what is counted in braces; 1 stands for none. */
char *
livret_cda_quantity (const LivretCda *cda, const xmlNode *node)
{
  g_autofree char *value = number_of (cda, node);
  g_autofree char *unit = livret_xml_attribute (node, "unit");
  g_autofree char *words = NULL;

  if (value == NULL || unit == NULL || strcmp (unit, "1") == 0)
    return g_steal_pointer (&value);
  words = unit_words (unit, cda->french, is_many (cda, node));
  return g_strdup_printf ("%s %s", value, words);
}

/* "tous les jours", "tous les 2 jours", "toutes les 12 h". */
char *
livret_cda_every (const LivretCda *cda, const xmlNode *period)
{
  g_autofree char *amount = livret_cda_quantity (cda, period);
  gboolean one = livret_xml_attribute_is (period, "value", "1");
  gboolean feminine = TRUE;

  if (amount == NULL)
    return NULL;
  for (guint i = 0; i < 4; i++)
    if (livret_xml_attribute_is (period, "unit", units[i].unit))
      {
        feminine = strcmp (units[i].unit, "wk") == 0;
        if (one)
          g_set_str (&amount, cda->french ? units[i].french[1] : units[i].english[0]);
      }
  if (one && livret_xml_attribute_is (period, "unit", "h"))
    g_set_str (&amount, cda->french ? "heures" : "hour");
  if (!cda->french)
    return g_strdup_printf ("every %s", amount);
  return g_strdup_printf (feminine ? "toutes les %s" : "tous les %s", amount);
}

/* --- Questions and answers ----------------------------------------------------------------------
 */

char *
livret_cda_narrower (const xmlNode *coded)
{
  GString *narrower = g_string_new (NULL);

  for (const xmlNode *qualifier = livret_xml_child (coded, "qualifier"); qualifier != NULL;
       qualifier = livret_xml_next (qualifier))
    {
      g_autofree char *words =
          livret_xml_attribute (livret_xml_child (qualifier, "value"), "displayName");

      if (words != NULL)
        g_string_append_printf (narrower, "%s%s", narrower->len > 0 ? ", " : "", words);
    }
  return g_string_free (narrower, narrower->len == 0);
}

static char *
question (const LivretCda *cda, const xmlNode *observation)
{
  const xmlNode *code = livret_xml_child (observation, "code");
  g_autofree char *narrower = livret_cda_narrower (code);
  g_autofree char *asked = livret_cda_words (cda, code);

  if (narrower == NULL || g_strcmp0 (narrower, asked) == 0)
    return g_steal_pointer (&asked);
  return asked != NULL ? g_strdup_printf ("%s (%s)", asked, narrower) : g_steal_pointer (&narrower);
}

char *
livret_cda_sentence (const LivretCda *cda, const xmlNode *observation, const char *answer)
{
  g_autofree char *asked = question (cda, observation);

  /* “Assertion” asks nothing: the answer is the statement. */
  if (livret_xml_attribute_is (livret_xml_child (observation, "code"), "code", "ASSERTION"))
    g_clear_pointer (&asked, g_free);
  if (asked != NULL && answer != NULL && strcmp (asked, answer) != 0)
    return g_strdup_printf ("%s : %s", asked, answer);
  return g_strdup (answer != NULL ? answer : asked);
}

gboolean
livret_cda_is_yes (const char *text)
{
  static const char *const yes[] = { "oui", "yes", "true" };

  for (guint i = 0; i < G_N_ELEMENTS (yes); i++)
    if (g_ascii_strcasecmp (text, yes[i]) == 0)
      return TRUE;
  return FALSE;
}

/* "≤ 5 mg/L", "3 – 5 mg/L". */
char *
livret_cda_amount (const LivretCda *cda, const xmlNode *value)
{
  char *alone = livret_cda_quantity (cda, value);
  const xmlNode *low = livret_xml_child (value, "low");
  const xmlNode *high = livret_xml_child (value, "high");
  g_autofree char *least = livret_cda_quantity (cda, low);
  g_autofree char *most = livret_cda_quantity (cda, high);

  if (alone != NULL)
    return alone;
  if (least != NULL && most != NULL && strcmp (least, most) == 0)
    return g_steal_pointer (&least);
  if (least != NULL && most != NULL)
    {
      g_autofree char *unit = livret_xml_attribute (high, "unit");

      if (unit != NULL && livret_xml_attribute_is (low, "unit", unit))
        g_set_str (&least, NULL), least = number_of (cda, low);
      return g_strdup_printf ("%s – %s", least, most);
    }
  if (least != NULL)
    return g_strdup_printf (livret_xml_attribute_is (low, "inclusive", "false") ? "> %s" : "≥ %s",
                            least);
  if (most != NULL)
    return g_strdup_printf (livret_xml_attribute_is (high, "inclusive", "false") ? "< %s" : "≤ %s",
                            most);
  return NULL;
}

char *
livret_cda_answer (const LivretCda *cda, const xmlNode *value)
{
  g_autofree char *answer = livret_xml_attribute_is (value, "type", "TS")
                                ? livret_cda_date (value)
                                : livret_cda_amount (cda, value);

  if (g_strcmp0 (answer, "true") == 0)
    return g_strdup (cda->french ? "oui" : "yes");
  if (g_strcmp0 (answer, "false") == 0)
    return g_strdup (cda->french ? "non" : "no");
  if (answer == NULL)
    answer = livret_cda_words (cda, value);
  /* A text, or where in the narrative it stands. */
  return answer != NULL ? g_steal_pointer (&answer) : livret_cda_reference (cda, value);
}

char *
livret_cda_code (const xmlNode *coded)
{
  g_autofree char *code = livret_xml_attribute (coded, "code");
  g_autofree char *system = livret_xml_attribute (coded, "codeSystem");

  if (code != NULL && system != NULL)
    return g_strconcat (system, "|", code, NULL);
  return livret_xml_child (coded, "translation") != NULL
             ? livret_cda_code (livret_xml_child (coded, "translation"))
             : NULL;
}
