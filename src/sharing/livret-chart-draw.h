/* livret-chart-draw.h: a laid out chart drawn on a page.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sharing/livret-chart-layout.h"
#include "sharing/livret-sheet.h"

G_BEGIN_DECLS

/** livret_chart_draw: at @x, @y on the current page; it takes the layout's width and height. */
void livret_chart_draw (const LivretChartLayout *layout, LivretSheet *sheet, double x, double y);

G_END_DECLS
