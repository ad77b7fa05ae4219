/* livret-documents-page-private.h: the page of documents, as the files livret-documents-*.c see it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/documents/livret-document-extent.h"
#include "app/documents/livret-document-list.h"
#include "app/documents/livret-document-viewer.h"
#include "app/documents/livret-documents-page.h"
#include "app/documents/livret-found-list.h"

G_BEGIN_DECLS

struct _LivretDocumentsPage
{
  LivretPage parent_instance;

  GtkStack *outer;
  AdwNavigationSplitView *split;
  GtkWidget *search_button;
  GtkWidget *search_entry;
  GtkWidget *filters;
  GtkWidget *category;
  GtkWidget *folder;
  GtkWidget *year;
  GtkWidget *author;
  GtkWidget *hidden_button;
  GtkWidget *bin_button;
  AdwToggleGroup *scope;
  AdwToggle *scope_documents;
  AdwToggle *scope_found;
  GtkWidget *stack;
  GtkListView *list;
  LivretFoundList *found;

  LivretDocumentViewer *viewer;
  LivretDocumentList *documents;
  GtkSingleSelection *selection;
  GPtrArray *folders; /* LivretFolder, as the drop-down offers them */
  char *wanted;       /* id of the document to show once it is in the list */
  gboolean filling;
  gboolean asked;  /* by a filter that was changed: how many are left is said */
  gboolean some;   /* the person has documents at all */
  gboolean chosen; /* what is looked at of a search was chosen: it does not change by itself */
  guint counted;   /* of documents and of what else was found: which of both answers is awaited */
};

/** livret_documents_page_filter: (transfer full): what the filters and the search say now. */
LivretDocumentFilter *livret_documents_page_filter (LivretDocumentsPage *self);

G_END_DECLS
