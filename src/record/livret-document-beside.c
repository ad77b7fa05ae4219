/* livret-document-beside.c: what a person laid beside a document.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-document-beside.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "record/livret-documents.h"
#include "record/livret-entries.h"
#include "record/livret-journal.h"

/* --- Both sides ----------------------------------------------------------------------------------
 */

typedef struct
{
  gint64 document;
  gint64 other; /* row of a document or a statement */
  gboolean is_entry;
  char *person;
  char *title;
} Pair;

static void
pair_clear (Pair *pair)
{
  g_free (pair->person);
  g_free (pair->title);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pair, pair_clear)

static gboolean
refuse (const char *why, GError **error)
{
  g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID, why);
  return FALSE;
}

/* What is of that id, a document before a statement. */
static gboolean
find_other (LivretDb *db, const char *id, Pair *pair, char **person, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (LivretDocument) document = livret_documents_get (db, id, &failed);
  g_autoptr (LivretEntry) entry = NULL;

  if (document != NULL)
    {
      pair->other = document->row;
      *person = g_strdup (document->person);
      return TRUE;
    }
  if (!g_error_matches (failed, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  entry = livret_entries_get (db, id, error);
  if (entry == NULL)
    return FALSE;
  pair->is_entry = TRUE;
  pair->other = entry->row;
  *person = g_strdup (entry->person);
  return TRUE;
}

static gboolean
find_pair (LivretDb *db, const char *id, const char *other, Pair *pair, GError **error)
{
  g_autoptr (LivretDocument) document = livret_documents_get (db, id, error);
  g_autofree char *person = NULL;

  if (document == NULL || !find_other (db, other, pair, &person, error))
    return FALSE;
  if (strcmp (document->person, person) != 0)
    return refuse (_ ("Only what is of the same person stands beside a document."), error);
  if (!pair->is_entry && pair->other == document->row)
    return refuse (_ ("A document does not stand beside itself."), error);
  pair->document = document->row;
  pair->person = g_steal_pointer (&person);
  pair->title = g_strdup (document->title);
  return TRUE;
}

/* The smaller row of two documents comes first. */
static LivretStatement *
prepare (LivretDb *db, const Pair *pair, const char *documents, const char *entries)
{
  LivretStatement *s = livret_db_prepare_dynamic (db, pair->is_entry ? entries : documents);
  gboolean turn = !pair->is_entry && pair->other < pair->document;

  livret_statement_bind_int (s, 1, turn ? pair->other : pair->document);
  livret_statement_bind_int (s, 2, turn ? pair->document : pair->other);
  return s;
}

static gboolean
is_beside (LivretDb *db, const Pair *pair, gboolean *beside, GError **error)
{
  g_autoptr (LivretStatement) s = prepare (
      db, pair, "SELECT EXISTS (SELECT 1 FROM document_beside WHERE document = ?1 AND other = ?2)",
      "SELECT EXISTS (SELECT 1 FROM document_entry WHERE document = ?1 AND entry = ?2)");

  if (!livret_statement_step (s, error))
    return FALSE;
  *beside = livret_statement_int (s, 0) != 0;
  return TRUE;
}

gboolean
livret_beside_holds (LivretDb *db, const char *document, const char *other, GError **error)
{
  g_auto (Pair) pair = { 0 };
  gboolean beside;

  return find_pair (db, document, other, &pair, error) && is_beside (db, &pair, &beside, error) &&
         beside;
}

gboolean
livret_beside_set (
    LivretDb *db, const char *document, const char *other, gboolean beside, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  g_auto (Pair) pair = { 0 };
  g_autoptr (LivretStatement) s = NULL;
  gboolean was;

  if (!livret_db_transaction_begin (&t, db, error) ||
      !find_pair (db, document, other, &pair, error) || !is_beside (db, &pair, &was, error))
    return FALSE;
  if (was == beside)
    return TRUE;
  s = beside ? prepare (db, &pair, "INSERT INTO document_beside VALUES (?1, ?2)",
                        "INSERT INTO document_entry VALUES (?1, ?2)")
             : prepare (db, &pair, "DELETE FROM document_beside WHERE document = ?1 AND other = ?2",
                        "DELETE FROM document_entry WHERE document = ?1 AND entry = ?2");
  /* Not a word of the other: erased, it goes from the journal by its own entries. */
  return livret_statement_run (s, error) &&
         livret_journal_append_simple (db, error, "beside-changed", pair.person, pair.title,
                                       "document", document, NULL) &&
         livret_db_transaction_commit (&t, error);
}

/* --- Reading -------------------------------------------------------------------------------------
 */

typedef gpointer (*GetFunc) (LivretDb *db, const char *id, GError **error);

/* What the query names, each by its id. */
static GPtrArray *
collect (LivretDb *db,
         const char *sql,
         const char *id,
         gboolean hidden,
         GetFunc get,
         GDestroyNotify free_func,
         GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (free_func);
  g_autoptr (LivretStatement) s = livret_db_prepare_dynamic (db, sql);
  g_autoptr (GError) failed = NULL;

  livret_statement_bind_text (s, 1, id);
  livret_statement_bind_int (s, 2, hidden);
  while (livret_statement_step (s, &failed))
    {
      gpointer item = get (db, livret_statement_text (s, 0), error);

      if (item == NULL)
        return NULL;
      g_ptr_array_add (list, item);
    }
  if (failed == NULL)
    return g_steal_pointer (&list);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

GPtrArray *
livret_beside_documents (LivretDb *db, const char *document, gboolean hidden, GError **error)
{
  return collect (db,
                  "WITH me (row, person) AS (SELECT row, person FROM document WHERE id = ?1)"
                  " SELECT o.id FROM document o JOIN me ON o.person = me.person WHERE o.row IN"
                  " (SELECT other FROM document_beside WHERE document = me.row"
                  "  UNION SELECT document FROM document_beside WHERE other = me.row)"
                  " AND o.deleted = 0 AND (?2 OR NOT o.hidden)"
                  " ORDER BY o.date_earliest DESC, o.row DESC",
                  document, hidden, (GetFunc) livret_documents_get,
                  (GDestroyNotify) livret_document_free, error);
}

GPtrArray *
livret_beside_entries (LivretDb *db, const char *document, gboolean hidden, GError **error)
{
  return collect (db,
                  "SELECT e.id FROM document_entry b JOIN entry e ON e.row = b.entry"
                  " JOIN document d ON d.row = b.document AND d.person = e.person WHERE d.id = ?1"
                  " AND e.deleted = 0 AND (?2 OR NOT e.hidden)"
                  " ORDER BY e.section, e.from_earliest DESC, e.row",
                  document, hidden, (GetFunc) livret_entries_get,
                  (GDestroyNotify) livret_entry_free, error);
}

GPtrArray *
livret_beside_of_entry (LivretDb *db, const char *entry, gboolean hidden, GError **error)
{
  return collect (db,
                  "SELECT d.id FROM entry e JOIN document d ON d.person = e.person"
                  " AND (d.row = e.document"
                  "  OR d.row IN (SELECT document FROM document_entry WHERE entry = e.row))"
                  " WHERE e.id = ?1 AND d.deleted = 0 AND (?2 OR NOT d.hidden)"
                  " ORDER BY d.row IS NOT e.document, d.date_earliest DESC, d.row DESC",
                  entry, hidden, (GetFunc) livret_documents_get,
                  (GDestroyNotify) livret_document_free, error);
}
