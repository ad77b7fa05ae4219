/* livret-measure-hours.h: what was counted in each hour of a day, as a list: the chart's bars for
 * those who read. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/measures/livret-measure-data.h"
#include "app/window/livret-household.h"

G_BEGIN_DECLS

/** livret_measure_hours_fill: @list is hidden where the chart does not show hours. */
void livret_measure_hours_fill (GtkListBox *list,
                                LivretHousehold *household,
                                const LivretMeasureData *data);

G_END_DECLS
