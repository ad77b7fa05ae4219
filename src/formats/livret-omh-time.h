/* livret-omh-time.h: time frames of Open mHealth (IEEE 1752.1).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/livret-json.h"

G_BEGIN_DECLS

/** LivretOmhTime: @start as in #LivretSinkReading, with the length in seconds, 0: an instant. */
typedef struct
{
  gint64 start;
  gint32 duration;
  gint16 offset_min;
  gboolean wall_clock;
} LivretOmhTime;

/** livret_omh_time: a "date_time", or a "time_interval" between two times, with one and a
 * "duration", or with a "date" and "part_of_day"; %FALSE for what is none. */
gboolean livret_omh_time (JsonObject *frame, LivretOmhTime *out);

/** livret_omh_instant: RFC 3339 with its offset, which must be there. */
gboolean livret_omh_instant (const char *text, gint64 *utc, gint16 *offset_min);

G_END_DECLS
