/* livret-hours.h: what was counted in each hour of the local clock, of what adds up: steps, energy.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-readings.h"

G_BEGIN_DECLS

/** LivretHour: @wall: when it begins; of the hour that comes twice a year both are one. @sum:
 * canonical */
typedef struct
{
  gint64 wall;
  double sum;
} LivretHour;

/**
 * livret_hours_read: the hours from @from until @until (local clocks, "seconds as if UTC") in which
 * anything was counted, oldest first. A reading that lasted gives each hour it lay in its share.
 * @shown_from, @shown_until: within which hours must be known
 * @known: %FALSE where something counted for longer than an hour was shown: nobody knows in which
 *   of its hours; nothing is answered then, nor of nights, which no clock's day holds whole
 * Returns: (transfer full) (element-type LivretHour) (nullable): %NULL on error
 */
GArray *livret_hours_read (LivretDb *db,
                           const char *person,
                           const LivretKind *kind,
                           gint64 from,
                           gint64 until,
                           gint64 shown_from,
                           gint64 shown_until,
                           gboolean *known,
                           GError **error);

G_END_DECLS
