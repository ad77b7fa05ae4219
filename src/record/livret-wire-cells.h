/* livret-wire-cells.h: what stands in rows on the pages of a document, in a frame.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-wire.h"

G_BEGIN_DECLS

/* Most cells that a page, and one answer, have; what is more is not told: no report is so full. */
#define LIVRET_PAGE_CELLS_MAX 4000
#define LIVRET_PAGES_CELLS_MAX 20000
/* Bytes of a cell: a line of a letter is one, and may be cut. */
#define LIVRET_PAGE_CELL_BYTES 400
/* How many parts a page's width has, for the places of cells. The height has as many. */
#define LIVRET_PAGE_PARTS 10000

/**
 * LivretPageCell: words of a row, with no wider space between them than words have. Turned as the
 * text is read.
 * @page: from 0
 * @row: from 0, of the page, from the top
 * @left: and the other edges: in LIVRET_PAGE_PARTS-ths of the page's width or height
 * @text: one line
 */
typedef struct
{
  int page;
  guint row;
  guint left;
  guint top;
  guint right;
  guint bottom;
  char *text;
} LivretPageCell;

/** livret_page_cells_new: (transfer full) (element-type LivretPageCell): an empty list of them. */
GPtrArray *livret_page_cells_new (void);
/** livret_page_cells_add: @text: (transfer full). */
LivretPageCell *livret_page_cells_add (GPtrArray *cells, int page, guint row, char *text);

/** livret_wire_put_cells: (element-type LivretPageCell) */
void livret_wire_put_cells (LivretWireFrame *frame, const GPtrArray *cells);
/** livret_wire_take_cells: adds to @cells, in order of pages from @first to before @end and of rows
 * on each, else the frame is damaged. */
void livret_wire_take_cells (LivretWireFrame *frame, int first, int end, GPtrArray *cells);

G_END_DECLS
