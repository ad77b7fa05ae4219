/* livret-db-copy.c: a database copied whole, and looked through.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-db-copy.h"

#include <glib/gi18n-lib.h>
#include <string.h>

gint64
livret_db_size (LivretDb *db, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size");

  return livret_statement_step (s, error) ? livret_statement_int (s, 0) : -1;
}

gboolean
livret_db_copy_into (LivretDb *db, const char *path, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, "VACUUM INTO ?1");

  livret_statement_bind_text (s, 1, path);
  return livret_statement_run (s, error);
}

/* A check that answers one row a fault; @sound is what it says when there is none, NULL for
 * nothing. */
static gboolean
run_check (LivretDb *db, const char *sql, const char *sound, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, sql);
  g_autoptr (GError) failed = NULL;

  while (livret_statement_step (s, &failed))
    {
      const char *found = livret_statement_text (s, 0);

      if (g_strcmp0 (found, sound) == 0)
        continue;
      g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_DAMAGED,
                   _ ("The database is damaged: %s."), found);
      return FALSE;
    }
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

gboolean
livret_db_check (LivretDb *db, GError **error)
{
  return run_check (db, "PRAGMA cipher_integrity_check", NULL, error) &&
         run_check (db, "PRAGMA integrity_check", "ok", error);
}

static gboolean
count_table (LivretDb *db, const char *table, GString *out, gint64 *total, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM \"%s\"", table);
  g_autoptr (LivretStatement) s = livret_db_prepare_dynamic (db, sql);

  if (!livret_statement_step (s, error))
    return FALSE;
  g_string_append_printf (out, "%s=%" G_GINT64_FORMAT "\n", table, livret_statement_int (s, 0));
  *total += livret_statement_int (s, 0);
  return TRUE;
}

char *
livret_db_count_rows (LivretDb *db, gint64 *total, GError **error)
{
  /* Virtual tables are counted by the tables behind them. */
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0"
                             " ORDER BY name");
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) failed = NULL;

  *total = 0;
  while (livret_statement_step (s, &failed))
    if (!count_table (db, livret_statement_text (s, 0), out, total, error))
      return NULL;
  if (failed == NULL)
    return g_string_free (g_steal_pointer (&out), FALSE);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

GArray *
livret_db_content_hashes (LivretDb *db, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, "SELECT sha256 FROM content ORDER BY row");
  g_autoptr (GArray) hashes = g_array_new (FALSE, TRUE, 32);
  g_autoptr (GError) failed = NULL;

  while (livret_statement_step (s, &failed))
    {
      gsize size;
      gconstpointer hash = livret_statement_blob (s, 0, &size);

      if (size == 32)
        g_array_append_vals (hashes, hash, 1);
    }
  if (failed == NULL)
    return g_steal_pointer (&hashes);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}
