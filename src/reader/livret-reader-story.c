/* livret-reader-story.c: the blocks of a story, and a CDA from its bytes to its pages.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/livret-reader-story.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "formats/livret-formats.h"
#include "record/livret-memfd.h"

/* As many as two dozen pictures of a screen: more are named, not shown. */
#define PICTURE_PIXELS_MAX 24000000

static void
block_free (gpointer data)
{
  LivretStoryBlock *block = data;

  g_free (block->markup);
  g_free (block->marker);
  g_free (block->words);
  g_clear_pointer (&block->table, livret_story_table_free);
  g_clear_pointer (&block->picture, cairo_surface_destroy);
  g_free (block);
}

LivretStory *
livret_story_new (void)
{
  LivretStory *story = g_new0 (LivretStory, 1);

  story->blocks = g_ptr_array_new_with_free_func (block_free);
  story->picture_pixels = PICTURE_PIXELS_MAX;
  return story;
}

void
livret_story_free (LivretStory *story)
{
  g_free (story->title);
  g_free (story->person);
  g_ptr_array_unref (story->blocks);
  g_free (story);
}

LivretStoryBlock *
livret_story_add (LivretStory *story, LivretStoryKind kind, char *markup)
{
  LivretStoryBlock *block = g_new0 (LivretStoryBlock, 1);

  block->kind = kind;
  block->markup = markup;
  g_ptr_array_add (story->blocks, block);
  return block;
}

/* --- Tables -------------------------------------------------------------------------------------
 */

static void
cell_free (gpointer data)
{
  LivretStoryCell *cell = data;

  g_free (cell->markup);
  g_free (cell);
}

LivretStoryTable *
livret_story_table_new (void)
{
  LivretStoryTable *table = g_new0 (LivretStoryTable, 1);

  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  return table;
}

void
livret_story_table_free (LivretStoryTable *table)
{
  g_ptr_array_unref (table->rows);
  g_free (table);
}

GPtrArray *
livret_story_table_start_row (LivretStoryTable *table)
{
  GPtrArray *row = g_ptr_array_new_with_free_func (cell_free);

  g_ptr_array_add (table->rows, row);
  return row;
}

LivretStoryCell *
livret_story_table_add (LivretStoryTable *table, guint column, char *markup)
{
  LivretStoryCell *cell = g_new0 (LivretStoryCell, 1);

  *cell = (LivretStoryCell) { .markup = markup, .column = column, .columns = 1, .rows = 1 };
  g_ptr_array_add (g_ptr_array_index (table->rows, table->rows->len - 1), cell);
  table->n_columns = MAX (table->n_columns, column + 1);
  return cell;
}

/* --- Documents ----------------------------------------------------------------------------------
 */

gboolean
livret_story_of (GBytes *bytes, const char *media_type)
{
  g_autoptr (LivretInput) input = NULL;

  if (strcmp (media_type, "text/xml") != 0 && strcmp (media_type, "application/xml") != 0)
    return FALSE;
  input = livret_input_new_for_bytes (bytes, NULL);
  return livret_format_by_id ("cda")->probe (input) == LIVRET_PROBE_SURE;
}

static xmlNode *
find_root (xmlDoc *doc, GError **error)
{
  xmlNode *root = livret_cda_root (doc);

  if (root == NULL)
    livret_unreadable (error, _ ("This XML is no clinical document (CDA)."));
  return root;
}

int
livret_story_pdf (GBytes *bytes, GError **error)
{
  g_autoptr (xmlDoc) doc = livret_xml_parse (bytes, error);
  xmlNode *root = doc != NULL ? find_root (doc, error) : NULL;
  g_autoptr (LivretStory) story = root != NULL ? livret_story_read (root) : NULL;
  int fd = story != NULL ? livret_memfd_open ("pdf", error) : -1;

  if (fd < 0 || (livret_story_draw (story, &fd, error) && livret_memfd_seal (fd, error)))
    return fd;
  close (fd);
  return -1;
}

char *
livret_story_text (GBytes *bytes, GError **error)
{
  g_autoptr (xmlDoc) doc = livret_xml_parse (bytes, error);
  xmlNode *root = doc != NULL ? find_root (doc, error) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (root == NULL)
    return NULL;
  livret_cda_sections_text (livret_xml_find (root, "component/structuredBody"), text);
  return g_string_free_and_steal (g_steal_pointer (&text));
}
