/* livret-db-copy.h: the SQL of verified copies: making one, checking it, comparing it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-db.h"

G_BEGIN_DECLS

/** livret_db_size: bytes that the database takes in one piece. */
gint64 livret_db_size (LivretDb *db, GError **error);
/** livret_db_copy_into: the whole database as a new file under the same key; not inside a
 * transaction. Not yet synced to the disk. */
gboolean livret_db_copy_into (LivretDb *db, const char *path, GError **error);
/** livret_db_check: every page authentic under the key, every table and index sound. */
gboolean livret_db_check (LivretDb *db, GError **error);
/** livret_db_count_rows: (transfer full): "table=rows" of all tables, sorted; @total: (out) rows.
 */
char *livret_db_count_rows (LivretDb *db, gint64 *total, GError **error);
/** livret_db_content_hashes: (transfer full) (element-type guint8[32]): of all documents' contents.
 */
GArray *livret_db_content_hashes (LivretDb *db, GError **error);

G_END_DECLS
