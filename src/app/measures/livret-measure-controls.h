/* livret-measure-controls.h: which period of a measure is shown, and how.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/measures/livret-measure-data.h"

G_BEGIN_DECLS

/**
 * LivretMeasureControls: the periods, the views, and one period earlier or later.
 *
 * Property: "view" (string): "chart", "table" or "statistics".
 * Signals: "period-chosen" (uint: a #LivretMeasurePeriod), "stepped" (int: so many periods later).
 */
#define LIVRET_TYPE_MEASURE_CONTROLS (livret_measure_controls_get_type ())
G_DECLARE_FINAL_TYPE (
    LivretMeasureControls, livret_measure_controls, LIVRET, MEASURE_CONTROLS, AdwBin)

/** livret_measure_controls_set: shows which period is shown; without a signal. */
void livret_measure_controls_set (LivretMeasureControls *self, const LivretMeasureData *data);
/** livret_measure_controls_get_view: (nullable): borrowed. */
const char *livret_measure_controls_get_view (LivretMeasureControls *self);
/** livret_measure_controls_choose_all: as if all readings had been asked for. */
void livret_measure_controls_choose_all (LivretMeasureControls *self);

/** livret_measure_controls_fit: @tight: the periods in short, and no views, which then stand
 * elsewhere; @low: drop-downs instead of both, in one line. */
void livret_measure_controls_fit (LivretMeasureControls *self, gboolean tight, gboolean low);

G_END_DECLS
