/* livret-figure-view.c: a drawing of figures: its size, its keys, what is spoken of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/figures/livret-figure-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/widgets/livret-spoken.h"

#define LEAST_WIDTH 240
#define PAGE 4

struct _LivretFigureView
{
  GtkWidget parent_instance;

  const LivretFigureDrawing *drawing;
  gpointer data;
  GDestroyNotify data_free;
  char *name;
  int cursor; /* -1: none */
};

G_DEFINE_FINAL_TYPE (LivretFigureView, livret_figure_view, GTK_TYPE_WIDGET)

gboolean
livret_figure_view_mirrored (GtkWidget *widget)
{
  return gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
}

static void
livret_figure_view_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  LivretFigureView *self = LIVRET_FIGURE_VIEW (widget);

  *minimum = *natural =
      orientation == GTK_ORIENTATION_HORIZONTAL
          ? LEAST_WIDTH
          : self->drawing->height (self->data, widget, for_size > 0 ? for_size : LEAST_WIDTH);
}

static GtkSizeRequestMode
livret_figure_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
livret_figure_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LivretFigureView *self = LIVRET_FIGURE_VIEW (widget);

  self->drawing->paint (self->data, widget, snapshot, gtk_widget_get_width (widget),
                        gtk_widget_get_height (widget), self->cursor);
}

/* The cursor ------------------------------------------------------------------ */

static void
describe (LivretFigureView *self)
{
  g_autofree char *words = NULL;

  if (self->cursor >= 0)
    words = self->drawing->spoken (self->data, self->cursor);
  else
    {
      g_autofree char *whole = self->drawing->whole (self->data);

      words = g_strdup_printf (_ ("%s The arrow keys read it point by point."), whole);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

static void
move_cursor (LivretFigureView *self, int spot)
{
  g_autofree char *words = NULL;

  if (spot == self->cursor)
    return;
  self->cursor = spot;
  words = spot >= 0 ? self->drawing->spoken (self->data, spot) : NULL;
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), words);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
go_to (LivretFigureView *self, int spot)
{
  g_autofree char *words = NULL;

  move_cursor (self, spot);
  describe (self);
  if (spot < 0)
    return GDK_EVENT_STOP;
  words = self->drawing->spoken (self->data, spot);
  livret_spoken_say (GTK_WIDGET (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  return GDK_EVENT_STOP;
}

/* The first step comes in at the end that it goes away from; a calendar begins with its last day.
 */
static gboolean
step (LivretFigureView *self, int by)
{
  int last = self->drawing->n_spots (self->data) - 1;

  if (self->cursor < 0)
    return go_to (self, by > 0 ? 0 : last);
  return go_to (self, CLAMP (self->cursor + by, 0, last));
}

static gboolean
on_key_pressed (LivretFigureView *self, guint keyval, guint keycode, GdkModifierType modifiers)
{
  const LivretFigureDrawing *drawing = self->drawing;
  int forward = livret_figure_view_mirrored (GTK_WIDGET (self)) ? -1 : 1;

  if (drawing->n_spots (self->data) == 0 ||
      (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return step (self, forward * drawing->across);
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return step (self, -forward * drawing->across);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return step (self, drawing->down);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return step (self, -drawing->down);
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      return step (self, PAGE * drawing->across);
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      return step (self, -PAGE * drawing->across);
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return go_to (self, 0);
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return go_to (self, drawing->n_spots (self->data) - 1);
    case GDK_KEY_Escape:
      return self->cursor >= 0 ? go_to (self, -1) : GDK_EVENT_PROPAGATE;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
point_at (LivretFigureView *self, double x, double y)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int width = gtk_widget_get_width (widget);

  move_cursor (self, self->drawing->nearest (
                         self->data, widget, width, gtk_widget_get_height (widget),
                         livret_figure_view_mirrored (widget) ? width - x : x, y, self->cursor));
}

static void
on_motion (LivretFigureView *self, double x, double y)
{
  point_at (self, x, y);
}

static void
on_pressed (LivretFigureView *self, int n_press, double x, double y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  point_at (self, x, y);
  describe (self);
}

static void
on_left (LivretFigureView *self)
{
  if (!gtk_widget_has_focus (GTK_WIDGET (self)))
    move_cursor (self, -1);
}

static void
on_focus_left (LivretFigureView *self)
{
  move_cursor (self, -1);
  describe (self);
}

/* The widget ------------------------------------------------------------------ */

static void
on_style_changed (LivretFigureView *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

GtkWidget *
livret_figure_view_new (const LivretFigureDrawing *drawing,
                        gpointer data,
                        GDestroyNotify data_free,
                        const char *name)
{
  LivretFigureView *self = g_object_new (LIVRET_TYPE_FIGURE_VIEW, NULL);

  self->drawing = drawing;
  self->data = data;
  self->data_free = data_free;
  self->name = g_strdup (name);
  describe (self);
  return GTK_WIDGET (self);
}

static void
livret_figure_view_finalize (GObject *object)
{
  LivretFigureView *self = LIVRET_FIGURE_VIEW (object);

  if (self->data_free != NULL)
    self->data_free (self->data);
  g_free (self->name);
  G_OBJECT_CLASS (livret_figure_view_parent_class)->finalize (object);
}

static void
livret_figure_view_class_init (LivretFigureViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = livret_figure_view_finalize;
  widget_class->measure = livret_figure_view_measure;
  widget_class->get_request_mode = livret_figure_view_get_request_mode;
  widget_class->snapshot = livret_figure_view_snapshot;
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
livret_figure_view_init (LivretFigureView *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->cursor = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (on_left), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_focus_left), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (on_style_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (on_style_changed), self,
                           G_CONNECT_SWAPPED);
}
