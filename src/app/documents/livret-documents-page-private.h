/* livret-documents-page-private.h: the page of documents, as the files livret-documents-*.c see it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/documents/livret-document-extent.h"
#include "app/documents/livret-document-list.h"
#include "app/documents/livret-document-viewer.h"
#include "app/documents/livret-documents-page.h"
#include "app/documents/livret-found-list.h"
#include "app/documents/livret-selection-bar.h"

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
  LivretSelectionBar *selection_bar;
  GtkMenuButton *menu_button;

  LivretDocumentViewer *viewer;
  LivretDocumentList *documents;
  GtkSingleSelection *selection;
  GtkMultiSelection *marked; /* of the same list, while documents are selected */
  gboolean selecting;
  GPtrArray *folders; /* LivretFolder, as the drop-down offers them */
  char *wanted;       /* id of the document to show once it is in the list */
  gboolean filling;
  gboolean choosing; /* a row is being selected by the page, not by a person */
  gboolean asked;    /* by a filter that was changed: how many are left is said */
  gboolean some;     /* the person has documents at all */
  gboolean chosen;   /* what is looked at of a search was chosen: it does not change by itself */
  guint counted;     /* of documents and of what else was found: which of both answers is awaited */
};

/** livret_documents_page_filter: (transfer full): what the filters and the search say now. */
LivretDocumentFilter *livret_documents_page_filter (LivretDocumentsPage *self);

/** livret_documents_page_show_documents: and not what else a search found. */
void livret_documents_page_show_documents (LivretDocumentsPage *self);

/* livret-documents-adding.c: files, photographs, the guide to where papers are. */

/** livret_documents_adding_install: before the template is set; _bind: after. */
void livret_documents_adding_install (GtkWidgetClass *klass);
void livret_documents_adding_bind (GtkWidgetClass *klass);

/* livret-documents-folders.c: the list narrowed to a folder. */

/** livret_documents_folders_get: (nullable): id of the folder that is chosen. */
const char *livret_documents_folders_get (LivretDocumentsPage *self);
/** livret_documents_folders_fill: offers @folders; what was chosen stays so while it is there. */
void livret_documents_folders_fill (LivretDocumentsPage *self, GPtrArray *folders);
void livret_documents_folders_install (GtkWidgetClass *klass);

/* livret-documents-rows.c: the rows of the list. */

/** livret_documents_rows_factory: (transfer full): makes a row, and fills it anew for each document
 * that comes into sight. */
GtkListItemFactory *livret_documents_rows_factory (LivretDocumentsPage *self);

/* livret-documents-select.c: selecting, by pointer and by keys. */

/** livret_documents_select_set_up: once there is a list. */
void livret_documents_select_set_up (LivretDocumentsPage *self);
void livret_documents_select_install (GtkWidgetClass *klass);
/** livret_documents_select_set_up_row: @item has its row. */
void livret_documents_select_set_up_row (GtkListItem *item);
/** livret_documents_select_show_row: whether it is selected, while one selects. */
void livret_documents_select_show_row (LivretDocumentsPage *self, GtkListItem *item);
void livret_documents_select_start (LivretDocumentsPage *self);
void livret_documents_select_end (LivretDocumentsPage *self);
/** livret_documents_select_toggle: selects a row, or no longer; begins if need be. */
void livret_documents_select_toggle (LivretDocumentsPage *self, guint position);

/* livret-documents-act.c: what is done to what is selected. */
void livret_documents_act_install (GtkWidgetClass *klass);

G_END_DECLS
