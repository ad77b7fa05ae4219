/* livret-schema.h: numbered migrations of record.db.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-db.h"

G_BEGIN_DECLS

/**
 * livret_schema_migrate: brings the database to this Livret's schema, one transaction a step.
 * A newer schema is LIVRET_RECORD_ERROR_NEWER. Before changing a record that holds something, the
 * free space is checked and a verified copy "record.db.before-N" is kept beside it; the first good
 * open after that removes it (livret_schema_forget_copies()).
 */
gboolean livret_schema_migrate (LivretDb *db, const char *database_path, GError **error);
void livret_schema_forget_copies (const char *database_path);
int livret_schema_version (void);

G_END_DECLS
