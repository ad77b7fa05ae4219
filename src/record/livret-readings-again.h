/* livret-readings-again.h: the rows of a batch that are in the record already, many at a time.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An export that is imported again brings what is there, in the order in which it lies there. Going
 * through both side by side costs a third of asking for each row, and tells on the way how many
 * rows each day has, which the sightings need (`./dev bench measurements`, “again”).
 */
#pragma once

#include "record/livret-readings-sighting.h"
#include "record/livret-readings-table.h"

G_BEGIN_DECLS

/**
 * livret_slice_mark_again: gives rows whose state is NEW and that are there already their state,
 * where a few of a series' rows, looked up first, suggest that most are. Writes nothing; what it
 * does not find livret_slice_insert() does.
 * @sightings: are told how many rows of other imports the days have that were gone through
 */
gboolean livret_slice_mark_again (LivretRowSlice *slice,
                                  LivretDb *db,
                                  LivretSightings *sightings,
                                  GError **error);

G_END_DECLS
