/* livret-document-viewer.c: one document: its pages, and what is known of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-document-viewer.h"

#include <glib/gi18n.h>

#include "app/documents/livret-document-info.h"
#include "app/documents/livret-document-jobs.h"
#include "app/documents/livret-document-row.h"
#include "app/documents/livret-lab-beside.h"
#include "app/documents/livret-page-thumbnail.h"
#include "app/widgets/livret-error-text.h"
#include "app/widgets/livret-render.h"
#include "app/shares/livret-shown.h"
#include "app/widgets/livret-spoken.h"
#include "app/widgets/livret-template.h"
#include "app/widgets/livret-wording.h"
#include "record/livret-papers.h"

#define PAGE_WIDTH 560 /* px at 100 % */
#define PAGE_MARGIN 12 /* as in the template */

static const int zooms[] = { 35, 50, 75, 100, 125, 150, 200, 300 };

struct _LivretDocumentViewer
{
  LivretPage parent_instance;

  AdwWindowTitle *heading;
  GtkWidget *share_button;
  GtkWidget *info_button;
  GtkWidget *menu_button;
  GtkWidget *stack;
  AdwOverlaySplitView *panel;
  GtkWidget *thumbnails_window;
  GtkListBox *thumbnails;
  GtkWidget *page_window;
  GtkPicture *picture;
  GtkWidget *spinner;
  AdwStatusPage *failure;
  GtkWidget *tools;
  GtkWidget *pager;
  GtkWidget *previous_button;
  GtkWidget *next_button;
  GtkWidget *page_label;
  GtkWidget *smaller_button;
  GtkWidget *larger_button;
  GtkWidget *zoom_label;
  LivretLabBeside *results;
  LivretDocumentInfo *info;

  char *id;
  LivretDocument *document;
  char *copy; /* media type of the PDF that the document brought; NULL: none */
  gboolean shows_copy;
  int pages; /* of what is shown, one at least */
  int page;
  int wanted; /* page to begin at */
  guint zoom;
  gboolean zoom_chosen;
  GCancellable *rendering;
  GCancellable *counting;
};

enum
{
  GONE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LivretDocumentViewer, livret_document_viewer, LIVRET_TYPE_PAGE)

static LivretHousehold *
get_household (LivretDocumentViewer *self)
{
  return livret_page_get_household (LIVRET_PAGE (self));
}

/* Pages ----------------------------------------------------------------------- */

static const char *
get_role (LivretDocumentViewer *self)
{
  return self->shows_copy ? LIVRET_PART_COPY : NULL;
}

static const char *
get_media_type (LivretDocumentViewer *self)
{
  return self->shows_copy ? self->copy : self->document->media_type;
}

static void
on_page_rendered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretDocumentViewer) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = livret_render_finish (result, &error);
  int width = PAGE_WIDTH * zooms[self->zoom] / 100;

  if (livret_error_is_cancelled (error) || self->document == NULL)
    return;
  gtk_widget_set_visible (self->spinner, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->failure), texture == NULL);
  gtk_picture_set_paintable (self->picture, texture ? GDK_PAINTABLE (texture) : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->picture), texture != NULL);
  if (texture == NULL)
    {
      g_autofree char *text = livret_error_text (error);

      adw_status_page_set_title (self->failure, _ ("This page cannot be shown"));
      adw_status_page_set_description (self->failure, text);
      return;
    }
  gtk_picture_set_can_shrink (self->picture, TRUE);
  gtk_widget_set_size_request (GTK_WIDGET (self->picture), width,
                               width * gdk_texture_get_height (texture) /
                                   MAX (gdk_texture_get_width (texture), 1));
}

static void
render_page (LivretDocumentViewer *self)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  int width = MIN (PAGE_WIDTH * zooms[self->zoom] / 100 * scale, 4096);
  g_autofree char *label = NULL;

  if (self->rendering != NULL)
    g_cancellable_cancel (self->rendering);
  g_clear_object (&self->rendering);
  if (livret_household_get_session (get_household (self)) == NULL)
    return;
  self->rendering = g_cancellable_new ();
  gtk_widget_set_visible (self->spinner, gtk_picture_get_paintable (self->picture) == NULL);
  /* Translators: page 2 of 5: the name of a picture for who cannot see it. */
  label =
      g_strdup_printf (_ ("%s, page %d of %d"), self->document->title, self->page + 1, self->pages);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->picture), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  livret_render_part_async (get_household (self), self->id, get_role (self), get_media_type (self),
                            self->page, width, self->rendering, on_page_rendered,
                            g_object_ref (self));
}

static void
apply_page (LivretDocumentViewer *self)
{
  int pages = self->pages;
  g_autofree char *page = g_strdup_printf ("%d / %d", self->page + 1, pages);
  g_autofree char *zoom = g_strdup_printf (_ ("%d%%"), zooms[self->zoom]);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->thumbnails, self->page);

  gtk_label_set_label (GTK_LABEL (self->page_label), page);
  gtk_label_set_label (GTK_LABEL (self->zoom_label), zoom);
  gtk_widget_set_visible (self->pager, pages > 1);
  gtk_widget_set_sensitive (self->previous_button, self->page > 0);
  gtk_widget_set_sensitive (self->next_button, self->page < pages - 1);
  gtk_widget_set_sensitive (self->smaller_button, self->zoom > 0);
  gtk_widget_set_sensitive (self->larger_button, self->zoom + 1 < G_N_ELEMENTS (zooms));
  if (row != NULL && gtk_list_box_get_selected_row (self->thumbnails) != row)
    gtk_list_box_select_row (self->thumbnails, row);
  render_page (self);
}

static void
go_to (LivretDocumentViewer *self, int page)
{
  if (self->document == NULL || page < 0 || page >= self->pages || page == self->page)
    return;
  self->page = page;
  gtk_adjustment_set_value (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->page_window)), 0);
  apply_page (self);
}

static void
on_previous_clicked (LivretDocumentViewer *self)
{
  go_to (self, self->page - 1);
}

static void
on_next_clicked (LivretDocumentViewer *self)
{
  go_to (self, self->page + 1);
}

/* Until somebody chooses, a page is as large as it can be without being cut at its side. */
static void
fit_zoom (LivretDocumentViewer *self)
{
  GtkAdjustment *across =
      gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->page_window));
  int width = (int) gtk_adjustment_get_page_size (across) - 2 * PAGE_MARGIN;
  guint fit = 0;

  if (self->zoom_chosen || width <= 0)
    return;
  while (zooms[fit] < 100 && PAGE_WIDTH * zooms[fit + 1] / 100 <= width)
    fit++;
  if (fit == self->zoom)
    return;
  self->zoom = fit;
  if (self->document != NULL)
    apply_page (self);
}

static void
set_zoom (LivretDocumentViewer *self, int step)
{
  self->zoom_chosen = TRUE;
  self->zoom = (guint) CLAMP ((int) self->zoom + step, 0, (int) G_N_ELEMENTS (zooms) - 1);
  apply_page (self);
}

static void
on_smaller_clicked (LivretDocumentViewer *self)
{
  set_zoom (self, -1);
}

static void
on_larger_clicked (LivretDocumentViewer *self)
{
  set_zoom (self, 1);
}

static void
on_thumbnail_selected (LivretDocumentViewer *self, GtkListBoxRow *row)
{
  if (row != NULL)
    go_to (self, gtk_list_box_row_get_index (row));
}

static void
fill_thumbnails (LivretDocumentViewer *self)
{
  gboolean narrow = livret_household_get_narrow (get_household (self));

  gtk_list_box_remove_all (self->thumbnails);
  gtk_widget_set_visible (self->thumbnails_window, self->pages > 1 && !narrow);
  for (int i = 0; !narrow && i < MIN (self->pages, 40) && self->pages > 1; i++)
    gtk_list_box_append (self->thumbnails,
                         livret_page_thumbnail_new (
                             get_household (self), self->id, get_role (self), get_media_type (self),
                             i, livret_page_get_cancellable (LIVRET_PAGE (self))));
}

/* What is laid out here, a text or a clinical document, has as many pages as that takes. */
static void
on_pages_counted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretDocumentViewer) self = user_data;
  int pages = livret_render_count_finish (result);

  if (self->document == NULL || self->rendering == NULL ||
      g_task_get_cancellable (G_TASK (result)) != self->counting || pages == self->pages)
    return;
  self->pages = pages;
  fill_thumbnails (self);
  apply_page (self);
}

static void
count_pages (LivretDocumentViewer *self)
{
  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->pages = MAX (self->document->pages, 1);
  if ((self->document->pages > 0 && !self->shows_copy) ||
      livret_household_get_session (get_household (self)) == NULL)
    return;
  self->counting = g_cancellable_new ();
  livret_render_count_async (get_household (self), self->id, get_role (self), get_media_type (self),
                             self->counting, on_pages_counted, g_object_ref (self));
}

/* The document ---------------------------------------------------------------- */

static void
apply_actions (LivretDocumentViewer *self)
{
  gboolean there = self->document != NULL;
  gboolean binned = there && self->document->deleted != 0;
  gboolean narrow = livret_household_get_narrow (get_household (self));
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "document.share",
                                 there && !binned && !self->document->hidden);
  gtk_widget_action_set_enabled (widget, "document.information", there && narrow);
  gtk_widget_action_set_enabled (widget, "document.copy", there && self->copy != NULL);
  gtk_widget_action_set_enabled (widget, "document.hide", there && !binned);
  gtk_widget_action_set_enabled (widget, "document.bin", there && !binned);
  gtk_widget_action_set_enabled (widget, "document.restore", binned);
  gtk_widget_action_set_enabled (widget, "document.erase", binned);
  gtk_widget_set_visible (self->menu_button, there);
  gtk_widget_set_visible (self->info_button, there && !narrow);
  gtk_widget_set_visible (self->share_button, there && !binned);
}

static void
show_from_start (LivretDocumentViewer *self)
{
  count_pages (self);
  self->page = CLAMP (self->wanted, 0, self->pages - 1);
  self->wanted = 0;
  gtk_picture_set_paintable (self->picture, NULL);
  fill_thumbnails (self);
  apply_page (self);
}

static void
apply_document (LivretDocumentViewer *self, gboolean other)
{
  g_autofree char *date = livret_date_display (&self->document->date);
  g_autofree char *from = livret_document_from (self->document);
  g_autofree char *subtitle = livret_wording_join (from, date, NULL);

  adw_window_title_set_title (self->heading, self->document->title);
  adw_window_title_set_subtitle (self->heading, subtitle);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), self->document->title);
  livret_document_info_show (self->info, get_household (self), self->document);
  livret_lab_beside_show (self->results, get_household (self), self->document);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "document");
  apply_actions (self);
  if (other)
    show_from_start (self);
}

static void leave (LivretDocumentViewer *self);

static void
on_document_got (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretDocumentViewer) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LivretDocumentShown) got =
      livret_store_run_finish (LIVRET_STORE (store), result, &error);
  gboolean other;

  if (got == NULL)
    {
      if (g_error_matches (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_FOUND))
        leave (self);
      else
        livret_household_report (get_household (self), error);
      return;
    }
  if (g_strcmp0 (got->document->id, self->id) != 0)
    return;
  other = self->document == NULL || !g_str_equal (self->document->id, got->document->id) ||
          !g_str_equal (self->document->sha256, got->document->sha256);
  g_clear_pointer (&self->document, livret_document_free);
  self->document = g_steal_pointer (&got->document);
  g_set_str (&self->copy, got->copy);
  self->shows_copy &= !other && self->copy != NULL;
  apply_document (self, other);
}

static void
livret_document_viewer_reload (LivretPage *page, GCancellable *cancellable)
{
  LivretDocumentViewer *self = LIVRET_DOCUMENT_VIEWER (page);

  if (self->id != NULL)
    livret_page_read (page, livret_document_read_shown, g_strdup (self->id), g_free,
                      (GDestroyNotify) livret_document_shown_free, cancellable, on_document_got);
}

void
livret_document_viewer_show (LivretDocumentViewer *self, const char *id)
{
  if (g_strcmp0 (self->id, id) == 0)
    return;
  g_set_str (&self->id, id);
  self->wanted = 0;
  if (id == NULL)
    {
      g_clear_pointer (&self->document, livret_document_free);
      adw_window_title_set_title (self->heading, "");
      adw_window_title_set_subtitle (self->heading, "");
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "nothing");
      apply_actions (self);
    }
  else
    livret_page_queue_reload (LIVRET_PAGE (self));
}

void
livret_document_viewer_show_at (LivretDocumentViewer *self, const char *id, int page)
{
  livret_document_viewer_show (self, id);
  if (self->document != NULL && g_str_equal (self->document->id, id))
    go_to (self, page);
  else
    self->wanted = page;
}

const char *
livret_document_viewer_get_id (LivretDocumentViewer *self)
{
  return self->id;
}

static void
leave (LivretDocumentViewer *self)
{
  livret_document_viewer_show (self, NULL);
  g_signal_emit (self, signals[GONE], 0);
}

/* Actions --------------------------------------------------------------------- */

static void
on_bin (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LivretDocumentViewer *self = LIVRET_DOCUMENT_VIEWER (widget);

  livret_document_do_bin (get_household (self), self->id);
  leave (self);
}

static void
on_restore (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LivretDocumentViewer *self = LIVRET_DOCUMENT_VIEWER (widget);

  livret_document_do_restore (get_household (self), self->id);
  leave (self);
}

static void
on_erase (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LivretDocumentViewer *self = LIVRET_DOCUMENT_VIEWER (widget);
  AdwDialog *dialog = livret_document_ask_erase (widget, get_household (self), self->document);

  g_signal_connect_object (dialog, "response::erase", G_CALLBACK (leave), self, G_CONNECT_SWAPPED);
}

static void
on_hide (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LivretDocumentViewer *self = LIVRET_DOCUMENT_VIEWER (widget);

  livret_document_do_hide (get_household (self), self->id, !self->document->hidden);
}

/* The PDF that a clinical document carries for reading, in the place of its pages, and back. */
static void
on_copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LivretDocumentViewer *self = LIVRET_DOCUMENT_VIEWER (widget);

  self->shows_copy = !self->shows_copy;
  show_from_start (self);
}

static void
on_information (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LivretDocumentViewer *self = LIVRET_DOCUMENT_VIEWER (widget);

  adw_dialog_present (livret_document_info_dialog_new (get_household (self), self->document),
                      widget);
}

/* Where there is no room for it beside the pages, what is known of them has a sheet of its own. */
static void
on_narrow_changed (LivretDocumentViewer *self)
{
  if (livret_household_get_narrow (get_household (self)))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->info_button), FALSE);
  apply_actions (self);
}

/* The widget ------------------------------------------------------------------ */

static void
on_share (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LivretDocumentViewer *self = LIVRET_DOCUMENT_VIEWER (widget);
  LivretShown *shown = livret_shown_new (self->document->person);

  livret_shown_add (shown, self->id);
  livret_shown_to_doctor (shown, widget, get_household (self));
}

LivretDocumentViewer *
livret_document_viewer_new (LivretHousehold *household)
{
  return g_object_new (LIVRET_TYPE_DOCUMENT_VIEWER, "household", household, NULL);
}

static void
livret_document_viewer_constructed (GObject *object)
{
  LivretDocumentViewer *self = LIVRET_DOCUMENT_VIEWER (object);

  G_OBJECT_CLASS (livret_document_viewer_parent_class)->constructed (object);
  g_object_bind_property (get_household (self), "narrow", self->panel, "collapsed",
                          G_BINDING_SYNC_CREATE);
  g_signal_connect_object (get_household (self), "notify::narrow", G_CALLBACK (on_narrow_changed),
                           self, G_CONNECT_SWAPPED);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->info_button), FALSE);
  apply_actions (self);
}

static void
livret_document_viewer_dispose (GObject *object)
{
  LivretDocumentViewer *self = LIVRET_DOCUMENT_VIEWER (object);

  if (self->rendering != NULL)
    g_cancellable_cancel (self->rendering);
  g_clear_object (&self->rendering);
  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_clear_pointer (&self->copy, g_free);
  livret_template_dispose (GTK_WIDGET (self), LIVRET_TYPE_DOCUMENT_VIEWER);
  g_clear_pointer (&self->document, livret_document_free);
  g_clear_pointer (&self->id, g_free);
  G_OBJECT_CLASS (livret_document_viewer_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentViewer, heading);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentViewer, share_button);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentViewer, info_button);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentViewer, menu_button);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentViewer, stack);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentViewer, panel);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentViewer, thumbnails_window);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentViewer, thumbnails);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentViewer, page_window);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentViewer, picture);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentViewer, spinner);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentViewer, failure);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentViewer, tools);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentViewer, pager);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentViewer, previous_button);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentViewer, next_button);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentViewer, page_label);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentViewer, smaller_button);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentViewer, larger_button);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentViewer, zoom_label);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentViewer, results);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentViewer, info);
}

static void
livret_document_viewer_class_init (LivretDocumentViewerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = livret_document_viewer_constructed;
  G_OBJECT_CLASS (klass)->dispose = livret_document_viewer_dispose;
  LIVRET_PAGE_CLASS (klass)->reload = livret_document_viewer_reload;
  signals[GONE] = g_signal_new ("gone", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "document.share", NULL, on_share);
  gtk_widget_class_install_action (widget_class, "document.information", NULL, on_information);
  gtk_widget_class_install_action (widget_class, "document.copy", NULL, on_copy);
  gtk_widget_class_install_action (widget_class, "document.hide", NULL, on_hide);
  gtk_widget_class_install_action (widget_class, "document.bin", NULL, on_bin);
  gtk_widget_class_install_action (widget_class, "document.restore", NULL, on_restore);
  gtk_widget_class_install_action (widget_class, "document.erase", NULL, on_erase);
  g_type_ensure (LIVRET_TYPE_DOCUMENT_INFO);
  g_type_ensure (LIVRET_TYPE_LAB_BESIDE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/livretsante/Livret/ui/livret-document-viewer.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, go_to);
  gtk_widget_class_bind_template_callback (widget_class, on_previous_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_next_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_smaller_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_larger_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_thumbnail_selected);
}

static void
livret_document_viewer_init (LivretDocumentViewer *self)
{
  self->zoom = 2;
  self->pages = 1;
  gtk_widget_init_template (GTK_WIDGET (self));
  livret_spoken_menu (GTK_MENU_BUTTON (self->menu_button));
  g_signal_connect_object (
      gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->page_window)),
      "notify::page-size", G_CALLBACK (fit_zoom), self, G_CONNECT_SWAPPED);
}
