/* livret-document-links.h: what else came into the record out of the files of a document.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-documents.h"
#include "record/livret-entries.h"
#include "record/livret-papers.h"
#include "record/livret-readings.h"

G_BEGIN_DECLS

/** LivretDocumentValue: the newest reading of a kind. @earlier: there are others of it; @place:
 * (nullable): title of the section of the document that states it. */
typedef struct
{
  LivretReading reading;
  gboolean earlier;
  char *place;
} LivretDocumentValue;

/** LivretDocumentOrigin: a file that brought the document, or in which it was seen again. */
typedef struct
{
  char *file_name;
  gint64 time;
} LivretDocumentOrigin;
void livret_document_origin_free (LivretDocumentOrigin *origin);

/**
 * LivretDocumentLinks: what was found in a document, else what its imports brought, and other files
 * of it. Nothing that lies in the bin, and of hidden documents and entries only what is asked for.
 * @id: of the document
 * @versions: of #LivretDocumentVersion, newest first
 * @paper: (nullable): what its file says of it
 * @parts: of #LivretPart
 * @origins: of #LivretDocumentOrigin, newest first
 * @documents: of #LivretDocument, newest first
 * @entries: of #LivretEntry
 * @values: of #LivretDocumentValue, by kind; only those that count as the document's person's
 */
typedef struct
{
  char *id;
  GPtrArray *versions;
  LivretPaper *paper;
  GPtrArray *parts;
  GPtrArray *origins;
  GPtrArray *documents;
  GPtrArray *entries;
  GArray *values;
} LivretDocumentLinks;
void livret_document_links_free (LivretDocumentLinks *links);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretDocumentLinks, livret_document_links_free)

/** livret_document_links_read: of the document @id; @hidden: tells hidden ones too. */
LivretDocumentLinks *
livret_document_links_read (LivretDb *db, const char *id, gboolean hidden, GError **error);

G_END_DECLS
