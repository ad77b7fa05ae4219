/* livret-chart-view.c: readings drawn over time.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/charts/livret-chart-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "app/charts/livret-chart-callout.h"
#include "app/charts/livret-chart-cursor.h"
#include "app/charts/livret-chart-fit.h"
#include "app/charts/livret-chart-lens.h"
#include "app/charts/livret-chart-marks.h"
#include "app/charts/livret-chart-moves.h"
#include "app/charts/livret-chart-speech.h"
#include "app/widgets/livret-spoken.h"

struct _LivretChartView
{
  GtkWidget parent_instance;

  LivretChartSubject subject;
  gboolean moving;
  LivretChartHeld held;
  LivretChartMargins least;
  LivretChartView *beside;

  LivretChartLayout *layout;
  LivretChartCursor cursor;
  gboolean by_keys;            /* the cursor was moved last */
  double pointer_x, pointer_y; /* on the window, where it was last */
};

G_DEFINE_FINAL_TYPE (LivretChartView, livret_chart_view, GTK_TYPE_WIDGET)

enum
{
  MOVED,
  SETTLED,
  POINTED,
  NOTE,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

/* Time runs towards the end of a line. */
static gboolean
is_mirrored (LivretChartView *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

/* Laying out ------------------------------------------------------------------ */

static void
lay_out (LivretChartView *self, int width, int height)
{
  g_clear_pointer (&self->layout, livret_chart_layout_free);
  self->layout = livret_chart_fit (GTK_WIDGET (self), &self->subject,
                                   self->moving ? &self->held : NULL, &self->least, width, height);
}

/* What was pointed at before the marks were others. */
static void
point_again (LivretChartView *self, gint64 wall)
{
  self->cursor.mark = livret_chart_cursor_find (self->layout, self->subject.points, wall);
}

/* Keeps what is pointed at. */
static void
lay_out_again (LivretChartView *self, gint64 pointed)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  lay_out (self, width > 0 ? width : 720,
           height > 0 ? height : (int) livret_chart_fit_height (GTK_WIDGET (self), 720));
  point_again (self, pointed);
  gtk_widget_queue_draw (GTK_WIDGET (self));
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
                            : (int) livret_chart_fit_height (widget, for_size);
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
  gint64 pointed = livret_chart_view_get_pointed (self);

  if (self->subject.points == NULL)
    return;
  lay_out (self, width, height);
  point_again (self, pointed);
}

/* Drawing --------------------------------------------------------------------- */

static LivretChartCanvas
find_canvas (LivretChartView *self)
{
  LivretChartCanvas canvas = {
    .widget = GTK_WIDGET (self),
    .layout = self->layout,
    .mirrored = is_mirrored (self),
    .until_wall = self->subject.span.until,
    .today = self->subject.today,
    .events = self->subject.events,
  };

  return canvas;
}

static LivretChartCallout *
find_callout (LivretChartView *self)
{
  return livret_chart_callout_new (self->layout, self->subject.points, (guint) self->cursor.mark);
}

static const LivretChartEvent *
get_event (LivretChartView *self, int event)
{
  return &g_array_index (self->subject.events, LivretChartEvent, event);
}

static void
livret_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LivretChartView *self = LIVRET_CHART_VIEW (widget);
  LivretChartCanvas canvas = find_canvas (self);

  if (self->layout == NULL)
    return;
  livret_chart_ink_get (widget, &canvas.ink);
  livret_chart_paint (&canvas, snapshot);
  if (self->cursor.event >= 0)
    livret_chart_paint_event_callout (&canvas, snapshot, (guint) self->cursor.event);
  else if (self->cursor.mark >= 0)
    {
      g_autoptr (LivretChartCallout) callout = find_callout (self);

      livret_chart_paint_callout (&canvas, snapshot, (guint) self->cursor.mark, callout);
    }
}

/* The cursor ------------------------------------------------------------------ */

static char *
say_pointed (LivretChartView *self)
{
  LivretChartView *beside = self->beside;
  g_autofree char *words = NULL;
  g_autofree char *other = NULL;

  if (self->cursor.event >= 0)
    return livret_chart_speech_event (get_event (self, self->cursor.event));
  words = livret_chart_speech_mark (&self->subject, self->layout, (guint) self->cursor.mark);
  if (beside == NULL || beside->layout == NULL || beside->cursor.mark < 0)
    return g_steal_pointer (&words);
  other =
      livret_chart_speech_beside (&beside->subject, beside->layout, (guint) beside->cursor.mark);
  return g_strconcat (words, " ", other, NULL);
}

/* What is read when the chart gets the focus: all of it, or the mark. */
static void
describe (LivretChartView *self)
{
  g_autofree char *label = NULL;
  g_autofree char *words = NULL;

  if (self->layout == NULL)
    return;
  label = g_strdup_printf (_ ("Chart: %s"), livret_kind_label (&self->subject.rule.kind));
  words = livret_chart_cursor_is_set (&self->cursor)
              ? say_pointed (self)
              : livret_chart_speech_whole (&self->subject, self->layout);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

static void
move_cursor (LivretChartView *self, LivretChartCursor cursor)
{
  if (livret_chart_cursor_equal (&cursor, &self->cursor))
    return;
  self->cursor = cursor;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[POINTED], 0);
}

static void
speak (LivretChartView *self)
{
  g_autofree char *words = NULL;

  describe (self);
  if (!livret_chart_cursor_is_set (&self->cursor))
    return;
  words = say_pointed (self);
  livret_spoken_say (GTK_WIDGET (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static LivretChartPlaces
get_places (LivretChartView *self)
{
  return (LivretChartPlaces) { self->layout, self->subject.events, self->subject.span,
                               is_mirrored (self) };
}

/* The note pointed at is opened; with the keys one may be written, too, on the day pointed at. */
static void
open_note (LivretChartView *self)
{
  const LivretChartEvent *event =
      self->cursor.event >= 0 ? get_event (self, self->cursor.event) : NULL;
  const char *note = event != NULL ? event->note : NULL;
  gint64 wall = event != NULL ? event->wall : livret_chart_view_get_pointed (self);

  if (note != NULL || (self->by_keys && wall != G_MININT64))
    g_signal_emit (self, signals[NOTE], 0, note, wall);
}

static gboolean
on_key_pressed (LivretChartView *self, guint keyval, guint keycode, GdkModifierType modifiers)
{
  LivretChartPlaces places = get_places (self);
  LivretChartCursor cursor = self->cursor;

  if (self->layout == NULL)
    return GDK_EVENT_PROPAGATE;
  if (livret_chart_moves_key (self, keyval, modifiers))
    return GDK_EVENT_STOP;
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
    open_note (self);
  if (!livret_chart_cursor_key (&cursor, &places, keyval, modifiers))
    return GDK_EVENT_PROPAGATE;
  self->by_keys = TRUE;
  move_cursor (self, cursor);
  speak (self);
  return GDK_EVENT_STOP;
}

/* Events stand above the axis; further up the marks are found. */
static void
point_at (LivretChartView *self, double x, double y)
{
  LivretChartCursor cursor = LIVRET_CHART_CURSOR_NONE;
  LivretChartPlaces places = get_places (self);

  if (self->layout == NULL || self->moving)
    return;
  cursor.event = livret_chart_cursor_event_at (&places, x, y);
  if (cursor.event < 0)
    cursor.mark =
        livret_chart_nearest (self->layout, is_mirrored (self) ? self->layout->width - x : x);
  move_cursor (self, cursor);
}

/* GTK tells of a pointer that lies still, too, whenever something moved under it: the keyboard is
 * not to be led away by that. */
static gboolean
has_moved (LivretChartView *self, GdkEvent *event)
{
  double was_x = self->pointer_x;
  double was_y = self->pointer_y;

  if (event == NULL || !gdk_event_get_position (event, &self->pointer_x, &self->pointer_y))
    return FALSE;
  if (isnan (was_x))
    return !self->by_keys;
  return fabs (was_x - self->pointer_x) >= 1 || fabs (was_y - self->pointer_y) >= 1;
}

static void
on_motion (LivretChartView *self, double x, double y, GtkEventController *controller)
{
  if (!has_moved (self, gtk_event_controller_get_current_event (controller)))
    return;
  self->by_keys = FALSE;
  point_at (self, x, y);
}

static void
on_pressed (LivretChartView *self, int n_press, double x, double y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->by_keys = FALSE;
  point_at (self, x, y);
  describe (self);
}

/* What the pointer found is gone with it, what the keys found stays. */
static void
on_left (LivretChartView *self)
{
  if (!gtk_widget_has_focus (GTK_WIDGET (self)))
    move_cursor (self, LIVRET_CHART_CURSOR_NONE);
}

static void
on_focus_left (LivretChartView *self)
{
  move_cursor (self, LIVRET_CHART_CURSOR_NONE);
  describe (self);
}

/* What is shown --------------------------------------------------------------- */

const LivretChartLayout *
livret_chart_view_get_layout (LivretChartView *self)
{
  return self->layout;
}

static void
clear_subject (LivretChartSubject *subject)
{
  g_clear_pointer (&subject->points, g_array_unref);
  g_clear_pointer (&subject->sources, g_ptr_array_unref);
  g_clear_pointer (&subject->events, g_array_unref);
}

void
livret_chart_view_set (LivretChartView *self, const LivretChartSubject *subject)
{
  LivretChartSubject old = self->subject;
  gboolean same_kind = g_strcmp0 (old.rule.kind.id, subject->rule.kind.id) == 0;
  gint64 pointed = same_kind ? livret_chart_view_get_pointed (self) : G_MININT64;

  self->subject = *subject;
  g_array_ref (subject->points);
  if (subject->sources != NULL)
    g_ptr_array_ref (subject->sources);
  if (subject->events != NULL)
    g_array_ref (subject->events);
  clear_subject (&old);
  self->moving = FALSE;
  self->cursor.event = -1;
  lay_out_again (self, pointed);
  describe (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
livret_chart_view_set_points (LivretChartView *self, GArray *points)
{
  gint64 pointed = livret_chart_view_get_pointed (self);

  g_array_ref (points);
  g_array_unref (self->subject.points);
  self->subject.points = points;
  lay_out_again (self, pointed);
}

static void
widen_margins (LivretChartView *self, const LivretChartMargins *least)
{
  gint64 pointed = livret_chart_view_get_pointed (self);

  self->least = *least;
  if (self->layout != NULL)
    lay_out_again (self, pointed);
}

/* One under the other, a day stands under itself. */
static void
align (LivretChartView *self, LivretChartView *other)
{
  const LivretChartLayout *a = self->layout;
  const LivretChartLayout *b = other->layout;
  LivretChartMargins least;

  if (a == NULL || b == NULL)
    return;
  least.left = fmax (a->left, b->left);
  least.right = fmax (a->width - a->right, b->width - b->right);
  widen_margins (self, &least);
  widen_margins (other, &least);
}

void
livret_chart_view_set_beside (LivretChartView *self, LivretChartView *beside)
{
  static const LivretChartMargins none = { 0, 0 };

  self->beside = beside;
  widen_margins (self, &none);
  if (beside == NULL)
    return;
  widen_margins (beside, &none);
  align (self, beside);
}

const LivretChartSpan *
livret_chart_view_get_span (LivretChartView *self)
{
  return &self->subject.span;
}

gint64
livret_chart_view_get_pointed (LivretChartView *self)
{
  if (self->layout == NULL || self->cursor.mark < 0)
    return G_MININT64;
  return g_array_index (
             self->subject.points, LivretChartPoint,
             g_array_index (self->layout->marks, LivretChartMark, self->cursor.mark).first)
      .wall;
}

void
livret_chart_view_point_at (LivretChartView *self, gint64 wall)
{
  if (self->layout == NULL)
    return;
  self->cursor.event = -1;
  point_again (self, wall);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Moving ---------------------------------------------------------------------- */

void
livret_chart_view_show_span (LivretChartView *self, const LivretChartSpan *span, gboolean moving)
{
  gint64 pointed = livret_chart_view_get_pointed (self);

  if (self->layout == NULL)
    return;
  if (moving && !self->moving)
    {
      self->held = (LivretChartHeld) { self->layout->low, self->layout->high, self->layout->top };
    }
  self->moving = moving;
  self->cursor.event = -1;
  self->subject.span = *span;
  if (pointed < span->from || pointed >= span->until)
    pointed = G_MININT64;
  lay_out_again (self, pointed);
}

static void
move_to (LivretChartView *self, LivretChartSpan span)
{
  if (livret_chart_span_equal (&span, &self->subject.span))
    return;
  livret_chart_view_show_span (self, &span, TRUE);
  g_signal_emit (self, signals[MOVED], 0);
}

void
livret_chart_view_pan (LivretChartView *self, const LivretChartSpan *span, double pixels)
{
  double width, seconds;

  if (self->layout == NULL)
    return;
  width = self->layout->right - self->layout->left;
  seconds = pixels / width * (double) livret_chart_span_length (span) * (1 + 2 * LIVRET_CHART_EDGE);
  move_to (self, livret_chart_span_pan (span, &self->subject.bounds,
                                        (gint64) (is_mirrored (self) ? seconds : -seconds)));
}

void
livret_chart_view_zoom (LivretChartView *self, const LivretChartSpan *span, double factor, double x)
{
  gint64 pointed = livret_chart_view_get_pointed (self);
  LivretChartLens lens = { *span, self->subject.bounds, pointed, is_mirrored (self) };

  if (self->layout != NULL)
    move_to (self, livret_chart_lens_zoom (&lens, self->layout, factor, x));
}

void
livret_chart_view_pinch (LivretChartView *self, const LivretChartSpan *span, double scale, double x)
{
  LivretChartLens lens = { *span, self->subject.bounds, G_MININT64, is_mirrored (self) };

  if (self->layout != NULL)
    move_to (self, livret_chart_lens_pinch (&lens, self->layout, scale, x));
}

void
livret_chart_view_settle (LivretChartView *self, gboolean by_keys)
{
  LivretChartSpan span;

  if (self->layout == NULL || !self->moving)
    return;
  span = livret_chart_span_settle (&self->subject.span, &self->subject.bounds);
  livret_chart_view_show_span (self, &span, FALSE);
  describe (self);
  g_signal_emit (self, signals[SETTLED], 0, by_keys);
}

/* The widget ------------------------------------------------------------------ */

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
  clear_subject (&self->subject);
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
  signals[MOVED] = g_signal_new ("moved", LIVRET_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  signals[SETTLED] = g_signal_new ("settled", LIVRET_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[POINTED] = g_signal_new ("pointed", LIVRET_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[NOTE] = g_signal_new ("note", LIVRET_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT64);
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
  g_signal_connect_swapped (click, "released", G_CALLBACK (open_note), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
livret_chart_view_init (LivretChartView *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->cursor = LIVRET_CHART_CURSOR_NONE;
  self->pointer_x = self->pointer_y = NAN;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_VISIBLE);
  add_controllers (self);
  livret_chart_moves_attach (self);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (on_style_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (on_style_changed), self,
                           G_CONNECT_SWAPPED);
}
