/* livret-document-list.h: the documents as a list model: pages are read when they come into sight.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

#include "app/documents/livret-document-filter.h"
#include "app/window/livret-household.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_DOCUMENT_ITEM (livret_document_item_get_type ())
G_DECLARE_FINAL_TYPE (LivretDocumentItem, livret_document_item, LIVRET, DOCUMENT_ITEM, GObject)

/** livret_document_item_get: (nullable): %NULL while it is not read yet; "notify::loaded" tells. */
const LivretDocument *livret_document_item_get (LivretDocumentItem *self);
/** livret_document_item_get_month: (nullable): heading to stand above it: the first of its month.
 */
const char *livret_document_item_get_month (LivretDocumentItem *self);

/** livret_document_item_get_snippet: (nullable): of a search: the text around a word found, with
 * the words found marked in @marks (borrowed); "notify::snippet" tells. */
const char *livret_document_item_get_snippet (LivretDocumentItem *self, PangoAttrList **marks);
/** livret_document_item_get_page: of the snippet: the page it stands on, from 1; 0: not known. */
int livret_document_item_get_page (LivretDocumentItem *self);

/**
 * livret_document_month: (transfer full) (nullable): heading of @document under @above (%NULL: the
 * first): %NULL when both are of one month, or both pinned. Pure.
 */
char *livret_document_month (const LivretDocument *above, const LivretDocument *document);

#define LIVRET_TYPE_DOCUMENT_LIST (livret_document_list_get_type ())
G_DECLARE_FINAL_TYPE (LivretDocumentList, livret_document_list, LIVRET, DOCUMENT_LIST, GObject)

/* Signal: "counted": the number of documents is known. */

LivretDocumentList *livret_document_list_new (LivretHousehold *household);

/** livret_document_list_load: counts and reads anew. */
void livret_document_list_load (LivretDocumentList *self, const LivretDocumentFilter *filter);
/** livret_document_list_find: (nullable): position among what is read so far; G_MAXUINT if not
 * there. */
guint livret_document_list_find (LivretDocumentList *self, const char *id);
/** livret_document_list_peek: (nullable): id of the document at @position, if it was read. */
const char *livret_document_list_peek (LivretDocumentList *self, guint position);
/** livret_document_list_get_filter: what is listed now; borrowed. */
const LivretDocumentFilter *livret_document_list_get_filter (LivretDocumentList *self);

G_END_DECLS
