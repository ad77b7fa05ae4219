/* livret-chart-points.c: what a chart is made of, out of what was counted.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sharing/livret-chart-layout.h"

#include <math.h>

#define DAY 86400
#define HOUR 3600

void
livret_chart_points_add_hours (GArray *points, const GArray *hours)
{
  for (guint i = 0; i < hours->len; i++)
    {
      const LivretHour *hour = &g_array_index (hours, LivretHour, i);
      LivretChartPoint point = {
        .wall = hour->wall + HOUR / 2, .values = { hour->sum, NAN, NAN }, .count = 1, .hour = TRUE
      };

      g_array_append_val (points, point);
    }
}

void
livret_chart_points_add_left_out (GArray *points, const GArray *days)
{
  for (guint i = 0; i < days->len; i++)
    {
      const LivretDayLeftOut *day = &g_array_index (days, LivretDayLeftOut, i);
      LivretChartPoint point = { .wall = day->day * (gint64) DAY + DAY / 2,
                                 .values = { NAN, NAN, NAN },
                                 .left_out = (guint) day->count };

      g_array_append_val (points, point);
    }
}
