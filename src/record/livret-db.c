/* livret-db.c: opening an encrypted connection safely, transactions.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-db-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "record/livret-tokenizer.h"

struct sqlite3 *
livret_db_handle (LivretDb *db)
{
  return db->handle;
}

/* One place that puts SQLite's result codes into words and codes a caller can act on. */
static LivretRecordError
code_from_sqlite (int rc)
{
  switch (rc & 0xff)
    {
    case SQLITE_NOTADB:
      return LIVRET_RECORD_ERROR_WRONG_KEY;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return LIVRET_RECORD_ERROR_BUSY;
    case SQLITE_CORRUPT:
      return LIVRET_RECORD_ERROR_DAMAGED;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return LIVRET_RECORD_ERROR_READ_ONLY;
    case SQLITE_FULL:
      return LIVRET_RECORD_ERROR_FULL;
    default:
      return LIVRET_RECORD_ERROR_FAILED;
    }
}

static const char *
words_from_code (LivretRecordError code)
{
  switch (code)
    {
    case LIVRET_RECORD_ERROR_BUSY:
      return _ ("another program has the vault open");
    case LIVRET_RECORD_ERROR_DAMAGED:
      return _ ("the database is damaged; nothing was changed, open your last copy");
    case LIVRET_RECORD_ERROR_READ_ONLY:
      return _ ("the vault cannot be written where it is; nothing was changed");
    case LIVRET_RECORD_ERROR_FULL:
      return _ ("the disk is full; nothing was changed");
    default:
      return NULL;
    }
}

void
livret_db_error_from_code (LivretDb *db, int rc, const char *what, GError **error)
{
  LivretRecordError code = code_from_sqlite (rc);
  const char *words = words_from_code (code);

  if ((rc & 0xff) == SQLITE_INTERRUPT)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                           _ ("Stopped; nothing was changed."));
      return;
    }
  if ((rc & 0xff) == SQLITE_IOERR && db->handle != NULL &&
      sqlite3_system_errno (db->handle) == ENOSPC)
    {
      code = LIVRET_RECORD_ERROR_FULL;
      words = words_from_code (code);
    }
  if (words == NULL)
    words = db->handle != NULL ? sqlite3_errmsg (db->handle) : sqlite3_errstr (rc);
  g_set_error (error, LIVRET_RECORD_ERROR, code, "%s: %s", what, words);
}

gboolean
livret_db_set_error (LivretDb *db, const char *what, GError **error)
{
  livret_db_error_from_code (db, sqlite3_extended_errcode (db->handle), what, error);
  return FALSE;
}

gboolean
livret_db_exec (LivretDb *db, const char *sql, GError **error)
{
  if (sqlite3_exec (db->handle, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  return livret_db_set_error (db, _ ("The record could not be read or written"), error);
}

/* The cipher must answer before anything is written: with a plain SQLite in its place the record
 * would land on the disk in clear. */
static gboolean
check_cipher (LivretDb *db, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, "PRAGMA cipher_version");

  if (livret_statement_step (s, NULL) && livret_statement_text (s, 0) != NULL)
    return TRUE;
  g_set_error_literal (
      error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_ENCRYPTED,
      _ ("The SQL library of this system does not encrypt: Livret writes nothing with it."));
  return FALSE;
}

static gboolean
set_pragmas (LivretDb *db, LivretDbMode mode, gboolean create, GError **error)
{
  /* recursive_triggers: else INSERT OR REPLACE slips past the triggers that keep the journal
   * append-only. temp_store: Debian's library would write temporary files in clear. */
  if (!livret_db_exec (db,
                       "PRAGMA temp_store = MEMORY;"
                       "PRAGMA foreign_keys = ON;"
                       "PRAGMA recursive_triggers = ON;"
                       "PRAGMA trusted_schema = OFF;"
                       "PRAGMA cell_size_check = ON;"
                       "PRAGMA synchronous = FULL;",
                       error))
    return FALSE;
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  if (mode == LIVRET_DB_READ)
    return livret_db_exec (db, "PRAGMA cache_size = -4096; PRAGMA query_only = ON;", error);
  sqlite3_busy_timeout (db->handle, 5000);
  return livret_db_exec (db,
                         "PRAGMA cache_size = -16384;"
                         "PRAGMA journal_mode = WAL;"
                         "PRAGMA journal_size_limit = 67108864;",
                         error);
}

/* Reading the schema fails unless the key is right. */
static gboolean
prove_key (LivretDb *db, GError **error)
{
  int rc = sqlite3_exec (db->handle, "SELECT count(*) FROM sqlite_master", NULL, NULL, NULL);

  if (rc == SQLITE_OK)
    return TRUE;
  if ((rc & 0xff) == SQLITE_NOTADB)
    g_set_error_literal (
        error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_WRONG_KEY,
        _ ("The key does not open the database, or the database is not one of Livret's."));
  else
    livret_db_set_error (db, _ ("The database could not be opened"), error);
  return FALSE;
}

/* SQLCipher takes a raw key as the text x'<64 hexadecimal digits>'. */
LivretSecret *
livret_db_key_text (const LivretSecret *key)
{
  static const char digits[] = "0123456789abcdef";
  LivretSecret *text = livret_secret_new_zeroed (67);
  char *t = (char *) livret_secret_data_mutable (text);

  memcpy (t, "x'", 2);
  for (guint i = 0; i < 32; i++)
    {
      t[2 + 2 * i] = digits[livret_secret_data (key)[i] >> 4];
      t[3 + 2 * i] = digits[livret_secret_data (key)[i] & 15];
    }
  t[66] = '\'';
  return text;
}

LivretDb *
livret_db_open (
    const char *path, const LivretSecret *key, LivretDbMode mode, gboolean create, GError **error)
{
  g_autoptr (LivretDb) db = g_new0 (LivretDb, 1);
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_READWRITE | (create ? SQLITE_OPEN_CREATE : 0);
  g_autoptr (LivretSecret) text = NULL;
  int rc;

  g_return_val_if_fail (livret_secret_size (key) == 32, NULL);

  db->statements = g_hash_table_new (g_direct_hash, g_direct_equal);
  rc = sqlite3_open_v2 (path, &db->handle, flags, NULL);
  if (rc != SQLITE_OK)
    {
      livret_db_error_from_code (db, rc, _ ("The database could not be opened"), error);
      return NULL;
    }
  /* The cipher's own log would name files and failures on standard error. */
  sqlite3_exec (db->handle, "PRAGMA cipher_log_level = NONE", NULL, NULL, NULL);
  text = livret_db_key_text (key);
  rc = sqlite3_key_v2 (db->handle, "main", livret_secret_text (text),
                       (int) livret_secret_size (text));
  if (rc != SQLITE_OK)
    {
      livret_db_error_from_code (db, rc, _ ("The database could not be opened"), error);
      return NULL;
    }
  if (livret_tokenizer_register (db->handle) != SQLITE_OK)
    {
      livret_db_set_error (db, _ ("The search could not be set up"), error);
      return NULL;
    }
  if (!check_cipher (db, error) || !prove_key (db, error) || !set_pragmas (db, mode, create, error))
    return NULL;
  return g_steal_pointer (&db);
}

void
livret_db_close (LivretDb *db)
{
  GHashTableIter iter;
  gpointer statement;

  if (db == NULL)
    return;
  g_hash_table_iter_init (&iter, db->statements);
  while (g_hash_table_iter_next (&iter, NULL, &statement))
    livret_statement_destroy (statement);
  g_hash_table_unref (db->statements);
  sqlite3_close (db->handle);
  g_clear_object (&db->cancellable);
  g_free (db);
}

static int
on_progress (gpointer data)
{
  LivretDb *db = data;

  return g_cancellable_is_cancelled (db->cancellable);
}

void
livret_db_set_cancellable (LivretDb *db, GCancellable *cancellable)
{
  g_set_object (&db->cancellable, cancellable);
  if (cancellable != NULL)
    sqlite3_progress_handler (db->handle, 10000, on_progress, db);
  else
    sqlite3_progress_handler (db->handle, 0, NULL, NULL);
}

static gboolean
exec_depth (LivretDb *db, const char *outer, const char *inner, int depth, GError **error)
{
  g_autofree char *sql =
      depth == 0 ? g_strdup (outer) : g_strdup_printf ("%s livret_%d", inner, depth);

  return livret_db_exec (db, sql, error);
}

gboolean
livret_db_begin (LivretDb *db, GError **error)
{
  if (!exec_depth (db, "BEGIN IMMEDIATE", "SAVEPOINT", db->depth, error))
    return FALSE;
  db->depth++;
  return TRUE;
}

gboolean
livret_db_commit (LivretDb *db, GError **error)
{
  g_return_val_if_fail (db->depth > 0, FALSE);

  if (!exec_depth (db, "COMMIT", "RELEASE", db->depth - 1, error))
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
  exec_depth (db, "ROLLBACK", "ROLLBACK TO", db->depth, NULL);
  if (db->depth > 0)
    exec_depth (db, "", "RELEASE", db->depth, NULL);
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

gint64
livret_db_last_rowid (LivretDb *db)
{
  return sqlite3_last_insert_rowid (db->handle);
}

int
livret_db_changes (LivretDb *db)
{
  return sqlite3_changes (db->handle);
}
