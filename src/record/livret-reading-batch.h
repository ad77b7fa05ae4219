/* livret-reading-batch.h: the readings of one import on their way into the record.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Readings are gathered (32 bytes each), sorted in place and written in sorted transactions. The
 * balance: each reading added is, once the batch is settled, stored, already there or set aside.
 */
#pragma once

#include "record/livret-db.h"
#include "record/livret-kind.h"
#include "record/livret-readings.h"
#include "record/livret-sink.h"

G_BEGIN_DECLS

typedef struct _LivretReadingBatch LivretReadingBatch;

/** LivretSetAsideFunc: a reading that is not taken: @where ("line 12") and why. */
typedef void (*LivretSetAsideFunc) (const char *where, const char *reason, gpointer data);

#define LIVRET_READING_BATCH_ROWS 1000000

/** livret_reading_batch_new: @max_rows 0: LIVRET_READING_BATCH_ROWS. */
LivretReadingBatch *
livret_reading_batch_new (gsize max_rows, LivretSetAsideFunc set_aside, gpointer data);
void livret_reading_batch_free (LivretReadingBatch *batch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretReadingBatch, livret_reading_batch_free)

/** livret_reading_batch_add_series: series come in the order of their numbers, from 0. */
void livret_reading_batch_add_series (LivretReadingBatch *batch, const LivretSinkSeries *series);
/** livret_reading_batch_key: what names @reading in the record, once its series is written (its row
 * is known); %FALSE where it was not taken. @limits: two numbers in the series' unit, made
 * canonical. */
gboolean livret_reading_batch_key (LivretReadingBatch *batch,
                                   const LivretSinkReading *reading,
                                   LivretReadingKey *key,
                                   double limits[2]);
/** livret_reading_batch_add: takes as many as there is room for; returns how many. */
gsize livret_reading_batch_add (LivretReadingBatch *batch,
                                const LivretSinkReading *readings,
                                gsize n_readings);
/** livret_reading_batch_is_full: settle it before adding more. */
gboolean livret_reading_batch_is_full (LivretReadingBatch *batch);
gboolean livret_reading_batch_is_empty (LivretReadingBatch *batch);

/** livret_reading_batch_sort: what writing and looking up would do first, here on the calling
 * thread: the writer need not wait for it. */
void livret_reading_batch_sort (LivretReadingBatch *batch);

/**
 * livret_reading_batch_write: writes the next rows in one transaction (at most 100,000, and as many
 * as fit in about 60 ms), with summaries and sightings; call it until
 * livret_reading_batch_is_empty().
 * @person, @import: rows of their tables; the same for the life of the batch
 */
gboolean livret_reading_batch_write (
    LivretReadingBatch *batch, LivretDb *db, gint64 person, gint64 import, GError **error);
/**
 * livret_reading_batch_look_up: the same balance without writing; call it until empty. Rows alike
 * within one file are known as such where they come in one batch, not more than
 * LIVRET_READING_BATCH_ROWS apart: what was looked up before is kept nowhere.
 */
gboolean livret_reading_batch_look_up (LivretReadingBatch *batch,
                                       LivretDb *db,
                                       gint64 person,
                                       GError **error);

/** LivretBatchBalance: of one kind, since the batch was made. */
typedef struct
{
  const LivretKind *kind;
  gint64 stored;
  gint64 already;
  gint64 set_aside;
} LivretBatchBalance;
/** livret_reading_batch_get_balance: (element-type LivretBatchBalance): kinds in the order to show
 * them; @kind NULL: readings of unknown kinds, set aside. */
GArray *livret_reading_batch_get_balance (LivretReadingBatch *batch);

G_END_DECLS
