/* livret-document-query.c: listing, counting and searching documents.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/livret-text.h"
#include "record/livret-documents.h"
#include "record/livret-text-pages.h"
#include "record/livret-tokenizer.h"

/* What lies in the bin, or is hidden, is not spoken of by a mark either. */
#define LINKED                                                                                     \
  " EXISTS (SELECT 1 FROM document_beside b JOIN document o ON o.row = b.other"                    \
  "  WHERE b.document = d.row AND o.person = d.person AND NOT o.hidden AND o.deleted = 0)"         \
  " OR EXISTS (SELECT 1 FROM document_beside b JOIN document o ON o.row = b.document"              \
  "  WHERE b.other = d.row AND o.person = d.person AND NOT o.hidden AND o.deleted = 0)"            \
  " OR EXISTS (SELECT 1 FROM document_entry b JOIN entry e ON e.row = b.entry"                     \
  "  WHERE b.document = d.row AND e.person = d.person AND NOT e.hidden AND e.deleted = 0)"
#define COLUMNS                                                                                    \
  " d.row, d.id, p.id, p.name, d.title, d.category, d.date, d.date_earliest, d.date_latest, "      \
  "d.author,"                                                                                      \
  " d.establishment, d.hidden, d.version, v.sha256, v.media_type, v.file_name, c.size, v.pages,"   \
  " coalesce (i.id, ''), d.added, d.deleted, d.pinned, coalesce (f.id, ''), d.note," LINKED
#define TABLES                                                                                     \
  " JOIN document d USING (row) JOIN person p ON p.row = d.person"                                 \
  " JOIN version v ON v.document = d.row AND v.number = d.version"                                 \
  " JOIN content c ON c.sha256 = v.sha256 LEFT JOIN import i ON i.row = d.import"                  \
  " LEFT JOIN folder f ON f.row = d.folder"
/* Filters stand inside the query, before any count or snippet could speak of what is hidden. */
#define FILTERED                                                                                   \
  " FROM document d WHERE (?1 IS NULL OR d.person = (SELECT row FROM person WHERE id = ?1))"       \
  " AND (?2 IS NULL OR d.category = ?2) AND (?3 OR NOT d.hidden)"                                  \
  " AND (d.deleted != 0) = ?4"                                                                     \
  " AND (?5 IS NULL OR (d.date != '' AND d.date_latest >= ?5))"                                    \
  " AND (?6 IS NULL OR (d.date != '' AND d.date_earliest <= ?6))"                                  \
  " AND (?10 IS NULL OR d.author = ?10)"                                                           \
  " AND (?11 IS NULL OR d.folder IN (WITH RECURSIVE below (row) AS"                                \
  "  (SELECT row FROM folder WHERE id = ?11"                                                       \
  "   UNION SELECT o.row FROM folder o JOIN below b ON o.parent = b.row) SELECT row FROM below))"
#define SEARCHED " AND d.row IN (SELECT rowid FROM search WHERE search MATCH ?7)"
#define ORDERED " ORDER BY ?12 AND d.pinned DESC, d.date_earliest DESC, d.row DESC"

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
  d->pinned = livret_statement_int (s, i++);
  d->folder = livret_statement_dup_text (s, i++);
  d->note = livret_statement_dup_text (s, i++);
  d->linked = livret_statement_int (s, i++) != 0;
  d->snippet = g_strdup ("");
  return d;
}

/* A query prepared with its filters, with or without words to search. */
static LivretStatement *
prepare_query (LivretDb *db, const LivretDocumentQuery *q, const char *sql, const char *searched)
{
  g_autofree char *match = q->search != NULL && q->search[strspn (q->search, " \t")] != '\0'
                               ? livret_search_query (q->search)
                               : NULL;
  LivretStatement *s = livret_db_prepare (db, match != NULL ? searched : sql);

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
  livret_statement_bind_text (s, 10, q->author);
  livret_statement_bind_text (s, 11, q->folder);
  return s;
}
#define PREPARE(db, q, before, after)                                                              \
  prepare_query (db, q, before FILTERED after, before FILTERED SEARCHED after)

/* For what passed the filters alone. A word that stands only in the title has no snippet; one in
 * the note is what the person remembers it by, and comes before the text. */
static gboolean
add_snippets (LivretDb *db, const LivretDocumentQuery *q, GPtrArray *list, GError **error)
{
  if (q->snippet <= 0 || q->search == NULL)
    return TRUE;
  for (guint i = 0; i < list->len; i++)
    {
      LivretDocument *d = list->pdata[i];
      g_autofree char *found = livret_search_snippet (d->note, q->search, q->snippet);

      if (found == NULL)
        {
          g_autofree char *text = livret_documents_text (db, d->id, error);
          const char *page;

          if (text == NULL)
            return FALSE;
          d->page = livret_text_page (text, q->search, &page);
          found = livret_search_snippet (page, q->search, q->snippet);
        }
      g_free (d->snippet);
      d->snippet = livret_text_line (found);
    }
  return TRUE;
}

GPtrArray *
livret_documents_list (LivretDb *db, const LivretDocumentQuery *q, GError **error)
{
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) livret_document_free);
  g_autoptr (GError) failed = NULL;
  g_autoptr (LivretStatement) s = PREPARE (
      db, q, "SELECT" COLUMNS " FROM (SELECT d.row", /* the page alone is looked up elsewhere */
      ORDERED " LIMIT ?8 OFFSET ?9)" TABLES ORDERED);

  livret_statement_bind_int (s, 8, q->limit > 0 ? q->limit : -1);
  livret_statement_bind_int (s, 9, q->offset);
  livret_statement_bind_int (s, 12, q->pinned_first);
  while (livret_statement_step (s, &failed))
    g_ptr_array_add (list, document_from_row (s));
  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  else if (add_snippets (db, q, list, error))
    return g_steal_pointer (&list);
  return NULL;
}

int
livret_documents_count (LivretDb *db, const LivretDocumentQuery *q, GError **error)
{
  g_autoptr (LivretStatement) s = PREPARE (db, q, "SELECT count(*)", "");

  return livret_statement_step (s, error) ? livret_statement_int (s, 0) : -1;
}

void
livret_document_tally_free (LivretDocumentTally *tally)
{
  if (tally == NULL)
    return;
  g_free (tally->key);
  g_free (tally);
}

static LivretStatement *
prepare_tally (LivretDb *db, const LivretDocumentQuery *q, LivretTallyBy by)
{
  switch (by)
    {
    case LIVRET_TALLY_YEAR:
      return PREPARE (db, q, "SELECT substr (d.date, 1, 4) AS key, count(*)",
                      " GROUP BY key ORDER BY key DESC");
    case LIVRET_TALLY_AUTHOR:
      return PREPARE (db, q, "SELECT d.author AS key, count(*) AS n",
                      " AND d.author != '' GROUP BY key ORDER BY n DESC, key");
    default:
      return PREPARE (db, q, "SELECT d.category AS key, count(*) AS n",
                      " GROUP BY key ORDER BY n DESC, key");
    }
}

GPtrArray *
livret_documents_tally (LivretDb *db,
                        const LivretDocumentQuery *q,
                        LivretTallyBy by,
                        GError **error)
{
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) livret_document_tally_free);
  g_autoptr (GError) failed = NULL;
  g_autoptr (LivretStatement) s = prepare_tally (db, q, by);

  while (livret_statement_step (s, &failed))
    {
      LivretDocumentTally *tally = g_new0 (LivretDocumentTally, 1);

      tally->key = livret_statement_dup_text (s, 0);
      tally->count = livret_statement_int (s, 1);
      g_ptr_array_add (list, tally);
    }
  if (failed == NULL)
    return g_steal_pointer (&list);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

LivretDocument *
livret_documents_get (LivretDb *db, const char *id, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT" COLUMNS " FROM (SELECT row FROM document WHERE id = ?1)" TABLES);
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
