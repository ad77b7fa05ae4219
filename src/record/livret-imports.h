/* livret-imports.h: an import as one undoable transaction: dry run, balance, undo.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/livret-date.h"
#include "record/livret-csv-mapping.h"
#include "record/livret-db.h"
#include "record/livret-device-slots.h"
#include "record/livret-session.h"

G_BEGIN_DECLS

typedef struct
{
  char *where;
  char *reason;
} LivretSetAside;

/**
 * LivretImportItem: one line of the preview: a document, an entry, or the readings of one kind.
 * @what: "document", "entry" or the kind's id; @title for people; @count readings
 */
typedef struct
{
  char *what;
  char *title;
  char *category;
  LivretDate date;
  gint64 count;
  gint64 already;
  int pages;
  char *media_type;
  char *id;       /* of the stored document or entry, "" in a dry run */
  char *standing; /* of signed cards, wrong numbers, another blood group: a sentence each, on
                   * lines; else "" */
} LivretImportItem;

/**
 * LivretImportSlot: one of the people who share a device, of whom the file holds @count readings.
 * @person: (nullable): id of whose they are; %NULL: they wait until somebody says it
 */
typedef struct
{
  char *name;
  char *device;
  gint64 count;
  char *person;
} LivretImportSlot;

/**
 * LivretImportResult: the balance: @read = @stored + @already + @set_aside->len.
 * In a dry run @stored counts what would be stored.
 * @withheld: readings among those set aside that are taken when they are asked for
 * @identity: (nullable): what the file says of whose data it holds, when it differs from the person
 * @given: slots that were somebody else's before, with what came of them earlier: to be taken back
 *   before the import is
 */
typedef struct
{
  char *import; /* id, "" in a dry run */
  char *file_name;
  char *format;
  gint64 read;
  gint64 stored;
  gint64 already;
  gint64 withheld;
  GPtrArray *set_aside; /* LivretSetAside */
  GPtrArray *items;     /* LivretImportItem */
  GPtrArray *slots;     /* LivretImportSlot */
  GPtrArray *given;     /* LivretGiven */
  char *identity;
} LivretImportResult;
void livret_import_result_free (LivretImportResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretImportResult, livret_import_result_free)

typedef void (*LivretImportProgress) (guint64 done, guint64 total, gpointer user_data);

/**
 * LivretImportRequest:
 * @fd: the file; @name: as the person knows it; @person: id
 * @title, @category, @date: (nullable): what the person changed in the preview, for a file that is
 * one document
 * @accept_identity: take the file although it names somebody else
 * @intimate: readings that are not taken unasked are asked for
 * @mapping: (nullable): what the columns of a table hold; remembered by its header when the import
 * is done
 * @slots: (nullable) (element-type LivretSlotChoice): whose slots are, from this import on
 * @brought: (nullable): the mark of what it is brought together with; livret_imports_run_many()
 * sets it. %NULL: it comes alone
 * @progress: called on the worker thread
 */
typedef struct
{
  int fd;
  const char *name;
  const char *person;
  const char *title;
  const char *category;
  const char *date;
  gboolean dry_run;
  gboolean accept_identity;
  gboolean intimate;
  const LivretCsvMapping *mapping;
  const GPtrArray *slots;
  const char *brought;
  LivretImportProgress progress;
  gpointer progress_data;
} LivretImportRequest;

/**
 * livret_import_run: reads one file into the record, on the calling (worker) thread; only the
 * batches go through the store's writer. On any error nothing of it stays.
 * A file that names another person, without accept_identity: LIVRET_RECORD_ERROR_INVALID.
 */
LivretImportResult *livret_import_run (LivretSession *session,
                                       const LivretImportRequest *request,
                                       GCancellable *cancellable,
                                       GError **error);

/** LIVRET_IMPORT_HASH_MAX: the largest file whose hash an import remembers. To hash an unpacked
 * export of a phone would take a fifth of the time of reading it. */
#define LIVRET_IMPORT_HASH_MAX (G_GINT64_CONSTANT (256) * 1024 * 1024)

/** LivretImport: a past import. @sha256: of the file; "" of one larger than that. */
typedef struct
{
  char *id;
  gint64 row;
  char *person;
  char *person_name;
  char *file_name;
  char *format;
  char *sha256;
  gint64 time;
  char *brought; /* (nullable): what came together has the same; %NULL: from before it was kept */
  char *state;   /* "open", "done", "undone" */
  gint64 read;
  gint64 stored;
  gint64 already;
  gint64 set_aside;
} LivretImport;
void livret_import_free (LivretImport *import);

/** livret_imports_list: (transfer container) (element-type LivretImport): newest first; what was
 * brought together stands together, also where something else came in meanwhile. */
GPtrArray *livret_imports_list (LivretDb *db, GError **error);
/** livret_imports_together: how many of @imports (element-type LivretImport), as they are listed,
 * were brought together with the one at @at, from there on: in one drop or command, for one person.
 * Those that have no mark, from before there were any: in the same second, which is all that is
 * known of them, and what people saw until then. */
guint livret_imports_together (const GPtrArray *imports, guint at);
/** livret_imports_undo: takes back what it alone brought; rows that later imports saw too pass to
 * the first of these. Journalled. */
gboolean livret_imports_undo (LivretDb *db, const char *id, GError **error);
/** livret_imports_undo_open: undoes the imports that a crash left open. */
gboolean livret_imports_undo_open (LivretDb *db, GError **error);

G_END_DECLS
