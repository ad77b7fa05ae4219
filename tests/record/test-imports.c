/* test-imports.c: whole imports: dry run, balance, failure, identity, undo.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <math.h>
#include <unistd.h>

#include "livret-test-vault.h"
#include "record/livret-documents.h"
#include "record/livret-import-private.h"
#include "record/livret-journal.h"
#include "record/livret-memfd.h"
#include "test-readings-db.h"

#define NOON G_GINT64_CONSTANT (1795262400)
#define N_READINGS 3000

/* What the "file" of a test says, and how its reading ends. */
typedef struct
{
  gboolean with_document;
  gboolean with_attachment;
  gboolean with_readings;
  gboolean with_entries;
  const char *name; /* of the person, or NULL */
  gboolean fails;
  gboolean stops_without_word;
  gboolean cancels;
  gboolean changes_file;
  guint first;        /* of the readings */
  gint64 size;        /* of the file; 0: a few bytes */
  gboolean long_text; /* of the document: more than is held before it is stored */
} Script;

typedef struct
{
  TestVault vault;
  char *camille;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  test_vault_init (&f->vault);
  f->camille = test_vault_add_person (&f->vault, "Camille Martin");
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  test_vault_clear (&f->vault);
  g_free (f->camille);
}

static gboolean
say_document (LivretSink *sink, int fd, const char *name, const char *text)
{
  LivretSinkDocument document = { .fd = fd,
                                  .media_type = "text/plain",
                                  .name = name,
                                  .title = fd < 0 ? NULL : "Ordonnance",
                                  .category = "BIOLOGIE",
                                  .date = "2026-05",
                                  .text = text,
                                  .pages = 1 };

  return livret_sink_document (sink, &document);
}

static gboolean
say_attachment (LivretSink *sink)
{
  int fd = test_memfd ("another paper", -1);
  gboolean goes_on = say_document (sink, fd, "paper.txt", "glycémie à jeun");

  close (fd);
  return goes_on;
}

/* Weights and blood pressures; one reading has no value, one comes twice. */
static gboolean
say_readings (LivretSink *sink, guint first)
{
  const LivretSinkSeries series[] = { { "weight", "Withings", "", "kg", TRUE },
                                      { "blood-pressure", "Withings", "", "mm[Hg]", TRUE } };
  LivretSinkReading readings[N_READINGS];
  guint16 ids[2];

  for (guint i = 0; i < 2; i++)
    if (!livret_sink_series (sink, &series[i], &ids[i]))
      return FALSE;
  for (guint i = 0; i < N_READINGS; i++)
    {
      readings[i] = test_reading (ids[i % 2], NOON + (gint64) (first + i) * 3600, 100 + i % 30);
      readings[i].where = i + 2;
      if (i % 2 == 1)
        readings[i].values[1] = 70 + i % 20;
    }
  readings[10].values[0] = NAN;
  readings[20] = readings[22];
  return livret_sink_readings (sink, readings, 1000) &&
         livret_sink_readings (sink, readings + 1000, N_READINGS - 1000);
}

static gboolean
say_entries (LivretSink *sink)
{
  static const LivretSinkEntry entries[] = {
    { "treatments", "Metformine 850 mg", "2024-03", NULL, "matin et soir", FALSE, NULL, NULL },
    { "allergies", NULL, "2026-11-21", NULL, NULL, TRUE, NULL, NULL },
    { "treatments", "Ramipril", "32/13/2024", NULL, NULL, FALSE, NULL, NULL },
    { "hobbies", "Chess", NULL, NULL, NULL, FALSE, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (!livret_sink_entry (sink, &entries[i]))
      return FALSE;
  return TRUE;
}

static gboolean
parse (const LivretImportRequest *request,
       LivretSink *sink,
       gpointer data,
       GCancellable *cancellable,
       GError **error)
{
  const Script *script = data;
  LivretSinkIdentity identity = { .name = script->name };
  g_autofree char *text =
      script->long_text ? g_strnfill (LIVRET_TAPE_BYTES + 1, 'a') : g_strdup ("glycémie à jeun");

  if (!livret_sink_format (sink, "test") || !livret_sink_progress (sink, 1, 2) ||
      (script->with_document && !say_document (sink, -1, NULL, text)) ||
      (script->with_attachment && !say_attachment (sink)) ||
      (script->with_readings && !say_readings (sink, script->first)) ||
      (script->with_entries && !say_entries (sink)))
    return FALSE;
  if (script->changes_file)
    g_assert_cmpint (pwrite (request->fd, "!", 1, 0), ==, 1);
  if (script->cancels)
    g_cancellable_cancel (cancellable);
  if (script->name != NULL && !livret_sink_identity (sink, &identity))
    return FALSE;
  if (!livret_sink_set_aside (sink, "page 7", "A page is empty."))
    return FALSE;
  if (script->fails)
    g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_UNREADABLE, "cut short");
  return !script->fails && !script->stops_without_word;
}

static int
open_file (void)
{
  g_autoptr (GError) error = NULL;
  int fd = livret_memfd_open ("file", &error);

  g_assert_no_error (error);
  g_assert_true (livret_memfd_write (fd, "the file", 8, &error));
  return fd;
}

static LivretImportResult *
run (Fixture *f, const Script *script, LivretImportRequest request, GError **error)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  LivretImportResult *result;

  request.fd = open_file ();
  if (script->size > 0)
    g_assert_cmpint (ftruncate (request.fd, script->size), ==, 0);
  request.name = request.name != NULL ? request.name : "mesures.csv";
  request.person = f->camille;
  result = livret_import_run_with (test_vault_store (&f->vault), &request, parse, (gpointer) script,
                                   cancellable, error);
  close (request.fd);
  return result;
}

static LivretImportResult *
run_well (Fixture *f, const Script *script, gboolean dry_run)
{
  g_autoptr (GError) error = NULL;
  LivretImportResult *result =
      run (f, script, (LivretImportRequest) { .dry_run = dry_run }, &error);

  g_assert_no_error (error);
  g_assert_cmpint (result->read, ==, result->stored + result->already + result->set_aside->len);
  return result;
}

static gpointer
dump (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return test_dump (db);
}

static char *
dump_vault (Fixture *f)
{
  return test_vault_write (&f->vault, dump, NULL);
}

static gpointer
undo (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return livret_imports_undo (db, data, error) ? GINT_TO_POINTER (TRUE) : NULL;
}

static const Script everything = {
  .with_document = TRUE, .with_attachment = TRUE, .with_readings = TRUE, .with_entries = TRUE
};

/* --- Balance ------------------------------------------------------------------------------------
 */

static const LivretImportItem *
find_item (const LivretImportResult *result, const char *what)
{
  for (guint i = 0; i < result->items->len; i++)
    {
      const LivretImportItem *item = g_ptr_array_index (result->items, i);

      if (g_strcmp0 (item->what, what) == 0)
        return item;
    }
  g_assert_not_reached ();
}

static gpointer
last_sentence (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) entries = livret_journal_list (db, NULL, 0, 1, error);

  return livret_journal_sentence (g_ptr_array_index (entries, 0));
}

/* Two documents, 3,000 readings (one without value, one twice), four entries (one with an
 * impossible date, one of no section), one set aside by the parser. */
static void
test_balance (Fixture *f, gconstpointer data)
{
  g_autofree char *before = dump_vault (f);
  g_autoptr (LivretImportResult) dry = run_well (f, &everything, TRUE);
  g_autofree char *after_dry = dump_vault (f);
  g_autoptr (LivretImportResult) first = run_well (f, &everything, FALSE);
  g_autofree char *sentence = test_vault_write (&f->vault, last_sentence, NULL);
  g_autoptr (LivretImportResult) dry_again = run_well (f, &everything, TRUE);
  g_autoptr (LivretImportResult) again = run_well (f, &everything, FALSE);
  const LivretSetAside *aside = g_ptr_array_index (first->set_aside, 0);

  g_assert_cmpstr (before, ==, after_dry);
  g_assert_cmpint (first->read, ==, N_READINGS + 2 + 4 + 1);
  g_assert_cmpint (first->stored, ==, 2 + N_READINGS - 2 + 2);
  g_assert_cmpint (first->already, ==, 1);
  g_assert_cmpuint (first->set_aside->len, ==, 4);
  g_assert_cmpstr (aside->where, ==, "Weight, 21 Nov 2026 at 22:00");
  g_assert_cmpstr (first->format, ==, "test");
  g_assert_cmpstr (first->file_name, ==, "mesures.csv");
  g_assert_cmpstr (sentence, ==,
                   "“mesures.csv” was imported for Camille Martin: 3002 new, 1 already there, "
                   "4 set aside.");
  g_assert_cmpint (dry->stored, ==, first->stored);
  g_assert_cmpint (dry->already, ==, first->already);
  g_assert_cmpstr (dry->import, ==, "");
  g_assert_cmpint (again->stored, ==, 0);
  g_assert_cmpint (again->already, ==, first->stored + first->already);
  g_assert_cmpint (dry_again->already, ==, again->already);
  g_assert_cmpint (find_item (first, "weight")->count, ==, 1499);
  g_assert_cmpint (find_item (first, "weight")->already, ==, 1);
  g_assert_cmpint (find_item (first, "blood-pressure")->count, ==, 1500);
  g_assert_cmpstr (find_item (first, "document")->title, ==, "mesures");
  g_assert_cmpstr (find_item (first, "document")->category, ==, "BIOLOGIE");
  g_assert_cmpstr (find_item (first, "document")->date.text, ==, "2026-05");
  g_assert_cmpstr (find_item (first, "entry")->title, ==, "Metformine 850 mg");
}

/* Held or not, an import brings the same; only what is held is in the record all at once. */
static void
test_long (Fixture *f, gconstpointer data)
{
  Script script = everything;
  g_autoptr (LivretImportResult) held = run_well (f, &script, FALSE);
  g_autoptr (LivretImportResult) streamed = NULL;

  test_vault_write (&f->vault, undo, held->import);
  script.long_text = TRUE;
  streamed = run_well (f, &script, FALSE);
  g_assert_cmpint (streamed->stored, ==, held->stored);
  g_assert_cmpint (streamed->already, ==, held->already);
  g_assert_cmpuint (streamed->items->len, ==, held->items->len);
}

static gpointer
list_imports (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return livret_imports_list (db, error);
}

static void
test_list_of_imports (Fixture *f, gconstpointer data)
{
  g_autoptr (LivretImportResult) result = run_well (f, &everything, FALSE);
  g_autoptr (GPtrArray) list = test_vault_write (&f->vault, list_imports, NULL);
  const LivretImport *import = g_ptr_array_index (list, 0);

  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpstr (import->id, ==, result->import);
  g_assert_cmpstr (import->person, ==, f->camille);
  g_assert_cmpstr (import->state, ==, "done");
  g_assert_cmpstr (import->format, ==, "test");
  g_assert_cmpint (import->time, ==, TEST_NOW);
  g_assert_cmpint (import->read, ==, result->read);
  g_assert_cmpint (import->set_aside, ==, result->set_aside->len);
  g_assert_cmpstr (import->sha256, ==,
                   "994659de87f727ddcde75df44314f31d7f367b3bff347e852f390530f29720c7");
}

/* The largest file that is hashed, and one byte more. */
static void
test_hash (Fixture *f, gconstpointer data)
{
  const Script hashed = { .size = LIVRET_IMPORT_HASH_MAX };
  const Script larger = { .size = LIVRET_IMPORT_HASH_MAX + 1 };
  g_autoptr (LivretImportResult) first = run_well (f, &hashed, FALSE);
  g_autoptr (LivretImportResult) next = run_well (f, &larger, FALSE);
  g_autoptr (GPtrArray) list = test_vault_write (&f->vault, list_imports, NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const LivretImport *import = g_ptr_array_index (list, i);

      g_assert_cmpuint (strlen (import->sha256), ==,
                        strcmp (import->id, first->import) == 0 ? 64 : 0);
    }
  g_assert_cmpuint (list->len, ==, 2);
}

/* --- Failure ------------------------------------------------------------------------------------
 */

typedef struct
{
  const char *name;
  Script script;
  int io_code; /* -1: of LIVRET_RECORD_ERROR */
  int code;
} Failure;

#define ALL                                                                                        \
  .with_document = TRUE, .with_attachment = TRUE, .with_readings = TRUE, .with_entries = TRUE

static const Failure failures[] = {
  { "fails", { ALL, .fails = TRUE }, -1, LIVRET_RECORD_ERROR_UNREADABLE },
  { "stops", { ALL, .stops_without_word = TRUE }, -1, LIVRET_RECORD_ERROR_FAILED },
  { "cancelled", { ALL, .cancels = TRUE }, G_IO_ERROR_CANCELLED, 0 },
  { "changed", { ALL, .changes_file = TRUE }, -1, LIVRET_RECORD_ERROR_FAILED },
  { "somebody-else", { ALL, .name = "Louis Martin" }, -1, LIVRET_RECORD_ERROR_INVALID },
};

/* The same of a file that is not held until its end. */
static Failure long_failures[G_N_ELEMENTS (failures)];

/* Whatever ends an import, not a row of it stays: on an empty record, and on one with the same
 * things in it. */
static void
test_failure (Fixture *f, gconstpointer data)
{
  const Failure *failure = data;

  for (guint round = 0; round < 2; round++)
    {
      g_autofree char *before = dump_vault (f);
      gint64 entries = test_vault_int (&f->vault, "SELECT count (*) FROM journal");
      g_autoptr (GError) error = NULL;
      g_autoptr (LivretImportResult) result =
          run (f, &failure->script, (LivretImportRequest) { 0 }, &error);
      g_autofree char *after = dump_vault (f);
      g_autoptr (LivretImportResult) stored = NULL;

      g_assert_null (result);
      if (failure->io_code >= 0)
        g_assert_error (error, G_IO_ERROR, failure->io_code);
      else
        g_assert_error (error, LIVRET_RECORD_ERROR, failure->code);
      g_assert_cmpstr (before, ==, after);
      g_assert_cmpint (test_vault_int (&f->vault, "SELECT count (*) FROM journal"), ==, entries);
      stored = run_well (f, &everything, FALSE);
      g_assert_cmpint (stored->stored, ==, round == 0 ? 3002 : 0);
    }
}

/* --- Identity -----------------------------------------------------------------------------------
 */

static void
test_identity (Fixture *f, gconstpointer data)
{
  const Script other = { .with_readings = TRUE, .name = "Louis Martin" };
  const Script same = { .with_readings = TRUE, .name = "MARTIN Camille Jeanne" };
  g_autoptr (LivretImportResult) dry = run_well (f, &other, TRUE);
  g_autoptr (LivretImportResult) dry_same = run_well (f, &same, TRUE);
  g_autoptr (LivretImportResult) accepted = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (dry->identity, ==, "Louis Martin");
  g_assert_null (dry_same->identity);
  g_assert_null (run (f, &other, (LivretImportRequest) { 0 }, &error));
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Louis Martin"));
  g_clear_error (&error);
  accepted = run (f, &other, (LivretImportRequest) { .accept_identity = TRUE }, &error);
  g_assert_no_error (error);
  g_assert_cmpint (accepted->stored, ==, N_READINGS - 2);
}

static void
test_unknown_person (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  LivretImportRequest request = { .fd = open_file (), .name = "a", .person = "nobody" };

  g_assert_null (livret_import_run_with (test_vault_store (&f->vault), &request, parse,
                                         (gpointer) &everything, NULL, &error));
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_FOUND);
  close (request.fd);
}

/* --- What was changed in the preview ------------------------------------------------------------
 */

static gpointer
get_document (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return livret_documents_get (db, data, error);
}

static void
on_progress (guint64 done, guint64 total, gpointer data)
{
  g_assert_cmpuint (done, ==, 1);
  g_assert_cmpuint (total, ==, 2);
  *(guint *) data += 1;
}

static void
test_preview (Fixture *f, gconstpointer data)
{
  const Script script = { .with_document = TRUE, .with_attachment = TRUE };
  guint told = 0;
  LivretImportRequest request = { .title = "Prise de sang",
                                  .category = "CPT_REND",
                                  .date = "2026-04-30",
                                  .progress = on_progress,
                                  .progress_data = &told };
  g_autoptr (GError) error = NULL;
  g_autoptr (LivretImportResult) result = run (f, &script, request, &error);
  g_autoptr (LivretDocument) own = NULL;
  g_autoptr (LivretDocument) attached = NULL;
  LivretImportItem *second;

  g_assert_no_error (error);
  g_assert_cmpuint (told, ==, 1);
  own = test_vault_write (&f->vault, get_document, find_item (result, "document")->id);
  g_assert_cmpstr (own->title, ==, "Prise de sang");
  g_assert_cmpstr (own->category, ==, "CPT_REND");
  g_assert_cmpstr (own->date.text, ==, "2026-04-30");
  g_assert_cmpstr (own->import, ==, result->import);
  second = g_ptr_array_index (result->items, 1);
  attached = test_vault_write (&f->vault, get_document, second->id);
  g_assert_cmpstr (attached->title, ==, "Ordonnance");
  g_assert_cmpstr (attached->date.text, ==, "2026-05");

  request.date = "not a date";
  g_assert_null (run (f, &script, request, &error));
  g_assert_error (error, LIVRET_BASE_ERROR, LIVRET_BASE_ERROR_INVALID);
}

/* --- Undo ---------------------------------------------------------------------------------------
 */

/* The second import saw the document, half of the readings, and brought the other half. */
static void
test_undo_of_two (Fixture *f, gconstpointer data)
{
  const Script second = { .with_document = TRUE, .with_readings = TRUE, .first = 1500 };
  g_autofree char *before = dump_vault (f);
  g_autofree char *after = NULL;
  g_autoptr (LivretImportResult) a = run_well (f, &everything, FALSE);
  g_autoptr (LivretImportResult) b = run_well (f, &second, FALSE);
  gint64 shared = test_vault_int (&f->vault, "SELECT count (*) FROM readings WHERE import = 1");

  g_assert_cmpint (b->already, >, 1);
  g_assert_cmpint (shared, ==, N_READINGS - 2);
  test_vault_write (&f->vault, undo, a->import);
  g_assert_cmpint (test_vault_int (&f->vault, "SELECT count (*) FROM document"), ==, 1);
  g_assert_cmpint (test_vault_int (&f->vault, "SELECT count (*) FROM entry"), ==, 0);
  /* What the second has seen or brought, each once. */
  g_assert_cmpint (test_vault_int (&f->vault, "SELECT count (*) FROM readings"), ==,
                   b->stored + b->already - 1 - 1);
  g_assert_cmpint (test_vault_int (&f->vault, "SELECT count (*) FROM readings WHERE import != 2"),
                   ==, 0);
  g_assert_cmpint (test_vault_int (&f->vault, "SELECT sum (n + left_out) FROM summary_day"), ==,
                   test_vault_int (&f->vault, "SELECT count (*) FROM readings"));
  test_vault_write (&f->vault, undo, b->import);
  g_assert_cmpint (test_vault_int (&f->vault, "DELETE FROM import RETURNING 1"), ==, 1);
  after = dump_vault (f);
  g_assert_cmpstr (before, ==, after);
}

/* An import that was cut off by a crash: its row is open, some of it is written. */
static gpointer
begin_and_crash (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const LivretSinkSeries series = { "weight", "Withings", "", "kg", TRUE };
  const LivretSinkReading reading = test_reading (0, NOON, 72.4);
  g_autoptr (LivretReadingBatch) batch = livret_reading_batch_new (10, NULL, NULL);

  test_exec (db, "INSERT INTO import (row, id, person, file_name, sha256, format, time, state)"
                 " VALUES (1, 'cut', 1, 'mesures.csv', x'00', 'csv', 0, 'open')");
  livret_reading_batch_add_series (batch, &series);
  livret_reading_batch_add (batch, &reading, 1);
  g_assert_true (livret_reading_batch_write (batch, db, 1, 1, error));
  return GINT_TO_POINTER (TRUE);
}

static gpointer
sentence_of_cut (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) entries = livret_journal_list (db, data, 0, 1, error);

  return livret_journal_sentence (g_ptr_array_index (entries, 0));
}

static void
test_cut (Fixture *f, gconstpointer data)
{
  g_autofree char *sentence = NULL;

  test_vault_write (&f->vault, begin_and_crash, NULL);
  g_assert_cmpint (test_vault_int (&f->vault, "SELECT count (*) FROM readings"), ==, 1);
  test_vault_reopen (&f->vault);
  g_assert_cmpint (test_vault_int (&f->vault, "SELECT count (*) FROM readings"), ==, 0);
  g_assert_cmpint (test_vault_int (&f->vault, "SELECT count (*) FROM summary_day"), ==, 0);
  g_assert_cmpint (test_vault_int (&f->vault, "SELECT count (*) FROM series"), ==, 0);
  g_assert_cmpint (test_vault_int (&f->vault, "SELECT state = 'undone' FROM import"), ==, 1);
  sentence = test_vault_write (&f->vault, sentence_of_cut, f->camille);
  g_assert_cmpstr (sentence, ==,
                   "The import of “mesures.csv” had been cut off and was undone (Camille Martin).");
}

/* Undone entries come back by importing again; deleted ones stay deleted. */
static gpointer
delete_entry (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return livret_entries_delete (db, data, TRUE, error) ? GINT_TO_POINTER (TRUE) : NULL;
}

static void
test_deleted_entry (Fixture *f, gconstpointer data)
{
  const Script script = { .with_entries = TRUE };
  g_autoptr (LivretImportResult) first = run_well (f, &script, FALSE);
  g_autoptr (LivretImportResult) again = NULL;

  test_vault_write (&f->vault, delete_entry, find_item (first, "entry")->id);
  again = run_well (f, &script, FALSE);
  g_assert_cmpint (again->already, ==, 2);
  g_assert_cmpint (test_vault_int (&f->vault, "SELECT count (*) FROM entry WHERE deleted = 0"), ==,
                   1);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func, data) g_test_add (path, Fixture, data, set_up, func, tear_down)
  ADD ("/imports/balance", test_balance, NULL);
  ADD ("/imports/long", test_long, NULL);
  ADD ("/imports/list", test_list_of_imports, NULL);
  ADD ("/imports/hash", test_hash, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      g_autofree char *path = g_strdup_printf ("/imports/failure/%s", failures[i].name);
      g_autofree char *long_path = g_strdup_printf ("/imports/failure/long-%s", failures[i].name);

      long_failures[i] = failures[i];
      long_failures[i].script.long_text = TRUE;
      ADD (path, test_failure, &failures[i]);
      ADD (long_path, test_failure, &long_failures[i]);
    }
  ADD ("/imports/identity", test_identity, NULL);
  ADD ("/imports/unknown-person", test_unknown_person, NULL);
  ADD ("/imports/preview", test_preview, NULL);
  ADD ("/imports/undo", test_undo_of_two, NULL);
  ADD ("/imports/cut", test_cut, NULL);
  ADD ("/imports/deleted-entry", test_deleted_entry, NULL);
  return g_test_run ();
}
