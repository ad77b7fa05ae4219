/* livret-schema.c: migrations: the .sql files of schema/, in order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-schema.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "livret-record-resources.h"
#include "record/livret-db-private.h"
#include "record/livret-place.h"

#define VERSION 1

int
livret_schema_version (void)
{
  return VERSION;
}

static gint64
user_version (LivretDb *db, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, "PRAGMA user_version");

  return livret_statement_step (s, error) ? livret_statement_int (s, 0) : -1;
}

static gboolean
apply (LivretDb *db, int number, GError **error)
{
  g_autofree char *path = g_strdup_printf ("/org/livretsante/Livret/schema/%04d.sql", number);
  g_autofree char *set_version = g_strdup_printf ("PRAGMA user_version = %d", number);
  g_autoptr (GBytes) sql = NULL;
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;

  sql = g_resource_lookup_data (livret_record_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                error);
  return sql != NULL && livret_db_transaction_begin (&t, db, error) &&
         livret_db_exec (db, g_bytes_get_data (sql, NULL), error) &&
         livret_db_exec (db, set_version, error) && livret_db_transaction_commit (&t, error);
}

/* A copy of the record as it was, complete or not there at all. */
static gboolean
keep_copy (LivretDb *db, const char *database_path, int version, GError **error)
{
  g_autofree char *path = g_strdup_printf ("%s.before-%d", database_path, version);
  g_autofree char *folder = g_path_get_dirname (database_path);
  g_autoptr (LivretStatement) s = NULL;
  struct stat info;

  if (stat (database_path, &info) == 0 &&
      livret_place_free_space (folder) < 3 * (gint64) info.st_size)
    {
      g_set_error_literal (
          error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_FULL,
          _ ("This Livret needs to update the record and to keep a copy of it first; "
             "there is not enough free space. Nothing was changed."));
      return FALSE;
    }
  g_unlink (path);
  s = livret_db_prepare (db, "VACUUM INTO ?1");
  livret_statement_bind_text (s, 1, path);
  return livret_statement_run (s, error);
}

gboolean
livret_schema_migrate (LivretDb *db, const char *database_path, GError **error)
{
  gint64 version = user_version (db, error);

  if (version < 0)
    return FALSE;
  if (version > VERSION)
    {
      g_set_error_literal (
          error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NEWER,
          _ ("This vault was made by a newer Livret; update Livret to open it. Nothing was "
             "changed."));
      return FALSE;
    }
  if (version > 0 && version < VERSION && !keep_copy (db, database_path, version, error))
    return FALSE;
  while (version < VERSION)
    if (!apply (db, ++version, error))
      return FALSE;
  return TRUE;
}

void
livret_schema_forget_copies (const char *database_path)
{
  for (int i = 1; i < VERSION; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s.before-%d", database_path, i);

      g_unlink (path);
    }
}
