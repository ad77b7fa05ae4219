/* livret-documents-page.h: the documents: filters, list by month, and the one that is looked at.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/livret-page.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_DOCUMENTS_PAGE (livret_documents_page_get_type ())
G_DECLARE_FINAL_TYPE (
    LivretDocumentsPage, livret_documents_page, LIVRET, DOCUMENTS_PAGE, LivretPage)

/** livret_documents_page_search: shows what has these words; "" all. */
void livret_documents_page_search (LivretDocumentsPage *self, const char *words);
/** livret_documents_page_is_searched: whether words are typed that narrow it. */
gboolean livret_documents_page_is_searched (LivretDocumentsPage *self);
/** livret_documents_page_show: @item: id of a document, or "ID#3": its third page. Where the list
 * is narrowed to others, all of it is shown again. */
void livret_documents_page_show (LivretDocumentsPage *self, const char *item);

G_END_DECLS
