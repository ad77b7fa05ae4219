/* livret-lab-row.h: one result read in a text: ticked once it is compared with the page.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "results/livret-lab-proposals.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_LAB_ROW (livret_lab_row_get_type ())
/** LivretLabRow: opens to what can be written otherwise, and the line as it stands there. Signal:
 * "changed": a tick, a value or a day. */
G_DECLARE_FINAL_TYPE (LivretLabRow, livret_lab_row, LIVRET, LAB_ROW, AdwExpanderRow)

/** livret_lab_row_new: @proposal is copied; @pages: of the document. */
LivretLabRow *livret_lab_row_new (const LivretLabProposal *proposal, int pages);
/** livret_lab_row_get: as it was written otherwise, if it was. */
const LivretLabResult *livret_lab_row_get (LivretLabRow *self);
gboolean livret_lab_row_is_ticked (LivretLabRow *self);
/** livret_lab_row_take_day: the day of the sample, unless this row was given its own. */
void livret_lab_row_take_day (LivretLabRow *self, const char *text);

G_END_DECLS
