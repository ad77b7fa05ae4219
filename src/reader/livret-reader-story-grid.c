/* livret-reader-story-grid.c: a table on paper: columns as wide as their words, rows over pages.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "reader/livret-reader-story.h"

#define PAD_X 5.0
#define PAD_Y 3.5
/* Tables with more rows are measured by their first ones. */
#define ROWS_MEASURED 3000
/* A head that takes more of a page than this stands on the first one alone. */
#define HEAD_SHARE 0.3

/* A table being drawn. @x: left edges of the columns, and the right edge of the last. */
typedef struct
{
  LivretStoryPaper *paper;
  const LivretStoryTable *table;
  double size;
  double x[LIVRET_STORY_COLUMNS_MAX + 1];
  double head_height;
} Grid;

static GPtrArray *
row_at (const Grid *grid, guint row)
{
  return g_ptr_array_index (grid->table->rows, row);
}

/* Less where there are many columns. */
static double
size_for (const LivretStoryTable *table)
{
  if (table->plain)
    return 10;
  return table->n_columns > 12 ? 6.5 : table->n_columns > 7 ? 7.5 : 9;
}

static PangoLayout *
layout_cell (const Grid *grid, const LivretStoryCell *cell, double width)
{
  g_autofree char *bold = cell->header ? g_strdup_printf ("<b>%s</b>", cell->markup) : NULL;
  PangoLayout *layout =
      livret_story_layout (grid->paper, bold != NULL ? bold : cell->markup, grid->size, width);

  pango_layout_set_alignment (layout, cell->align);
  return layout;
}

static double
width_of (const Grid *grid, const LivretStoryCell *cell)
{
  return grid->x[cell->column + cell->columns] - grid->x[cell->column];
}

static PangoLayout *
layout_fitted (const Grid *grid, const LivretStoryCell *cell)
{
  return layout_cell (grid, cell, fmax (1, width_of (grid, cell) - 2 * PAD_X));
}

/* --- Columns ------------------------------------------------------------------------------------
 */

/* What a column needs: @least: its longest word; @whole: its longest line. */
typedef struct
{
  double least;
  double whole;
} Need;

static void
measure_cell (const Grid *grid, const LivretStoryCell *cell, Need *needs)
{
  g_autoptr (PangoLayout) layout = layout_cell (grid, cell, -1);
  double least, whole, sum_least = 0, sum_whole = 0;
  int width;

  pango_layout_get_size (layout, &width, NULL);
  whole = pango_units_to_double (width) + 2 * PAD_X + 1;
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_set_width (layout, 0);
  pango_layout_get_size (layout, &width, NULL);
  least = pango_units_to_double (width) + 2 * PAD_X + 1;
  for (guint i = cell->column; i < cell->column + cell->columns; i++)
    {
      sum_least += needs[i].least;
      sum_whole += needs[i].whole;
    }
  /* What a wide cell lacks, its columns share. */
  for (guint i = cell->column; i < cell->column + cell->columns; i++)
    {
      needs[i].least += fmax (0, least - sum_least) / cell->columns;
      needs[i].whole += fmax (0, whole - sum_whole) / cell->columns;
    }
}

/* Cells of one column first: wide ones then only ask for what is missing. */
static void
measure_columns (const Grid *grid, Need *needs)
{
  guint n = MIN (grid->table->rows->len, ROWS_MEASURED);

  for (int wide = 0; wide < 2; wide++)
    for (guint i = 0; i < n; i++)
      for (guint j = 0; j < row_at (grid, i)->len; j++)
        {
          const LivretStoryCell *cell = g_ptr_array_index (row_at (grid, i), j);

          if ((cell->columns > 1) == wide)
            measure_cell (grid, cell, needs);
        }
}

static void
fit_columns (Grid *grid)
{
  Need needs[LIVRET_STORY_COLUMNS_MAX] = { 0 };
  guint n = grid->table->n_columns;
  double least = 0, whole = 0, x = LIVRET_SHEET_MARGIN;

  measure_columns (grid, needs);
  for (guint i = 0; i < n; i++)
    {
      needs[i].least = fmax (needs[i].least, 2 * PAD_X + 1);
      needs[i].whole = fmax (needs[i].whole, needs[i].least);
      least += needs[i].least;
      whole += needs[i].whole;
    }
  for (guint i = 0; i < n; i++)
    {
      double width;

      if (whole <= LIVRET_STORY_WIDTH)
        width = grid->table->plain ? needs[i].whole : needs[i].whole * LIVRET_STORY_WIDTH / whole;
      else if (least <= LIVRET_STORY_WIDTH)
        width = needs[i].least +
                (needs[i].whole - needs[i].least) * (LIVRET_STORY_WIDTH - least) / (whole - least);
      else
        width = needs[i].least * LIVRET_STORY_WIDTH / least;
      grid->x[i] = x;
      x += width;
    }
  grid->x[n] = x;
}

/* --- Cells --------------------------------------------------------------------------------------
 */

static void
draw_box (const Grid *grid, const LivretStoryCell *cell, double y, double height)
{
  cairo_t *cr = grid->paper->cr;

  if (!grid->paper->drawn || grid->table->plain)
    return;
  cairo_rectangle (cr, grid->x[cell->column], y, width_of (grid, cell), height);
  if (cell->header)
    {
      cairo_set_source_rgb (cr, 0.93, 0.95, 0.975);
      cairo_fill_preserve (cr);
    }
  cairo_set_source_rgb (cr, 0.70, 0.74, 0.79);
  cairo_set_line_width (cr, 0.5);
  cairo_stroke (cr);
  cairo_set_source_rgb (cr, 0.1, 0.11, 0.13);
}

static double
height_of (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return pango_units_to_double (height);
}

static void
draw_whole_cell (const Grid *grid, const LivretStoryCell *cell, double y, double height)
{
  g_autoptr (PangoLayout) layout = layout_fitted (grid, cell);

  draw_box (grid, cell, y, height);
  cairo_move_to (grid->paper->cr, grid->x[cell->column] + (grid->table->plain ? 0 : PAD_X),
                 y + PAD_Y);
  if (grid->paper->drawn)
    pango_cairo_show_layout (grid->paper->cr, layout);
}

/* --- Bands: rows that cells hold together -------------------------------------------------------
 */

/* The row after the last one that cells from @row on reach into. */
static guint
band_end (const Grid *grid, guint row)
{
  guint end = row + 1;

  for (guint i = row; i < end; i++)
    for (guint j = 0; j < row_at (grid, i)->len; j++)
      {
        const LivretStoryCell *cell = g_ptr_array_index (row_at (grid, i), j);

        end = MAX (end, i + cell->rows);
      }
  return MIN (end, grid->table->rows->len);
}

/* Heights of the rows from @start on; what a high cell lacks goes to its last row. */
static double
measure_band (const Grid *grid, guint start, guint end, double *heights)
{
  double sum = 0;

  for (guint i = start; i < end; i++)
    heights[i - start] = grid->size + 2 * PAD_Y;
  for (int high = 0; high < 2; high++)
    for (guint i = start; i < end; i++)
      for (guint j = 0; j < row_at (grid, i)->len; j++)
        {
          const LivretStoryCell *cell = g_ptr_array_index (row_at (grid, i), j);
          guint last = MIN (i + cell->rows, end) - 1;
          g_autoptr (PangoLayout) layout = NULL;
          double lacking;

          if ((cell->rows > 1) != high)
            continue;
          layout = layout_fitted (grid, cell);
          lacking = height_of (layout) + 2 * PAD_Y;
          for (guint k = i; k <= last; k++)
            lacking -= heights[k - start];
          heights[last - start] += fmax (0, lacking);
        }
  for (guint i = start; i < end; i++)
    sum += heights[i - start];
  return sum;
}

static void
draw_band (const Grid *grid, guint start, guint end, const double *heights)
{
  double y = grid->paper->y;

  for (guint i = start; i < end; i++)
    {
      for (guint j = 0; j < row_at (grid, i)->len; j++)
        {
          const LivretStoryCell *cell = g_ptr_array_index (row_at (grid, i), j);
          double height = 0;

          for (guint k = i; k < MIN (i + cell->rows, end); k++)
            height += heights[k - start];
          draw_whole_cell (grid, cell, y, height);
        }
      y += heights[i - start];
    }
  grid->paper->y = y;
}

/* --- Rows that no page holds --------------------------------------------------------------------
 */

static double
line_height (PangoLayout *layout, int line)
{
  PangoRectangle extents;

  pango_layout_line_get_extents (pango_layout_get_line_readonly (layout, line), NULL, &extents);
  return pango_units_to_double (extents.height);
}

/* Lines of a cell from @from on that stand in @room, one at least; their height. */
static double
count_lines (PangoLayout *layout, int from, double room, int *to)
{
  double height = 0;

  for (*to = from; *to < pango_layout_get_line_count (layout); ++*to)
    {
      double line = line_height (layout, *to);

      if (height + line > room && *to > from)
        break;
      height += line;
    }
  return height;
}

static void
draw_lines (const Grid *grid, const LivretStoryCell *cell, PangoLayout *layout, int from, int to)
{
  double y = grid->paper->y + PAD_Y;

  for (int i = from; i < to && grid->paper->drawn; i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
      PangoRectangle extents;

      pango_layout_line_get_extents (line, NULL, &extents);
      cairo_move_to (grid->paper->cr, grid->x[cell->column] + PAD_X,
                     y - pango_units_to_double (extents.y));
      pango_cairo_show_layout_line (grid->paper->cr, line);
      y += pango_units_to_double (extents.height);
    }
}

static void draw_head (const Grid *grid);

/* As much of the row as this page holds; FALSE when all of it stands. */
static gboolean
draw_part (const Grid *grid, GPtrArray *row, GPtrArray *layouts, int *from)
{
  double room = LIVRET_STORY_BOTTOM - grid->paper->y - 2 * PAD_Y;
  double height = 0;
  gboolean more = FALSE;

  for (guint i = 0; i < row->len; i++)
    {
      int to;

      height = fmax (height, count_lines (layouts->pdata[i], from[i], room, &to));
    }
  for (guint i = 0; i < row->len; i++)
    {
      int to;

      draw_box (grid, row->pdata[i], grid->paper->y, height + 2 * PAD_Y);
      count_lines (layouts->pdata[i], from[i], room, &to);
      draw_lines (grid, row->pdata[i], layouts->pdata[i], from[i], to);
      from[i] = to;
      more |= to < pango_layout_get_line_count (layouts->pdata[i]);
    }
  grid->paper->y += height + 2 * PAD_Y;
  return more;
}

static void
turn (const Grid *grid)
{
  livret_story_turn (grid->paper);
  if (grid->head_height > 0)
    draw_head (grid);
}

/* Line by line over the pages; a cell that spans rows stands in its first one. */
static void
draw_split_row (const Grid *grid, guint number)
{
  GPtrArray *row = row_at (grid, number);
  g_autoptr (GPtrArray) layouts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree int *from = g_new0 (int, row->len + 1);

  for (guint i = 0; i < row->len; i++)
    g_ptr_array_add (layouts, layout_fitted (grid, row->pdata[i]));
  if (LIVRET_STORY_BOTTOM - grid->paper->y < 3 * grid->size + 2 * PAD_Y)
    turn (grid);
  while (draw_part (grid, row, layouts, from) && grid->paper->page < LIVRET_SHEET_PAGES_MAX)
    turn (grid);
}

/* --- Tables -------------------------------------------------------------------------------------
 */

static void
draw_head (const Grid *grid)
{
  g_autofree double *heights = g_new (double, grid->table->n_heads);

  measure_band (grid, 0, grid->table->n_heads, heights);
  draw_band (grid, 0, grid->table->n_heads, heights);
}

/* Answers the row after those that were drawn. */
static guint
draw_rows (Grid *grid, guint start)
{
  double page = LIVRET_STORY_BOTTOM - LIVRET_SHEET_MARGIN;
  guint end = band_end (grid, start);
  g_autofree double *heights = g_new (double, end - start);
  double height = measure_band (grid, start, end, heights);

  if (height > page - grid->head_height)
    {
      for (guint i = start; i < end && grid->paper->page < LIVRET_SHEET_PAGES_MAX; i++)
        draw_split_row (grid, i);
      return end;
    }
  if (grid->paper->y + height > LIVRET_STORY_BOTTOM)
    turn (grid);
  draw_band (grid, start, end, heights);
  return end;
}

/* The head, with the first row below it. */
static void
start_table (Grid *grid)
{
  double page = LIVRET_STORY_BOTTOM - LIVRET_SHEET_MARGIN;
  g_autofree double *heights = g_new (double, grid->table->n_heads);
  double height = measure_band (grid, 0, grid->table->n_heads, heights);

  if (height > HEAD_SHARE * page)
    return;
  if (grid->paper->y + height + 3 * grid->size > LIVRET_STORY_BOTTOM)
    livret_story_turn (grid->paper);
  draw_band (grid, 0, grid->table->n_heads, heights);
  grid->head_height = height;
}

void
livret_story_draw_table (LivretStoryPaper *paper, const LivretStoryTable *table)
{
  Grid grid = { .paper = paper, .table = table, .size = size_for (table) };
  guint row = 0;

  fit_columns (&grid);
  paper->y += 2;
  if (table->n_heads > 0)
    start_table (&grid);
  if (grid.head_height > 0)
    row = table->n_heads;
  while (row < table->rows->len && paper->page < LIVRET_SHEET_PAGES_MAX)
    row = draw_rows (&grid, row);
  paper->y += 8;
}
