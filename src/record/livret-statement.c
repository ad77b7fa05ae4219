/* livret-statement.c: prepared statements whose first failure sticks until it is asked for.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-db-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _LivretStatement
{
  LivretDb *db;
  const char *sql; /* as asked for: its place is its name */
  sqlite3_stmt *stmt;
  gboolean keep;     /* given back to the connection when freed */
  gboolean done;     /* stepped past the last row: stepping on would run it a second time */
  gboolean reported; /* the failure came out of a step */
  int rc;            /* the first failure, sticky */
  char *message;     /* what SQLite said of it then */
};

static void
keep_failure (LivretStatement *s, int rc)
{
  if (s->rc != SQLITE_OK || rc == SQLITE_OK)
    return;
  s->rc = rc;
  s->message =
      g_strdup (sqlite3_extended_errcode (s->db->handle) == rc ? sqlite3_errmsg (s->db->handle)
                                                               : sqlite3_errstr (rc));
}

static void
forget_failure (LivretStatement *s)
{
  s->rc = SQLITE_OK;
  s->reported = FALSE;
  g_clear_pointer (&s->message, g_free);
}

static LivretStatement *
statement_new (LivretDb *db, const char *sql, gboolean keep)
{
  LivretStatement *s = g_new0 (LivretStatement, 1);

  s->db = db;
  s->sql = sql;
  s->keep = keep;
  keep_failure (s, sqlite3_prepare_v3 (db->handle, sql, -1, keep ? SQLITE_PREPARE_PERSISTENT : 0,
                                       &s->stmt, NULL));
  return s;
}

/* Constant SQL is found again by where it stands in memory: to hash a long text for every row takes
 * as long as to run it. Should another text stand there by now, it is prepared as new. */
LivretStatement *
livret_db_prepare (LivretDb *db, const char *sql)
{
  LivretStatement *s = g_hash_table_lookup (db->statements, sql);

  if (s == NULL || strcmp (sqlite3_sql (s->stmt), sql) != 0)
    return statement_new (db, sql, TRUE);
  /* Out of the table while in use: the same SQL asked for meanwhile gets one of its own. */
  g_hash_table_remove (db->statements, sql);
  return s;
}

LivretStatement *
livret_db_prepare_dynamic (LivretDb *db, const char *sql)
{
  return statement_new (db, sql, FALSE);
}

void
livret_statement_destroy (LivretStatement *s)
{
  sqlite3_finalize (s->stmt);
  g_free (s->message);
  g_free (s);
}

void
livret_statement_free (LivretStatement *s)
{
  if (s == NULL)
    return;
  if (!s->keep || s->stmt == NULL || g_hash_table_contains (s->db->statements, s->sql))
    {
      livret_statement_destroy (s);
      return;
    }
  sqlite3_reset (s->stmt);
  sqlite3_clear_bindings (s->stmt);
  s->done = FALSE;
  forget_failure (s);
  g_hash_table_insert (s->db->statements, (gpointer) s->sql, s);
}

void
livret_statement_bind_int (LivretStatement *s, int index, gint64 value)
{
  keep_failure (s, sqlite3_bind_int64 (s->stmt, index, value));
}

void
livret_statement_bind_double (LivretStatement *s, int index, double value)
{
  keep_failure (s, isnan (value) ? sqlite3_bind_null (s->stmt, index)
                                 : sqlite3_bind_double (s->stmt, index, value));
}

void
livret_statement_bind_text (LivretStatement *s, int index, const char *text)
{
  keep_failure (s, sqlite3_bind_text (s->stmt, index, text, -1, SQLITE_TRANSIENT));
}

void
livret_statement_bind_blob (LivretStatement *s, int index, gconstpointer data, gsize size)
{
  /* A NULL pointer would bind NULL where an empty blob is meant. */
  keep_failure (
      s, sqlite3_bind_blob64 (s->stmt, index, data != NULL ? data : "", size, SQLITE_TRANSIENT));
}

void
livret_statement_bind_null (LivretStatement *s, int index)
{
  keep_failure (s, sqlite3_bind_null (s->stmt, index));
}

static gboolean
report (LivretStatement *s, GError **error)
{
  s->reported = TRUE;
  livret_db_take_error (s->db, s->rc, s->message, _ ("The record could not be read or written"),
                        error);
  return FALSE;
}

gboolean
livret_statement_step (LivretStatement *s, GError **error)
{
  int rc;

  if (s->rc != SQLITE_OK)
    return report (s, error);
  if (s->done)
    return FALSE;
  if (livret_db_transaction_lost (s->db))
    {
      livret_db_set_lost_error (error);
      return FALSE;
    }
  rc = sqlite3_step (s->stmt);
  if (rc == SQLITE_ROW)
    return TRUE;
  if (rc == SQLITE_DONE)
    {
      s->done = TRUE;
      return FALSE;
    }
  keep_failure (s, rc);
  return report (s, error);
}

gboolean
livret_statement_run (LivretStatement *s, GError **error)
{
  g_autoptr (GError) failed = NULL;

  while (livret_statement_step (s, &failed))
    ;
  livret_statement_reset (s);
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

/* A failed binding that nobody was told of yet stays: else the statement would run without it. */
void
livret_statement_reset (LivretStatement *s)
{
  if (s->stmt == NULL)
    return;
  sqlite3_reset (s->stmt);
  s->done = FALSE;
  if (s->reported)
    forget_failure (s);
}

gint64
livret_statement_int (LivretStatement *s, int column)
{
  return sqlite3_column_int64 (s->stmt, column);
}

double
livret_statement_double (LivretStatement *s, int column)
{
  return livret_statement_is_null (s, column) ? NAN : sqlite3_column_double (s->stmt, column);
}

const char *
livret_statement_text (LivretStatement *s, int column)
{
  return (const char *) sqlite3_column_text (s->stmt, column);
}

char *
livret_statement_dup_text (LivretStatement *s, int column)
{
  return g_strdup (livret_statement_text (s, column));
}

gconstpointer
livret_statement_blob (LivretStatement *s, int column, gsize *size)
{
  gconstpointer data = sqlite3_column_blob (s->stmt, column);

  *size = sqlite3_column_bytes (s->stmt, column);
  return data;
}

gboolean
livret_statement_is_null (LivretStatement *s, int column)
{
  return sqlite3_column_type (s->stmt, column) == SQLITE_NULL;
}
