/* livret-documents-rows.c: the rows of the list of documents.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "app/documents/livret-document-row.h"
#include "app/documents/livret-documents-page-private.h"

static void
on_row_selected (GtkListItem *item, GParamSpec *pspec, LivretDocumentsPage *self)
{
  livret_documents_select_show_row (self, item);
}

static void
setup_row (GtkSignalListItemFactory *factory, GtkListItem *item, LivretDocumentsPage *self)
{
  gtk_list_item_set_child (
      item, livret_document_row_new (livret_page_get_household (LIVRET_PAGE (self))));
  livret_documents_select_set_up_row (item);
  g_signal_connect_object (item, "notify::selected", G_CALLBACK (on_row_selected), self, 0);
}

/* A row is counted first, and known a moment later. */
static void
name_row (LivretDocumentItem *document, GParamSpec *pspec, GtkListItem *item)
{
  const LivretDocument *there = livret_document_item_get (document);

  gtk_list_item_set_accessible_label (item, there ? there->title : _ ("Being read…"));
}

static void
bind_row (GtkSignalListItemFactory *factory, GtkListItem *item, LivretDocumentsPage *self)
{
  LivretDocumentItem *document = gtk_list_item_get_item (item);

  livret_document_row_bind (LIVRET_DOCUMENT_ROW (gtk_list_item_get_child (item)), document);
  g_signal_connect_object (document, "notify::loaded", G_CALLBACK (name_row), item, 0);
  name_row (document, NULL, item);
  livret_documents_select_show_row (self, item);
}

static void
unbind_row (GtkSignalListItemFactory *factory, GtkListItem *item, LivretDocumentsPage *self)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), name_row, item);
  livret_document_row_bind (LIVRET_DOCUMENT_ROW (gtk_list_item_get_child (item)), NULL);
}

GtkListItemFactory *
livret_documents_rows_factory (LivretDocumentsPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_row), self, 0);
  return factory;
}
