/* livret-chart-paint.h: what the drawn widgets share: colours, points, lines and words on a
 * snapshot. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sharing/livret-chart-layout.h"

G_BEGIN_DECLS

/**
 * LivretChartInk: the colours of a drawn widget.
 * @accent: the widget's own CSS colour
 * @text, @dim: those of what stands around it
 * @line: of the grid
 * @paper: what hollow points are filled with
 * @contrast: bands are hatched, nothing is faint
 */
typedef struct
{
  GdkRGBA accent, text, dim, line, paper;
  gboolean contrast;
} LivretChartInk;

void livret_chart_ink_get (GtkWidget *widget, LivretChartInk *ink);
/** livret_chart_faint: @colour at @alpha; nearly whole where high contrast is asked for. */
GdkRGBA livret_chart_faint (const LivretChartInk *ink, const GdkRGBA *colour, double alpha);

/** livret_chart_paint_line: straight, @dotted or whole. */
void livret_chart_paint_line (GtkSnapshot *snapshot,
                              double x1,
                              double y1,
                              double x2,
                              double y2,
                              double width,
                              gboolean dotted,
                              const GdkRGBA *colour);
/** LivretChartFade: the open side of a range, where its tint goes out. */
typedef enum
{
  LIVRET_CHART_FADE_NONE,
  LIVRET_CHART_FADE_UP,
  LIVRET_CHART_FADE_DOWN,
} LivretChartFade;

/** livret_chart_paint_band: a tint, or hatching where high contrast is asked for. */
void livret_chart_paint_band (GtkSnapshot *snapshot,
                              const LivretChartInk *ink,
                              const graphene_rect_t *area,
                              LivretChartFade fade);
/**
 * livret_chart_paint_point: a disc; a triangle with its point up above the range, down below it.
 * @hollow: an outline filled with the paper's colour
 */
void livret_chart_paint_point (GtkSnapshot *snapshot,
                               const LivretChartInk *ink,
                               double x,
                               double y,
                               double radius,
                               LivretChartPosition position,
                               gboolean hollow);
/** livret_chart_source_colour: of one of several sources. */
GdkRGBA livret_chart_source_colour (const LivretChartInk *ink, guint source);
/** livret_chart_source_dash: sets the dash of a source's lines; the first one's is whole. */
void livret_chart_source_dash (GskStroke *stroke, guint source);
/**
 * livret_chart_paint_shape: a reading of one of several sources: disc, square, diamond, cross;
 * above its range a small triangle stands over it, below it one hangs under it.
 */
void livret_chart_paint_shape (GtkSnapshot *snapshot,
                               const LivretChartInk *ink,
                               double x,
                               double y,
                               guint source,
                               LivretChartPosition position,
                               gboolean hollow);
/** livret_chart_paint_event: the mark of an event on the axis, @y its middle; of a note @hollow. */
void livret_chart_paint_event (
    GtkSnapshot *snapshot, const LivretChartInk *ink, double x, double y, gboolean hollow);
/** livret_chart_paint_path: the contours of @builder; @width 0: filled. */
void livret_chart_paint_path (GtkSnapshot *snapshot,
                              GskPathBuilder *builder,
                              double width,
                              const GdkRGBA *colour);

/** livret_chart_words: (transfer full): @text in the widget's font, at @scale of its size. */
PangoLayout *
livret_chart_words (GtkWidget *widget, const char *text, double scale, PangoWeight weight);
/** livret_chart_words_size: in pixels. */
void livret_chart_words_size (PangoLayout *layout, double *width, double *height);
/** livret_chart_paint_words: with its top left corner at @x, @y. */
void livret_chart_paint_words (
    GtkSnapshot *snapshot, PangoLayout *layout, double x, double y, const GdkRGBA *colour);
/**
 * livret_chart_paint_label: words beside a line at height @y, which stay within @width.
 * @align: which part of them stands at @x: 0 their beginning, 1 their end
 */
void livret_chart_paint_label (GtkSnapshot *snapshot,
                               PangoLayout *layout,
                               double x,
                               double y,
                               double align,
                               double width,
                               const GdkRGBA *colour);

G_END_DECLS
