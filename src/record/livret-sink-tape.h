/* livret-sink-tape.h: what a parser says of a small file, kept in memory to be said again.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-sink.h"

G_BEGIN_DECLS

/** How much a tape holds: bytes of words and readings, and descriptors. */
#define LIVRET_TAPE_BYTES (1024 * 1024)
#define LIVRET_TAPE_FILES 8

/**
 * LivretTapeFull: called once, when a tape can hold no more. Answers the sink to which all that was
 * said so far, and all that follows, is then said; %NULL ends the parsing.
 */
typedef LivretSink *(*LivretTapeFull) (gpointer data);
/** LivretTapeGoesOn: asked at every call; %FALSE ends the parsing. */
typedef gboolean (*LivretTapeGoesOn) (gpointer data);
/** LivretTapeProgress: told at once, and never again. */
typedef void (*LivretTapeProgress) (guint64 done, guint64 total, gpointer data);

/** LivretTapeOwner: who is asked. @full alone is needed. */
typedef struct
{
  LivretTapeFull full;
  LivretTapeGoesOn goes_on;
  LivretTapeProgress progress;
} LivretTapeOwner;

typedef struct _LivretTape LivretTape;

/** livret_tape_new: @owner and @data outlive what is said to it. */
LivretTape *livret_tape_new (const LivretTapeOwner *owner, gpointer data);
void livret_tape_free (LivretTape *tape);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretTape, livret_tape_free)

/** livret_tape_sink: (transfer none): to speak to. */
LivretSink *livret_tape_sink (LivretTape *tape);
/** livret_tape_size: bytes that it holds in memory; 0 once it was full. */
gsize livret_tape_size (const LivretTape *tape);
/** livret_tape_was_full: whether it has handed all on. */
gboolean livret_tape_was_full (const LivretTape *tape);
/** livret_tape_play: says all of it to @sink, in order; %FALSE where that wants no more. May be
 * called again. */
gboolean livret_tape_play (const LivretTape *tape, LivretSink *sink);

G_END_DECLS
