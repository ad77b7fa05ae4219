/* livret-foreign.h: the database in a file that an app exports: the file itself, or in an archive.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/livret-foreign-db.h"
#include "record/livret-sink.h"

G_BEGIN_DECLS

/**
 * LivretForeign: the database that is in a file.
 * @db: (nullable): %NULL when there is none; @error says why
 * @others: members of the archive that are not the database, nor its log
 */
typedef struct
{
  LivretForeignDb *db;
  GError *error;
  guint others;
} LivretForeign;

/**
 * livret_foreign_of: (transfer none): looked for once a file; all formats that are databases ask.
 *
 * An archive's member is inflated into memory that no file is of.
 */
LivretForeign *livret_foreign_of (LivretInput *input);
/** livret_foreign_db_of: (transfer none) (nullable): the database, or the reason why not. */
LivretForeignDb *livret_foreign_db_of (LivretInput *input, GError **error);
/** livret_foreign_is_packed: whether the file is an archive. */
gboolean livret_foreign_is_packed (LivretInput *input);

G_END_DECLS
