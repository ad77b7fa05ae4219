/* livret-documents.c: adding, changing, deleting and erasing documents.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-documents.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/livret-clock.h"
#include "base/livret-text.h"
#include "record/livret-journal.h"
#include "record/livret-tokenizer.h"

/* The categories of Mon espace santé, with its own codes. */
static const LivretCategory categories[] = {
  { "SYNTHESE", N_ ("Health summary") },
  { "ORD_SOIN", N_ ("Prescriptions and care") },
  { "RADIO_SC", N_ ("X-ray, ultrasound, scanner, MRI") },
  { "BIOLOGIE", N_ ("Laboratory results") },
  { "CPT_REND", N_ ("Reports") },
  { "DEPISTAG", N_ ("Prevention and screening") },
  { "CAR_VAC", N_ ("Vaccination record") },
  { "CERT_MED", N_ ("Medical certificates") },
  { "DOC_ADM", N_ ("Administrative papers") },
  { "DIR_ANT", N_ ("Advance directives") },
  { "AUTR_DOC", N_ ("Other documents") },
  { NULL, NULL },
};

const LivretCategory *
livret_categories (void)
{
  return categories;
}

const char *
livret_category_label (const char *code)
{
  const char *other = NULL;

  for (const LivretCategory *c = categories; c->code != NULL; c++)
    {
      if (strcmp (c->code, code) == 0)
        return _ (c->label);
      other = c->label;
    }
  return _ (other);
}

LivretDocument *
livret_document_new (void)
{
  LivretDocument *d = g_new0 (LivretDocument, 1);

  d->id = g_strdup ("");
  d->person = g_strdup ("");
  d->person_name = g_strdup ("");
  d->title = g_strdup ("");
  d->category = g_strdup ("AUTR_DOC");
  d->author = g_strdup ("");
  d->establishment = g_strdup ("");
  d->sha256 = g_strdup ("");
  d->media_type = g_strdup ("");
  d->file_name = g_strdup ("");
  d->import = g_strdup ("");
  d->version = 1;
  return d;
}

void
livret_document_free (LivretDocument *d)
{
  if (d == NULL)
    return;
  g_free (d->id);
  g_free (d->person);
  g_free (d->person_name);
  g_free (d->title);
  g_free (d->category);
  g_free (d->author);
  g_free (d->establishment);
  g_free (d->sha256);
  g_free (d->media_type);
  g_free (d->file_name);
  g_free (d->import);
  g_free (d);
}

static gint64
select_int (LivretDb *db, const char *sql, const char *text, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, sql);

  livret_statement_bind_text (s, 1, text);
  return livret_statement_step (s, error) ? livret_statement_int (s, 0) : 0;
}

static gint64
person_row (LivretDb *db, const char *id, GError **error)
{
  gint64 row = select_int (db, "SELECT row FROM person WHERE id = ?1", id, error);

  if (row == 0 && (error == NULL || *error == NULL))
    g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_FOUND,
                         _ ("This person is not in the household."));
  return row;
}

/* --- Adding -------------------------------------------------------------------------------------
 */

/* The same bytes for the same person are the same document, also when it lies in the bin. */
static char *
find_same (LivretDb *db, gint64 person, const guint8 sha256[32], gint64 *row, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT d.id, d.row FROM version v JOIN document d ON d.row = v.document"
          " WHERE v.sha256 = ?1 AND d.person = ?2 LIMIT 1");

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

static gboolean
insert_version (LivretDb *db,
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
      livret_db_prepare (db, "INSERT INTO document_text VALUES (?1, ?2)");

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
  g_autofree char *text_tokens = livret_search_tokens (text);
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

static gboolean
add_new (LivretDb *db,
         LivretDocument *d,
         gint64 person,
         const guint8 sha256[32],
         const char *text,
         gint64 import_row,
         GError **error)
{
  g_free (d->id);
  d->id = livret_uuid_new ();
  g_free (d->sha256);
  d->sha256 = livret_hex (sha256, 32);
  d->added = livret_clock_now ();
  d->version = 1;
  if (!insert_document (db, d, person, import_row, error) ||
      !insert_version (db, d, sha256, import_row, error) ||
      !keep_text (db, d->row, text != NULL ? text : "", error) ||
      !index_document (db, d, text != NULL ? text : "", error) ||
      !note_sighting (db, import_row, d->row, error))
    return FALSE;
  /* An import journals itself, once. */
  return import_row != 0 || livret_journal_append_simple (db, error, "document-added", d->person,
                                                          d->title, "document", d->id, NULL);
}

gboolean
livret_documents_add (
    LivretDb *db, LivretDocument *d, int fd, const char *text, gint64 import_row, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  g_autoptr (GError) failed = NULL;
  g_autofree char *same = NULL;
  guint8 sha256[32];
  gint64 person, row;

  if (!livret_db_transaction_begin (&t, db, error))
    return FALSE;
  person = person_row (db, d->person, error);
  if (person == 0 || !livret_contents_put (db, fd, sha256, &d->size, error))
    return FALSE;
  same = find_same (db, person, sha256, &row, &failed);
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (same == NULL)
    return add_new (db, d, person, sha256, text, import_row, error) &&
           livret_db_transaction_commit (&t, error);
  g_free (d->id);
  d->id = g_steal_pointer (&same);
  d->row = row;
  if (note_sighting (db, import_row, row, error))
    livret_db_transaction_commit (&t, error);
  return FALSE;
}

/* --- Changing
 * ------------------------------------------------------------------------------------- */

gboolean
livret_documents_update (LivretDb *db, const LivretDocument *d, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "UPDATE document SET person = ?2, title = ?3, category = ?4, date = ?5,"
          " date_earliest = ?6, date_latest = ?7, author = ?8, establishment = ?9,"
          " hidden = ?10 WHERE id = ?1");
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  gint64 person = person_row (db, d->person, error);
  g_autofree char *text = person != 0 ? livret_documents_text (db, d->id, error) : NULL;

  if (text == NULL)
    return FALSE;
  bind_description (s, d, person);
  return livret_db_transaction_begin (&t, db, error) && livret_statement_run (s, error) &&
         index_document (db, d, text, error) &&
         livret_journal_append_simple (db, error, "document-changed", d->person, d->title,
                                       "document", d->id, NULL) &&
         livret_db_transaction_commit (&t, error);
}

gboolean
livret_documents_delete (LivretDb *db, const char *id, gboolean deleted, GError **error)
{
  g_autoptr (LivretDocument) d = livret_documents_get (db, id, error);
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "UPDATE document SET deleted = ?2 WHERE id = ?1");
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;

  if (d == NULL)
    return FALSE;
  livret_statement_bind_text (s, 1, id);
  livret_statement_bind_int (s, 2, deleted ? livret_clock_now () : 0);
  return livret_db_transaction_begin (&t, db, error) && livret_statement_run (s, error) &&
         livret_journal_append_simple (db, error,
                                       deleted ? "document-deleted" : "document-restored",
                                       d->person, d->title, "document", d->id, NULL) &&
         livret_db_transaction_commit (&t, error);
}

static gboolean
run_for_row (LivretDb *db, const char *sql, gint64 row, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, sql);

  livret_statement_bind_int (s, 1, row);
  return livret_statement_run (s, error);
}

gboolean
livret_documents_remove_rows (LivretDb *db, gint64 row, GError **error)
{
  return run_for_row (db, "DELETE FROM search WHERE rowid = ?1", row, error) &&
         run_for_row (db, "DELETE FROM version WHERE document = ?1", row, error) &&
         run_for_row (db, "DELETE FROM document WHERE row = ?1", row, error) &&
         livret_db_exec (db, "DELETE FROM content WHERE sha256 NOT IN (SELECT sha256 FROM version)",
                         error);
}

/* Words in the journal that name the erased document go too; the chain keeps their hashes. */
static gboolean
erase_journal_names (LivretDb *db, const char *id, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "UPDATE journal_names SET names = '' WHERE seq IN (SELECT seq FROM journal"
          " WHERE json_extract (record, '$.details.document') = ?1)");

  livret_statement_bind_text (s, 1, id);
  return livret_statement_run (s, error);
}

gboolean
livret_documents_erase (LivretDb *db, const char *id, GError **error)
{
  g_autoptr (LivretDocument) d = livret_documents_get (db, id, error);
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;

  return d != NULL && livret_db_transaction_begin (&t, db, error) &&
         livret_documents_remove_rows (db, d->row, error) && erase_journal_names (db, id, error) &&
         livret_journal_append_simple (db, error, "document-erased", d->person, NULL, "document",
                                       id, NULL) &&
         livret_db_transaction_commit (&t, error);
}

int
livret_documents_open (LivretDb *db, const char *id, GError **error)
{
  g_autoptr (LivretDocument) d = livret_documents_get (db, id, error);
  guint8 sha256[32];

  if (d == NULL || !livret_hex_parse (d->sha256, sha256, sizeof sha256))
    return -1;
  return livret_contents_open (db, sha256, "document", error);
}

char *
livret_documents_text (LivretDb *db, const char *id, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db,
      "SELECT text FROM document_text WHERE document = (SELECT row FROM document WHERE id = ?1)");

  livret_statement_bind_text (s, 1, id);
  return livret_statement_step (s, error) ? livret_statement_dup_text (s, 0) : NULL;
}
