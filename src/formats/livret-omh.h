/* livret-omh.h: a data point of Open mHealth (IEEE 1752.1) as readings.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/livret-gather.h"
#include "formats/livret-json-items.h"

G_BEGIN_DECLS

/** LivretOmh: @number: of the data point at hand; @unknown: name → count, of what has no kind. */
typedef struct
{
  LivretGather *batch;
  LivretSink *sink;
  guint32 number;
  GHashTable *unknown;
} LivretOmh;

void livret_omh_init (LivretOmh *self, LivretGather *batch, LivretSink *sink);
void livret_omh_clear (LivretOmh *self);
/** livret_omh_take: a point with or without a header; %FALSE when the sink wants no more. */
gboolean livret_omh_take (LivretOmh *self, JsonObject *point);
/** livret_omh_end: tells what had no kind. */
gboolean livret_omh_end (LivretOmh *self);
/** livret_omh_set_aside: the data point at hand, for a reason. */
gboolean livret_omh_set_aside (LivretOmh *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
/** livret_omh_is_measure: whether a member of a body is one that is read. */
gboolean livret_omh_is_measure (const char *member);

G_END_DECLS
