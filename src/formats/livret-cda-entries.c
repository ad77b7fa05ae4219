/* livret-cda-entries.c: statements of a CDA document: problems, allergies, procedures, family,
 * habits, devices. SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/livret-text.h"
#include "formats/livret-cda-found.h"

/* SNOMED CT: “problem” and “substance” in general. */
#define PROBLEM "55607006"
#define SUBSTANCE "105590001"

/* Organizers in organizers. */
#define DEPTH_MAX 12

/* --- Problems and allergies ---------------------------------------------------------------------
 */

/* The observations inside a concern act, whatever links them. */
typedef gboolean (*TakeObservation) (LivretCda *cda,
                                     const LivretCdaSection *section,
                                     const xmlNode *observation,
                                     const xmlNode *concern,
                                     guint *taken);

static gboolean
is_truth (const xmlNode *value)
{
  return livret_xml_attribute_is (value, "type", "BL");
}

static gboolean take_answer (LivretCda *cda,
                             const LivretCdaSection *section,
                             const xmlNode *observation,
                             const char *id,
                             guint *taken);

/* How severe a concern is and what became of it is no problem of its own. */
static gboolean
is_part (const xmlNode *observation)
{
  return livret_xml_attribute_is (livret_xml_child (observation, "code"), "code", "SEV") ||
         livret_cda_tells_status (observation);
}

/* Nor is what it only refers to, which is counted. */
static gboolean
is_aside (const xmlNode *link)
{
  return livret_xml_attribute_is (link, "typeCode", "REFR");
}

/* A box that is ticked, or not, about a concern: a question and its answer. The problems
 * themselves may be such boxes. */
static gboolean
is_box (const xmlNode *link, const xmlNode *observation)
{
  return is_truth (livret_xml_child (observation, "value")) &&
         !livret_xml_attribute_is (link, "typeCode", "SUBJ");
}

/* A null flavour of the statement itself: there is none, whatever stands in it. */
static gboolean
is_void (const xmlNode *statement)
{
  return livret_xml_raw (statement, "nullFlavor") != NULL;
}

static gboolean
take_boxes (LivretCda *cda, const LivretCdaSection *section, const xmlNode *statement, guint *taken)
{
  for (const xmlNode *link = livret_xml_child (statement, "entryRelationship"); link != NULL;
       link = livret_xml_next (link))
    {
      const xmlNode *observation = livret_xml_child (link, "observation");

      if (observation != NULL && is_box (link, observation) && !is_void (observation) &&
          !livret_cda_is_withdrawn (cda, observation, taken) &&
          !take_answer (cda, section, observation, "results", taken))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_concern (LivretCda *cda,
              const LivretCdaSection *section,
              const xmlNode *statement,
              TakeObservation take,
              guint *taken)
{
  for (const xmlNode *link = livret_xml_child (statement, "entryRelationship"); link != NULL;
       link = livret_xml_next (link))
    {
      const xmlNode *observation = livret_xml_child (link, "observation");

      if (observation == NULL || is_part (observation) || is_box (link, observation) ||
          is_void (observation))
        continue;
      if (is_aside (link))
        {
          cda->n_aside++;
          continue;
        }
      if (!livret_cda_is_withdrawn (cda, observation, taken) &&
          (!take (cda, section, observation, statement, taken) ||
           !take_boxes (cda, section, observation, taken)))
        return FALSE;
    }
  return take_boxes (cda, section, statement, taken);
}

gboolean
livret_cda_is_problem (const xmlNode *observation)
{
  /* SNOMED CT: diagnosis, problem, disease; LOINC: diagnosis. */
  static const char *const codes[] = { "282291009", PROBLEM, "64572001", "29308-4", NULL };
  const xmlNode *value = livret_xml_child (observation, "value");
  g_autofree char *code = livret_xml_attribute (livret_xml_child (observation, "code"), "code");

  return code != NULL && g_strv_contains (codes, code) &&
         (livret_xml_attribute_is (value, "type", "CD") ||
          livret_xml_attribute_is (value, "type", "CE")) &&
         livret_xml_raw (value, "displayName") != NULL &&
         (livret_cda_has_template (observation, "1.3.6.1.4.1.19376.1.5.3.1.4.5") ||
          livret_cda_has_template (observation, "2.16.840.1.113883.10.20.22.4.4"));
}

gboolean
livret_cda_take_problem (LivretCda *cda,
                         const LivretCdaSection *section,
                         const xmlNode *observation,
                         const xmlNode *concern,
                         guint *taken)
{
  const xmlNode *value = livret_xml_child (observation, "value");
  /* A box that is ticked says which problem by its question. */
  const xmlNode *what = is_truth (value) ? livret_xml_child (observation, "code") : value;
  gboolean negated = livret_xml_attribute_is (observation, "negationInd", "true");
  g_auto (LivretCdaFound) found = { 0 };

  if (livret_cda_says_nothing (value) ||
      (is_truth (value) && !livret_xml_attribute_is (value, "value", "true")))
    return TRUE;
  /* C-CDA: not a problem is: no problem. */
  found.none =
      livret_cda_says_none (value) || (negated && livret_xml_attribute_is (value, "code", PROBLEM));
  found.text = livret_cda_words (cda, what);
  if (found.text == NULL)
    found.text = livret_cda_reference (cda, livret_xml_child (observation, "text"));
  if (found.text == NULL)
    found.text = livret_cda_words (cda, livret_xml_child (observation, "code"));
  found.code = livret_cda_code (what);
  livret_cda_take_times (cda, &found, observation, concern);
  livret_cda_comment (&found, livret_cda_narrower (what));
  if (negated && !found.none)
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
      /* “A substance” names none. */
      if (livret_xml_attribute_is (livret_xml_child (entity, "code"), "code", SUBSTANCE))
        g_clear_pointer (&words, g_free);
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
    if ((livret_xml_attribute_is (link, "typeCode", "MFST") ||
         livret_xml_attribute_is (link, "inversionInd", "true")) &&
        !livret_cda_tells_status (livret_xml_child (link, "observation")))
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
  gboolean one_thing;

  if (livret_cda_says_nothing (value) || livret_cda_says_nothing (kind))
    return TRUE;
  found.text = agent_of (cda, observation, &found.code);
  one_thing = found.text != NULL && found.code != NULL;
  found.none = livret_cda_says_none (value) || livret_cda_says_none (kind) ||
               livret_xml_attribute_is (observation, "negationInd", "true");
  if (found.text == NULL)
    {
      found.text = livret_cda_words (cda, value);
      found.code = livret_cda_code (value);
    }
  /* Not allergic to one thing is not: allergic to nothing. */
  if (found.none && !livret_cda_says_none (value) && !livret_cda_says_none (kind) && one_thing)
    return TRUE;
  if (found.text == NULL)
    found.text = livret_cda_reference (cda, livret_xml_child (observation, "text"));
  /* A form's box that is ticked says which allergy by its question. */
  if (found.text == NULL || livret_cda_is_yes (found.text))
    {
      g_free (found.text);
      found.text = livret_cda_words (cda, kind);
    }
  livret_cda_take_times (cda, &found, observation, concern);
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
  /* By when it is handed over, not when it is over. */
  if (livret_xml_is (statement, "supply") && found.from == NULL)
    found.from = g_steal_pointer (&found.until);
  livret_cda_comment (&found, livret_cda_narrower (code));
  livret_cda_comment (&found,
                      livret_cda_words (cda, livret_xml_child (statement, "targetSiteCode")));
  return livret_cda_give (cda, section, id, &found, taken);
}

/* A question and its answer. */
static gboolean
take_answer (LivretCda *cda,
             const LivretCdaSection *section,
             const xmlNode *observation,
             const char *id,
             guint *taken)
{
  const xmlNode *value = livret_xml_child (observation, "value");
  g_autofree char *answer = livret_cda_answer (cda, value);
  g_auto (LivretCdaFound) found = { 0 };

  if (answer == NULL)
    answer = livret_cda_reference (cda, livret_xml_child (observation, "text"));
  if (livret_xml_attribute_is (observation, "negationInd", "true") ||
      (answer != NULL && livret_cda_answer_says_nothing (answer)))
    return TRUE;
  found.text = livret_cda_sentence (cda, observation, answer);
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
          livret_xml_attribute_is (observation, "negationInd", "true") ||
          livret_cda_is_withdrawn (cda, observation, taken))
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
    return livret_cda_take_problem (cda, section, observation, NULL, taken);
  if (g_strcmp0 (id, "allergies") == 0)
    return take_allergy (cda, section, observation, NULL, taken);
  if (g_strcmp0 (id, "procedures") == 0 || g_strcmp0 (id, "devices") == 0)
    return take_coded (cda, section, observation, id, taken);
  if (g_strcmp0 (id, "habits") == 0 || g_strcmp0 (id, "pregnancies") == 0 ||
      g_strcmp0 (id, "disabilities") == 0 || g_strcmp0 (id, "wishes") == 0)
    return take_answer (cda, section, observation, id, taken);
  return livret_cda_take_results (cda, section, observation, taken);
}

/* C-CDA wraps what a person goes home with in an act. */
static gboolean
take_medicines (LivretCda *cda, const LivretCdaSection *section, const xmlNode *act, guint *taken)
{
  for (const xmlNode *link = livret_xml_child (act, "entryRelationship"); link != NULL;
       link = livret_xml_next (link))
    {
      const xmlNode *medicine = livret_xml_child (link, "substanceAdministration");

      if (medicine != NULL && !livret_cda_take_administration (cda, section, medicine, taken))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_act (LivretCda *cda, const LivretCdaSection *section, const xmlNode *act, guint *taken)
{
  const char *id = section->section;

  if (g_strcmp0 (id, "allergies") == 0)
    return take_concern (cda, section, act, take_allergy, taken);
  if (g_strcmp0 (id, "conditions") == 0)
    return take_concern (cda, section, act, livret_cda_take_problem, taken);
  if (g_strcmp0 (id, "procedures") == 0)
    return take_coded (cda, section, act, id, taken);
  if (g_strcmp0 (id, "treatments") == 0)
    return take_medicines (cda, section, act, taken);
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

static gboolean take_statement (LivretCda *cda,
                                const LivretCdaSection *section,
                                const xmlNode *statement,
                                guint depth,
                                guint *taken);

static gboolean
take_members (LivretCda *cda,
              const LivretCdaSection *section,
              const xmlNode *organizer,
              guint depth,
              guint *taken)
{
  for (const xmlNode *link = organizer->children; link != NULL; link = link->next)
    {
      if (!livret_xml_is (link, "component") && !livret_xml_is (link, "entryRelationship"))
        continue;
      for (const xmlNode *inner = link->children; inner != NULL; inner = inner->next)
        if (inner->type == XML_ELEMENT_NODE &&
            !take_statement (cda, section, inner, depth + 1, taken))
          return FALSE;
    }
  return TRUE;
}

/* A group of devices, wishes, answers: each belongs where the group stands. */
static gboolean
take_organizer (LivretCda *cda,
                const LivretCdaSection *section,
                const xmlNode *organizer,
                guint depth,
                guint *taken)
{
  static const char *const grouped[] = { "devices", "procedures",   "habits", "pregnancies",
                                         "wishes",  "disabilities", NULL };
  const char *outer = cda->group_date;
  g_auto (LivretCdaFound) group = { 0 };
  gboolean more;

  if (section->section == NULL || !g_strv_contains (grouped, section->section))
    return livret_cda_take_results (cda, section, organizer, taken);
  if (depth > DEPTH_MAX)
    return TRUE;
  livret_cda_take_time (&group, livret_xml_child (organizer, "effectiveTime"));
  if (group.from != NULL)
    cda->group_date = group.from;
  more = take_members (cda, section, organizer, depth, taken);
  cda->group_date = outer;
  return more;
}

static gboolean
take_statement (LivretCda *cda,
                const LivretCdaSection *section,
                const xmlNode *statement,
                guint depth,
                guint *taken)
{
  const char *id = section->section;

  if (g_strcmp0 (id, "none") == 0 || is_void (statement) ||
      (g_strcmp0 (id, "plan") == 0 && !livret_xml_attribute_is (statement, "moodCode", "EVN")))
    return TRUE;
  /* A treatment that was broken off was taken until then. */
  if (!livret_xml_is (statement, "substanceAdministration") &&
      livret_cda_is_withdrawn (cda, statement, taken))
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
    return take_organizer (cda, section, statement, depth, taken);
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

/* A statement that stands there twice, with one identifier and the same content, is said once. */
static gboolean
is_repeated (LivretCda *cda, const LivretCdaSection *section, const xmlNode *statement)
{
  const xmlNode *id = livret_xml_child (statement, "id");
  g_autofree char *name = id != NULL ? livret_cda_identifier (id) : NULL;
  xmlBuffer *content = name != NULL ? xmlBufferCreate () : NULL;
  gboolean repeated = FALSE;

  if (content == NULL)
    return FALSE;
  if (xmlNodeDump (content, cda->root->doc, (xmlNode *) statement, 0, 0) > 0)
    {
      g_autofree char *mark = g_compute_checksum_for_data (
          G_CHECKSUM_SHA256, xmlBufferContent (content), (gsize) xmlBufferLength (content));

      repeated = !g_hash_table_add (cda->said, g_strconcat (section->code, "\t", mark, NULL));
    }
  xmlBufferFree (content);
  return repeated;
}

gboolean
livret_cda_take_entry (LivretCda *cda,
                       const LivretCdaSection *section,
                       const xmlNode *entry,
                       guint *taken)
{
  for (const xmlNode *statement = entry->children; statement != NULL; statement = statement->next)
    if (statement->type == XML_ELEMENT_NODE && is_repeated (cda, section, statement))
      *taken += 1;
    else if (statement->type == XML_ELEMENT_NODE &&
             !take_statement (cda, section, statement, 0, taken))
      return FALSE;
  return TRUE;
}
