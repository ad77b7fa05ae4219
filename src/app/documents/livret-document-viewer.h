/* livret-document-viewer.h: one document: its pages, and what is known of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/livret-page.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_DOCUMENT_VIEWER (livret_document_viewer_get_type ())
G_DECLARE_FINAL_TYPE (
    LivretDocumentViewer, livret_document_viewer, LIVRET, DOCUMENT_VIEWER, LivretPage)

/* Signal: "gone": the document went into the bin, or out of sight. */

LivretDocumentViewer *livret_document_viewer_new (LivretHousehold *household);
/** livret_document_viewer_show: @id %NULL: nothing. */
void livret_document_viewer_show (LivretDocumentViewer *self, const char *id);
/** livret_document_viewer_turn: to @page, from 1, of the document that is shown, or being read. */
void livret_document_viewer_turn (LivretDocumentViewer *self, int page);
/** livret_document_viewer_seek: of the document that is shown, or being read: the page where
 * @words, which a search found, stand, with the words marked. @page: from 1; 0: not known. */
void livret_document_viewer_seek (LivretDocumentViewer *self, const char *words, int page);
/** livret_document_viewer_find: opens the search in the document. */
void livret_document_viewer_find (LivretDocumentViewer *self);
const char *livret_document_viewer_get_id (LivretDocumentViewer *self);

G_END_DECLS
