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
  gboolean pinned;
  gboolean linked; /* something that is not hidden is laid beside it: livret-document-beside.h */
  char *folder;    /* id of a folder of the same person, "" if none: livret-folders.h */
  char *note;    /* what the person wrote beside it: one line, which leaves the vault in no share */
  char *snippet; /* of a search that asked for one: the text around a word found, else "" */
  int page;      /* where that stands, from 1; 0: not known, as of a text that has no pages */
} LivretDocument;

LivretDocument *livret_document_new (void);
LivretDocument *livret_document_copy (const LivretDocument *document);
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
 * @search: words as typed; searches title, author, establishment, contents and note
 * @author: exactly, as livret_documents_tally() gives it
 * @folder: id: those in it and in the folders below it
 * @pinned_first: above the others
 * @snippet: bytes of text around a word found, about; 0: none. Costs a look at each text: with a
 * limit
 */
typedef struct
{
  const char *person;
  const char *search;
  const char *category;
  const char *author;
  const char *folder;
  gboolean pinned_first;
  gboolean include_hidden;
  gboolean only_deleted;
  const LivretDate *from;
  const LivretDate *until;
  int limit; /* 0: all */
  int offset;
  int snippet;
} LivretDocumentQuery;

/** livret_documents_list: (transfer container) (element-type LivretDocument): newest first. */
GPtrArray *livret_documents_list (LivretDb *db, const LivretDocumentQuery *query, GError **error);
int livret_documents_count (LivretDb *db, const LivretDocumentQuery *query, GError **error);

/** LivretDocumentTally: how many documents share a category, a year or an author. */
typedef enum
{
  LIVRET_TALLY_CATEGORY, /* most frequent first */
  LIVRET_TALLY_YEAR,     /* latest first; "" without a date */
  LIVRET_TALLY_AUTHOR,   /* most frequent first; without those of no author */
} LivretTallyBy;
typedef struct
{
  char *key;
  int count;
} LivretDocumentTally;
void livret_document_tally_free (LivretDocumentTally *tally);
/** livret_documents_tally: (transfer container) (element-type LivretDocumentTally): of all that
 * @query finds; its limit and offset do not count. */
GPtrArray *livret_documents_tally (LivretDb *db,
                                   const LivretDocumentQuery *query,
                                   LivretTallyBy by,
                                   GError **error);

LivretDocument *livret_documents_get (LivretDb *db, const char *id, GError **error);

/**
 * livret_documents_add: stores the bytes of @fd (from its start) and the document; fills id,
 * sha256, size. A document with the same bytes for the same person, be it in the bin: %FALSE
 * without error, @document->id is the present one's. Titles and names are kept as one line
 * (livret_text_line()), unknown categories as the one for others.
 * @import_row: 0 if by hand
 */
gboolean livret_documents_add (LivretDb *db,
                               LivretDocument *document,
                               int fd,
                               const char *text,
                               gint64 import_row,
                               GError **error);
/** Letters of the note on a document. */
#define LIVRET_DOCUMENT_NOTE_MAX 2000
/** livret_documents_update: title, category, date, author, establishment, person, hidden, pinned,
 * folder and note. A folder that is gone, or another person's, is none. Journalled, but for a pin
 * and for the words of a note. Errors: LIVRET_RECORD_ERROR_INVALID: a note too long. */
gboolean livret_documents_update (LivretDb *db, const LivretDocument *document, GError **error);

/** LivretDocumentVersion: one file of a document. @import: id of the import it came by, or "". */
typedef struct
{
  int number;
  char *sha256;
  char *media_type;
  char *file_name;
  gint64 size;
  int pages;
  gint64 added;
  char *import;
} LivretDocumentVersion;
void livret_document_version_free (LivretDocumentVersion *version);

/**
 * livret_documents_add_version: a newer file of a document, by hand. Journalled.
 * @document: its id; media_type, file_name, pages and hidden of the new version; filled in:
 * version, sha256, size, hidden
 * @text: (nullable): what is read and searched from now on
 *
 * What is said of the document stays. Hidden once, hidden: the strictest of the versions counts.
 * Bytes that the document has already: %FALSE without error. LIVRET_RECORD_ERROR_INVALID: bytes of
 * another document of this person.
 */
gboolean livret_documents_add_version (
    LivretDb *db, LivretDocument *document, int fd, const char *text, GError **error);
/** livret_documents_list_versions: (transfer container) (element-type LivretDocumentVersion):
 * newest first. */
GPtrArray *livret_documents_list_versions (LivretDb *db, const char *id, GError **error);

/** livret_documents_delete: into the bin, or back out of it. Journalled; nothing if it is there. */
gboolean livret_documents_delete (LivretDb *db, const char *id, gboolean deleted, GError **error);
/** livret_documents_erase: for ever: contents, search index, versions, the journal's and the
 * imports' words of it. Journalled. */
gboolean livret_documents_erase (LivretDb *db, const char *id, GError **error);
/** livret_documents_purge_bin: erases what has lain in the bin for LIVRET_BIN_DAYS (see
 * livret_journal_bin_limit()). Returns how many, -1 on error. */
int livret_documents_purge_bin (LivretDb *db, GError **error);
/** livret_documents_open: the bytes of the current version in a sealed memfd; -1 on error. Hash
 * checked. */
int livret_documents_open (LivretDb *db, const char *id, GError **error);
/** livret_documents_take_out: the same for a copy outside the vault, for own use: journalled first,
 * so that what left is known even if its writing is cut off. */
int livret_documents_take_out (LivretDb *db, const char *id, GError **error);
/** livret_documents_open_version: the same of version @number; 0: the current one. */
int livret_documents_open_version (LivretDb *db, const char *id, int number, GError **error);
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
