/* livret-documents-folders.c: the list of documents narrowed to a folder.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-documents-page-private.h"

#include <glib/gi18n.h>

#include "app/documents/livret-document-drop-down.h"
#include "app/documents/livret-folders-dialog.h"

const char *
livret_documents_folders_get (LivretDocumentsPage *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->folder));

  return selected > 0 && selected <= self->folders->len
             ? ((LivretFolder *) self->folders->pdata[selected - 1])->id
             : NULL;
}

void
livret_documents_folders_fill (LivretDocumentsPage *self, GPtrArray *folders)
{
  LivretHousehold *household = livret_page_get_household (LIVRET_PAGE (self));
  gboolean several = livret_household_get_person (household) == NULL;
  g_autofree char *chosen = g_strdup (livret_documents_folders_get (self));
  g_auto (GStrv) choices = livret_document_folder_choices (_ ("Folder"), folders, several);

  g_ptr_array_ref (folders);
  g_ptr_array_unref (self->folders);
  self->folders = folders;
  self->filling = TRUE;
  livret_document_drop_down_fill (self->folder, (const char *const *) choices,
                                  livret_document_folder_place (folders, chosen));
  self->filling = FALSE;
  gtk_widget_set_visible (self->folder, folders->len > 0);
}

/* Its documents, by the same choice as above the list. */
static void
on_folder_chosen (LivretDocumentsPage *self, const char *id)
{
  guint place = livret_document_folder_place (self->folders, id);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->folder), place);
}

static void
on_folders (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LivretFoldersDialog *dialog =
      livret_folders_dialog_new (livret_page_get_household (LIVRET_PAGE (widget)));

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (on_folder_chosen), widget,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

void
livret_documents_folders_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "documents.folders", NULL, on_folders);
}
