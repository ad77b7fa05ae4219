/* livret-chart-paint.c: colours, points, lines and words on a snapshot.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/charts/livret-chart-paint.h"

#include <adwaita.h>
#include <math.h>

/* Of the tint of a usual range. */
#define TINT 0.1
#define FADING_TINT 0.17
#define HATCH 7.0

void
livret_chart_ink_get (GtkWidget *widget, LivretChartInk *ink)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  GtkWidget *around = gtk_widget_get_parent (widget);
  gboolean dark = adw_style_manager_get_dark (style);

  ink->contrast = adw_style_manager_get_high_contrast (style);
  gtk_widget_get_color (widget, &ink->accent);
  gtk_widget_get_color (around ? around : widget, &ink->text);
  ink->dim = ink->line = ink->text;
  ink->dim.alpha *= ink->contrast ? 0.95f : 0.74f;
  ink->line.alpha *= ink->contrast ? 0.5f : 0.1f;
  gdk_rgba_parse (&ink->paper, dark ? "#343437" : "#ffffff");
}

GdkRGBA
livret_chart_faint (const LivretChartInk *ink, const GdkRGBA *colour, double alpha)
{
  GdkRGBA faint = *colour;

  faint.alpha *= (float) (ink->contrast ? fmax (alpha, 0.85) : alpha);
  return faint;
}

void
livret_chart_paint_path (GtkSnapshot *snapshot,
                         GskPathBuilder *builder,
                         double width,
                         const GdkRGBA *colour)
{
  g_autoptr (GskPath) path = gsk_path_builder_to_path (builder);
  g_autoptr (GskStroke) stroke = NULL;

  if (width <= 0)
    {
      gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, colour);
      return;
    }
  stroke = gsk_stroke_new ((float) width);
  gsk_stroke_set_line_join (stroke, GSK_LINE_JOIN_ROUND);
  gsk_stroke_set_line_cap (stroke, GSK_LINE_CAP_ROUND);
  gtk_snapshot_append_stroke (snapshot, path, stroke, colour);
}

void
livret_chart_paint_line (GtkSnapshot *snapshot,
                         double x1,
                         double y1,
                         double x2,
                         double y2,
                         double width,
                         gboolean dotted,
                         const GdkRGBA *colour)
{
  static const float dots[] = { 1, 3 };
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  g_autoptr (GskStroke) stroke = gsk_stroke_new ((float) width);

  gsk_path_builder_move_to (builder, (float) x1, (float) y1);
  gsk_path_builder_line_to (builder, (float) x2, (float) y2);
  path = gsk_path_builder_to_path (builder);
  if (dotted)
    gsk_stroke_set_dash (stroke, dots, G_N_ELEMENTS (dots));
  gtk_snapshot_append_stroke (snapshot, path, stroke, colour);
}

static void
paint_hatching (GtkSnapshot *snapshot, const LivretChartInk *ink, const graphene_rect_t *area)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  float left = area->origin.x;
  float top = area->origin.y;
  float width = area->size.width;
  float height = area->size.height;

  for (float x = left - height; x < left + width; x += HATCH)
    {
      gsk_path_builder_move_to (builder, x, top + height);
      gsk_path_builder_line_to (builder, x + height, top);
    }
  gtk_snapshot_push_clip (snapshot, area);
  livret_chart_paint_path (snapshot, builder, 1, &ink->accent);
  gtk_snapshot_pop (snapshot);
}

static void
paint_fading (GtkSnapshot *snapshot,
              const graphene_rect_t *area,
              LivretChartFade fade,
              const GdkRGBA *tint)
{
  GskColorStop stops[2] = { { 0, *tint }, { 1, *tint } };
  float x = area->origin.x;
  float top = area->origin.y;
  float bottom = top + area->size.height;

  stops[1].color.alpha = 0;
  gtk_snapshot_append_linear_gradient (
      snapshot, area, &GRAPHENE_POINT_INIT (x, fade == LIVRET_CHART_FADE_DOWN ? top : bottom),
      &GRAPHENE_POINT_INIT (x, fade == LIVRET_CHART_FADE_DOWN ? bottom : top), stops,
      G_N_ELEMENTS (stops));
}

void
livret_chart_paint_band (GtkSnapshot *snapshot,
                         const LivretChartInk *ink,
                         const graphene_rect_t *area,
                         LivretChartFade fade)
{
  GdkRGBA tint = ink->accent;
  GskRoundedRect rounded;

  if (area->size.width <= 0 || area->size.height <= 0)
    return;
  if (ink->contrast)
    {
      paint_hatching (snapshot, ink, area);
      return;
    }
  tint.alpha = fade == LIVRET_CHART_FADE_NONE ? TINT : FADING_TINT;
  gsk_rounded_rect_init_from_rect (&rounded, area, 4);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  if (fade == LIVRET_CHART_FADE_NONE)
    gtk_snapshot_append_color (snapshot, &tint, area);
  else
    paint_fading (snapshot, area, fade, &tint);
  gtk_snapshot_pop (snapshot);
}

static void
add_point (GskPathBuilder *builder, double x, double y, double radius, LivretChartPosition position)
{
  double up = position == LIVRET_CHART_BELOW ? -1 : 1;

  if (position == LIVRET_CHART_WITHIN)
    {
      gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT ((float) x, (float) y),
                                   (float) radius);
      return;
    }
  radius *= 1.3;
  gsk_path_builder_move_to (builder, (float) (x - radius), (float) (y + up * radius * 0.8));
  gsk_path_builder_line_to (builder, (float) (x + radius), (float) (y + up * radius * 0.8));
  gsk_path_builder_line_to (builder, (float) x, (float) (y - up * radius));
  gsk_path_builder_close (builder);
}

static void
trace_point (GtkSnapshot *snapshot,
             double x,
             double y,
             double radius,
             LivretChartPosition position,
             double width,
             const GdkRGBA *colour)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();

  add_point (builder, x, y, radius, position);
  livret_chart_paint_path (snapshot, builder, width, colour);
}

void
livret_chart_paint_point (GtkSnapshot *snapshot,
                          const LivretChartInk *ink,
                          double x,
                          double y,
                          double radius,
                          LivretChartPosition position,
                          gboolean hollow)
{
  if (!hollow)
    {
      /* A thin edge of paper keeps points apart from stems and from each other. */
      trace_point (snapshot, x, y, radius, position, 2.4, &ink->paper);
      trace_point (snapshot, x, y, radius, position, 0, &ink->accent);
      return;
    }
  trace_point (snapshot, x, y, radius, position, 0, &ink->paper);
  trace_point (snapshot, x, y, radius, position, 1.7, &ink->accent);
}

/* Sources --------------------------------------------------------------------- */

#define SHAPE 3.4

GdkRGBA
livret_chart_source_colour (const LivretChartInk *ink, guint source)
{
  static const char *const light[LIVRET_CHART_SOURCES] = { NULL, "#7a4a9e", "#92510a", "#265080" };
  static const char *const dark[LIVRET_CHART_SOURCES] = { NULL, "#d3b4f2", "#f2c078", "#a9cdf5" };
  gboolean light_text = ink->text.red > 0.5f;
  GdkRGBA colour = ink->accent;

  source = MIN (source, LIVRET_CHART_SOURCES - 1);
  if (source > 0)
    gdk_rgba_parse (&colour, light_text ? dark[source] : light[source]);
  return colour;
}

void
livret_chart_source_dash (GskStroke *stroke, guint source)
{
  static const float dashes[LIVRET_CHART_SOURCES][4] = {
    { 0 }, { 7, 4, 7, 4 }, { 1, 4, 1, 4 }, { 9, 4, 1, 4 }
  };

  if (source > 0)
    gsk_stroke_set_dash (stroke, dashes[MIN (source, LIVRET_CHART_SOURCES - 1)], 4);
}

static void
add_corners (GskPathBuilder *builder, double x, double y, const double corners[][2], guint n)
{
  for (guint i = 0; i < n; i++)
    if (i == 0)
      gsk_path_builder_move_to (builder, (float) (x + corners[i][0]), (float) (y + corners[i][1]));
    else
      gsk_path_builder_line_to (builder, (float) (x + corners[i][0]), (float) (y + corners[i][1]));
  gsk_path_builder_close (builder);
}

static void
add_shape (GskPathBuilder *builder, double x, double y, guint source)
{
  const double s = SHAPE * 0.9, d = SHAPE * 1.35, c = SHAPE * 1.2, w = SHAPE * 0.45;
  const double square[][2] = { { -s, -s }, { s, -s }, { s, s }, { -s, s } };
  const double diamond[][2] = { { 0, -d }, { d, 0 }, { 0, d }, { -d, 0 } };
  const double cross[][2] = { { -w, -c }, { w, -c }, { w, -w }, { c, -w }, { c, w },   { w, w },
                              { w, c },   { -w, c }, { -w, w }, { -c, w }, { -c, -w }, { -w, -w } };

  if (source == 0)
    add_point (builder, x, y, SHAPE, LIVRET_CHART_WITHIN);
  else if (source == 1)
    add_corners (builder, x, y, square, G_N_ELEMENTS (square));
  else if (source == 2)
    add_corners (builder, x, y, diamond, G_N_ELEMENTS (diamond));
  else
    add_corners (builder, x, y, cross, G_N_ELEMENTS (cross));
}

static void
trace_shape (
    GtkSnapshot *snapshot, double x, double y, guint source, double width, const GdkRGBA *colour)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();

  add_shape (builder, x, y, source);
  livret_chart_paint_path (snapshot, builder, width, colour);
}

void
livret_chart_paint_shape (GtkSnapshot *snapshot,
                          const LivretChartInk *ink,
                          double x,
                          double y,
                          guint source,
                          LivretChartPosition position,
                          gboolean hollow)
{
  GdkRGBA colour = livret_chart_source_colour (ink, source);
  double over = position == LIVRET_CHART_ABOVE ? -1 : 1;

  if (position != LIVRET_CHART_WITHIN)
    trace_point (snapshot, x, y + over * SHAPE * 2.4, 2, position, 0, &colour);
  trace_shape (snapshot, x, y, source, hollow ? 0 : 2.4, &ink->paper);
  trace_shape (snapshot, x, y, source, hollow ? 1.7 : 0, &colour);
}

/* @width 0: filled. */
static void
trace_flag (GtkSnapshot *snapshot, double x, double y, double width, const GdkRGBA *colour)
{
  static const double flag[][2] = { { -4.5, -5 }, { 4.5, -5 }, { 4.5, 1 }, { 0, 6 }, { -4.5, 1 } };
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();

  add_corners (builder, x, y, flag, G_N_ELEMENTS (flag));
  livret_chart_paint_path (snapshot, builder, width, colour);
}

void
livret_chart_paint_event (
    GtkSnapshot *snapshot, const LivretChartInk *ink, double x, double y, gboolean hollow)
{
  trace_flag (snapshot, x, y, hollow ? 4 : 2.4, &ink->paper);
  trace_flag (snapshot, x, y, 0, hollow ? &ink->paper : &ink->text);
  if (hollow)
    trace_flag (snapshot, x, y, 1.6, &ink->text);
}

PangoLayout *
livret_chart_words (GtkWidget *widget, const char *text, double scale, PangoWeight weight)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  pango_attr_list_insert (attributes, pango_attr_weight_new (weight));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

void
livret_chart_words_size (PangoLayout *layout, double *width, double *height)
{
  int w, h;

  pango_layout_get_pixel_size (layout, &w, &h);
  if (width != NULL)
    *width = w;
  if (height != NULL)
    *height = h;
}

void
livret_chart_paint_words (
    GtkSnapshot *snapshot, PangoLayout *layout, double x, double y, const GdkRGBA *colour)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) round (x), (float) round (y)));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

void
livret_chart_paint_label (GtkSnapshot *snapshot,
                          PangoLayout *layout,
                          double x,
                          double y,
                          double align,
                          double width,
                          const GdkRGBA *colour)
{
  double wide, high;

  livret_chart_words_size (layout, &wide, &high);
  livret_chart_paint_words (snapshot, layout, CLAMP (x - align * wide, 0, width - wide),
                            y - high / 2, colour);
}
