/* livret-test-sink.h: a sink that writes down every call as a line of JSON.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-sink.h"

G_BEGIN_DECLS

/**
 * LivretTestSink:
 * @lines: one JSON object a call
 * @refuse_after: answers FALSE from this call on; 0 never
 */
typedef struct
{
  LivretSink sink;
  GString *lines;
  guint n_calls;
  guint refuse_after;
  guint n_readings;
  guint n_documents;
  guint n_set_aside;
} LivretTestSink;

void livret_test_sink_init (LivretTestSink *self);
void livret_test_sink_clear (LivretTestSink *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LivretTestSink, livret_test_sink_clear)

G_END_DECLS
