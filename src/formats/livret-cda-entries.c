/* livret-cda-entries.c: statements of a CDA document: problems, allergies, procedures, family,
 * habits, devices. SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/livret-text.h"
#include "formats/livret-cda-found.h"

/* --- Problems and allergies ---------------------------------------------------------------------
 */

/* The observations inside a concern act, whatever links them. */
typedef gboolean (*TakeObservation) (LivretCda *cda,
                                     const LivretCdaSection *section,
                                     const xmlNode *observation,
                                     const xmlNode *concern,
                                     guint *taken);

static gboolean
take_concern (LivretCda *cda,
              const LivretCdaSection *section,
              const xmlNode *statement,
              TakeObservation take,
              guint *taken)
{
  if (livret_xml_is (statement, "observation"))
    return take (cda, section, statement, NULL, taken);
  for (const xmlNode *link = livret_xml_child (statement, "entryRelationship"); link != NULL;
       link = livret_xml_next (link))
    {
      const xmlNode *observation = livret_xml_child (link, "observation");

      if (observation != NULL && !livret_xml_attribute_is (link, "typeCode", "REFR") &&
          !take (cda, section, observation, statement, taken))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_problem (LivretCda *cda,
              const LivretCdaSection *section,
              const xmlNode *observation,
              const xmlNode *concern,
              guint *taken)
{
  const xmlNode *value = livret_xml_child (observation, "value");
  g_auto (LivretCdaFound) found = { 0 };

  if (livret_cda_says_nothing (value))
    return TRUE;
  found.none = livret_cda_says_none (value);
  found.text = livret_cda_words (cda, value);
  if (found.text == NULL)
    found.text = livret_cda_reference (cda, livret_xml_child (observation, "text"));
  if (found.text == NULL)
    found.text = livret_cda_words (cda, livret_xml_child (observation, "code"));
  found.code = livret_cda_code (value);
  livret_cda_take_time (&found, livret_xml_child (observation, "effectiveTime"));
  livret_cda_take_time (&found, livret_xml_child (concern, "effectiveTime"));
  if (livret_xml_attribute_is (observation, "negationInd", "true") && !found.none)
    return TRUE;
  return livret_cda_give (cda, section, "conditions", &found, taken);
}

static char *
agent_of (LivretCda *cda, const xmlNode *observation, char **code)
{
  for (const xmlNode *participant = livret_xml_child (observation, "participant");
       participant != NULL; participant = livret_xml_next (participant))
    {
      const xmlNode *entity = livret_xml_find (participant, "participantRole/playingEntity");
      char *words = livret_cda_words (cda, livret_xml_child (entity, "code"));

      if (words == NULL)
        words = livret_xml_line (livret_xml_child (entity, "name"));
      if (words != NULL)
        {
          *code = livret_cda_code (livret_xml_child (entity, "code"));
          return words;
        }
    }
  return NULL;
}

/* Reactions: what is linked as manifestation. */
static void
take_reactions (LivretCda *cda, const xmlNode *observation, LivretCdaFound *found)
{
  for (const xmlNode *link = livret_xml_child (observation, "entryRelationship"); link != NULL;
       link = livret_xml_next (link))
    if (livret_xml_attribute_is (link, "typeCode", "MFST") ||
        livret_xml_attribute_is (link, "inversionInd", "true"))
      livret_cda_comment (found,
                          livret_cda_words (cda, livret_xml_find (link, "observation/value")));
}

static gboolean
take_allergy (LivretCda *cda,
              const LivretCdaSection *section,
              const xmlNode *observation,
              const xmlNode *concern,
              guint *taken)
{
  const xmlNode *value = livret_xml_child (observation, "value");
  const xmlNode *kind = livret_xml_child (observation, "code");
  g_auto (LivretCdaFound) found = { 0 };

  if (livret_cda_says_nothing (value) || livret_cda_says_nothing (kind))
    return TRUE;
  found.text = agent_of (cda, observation, &found.code);
  found.none = livret_cda_says_none (value) || livret_cda_says_none (kind) ||
               livret_xml_attribute_is (observation, "negationInd", "true");
  if (found.text == NULL)
    {
      found.text = livret_cda_words (cda, value);
      found.code = livret_cda_code (value);
    }
  /* Not allergic to one thing is not: allergic to nothing. */
  if (found.none && !livret_cda_says_none (value) && !livret_cda_says_none (kind) &&
      found.text != NULL && livret_xml_child (observation, "participant") != NULL &&
      found.code != NULL)
    return TRUE;
  if (found.text == NULL)
    found.text = livret_cda_reference (cda, livret_xml_child (observation, "text"));
  /* A form's box that is ticked says which allergy by its question. */
  if (found.text == NULL || livret_cda_is_yes (found.text))
    {
      g_free (found.text);
      found.text = livret_cda_words (cda, kind);
    }
  livret_cda_take_time (&found, livret_xml_child (observation, "effectiveTime"));
  livret_cda_take_time (&found, livret_xml_child (concern, "effectiveTime"));
  take_reactions (cda, observation, &found);
  return livret_cda_give (cda, section, "allergies", &found, taken);
}

/* --- The rest -----------------------------------------------------------------------------------
 */

/* An act, procedure, encounter, supply or observation by what its code is called. */
static gboolean
take_coded (LivretCda *cda,
            const LivretCdaSection *section,
            const xmlNode *statement,
            const char *id,
            guint *taken)
{
  const xmlNode *code = livret_xml_child (statement, "code");
  const xmlNode *device =
      livret_xml_find (statement, "participant/participantRole/playingDevice/code");
  g_auto (LivretCdaFound) found = { 0 };

  if (livret_cda_says_nothing (code) ||
      livret_xml_attribute_is (statement, "negationInd", "true") ||
      livret_xml_attribute_is (statement, "moodCode", "INT") ||
      livret_xml_attribute_is (statement, "moodCode", "RQO") ||
      livret_xml_attribute_is (statement, "moodCode", "ARQ") ||
      livret_xml_attribute_is (statement, "moodCode", "PRMS"))
    return TRUE;
  if (strcmp (id, "devices") == 0 && device != NULL)
    code = device;
  found.none = livret_cda_says_none (code);
  found.text = livret_cda_words (cda, code);
  if (found.text == NULL)
    found.text = livret_cda_reference (cda, livret_xml_child (statement, "text"));
  found.code = livret_cda_code (code);
  livret_cda_take_time (&found, livret_xml_child (statement, "effectiveTime"));
  livret_cda_comment (&found,
                      livret_cda_words (cda, livret_xml_child (statement, "targetSiteCode")));
  return livret_cda_give (cda, section, id, &found, taken);
}

/* A question and its answer: “Tabac : 10 par jour”. */
static gboolean
take_answer (LivretCda *cda,
             const LivretCdaSection *section,
             const xmlNode *observation,
             const char *id,
             guint *taken)
{
  const xmlNode *value = livret_xml_child (observation, "value");
  g_autofree char *question = livret_cda_question (cda, observation);
  g_autofree char *answer = livret_cda_answer (cda, value);
  g_auto (LivretCdaFound) found = { 0 };

  if (livret_xml_attribute_is (observation, "negationInd", "true"))
    return TRUE;
  if (answer == NULL)
    answer = livret_cda_reference (cda, livret_xml_child (observation, "text"));
  if (question != NULL && answer != NULL && strcmp (question, answer) != 0)
    found.text = g_strdup_printf ("%s : %s", question, answer);
  else
    found.text = g_strdup (answer != NULL ? answer : question);
  found.code = livret_cda_code (livret_xml_child (observation, "code"));
  livret_cda_take_time (&found, livret_xml_child (observation, "effectiveTime"));
  return livret_cda_give (cda, section, id, &found, taken);
}

static gboolean
take_relative (LivretCda *cda,
               const LivretCdaSection *section,
               const xmlNode *organizer,
               guint *taken)
{
  g_autofree char *who =
      livret_cda_words (cda, livret_xml_find (organizer, "subject/relatedSubject/code"));

  for (const xmlNode *component = livret_xml_child (organizer, "component"); component != NULL;
       component = livret_xml_next (component))
    {
      const xmlNode *observation = livret_xml_child (component, "observation");
      const xmlNode *value = livret_xml_child (observation, "value");
      g_autofree char *what = livret_cda_words (cda, value);
      g_auto (LivretCdaFound) found = { 0 };

      if (observation == NULL || livret_cda_says_nothing (value) ||
          livret_xml_attribute_is (observation, "negationInd", "true"))
        continue;
      if (what == NULL)
        what = livret_cda_reference (cda, livret_xml_child (observation, "text"));
      if (what == NULL)
        continue;
      found.none = livret_cda_says_none (value);
      found.text = who != NULL ? g_strdup_printf ("%s : %s", who, what) : g_strdup (what);
      found.code = livret_cda_code (value);
      livret_cda_take_time (&found, livret_xml_child (observation, "effectiveTime"));
      if (!livret_cda_give (cda, section, "family", &found, taken))
        return FALSE;
    }
  return TRUE;
}

/* --- Which is which -----------------------------------------------------------------------------
 */

static gboolean
take_observation (LivretCda *cda,
                  const LivretCdaSection *section,
                  const xmlNode *observation,
                  guint *taken)
{
  const char *id = section->section;

  if (g_strcmp0 (id, "conditions") == 0)
    return take_problem (cda, section, observation, NULL, taken);
  if (g_strcmp0 (id, "allergies") == 0)
    return take_allergy (cda, section, observation, NULL, taken);
  if (g_strcmp0 (id, "procedures") == 0 || g_strcmp0 (id, "devices") == 0)
    return take_coded (cda, section, observation, id, taken);
  if (g_strcmp0 (id, "habits") == 0 || g_strcmp0 (id, "pregnancies") == 0 ||
      g_strcmp0 (id, "disabilities") == 0 || g_strcmp0 (id, "wishes") == 0)
    return take_answer (cda, section, observation, id, taken);
  return livret_cda_take_results (cda, section, observation, taken);
}

static gboolean
take_act (LivretCda *cda, const LivretCdaSection *section, const xmlNode *act, guint *taken)
{
  const char *id = section->section;

  if (g_strcmp0 (id, "allergies") == 0)
    return take_concern (cda, section, act, take_allergy, taken);
  if (g_strcmp0 (id, "conditions") == 0)
    return take_concern (cda, section, act, take_problem, taken);
  if (g_strcmp0 (id, "procedures") == 0)
    return take_coded (cda, section, act, id, taken);
  /* Laboratories have a section a speciality, with a code of its own. */
  return livret_cda_take_results (cda, section, act, taken);
}

/* Of a child, a mother, a father: theirs, and not to be taken for the person's own. */
static gboolean
is_somebody_elses (const xmlNode *statement)
{
  return livret_xml_find (statement, "subject/relatedSubject") != NULL;
}

/* Supplies are devices, or medicines that were handed out. */
static gboolean
take_supply (LivretCda *cda, const LivretCdaSection *section, const xmlNode *supply, guint *taken)
{
  if (g_strcmp0 (section->section, "devices") == 0)
    return take_coded (cda, section, supply, "devices", taken);
  return g_strcmp0 (section->section, "treatments") != 0 ||
         livret_cda_take_treatment (cda, section, supply, taken);
}

static gboolean
take_statement (LivretCda *cda,
                const LivretCdaSection *section,
                const xmlNode *statement,
                guint *taken)
{
  const char *id = section->section;

  if (g_strcmp0 (id, "none") == 0)
    return TRUE;
  if (livret_xml_is (statement, "organizer") && g_strcmp0 (id, "family") == 0)
    return take_relative (cda, section, statement, taken);
  if (is_somebody_elses (statement))
    return TRUE;
  if (livret_xml_is (statement, "substanceAdministration"))
    return livret_cda_take_administration (cda, section, statement, taken);
  if (livret_xml_is (statement, "observation"))
    return take_observation (cda, section, statement, taken);
  if (livret_xml_is (statement, "act"))
    return take_act (cda, section, statement, taken);
  if (livret_xml_is (statement, "organizer"))
    return livret_cda_take_results (cda, section, statement, taken);
  if (livret_xml_is (statement, "supply"))
    return take_supply (cda, section, statement, taken);
  if (livret_xml_is (statement, "procedure") &&
      (g_strcmp0 (id, "procedures") == 0 || g_strcmp0 (id, "devices") == 0))
    return take_coded (cda, section, statement, id, taken);
  /* Visits to a practice, which others list here too, are no stays. */
  return !livret_xml_is (statement, "encounter") ||
         !livret_cda_has_template (statement, "1.2.250.1.213.1.1.3.58") ||
         take_coded (cda, section, statement, "procedures", taken);
}

gboolean
livret_cda_take_entry (LivretCda *cda,
                       const LivretCdaSection *section,
                       const xmlNode *entry,
                       guint *taken)
{
  for (const xmlNode *statement = entry->children; statement != NULL; statement = statement->next)
    if (statement->type == XML_ELEMENT_NODE && !take_statement (cda, section, statement, taken))
      return FALSE;
  return TRUE;
}
