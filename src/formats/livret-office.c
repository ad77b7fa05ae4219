/* livret-office.c: the words of a letter in Office Open XML or OpenDocument.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sources: ECMA-376 part 1, §17 (WordprocessingML); OASIS OpenDocument 1.3 part 3. Macros, embedded
 * objects and links are not looked at; the file is kept as it is.
 */
#include "formats/livret-office.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/livret-date.h"
#include "formats/livret-packed.h"
#include "formats/livret-unpack.h"
#include "formats/livret-xml.h"

#define MEMBERS_MAX 5000
#define LETTER_MAX (64 * 1024 * 1024)
#define DEPTH_MAX 200

const LivretOfficeSort livret_office_docx = {
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "word/document.xml",
  "docProps/core.xml", "t"
};
const LivretOfficeSort livret_office_odt = { "application/vnd.oasis.opendocument.text",
                                             "content.xml", "meta.xml", NULL };

/* --- The archive --------------------------------------------------------------------------------
 */

static gboolean
find_member (LivretArchive *archive, const char *wanted)
{
  const char *name;

  for (guint n = 0; n < MEMBERS_MAX && livret_archive_next (archive, &name); n++)
    if (strcmp (name, wanted) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_letter (LivretArchive *archive, const LivretOfficeSort *sort)
{
  gsize size;
  const char *head;

  if (!find_member (archive, sort->letter))
    return FALSE;
  head = livret_archive_head (archive, &size);
  /* A sheet or a presentation has a content.xml, too. */
  return sort->run != NULL || g_strstr_len (head, (gssize) size, "office:document-content") != NULL;
}

LivretProbe
livret_office_probe (LivretInput *input, const LivretOfficeSort *sort)
{
  g_autoptr (LivretArchive) archive =
      livret_packed_is_archive (input) ? livret_archive_open (input) : NULL;

  return archive != NULL && has_letter (archive, sort) ? LIVRET_PROBE_SURE : LIVRET_PROBE_NO;
}

static xmlDoc *
open_member (LivretInput *input, const char *name, GError **error)
{
  g_autoptr (LivretArchive) archive = livret_archive_open (input);
  g_autoptr (GBytes) bytes = NULL;
  guint64 budget = LETTER_MAX;
  const char *reason = _ ("The document is damaged or cut short.");

  if (archive != NULL && find_member (archive, name))
    bytes = livret_unpack_load_member (archive, &budget, &reason);
  if (bytes != NULL)
    return livret_xml_parse (bytes, error);
  livret_unreadable (error, "%s", reason);
  return NULL;
}

/* --- The words ----------------------------------------------------------------------------------
 */

/* What stands for white space, before what is in it or behind. */
static const struct
{
  const char *element;
  const char *before;
  const char *behind;
} spaces[] = {
  { "p", NULL, "\n" },  { "h", NULL, "\n" },         { "tab", "\t", NULL },
  { "br", "\n", NULL }, { "cr", "\n", NULL },        { "line-break", "\n", NULL },
  { "s", " ", NULL },   { "tc", NULL, "\t" },        { "table-cell", NULL, "\t" },
  { "tr", NULL, "\n" }, { "table-row", NULL, "\n" },
};

static const char *
find_space (const xmlNode *node, gboolean behind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (spaces); i++)
    if (livret_xml_is (node, spaces[i].element))
      return behind ? spaces[i].behind : spaces[i].before;
  return NULL;
}

static void
append_space (GString *out, const char *space)
{
  if (space == NULL)
    return;
  /* The paragraph of a cell ends no line of its row. */
  if (*space == '\t' && out->len > 0 && out->str[out->len - 1] == '\n')
    g_string_truncate (out, out->len - 1);
  g_string_append (out, space);
}

static void
append (
    const LivretOfficeSort *sort, const xmlNode *node, gboolean counts, guint depth, GString *out)
{
  if (node->type == XML_TEXT_NODE && counts)
    g_string_append (out, (const char *) node->content);
  if (node->type != XML_ELEMENT_NODE || depth > DEPTH_MAX || livret_xml_is (node, "annotation") ||
      livret_xml_is (node, "tracked-changes"))
    return;
  append_space (out, find_space (node, FALSE));
  if (sort->run != NULL)
    counts = livret_xml_is (node, sort->run);
  else
    counts = counts || livret_xml_is (node, "p") || livret_xml_is (node, "h");
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    append (sort, child, counts, depth + 1, out);
  append_space (out, find_space (node, TRUE));
}

static char *
read_words (LivretInput *input, const LivretOfficeSort *sort, GError **error)
{
  g_autoptr (xmlDoc) doc = open_member (input, sort->letter, error);
  GString *out;

  if (doc == NULL)
    return NULL;
  out = g_string_new (NULL);
  append (sort, xmlDocGetRootElement (doc), FALSE, 0, out);
  return g_string_free (out, FALSE);
}

char *
livret_office_text (LivretInput *input, const LivretOfficeSort *sort, GError **error)
{
  return read_words (input, sort, error);
}

/* --- Title, author, day -------------------------------------------------------------------------
 */

/* The first element of one of these names, wherever it stands. */
static const xmlNode *
find_deep (const xmlNode *node, const char *const *names, guint depth)
{
  const xmlNode *found = NULL;

  if (depth > DEPTH_MAX)
    return NULL;
  for (guint i = 0; names[i] != NULL; i++)
    if (livret_xml_is (node, names[i]))
      return node;
  for (const xmlNode *child = node->children; child != NULL && found == NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      found = find_deep (child, names, depth + 1);
  return found;
}

static char *
find_line (xmlDoc *doc, const char *const *names)
{
  return livret_xml_line (find_deep (xmlDocGetRootElement (doc), names, 0));
}

/* The day of "2026-10-24T09:30:00Z". */
static char *
day_of (char *text)
{
  g_autofree char *whole = text;
  LivretDate date;

  if (whole == NULL || strlen (whole) < 10)
    return NULL;
  whole[10] = '\0';
  return livret_date_parse (whole, NULL, &date, NULL) ? g_steal_pointer (&whole) : NULL;
}

gboolean
livret_office_import (LivretInput *input,
                      const LivretOfficeSort *sort,
                      LivretSink *sink,
                      GError **error)
{
  static const char *const titles[] = { "title", NULL };
  static const char *const authors[] = { "creator", "initial-creator", NULL };
  static const char *const days[] = { "created", "creation-date", NULL };
  g_autofree char *text = read_words (input, sort, error);
  g_autoptr (xmlDoc) about = text != NULL ? open_member (input, sort->about, NULL) : NULL;
  g_autofree char *title = about != NULL ? find_line (about, titles) : NULL;
  g_autofree char *author = about != NULL ? find_line (about, authors) : NULL;
  g_autofree char *date = about != NULL ? day_of (find_line (about, days)) : NULL;
  const char *name = livret_input_get_name (input);
  LivretSinkDocument document = { .fd = -1,
                                  .media_type = sort->media_type,
                                  .name = *name != '\0' ? name : NULL,
                                  .title = title,
                                  .author = author,
                                  .date = date,
                                  .text = text };

  return text != NULL && livret_sink_document (sink, &document);
}
