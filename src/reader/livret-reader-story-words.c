/* livret-reader-story-words.c: the narrative of a section: words, styles, paragraphs, lists.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Source: HL7 CDA R2, narrative block (NarrativeBlock.xsd).
 */
#include <string.h>

#include "reader/livret-reader-story.h"

/* --- The paragraph under way --------------------------------------------------------------------
 */

static void
append_tags (LivretStoryTeller *teller, gboolean opening)
{
  for (guint i = 0; i < teller->tags->len; i++)
    {
      guint at = opening ? i : teller->tags->len - 1 - i;

      g_string_append_printf (teller->markup, opening ? "<%s>" : "</%s>",
                              (const char *) g_ptr_array_index (teller->tags, at));
    }
}

static void
flush (LivretStoryTeller *teller)
{
  if (teller->length > 0 && teller->story->blocks->len < LIVRET_STORY_BLOCKS_MAX)
    {
      LivretStoryBlock *block;

      append_tags (teller, FALSE);
      block = livret_story_add (teller->story, LIVRET_STORY_PARAGRAPH,
                                g_strndup (teller->markup->str, teller->markup->len));
      block->depth = teller->depth;
      block->marker = g_steal_pointer (&teller->marker);
    }
  g_string_truncate (teller->markup, 0);
  append_tags (teller, TRUE);
  teller->length = 0;
  teller->line = 0;
  teller->blank = FALSE;
}

static void
break_line (LivretStoryTeller *teller)
{
  if (teller->length > 0)
    g_string_append_c (teller->markup, '\n');
  teller->line = 0;
  teller->blank = FALSE;
}

void
livret_story_end_block (LivretStoryTeller *teller)
{
  if (!teller->cell)
    flush (teller);
  else if (teller->line > 0)
    break_line (teller);
}

static void
append_character (LivretStoryTeller *teller, const char *c, gsize size)
{
  if (*c == '&')
    g_string_append (teller->markup, "&amp;");
  else if (*c == '<')
    g_string_append (teller->markup, "&lt;");
  else if (*c == '>')
    g_string_append (teller->markup, "&gt;");
  else
    g_string_append_len (teller->markup, c, size);
  teller->length += size;
  teller->line += size;
}

/* White space as a browser shows it: one space, none at the start of a line. */
static void
append_text (LivretStoryTeller *teller, const char *text)
{
  for (const char *c = text; *c != '\0';)
    {
      gsize size = g_utf8_next_char (c) - c;

      if (g_ascii_isspace (*c))
        {
          if (teller->line > LIVRET_STORY_PART_MAX)
            livret_story_end_block (teller);
          teller->blank = teller->line > 0;
        }
      else
        {
          if (teller->blank)
            append_character (teller, " ", 1);
          teller->blank = FALSE;
          append_character (teller, c, size);
          if (teller->line > 2 * LIVRET_STORY_PART_MAX)
            livret_story_end_block (teller);
        }
      c += size;
    }
}

void
livret_story_say (LivretStoryTeller *teller, const char *text)
{
  if (teller->blank)
    append_character (teller, " ", 1);
  teller->blank = FALSE;
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    append_character (teller, c, g_utf8_next_char (c) - c);
}

void
livret_story_open (LivretStoryTeller *teller, const char *tag)
{
  if (teller->blank)
    append_character (teller, " ", 1);
  teller->blank = FALSE;
  g_ptr_array_add (teller->tags, (gpointer) tag);
  g_string_append_printf (teller->markup, "<%s>", tag);
}

void
livret_story_close (LivretStoryTeller *teller)
{
  const char *tag = g_ptr_array_steal_index (teller->tags, teller->tags->len - 1);

  g_string_append_printf (teller->markup, "</%s>", tag);
}

/* --- Elements -----------------------------------------------------------------------------------
 */

/* What the style codes of @node ask for; answers how many tags were opened. */
static guint
open_styles (LivretStoryTeller *teller, const xmlNode *node)
{
  static const struct
  {
    const char *code;
    const char *tag;
  } styles[] = {
    { "Bold", "b" },
    { "Emphasis", "i" },
    { "Italics", "i" },
    { "Underline", "u" },
  };
  g_autofree char *codes = livret_xml_attribute (node, "styleCode");
  g_auto (GStrv) words = codes != NULL ? g_strsplit (codes, " ", -1) : NULL;
  guint opened = 0;

  for (guint i = 0; words != NULL && i < G_N_ELEMENTS (styles); i++)
    if (g_strv_contains ((const char *const *) words, styles[i].code))
      {
        livret_story_open (teller, styles[i].tag);
        opened++;
      }
  if (livret_xml_attribute_is (node, "revised", "delete"))
    {
      livret_story_open (teller, "s");
      opened++;
    }
  return opened;
}

static void
tell_styled (LivretStoryTeller *teller, const xmlNode *node, const char *tag)
{
  guint opened = open_styles (teller, node);

  if (tag != NULL)
    livret_story_open (teller, tag);
  livret_story_tell_children (teller, node);
  for (guint i = opened + (tag != NULL); i > 0; i--)
    livret_story_close (teller);
}

static void
tell_block (LivretStoryTeller *teller, const xmlNode *node, const char *tag)
{
  livret_story_end_block (teller);
  tell_styled (teller, node, tag);
  livret_story_end_block (teller);
}

/* "iv", as far as lists go; longer ones count in figures. */
static char *
roman (guint number)
{
  static const char *const units[] = { "", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix" };
  static const char *const tens[] = { "", "x", "xx", "xxx", "xl" };

  return number < 50 ? g_strconcat (tens[number / 10], units[number % 10], NULL)
                     : g_strdup_printf ("%u", number);
}

static char *
marker_of (const xmlNode *list, guint number)
{
  g_autofree char *style = livret_xml_attribute (list, "styleCode");
  g_autofree char *word = NULL;

  if (!livret_xml_attribute_is (list, "listType", "ordered"))
    return g_strdup (style != NULL && strcmp (style, "Circle") == 0   ? "◦"
                     : style != NULL && strcmp (style, "Square") == 0 ? "▪"
                                                                      : "•");
  if (style != NULL && g_str_has_suffix (style, "Roman"))
    word = roman (number);
  else if (style != NULL && g_str_has_suffix (style, "Alpha") && number <= 26)
    word = g_strdup_printf ("%c", 'a' + (char) (number - 1));
  else
    word = g_strdup_printf ("%u", number);
  if (style != NULL && g_str_has_prefix (style, "Big"))
    {
      g_autofree char *small = g_steal_pointer (&word);

      word = g_ascii_strup (small, -1);
    }
  return g_strconcat (word, ".", NULL);
}

static void
tell_item (LivretStoryTeller *teller, const xmlNode *item, char *marker)
{
  livret_story_end_block (teller);
  if (teller->cell)
    {
      livret_story_say (teller, marker);
      livret_story_say (teller, " ");
      g_free (marker);
    }
  else
    {
      g_free (teller->marker);
      teller->marker = marker;
    }
  tell_styled (teller, item, NULL);
  livret_story_end_block (teller);
  /* An item without a word has no mark. */
  g_clear_pointer (&teller->marker, g_free);
}

static void
tell_list (LivretStoryTeller *teller, const xmlNode *list)
{
  guint number = 0;

  livret_story_end_block (teller);
  for (const xmlNode *child = list->children; child != NULL; child = child->next)
    if (livret_xml_is (child, "caption"))
      tell_block (teller, child, "b");
    else if (livret_xml_is (child, "item"))
      {
        teller->depth++;
        tell_item (teller, child, marker_of (list, ++number));
        teller->depth--;
      }
}

/* Where it leads is written out, as paper has no links. */
static void
tell_link (LivretStoryTeller *teller, const xmlNode *link)
{
  g_autofree char *target = livret_xml_attribute (link, "href");
  g_autofree char *words = livret_xml_line (link);

  tell_styled (teller, link, NULL);
  if (target == NULL || *target == '#' || g_strcmp0 (words, target) == 0)
    return;
  livret_story_say (teller, words != NULL ? " (" : "");
  livret_story_say (teller, target);
  livret_story_say (teller, words != NULL ? ")" : "");
}

static void
tell_footnote (LivretStoryTeller *teller, const xmlNode *note)
{
  g_autofree char *number = NULL;

  g_ptr_array_add (teller->notes, (gpointer) note);
  number = g_strdup_printf ("%u", teller->notes->len);
  teller->blank = FALSE;
  livret_story_open (teller, "sup");
  livret_story_say (teller, number);
  livret_story_close (teller);
}

/* Tables do not stand in tables on paper: their rows are lines of the cell. */
static void
tell_inner_row (LivretStoryTeller *teller, const xmlNode *row)
{
  gboolean first = TRUE;

  livret_story_end_block (teller);
  for (const xmlNode *cell = row->children; cell != NULL; cell = cell->next)
    if (cell->type == XML_ELEMENT_NODE)
      {
        if (!first)
          livret_story_say (teller, " · ");
        tell_styled (teller, cell, NULL);
        first = FALSE;
      }
  livret_story_end_block (teller);
}

static void
tell_element (LivretStoryTeller *teller, const xmlNode *node)
{
  if (livret_xml_is (node, "table") && !teller->cell)
    livret_story_tell_table (teller, node);
  else if (livret_xml_is (node, "tr"))
    tell_inner_row (teller, node);
  else if (livret_xml_is (node, "list"))
    tell_list (teller, node);
  else if (livret_xml_is (node, "br"))
    break_line (teller);
  else if (livret_xml_is (node, "caption"))
    tell_block (teller, node, "b");
  else if (livret_xml_is (node, "paragraph") || livret_xml_is (node, "table"))
    tell_block (teller, node, NULL);
  else if (livret_xml_is (node, "sub") || livret_xml_is (node, "sup"))
    tell_styled (teller, node, (const char *) node->name);
  else if (livret_xml_is (node, "linkHtml"))
    tell_link (teller, node);
  else if (livret_xml_is (node, "footnote"))
    tell_footnote (teller, node);
  else if (livret_xml_is (node, "renderMultiMedia"))
    livret_story_tell_media (teller, node);
  else if (!livret_xml_is (node, "footnoteRef"))
    tell_styled (teller, node, NULL);
}

void
livret_story_tell (LivretStoryTeller *teller, const xmlNode *node)
{
  if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
    append_text (teller, (const char *) node->content);
  else if (node->type == XML_ELEMENT_NODE)
    tell_element (teller, node);
}

void
livret_story_tell_children (LivretStoryTeller *teller, const xmlNode *node)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    livret_story_tell (teller, child);
}
