/* livret-watch-sink.h: hears what the reader says of a file, until it is known what it is.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/watch/livret-watch-state.h"
#include "record/livret-sink.h"

G_BEGIN_DECLS

/** LivretWatchSink: @sink first; the others are its own. */
typedef struct
{
  LivretSink sink;
  LivretWatchFacts *facts; /* owned */
  gint64 deadline;         /* of the monotonic clock */
  guint aside;
} LivretWatchSink;

/** livret_watch_sink_init: for a file @name, at most @seconds long. It wants no more (answers
 * %FALSE) as soon as enough is known; nothing is kept but a few words. */
void livret_watch_sink_init (LivretWatchSink *self, const char *name, guint seconds);
void livret_watch_sink_clear (LivretWatchSink *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LivretWatchSink, livret_watch_sink_clear)

G_END_DECLS
