/* livret-schema.h: numbered migrations of record.db.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-db.h"

G_BEGIN_DECLS

/**
 * LivretSchemaSteps: where the steps come from: schema/NNNN.sql, or a test's own.
 * @version: number of the last step, kept in the database as user_version
 * @get: (transfer full): the SQL that leads from @number - 1 to @number
 * @free_space: bytes that may be written in a folder, -1 if unknown
 */
typedef struct
{
  int version;
  GBytes *(*get) (int number, GError **error);
  gint64 (*free_space) (const char *folder);
} LivretSchemaSteps;
extern const LivretSchemaSteps livret_schema_steps;

/** livret_schema_create: the newest schema in an empty database, in one transaction. */
gboolean livret_schema_create (LivretDb *db, const LivretSchemaSteps *steps, GError **error);

/**
 * livret_schema_migrate:
 * @key: opens the copy that is made first, to verify it
 * @migrated: (out): whether anything was done
 *
 * Brings the database to this Livret's schema, one transaction a step. Before that the free space
 * is checked and a copy "record.db.before-N" is made beside it, opened and compared; it stays until
 * livret_schema_forget_copies(), called at the next good opening.
 *
 * Errors: LIVRET_RECORD_ERROR_NEWER, _DAMAGED (no record in it), _FULL
 */
gboolean livret_schema_migrate (LivretDb *db,
                                const LivretSchemaSteps *steps,
                                const char *database_path,
                                const LivretSecret *key,
                                gboolean *migrated,
                                GError **error);
/** livret_schema_forget_copies: also what a cut-off migration left. */
void livret_schema_forget_copies (const char *database_path);

G_END_DECLS
