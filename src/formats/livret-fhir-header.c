/* livret-fhir-header.c: what a FHIR file is as a document: whose, by whom, of when, its sections.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/livret-fhir.h"
#include "record/livret-document-types.h"

#define SECTIONS_DEPTH_MAX 8
/* How many resources are asked whose they are, where no person stands in the file. */
#define ASKED_MAX 20
#define RESTRICTIONS_MAX 200

/* --- Small parts --------------------------------------------------------------------------------
 */

const char *
livret_fhir_type_of (JsonObject *concept)
{
  for (guint i = 0; i < livret_fhir_count (concept, "coding"); i++)
    {
      const char *code = livret_fhir_text (livret_fhir_at (concept, "coding", i), "code");

      if (livret_document_type (code) != NULL)
        return code;
    }
  return livret_fhir_first_code (concept);
}

static void
add_restriction (GString *codes, const char *code)
{
  gsize length = code != NULL ? strlen (code) : 0;
  g_auto (GStrv) there = g_strsplit (codes->str, " ", -1);

  if (length == 0 || g_strv_contains ((const char *const *) there, code) || length > 40 ||
      strspn (code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_") != length)
    return;
  /* Among codes without number those that hide are not lost. */
  if (codes->len > RESTRICTIONS_MAX && !g_str_has_prefix (code, "MASQUE") &&
      !g_str_has_prefix (code, "INVISIBLE"))
    return;
  if (codes->len > 0)
    g_string_append_c (codes, ' ');
  g_string_append (codes, code);
}

static void
add_restrictions (GString *codes, JsonObject *object, const char *member)
{
  for (guint i = 0; i < livret_fhir_count (object, member); i++)
    {
      JsonObject *label = livret_fhir_at (object, member, i);

      add_restriction (codes, livret_fhir_text (label, "code"));
      for (guint k = 0; k < livret_fhir_count (label, "coding"); k++)
        add_restriction (codes, livret_fhir_text (livret_fhir_at (label, "coding", k), "code"));
    }
}

char *
livret_fhir_restrictions (JsonObject *object, const char *member)
{
  g_autoptr (GString) codes = g_string_new (NULL);

  add_restrictions (codes, object, member);
  return codes->len > 0 ? g_string_free (g_steal_pointer (&codes), FALSE) : NULL;
}

static int
first_of (LivretFhirFile *file, const char *type, guint *n)
{
  int first = -1;

  *n = 0;
  for (guint i = 0; i < file->places->len; i++)
    if (strcmp (g_array_index (file->places, LivretFhirPlace, i).type, type) == 0)
      {
        first = first < 0 ? (int) i : first;
        ++*n;
      }
  return first;
}

/* --- Whose it is --------------------------------------------------------------------------------
 */

static gboolean
is_ins (const char *system)
{
  static const char *const ins[] = { "1.2.250.1.213.1.4.8", "1.2.250.1.213.1.4.9",
                                     "1.2.250.1.213.1.4.10", "1.2.250.1.213.1.4.11", NULL };

  if (system != NULL && g_str_has_prefix (system, "urn:oid:"))
    system += strlen ("urn:oid:");
  return system != NULL && g_strv_contains (ins, system);
}

static void
read_patient (JsonObject *patient, LivretFhirHeader *out)
{
  for (guint i = 0; i < livret_fhir_count (patient, "identifier") && out->said.ins == NULL; i++)
    {
      JsonObject *id = livret_fhir_at (patient, "identifier", i);

      if (is_ins (livret_fhir_text (id, "system")))
        out->said.ins = livret_fhir_line (livret_fhir_text (id, "value"));
    }
  out->said.person = livret_fhir_person (patient, FALSE);
  out->said.birth_date = livret_fhir_date (livret_fhir_text (patient, "birthDate"));
}

/* "Patient?identifier=urn:oid:…|123456789012345", or an identifier beside no reference. */
static void
read_subject (LivretFhir *fhir, const LivretFhirResource *resource, LivretFhirHeader *out)
{
  static const char query[] = "Patient?identifier=";
  JsonObject *subject = livret_json_get_object (resource->object, "subject");
  JsonObject *id = livret_json_get_object (subject, "identifier");
  const char *target = livret_fhir_text (subject, "reference");
  g_auto (LivretFhirResource) patient = { 0 };

  if (subject == NULL)
    subject = livret_json_get_object (resource->object, "patient");
  if (livret_fhir_follow (fhir->file, resource, subject, &patient))
    read_patient (patient.object, out);
  else if (target != NULL && g_str_has_prefix (target, query))
    {
      g_auto (GStrv) parts = g_strsplit (target + strlen (query), "|", 2);

      if (parts[0] != NULL && parts[1] != NULL && is_ins (parts[0]))
        out->said.ins = livret_fhir_line (parts[1]);
    }
  else if (is_ins (livret_fhir_text (id, "system")))
    out->said.ins = livret_fhir_line (livret_fhir_text (id, "value"));
}

static void
read_person (LivretFhir *fhir, LivretFhirHeader *out)
{
  guint n;

  if (out->subject < 0)
    out->subject = first_of (fhir->file, "Patient", &n);
  if (out->subject >= 0)
    {
      g_auto (LivretFhirResource) patient = { 0 };

      g_array_index (fhir->file->places, LivretFhirPlace, out->subject).used = TRUE;
      if (livret_fhir_parse (fhir->file, out->subject, &patient))
        read_patient (patient.object, out);
      return;
    }
  for (guint i = 0; i < MIN (fhir->file->places->len, ASKED_MAX) && out->said.ins == NULL; i++)
    {
      g_auto (LivretFhirResource) resource = { 0 };

      if (livret_fhir_parse (fhir->file, (int) i, &resource))
        read_subject (fhir, &resource, out);
    }
}

/* --- Sections -----------------------------------------------------------------------------------
 */

/* LOINC codes of sections, and where what stands in them belongs. */
static const char *
find_section (JsonObject *code)
{
  static const struct
  {
    const char *code;
    const char *section;
  } sections[] = {
    { "11450-4", "conditions" },   { "11348-0", "conditions" },   { "48765-2", "allergies" },
    { "46264-8", "devices" },      { "11369-6", "vaccinations" }, { "47519-4", "procedures" },
    { "10157-6", "family" },       { "29762-2", "habits" },       { "10162-6", "pregnancies" },
    { "47420-5", "disabilities" }, { "42348-3", "wishes" },       { "8716-3", "results" },
    { "30954-2", "results" },      { "10160-0", "treatments" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      const char *const codes[] = { sections[i].code, NULL };

      if (livret_fhir_has_code (code, codes))
        return sections[i].section;
    }
  return NULL;
}

static void
list_places (LivretFhir *fhir,
             JsonObject *object,
             const char *member,
             const char *title,
             const char *section)
{
  for (guint i = 0; i < livret_fhir_count (object, member); i++)
    {
      int at = livret_fhir_find (
          fhir->file, livret_fhir_text (livret_fhir_at (object, member, i), "reference"));
      LivretFhirPlace *place =
          at >= 0 ? &g_array_index (fhir->file->places, LivretFhirPlace, at) : NULL;

      /* Listed twice, it belongs where its sort does. */
      if (place == NULL || title == NULL ||
          (place->title != NULL && (place->section != NULL || section == NULL)))
        continue;
      place->title = g_string_chunk_insert_const (fhir->file->texts, title);
      place->section = section;
    }
}

static void
read_sections (LivretFhir *fhir, JsonObject *object, LivretFhirHeader *out, guint depth)
{
  for (guint i = 0; i < livret_fhir_count (object, "section") && depth < SECTIONS_DEPTH_MAX; i++)
    {
      JsonObject *section = livret_fhir_at (object, "section", i);
      JsonObject *code = livret_json_get_object (section, "code");
      const char *div = livret_fhir_text (livret_json_get_object (section, "text"), "div");
      g_autofree char *title = livret_fhir_line (livret_fhir_text (section, "title"));

      if (title == NULL)
        title = livret_fhir_words (code);
      list_places (fhir, section, "entry", title, find_section (code));
      if (div != NULL)
        {
          g_string_append_printf (out->text, "%s%s\n", out->text->len > 0 ? "\n" : "",
                                  title != NULL ? title : "");
          livret_fhir_narrative (div, out->text);
        }
      read_sections (fhir, section, out, depth + 1);
    }
}

/* The results of a report stand in it. */
static void
list_results (LivretFhir *fhir)
{
  for (guint i = 0; i < fhir->file->places->len; i++)
    {
      g_auto (LivretFhirResource) report = { 0 };
      g_autofree char *title = NULL;

      if (strcmp (g_array_index (fhir->file->places, LivretFhirPlace, i).type,
                  "DiagnosticReport") != 0 ||
          !livret_fhir_parse (fhir->file, (int) i, &report))
        continue;
      title = livret_fhir_words (livret_json_get_object (report.object, "code"));
      list_places (fhir, report.object, "result", title, NULL);
    }
}

static gboolean
take_section (LivretFhir *fhir, JsonObject *section)
{
  static const char *const none[] = { "nilknown", NULL };
  JsonObject *reason = livret_json_get_object (section, "emptyReason");
  const char *id = find_section (livret_json_get_object (section, "code"));
  g_autofree char *title = livret_fhir_line (livret_fhir_text (section, "title"));
  LivretSinkEntry entry = {
    .section = id, .none = TRUE, .from = fhir->header->said.date, .place = title
  };

  if (reason == NULL || livret_fhir_count (section, "entry") > 0)
    return TRUE;
  if (id != NULL && entry.from != NULL && livret_fhir_has_code (reason, none))
    return livret_sink_entry (fhir->sink, &entry);
  return livret_sink_set_aside (
      fhir->sink, title != NULL ? title : _ ("Section without a title"),
      _ ("This section is empty, and the file does not say that there is nothing."));
}

gboolean
livret_fhir_take_sections (LivretFhir *fhir)
{
  g_auto (LivretFhirResource) composition = { 0 };
  guint n;
  int place = first_of (fhir->file, "Composition", &n);

  if (place < 0 || !livret_fhir_parse (fhir->file, place, &composition))
    return TRUE;
  for (guint i = 0; i < livret_fhir_count (composition.object, "section"); i++)
    if (!take_section (fhir, livret_fhir_at (composition.object, "section", i)))
      return FALSE;
  return TRUE;
}

/* --- The document -------------------------------------------------------------------------------
 */

static char *
number_in (JsonObject *object)
{
  static const char *const systems[] = { "urn:oid:" LIVRET_HEADER_PROFESSIONALS,
                                         LIVRET_HEADER_PROFESSIONALS, "https://rpps.esante.gouv.fr",
                                         NULL };

  for (guint i = 0; i < livret_fhir_count (object, "identifier"); i++)
    {
      JsonObject *id = livret_fhir_at (object, "identifier", i);
      const char *system = livret_fhir_text (id, "system");

      if (system != NULL && g_strv_contains (systems, system))
        return livret_fhir_line (livret_fhir_text (id, "value"));
    }
  return NULL;
}

char *
livret_fhir_professional (LivretFhir *fhir, const LivretFhirResource *from, JsonObject *reference)
{
  g_auto (LivretFhirResource) found = { 0 };
  g_auto (LivretFhirResource) behind = { 0 };
  char *number;

  if (!livret_fhir_follow (fhir->file, from, reference, &found))
    return NULL;
  number = number_in (found.object);
  /* A role of somebody. */
  if (number == NULL &&
      livret_fhir_follow (fhir->file, &found, livret_json_get_object (found.object, "practitioner"),
                          &behind))
    number = number_in (behind.object);
  return number;
}

static void
read_authors (LivretFhir *fhir,
              const LivretFhirResource *resource,
              const char *member,
              LivretFhirHeader *out)
{
  for (guint i = 0; i < livret_fhir_count (resource->object, member); i++)
    {
      JsonObject *reference = livret_fhir_at (resource->object, member, i);
      const char *name = livret_fhir_name_of (fhir, resource, reference, NULL);
      int place = livret_fhir_find (fhir->file, livret_fhir_text (reference, "reference"));
      gboolean house =
          place >= 0 && strcmp (g_array_index (fhir->file->places, LivretFhirPlace, place).type,
                                "Organization") == 0;

      if (house && out->said.establishment == NULL)
        out->said.establishment = g_strdup (name);
      else if (!house && out->said.author == NULL)
        {
          out->said.author = g_strdup (name);
          out->said.professional = livret_fhir_professional (fhir, resource, reference);
        }
    }
  if (out->said.establishment == NULL)
    out->said.establishment = g_strdup (livret_fhir_name_of (
        fhir, resource, livret_json_get_object (resource->object, "custodian"), NULL));
}

static void
read_replaced (JsonObject *composition, LivretFhirHeader *out)
{
  for (guint i = 0; i < livret_fhir_count (composition, "relatesTo"); i++)
    {
      JsonObject *relation = livret_fhir_at (composition, "relatesTo", i);

      if (livret_fhir_text_is (relation, "code", "replaces") && out->said.replaces == NULL)
        out->said.replaces =
            livret_fhir_identifier (livret_json_get_object (relation, "targetIdentifier"));
    }
}

/* When it was done goes before when it was written. */
static void
read_composition (LivretFhir *fhir, const LivretFhirResource *composition, LivretFhirHeader *out)
{
  JsonObject *object = composition->object;
  JsonObject *type = livret_json_get_object (object, "type");
  JsonObject *period = livret_json_get_object (livret_fhir_at (object, "event", 0), "period");
  const char *div = livret_fhir_text (livret_json_get_object (object, "text"), "div");
  JsonObject *subject = livret_json_get_object (object, "subject");

  out->said.title = livret_fhir_line (livret_fhir_text (object, "title"));
  if (out->said.title == NULL)
    out->said.title = livret_fhir_words (type);
  out->said.type = g_strdup (livret_fhir_type_of (type));
  out->said.set_id = livret_fhir_identifier (livret_json_get_object (object, "identifier"));
  out->said.date = livret_fhir_date (livret_fhir_text (period, "end"));
  if (out->said.date == NULL)
    out->said.date = livret_fhir_date (livret_fhir_text (period, "start"));
  if (out->said.date == NULL)
    out->said.date = livret_fhir_date (livret_fhir_text (object, "date"));
  out->subject = livret_fhir_find (fhir->file, livret_fhir_text (subject, "reference"));
  read_authors (fhir, composition, "author", out);
  read_replaced (object, out);
  read_sections (fhir, object, out, 0);
  if (out->text->len == 0 && div != NULL)
    livret_fhir_narrative (div, out->text);
}

/* What is said of a document whose content did not come with it. Not its id: the content, when it
 * comes, is the document. */
static void
read_elsewhere (JsonObject *object, LivretFhirHeader *out)
{
  JsonObject *attachment =
      livret_json_get_object (livret_fhir_at (object, "content", 0), "attachment");
  JsonObject *type = livret_json_get_object (object, "type");

  out->said.title = livret_fhir_line (livret_fhir_text (attachment, "title"));
  if (out->said.title == NULL)
    out->said.title = livret_fhir_line (livret_fhir_text (object, "description"));
  if (out->said.title == NULL)
    out->said.title = livret_fhir_words (type);
  out->said.type = g_strdup (livret_fhir_type_of (type));
  out->said.restrictions = livret_fhir_restrictions (object, "securityLabel");
  g_clear_pointer (&out->said.date, g_free);
  out->said.date = livret_fhir_date (livret_fhir_text (object, "date"));
}

/* A report, or another resource alone, which may have a narrative of its own. */
static void
read_resource (LivretFhir *fhir, const LivretFhirResource *resource, LivretFhirHeader *out)
{
  JsonObject *object = resource->object;
  JsonObject *code = livret_json_get_object (object, "code");
  const char *div = livret_fhir_text (livret_json_get_object (object, "text"), "div");
  LivretFhirEntry when = { 0 };

  out->said.title = livret_fhir_words (code);
  /* A number is no title. */
  if (g_strcmp0 (out->said.title, livret_fhir_first_code (code)) == 0)
    g_clear_pointer (&out->said.title, g_free);
  livret_fhir_period (&when, object, "effective");
  out->said.date = g_strdup (when.from != NULL ? when.from : when.until);
  livret_fhir_entry_clear (&when);
  if (livret_fhir_text_is (object, "resourceType", "DocumentReference"))
    read_elsewhere (object, out);
  if (livret_fhir_text_is (object, "resourceType", "DiagnosticReport"))
    {
      out->said.type = g_strdup (livret_fhir_type_of (code));
      read_authors (fhir, resource, "performer", out);
    }
  if (div != NULL)
    livret_fhir_narrative (div, out->text);
}

static gboolean
is_french (JsonObject *bundle, JsonObject *resource)
{
  const char *language = livret_fhir_text (resource, "language");

  if (language == NULL)
    language = livret_fhir_text (bundle, "language");
  return language == NULL || g_ascii_strncasecmp (language, "fr", 2) == 0;
}

/* Who holds the file holds what lies in it: it is hidden as the strictest of that. */
static void
add_hiding (LivretFhir *fhir, GString *codes)
{
  for (guint i = 0; i < fhir->file->places->len; i++)
    {
      g_auto (LivretFhirResource) resource = { 0 };
      g_autofree char *labels = NULL;
      g_auto (GStrv) each = NULL;

      if (strcmp (g_array_index (fhir->file->places, LivretFhirPlace, i).type,
                  "DocumentReference") != 0 ||
          !livret_fhir_parse (fhir->file, (int) i, &resource))
        continue;
      labels = livret_fhir_restrictions (resource.object, "securityLabel");
      each = g_strsplit (labels != NULL ? labels : "", " ", -1);
      for (guint k = 0; each[k] != NULL; k++)
        if (g_str_has_prefix (each[k], "MASQUE") || g_str_has_prefix (each[k], "INVISIBLE"))
          add_restriction (codes, each[k]);
    }
}

static void
read_bundle (LivretFhir *fhir, JsonObject *composition, LivretFhirHeader *out)
{
  g_autoptr (GString) codes = g_string_new (NULL);
  g_auto (LivretFhirResource) bundle = { 0 };
  JsonObject *meta = livret_json_get_object (composition, "meta");
  const char *version = livret_fhir_text (meta, "versionId");

  add_restriction (codes, livret_fhir_text (composition, "confidentiality"));
  add_restrictions (codes, meta, "security");
  if (version != NULL && strlen (version) < 9)
    out->said.set_version = (guint) g_ascii_strtoull (version, NULL, 10);
  if (fhir->file->bundle.size > 0 && livret_fhir_parse_head (fhir->file->bundle, &bundle))
    {
      out->french = is_french (bundle.object, composition);
      meta = livret_json_get_object (bundle.object, "meta");
      add_restrictions (codes, meta, "security");
      if (livret_fhir_text_is (bundle.object, "type", "document"))
        out->said.unique_id =
            livret_fhir_identifier (livret_json_get_object (bundle.object, "identifier"));
      if (out->said.date == NULL)
        out->said.date = livret_fhir_date (livret_fhir_text (bundle.object, "timestamp"));
      if (out->said.date == NULL)
        out->said.date = livret_fhir_date (livret_fhir_text (meta, "lastUpdated"));
    }
  add_hiding (fhir, codes);
  if (codes->len > 0 && out->said.restrictions == NULL)
    out->said.restrictions = g_string_free (g_steal_pointer (&codes), FALSE);
}

/* One report, and nothing but what it speaks of. */
static gboolean
is_report (LivretFhirFile *file)
{
  static const char *const types[] = {
    "DiagnosticReport", "Observation", "Patient",  "Practitioner",   "PractitionerRole",
    "Organization",     "Location",    "Specimen", "ServiceRequest", "Device",
    "Binary",           "Encounter",   NULL
  };

  for (guint i = 0; i < file->places->len; i++)
    if (!g_strv_contains (types, g_array_index (file->places, LivretFhirPlace, i).type))
      return FALSE;
  return TRUE;
}

void
livret_fhir_header_read (LivretFhir *fhir, LivretFhirHeader *out)
{
  guint n;
  int place = first_of (fhir->file, "Composition", &n);
  gboolean composed = place >= 0;
  g_auto (LivretFhirResource) resource = { 0 };

  *out = (LivretFhirHeader) { .text = g_string_new (NULL), .subject = -1, .french = TRUE };
  fhir->header = out;
  if (!composed)
    {
      place = first_of (fhir->file, "DiagnosticReport", &n);
      if (n != 1 || !is_report (fhir->file))
        place = fhir->file->places->len == 1 ? 0 : -1;
    }
  if (place >= 0 && livret_fhir_parse (fhir->file, place, &resource))
    {
      livret_fhir_place_of (fhir->file, &resource)->used |= composed;
      if (composed)
        read_composition (fhir, &resource, out);
      else
        read_resource (fhir, &resource, out);
    }
  read_bundle (fhir, composed ? resource.object : NULL, out);
  list_results (fhir);
  read_person (fhir, out);
  livret_header_check (&out->said);
}

void
livret_fhir_header_clear (LivretFhirHeader *header)
{
  livret_header_clear (&header->said);
  if (header->text != NULL)
    g_string_free (g_steal_pointer (&header->text), TRUE);
}
