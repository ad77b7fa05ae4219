/* livret-lab-row.c: what the rows of a page have to do with each other.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "results/livret-lab-row.h"

#include <string.h>

#include "results/livret-lab-result.h"

/* Of the page's width: names that stand so far apart are of two columns of the page. */
#define STRIP_APART 1500
/* Names of several lines begin one below the other, or a little to the right. */
#define INDENT 250

/* --- Cells and rows -----------------------------------------------------------------------------
 */

static void
init_line (LivretLabLine *line, const char *text)
{
  livret_lab_line_init (line, text, strlen (text));
}

gboolean
livret_lab_says_result (const char *text)
{
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) livret_lab_result_free);
  LivretLabLine line;

  init_line (&line, text);
  livret_lab_line_results (&line, FALSE, list);
  return list->len > 0;
}

gboolean
livret_lab_begins_with_number (const char *text)
{
  LivretLabLine line;

  init_line (&line, text);
  return livret_lab_line_is_digit (&line, livret_lab_line_skip (&line, 0, "<>*=+≤≥"));
}

gboolean
livret_lab_begins_with_letter (const char *text)
{
  return g_unichar_isalpha (g_utf8_get_char (text));
}

static guint
height_of (const LivretPageCell *cell)
{
  return MAX (cell->bottom - cell->top, 1);
}

gboolean
livret_lab_row_is_close (const LivretLabRow *above, const LivretLabRow *below, double lines)
{
  const LivretPageCell *a = above->cells[0], *b = below->cells[0];
  double apart = (b->top + b->bottom) / 2.0 - (a->top + a->bottom) / 2.0;

  return apart <= lines * MAX (height_of (a), height_of (b));
}

gboolean
livret_lab_row_is_aligned (const LivretLabRow *above, const LivretLabRow *below)
{
  guint a = above->cells[0]->left, b = below->cells[0]->left;

  return MAX (a, b) - MIN (a, b) <= INDENT;
}

LivretLabRow *
livret_lab_row_at (GArray *rows, guint i)
{
  LivretLabRow *row = i < rows->len ? &g_array_index (rows, LivretLabRow, i) : NULL;

  return row != NULL && !row->used ? row : NULL;
}

/* --- Names of several rows ----------------------------------------------------------------------
 */

static guint
letters_of (const char *text)
{
  LivretLabLine line;

  init_line (&line, text);
  return line.n;
}

gboolean
livret_lab_make_name (const char *first, const char *second)
{
  g_autofree char *both = g_strconcat (first, " ", second, NULL);
  LivretLabLine line;

  init_line (&line, both);
  return livret_lab_line_named (&line, 0, NULL) > letters_of (first) + 1;
}

gboolean
livret_lab_is_name (const char *text)
{
  LivretLabLine line;

  init_line (&line, text);
  return livret_lab_line_named (&line, 0, NULL) != 0;
}

gboolean
livret_lab_changes_name (const char *text)
{
  static const char *const words[] = { "urin", "libre", "non ", "ionis", "conjug", NULL };
  LivretLabLine line;

  init_line (&line, text);
  for (guint i = 0; words[i] != NULL; i++)
    if (livret_lab_line_find (&line, 0, words[i]) != 0)
      return TRUE;
  return FALSE;
}

gboolean
livret_lab_is_remark (const char *text)
{
  static const char *const words[] = { "methode", "technique", "automate", "soit",
                                       "selon",   "par ",      "dont ",    NULL };
  LivretLabLine line;

  init_line (&line, text);
  for (guint i = 0; words[i] != NULL; i++)
    if (livret_lab_line_find (&line, 0, words[i]) == strlen (words[i]))
      return TRUE;
  return !livret_lab_begins_with_letter (text);
}

gboolean
livret_lab_row_goes_on (const LivretLabRow *row, const LivretLabRow *below)
{
  const char *name = row->cells[0]->text;
  const char *text;

  if (below == NULL || below->n != 1 ||
      !livret_lab_row_is_close (row, below, LIVRET_LAB_LINE_APART) ||
      !livret_lab_row_is_aligned (row, below) ||
      (row->n > 1 && below->cells[0]->right > row->cells[1]->left))
    return FALSE;
  text = below->cells[0]->text;
  if (livret_lab_make_name (name, text))
    return TRUE;
  return !livret_lab_is_remark (text) && !livret_lab_says_result (text) &&
         (g_unichar_islower (g_utf8_get_char (text)) || livret_lab_changes_name (text));
}

gboolean
livret_lab_ends_open (const char *text)
{
  static const char *const ends[] = { " non", " de", " du", " des", " et", "/", NULL };

  for (guint i = 0; ends[i] != NULL; i++)
    if (g_str_has_suffix (text, ends[i]))
      return TRUE;
  return FALSE;
}

/* --- Columns of a page --------------------------------------------------------------------------
 */

static gboolean
is_result_from (const LivretLabRow *row, guint from)
{
  g_autoptr (GString) text = g_string_new (row->cells[from]->text);

  if (!livret_lab_is_name (text->str))
    return FALSE;
  for (guint i = from + 1; i < row->n && !livret_lab_is_name (row->cells[i]->text); i++)
    g_string_append_printf (text, "  %s", row->cells[i]->text);
  return livret_lab_says_result (text->str);
}

static int
by_number (gconstpointer a, gconstpointer b)
{
  guint one = *(const guint *) a, other = *(const guint *) b;

  return one < other ? -1 : one > other;
}

guint
livret_lab_rows_find_strips (GArray *rows, guint begins[LIVRET_LAB_STRIPS_MAX])
{
  g_autoptr (GArray) lefts = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = 1;

  for (guint i = 0; i < rows->len; i++)
    {
      const LivretLabRow *row = &g_array_index (rows, LivretLabRow, i);

      for (guint j = 0; j < row->n; j++)
        if (is_result_from (row, j))
          g_array_append_val (lefts, row->cells[j]->left);
    }
  g_array_sort (lefts, by_number);
  begins[0] = 0;
  for (guint i = 1; i + 1 < lefts->len && n < LIVRET_LAB_STRIPS_MAX; i++)
    {
      guint left = g_array_index (lefts, guint, i);

      if (left - g_array_index (lefts, guint, i - 1) > STRIP_APART &&
          g_array_index (lefts, guint, i + 1) - left <= INDENT)
        begins[n++] = left > INDENT ? left - INDENT : left;
    }
  return n;
}

GArray *
livret_lab_rows_cut (GArray *rows, guint begin, guint end)
{
  GArray *strip = g_array_new (FALSE, FALSE, sizeof (LivretLabRow));

  for (guint i = 0; i < rows->len; i++)
    {
      const LivretLabRow *row = &g_array_index (rows, LivretLabRow, i);
      LivretLabRow part = { .n = 0 };

      for (guint j = 0; j < row->n; j++)
        if (row->cells[j]->left >= begin && row->cells[j]->left < end)
          part.cells[part.n++] = row->cells[j];
      if (part.n > 0)
        g_array_append_val (strip, part);
    }
  return strip;
}

GArray *
livret_lab_rows_gather (LivretPageCell *const *cells, guint n)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (LivretLabRow));
  LivretLabRow row = { .n = 0 };

  for (guint i = 0; i < n; i++)
    {
      if (row.n > 0 && cells[i]->row != row.cells[0]->row)
        {
          g_array_append_val (rows, row);
          row.n = 0;
        }
      if (row.n < LIVRET_LAB_ROW_CELLS_MAX)
        row.cells[row.n++] = cells[i];
    }
  if (row.n > 0)
    g_array_append_val (rows, row);
  return rows;
}
