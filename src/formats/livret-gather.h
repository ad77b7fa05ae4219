/* livret-gather.h: readings on their way to the sink, gathered, with their series.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-kind.h"
#include "record/livret-sink.h"

G_BEGIN_DECLS

#define LIVRET_GATHER_ROWS 512

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
  LivretSinkReading rows[LIVRET_GATHER_ROWS];
} LivretGather;

void livret_gather_init (LivretGather *batch, LivretSink *sink);
void livret_gather_clear (LivretGather *batch);
/** livret_gather_add: @reading without its series; %FALSE when the sink wants no more. */
gboolean livret_gather_add (LivretGather *batch,
                            const LivretSinkSeries *series,
                            const LivretSinkReading *reading);
gboolean livret_gather_flush (LivretGather *batch);

G_END_DECLS
