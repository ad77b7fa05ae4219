/* livret-chart-draw.c: bands, grid, stems and points with cairo; readable in black and white.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sharing/livret-chart-draw.h"

#include <math.h>

#define RADIUS 2.4

static void
line (cairo_t *cairo, double x1, double y1, double x2, double y2)
{
  cairo_move_to (cairo, x1, y1);
  cairo_line_to (cairo, x2, y2);
  cairo_stroke (cairo);
}

static void
draw_limit (
    const LivretChartLayout *layout, LivretSheet *sheet, const char *sign, double y, double value)
{
  static const double dots[] = { 1.2, 2.4 };
  g_autofree char *number = NULL;
  g_autofree char *label = NULL;

  if (isnan (value))
    return;
  number = livret_chart_value_label (layout, value);
  label = g_strdup_printf ("%s\302\240%s", sign, number);
  livret_sheet_set_accent (sheet, 1);
  cairo_set_line_width (sheet->cairo, 0.9);
  cairo_set_dash (sheet->cairo, dots, G_N_ELEMENTS (dots), 0);
  line (sheet->cairo, layout->left, y, layout->right, y);
  cairo_set_dash (sheet->cairo, NULL, 0, 0);
  livret_sheet_put (sheet, LIVRET_TYPE_DIM, PANGO_ALIGN_LEFT, layout->right + 5, y - 6.5,
                    layout->width - layout->right - 5, label);
}

static void
draw_bands (const LivretChartLayout *layout, LivretSheet *sheet)
{
  for (guint i = 0; i < layout->bands->len; i++)
    {
      const LivretChartBand *band = &g_array_index (layout->bands, LivretChartBand, i);

      livret_sheet_set_accent (sheet, 0.1);
      cairo_rectangle (sheet->cairo, layout->left, band->y_top, layout->right - layout->left,
                       band->y_bottom - band->y_top);
      cairo_fill (sheet->cairo);
      draw_limit (layout, sheet, "<", band->y_high, band->high);
      draw_limit (layout, sheet, ">", band->y_low, band->low);
    }
}

static void
draw_grid (const LivretChartLayout *layout, LivretSheet *sheet)
{
  for (guint i = 0; i < layout->grid->len; i++)
    {
      const LivretChartGrid *grid = &g_array_index (layout->grid, LivretChartGrid, i);
      g_autofree char *label = livret_chart_value_label (layout, grid->value);

      cairo_set_source_rgb (sheet->cairo, 0.8, 0.8, 0.8);
      cairo_set_line_width (sheet->cairo, 0.5);
      line (sheet->cairo, layout->left, grid->y, layout->right, grid->y);
      livret_sheet_put (sheet, LIVRET_TYPE_DIM, PANGO_ALIGN_RIGHT, 0, grid->y - 6.5,
                        layout->left - 6, label);
    }
}

static void
draw_times (const LivretChartLayout *layout, LivretSheet *sheet)
{
  for (guint i = 0; i < layout->times->len; i++)
    {
      const LivretChartTime *time = &g_array_index (layout->times, LivretChartTime, i);
      g_autofree char *label = livret_chart_time_label (time);

      cairo_set_source_rgb (sheet->cairo, 0.6, 0.6, 0.6);
      cairo_set_line_width (sheet->cairo, 0.5);
      line (sheet->cairo, time->x, layout->bottom, time->x, layout->bottom + 3);
      livret_sheet_put (sheet, LIVRET_TYPE_DIM, PANGO_ALIGN_CENTER, time->x - 40,
                        layout->bottom + 4, 80, label);
    }
}

/* A disc; a triangle with its point up where the value lies above its range, down where below. */
static void
trace_point (cairo_t *cairo, double x, double y, LivretChartPosition position)
{
  double side = position == LIVRET_CHART_BELOW ? -1.25 * RADIUS : 1.25 * RADIUS;

  cairo_new_path (cairo);
  if (position == LIVRET_CHART_WITHIN)
    {
      cairo_arc (cairo, x, y, RADIUS, 0, 2 * G_PI);
      return;
    }
  cairo_move_to (cairo, x - fabs (side), y + side * 0.8);
  cairo_line_to (cairo, x + fabs (side), y + side * 0.8);
  cairo_line_to (cairo, x, y - side * 1.1);
  cairo_close_path (cairo);
}

/* One of several sources: a disc, a square, a diamond, a cross. */
static void
trace_shape (cairo_t *cairo, double x, double y, guint source)
{
  const double s = RADIUS * 0.9, d = RADIUS * 1.35, c = RADIUS * 1.2, w = RADIUS * 0.45;

  cairo_new_path (cairo);
  if (source == 0)
    cairo_arc (cairo, x, y, RADIUS, 0, 2 * G_PI);
  else if (source == 1)
    cairo_rectangle (cairo, x - s, y - s, 2 * s, 2 * s);
  else if (source == 2)
    {
      cairo_move_to (cairo, x, y - d);
      cairo_line_to (cairo, x + d, y);
      cairo_line_to (cairo, x, y + d);
      cairo_line_to (cairo, x - d, y);
      cairo_close_path (cairo);
    }
  else
    {
      cairo_rectangle (cairo, x - w, y - c, 2 * w, 2 * c);
      cairo_rectangle (cairo, x - c, y - w, 2 * c, 2 * w);
    }
}

/* Where it lies is told by a triangle in place of the disc, or over and under the shape of a
 * source. */
static void
trace_mark (const LivretChartLayout *layout,
            LivretSheet *sheet,
            const LivretChartMark *mark,
            double y,
            LivretChartPosition position)
{
  if (layout->sources <= 1)
    {
      trace_point (sheet->cairo, mark->x, y, position);
      return;
    }
  if (position != LIVRET_CHART_WITHIN)
    {
      cairo_save (sheet->cairo);
      cairo_translate (sheet->cairo, mark->x,
                       y + (position == LIVRET_CHART_ABOVE ? -1 : 1) * RADIUS * 2.4);
      cairo_scale (sheet->cairo, 0.6, 0.6);
      trace_point (sheet->cairo, 0, 0, position);
      cairo_restore (sheet->cairo);
      livret_sheet_set_accent (sheet, 1);
      cairo_fill (sheet->cairo);
    }
  trace_shape (sheet->cairo, mark->x, y, mark->source);
}

static void
draw_filled (const LivretChartLayout *layout, LivretSheet *sheet, const LivretChartMark *mark)
{
  trace_mark (layout, sheet, mark, mark->y, mark->position);
  livret_sheet_set_accent (sheet, 1);
  cairo_fill (sheet->cairo);
}

static void
draw_hollow (const LivretChartLayout *layout, LivretSheet *sheet, const LivretChartMark *mark)
{
  trace_mark (layout, sheet, mark, mark->y_low, mark->position2);
  cairo_set_source_rgb (sheet->cairo, 1, 1, 1);
  cairo_fill_preserve (sheet->cairo);
  livret_sheet_set_accent (sheet, 1);
  cairo_set_line_width (sheet->cairo, 1);
  cairo_stroke (sheet->cairo);
}

/* Each source's line has a dash of its own. */
static void
set_dash (cairo_t *cairo, guint source)
{
  static const double dashes[LIVRET_CHART_SOURCES][4] = {
    { 0 }, { 4, 2.5, 4, 2.5 }, { 1, 2.2, 1, 2.2 }, { 5, 2, 1, 2 }
  };

  cairo_set_dash (cairo, dashes[source], source > 0 ? 4 : 0, 0);
}

static void
draw_join (const LivretChartLayout *layout, LivretSheet *sheet)
{
  livret_sheet_set_accent (sheet, 0.65);
  cairo_set_line_width (sheet->cairo, 1);
  cairo_set_line_join (sheet->cairo, CAIRO_LINE_JOIN_ROUND);
  for (guint source = 0; source < layout->sources; source++)
    {
      cairo_new_path (sheet->cairo);
      for (guint i = 0; i < layout->line->len; i++)
        {
          const LivretChartNode *node = &g_array_index (layout->line, LivretChartNode, i);

          if (node->source == source && node->starts)
            cairo_move_to (sheet->cairo, node->x, node->y);
          else if (node->source == source)
            cairo_line_to (sheet->cairo, node->x, node->y);
        }
      set_dash (sheet->cairo, source);
      cairo_stroke (sheet->cairo);
    }
  cairo_set_dash (sheet->cairo, NULL, 0, 0);
}

static void
draw_stem (const LivretChartLayout *layout, LivretSheet *sheet, const LivretChartMark *mark)
{
  if (!isnan (mark->y_most))
    {
      livret_sheet_set_accent (sheet, 0.2);
      cairo_set_line_width (sheet->cairo, 2.4);
      line (sheet->cairo, mark->x, mark->y_most, mark->x, mark->y_least);
    }
  if (!isnan (mark->y_low))
    {
      livret_sheet_set_accent (sheet, 0.5);
      cairo_set_line_width (sheet->cairo, 1.1);
      line (sheet->cairo, mark->x, mark->y, mark->x, mark->y_low);
      draw_hollow (layout, sheet, mark);
    }
  draw_filled (layout, sheet, mark);
}

static void
draw_mark (const LivretChartLayout *layout, LivretSheet *sheet, const LivretChartMark *mark)
{
  switch (layout->style)
    {
    case LIVRET_CHART_STEMS:
      draw_stem (layout, sheet, mark);
      break;
    case LIVRET_CHART_LINE:
      draw_filled (layout, sheet, mark);
      break;
    case LIVRET_CHART_RANGES:
      livret_sheet_set_accent (sheet, 0.35);
      cairo_set_line_width (sheet->cairo, 2);
      line (sheet->cairo, mark->x, mark->y_low, mark->x, mark->y_high);
      break;
    case LIVRET_CHART_BARS:
      livret_sheet_set_accent (sheet, 1);
      cairo_set_line_width (sheet->cairo, 2.6);
      line (sheet->cairo, mark->x, mark->y, mark->x, layout->bottom);
      break;
    }
}

void
livret_chart_draw (const LivretChartLayout *layout, LivretSheet *sheet, double x, double y)
{
  cairo_save (sheet->cairo);
  cairo_translate (sheet->cairo, x, y);
  draw_bands (layout, sheet);
  draw_grid (layout, sheet);
  draw_times (layout, sheet);
  if (layout->style == LIVRET_CHART_RANGES || layout->style == LIVRET_CHART_LINE)
    draw_join (layout, sheet);
  for (guint i = 0; i < layout->marks->len; i++)
    draw_mark (layout, sheet, &g_array_index (layout->marks, LivretChartMark, i));
  cairo_restore (sheet->cairo);
}
