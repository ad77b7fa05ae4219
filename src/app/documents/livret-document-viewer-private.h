/* livret-document-viewer-private.h: the viewer, as the files livret-document-viewer*.c see it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/documents/livret-cards-view.h"
#include "app/documents/livret-document-info.h"
#include "app/documents/livret-document-viewer.h"
#include "app/documents/livret-lab-beside.h"
#include "app/documents/livret-page-finder.h"
#include "app/documents/livret-page-view.h"

G_BEGIN_DECLS

struct _LivretDocumentViewer
{
  LivretPage parent_instance;

  AdwWindowTitle *heading;
  GtkWidget *share_button;
  GtkWidget *info_button;
  GtkWidget *menu_button;
  GtkWidget *stack;
  GtkStack *form; /* its pages, or its cards */
  LivretCardsView *cards;
  LivretLabBeside *results;
  GtkWidget *thumbnails_window;
  GtkListBox *thumbnails;
  LivretPageFinder *finder;
  LivretPageView *view;
  GtkWidget *tools;
  GtkWidget *pager;
  GtkWidget *previous_button;
  GtkWidget *next_button;
  GtkWidget *page_label;
  GtkWidget *smaller_button;
  GtkWidget *larger_button;
  GtkWidget *zoom_label;
  LivretDocumentInfo *info;

  char *id;
  gboolean turning; /* to the document of that id, which is being read */
  LivretDocument *document;
  char *copy; /* media type of the PDF that the document brought; NULL: none */
  gboolean shows_copy;
  gboolean shows_cards;
  int pages; /* of what is shown, one at least */
  int page;
  int wanted; /* page to begin at, from 1; 0: none */
  int zoom;   /* percent */
  gboolean zoom_chosen;
  GCancellable *counting;
};

/* livret-document-viewer-pages.c: its pages, and the words on them. */

/** livret_document_viewer_start: shows the document, or its other form, from its first page; or
 * from where the words are that are being looked for. */
void livret_document_viewer_start (LivretDocumentViewer *self);
/** livret_document_viewer_apply_thumbnails: there where they take no room from the page beside what
 * is known of it. */
void livret_document_viewer_apply_thumbnails (LivretDocumentViewer *self);
/** livret_document_viewer_stop: nothing is shown any more. */
void livret_document_viewer_stop (LivretDocumentViewer *self);
/** livret_document_viewer_pages_install: before the template is set; _bind: after. */
void livret_document_viewer_pages_install (GtkWidgetClass *klass);
void livret_document_viewer_pages_bind (GtkWidgetClass *klass);

G_END_DECLS
