/* livret-readings-corrected.h: what a person made of a reading, found in a file again.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-readings-table.h"

G_BEGIN_DECLS

/**
 * livret_slice_mark_corrected: a row that is what a person made of a reading of its series by
 * correcting it (as the table of readings that Livret writes has it) is there already.
 */
gboolean
livret_slice_mark_corrected (LivretRowSlice *slice, LivretDb *db, LivretZone *home, GError **error);

G_END_DECLS
