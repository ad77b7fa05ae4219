/* livret-fhir-documents.c: files that lie in a FHIR file: attachments and what is said of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "formats/livret-bundle.h"
#include "formats/livret-fhir.h"
#include "formats/livret-formats.h"
#include "record/livret-document-types.h"
#include "record/livret-memfd.h"

/* What is said of an attachment, all borrowed but @professional, the author's number; @paper:
 * (nullable). */
typedef struct
{
  const char *title;
  const char *author;
  const char *establishment;
  const char *date;
  const char *declared;
  char *professional;
  const LivretSinkPaper *paper;
  gboolean first;
} Said;

/* --- Contents -----------------------------------------------------------------------------------
 */

/* (nullable) (transfer full): of a member in base 64, which may be too long to be parsed. */
static GBytes *
bytes_of (const LivretFhirResource *resource, JsonObject *object, const char *member)
{
  const char *text = livret_json_get_string (object, member);
  LivretFhirSpan span;

  if (text == NULL || *text == '\0')
    return NULL;
  span = (LivretFhirSpan) { text, strlen (text) };
  if (*text == '\001')
    {
      guint64 number = g_ascii_strtoull (text + 1, NULL, 10);

      if (number >= resource->lifted->len)
        return NULL;
      span = g_array_index (resource->lifted, LivretFhirSpan, number);
    }
  return livret_fhir_base64 (span);
}

static const char *
suffix_of (const char *media_type)
{
  const LivretFormat *format = livret_format_by_media_type (media_type);

  return format != NULL && format->suffixes[0] != NULL ? format->suffixes[0] : "bin";
}

static char *
name_for (LivretFhir *fhir, const Said *said, const char *media_type)
{
  const char *dot = strrchr (fhir->name, '.');
  g_autofree char *stem =
      dot != NULL && dot != fhir->name ? g_strndup (fhir->name, dot - fhir->name) : NULL;
  const char *base = said->title != NULL ? said->title : stem != NULL ? stem : "document";

  return g_strdup_printf ("%s.%s", base, suffix_of (media_type));
}

/* The attachment alone in a file is its document, the JSON beside it. */
gboolean
livret_fhir_is_attachment (LivretFhirFile *file)
{
  const char *type;

  if (file->bundle.size != 0 || file->places->len != 1)
    return FALSE;
  type = g_array_index (file->places, LivretFhirPlace, 0).type;
  return strcmp (type, "DocumentReference") == 0 || strcmp (type, "Binary") == 0;
}

static gboolean
give_content (LivretFhir *fhir, const Said *said, const LivretInner *inner, int fd)
{
  const LivretSinkPaper none = { 0 };
  g_autofree char *name = name_for (fhir, said, inner->media_type);
  const char *type = said->paper != NULL ? said->paper->type : NULL;
  g_autofree char *numbers =
      livret_header_numbers (said->author, said->professional, fhir->header->said.ins);
  LivretSinkDocument document = {
    .fd = fd,
    .media_type = inner->media_type,
    .name = name,
    .title = said->title != NULL ? said->title : inner->title,
    .author = said->author != NULL ? said->author : inner->author,
    .establishment = said->establishment,
    .category = livret_document_type_category (type),
    .date = said->date != NULL ? said->date : inner->date,
    .text = inner->text,
    .pages = inner->pages,
    .paper = said->paper,
    .standing = numbers,
  };

  if (said->first && livret_fhir_is_attachment (fhir->file))
    {
      if (document.paper == NULL)
        document.paper = &none;
      document.parts[document.n_parts++] =
          (LivretSinkPart) { LIVRET_PART_SOURCE, -1, LIVRET_FHIR_MEDIA_TYPE,
                             *fhir->name != '\0' ? fhir->name : "document.json" };
    }
  return livret_sink_document (fhir->sink, &document);
}

static const char *
where_of (LivretFhir *fhir, const Said *said)
{
  return said->title != NULL ? said->title : fhir->name;
}

/* A document that holds statements itself is read as if it had come alone. */
static gboolean
give_record (LivretFhir *fhir, const Said *said, const char *suffix, GBytes *bytes)
{
  g_autofree char *stem = said->title != NULL ? g_strdelimit (g_strdup (said->title), "/\\", ' ')
                                              : g_strdup ("document");
  g_autofree char *name = g_strdup_printf ("%s.%s", stem, suffix);
  LivretPackedSays says = { .title = said->title,
                            .author = said->author,
                            .establishment = said->establishment,
                            .category = livret_document_type_category (
                                said->paper != NULL ? said->paper->type : NULL),
                            .date = said->date,
                            .paper = said->paper };
  guint64 n = fhir->file->places->len;
  LivretPackedSink packed;
  gboolean goes_on;

  livret_packed_sink_init (&packed, fhir->sink, n);
  goes_on = livret_bundle_take (&packed, name, bytes, &says, fhir->options, n) &&
            livret_packed_sink_end (&packed);
  livret_packed_sink_clear (&packed);
  return goes_on;
}

static gboolean
give_bytes (LivretFhir *fhir, const Said *said, GBytes *bytes)
{
  static const char *const records[] = { "cda", "fhir", NULL };
  gboolean text = said->declared != NULL && g_str_has_prefix (said->declared, "text/");
  g_autoptr (LivretInput) input = livret_input_new_for_bytes (bytes, text ? "a.txt" : NULL);
  const LivretFormat *format = livret_format_detect (input, NULL);
  g_auto (LivretInner) inner = { 0 };
  g_autofd int fd = -1;
  gboolean record = format != NULL && g_strv_contains (records, format->id);

  if (record && fhir->options->depth < LIVRET_BUNDLE_DEPTH_MAX)
    return fhir->listing != NULL || give_record (fhir, said, format->suffixes[0], bytes);
  if (!record)
    livret_inner_read (bytes, said->declared, &inner);
  if (inner.media_type != NULL)
    fd =
        livret_memfd_new ("inside", g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
  if (fd < 0)
    return livret_sink_set_aside (
        fhir->sink, where_of (fhir, said),
        _ ("The file that lies in it is of no sort that Livret reads; it is kept inside the "
           "document."));
  return give_content (fhir, said, &inner, fd);
}

/* An attachment with its bytes, or with the address of a Binary of the same file. */
static gboolean
give_attachment (LivretFhir *fhir,
                 const LivretFhirResource *from,
                 JsonObject *attachment,
                 Said *said)
{
  g_autoptr (JsonObject) reference = json_object_new ();
  g_auto (LivretFhirResource) binary = { 0 };
  g_autoptr (GBytes) bytes = NULL;

  said->declared = livret_fhir_text (attachment, "contentType");
  if (livret_json_get_string (attachment, "data") == NULL &&
      livret_fhir_text (attachment, "url") != NULL)
    {
      json_object_set_string_member (reference, "reference", livret_fhir_text (attachment, "url"));
      if (livret_fhir_follow (fhir->file, from, reference, &binary))
        {
          from = &binary;
          attachment = binary.object;
        }
    }
  if (fhir->listing != NULL && !livret_fhir_is_attachment (fhir->file))
    {
      livret_fhir_listing_add (fhir->listing, _ ("Documents"), where_of (fhir, said));
      return TRUE;
    }
  bytes = bytes_of (from, attachment, "data");
  if (bytes == NULL)
    return livret_sink_set_aside (
        fhir->sink, where_of (fhir, said),
        _ ("Its content lies in another file, which did not come with it."));
  return give_bytes (fhir, said, bytes);
}

/* --- DocumentReference --------------------------------------------------------------------------
 */

gboolean
livret_fhir_is_replaced (const LivretFhirResource *resource)
{
  return livret_fhir_text_is (resource->object, "status", "superseded");
}

/* The id of the document that this one takes the place of. */
static char *
replaced_id (LivretFhir *fhir, const LivretFhirResource *resource)
{
  for (guint i = 0; i < livret_fhir_count (resource->object, "relatesTo"); i++)
    {
      JsonObject *relation = livret_fhir_at (resource->object, "relatesTo", i);
      JsonObject *target = livret_json_get_object (relation, "target");
      g_auto (LivretFhirResource) before = { 0 };
      JsonObject *id = livret_json_get_object (target, "identifier");

      if (!livret_fhir_text_is (relation, "code", "replaces"))
        continue;
      if (id == NULL && livret_fhir_follow (fhir->file, resource, target, &before))
        return livret_fhir_identifier (livret_json_get_object (before.object, "masterIdentifier"));
      return livret_fhir_identifier (id);
    }
  return NULL;
}

static char *
date_of (JsonObject *object)
{
  JsonObject *period =
      livret_json_get_object (livret_json_get_object (object, "context"), "period");
  JsonObject *attachment =
      livret_json_get_object (livret_fhir_at (object, "content", 0), "attachment");
  char *date = livret_fhir_date (livret_fhir_text (period, "end"));

  if (date == NULL)
    date = livret_fhir_date (livret_fhir_text (period, "start"));
  if (date == NULL)
    date = livret_fhir_date (livret_fhir_text (attachment, "creation"));
  return date != NULL ? date : livret_fhir_date (livret_fhir_text (object, "date"));
}

/* Who of the authors is a person, and which establishment it came from. */
static void
read_authors (LivretFhir *fhir, const LivretFhirResource *resource, Said *said)
{
  for (guint i = 0; i < livret_fhir_count (resource->object, "author"); i++)
    {
      JsonObject *reference = livret_fhir_at (resource->object, "author", i);
      g_auto (LivretFhirResource) author = { 0 };
      const char *name = livret_fhir_name_of (fhir, resource, reference, NULL);
      gboolean house = livret_fhir_follow (fhir->file, resource, reference, &author) &&
                       livret_fhir_text_is (author.object, "resourceType", "Organization");

      if (house && said->establishment == NULL)
        said->establishment = name;
      else if (!house && said->author == NULL)
        {
          said->author = name;
          said->professional = livret_fhir_professional (fhir, resource, reference);
        }
    }
  if (said->establishment == NULL)
    said->establishment = livret_fhir_name_of (
        fhir, resource, livret_json_get_object (resource->object, "custodian"), NULL);
}

gboolean
livret_fhir_take_document (LivretFhir *fhir, const LivretFhirResource *resource)
{
  JsonObject *object = resource->object;
  JsonObject *type = livret_json_get_object (object, "type");
  guint n = livret_fhir_count (object, "content");
  g_autofree char *unique_id =
      livret_fhir_identifier (livret_json_get_object (object, "masterIdentifier"));
  g_autofree char *replaces = NULL;
  g_autofree char *restrictions = livret_fhir_restrictions (object, "securityLabel");
  g_autofree char *date = date_of (object);
  g_autofree char *professional = NULL;
  LivretSinkPaper paper = { .type = livret_fhir_type_of (type),
                            .unique_id = unique_id,
                            .restrictions = restrictions };
  Said said = { .date = date, .paper = &paper, .first = TRUE };

  if (livret_fhir_text_is (object, "status", "entered-in-error") ||
      livret_fhir_text_is (object, "docStatus", "entered-in-error") || n == 0)
    {
      livret_fhir_leave (fhir, resource, n == 0 ? LIVRET_FHIR_EMPTY : LIVRET_FHIR_IN_ERROR);
      return TRUE;
    }
  replaces = replaced_id (fhir, resource);
  paper.replaces = replaces;
  read_authors (fhir, resource, &said);
  professional = said.professional;
  for (guint i = 0; i < n; i++)
    {
      JsonObject *attachment =
          livret_json_get_object (livret_fhir_at (object, "content", i), "attachment");
      g_autofree char *title = livret_fhir_line (livret_fhir_text (attachment, "title"));

      if (title == NULL)
        title = livret_fhir_line (livret_fhir_text (object, "description"));
      if (title == NULL)
        title = livret_fhir_words (type);
      said.title = title;
      if (!give_attachment (fhir, resource, attachment, &said))
        return FALSE;
      /* Other prints of it are files of their own: the id names the first. */
      paper.unique_id = paper.replaces = NULL;
      said.first = FALSE;
    }
  return TRUE;
}

/* --- Others that hold files ---------------------------------------------------------------------
 */

gboolean
livret_fhir_take_binary (LivretFhir *fhir, const LivretFhirResource *resource)
{
  g_autoptr (GBytes) bytes = bytes_of (resource, resource->object, "data");
  Said said = { .declared = livret_fhir_text (resource->object, "contentType"), .first = TRUE };

  if (bytes != NULL)
    return give_bytes (fhir, &said, bytes);
  livret_fhir_leave (fhir, resource, LIVRET_FHIR_EMPTY);
  return TRUE;
}

gboolean
livret_fhir_take_media (LivretFhir *fhir, const LivretFhirResource *resource)
{
  JsonObject *attachment = livret_json_get_object (resource->object, "content");
  g_autofree char *title = livret_fhir_line (livret_fhir_text (attachment, "title"));
  g_autofree char *date = livret_fhir_date (livret_fhir_text (resource->object, "createdDateTime"));
  Said said = { .title = title, .date = date, .first = TRUE };

  if (livret_fhir_text_is (resource->object, "status", "entered-in-error") || attachment == NULL)
    {
      livret_fhir_leave (fhir, resource,
                         attachment == NULL ? LIVRET_FHIR_EMPTY : LIVRET_FHIR_IN_ERROR);
      return TRUE;
    }
  return give_attachment (fhir, resource, attachment, &said);
}

/* --- DiagnosticReport ---------------------------------------------------------------------------
 */

/* Results that stand inside the report itself. */
static gboolean
take_contained (LivretFhir *fhir, const LivretFhirResource *resource, guint *n_taken)
{
  for (guint i = 0; i < livret_fhir_count (resource->object, "result"); i++)
    {
      JsonObject *reference = livret_fhir_at (resource->object, "result", i);
      const char *target = livret_fhir_text (reference, "reference");
      g_auto (LivretFhirResource) result = { 0 };

      *n_taken += target != NULL && livret_fhir_find (fhir->file, target) >= 0;
      if (target == NULL || *target != '#' ||
          !livret_fhir_follow (fhir->file, resource, reference, &result) ||
          !livret_fhir_text_is (result.object, "resourceType", "Observation"))
        continue;
      *n_taken += 1;
      if (!livret_fhir_take_observation (fhir, &result))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_conclusion (LivretFhir *fhir,
                 const LivretFhirResource *resource,
                 const char *title,
                 const char *date,
                 guint *n_taken)
{
  g_autofree char *conclusion =
      livret_fhir_line (livret_fhir_text (resource->object, "conclusion"));
  g_auto (LivretFhirEntry) entry = { 0 };

  if (conclusion == NULL)
    conclusion = livret_fhir_first_words (resource->object, "conclusionCode");
  if (conclusion == NULL)
    return TRUE;
  *n_taken += 1;
  entry.text =
      title != NULL ? g_strdup_printf ("%s : %s", title, conclusion) : g_strdup (conclusion);
  entry.from = g_strdup (date);
  entry.code = livret_fhir_code (livret_json_get_object (resource->object, "code"));
  return livret_fhir_give (fhir, resource, "results", &entry);
}

static char *
report_date (JsonObject *object)
{
  LivretFhirEntry when = { 0 };
  char *date;

  livret_fhir_period (&when, object, "effective");
  date = g_strdup (when.from != NULL ? when.from : when.until);
  livret_fhir_entry_clear (&when);
  return date;
}

static gboolean
is_wrong (JsonObject *object)
{
  static const char *const wrong[] = { "entered-in-error", "cancelled", NULL };
  const char *status = livret_fhir_text (object, "status");

  return status != NULL && g_strv_contains (wrong, status);
}

/* Its values stand for themselves; here is its conclusion. */
gboolean
livret_fhir_take_report (LivretFhir *fhir, const LivretFhirResource *resource)
{
  JsonObject *object = resource->object;
  g_autofree char *title = livret_fhir_words (livret_json_get_object (object, "code"));
  g_autofree char *date = report_date (object);
  guint n_taken = livret_fhir_count (object, "presentedForm");

  if (is_wrong (object))
    {
      livret_fhir_leave (fhir, resource, LIVRET_FHIR_IN_ERROR);
      return TRUE;
    }
  if (!take_contained (fhir, resource, &n_taken) ||
      !take_conclusion (fhir, resource, title, date, &n_taken))
    return FALSE;
  if (n_taken == 0)
    livret_fhir_leave (fhir, resource, LIVRET_FHIR_EMPTY);
  return TRUE;
}

/* The report as it was printed. */
gboolean
livret_fhir_take_forms (LivretFhir *fhir, const LivretFhirResource *resource)
{
  JsonObject *object = resource->object;
  JsonObject *code = livret_json_get_object (object, "code");
  g_autofree char *title = livret_fhir_words (code);
  g_autofree char *date = report_date (object);
  LivretSinkPaper paper = { .type = livret_fhir_type_of (code) };
  Said said = { .title = title, .date = date, .paper = &paper };

  for (guint i = 0; i < livret_fhir_count (object, "presentedForm") && !is_wrong (object); i++)
    if (!give_attachment (fhir, resource, livret_fhir_at (object, "presentedForm", i), &said))
      return FALSE;
  return TRUE;
}
