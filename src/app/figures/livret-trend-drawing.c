/* livret-trend-drawing.c: a smoothed line through the values of days as a drawing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/figures/livret-trend-drawing.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "app/charts/livret-chart-paint.h"
#include "app/figures/livret-figure-view.h"
#include "app/widgets/livret-wording.h"
#include "base/livret-quantity.h"
#include "sharing/livret-chart-axis.h"

#define SMALL 0.85
#define HEIGHT 220
#define NARROW 480
#define DAY 86400
/* So far apart, what lies between two days is not known. */
#define GAP 28
#define SWATCH 26

typedef struct
{
  GArray *points; /* LivretTrendPoint, in the unit shown */
  const LivretKind *kind;
  const char *unit;
  int today;
} Trend;

typedef struct
{
  const Trend *trend;
  GtkWidget *widget;
  GtkSnapshot *snapshot;
  LivretChartInk ink;
  gboolean mirrored;
  double width, left, right, top, bottom, line;
  double low, high, step;
  int decimals;
} Canvas;

static void
free_trend (gpointer data)
{
  Trend *trend = data;

  g_array_unref (trend->points);
  g_free (trend);
}

static const LivretTrendPoint *
get_point (const Trend *trend, int i)
{
  return &g_array_index (trend->points, LivretTrendPoint, i);
}

/* Where things stand ----------------------------------------------------------- */

static void
find_values (Canvas *canvas, int height)
{
  double low = INFINITY, high = -INFINITY;

  for (guint i = 0; i < canvas->trend->points->len; i++)
    {
      const LivretTrendPoint *point = get_point (canvas->trend, (int) i);

      low = fmin (low, fmin (point->value, point->smooth));
      high = fmax (high, fmax (point->value, point->smooth));
    }
  livret_chart_axis_values (low, high, height < HEIGHT ? 4 : 5, &canvas->low, &canvas->high,
                            &canvas->step, &canvas->decimals);
}

static void
canvas_init (Canvas *canvas, const Trend *trend, GtkWidget *widget, int width, int height)
{
  g_autofree char *label = NULL;
  g_autoptr (PangoLayout) words = NULL;
  double label_width;

  *canvas = (Canvas) { .trend = trend, .widget = widget, .width = width };
  canvas->mirrored = livret_figure_view_mirrored (widget);
  find_values (canvas, height);
  label = livret_decimal_display (canvas->high, canvas->decimals);
  words = livret_chart_words (widget, label, SMALL, PANGO_WEIGHT_NORMAL);
  livret_chart_words_size (words, &label_width, &canvas->line);
  canvas->left = label_width + 12;
  canvas->right = width - 10;
  canvas->top = canvas->line / 2 + 2;
  /* Dates stand clear of the lowest value, however large the letters. */
  canvas->bottom = height - 1.6 * canvas->line - 4;
}

static double
x_of (const Canvas *canvas, double day)
{
  int first = get_point (canvas->trend, 0)->day;
  int last = get_point (canvas->trend, (int) canvas->trend->points->len - 1)->day;
  double x =
      canvas->left + (canvas->right - canvas->left) * (day - first) / (double) (last - first);

  return canvas->mirrored ? canvas->width - x : x;
}

static double
y_of (const Canvas *canvas, double value)
{
  return canvas->bottom -
         (canvas->bottom - canvas->top) * (value - canvas->low) / (canvas->high - canvas->low);
}

/* Painting --------------------------------------------------------------------- */

static void
paint_words (const Canvas *canvas, const char *text, double x, double y, double align)
{
  g_autoptr (PangoLayout) words =
      livret_chart_words (canvas->widget, text, SMALL, PANGO_WEIGHT_NORMAL);

  livret_chart_paint_label (canvas->snapshot, words, x, y, align, canvas->width, &canvas->ink.dim);
}

static void
paint_values (const Canvas *canvas)
{
  double edge = canvas->mirrored ? canvas->width - canvas->left : canvas->left;
  int lines = (int) lround ((canvas->high - canvas->low) / canvas->step);

  for (int i = 0; i <= lines; i++)
    {
      double value = canvas->low + i * canvas->step;
      double y = y_of (canvas, value);
      g_autofree char *label = livret_decimal_display (value, canvas->decimals);

      livret_chart_paint_line (canvas->snapshot, edge, y, canvas->mirrored ? 10 : canvas->right, y,
                               1, FALSE, &canvas->ink.line);
      paint_words (canvas, label, canvas->mirrored ? edge + 8 : edge - 8, y,
                   canvas->mirrored ? 0 : 1);
    }
}

static void
paint_dates (const Canvas *canvas)
{
  g_autoptr (GArray) times = g_array_new (FALSE, TRUE, sizeof (LivretChartTime));
  const Trend *trend = canvas->trend;

  livret_chart_axis_times (get_point (trend, 0)->day * (gint64) DAY,
                           get_point (trend, (int) trend->points->len - 1)->day * (gint64) DAY,
                           canvas->width < NARROW ? 3 : 6, times);
  for (guint i = 0; i < times->len; i++)
    {
      const LivretChartTime *time = &g_array_index (times, LivretChartTime, i);
      g_autofree char *label = livret_chart_time_label (time);

      paint_words (canvas, label, x_of (canvas, (double) time->wall / DAY),
                   canvas->bottom + 1.1 * canvas->line + 2, 0.5);
    }
}

static void
paint_smooth (const Canvas *canvas)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();

  for (guint i = 0; i < canvas->trend->points->len; i++)
    {
      const LivretTrendPoint *point = get_point (canvas->trend, (int) i);
      float x = (float) x_of (canvas, point->day);
      float y = (float) y_of (canvas, point->smooth);

      if (i == 0 || point->day - get_point (canvas->trend, (int) i - 1)->day > GAP)
        gsk_path_builder_move_to (builder, x, y);
      else
        gsk_path_builder_line_to (builder, x, y);
    }
  livret_chart_paint_path (canvas->snapshot, builder, 3, &canvas->ink.accent);
}

/* Hollow and small, so that the line is what one sees. */
static void
paint_points (const Canvas *canvas)
{
  double radius = canvas->trend->points->len > 120 ? 2 : 3;
  LivretChartInk ink = canvas->ink;

  ink.accent = livret_chart_faint (&ink, &ink.accent, 0.7);
  for (guint i = 0; i < canvas->trend->points->len; i++)
    {
      const LivretTrendPoint *point = get_point (canvas->trend, (int) i);

      livret_chart_paint_point (canvas->snapshot, &ink, x_of (canvas, point->day),
                                y_of (canvas, point->value), radius, LIVRET_CHART_WITHIN, TRUE);
    }
}

static void
paint_cursor (const Canvas *canvas, int cursor)
{
  const LivretTrendPoint *point = get_point (canvas->trend, cursor);
  double x = x_of (canvas, point->day);

  livret_chart_paint_line (canvas->snapshot, x, canvas->top, x, canvas->bottom, 1.5, FALSE,
                           &canvas->ink.text);
  livret_chart_paint_point (canvas->snapshot, &canvas->ink, x, y_of (canvas, point->smooth), 5,
                            LIVRET_CHART_WITHIN, FALSE);
}

/* The table of a drawing ------------------------------------------------------- */

static int
find_height (gpointer data, GtkWidget *widget, int width)
{
  return width < NARROW ? HEIGHT - 40 : HEIGHT;
}

static int
count_spots (gpointer data)
{
  return (int) ((const Trend *) data)->points->len;
}

static void
paint (gpointer data, GtkWidget *widget, GtkSnapshot *snapshot, int width, int height, int cursor)
{
  Canvas canvas;

  canvas_init (&canvas, data, widget, width, height);
  canvas.snapshot = snapshot;
  livret_chart_ink_get (widget, &canvas.ink);
  paint_values (&canvas);
  paint_dates (&canvas);
  paint_points (&canvas);
  paint_smooth (&canvas);
  if (cursor >= 0)
    paint_cursor (&canvas, cursor);
}

/* @x counts from where times begin, as livret-figure-view.c mirrors it. */
static int
find_nearest (
    gpointer data, GtkWidget *widget, int width, int height, double x, double y, int cursor)
{
  const Trend *trend = data;
  double best = INFINITY;
  int nearest = -1;
  Canvas canvas;

  canvas_init (&canvas, trend, widget, width, height);
  canvas.mirrored = FALSE;
  for (guint i = 0; i < trend->points->len; i++)
    {
      double away = fabs (x_of (&canvas, get_point (trend, (int) i)->day) - x);

      if (away < best)
        {
          best = away;
          nearest = (int) i;
        }
    }
  return nearest;
}

static char *
write_amount (const Trend *trend, double shown)
{
  const char *symbol = livret_unit_display (trend->unit);
  g_autofree char *number =
      livret_decimal_display (shown, livret_kind_decimals (trend->kind, trend->unit));

  return *symbol != '\0' ? g_strconcat (number, "\302\240", symbol, NULL)
                         : g_steal_pointer (&number);
}

static char *
say_spot (gpointer data, int spot)
{
  const Trend *trend = data;
  const LivretTrendPoint *point = get_point (trend, spot);
  g_autofree char *day = livret_wording_day (point->day, trend->today);
  g_autofree char *capital = livret_wording_capital (day);
  g_autofree char *value = write_amount (trend, point->value);
  g_autofree char *smooth = write_amount (trend, point->smooth);

  /* Translators: a day, its value, and the value of the smoothed line on that day. */
  return g_strdup_printf (_ ("%s: %s, smoothed %s"), capital, value, smooth);
}

static char *
say_whole (gpointer data)
{
  const Trend *trend = data;
  const LivretTrendPoint *first = get_point (trend, 0);
  const LivretTrendPoint *last = get_point (trend, (int) trend->points->len - 1);
  g_autofree char *from_day = livret_wording_day (first->day, trend->today);
  g_autofree char *until_day = livret_wording_day (last->day, trend->today);
  g_autofree char *from = write_amount (trend, first->smooth);
  g_autofree char *until = write_amount (trend, last->smooth);

  /* Translators: amounts and days: "The smoothed line goes from 73,1 kg (26 October) to 72,8 kg
   * (today)." */
  return g_strdup_printf (_ ("The smoothed line goes from %s (%s) to %s (%s)."), from, from_day,
                          until, until_day);
}

static Trend *
trend_new (const GArray *points, const LivretKind *kind, const char *unit, int from_day, int today)
{
  Trend *trend = g_new0 (Trend, 1);

  trend->points = g_array_new (FALSE, FALSE, sizeof (LivretTrendPoint));
  trend->kind = kind;
  trend->unit = unit;
  trend->today = today;
  for (guint i = 0; i < points->len; i++)
    {
      LivretTrendPoint point = g_array_index (points, LivretTrendPoint, i);

      if (point.day < from_day)
        continue;
      livret_kind_from_canonical (kind, point.value, unit, &point.value);
      livret_kind_from_canonical (kind, point.smooth, unit, &point.smooth);
      g_array_append_val (trend->points, point);
    }
  return trend;
}

GtkWidget *
livret_trend_view_new (
    const GArray *points, const LivretKind *kind, const char *unit, int from_day, int today)
{
  static const LivretFigureDrawing drawing = {
    .across = 1,
    .down = 7,
    .height = find_height,
    .n_spots = count_spots,
    .paint = paint,
    .nearest = find_nearest,
    .spoken = say_spot,
    .whole = say_whole,
  };
  Trend *trend = trend_new (points, kind, unit, from_day, today);

  if (trend->points->len < 2)
    {
      free_trend (trend);
      return NULL;
    }
  return livret_figure_view_new (&drawing, trend, free_trend, _ ("Chart: smoothed weight"));
}

/* The legend ------------------------------------------------------------------- */

static void
draw_swatch (GtkDrawingArea *area, cairo_t *cairo, int width, int height, gpointer line)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  LivretChartInk ink;

  livret_chart_ink_get (GTK_WIDGET (area), &ink);
  if (GPOINTER_TO_INT (line))
    livret_chart_paint_line (snapshot, 2, height / 2.0, width - 2, height / 2.0, 3, FALSE,
                             &ink.accent);
  else
    livret_chart_paint_point (snapshot, &ink, width / 2.0, height / 2.0, 3, LIVRET_CHART_WITHIN,
                              TRUE);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node != NULL)
    gsk_render_node_draw (node, cairo);
}

GtkWidget *
livret_trend_legend_new (void)
{
  GtkWidget *legend = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (legend), 14);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (legend), 4);
  for (int line = 0; line < 2; line++)
    {
      GtkWidget *item = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *swatch = gtk_drawing_area_new ();
      GtkWidget *label = gtk_label_new (line ? _ ("Smoothed value") : _ ("Mean of a day"));

      gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (swatch), SWATCH);
      gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (swatch), SWATCH / 2);
      gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (swatch), draw_swatch,
                                      GINT_TO_POINTER (line), NULL);
      gtk_widget_add_css_class (swatch, "accent");
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dimmed");
      gtk_box_append (GTK_BOX (item), swatch);
      gtk_box_append (GTK_BOX (item), label);
      adw_wrap_box_append (ADW_WRAP_BOX (legend), item);
    }
  return legend;
}
