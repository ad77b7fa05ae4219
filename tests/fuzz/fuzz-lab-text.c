/* fuzz-lab-text.c: any bytes as the text of a laboratory's report, and as the cells of its pages.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "results/livret-lab-text.h"

#include <math.h>
#include <string.h>

#include "record/livret-wire-cells.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* What is proposed can be taken: a finite number of a unit of its kind. */
static void
check (const char *text, gssize size, const GPtrArray *cells)
{
  g_autoptr (GPtrArray) list = livret_lab_text_read (text, size, cells);

  for (guint i = 0; i < list->len; i++)
    {
      const LivretLabResult *result = list->pdata[i];
      double canonical;

      g_assert_true (
          livret_kind_to_canonical (result->kind, result->value, result->unit, &canonical));
      g_assert_true (isfinite (canonical) && result->page > 0);
      g_assert_false (result->low > result->high);
    }
}

/* A line a cell: three bytes say how many rows lower, how far from the left, how wide it is. */
static GPtrArray *
make_cells (const char *text)
{
  GPtrArray *cells = livret_page_cells_new ();
  g_auto (GStrv) lines = g_strsplit (text, "\n", LIVRET_PAGE_CELLS_MAX);
  guint row = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const guint8 *place = (const guint8 *) lines[i];
      LivretPageCell *cell;

      if (strlen (lines[i]) < 4)
        continue;
      row += place[0] % 3;
      cell = livret_page_cells_add (cells, (int) (row / 100), row % 100,
                                    g_utf8_make_valid (lines[i] + 3, -1));
      cell->left = place[1] * 30;
      cell->right = cell->left + place[2] * 4;
      cell->top = row % 100 * 80;
      cell->bottom = cell->top + 90;
    }
  return cells;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GPtrArray) cells = make_cells (text);

  check ((const char *) data, (gssize) size, NULL);
  check ("", 0, cells);
  return 0;
}
