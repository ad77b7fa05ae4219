/* livret-measure-last.h: the last value of a measure, and where it stands.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/measures/livret-measure-data.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_MEASURE_LAST (livret_measure_last_get_type ())
G_DECLARE_FINAL_TYPE (LivretMeasureLast, livret_measure_last, LIVRET, MEASURE_LAST, AdwBin)

/** livret_measure_last_set: @data is looked at, not kept. */
void livret_measure_last_set (LivretMeasureLast *self, const LivretMeasureData *data);

/** livret_measure_last_fit: @below: where it stands is told below the value, not beside it; @brief:
 * without the band, whose words say the same. */
void livret_measure_last_fit (LivretMeasureLast *self, gboolean below, gboolean brief);

G_END_DECLS
