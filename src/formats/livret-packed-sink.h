/* livret-packed-sink.h: what the tables of one archive give, as one import.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-sink.h"

G_BEGIN_DECLS

/**
 * LivretPackedSink: a sink before the real one, @outer: series that several tables share are one,
 * and what is set aside names its table.
 * @full: the series @outer can take are used up
 * @n_items: given and set aside
 */
typedef struct
{
  LivretSink sink;
  LivretSink *outer;
  guint64 total;
  guint64 position;
  char *member;
  GHashTable *series;
  GArray *ids;
  gboolean full;
  guint64 n_items;
  GHashTable *skipped;
  GPtrArray *order;
} LivretPackedSink;

void livret_packed_sink_init (LivretPackedSink *self, LivretSink *outer, guint64 total);
void livret_packed_sink_clear (LivretPackedSink *self);
/** livret_packed_sink_begin: what follows is of the member @name. */
void livret_packed_sink_begin (LivretPackedSink *self, const char *name, guint64 position);
/** livret_packed_sink_skip: a member that is not taken; told at the end, by folders. */
void livret_packed_sink_skip (LivretPackedSink *self, const char *name, const char *reason);
gboolean livret_packed_sink_end (LivretPackedSink *self);

G_END_DECLS
