/* livret-documents-private.h: what the files livret-document*.c share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-documents.h"

G_BEGIN_DECLS

/** livret_document_cleaned: (transfer full): a copy as it is kept: lines of text, a known category.
 */
LivretDocument *livret_document_cleaned (const LivretDocument *document);

/** livret_documents_person_row: 0 with LIVRET_RECORD_ERROR_NOT_FOUND where there is none. */
gint64 livret_documents_person_row (LivretDb *db, const char *id, GError **error);

/**
 * livret_documents_find_same: the document of this person that has a version or a part with these
 * bytes, also in the bin.
 * Returns: (transfer full) (nullable): its id; %NULL without @error if there is none
 */
char *livret_documents_find_same (
    LivretDb *db, gint64 person_row, const guint8 sha256[32], gint64 *row, GError **error);

/** livret_documents_insert_version: @document->version with its media type, name and pages. */
gboolean livret_documents_insert_version (LivretDb *db,
                                          const LivretDocument *document,
                                          const guint8 sha256[32],
                                          gint64 import_row,
                                          GError **error);
/** livret_documents_set_text: what is read and searched, in place of what was. */
gboolean livret_documents_set_text (LivretDb *db,
                                    const LivretDocument *document,
                                    const char *text,
                                    GError **error);

G_END_DECLS
