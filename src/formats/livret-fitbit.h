/* livret-fitbit.h: the logs of Fitbit's JSON files as readings.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/livret-gather.h"
#include "formats/livret-json-items.h"

G_BEGIN_DECLS

/**
 * LivretFitbit: functions that take it answer %FALSE only when the sink wants no more.
 * @number: of the entry at hand
 * @unclear: readings whose time may be UTC or local
 * @others: entries of minutes or days that have no kind
 * @empty: days that say themselves that they hold nothing
 * @workouts: given
 */
typedef struct
{
  LivretGather *batch;
  LivretSink *sink;
  guint32 number;
  guint unclear;
  guint others;
  guint empty;
  guint workouts;
} LivretFitbit;

/** livret_fitbit_knows: whether an object with these @members is one of Fitbit's. */
gboolean livret_fitbit_knows (const char *const *members);
gboolean livret_fitbit_take (LivretFitbit *self, JsonObject *entry);
/** livret_fitbit_end: tells what was counted. */
gboolean livret_fitbit_end (LivretFitbit *self);
gboolean livret_fitbit_set_aside (LivretFitbit *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

/** livret_fitbit_take_sleep: a night: its stages, else its totals. */
gboolean livret_fitbit_take_sleep (LivretFitbit *self, JsonObject *entry);

/** livret_fitbit_device: a name of a device, "" if there is none or there were too many. */
char *livret_fitbit_device (LivretFitbit *self, const char *name);
/** livret_fitbit_time: "10/24/26 06:40:00", as if UTC. */
gboolean livret_fitbit_time (const char *text, gint64 *time);

G_END_DECLS
