/* livret-wire-cells.c: what stands in rows on the pages of a document, in a frame.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-wire-cells.h"

#include <string.h>

static void
cell_free (gpointer data)
{
  g_free (((LivretPageCell *) data)->text);
  g_free (data);
}

GPtrArray *
livret_page_cells_new (void)
{
  return g_ptr_array_new_with_free_func (cell_free);
}

LivretPageCell *
livret_page_cells_add (GPtrArray *cells, int page, guint row, char *text)
{
  LivretPageCell *cell = g_new0 (LivretPageCell, 1);

  cell->page = page;
  cell->row = row;
  cell->text = text;
  g_ptr_array_add (cells, cell);
  return cell;
}

void
livret_wire_put_cells (LivretWireFrame *frame, const GPtrArray *cells)
{
  livret_wire_put_u32 (frame, cells->len);
  for (guint i = 0; i < cells->len; i++)
    {
      const LivretPageCell *cell = cells->pdata[i];

      livret_wire_put_u32 (frame, (guint32) cell->page);
      livret_wire_put_u32 (frame, cell->row);
      livret_wire_put_u32 (frame, cell->left);
      livret_wire_put_u32 (frame, cell->top);
      livret_wire_put_u32 (frame, cell->right);
      livret_wire_put_u32 (frame, cell->bottom);
      livret_wire_put_text (frame, cell->text);
    }
}

static gboolean
is_sound (const LivretPageCell *cell, int first, int end, guint row)
{
  return cell->page >= first && cell->page < end && cell->row < LIVRET_PAGE_CELLS_MAX &&
         cell->row >= row && cell->left <= cell->right && cell->right <= LIVRET_PAGE_PARTS &&
         cell->top <= cell->bottom && cell->bottom <= LIVRET_PAGE_PARTS && cell->text != NULL &&
         strlen (cell->text) <= LIVRET_PAGE_CELL_BYTES;
}

void
livret_wire_take_cells (LivretWireFrame *frame, int first, int end, GPtrArray *cells)
{
  guint32 n = livret_wire_take_u32 (frame);
  guint row = 0;

  frame->damaged = frame->damaged || n > LIVRET_PAGES_CELLS_MAX;
  for (guint32 i = 0; !frame->damaged && i < n; i++)
    {
      guint32 page = livret_wire_take_u32 (frame);
      LivretPageCell *cell = livret_page_cells_add (cells, (int) MIN (page, G_MAXINT32), 0, NULL);

      cell->row = livret_wire_take_u32 (frame);
      cell->left = livret_wire_take_u32 (frame);
      cell->top = livret_wire_take_u32 (frame);
      cell->right = livret_wire_take_u32 (frame);
      cell->bottom = livret_wire_take_u32 (frame);
      cell->text = livret_wire_take_text (frame);
      frame->damaged =
          frame->damaged || !is_sound (cell, first, end, cell->page == first ? row : 0);
      first = cell->page;
      row = cell->row;
    }
}
