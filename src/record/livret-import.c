/* livret-import.c: one import from the first look at the file to the entry in the journal.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Parsing goes on in the reading process, on this thread its words are gathered. What a small file
 * says is held until it was read to its end, and then stored in one transaction. Of a larger one
 * batches go through the store's writer, so that nothing else waits long, under an open row of the
 * table import: whatever stops it, exactly this import is taken back.
 */
#include <glib/gi18n-lib.h>
#include <locale.h>

#include "base/livret-clock.h"
#include "base/livret-text.h"
#include "record/livret-import-file.h"
#include "record/livret-import-private.h"
#include "record/livret-import-table.h"
#include "record/livret-import-undo.h"
#include "record/livret-issuers.h"
#include "record/livret-journal.h"
#include "record/livret-meta.h"
#include "record/livret-readings-twins.h"

#define DONE GINT_TO_POINTER (TRUE)

/* What the file said, as far as it was taken. */
static void
clear_taken (LivretImporting *self)
{
  g_clear_pointer (&self->batch, livret_reading_batch_free);
  g_clear_pointer (&self->documents, g_hash_table_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->said, g_hash_table_unref);
  g_clear_pointer (&self->document, g_free);
  livret_importing_clear_findings (self);
  g_clear_pointer (&self->twins, g_array_unref);
  g_clear_pointer (&self->slot_of, g_array_unref);
  g_clear_pointer (&self->result, livret_import_result_free);
  g_clear_error (&self->error);
}

gboolean
livret_importing_job (LivretImporting *self, LivretStoreFunc func, gpointer data)
{
  LivretDbMode mode = self->request->dry_run ? LIVRET_DB_READ : LIVRET_DB_WRITE;

  return livret_store_run (self->store, mode, func, data, self->cancellable,
                           self->error == NULL ? &self->error : NULL) != NULL;
}

/* --- Jobs on the store --------------------------------------------------------------------------
 */

static gpointer
load_person (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  LivretImporting *self = data;
  g_autofree char *zone = livret_meta_get (db, LIVRET_META_HOME_ZONE, NULL);

  self->person = livret_people_find (db, self->request->person, error);
  if (zone != NULL)
    self->home = g_time_zone_new_identifier (zone);
  return self->person != NULL ? DONE : NULL;
}

static gpointer
open_import (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  LivretImporting *self = data;
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "INSERT INTO import (id, person, file_name, sha256, format, time,"
                             " state, brought) VALUES (?1, ?2, ?3, ?4, '', ?5, 'open',"
                             " coalesce (?6, ?1))");
  gconstpointer bytes;
  gsize size;

  g_free (self->result->import);
  self->result->import = livret_uuid_new ();
  livret_statement_bind_text (s, 1, self->result->import);
  livret_statement_bind_int (s, 2, self->person->row);
  livret_statement_bind_text (s, 3, self->result->file_name);
  bytes = g_bytes_get_data (self->sha256, &size);
  livret_statement_bind_blob (s, 4, bytes, size);
  livret_statement_bind_int (s, 5, livret_clock_now ());
  livret_statement_bind_text (s, 6, self->request->brought);
  if (!livret_statement_run (s, error))
    return NULL;
  self->row = livret_db_last_rowid (db);
  return DONE;
}

static gboolean
write_balance (LivretImporting *self, LivretDb *db, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "UPDATE import SET format = ?2, state = 'done', read = ?3, stored = ?4, already = ?5,"
          " set_aside = ?6 WHERE row = ?1");
  g_autofree char *set_aside = livret_import_result_set_aside_json (self->result);

  livret_statement_bind_int (s, 1, self->row);
  livret_statement_bind_text (s, 2, self->result->format);
  livret_statement_bind_int (s, 3, self->result->read);
  livret_statement_bind_int (s, 4, self->result->stored);
  livret_statement_bind_int (s, 5, self->result->already);
  livret_statement_bind_text (s, 6, set_aside);
  return livret_statement_run (s, error);
}

static gboolean
journal_import (LivretImporting *self, LivretDb *db, GError **error)
{
  g_autoptr (JsonObject) details = json_object_new ();
  gsize size;
  const guint8 *bytes = g_bytes_get_data (self->sha256, &size);
  g_autofree char *sha256 = livret_hex (bytes, size);

  json_object_set_string_member (details, "import", self->result->import);
  json_object_set_string_member (details, "format", self->result->format);
  json_object_set_string_member (details, "sha256", sha256);
  json_object_set_int_member (details, "read", self->result->read);
  json_object_set_int_member (details, "stored", self->result->stored);
  json_object_set_int_member (details, "already", self->result->already);
  json_object_set_int_member (details, "set_aside", self->result->set_aside->len);
  return livret_journal_append (db, "import-done", self->person->id, self->result->file_name,
                                details, error);
}

static gboolean
remember_mapping (LivretImporting *self, LivretDb *db, GError **error)
{
  return self->request->mapping == NULL ||
         livret_csv_mappings_remember (db, self->request->mapping, error);
}

/* Entries are stored in the transaction that ends the import: the end of a "none" that they mean
 * could not be taken back. */
static gpointer
close_import (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  LivretImporting *self = data;
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;

  if (self->request->dry_run)
    return livret_importing_store_entries (self, db, error) &&
                   livret_importing_slots_settle (self, db, error)
               ? DONE
               : NULL;
  return livret_db_transaction_begin (&t, db, error) &&
                 livret_importing_store_entries (self, db, error) &&
                 livret_importing_store_findings (self, db, error) &&
                 write_balance (self, db, error) && journal_import (self, db, error) &&
                 remember_mapping (self, db, error) && livret_db_transaction_commit (&t, error)
             ? DONE
             : NULL;
}

/* One step; nothing else waits long for it. */
static gpointer
find_twins (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  LivretImporting *self = data;

  if (self->twins == NULL && !livret_importing_slots_settle (self, db, error))
    return NULL;
  if (self->twins == NULL &&
      (self->twins = livret_twins_of_import (db, self->row, FALSE, error)) == NULL)
    return NULL;
  for (guint i = 0; i < self->twins->len; i++)
    {
      LivretTwins *twins = &g_array_index (self->twins, LivretTwins, i);

      if (!twins->done)
        return livret_twins_step (twins, db, error) ? DONE : NULL;
    }
  self->twinned = TRUE;
  return DONE;
}

/* Which of the readings came by another road too. */
static gboolean
renew_twins (LivretImporting *self)
{
  while (self->row != 0 && !self->twinned)
    if (!livret_importing_job (self, find_twins, self))
      return FALSE;
  return TRUE;
}

static gpointer
take_back (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  LivretImporting *self = data;

  return livret_import_take_back (db, self->row, error) &&
                 livret_import_forget (db, self->row, error)
             ? DONE
             : NULL;
}

/* --- The whole ----------------------------------------------------------------------------------
 */

static void
on_reading_set_aside (const char *where, const char *reason, gpointer data)
{
  livret_importing_set_aside (data, where, reason);
}

static void
add_reading_items (LivretImporting *self)
{
  GArray *balances = livret_reading_batch_get_balance (self->batch);

  for (guint i = 0; i < balances->len; i++)
    {
      const LivretBatchBalance *balance = &g_array_index (balances, LivretBatchBalance, i);
      LivretImportItem *item;

      self->result->stored += balance->stored;
      self->result->already += balance->already;
      if (balance->stored + balance->already == 0)
        continue;
      item = livret_import_result_add (self->result, balance->kind->id,
                                       livret_kind_label (balance->kind));
      item->count = balance->stored + balance->already;
      item->already = balance->already;
    }
}

/* Before anything is said of the file; or once more, when what was said is to be said again. */
static void
take_nothing_yet (LivretImporting *self)
{
  clear_taken (self);
  self->sink.n_series = 0;
  self->row = 0;
  self->document_row = 0;
  self->twinned = FALSE;
  self->described = FALSE;
  self->result = livret_import_result_new (self->request->name);
  self->batch = livret_reading_batch_new (0, on_reading_set_aside, self);
  self->slot_of = g_array_new (FALSE, FALSE, sizeof (int));
  self->documents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) livret_entry_free);
  self->said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, livret_importing_said_free);
}

/* Too much to be held: from here on it goes into the record while it is read. */
static LivretSink *
stream (gpointer data)
{
  LivretImporting *self = data;

  if (self->alone != NULL)
    self->alone (self->alone_data);
  self->streamed = TRUE;
  return livret_importing_job (self, open_import, self) ? &self->sink : NULL;
}

static gboolean
tape_goes_on (gpointer data)
{
  return livret_importing_goes_on (data);
}

static void
tell_progress (guint64 done, guint64 total, gpointer data)
{
  const LivretImportRequest *request = ((LivretImporting *) data)->request;

  if (request->progress != NULL)
    request->progress (done, total, request->progress_data);
}

static const LivretTapeOwner tape_owner = { stream, tape_goes_on, tell_progress };

LivretImporting *
livret_importing_new (LivretStore *store,
                      const LivretImportRequest *request,
                      GCancellable *cancellable)
{
  LivretImporting *self = g_new0 (LivretImporting, 1);

  self->sink.interface = &livret_importing_sink;
  self->store = store;
  self->request = request;
  self->cancellable = cancellable;
  self->tape = livret_tape_new (&tape_owner, self);
  take_nothing_yet (self);
  return self;
}

void
livret_importing_free (LivretImporting *self)
{
  if (self == NULL)
    return;
  clear_taken (self);
  livret_person_free (self->person);
  g_clear_pointer (&self->home, g_time_zone_unref);
  g_clear_pointer (&self->sha256, g_bytes_unref);
  livret_tape_free (self->tape);
  g_free (self);
}

/* The parser's own words about a failure come after ours: it only heard that it should stop. */
static gboolean
check_said (LivretImporting *self, gboolean said, GError **failed, GError **error)
{
  if (self->error != NULL)
    g_propagate_error (error, g_steal_pointer (&self->error));
  else if (!said && *failed != NULL)
    g_propagate_error (error, g_steal_pointer (failed));
  else if (!said)
    g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_FAILED,
                 _ ("“%s” could not be read to its end; nothing of it was kept."),
                 self->result->file_name);
  else
    return TRUE;
  return FALSE;
}

static gboolean
parse_file (LivretImporting *self, LivretImportParse parse, gpointer data, GError **error)
{
  LivretSink *sink = self->request->dry_run ? &self->sink : livret_tape_sink (self->tape);
  g_autoptr (GError) failed = NULL;
  gboolean said = parse (self->request, sink, data, self->cancellable, &failed);

  return check_said (self, said, &failed, error);
}

static gboolean
hash_file (LivretImporting *self, GError **error)
{
  guint8 sha256[32];

  if (self->request->dry_run || self->stamp.size > LIVRET_IMPORT_HASH_MAX)
    {
      self->sha256 = g_bytes_new (NULL, 0);
      return TRUE;
    }
  if (!livret_file_hash (self->request->fd, sha256, self->cancellable, error))
    return FALSE;
  self->sha256 = g_bytes_new (sha256, sizeof sha256);
  return TRUE;
}

/* All was said: what waits for that, and the balance. */
static gboolean
finish (LivretImporting *self, GError **error)
{
  if (self->error == NULL && livret_importing_drain (self))
    {
      add_reading_items (self);
      if (renew_twins (self) &&
          livret_file_unchanged (self->request->fd, &self->stamp, &self->error) &&
          livret_importing_job (self, close_import, self))
        return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

/* Not even a cancelled session keeps half an import; should the vault be locked by now, the next
 * opening takes it back. */
static void
undo_failed (LivretImporting *self)
{
  if (self->streamed && self->row != 0)
    livret_store_run (self->store, LIVRET_DB_WRITE, take_back, self, NULL, NULL);
}

static void
give_error (LivretImporting *self, GError *failed, GError **error)
{
  if (g_error_matches (failed, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_error (&failed);
      failed = g_error_new (G_IO_ERROR, G_IO_ERROR_CANCELLED,
                            _ ("The import of “%s” was stopped; nothing of it was kept."),
                            self->request->name);
    }
  g_propagate_error (error, failed);
}

gboolean
livret_importing_is_held (LivretImporting *self)
{
  return !self->request->dry_run && !self->streamed;
}

gsize
livret_importing_cost (LivretImporting *self)
{
  return livret_tape_size (self->tape) + (gsize) self->stamp.size;
}

void
livret_importing_call_when_alone (LivretImporting *self, void (*func) (gpointer), gpointer data)
{
  self->alone = func;
  self->alone_data = data;
}

LivretImportResult *
livret_importing_steal_result (LivretImporting *self)
{
  return g_steal_pointer (&self->result);
}

gboolean
livret_importing_read (LivretImporting *self,
                       LivretImportParse parse,
                       gpointer data,
                       GError **error)
{
  g_autoptr (GError) failed = NULL;

  if (livret_store_run (self->store, LIVRET_DB_READ, load_person, self, self->cancellable,
                        &failed) != NULL &&
      livret_file_stamp (self->request->fd, &self->stamp, &failed) && hash_file (self, &failed) &&
      parse_file (self, parse, data, &failed) &&
      (livret_importing_is_held (self) || finish (self, &failed)))
    return TRUE;
  undo_failed (self);
  give_error (self, g_steal_pointer (&failed), error);
  return FALSE;
}

static gboolean
say_again (LivretImporting *self, GError **error)
{
  GError *none = NULL;

  return livret_importing_job (self, open_import, self) &&
         check_said (self, livret_tape_play (self->tape, &self->sink), &none, error);
}

gboolean
livret_importing_keep (LivretImporting *self, LivretDb *db, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  g_autoptr (GError) failed = NULL;

  take_nothing_yet (self);
  if (livret_db_transaction_begin (&t, db, &failed) && say_again (self, &failed) &&
      finish (self, &failed) && livret_db_transaction_commit (&t, &failed))
    return TRUE;
  if (failed == NULL)
    failed = g_steal_pointer (&self->error);
  give_error (self, g_steal_pointer (&failed), error);
  return FALSE;
}

/* --- One file -----------------------------------------------------------------------------------
 */

static gpointer
keep_one (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return livret_importing_keep (data, db, error) ? DONE : NULL;
}

LivretImportResult *
livret_import_run_with (LivretStore *store,
                        const LivretImportRequest *request,
                        LivretImportParse parse,
                        gpointer data,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (LivretImporting) self = livret_importing_new (store, request, cancellable);

  if (!livret_importing_read (self, parse, data, error) ||
      (livret_importing_is_held (self) &&
       livret_store_run (store, LIVRET_DB_WRITE, keep_one, self, cancellable, error) == NULL))
    return NULL;
  return livret_importing_steal_result (self);
}

/* @idle: LivretReader: as many as files are read at once; @issuers: whom signed cards are believed
 */
typedef struct
{
  GAsyncQueue *idle;
  char *issuers;
} Parsing;

static gboolean
parse_in_reader (const LivretImportRequest *request,
                 LivretSink *sink,
                 gpointer data,
                 GCancellable *cancellable,
                 GError **error)
{
  const Parsing *parsing = data;
  LivretReadOptions options = {
    .name = request->name,
    .format = request->mapping != NULL ? "csv" : NULL,
    .language = livret_locale_is_french (LC_MESSAGES) ? "fr" : "en",
    .mapping = request->mapping,
    .intimate = request->intimate,
    .issuers = parsing->issuers,
  };

  LivretReader *reader = g_async_queue_pop (parsing->idle);
  gboolean done = livret_reader_import (reader, request->fd, &options, sink, cancellable, error);

  g_async_queue_push_front (parsing->idle, reader);
  return done;
}

static void
cancel_too (GCancellable *cancelled, GCancellable *other)
{
  g_cancellable_cancel (other);
}

static gulong
follow (GCancellable *cancellable, GCancellable *other)
{
  return cancellable == NULL ? 0
                             : g_cancellable_connect (cancellable, G_CALLBACK (cancel_too),
                                                      g_object_ref (other), g_object_unref);
}

static gpointer
load_issuers (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Parsing *parsing = data;

  parsing->issuers = livret_issuers_text (db, error);
  return parsing->issuers;
}

gpointer
livret_import_in_session (LivretSession *session,
                          LivretImportFunc func,
                          gconstpointer what,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (LivretSessionHold) hold = livret_session_hold (session, error);
  g_autoptr (GCancellable) either = g_cancellable_new ();
  g_autoptr (LivretReader) second = livret_reader_new (NULL);
  GCancellable *closing = livret_session_get_cancellable (session);
  LivretStore *store = livret_session_get_store (session);
  g_autoptr (GAsyncQueue) idle = g_async_queue_new ();
  Parsing parsing = { idle, NULL };
  gpointer result = NULL;
  gulong by_caller;
  gulong by_closing;

  if (hold == NULL)
    return NULL;
  g_async_queue_push (idle, livret_session_get_reader (session));
  g_async_queue_push (idle, second); /* its process starts when it is needed */
  by_caller = follow (cancellable, either);
  by_closing = follow (closing, either);
  if (livret_store_run (store, LIVRET_DB_READ, load_issuers, &parsing, either, error) != NULL)
    result = func (store, what, parse_in_reader, &parsing, either, error);
  g_free (parsing.issuers);
  g_cancellable_disconnect (cancellable, by_caller);
  g_cancellable_disconnect (closing, by_closing);
  return result;
}

static gpointer
run_one (LivretStore *store,
         gconstpointer what,
         LivretImportParse parse,
         gpointer data,
         GCancellable *cancellable,
         GError **error)
{
  return livret_import_run_with (store, what, parse, data, cancellable, error);
}

LivretImportResult *
livret_import_run (LivretSession *session,
                   const LivretImportRequest *request,
                   GCancellable *cancellable,
                   GError **error)
{
  return livret_import_in_session (session, run_one, request, cancellable, error);
}
