/* livret-import-private.h: one import while it goes on, shared by the files livret-import*.c.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-entries.h"
#include "record/livret-import-file.h"
#include "record/livret-imports-many.h"
#include "record/livret-people.h"
#include "record/livret-reading-batch.h"
#include "record/livret-sink-tape.h"

G_BEGIN_DECLS

/** LivretImportParse: reads the file of the request into @sink, as livret_reader_import() does;
 * called from several threads at once where files are brought together. */
typedef gboolean (*LivretImportParse) (const LivretImportRequest *request,
                                       LivretSink *sink,
                                       gpointer data,
                                       GCancellable *cancellable,
                                       GError **error);

/** livret_import_run_with: livret_import_run() with another parser than the reading process. */
LivretImportResult *livret_import_run_with (LivretStore *store,
                                            const LivretImportRequest *request,
                                            LivretImportParse parse,
                                            gpointer data,
                                            GCancellable *cancellable,
                                            GError **error);

/** livret_imports_run_many_with: livret_imports_run_many() with another parser. */
gboolean livret_imports_run_many_with (LivretStore *store,
                                       const LivretImportDrop *drop,
                                       LivretImportParse parse,
                                       gpointer data,
                                       GCancellable *cancellable,
                                       GError **error);

/** LivretImportFunc: imports @what by @parse. */
typedef gpointer (*LivretImportFunc) (LivretStore *store,
                                      gconstpointer what,
                                      LivretImportParse parse,
                                      gpointer data,
                                      GCancellable *cancellable,
                                      GError **error);
/** livret_import_in_session: calls @func with the session's reading process, stopped by its closing
 * too. */
gpointer livret_import_in_session (LivretSession *session,
                                   LivretImportFunc func,
                                   gconstpointer what,
                                   GCancellable *cancellable,
                                   GError **error);

/** LivretSaid: a statement of the file. @place: where it said it first; @n: how often more there.
 */
typedef struct
{
  char *place;
  guint n;
} LivretSaid;
void livret_importing_said_free (gpointer said);

/**
 * LivretImporting: @sink must be first.
 * @tape: what a small file said; what a larger one says goes on into the record
 * @streamed: it did: its row is open, and what it brings is in transactions of its own
 * @alone: (nullable): called before that, with @alone_data
 * @row: of the import, 0 in a dry run or before it is opened
 * @documents: hashes met in a dry run; @entries: found so far, stored when the import is finished
 * @said: (element-type utf8 LivretSaid): those of them that are stored or looked up already
 * @document: of the one given last: its id, in a dry run what tells it from the next; NULL: none
 * @twins: LivretTwins, once all readings are written; @twinned: all of them are done
 * @described: the person's own title, category and date were used
 * @slot_of: for each series the place of its slot in the result, -1: none; empty while none has one
 * @error: the first failure: the sink answers FALSE from then on
 */
typedef struct
{
  LivretSink sink;
  LivretStore *store;
  const LivretImportRequest *request;
  GCancellable *cancellable;
  LivretPerson *person;
  GTimeZone *home;
  LivretFileStamp stamp;
  GBytes *sha256; /* of the file; empty where it is not remembered */
  LivretTape *tape;
  gboolean streamed;
  void (*alone) (gpointer data);
  gpointer alone_data;
  gint64 row;
  LivretReadingBatch *batch;
  GHashTable *documents;
  GPtrArray *entries;
  GHashTable *said;
  char *document;
  gint64 document_row;
  GPtrArray *findings; /* of results, stored when the import is finished */
  GArray *twins;
  gboolean twinned;
  gboolean described;
  GArray *slot_of; /* int */
  LivretImportResult *result;
  GError *error;
} LivretImporting;

/** livret_importing_new: @request and its file outlive it. */
LivretImporting *livret_importing_new (LivretStore *store,
                                       const LivretImportRequest *request,
                                       GCancellable *cancellable);
void livret_importing_free (LivretImporting *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretImporting, livret_importing_free)
/**
 * livret_importing_read: reads the file, not on the store's thread. What it says is held, nothing
 * of it is in the record yet; but of a large file, or in a dry run, all is done then.
 */
gboolean livret_importing_read (LivretImporting *self,
                                LivretImportParse parse,
                                gpointer data,
                                GError **error);
/** livret_importing_is_held: whether livret_importing_keep() is still to be called. */
gboolean livret_importing_is_held (LivretImporting *self);
/** livret_importing_keep: stores what is held, in a job on @db, within the caller's transaction if
 * there is one: all of it or nothing. May be called again after that was rolled back. */
gboolean livret_importing_keep (LivretImporting *self, LivretDb *db, GError **error);

/** livret_importing_cost: bytes that are held, and that will be written. */
gsize livret_importing_cost (LivretImporting *self);
/** livret_importing_call_when_alone: @func is called before a large file begins to write. */
void
livret_importing_call_when_alone (LivretImporting *self, void (*func) (gpointer), gpointer data);
/** livret_importing_steal_result: (transfer full): once it is done. */
LivretImportResult *livret_importing_steal_result (LivretImporting *self);

/** livret_importing_goes_on: neither failed nor cancelled. */
gboolean livret_importing_goes_on (LivretImporting *self);
/** livret_importing_job: runs @func on the store: writing, or reading in a dry run. */
gboolean livret_importing_job (LivretImporting *self, LivretStoreFunc func, gpointer data);
void livret_importing_set_aside (LivretImporting *self, const char *where, const char *reason);

/** livret_importing_sink: what the parser calls. */
extern const LivretSinkInterface livret_importing_sink;
/** livret_importing_drain: settles what the batch holds. */
gboolean livret_importing_drain (LivretImporting *self);

/* livret-import-slots.c */
/** livret_importing_slot_series: takes note of a series: one of the people of a shared device? */
void livret_importing_slot_series (LivretImporting *self, const LivretSinkSeries *series);
/** livret_importing_slot_readings: counts what came of slots. */
void
livret_importing_slot_readings (LivretImporting *self, const LivretSinkReading *rows, gsize n_rows);
/** livret_importing_slots_settle: what was written is given to whose it is, as the record or the
 * request says; in a dry run it is only told. */
gboolean livret_importing_slots_settle (LivretImporting *self, LivretDb *db, GError **error);

/** livret_importing_document: one document; counts it. */
gboolean livret_importing_document (LivretImporting *self, const LivretSinkDocument *document);
/** livret_importing_entry: takes note of an entry; counts it as read. */
gboolean livret_importing_entry (LivretImporting *self, const LivretSinkEntry *entry);
/** livret_importing_store_entries: stores them, or looks them up in a dry run; counts them. */
gboolean livret_importing_store_entries (LivretImporting *self, LivretDb *db, GError **error);

/** livret_importing_result: takes note of where a reading stands in the document given last. */
void livret_importing_result (LivretImporting *self,
                              const LivretSinkReading *reading,
                              const LivretSinkFinding *finding);
/** livret_importing_store_findings: once all readings are written. */
gboolean livret_importing_store_findings (LivretImporting *self, LivretDb *db, GError **error);
/** livret_importing_clear_findings: frees them. */
void livret_importing_clear_findings (LivretImporting *self);

/** livret_import_result_new: empty, for the file @name. */
LivretImportResult *livret_import_result_new (const char *name);
/** livret_import_result_add: (transfer none): a new item, all its texts "". */
LivretImportItem *
livret_import_result_add (LivretImportResult *result, const char *what, const char *title);
/** livret_import_result_set_aside_json: (transfer full): for the column set_aside. */
char *livret_import_result_set_aside_json (LivretImportResult *result);

G_END_DECLS
