/* livret-chart-marks.c: a laid out chart painted on a snapshot.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/charts/livret-chart-marks.h"

#include "app/charts/livret-chart-cursor.h"

#include <glib/gi18n.h>
#include <math.h>

#define DAY 86400
#define RADIUS 3.2
/* Room beside the plot for what stands on its edge. */
#define EDGE 6

double
livret_chart_canvas_x (const LivretChartCanvas *canvas, double x)
{
  return canvas->mirrored ? canvas->layout->width - x : x;
}

static double
to_x (const LivretChartCanvas *canvas, double x)
{
  return livret_chart_canvas_x (canvas, x);
}

static const LivretChartMark *
get_mark (const LivretChartCanvas *canvas, int mark)
{
  return &g_array_index (canvas->layout->marks, LivretChartMark, mark);
}

char *
livret_chart_limit_label (const LivretChartLayout *layout, gboolean high, double value)
{
  g_autofree char *number = livret_chart_value_label (layout, value);

  return g_strdup_printf ("%s\302\240%s", high ? "<" : ">", number);
}

static void
paint_limit (
    const LivretChartCanvas *canvas, GtkSnapshot *snapshot, gboolean high, double y, double value)
{
  const LivretChartLayout *layout = canvas->layout;
  g_autofree char *label = NULL;
  g_autoptr (PangoLayout) words = NULL;
  double width, height, x;

  if (isnan (value))
    return;
  livret_chart_paint_line (snapshot, to_x (canvas, layout->left), y, to_x (canvas, layout->right),
                           y, 1.2, !canvas->ink.contrast, &canvas->ink.accent);
  label = livret_chart_limit_label (layout, high, value);
  words = livret_chart_words (canvas->widget, label, LIVRET_CHART_SMALL, PANGO_WEIGHT_BOLD);
  livret_chart_words_size (words, &width, &height);
  x = to_x (canvas, layout->right + 8);
  livret_chart_paint_words (snapshot, words, x > layout->width / 2 ? x : x - width, y - height / 2,
                            &canvas->ink.accent);
}

/* A range without a lower limit goes out downwards, one without an upper limit upwards. */
static LivretChartFade
find_fade (const LivretChartLayout *layout, guint place)
{
  const LivretChartBand *band = &g_array_index (layout->bands, LivretChartBand, place);

  if (isnan (band->low) && band->y_bottom < layout->bottom)
    return LIVRET_CHART_FADE_DOWN;
  if (isnan (band->high) && band->y_top > layout->top)
    return LIVRET_CHART_FADE_UP;
  return LIVRET_CHART_FADE_NONE;
}

static void
paint_bands (const LivretChartCanvas *canvas, GtkSnapshot *snapshot)
{
  const LivretChartLayout *layout = canvas->layout;

  for (guint i = 0; i < layout->bands->len; i++)
    {
      const LivretChartBand *band = &g_array_index (layout->bands, LivretChartBand, i);
      double start = fmin (to_x (canvas, layout->left), to_x (canvas, layout->right));
      graphene_rect_t area = GRAPHENE_RECT_INIT ((float) start, (float) band->y_top,
                                                 (float) (layout->right - layout->left),
                                                 (float) (band->y_bottom - band->y_top));

      livret_chart_paint_band (snapshot, &canvas->ink, &area, find_fade (layout, i));
      paint_limit (canvas, snapshot, TRUE, band->y_high, band->high);
      paint_limit (canvas, snapshot, FALSE, band->y_low, band->low);
    }
}

static void
paint_grid (const LivretChartCanvas *canvas, GtkSnapshot *snapshot)
{
  const LivretChartLayout *layout = canvas->layout;

  for (guint i = 0; i < layout->grid->len; i++)
    {
      const LivretChartGrid *grid = &g_array_index (layout->grid, LivretChartGrid, i);
      g_autofree char *label = livret_chart_value_label (layout, grid->value);
      g_autoptr (PangoLayout) words =
          livret_chart_words (canvas->widget, label, LIVRET_CHART_SMALL, PANGO_WEIGHT_NORMAL);
      double width, height, x;

      livret_chart_words_size (words, &width, &height);
      x = to_x (canvas, layout->left - 10);
      livret_chart_paint_line (snapshot, to_x (canvas, layout->left), grid->y,
                               to_x (canvas, layout->right), grid->y, 1, FALSE, &canvas->ink.line);
      livret_chart_paint_words (snapshot, words, x < layout->width / 2 ? x - width : x,
                                grid->y - height / 2, &canvas->ink.dim);
    }
}

/* Writes a date under the plot, kept within the widget, unless it would run into what is @taken,
 * which grows by it. */
static void
paint_date (const LivretChartCanvas *canvas,
            GtkSnapshot *snapshot,
            PangoLayout *words,
            double x,
            double taken[2],
            const GdkRGBA *colour)
{
  double width, start;

  livret_chart_words_size (words, &width, NULL);
  start = CLAMP (x - width / 2, 0, fmax (canvas->layout->width - width, 0));
  if (start < taken[1] + 6 && start + width > taken[0] - 6)
    return;
  livret_chart_paint_words (snapshot, words, start, canvas->layout->bottom + 10, colour);
  taken[0] = fmin (taken[0], start);
  taken[1] = fmax (taken[1], start + width);
}

static gint64
find_today (const LivretChartCanvas *canvas)
{
  gint64 midnight = canvas->today * (gint64) DAY;

  for (guint i = 0; i < canvas->layout->times->len; i++)
    if (g_array_index (canvas->layout->times, LivretChartTime, i).wall == midnight)
      return midnight;
  return midnight + DAY / 2;
}

/* In place of the day's own date if that has one, else in the middle of the day. */
static void
paint_today (const LivretChartCanvas *canvas, GtkSnapshot *snapshot, double taken[2])
{
  const LivretChartLayout *layout = canvas->layout;
  gint64 wall = find_today (canvas);
  double part = (double) (wall - layout->from_wall) / (layout->until_wall - layout->from_wall);
  double x = to_x (canvas, layout->left + part * (layout->right - layout->left));
  /* Translators: the present day on the axis of a chart, as short as can be. */
  const char *today = C_ ("chart", "today");
  g_autoptr (PangoLayout) words =
      livret_chart_words (canvas->widget, today, LIVRET_CHART_SMALL, PANGO_WEIGHT_BOLD);

  if (part >= 0 && part <= 1)
    paint_date (canvas, snapshot, words, x, taken, &canvas->ink.text);
}

/* Today first, in bold; dates that would run into it are left out, and so is tomorrow's, where the
 * period ends. */
static void
paint_dates (const LivretChartCanvas *canvas, GtkSnapshot *snapshot)
{
  const LivretChartLayout *layout = canvas->layout;
  double today[2] = { INFINITY, -INFINITY };

  paint_today (canvas, snapshot, today);
  for (guint i = 0; i < layout->times->len; i++)
    {
      const LivretChartTime *time = &g_array_index (layout->times, LivretChartTime, i);
      g_autofree char *label = livret_chart_time_label (time);
      g_autoptr (PangoLayout) words =
          livret_chart_words (canvas->widget, label, LIVRET_CHART_SMALL, PANGO_WEIGHT_NORMAL);
      double taken[2] = { today[0], today[1] };

      if (time->wall < canvas->until_wall)
        paint_date (canvas, snapshot, words, to_x (canvas, time->x), taken, &canvas->ink.dim);
    }
}

gboolean
livret_chart_wall_x (const LivretChartCanvas *canvas, gint64 wall, double *x)
{
  const LivretChartLayout *layout = canvas->layout;
  double part = (double) (wall - layout->from_wall) / (layout->until_wall - layout->from_wall);

  *x = to_x (canvas, layout->left + part * (layout->right - layout->left));
  return part >= 0 && part <= 1;
}

/* In high contrast the bars around the line are no fainter than it: an edge of paper parts them. */
static void
paint_edge (const LivretChartCanvas *canvas, GtkSnapshot *snapshot, GskPath *path)
{
  g_autoptr (GskStroke) stroke = gsk_stroke_new (5.2f);

  gsk_stroke_set_line_join (stroke, GSK_LINE_JOIN_ROUND);
  gtk_snapshot_append_stroke (snapshot, path, stroke, &canvas->ink.paper);
}

static GdkRGBA
colour_of (const LivretChartCanvas *canvas, guint source)
{
  return livret_chart_source_colour (&canvas->ink, source);
}

/* One source's line through its readings or means; one that stands alone is a point. */
static void
paint_line_of (const LivretChartCanvas *canvas, GtkSnapshot *snapshot, guint source)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  const GArray *line = canvas->layout->line;
  gboolean means = canvas->layout->style == LIVRET_CHART_RANGES;
  g_autoptr (GskStroke) stroke = gsk_stroke_new (means ? 2.2f : 1.8f);
  GdkRGBA whole = colour_of (canvas, source);
  GdkRGBA colour = livret_chart_faint (&canvas->ink, &whole, means ? 1 : 0.6);

  for (guint i = 0; i < line->len; i++)
    {
      const LivretChartNode *node = &g_array_index (line, LivretChartNode, i);
      float x = (float) to_x (canvas, node->x);
      gboolean ends = i + 1 == line->len || g_array_index (line, LivretChartNode, i + 1).starts;

      if (node->source != source)
        continue;
      if (node->starts)
        gsk_path_builder_move_to (builder, x, (float) node->y);
      else
        gsk_path_builder_line_to (builder, x, (float) node->y);
      if (means && node->starts && ends)
        livret_chart_paint_shape (snapshot, &canvas->ink, x, node->y, source, LIVRET_CHART_WITHIN,
                                  FALSE);
    }
  path = gsk_path_builder_to_path (builder);
  if (gsk_path_is_empty (path))
    return;
  if (means && canvas->ink.contrast)
    paint_edge (canvas, snapshot, path);
  gsk_stroke_set_line_join (stroke, GSK_LINE_JOIN_ROUND);
  gsk_stroke_set_line_cap (stroke, source == 0 ? GSK_LINE_CAP_ROUND : GSK_LINE_CAP_BUTT);
  livret_chart_source_dash (stroke, source);
  gtk_snapshot_append_stroke (snapshot, path, stroke, &colour);
}

static void
paint_lines (const LivretChartCanvas *canvas, GtkSnapshot *snapshot)
{
  for (guint source = 0; source < LIVRET_CHART_SOURCES; source++)
    paint_line_of (canvas, snapshot, source);
}

static void
paint_reading (const LivretChartCanvas *canvas,
               GtkSnapshot *snapshot,
               const LivretChartMark *mark,
               double y,
               LivretChartPosition position,
               gboolean hollow)
{
  double x = to_x (canvas, mark->x);

  if (canvas->layout->sources > 1)
    livret_chart_paint_shape (snapshot, &canvas->ink, x, y, mark->source, position, hollow);
  else
    livret_chart_paint_point (snapshot, &canvas->ink, x, y, RADIUS, position, hollow);
}

/* How far the readings go whose means the stem stands for. */
static void
paint_reach (const LivretChartCanvas *canvas, GtkSnapshot *snapshot, const LivretChartMark *mark)
{
  GdkRGBA whole = colour_of (canvas, mark->source);
  GdkRGBA colour = livret_chart_faint (&canvas->ink, &whole, 0.16);
  double x = to_x (canvas, mark->x);

  if (isnan (mark->y_most))
    return;
  if (canvas->ink.contrast)
    {
      livret_chart_paint_line (snapshot, x - 2.5, mark->y_most, x + 2.5, mark->y_most, 1.2, FALSE,
                               &whole);
      livret_chart_paint_line (snapshot, x - 2.5, mark->y_least, x + 2.5, mark->y_least, 1.2, FALSE,
                               &whole);
    }
  livret_chart_paint_line (snapshot, x, mark->y_most, x, mark->y_least,
                           canvas->ink.contrast ? 1.2 : 4, FALSE, &colour);
}

static void
paint_stem (const LivretChartCanvas *canvas, GtkSnapshot *snapshot, const LivretChartMark *mark)
{
  gboolean out = mark->position != LIVRET_CHART_WITHIN || mark->position2 != LIVRET_CHART_WITHIN;
  GdkRGBA whole = colour_of (canvas, mark->source);
  GdkRGBA colour = livret_chart_faint (&canvas->ink, &whole, out ? 0.65 : 0.3);
  double x = to_x (canvas, mark->x);

  paint_reach (canvas, snapshot, mark);
  if (!isnan (mark->y_low))
    {
      livret_chart_paint_line (snapshot, x, mark->y, x, mark->y_low, 1.8, mark->source > 0,
                               &colour);
      paint_reading (canvas, snapshot, mark, mark->y_low, mark->position2, TRUE);
    }
  paint_reading (canvas, snapshot, mark, mark->y, mark->position, FALSE);
}

static void
paint_bar (const LivretChartCanvas *canvas,
           GtkSnapshot *snapshot,
           const LivretChartMark *mark,
           double width)
{
  double x = to_x (canvas, mark->x);
  graphene_rect_t area =
      GRAPHENE_RECT_INIT ((float) (x - width / 2), (float) mark->y, (float) width,
                          (float) fmax (canvas->layout->bottom - mark->y, 0));
  GskRoundedRect rounded;
  float top = (float) fmin (width / 3, 3);

  gsk_rounded_rect_init (&rounded, &area, &GRAPHENE_SIZE_INIT (top, top),
                         &GRAPHENE_SIZE_INIT (top, top), graphene_size_zero (),
                         graphene_size_zero ());
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, &canvas->ink.accent, &area);
  gtk_snapshot_pop (snapshot);
}

static double
bar_width (const LivretChartCanvas *canvas)
{
  const LivretChartLayout *layout = canvas->layout;
  double bars = (double) (layout->until_wall - layout->from_wall) / (double) layout->bar;

  return CLAMP ((layout->right - layout->left) / bars * 0.62, 3, 26);
}

static void
paint_mark (const LivretChartCanvas *canvas, GtkSnapshot *snapshot, const LivretChartMark *mark)
{
  gboolean several = canvas->layout->sources > 1;
  GdkRGBA whole = several ? colour_of (canvas, mark->source) : canvas->ink.accent;
  GdkRGBA faint = livret_chart_faint (&canvas->ink, &whole, 0.28);
  double x = to_x (canvas, mark->x);

  switch (canvas->layout->style)
    {
    case LIVRET_CHART_STEMS:
      paint_stem (canvas, snapshot, mark);
      break;
    case LIVRET_CHART_RANGES:
      livret_chart_paint_line (snapshot, x, mark->y_low, x, mark->y_high, several ? 3 : 4, FALSE,
                               &faint);
      break;
    case LIVRET_CHART_BARS:
      paint_bar (canvas, snapshot, mark, bar_width (canvas));
      break;
    case LIVRET_CHART_LINE:
    default:
      paint_reading (canvas, snapshot, mark, mark->y, mark->position, FALSE);
      break;
    }
}

static void
paint_marks (const LivretChartCanvas *canvas, GtkSnapshot *snapshot)
{
  const LivretChartLayout *layout = canvas->layout;
  gboolean means = layout->style == LIVRET_CHART_RANGES;
  double start = fmin (to_x (canvas, layout->left), to_x (canvas, layout->right));
  graphene_rect_t plot = GRAPHENE_RECT_INIT ((float) start - EDGE, 0,
                                             (float) (layout->right - layout->left) + 2 * EDGE,
                                             (float) layout->height);

  gtk_snapshot_push_clip (snapshot, &plot);
  if (!means)
    paint_lines (canvas, snapshot);
  for (guint i = 0; i < layout->marks->len; i++)
    paint_mark (canvas, snapshot, get_mark (canvas, (int) i));
  if (means)
    paint_lines (canvas, snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
paint_events (const LivretChartCanvas *canvas, GtkSnapshot *snapshot)
{
  const LivretChartLayout *layout = canvas->layout;
  double x, y;

  for (guint i = 0; canvas->events != NULL && i < canvas->events->len; i++)
    {
      const LivretChartEvent *event = &g_array_index (canvas->events, LivretChartEvent, i);

      if (!livret_chart_wall_x (canvas, event->wall, &x))
        continue;
      y = layout->bottom - livret_chart_event_lift (canvas->events, i);
      livret_chart_paint_line (snapshot, x, layout->top, x, y, 1, TRUE, &canvas->ink.dim);
      livret_chart_paint_event (snapshot, &canvas->ink, x, y, event->note != NULL);
    }
}

/* In a period without readings, in the middle of the plot; events are marked all the same. */
static void
paint_nothing (const LivretChartCanvas *canvas, GtkSnapshot *snapshot)
{
  const LivretChartLayout *layout = canvas->layout;
  double room = layout->right - layout->left;
  g_autoptr (PangoLayout) words = NULL;
  graphene_rect_t area;
  double width, height, x, y;

  if (layout->marks->len > 0)
    return;
  words = livret_chart_words (canvas->widget, _ ("Nothing was read in this period."), 1,
                              PANGO_WEIGHT_NORMAL);
  pango_layout_set_alignment (words, PANGO_ALIGN_CENTER);
  livret_chart_words_size (words, &width, &height);
  if (width > room)
    {
      pango_layout_set_width (words, (int) (room * PANGO_SCALE));
      livret_chart_words_size (words, &width, &height);
    }
  x = (to_x (canvas, layout->left) + to_x (canvas, layout->right) - width) / 2;
  y = (layout->top + layout->bottom - height) / 2;
  area = GRAPHENE_RECT_INIT ((float) x - EDGE, (float) y, (float) width + 2 * EDGE, (float) height);
  gtk_snapshot_append_color (snapshot, &canvas->ink.paper, &area);
  livret_chart_paint_words (snapshot, words, x, y, &canvas->ink.dim);
}

void
livret_chart_paint (const LivretChartCanvas *canvas, GtkSnapshot *snapshot)
{
  paint_bands (canvas, snapshot);
  paint_grid (canvas, snapshot);
  paint_dates (canvas, snapshot);
  paint_marks (canvas, snapshot);
  paint_events (canvas, snapshot);
  paint_nothing (canvas, snapshot);
}

/* The call-out ---------------------------------------------------------------- */

#define PADDING 10.0

/* Dark on light and light on dark, opaque: it lies over points. */
static void
find_callout_colours (const LivretChartCanvas *canvas, GdkRGBA *ground, GdkRGBA *words)
{
  gboolean light_text = canvas->ink.text.red > 0.5f;

  gdk_rgba_parse (ground, light_text ? "#ececef" : "#303036");
  gdk_rgba_parse (words, light_text ? "#1e1e22" : "#ffffff");
}

static void
paint_mark_found (const LivretChartCanvas *canvas,
                  GtkSnapshot *snapshot,
                  const LivretChartMark *mark,
                  double top)
{
  double x = to_x (canvas, mark->x);
  double radius = RADIUS + 2.6;
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();

  livret_chart_paint_line (snapshot, x, top, x, fmax (mark->y - radius, top), 1, FALSE,
                           &canvas->ink.dim);
  gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT ((float) x, (float) mark->y),
                               (float) radius);
  if (canvas->layout->style == LIVRET_CHART_STEMS && !isnan (mark->y_low))
    gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT ((float) x, (float) mark->y_low),
                                 (float) radius);
  if (canvas->layout->style != LIVRET_CHART_BARS)
    livret_chart_paint_path (snapshot, builder, 1.6, &canvas->ink.accent);
}

/* The box with the words; its height is what was taken of the room above the plot. */
static double
paint_box (const LivretChartCanvas *canvas,
           GtkSnapshot *snapshot,
           double at,
           const LivretChartCallout *callout)
{
  g_autoptr (PangoLayout) value =
      livret_chart_words (canvas->widget, callout->value, 0.92, PANGO_WEIGHT_BOLD);
  g_autoptr (PangoLayout) position = livret_chart_words (canvas->widget, callout->position,
                                                         LIVRET_CHART_SMALL, PANGO_WEIGHT_NORMAL);
  g_autoptr (PangoLayout) when =
      livret_chart_words (canvas->widget, callout->when, LIVRET_CHART_SMALL, PANGO_WEIGHT_NORMAL);
  double value_width, position_width, when_width, line1, line2, width, height, x, room;
  GdkRGBA ground, words;
  graphene_rect_t area;
  GskRoundedRect rounded;

  room = canvas->layout->width - 2 * PADDING;
  pango_layout_set_ellipsize (value, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (value, (int) (room * PANGO_SCALE));
  livret_chart_words_size (value, &value_width, &line1);
  livret_chart_words_size (position, &position_width, NULL);
  livret_chart_words_size (when, &when_width, &line2);
  position_width += callout->position[0] != '\0' ? 16 : 0;
  width = fmax (value_width + position_width, when_width) + 2 * PADDING;
  height = line1 + line2 + PADDING + 4;
  x = CLAMP (at - width / 2, 0, fmax (canvas->layout->width - width, 0));
  find_callout_colours (canvas, &ground, &words);
  area = GRAPHENE_RECT_INIT ((float) x, 0, (float) width, (float) height);
  gsk_rounded_rect_init_from_rect (&rounded, &area, 8);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, &ground, &area);
  gtk_snapshot_pop (snapshot);
  livret_chart_paint_words (snapshot, value, x + PADDING, PADDING / 2, &words);
  livret_chart_paint_words (snapshot, position, x + width - PADDING - position_width + 16,
                            PADDING / 2 + (line1 - line2) / 2, &words);
  words.alpha = 0.82f;
  livret_chart_paint_words (snapshot, when, x + PADDING, PADDING / 2 + line1 + 2, &words);
  return height;
}

/* The line from the point up to the box lies under the box. */
void
livret_chart_paint_callout (const LivretChartCanvas *canvas,
                            GtkSnapshot *snapshot,
                            guint place,
                            const LivretChartCallout *callout)
{
  const LivretChartMark *mark = get_mark (canvas, (int) place);

  paint_mark_found (canvas, snapshot, mark, 0);
  paint_box (canvas, snapshot, to_x (canvas, mark->x), callout);
}

void
livret_chart_paint_event_callout (const LivretChartCanvas *canvas,
                                  GtkSnapshot *snapshot,
                                  guint place)
{
  const LivretChartEvent *event = &g_array_index (canvas->events, LivretChartEvent, place);
  LivretChartCallout callout = { event->words, (char *) "", event->when, NULL };
  const LivretChartLayout *layout = canvas->layout;
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  double x, y = layout->bottom - livret_chart_event_lift (canvas->events, place);

  if (!livret_chart_wall_x (canvas, event->wall, &x))
    return;
  gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT ((float) x, (float) y), 10);
  livret_chart_paint_path (snapshot, builder, 1.6, &canvas->ink.accent);
  livret_chart_paint_line (snapshot, x, 0, x, y - 10, 1, FALSE, &canvas->ink.dim);
  paint_box (canvas, snapshot, x, &callout);
}
