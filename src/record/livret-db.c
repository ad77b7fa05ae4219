/* livret-db.c: opening an encrypted connection safely.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-db-private.h"

#include <glib/gi18n-lib.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>

#define BUSY_MS 5000
static const char plain_header[16] = "SQLite format 3";

struct sqlite3 *
livret_db_handle (LivretDb *db)
{
  return db->handle;
}

gboolean
livret_db_exec (LivretDb *db, const char *sql, GError **error)
{
  if (sqlite3_exec (db->handle, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  return livret_db_set_error (db, _ ("The record could not be read or written"), error);
}

/* --- Is it encrypted? --------------------------------------------------------------------------
 */

static gboolean
answers_as_cipher (sqlite3 *handle)
{
  sqlite3_stmt *s = NULL;
  gboolean answers =
      sqlite3_prepare_v2 (handle, "PRAGMA cipher_version", -1, &s, NULL) == SQLITE_OK &&
      sqlite3_step (s) == SQLITE_ROW && sqlite3_column_text (s, 0) != NULL;

  sqlite3_finalize (s);
  return answers;
}

/* The cipher must answer before a file is so much as made: with a plain SQLite in its place the
 * record would land on the disk in clear. */
static gboolean
check_library (GError **error)
{
  sqlite3 *memory = NULL;
  gboolean encrypts =
      sqlite3_open_v2 (":memory:", &memory, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) ==
          SQLITE_OK &&
      answers_as_cipher (memory);

  sqlite3_close (memory);
  if (!encrypts)
    g_set_error_literal (
        error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_ENCRYPTED,
        _ ("The SQL library of this system does not encrypt: Livret writes nothing with it."));
  return encrypts;
}

/* Through SQLite's own file: opening and closing a second descriptor would drop the locks that this
 * process holds on the file. */
static gboolean
read_header (LivretDb *db, char header[16], gint64 *size)
{
  sqlite3_file *file = NULL;
  sqlite3_int64 bytes = 0;

  memset (header, 0, 16);
  if (sqlite3_file_control (db->handle, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK ||
      file == NULL || file->pMethods == NULL ||
      file->pMethods->xFileSize (file, &bytes) != SQLITE_OK)
    return FALSE;
  *size = bytes;
  return bytes < 16 || file->pMethods->xRead (file, header, 16, 0) == SQLITE_OK;
}

static gboolean
check_header (LivretDb *db, gboolean create, GError **error)
{
  char header[16];
  gint64 size = 0;

  if (!read_header (db, header, &size))
    return livret_db_set_error (db, _ ("The database could not be opened"), error);
  if (memcmp (header, plain_header, sizeof plain_header) == 0)
    g_set_error_literal (
        error, LIVRET_RECORD_ERROR,
        create ? LIVRET_RECORD_ERROR_NOT_ENCRYPTED : LIVRET_RECORD_ERROR_DAMAGED,
        create ? _ ("The SQL library of this system does not encrypt: Livret writes nothing with "
                    "it.")
               : _ ("record.db is not encrypted: something other than Livret put it there. Nothing "
                    "was read or changed; put back the one of your last copy."));
  else if (size == 0 && !create)
    g_set_error_literal (
        error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_DAMAGED,
        _ ("record.db is empty: its contents were lost. Nothing was changed; put back the one of "
           "your last copy."));
  else
    return TRUE;
  return FALSE;
}

/* --- Setting up --------------------------------------------------------------------------------
 */

static gboolean
set_wal (LivretDb *db, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, "PRAGMA journal_mode = WAL");
  g_autoptr (GError) failed = NULL;

  if (livret_statement_step (s, &failed) && g_strcmp0 (livret_statement_text (s, 0), "wal") == 0)
    return TRUE;
  /* SQLite says nothing when it falls back: the file system cannot share memory. */
  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  else
    g_set_error_literal (
        error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_UNSAFE_PLACE,
        _ ("The file system here cannot keep an open vault safe. Nothing was changed; copy the "
           "vault to this computer’s own disk and open it there."));
  return FALSE;
}

static gboolean
set_pragmas (LivretDb *db, GError **error)
{
  /* recursive_triggers: else INSERT OR REPLACE slips past the triggers that keep the journal
   * append-only. temp_store: Debian's library would write temporary files in clear. */
  if (!livret_db_exec (db,
                       "PRAGMA temp_store = MEMORY;"
                       "PRAGMA foreign_keys = ON;"
                       "PRAGMA recursive_triggers = ON;"
                       "PRAGMA cell_size_check = ON;"
                       "PRAGMA secure_delete = ON;"
                       "PRAGMA synchronous = FULL;",
                       error))
    return FALSE;
  if (db->mode == LIVRET_DB_READ)
    return livret_db_exec (db, "PRAGMA cache_size = -4096; PRAGMA query_only = ON;", error);
  if (sqlite3_db_readonly (db->handle, "main") != 0)
    {
      livret_db_error_from_code (db, SQLITE_READONLY, "", error);
      return FALSE;
    }
  return livret_db_exec (db, "PRAGMA cache_size = -16384; PRAGMA journal_size_limit = 67108864;",
                         error) &&
         set_wal (db, error);
}

/* Reading the schema fails unless the key is right. */
static gboolean
prove_key (LivretDb *db, GError **error)
{
  db->proven = sqlite3_exec (db->handle, "SELECT count(*) FROM sqlite_master", NULL, NULL, NULL) ==
               SQLITE_OK;
  return db->proven || livret_db_set_error (db, _ ("The database could not be opened"), error);
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

/* Its folder may stand behind symbolic links; the file itself may not be one. */
static char *
real_path (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  char *real = realpath (folder, NULL);
  char *joined = g_build_filename (real != NULL ? real : folder, name, NULL);

  free (real);
  return joined;
}

static gboolean
open_file (LivretDb *db, const char *path, gboolean create, GError **error)
{
  g_autofree char *real = real_path (path);
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOFOLLOW |
              SQLITE_OPEN_READWRITE | (create ? SQLITE_OPEN_CREATE : 0);
  int rc = sqlite3_open_v2 (real, &db->handle, flags, NULL);

  if (rc == SQLITE_OK)
    return TRUE;
  livret_db_error_from_code (db, rc, _ ("The database could not be opened"), error);
  return FALSE;
}

static gboolean
give_key (LivretDb *db, const LivretSecret *key, GError **error)
{
  g_autoptr (LivretSecret) text = livret_db_key_text (key);

  if (sqlite3_key_v2 (db->handle, "main", livret_secret_text (text),
                      (int) livret_secret_size (text)) != SQLITE_OK)
    return livret_db_set_error (db, _ ("The database could not be opened"), error);
  /* The cipher's own log would name failures on standard error; each first key sets it up anew. */
  sqlite3_exec (db->handle, "PRAGMA cipher_log_level = NONE", NULL, NULL, NULL);
  sqlite3_busy_timeout (db->handle, BUSY_MS);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  return TRUE;
}

LivretDb *
livret_db_open (
    const char *path, const LivretSecret *key, LivretDbMode mode, gboolean create, GError **error)
{
  g_autoptr (LivretDb) db = NULL;

  g_return_val_if_fail (livret_secret_size (key) == 32, NULL);

  if (!check_library (error))
    return NULL;
  db = g_new0 (LivretDb, 1);
  db->mode = mode;
  db->statements = g_hash_table_new (NULL, NULL);
  if (!open_file (db, path, create, error) || !check_header (db, create, error) ||
      !give_key (db, key, error) || !prove_key (db, error) || !set_pragmas (db, error) ||
      (create && !check_header (db, TRUE, error)))
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
  livret_db_set_cancellable (db, NULL);
  g_hash_table_iter_init (&iter, db->statements);
  while (g_hash_table_iter_next (&iter, NULL, &statement))
    livret_statement_destroy (statement);
  g_hash_table_unref (db->statements);
  /* A statement still out would keep file and key open. */
  if (sqlite3_close (db->handle) != SQLITE_OK)
    g_critical ("A connection was closed while a statement was in use");
  g_clear_object (&db->root);
  g_free (db);
}

/* --- Stopping ----------------------------------------------------------------------------------
 */

static int
on_progress (gpointer data)
{
  LivretDb *db = data;

  return g_cancellable_is_cancelled (db->cancellable) || g_cancellable_is_cancelled (db->root);
}

static void
watch_progress (LivretDb *db)
{
  if (db->cancellable != NULL || db->root != NULL)
    sqlite3_progress_handler (db->handle, 10000, on_progress, db);
  else
    sqlite3_progress_handler (db->handle, 0, NULL, NULL);
}

void
livret_db_set_cancellable (LivretDb *db, GCancellable *cancellable)
{
  g_set_object (&db->cancellable, cancellable);
  watch_progress (db);
}

void
livret_db_set_root (LivretDb *db, GCancellable *root)
{
  g_set_object (&db->root, root);
  watch_progress (db);
}

gboolean
livret_db_check_cancelled (LivretDb *db, GError **error)
{
  if (!on_progress (db))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                       _ ("Stopped; nothing was changed."));
  return FALSE;
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

void
livret_db_release_memory (LivretDb *db)
{
  sqlite3_db_release_memory (db->handle);
  malloc_trim (0);
}
