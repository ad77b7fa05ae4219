/* livret-profile-drawing.c: the usual day of a glucose sensor as a drawing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/figures/livret-profile-drawing.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/charts/livret-chart-paint.h"
#include "app/figures/livret-figure-view.h"
#include "base/livret-quantity.h"

#define SMALL 0.85
#define HEIGHT 240
#define RANGE_LOW 70.0
#define RANGE_HIGH 180.0
#define TOP_LEAST 220.0
#define HOURS 24

typedef struct
{
  double lines[LIVRET_PROFILE_SLOTS][LIVRET_PROFILE_LINES];
  LivretGlucoseProfile profile; /* without its counts */
  const LivretKind *kind;
  const char *unit;
} Profile;

/* Where things stand: the plot, and the values at its edges. */
typedef struct
{
  Profile *profile;
  GtkWidget *widget;
  GtkSnapshot *snapshot;
  LivretChartInk ink;
  gboolean mirrored;
  double width, left, right, top, bottom, line, highest;
} Canvas;

static double
find_highest (const Profile *profile)
{
  double highest = TOP_LEAST;

  for (guint slot = 0; slot < LIVRET_PROFILE_SLOTS; slot++)
    if (!isnan (profile->lines[slot][4]))
      highest = fmax (highest, profile->lines[slot][4]);
  return ceil (highest / 50) * 50;
}

static double
x_of (const Canvas *canvas, double slot)
{
  double x = canvas->left + (canvas->right - canvas->left) * slot / LIVRET_PROFILE_SLOTS;

  return canvas->mirrored ? canvas->width - x : x;
}

static double
y_of (const Canvas *canvas, double value)
{
  return canvas->bottom - (canvas->bottom - canvas->top) * value / canvas->highest;
}

static char *
label_value (const Profile *profile, double mg_dl)
{
  double value = mg_dl;

  livret_kind_from_canonical (profile->kind, mg_dl, profile->unit, &value);
  return livret_decimal_display (value, livret_kind_decimals (profile->kind, profile->unit));
}

static void
canvas_init (Canvas *canvas, Profile *profile, GtkWidget *widget, int width, int height)
{
  g_autofree char *label = NULL;
  g_autoptr (PangoLayout) words = NULL;
  double label_width;

  *canvas = (Canvas) { .profile = profile, .widget = widget, .width = width };
  canvas->mirrored = livret_figure_view_mirrored (widget);
  canvas->highest = find_highest (profile);
  label = label_value (profile, canvas->highest);
  words = livret_chart_words (widget, label, SMALL, PANGO_WEIGHT_NORMAL);
  livret_chart_words_size (words, &label_width, &canvas->line);
  canvas->left = label_width + 10;
  canvas->right = width - 8;
  canvas->top = canvas->line;
  /* Hours stand clear of the zero, however large the letters. */
  canvas->bottom = height - 1.6 * canvas->line - 4;
}

static void
paint_words (const Canvas *canvas, const char *text, double x, double y, double align)
{
  g_autoptr (PangoLayout) words =
      livret_chart_words (canvas->widget, text, SMALL, PANGO_WEIGHT_NORMAL);

  livret_chart_paint_label (canvas->snapshot, words, x, y, align, canvas->width, &canvas->ink.dim);
}

/* As many hours as their words leave room for. */
static int
find_step (const Canvas *canvas)
{
  static const int steps[] = { 3, 6, 12 };
  g_autofree char *label = g_strdup_printf (_ ("%d h"), HOURS);
  g_autoptr (PangoLayout) words =
      livret_chart_words (canvas->widget, label, SMALL, PANGO_WEIGHT_NORMAL);
  double width, room = canvas->right - canvas->left;

  livret_chart_words_size (words, &width, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (room * steps[i] / HOURS > 1.5 * width)
      return steps[i];
  return HOURS;
}

static void
paint_axes (const Canvas *canvas)
{
  static const double values[] = { 0, RANGE_LOW, RANGE_HIGH };
  int step = find_step (canvas);
  double edge = x_of (canvas, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *label = label_value (canvas->profile, values[i]);
      double y = y_of (canvas, values[i]);

      livret_chart_paint_line (canvas->snapshot, x_of (canvas, 0), y,
                               x_of (canvas, LIVRET_PROFILE_SLOTS), y, 1, i > 0,
                               i > 0 ? &canvas->ink.accent : &canvas->ink.line);
      paint_words (canvas, label, canvas->mirrored ? edge + 8 : edge - 8, y,
                   canvas->mirrored ? 0 : 1);
    }
  for (int hour = 0; hour <= HOURS; hour += step)
    {
      g_autofree char *label = g_strdup_printf (_ ("%d h"), hour);
      double x = x_of (canvas, hour * 4);

      livret_chart_paint_line (canvas->snapshot, x, canvas->top, x, canvas->bottom, 1, FALSE,
                               &canvas->ink.line);
      paint_words (canvas, label, x, canvas->bottom + 1.1 * canvas->line + 2, 0.5);
    }
}

/* From slot @from on, where lines have values: the slot after the last of them. */
static guint
find_end (const Profile *profile, guint from)
{
  while (from < LIVRET_PROFILE_SLOTS && !isnan (profile->lines[from][2]))
    from++;
  return from;
}

static void
trace (const Canvas *canvas, GskPathBuilder *builder, guint slot, int line, gboolean first)
{
  float x = (float) x_of (canvas, slot + 0.5);
  float y = (float) y_of (canvas, canvas->profile->lines[slot][line]);

  if (first)
    gsk_path_builder_move_to (builder, x, y);
  else
    gsk_path_builder_line_to (builder, x, y);
}

/* The band between two percentiles; a gap stays one. In high contrast the outer one has edges. */
static void
paint_band (const Canvas *canvas, int low, int high, double alpha)
{
  GdkRGBA tint = canvas->ink.accent;

  tint.alpha *= (float) alpha;
  for (guint from = 0; from < LIVRET_PROFILE_SLOTS; from++)
    {
      g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
      guint end = find_end (canvas->profile, from);

      if (end == from)
        continue;
      for (guint slot = from; slot < end; slot++)
        trace (canvas, builder, slot, high, slot == from);
      for (guint slot = end; slot > from; slot--)
        trace (canvas, builder, slot - 1, low, FALSE);
      gsk_path_builder_close (builder);
      if (canvas->ink.contrast)
        {
          g_autoptr (GskPathBuilder) edge = gsk_path_builder_new ();
          g_autoptr (GskPath) path = gsk_path_builder_to_path (g_steal_pointer (&builder));

          gsk_path_builder_add_path (edge, path);
          livret_chart_paint_path (canvas->snapshot, edge, 1, &canvas->ink.accent);
          gtk_snapshot_append_fill (canvas->snapshot, path, GSK_FILL_RULE_WINDING, &tint);
        }
      else
        livret_chart_paint_path (canvas->snapshot, builder, 0, &tint);
      from = end;
    }
}

static void
paint_median (const Canvas *canvas)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();

  for (guint slot = 0; slot < LIVRET_PROFILE_SLOTS; slot++)
    if (!isnan (canvas->profile->lines[slot][2]))
      trace (canvas, builder, slot, 2, slot == 0 || isnan (canvas->profile->lines[slot - 1][2]));
  livret_chart_paint_path (canvas->snapshot, builder, 2.5, &canvas->ink.accent);
}

static void
paint_cursor (const Canvas *canvas, int cursor)
{
  const double *lines = canvas->profile->lines[cursor];
  double x = x_of (canvas, cursor + 0.5);

  livret_chart_paint_line (canvas->snapshot, x, canvas->top, x, canvas->bottom, 1.5, FALSE,
                           &canvas->ink.text);
  if (!isnan (lines[2]))
    livret_chart_paint_point (canvas->snapshot, &canvas->ink, x, y_of (canvas, lines[2]), 4.5,
                              LIVRET_CHART_WITHIN, FALSE);
}

/* The table of a drawing ------------------------------------------------------- */

static int
find_height (gpointer data, GtkWidget *widget, int width)
{
  return width < 480 ? HEIGHT - 40 : HEIGHT;
}

static int
count_spots (gpointer data)
{
  return LIVRET_PROFILE_SLOTS;
}

static void
paint (gpointer data, GtkWidget *widget, GtkSnapshot *snapshot, int width, int height, int cursor)
{
  Canvas canvas;

  canvas_init (&canvas, data, widget, width, height);
  canvas.snapshot = snapshot;
  livret_chart_ink_get (widget, &canvas.ink);
  paint_band (&canvas, 0, 4, 0.16);
  paint_band (&canvas, 1, 3, 0.3);
  paint_axes (&canvas);
  paint_median (&canvas);
  if (cursor >= 0)
    paint_cursor (&canvas, cursor);
}

static int
find_nearest (
    gpointer data, GtkWidget *widget, int width, int height, double x, double y, int cursor)
{
  Canvas canvas;

  canvas_init (&canvas, data, widget, width, height);
  return CLAMP ((int) ((x - canvas.left) / (canvas.right - canvas.left) * LIVRET_PROFILE_SLOTS), 0,
                LIVRET_PROFILE_SLOTS - 1);
}

static char *
say_spot (gpointer data, int spot)
{
  const Profile *profile = data;

  return livret_glucose_profile_spoken (&profile->profile, profile->kind, profile->unit,
                                        (guint) spot);
}

static char *
say_whole (gpointer data)
{
  const Profile *profile = data;
  g_autofree char *inputs =
      livret_figure_inputs (profile->profile.n, profile->profile.from, profile->profile.until);
  g_autoptr (GPtrArray) figures =
      livret_glucose_profile_figures (&profile->profile, profile->kind, profile->unit);
  const LivretFigure *low = livret_figures_find (figures, "median-lowest");
  const LivretFigure *high = livret_figures_find (figures, "median-highest");

  if (low == NULL || high == NULL)
    return g_strdup_printf (_ ("%s: too few for a usual day."), inputs);
  /* Translators: %s are: readings and days; a value and "around 04:15"; the same. */
  return g_strdup_printf (_ ("%s. The median is lowest with %s, %s, and highest with %s, %s."),
                          inputs, low->value, low->note, high->value, high->note);
}

GtkWidget *
livret_profile_view_new (const LivretGlucoseProfile *profile,
                         const LivretKind *kind,
                         const char *unit)
{
  static const LivretFigureDrawing drawing = {
    .across = 1,
    .down = 4,
    .height = find_height,
    .n_spots = count_spots,
    .paint = paint,
    .nearest = find_nearest,
    .spoken = say_spot,
    .whole = say_whole,
  };
  Profile *copy = g_new0 (Profile, 1);

  memcpy (copy->lines, profile->percentiles, sizeof copy->lines);
  copy->profile = *profile;
  copy->profile.counts = NULL;
  copy->kind = kind;
  copy->unit = unit;
  return livret_figure_view_new (&drawing, copy, g_free, _ ("Chart: the usual day"));
}
