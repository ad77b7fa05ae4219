/* livret-crop-page.c: cropping one photograph.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/imports/livret-crop-page.h"

#include <glib/gi18n.h>

#include "app/imports/livret-crop-frame.h"
#include "app/imports/livret-sheet-picture.h"
#include "app/widgets/livret-render.h"
#include "app/widgets/livret-template.h"

#define PICTURE_WIDTH 1200
#define PERCENT (LIVRET_CROP_SIDE / 100)

struct _LivretCropPage
{
  LivretPage parent_instance;

  AdwWindowTitle *heading;
  GtkWidget *content;
  LivretCropFrame *frame;
  GtkSpinButton *left_row;
  GtkSpinButton *top_row;
  GtkSpinButton *right_row;
  GtkSpinButton *bottom_row;
  GtkWidget *bar;
  GtkWidget *whole_button;
  GtkWidget *crop_button;

  guint turns;
  gboolean filling;
};

static guint cropped_signal;

G_DEFINE_FINAL_TYPE (LivretCropPage, livret_crop_page, LIVRET_TYPE_PAGE)

LivretCrop
livret_crop_page_get (LivretCropPage *self)
{
  return livret_crop_frame_get (self->frame);
}

/* The frame in figures; those that nobody typed keep their fractions. */
static void
fill_rows (LivretCropPage *self)
{
  LivretCrop crop = livret_crop_frame_get (self->frame);

  self->filling = TRUE;
  gtk_spin_button_set_value (self->left_row, crop.left / PERCENT);
  gtk_spin_button_set_value (self->top_row, crop.top / PERCENT);
  gtk_spin_button_set_value (self->right_row, (LIVRET_CROP_SIDE - crop.right) / PERCENT);
  gtk_spin_button_set_value (self->bottom_row, (LIVRET_CROP_SIDE - crop.bottom) / PERCENT);
  self->filling = FALSE;
  gtk_widget_set_sensitive (self->whole_button, !livret_crop_is_whole (&crop));
}

static void
on_row_changed (LivretCropPage *self, GParamSpec *pspec, GtkSpinButton *row)
{
  LivretCrop crop;
  int value = (int) gtk_spin_button_get_value (row) * PERCENT;

  if (self->filling || self->frame == NULL)
    return;
  crop = livret_crop_frame_get (self->frame);
  if (row == self->left_row)
    crop = livret_crop_with_edge (&crop, LIVRET_EDGE_LEFT, value);
  else if (row == self->top_row)
    crop = livret_crop_with_edge (&crop, LIVRET_EDGE_TOP, value);
  else if (row == self->right_row)
    crop = livret_crop_with_edge (&crop, LIVRET_EDGE_RIGHT, LIVRET_CROP_SIDE - value);
  else
    crop = livret_crop_with_edge (&crop, LIVRET_EDGE_BOTTOM, LIVRET_CROP_SIDE - value);
  livret_crop_frame_set (self->frame, &crop);
  fill_rows (self);
}

static void
on_whole_clicked (LivretCropPage *self)
{
  livret_crop_frame_set (self->frame, &LIVRET_CROP_NONE);
  fill_rows (self);
}

static void
on_crop_clicked (LivretCropPage *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);

  g_signal_emit (self, cropped_signal, 0);
  if (view != NULL)
    adw_navigation_view_pop (ADW_NAVIGATION_VIEW (view));
}

static void
on_rendered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretCropPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = livret_render_finish (result, &error);
  g_autoptr (GdkPaintable) picture = NULL;

  if (texture == NULL)
    {
      livret_household_report (livret_page_get_household (LIVRET_PAGE (self)), error);
      return;
    }
  picture = livret_sheet_picture (texture, self->turns, &LIVRET_CROP_NONE);
  if (self->frame != NULL)
    livret_crop_frame_set_picture (self->frame, picture);
}

LivretCropPage *
livret_crop_page_new (LivretHousehold *household,
                      int fd,
                      const char *media_type,
                      const LivretArrangeSheet *sheet,
                      const char *subtitle)
{
  LivretCropPage *self = g_object_new (LIVRET_TYPE_CROP_PAGE, "household", household, NULL);

  self->turns = sheet->turns;
  adw_window_title_set_subtitle (self->heading, subtitle);
  livret_crop_frame_set (self->frame, &sheet->crop);
  fill_rows (self);
  livret_render_fd_async (household, fd, media_type, (int) sheet->page, PICTURE_WIDTH,
                          livret_page_get_cancellable (LIVRET_PAGE (self)), on_rendered,
                          g_object_ref (self));
  return self;
}

/* The widget ------------------------------------------------------------------ */

static void
livret_crop_page_dispose (GObject *object)
{
  LIVRET_CROP_PAGE (object)->filling = TRUE;
  livret_template_dispose (GTK_WIDGET (object), LIVRET_TYPE_CROP_PAGE);
  G_OBJECT_CLASS (livret_crop_page_parent_class)->dispose (object);
}

static void
livret_crop_page_class_init (LivretCropPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_crop_page_dispose;
  cropped_signal = g_signal_new ("cropped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (LIVRET_TYPE_CROP_FRAME);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/livretsante/Livret/ui/livret-crop-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LivretCropPage, heading);
  gtk_widget_class_bind_template_child (widget_class, LivretCropPage, content);
  gtk_widget_class_bind_template_child (widget_class, LivretCropPage, frame);
  gtk_widget_class_bind_template_child (widget_class, LivretCropPage, left_row);
  gtk_widget_class_bind_template_child (widget_class, LivretCropPage, top_row);
  gtk_widget_class_bind_template_child (widget_class, LivretCropPage, right_row);
  gtk_widget_class_bind_template_child (widget_class, LivretCropPage, bottom_row);
  gtk_widget_class_bind_template_child (widget_class, LivretCropPage, bar);
  gtk_widget_class_bind_template_child (widget_class, LivretCropPage, whole_button);
  gtk_widget_class_bind_template_child (widget_class, LivretCropPage, crop_button);
  gtk_widget_class_bind_template_callback (widget_class, on_row_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_whole_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_crop_clicked);
}

static void
livret_crop_page_init (LivretCropPage *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->frame, "changed", G_CALLBACK (fill_rows), self, G_CONNECT_SWAPPED);
  self->filling = FALSE;
}
