/* livret-watched.c: the folder that is watched, and what is remembered of its files.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-watched.h"

#include "base/livret-text.h"
#include "record/livret-meta.h"

#define FOLDER "watched_folder"
#define LOOKED "watched_looked"       /* a mark a line, and behind a space the file's hash */
#define DISMISSED "watched_dismissed" /* a hash a line, the last one newest */

/* What was dismissed first is forgotten first. */
#define DISMISSED_MAX 5000
#define MARK_BYTES 8

void
livret_watched_free (LivretWatched *watched)
{
  g_free (watched->folder);
  g_clear_pointer (&watched->looked, g_hash_table_unref);
  g_clear_pointer (&watched->dismissed, g_hash_table_unref);
  g_free (watched);
}

char *
livret_watched_mark (const char *name, gint64 size, gint64 modified)
{
  g_autofree char *words =
      g_strdup_printf ("%s/%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, name, size, modified);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, words, -1);

  return g_strndup (hash, 2 * MARK_BYTES);
}

/* --- Reading ------------------------------------------------------------------------------------
 */

/* (transfer full): "" where it was never set. */
static char *
get_text (LivretDb *db, const char *key, GError **error)
{
  g_autoptr (GError) failed = NULL;
  char *text = livret_meta_get (db, key, &failed);

  if (failed == NULL)
    return text != NULL ? text : g_strdup ("");
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

static GStrv
get_lines (LivretDb *db, const char *key, GError **error)
{
  g_autofree char *text = get_text (db, key, error);

  return text != NULL ? g_strsplit (text, "\n", -1) : NULL;
}

static gboolean
read_looked (LivretWatched *self, LivretDb *db, GError **error)
{
  g_auto (GStrv) lines = get_lines (db, LOOKED, error);

  for (char **line = lines; line != NULL && *line != NULL; line++)
    {
      g_auto (GStrv) words = g_strsplit (*line, " ", 2);

      if (words[0] != NULL && *words[0] != '\0')
        g_hash_table_insert (self->looked, g_strdup (words[0]),
                             g_strdup (words[1] != NULL ? words[1] : ""));
    }
  return lines != NULL;
}

static gboolean
read_dismissed (LivretWatched *self, LivretDb *db, GError **error)
{
  g_auto (GStrv) lines = get_lines (db, DISMISSED, error);

  for (char **line = lines; line != NULL && *line != NULL; line++)
    if (**line != '\0')
      g_hash_table_add (self->dismissed, g_strdup (*line));
  return lines != NULL;
}

LivretWatched *
livret_watched_get (LivretDb *db, GError **error)
{
  g_autoptr (LivretWatched) self = g_new0 (LivretWatched, 1);

  self->looked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->dismissed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->folder = get_text (db, FOLDER, error);
  if (self->folder == NULL || !read_looked (self, db, error) || !read_dismissed (self, db, error))
    return NULL;
  if (*self->folder == '\0')
    g_clear_pointer (&self->folder, g_free);
  return g_steal_pointer (&self);
}

GHashTable *
livret_watched_taken (LivretDb *db, GError **error)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "SELECT lower (hex (sha256)) FROM import WHERE state = 'done'"
                             " AND length (sha256) = 32"
                             " UNION SELECT lower (hex (sha256)) FROM version");
  g_autoptr (GError) failed = NULL;

  while (livret_statement_step (s, &failed))
    g_hash_table_add (taken, livret_statement_dup_text (s, 0));
  if (failed == NULL)
    return g_steal_pointer (&taken);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

/* --- Writing ------------------------------------------------------------------------------------
 */

static gboolean
write_looked (LivretDb *db, GHashTable *looked, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GHashTableIter iter;
  gpointer mark, sha256;

  g_hash_table_iter_init (&iter, looked);
  while (g_hash_table_iter_next (&iter, &mark, &sha256))
    {
      g_autofree char *line = g_strjoin (" ", mark, *(char *) sha256 != '\0' ? sha256 : NULL, NULL);

      g_string_append_printf (text, "%s\n", line);
    }
  return livret_meta_set (db, LOOKED, text->str, error);
}

gboolean
livret_watched_set_folder (LivretDb *db, const char *folder, GHashTable *looked, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;

  return livret_db_transaction_begin (&t, db, error) &&
         livret_meta_set (db, FOLDER, folder != NULL ? folder : "", error) &&
         (looked == NULL || write_looked (db, looked, error)) &&
         livret_db_transaction_commit (&t, error);
}

gboolean
livret_watched_keep_looked (LivretDb *db, const char *folder, GHashTable *looked, GError **error)
{
  g_autofree char *now = get_text (db, FOLDER, error);

  return now != NULL && (!g_str_equal (now, folder) || write_looked (db, looked, error));
}

gboolean
livret_watched_dismiss (LivretDb *db, const char *sha256, gboolean dismissed, GError **error)
{
  g_auto (GStrv) lines = get_lines (db, DISMISSED, error);
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_lines = lines != NULL ? g_strv_length (lines) : 0;

  if (lines == NULL)
    return FALSE;
  for (guint i = n_lines > DISMISSED_MAX ? n_lines - DISMISSED_MAX : 0; i < n_lines; i++)
    if (*lines[i] != '\0' && !g_str_equal (lines[i], sha256))
      g_string_append_printf (text, "%s\n", lines[i]);
  if (dismissed)
    g_string_append_printf (text, "%s\n", sha256);
  return livret_meta_set (db, DISMISSED, text->str, error);
}
