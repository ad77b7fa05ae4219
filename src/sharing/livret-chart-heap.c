/* livret-chart-heap.c: several points of a chart as one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sharing/livret-chart-heap.h"

#include <math.h>

guint
livret_chart_point_readings (const LivretChartPoint *point)
{
  return MAX (point->count, 1);
}

double
livret_chart_point_low (const LivretChartPoint *point, guint component)
{
  return component == 0 && point->count > 1 ? point->low : point->values[component];
}

double
livret_chart_point_high (const LivretChartPoint *point, guint component)
{
  return component == 0 && point->count > 1 ? point->high : point->values[component];
}

static void
add (LivretChartHeap *heap, const LivretChartPoint *point)
{
  guint weight = livret_chart_point_readings (point);

  heap->points++;
  heap->readings += weight;
  heap->sum += point->values[0] * weight;
  heap->low = fmin (heap->low, livret_chart_point_low (point, 0));
  heap->high = fmax (heap->high, livret_chart_point_high (point, 0));
  if (isnan (point->values[1]))
    return;
  heap->n2 += weight;
  heap->sum2 += point->values[1] * weight;
  heap->low2 = fmin (heap->low2, point->values[1]);
  heap->high2 = fmax (heap->high2, point->values[1]);
}

LivretChartHeap
livret_chart_heap (const GArray *points, guint first, guint end, guint source)
{
  LivretChartHeap heap = {
    .first = end, .low = INFINITY, .low2 = INFINITY, .high = -INFINITY, .high2 = -INFINITY
  };

  for (guint i = first; i < end; i++)
    {
      const LivretChartPoint *point = &g_array_index (points, LivretChartPoint, i);

      if (point->left_out > 0 || (source != LIVRET_CHART_ALL_SOURCES && point->source != source))
        continue;
      heap.first = MIN (heap.first, i);
      heap.end = i + 1;
      add (&heap, point);
    }
  return heap;
}

void
livret_chart_heap_range (const LivretChartHeap *heap, double low[2], double high[2])
{
  gboolean second = heap->n2 > 0 && heap->readings == heap->points;

  low[0] = heap->low;
  high[0] = heap->high;
  low[1] = second ? heap->low2 : NAN;
  high[1] = second ? heap->high2 : NAN;
}
