/* livret-db-private.h: what livret-db.c and livret-statement.c share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#define SQLITE_HAS_CODEC 1
#include <sqlcipher/sqlite3.h>

#include "record/livret-db.h"

struct _LivretDb
{
  sqlite3 *handle;
  GHashTable *statements; /* SQL address → LivretStatement, given back and ready */
  GCancellable *cancellable;
  int depth; /* of nested transactions */
};

void livret_db_error_from_code (LivretDb *db, int rc, const char *what, GError **error);
void livret_statement_destroy (LivretStatement *statement);
