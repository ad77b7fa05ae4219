/* livret-cda-found.c: one statement of a CDA document on its way to the sink.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-cda-found.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
livret_cda_found_clear (LivretCdaFound *found)
{
  g_free (found->text);
  g_free (found->from);
  g_free (found->until);
  g_free (found->code);
  if (found->comment != NULL)
    g_string_free (found->comment, TRUE);
}
/* Takes @words. */
void
livret_cda_comment (LivretCdaFound *found, char *words)
{
  g_autofree char *owned = words;

  if (owned == NULL || (found->text != NULL && strcmp (owned, found->text) == 0))
    return;
  if (found->comment == NULL)
    found->comment = g_string_new (NULL);
  if (strstr (found->comment->str, owned) != NULL)
    return;
  if (found->comment->len > 0)
    g_string_append (found->comment, ", ");
  g_string_append (found->comment, owned);
}

gboolean
livret_cda_give (LivretCda *cda,
                 const LivretCdaSection *section,
                 const char *id,
                 LivretCdaFound *found,
                 guint *taken)
{
  LivretSinkEntry entry = { .section = id,
                            .text = found->none ? NULL : found->text,
                            .from = found->from,
                            .until = found->until,
                            .comment = found->comment != NULL ? found->comment->str : NULL,
                            .none = found->none,
                            .place = section->title,
                            .code = found->code };

  if (entry.from == NULL && entry.until == NULL)
    entry.from = cda->group_date;
  if (!found->none && (found->text == NULL || livret_cda_words_say_nothing (found->text)))
    return TRUE;
  /* What was not paid for may have been all the same. */
  if (found->none && cda->reimbursement)
    return TRUE;
  /* "None" needs a day: that of the document, where it has none of its own. */
  if (found->none && entry.from == NULL)
    entry.from = cda->date;
  if (found->none && entry.from == NULL)
    return TRUE;
  *taken += 1;
  return livret_sink_entry (cda->sink, &entry);
}

/* --- Dates --------------------------------------------------------------------------------------
 */

/* Of an IVL_TS or TS; what is known already stays. */
void
livret_cda_take_time (LivretCdaFound *found, const xmlNode *time)
{
  if (time == NULL)
    return;
  if (found->from == NULL)
    found->from = livret_cda_date (livret_xml_child (time, "low"));
  if (found->until == NULL)
    found->until = livret_cda_date (livret_xml_child (time, "high"));
  if (found->from == NULL)
    found->from = livret_cda_date (time);
  if (found->from == NULL)
    found->from = livret_cda_date (livret_xml_child (time, "center"));
}

/* --- What became of it --------------------------------------------------------------------------
 */

/* LOINC: status of a problem or allergy; its values are of SNOMED CT. */
#define STATUS "33999-4"

gboolean
livret_cda_tells_status (const xmlNode *observation)
{
  return livret_xml_attribute_is (livret_xml_child (observation, "code"), "code", STATUS);
}

static const xmlNode *
status_of (const xmlNode *observation)
{
  for (const xmlNode *link = livret_xml_child (observation, "entryRelationship"); link != NULL;
       link = livret_xml_next (link))
    if (livret_cda_tells_status (livret_xml_child (link, "observation")))
      return livret_xml_find (link, "observation/value");
  return NULL;
}

static gboolean
is_active (const xmlNode *status)
{
  return livret_xml_attribute_is (status, "code", "55561003");
}

static gboolean
is_over (const xmlNode *status)
{
  return livret_xml_attribute_is (status, "code", "413322009") || /* resolved */
         livret_xml_attribute_is (status, "code", "73425007");    /* inactive */
}

/* At the latest when nobody looked after it any more, or when the document was written. */
static void
end (LivretCda *cda, LivretCdaFound *found, const xmlNode *concern)
{
  if (found->until != NULL)
    return;
  found->until = livret_cda_date (livret_xml_find (concern, "effectiveTime/high"));
  if (found->until == NULL)
    found->until = g_strdup (cda->date);
  if (found->until != NULL && found->from != NULL && strcmp (found->until, found->from) < 0)
    g_clear_pointer (&found->until, g_free);
  if (found->until == NULL)
    found->until = g_strdup (found->from);
  livret_cda_comment (found, g_strdup (_ ("ended, the day is not told")));
}

/* When a concern ended is when somebody ceased to look after it, not when the illness was over. */
void
livret_cda_take_times (LivretCda *cda,
                       LivretCdaFound *found,
                       const xmlNode *observation,
                       const xmlNode *concern)
{
  const xmlNode *status = status_of (observation);

  livret_cda_take_time (found, livret_xml_child (observation, "effectiveTime"));
  if (found->from == NULL && found->until == NULL)
    {
      livret_cda_take_time (found, livret_xml_child (concern, "effectiveTime"));
      if (is_active (status))
        g_clear_pointer (&found->until, g_free);
    }
  if (is_over (status))
    end (cda, found, concern);
}

gboolean
livret_cda_holds (const xmlNode *statement)
{
  static const char *const codes[] = { "nullified", "cancelled", "aborted", NULL };
  g_autofree char *status =
      livret_xml_attribute (livret_xml_child (statement, "statusCode"), "code");

  return status == NULL || !g_strv_contains (codes, status);
}

gboolean
livret_cda_is_withdrawn (LivretCda *cda, const xmlNode *statement, guint *taken)
{
  if (livret_cda_holds (statement))
    return FALSE;
  cda->n_withdrawn++;
  *taken += 1;
  return TRUE;
}

/* --- Absence ------------------------------------------------------------------------------------
 */

/* "No known …" of SNOMED CT and of the IPS: known to be absent. "No information" is no statement;
 * nor is that one sort of allergy is not known: the section is not empty for it. */
gboolean
livret_cda_says_none (const xmlNode *coded)
{
  static const char *const codes[] = { "no-known-allergies",
                                       "no-known-medications",
                                       "no-known-problems",
                                       "no-known-procedures",
                                       "no-known-immunizations",
                                       "no-known-devices",
                                       "716186003",
                                       "160245001",
                                       "787481004",
                                       "160244002",
                                       "787480003",
                                       "787482006",
                                       NULL };
  g_autofree char *code = livret_xml_attribute (coded, "code");

  return code != NULL && g_strv_contains (codes, code);
}

gboolean
livret_cda_says_nothing (const xmlNode *coded)
{
  static const char *const codes[] = { "no-allergy-info",
                                       "no-medication-info",
                                       "no-problem-info",
                                       "no-procedure-info",
                                       "no-immunization-info",
                                       "no-device-info",
                                       "no-known-medication-allergies",
                                       "no-known-environmental-allergies",
                                       "no-known-food-allergies",
                                       "409137002",
                                       "428607008",
                                       "429625007",
                                       NULL };
  g_autofree char *code = livret_xml_attribute (coded, "code");

  return code != NULL && g_strv_contains (codes, code);
}

static gboolean
is_filler (const char *folded)
{
  static const struct
  {
    const char *start;
    const char *end;
  } sentences[] = {
    { "no ", " data is applicable" },
    { "no ", " information available" },
    { "", " not documented" },
    { "", " excluded/not available" },
    { "", ": no data" },
    { "no information", "" },
    { "no known hospital discharge ", "" },
    { "aucune donnée ", "" },
    { "aucune information", "" },
    { "pas d’information", "" },
    { "pas d'information", "" },
  };
  static const char *const whole[] = { "no data", "n/a", "no vaccine administered", "sans objet",
                                       NULL };

  if (g_strv_contains (whole, folded))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (g_str_has_prefix (folded, sentences[i].start) &&
        g_str_has_suffix (folded, sentences[i].end))
      return TRUE;
  return FALSE;
}

gboolean
livret_cda_answer_says_nothing (const char *words)
{
  g_autofree char *folded = g_utf8_strdown (words, -1);

  return is_filler (folded);
}

/* No code says so: the words stand in the place of a name, under a null flavour that others write
 * beside true names. */
gboolean
livret_cda_words_say_nothing (const char *words)
{
  static const char *const names[] = { "aucun", "aucune", "néant", NULL };
  g_autofree char *folded = g_utf8_strdown (words, -1);

  return g_strv_contains (names, folded) || is_filler (folded);
}
