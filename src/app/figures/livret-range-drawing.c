/* livret-range-drawing.c: time in range of a glucose sensor as a bar.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/figures/livret-range-drawing.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/charts/livret-chart-paint.h"
#include "app/figures/livret-figure-view.h"

#define SMALL 0.85
#define GAP 2
/* Time that there was is never nothing. */
#define LEAST_WIDTH 4
#define HATCH 5

typedef struct
{
  LivretGlucoseRange range;
  const LivretKind *kind;
  const char *unit;
} Bar;

/* Left edges in reading direction, one more than bands; @line the height of words. */
typedef struct
{
  double edges[LIVRET_GLUCOSE_BANDS + 1];
  double line, height;
} Canvas;

static void
canvas_init (Canvas *canvas, const Bar *bar, GtkWidget *widget, int width)
{
  g_autoptr (PangoLayout) words = livret_chart_words (widget, "0", SMALL, PANGO_WEIGHT_NORMAL);
  double widths[LIVRET_GLUCOSE_BANDS], sum = 0;

  livret_chart_words_size (words, NULL, &canvas->line);
  canvas->height = 1.8 * canvas->line;
  for (guint i = 0; i < LIVRET_GLUCOSE_BANDS; i++)
    {
      double share = livret_glucose_range_share (&bar->range, i);

      widths[i] = share > 0 ? fmax (share * width, LEAST_WIDTH) : 0;
      sum += widths[i];
    }
  canvas->edges[0] = 0;
  for (guint i = 0; i < LIVRET_GLUCOSE_BANDS; i++)
    canvas->edges[i + 1] = canvas->edges[i] + (sum > 0 ? widths[i] * width / sum : 0);
}

/* Painting --------------------------------------------------------------------- */

/* Slanted lines: up to the right above the range, down below it. */
static void
paint_hatch (GtkSnapshot *snapshot, const graphene_rect_t *area, gboolean up, const GdkRGBA *colour)
{
  double left = area->origin.x, top = area->origin.y, bottom = top + area->size.height;

  gtk_snapshot_push_clip (snapshot, area);
  for (double x = left - area->size.height; x < left + area->size.width; x += HATCH)
    livret_chart_paint_line (snapshot, x, up ? bottom : top, x + area->size.height,
                             up ? top : bottom, 1.5, FALSE, colour);
  gtk_snapshot_pop (snapshot);
}

/* In range whole, outside hatched; what is far outside is darker, and framed. */
static void
paint_band (GtkSnapshot *snapshot,
            const LivretChartInk *ink,
            LivretGlucoseBand band,
            const graphene_rect_t *area)
{
  gboolean far = band == LIVRET_GLUCOSE_VERY_LOW || band == LIVRET_GLUCOSE_VERY_HIGH;
  GdkRGBA colour = band < LIVRET_GLUCOSE_IN_RANGE ? ink->text : ink->accent;
  GdkRGBA ground = colour;

  if (band == LIVRET_GLUCOSE_IN_RANGE)
    {
      gtk_snapshot_append_color (snapshot, &colour, area);
      return;
    }
  ground.alpha *= far ? 0.45f : 0.15f;
  gtk_snapshot_append_color (snapshot, &ground, area);
  paint_hatch (snapshot, area, band > LIVRET_GLUCOSE_IN_RANGE, &colour);
}

static void
paint_words (GtkSnapshot *snapshot,
             GtkWidget *widget,
             const char *text,
             double x,
             double y,
             double align,
             double room,
             const GdkRGBA *colour)
{
  g_autoptr (PangoLayout) words = livret_chart_words (widget, text, SMALL, PANGO_WEIGHT_BOLD);
  double width, height;

  livret_chart_words_size (words, &width, &height);
  if (width + 8 <= room)
    livret_chart_paint_words (snapshot, words, x - align * width, y - height / 2, colour);
}

static double
place (GtkWidget *widget, int width, double x)
{
  return livret_figure_view_mirrored (widget) ? width - x : x;
}

static void
paint (gpointer data, GtkWidget *widget, GtkSnapshot *snapshot, int width, int height, int cursor)
{
  const Bar *bar = data;
  LivretChartInk ink;
  Canvas canvas;

  canvas_init (&canvas, bar, widget, width);
  livret_chart_ink_get (widget, &ink);
  for (int band = 0; band < LIVRET_GLUCOSE_BANDS; band++)
    {
      double from = canvas.edges[band], until = canvas.edges[band + 1];
      double left = fmin (place (widget, width, from), place (widget, width, until));
      graphene_rect_t area;
      g_autofree char *share =
          livret_figure_percent (livret_glucose_range_share (&bar->range, band));

      if (until <= from)
        continue;
      graphene_rect_init (&area, (float) left, 2,
                          (float) fmax (until - from - GAP, LEAST_WIDTH - GAP),
                          (float) canvas.height);
      paint_band (snapshot, &ink, band, &area);
      if (band == LIVRET_GLUCOSE_IN_RANGE)
        paint_words (snapshot, widget, share, left + (until - from) / 2, 2 + canvas.height / 2, 0.5,
                     until - from, &ink.paper);
      if (band == cursor)
        livret_chart_paint_line (snapshot, left, canvas.height + 5, left + until - from - GAP,
                                 canvas.height + 5, 3, FALSE, &ink.text);
    }
  paint_words (snapshot, widget, livret_glucose_band_title (LIVRET_GLUCOSE_LOW),
               place (widget, width, 0), canvas.height + 8 + canvas.line / 2,
               livret_figure_view_mirrored (widget) ? 1 : 0, width / 2.0, &ink.dim);
  paint_words (snapshot, widget, livret_glucose_band_title (LIVRET_GLUCOSE_HIGH),
               place (widget, width, width), canvas.height + 8 + canvas.line / 2,
               livret_figure_view_mirrored (widget) ? 0 : 1, width / 2.0, &ink.dim);
}

/* The table of a drawing ------------------------------------------------------- */

static int
find_height (gpointer data, GtkWidget *widget, int width)
{
  Canvas canvas;

  canvas_init (&canvas, data, widget, width);
  return (int) ceil (canvas.height + canvas.line + 10);
}

static int
count_spots (gpointer data)
{
  return LIVRET_GLUCOSE_BANDS;
}

static int
find_nearest (
    gpointer data, GtkWidget *widget, int width, int height, double x, double y, int cursor)
{
  Canvas canvas;

  canvas_init (&canvas, data, widget, width);
  for (int band = 0; band < LIVRET_GLUCOSE_BANDS; band++)
    if (x >= canvas.edges[band] && x < canvas.edges[band + 1])
      return band;
  return cursor;
}

static char *
say_spot (gpointer data, int spot)
{
  const Bar *bar = data;
  g_autofree char *limits =
      livret_glucose_band_words (bar->kind, (LivretGlucoseBand) spot, bar->unit);
  g_autofree char *share =
      livret_figure_percent (livret_glucose_range_share (&bar->range, (LivretGlucoseBand) spot));

  /* Translators: a band of glucose, its limits and the share of the time: "In range, from 70 to
   * 180 mg/dL: 72 %". */
  return g_strdup_printf (C_ ("glucose", "%s, %s: %s"),
                          livret_glucose_band_title ((LivretGlucoseBand) spot), limits, share);
}

static char *
say_whole (gpointer data)
{
  g_autofree char *words = say_spot (data, LIVRET_GLUCOSE_IN_RANGE);

  return g_strconcat (words, ".", NULL);
}

GtkWidget *
livret_range_view_new (const LivretGlucoseRange *range, const LivretKind *kind, const char *unit)
{
  static const LivretFigureDrawing drawing = {
    .across = 1,
    .down = 1,
    .height = find_height,
    .n_spots = count_spots,
    .paint = paint,
    .nearest = find_nearest,
    .spoken = say_spot,
    .whole = say_whole,
  };
  Bar *bar = g_new0 (Bar, 1);

  bar->range = *range;
  bar->kind = kind;
  bar->unit = unit;
  return livret_figure_view_new (&drawing, bar, g_free, _ ("Bar: time in range"));
}
