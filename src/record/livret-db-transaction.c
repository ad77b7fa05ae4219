/* livret-db-transaction.c: transactions, nested ones as savepoints.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-db-private.h"

#include <glib/gi18n-lib.h>

gboolean
livret_db_transaction_lost (LivretDb *db)
{
  return db->depth > 0 && sqlite3_get_autocommit (db->handle);
}

void
livret_db_set_lost_error (GError **error)
{
  g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_FAILED,
                       _ ("This was given up on the way; nothing of it was kept."));
}

static gboolean
exec_at_depth (LivretDb *db, const char *outer, const char *inner, int depth, GError **error)
{
  g_autofree char *sql =
      depth == 0 ? g_strdup (outer) : g_strdup_printf ("%s livret_%d", inner, depth);

  return livret_db_exec (db, sql, error);
}

gboolean
livret_db_begin (LivretDb *db, GError **error)
{
  /* A reader's transaction keeps what it sees; it may not wait for, or take, the writer's lock. */
  const char *outer = db->mode == LIVRET_DB_READ ? "BEGIN" : "BEGIN IMMEDIATE";

  if (livret_db_transaction_lost (db))
    {
      livret_db_set_lost_error (error);
      return FALSE;
    }
  if (!exec_at_depth (db, outer, "SAVEPOINT", db->depth, error))
    return FALSE;
  db->depth++;
  return TRUE;
}

gboolean
livret_db_commit (LivretDb *db, GError **error)
{
  g_return_val_if_fail (db->depth > 0, FALSE);

  if (livret_db_transaction_lost (db))
    {
      livret_db_set_lost_error (error);
      return FALSE;
    }
  if (!exec_at_depth (db, "COMMIT", "RELEASE", db->depth - 1, error))
    return FALSE;
  db->depth--;
  return TRUE;
}

void
livret_db_rollback (LivretDb *db)
{
  g_return_if_fail (db->depth > 0);

  db->depth--;
  /* A failed statement may have ended the whole transaction already. */
  if (sqlite3_get_autocommit (db->handle))
    return;
  exec_at_depth (db, "ROLLBACK", "ROLLBACK TO", db->depth, NULL);
  if (db->depth > 0)
    exec_at_depth (db, "", "RELEASE", db->depth, NULL);
}

void
livret_db_abandon (LivretDb *db)
{
  if (!sqlite3_get_autocommit (db->handle))
    livret_db_exec (db, "ROLLBACK", NULL);
  db->depth = 0;
}

gboolean
livret_db_transaction_begin (LivretDbTransaction *t, LivretDb *db, GError **error)
{
  if (!livret_db_begin (db, error))
    return FALSE;
  t->db = db;
  return TRUE;
}

gboolean
livret_db_transaction_commit (LivretDbTransaction *t, GError **error)
{
  if (!livret_db_commit (t->db, error))
    return FALSE;
  t->db = NULL;
  return TRUE;
}

void
livret_db_transaction_clear (LivretDbTransaction *t)
{
  if (t->db != NULL)
    livret_db_rollback (t->db);
  t->db = NULL;
}
