/* livret-document-query.c: listing, counting and searching documents.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/livret-text.h"
#include "record/livret-documents.h"
#include "record/livret-tokenizer.h"

#define COLUMNS                                                                                    \
  " d.row, d.id, p.id, p.name, d.title, d.category, d.date, d.date_earliest, d.date_latest, "      \
  "d.author,"                                                                                      \
  " d.establishment, d.hidden, d.version, v.sha256, v.media_type, v.file_name, c.size, v.pages,"   \
  " coalesce (i.id, ''), d.added, d.deleted"
#define TABLES                                                                                     \
  " FROM document d JOIN person p ON p.row = d.person"                                             \
  " JOIN version v ON v.document = d.row AND v.number = d.version"                                 \
  " JOIN content c ON c.sha256 = v.sha256 LEFT JOIN import i ON i.row = d.import"
/* Filters stand inside the query, before any count or snippet could speak of what is hidden. */
#define FILTERS                                                                                    \
  " WHERE (?1 IS NULL OR p.id = ?1) AND (?2 IS NULL OR d.category = ?2) AND (?3 OR NOT d.hidden)"  \
  " AND (d.deleted != 0) = ?4"                                                                     \
  " AND (?5 IS NULL OR d.date_latest >= ?5) AND (?6 IS NULL OR d.date_earliest <= ?6)"
#define SEARCHED " AND d.row IN (SELECT rowid FROM search WHERE search MATCH ?7)"
#define ORDERED " ORDER BY d.date_earliest DESC, d.row DESC LIMIT ?8 OFFSET ?9"

static char *
dup_hex (LivretStatement *s, int column)
{
  gsize size;
  const guint8 *data = livret_statement_blob (s, column, &size);

  return livret_hex (data, size);
}

static LivretDocument *
document_from_row (LivretStatement *s)
{
  LivretDocument *d = g_new0 (LivretDocument, 1);
  int i = 0;

  d->row = livret_statement_int (s, i++);
  d->id = livret_statement_dup_text (s, i++);
  d->person = livret_statement_dup_text (s, i++);
  d->person_name = livret_statement_dup_text (s, i++);
  d->title = livret_statement_dup_text (s, i++);
  d->category = livret_statement_dup_text (s, i++);
  g_strlcpy (d->date.text, livret_statement_text (s, i++), sizeof d->date.text);
  d->date.earliest = livret_statement_int (s, i++);
  d->date.latest = livret_statement_int (s, i++);
  d->author = livret_statement_dup_text (s, i++);
  d->establishment = livret_statement_dup_text (s, i++);
  d->hidden = livret_statement_int (s, i++);
  d->version = livret_statement_int (s, i++);
  d->sha256 = dup_hex (s, i++);
  d->media_type = livret_statement_dup_text (s, i++);
  d->file_name = livret_statement_dup_text (s, i++);
  d->size = livret_statement_int (s, i++);
  d->pages = livret_statement_int (s, i++);
  d->import = livret_statement_dup_text (s, i++);
  d->added = livret_statement_int (s, i++);
  d->deleted = livret_statement_int (s, i++);
  return d;
}

static void
bind_query (LivretStatement *s, const LivretDocumentQuery *q, const char *match)
{
  livret_statement_bind_text (s, 1, q->person);
  livret_statement_bind_text (s, 2, q->category);
  livret_statement_bind_int (s, 3, q->include_hidden);
  livret_statement_bind_int (s, 4, q->only_deleted);
  if (q->from != NULL)
    livret_statement_bind_int (s, 5, q->from->earliest);
  if (q->until != NULL)
    livret_statement_bind_int (s, 6, q->until->latest);
  if (match != NULL)
    livret_statement_bind_text (s, 7, match);
}

GPtrArray *
livret_documents_list (LivretDb *db, const LivretDocumentQuery *q, GError **error)
{
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) livret_document_free);
  g_autofree char *match =
      q->search != NULL && *q->search != '\0' ? livret_search_query (q->search) : NULL;
  gboolean searched = match != NULL;
  g_autoptr (GError) failed = NULL;
  g_autoptr (LivretStatement) s =
      searched ? livret_db_prepare (db, "SELECT" COLUMNS TABLES FILTERS SEARCHED ORDERED)
               : livret_db_prepare (db, "SELECT" COLUMNS TABLES FILTERS ORDERED);

  bind_query (s, q, searched ? match : NULL);
  livret_statement_bind_int (s, 8, q->limit > 0 ? q->limit : -1);
  livret_statement_bind_int (s, 9, q->offset);
  while (livret_statement_step (s, &failed))
    g_ptr_array_add (list, document_from_row (s));
  if (failed == NULL)
    return g_steal_pointer (&list);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

int
livret_documents_count (LivretDb *db, const LivretDocumentQuery *q, GError **error)
{
  g_autofree char *match =
      q->search != NULL && *q->search != '\0' ? livret_search_query (q->search) : NULL;
  gboolean searched = match != NULL;
  g_autoptr (LivretStatement) s =
      searched ? livret_db_prepare (db, "SELECT count(*)" TABLES FILTERS SEARCHED)
               : livret_db_prepare (db, "SELECT count(*)" TABLES FILTERS);

  bind_query (s, q, searched ? match : NULL);
  return livret_statement_step (s, error) ? livret_statement_int (s, 0) : -1;
}

LivretDocument *
livret_documents_get (LivretDb *db, const char *id, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "SELECT" COLUMNS TABLES " WHERE d.id = ?1");
  g_autoptr (GError) failed = NULL;

  livret_statement_bind_text (s, 1, id);
  if (livret_statement_step (s, &failed))
    return document_from_row (s);
  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  else
    g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_FOUND,
                 _ ("There is no document %s."), id);
  return NULL;
}
