/* livret-wire-sink.h: the sink protocol over the wire: calls to frames, and frames to calls.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-sink.h"
#include "record/livret-wire.h"

G_BEGIN_DECLS

#define LIVRET_WIRE_DOCUMENT_TEXT_MAX (16 * 1024 * 1024)

/**
 * LivretWireSink: a sink that writes frames.
 * @alarm_seconds: after each frame, the time until SIGALRM ends a reader that nobody watches; 0
 * never
 * @error: why it refused, once it did
 */
typedef struct
{
  LivretSink sink;
  int socket;
  guint alarm_seconds;
  GError *error;
} LivretWireSink;

void livret_wire_sink_init (LivretWireSink *self, int socket);
void livret_wire_sink_clear (LivretWireSink *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LivretWireSink, livret_wire_sink_clear)

/** livret_wire_is_sink: whether a frame type is one of the sink's calls. */
gboolean livret_wire_is_sink (guint32 type);
/**
 * livret_wire_sink_apply: checks a received frame and makes the call it stands for.
 * @first_series: n_series of @sink when the request began
 *
 * Errors: LIVRET_RECORD_ERROR_READER (the frame is not what a reader sends), G_IO_ERROR_CANCELLED
 * (the sink wants no more).
 */
gboolean livret_wire_sink_apply (LivretWireFrame *frame,
                                 LivretSink *sink,
                                 guint16 first_series,
                                 GError **error);

G_END_DECLS
