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
 * livret_chart_axis_lines: the same of canonical values, at round numbers of @unit, in which they
 * are shown: 40, 50, 60 mmol/mol and not what 5.8, 6.7 and 7.6 % come to.
 * @low, @high: canonical; widened
 * @decimals: to write numbers of @unit with: not fewer than these have beyond the canonical ones
 * @lines: (element-type double): gets the canonical values of the lines
 */
void livret_chart_axis_lines (const LivretKind *kind,
                              const char *unit,
                              guint most,
                              double *low,
                              double *high,
                              int *decimals,
                              GArray *lines);

/**
 * livret_chart_axis_times: (element-type LivretChartTime): appends at most @most dates (at least 2
 * asked for) at the calendar's own steps: hours, days, Mondays, months, years. x is left 0.
 */
void livret_chart_axis_times (gint64 from_wall, gint64 until_wall, guint most, GArray *times);

G_END_DECLS
