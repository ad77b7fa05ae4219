/* livret-document-viewer.c: one document: its pages, and what is known of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-document-viewer-private.h"

#include <glib/gi18n.h>

#include "app/documents/livret-cards.h"
#include "app/documents/livret-document-jobs.h"
#include "app/documents/livret-document-row.h"
#include "app/documents/livret-document-save.h"
#include "app/documents/livret-document-words.h"
#include "app/shares/livret-shown.h"
#include "app/widgets/livret-spoken.h"
#include "app/widgets/livret-template.h"
#include "app/widgets/livret-wording.h"
#include "app/window/livret-cramped.h"
#include "base/livret-clock.h"

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
  gtk_widget_action_set_enabled (widget, "document.find", there);
  gtk_widget_action_set_enabled (widget, "document.copy", there && self->copy != NULL);
  gtk_widget_action_set_enabled (widget, "document.cards",
                                 there && livret_cards_of (self->document->media_type));
  gtk_widget_action_set_enabled (widget, "document.save", there && !binned);
  gtk_widget_action_set_enabled (widget, "document.hide", there && !binned);
  gtk_widget_action_set_enabled (widget, "document.bin", there && !binned);
  gtk_widget_action_set_enabled (widget, "document.restore", binned);
  gtk_widget_action_set_enabled (widget, "document.erase", binned);
  gtk_widget_set_visible (self->menu_button, there);
  gtk_widget_set_visible (self->info_button, there && !narrow);
  gtk_widget_set_visible (self->share_button, there && !binned);
}

static void
apply_document (LivretDocumentViewer *self, gboolean other)
{
  g_autofree char *date = livret_date_display (&self->document->date);
  g_autofree char *from = livret_document_from (self->document);
  g_autofree char *whose = livret_wording_person (
      livret_household_find (get_household (self), self->document->person), livret_clock_today ());
  g_autofree char *subtitle = livret_wording_join (whose, from, date, NULL);

  adw_window_title_set_title (self->heading, self->document->title);
  adw_window_title_set_subtitle (self->heading, subtitle);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), self->document->title);
  livret_document_info_show (self->info, get_household (self), self->document);
  livret_lab_beside_show (self->results, get_household (self), self->document);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "document");
  apply_actions (self);
  if (!other)
    return;
  self->shows_cards = livret_cards_of (self->document->media_type) && self->wanted == 0 &&
                      !gtk_widget_get_visible (GTK_WIDGET (self->finder));
  livret_document_viewer_start (self);
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
  other = self->turning || self->document == NULL ||
          !g_str_equal (self->document->id, got->document->id) ||
          !g_str_equal (self->document->sha256, got->document->sha256);
  self->turning = FALSE;
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
  self->turning = TRUE;
  self->wanted = 0;
  livret_page_finder_close (self->finder);
  livret_page_finder_look_at (self->finder, get_household (self), NULL);
  if (id == NULL)
    {
      g_clear_pointer (&self->document, livret_document_free);
      livret_document_viewer_stop (self);
      adw_window_title_set_title (self->heading, "");
      adw_window_title_set_subtitle (self->heading, "");
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "nothing");
      apply_actions (self);
    }
  else
    livret_page_queue_reload (LIVRET_PAGE (self));
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

static void
on_save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LivretDocumentViewer *self = LIVRET_DOCUMENT_VIEWER (widget);

  livret_document_save_original (widget, get_household (self), self->document);
}

/* The PDF that a clinical document carries for reading, in the place of its pages, and back. */
static void
on_copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LivretDocumentViewer *self = LIVRET_DOCUMENT_VIEWER (widget);

  self->shows_copy = !self->shows_copy;
  livret_document_viewer_start (self);
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

/* Beside both, the pages would have no room. */
static void
on_results_opened (LivretDocumentViewer *self)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->info_button), FALSE);
}

static void
on_information_toggled (LivretDocumentViewer *self)
{
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->info_button)))
    livret_lab_beside_close (self->results);
  livret_document_viewer_apply_thumbnails (self);
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
  g_signal_connect_object (get_household (self), "notify::narrow", G_CALLBACK (on_narrow_changed),
                           self, G_CONNECT_SWAPPED);
  livret_cramped_hide (self->zoom_label, get_household (self));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->info_button), FALSE);
  apply_actions (self);
}

static void
livret_document_viewer_dispose (GObject *object)
{
  LivretDocumentViewer *self = LIVRET_DOCUMENT_VIEWER (object);

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
  gtk_widget_class_install_action (widget_class, "document.save", NULL, on_save);
  gtk_widget_class_install_action (widget_class, "document.hide", NULL, on_hide);
  gtk_widget_class_install_action (widget_class, "document.bin", NULL, on_bin);
  gtk_widget_class_install_action (widget_class, "document.restore", NULL, on_restore);
  gtk_widget_class_install_action (widget_class, "document.erase", NULL, on_erase);
  livret_document_viewer_pages_install (widget_class);
  g_type_ensure (LIVRET_TYPE_DOCUMENT_INFO);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/livretsante/Livret/ui/livret-document-viewer.ui");
  bind_children (widget_class);
  livret_document_viewer_pages_bind (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_information_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_results_opened);
}

static void
livret_document_viewer_init (LivretDocumentViewer *self)
{
  self->zoom = 100;
  self->pages = 1;
  gtk_widget_init_template (GTK_WIDGET (self));
  livret_spoken_menu (GTK_MENU_BUTTON (self->menu_button));
}
