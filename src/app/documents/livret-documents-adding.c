/* livret-documents-adding.c: the ways to add documents.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-documents-page-private.h"

#include <glib/gi18n.h>

#include "app/imports/livret-import-page.h"
#include "app/window/livret-help.h"

static void
on_file_clicked (LivretDocumentsPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "frame.import", NULL);
}

static void
on_photos_chosen (GObject *dialog, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretDocumentsPage) self = user_data;
  g_autoptr (GListModel) files =
      gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (dialog), result, NULL);
  LivretImportPage *page;

  if (files == NULL || g_list_model_get_n_items (files) == 0)
    return;
  page = livret_import_page_new (livret_page_get_household (LIVRET_PAGE (self)), files);
  livret_import_page_join (page);
  livret_page_push (GTK_WIDGET (self), ADW_NAVIGATION_PAGE (page));
}

static void
on_photos_clicked (LivretDocumentsPage *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Pictures"));
  gtk_file_filter_add_mime_type (filter, "image/*");
  gtk_file_dialog_set_title (dialog, _ ("Photos of one paper, in order"));
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_open_multiple (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                 livret_page_get_cancellable (LIVRET_PAGE (self)), on_photos_chosen,
                                 g_object_ref (self));
}

static void
on_guide_clicked (LivretDocumentsPage *self)
{
  adw_dialog_present (livret_guide_dialog_new (), GTK_WIDGET (self));
}

static void
on_new (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "frame.import", NULL);
}

void
livret_documents_adding_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "page.new", NULL, on_new);
}

void
livret_documents_adding_bind (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_callback (klass, on_file_clicked);
  gtk_widget_class_bind_template_callback (klass, on_photos_clicked);
  gtk_widget_class_bind_template_callback (klass, on_guide_clicked);
}
