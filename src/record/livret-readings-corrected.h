/* livret-readings-corrected.h: what a person made of a reading, found in a file again.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-readings-sighting.h"
#include "record/livret-readings-table.h"

G_BEGIN_DECLS

/**
 * livret_slice_mark_corrected: a row that is what a person made of a reading of its series by
 * correcting it (as the table of readings that Livret writes has it) is there already; so is one
 * that @person has been given of what came for somebody else.
 * @person: row of whom the import is for
 * @sightings: (nullable): where it is noted that the import has it too
 */
gboolean livret_slice_mark_corrected (LivretRowSlice *slice,
                                      LivretDb *db,
                                      gint64 person,
                                      LivretZone *home,
                                      LivretSightings *sightings,
                                      GError **error);

G_END_DECLS
