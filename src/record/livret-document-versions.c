/* livret-document-versions.c: the versions of a document.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/livret-clock.h"
#include "base/livret-text.h"
#include "record/livret-documents-private.h"
#include "record/livret-journal.h"

void
livret_document_version_free (LivretDocumentVersion *version)
{
  if (version == NULL)
    return;
  g_free (version->sha256);
  g_free (version->media_type);
  g_free (version->file_name);
  g_free (version->import);
  g_free (version);
}

/* --- Adding -------------------------------------------------------------------------------------
 */

/* The number after the highest there is. Once hidden, hidden: a newer version says as much as the
 * older one did. By hand now: undoing the import that brought the first version must not take along
 * what the person added to it. */
static gboolean
set_current (LivretDb *db, const LivretDocument *d, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "UPDATE document SET version = ?2, hidden = hidden OR ?3, import = NULL WHERE row = ?1");

  livret_statement_bind_int (s, 1, d->row);
  livret_statement_bind_int (s, 2, d->version);
  livret_statement_bind_int (s, 3, d->hidden);
  return livret_statement_run (s, error);
}

/* @same: id of the document that has these bytes already. */
static gboolean
refuse_same (const char *same, const char *id, GError **error)
{
  if (strcmp (same, id) != 0)
    g_set_error_literal (
        error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID,
        _ ("This file is kept already, as another document; nothing was changed."));
  return FALSE;
}

static gint64
person_of (LivretDb *db, gint64 document_row, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "SELECT person FROM document WHERE row = ?1");

  livret_statement_bind_int (s, 1, document_row);
  return livret_statement_step (s, error) ? livret_statement_int (s, 0) : 0;
}

/* The document as it will be: what is said of it stays, the file is the new one. */
static LivretDocument *
make_next (LivretDb *db, const LivretDocument *given, GError **error)
{
  g_autoptr (LivretDocument) cleaned = livret_document_cleaned (given);
  LivretDocument *next = livret_documents_get (db, given->id, error);

  if (next == NULL)
    return NULL;
  next->version++;
  next->hidden |= given->hidden;
  next->pages = given->pages;
  next->added = livret_clock_now ();
  g_set_str (&next->media_type, cleaned->media_type);
  g_set_str (&next->file_name, cleaned->file_name);
  return next;
}

gboolean
livret_documents_add_version (
    LivretDb *db, LivretDocument *document, int fd, const char *text, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  g_autoptr (LivretDocument) next = NULL;
  g_autoptr (GError) failed = NULL;
  g_autofree char *same = NULL;
  guint8 sha256[32];
  gint64 person, row;

  if (!livret_db_transaction_begin (&t, db, error) ||
      (next = make_next (db, document, error)) == NULL ||
      (person = person_of (db, next->row, error)) == 0 ||
      !livret_contents_put (db, fd, sha256, &next->size, error))
    return FALSE;
  same = livret_documents_find_same (db, person, sha256, &row, &failed);
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (same != NULL)
    return refuse_same (same, next->id, error);
  if (!livret_documents_insert_version (db, next, sha256, 0, error) ||
      !set_current (db, next, error) ||
      !livret_documents_set_text (db, next, text != NULL ? text : "", error) ||
      !livret_journal_append_simple (db, error, "document-version", next->person, next->title,
                                     "document", next->id, NULL) ||
      !livret_db_transaction_commit (&t, error))
    return FALSE;
  g_free (document->sha256);
  document->sha256 = livret_hex (sha256, sizeof sha256);
  document->version = next->version;
  document->hidden = next->hidden;
  document->size = next->size;
  document->added = next->added;
  return TRUE;
}

/* --- Reading ------------------------------------------------------------------------------------
 */

static LivretDocumentVersion *
version_from_row (LivretStatement *s)
{
  LivretDocumentVersion *version = g_new0 (LivretDocumentVersion, 1);
  gsize size;
  const guint8 *sha256 = livret_statement_blob (s, 1, &size);

  version->number = livret_statement_int (s, 0);
  version->sha256 = livret_hex (sha256, size);
  version->media_type = livret_statement_dup_text (s, 2);
  version->file_name = livret_statement_dup_text (s, 3);
  version->pages = livret_statement_int (s, 4);
  version->added = livret_statement_int (s, 5);
  version->size = livret_statement_int (s, 6);
  version->import = livret_statement_dup_text (s, 7);
  return version;
}

GPtrArray *
livret_documents_list_versions (LivretDb *db, const char *id, GError **error)
{
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) livret_document_version_free);
  g_autoptr (GError) failed = NULL;
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT v.number, v.sha256, v.media_type, v.file_name, v.pages, v.added, c.size,"
          " coalesce (i.id, '') FROM version v JOIN document d ON d.row = v.document"
          " JOIN content c ON c.sha256 = v.sha256 LEFT JOIN import i ON i.row = v.import"
          " WHERE d.id = ?1 ORDER BY v.number DESC");

  livret_statement_bind_text (s, 1, id);
  while (livret_statement_step (s, &failed))
    g_ptr_array_add (list, version_from_row (s));
  if (failed == NULL)
    return g_steal_pointer (&list);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

int
livret_documents_open_version (LivretDb *db, const char *id, int number, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT v.sha256 FROM version v JOIN document d ON d.row = v.document"
          " WHERE d.id = ?1 AND v.number = CASE ?2 WHEN 0 THEN d.version ELSE ?2 END");
  g_autoptr (GError) failed = NULL;
  const guint8 *sha256;
  gsize size;

  livret_statement_bind_text (s, 1, id);
  livret_statement_bind_int (s, 2, number);
  if (livret_statement_step (s, &failed))
    {
      sha256 = livret_statement_blob (s, 0, &size);
      return livret_contents_open (db, sha256, "document", error);
    }
  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  else
    g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_FOUND,
                 _ ("There is no document %s."), id);
  return -1;
}
