/* livret-reading-batch.c: gathering readings, and writing them in sorted transactions.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-reading-batch.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <sys/mman.h>

#include "base/livret-quantity.h"
#include "record/livret-readings-again.h"
#include "record/livret-readings-corrected.h"
#include "record/livret-readings-life.h"
#include "record/livret-readings-near.h"
#include "record/livret-readings-sighting.h"
#include "record/livret-readings-tally.h"

#define STEP_FIRST 30000
#define STEP_MIN 2000
#define STEP_MAX 100000
/* Nothing is to hold the writer for more than 150 ms: less than half, since disks and other
 * programs take their time too. */
#define STEP_TARGET_US 60000
#define RARE_BYTES_MAX (12 * 1024 * 1024)
#define WRITTEN_MAX 200
#define DECIMALS_TRIED 6

/* 1800 to 2200, as livret_date_parse() takes them. */
#define TIME_MIN G_GINT64_CONSTANT (-5364662400)
#define TIME_MAX G_GINT64_CONSTANT (7289654400)

struct _LivretReadingBatch
{
  LivretRow *rows; /* room for @capacity; memory is taken as it is used */
  gsize capacity;
  gsize n_rows;
  gsize at; /* rows before are settled */
  gboolean sorted;
  gsize step; /* rows of the next transaction */
  GArray *series;
  GArray *rare;
  GString *texts;
  GArray *balances;
  LivretZone *home;
  LivretSetAsideFunc set_aside;
  gpointer data;
};

static void
forget_rare (LivretReadingBatch *self)
{
  g_array_set_size (self->rare, 1);
  g_string_truncate (self->texts, 0);
}

static void
make_balances (LivretReadingBatch *self)
{
  const LivretKind *const *kinds = livret_kinds ();
  LivretBatchBalance balance = { 0 };

  self->balances = g_array_new (FALSE, FALSE, sizeof (LivretBatchBalance));
  for (; *kinds != NULL; kinds++)
    {
      balance.kind = *kinds;
      g_array_append_val (self->balances, balance);
    }
  balance.kind = NULL;
  g_array_append_val (self->balances, balance);
}

LivretReadingBatch *
livret_reading_batch_new (gsize max_rows, LivretSetAsideFunc set_aside, gpointer data)
{
  LivretReadingBatch *self = g_new0 (LivretReadingBatch, 1);

  self->capacity = max_rows != 0 ? max_rows : LIVRET_READING_BATCH_ROWS;
  self->rows = g_malloc (self->capacity * sizeof (LivretRow));
  self->step = STEP_FIRST;
  self->series = g_array_new (FALSE, TRUE, sizeof (LivretBatchSeries));
  g_array_set_clear_func (self->series, (GDestroyNotify) livret_batch_series_clear);
  self->rare = g_array_new (FALSE, TRUE, sizeof (LivretRare));
  self->texts = g_string_new (NULL);
  self->set_aside = set_aside;
  self->data = data;
  make_balances (self);
  forget_rare (self);
  return self;
}

void
livret_reading_batch_free (LivretReadingBatch *self)
{
  if (self == NULL)
    return;
  g_free (self->rows);
  g_array_unref (self->series);
  g_array_unref (self->rare);
  g_array_unref (self->balances);
  g_string_free (self->texts, TRUE);
  livret_zone_free (self->home);
  g_free (self);
}

static guint
find_balance (LivretReadingBatch *self, const LivretKind *kind)
{
  guint i = 0;

  while (g_array_index (self->balances, LivretBatchBalance, i).kind != kind)
    i++;
  return i;
}

void
livret_reading_batch_add_series (LivretReadingBatch *self, const LivretSinkSeries *found)
{
  LivretBatchSeries series;

  livret_batch_series_init (&series, found);
  series.balance = find_balance (self, series.series.kind);
  series.same_as = self->series->len;
  for (guint i = 0; i < self->series->len; i++)
    if (livret_batch_series_same (&series, &g_array_index (self->series, LivretBatchSeries, i)))
      {
        series.same_as = i;
        break;
      }
  g_array_append_val (self->series, series);
}

static LivretBatchSeries *
get_series (LivretReadingBatch *self, guint number)
{
  return &g_array_index (self->series, LivretBatchSeries, number);
}

static LivretBatchBalance *
get_balance (LivretReadingBatch *self, const LivretBatchSeries *series)
{
  return &g_array_index (self->balances, LivretBatchBalance, series->balance);
}

GArray *
livret_reading_batch_get_balance (LivretReadingBatch *self)
{
  return self->balances;
}

static void
put_aside (LivretReadingBatch *self,
           const LivretBatchSeries *series,
           gint64 time,
           int offset_min,
           const char *reason)
{
  g_autofree char *place = livret_batch_series_place (series, time, offset_min);

  get_balance (self, series)->set_aside++;
  self->set_aside (place, reason, self->data);
}

/* --- Gathering ----------------------------------------------------------------------------------
 */

/* Why a reading cannot be taken; NULL if it can. */
static char *
find_fault (const LivretBatchSeries *series,
            const LivretSinkReading *reading,
            const double values[LIVRET_COMPONENTS_MAX])
{
  if (series->series.kind == NULL)
    return g_strdup_printf (_ ("This Livret does not know readings of the kind “%s”."),
                            series->kind_id);
  if (!series->convertible)
    return g_strdup_printf (_ ("“%s” is not a unit of this kind: %s."), series->unit,
                            livret_kind_label (series->series.kind));
  if (isnan (reading->values[0]))
    return g_strdup (_ ("There is no value."));
  if (!isfinite (values[0]) || isinf (reading->values[1]) || isinf (reading->values[2]))
    return g_strdup (_ ("The value is not a number."));
  if (reading->time < TIME_MIN || reading->time > TIME_MAX)
    return g_strdup (_ ("The date lies outside of the years 1800 to 2200."));
  if (reading->duration < 0)
    return g_strdup (_ ("The end lies before the beginning."));
  if (values[0] == 0 && values[1] == 0 && strcmp (series->series.kind->id, "blood-pressure") == 0)
    return g_strdup (_ ("0/0 is no measurement."));
  return NULL;
}

/* The number of decimals of a value that came without: what it takes to write it. */
static guint
guess_decimals (double value, int most)
{
  double scale = 1;

  for (int i = 0; i <= MIN (most, DECIMALS_TRIED); i++, scale *= 10)
    if (fabs (value * scale - round (value * scale)) < 1e-9 * MAX (1, fabs (value * scale)))
      return i;
  return LIVRET_DECIMALS_UNKNOWN;
}

static guint64
add_text (LivretReadingBatch *self, const char *text)
{
  guint64 place = self->texts->len + 1;
  gsize size = strlen (text);

  if (size > WRITTEN_MAX)
    size = g_utf8_find_prev_char (text, text + WRITTEN_MAX) - text;
  g_string_append_len (self->texts, text, (gssize) size);
  g_string_append_c (self->texts, '\0');
  return place;
}

/* What is printed from the canonical value must be what was found; else it is kept as text. */
static const char *
find_written (const LivretBatchSeries *series,
              const LivretSinkReading *reading,
              guint *decimals,
              char buffer[LIVRET_DECIMAL_MAX])
{
  *decimals = MIN (reading->decimals, LIVRET_DECIMALS_UNKNOWN);
  if (reading->written != NULL)
    return reading->written;
  if (*decimals == LIVRET_DECIMALS_UNKNOWN)
    *decimals = guess_decimals (reading->values[0], series->decimals_max);
  if ((int) *decimals <= series->decimals_max)
    return NULL;
  return livret_decimal_print (reading->values[0],
                               *decimals == LIVRET_DECIMALS_UNKNOWN ? -1 : (int) *decimals,
                               (reading->flags & LIVRET_READING_COMMA) != 0, buffer);
}

static guint32
add_rare (LivretReadingBatch *self, const double values[LIVRET_COMPONENTS_MAX], const char *written)
{
  LivretRare rare = { values[1], values[2], 0 };

  if (isnan (values[1]) && isnan (values[2]) && written == NULL)
    return 0;
  if (written != NULL)
    rare.written = add_text (self, written);
  g_array_append_val (self->rare, rare);
  return self->rare->len - 1;
}

static void
add_reading (LivretReadingBatch *self, const LivretSinkReading *reading)
{
  LivretBatchSeries *series = get_series (self, reading->series);
  double values[LIVRET_COMPONENTS_MAX] = { NAN, NAN, NAN };
  char buffer[LIVRET_DECIMAL_MAX];
  g_autofree char *fault = NULL;
  const char *written;
  guint decimals;
  guint flags = reading->flags & ~LIVRET_READING_IMPLAUSIBLE;

  if (series->convertible)
    livret_batch_series_convert (series, reading->values, values);
  fault = find_fault (series, reading, values);
  if (fault != NULL)
    {
      put_aside (self, series, reading->time, reading->offset_min, fault);
      return;
    }
  if (!livret_kind_is_plausible (series->series.kind, values))
    flags |= LIVRET_READING_IMPLAUSIBLE;
  written = find_written (series, reading, &decimals, buffer);
  series->first = MIN (series->first, reading->time);
  series->last = MAX (series->last, reading->time);
  livret_row_init (&self->rows[self->n_rows++], reading, series->same_as, values[0], decimals,
                   flags, add_rare (self, values, written));
}

gboolean
livret_reading_batch_is_full (LivretReadingBatch *self)
{
  return self->sorted || self->n_rows == self->capacity ||
         self->rare->len * sizeof (LivretRare) + self->texts->len > RARE_BYTES_MAX;
}

gboolean
livret_reading_batch_is_empty (LivretReadingBatch *self)
{
  return self->n_rows == 0;
}

gsize
livret_reading_batch_add (LivretReadingBatch *self,
                          const LivretSinkReading *readings,
                          gsize n_readings)
{
  gsize taken = 0;

  while (taken < n_readings && !livret_reading_batch_is_full (self))
    add_reading (self, &readings[taken++]);
  return taken;
}

gboolean
livret_reading_batch_key (LivretReadingBatch *self,
                          const LivretSinkReading *reading,
                          LivretReadingKey *key,
                          double limits[2])
{
  const LivretBatchSeries *series = get_series (self, reading->series);
  double values[LIVRET_COMPONENTS_MAX];

  if (!series->convertible || series->series.row == 0)
    return FALSE;
  for (guint i = 0; i < 2; i++)
    {
      double limit[LIVRET_COMPONENTS_MAX] = { limits[i], NAN, NAN };

      livret_batch_series_convert (series, limit, values);
      limits[i] = values[0];
    }
  livret_batch_series_convert (series, reading->values, values);
  *key = (LivretReadingKey) { series->series.row, reading->time, reading->duration, values[0],
                              reading->code };
  return TRUE;
}

/* --- Settling -----------------------------------------------------------------------------------
 */

static void
note_clash (LivretReadingBatch *self, const LivretBatchSeries *series, const LivretRow *row)
{
  put_aside (self, series, livret_row_time (row), livret_packed_offset (livret_row_packed (row, 0)),
             _ ("A reading of the same moment with the same first value but another second one is "
                "already there; that one was kept."));
}

/* The first in the file is the one that counts, if two have one key. */
static void
thin_out (LivretReadingBatch *self)
{
  LivretRowSlice slice = { .series = self->series, .rare = self->rare, .texts = self->texts };
  LivretRow *first = self->rows;

  for (gsize i = 1; i < self->n_rows; i++)
    {
      LivretRow *row = &self->rows[i];
      LivretStored there;
      LivretStored found;

      if (!livret_row_same_key (first, row))
        {
          first = row;
          continue;
        }
      livret_slice_get_stored (&slice, first, &there);
      livret_slice_get_stored (&slice, row, &found);
      livret_row_set_state (row, livret_same_further (there.values, found.values)
                                     ? LIVRET_ROW_ALREADY
                                     : LIVRET_ROW_CLASH);
    }
}

void
livret_reading_batch_sort (LivretReadingBatch *self)
{
  if (self->sorted || self->n_rows == 0)
    return;
  livret_rows_sort (self->rows, self->n_rows);
  thin_out (self);
  self->sorted = TRUE;
}

static LivretRowSlice
begin_slice (LivretReadingBatch *self, gsize most, gint64 import)
{
  livret_reading_batch_sort (self);
  return (LivretRowSlice) { .rows = self->rows + self->at,
                            .n_rows = MIN (most, self->n_rows - self->at),
                            .series = self->series,
                            .rare = self->rare,
                            .texts = self->texts,
                            .import = import };
}

/* Memory of rows that are settled goes back at once: the page cache grows meanwhile. */
static void
give_back_memory (LivretReadingBatch *self)
{
  gsize page = 4096;
  guintptr from = ((guintptr) self->rows + page - 1) & ~(page - 1);
  guintptr to = (guintptr) (self->rows + self->at) & ~(page - 1);

  if (to > from)
    madvise ((gpointer) from, to - from, MADV_DONTNEED);
}

static void
end_slice (LivretReadingBatch *self, const LivretRowSlice *slice)
{
  for (gsize i = 0; i < slice->n_rows; i++)
    {
      LivretBatchSeries *series = livret_slice_series (slice, &slice->rows[i]);

      switch (livret_row_state (&slice->rows[i]))
        {
        case LIVRET_ROW_NEW:
          get_balance (self, series)->stored++;
          break;
        case LIVRET_ROW_CLASH:
          note_clash (self, series, &slice->rows[i]);
          break;
        default:
          get_balance (self, series)->already++;
        }
    }
  self->at += slice->n_rows;
  give_back_memory (self);
  if (self->at < self->n_rows)
    return;
  self->at = self->n_rows = 0;
  self->sorted = FALSE;
  forget_rare (self);
}

/* Series without a row that can be taken are left out of the record. */
static gboolean
resolve_series (
    LivretReadingBatch *self, LivretDb *db, gint64 person, gboolean create, GError **error)
{
  for (guint i = 0; i < self->series->len; i++)
    {
      LivretBatchSeries *series = get_series (self, i);

      if (series->first <= series->last &&
          !livret_batch_series_resolve (series, db, person, create, error))
        return FALSE;
    }
  return TRUE;
}

/* Where undo will look. */
static gboolean
note_range (LivretDb *db, gint64 import, gint64 series, gint64 first, gint64 last, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "INSERT INTO import_series VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET"
          " first = min (first, excluded.first), last = max (last, excluded.last)");

  livret_statement_bind_int (s, 1, import);
  livret_statement_bind_int (s, 2, series);
  livret_statement_bind_int (s, 3, first);
  livret_statement_bind_int (s, 4, last);
  return livret_statement_run (s, error);
}

/* Rows of one series, one after another: sums what is new, notes what was seen. */
static gboolean
settle_run (LivretReadingBatch *self,
            const LivretRowSlice *slice,
            LivretTally *tally,
            LivretSightings *sightings,
            GError **error)
{
  const LivretSeries *series = &livret_slice_series (slice, slice->rows)->series;
  gint64 first = livret_row_time (slice->rows);
  gint64 last = livret_row_time (slice->rows + slice->n_rows - 1);
  g_autoptr (GArray) overrides = livret_overrides_load (tally->db, series->row, first, last, error);

  if (overrides == NULL || !note_range (tally->db, slice->import, series->row, first, last, error))
    return FALSE;
  for (gsize i = 0; i < slice->n_rows; i++)
    {
      const LivretRow *row = &slice->rows[i];
      const LivretOverride *override;
      LivretCounted counted;
      LivretStored stored;
      LivretRowState state = livret_row_state (row);

      if (state != LIVRET_ROW_NEW && state != LIVRET_ROW_SEEN)
        continue;
      livret_slice_get_stored (slice, row, &stored);
      if (state == LIVRET_ROW_SEEN)
        {
          guint32 hash =
              livret_key_hash (stored.time, stored.duration, stored.values[0], stored.code);

          if (!livret_sightings_add (sightings, series->row, stored.time, hash, error))
            return FALSE;
          continue;
        }
      override = livret_overrides_find (overrides, stored.time, stored.duration, stored.values[0],
                                        stored.code);
      if (override != NULL && override->deleted)
        continue;
      livret_count_reading (series, self->home, &stored, override, &counted);
      if (!livret_tally_add (tally, series, &counted, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
settle_rows (LivretReadingBatch *self,
             const LivretRowSlice *slice,
             LivretTally *tally,
             LivretSightings *sightings,
             GError **error)
{
  gsize start = 0;

  while (start < slice->n_rows)
    {
      LivretRowSlice run = *slice;
      gsize end = livret_slice_end_of_run (slice, start);

      run.rows = slice->rows + start;
      run.n_rows = end - start;
      if (!settle_run (self, &run, tally, sightings, error))
        return FALSE;
      start = end;
    }
  return livret_tally_finish (tally, error) && livret_sightings_finish (sightings, error);
}

static gboolean
write_slice (
    LivretReadingBatch *self, LivretRowSlice *slice, LivretDb *db, gint64 person, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  g_auto (LivretSightings) sightings = { 0 };
  g_auto (LivretTally) tally = { 0 };

  if (!livret_db_transaction_begin (&t, db, error) ||
      !resolve_series (self, db, person, TRUE, error) ||
      !livret_sightings_init (&sightings, db, slice->import, error))
    return FALSE;
  livret_tally_init (&tally, db, self->home);
  return livret_slice_mark_impossible (slice, db, person, error) &&
         livret_slice_mark_near (slice, db, &sightings, error) &&
         livret_slice_mark_corrected (slice, db, person, self->home, &sightings, error) &&
         livret_slice_mark_again (slice, db, &sightings, error) &&
         livret_slice_insert (slice, db, error) &&
         settle_rows (self, slice, &tally, &sightings, error) &&
         livret_db_transaction_commit (&t, error);
}

static void
adapt_step (LivretReadingBatch *self, gint64 elapsed_us)
{
  double factor = (double) STEP_TARGET_US / (double) MAX (elapsed_us, 1);

  self->step = (gsize) (self->step * CLAMP (factor, 0.25, 1.5));
  self->step = CLAMP (self->step, STEP_MIN, STEP_MAX);
}

gboolean
livret_reading_batch_write (
    LivretReadingBatch *self, LivretDb *db, gint64 person, gint64 import, GError **error)
{
  gint64 begun;
  gsize n_rows;
  LivretRowSlice slice;

  if (self->n_rows == 0)
    return TRUE;
  if (self->home == NULL && (self->home = livret_readings_home_zone (db, error)) == NULL)
    return FALSE;
  slice = begin_slice (self, self->step, import);
  begun = g_get_monotonic_time ();
  if (!write_slice (self, &slice, db, person, error))
    return FALSE;
  if (slice.n_rows == self->step)
    adapt_step (self, g_get_monotonic_time () - begun);
  n_rows = self->n_rows;
  end_slice (self, &slice);
  /* The rows of the next batch take the room that the pages of this one had. */
  if (self->n_rows == 0 && n_rows > STEP_MAX)
    livret_db_release_memory (db);
  return TRUE;
}

gboolean
livret_reading_batch_look_up (LivretReadingBatch *self, LivretDb *db, gint64 person, GError **error)
{
  LivretRowSlice slice;

  if (self->n_rows == 0)
    return TRUE;
  if (self->home == NULL && (self->home = livret_readings_home_zone (db, error)) == NULL)
    return FALSE;
  slice = begin_slice (self, STEP_MAX, 0);
  if (!resolve_series (self, db, person, FALSE, error) ||
      !livret_slice_mark_near (&slice, db, NULL, error) ||
      !livret_slice_mark_corrected (&slice, db, person, self->home, NULL, error) ||
      !livret_slice_look_up (&slice, db, error))
    return FALSE;
  end_slice (self, &slice);
  return TRUE;
}
