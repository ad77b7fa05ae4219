/* livret-fhir-statements.c: conditions, allergies, vaccinations, procedures, family, devices,
 * wishes. SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/livret-fhir.h"

static gboolean
leave (LivretFhir *fhir, const LivretFhirResource *resource, LivretFhirWhy why)
{
  livret_fhir_leave (fhir, resource, why);
  return TRUE;
}

static gboolean
status_is (JsonObject *object, const char *member, const char *const *values)
{
  const char *status = livret_fhir_text (object, member);

  return status != NULL && g_strv_contains (values, status);
}

/* %TRUE with the reason in @why: refuted, or entered in error. */
static gboolean
is_denied (JsonObject *object, LivretFhirWhy *why)
{
  static const char *const refuted[] = { "refuted", NULL };
  static const char *const wrong[] = { "entered-in-error", NULL };
  JsonObject *verification = livret_json_get_object (object, "verificationStatus");

  *why = livret_fhir_has_code (verification, wrong) ? LIVRET_FHIR_IN_ERROR : LIVRET_FHIR_NOT_SO;
  return *why == LIVRET_FHIR_IN_ERROR || livret_fhir_has_code (verification, refuted);
}

static void
take_doubt (JsonObject *object, LivretFhirEntry *entry)
{
  static const char *const doubts[] = { "unconfirmed", "provisional", "differential", NULL };

  if (livret_fhir_has_code (livret_json_get_object (object, "verificationStatus"), doubts))
    livret_fhir_comment (entry, g_strdup (_ ("not confirmed")));
}

static gboolean
is_over (JsonObject *object)
{
  static const char *const over[] = { "inactive", "remission", "resolved", NULL };

  return livret_fhir_has_code (livret_json_get_object (object, "clinicalStatus"), over);
}

/* --- Conditions and allergies -------------------------------------------------------------------
 */

static void
take_onset (JsonObject *object, LivretFhirEntry *entry)
{
  LivretFhirEntry end = { 0 };

  livret_fhir_period (entry, object, "onset");
  livret_fhir_period (&end, object, "abatement");
  if (end.from != NULL || end.until != NULL)
    g_set_str (&entry->until, end.until != NULL ? end.until : end.from);
  if (end.comment != NULL)
    livret_fhir_comment (entry, g_strdup (end.comment->str));
  livret_fhir_entry_clear (&end);
}

gboolean
livret_fhir_take_condition (LivretFhir *fhir, const LivretFhirResource *resource)
{
  JsonObject *object = resource->object;
  JsonObject *code = livret_json_get_object (object, "code");
  const LivretFhirPlace *place = livret_fhir_place_of (fhir->file, resource);
  g_auto (LivretFhirEntry) entry = { 0 };
  const char *section = "conditions";
  LivretFhirWhy why;

  if (is_denied (object, &why))
    return leave (fhir, resource, why);
  if (livret_fhir_says_unknown (code))
    return leave (fhir, resource, LIVRET_FHIR_UNKNOWN);
  entry.none = livret_fhir_says_none (code);
  entry.text = livret_fhir_words (code);
  entry.code = livret_fhir_code (code);
  take_onset (object, &entry);
  take_doubt (object, &entry);
  livret_fhir_comment (&entry, livret_fhir_first_words (object, "bodySite"));
  livret_fhir_notes (&entry, object);
  if (is_over (object) && !entry.none)
    livret_fhir_ended (&entry, livret_fhir_text (object, "recordedDate"));
  if (place != NULL && g_strcmp0 (place->section, "disabilities") == 0)
    section = place->section;
  return livret_fhir_give (fhir, resource, section, &entry);
}

static void
take_reactions (JsonObject *object, LivretFhirEntry *entry)
{
  for (guint i = 0; i < livret_fhir_count (object, "reaction"); i++)
    {
      JsonObject *reaction = livret_fhir_at (object, "reaction", i);

      for (guint k = 0; k < livret_fhir_count (reaction, "manifestation"); k++)
        livret_fhir_comment (entry,
                             livret_fhir_words (livret_fhir_at (reaction, "manifestation", k)));
    }
  if (livret_fhir_text_is (object, "criticality", "high"))
    livret_fhir_comment (entry, g_strdup (_ ("may be dangerous to life")));
}

gboolean
livret_fhir_take_allergy (LivretFhir *fhir, const LivretFhirResource *resource)
{
  JsonObject *object = resource->object;
  JsonObject *code = livret_json_get_object (object, "code");
  g_auto (LivretFhirEntry) entry = { 0 };
  LivretFhirWhy why;

  if (is_denied (object, &why))
    return leave (fhir, resource, why);
  if (livret_fhir_says_unknown (code))
    return leave (fhir, resource, LIVRET_FHIR_UNKNOWN);
  if (livret_fhir_says_part (code))
    return leave (fhir, resource, LIVRET_FHIR_NO_PLACE);
  entry.none = livret_fhir_says_none (code);
  entry.text = livret_fhir_words (code);
  entry.code = livret_fhir_code (code);
  for (guint i = 0; entry.text == NULL && i < livret_fhir_count (object, "reaction"); i++)
    entry.text = livret_fhir_words (
        livret_json_get_object (livret_fhir_at (object, "reaction", i), "substance"));
  livret_fhir_period (&entry, object, "onset");
  take_reactions (object, &entry);
  take_doubt (object, &entry);
  livret_fhir_notes (&entry, object);
  if (is_over (object) && !entry.none)
    livret_fhir_ended (&entry, livret_fhir_text (object, "recordedDate"));
  return livret_fhir_give (fhir, resource, "allergies", &entry);
}

/* --- Vaccinations and procedures ----------------------------------------------------------------
 */

/* Without a day it is the number that tells one dose from the next. */
static void
say_rank (LivretFhirEntry *entry, const char *rank)
{
  g_autofree char *line = livret_fhir_line (rank);
  g_autofree char *text = entry->text;

  if (entry->from != NULL || text == NULL)
    {
      entry->text = g_steal_pointer (&text);
      livret_fhir_comment (entry, g_steal_pointer (&line));
      return;
    }
  entry->text = g_strdup_printf ("%s (%s)", text, line);
}

static void
take_rank (JsonObject *object, LivretFhirEntry *entry)
{
  JsonObject *protocol = livret_fhir_at (object, "protocolApplied", 0);
  const char *rank = livret_fhir_text (protocol, "doseNumberPositiveInt");
  const char *lot = livret_fhir_text (object, "lotNumber");
  g_autofree char *words = NULL;

  if (rank == NULL)
    rank = livret_fhir_text (protocol, "doseNumberString");
  if (rank != NULL)
    {
      words = g_strdup_printf ("n° %s", rank);
      say_rank (entry, words);
    }
  for (guint i = 0; i < livret_fhir_count (protocol, "targetDisease"); i++)
    livret_fhir_comment (entry, livret_fhir_words (livret_fhir_at (protocol, "targetDisease", i)));
  if (lot != NULL)
    {
      g_autofree char *number = g_strdup_printf ("lot %s", lot);

      livret_fhir_comment (entry, livret_fhir_line (number));
    }
}

gboolean
livret_fhir_take_immunization (LivretFhir *fhir, const LivretFhirResource *resource)
{
  static const char *const wrong[] = { "entered-in-error", NULL };
  static const char *const not_done[] = { "not-done", NULL };
  JsonObject *object = resource->object;
  JsonObject *code = livret_json_get_object (object, "vaccineCode");
  g_auto (LivretFhirEntry) entry = { 0 };

  if (status_is (object, "status", wrong))
    return leave (fhir, resource, LIVRET_FHIR_IN_ERROR);
  if (status_is (object, "status", not_done))
    return leave (fhir, resource, LIVRET_FHIR_NOT_SO);
  if (livret_fhir_says_unknown (code))
    return leave (fhir, resource, LIVRET_FHIR_UNKNOWN);
  entry.none = livret_fhir_says_none (code);
  entry.text = livret_fhir_words (code);
  entry.code = livret_fhir_code (code);
  livret_fhir_period (&entry, object, "occurrence");
  take_rank (object, &entry);
  livret_fhir_notes (&entry, object);
  return livret_fhir_give (fhir, resource, "vaccinations", &entry);
}

gboolean
livret_fhir_take_procedure (LivretFhir *fhir, const LivretFhirResource *resource)
{
  static const char *const wrong[] = { "entered-in-error", NULL };
  static const char *const not_done[] = { "not-done", "preparation", NULL };
  JsonObject *object = resource->object;
  JsonObject *code = livret_json_get_object (object, "code");
  g_auto (LivretFhirEntry) entry = { 0 };

  if (status_is (object, "status", wrong))
    return leave (fhir, resource, LIVRET_FHIR_IN_ERROR);
  if (status_is (object, "status", not_done))
    return leave (fhir, resource, LIVRET_FHIR_NOT_SO);
  if (livret_fhir_says_unknown (code))
    return leave (fhir, resource, LIVRET_FHIR_UNKNOWN);
  entry.none = livret_fhir_says_none (code);
  entry.text = livret_fhir_words (code);
  entry.code = livret_fhir_code (code);
  livret_fhir_period (&entry, object, "performed");
  /* Done within a day: no span. */
  if (g_strcmp0 (entry.from, entry.until) == 0)
    g_clear_pointer (&entry.until, g_free);
  livret_fhir_comment (&entry, livret_fhir_first_words (object, "bodySite"));
  livret_fhir_comment (&entry, livret_fhir_first_words (object, "outcome"));
  livret_fhir_notes (&entry, object);
  return livret_fhir_give (fhir, resource, "procedures", &entry);
}

/* --- Family -------------------------------------------------------------------------------------
 */

static gboolean
take_illness (LivretFhir *fhir,
              const LivretFhirResource *resource,
              JsonObject *condition,
              const char *who)
{
  JsonObject *code = livret_json_get_object (condition, "code");
  g_autofree char *what = livret_fhir_words (code);
  g_auto (LivretFhirEntry) entry = { 0 };

  /* One relative's good health is not the family's. */
  if (livret_fhir_says_none (code))
    return leave (fhir, resource, LIVRET_FHIR_NO_PLACE);
  if (livret_fhir_says_unknown (code))
    return leave (fhir, resource, LIVRET_FHIR_UNKNOWN);
  if (what != NULL)
    entry.text = who != NULL ? g_strdup_printf ("%s : %s", who, what) : g_strdup (what);
  entry.code = livret_fhir_code (code);
  livret_fhir_comment (&entry,
                       livret_fhir_quantity (livret_json_get_object (condition, "onsetAge")));
  livret_fhir_comment (&entry, livret_fhir_line (livret_fhir_text (condition, "onsetString")));
  livret_fhir_notes (&entry, condition);
  return livret_fhir_give (fhir, resource, "family", &entry);
}

gboolean
livret_fhir_take_relative (LivretFhir *fhir, const LivretFhirResource *resource)
{
  static const char *const wrong[] = { "entered-in-error", NULL };
  static const char *const unknown[] = { "health-unknown", NULL };
  JsonObject *object = resource->object;
  g_autofree char *who = livret_fhir_words (livret_json_get_object (object, "relationship"));
  guint n = livret_fhir_count (object, "condition");

  if (status_is (object, "status", wrong))
    return leave (fhir, resource, LIVRET_FHIR_IN_ERROR);
  if (status_is (object, "status", unknown))
    return leave (fhir, resource, LIVRET_FHIR_UNKNOWN);
  if (n == 0)
    return leave (fhir, resource, LIVRET_FHIR_EMPTY);
  for (guint i = 0; i < n; i++)
    if (!take_illness (fhir, resource, livret_fhir_at (object, "condition", i), who))
      return FALSE;
  return TRUE;
}

/* --- Devices ------------------------------------------------------------------------------------
 */

/* What a device is: its kind goes before the maker's name for it. */
static char *
device_words (JsonObject *device)
{
  char *words = livret_fhir_words (livret_json_get_object (device, "type"));

  if (words == NULL)
    words = livret_fhir_line (livret_fhir_text (livret_fhir_at (device, "deviceName", 0), "name"));
  return words != NULL ? words : livret_fhir_line (livret_fhir_text (device, "modelNumber"));
}

static void
take_make (JsonObject *device, LivretFhirEntry *entry)
{
  static const char *const members[] = { "manufacturer", "modelNumber", "lotNumber",
                                         "serialNumber" };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    livret_fhir_comment (entry, livret_fhir_line (livret_fhir_text (device, members[i])));
}

gboolean
livret_fhir_take_device_use (LivretFhir *fhir, const LivretFhirResource *resource)
{
  static const char *const wrong[] = { "entered-in-error", NULL };
  static const char *const not_so[] = { "intended", NULL };
  static const char *const over[] = { "completed", NULL };
  JsonObject *object = resource->object;
  JsonObject *reference = livret_json_get_object (object, "device");
  g_auto (LivretFhirResource) device = { 0 };
  g_auto (LivretFhirEntry) entry = { 0 };

  if (status_is (object, "status", wrong))
    return leave (fhir, resource, LIVRET_FHIR_IN_ERROR);
  if (status_is (object, "status", not_so))
    return leave (fhir, resource, LIVRET_FHIR_NOT_SO);
  if (livret_fhir_follow (fhir->file, resource, reference, &device))
    {
      JsonObject *type = livret_json_get_object (device.object, "type");

      if (livret_fhir_says_unknown (type))
        return leave (fhir, resource, LIVRET_FHIR_UNKNOWN);
      entry.none = livret_fhir_says_none (type);
      entry.text = device_words (device.object);
      entry.code = livret_fhir_code (type);
      take_make (device.object, &entry);
    }
  if (entry.text == NULL)
    entry.text = livret_fhir_line (livret_fhir_text (reference, "display"));
  livret_fhir_period (&entry, object, "timing");
  livret_fhir_comment (&entry, livret_fhir_first_words (object, "bodySite"));
  livret_fhir_notes (&entry, object);
  if (status_is (object, "status", over) && !entry.none)
    livret_fhir_ended (&entry, livret_fhir_text (object, "recordedOn"));
  return livret_fhir_give (fhir, resource, "devices", &entry);
}

/* One that says whose it is is worn or implanted; others measure. */
gboolean
livret_fhir_take_device (LivretFhir *fhir, const LivretFhirResource *resource)
{
  JsonObject *type = livret_json_get_object (resource->object, "type");
  g_auto (LivretFhirEntry) entry = { 0 };

  if (livret_fhir_text_is (resource->object, "status", "entered-in-error"))
    return leave (fhir, resource, LIVRET_FHIR_IN_ERROR);
  if (livret_json_get_object (resource->object, "patient") == NULL)
    return leave (fhir, resource, LIVRET_FHIR_NO_PLACE);
  if (livret_fhir_says_unknown (type))
    return leave (fhir, resource, LIVRET_FHIR_UNKNOWN);
  entry.none = livret_fhir_says_none (type);
  entry.text = device_words (resource->object);
  entry.code = livret_fhir_code (type);
  take_make (resource->object, &entry);
  return livret_fhir_give (fhir, resource, "devices", &entry);
}

/* --- Wishes -------------------------------------------------------------------------------------
 */

/* Of care, not of the use of data. */
gboolean
livret_fhir_take_consent (LivretFhir *fhir, const LivretFhirResource *resource)
{
  static const char *const care[] = { "adr", "treatment", NULL };
  static const char *const active[] = { "active", NULL };
  JsonObject *object = resource->object;
  JsonObject *provision = livret_json_get_object (object, "provision");
  g_auto (LivretFhirEntry) entry = { 0 };

  if (livret_fhir_text_is (object, "status", "entered-in-error"))
    return leave (fhir, resource, LIVRET_FHIR_IN_ERROR);
  if (!status_is (object, "status", active) ||
      !livret_fhir_has_code (livret_json_get_object (object, "scope"), care))
    return leave (fhir, resource, LIVRET_FHIR_NO_PLACE);
  entry.text = livret_fhir_first_words (provision, "code");
  entry.code = livret_fhir_code (livret_fhir_at (provision, "code", 0));
  if (entry.text == NULL)
    entry.text = livret_fhir_first_words (object, "category");
  livret_fhir_comment (&entry, livret_fhir_first_words (object, "category"));
  entry.from = livret_fhir_date (livret_fhir_text (object, "dateTime"));
  return livret_fhir_give (fhir, resource, "wishes", &entry);
}
