/* livret-document-beside.h: what a person laid beside a document: another document, a statement.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-db.h"

G_BEGIN_DECLS

/**
 * livret_beside_set: lays @other, a document or a statement of the health profile (a hospital stay,
 * a treatment), beside @document, or takes it away again. Between two documents it holds both ways.
 * Journalled; nothing is written where nothing changes. What goes for good goes from beside it too;
 * what lies in the bin is beside it again once it is back.
 *
 * Errors: LIVRET_RECORD_ERROR_NOT_FOUND; LIVRET_RECORD_ERROR_INVALID: a document beside itself, or
 * something of another person
 */
gboolean livret_beside_set (
    LivretDb *db, const char *document, const char *other, gboolean beside, GError **error);
/** livret_beside_holds: whether @other is beside @document; %FALSE with @error where that fails. */
gboolean
livret_beside_holds (LivretDb *db, const char *document, const char *other, GError **error);

/** livret_beside_documents: (transfer full) (element-type LivretDocument): newest first, nothing of
 * the bin. @hidden: hidden ones too. */
GPtrArray *
livret_beside_documents (LivretDb *db, const char *document, gboolean hidden, GError **error);
/** livret_beside_entries: (transfer full) (element-type LivretEntry): as livret_beside_documents().
 */
GPtrArray *
livret_beside_entries (LivretDb *db, const char *document, gboolean hidden, GError **error);
/** livret_beside_of_entry: (transfer full) (element-type LivretDocument): the document in which the
 * statement @entry was found, then those beside which it is. */
GPtrArray *
livret_beside_of_entry (LivretDb *db, const char *entry, gboolean hidden, GError **error);

G_END_DECLS
