/* livret-documents.c: adding documents, changing what is said of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/livret-clock.h"
#include "base/livret-text.h"
#include "record/livret-documents-private.h"
#include "record/livret-journal.h"
#include "record/livret-tokenizer.h"

gint64
livret_documents_person_row (LivretDb *db, const char *id, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, "SELECT row FROM person WHERE id = ?1");
  g_autoptr (GError) failed = NULL;

  livret_statement_bind_text (s, 1, id);
  if (livret_statement_step (s, &failed))
    return livret_statement_int (s, 0);
  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  else
    g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_FOUND,
                         _ ("This person is not in the household."));
  return 0;
}

/* --- Adding -------------------------------------------------------------------------------------
 */

char *
livret_documents_find_same (
    LivretDb *db, gint64 person, const guint8 sha256[32], gint64 *row, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT d.id, d.row FROM (SELECT document FROM version WHERE sha256 = ?1"
          " UNION SELECT document FROM part WHERE sha256 = ?1) f JOIN document d"
          " ON d.row = f.document WHERE d.person = ?2 ORDER BY d.deleted != 0, d.row LIMIT 1");

  livret_statement_bind_blob (s, 1, sha256, 32);
  livret_statement_bind_int (s, 2, person);
  if (!livret_statement_step (s, error))
    return NULL;
  *row = livret_statement_int (s, 1);
  return livret_statement_dup_text (s, 0);
}

static gboolean
note_sighting (LivretDb *db, gint64 import_row, gint64 document_row, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "INSERT OR IGNORE INTO document_sighting VALUES (?1, ?2)");

  if (import_row == 0)
    return TRUE;
  livret_statement_bind_int (s, 1, import_row);
  livret_statement_bind_int (s, 2, document_row);
  return livret_statement_run (s, error);
}

static void
bind_optional_row (LivretStatement *s, int index, gint64 row)
{
  if (row != 0)
    livret_statement_bind_int (s, index, row);
}

static void
bind_description (LivretStatement *s, const LivretDocument *d, gint64 person)
{
  livret_statement_bind_text (s, 1, d->id);
  livret_statement_bind_int (s, 2, person);
  livret_statement_bind_text (s, 3, d->title);
  livret_statement_bind_text (s, 4, d->category);
  livret_statement_bind_text (s, 5, d->date.text);
  livret_statement_bind_int (s, 6, d->date.earliest);
  livret_statement_bind_int (s, 7, d->date.latest);
  livret_statement_bind_text (s, 8, d->author);
  livret_statement_bind_text (s, 9, d->establishment);
  livret_statement_bind_int (s, 10, d->hidden);
}

static gboolean
insert_document (LivretDb *db, LivretDocument *d, gint64 person, gint64 import_row, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db,
      "INSERT INTO document (id, person, title, category, date, date_earliest, date_latest, author,"
      " establishment, hidden, version, import, added)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 1, ?11, ?12)");

  bind_description (s, d, person);
  bind_optional_row (s, 11, import_row);
  livret_statement_bind_int (s, 12, d->added);
  if (!livret_statement_run (s, error))
    return FALSE;
  d->row = livret_db_last_rowid (db);
  return TRUE;
}

gboolean
livret_documents_insert_version (LivretDb *db,
                                 const LivretDocument *d,
                                 const guint8 sha256[32],
                                 gint64 import_row,
                                 GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "INSERT INTO version VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");

  livret_statement_bind_int (s, 1, d->row);
  livret_statement_bind_int (s, 2, d->version);
  livret_statement_bind_blob (s, 3, sha256, 32);
  livret_statement_bind_text (s, 4, d->media_type);
  livret_statement_bind_text (s, 5, d->file_name);
  livret_statement_bind_int (s, 6, d->pages);
  livret_statement_bind_int (s, 7, d->added);
  bind_optional_row (s, 8, import_row);
  return livret_statement_run (s, error);
}

static gboolean
keep_text (LivretDb *db, gint64 row, const char *text, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "INSERT INTO document_text VALUES (?1, ?2)"
                             " ON CONFLICT (document) DO UPDATE SET text = excluded.text");

  livret_statement_bind_int (s, 1, row);
  livret_statement_bind_text (s, 2, text);
  return livret_statement_run (s, error);
}

/* The index holds folded words alone; it is made anew whenever words of the document change. */
static gboolean
index_document (LivretDb *db, const LivretDocument *d, const char *text, GError **error)
{
  g_autofree char *author = g_strjoin (" ", d->author, d->establishment, NULL);
  g_autofree char *title_tokens = livret_search_tokens (d->title);
  g_autofree char *author_tokens = livret_search_tokens (author);
  g_autofree char *contents = *d->note != '\0' ? g_strjoin ("\n", d->note, text, NULL) : NULL;
  g_autofree char *text_tokens = livret_search_tokens (contents != NULL ? contents : text);
  g_autoptr (LivretStatement) del = livret_db_prepare (db, "DELETE FROM search WHERE rowid = ?1");
  g_autoptr (LivretStatement) ins = livret_db_prepare (
      db, "INSERT INTO search (rowid, title, author, contents) VALUES (?1, ?2, ?3, ?4)");

  livret_statement_bind_int (del, 1, d->row);
  livret_statement_bind_int (ins, 1, d->row);
  livret_statement_bind_text (ins, 2, title_tokens);
  livret_statement_bind_text (ins, 3, author_tokens);
  livret_statement_bind_text (ins, 4, text_tokens);
  return livret_statement_run (del, error) && livret_statement_run (ins, error);
}

gboolean
livret_documents_set_text (LivretDb *db, const LivretDocument *d, const char *text, GError **error)
{
  return keep_text (db, d->row, text, error) && index_document (db, d, text, error);
}

static gboolean
add_new (LivretDb *db,
         LivretDocument *d,
         gint64 person,
         const guint8 sha256[32],
         const char *text,
         gint64 import_row,
         GError **error)
{
  d->version = 1;
  if (!insert_document (db, d, person, import_row, error) ||
      !livret_documents_insert_version (db, d, sha256, import_row, error) ||
      !livret_documents_set_text (db, d, text != NULL ? text : "", error) ||
      !note_sighting (db, import_row, d->row, error))
    return FALSE;
  /* An import journals itself, once. */
  return import_row != 0 || livret_journal_append_simple (db, error, "document-added", d->person,
                                                          d->title, "document", d->id, NULL);
}

/* What the caller is told of the document that is kept. */
static void
tell (LivretDocument *d, const LivretDocument *kept)
{
  g_set_str (&d->id, kept->id);
  g_set_str (&d->sha256, kept->sha256);
  d->row = kept->row;
  d->version = kept->version;
  d->added = kept->added;
}

gboolean
livret_documents_add (
    LivretDb *db, LivretDocument *d, int fd, const char *text, gint64 import_row, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  g_autoptr (LivretDocument) kept = livret_document_cleaned (d);
  g_autoptr (GError) failed = NULL;
  g_autofree char *same = NULL;
  guint8 sha256[32];
  gint64 person, row;

  if (!livret_db_transaction_begin (&t, db, error))
    return FALSE;
  person = livret_documents_person_row (db, d->person, error);
  if (person == 0 || !livret_contents_put (db, fd, sha256, &d->size, error))
    return FALSE;
  same = livret_documents_find_same (db, person, sha256, &row, &failed);
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (same != NULL)
    {
      g_set_str (&d->id, same);
      d->row = row;
      if (note_sighting (db, import_row, row, error))
        livret_db_transaction_commit (&t, error);
      return FALSE;
    }
  g_free (kept->id);
  kept->id = livret_uuid_new ();
  g_free (kept->sha256);
  kept->sha256 = livret_hex (sha256, 32);
  kept->added = livret_clock_now ();
  if (!add_new (db, kept, person, sha256, text, import_row, error) ||
      !livret_db_transaction_commit (&t, error))
    return FALSE;
  tell (d, kept);
  return TRUE;
}

/* --- Changing -----------------------------------------------------------------------------------
 */

static gboolean
check_note (const LivretDocument *d, GError **error)
{
  if (g_utf8_strlen (d->note, -1) <= LIVRET_DOCUMENT_NOTE_MAX)
    return TRUE;
  g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID,
                       _ ("The note is too long: it may have 2,000 characters."));
  return FALSE;
}

static gboolean
is_indexed_alike (const LivretDocument *a, const LivretDocument *b)
{
  return strcmp (a->title, b->title) == 0 && strcmp (a->author, b->author) == 0 &&
         strcmp (a->establishment, b->establishment) == 0 && strcmp (a->note, b->note) == 0;
}

/* The text may be long: it is read again only where words of the document changed. */
static gboolean
index_again (LivretDb *db, const LivretDocument *d, GError **error)
{
  g_autofree char *text = livret_documents_text (db, d->id, error);

  return text != NULL && index_document (db, d, text, error);
}

static gboolean
is_described_alike (const LivretDocument *a, const LivretDocument *b)
{
  return is_indexed_alike (a, b) && strcmp (a->category, b->category) == 0 &&
         strcmp (a->date.text, b->date.text) == 0 && strcmp (a->person, b->person) == 0 &&
         strcmp (a->folder, b->folder) == 0;
}

/* A pin is a matter of the list alone; hiding and showing are told as such. */
static gboolean
journal_update (LivretDb *db, const LivretDocument *d, const LivretDocument *was, GError **error)
{
  gboolean hiding = d->hidden != was->hidden;
  gboolean marks_alone = is_described_alike (d, was) && (hiding || d->pinned != was->pinned);

  return (!hiding ||
          livret_journal_append_simple (db, error, d->hidden ? "document-hidden" : "document-shown",
                                        d->person, d->title, "document", d->id, NULL)) &&
         (marks_alone || livret_journal_append_simple (db, error, "document-changed", d->person,
                                                       d->title, "document", d->id, NULL));
}

gboolean
livret_documents_update (LivretDb *db, const LivretDocument *document, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "UPDATE document SET person = ?2, title = ?3, category = ?4, date = ?5,"
          " date_earliest = ?6, date_latest = ?7, author = ?8, establishment = ?9,"
          " hidden = ?10, pinned = ?11, note = ?12,"
          " folder = (SELECT row FROM folder WHERE id = ?13 AND person = ?2) WHERE id = ?1");
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  g_autoptr (LivretDocument) present = NULL;
  g_autoptr (LivretDocument) d = livret_document_cleaned (document);
  gint64 person;

  if (!check_note (d, error) || !livret_db_transaction_begin (&t, db, error) ||
      (present = livret_documents_get (db, d->id, error)) == NULL ||
      (person = livret_documents_person_row (db, d->person, error)) == 0)
    return FALSE;
  d->row = present->row;
  bind_description (s, d, person);
  livret_statement_bind_int (s, 11, d->pinned);
  livret_statement_bind_text (s, 12, d->note);
  livret_statement_bind_text (s, 13, d->folder);
  return livret_statement_run (s, error) &&
         (is_indexed_alike (d, present) || index_again (db, d, error)) &&
         journal_update (db, d, present, error) && livret_db_transaction_commit (&t, error);
}

int
livret_documents_open (LivretDb *db, const char *id, GError **error)
{
  return livret_documents_open_version (db, id, 0, error);
}

int
livret_documents_take_out (LivretDb *db, const char *id, GError **error)
{
  g_autoptr (LivretDocument) document = livret_documents_get (db, id, error);
  g_auto (LivretDbTransaction) transaction = LIVRET_DB_TRANSACTION_INIT;
  g_autofd int fd = document != NULL ? livret_documents_open (db, id, error) : -1;

  if (fd < 0 || !livret_db_transaction_begin (&transaction, db, error) ||
      !livret_journal_append_simple (db, error, "document-saved", document->person, document->title,
                                     "document", document->id, NULL) ||
      !livret_db_transaction_commit (&transaction, error))
    return -1;
  return g_steal_fd (&fd);
}

char *
livret_documents_text (LivretDb *db, const char *id, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT coalesce (t.text, '') FROM document d LEFT JOIN document_text t"
          " ON t.document = d.row WHERE d.id = ?1");
  g_autoptr (GError) failed = NULL;

  livret_statement_bind_text (s, 1, id);
  if (livret_statement_step (s, &failed))
    return livret_statement_dup_text (s, 0);
  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  else
    g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_FOUND,
                 _ ("There is no document %s."), id);
  return NULL;
}
