/* livret-format-fhir.c: HL7 FHIR R4: bundles, documents (IPS), single resources, NDJSON.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sources: HL7 FHIR R4 (4.0.1); International Patient Summary 2.0; the French guides “mesures de
 * santé” and PDSm (ANS).
 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/livret-text.h"
#include "formats/livret-blood-told.h"
#include "formats/livret-fhir.h"
#include "formats/livret-formats.h"
#include "record/livret-document-types.h"

#define NDJSON_MEDIA_TYPE "application/fhir+ndjson"
#define PROGRESS_RESOURCES 256

/* --- Which is which -----------------------------------------------------------------------------
 */

/* Statements come before files that lie inside, as they stand in the document given last. */
typedef enum
{
  STATEMENTS,
  EARLIER_FILES,
  FILES,
  REST,
  N_ROUNDS,
} Round;

static const struct
{
  const char *type;
  LivretFhirTake take;
} takes[] = {
  { "AllergyIntolerance", livret_fhir_take_allergy },
  { "Condition", livret_fhir_take_condition },
  { "Consent", livret_fhir_take_consent },
  { "DeviceUseStatement", livret_fhir_take_device_use },
  { "DiagnosticReport", livret_fhir_take_report },
  { "FamilyMemberHistory", livret_fhir_take_relative },
  { "Immunization", livret_fhir_take_immunization },
  { "MedicationAdministration", livret_fhir_take_treatment },
  { "MedicationRequest", livret_fhir_take_treatment },
  { "MedicationStatement", livret_fhir_take_treatment },
  { "Observation", livret_fhir_take_observation },
  { "Procedure", livret_fhir_take_procedure },
};

static LivretFhirTake
find_take (const char *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (takes); i++)
    if (strcmp (takes[i].type, type) == 0)
      return takes[i].take;
  return NULL;
}

/* What others speak of: taken with them, and told apart where none does. */
static gboolean
is_spoken_of (const char *type)
{
  static const char *const types[] = {
    "Binary",  "Device",       "Location",         "Medication",    "Organization",
    "Patient", "Practitioner", "PractitionerRole", "RelatedPerson", "Composition",
    NULL
  };

  return g_strv_contains (types, type);
}

static gboolean
is_file (const char *type)
{
  return strcmp (type, "DocumentReference") == 0 || strcmp (type, "Media") == 0 ||
         strcmp (type, "DiagnosticReport") == 0;
}

/* The round that counts it, where it is not taken. */
static Round
round_of (const char *type)
{
  if (find_take (type) != NULL)
    return STATEMENTS;
  return is_file (type) ? FILES : REST;
}

static void
add_words (GHashTable *words, const char *text)
{
  g_autofree char *folded = text != NULL ? livret_text_fold (text, -1) : g_strdup ("");
  g_auto (GStrv) parts = g_strsplit_set (folded, " -'.,;_/()", -1);

  for (char **part = parts; *part != NULL; part++)
    if (g_utf8_strlen (*part, -1) > 1)
      g_hash_table_add (words, g_strdup (*part));
}

static gboolean
has_all (GHashTable *words, GHashTable *of)
{
  GHashTableIter iter;
  gpointer word;

  g_hash_table_iter_init (&iter, of);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    if (!g_hash_table_contains (words, word))
      return FALSE;
  return TRUE;
}

static const char *
string_at (JsonArray *list, guint i)
{
  JsonNode *node = json_array_get_element (list, i);

  return JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

/* All words of the names of whom the file is about; read once. */
static GHashTable *
subject_words (LivretFhir *fhir)
{
  g_auto (LivretFhirResource) patient = { 0 };

  if (fhir->subject_words != NULL)
    return fhir->subject_words;
  fhir->subject_words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!livret_fhir_parse (fhir->file, fhir->header->subject, &patient))
    return fhir->subject_words;
  for (guint i = 0; i < livret_fhir_count (patient.object, "name"); i++)
    {
      JsonObject *name = livret_fhir_at (patient.object, "name", i);
      JsonArray *given = livret_json_get_array (name, "given");

      add_words (fhir->subject_words, livret_fhir_text (name, "text"));
      add_words (fhir->subject_words, livret_fhir_text (name, "family"));
      for (guint k = 0; given != NULL && k < json_array_get_length (given); k++)
        add_words (fhir->subject_words, string_at (given, k));
    }
  return fhir->subject_words;
}

/* A name alone, of two words at least, that is none of the person's: "Louis Durand". */
static gboolean
is_another_name (LivretFhir *fhir, const char *display)
{
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) usual = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  add_words (told, display);
  add_words (usual, fhir->header->said.person);
  return g_hash_table_size (told) >= 2 && g_hash_table_size (usual) > 0 && !has_all (told, usual) &&
         g_hash_table_size (subject_words (fhir)) > 0 && !has_all (subject_words (fhir), told);
}

/* "Patient/7", "https://…/Group/2", of which nothing else is in the file. */
static gboolean
names_somebody (const char *reference)
{
  g_auto (GStrv) parts = g_strsplit (reference, "/", -1);
  guint n = g_strv_length (parts);

  if (n >= 4 && strcmp (parts[n - 2], "_history") == 0)
    n -= 2;
  return n >= 2 && strchr (reference, '?') == NULL &&
         (strcmp (parts[n - 2], "Patient") == 0 || strcmp (parts[n - 2], "Group") == 0);
}

/* Whether it says to be about somebody who is not whom the file is about. */
static gboolean
is_of_another (LivretFhir *fhir, const LivretFhirResource *resource)
{
  JsonObject *subject = livret_json_get_object (resource->object, "subject");
  const char *reference;
  int place;

  if (subject == NULL)
    subject = livret_json_get_object (resource->object, "patient");
  if (subject == NULL || fhir->header->subject < 0)
    return FALSE;
  reference = livret_fhir_text (subject, "reference");
  if (reference == NULL)
    return is_another_name (fhir, livret_fhir_text (subject, "display"));
  place = livret_fhir_find (fhir->file, reference);
  return place >= 0 ? place != fhir->header->subject : names_somebody (reference);
}

static gboolean
take_file (LivretFhir *fhir, const LivretFhirResource *resource, const char *type, Round round)
{
  if (strcmp (type, "DocumentReference") == 0)
    return (round == EARLIER_FILES) != livret_fhir_is_replaced (resource) ||
           livret_fhir_take_document (fhir, resource);
  if (round == EARLIER_FILES)
    return TRUE;
  return strcmp (type, "Media") == 0 ? livret_fhir_take_media (fhir, resource)
                                     : livret_fhir_take_forms (fhir, resource);
}

static gboolean
take_parsed (LivretFhir *fhir, const LivretFhirResource *resource, const char *type, Round round)
{
  LivretFhirTake take = find_take (type);

  if (is_of_another (fhir, resource))
    {
      if (round == round_of (type))
        livret_fhir_leave (fhir, resource, LIVRET_FHIR_OTHER_PERSON);
      return TRUE;
    }
  if (round == EARLIER_FILES || round == FILES)
    return take_file (fhir, resource, type, round);
  if (strcmp (type, "Device") == 0)
    return livret_fhir_take_device (fhir, resource);
  if (strcmp (type, "Binary") == 0)
    return livret_fhir_take_binary (fhir, resource);
  return take == NULL || take (fhir, resource);
}

/* Whether there is something to do with it in this round. */
static gboolean
is_due (const LivretFhirPlace *place, Round round)
{
  if (is_spoken_of (place->type))
    return round == REST && !place->used;
  if (round == STATEMENTS)
    return !is_file (place->type) || find_take (place->type) != NULL;
  return round != REST && is_file (place->type);
}

static gboolean
take_place (LivretFhir *fhir, int at, Round round)
{
  const LivretFhirPlace *place = &g_array_index (fhir->file->places, LivretFhirPlace, at);
  g_auto (LivretFhirResource) resource = { 0 };
  gboolean mapped = find_take (place->type) != NULL || is_file (place->type) ||
                    strcmp (place->type, "Device") == 0 || strcmp (place->type, "Binary") == 0;

  if (!is_due (place, round))
    return TRUE;
  if (!mapped)
    {
      /* Bundles are opened, unless they lie too deep. */
      livret_fhir_leave_place (fhir, at,
                               *place->type != '\0' && strcmp (place->type, "Bundle") != 0
                                   ? LIVRET_FHIR_NO_PLACE
                                   : LIVRET_FHIR_BROKEN);
      return TRUE;
    }
  if (livret_fhir_parse (fhir->file, at, &resource))
    return take_parsed (fhir, &resource, place->type, round);
  if (round == round_of (place->type))
    livret_fhir_leave_place (fhir, at, LIVRET_FHIR_BROKEN);
  return TRUE;
}

static gboolean
take_all (LivretFhir *fhir)
{
  guint n = fhir->file->places->len;

  if (!livret_fhir_take_sections (fhir))
    return FALSE;
  for (int round = STATEMENTS; round < N_ROUNDS; round++)
    {
      for (guint i = 0; i < n; i++)
        {
          if (!take_place (fhir, (int) i, round))
            return FALSE;
          if (round == STATEMENTS && i % PROGRESS_RESOURCES == 0 &&
              !livret_sink_progress (fhir->sink, i, n))
            return FALSE;
        }
      /* Before another document is given, which it does not stand in. */
      if (!livret_blood_told_give (fhir->blood, fhir->sink))
        return FALSE;
    }
  return livret_fhir_tell_left (fhir) && livret_sink_progress (fhir->sink, n, n);
}

/* --- The document -------------------------------------------------------------------------------
 */

/* What it holds, where it does not tell it itself. @n_documents: files that lie inside */
static void
list_all (const LivretFhir *taking, guint *n_documents)
{
  LivretFhir fhir = *taking;
  GString *text;

  fhir.listing = livret_fhir_listing_new ();
  fhir.sink = livret_fhir_listing_sink (fhir.listing);
  fhir.series = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  (void) take_all (&fhir);
  g_hash_table_unref (fhir.series);
  text = livret_fhir_listing_free (fhir.listing, n_documents);
  if (taking->header->text->len == 0)
    g_string_append_len (taking->header->text, text->str, (gssize) text->len);
  g_string_free (text, TRUE);
}

static gboolean
give_document (LivretFhir *fhir)
{
  const LivretHeader *header = &fhir->header->said;
  LivretSinkPaper paper = livret_header_paper (header);
  LivretSinkDocument document = livret_header_document (header);

  document.media_type = fhir->file->lines ? NDJSON_MEDIA_TYPE : LIVRET_FHIR_MEDIA_TYPE;
  document.name = *fhir->name != '\0' ? fhir->name : NULL;
  document.text = fhir->header->text->str;
  if (header->type != NULL || header->unique_id != NULL || header->restrictions != NULL)
    document.paper = &paper;
  return livret_sink_document (fhir->sink, &document);
}

static gboolean
take_file_of (LivretFhir *fhir)
{
  const LivretFhirHeader *header = fhir->header;
  gboolean attachment = livret_fhir_is_attachment (fhir->file);
  guint n_documents = 0;

  if (!livret_header_say_identity (&header->said, fhir->sink))
    return FALSE;
  if (header->text->len == 0 || attachment)
    list_all (fhir, &n_documents);
  if (!(attachment && n_documents > 0) && !give_document (fhir))
    return FALSE;
  return take_all (fhir);
}

/* All that is held while a file is taken. */
typedef struct
{
  LivretFhirFile file;
  LivretFhirHeader header;
  LivretFhir fhir;
} Taking;

static void
taking_clear (Taking *taking)
{
  g_clear_pointer (&taking->fhir.blood, g_ptr_array_unref);
  g_clear_pointer (&taking->fhir.subject_words, g_hash_table_unref);
  g_clear_pointer (&taking->fhir.series, g_hash_table_unref);
  g_clear_pointer (&taking->fhir.names, g_hash_table_unref);
  g_clear_pointer (&taking->fhir.left, g_array_unref);
  livret_fhir_header_clear (&taking->header);
  livret_fhir_file_clear (&taking->file);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Taking, taking_clear)

static gboolean
begin (Taking *taking, GBytes *bytes, const LivretImportOptions *options, GError **error)
{
  LivretFhir *fhir = &taking->fhir;

  if (!livret_fhir_file_read (bytes, &taking->file, error))
    return FALSE;
  fhir->file = &taking->file;
  fhir->options = options;
  fhir->name = "";
  fhir->blood = livret_blood_told_new ();
  fhir->series = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  fhir->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, livret_fhir_name_free);
  fhir->left = livret_fhir_left_new ();
  livret_fhir_header_read (fhir, &taking->header);
  return TRUE;
}

static gboolean
import (LivretInput *input, const LivretImportOptions *options, LivretSink *sink, GError **error)
{
  GBytes *bytes = livret_input_bytes (input, error);
  g_auto (Taking) taking = { 0 };

  if (bytes == NULL || !begin (&taking, bytes, options, error))
    return FALSE;
  taking.fhir.sink = sink;
  taking.fhir.name = livret_input_get_name (input);
  return take_file_of (&taking.fhir);
}

char *
livret_fhir_words_of (GBytes *bytes, GError **error)
{
  const LivretImportOptions options = { .language = "fr" };
  g_auto (Taking) taking = { 0 };
  guint n_documents;

  if (!begin (&taking, bytes, &options, error))
    return NULL;
  if (taking.header.text->len == 0)
    list_all (&taking.fhir, &n_documents);
  if (taking.header.said.title != NULL)
    {
      g_string_prepend (taking.header.text, "\n\n");
      g_string_prepend (taking.header.text, taking.header.said.title);
    }
  return g_strdup (taking.header.text->str);
}

/* --- What lies in another file ------------------------------------------------------------------
 */

struct _LivretFhirInside
{
  Taking taking;
  LivretImportOptions options;
};

LivretFhirInside *
livret_fhir_inside_new (GBytes *bytes, const LivretImportOptions *options, GError **error)
{
  g_autoptr (LivretFhirInside) self = g_new0 (LivretFhirInside, 1);

  self->options = *options;
  return begin (&self->taking, bytes, &self->options, error) ? g_steal_pointer (&self) : NULL;
}

void
livret_fhir_inside_free (LivretFhirInside *self)
{
  if (self == NULL)
    return;
  taking_clear (&self->taking);
  g_free (self);
}

gboolean
livret_fhir_inside_identify (LivretFhirInside *self, LivretSink *sink)
{
  return livret_header_say_identity (&self->taking.header.said, sink);
}

static gboolean
differ (const char *one, const char *other)
{
  return one != NULL && other != NULL && strcmp (one, other) != 0;
}

gboolean
livret_fhir_inside_same (LivretFhirInside *one, LivretFhirInside *other)
{
  const LivretHeader *a = &one->taking.header.said, *b = &other->taking.header.said;

  return !differ (a->person, b->person) && !differ (a->birth_date, b->birth_date) &&
         !differ (a->ins, b->ins);
}

gboolean
livret_fhir_inside_take (LivretFhirInside *self, LivretSink *sink)
{
  self->taking.fhir.sink = sink;
  return take_all (&self->taking.fhir);
}

/* --- Knowing it ---------------------------------------------------------------------------------
 */

static gboolean
ends_with_type (LivretInput *input)
{
  guint64 size = livret_input_get_size (input);
  char tail[LIVRET_INPUT_HEAD];
  gssize n =
      livret_input_read (input, size > sizeof tail ? size - sizeof tail : 0, tail, sizeof tail);

  return n > 0 && memmem (tail, n, "\"resourceType\"", strlen ("\"resourceType\"")) != NULL;
}

/* Mostly the type comes first; some write it last, in the order of the alphabet. */
static LivretProbe
probe (LivretInput *input)
{
  static const char *const usual[] = {
    "entry", "id", "identifier", "meta", "code", "category", NULL
  };
  gsize size;
  const char *head = (const char *) livret_input_head (input, &size);
  g_auto (GStrv) members = livret_json_head_members (head, size);

  if (members == NULL || members[0] == NULL)
    return LIVRET_PROBE_NO;
  if (g_strv_contains ((const char *const *) members, "resourceType"))
    return LIVRET_PROBE_SURE;
  return g_strv_contains (usual, members[0]) && ends_with_type (input) ? LIVRET_PROBE_LIKELY
                                                                       : LIVRET_PROBE_NO;
}

static const char *const suffixes[] = { "json", "ndjson", "jsonl", NULL };
static const char *const media_types[] = { LIVRET_FHIR_MEDIA_TYPE, NDJSON_MEDIA_TYPE, NULL };

const LivretFormat livret_format_fhir = {
  "fhir", N_ ("Health records (FHIR)"), suffixes, media_types, TRUE, probe, import,
};
