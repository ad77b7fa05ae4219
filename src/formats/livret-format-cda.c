/* livret-format-cda.c: HL7 CDA R2 documents: header, content, statements and results.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sources: HL7 CDA R2; CI-SIS “Volet structuration minimale des documents de santé” and its content
 * modules (ANS); C-CDA R2.1.
 */
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "base/livret-text.h"
#include "formats/livret-blood-told.h"
#include "formats/livret-cda.h"
#include "formats/livret-formats.h"
#include "formats/livret-inner.h"
#include "record/livret-document-types.h"
#include "record/livret-memfd.h"

#define MEDIA_TYPE "text/xml"
#define ROOT "ClinicalDocument"
#define SECTIONS_DEPTH_MAX 16
#define IDS_DEPTH_MAX 200

/* --- The document ------------------------------------------------------------------------------
 */

/* IDs of the narratives; the first of two alike counts. */
static void
collect_ids (GHashTable *ids, const xmlNode *node, guint depth)
{
  if (depth > IDS_DEPTH_MAX)
    return;
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      {
        char *id = livret_xml_attribute (child, "ID");

        if (id != NULL && !g_hash_table_contains (ids, id))
          g_hash_table_insert (ids, g_steal_pointer (&id), (gpointer) child);
        g_free (id);
        collect_ids (ids, child, depth + 1);
      }
}

/* --- Sections -----------------------------------------------------------------------------------
 */

/* LOINC codes of sections, and where what stands in them belongs. */
static const struct
{
  const char *code;
  const char *section;
} sections[] = {
  { "11450-4", "conditions" },
  { "11348-0", "conditions" },
  { "46241-6", "conditions" },
  { "11535-2", "conditions" },
  { "29308-4", "conditions" },
  { "10219-4", "conditions" },
  { "10218-6", "conditions" },
  { "75326-9", "conditions" },
  { "48765-2", "allergies" },
  { "46264-8", "devices" },
  { "11369-6", "vaccinations" },
  { "47519-4", "procedures" },
  { "46240-8", "procedures" },
  { "10157-6", "family" },
  { "29762-2", "habits" },
  { "29554-3", "procedures" },
  { "10162-6", "pregnancies" },
  { "47420-5", "disabilities" },
  { "42348-3", "wishes" },
  { "8716-3", "results" },
  { "30954-2", "results" },
  { "10160-0", "treatments" },
  { "10183-2", "treatments" },
  { "42346-7", "treatments" },
  { "29549-3", "treatments" },
  { "57828-6", "treatments" },
  { "60590-7", "treatments" },
  { "75311-1", "treatments" },
  { "42347-5", "conditions" },
  { "59769-0", "conditions" },
  { "55109-3", "conditions" },
  { "18776-5", "plan" },
  /* What state the document is in, and which lie beside it. */
  { "33557-0", "none" },
  { "55107-7", "none" },
  /* What drafts of C-CDA R2, and files made after them, call the diagnoses of a discharge. */
  { "C-CDAV2-DDN", "conditions" },
};

/* What was paid for is not what is taken, worn or had: of reimbursements, only stays and vaccines.
 */
static const char *
find_section (const LivretCda *cda, const char *code)
{
  if (cda->reimbursement && g_strcmp0 (code, "46240-8") != 0 && g_strcmp0 (code, "11369-6") != 0)
    return "none";
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (g_strcmp0 (sections[i].code, code) == 0)
      return sections[i].section;
  return NULL;
}

static gboolean
tell_left (LivretCda *cda, const LivretCdaSection *section, guint left)
{
  g_autofree char *reason = g_strdup_printf (
      ngettext ("%u statement has no place in the record of its own; it is read in the document.",
                "%u statements have no place in the record of their own; they are read in the "
                "document.",
                left),
      left);

  return left == 0 || livret_sink_set_aside (cda->sink, section->title, reason);
}

static gboolean
tell_withdrawn (LivretCda *cda, const LivretCdaSection *section)
{
  guint n = cda->n_withdrawn;
  g_autofree char *reason = g_strdup_printf (
      ngettext ("%u statement was cancelled or broken off; it is read in the document.",
                "%u statements were cancelled or broken off; they are read in the document.", n),
      n);

  cda->n_withdrawn = 0;
  return n == 0 || livret_sink_set_aside (cda->sink, section->title, reason);
}

static gboolean
take_entries (LivretCda *cda, const LivretCdaSection *section, const xmlNode *node)
{
  guint left = 0;

  for (const xmlNode *entry = livret_xml_child (node, "entry"); entry != NULL;
       entry = livret_xml_next (entry))
    {
      guint taken = 0;

      cda->n_aside = 0;
      if (!livret_cda_take_entry (cda, section, entry, &taken))
        return FALSE;
      /* One of which nothing was taken is one. */
      left += taken == 0 ? MAX (cda->n_aside, 1) : cda->n_aside;
    }
  return tell_left (cda, section, left) && tell_withdrawn (cda, section);
}

static gboolean
take_section (LivretCda *cda, const xmlNode *node, const char *outer, guint depth)
{
  g_autofree char *code = livret_xml_attribute (livret_xml_child (node, "code"), "code");
  g_autofree char *title = livret_xml_line (livret_xml_child (node, "title"));
  LivretCdaSection section;

  if (title == NULL)
    title = livret_xml_attribute (livret_xml_child (node, "code"), "displayName");
  section = (LivretCdaSection) { code != NULL ? code : "",
                                 title != NULL   ? title
                                 : outer != NULL ? outer
                                                 : _ ("Section without a title"),
                                 find_section (cda, code) };
  if (depth > SECTIONS_DEPTH_MAX)
    return TRUE;
  /* A copy of the document for reading is taken as such. */
  if (g_strcmp0 (code, "55108-5") != 0 && !take_entries (cda, &section, node))
    return FALSE;
  for (const xmlNode *component = livret_xml_child (node, "component"); component != NULL;
       component = livret_xml_next (component))
    if (livret_xml_child (component, "section") != NULL &&
        !take_section (cda, livret_xml_child (component, "section"), section.title, depth + 1))
      return FALSE;
  return TRUE;
}

/* --- The content --------------------------------------------------------------------------------
 */

/* Bytes of an ED in base 64, or its text. */
static GBytes *
decode (const xmlNode *node)
{
  xmlChar *content = xmlNodeGetContent (node);
  GBytes *bytes = NULL;

  if (content == NULL)
    return NULL;
  if (livret_xml_attribute_is (node, "representation", "B64"))
    {
      gsize size;

      g_base64_decode_inplace ((char *) content, &size);
      bytes = g_bytes_new (content, size);
    }
  else
    bytes = g_bytes_new (content, strlen ((const char *) content));
  xmlFree (content);
  return bytes;
}

/* A file that stands in the document: its bytes, where they can be read as what they are. */
typedef struct
{
  int fd;
  LivretInner inner;
} Inside;

static void
inside_clear (Inside *inside)
{
  if (inside->fd >= 0)
    close (inside->fd);
  livret_inner_clear (&inside->inner);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Inside, inside_clear)

static void
take_inside (const xmlNode *node, Inside *out)
{
  g_autofree char *declared = livret_xml_attribute (node, "mediaType");
  g_autoptr (GBytes) bytes = node != NULL ? decode (node) : NULL;

  if (bytes == NULL || g_bytes_get_size (bytes) == 0)
    return;
  livret_inner_read (bytes, declared, &out->inner);
  if (out->inner.media_type == NULL)
    return;
  out->fd =
      livret_memfd_new ("inside", g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
}

/* The copy of the whole document, for reading. */
static const xmlNode *
find_copy (const xmlNode *node, guint depth)
{
  const xmlNode *found = NULL;

  if (depth > IDS_DEPTH_MAX)
    return NULL;
  if (livret_xml_is (node, "observationMedia") &&
      livret_xml_attribute_is (livret_xml_child (node, "value"), "mediaType", "application/pdf"))
    return livret_xml_child (node, "value");
  for (const xmlNode *child = node->children; child != NULL && found == NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      found = find_copy (child, depth + 1);
  return found;
}

static const xmlNode *
find_copy_section (const xmlNode *body, guint depth)
{
  const xmlNode *found = NULL;

  if (depth > SECTIONS_DEPTH_MAX)
    return NULL;
  for (const xmlNode *component = livret_xml_child (body, "component");
       component != NULL && found == NULL; component = livret_xml_next (component))
    {
      const xmlNode *section = livret_xml_child (component, "section");

      if (livret_xml_attribute_is (livret_xml_child (section, "code"), "code", "55108-5"))
        found = find_copy (section, 0);
      else if (section != NULL)
        found = find_copy_section (section, depth + 1);
    }
  return found;
}

/* --- Giving -------------------------------------------------------------------------------------
 */

static char *
name_of (const char *name, const char *suffix)
{
  const char *dot = strrchr (name, '.');
  gsize stem = dot != NULL && dot != name ? (gsize) (dot - name) : strlen (name);

  return g_strdup_printf ("%.*s.%s", (int) stem, *name != '\0' ? name : "document", suffix);
}

static const char *
suffix_of (const char *media_type)
{
  const LivretFormat *format = livret_format_by_media_type (media_type);

  return format != NULL && format->suffixes[0] != NULL ? format->suffixes[0] : "bin";
}

/* The content of an unstructured body in its own right, the XML beside it. */
static gboolean
give_document (LivretCda *cda,
               const LivretHeader *header,
               const char *name,
               const Inside *content,
               const Inside *copy,
               const char *text)
{
  LivretSinkPaper paper = livret_header_paper (header);
  LivretSinkDocument document = livret_header_document (header);
  g_autofree char *inner_name = NULL;

  document.fd = content->fd;
  document.media_type = MEDIA_TYPE;
  document.name = *name != '\0' ? name : NULL;
  document.text = text;
  document.paper = &paper;
  if (content->fd >= 0)
    {
      inner_name = name_of (name, suffix_of (content->inner.media_type));
      document.media_type = content->inner.media_type;
      document.name = inner_name;
      document.pages = content->inner.pages;
      document.parts[document.n_parts++] =
          (LivretSinkPart) { LIVRET_PART_SOURCE, -1, MEDIA_TYPE,
                             *name != '\0' ? name : "document.xml" };
    }
  else if (copy->fd >= 0)
    {
      inner_name = name_of (name, "pdf");
      document.parts[document.n_parts++] =
          (LivretSinkPart) { LIVRET_PART_COPY, copy->fd, copy->inner.media_type, inner_name };
    }
  return livret_sink_document (cda->sink, &document);
}

static gboolean
take_body (LivretCda *cda, const LivretHeader *header, const char *name)
{
  const xmlNode *body = livret_xml_find (cda->root, "component/structuredBody");
  const xmlNode *bare = livret_xml_find (cda->root, "component/nonXMLBody/text");
  g_auto (Inside) content = { .fd = -1 };
  g_auto (Inside) copy = { .fd = -1 };
  g_autoptr (GString) text = g_string_new (NULL);

  take_inside (bare, &content);
  if (body != NULL)
    {
      livret_cda_sections_text (body, text);
      take_inside (find_copy_section (body, 0), &copy);
    }
  else if (content.inner.text != NULL)
    g_string_append (text, content.inner.text);
  if (!give_document (cda, header, name, &content, &copy, text->str))
    return FALSE;
  if (bare != NULL && content.fd < 0 &&
      !livret_sink_set_aside (
          cda->sink, header->title != NULL ? header->title : name,
          livret_xml_child (bare, "reference") != NULL
              ? _ ("Its content lies in another file, which did not come with it.")
              : _ ("The file that lies in it is of no sort that Livret reads; it is kept inside "
                   "the "
                   "document.")))
    return FALSE;
  for (const xmlNode *component = livret_xml_child (body, "component"); component != NULL;
       component = livret_xml_next (component))
    if (livret_xml_child (component, "section") != NULL &&
        !take_section (cda, livret_xml_child (component, "section"), NULL, 0))
      return FALSE;
  return livret_blood_told_give (cda->blood, cda->sink);
}

static gboolean
import (LivretInput *input, const LivretImportOptions *options, LivretSink *sink, GError **error)
{
  GBytes *bytes = livret_input_bytes (input, error);
  g_autoptr (xmlDoc) doc = bytes != NULL ? livret_xml_parse (bytes, error) : NULL;
  g_auto (LivretHeader) header = { 0 };
  g_autoptr (GHashTable) ids = NULL;
  g_autoptr (GHashTable) series = NULL;
  g_autoptr (GHashTable) told = NULL;
  g_autoptr (GPtrArray) blood = livret_blood_told_new ();
  g_autoptr (GHashTable) said = NULL;
  g_autofree char *language = NULL;
  LivretCda cda;

  if (doc == NULL)
    return FALSE;
  cda = (LivretCda) { .root = livret_cda_root (doc), .sink = sink };
  if (cda.root == NULL)
    return livret_unreadable (error, _ ("This XML is no clinical document (CDA)."));
  livret_cda_header_read (cda.root, &header);
  ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  series = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  collect_ids (ids, cda.root, 0);
  cda.ids = ids;
  told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  cda.series = series;
  said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  cda.told = told;
  cda.blood = blood;
  cda.said = said;
  cda.date = header.date;
  language = livret_xml_attribute (livret_xml_child (cda.root, "languageCode"), "code");
  cda.french = language == NULL || g_ascii_strncasecmp (language, "fr", 2) == 0;
  cda.reimbursement = g_strcmp0 (header.type, "REMB") == 0;
  cda.source = header.establishment != NULL ? header.establishment
               : header.author != NULL      ? header.author
               : header.title != NULL       ? header.title
                                            : (char *) "CDA";
  if (!livret_header_say_identity (&header, sink))
    return FALSE;
  return take_body (&cda, &header, livret_input_get_name (input));
}

/* --- Knowing it ---------------------------------------------------------------------------------
 */

/* Of UTF-16, whose mark says which half of a unit is a letter's: what is ASCII of it. */
static char *
narrow (const char *head, gsize size)
{
  GString *out = g_string_new (NULL);
  gboolean little = size >= 2 && head[0] == '\xff' && head[1] == '\xfe';
  gboolean big = size >= 2 && head[0] == '\xfe' && head[1] == '\xff';

  if (little || big)
    for (gsize i = 2; i + 1 < size; i += 2)
      g_string_append_c (out, head[i + big]);
  else
    g_string_append_len (out, head, (gssize) size);
  return g_string_free (out, FALSE);
}

static LivretProbe
probe (LivretInput *input)
{
  gsize size;
  const char *bytes = (const char *) livret_input_head (input, &size);
  g_autofree char *head = narrow (bytes, size);

  /* A document type, which is refused later on, names it before it begins. */
  for (const char *root = head; (root = strstr (root, ROOT)) != NULL; root += strlen (ROOT))
    if (root > head && (root[-1] == '<' || root[-1] == ':'))
      return LIVRET_PROBE_SURE;
  return LIVRET_PROBE_NO;
}

static const char *const suffixes[] = { "xml", "cda", NULL };
static const char *const media_types[] = { MEDIA_TYPE, "application/xml", NULL };

const LivretFormat livret_format_cda = {
  "cda", N_ ("Clinical documents (CDA)"), suffixes, media_types, TRUE, probe, import,
};
