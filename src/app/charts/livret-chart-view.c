/* livret-chart-view.c: readings drawn over time.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/charts/livret-chart-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "app/widgets/livret-spoken.h"
#include "app/charts/livret-chart-callout.h"
#include "app/charts/livret-chart-marks.h"

#define DAY 86400
/* Below this width fewer dates and closer marks. */
#define NARROW 480
#define PLOT_HEIGHT 206
#define PLOT_HEIGHT_NARROW 166
#define PAGE_STEP 10

struct _LivretChartView
{
  GtkWidget parent_instance;

  LivretMeasureRule rule;
  GArray *points; /* LivretChartPoint */
  gint64 from_wall;
  gint64 until_wall;
  int today;

  LivretChartLayout *layout;
  int cursor; /* a mark, -1: none */
};

G_DEFINE_FINAL_TYPE (LivretChartView, livret_chart_view, GTK_TYPE_WIDGET)

/* Time runs towards the end of a line. */
static gboolean
is_mirrored (LivretChartView *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

/* Laying out ------------------------------------------------------------------ */

static double
line_height (LivretChartView *self)
{
  g_autoptr (PangoLayout) words =
      livret_chart_words (GTK_WIDGET (self), "0", LIVRET_CHART_SMALL, PANGO_WEIGHT_NORMAL);
  double height;

  livret_chart_words_size (words, NULL, &height);
  return height;
}

/* Above the plot: room for the call-out, two lines of it. */
static double
headroom (double line)
{
  return 2 * line + 26;
}

static double
height_for (LivretChartView *self, int width)
{
  double line = line_height (self);

  return headroom (line) + (width > 0 && width < NARROW ? PLOT_HEIGHT_NARROW : PLOT_HEIGHT) + line +
         14;
}

static double
width_of (LivretChartView *self, const char *text, PangoWeight weight)
{
  g_autoptr (PangoLayout) words =
      livret_chart_words (GTK_WIDGET (self), text, LIVRET_CHART_SMALL, weight);
  double width;

  livret_chart_words_size (words, &width, NULL);
  return width;
}

static double
widest_value (LivretChartView *self, const LivretChartLayout *layout)
{
  double widest = 0;

  for (guint i = 0; i < layout->grid->len; i++)
    {
      g_autofree char *label =
          livret_chart_value_label (layout, g_array_index (layout->grid, LivretChartGrid, i).value);

      widest = fmax (widest, width_of (self, label, PANGO_WEIGHT_NORMAL));
    }
  return widest;
}

static double
widest_limit (LivretChartView *self, const LivretChartLayout *layout)
{
  double widest = 0;

  for (guint i = 0; i < layout->bands->len; i++)
    {
      const LivretChartBand *band = &g_array_index (layout->bands, LivretChartBand, i);
      double limits[] = { band->low, band->high };

      for (guint j = 0; j < G_N_ELEMENTS (limits); j++)
        if (!isnan (limits[j]))
          {
            g_autofree char *label = livret_chart_limit_label (layout, j == 1, limits[j]);

            widest = fmax (widest, width_of (self, label, PANGO_WEIGHT_BOLD));
          }
    }
  return widest;
}

/* What is free between the plot's top and the highest mark serves the call-out too. */
static double
find_free (const LivretChartLayout *layout)
{
  double highest = layout->bottom;

  for (guint i = 0; i < layout->marks->len; i++)
    {
      const LivretChartMark *mark = &g_array_index (layout->marks, LivretChartMark, i);

      highest = fmin (highest, mark->y);
      if (layout->style == LIVRET_CHART_RANGES)
        highest = fmin (highest, mark->y_high);
    }
  return fmax (highest - layout->top - 8, 0);
}

/* Laid out twice: the margins are as wide as the labels that came out of the first time. */
static void
lay_out (LivretChartView *self, int width, int height)
{
  double line = line_height (self);
  double edge = (self->until_wall - self->from_wall) * 0.015;
  LivretChartSize size = {
    .width = width,
    .height = height,
    .left = 40,
    .right = 40,
    .top = headroom (line),
    .bottom = line + 14,
    .spacing = width < NARROW ? 4.5 : 6,
    .tick = width < NARROW ? 54 : 78,
  };

  g_clear_pointer (&self->layout, livret_chart_layout_free);
  for (int i = 0; i < 2; i++)
    {
      LivretChartLayout *layout = livret_chart_layout_new (
          &self->rule.kind, self->points, (gint64) (self->from_wall - edge),
          (gint64) (self->until_wall + edge), &size);

      layout->target = self->rule.target;
      size.left = widest_value (self, layout) + 10;
      size.right = fmax (widest_limit (self, layout) + 10, 8);
      size.top = fmax (headroom (line) - find_free (layout), line);
      g_clear_pointer (&self->layout, livret_chart_layout_free);
      self->layout = layout;
    }
  if (self->cursor >= (int) self->layout->marks->len)
    self->cursor = -1;
}

static void
livret_chart_view_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL
                            ? 240
                            : (int) height_for (LIVRET_CHART_VIEW (widget), for_size);
}

static GtkSizeRequestMode
livret_chart_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
livret_chart_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LivretChartView *self = LIVRET_CHART_VIEW (widget);

  if (self->points != NULL)
    lay_out (self, width, height);
}

/* Drawing --------------------------------------------------------------------- */

static void
livret_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LivretChartView *self = LIVRET_CHART_VIEW (widget);
  LivretChartCanvas canvas = {
    .widget = widget,
    .layout = self->layout,
    .mirrored = is_mirrored (self),
    .until_wall = self->until_wall,
    .today = self->today,
  };

  if (self->layout == NULL)
    return;
  livret_chart_ink_get (widget, &canvas.ink);
  livret_chart_paint (&canvas, snapshot);
  if (self->cursor >= 0)
    {
      g_autoptr (LivretChartCallout) callout =
          livret_chart_callout_new (self->layout, self->points, (guint) self->cursor);

      livret_chart_paint_callout (&canvas, snapshot, (guint) self->cursor, callout);
    }
}

/* The cursor ------------------------------------------------------------------ */

/* The sentence under the chart, its band, then how to go on. */
static char *
describe_whole (LivretChartView *self)
{
  g_autofree char *summary = livret_chart_summary (self->layout);
  g_autofree char *limits = livret_measure_range_words (&self->rule.kind);

  if (limits == NULL)
    return g_strdup_printf (_ ("%s The arrow keys read it point by point."), summary);
  /* Translators: a sentence on a chart, then its limits: "Below 135/85 mmHg". */
  return g_strdup_printf (self->rule.target
                              ? _ ("%s Target: %s. The arrow keys read it point by point.")
                              : _ ("%s Usual range: %s. The arrow keys read it point by point."),
                          summary, limits);
}

/* What is read when the chart gets the focus: all of it, or the mark. */
static void
describe (LivretChartView *self)
{
  g_autofree char *label = NULL;
  g_autofree char *words = NULL;

  if (self->layout == NULL)
    return;
  label = g_strdup_printf (_ ("Chart: %s"), livret_kind_label (&self->rule.kind));
  if (self->cursor >= 0)
    {
      g_autoptr (LivretChartCallout) callout =
          livret_chart_callout_new (self->layout, self->points, (guint) self->cursor);

      words = g_strdup (callout->spoken);
    }
  else
    words = describe_whole (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

static void
move_cursor (LivretChartView *self, int mark)
{
  if (mark == self->cursor)
    return;
  self->cursor = mark;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
speak (LivretChartView *self)
{
  g_autoptr (LivretChartCallout) callout = NULL;

  describe (self);
  if (self->cursor < 0)
    return;
  callout = livret_chart_callout_new (self->layout, self->points, (guint) self->cursor);
  livret_spoken_say (GTK_WIDGET (self), callout->spoken,
                     GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static gboolean
step (LivretChartView *self, int by)
{
  int last = (int) self->layout->marks->len - 1;
  int from = self->cursor >= 0 ? self->cursor : by > 0 ? -1 : last + 1;

  move_cursor (self, CLAMP (from + by, 0, last));
  speak (self);
  return TRUE;
}

static gboolean
go_to (LivretChartView *self, int mark)
{
  move_cursor (self, mark);
  speak (self);
  return TRUE;
}

static gboolean
on_key_pressed (LivretChartView *self, guint keyval, guint keycode, GdkModifierType modifiers)
{
  int forward = is_mirrored (self) ? -1 : 1;

  if (self->layout == NULL || self->layout->marks->len == 0 ||
      (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return step (self, forward);
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return step (self, -forward);
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      return step (self, PAGE_STEP);
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      return step (self, -PAGE_STEP);
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return go_to (self, 0);
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return go_to (self, (int) self->layout->marks->len - 1);
    case GDK_KEY_Escape:
      return self->cursor >= 0 ? go_to (self, -1) : GDK_EVENT_PROPAGATE;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
point_at (LivretChartView *self, double x)
{
  if (self->layout != NULL)
    move_cursor (self, livret_chart_nearest (self->layout,
                                             is_mirrored (self) ? self->layout->width - x : x));
}

static void
on_motion (LivretChartView *self, double x, double y)
{
  point_at (self, x);
}

static void
on_pressed (LivretChartView *self, int n_press, double x, double y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  point_at (self, x);
  describe (self);
}

/* What the pointer found is gone with it, what the keys found stays. */
static void
on_left (LivretChartView *self)
{
  if (!gtk_widget_has_focus (GTK_WIDGET (self)))
    move_cursor (self, -1);
}

static void
on_focus_left (LivretChartView *self)
{
  move_cursor (self, -1);
  describe (self);
}

/* The widget ------------------------------------------------------------------ */

const LivretChartLayout *
livret_chart_view_get_layout (LivretChartView *self)
{
  return self->layout;
}

void
livret_chart_view_set (LivretChartView *self,
                       const LivretMeasureRule *rule,
                       GArray *points,
                       gint64 from_wall,
                       gint64 until_wall,
                       int today)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  g_array_ref (points);
  g_clear_pointer (&self->points, g_array_unref);
  self->points = points;
  g_clear_pointer (&self->layout, livret_chart_layout_free);
  self->rule = *rule;
  self->from_wall = from_wall;
  self->until_wall = until_wall;
  self->today = today;
  self->cursor = -1;
  lay_out (self, width > 0 ? width : 720, height > 0 ? height : (int) height_for (self, 720));
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

LivretChartView *
livret_chart_view_new (void)
{
  return g_object_new (LIVRET_TYPE_CHART_VIEW, NULL);
}

static void
on_style_changed (LivretChartView *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
livret_chart_view_finalize (GObject *object)
{
  LivretChartView *self = LIVRET_CHART_VIEW (object);

  g_clear_pointer (&self->layout, livret_chart_layout_free);
  g_clear_pointer (&self->points, g_array_unref);
  G_OBJECT_CLASS (livret_chart_view_parent_class)->finalize (object);
}

static void
livret_chart_view_class_init (LivretChartViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = livret_chart_view_finalize;
  widget_class->measure = livret_chart_view_measure;
  widget_class->get_request_mode = livret_chart_view_get_request_mode;
  widget_class->size_allocate = livret_chart_view_size_allocate;
  widget_class->snapshot = livret_chart_view_snapshot;
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
add_controllers (LivretChartView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (on_left), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_focus_left), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
livret_chart_view_init (LivretChartView *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->cursor = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_VISIBLE);
  add_controllers (self);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (on_style_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (on_style_changed), self,
                           G_CONNECT_SWAPPED);
}
