/* livret-health-import.h: a stream of HealthKit's XML into a sink.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/livret-health-scan.h"
#include "record/livret-sink.h"

G_BEGIN_DECLS

/**
 * LivretHealthStreamSource: where the XML comes from.
 * @read: its bytes
 * @intimate: what is not taken unasked is asked for
 * @progress: (nullable): tells the sink how far the file is read; %FALSE when it wants no more
 */
typedef struct
{
  LivretHealthRead read;
  gboolean (*progress) (gpointer data, guint64 position, LivretSink *sink);
  gpointer data;
  gboolean intimate;
} LivretHealthStreamSource;

/**
 * livret_health_import: all of it.
 * @given: (out): readings and lines set aside
 *
 * A file that is cut short gives what stands before and one line set aside. Errors: the stream is
 * no HealthKit export, or could not be read. %FALSE without an error: the sink wanted no more.
 */
gboolean livret_health_import (const LivretHealthStreamSource *source,
                               LivretSink *sink,
                               guint64 *given,
                               GError **error);

G_END_DECLS
