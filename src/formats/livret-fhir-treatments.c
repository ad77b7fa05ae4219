/* livret-fhir-treatments.c: medicines: stated, prescribed, given.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "formats/livret-fhir.h"

/* What is told of the three sorts of resources. @dosages: the list of posologies; @known: a day
 * that is written down, where the end is not. */
typedef struct
{
  const char *type;
  const char *period;
  const char *date;
  const char *dosages;
  const char *known;
} Sort;

static const Sort sorts[] = {
  { "MedicationStatement", "effective", "effectiveDateTime", "dosage", "dateAsserted" },
  { "MedicationRequest", "", "authoredOn", "dosageInstruction", "" },
  { "MedicationAdministration", "effective", "effectiveDateTime", "", "" },
};

static const Sort *
sort_of (JsonObject *object)
{
  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    if (livret_fhir_text_is (object, "resourceType", sorts[i].type))
      return &sorts[i];
  return &sorts[0];
}

/* %TRUE: not to be taken. */
static gboolean
is_not_so (JsonObject *object, LivretFhirWhy *why)
{
  static const char *const not_so[] = { "not-taken", "intended",    "cancelled", "draft",
                                        "not-done",  "preparation", "declined",  NULL };
  static const char *const planned[] = { "proposal", "plan", "option", NULL };
  const char *status = livret_fhir_text (object, "status");
  const char *intent = livret_fhir_text (object, "intent");
  JsonNode *forbids = json_object_get_member (object, "doNotPerform");

  *why = g_strcmp0 (status, "entered-in-error") == 0 ? LIVRET_FHIR_IN_ERROR : LIVRET_FHIR_NOT_SO;
  if (*why == LIVRET_FHIR_IN_ERROR || (status != NULL && g_strv_contains (not_so, status)))
    return TRUE;
  return (intent != NULL && g_strv_contains (planned, intent)) ||
         (forbids != NULL && JSON_NODE_HOLDS_VALUE (forbids) && json_node_get_boolean (forbids));
}

/* --- What it is ---------------------------------------------------------------------------------
 */

static void
take_code (JsonObject *code, LivretFhirEntry *entry, gboolean *unknown)
{
  *unknown = livret_fhir_says_unknown (code);
  entry->none = livret_fhir_says_none (code);
  entry->text = livret_fhir_words (code);
  entry->code = livret_fhir_code (code);
}

static void
take_medication (LivretFhir *fhir,
                 const LivretFhirResource *resource,
                 LivretFhirEntry *entry,
                 gboolean *unknown)
{
  JsonObject *concept = livret_json_get_object (resource->object, "medicationCodeableConcept");
  JsonObject *reference = livret_json_get_object (resource->object, "medicationReference");
  g_auto (LivretFhirResource) medication = { 0 };

  *unknown = FALSE;
  if (concept != NULL)
    take_code (concept, entry, unknown);
  else if (livret_fhir_follow (fhir->file, resource, reference, &medication))
    take_code (livret_json_get_object (medication.object, "code"), entry, unknown);
  if (entry->text == NULL)
    entry->text = livret_fhir_line (livret_fhir_text (reference, "display"));
}

/* --- How it is taken ----------------------------------------------------------------------------
 */

/* (nullable): "2 × par jour", "1 × par 8 h". */
static char *
rhythm_of (JsonObject *repeat, gboolean french)
{
  static const struct
  {
    const char *code;
    const char *french[2];
    const char *english[2];
  } units[] = {
    { "d", { "jours", "jour" }, { "days", "day" } },
    { "wk", { "semaines", "semaine" }, { "weeks", "week" } },
    { "mo", { "mois", "mois" }, { "months", "month" } },
    { "a", { "ans", "an" }, { "years", "year" } },
  };
  const char *times = livret_fhir_text (repeat, "frequency");
  const char *period = livret_fhir_text (repeat, "period");
  const char *unit = livret_fhir_text (repeat, "periodUnit");
  g_autofree char *words = NULL;
  gboolean one = g_strcmp0 (period, "1") == 0;

  if (period == NULL || unit == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (strcmp (units[i].code, unit) == 0)
      unit = french ? units[i].french[one] : units[i].english[one];
  words = g_strdup_printf ("%s × %s %s%s%s", times != NULL ? times : "1", french ? "par" : "per",
                           one ? "" : period, one ? "" : " ", unit);
  return livret_fhir_line (words);
}

/* What the words do not say already. */
static void
take_dosage (JsonObject *dosage, gboolean french, LivretFhirEntry *entry)
{
  JsonObject *repeat = livret_json_get_object (livret_json_get_object (dosage, "timing"), "repeat");
  JsonObject *dose = livret_fhir_at (dosage, "doseAndRate", 0);
  const char *text = livret_fhir_text (dosage, "text");

  if (text == NULL)
    text = livret_fhir_text (dosage, "patientInstruction");
  livret_fhir_comment (entry, livret_fhir_line (text));
  if (text != NULL)
    return;
  livret_fhir_comment (entry, livret_fhir_quantity (livret_json_get_object (dose, "doseQuantity")));
  livret_fhir_comment (entry, livret_fhir_quantity (livret_json_get_object (dosage, "dose")));
  livret_fhir_comment (entry, rhythm_of (repeat, french));
  livret_fhir_comment (entry, livret_fhir_words (livret_json_get_object (dosage, "route")));
}

static void
take_dosages (JsonObject *object, const Sort *sort, gboolean french, LivretFhirEntry *entry)
{
  JsonObject *alone = livret_json_get_object (object, "dosage");

  for (guint i = 0; i < livret_fhir_count (object, sort->dosages); i++)
    {
      JsonObject *dosage = livret_fhir_at (object, sort->dosages, i);
      JsonObject *bounds = livret_json_get_object (
          livret_json_get_object (livret_json_get_object (dosage, "timing"), "repeat"),
          "boundsPeriod");

      take_dosage (dosage, french, entry);
      if (entry->until == NULL && i == 0)
        entry->until = livret_fhir_date (livret_fhir_text (bounds, "end"));
    }
  if (alone != NULL)
    take_dosage (alone, french, entry);
}

gboolean
livret_fhir_take_treatment (LivretFhir *fhir, const LivretFhirResource *resource)
{
  static const char *const over[] = { "completed", "stopped", NULL };
  JsonObject *object = resource->object;
  const Sort *sort = sort_of (object);
  const char *status = livret_fhir_text (object, "status");
  g_auto (LivretFhirEntry) entry = { 0 };
  LivretFhirWhy why;
  gboolean unknown;

  if (is_not_so (object, &why))
    {
      livret_fhir_leave (fhir, resource, why);
      return TRUE;
    }
  take_medication (fhir, resource, &entry, &unknown);
  if (unknown)
    {
      livret_fhir_leave (fhir, resource, LIVRET_FHIR_UNKNOWN);
      return TRUE;
    }
  if (*sort->period != '\0')
    livret_fhir_period (&entry, object, sort->period);
  if (entry.from == NULL && entry.until == NULL)
    entry.from = livret_fhir_date (livret_fhir_text (object, sort->date));
  take_dosages (object, sort, fhir->header->french, &entry);
  livret_fhir_notes (&entry, object);
  /* What was given once is over that day. */
  if (strcmp (sort->type, "MedicationAdministration") == 0 && entry.until == NULL && !entry.none)
    entry.until = g_strdup (entry.from);
  else if (status != NULL && g_strv_contains (over, status) && !entry.none)
    livret_fhir_ended (&entry, livret_fhir_text (object, sort->known));
  return livret_fhir_give (fhir, resource, "treatments", &entry);
}
