/* livret-import-items.c: documents and entries of an import.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "base/livret-text.h"
#include "record/livret-blood.h"
#include "record/livret-documents-private.h"
#include "record/livret-import-file.h"
#include "record/livret-import-private.h"
#include "record/livret-papers.h"

#define DONE GINT_TO_POINTER (TRUE)
#define ENTRIES_MAX 50000

static void
replace (char **member, const char *text)
{
  if (text == NULL)
    return;
  g_free (*member);
  *member = g_strdup (text);
}

static gboolean
is_set (const char *text)
{
  return text != NULL && *text != '\0';
}

/* --- Documents ----------------------------------------------------------------------------------
 */

typedef struct
{
  LivretImporting *self;
  LivretDocument *document;
  const char *text;
  int fd;
  LivretPaper *paper; /* NULL: the file says nothing of it */
  LivretPart parts[LIVRET_PARTS_MAX];
  guint n_parts;
  gboolean already;
} DocumentJob;

static LivretFoundDocument
as_found (const DocumentJob *job)
{
  return (LivretFoundDocument) { job->document, job->paper, job->parts,
                                 job->n_parts,  job->fd,    job->text };
}

static gpointer
store_paper (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  DocumentJob *job = data;
  LivretFoundDocument found = as_found (job);
  LivretFoundAs as;

  if (!livret_documents_add_found (db, &found, job->self->row, &as, error))
    return NULL;
  job->already = as == LIVRET_FOUND_ALREADY;
  return DONE;
}

static gpointer
store_document (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  DocumentJob *job = data;
  g_autoptr (GError) failed = NULL;

  job->already =
      !livret_documents_add (db, job->document, job->fd, job->text, job->self->row, &failed);
  if (failed == NULL)
    return DONE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

/* The same bytes for the same person are the same document, as for livret_documents_add(). */
static gpointer
look_up_document (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  DocumentJob *job = data;
  g_autoptr (GError) failed = NULL;
  g_autofree char *same = NULL;
  guint8 sha256[32];
  gint64 row;
  char *hex;

  if (!livret_file_hash (job->fd, sha256, cancellable, error))
    return NULL;
  same = livret_documents_find_same (db, job->self->person->row, sha256, &row, &failed);
  job->already = same != NULL;
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return NULL;
    }
  hex = livret_hex (sha256, sizeof sha256);
  job->already = !g_hash_table_add (job->self->documents, hex) || job->already;
  return DONE;
}

static gpointer
look_up_paper (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  DocumentJob *job = data;
  LivretFoundDocument found = as_found (job);
  LivretFoundAs as;

  if (!livret_documents_look_up_found (db, &found, &as, error) ||
      look_up_document (db, data, cancellable, error) == NULL)
    return NULL;
  job->already = job->already || as == LIVRET_FOUND_ALREADY;
  return DONE;
}

static char *
title_from_name (const char *name)
{
  const char *dot = strrchr (name, '.');

  return dot != NULL && dot != name ? g_strndup (name, dot - name) : g_strdup (name);
}

static const char *
known_category (const char *code)
{
  for (const LivretCategory *c = livret_categories (); c->code != NULL; c++)
    if (g_strcmp0 (c->code, code) == 0)
      return c->code;
  return NULL;
}

/* What the person changed in the preview goes before what the file says. */
static gboolean
describe_by_hand (LivretImporting *self, LivretDocument *document)
{
  const LivretImportRequest *request = self->request;

  if (self->described)
    return TRUE;
  self->described = TRUE;
  if (is_set (request->title))
    replace (&document->title, request->title);
  replace (&document->category, known_category (request->category));
  return request->date == NULL ||
         livret_date_parse (request->date, self->home, &document->date, &self->error);
}

static LivretDocument *
describe_document (LivretImporting *self, const LivretSinkDocument *found)
{
  g_autoptr (LivretDocument) document = livret_document_new ();
  const char *name = is_set (found->name) ? found->name : self->result->file_name;
  g_autofree char *title = title_from_name (name);

  replace (&document->person, self->person->id);
  replace (&document->title, is_set (found->title) ? found->title : title);
  replace (&document->category, known_category (found->category));
  replace (&document->author, found->author);
  replace (&document->establishment, found->establishment);
  replace (&document->media_type, found->media_type);
  replace (&document->file_name, name);
  document->pages = found->pages;
  /* A date that makes no sense is as good as none: the document is kept. */
  if (found->date != NULL && !livret_date_parse (found->date, self->home, &document->date, NULL))
    memset (&document->date, 0, sizeof document->date);
  if (found->fd < 0 && !describe_by_hand (self, document))
    return NULL;
  return g_steal_pointer (&document);
}

/* The paper and the parts borrow what @found says, but for the file's own bytes. */
static void
take_paper (DocumentJob *job, const LivretSinkDocument *found)
{
  const LivretSinkPaper *says = found->paper;
  LivretPaper *paper = job->paper;

  replace (&paper->type, says->type);
  replace (&paper->unique_id, says->unique_id);
  replace (&paper->set_id, says->set_id);
  replace (&paper->replaces, says->replaces);
  replace (&paper->restrictions, says->restrictions);
  paper->set_version = (int) says->set_version;
  job->n_parts = found->n_parts;
  for (guint i = 0; i < found->n_parts; i++)
    job->parts[i] = (LivretPart) {
      .role = (char *) found->parts[i].role,
      .media_type = (char *) found->parts[i].media_type,
      .file_name = (char *) (found->parts[i].name != NULL ? found->parts[i].name : "document"),
      .fd = found->parts[i].fd >= 0 ? found->parts[i].fd : job->self->request->fd
    };
}

static LivretStoreFunc
choose_job (const DocumentJob *job)
{
  if (job->paper != NULL)
    return job->self->request->dry_run ? look_up_paper : store_paper;
  return job->self->request->dry_run ? look_up_document : store_document;
}

gboolean
livret_importing_document (LivretImporting *self, const LivretSinkDocument *found)
{
  g_autoptr (LivretDocument) document = describe_document (self, found);
  g_autoptr (LivretPaper) paper = found->paper != NULL ? livret_paper_new () : NULL;
  DocumentJob job = { .self = self,
                      .document = document,
                      .text = found->text,
                      .fd = found->fd >= 0 ? found->fd : self->request->fd,
                      .paper = paper };
  LivretImportItem *item;

  if (paper != NULL)
    take_paper (&job, found);
  if (document == NULL || !livret_importing_job (self, choose_job (&job), &job))
    return FALSE;
  g_clear_pointer (&self->document, g_free);
  self->document = self->request->dry_run
                       ? g_strdup_printf ("%" G_GINT64_FORMAT, self->result->read)
                       : g_strdup (document->id);
  self->document_row = document->row;
  self->result->read++;
  if (job.already)
    self->result->already++;
  else
    self->result->stored++;
  item = livret_import_result_add (self->result, "document", document->title);
  replace (&item->category, document->category);
  replace (&item->media_type, document->media_type);
  replace (&item->id, document->id);
  replace (&item->standing, found->standing);
  item->date = document->date;
  item->pages = document->pages;
  item->count = 1;
  item->already = job.already;
  return TRUE;
}

/* --- Entries ------------------------------------------------------------------------------------
 */

static gboolean
read_date (LivretImporting *self, const char *text, LivretDate *date)
{
  return !is_set (text) || livret_date_parse (text, self->home, date, NULL);
}

/* They wait in memory and are stored in one transaction: a file of more is no person's profile. */
static gboolean
refuse_more (LivretImporting *self)
{
  if (self->error == NULL)
    g_set_error (&self->error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID,
                 _ ("“%s” holds more statements than are taken of a file; nothing of it was kept."),
                 self->result->file_name);
  return FALSE;
}

gboolean
livret_importing_entry (LivretImporting *self, const LivretSinkEntry *found)
{
  g_autoptr (LivretEntry) entry = livret_entry_new ();

  self->result->read++;
  replace (&entry->person, self->person->id);
  replace (&entry->section, found->section);
  /* As it is kept: else the same entry would not be found again. */
  g_free (entry->text);
  entry->text = livret_text_line (found->text);
  if (g_strcmp0 (found->section, "blood") == 0)
    replace (&entry->text, livret_blood_group (entry->text));
  replace (&entry->comment, found->comment);
  replace (&entry->document, self->document);
  replace (&entry->place, found->place);
  replace (&entry->code, found->code);
  entry->none = found->none;
  if (livret_section_by_id (found->section) == NULL)
    livret_importing_set_aside (self, entry->text, _ ("The health profile has no such section."));
  else if (!read_date (self, found->from, &entry->from) ||
           !read_date (self, found->until, &entry->until))
    livret_importing_set_aside (self, entry->text, _ ("A date of it cannot be read."));
  else if (self->entries->len >= ENTRIES_MAX)
    return refuse_more (self);
  else
    g_ptr_array_add (self->entries, g_steal_pointer (&entry));
  return TRUE;
}

/* --- The same statement -------------------------------------------------------------------------
 *
 * Statements are the same where everything is that tells one from the next: of two doses of a day
 * the number and lot, of two insulins the amount, which stand in the comment. A code tells nothing
 * that the words do not, and each format writes it in its own way. Who knows of a blood group
 * stands in its comment, and makes no other group of it.
 */

/* "None" and a blood group hold only once. */
static gboolean
holds_once (const LivretEntry *entry)
{
  return entry->none || strcmp (entry->section, "blood") == 0;
}

/* Which of those that are the same it is, the first: 0. What one section of a document says twice
 * are two, as the two aunts who had one illness; another section, or document, says it @again. */
static guint
count_said (GHashTable *said, const LivretEntry *entry, gboolean *again)
{
  g_autofree char *place = g_strjoin ("\x1f", entry->document, entry->place, NULL);
  g_autofree char *key =
      g_strjoin ("\x1f", entry->section, entry->none ? "none" : entry->text, entry->from.text,
                 entry->until.text, holds_once (entry) ? "" : entry->comment, NULL);
  LivretSaid *before = g_hash_table_lookup (said, key);

  *again = before != NULL && (holds_once (entry) || strcmp (before->place, place) != 0);
  if (before == NULL)
    {
      before = g_new0 (LivretSaid, 1);
      before->place = g_steal_pointer (&place);
      g_hash_table_insert (said, g_steal_pointer (&key), before);
      return 0;
    }
  return *again ? 0 : ++before->n;
}

void
livret_importing_said_free (gpointer said)
{
  g_free (((LivretSaid *) said)->place);
  g_free (said);
}

/* Also one that the person deleted since: it stays deleted. @nth: of those that are the same.
 * @row: 0: there is none. */
static gboolean
find_same_entry (
    LivretDb *db, const LivretEntry *entry, gint64 person, guint nth, gint64 *row, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT coalesce ((SELECT row FROM entry WHERE person = ?1 AND section = ?2"
          " AND text = ?3 AND none = ?4 AND date_from = ?5 AND date_until = ?6"
          " AND (?7 OR comment = ?8) ORDER BY row LIMIT 1 OFFSET ?9), 0)");

  livret_statement_bind_int (s, 1, person);
  livret_statement_bind_text (s, 2, entry->section);
  livret_statement_bind_text (s, 3, entry->text);
  livret_statement_bind_int (s, 4, entry->none);
  livret_statement_bind_text (s, 5, entry->from.text);
  livret_statement_bind_text (s, 6, entry->until.text);
  livret_statement_bind_int (s, 7, holds_once (entry));
  livret_statement_bind_text (s, 8, entry->comment);
  livret_statement_bind_int (s, 9, nth);
  if (!livret_statement_step (s, error))
    return FALSE;
  *row = livret_statement_int (s, 0);
  return TRUE;
}

/* Not of what this import brought itself. */
static gboolean
note_entry_sighting (
    LivretDb *db, gint64 row, const LivretEntry *entry, gint64 import, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "INSERT OR IGNORE INTO entry_sighting SELECT ?1, ?2,"
                             " (SELECT row FROM document WHERE id = ?3), ?4 FROM entry"
                             " WHERE row = ?1 AND import IS NOT ?2");

  livret_statement_bind_int (s, 1, row);
  livret_statement_bind_int (s, 2, import);
  livret_statement_bind_text (s, 3, entry->document);
  livret_statement_bind_text (s, 4, entry->place);
  return livret_statement_run (s, error);
}

/* The groups of the profile that are not @entry's: both are kept, and that they contradict each
 * other is said before anything is. */
static gboolean
warn_of_group (LivretDb *db, const LivretEntry *entry, LivretImportItem *item, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT coalesce (replace (group_concat (DISTINCT e.text), ',', ', '), '') FROM entry e "
          "JOIN person p ON p.row = e.person"
          " WHERE p.id = ?1 AND e.section = ?2 AND NOT e.none AND e.deleted = 0 AND e.text <> ?3");

  livret_statement_bind_text (s, 1, entry->person);
  livret_statement_bind_text (s, 2, entry->section);
  livret_statement_bind_text (s, 3, entry->text);
  if (!livret_statement_step (s, error))
    return FALSE;
  if (*livret_statement_text (s, 0) == '\0')
    return TRUE;
  g_free (item->standing);
  item->standing = g_strdup_printf (
      _ ("The profile has another blood group than %s: %s. Both are kept side by side; while they "
         "contradict each other, the emergency sheet shows neither."),
      entry->text, livret_statement_text (s, 0));
  return TRUE;
}

/* A file that ends something before it began is wrong in one of the two: that it was said stands
 * all the same, and nobody is to miss an allergy for it. */
static gboolean
drop_impossible_end (LivretEntry *entry)
{
  if (!livret_date_is_set (&entry->from) || !livret_date_is_set (&entry->until) ||
      entry->until.latest >= entry->from.earliest)
    return FALSE;
  memset (&entry->until, 0, sizeof entry->until);
  return TRUE;
}

/* What the profile refuses is set aside with its reason, @refused; another failure ends the import.
 */
static gboolean
add_entry (
    LivretImporting *self, LivretDb *db, LivretEntry *entry, gboolean *refused, GError **error)
{
  g_autoptr (GError) failed = NULL;

  if (self->request->dry_run ? livret_entries_check (db, entry, &failed)
                             : livret_entries_add (db, entry, self->row, &failed))
    return TRUE;
  *refused = g_error_matches (failed, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID);
  if (*refused)
    livret_importing_set_aside (self, entry->text, failed->message);
  else
    g_propagate_error (error, g_steal_pointer (&failed));
  return *refused;
}

static gboolean
tell_entry (LivretImporting *self,
            LivretDb *db,
            const LivretEntry *entry,
            gboolean there,
            gboolean endless,
            GError **error)
{
  LivretImportItem *item = livret_import_result_add (self->result, "entry", entry->text);

  replace (&item->category, entry->section);
  replace (&item->id, entry->id);
  item->date = entry->from;
  item->count = 1;
  item->already = there;
  if (endless)
    replace (&item->standing,
             _ ("In the file its end lies before its beginning: it is kept without an end."));
  return strcmp (entry->section, "blood") != 0 || entry->none ||
         warn_of_group (db, entry, item, error);
}

static gboolean
store_entry (LivretImporting *self, LivretDb *db, LivretEntry *entry, GError **error)
{
  gboolean endless = drop_impossible_end (entry);
  gboolean refused = FALSE;
  gboolean again;
  guint nth = count_said (self->said, entry, &again);
  gboolean there;
  gint64 row;

  if (!find_same_entry (db, entry, self->person->row, nth, &row, error))
    return FALSE;
  /* A dry run does not find what the file itself says before. */
  there = row != 0 || (self->request->dry_run && again);
  if (row != 0 && !self->request->dry_run &&
      !note_entry_sighting (db, row, entry, self->row, error))
    return FALSE;
  if (!there && !add_entry (self, db, entry, &refused, error))
    return FALSE;
  if (refused)
    return TRUE;
  if (there)
    self->result->already++;
  else
    self->result->stored++;
  return tell_entry (self, db, entry, there, endless, error);
}

gboolean
livret_importing_store_entries (LivretImporting *self, LivretDb *db, GError **error)
{
  for (guint i = 0; i < self->entries->len; i++)
    if (!store_entry (self, db, g_ptr_array_index (self->entries, i), error))
      return FALSE;
  return TRUE;
}
