/* livret-papers.h: what the file of a document says of itself, and documents that come with it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A CDA header, the metadata of an XDM archive, a FHIR DocumentReference. The same document coming
 * by two roads is one document with two origins; a newer version takes the older one's place, which
 * stays reachable.
 */
#pragma once

#include "record/livret-documents.h"
#include "record/livret-sink.h"

G_BEGIN_DECLS

/**
 * LivretPaper: strings are never %NULL.
 * @type: typeCode, of LOINC ("11502-2") or TRE_A05 ("CERT_DECL")
 * @unique_id: XDS uniqueId, root^extension
 * @set_id: what the versions of a document share; @set_version: 0: unknown
 * @replaces: unique_id of the document it takes the place of; not kept
 * @restrictions: confidentiality codes, a space between: "N MASQUE_PS" (JDV_J08)
 */
typedef struct
{
  char *type;
  char *unique_id;
  char *set_id;
  int set_version;
  char *replaces;
  char *restrictions;
} LivretPaper;

LivretPaper *livret_paper_new (void);
void livret_paper_free (LivretPaper *paper);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretPaper, livret_paper_free)

/** livret_paper_hides: whether its restrictions ask for it not to be shown to everybody who opens
 * the record: MASQUE_PS, INVISIBLE_REPRESENTANTS_LEGAUX (and as HL7 v2 writes it). */
gboolean livret_paper_hides (const LivretPaper *paper);

/** LivretPart: a file beside the content of a version. @fd: to be stored, borrowed; -1 when read.
 */
typedef struct
{
  char *role;
  char *media_type;
  char *file_name;
  char *sha256; /* hex; when read */
  gint64 size;  /* when read */
  int fd;
} LivretPart;
void livret_part_free (LivretPart *part);

/** LivretFoundDocument: a document as it comes: all borrowed. @fd: the content; @text: for the
 * search; @parts: @n_parts of them. */
typedef struct
{
  LivretDocument *document;
  const LivretPaper *paper;
  const LivretPart *parts;
  guint n_parts;
  int fd;
  const char *text;
} LivretFoundDocument;

typedef enum
{
  LIVRET_FOUND_NEW,     /* stored */
  LIVRET_FOUND_VERSION, /* stored as another version of one that is there */
  LIVRET_FOUND_ALREADY, /* there already: its files are added to it where they were missing */
} LivretFoundAs;

/**
 * livret_documents_add_found: stores what an import brings. Fills document->id, row, version,
 * sha256, size. The same: the same bytes, be it of a part; or the same unique_id. A version: of the
 * same set_id, or what it says it replaces; an older one that comes late does not take the newer
 * one's place. Hidden once, hidden. What a person changed stays; what is as it was found follows
 * the newer version.
 */
gboolean livret_documents_add_found (LivretDb *db,
                                     const LivretFoundDocument *found,
                                     gint64 import_row,
                                     LivretFoundAs *as,
                                     GError **error);
/** livret_documents_look_up_found: as what livret_documents_add_found() would store it; writes
 * nothing. */
gboolean livret_documents_look_up_found (LivretDb *db,
                                         const LivretFoundDocument *found,
                                         LivretFoundAs *as,
                                         GError **error);

/** livret_papers_get: (transfer full) (nullable): of the version @number (0: the current one);
 * %NULL without error if its file said nothing. */
LivretPaper *livret_papers_get (LivretDb *db, const char *document, int number, GError **error);
/** livret_parts_list: (transfer container) (element-type LivretPart): of the version @number (0:
 * the current one). */
GPtrArray *livret_parts_list (LivretDb *db, const char *document, int number, GError **error);
/** livret_parts_open: its bytes in a sealed memfd; -1 on error, LIVRET_RECORD_ERROR_NOT_FOUND where
 * the version has no such part. */
int livret_parts_open (
    LivretDb *db, const char *document, int number, const char *role, GError **error);

/** livret_papers_take_back: versions, parts and papers that an import added to documents of others;
 * what was replaced stands again. Within a transaction. */
gboolean livret_papers_take_back (LivretDb *db, gint64 import_row, GError **error);
/** livret_papers_hand_on: what an import brought with a document is @heir's now. */
gboolean livret_papers_hand_on (
    LivretDb *db, gint64 document, gint64 import_row, gint64 heir, GError **error);

G_END_DECLS
