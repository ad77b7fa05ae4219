/* livret-reader-story-read.c: a clinical document as a story: its head, its sections.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "base/livret-date.h"
#include "reader/livret-reader-story.h"
#include "record/livret-document-types.h"

#define SECTIONS_DEPTH_MAX 16
/* LOINC: a copy of the document for reading: it is kept as a file of its own. */
#define COPY_SECTION "55108-5"

static char *
escape (const char *text)
{
  return g_markup_escape_text (text, -1);
}

/* --- The head -----------------------------------------------------------------------------------
 */

static void
add_fact (LivretStoryTable *table, const char *name, const char *value)
{
  g_autofree char *label = NULL;

  if (value == NULL || *value == '\0')
    return;
  label = escape (name);
  livret_story_table_start_row (table);
  livret_story_table_add (table, 0,
                          g_strdup_printf ("<span foreground='#5e6672'>%s</span>", label));
  livret_story_table_add (table, 1, escape (value));
}

/* "2019-08" as it is written where one lives. */
static char *
display_date (const char *text)
{
  LivretDate date;

  return text != NULL && livret_date_parse (text, NULL, &date, NULL) ? livret_date_display (&date)
                                                                     : NULL;
}

static void
tell_head (LivretStory *story, const xmlNode *root)
{
  g_auto (LivretHeader) header = { 0 };
  g_autoptr (LivretStoryTable) table = livret_story_table_new ();
  g_autofree char *born = NULL;
  g_autofree char *date = NULL;
  const char *type;

  livret_cda_header_read (root, &header);
  type = livret_document_type_label (header.type);
  born = display_date (header.birth_date);
  date = display_date (header.date);
  story->title = g_strdup (header.title != NULL ? header.title
                           : type != NULL       ? type
                                                : _ ("Document without a title"));
  story->person = g_strdup (header.person);
  livret_story_add (story, LIVRET_STORY_TITLE, escape (story->title));
  table->plain = TRUE;
  add_fact (table, C_ ("document head", "Person"), header.person);
  add_fact (table, C_ ("document head", "Born on"), born);
  add_fact (table, C_ ("document head", "Author"), header.author);
  add_fact (table, C_ ("document head", "Establishment"), header.establishment);
  add_fact (table, C_ ("document head", "Date"), date);
  add_fact (table, C_ ("document head", "Type"), type);
  if (table->rows->len > 0)
    livret_story_add (story, LIVRET_STORY_TABLE, NULL)->table = g_steal_pointer (&table);
}

/* --- Sections -----------------------------------------------------------------------------------
 */

static void
collect_ids (GHashTable *ids, const xmlNode *node)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      {
        char *id = livret_xml_attribute (child, "ID");

        if (id != NULL && !g_hash_table_contains (ids, id))
          g_hash_table_insert (ids, g_steal_pointer (&id), (gpointer) child);
        g_free (id);
        collect_ids (ids, child);
      }
}

/* Small, under the section they are of. A note within a note follows them. */
static void
tell_notes (LivretStoryTeller *teller)
{
  for (guint i = 0; i < teller->notes->len; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      livret_story_end_block (teller);
      livret_story_open (teller, "small");
      livret_story_open (teller, "sup");
      livret_story_say (teller, number);
      livret_story_close (teller);
      livret_story_say (teller, " ");
      livret_story_tell_children (teller, g_ptr_array_index (teller->notes, i));
      livret_story_close (teller);
      livret_story_end_block (teller);
    }
}

static void
tell_text (LivretStory *story, GHashTable *ids, const xmlNode *text)
{
  g_autoptr (GPtrArray) tags = g_ptr_array_new ();
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  LivretStoryTeller teller = {
    .story = story, .ids = ids, .markup = g_string_new (NULL), .tags = tags, .notes = notes
  };

  livret_story_tell_children (&teller, text);
  livret_story_end_block (&teller);
  tell_notes (&teller);
  g_string_free (teller.markup, TRUE);
  g_free (teller.marker);
}

static void
tell_section (LivretStory *story, GHashTable *ids, const xmlNode *section, guint depth)
{
  const xmlNode *code = livret_xml_child (section, "code");
  const xmlNode *text = livret_xml_child (section, "text");
  g_autofree char *title = livret_xml_line (livret_xml_child (section, "title"));

  if (depth > SECTIONS_DEPTH_MAX || livret_xml_attribute_is (code, "code", COPY_SECTION) ||
      story->blocks->len >= LIVRET_STORY_BLOCKS_MAX)
    return;
  if (title == NULL)
    title = livret_xml_attribute (code, "displayName");
  if (title != NULL)
    {
      LivretStoryBlock *block = livret_story_add (story, LIVRET_STORY_HEADING, escape (title));

      block->depth = depth;
      block->words = g_steal_pointer (&title);
    }
  if (text != NULL)
    tell_text (story, ids, text);
  for (const xmlNode *component = livret_xml_child (section, "component"); component != NULL;
       component = livret_xml_next (component))
    if (livret_xml_child (component, "section") != NULL)
      tell_section (story, ids, livret_xml_child (component, "section"), depth + 1);
}

static void
add_remark (LivretStory *story, const char *words)
{
  livret_story_add (story, LIVRET_STORY_PARAGRAPH, g_markup_printf_escaped ("<i>%s</i>", words));
}

LivretStory *
livret_story_read (const xmlNode *root)
{
  LivretStory *story = livret_story_new ();
  const xmlNode *body = livret_xml_find (root, "component/structuredBody");
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  collect_ids (ids, root);
  tell_head (story, root);
  for (const xmlNode *component = livret_xml_child (body, "component"); component != NULL;
       component = livret_xml_next (component))
    if (livret_xml_child (component, "section") != NULL)
      tell_section (story, ids, livret_xml_child (component, "section"), 0);
  if (body == NULL)
    add_remark (story, livret_xml_find (root, "component/nonXMLBody/text/reference") != NULL
                           ? _ ("The content of this document lies in another file, which did not "
                                "come with it.")
                           : _ ("The content of this document is a file of a sort that is not "
                                "shown here; it is kept inside the document."));
  if (story->blocks->len >= LIVRET_STORY_BLOCKS_MAX)
    add_remark (story, _ ("The document is longer than what is shown here."));
  return story;
}
