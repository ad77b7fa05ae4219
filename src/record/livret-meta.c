/* livret-meta.c: settings and drafts inside the record.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-meta.h"

static char *
get_text (LivretDb *db, const char *sql, const char *key, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, sql);

  livret_statement_bind_text (s, 1, key);
  return livret_statement_step (s, error) ? livret_statement_dup_text (s, 0) : NULL;
}

static gboolean
put_text (LivretDb *db, const char *sql, const char *key, const char *value, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, sql);

  livret_statement_bind_text (s, 1, key);
  if (value != NULL)
    livret_statement_bind_text (s, 2, value);
  return livret_statement_run (s, error);
}

char *
livret_meta_get (LivretDb *db, const char *key, GError **error)
{
  return get_text (db, "SELECT value FROM meta WHERE key = ?1", key, error);
}

gint64
livret_meta_get_int (LivretDb *db, const char *key, gint64 otherwise)
{
  g_autofree char *text = livret_meta_get (db, key, NULL);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : otherwise;
}

gboolean
livret_meta_set (LivretDb *db, const char *key, const char *value, GError **error)
{
  return put_text (
      db, "INSERT INTO meta VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
      key, value, error);
}

gboolean
livret_meta_set_int (LivretDb *db, const char *key, gint64 value, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  return livret_meta_set (db, key, text, error);
}

char *
livret_draft_get (LivretDb *db, const char *key, GError **error)
{
  return get_text (db, "SELECT value FROM draft WHERE key = ?1", key, error);
}

gboolean
livret_draft_set (LivretDb *db, const char *key, const char *value, GError **error)
{
  if (value == NULL)
    return put_text (db, "DELETE FROM draft WHERE key = ?1", key, NULL, error);
  return put_text (
      db,
      "INSERT INTO draft VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
      key, value, error);
}
