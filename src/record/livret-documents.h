/* livret-documents.h: documents, their versions and their contents in encrypted chunks.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/livret-date.h"
#include "record/livret-db.h"

G_BEGIN_DECLS

/**
 * LivretDocument: a logical document with its current version. Strings are never %NULL.
 * @category: a Mon espace santé code ("BIOLOGIE"…), see livret_categories()
 * @sha256: of the current version, lower-case hex
 */
typedef struct
{
  char *id;
  gint64 row;
  char *person;
  char *person_name;
  char *title;
  char *category;
  LivretDate date;
  char *author;
  char *establishment;
  gboolean hidden;
  int version;
  char *sha256;
  char *media_type;
  char *file_name;
  gint64 size;
  int pages;
  char *import;   /* id of the import it came by, "" if none */
  gint64 added;   /* Unix seconds */
  gint64 deleted; /* 0, or when it was put into the bin */
} LivretDocument;

LivretDocument *livret_document_new (void);
void livret_document_free (LivretDocument *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretDocument, livret_document_free)

/** LivretCategory: a category of Mon espace santé; @label is English, in the catalogue. */
typedef struct
{
  const char *code;
  const char *label;
} LivretCategory;
/** livret_categories: ended by a NULL code. */
const LivretCategory *livret_categories (void);
/** livret_category_label: in the current language; unknown codes as "Other documents". */
const char *livret_category_label (const char *code);

/**
 * LivretDocumentQuery: all members optional.
 * @person: person id
 * @search: words as typed; searches title, author, establishment and contents
 */
typedef struct
{
  const char *person;
  const char *search;
  const char *category;
  gboolean include_hidden;
  gboolean only_deleted;
  const LivretDate *from;
  const LivretDate *until;
  int limit; /* 0: all */
  int offset;
} LivretDocumentQuery;

/** livret_documents_list: (transfer container) (element-type LivretDocument): newest first. */
GPtrArray *livret_documents_list (LivretDb *db, const LivretDocumentQuery *query, GError **error);
int livret_documents_count (LivretDb *db, const LivretDocumentQuery *query, GError **error);
LivretDocument *livret_documents_get (LivretDb *db, const char *id, GError **error);

/**
 * livret_documents_add: stores the bytes of @fd (from its start) and the document; fills id,
 * sha256, size. A document with the same bytes for the same person: %FALSE without error,
 * @document->id is the present one's.
 * @import_row: 0 if by hand
 */
gboolean livret_documents_add (LivretDb *db,
                               LivretDocument *document,
                               int fd,
                               const char *text,
                               gint64 import_row,
                               GError **error);
/** livret_documents_update: title, category, date, author, establishment, person, hidden.
 * Journalled. */
gboolean livret_documents_update (LivretDb *db, const LivretDocument *document, GError **error);
/** livret_documents_delete: into the bin (kept 30 days), or back out of it. Journalled. */
gboolean livret_documents_delete (LivretDb *db, const char *id, gboolean deleted, GError **error);
/** livret_documents_erase: for ever: contents, search index, versions. Journalled. */
gboolean livret_documents_erase (LivretDb *db, const char *id, GError **error);
/** livret_documents_open: the bytes of the current version in a sealed memfd; -1 on error. Hash
 * checked. */
int livret_documents_open (LivretDb *db, const char *id, GError **error);
/** livret_documents_text: (transfer full) (nullable): the text indexed for search. */
char *livret_documents_text (LivretDb *db, const char *id, GError **error);

/** livret_documents_remove_rows: the document and what only it uses, without a word in the journal;
 * for imports. */
gboolean livret_documents_remove_rows (LivretDb *db, gint64 row, GError **error);

/** livret_contents_put: chunks the bytes of @fd under their hash unless present; @sha256 raw 32
 * bytes. */
gboolean
livret_contents_put (LivretDb *db, int fd, guint8 sha256[32], gint64 *size, GError **error);
int livret_contents_open (LivretDb *db, const guint8 sha256[32], const char *name, GError **error);

G_END_DECLS
