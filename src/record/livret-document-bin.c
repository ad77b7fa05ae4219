/* livret-document-bin.c: the bin of documents, and erasing for ever.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "base/livret-clock.h"
#include "record/livret-documents.h"
#include "record/livret-journal.h"

gboolean
livret_documents_delete (LivretDb *db, const char *id, gboolean deleted, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "UPDATE document SET deleted = ?2 WHERE id = ?1");
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  g_autoptr (LivretDocument) d = NULL;

  if (!livret_db_transaction_begin (&t, db, error) ||
      (d = livret_documents_get (db, id, error)) == NULL)
    return FALSE;
  if ((d->deleted != 0) == deleted)
    return TRUE;
  livret_statement_bind_text (s, 1, id);
  livret_statement_bind_int (s, 2, deleted ? livret_clock_now () : 0);
  return livret_statement_run (s, error) &&
         livret_journal_append_simple (db, error,
                                       deleted ? "document-deleted" : "document-restored",
                                       d->person, d->title, "document", d->id, NULL) &&
         livret_db_transaction_commit (&t, error);
}

/* --- Removing -----------------------------------------------------------------------------------
 */

static gboolean
run_for_row (LivretDb *db, const char *sql, gint64 row, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, sql);

  livret_statement_bind_int (s, 1, row);
  return livret_statement_run (s, error);
}

/* The contents that only this document uses, by their rows. */
static GArray *
find_own_contents (LivretDb *db, gint64 row, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) failed = NULL;
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT c.row FROM content c WHERE c.sha256 IN"
          " (SELECT sha256 FROM version WHERE document = ?1"
          "  UNION SELECT sha256 FROM part WHERE document = ?1) AND NOT EXISTS"
          " (SELECT 1 FROM version o WHERE o.sha256 = c.sha256 AND o.document != ?1) AND NOT EXISTS"
          " (SELECT 1 FROM part o WHERE o.sha256 = c.sha256 AND o.document != ?1)");

  livret_statement_bind_int (s, 1, row);
  while (livret_statement_step (s, &failed))
    {
      gint64 content = livret_statement_int (s, 0);

      g_array_append_val (rows, content);
    }
  if (failed == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

gboolean
livret_documents_remove_rows (LivretDb *db, gint64 row, GError **error)
{
  g_autoptr (GArray) contents = find_own_contents (db, row, error);

  if (contents == NULL || !run_for_row (db, "DELETE FROM search WHERE rowid = ?1", row, error) ||
      !run_for_row (db, "DELETE FROM version WHERE document = ?1", row, error) ||
      !run_for_row (db, "DELETE FROM document WHERE row = ?1", row, error))
    return FALSE;
  for (guint i = 0; i < contents->len; i++)
    if (!run_for_row (db, "DELETE FROM content WHERE row = ?1", g_array_index (contents, gint64, i),
                      error))
      return FALSE;
  return TRUE;
}

/* --- Erasing ------------------------------------------------------------------------------------
 */

/* Imports that brought nothing but this document: their file's name tells as much as its title. */
static GPtrArray *
find_own_imports (LivretDb *db, gint64 row, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) failed = NULL;
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT i.id FROM import i JOIN document_sighting m ON m.import = i.row"
          " WHERE m.document = ?1"
          " AND NOT EXISTS (SELECT 1 FROM document_sighting o"
          "                 WHERE o.import = i.row AND o.document != ?1)"
          " AND NOT EXISTS (SELECT 1 FROM import_series s WHERE s.import = i.row)");

  livret_statement_bind_int (s, 1, row);
  while (livret_statement_step (s, &failed))
    g_ptr_array_add (ids, livret_statement_dup_text (s, 0));
  if (failed == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

static gboolean
erase_import_names (LivretDb *db, const char *import, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "UPDATE import SET file_name = '', sha256 = x'' WHERE id = ?1");

  livret_statement_bind_text (s, 1, import);
  return livret_statement_run (s, error) &&
         livret_journal_erase_names (db, "import", import, error);
}

static gboolean
erase_one (LivretDb *db, const LivretDocument *d, GError **error)
{
  g_autoptr (GPtrArray) imports = find_own_imports (db, d->row, error);

  for (guint i = 0; imports != NULL && i < imports->len; i++)
    if (!erase_import_names (db, imports->pdata[i], error))
      return FALSE;
  return imports != NULL && livret_documents_remove_rows (db, d->row, error) &&
         livret_journal_erase_names (db, "document", d->id, error) &&
         livret_journal_append_simple (db, error, "document-erased", d->person, NULL, "document",
                                       d->id, NULL);
}

/* Until its parts are merged, the index still holds the words of what was taken out of it. */
static gboolean
forget_words (LivretDb *db, GError **error)
{
  return livret_db_exec (db, "INSERT INTO search (search) VALUES ('optimize')", error);
}

gboolean
livret_documents_erase (LivretDb *db, const char *id, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  g_autoptr (LivretDocument) d = NULL;

  return livret_db_transaction_begin (&t, db, error) &&
         (d = livret_documents_get (db, id, error)) != NULL && erase_one (db, d, error) &&
         forget_words (db, error) && livret_db_transaction_commit (&t, error);
}

int
livret_documents_purge_bin (LivretDb *db, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  g_autoptr (GPtrArray) binned = NULL;
  LivretDocumentQuery query = { .only_deleted = TRUE, .include_hidden = TRUE };
  gint64 before;
  int erased = 0;

  if (!livret_db_transaction_begin (&t, db, error) ||
      !livret_journal_bin_limit (db, &before, error) ||
      (binned = livret_documents_list (db, &query, error)) == NULL)
    return -1;
  for (guint i = 0; i < binned->len; i++)
    {
      const LivretDocument *d = binned->pdata[i];

      if (d->deleted >= before)
        continue;
      if (!erase_one (db, d, error))
        return -1;
      erased++;
    }
  if ((erased > 0 && !forget_words (db, error)) || !livret_db_transaction_commit (&t, error))
    return -1;
  return erased;
}
