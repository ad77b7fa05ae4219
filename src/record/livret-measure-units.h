/* livret-measure-units.h: the unit that readings of a kind are shown in, for the whole household.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-db.h"
#include "record/livret-kind.h"

G_BEGIN_DECLS

/** livret_measure_units_load: what was chosen holds for this process from now on
 * (livret_kind_unit_shown()); what another vault said before does not. */
gboolean livret_measure_units_load (LivretDb *db, GError **error);
/**
 * livret_measure_units_set: @unit: one of the kind's; %NULL: the usual one. Journalled; nothing is
 * written where nothing changes. It holds for this process once it is written.
 *
 * Errors: LIVRET_RECORD_ERROR_INVALID: a unit the kind does not have
 */
gboolean
livret_measure_units_set (LivretDb *db, const LivretKind *kind, const char *unit, GError **error);

G_END_DECLS
