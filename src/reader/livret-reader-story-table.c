/* livret-reader-story-table.c: the tables of a narrative, cell by cell.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/livret-reader-story.h"

/* A table being read. @taken: how many more rows a cell from above holds each column. */
typedef struct
{
  LivretStoryTeller *teller;
  LivretStoryTable *table;
  guint taken[LIVRET_STORY_COLUMNS_MAX];
} Reading;

typedef void (*RowFunc) (const xmlNode *row, gpointer data);

static gboolean
is_cell (const xmlNode *node)
{
  return livret_xml_is (node, "td") || livret_xml_is (node, "th");
}

/* Rows in @part, be they of a table without parts. */
static void
for_each_row (const xmlNode *part, RowFunc function, gpointer data)
{
  for (const xmlNode *row = livret_xml_child (part, "tr"); row != NULL; row = livret_xml_next (row))
    function (row, data);
}

static void
for_each_part (const xmlNode *table, const char *name, RowFunc function, gpointer data)
{
  for (const xmlNode *part = livret_xml_child (table, name); part != NULL;
       part = livret_xml_next (part))
    for_each_row (part, function, data);
}

/* The foot is written before the body and stands after it. */
static void
for_each_body_row (const xmlNode *table, RowFunc function, gpointer data)
{
  for_each_part (table, "tbody", function, data);
  for_each_row (table, function, data);
  for_each_part (table, "tfoot", function, data);
}

/* --- Cells --------------------------------------------------------------------------------------
 */

static char *
tell_cell (LivretStoryTeller *outer, const xmlNode *node)
{
  g_autoptr (GPtrArray) tags = g_ptr_array_new ();
  LivretStoryTeller inner = { .story = outer->story,
                              .ids = outer->ids,
                              .markup = g_string_new (NULL),
                              .cell = TRUE,
                              .tags = tags,
                              .notes = outer->notes };

  livret_story_tell_children (&inner, node);
  while (inner.markup->len > 0 && inner.markup->str[inner.markup->len - 1] == '\n')
    g_string_truncate (inner.markup, inner.markup->len - 1);
  return g_string_free_and_steal (inner.markup);
}

static guint
span_of (const xmlNode *cell, const char *name, guint most)
{
  g_autofree char *text = livret_xml_attribute (cell, name);
  guint64 span = text != NULL ? g_ascii_strtoull (text, NULL, 10) : 1;

  return (guint) CLAMP (span, 1, most);
}

static PangoAlignment
align_of (const xmlNode *cell)
{
  if (livret_xml_attribute_is (cell, "align", "center"))
    return PANGO_ALIGN_CENTER;
  if (livret_xml_attribute_is (cell, "align", "right"))
    return PANGO_ALIGN_RIGHT;
  return PANGO_ALIGN_LEFT;
}

/* Where cells from above leave no column, its words go to the last one. */
static void
add_to_last (GPtrArray *row, char *markup)
{
  LivretStoryCell *last = row->len > 0 ? g_ptr_array_index (row, row->len - 1) : NULL;
  g_autofree char *added = markup;
  g_autofree char *before = last != NULL ? last->markup : NULL;

  if (last != NULL)
    last->markup = g_strconcat (before, "\n", added, NULL);
}

static void
read_row (const xmlNode *node, gpointer data)
{
  Reading *self = data;
  GPtrArray *row = livret_story_table_start_row (self->table);
  guint next[LIVRET_STORY_COLUMNS_MAX];
  guint column = 0;

  for (guint i = 0; i < LIVRET_STORY_COLUMNS_MAX; i++)
    next[i] = self->taken[i] > 0 ? self->taken[i] - 1 : 0;
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (is_cell (child))
      {
        char *markup = tell_cell (self->teller, child);
        LivretStoryCell *cell;

        while (column < LIVRET_STORY_COLUMNS_MAX && self->taken[column] > 0)
          column++;
        if (column == LIVRET_STORY_COLUMNS_MAX)
          {
            add_to_last (row, markup);
            continue;
          }
        cell = livret_story_table_add (self->table, column, markup);
        cell->header = livret_xml_is (child, "th");
        cell->align = align_of (child);
        cell->columns = span_of (child, "colspan", LIVRET_STORY_COLUMNS_MAX - column);
        cell->rows = span_of (child, "rowspan", LIVRET_STORY_CELLS_MAX);
        for (guint i = column; i < column + cell->columns; i++)
          next[i] = cell->rows - 1;
        column += cell->columns;
        self->table->n_columns = MAX (self->table->n_columns, column);
        self->teller->story->n_cells++;
      }
  for (guint i = 0; i < LIVRET_STORY_COLUMNS_MAX; i++)
    self->taken[i] = next[i];
}

/* No cell reaches beyond its table, nor from the head into the body. */
static void
cut_spans (LivretStoryTable *table)
{
  for (guint i = 0; i < table->rows->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (table->rows, i);
      guint end = i < table->n_heads ? table->n_heads : table->rows->len;

      for (guint j = 0; j < row->len; j++)
        {
          LivretStoryCell *cell = g_ptr_array_index (row, j);

          cell->rows = MIN (cell->rows, end - i);
        }
    }
}

/* --- Tables -------------------------------------------------------------------------------------
 */

typedef struct
{
  guint columns;
  guint cells;
} Size;

static void
count_row (const xmlNode *row, gpointer data)
{
  Size *size = data;
  guint n = 0;

  for (const xmlNode *child = row->children; child != NULL; child = child->next)
    n += is_cell (child);
  size->columns = MAX (size->columns, n);
  size->cells += n;
}

static gboolean
fits_paper (const LivretStoryTeller *teller, const xmlNode *table)
{
  Size size = { 0 };

  for_each_part (table, "thead", count_row, &size);
  for_each_body_row (table, count_row, &size);
  return size.columns <= LIVRET_STORY_COLUMNS_MAX &&
         size.cells <= LIVRET_STORY_CELLS_MAX - teller->story->n_cells;
}

static void
tell_row (const xmlNode *row, gpointer data)
{
  livret_story_tell (data, row);
}

static void
read_table (LivretStoryTeller *teller, const xmlNode *node)
{
  g_autoptr (LivretStoryTable) table = livret_story_table_new ();
  Reading reading = { .teller = teller, .table = table };

  for_each_part (node, "thead", read_row, &reading);
  table->n_heads = table->rows->len;
  for (guint i = 0; i < LIVRET_STORY_COLUMNS_MAX; i++)
    reading.taken[i] = 0;
  for_each_body_row (node, read_row, &reading);
  cut_spans (table);
  if (table->n_columns > 0 && teller->story->blocks->len < LIVRET_STORY_BLOCKS_MAX)
    livret_story_add (teller->story, LIVRET_STORY_TABLE, NULL)->table = g_steal_pointer (&table);
}

void
livret_story_tell_table (LivretStoryTeller *teller, const xmlNode *table)
{
  const xmlNode *caption = livret_xml_child (table, "caption");

  livret_story_end_block (teller);
  if (caption != NULL)
    livret_story_tell (teller, caption);
  if (fits_paper (teller, table))
    {
      read_table (teller, table);
      return;
    }
  for_each_part (table, "thead", tell_row, teller);
  for_each_body_row (table, tell_row, teller);
}
