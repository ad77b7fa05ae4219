/* livret-fhir-left.c: what stays in a FHIR file without a place of its own in the record, and what
 * those that references point to are called. SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/livret-fhir.h"

#define ROWS_MAX 200

typedef struct
{
  const char *type; /* of the file's own */
  LivretFhirWhy why;
  guint n;
} Left;

/* --- Words --------------------------------------------------------------------------------------
 */

static const char *
label_of (const char *type)
{
  static const struct
  {
    const char *type;
    const char *label;
  } labels[] = {
    { "AllergyIntolerance", N_ ("Allergies") },
    { "Appointment", N_ ("Appointments") },
    { "Binary", N_ ("Documents") },
    { "Bundle", N_ ("Parts of the file") },
    { "CarePlan", N_ ("Care plans") },
    { "CareTeam", N_ ("Care teams") },
    { "Claim", N_ ("Bills") },
    { "Composition", N_ ("Documents") },
    { "Condition", N_ ("Conditions") },
    { "Consent", N_ ("Consents") },
    { "Device", N_ ("Devices") },
    { "DeviceUseStatement", N_ ("Implants and devices") },
    { "DiagnosticReport", N_ ("Reports of examinations") },
    { "DocumentReference", N_ ("Documents") },
    { "Encounter", N_ ("Visits and stays") },
    { "ExplanationOfBenefit", N_ ("Reimbursements") },
    { "FamilyMemberHistory", N_ ("Family history") },
    { "Flag", N_ ("Alerts") },
    { "Goal", N_ ("Goals of care") },
    { "ImagingStudy", N_ ("Imaging studies") },
    { "Immunization", N_ ("Vaccinations") },
    { "List", N_ ("Lists") },
    { "Location", N_ ("Places") },
    { "Media", N_ ("Documents") },
    { "Medication", N_ ("Medicines") },
    { "MedicationAdministration", N_ ("Treatments") },
    { "MedicationDispense", N_ ("Medicines handed out") },
    { "MedicationRequest", N_ ("Treatments") },
    { "MedicationStatement", N_ ("Treatments") },
    { "Observation", N_ ("Observations") },
    { "OperationOutcome", N_ ("Messages of a server") },
    { "Organization", N_ ("Establishments") },
    { "Parameters", N_ ("Messages of a server") },
    { "Patient", N_ ("People") },
    { "Practitioner", N_ ("Practitioners") },
    { "PractitionerRole", N_ ("Practitioners") },
    { "Procedure", N_ ("Operations and hospital stays") },
    { "Provenance", N_ ("Origins of data") },
    { "QuestionnaireResponse", N_ ("Questionnaires") },
    { "ServiceRequest", N_ ("Orders of examinations") },
    { "Specimen", N_ ("Specimens") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (strcmp (labels[i].type, type) == 0)
      return _ (labels[i].label);
  return *type != '\0' ? type : _ ("Data of an unknown sort");
}

static char *
reason_of (LivretFhirWhy why, guint n)
{
  switch (why)
    {
    case LIVRET_FHIR_IN_ERROR:
      return g_strdup_printf (
          ngettext ("%u statement was entered in error, as the file says; it was not taken.",
                    "%u statements were entered in error, as the file says; they were not "
                    "taken.",
                    n),
          n);
    case LIVRET_FHIR_NOT_SO:
      return g_strdup_printf (
          ngettext ("%u statement says what is not so, was not done or is only planned; it is "
                    "read in the document.",
                    "%u statements say what is not so, was not done or is only planned; they "
                    "are read in the document.",
                    n),
          n);
    case LIVRET_FHIR_UNKNOWN:
      return g_strdup_printf (ngettext ("%u statement says that nothing is known.",
                                        "%u statements say that nothing is known.", n),
                              n);
    case LIVRET_FHIR_EMPTY:
      return g_strdup_printf (ngettext ("%u statement holds nothing that Livret could take.",
                                        "%u statements hold nothing that Livret could take.", n),
                              n);
    case LIVRET_FHIR_OTHER_PERSON:
      return g_strdup_printf (
          ngettext ("%u statement is about another person of the file; it was not taken.",
                    "%u statements are about other people of the file; they were not taken.", n),
          n);
    case LIVRET_FHIR_BROKEN:
      return g_strdup_printf (
          ngettext ("%u statement is damaged, nested too deeply or too large to be read.",
                    "%u statements are damaged, nested too deeply or too large to be read.", n),
          n);
    case LIVRET_FHIR_NO_PLACE:
    default:
      return g_strdup_printf (
          ngettext (
              "%u statement has no place in the record of its own; it is read in the document.",
              "%u statements have no place in the record of their own; they are read in the "
              "document.",
              n),
          n);
    }
}

/* --- Counting -----------------------------------------------------------------------------------
 */

GArray *
livret_fhir_left_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (Left));
}

static void
count (LivretFhir *fhir, const char *type, LivretFhirWhy why, guint n)
{
  Left row = { type, why, n };

  for (guint i = 0; i < fhir->left->len; i++)
    {
      Left *left = &g_array_index (fhir->left, Left, i);

      if (left->why == why && strcmp (left->type, type) == 0)
        {
          left->n += n;
          return;
        }
    }
  /* Sorts beyond are of nobody's making. */
  if (fhir->left->len < ROWS_MAX)
    g_array_append_val (fhir->left, row);
  else
    g_array_index (fhir->left, Left, ROWS_MAX - 1).n += n;
}

static char *
name_of_resource (JsonObject *object)
{
  char *name = livret_fhir_person (object, TRUE);

  if (name == NULL)
    name = livret_fhir_line (livret_fhir_text (livret_fhir_at (object, "deviceName", 0), "name"));
  return name;
}

/* For people: what an unmapped resource is about, as far as most say it. */
static void
list (LivretFhir *fhir, JsonObject *object, const char *type)
{
  static const char *const concepts[] = { "code", "category", "type", "description", "class" };
  static const char *const texts[] = { "title", "description", "name" };
  static const char *const dates[] = { "date", "created", "authoredOn", "recordedDate" };
  const char *div = livret_fhir_text (livret_json_get_object (object, "text"), "div");
  JsonObject *period = livret_json_get_object (object, "period");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *words = NULL;
  g_autofree char *date = livret_fhir_date (livret_fhir_text (period, "start"));

  if (div != NULL)
    livret_fhir_narrative (div, text);
  words = livret_fhir_line (text->str);
  for (guint i = 0; i < G_N_ELEMENTS (texts) && words == NULL; i++)
    words = livret_fhir_line (livret_fhir_text (object, texts[i]));
  if (words == NULL)
    words = name_of_resource (object);
  for (guint i = 0; i < G_N_ELEMENTS (concepts) && words == NULL; i++)
    words = livret_fhir_first_words (object, concepts[i]);
  for (guint i = 0; i < G_N_ELEMENTS (dates) && date == NULL; i++)
    date = livret_fhir_date (livret_fhir_text (object, dates[i]));
  g_string_assign (text, words != NULL ? words : type);
  if (date != NULL)
    g_string_append_printf (text, ", %s", date);
  livret_fhir_listing_add (fhir->listing, label_of (type), text->str);
}

void
livret_fhir_leave (LivretFhir *fhir, const LivretFhirResource *resource, LivretFhirWhy why)
{
  const LivretFhirPlace *place = livret_fhir_place_of (fhir->file, resource);
  const char *type = place != NULL ? place->type : "Observation";

  if (fhir->listing == NULL)
    count (fhir, type, why, 1);
  else if (why == LIVRET_FHIR_NO_PLACE)
    list (fhir, resource->object, type);
}

void
livret_fhir_leave_place (LivretFhir *fhir, int place, LivretFhirWhy why)
{
  g_auto (LivretFhirResource) resource = { 0 };

  if (fhir->listing == NULL)
    count (fhir, g_array_index (fhir->file->places, LivretFhirPlace, place).type, why, 1);
  else if (why == LIVRET_FHIR_NO_PLACE && livret_fhir_parse (fhir->file, place, &resource))
    livret_fhir_leave (fhir, &resource, why);
}

gboolean
livret_fhir_tell_left (LivretFhir *fhir)
{
  if (fhir->file->n_empty > 0 && fhir->listing == NULL)
    count (fhir, "Bundle", LIVRET_FHIR_EMPTY, fhir->file->n_empty);
  if (fhir->file->n_cut > 0 && fhir->listing == NULL)
    count (fhir, "Bundle", LIVRET_FHIR_BROKEN, fhir->file->n_cut);
  for (guint i = 0; i < fhir->left->len; i++)
    {
      const Left *left = &g_array_index (fhir->left, Left, i);
      g_autofree char *reason = reason_of (left->why, left->n);

      if (!livret_sink_set_aside (fhir->sink, label_of (left->type), reason))
        return FALSE;
    }
  return TRUE;
}

/* --- Names --------------------------------------------------------------------------------------
 */

typedef struct
{
  char *name;
  char *serial;
} Name;

void
livret_fhir_name_free (gpointer data)
{
  Name *name = data;

  g_free (name->name);
  g_free (name->serial);
  g_free (name);
}

/* Maker and model stay the same where its owner calls it otherwise. */
static void
name_device (JsonObject *device, Name *out)
{
  const char *maker = livret_fhir_text (device, "manufacturer");
  const char *model = livret_fhir_text (device, "modelNumber");
  const char *serial = livret_fhir_text (device, "serialNumber");
  g_autofree char *both =
      g_strconcat (maker != NULL ? maker : "", " ", model != NULL ? model : "", NULL);

  out->name = livret_fhir_line (g_strstrip (both));
  if (out->name == NULL)
    out->name =
        livret_fhir_line (livret_fhir_text (livret_fhir_at (device, "deviceName", 0), "name"));
  if (out->name == NULL)
    out->name = livret_fhir_words (livret_json_get_object (device, "type"));
  if (serial == NULL)
    serial = livret_fhir_text (livret_fhir_at (device, "identifier", 0), "value");
  out->serial = livret_fhir_line (serial);
}

/* A role is called as who has it, else as the house. */
static void
name_role (LivretFhir *fhir, const LivretFhirResource *role, Name *out)
{
  static const char *const members[] = { "practitioner", "organization" };

  for (guint i = 0; i < G_N_ELEMENTS (members) && out->name == NULL; i++)
    {
      JsonObject *reference = livret_json_get_object (role->object, members[i]);
      g_auto (LivretFhirResource) found = { 0 };

      if (!livret_fhir_follow (fhir->file, role, reference, &found))
        out->name = livret_fhir_line (livret_fhir_text (reference, "display"));
      else if (i == 0)
        out->name = livret_fhir_person (found.object, TRUE);
      else
        out->name = livret_fhir_line (livret_fhir_text (found.object, "name"));
    }
}

static void
read_name (LivretFhir *fhir, const LivretFhirResource *found, Name *out)
{
  const char *type = livret_fhir_text (found->object, "resourceType");

  if (g_strcmp0 (type, "Device") == 0)
    name_device (found->object, out);
  else if (g_strcmp0 (type, "PractitionerRole") == 0)
    name_role (fhir, found, out);
  else if (g_strcmp0 (type, "Organization") == 0)
    out->name = livret_fhir_line (livret_fhir_text (found->object, "name"));
  else
    out->name = livret_fhir_person (found->object, g_strcmp0 (type, "Practitioner") == 0);
}

const char *
livret_fhir_name_of (LivretFhir *fhir,
                     const LivretFhirResource *from,
                     JsonObject *reference,
                     const char **serial)
{
  const char *target = livret_fhir_text (reference, "reference");
  const char *display = livret_fhir_text (reference, "display");
  g_autofree char *key = NULL;
  g_auto (LivretFhirResource) found = { 0 };
  Name *name;

  if (target == NULL && display == NULL)
    return NULL;
  if (target == NULL)
    key = g_strconcat ("\t", display, NULL);
  else if (*target == '#')
    key = g_strdup_printf ("%d%s", from->place, target);
  else
    key = g_strdup (target);
  name = g_hash_table_lookup (fhir->names, key);
  if (name == NULL)
    {
      name = g_new0 (Name, 1);
      if (livret_fhir_follow (fhir->file, from, reference, &found))
        read_name (fhir, &found, name);
      if (name->name == NULL)
        name->name = livret_fhir_line (display);
      g_hash_table_insert (fhir->names, g_steal_pointer (&key), name);
    }
  if (serial != NULL && name->name != NULL)
    *serial = name->serial != NULL ? name->serial : "";
  return name->name;
}
