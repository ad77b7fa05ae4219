/* livret-chart-heap.h: several points of a chart as one. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sharing/livret-chart-layout.h"

G_BEGIN_DECLS

/** livret_chart_point_readings: points that stand for several readings weigh as many. */
guint livret_chart_point_readings (const LivretChartPoint *point);
/** livret_chart_point_low, livret_chart_point_high: how far the readings of a point go. */
double livret_chart_point_low (const LivretChartPoint *point, guint component);
double livret_chart_point_high (const LivretChartPoint *point, guint component);

/** In place of the number of a source. */
#define LIVRET_CHART_ALL_SOURCES G_MAXUINT

/**
 * LivretChartHeap:
 * @first, @end: where they begin and end among all points; @end excluded
 * @points, @readings: how many; @n2: of them those with a second component
 * @sum, @low, @high: of the first component; @sum2, @low2, @high2: of the second
 */
typedef struct
{
  guint first, end, points, readings, n2;
  double sum, low, high, sum2, low2, high2;
} LivretChartHeap;

/** livret_chart_heap: of the points from @first to @end those of @source; @readings is 0 if there
 * are none. */
LivretChartHeap livret_chart_heap (const GArray *points, guint first, guint end, guint source);
/** livret_chart_heap_range: how far the readings of each component go; NAN where that is not known:
 * the second one's of days that were summed up. */
void livret_chart_heap_range (const LivretChartHeap *heap, double low[2], double high[2]);

G_END_DECLS
