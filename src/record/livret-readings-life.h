/* livret-readings-life.h: the time in which readings can have been made.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-readings-table.h"

G_BEGIN_DECLS

/** livret_slice_mark_impossible: marks as hardly possible what was made before the person (a row)
 * was born, or more than a day from now: a clock that was never set. */
gboolean
livret_slice_mark_impossible (LivretRowSlice *slice, LivretDb *db, gint64 person, GError **error);

G_END_DECLS
