/* livret-chart-line.h: the line through what each source measured, broken where nothing was.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sharing/livret-chart-layout.h"

G_BEGIN_DECLS

/** livret_chart_line: fills @layout's line from @points; its scales and style must be set.
 * @spacing: the width of a column where ranges are drawn. */
void livret_chart_line (LivretChartLayout *layout, const GArray *points, double spacing);

G_END_DECLS
