/* livret-page-view.c: one page of a document, with the words found on it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-page-view.h"

#include <glib/gi18n.h>

#include "app/documents/livret-page-marks.h"
#include "app/widgets/livret-error-text.h"
#include "app/widgets/livret-render.h"
#include "app/widgets/livret-template.h"

#define MARGIN 12 /* as in the template */
#define WIDTH_MAX 4096

struct _LivretPageView
{
  AdwBin parent_instance;

  GtkScrolledWindow *window;
  GtkPicture *picture;
  LivretPageMarks *marks;
  GtkWidget *spinner;
  AdwStatusPage *failure;

  int width;
  GCancellable *rendering;
  guint seeking; /* the tick that brings what is looked at into sight; 0: none */
  guint telling; /* what says that there is other room, once places are given; 0: none */
};

enum
{
  ROOM,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LivretPageView, livret_page_view, ADW_TYPE_BIN)

/* Into sight -------------------------------------------------------------------- */

static void
bring (GtkAdjustment *adjustment, double from, double to)
{
  double size = gtk_adjustment_get_page_size (adjustment);
  double value = gtk_adjustment_get_value (adjustment);

  if (from < value || to > value + size)
    gtk_adjustment_set_value (adjustment, (from + to - size) / 2);
}

/* A page that was just drawn has its size a frame later. */
static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  LivretPageView *self = LIVRET_PAGE_VIEW (widget);
  guint *frames = user_data;
  graphene_rect_t bounds, there;

  if (++*frames < 3)
    return G_SOURCE_CONTINUE;
  self->seeking = 0;
  if (self->marks == NULL || !livret_page_marks_get_current (self->marks, &bounds))
    return G_SOURCE_REMOVE;
  /* The page stands in the viewport at its margins, whatever has been scrolled. */
  there = bounds;
  graphene_rect_offset (&there, MARGIN, MARGIN);
  bring (gtk_scrolled_window_get_vadjustment (self->window), there.origin.y,
         there.origin.y + there.size.height + 2 * MARGIN);
  bring (gtk_scrolled_window_get_hadjustment (self->window), there.origin.x,
         there.origin.x + there.size.width);
  return G_SOURCE_REMOVE;
}

static void
seek (LivretPageView *self)
{
  graphene_rect_t bounds;

  if (self->seeking == 0 && livret_page_marks_get_current (self->marks, &bounds))
    self->seeking =
        gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, g_new0 (guint, 1), g_free);
}

void
livret_page_view_mark (LivretPageView *self,
                       GPtrArray *hits,
                       int page,
                       const LivretPageHit *current)
{
  livret_page_marks_set (self->marks, hits, page, current);
  seek (self);
}

void
livret_page_view_to_top (LivretPageView *self)
{
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->window), 0);
}

/* The page ---------------------------------------------------------------------- */

static void
on_rendered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretPageView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = livret_render_finish (result, &error);

  if (livret_error_is_cancelled (error) || self->picture == NULL || self->rendering == NULL)
    return;
  gtk_widget_set_visible (self->spinner, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->failure), texture == NULL);
  gtk_picture_set_paintable (self->picture, texture ? GDK_PAINTABLE (texture) : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->picture), texture != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->marks), texture != NULL);
  if (texture == NULL)
    {
      g_autofree char *text = livret_error_text (error);

      adw_status_page_set_title (self->failure, _ ("This page cannot be shown"));
      adw_status_page_set_description (self->failure, text);
      return;
    }
  gtk_picture_set_can_shrink (self->picture, TRUE);
  gtk_widget_set_size_request (GTK_WIDGET (self->picture), self->width,
                               self->width * gdk_texture_get_height (texture) /
                                   MAX (gdk_texture_get_width (texture), 1));
  seek (self);
}

static void
stop (LivretPageView *self)
{
  if (self->rendering != NULL)
    g_cancellable_cancel (self->rendering);
  g_clear_object (&self->rendering);
}

void
livret_page_view_show (LivretPageView *self,
                       LivretHousehold *household,
                       const LivretPageSource *source,
                       int page,
                       int width,
                       const char *name)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  stop (self);
  if (livret_household_get_session (household) == NULL)
    return;
  self->width = width;
  self->rendering = g_cancellable_new ();
  gtk_widget_set_visible (self->spinner, gtk_picture_get_paintable (self->picture) == NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->picture), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  livret_render_part_async (household, source->document, source->role, source->media_type, page,
                            MIN (width * scale, WIDTH_MAX), self->rendering, on_rendered,
                            g_object_ref (self));
}

void
livret_page_view_clear (LivretPageView *self)
{
  stop (self);
  gtk_picture_set_paintable (self->picture, NULL);
  livret_page_marks_set (self->marks, NULL, 0, NULL);
}

int
livret_page_view_get_room (LivretPageView *self)
{
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (self->window);

  return (int) gtk_adjustment_get_page_size (across) - 2 * MARGIN;
}

/* The widget -------------------------------------------------------------------- */

static gboolean
tell_room (gpointer data)
{
  LivretPageView *self = data;

  self->telling = 0;
  g_signal_emit (self, signals[ROOM], 0);
  return G_SOURCE_REMOVE;
}

/* Widgets are being given their places: what answers by changing others would change some that have
 * theirs already, which would be drawn without one. Hence after that, before the next frame. */
static void
on_page_size (LivretPageView *self)
{
  if (self->telling == 0)
    self->telling = g_idle_add_full (G_PRIORITY_HIGH_IDLE, tell_room, self, NULL);
}

static void
livret_page_view_dispose (GObject *object)
{
  LivretPageView *self = LIVRET_PAGE_VIEW (object);

  stop (self);
  g_clear_handle_id (&self->telling, g_source_remove);
  if (self->seeking != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->seeking);
  self->seeking = 0;
  livret_template_dispose (GTK_WIDGET (self), LIVRET_TYPE_PAGE_VIEW);
  G_OBJECT_CLASS (livret_page_view_parent_class)->dispose (object);
}

static void
livret_page_view_class_init (LivretPageViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_page_view_dispose;
  signals[ROOM] = g_signal_new ("room", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  g_type_ensure (LIVRET_TYPE_PAGE_MARKS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/livretsante/Livret/ui/livret-page-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LivretPageView, window);
  gtk_widget_class_bind_template_child (widget_class, LivretPageView, picture);
  gtk_widget_class_bind_template_child (widget_class, LivretPageView, marks);
  gtk_widget_class_bind_template_child (widget_class, LivretPageView, spinner);
  gtk_widget_class_bind_template_child (widget_class, LivretPageView, failure);
}

static void
livret_page_view_init (LivretPageView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->window), "notify::page-size",
                           G_CALLBACK (on_page_size), self, G_CONNECT_SWAPPED);
}
