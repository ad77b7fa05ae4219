/* livret-readings-near.h: the same reading written in another unit.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-readings-sighting.h"
#include "record/livret-readings-table.h"

G_BEGIN_DECLS

/**
 * livret_slice_mark_near: 72.4 kg exported again as 159.6 lb is 72.393 kg: no rounding of the one
 * gives the other. Where a series holds several units, a row of the same second that was written in
 * another unit and differs by no more than what both rounded off is the same reading: the row's
 * state becomes ALREADY, and @sightings (nullable) notes the one that is there.
 */
gboolean livret_slice_mark_near (LivretRowSlice *slice,
                                 LivretDb *db,
                                 LivretSightings *sightings,
                                 GError **error);

G_END_DECLS
