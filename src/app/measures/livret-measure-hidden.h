/* livret-measure-hidden.h: the measures that somebody hid, at the end of the page of tiles.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/measures/livret-measure-state.h"
#include "app/window/livret-household.h"

G_BEGIN_DECLS

/** livret_measure_hidden_set: hides the measure of @tile, or shows it again; it can be taken back.
 */
void livret_measure_hidden_set (LivretHousehold *household,
                                const LivretMeasureTile *tile,
                                gboolean hidden);

/**
 * livret_measure_hidden_fill: @expander holds a row for each hidden one of @tiles, which opens the
 * measure's page and shows it again, and is named for how many there are.
 * @rows: (element-type GtkWidget): those it holds now, borrowed; changed
 * @everybody: the rows say whose they are
 */
void livret_measure_hidden_fill (AdwExpanderRow *expander,
                                 GPtrArray *rows,
                                 LivretHousehold *household,
                                 const GPtrArray *tiles,
                                 gboolean everybody);

G_END_DECLS
