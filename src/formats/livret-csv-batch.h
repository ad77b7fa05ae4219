/* livret-csv-batch.h: readings on their way to the sink, gathered, with their series.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-kind.h"
#include "record/livret-sink.h"

G_BEGIN_DECLS

#define LIVRET_CSV_BATCH 512

/* @last is the series of the row before, which the next row mostly shares; its source and device
 * are copies. */
typedef struct
{
  LivretSink *sink;
  GHashTable *series;
  LivretSinkSeries last;
  guint16 last_id;
  GStringChunk *texts;
  guint n_rows;
  LivretSinkReading rows[LIVRET_CSV_BATCH];
} LivretCsvBatch;

void livret_csv_batch_init (LivretCsvBatch *batch, LivretSink *sink);
void livret_csv_batch_clear (LivretCsvBatch *batch);
/** livret_csv_batch_add: @reading without its series; %FALSE when the sink wants no more. */
gboolean livret_csv_batch_add (LivretCsvBatch *batch,
                               const LivretSinkSeries *series,
                               const LivretSinkReading *reading);
gboolean livret_csv_batch_flush (LivretCsvBatch *batch);

G_END_DECLS
