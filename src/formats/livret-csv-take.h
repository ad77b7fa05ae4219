/* livret-csv-take.h: rows of tables that are more than a date and numbers: lists, stages, workouts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/livret-csv-row.h"

G_BEGIN_DECLS

/* What a #LivretCsvLayout may have as its @take; all get a #LivretCsvRow. */

/** livret_csv_take_lists: parallel lists: of seconds, each beginning where the last one ended, and
 * of numbers or codes. */
gboolean livret_csv_take_lists (gpointer row);
/** livret_csv_take_stage: a code, from the date to the end. */
gboolean livret_csv_take_stage (gpointer row);
/** livret_csv_take_workout: a sport with how long it lasted, its energy and its distance. */
gboolean livret_csv_take_workout (gpointer row);

/** LIVRET_CSV_WORKOUT_REST: the @rest of tables of workouts. */
#define LIVRET_CSV_WORKOUT_REST                                                                    \
  N_ ("A workout is kept with its duration, energy and distance; what other columns hold is not "  \
      "taken.")

/** livret_csv_coded: (nullable): what @code says: the kind, and the code of its readings. @codes
 * as in #LivretCsvColumn. */
const LivretKind *livret_csv_coded (const char *codes, const char *code, guint16 *number);

/** livret_csv_give: a reading of the row, at its time unless @reading has another. */
gboolean livret_csv_give (LivretCsvRow *self,
                          const LivretKind *kind,
                          const char *unit,
                          const LivretSinkReading *reading);

/** livret_csv_span: seconds of "00:35:20", "31:05" or "00:28:10.5", -1 if it is none. */
double livret_csv_span (const char *text);

G_END_DECLS
