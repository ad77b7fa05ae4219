/* livret-calendar-drawing.c: a calendar of shades as a drawing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/figures/livret-calendar-drawing.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "app/charts/livret-chart-paint.h"
#include "app/figures/livret-figure-view.h"
#include "app/widgets/livret-wording.h"

#define SMALL 0.85
#define WEEK 7
#define CELL 19
#define GAP 3
#define MONTH_SECONDS 86400

typedef struct
{
  LivretCalendar *calendar;
  const char *unit;
  int today;
} Days;

/* @first: the first week shown; the columns from @left on. */
typedef struct
{
  Days *days;
  GtkWidget *widget;
  GtkSnapshot *snapshot;
  LivretChartInk ink;
  gboolean mirrored;
  double width, left, top;
  int first, weeks;
} Grid;

static LivretCalendar *
copy_calendar (const LivretCalendar *calendar)
{
  LivretCalendar *copy = g_memdup2 (calendar, sizeof *calendar);

  copy->values = g_memdup2 (calendar->values, calendar->n_days * sizeof *copy->values);
  return copy;
}

static void
free_days (gpointer data)
{
  Days *days = data;

  livret_calendar_free (days->calendar);
  g_free (days);
}

/* The days that were, of the last week too. */
static int
count_days (const Days *days)
{
  return days->calendar->last_day - days->calendar->first_day + 1;
}

static char *
weekday_letter (int weekday)
{
  static const char *const names[] = { NC_ ("weekday", "Mon"), NC_ ("weekday", "Tue"),
                                       NC_ ("weekday", "Wed"), NC_ ("weekday", "Thu"),
                                       NC_ ("weekday", "Fri"), NC_ ("weekday", "Sat"),
                                       NC_ ("weekday", "Sun") };

  return g_strdup (g_dpgettext2 (NULL, "weekday", names[weekday]));
}

static void
words_size (GtkWidget *widget, const char *text, double *width, double *height)
{
  g_autoptr (PangoLayout) words = livret_chart_words (widget, text, SMALL, PANGO_WEIGHT_NORMAL);

  livret_chart_words_size (words, width, height);
}

static void
grid_init (Grid *grid, Days *days, GtkWidget *widget, int width, int cursor)
{
  int all = (int) days->calendar->n_days / WEEK;
  double line;

  *grid = (Grid) { .days = days, .widget = widget, .width = width };
  grid->mirrored = livret_figure_view_mirrored (widget);
  for (int weekday = 0; weekday < WEEK; weekday++)
    {
      g_autofree char *letter = weekday_letter (weekday);
      double letter_width;

      words_size (widget, letter, &letter_width, &line);
      grid->left = fmax (grid->left, letter_width + 8);
    }
  grid->top = line + 6;
  grid->weeks = CLAMP ((int) ((width - grid->left) / (CELL + GAP)), 1, all);
  grid->first = all - grid->weeks;
  if (cursor >= 0 && cursor / WEEK < grid->first)
    grid->first = cursor / WEEK;
}

static double
x_of (const Grid *grid, int week)
{
  double x = grid->left + week * (CELL + GAP);

  return grid->mirrored ? grid->width - x - CELL : x;
}

static double
y_of (const Grid *grid, int weekday)
{
  return grid->top + weekday * (CELL + GAP);
}

static void
fill (GtkSnapshot *snapshot, double x, double y, double size, const GdkRGBA *colour)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  graphene_rect_t area;
  GskRoundedRect rounded;

  graphene_rect_init (&area, (float) x, (float) y, (float) size, (float) size);
  gsk_rounded_rect_init_from_rect (&rounded, &area, (float) fmin (3, size / 3));
  gsk_path_builder_add_rounded_rect (builder, &rounded);
  livret_chart_paint_path (snapshot, builder, 0, colour);
}

/* A level is told by size as well as by shade; a day without a count is an outline. */
static void
paint_cell (GtkSnapshot *snapshot, const LivretChartInk *ink, double x, double y, int level)
{
  double size = level < 0 ? CELL : CELL * (0.36 + 0.16 * level);
  double inset = (CELL - size) / 2;
  GdkRGBA colour = level < 0 ? ink->line : ink->accent;

  if (level < 0)
    {
      livret_chart_paint_line (snapshot, x + CELL / 2.0 - 3, y + CELL / 2.0, x + CELL / 2.0 + 3,
                               y + CELL / 2.0, 1.5, FALSE, &ink->dim);
      return;
    }
  if (!ink->contrast)
    colour.alpha *= (float) (0.45 + 0.55 * level / (LIVRET_CALENDAR_LEVELS - 1));
  fill (snapshot, x + inset, y + inset, size, &colour);
}

static void
paint_words (const Grid *grid, const char *text, double x, double y)
{
  g_autoptr (PangoLayout) words =
      livret_chart_words (grid->widget, text, SMALL, PANGO_WEIGHT_NORMAL);
  double width;

  livret_chart_words_size (words, &width, NULL);
  livret_chart_paint_words (grid->snapshot, words, grid->mirrored ? grid->width - x - width : x, y,
                            &grid->ink.dim);
}

static int
month_of (int day, char *name, gsize size)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (day * (gint64) MONTH_SECONDS);
  g_autofree char *month = g_date_time_format (date, "%b");

  g_strlcpy (name, month, size);
  return g_date_time_get_month (date);
}

/* A month's name over the first week that begins in it, where the one before leaves room. */
static void
paint_months (const Grid *grid)
{
  double free_from = 0;
  int before = 0;

  for (int week = 0; week < grid->weeks; week++)
    {
      char name[32];
      int month = month_of (grid->days->calendar->first_day + (grid->first + week) * WEEK, name,
                            sizeof name);
      double x = grid->left + week * (CELL + GAP);
      double width;

      if (month == before)
        continue;
      before = month;
      words_size (grid->widget, name, &width, NULL);
      if (x < free_from || x + width > grid->width)
        continue;
      paint_words (grid, name, x, 0);
      free_from = x + width + 8;
    }
}

static void
paint_weekdays (const Grid *grid)
{
  for (int weekday = 0; weekday < WEEK; weekday++)
    {
      g_autofree char *letter = weekday_letter (weekday);
      double height;

      words_size (grid->widget, letter, NULL, &height);
      paint_words (grid, letter, 0, y_of (grid, weekday) + (CELL - height) / 2);
    }
}

static void
paint_frame (const Grid *grid, int cursor)
{
  int week = cursor / WEEK - grid->first;
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  graphene_rect_t area;

  if (week < 0 || week >= grid->weeks)
    return;
  graphene_rect_init (&area, (float) x_of (grid, week) - 1, (float) y_of (grid, cursor % WEEK) - 1,
                      CELL + 2, CELL + 2);
  gsk_path_builder_add_rect (builder, &area);
  livret_chart_paint_path (grid->snapshot, builder, 2, &grid->ink.text);
}

/* The table of a drawing ------------------------------------------------------- */

static int
find_height (gpointer data, GtkWidget *widget, int width)
{
  Grid grid;

  grid_init (&grid, data, widget, width, -1);
  return (int) ceil (grid.top) + WEEK * (CELL + GAP);
}

static int
count_spots (gpointer data)
{
  return count_days (data);
}

static void
paint (gpointer data, GtkWidget *widget, GtkSnapshot *snapshot, int width, int height, int cursor)
{
  Grid grid;

  grid_init (&grid, data, widget, width, cursor);
  grid.snapshot = snapshot;
  livret_chart_ink_get (widget, &grid.ink);
  paint_months (&grid);
  paint_weekdays (&grid);
  for (int week = 0; week < grid.weeks; week++)
    for (int weekday = 0; weekday < WEEK; weekday++)
      {
        int day = (grid.first + week) * WEEK + weekday;

        if (day < count_days (grid.days))
          paint_cell (snapshot, &grid.ink, x_of (&grid, week), y_of (&grid, weekday),
                      livret_calendar_level (grid.days->calendar, (guint) day));
      }
  if (cursor >= 0)
    paint_frame (&grid, cursor);
}

static int
find_nearest (
    gpointer data, GtkWidget *widget, int width, int height, double x, double y, int cursor)
{
  Grid grid;
  int week, weekday, day;

  grid_init (&grid, data, widget, width, cursor);
  week = (int) floor ((x - grid.left) / (CELL + GAP));
  weekday = (int) floor ((y - grid.top) / (CELL + GAP));
  if (week < 0 || week >= grid.weeks || weekday < 0 || weekday >= WEEK)
    return cursor;
  day = (grid.first + week) * WEEK + weekday;
  return day < count_days (data) ? day : cursor;
}

static char *
say_spot (gpointer data, int spot)
{
  const Days *days = data;
  double value = days->calendar->values[spot];
  g_autofree char *day = livret_wording_day (days->calendar->first_day + spot, days->today);
  g_autofree char *capital = livret_wording_capital (day);
  g_autofree char *amount = isnan (value)
                                ? g_strdup (_ ("nothing counted"))
                                : livret_figure_amount (days->calendar->kind, value, days->unit, 0);

  /* Translators: a day and what was counted on it: "19 November 2026: 7,412 steps". */
  return g_strdup_printf (C_ ("calendar", "%s: %s"), capital, amount);
}

static char *
say_whole (gpointer data)
{
  const Days *days = data;
  g_autoptr (GPtrArray) figures = livret_calendar_figures (days->calendar, days->unit);
  const LivretFigure *mean = livret_figures_find (figures, "day-mean");

  if (mean == NULL)
    return g_strdup (_ ("Nothing was counted."));
  return g_strdup_printf (_ ("%s; mean of a day: %s."), mean->inputs, mean->value);
}

GtkWidget *
livret_calendar_view_new (const LivretCalendar *calendar, const char *unit, int today)
{
  static const LivretFigureDrawing drawing = {
    .across = WEEK,
    .down = 1,
    .height = find_height,
    .n_spots = count_spots,
    .paint = paint,
    .nearest = find_nearest,
    .spoken = say_spot,
    .whole = say_whole,
  };
  Days *days = g_new0 (Days, 1);
  g_autofree char *name = NULL;

  days->calendar = copy_calendar (calendar);
  days->unit = unit;
  days->today = today;
  name = g_strdup_printf (_ ("Calendar: %s"), livret_kind_label (calendar->kind));
  return livret_figure_view_new (&drawing, days, free_days, name);
}

/* The legend ------------------------------------------------------------------- */

static void
draw_swatch (GtkDrawingArea *area, cairo_t *cairo, int width, int height, gpointer level)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  LivretChartInk ink;
  g_autoptr (GskRenderNode) node = NULL;

  livret_chart_ink_get (GTK_WIDGET (area), &ink);
  paint_cell (snapshot, &ink, (width - CELL) / 2.0, (height - CELL) / 2.0, GPOINTER_TO_INT (level));
  node = gtk_snapshot_free_to_node (snapshot);
  if (node != NULL)
    gsk_render_node_draw (node, cairo);
}

GtkWidget *
livret_calendar_legend_new (const LivretCalendar *calendar, const char *unit)
{
  GtkWidget *legend = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (legend), 14);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (legend), 4);
  for (int level = -1; level < LIVRET_CALENDAR_LEVELS; level++)
    {
      GtkWidget *item = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *swatch = gtk_drawing_area_new ();
      g_autofree char *words = livret_calendar_level_words (calendar, level, unit);
      GtkWidget *label = gtk_label_new (words);

      gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (swatch), CELL);
      gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (swatch), CELL);
      gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (swatch), draw_swatch,
                                      GINT_TO_POINTER (level), NULL);
      gtk_widget_add_css_class (swatch, "accent");
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dimmed");
      gtk_box_append (GTK_BOX (item), swatch);
      gtk_box_append (GTK_BOX (item), label);
      adw_wrap_box_append (ADW_WRAP_BOX (legend), item);
    }
  return legend;
}
