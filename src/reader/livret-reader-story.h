/* livret-reader-story.h: a clinical document (CDA) as pages: what it tells, block by block, and how
 * the blocks stand on paper.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A document is first read into a story, which knows nothing of XML, then laid out, which knows
 * nothing of CDA. Nothing outside the file is ever looked for: no style sheet, no picture that is
 * only referred to.
 */
#pragma once

#include <pango/pangocairo.h>

#include "formats/livret-cda.h"
#include "reader/livret-reader-pages.h"

G_BEGIN_DECLS

/* More columns than paper holds: such a table is told line by line. */
#define LIVRET_STORY_COLUMNS_MAX 20
#define LIVRET_STORY_CELLS_MAX 200000
#define LIVRET_STORY_BLOCKS_MAX 200000
/* Pango lays out a paragraph as a whole: endless ones are cut into parts. */
#define LIVRET_STORY_PART_MAX 8192

/** LivretStoryCell: @markup: of Pango; @rows, @columns: how many it spans. */
typedef struct
{
  char *markup;
  guint column;
  guint columns;
  guint rows;
  gboolean header;
  PangoAlignment align;
} LivretStoryCell;

/** LivretStoryTable: @rows: of arrays of #LivretStoryCell, the first @n_heads of which stand again
 * on each page; @plain: no rules, names and what is named. */
typedef struct
{
  GPtrArray *rows;
  guint n_columns;
  guint n_heads;
  gboolean plain;
} LivretStoryTable;

typedef enum
{
  LIVRET_STORY_TITLE,
  LIVRET_STORY_HEADING,
  LIVRET_STORY_PARAGRAPH,
  LIVRET_STORY_TABLE,
  LIVRET_STORY_PICTURE,
} LivretStoryKind;

/** LivretStoryBlock: @depth: of a heading, of the list a paragraph stands in; @marker: (nullable):
 * of an item of a list; @words: (nullable): of a heading, bare. */
typedef struct
{
  LivretStoryKind kind;
  guint depth;
  char *markup;
  char *marker;
  char *words;
  LivretStoryTable *table;
  cairo_surface_t *picture;
} LivretStoryBlock;

/** LivretStory: @title: of the document; @person: (nullable): whom it is of. @picture_points: how
 * many more pixels its pictures may have. */
typedef struct
{
  char *title;
  char *person;
  GPtrArray *blocks;
  guint n_cells;
  gint64 picture_pixels;
} LivretStory;

LivretStory *livret_story_new (void);
void livret_story_free (LivretStory *story);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretStory, livret_story_free)
/** livret_story_add: (transfer none): a block at the end; @markup: (transfer full) (nullable). */
LivretStoryBlock *livret_story_add (LivretStory *story, LivretStoryKind kind, char *markup);
LivretStoryTable *livret_story_table_new (void);
void livret_story_table_free (LivretStoryTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretStoryTable, livret_story_table_free)
/** livret_story_table_add: a cell at the end of the last row. @markup: (transfer full). */
LivretStoryCell *livret_story_table_add (LivretStoryTable *table, guint column, char *markup);
/** livret_story_table_start_row: (transfer none): an empty row at the end. */
GPtrArray *livret_story_table_start_row (LivretStoryTable *table);

/** LivretStoryTeller: a narrative under way. @cell: within a cell, where blocks are lines; @notes:
 * (element-type xmlNode): footnotes that are to follow. */
typedef struct
{
  LivretStory *story;
  GHashTable *ids;
  GString *markup;
  gsize length;
  gsize line;
  gboolean blank;
  gboolean cell;
  GPtrArray *tags;
  char *marker;
  guint depth;
  GPtrArray *notes;
} LivretStoryTeller;

/** livret_story_tell: what stands in @node, be it text or element. */
void livret_story_tell (LivretStoryTeller *teller, const xmlNode *node);
void livret_story_tell_children (LivretStoryTeller *teller, const xmlNode *node);
/** livret_story_open: starts a part in a style: the name of a tag; livret_story_close() ends it. */
void livret_story_open (LivretStoryTeller *teller, const char *tag);
void livret_story_close (LivretStoryTeller *teller);
/** livret_story_say: text as it is, not from the document. */
void livret_story_say (LivretStoryTeller *teller, const char *text);
/** livret_story_end_block: ends the paragraph; the line within a cell. */
void livret_story_end_block (LivretStoryTeller *teller);
/** livret_story_tell_table, livret_story_tell_media: these elements. */
void livret_story_tell_table (LivretStoryTeller *teller, const xmlNode *table);
void livret_story_tell_media (LivretStoryTeller *teller, const xmlNode *media);

/** livret_story_read: (transfer full): of a clinical document. */
LivretStory *livret_story_read (const xmlNode *root);

/** LivretStoryPaper: where a story is being laid out. @drawn: unset while pages are only counted.
 */
typedef struct
{
  LivretStory *story;
  cairo_surface_t *pdf;
  cairo_t *cr;
  gboolean drawn;
  int page;
  int n_pages;
  double y;
} LivretStoryPaper;

#define LIVRET_STORY_WIDTH (LIVRET_SHEET_WIDTH - 2 * LIVRET_SHEET_MARGIN)
#define LIVRET_STORY_BOTTOM (LIVRET_SHEET_HEIGHT - LIVRET_SHEET_MARGIN - 8)

/** livret_story_layout: (transfer full): @size: points; @width: points, below 0: one line. */
PangoLayout *
livret_story_layout (LivretStoryPaper *paper, const char *markup, double size, double width);
void livret_story_turn (LivretStoryPaper *paper);
/** livret_story_draw_table: from where the paper is, over as many pages as it takes. */
void livret_story_draw_table (LivretStoryPaper *paper, const LivretStoryTable *table);
/** livret_story_draw: appends the PDF to the memfd @fd. */
gboolean livret_story_draw (LivretStory *story, int *fd, GError **error);

/** livret_story_of: whether a document of this media type is a CDA: it becomes a story. */
gboolean livret_story_of (GBytes *bytes, const char *media_type);
/** livret_story_pdf: (transfer full): the pages of a CDA as PDF; a sealed memfd, -1 on error. */
int livret_story_pdf (GBytes *bytes, GError **error);
/** livret_story_text: (transfer full): what it tells, as text. */
char *livret_story_text (GBytes *bytes, GError **error);

G_END_DECLS
