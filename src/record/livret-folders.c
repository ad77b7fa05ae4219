/* livret-folders.c: a person's own folders of documents.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-folders.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/livret-clock.h"
#include "base/livret-text.h"
#include "record/livret-documents-private.h"
#include "record/livret-journal.h"

void
livret_folder_free (LivretFolder *folder)
{
  if (folder == NULL)
    return;
  g_free (folder->id);
  g_free (folder->person);
  g_free (folder->person_name);
  g_free (folder->parent);
  g_free (folder->name);
  g_free (folder);
}

/* --- Reading -------------------------------------------------------------------------------------
 */

#define COLUMNS                                                                                    \
  "SELECT f.id, p.id, p.name, coalesce (u.id, ''), f.name,"                                        \
  " (SELECT count(*) FROM document d WHERE d.folder = f.row AND d.deleted = 0"                     \
  "  AND NOT d.hidden AND d.person = f.person)"                                                    \
  " FROM folder f JOIN person p ON p.row = f.person LEFT JOIN folder u ON u.row = f.parent"

static LivretFolder *
folder_from_row (LivretStatement *s)
{
  LivretFolder *folder = g_new0 (LivretFolder, 1);

  folder->id = livret_statement_dup_text (s, 0);
  folder->person = livret_statement_dup_text (s, 1);
  folder->person_name = livret_statement_dup_text (s, 2);
  folder->parent = livret_statement_dup_text (s, 3);
  folder->name = livret_statement_dup_text (s, 4);
  folder->documents = (int) livret_statement_int (s, 5);
  return folder;
}

/* Moves those that stand in @parent from @loose into @tree, each with what is below it; answers how
 * many documents they hold. */
static int
take_children (GPtrArray *loose, GPtrArray *tree, const char *person, const char *parent, int depth)
{
  int documents = 0;

  for (guint i = 0; i < loose->len; i++)
    {
      LivretFolder *folder = loose->pdata[i];

      if (folder == NULL || strcmp (folder->parent, parent) != 0 ||
          strcmp (folder->person, person) != 0)
        continue;
      loose->pdata[i] = NULL;
      folder->depth = depth;
      g_ptr_array_add (tree, folder);
      folder->documents += take_children (loose, tree, person, folder->id, depth + 1);
      documents += folder->documents;
    }
  return documents;
}

GPtrArray *
livret_folders_list (LivretDb *db, const char *person, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, COLUMNS " WHERE ?1 IS NULL OR p.id = ?1 ORDER BY p.row, f.name_folded");
  g_autoptr (GPtrArray) loose =
      g_ptr_array_new_with_free_func ((GDestroyNotify) livret_folder_free);
  GPtrArray *tree = g_ptr_array_new_with_free_func ((GDestroyNotify) livret_folder_free);
  g_autoptr (GError) failed = NULL;

  livret_statement_bind_text (s, 1, person);
  while (livret_statement_step (s, &failed))
    g_ptr_array_add (loose, folder_from_row (s));
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      g_ptr_array_unref (tree);
      return NULL;
    }
  for (guint i = 0; i < loose->len; i++)
    if (loose->pdata[i] != NULL)
      {
        g_autofree char *whose = g_strdup (((LivretFolder *) loose->pdata[i])->person);

        take_children (loose, tree, whose, "", 0);
      }
  return tree;
}

LivretFolder *
livret_folders_get (LivretDb *db, const char *id, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, COLUMNS " WHERE f.id = ?1");
  g_autoptr (GError) failed = NULL;

  livret_statement_bind_text (s, 1, id);
  if (livret_statement_step (s, &failed))
    return folder_from_row (s);
  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  else
    g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_FOUND,
                 _ ("There is no folder %s."), id);
  return NULL;
}

/* --- Checking ------------------------------------------------------------------------------------
 */

static gboolean
refuse (const char *why, GError **error)
{
  g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID, why);
  return FALSE;
}

static gboolean
ask_int (LivretStatement *s, gint64 *answer, GError **error)
{
  if (!livret_statement_step (s, error))
    return FALSE;
  *answer = livret_statement_int (s, 0);
  return TRUE;
}

/* How many folders @id stands in, itself counted; 0: none. */
static gboolean
count_above (LivretDb *db, const char *id, gint64 *count, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "WITH RECURSIVE above (row, parent) AS (SELECT row, parent FROM folder WHERE id = ?1"
          " UNION SELECT f.row, f.parent FROM folder f JOIN above a ON f.row = a.parent)"
          " SELECT count(*) FROM above");

  livret_statement_bind_text (s, 1, id);
  return ask_int (s, count, error);
}

/* How many levels stand in @id, itself counted; and whether @other is one of them. */
static gboolean
count_below (
    LivretDb *db, const char *id, const char *other, gint64 *levels, gint64 *holds, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "WITH RECURSIVE below (row, id, level) AS (SELECT row, id, 1 FROM folder WHERE id = ?1"
          " UNION SELECT f.row, f.id, b.level + 1 FROM folder f JOIN below b ON f.parent = b.row"
          "  WHERE b.level < 100)"
          " SELECT coalesce (max (level), 0), coalesce (max (id = ?2), 0) FROM below");

  livret_statement_bind_text (s, 1, id);
  livret_statement_bind_text (s, 2, other);
  if (!ask_int (s, levels, error))
    return FALSE;
  *holds = livret_statement_int (s, 1);
  return TRUE;
}

static gboolean
is_name_taken (LivretDb *db, const LivretFolder *folder, gboolean *taken, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT EXISTS (SELECT 1 FROM folder f JOIN person p ON p.row = f.person"
          " LEFT JOIN folder u ON u.row = f.parent WHERE p.id = ?1 AND coalesce (u.id, '') = ?2"
          " AND f.name_folded = ?3 AND f.id != ?4)");
  g_autofree char *folded = livret_text_fold (folder->name, -1);
  gint64 exists;

  livret_statement_bind_text (s, 1, folder->person);
  livret_statement_bind_text (s, 2, folder->parent);
  livret_statement_bind_text (s, 3, folded);
  livret_statement_bind_text (s, 4, folder->id);
  if (!ask_int (s, &exists, error))
    return FALSE;
  *taken = exists != 0;
  return TRUE;
}

/* As it is kept, and whether it may stand where it is to stand. */
static gboolean
check_folder (LivretDb *db, LivretFolder *folder, GError **error)
{
  g_autofree char *line = livret_text_line (folder->name);
  g_autoptr (LivretFolder) parent = NULL;
  gint64 above = 0, levels = 0, holds = 0;
  gboolean taken;

  g_set_str (&folder->name, g_strstrip (line));
  if (*folder->name == '\0')
    return refuse (_ ("A folder needs a name."), error);
  if (g_utf8_strlen (folder->name, -1) > LIVRET_FOLDER_NAME_MAX)
    return refuse (_ ("The name is too long: it may have 80 characters."), error);
  if (*folder->parent != '\0' &&
      ((parent = livret_folders_get (db, folder->parent, error)) == NULL ||
       !count_above (db, folder->parent, &above, error)))
    return FALSE;
  if (parent != NULL && strcmp (parent->person, folder->person) != 0)
    return refuse (_ ("A folder stands in a folder of the same person."), error);
  if (!count_below (db, folder->id, folder->parent, &levels, &holds, error) ||
      !is_name_taken (db, folder, &taken, error))
    return FALSE;
  if (holds)
    return refuse (_ ("A folder cannot stand in itself."), error);
  if (above + MAX (levels, 1) > LIVRET_FOLDER_DEPTH)
    return refuse (_ ("Folders stand in each other four deep at most."), error);
  return !taken || refuse (_ ("There is a folder of that name there."), error);
}

/* --- Writing -------------------------------------------------------------------------------------
 */

static gboolean
write_folder (LivretDb *db, const LivretFolder *folder, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db,
      "INSERT INTO folder (id, person, parent, name, name_folded) VALUES"
      " (?1, ?2, (SELECT row FROM folder WHERE id = ?3), ?4, ?5) ON CONFLICT (id) DO UPDATE"
      " SET parent = excluded.parent, name = excluded.name, name_folded = excluded.name_folded");
  g_autofree char *folded = livret_text_fold (folder->name, -1);
  gint64 person = livret_documents_person_row (db, folder->person, error);

  if (person == 0)
    return FALSE;
  livret_statement_bind_text (s, 1, folder->id);
  livret_statement_bind_int (s, 2, person);
  livret_statement_bind_text (s, 3, folder->parent);
  livret_statement_bind_text (s, 4, folder->name);
  livret_statement_bind_text (s, 5, folded);
  return livret_statement_run (s, error);
}

static gboolean
journal (LivretDb *db, const char *event, const LivretFolder *folder, GError **error)
{
  return livret_journal_append_simple (db, error, event, folder->person, folder->name, "folder",
                                       folder->id, NULL);
}

char *
livret_folders_add (
    LivretDb *db, const char *person, const char *parent, const char *name, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  g_autoptr (LivretFolder) folder = g_new0 (LivretFolder, 1);

  folder->id = livret_uuid_new ();
  folder->person = g_strdup (person);
  folder->parent = g_strdup (parent != NULL ? parent : "");
  folder->name = g_strdup (name);
  if (!livret_db_transaction_begin (&t, db, error) || !check_folder (db, folder, error) ||
      !write_folder (db, folder, error) || !journal (db, "folder-added", folder, error) ||
      !livret_db_transaction_commit (&t, error))
    return NULL;
  return g_steal_pointer (&folder->id);
}

gboolean
livret_folders_change (
    LivretDb *db, const char *id, const char *name, const char *parent, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  g_autoptr (LivretFolder) folder = NULL;

  if (!livret_db_transaction_begin (&t, db, error) ||
      (folder = livret_folders_get (db, id, error)) == NULL)
    return FALSE;
  if (strcmp (folder->name, name) == 0 && strcmp (folder->parent, parent) == 0)
    return TRUE;
  g_set_str (&folder->name, name);
  g_set_str (&folder->parent, parent);
  return check_folder (db, folder, error) && write_folder (db, folder, error) &&
         journal (db, "folder-changed", folder, error) && livret_db_transaction_commit (&t, error);
}

/* --- Deleting ------------------------------------------------------------------------------------
 */

struct _LivretFolderGone
{
  LivretFolder *folder;
  GPtrArray *documents; /* ids */
  GPtrArray *folders;   /* LivretFolder, as they were */
};

void
livret_folder_gone_free (LivretFolderGone *gone)
{
  livret_folder_free (gone->folder);
  g_clear_pointer (&gone->documents, g_ptr_array_unref);
  g_clear_pointer (&gone->folders, g_ptr_array_unref);
  g_free (gone);
}

static gboolean
list_held (LivretDb *db, LivretFolderGone *gone, GError **error)
{
  g_autoptr (LivretStatement) documents = livret_db_prepare (
      db, "SELECT id FROM document WHERE folder = (SELECT row FROM folder WHERE id = ?1)");
  g_autoptr (LivretStatement) folders =
      livret_db_prepare (db, COLUMNS " WHERE u.id = ?1 ORDER BY f.row");
  g_autoptr (GError) failed = NULL;

  gone->documents = g_ptr_array_new_with_free_func (g_free);
  gone->folders = g_ptr_array_new_with_free_func ((GDestroyNotify) livret_folder_free);
  livret_statement_bind_text (documents, 1, gone->folder->id);
  livret_statement_bind_text (folders, 1, gone->folder->id);
  while (livret_statement_step (documents, &failed))
    g_ptr_array_add (gone->documents, livret_statement_dup_text (documents, 0));
  while (failed == NULL && livret_statement_step (folders, &failed))
    g_ptr_array_add (gone->folders, folder_from_row (folders));
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

/* Under its own name, or the first free one with a number. */
static gboolean
move_up (LivretDb *db, const LivretFolder *held, const char *parent, GError **error)
{
  LivretFolder moved = *held;
  g_autofree char *name = g_strdup (held->name);
  gboolean taken = TRUE;

  moved.parent = (char *) parent;
  for (int number = 2; taken; number++)
    {
      moved.name = name;
      if (!is_name_taken (db, &moved, &taken, error))
        return FALSE;
      if (taken)
        {
          g_free (name);
          name = g_strdup_printf ("%s (%d)", held->name, number);
        }
    }
  return write_folder (db, &moved, error);
}

static gboolean
run_with (LivretDb *db, const char *sql, const char *first, const char *second, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare_dynamic (db, sql);

  livret_statement_bind_text (s, 1, first);
  livret_statement_bind_text (s, 2, second);
  return livret_statement_run (s, error);
}

LivretFolderGone *
livret_folders_delete (LivretDb *db, const char *id, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  g_autoptr (LivretFolderGone) gone = g_new0 (LivretFolderGone, 1);

  if (!livret_db_transaction_begin (&t, db, error) ||
      (gone->folder = livret_folders_get (db, id, error)) == NULL || !list_held (db, gone, error) ||
      !run_with (db,
                 "UPDATE document SET folder = (SELECT row FROM folder WHERE id = ?2)"
                 " WHERE folder = (SELECT row FROM folder WHERE id = ?1)",
                 id, gone->folder->parent, error))
    return NULL;
  /* Its own name is free for one of those that move up. */
  if (!run_with (db, "UPDATE folder SET name_folded = id WHERE id = ?1 AND ?2 IS NOT NULL", id, "",
                 error))
    return NULL;
  for (guint i = 0; i < gone->folders->len; i++)
    if (!move_up (db, gone->folders->pdata[i], gone->folder->parent, error))
      return NULL;
  if (!run_with (db, "DELETE FROM folder WHERE id = ?1 AND ?2 IS NOT NULL", id, "", error) ||
      !journal (db, "folder-deleted", gone->folder, error) ||
      !livret_db_transaction_commit (&t, error))
    return NULL;
  return g_steal_pointer (&gone);
}

/* What was put elsewhere meanwhile stays there: it no longer is where the folder stood. */
static gboolean
put_back (LivretDb *db, const LivretFolderGone *gone, GError **error)
{
  const LivretFolder *folder = gone->folder;

  for (guint i = 0; i < gone->documents->len; i++)
    {
      g_autoptr (LivretStatement) s = livret_db_prepare (
          db, "UPDATE document SET folder = (SELECT row FROM folder WHERE id = ?2) WHERE id = ?1"
              " AND person = (SELECT person FROM folder WHERE id = ?2)"
              " AND folder IS (SELECT row FROM folder WHERE id = ?3)");

      livret_statement_bind_text (s, 1, gone->documents->pdata[i]);
      livret_statement_bind_text (s, 2, folder->id);
      livret_statement_bind_text (s, 3, folder->parent);
      if (!livret_statement_run (s, error))
        return FALSE;
    }
  for (guint i = 0; i < gone->folders->len; i++)
    {
      const LivretFolder *held = gone->folders->pdata[i];
      g_autoptr (GError) failed = NULL;
      g_autoptr (LivretFolder) now = livret_folders_get (db, held->id, &failed);

      if (now == NULL &&
          g_error_matches (failed, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_FOUND))
        continue;
      if (now == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failed));
          return FALSE;
        }
      if (strcmp (now->parent, folder->parent) == 0 && !move_up (db, held, folder->id, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
livret_folders_restore (LivretDb *db, const LivretFolderGone *gone, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  LivretFolder *folder = gone->folder;

  /* While its folders stand beside it, one may have its name: it has it again once they moved. */
  LivretFolder bare = *folder;

  bare.name = folder->id;
  return livret_db_transaction_begin (&t, db, error) && write_folder (db, &bare, error) &&
         put_back (db, gone, error) && check_folder (db, folder, error) &&
         write_folder (db, folder, error) && journal (db, "folder-restored", folder, error) &&
         livret_db_transaction_commit (&t, error);
}
