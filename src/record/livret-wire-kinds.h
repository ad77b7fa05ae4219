/* livret-wire-kinds.h: the kinds of readings that people added, in a frame: the reader has no
 * vault to know them from. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-wire.h"

G_BEGIN_DECLS

/** livret_wire_put_own_kinds: those known now. */
void livret_wire_put_own_kinds (LivretWireFrame *frame);
/** livret_wire_take_own_kinds: they are known here from now on, and no others; what is none marks
 * the frame as damaged. */
void livret_wire_take_own_kinds (LivretWireFrame *frame);

G_END_DECLS
