/* livret-readings-written.h: a reading as it was written where it was found.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-readings-stored.h"

G_BEGIN_DECLS

/** livret_reading_written: (transfer full): "72,4 kg", "128/79 mmHg", "Low"; @unit: UCUM. */
char *livret_reading_written (const LivretKind *kind, const LivretStored *stored, const char *unit);

G_END_DECLS
