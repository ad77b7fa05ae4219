/* livret-document-links-state.h: what else came out of a document's file, as rows. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-document-links.h"
#include "record/livret-grants.h"

G_BEGIN_DECLS

/**
 * LivretDocumentLink: a row.
 * @page: (nullable): id of the page it leads to, static; @item: (nullable): what to show there
 * @person: (nullable): whose that is
 */
typedef struct
{
  char *title;
  char *subtitle;
  const char *page;
  char *item;
  char *person;
} LivretDocumentLink;
LivretDocumentLink *livret_document_link_copy (const LivretDocumentLink *link);
void livret_document_link_free (LivretDocumentLink *link);

/* All (transfer full) (element-type LivretDocumentLink). A page that lists everybody's needs nobody
 * chosen: see livret_document_link_chooses(). */

/** livret_document_links_versions: the files of the document; nothing while there is one. */
GPtrArray *livret_document_links_versions (const LivretDocumentLinks *links);
/** livret_document_links_paper: what its file says of it: its type, who is not to see it. */
GPtrArray *livret_document_links_paper (const LivretDocumentLinks *links);
/** livret_document_links_identifiers: those that its file gives it. */
GPtrArray *livret_document_links_identifiers (const LivretDocumentLinks *links);
/** livret_document_links_origins: the files it came in, where there are several. */
GPtrArray *livret_document_links_origins (const LivretDocumentLinks *links);
/** livret_document_restrictions: (transfer full): codes as words: "Restricted · Not to be seen by
 * legal representatives", "" where nothing is restricted. */
char *livret_document_restrictions (const char *codes);
/** livret_document_links_values: "Weight", "72 kg · 19 Nov. 2026"; each leads to its measure. */
GPtrArray *livret_document_links_values (const LivretDocumentLinks *links, const char *person);
/** livret_document_links_others: documents, as many as one looks through, then statements. */
GPtrArray *livret_document_links_others (const LivretDocumentLinks *links);
/** livret_document_links_shares: the shares, of @grants (element-type LivretGrantTerms), by which
 * the document left; each leads to it. Where there is none, a row says so. */
GPtrArray *livret_document_links_shares (const GPtrArray *grants, const char *document);

/** livret_document_link_chooses: whether the link's person has to be chosen before its page shows
 * what it leads to. @chosen: (nullable): who is chosen, %NULL for the whole household */
gboolean livret_document_link_chooses (const LivretDocumentLink *link, const char *chosen);

G_END_DECLS
