/* livret-chart-axis.h: round steps for values, and calendar steps for dates.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sharing/livret-chart-layout.h"

G_BEGIN_DECLS

/**
 * livret_chart_axis_values: widens @low to @high to multiples of a step of 1, 2 or 5 times a power
 * of ten that gives at most @most lines (at least 2).
 */
void livret_chart_axis_values (double low,
                               double high,
                               guint most,
                               double *axis_low,
                               double *axis_high,
                               double *step,
                               int *decimals);

/**
 * livret_chart_axis_times: (element-type LivretChartTime): appends at most @most dates (at least 2
 * asked for) at the calendar's own steps: hours, days, Mondays, months, years. x is left 0.
 */
void livret_chart_axis_times (gint64 from_wall, gint64 until_wall, guint most, GArray *times);

G_END_DECLS
