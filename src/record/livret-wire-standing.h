/* livret-wire-standing.h: how signed health cards stand, in a frame.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-standing.h"
#include "record/livret-wire.h"

G_BEGIN_DECLS

/** livret_wire_put_standings: (element-type LivretStanding) */
void livret_wire_put_standings (LivretWireFrame *frame, GPtrArray *standings);
/** livret_wire_take_standings: (transfer full) (nullable): %NULL marks the frame as damaged. */
GPtrArray *livret_wire_take_standings (LivretWireFrame *frame);

G_END_DECLS
