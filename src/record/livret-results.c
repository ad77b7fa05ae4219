/* livret-results.c: keeping the results that a person confirmed beside the page.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-results.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/livret-clock.h"
#include "base/livret-json.h"
#include "record/livret-documents.h"
#include "record/livret-journal.h"
#include "record/livret-reading-batch.h"
#include "record/livret-readings-found.h"
#include "record/livret-readings-people.h"
#include "record/livret-readings-stored.h"
#include "record/livret-readings-twins.h"

#define ROWS_MAX 1000

typedef struct
{
  LivretDb *db;
  const char *id;
  LivretDocument *document;
  gint64 person;
  gint64 row; /* of the import */
  LivretReadingBatch *batch;
  LivretSinkReading *readings; /* one a result */
  guint n;
  char *fault;
} Keeping;

static void
clear_keeping (Keeping *self)
{
  g_clear_pointer (&self->document, livret_document_free);
  g_clear_pointer (&self->batch, livret_reading_batch_free);
  g_free (self->readings);
  g_free (self->fault);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Keeping, clear_keeping)

/* --- The readings -------------------------------------------------------------------------------
 */

static void
on_set_aside (const char *where, const char *reason, gpointer data)
{
  Keeping *self = data;

  if (self->fault == NULL)
    self->fault = g_strdup_printf ("%s: %s", where, reason);
}

static const char *
source_of (const LivretDocument *document)
{
  return *document->establishment != '\0' ? document->establishment : document->author;
}

static void
add_reading (Keeping *self, guint i, const LivretStatedResult *result)
{
  LivretSinkSeries series = { result->kind->id, source_of (self->document), "", result->unit,
                              TRUE };
  g_autofree char *written = livret_limit_written (result->limit, result->value, result->decimals,
                                                   (result->flags & LIVRET_READING_COMMA) != 0);

  livret_reading_batch_add_series (self->batch, &series);
  self->readings[i] = (LivretSinkReading) {
    .time = result->wall,
    .values = { result->value, NAN, NAN },
    .series = (guint16) i,
    .offset_min = LIVRET_OFFSET_UNKNOWN,
    .decimals = (guint8) CLAMP (result->decimals, 0, LIVRET_DECIMALS_UNKNOWN),
    .flags = (guint8) (result->flags | livret_limit_flags (result->limit)),
    .written = written,
  };
  livret_reading_batch_add (self->batch, &self->readings[i], 1);
  self->readings[i].written = NULL; /* the batch has its own */
}

static gboolean
write_readings (Keeping *self, const LivretStatedResult *results, GError **error)
{
  self->batch = livret_reading_batch_new (ROWS_MAX, on_set_aside, self);
  self->readings = g_new0 (LivretSinkReading, self->n);
  for (guint i = 0; i < self->n; i++)
    add_reading (self, i, &results[i]);
  while (self->fault == NULL && !livret_reading_batch_is_empty (self->batch))
    if (!livret_reading_batch_write (self->batch, self->db, self->person, self->row, error))
      return FALSE;
  if (self->fault == NULL)
    return TRUE;
  g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID, self->fault);
  return FALSE;
}

static gboolean
renew_twins (Keeping *self, GError **error)
{
  g_autoptr (GArray) twins = livret_twins_of_import (self->db, self->row, FALSE, error);

  for (guint i = 0; twins != NULL && i < twins->len; i++)
    if (!livret_twins_renew (&g_array_index (twins, LivretTwins, i), self->db, error))
      return FALSE;
  return twins != NULL;
}

/* Where it stands; what a person reads and confirms is not deleted any more. */
static gboolean
note_result (Keeping *self, const LivretStatedResult *result, guint i, GError **error)
{
  double limits[2] = { result->low, result->high };
  LivretReadingFound found = { .place = "",
                               .page = (int) result->page,
                               .range = (char *) result->range,
                               .meaning = (char *) result->meaning };
  g_autoptr (GError) gone = NULL;

  if (!livret_reading_batch_key (self->batch, &self->readings[i], &found.key, limits))
    return TRUE;
  found.low = limits[0];
  found.high = limits[1];
  if (!livret_readings_found_put (self->db, &found, self->document->row, self->row, error))
    return FALSE;
  /* One that is the same as one of another unit has no row of its own. */
  if (livret_readings_delete (self->db, &found.key, FALSE, &gone) ||
      g_error_matches (gone, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&gone));
  return FALSE;
}

static gboolean
note_results (Keeping *self, const LivretStatedResult *results, GError **error)
{
  for (guint i = 0; i < self->n; i++)
    if (!note_result (self, &results[i], i, error))
      return FALSE;
  return TRUE;
}

/* --- The import ---------------------------------------------------------------------------------
 */

static gboolean
open_import (Keeping *self, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      self->db, "INSERT INTO import (id, person, file_name, sha256, format, time, state,"
                " brought) VALUES (?1, ?2, ?3, x'', ?4, ?5, 'open', ?1)");

  livret_statement_bind_text (s, 1, self->id);
  livret_statement_bind_int (s, 2, self->person);
  livret_statement_bind_text (s, 3, self->document->title);
  livret_statement_bind_text (s, 4, LIVRET_RESULTS_FORMAT);
  livret_statement_bind_int (s, 5, livret_clock_now ());
  if (!livret_statement_run (s, error))
    return FALSE;
  self->row = livret_db_last_rowid (self->db);
  return TRUE;
}

static gboolean
close_import (Keeping *self, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      self->db, "UPDATE import SET state = 'done', read = ?2, stored = ?3, already = ?2 - ?3"
                " WHERE row = ?1");
  GArray *balances = livret_reading_batch_get_balance (self->batch);
  g_autoptr (JsonObject) details = json_object_new ();
  gint64 stored = 0;

  for (guint i = 0; i < balances->len; i++)
    stored += g_array_index (balances, LivretBatchBalance, i).stored;
  livret_statement_bind_int (s, 1, self->row);
  livret_statement_bind_int (s, 2, self->n);
  livret_statement_bind_int (s, 3, stored);
  json_object_set_string_member (details, "import", self->id);
  json_object_set_string_member (details, "document", self->document->id);
  json_object_set_int_member (details, "stored", stored);
  json_object_set_int_member (details, "already", self->n - stored);
  return livret_statement_run (s, error) &&
         livret_journal_append (self->db, "results-kept", self->document->person,
                                self->document->title, details, error);
}

gboolean
livret_results_keep (LivretDb *db,
                     const char *import,
                     const char *document,
                     const LivretStatedResult *results,
                     guint n_results,
                     GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  g_auto (Keeping) self = { .db = db, .id = import, .n = MIN (n_results, ROWS_MAX) };

  return livret_db_transaction_begin (&t, db, error) &&
         (self.document = livret_documents_get (db, document, error)) != NULL &&
         livret_readings_person (db, self.document->person, &self.person, error) &&
         open_import (&self, error) && write_readings (&self, results, error) &&
         renew_twins (&self, error) && note_results (&self, results, error) &&
         close_import (&self, error) && livret_db_transaction_commit (&t, error);
}

/* --- What is kept -------------------------------------------------------------------------------
 */

#define KEPT                                                                                       \
  "SELECT e.kind, f.value, f.time, e.wall_clock, f.page, coalesce (i.format = ?2, 0),"             \
  " coalesce (o.deleted, 0) FROM reading_found f JOIN document d ON d.row = f.document"            \
  " JOIN series e ON e.row = f.series LEFT JOIN import i ON i.row = f.import"                      \
  " LEFT JOIN reading_override o ON o.series = f.series AND o.time = f.time"                       \
  "  AND o.duration = f.duration AND o.value = f.value AND o.code = f.code WHERE d.id = ?1"

static void
add_kept (LivretStatement *s, LivretZone *home, GArray *list)
{
  LivretKeptResult kept = { .kind = livret_kind_by_number ((int) livret_statement_int (s, 0)),
                            .value = livret_statement_double (s, 1),
                            .page = (int) livret_statement_int (s, 4),
                            .read = livret_statement_int (s, 5) != 0,
                            .deleted = livret_statement_int (s, 6) != 0 };
  gint64 time = livret_statement_int (s, 2);

  if (livret_statement_int (s, 3) == 0)
    time += livret_zone_offset_at (home, time);
  kept.day = livret_day_of (time);
  if (kept.kind != NULL)
    g_array_append_val (list, kept);
}

GArray *
livret_results_list (LivretDb *db, const char *document, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, KEPT);
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (LivretKeptResult));
  g_autoptr (LivretZone) home = livret_readings_home_zone (db, error);
  g_autoptr (GError) failed = NULL;

  if (home == NULL)
    return NULL;
  livret_statement_bind_text (s, 1, document);
  livret_statement_bind_text (s, 2, LIVRET_RESULTS_FORMAT);
  while (livret_statement_step (s, &failed))
    add_kept (s, home, list);
  if (failed == NULL)
    return g_steal_pointer (&list);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}
