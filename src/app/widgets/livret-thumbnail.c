/* livret-thumbnail.c: a small picture of a page, of a fixed size whatever it shows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/livret-thumbnail.h"

struct _LivretThumbnail
{
  GtkWidget parent_instance;

  GdkPaintable *paintable;
  int page_width;
  int page_height;
};

enum
{
  PROP_PAGE_WIDTH = 1,
  PROP_PAGE_HEIGHT,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (LivretThumbnail, livret_thumbnail, GTK_TYPE_WIDGET)

static void
livret_thumbnail_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  LivretThumbnail *self = LIVRET_THUMBNAIL (widget);

  *minimum = *natural =
      orientation == GTK_ORIENTATION_HORIZONTAL ? self->page_width : self->page_height;
}

/* Fills the width from the top, as a sheet lies in a folder. */
static void
livret_thumbnail_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LivretThumbnail *self = LIVRET_THUMBNAIL (widget);
  double width = gtk_widget_get_width (widget);
  double height = gtk_widget_get_height (widget);
  double ratio;

  if (self->paintable == NULL)
    return;
  ratio = gdk_paintable_get_intrinsic_aspect_ratio (self->paintable);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  if (ratio > width / height)
    {
      gtk_snapshot_translate (snapshot,
                              &GRAPHENE_POINT_INIT ((float) ((width - height * ratio) / 2), 0));
      gdk_paintable_snapshot (self->paintable, snapshot, height * ratio, height);
    }
  else
    gdk_paintable_snapshot (self->paintable, snapshot, width, width / ratio);
  gtk_snapshot_pop (snapshot);
}

void
livret_thumbnail_set (LivretThumbnail *self, GdkPaintable *paintable)
{
  if (g_set_object (&self->paintable, paintable))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
livret_thumbnail_get_pixels (LivretThumbnail *self, int *width, int *height)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  *width = self->page_width * scale;
  *height = self->page_height * scale;
}

GdkPaintable *
livret_thumbnail_get (LivretThumbnail *self)
{
  return self->paintable;
}

static void
livret_thumbnail_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LivretThumbnail *self = LIVRET_THUMBNAIL (object);

  if (id == PROP_PAGE_WIDTH)
    self->page_width = g_value_get_int (value);
  else
    self->page_height = g_value_get_int (value);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
livret_thumbnail_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LivretThumbnail *self = LIVRET_THUMBNAIL (object);

  g_value_set_int (value, id == PROP_PAGE_WIDTH ? self->page_width : self->page_height);
}

static void
livret_thumbnail_finalize (GObject *object)
{
  g_clear_object (&LIVRET_THUMBNAIL (object)->paintable);
  G_OBJECT_CLASS (livret_thumbnail_parent_class)->finalize (object);
}

static void
livret_thumbnail_class_init (LivretThumbnailClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = livret_thumbnail_finalize;
  object_class->set_property = livret_thumbnail_set_property;
  object_class->get_property = livret_thumbnail_get_property;
  widget_class->measure = livret_thumbnail_measure;
  widget_class->snapshot = livret_thumbnail_snapshot;
  props[PROP_PAGE_WIDTH] = g_param_spec_int ("page-width", NULL, NULL, 1, 4096, 42,
                                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_PAGE_HEIGHT] = g_param_spec_int ("page-height", NULL, NULL, 1, 4096, 56,
                                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
livret_thumbnail_init (LivretThumbnail *self)
{
  self->page_width = 42;
  self->page_height = 56;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (GTK_WIDGET (self), "thumbnail");
}
