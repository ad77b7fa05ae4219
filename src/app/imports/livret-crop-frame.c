/* livret-crop-frame.c: a photograph under a frame with four handles.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/imports/livret-crop-frame.h"

#include <glib/gi18n.h>
#include <math.h>

/* How near a finger need come to a handle, and how large it is drawn. */
#define REACH 30.0
#define HANDLE 16.0f
#define STEP (LIVRET_CROP_SIDE / 100)

typedef enum
{
  HOLD_NOTHING,
  HOLD_FRAME,
  HOLD_UPPER_LEFT,
  HOLD_UPPER_RIGHT,
  HOLD_LOWER_LEFT,
  HOLD_LOWER_RIGHT,
} Hold;

struct _LivretCropFrame
{
  GtkWidget parent_instance;

  GdkPaintable *picture;
  LivretCrop crop;
  Hold hold;
  LivretCrop held; /* the frame when the drag began */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (LivretCropFrame, livret_crop_frame, GTK_TYPE_WIDGET)

/* Places ---------------------------------------------------------------------- */

/* Where the picture stands in the widget, with room for the handles around it. */
static graphene_rect_t
get_area (LivretCropFrame *self)
{
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self)) - HANDLE;
  float height = (float) gtk_widget_get_height (GTK_WIDGET (self)) - HANDLE;
  double ratio = gdk_paintable_get_intrinsic_aspect_ratio (self->picture);
  float across = width, down = height;

  if (ratio > 0 && width > height * ratio)
    across = (float) (height * ratio);
  else if (ratio > 0)
    down = (float) (width / ratio);
  return GRAPHENE_RECT_INIT ((width - across + HANDLE) / 2, (height - down + HANDLE) / 2,
                             MAX (across, 1), MAX (down, 1));
}

static graphene_rect_t
get_frame (LivretCropFrame *self, const graphene_rect_t *area)
{
  float x = area->size.width / LIVRET_CROP_SIDE, y = area->size.height / LIVRET_CROP_SIDE;

  return GRAPHENE_RECT_INIT (area->origin.x + x * (float) self->crop.left,
                             area->origin.y + y * (float) self->crop.top,
                             x * (float) (self->crop.right - self->crop.left),
                             y * (float) (self->crop.bottom - self->crop.top));
}

/* In the order of Hold, from HOLD_UPPER_LEFT. */
static void
get_corners (const graphene_rect_t *frame, graphene_point_t corners[4])
{
  float right = frame->origin.x + frame->size.width, bottom = frame->origin.y + frame->size.height;

  corners[0] = frame->origin;
  corners[1] = GRAPHENE_POINT_INIT (right, frame->origin.y);
  corners[2] = GRAPHENE_POINT_INIT (frame->origin.x, bottom);
  corners[3] = GRAPHENE_POINT_INIT (right, bottom);
}

static Hold
find_hold (LivretCropFrame *self, double x, double y)
{
  graphene_rect_t area = get_area (self);
  graphene_rect_t frame = get_frame (self, &area);
  graphene_point_t corners[4];
  double least = REACH;
  Hold found = HOLD_NOTHING;

  get_corners (&frame, corners);
  for (guint i = 0; i < 4; i++)
    if (hypot (corners[i].x - x, corners[i].y - y) < least)
      {
        least = hypot (corners[i].x - x, corners[i].y - y);
        found = HOLD_UPPER_LEFT + i;
      }
  if (found == HOLD_NOTHING &&
      graphene_rect_contains_point (&frame, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
    found = HOLD_FRAME;
  return found;
}

/* Changing -------------------------------------------------------------------- */

static void
describe (LivretCropFrame *self)
{
  g_autofree char *words = g_strdup_printf (
      _ ("Kept: from %u %% to %u %% across, from %u %% to %u %% down"), self->crop.left / STEP,
      self->crop.right / STEP, self->crop.top / STEP, self->crop.bottom / STEP);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words,
                                  -1);
}

void
livret_crop_frame_set (LivretCropFrame *self, const LivretCrop *crop)
{
  self->crop = *crop;
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

LivretCrop
livret_crop_frame_get (LivretCropFrame *self)
{
  return self->crop;
}

static void
change (LivretCropFrame *self, LivretCrop crop)
{
  livret_crop_frame_set (self, &crop);
  g_signal_emit (self, changed_signal, 0);
}

static LivretCrop
with_corner (const LivretCrop *from, Hold corner, int right, int down)
{
  gboolean left = corner == HOLD_UPPER_LEFT || corner == HOLD_LOWER_LEFT;
  gboolean upper = corner == HOLD_UPPER_LEFT || corner == HOLD_UPPER_RIGHT;
  LivretCrop crop = livret_crop_with_edge (from, left ? LIVRET_EDGE_LEFT : LIVRET_EDGE_RIGHT,
                                           (int) (left ? from->left : from->right) + right);

  return livret_crop_with_edge (&crop, upper ? LIVRET_EDGE_TOP : LIVRET_EDGE_BOTTOM,
                                (int) (upper ? from->top : from->bottom) + down);
}

static void
on_drag_begin (GtkGestureDrag *drag, double x, double y, LivretCropFrame *self)
{
  self->hold = self->picture != NULL ? find_hold (self, x, y) : HOLD_NOTHING;
  self->held = self->crop;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_gesture_set_state (GTK_GESTURE (drag), self->hold == HOLD_NOTHING
                                                 ? GTK_EVENT_SEQUENCE_DENIED
                                                 : GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
on_drag_update (GtkGestureDrag *drag, double right, double down, LivretCropFrame *self)
{
  graphene_rect_t area = get_area (self);
  int across = (int) (right / area.size.width * LIVRET_CROP_SIDE);
  int along = (int) (down / area.size.height * LIVRET_CROP_SIDE);

  if (self->hold == HOLD_FRAME)
    change (self, livret_crop_shifted (&self->held, across, along));
  else if (self->hold != HOLD_NOTHING)
    change (self, with_corner (&self->held, self->hold, across, along));
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                LivretCropFrame *self)
{
  int right = keyval == GDK_KEY_Right ? STEP : keyval == GDK_KEY_Left ? -STEP : 0;
  int down = keyval == GDK_KEY_Down ? STEP : keyval == GDK_KEY_Up ? -STEP : 0;

  if ((right == 0 && down == 0) || (state & GDK_ALT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  if ((state & GDK_SHIFT_MASK) != 0)
    change (self, with_corner (&self->crop, HOLD_LOWER_RIGHT, right, down));
  else if ((state & GDK_CONTROL_MASK) != 0)
    change (self, with_corner (&self->crop, HOLD_UPPER_LEFT, right, down));
  else
    change (self, livret_crop_shifted (&self->crop, right, down));
  return GDK_EVENT_STOP;
}

/* Drawing --------------------------------------------------------------------- */

static void
shade (GtkSnapshot *snapshot, const graphene_rect_t *area, const graphene_rect_t *frame)
{
  static const GdkRGBA dark = { 0, 0, 0, 0.6f };
  float left = frame->origin.x - area->origin.x, top = frame->origin.y - area->origin.y;
  float below = area->size.height - top - frame->size.height;
  float beside = area->size.width - left - frame->size.width;

  gtk_snapshot_append_color (
      snapshot, &dark, &GRAPHENE_RECT_INIT (area->origin.x, area->origin.y, area->size.width, top));
  gtk_snapshot_append_color (snapshot, &dark,
                             &GRAPHENE_RECT_INIT (area->origin.x,
                                                  frame->origin.y + frame->size.height,
                                                  area->size.width, below));
  gtk_snapshot_append_color (
      snapshot, &dark,
      &GRAPHENE_RECT_INIT (area->origin.x, frame->origin.y, left, frame->size.height));
  gtk_snapshot_append_color (snapshot, &dark,
                             &GRAPHENE_RECT_INIT (frame->origin.x + frame->size.width,
                                                  frame->origin.y, beside, frame->size.height));
}

/* White within dark: seen on any photograph. */
static void
draw_box (GtkSnapshot *snapshot, const graphene_rect_t *box, float width, GdkRGBA colour)
{
  GskRoundedRect outline;
  float widths[4] = { width, width, width, width };
  GdkRGBA colours[4] = { colour, colour, colour, colour };

  gsk_rounded_rect_init_from_rect (&outline, box, 0);
  gtk_snapshot_append_border (snapshot, &outline, widths, colours);
}

static void
livret_crop_frame_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  static const GdkRGBA white = { 1, 1, 1, 1 }, black = { 0, 0, 0, 1 };
  LivretCropFrame *self = LIVRET_CROP_FRAME (widget);
  graphene_rect_t area, frame;
  graphene_point_t corners[4];

  if (self->picture == NULL)
    return;
  area = get_area (self);
  frame = get_frame (self, &area);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &area.origin);
  gdk_paintable_snapshot (self->picture, snapshot, area.size.width, area.size.height);
  gtk_snapshot_restore (snapshot);
  shade (snapshot, &area, &frame);
  draw_box (snapshot, &frame, 3, black);
  draw_box (snapshot, &frame, 2, white);
  get_corners (&frame, corners);
  for (guint i = 0; i < 4; i++)
    {
      graphene_rect_t box =
          GRAPHENE_RECT_INIT (corners[i].x - HANDLE / 2, corners[i].y - HANDLE / 2, HANDLE, HANDLE);

      gtk_snapshot_append_color (snapshot, &white, &box);
      draw_box (snapshot, &box, 2, black);
    }
}

static void
livret_crop_frame_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  *minimum = 200;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 480 : 420;
}

/* The widget ------------------------------------------------------------------ */

void
livret_crop_frame_set_picture (LivretCropFrame *self, GdkPaintable *picture)
{
  if (g_set_object (&self->picture, picture))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
livret_crop_frame_finalize (GObject *object)
{
  g_clear_object (&LIVRET_CROP_FRAME (object)->picture);
  G_OBJECT_CLASS (livret_crop_frame_parent_class)->finalize (object);
}

static void
livret_crop_frame_class_init (LivretCropFrameClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = livret_crop_frame_finalize;
  widget_class->snapshot = livret_crop_frame_snapshot;
  widget_class->measure = livret_crop_frame_measure;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "crop-frame");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
livret_crop_frame_init (LivretCropFrame *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->crop = LIVRET_CROP_NONE;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
