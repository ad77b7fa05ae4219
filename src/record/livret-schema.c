/* livret-schema.c: migrations: the .sql files of schema/, in order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-schema.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "livret-record-resources.h"
#include "record/livret-db-copy.h"
#include "record/livret-place.h"

static GBytes *
get_step (int number, GError **error)
{
  g_autofree char *path = g_strdup_printf ("/org/livretsante/Livret/schema/%04d.sql", number);

  return g_resource_lookup_data (livret_record_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                 error);
}

const LivretSchemaSteps livret_schema_steps = { .version = 13,
                                                .get = get_step,
                                                .free_space = livret_place_free_space };

static gboolean
user_version (LivretDb *db, gint64 *version, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, "PRAGMA user_version");

  if (!livret_statement_step (s, error))
    return FALSE;
  *version = livret_statement_int (s, 0);
  return TRUE;
}

static gboolean
apply (LivretDb *db, const LivretSchemaSteps *steps, int number, GError **error)
{
  g_autofree char *set_version = g_strdup_printf ("PRAGMA user_version = %d", number);
  g_autoptr (GBytes) sql = steps->get (number, error);
  g_autofree char *text = NULL;
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;

  if (sql == NULL)
    return FALSE;
  text = g_strndup (g_bytes_get_data (sql, NULL), g_bytes_get_size (sql));
  return livret_db_transaction_begin (&t, db, error) && livret_db_exec (db, text, error) &&
         livret_db_exec (db, set_version, error) && livret_db_transaction_commit (&t, error);
}

gboolean
livret_schema_create (LivretDb *db, const LivretSchemaSteps *steps, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;

  if (!livret_db_transaction_begin (&t, db, error))
    return FALSE;
  for (int number = 1; number <= steps->version; number++)
    if (!apply (db, steps, number, error))
      return FALSE;
  return livret_db_transaction_commit (&t, error);
}

/* --- The copy from before -----------------------------------------------------------------------
 */

static gboolean
check_space (LivretDb *db,
             const LivretSchemaSteps *steps,
             const char *database_path,
             GError **error)
{
  g_autofree char *folder = g_path_get_dirname (database_path);
  gint64 space = steps->free_space (folder);
  gint64 size = livret_db_size (db, error);

  if (size < 0)
    return FALSE;
  /* The copy, and the log of a step that touches every page; some file systems do not say. */
  if (space < 0 || space >= 3 * size)
    return TRUE;
  g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_FULL,
                       _ ("This Livret needs to update the record and to keep a copy of it first; "
                          "there is not enough free space. Nothing was changed."));
  return FALSE;
}

static gboolean
compare_copy (LivretDb *db, const char *path, const LivretSecret *key, GError **error)
{
  g_autoptr (LivretDb) copy = livret_db_open (path, key, LIVRET_DB_READ, FALSE, error);
  g_autofree char *ours = NULL, *theirs = NULL;
  gint64 total;

  if (copy == NULL || !livret_db_check (copy, error) ||
      (ours = livret_db_count_rows (db, &total, error)) == NULL ||
      (theirs = livret_db_count_rows (copy, &total, error)) == NULL)
    return FALSE;
  if (strcmp (ours, theirs) == 0)
    return TRUE;
  g_set_error_literal (
      error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_DAMAGED,
      _ ("The copy made before updating the record does not hold the same; nothing was changed."));
  return FALSE;
}

static gboolean
sync_file (const char *path)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gboolean ok = fd >= 0 && fsync (fd) == 0;

  if (fd >= 0)
    close (fd);
  return ok;
}

static gboolean
put_in_place (const char *part, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_chmod (part, 0600);
  if (sync_file (part) && g_rename (part, path) == 0 && livret_place_sync (folder))
    return TRUE;
  g_set_error_literal (
      error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_FAILED,
      _ ("The copy made before updating the record could not be kept; nothing was changed."));
  return FALSE;
}

static char *
copy_path (const char *database_path, gint64 version)
{
  return g_strdup_printf ("%s.before-%" G_GINT64_FORMAT, database_path, version);
}

/* Under its name only once it is whole and on the disk. */
static gboolean
keep_copy (LivretDb *db,
           const LivretSchemaSteps *steps,
           const char *database_path,
           gint64 version,
           const LivretSecret *key,
           GError **error)
{
  g_autofree char *path = copy_path (database_path, version);
  g_autofree char *part = g_strconcat (path, ".part", NULL);

  if (!check_space (db, steps, database_path, error))
    return FALSE;
  g_unlink (part);
  if (livret_db_copy_into (db, part, error) && g_chmod (part, 0600) == 0 &&
      compare_copy (db, part, key, error) && put_in_place (part, path, error))
    return TRUE;
  g_unlink (part);
  return FALSE;
}

void
livret_schema_forget_copies (const char *database_path)
{
  g_autofree char *folder = g_path_get_dirname (database_path);
  g_autofree char *name = g_path_get_basename (database_path);
  g_autofree char *prefix = g_strconcat (name, ".before-", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *entry;

  while (dir != NULL && (entry = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (entry, prefix))
      {
        g_autofree char *path = g_build_filename (folder, entry, NULL);

        g_unlink (path);
      }
}

/* --- Migrating ----------------------------------------------------------------------------------
 */

static gboolean
check_version (gint64 version, const LivretSchemaSteps *steps, GError **error)
{
  if (version > steps->version)
    g_set_error_literal (
        error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NEWER,
        _ ("This vault was made by a newer Livret; update Livret to open it. Nothing was "
           "changed."));
  else if (version < 1)
    g_set_error_literal (
        error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_DAMAGED,
        _ ("record.db holds no record: its contents were lost. Nothing was changed; put back the "
           "one of your last copy."));
  return version > 0 && version <= steps->version;
}

gboolean
livret_schema_migrate (LivretDb *db,
                       const LivretSchemaSteps *steps,
                       const char *database_path,
                       const LivretSecret *key,
                       gboolean *migrated,
                       GError **error)
{
  gint64 version;

  *migrated = FALSE;
  if (!user_version (db, &version, error) || !check_version (version, steps, error))
    return FALSE;
  if (version < steps->version && !keep_copy (db, steps, database_path, version, key, error))
    return FALSE;
  while (version < steps->version)
    {
      if (!apply (db, steps, ++version, error))
        return FALSE;
      *migrated = TRUE;
    }
  return TRUE;
}
