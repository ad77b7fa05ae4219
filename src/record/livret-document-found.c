/* livret-document-found.c: documents that imports bring: new, another version, or there already;
 * and taking versions back. SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/livret-clock.h"
#include "base/livret-text.h"
#include "record/livret-documents-private.h"
#include "record/livret-import-file.h"
#include "record/livret-papers-private.h"

/* The document that a found one is, or is a version of. */
typedef struct
{
  gint64 row; /* 0: none */
  gint64 version;
  gboolean same;  /* else another version */
  gboolean bytes; /* the same by its bytes, not by its id alone */
  gboolean older; /* than the current version */
} Kept;

/* --- Recognising --------------------------------------------------------------------------------
 */

static gboolean
find_by_bytes (LivretDb *db, gint64 person, int fd, Kept *kept, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT f.document, f.version FROM (SELECT document, number AS version FROM version"
          " WHERE sha256 = ?1 UNION ALL SELECT document, version FROM part WHERE sha256 = ?1) f"
          " JOIN document d ON d.row = f.document WHERE d.person = ?2"
          " ORDER BY d.deleted != 0, d.row, f.version DESC LIMIT 1");
  g_autoptr (GError) failed = NULL;
  guint8 sha256[32];

  if (kept->row != 0)
    return TRUE;
  if (!livret_file_hash (fd, sha256, NULL, error))
    return FALSE;
  livret_statement_bind_blob (s, 1, sha256, sizeof sha256);
  livret_statement_bind_int (s, 2, person);
  if (livret_statement_step (s, &failed))
    *kept = (Kept) { livret_statement_int (s, 0), livret_statement_int (s, 1), TRUE, TRUE, FALSE };
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

/* @sql: ?1 the person, ?2 @id; answers document, version, set_version. */
static gboolean
find_by_id (LivretDb *db,
            const char *sql,
            gint64 person,
            const char *id,
            Kept *kept,
            int *set_version,
            GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, sql);
  g_autoptr (GError) failed = NULL;

  if (*id == '\0')
    return TRUE;
  livret_statement_bind_int (s, 1, person);
  livret_statement_bind_text (s, 2, id);
  if (livret_statement_step (s, &failed))
    {
      kept->row = livret_statement_int (s, 0);
      kept->version = livret_statement_int (s, 1);
      *set_version = (int) livret_statement_int (s, 2);
    }
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

#define PAPERS                                                                                     \
  "SELECT x.document, x.version, x.set_version FROM paper x JOIN document d ON d.row = x.document" \
  " WHERE d.person = ?1 AND "
#define BY_UNIQUE_ID PAPERS "x.unique_id = ?2 ORDER BY d.deleted != 0, d.row LIMIT 1"
#define BY_SET                                                                                     \
  PAPERS "x.set_id = ?2 ORDER BY d.deleted != 0, d.row, x.set_version DESC, x.version DESC LIMIT " \
         "1"

static gboolean
find_version (LivretDb *db, gint64 person, const LivretPaper *paper, Kept *kept, GError **error)
{
  int newest = 0;

  if (!find_by_id (db, BY_UNIQUE_ID, person, paper->replaces, kept, &newest, error))
    return FALSE;
  if (kept->row != 0)
    return TRUE;
  if (!find_by_id (db, BY_SET, person, paper->set_id, kept, &newest, error))
    return FALSE;
  kept->older = kept->row != 0 && paper->set_version != 0 && paper->set_version < newest;
  return TRUE;
}

static gboolean
find_kept (
    LivretDb *db, const LivretFoundDocument *found, gint64 person, Kept *kept, GError **error)
{
  int unused;

  *kept = (Kept) { 0 };
  if (!find_by_bytes (db, person, found->fd, kept, error))
    return FALSE;
  for (guint i = 0; i < found->n_parts; i++)
    if (!find_by_bytes (db, person, found->parts[i].fd, kept, error))
      return FALSE;
  if (kept->row != 0)
    return TRUE;
  if (!find_by_id (db, BY_UNIQUE_ID, person, found->paper->unique_id, kept, &unused, error))
    return FALSE;
  kept->same = kept->row != 0;
  return kept->same || find_version (db, person, found->paper, kept, error);
}

/* --- Storing ------------------------------------------------------------------------------------
 */

static gboolean
run_for (LivretDb *db, const char *sql, gint64 document, gint64 number, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, sql);

  livret_statement_bind_int (s, 1, document);
  livret_statement_bind_int (s, 2, number);
  return livret_statement_run (s, error);
}

static gboolean
put_beside (LivretDb *db,
            const LivretFoundDocument *found,
            const LivretDocument *d,
            gint64 import,
            GError **error)
{
  if (!livret_papers_put (db, d, found->paper, import, error))
    return FALSE;
  for (guint i = 0; i < found->n_parts; i++)
    if (!livret_parts_put (db, d, &found->parts[i], import, error))
      return FALSE;
  return TRUE;
}

/* What is as the version @from was found follows the version @to; what a person changed stays. */
static gboolean
follow (LivretDb *db, gint64 document, gint64 from, gint64 to, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "UPDATE document SET title = iif (document.title = a.title, b.title, document.title),"
          " category = iif (document.category = a.category, b.category, document.category),"
          " author = iif (document.author = a.author, b.author, document.author),"
          " establishment = iif (document.establishment = a.establishment, b.establishment,"
          "                      document.establishment),"
          " date = iif (document.date = a.date, b.date, document.date),"
          " date_earliest = iif (document.date = a.date, b.date_earliest, document.date_earliest),"
          " date_latest = iif (document.date = a.date, b.date_latest, document.date_latest)"
          " FROM paper a JOIN paper b ON b.document = a.document"
          " WHERE document.row = ?1 AND a.document = ?1 AND a.version = ?2 AND b.version = ?3");

  livret_statement_bind_int (s, 1, document);
  livret_statement_bind_int (s, 2, from);
  livret_statement_bind_int (s, 3, to);
  return livret_statement_run (s, error);
}

static gboolean
get_number (LivretDb *db, const char *sql, gint64 document, gint64 *number, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, sql);

  livret_statement_bind_int (s, 1, document);
  if (!livret_statement_step (s, error))
    return FALSE;
  *number = livret_statement_int (s, 0);
  return TRUE;
}

/* The words that are found from now on; the title may be another by now. */
static gboolean
set_text (LivretDb *db, const char *id, const char *text, GError **error)
{
  g_autoptr (LivretDocument) d = livret_documents_get (db, id, error);

  return d != NULL && livret_documents_set_text (db, d, text != NULL ? text : "", error);
}

#define KEEP_TEXT                                                                                  \
  "UPDATE paper SET text = coalesce ((SELECT text FROM document_text WHERE document = ?1), '')"    \
  " WHERE document = ?1 AND version = ?2"
#define MAKE_CURRENT "UPDATE document SET version = ?2 WHERE row = ?1"
#define NOTE_HIDING                                                                                \
  "UPDATE paper SET hid = (SELECT NOT hidden FROM document WHERE row = ?1)"                        \
  " WHERE document = ?1 AND version = ?2"
#define HIDE "UPDATE document SET hidden = 1 WHERE row = ?1 AND ?2"

static gboolean
make_current (LivretDb *db,
              const LivretFoundDocument *found,
              const LivretDocument *d,
              gint64 before,
              GError **error)
{
  return run_for (db, KEEP_TEXT, d->row, before, error) &&
         follow (db, d->row, before, d->version, error) &&
         run_for (db, MAKE_CURRENT, d->row, d->version, error) &&
         set_text (db, d->id, found->text, error);
}

static gboolean
store_version (LivretDb *db,
               const LivretFoundDocument *found,
               const LivretDocument *there,
               gboolean older,
               gint64 import,
               GError **error)
{
  g_autoptr (LivretDocument) d = livret_document_cleaned (found->document);
  guint8 sha256[32];
  gint64 number;

  if (!get_number (db,
                   older ? "SELECT min (min (number), 0) - 1 FROM version WHERE document = ?1"
                         : "SELECT max (number) + 1 FROM version WHERE document = ?1",
                   there->row, &number, error) ||
      !livret_contents_put (db, found->fd, sha256, &d->size, error))
    return FALSE;
  d->row = there->row;
  g_set_str (&d->id, there->id);
  d->version = (int) number;
  d->added = livret_clock_now ();
  if (!livret_documents_insert_version (db, d, sha256, import, error) ||
      !put_beside (db, found, d, import, error))
    return FALSE;
  if (livret_paper_hides (found->paper) && (!run_for (db, NOTE_HIDING, d->row, d->version, error) ||
                                            !run_for (db, HIDE, d->row, 1, error)))
    return FALSE;
  found->document->version = d->version;
  return older || make_current (db, found, d, there->version, error);
}

static gboolean
note_sighting (LivretDb *db, gint64 import, gint64 document, GError **error)
{
  return run_for (db, "INSERT OR IGNORE INTO document_sighting VALUES (?2, ?1)", document, import,
                  error);
}

static gboolean
is_content (LivretDb *db, const LivretDocument *d, int fd, gboolean *is, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "SELECT sha256 = ?3 FROM version WHERE document = ?1 AND number = ?2");
  guint8 sha256[32];

  if (!livret_file_hash (fd, sha256, NULL, error))
    return FALSE;
  livret_statement_bind_int (s, 1, d->row);
  livret_statement_bind_int (s, 2, d->version);
  livret_statement_bind_blob (s, 3, sha256, sizeof sha256);
  if (!livret_statement_step (s, error))
    return FALSE;
  *is = livret_statement_int (s, 0) != 0;
  return TRUE;
}

static gboolean
put_missing (
    LivretDb *db, const LivretDocument *d, const LivretPart *part, gint64 import, GError **error)
{
  gboolean is;

  return is_content (db, d, part->fd, &is, error) &&
         (is || livret_parts_put (db, d, part, import, error));
}

/* What is there already gets what it lacks: who imported a PDF and brings its CDA later has both,
 * be the PDF what stands in the CDA or a copy that goes with it. */
static gboolean
store_beside (LivretDb *db,
              const LivretFoundDocument *found,
              const LivretDocument *there,
              gint64 version,
              gint64 import,
              GError **error)
{
  g_autoptr (LivretDocument) d = livret_document_cleaned (found->document);

  const LivretPart content = { .role = (char *) LIVRET_PART_SOURCE,
                               .media_type = d->media_type,
                               .file_name = d->file_name,
                               .fd = found->fd };

  d->row = there->row;
  d->version = (int) version;
  if (!livret_papers_put (db, d, found->paper, import, error) ||
      !put_missing (db, d, &content, import, error))
    return FALSE;
  for (guint i = 0; i < found->n_parts; i++)
    if (!put_missing (db, d, &found->parts[i], import, error))
      return FALSE;
  return TRUE;
}

static LivretDocument *
get_by_row (LivretDb *db, gint64 row, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, "SELECT id FROM document WHERE row = ?1");

  livret_statement_bind_int (s, 1, row);
  return livret_statement_step (s, error)
             ? livret_documents_get (db, livret_statement_text (s, 0), error)
             : NULL;
}

static gboolean
store_kept (
    LivretDb *db, const LivretFoundDocument *found, const Kept *kept, gint64 import, GError **error)
{
  g_autoptr (LivretDocument) there = get_by_row (db, kept->row, error);

  if (there == NULL || !note_sighting (db, import, there->row, error))
    return FALSE;
  g_set_str (&found->document->id, there->id);
  found->document->row = there->row;
  if (!kept->same)
    return store_version (db, found, there, kept->older, import, error);
  /* Files of other bytes under the same id are another print of it. */
  return !kept->bytes || store_beside (db, found, there, kept->version, import, error);
}

static gboolean
store_new (LivretDb *db, const LivretFoundDocument *found, gint64 import, GError **error)
{
  LivretDocument *d = found->document;
  g_autoptr (GError) failed = NULL;

  d->hidden |= livret_paper_hides (found->paper);
  if (livret_documents_add (db, d, found->fd, found->text, import, &failed))
    return put_beside (db, found, d, import, error);
  if (failed == NULL)
    g_set_error_literal (&failed, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_FAILED,
                         _ ("The document changed while it was stored."));
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

static gboolean
recognise (
    LivretDb *db, const LivretFoundDocument *found, Kept *kept, LivretFoundAs *as, GError **error)
{
  gint64 person = livret_documents_person_row (db, found->document->person, error);

  if (person == 0 || !find_kept (db, found, person, kept, error))
    return FALSE;
  *as = kept->row == 0 ? LIVRET_FOUND_NEW
        : kept->same   ? LIVRET_FOUND_ALREADY
                       : LIVRET_FOUND_VERSION;
  return TRUE;
}

gboolean
livret_documents_add_found (LivretDb *db,
                            const LivretFoundDocument *found,
                            gint64 import_row,
                            LivretFoundAs *as,
                            GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  Kept kept;

  return livret_db_transaction_begin (&t, db, error) && recognise (db, found, &kept, as, error) &&
         (*as == LIVRET_FOUND_NEW ? store_new (db, found, import_row, error)
                                  : store_kept (db, found, &kept, import_row, error)) &&
         livret_db_transaction_commit (&t, error);
}

gboolean
livret_documents_look_up_found (LivretDb *db,
                                const LivretFoundDocument *found,
                                LivretFoundAs *as,
                                GError **error)
{
  Kept kept;

  return recognise (db, found, &kept, as, error);
}

/* --- Taking back --------------------------------------------------------------------------------
 */

static gboolean
run_for_import (LivretDb *db, const char *sql, gint64 import, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, sql);

  livret_statement_bind_int (s, 1, import);
  return livret_statement_run (s, error);
}

/* Hashes of contents that may be nobody's any more. @number: %NULL where @sql has
 * one parameter. */
static GPtrArray *
list_hashes (LivretDb *db, const char *sql, gint64 first, const gint64 *number, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, sql);
  g_autoptr (GPtrArray) hashes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GError) failed = NULL;

  livret_statement_bind_int (s, 1, first);
  if (number != NULL)
    livret_statement_bind_int (s, 2, *number);
  while (livret_statement_step (s, &failed))
    {
      gsize size;
      gconstpointer data = livret_statement_blob (s, 0, &size);

      g_ptr_array_add (hashes, g_bytes_new (data, size));
    }
  if (failed == NULL)
    return g_steal_pointer (&hashes);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

static gboolean
forget_unused (LivretDb *db, GPtrArray *hashes, GError **error)
{
  for (guint i = 0; i < hashes->len; i++)
    {
      g_autoptr (LivretStatement) s =
          livret_db_prepare (db, "DELETE FROM content WHERE sha256 = ?1"
                                 " AND NOT EXISTS (SELECT 1 FROM version WHERE sha256 = ?1)"
                                 " AND NOT EXISTS (SELECT 1 FROM part WHERE sha256 = ?1)");

      livret_statement_bind_blob (s, 1, g_bytes_get_data (hashes->pdata[i], NULL),
                                  g_bytes_get_size (hashes->pdata[i]));
      if (!livret_statement_run (s, error))
        return FALSE;
    }
  return TRUE;
}

/* A version that the import added to a document that others brought. @heir: the next import that
 * saw the document, 0: none. %FALSE without error: no more. */
static gboolean
find_added (
    LivretDb *db, gint64 import, gint64 *document, gint64 *number, gint64 *heir, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT v.document, v.number, coalesce ((SELECT min (m.import) FROM document_sighting m"
          " WHERE m.document = v.document AND m.import > ?1), 0)"
          " FROM version v JOIN document d ON d.row = v.document WHERE v.import = ?1"
          " AND (d.import != ?1 OR (d.import IS NULL AND v.number >"
          "      (SELECT min (number) FROM version WHERE document = v.document))) LIMIT 1");

  livret_statement_bind_int (s, 1, import);
  if (!livret_statement_step (s, error))
    return FALSE;
  *document = livret_statement_int (s, 0);
  *number = livret_statement_int (s, 1);
  *heir = livret_statement_int (s, 2);
  return TRUE;
}

#define SHOW_AGAIN                                                                                 \
  "UPDATE document SET hidden = 0 WHERE row = ?1"                                                  \
  " AND (SELECT hid FROM paper WHERE document = ?1 AND version = ?2)"

/* The newest of the others is the current one again. */
static gboolean
step_back (LivretDb *db, gint64 document, gint64 number, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "SELECT coalesce (text, '') FROM (SELECT 1) LEFT JOIN paper"
                             " ON document = ?1 AND version = ?2");
  g_autoptr (LivretDocument) d = get_by_row (db, document, error);
  g_autofree char *text = NULL;
  gint64 before;

  if (d == NULL || !run_for (db, SHOW_AGAIN, document, number, error))
    return FALSE;
  if (d->version != number)
    return TRUE;
  if (!get_number (db,
                   "SELECT max (number) FROM version WHERE document = ?1 AND number !="
                   " (SELECT version FROM document WHERE row = ?1)",
                   document, &before, error))
    return FALSE;
  livret_statement_bind_int (s, 1, document);
  livret_statement_bind_int (s, 2, before);
  if (!livret_statement_step (s, error))
    return FALSE;
  text = livret_statement_dup_text (s, 0);
  return follow (db, document, number, before, error) &&
         run_for (db, MAKE_CURRENT, document, before, error) && set_text (db, d->id, text, error);
}

#define HASHES_OF_VERSION                                                                          \
  "SELECT sha256 FROM version WHERE document = ?1 AND number = ?2"                                 \
  " UNION SELECT sha256 FROM part WHERE document = ?1 AND version = ?2"

static gboolean
remove_version (LivretDb *db, gint64 document, gint64 number, GError **error)
{
  g_autoptr (GPtrArray) hashes = list_hashes (db, HASHES_OF_VERSION, document, &number, error);

  return hashes != NULL && step_back (db, document, number, error) &&
         run_for (db, "DELETE FROM part WHERE document = ?1 AND version = ?2", document, number,
                  error) &&
         run_for (db, "DELETE FROM paper WHERE document = ?1 AND version = ?2", document, number,
                  error) &&
         run_for (db, "DELETE FROM version WHERE document = ?1 AND number = ?2", document, number,
                  error) &&
         forget_unused (db, hashes, error);
}

gboolean
livret_papers_hand_on (LivretDb *db, gint64 document, gint64 import, gint64 heir, GError **error)
{
  static const char *const tables[] = {
    "UPDATE version SET import = ?3 WHERE document = ?1 AND import = ?2",
    "UPDATE paper SET import = ?3 WHERE document = ?1 AND import = ?2",
    "UPDATE part SET import = ?3 WHERE document = ?1 AND import = ?2",
    "UPDATE reading_found SET import = ?3 WHERE document = ?1 AND import = ?2",
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (LivretStatement) s = livret_db_prepare (db, tables[i]);

      livret_statement_bind_int (s, 1, document);
      livret_statement_bind_int (s, 2, import);
      livret_statement_bind_int (s, 3, heir);
      if (!livret_statement_run (s, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
livret_papers_take_back (LivretDb *db, gint64 import, GError **error)
{
  g_autoptr (GPtrArray) hashes = NULL;
  g_autoptr (GError) failed = NULL;
  gint64 document, number, heir;

  while (find_added (db, import, &document, &number, &heir, &failed))
    if (heir != 0 ? !livret_papers_hand_on (db, document, import, heir, error)
                  : !remove_version (db, document, number, error))
      return FALSE;
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  hashes = list_hashes (db, "SELECT sha256 FROM part WHERE import = ?1", import, NULL, error);
  return hashes != NULL &&
         run_for_import (db, "DELETE FROM part WHERE import = ?1", import, error) &&
         run_for_import (db, "DELETE FROM paper WHERE import = ?1", import, error) &&
         forget_unused (db, hashes, error);
}
