/* livret-wire-csv.h: mappings and what tables look like, in frames.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-csv-mapping.h"
#include "record/livret-wire.h"

G_BEGIN_DECLS

/** livret_wire_put_mapping: @mapping: (nullable). */
void livret_wire_put_mapping (LivretWireFrame *frame, const LivretCsvMapping *mapping);
/** livret_wire_take_mapping: (transfer full) (nullable): %NULL as sent, or damaged. */
LivretCsvMapping *livret_wire_take_mapping (LivretWireFrame *frame);
void livret_wire_put_table (LivretWireFrame *frame, const LivretCsvTable *table);
/** livret_wire_take_table: (transfer full) (nullable): %NULL and the frame damaged if it is none.
 */
LivretCsvTable *livret_wire_take_table (LivretWireFrame *frame);

G_END_DECLS
