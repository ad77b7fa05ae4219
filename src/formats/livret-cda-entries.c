/* livret-cda-entries.c: statements of a CDA document: problems, allergies, treatments,
 * vaccinations, procedures, family, habits, devices. SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/livret-text.h"
#include "formats/livret-cda.h"

/* What is known of a statement so far; all owned. */
typedef struct
{
  char *text;
  char *from;
  char *until;
  char *code;
  GString *comment;
  gboolean none;
} Found;

static void
found_clear (Found *found)
{
  g_free (found->text);
  g_free (found->from);
  g_free (found->until);
  g_free (found->code);
  if (found->comment != NULL)
    g_string_free (found->comment, TRUE);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Found, found_clear)

/* Takes @words. */
static void
comment (Found *found, char *words)
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

static gboolean
give (LivretCda *cda, const LivretCdaSection *section, const char *id, Found *found, guint *taken)
{
  LivretSinkEntry entry = { .section = id,
                            .text = found->none ? NULL : found->text,
                            .from = found->from,
                            .until = found->until,
                            .comment = found->comment != NULL ? found->comment->str : NULL,
                            .none = found->none,
                            .place = section->title,
                            .code = found->code };

  if (!found->none && found->text == NULL)
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
static void
take_time (Found *found, const xmlNode *time)
{
  if (time == NULL)
    return;
  if (found->from == NULL)
    found->from = livret_cda_date (livret_cda_child (time, "low"));
  if (found->until == NULL)
    found->until = livret_cda_date (livret_cda_child (time, "high"));
  if (found->from == NULL)
    found->from = livret_cda_date (time);
  if (found->from == NULL)
    found->from = livret_cda_date (livret_cda_child (time, "center"));
}

/* --- Absence ------------------------------------------------------------------------------------
 */

/* "No known …" of SNOMED CT and of the IPS: known to be absent. "No information" is no statement.
 */
static gboolean
says_none (const xmlNode *coded)
{
  static const char *const codes[] = { "no-known-allergies",
                                       "no-known-medications",
                                       "no-known-problems",
                                       "no-known-procedures",
                                       "no-known-immunizations",
                                       "no-known-devices",
                                       "716186003",
                                       "409137002",
                                       "160245001",
                                       "787481004",
                                       "428607008",
                                       "429625007",
                                       "160244002",
                                       "787480003",
                                       "787482006",
                                       NULL };
  g_autofree char *code = livret_cda_attribute (coded, "code");

  return code != NULL && g_strv_contains (codes, code);
}

static gboolean
says_nothing (const xmlNode *coded)
{
  static const char *const codes[] = { "no-allergy-info",
                                       "no-medication-info",
                                       "no-problem-info",
                                       "no-procedure-info",
                                       "no-immunization-info",
                                       "no-device-info",
                                       NULL };
  g_autofree char *code = livret_cda_attribute (coded, "code");

  return code != NULL && g_strv_contains (codes, code);
}

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
  if (livret_cda_is (statement, "observation"))
    return take (cda, section, statement, NULL, taken);
  for (const xmlNode *link = livret_cda_child (statement, "entryRelationship"); link != NULL;
       link = livret_cda_next (link))
    {
      const xmlNode *observation = livret_cda_child (link, "observation");

      if (observation != NULL && !livret_cda_attribute_is (link, "typeCode", "REFR") &&
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
  const xmlNode *value = livret_cda_child (observation, "value");
  g_auto (Found) found = { 0 };

  if (says_nothing (value))
    return TRUE;
  found.none = says_none (value);
  found.text = livret_cda_words (cda, value);
  if (found.text == NULL)
    found.text = livret_cda_reference (cda, livret_cda_child (observation, "text"));
  if (found.text == NULL)
    found.text = livret_cda_words (cda, livret_cda_child (observation, "code"));
  found.code = livret_cda_code (value);
  take_time (&found, livret_cda_child (observation, "effectiveTime"));
  take_time (&found, livret_cda_child (concern, "effectiveTime"));
  if (livret_cda_attribute_is (observation, "negationInd", "true") && !found.none)
    return TRUE;
  return give (cda, section, "conditions", &found, taken);
}

static char *
agent_of (LivretCda *cda, const xmlNode *observation, char **code)
{
  for (const xmlNode *participant = livret_cda_child (observation, "participant");
       participant != NULL; participant = livret_cda_next (participant))
    {
      const xmlNode *entity = livret_cda_find (participant, "participantRole/playingEntity");
      char *words = livret_cda_words (cda, livret_cda_child (entity, "code"));

      if (words == NULL)
        words = livret_cda_line (livret_cda_child (entity, "name"));
      if (words != NULL)
        {
          *code = livret_cda_code (livret_cda_child (entity, "code"));
          return words;
        }
    }
  return NULL;
}

/* Reactions: what is linked as manifestation. */
static void
take_reactions (LivretCda *cda, const xmlNode *observation, Found *found)
{
  for (const xmlNode *link = livret_cda_child (observation, "entryRelationship"); link != NULL;
       link = livret_cda_next (link))
    if (livret_cda_attribute_is (link, "typeCode", "MFST") ||
        livret_cda_attribute_is (link, "inversionInd", "true"))
      comment (found, livret_cda_words (cda, livret_cda_find (link, "observation/value")));
}

static gboolean
take_allergy (LivretCda *cda,
              const LivretCdaSection *section,
              const xmlNode *observation,
              const xmlNode *concern,
              guint *taken)
{
  const xmlNode *value = livret_cda_child (observation, "value");
  const xmlNode *kind = livret_cda_child (observation, "code");
  g_auto (Found) found = { 0 };

  if (says_nothing (value) || says_nothing (kind))
    return TRUE;
  found.text = agent_of (cda, observation, &found.code);
  found.none = says_none (value) || says_none (kind) ||
               livret_cda_attribute_is (observation, "negationInd", "true");
  if (found.text == NULL)
    {
      found.text = livret_cda_words (cda, value);
      found.code = livret_cda_code (value);
    }
  /* Not allergic to one thing is not: allergic to nothing. */
  if (found.none && !says_none (value) && !says_none (kind) && found.text != NULL &&
      livret_cda_child (observation, "participant") != NULL && found.code != NULL)
    return TRUE;
  if (found.text == NULL)
    found.text = livret_cda_reference (cda, livret_cda_child (observation, "text"));
  /* A form's box that is ticked says which allergy by its question. */
  if (found.text == NULL || livret_cda_is_yes (found.text))
    {
      g_free (found.text);
      found.text = livret_cda_words (cda, kind);
    }
  take_time (&found, livret_cda_child (observation, "effectiveTime"));
  take_time (&found, livret_cda_child (concern, "effectiveTime"));
  take_reactions (cda, observation, &found);
  return give (cda, section, "allergies", &found, taken);
}

/* --- Treatments and vaccinations ----------------------------------------------------------------
 */

static const xmlNode *
material_of (const xmlNode *administration)
{
  const xmlNode *product = livret_cda_find (administration, livret_cda_is (administration, "supply")
                                                                ? "product/manufacturedProduct"
                                                                : "consumable/manufacturedProduct");
  const xmlNode *material = livret_cda_child (product, "manufacturedMaterial");

  return material != NULL ? material : livret_cda_child (product, "manufacturedLabeledDrug");
}

static char *
name_of (LivretCda *cda, const xmlNode *material)
{
  char *name = livret_cda_line (livret_cda_child (material, "name"));

  return name != NULL ? name : livret_cda_words (cda, livret_cda_child (material, "code"));
}

static void
take_posology (LivretCda *cda, const xmlNode *administration, Found *found)
{
  const xmlNode *dose = livret_cda_child (administration, "doseQuantity");
  char *words = livret_cda_quantity (dose);

  comment (found, words != NULL ? words : livret_cda_quantity (livret_cda_child (dose, "low")));
  comment (found, livret_cda_words (cda, livret_cda_child (administration, "routeCode")));
  for (const xmlNode *time = livret_cda_child (administration, "effectiveTime"); time != NULL;
       time = livret_cda_next (time))
    {
      g_autofree char *period = livret_cda_quantity (livret_cda_child (time, "period"));

      comment (found, livret_cda_words (cda, livret_cda_child (time, "event")));
      if (period != NULL)
        comment (found, g_strdup_printf ("/ %s", period));
    }
}

static gboolean
take_treatment (LivretCda *cda,
                const LivretCdaSection *section,
                const xmlNode *administration,
                guint *taken)
{
  const xmlNode *material = material_of (administration);
  const xmlNode *code = livret_cda_child (material, "code");
  g_auto (Found) found = { 0 };

  if (says_nothing (code) || says_nothing (livret_cda_child (administration, "code")))
    return TRUE;
  found.none = says_none (code) || says_none (livret_cda_child (administration, "code"));
  if (livret_cda_attribute_is (administration, "negationInd", "true") && !found.none)
    return TRUE;
  found.text = name_of (cda, material);
  if (found.text == NULL)
    found.text = livret_cda_reference (cda, livret_cda_child (administration, "text"));
  found.code = livret_cda_code (code);
  for (const xmlNode *time = livret_cda_child (administration, "effectiveTime"); time != NULL;
       time = livret_cda_next (time))
    take_time (&found, time);
  take_posology (cda, administration, &found);
  return give (cda, section, "treatments", &found, taken);
}

/* Without a day it is the number that tells one dose from the next. */
static void
say_rank (Found *found, const char *rank)
{
  g_autofree char *text = found->text;

  if (found->from != NULL || text == NULL)
    {
      found->text = g_steal_pointer (&text);
      comment (found, g_strdup_printf ("n° %s", rank));
      return;
    }
  found->text = g_strdup_printf ("%s (n° %s)", text, rank);
}

static void
take_rank (const xmlNode *administration, Found *found)
{
  for (const xmlNode *link = livret_cda_child (administration, "entryRelationship"); link != NULL;
       link = livret_cda_next (link))
    {
      const xmlNode *observation = livret_cda_child (link, "observation");
      g_autofree char *rank =
          livret_cda_attribute (livret_cda_child (observation, "value"), "value");

      if (rank != NULL &&
          livret_cda_attribute_is (livret_cda_child (observation, "code"), "code", "30973-2"))
        {
          say_rank (found, rank);
          return;
        }
    }
}

static gboolean
take_vaccination (LivretCda *cda,
                  const LivretCdaSection *section,
                  const xmlNode *administration,
                  guint *taken)
{
  const xmlNode *material = material_of (administration);
  const xmlNode *code = livret_cda_child (material, "code");
  g_auto (Found) found = { 0 };
  g_autofree char *lot = livret_cda_line (livret_cda_child (material, "lotNumberText"));

  if (says_nothing (code))
    return TRUE;
  found.none = says_none (code);
  if (livret_cda_attribute_is (administration, "negationInd", "true") && !found.none)
    return TRUE;
  found.text = name_of (cda, material);
  if (found.text == NULL)
    found.text = livret_cda_reference (cda, livret_cda_child (administration, "text"));
  found.code = livret_cda_code (code);
  /* A vaccination has a day, no span. */
  take_time (&found, livret_cda_child (administration, "effectiveTime"));
  g_clear_pointer (&found.until, g_free);
  take_rank (administration, &found);
  if (lot != NULL)
    comment (&found, g_strdup_printf ("lot %s", lot));
  return give (cda, section, "vaccinations", &found, taken);
}

static gboolean
is_vaccination (const LivretCdaSection *section, const xmlNode *administration)
{
  return livret_cda_has_template (administration, "1.3.6.1.4.1.19376.1.5.3.1.4.12") ||
         livret_cda_has_template (administration, "2.16.840.1.113883.10.20.22.4.52") ||
         g_strcmp0 (section->section, "vaccinations") == 0;
}

static gboolean
take_administration (LivretCda *cda,
                     const LivretCdaSection *section,
                     const xmlNode *administration,
                     guint *taken)
{
  /* What is planned or proposed has not been. */
  if (livret_cda_attribute_is (administration, "moodCode", "PRP") ||
      livret_cda_attribute_is (administration, "moodCode", "PRMS"))
    return TRUE;
  return is_vaccination (section, administration)
             ? take_vaccination (cda, section, administration, taken)
             : take_treatment (cda, section, administration, taken);
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
  const xmlNode *code = livret_cda_child (statement, "code");
  const xmlNode *device =
      livret_cda_find (statement, "participant/participantRole/playingDevice/code");
  g_auto (Found) found = { 0 };

  if (says_nothing (code) || livret_cda_attribute_is (statement, "negationInd", "true") ||
      livret_cda_attribute_is (statement, "moodCode", "INT") ||
      livret_cda_attribute_is (statement, "moodCode", "RQO") ||
      livret_cda_attribute_is (statement, "moodCode", "ARQ") ||
      livret_cda_attribute_is (statement, "moodCode", "PRMS"))
    return TRUE;
  if (strcmp (id, "devices") == 0 && device != NULL)
    code = device;
  found.none = says_none (code);
  found.text = livret_cda_words (cda, code);
  if (found.text == NULL)
    found.text = livret_cda_reference (cda, livret_cda_child (statement, "text"));
  found.code = livret_cda_code (code);
  take_time (&found, livret_cda_child (statement, "effectiveTime"));
  comment (&found, livret_cda_words (cda, livret_cda_child (statement, "targetSiteCode")));
  return give (cda, section, id, &found, taken);
}

/* A question and its answer: “Tabac : 10 par jour”. */
static gboolean
take_answer (LivretCda *cda,
             const LivretCdaSection *section,
             const xmlNode *observation,
             const char *id,
             guint *taken)
{
  const xmlNode *value = livret_cda_child (observation, "value");
  g_autofree char *question = livret_cda_question (cda, observation);
  g_autofree char *answer = livret_cda_answer (cda, value);
  g_auto (Found) found = { 0 };

  if (livret_cda_attribute_is (observation, "negationInd", "true"))
    return TRUE;
  if (answer == NULL)
    answer = livret_cda_reference (cda, livret_cda_child (observation, "text"));
  if (question != NULL && answer != NULL && strcmp (question, answer) != 0)
    found.text = g_strdup_printf ("%s : %s", question, answer);
  else
    found.text = g_strdup (answer != NULL ? answer : question);
  found.code = livret_cda_code (livret_cda_child (observation, "code"));
  take_time (&found, livret_cda_child (observation, "effectiveTime"));
  return give (cda, section, id, &found, taken);
}

static gboolean
take_relative (LivretCda *cda,
               const LivretCdaSection *section,
               const xmlNode *organizer,
               guint *taken)
{
  g_autofree char *who =
      livret_cda_words (cda, livret_cda_find (organizer, "subject/relatedSubject/code"));

  for (const xmlNode *component = livret_cda_child (organizer, "component"); component != NULL;
       component = livret_cda_next (component))
    {
      const xmlNode *observation = livret_cda_child (component, "observation");
      const xmlNode *value = livret_cda_child (observation, "value");
      g_autofree char *what = livret_cda_words (cda, value);
      g_auto (Found) found = { 0 };

      if (observation == NULL || says_nothing (value) ||
          livret_cda_attribute_is (observation, "negationInd", "true"))
        continue;
      if (what == NULL)
        what = livret_cda_reference (cda, livret_cda_child (observation, "text"));
      if (what == NULL)
        continue;
      found.none = says_none (value);
      found.text = who != NULL ? g_strdup_printf ("%s : %s", who, what) : g_strdup (what);
      found.code = livret_cda_code (value);
      take_time (&found, livret_cda_child (observation, "effectiveTime"));
      if (!give (cda, section, "family", &found, taken))
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
  return livret_cda_find (statement, "subject/relatedSubject") != NULL;
}

/* Supplies are devices, or medicines that were handed out. */
static gboolean
take_supply (LivretCda *cda, const LivretCdaSection *section, const xmlNode *supply, guint *taken)
{
  if (g_strcmp0 (section->section, "devices") == 0)
    return take_coded (cda, section, supply, "devices", taken);
  return g_strcmp0 (section->section, "treatments") != 0 ||
         take_treatment (cda, section, supply, taken);
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
  if (livret_cda_is (statement, "organizer") && g_strcmp0 (id, "family") == 0)
    return take_relative (cda, section, statement, taken);
  if (is_somebody_elses (statement))
    return TRUE;
  if (livret_cda_is (statement, "substanceAdministration"))
    return take_administration (cda, section, statement, taken);
  if (livret_cda_is (statement, "observation"))
    return take_observation (cda, section, statement, taken);
  if (livret_cda_is (statement, "act"))
    return take_act (cda, section, statement, taken);
  if (livret_cda_is (statement, "organizer"))
    return livret_cda_take_results (cda, section, statement, taken);
  if (livret_cda_is (statement, "supply"))
    return take_supply (cda, section, statement, taken);
  if (livret_cda_is (statement, "procedure") &&
      (g_strcmp0 (id, "procedures") == 0 || g_strcmp0 (id, "devices") == 0))
    return take_coded (cda, section, statement, id, taken);
  /* Visits to a practice, which others list here too, are no stays. */
  return !livret_cda_is (statement, "encounter") ||
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
