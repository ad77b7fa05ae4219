/* livret-chart-moves.c: moving a chart through time, with the pointer, the fingers and the keys.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/charts/livret-chart-moves.h"

#include <math.h>

/* A drag begins so far from where the button went down. */
#define SLACK 8
/* Part of the period that a key, or a step of a wheel, goes. */
#define KEY_STEP 0.25
#define WHEEL_STEP 0.08
#define WHEEL_ZOOM 1.2
/* Pixels of a touchpad that come as near as a step of a wheel. */
#define STEP_PIXELS 40
#define KEY_ZOOM 2.0
/* After a wheel's last step it comes to rest. */
#define REST_MS 220

/* What one view is about; lives as long as it does. */
typedef struct
{
  LivretChartView *view;
  LivretChartSpan start;
  double pointer_x;
  gboolean dragging;
  guint rest;
} Moves;

static double
width_of (LivretChartView *view)
{
  const LivretChartLayout *layout = livret_chart_view_get_layout (view);

  return layout != NULL ? layout->right - layout->left : 0;
}

/* Dragging -------------------------------------------------------------------- */

static void
on_drag_begun (Moves *moves, double x, double y)
{
  moves->start = *livret_chart_view_get_span (moves->view);
  moves->dragging = FALSE;
}

/* What goes up or down more than sideways scrolls the page. */
static void
on_dragged (Moves *moves, double x, double y, GtkGesture *gesture)
{
  if (!moves->dragging && (fabs (x) < SLACK || fabs (x) < fabs (y)))
    return;
  if (!moves->dragging)
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  moves->dragging = TRUE;
  livret_chart_view_pan (moves->view, &moves->start, x);
}

static void
on_drag_ended (Moves *moves, double x, double y)
{
  if (moves->dragging)
    livret_chart_view_settle (moves->view, FALSE);
  moves->dragging = FALSE;
}

/* Two fingers ----------------------------------------------------------------- */

static void
on_pinch_begun (Moves *moves, GdkEventSequence *sequence, GtkGesture *gesture)
{
  moves->start = *livret_chart_view_get_span (moves->view);
}

static void
on_pinched (Moves *moves, double scale, GtkGesture *gesture)
{
  double x, y;

  if (!gtk_gesture_get_bounding_box_center (gesture, &x, &y))
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  livret_chart_view_pinch (moves->view, &moves->start, scale, x);
}

static void
on_pinch_ended (Moves *moves, GdkEventSequence *sequence, GtkGesture *gesture)
{
  livret_chart_view_settle (moves->view, FALSE);
}

/* The wheel ------------------------------------------------------------------- */

static gboolean
on_rest (gpointer data)
{
  Moves *moves = data;

  moves->rest = 0;
  livret_chart_view_settle (moves->view, FALSE);
  return G_SOURCE_REMOVE;
}

/* A wheel goes by steps, a touchpad by pixels: the chart follows the fingers. */
static gboolean
on_scrolled (Moves *moves, double dx, double dy, GtkEventControllerScroll *controller)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  gboolean steps = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL;
  LivretChartSpan span = *livret_chart_view_get_span (moves->view);
  gboolean sideways = fabs (dx) > fabs (dy) || (state & GDK_SHIFT_MASK) != 0;
  double pixels = steps ? WHEEL_STEP * width_of (moves->view) : 1;

  if ((state & GDK_CONTROL_MASK) != 0)
    livret_chart_view_zoom (moves->view, &span, pow (WHEEL_ZOOM, steps ? dy : dy / STEP_PIXELS),
                            moves->pointer_x);
  else if (sideways)
    livret_chart_view_pan (moves->view, &span, -(fabs (dx) > 0 ? dx : dy) * pixels);
  else
    return GDK_EVENT_PROPAGATE;
  g_clear_handle_id (&moves->rest, g_source_remove);
  moves->rest = g_timeout_add (REST_MS, on_rest, moves);
  return GDK_EVENT_STOP;
}

static void
on_pointer_moved (Moves *moves, double x, double y)
{
  moves->pointer_x = x;
}

/* Keys ------------------------------------------------------------------------ */

static gboolean
pan_by_key (LivretChartView *view, double part)
{
  LivretChartSpan span = *livret_chart_view_get_span (view);

  livret_chart_view_pan (view, &span, -part * width_of (view));
  livret_chart_view_settle (view, TRUE);
  return TRUE;
}

static gboolean
zoom_by_key (LivretChartView *view, double factor)
{
  LivretChartSpan span = *livret_chart_view_get_span (view);

  livret_chart_view_zoom (view, &span, factor, -1);
  livret_chart_view_settle (view, TRUE);
  return TRUE;
}

/* To where the readings begin or end: farther than they go. */
#define ALL_THE_WAY 1e6

gboolean
livret_chart_moves_key (LivretChartView *view, guint keyval, GdkModifierType modifiers)
{
  gboolean shift = (modifiers & GDK_SHIFT_MASK) != 0;
  gboolean control = (modifiers & GDK_CONTROL_MASK) != 0;
  int forward = gtk_widget_get_direction (GTK_WIDGET (view)) == GTK_TEXT_DIR_RTL ? -1 : 1;

  if ((modifiers & (GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return (shift || control) && pan_by_key (view, -KEY_STEP);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return (shift || control) && pan_by_key (view, KEY_STEP);
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return control && pan_by_key (view, -forward * ALL_THE_WAY);
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return control && pan_by_key (view, forward * ALL_THE_WAY);
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      return !control && zoom_by_key (view, 1 / KEY_ZOOM);
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      return !control && zoom_by_key (view, KEY_ZOOM);
    default:
      return FALSE;
    }
}

/* All of it ------------------------------------------------------------------- */

static void
free_moves (gpointer data)
{
  Moves *moves = data;

  g_clear_handle_id (&moves->rest, g_source_remove);
  g_free (moves);
}

void
livret_chart_moves_attach (LivretChartView *view)
{
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  Moves *moves = g_new0 (Moves, 1);

  moves->view = view;
  moves->pointer_x = -1;
  g_object_set_data_full (G_OBJECT (view), "livret-chart-moves", moves, free_moves);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (on_scrolled), moves);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_pointer_moved), moves);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_drag_begun), moves);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_dragged), moves);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (on_drag_ended), moves);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (on_pinch_begun), moves);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (on_pinched), moves);
  g_signal_connect_swapped (pinch, "end", G_CALLBACK (on_pinch_ended), moves);
  gtk_widget_add_controller (GTK_WIDGET (view), scroll);
  gtk_widget_add_controller (GTK_WIDGET (view), motion);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (pinch));
}
