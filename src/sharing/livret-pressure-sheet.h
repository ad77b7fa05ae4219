/* livret-pressure-sheet.h: a series of blood pressures measured at home as one A4 page, for a
 * doctor. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figures/livret-pressure-series.h"
#include "sharing/livret-sharing.h"

#include "record/livret-people.h"

G_BEGIN_DECLS

/**
 * livret_pressure_sheet_draw: the average first, then the readings by day and time, then those that
 * do not count and why, the rule and its source.
 * @series: with enough readings
 * @unit: to write in
 * @made: Unix seconds
 *
 * Returns: a sealed memfd with one page of PDF, -1 on error
 */
int livret_pressure_sheet_draw (const LivretPerson *person,
                                const LivretPressureSeries *series,
                                const LivretKind *kind,
                                const char *unit,
                                gint64 made,
                                GError **error);
/** livret_pressure_sheet_note: into the journal, before the page goes out. */
gboolean livret_pressure_sheet_note (LivretDb *db, const char *person, GError **error);

G_END_DECLS
