/* livret-imports.c: past imports: listing and undoing them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-imports-many.h"

#include <glib/gi18n-lib.h>

#include "record/livret-import-undo.h"
#include "record/livret-journal.h"

void
livret_import_free (LivretImport *import)
{
  if (import == NULL)
    return;
  g_free (import->id);
  g_free (import->person);
  g_free (import->person_name);
  g_free (import->file_name);
  g_free (import->format);
  g_free (import->sha256);
  g_free (import->brought);
  g_free (import->state);
  g_free (import);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretImport, livret_import_free)

/* --- Listing ------------------------------------------------------------------------------------
 */

#define COLUMNS                                                                                    \
  "SELECT i.row, i.id, p.id, p.name, i.file_name, i.format, lower (hex (i.sha256)), i.time,"       \
  " i.state, i.read, i.stored, i.already, i.brought FROM import i JOIN person p ON p.row = "       \
  "i.person"

static LivretImport *
import_from_row (LivretStatement *s)
{
  LivretImport *import = g_new0 (LivretImport, 1);

  import->row = livret_statement_int (s, 0);
  import->id = livret_statement_dup_text (s, 1);
  import->person = livret_statement_dup_text (s, 2);
  import->person_name = livret_statement_dup_text (s, 3);
  import->file_name = livret_statement_dup_text (s, 4);
  import->format = livret_statement_dup_text (s, 5);
  import->sha256 = livret_statement_dup_text (s, 6);
  import->time = livret_statement_int (s, 7);
  import->state = livret_statement_dup_text (s, 8);
  import->read = livret_statement_int (s, 9);
  import->stored = livret_statement_int (s, 10);
  import->already = livret_statement_int (s, 11);
  if (!livret_statement_is_null (s, 12))
    import->brought = livret_statement_dup_text (s, 12);
  import->set_aside = import->read - import->stored - import->already;
  return import;
}

static GPtrArray *
collect (LivretStatement *s, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) livret_import_free);
  g_autoptr (GError) failed = NULL;

  while (livret_statement_step (s, &failed))
    g_ptr_array_add (list, import_from_row (s));
  if (failed == NULL)
    return g_steal_pointer (&list);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

GPtrArray *
livret_imports_list (LivretDb *db, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, COLUMNS " ORDER BY max (i.row) OVER (PARTITION BY coalesce (i.brought, i.row), i.person)"
                  " DESC, i.row DESC");

  return collect (s, error);
}

static gboolean
came_together (const LivretImport *a, const LivretImport *b)
{
  return g_strcmp0 (a->person, b->person) == 0 && g_strcmp0 (a->brought, b->brought) == 0 &&
         (a->brought != NULL || a->time == b->time);
}

guint
livret_imports_together (const GPtrArray *imports, guint at)
{
  const LivretImport *first = imports->pdata[at];
  guint n = 1;

  while (at + n < imports->len && came_together (first, imports->pdata[at + n]))
    n++;
  return n;
}

/* --- Undoing ------------------------------------------------------------------------------------
 */

static LivretImport *
find_import (LivretDb *db, const char *id, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, COLUMNS " WHERE i.id = ?1");
  g_autoptr (GError) failed = NULL;

  livret_statement_bind_text (s, 1, id);
  if (livret_statement_step (s, &failed))
    return import_from_row (s);
  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  else
    g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_FOUND,
                 _ ("There is no import %s."), id);
  return NULL;
}

static gboolean
set_state (LivretDb *db, const LivretImport *import, const char *state, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "UPDATE import SET state = ?2 WHERE row = ?1");

  livret_statement_bind_int (s, 1, import->row);
  livret_statement_bind_text (s, 2, state);
  return livret_statement_run (s, error);
}

static gboolean
journal (LivretDb *db, const LivretImport *import, const char *event, GError **error)
{
  return livret_journal_append_simple (db, error, event, import->person, import->file_name,
                                       "import", import->id, NULL);
}

/* Journalled when it begins: an undo that is cut off is finished at the next opening. */
static gboolean
begin_undo (LivretDb *db, const LivretImport *import, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;

  return livret_db_transaction_begin (&t, db, error) && set_state (db, import, "open", error) &&
         journal (db, import, "import-undone", error) && livret_db_transaction_commit (&t, error);
}

gboolean
livret_imports_undo (LivretDb *db, const char *id, GError **error)
{
  g_autoptr (LivretImport) import = find_import (db, id, error);

  if (import == NULL)
    return FALSE;
  if (g_strcmp0 (import->state, "done") != 0)
    {
      g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID,
                           g_strcmp0 (import->state, "undone") == 0
                               ? _ ("This import was undone already.")
                               : _ ("This import is still going on."));
      return FALSE;
    }
  return begin_undo (db, import, error) && livret_import_take_back (db, import->row, error) &&
         set_state (db, import, "undone", error);
}

/* Several small ones in one transaction: each alone would wait for the disk several times. */
#define UNDO_TOGETHER 20
#define UNDO_TOGETHER_ITEMS 2000

static gboolean
undo_some (LivretDb *db, GPtrArray *ids, guint from, guint until, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;

  if (!livret_db_transaction_begin (&t, db, error))
    return FALSE;
  for (guint i = until; i-- > from;)
    if (!livret_db_check_cancelled (db, error) || !livret_imports_undo (db, ids->pdata[i], error))
      return FALSE;
  return livret_db_transaction_commit (&t, error);
}

/* Where those begin that end before @until and fit into a transaction; @until itself: none does. */
static guint
find_small (LivretDb *db, GPtrArray *ids, guint until, GError **error)
{
  guint from = until;
  gint64 items = 0;

  while (from > 0 && until - from < UNDO_TOGETHER)
    {
      g_autoptr (LivretImport) import = find_import (db, ids->pdata[from - 1], error);

      if (import == NULL)
        return G_MAXUINT;
      items += import->read;
      if (items > UNDO_TOGETHER_ITEMS)
        break;
      from--;
    }
  return from;
}

gboolean
livret_imports_undo_many (LivretDb *db, GPtrArray *ids, GError **error)
{
  guint until = ids->len;

  while (until > 0)
    {
      guint from = find_small (db, ids, until, error);

      if (from == G_MAXUINT)
        return FALSE;
      if (from < until ? !undo_some (db, ids, from, until, error)
                       : !livret_imports_undo (db, ids->pdata[--from], error))
        return FALSE;
      until = from;
    }
  return TRUE;
}

/* An undo that was cut off has its entry in the journal already. */
static gboolean
is_journalled (LivretDb *db, const LivretImport *import, gboolean *journalled, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT EXISTS (SELECT 1 FROM journal WHERE json_extract (record, '$.event')"
          " = 'import-undone' AND json_extract (record, '$.details.import') = ?1)");

  livret_statement_bind_text (s, 1, import->id);
  if (!livret_statement_step (s, error))
    return FALSE;
  *journalled = livret_statement_int (s, 0) != 0;
  return TRUE;
}

static gboolean
finish_cut (LivretDb *db, const LivretImport *import, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  gboolean journalled;

  return livret_import_take_back (db, import->row, error) &&
         is_journalled (db, import, &journalled, error) &&
         livret_db_transaction_begin (&t, db, error) && set_state (db, import, "undone", error) &&
         (journalled || journal (db, import, "import-cut", error)) &&
         livret_db_transaction_commit (&t, error);
}

gboolean
livret_imports_undo_open (LivretDb *db, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, COLUMNS " WHERE i.state = 'open' ORDER BY i.row DESC");
  g_autoptr (GPtrArray) cut = collect (s, error);

  for (guint i = 0; cut != NULL && i < cut->len; i++)
    if (!finish_cut (db, g_ptr_array_index (cut, i), error))
      return FALSE;
  return cut != NULL;
}
