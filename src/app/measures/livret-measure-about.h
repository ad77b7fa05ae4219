/* livret-measure-about.h: what is to be known of a measure, and what is chosen for it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/measures/livret-measure-data.h"
#include "app/window/livret-household.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_MEASURE_ABOUT (livret_measure_about_get_type ())
G_DECLARE_FINAL_TYPE (LivretMeasureAbout, livret_measure_about, LIVRET, MEASURE_ABOUT, AdwBin)

/** livret_measure_about_set: @data: borrowed until the next call. */
void livret_measure_about_set (LivretMeasureAbout *self,
                               LivretHousehold *household,
                               const LivretMeasureData *data);

G_END_DECLS
