/* livret-chart-line.c: the line through what each source measured, broken where nothing was.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sharing/livret-chart-line.h"

#include <math.h>

/* So many distances tell what is usual. */
#define SAMPLES 512
#define TIMES_USUAL 3
/* Ranges that are so few columns apart stand side by side. */
#define COLUMNS 2.5

/* --- what is usual ------------------------------------------------------------------- */

static int
compare_distances (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return x < y ? -1 : x > y;
}

/* Distances of neighbours of one source; of many points, of some all over them. */
static GArray *
collect_distances (const GArray *points, guint source, guint count)
{
  GArray *distances = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint step = MAX (count / SAMPLES, 1);
  gint64 last = G_MININT64;
  guint n = 0;

  for (guint i = 0; i < points->len; i++)
    {
      const LivretChartPoint *point = &g_array_index (points, LivretChartPoint, i);
      gint64 distance = last == G_MININT64 ? 0 : point->wall - last;

      if (point->source != source)
        continue;
      if (last != G_MININT64 && n % step == 0)
        g_array_append_val (distances, distance);
      last = point->wall;
      n++;
    }
  return distances;
}

/* 0: too few points to tell. */
static gint64
find_gap (const GArray *points, guint source, guint count)
{
  g_autoptr (GArray) distances = NULL;

  if (count < 3)
    return 0;
  distances = collect_distances (points, source, count);
  g_array_sort (distances, compare_distances);
  return TIMES_USUAL * g_array_index (distances, gint64, (distances->len * 3 - 1) / 4);
}

void
livret_chart_gaps (const GArray *points, gint64 gaps[LIVRET_CHART_SOURCES])
{
  guint counts[LIVRET_CHART_SOURCES] = { 0 };
  gint64 longest = 0;

  for (guint i = 0; i < points->len; i++)
    counts[g_array_index (points, LivretChartPoint, i).source]++;
  for (guint s = 0; s < LIVRET_CHART_SOURCES; s++)
    {
      gaps[s] = find_gap (points, s, counts[s]);
      longest = MAX (longest, gaps[s]);
    }
  for (guint s = 0; s < LIVRET_CHART_SOURCES; s++)
    if (gaps[s] == 0)
      gaps[s] = longest > 0 ? longest : G_MAXINT64;
}

/* --- nodes --------------------------------------------------------------------------- */

typedef struct
{
  LivretChartLayout *layout;
  guint source;
  gboolean any;
  double furthest; /* pixels a line may lead over */
  double end_x;    /* of the last point of the last node */
} Pen;

static double
x_of (const LivretChartLayout *layout, gint64 wall)
{
  double part = (double) (wall - layout->from_wall) / (layout->until_wall - layout->from_wall);

  return layout->left + part * (layout->right - layout->left);
}

static double
y_of (const LivretChartLayout *layout, double x, double value)
{
  double part = (value - layout->low) / (layout->high - layout->low);

  /* Between the edges a line stays within them, as its marks do; it may leave over its ends. */
  if (x >= layout->left && x <= layout->right)
    part = CLAMP (part, 0, 1);
  return layout->bottom - part * (layout->bottom - layout->top);
}

static void
add_node (Pen *pen, double x, double first_x, double end_x, double value)
{
  LivretChartNode node = {
    .x = x,
    .y = y_of (pen->layout, x, value),
    .source = pen->source,
    .starts = !pen->any || first_x - pen->end_x > pen->furthest,
  };

  g_array_append_val (pen->layout->line, node);
  pen->any = TRUE;
  pen->end_x = end_x;
}

/* One node a point. */
static void
follow_points (Pen *pen, const GArray *points)
{
  for (guint i = 0; i < points->len; i++)
    {
      const LivretChartPoint *point = &g_array_index (points, LivretChartPoint, i);
      double x = x_of (pen->layout, point->wall);

      if (point->source == pen->source && !isnan (point->values[0]) && point->left_out == 0)
        add_node (pen, x, x, x, point->values[0]);
    }
}

/* Those of one column. */
typedef struct
{
  double column, first_x, end_x, sum, weight;
} Column;

static void
end_column (Pen *pen, Column *column)
{
  if (column->weight > 0)
    add_node (pen, (column->first_x + column->end_x) / 2, column->first_x, column->end_x,
              column->sum / column->weight);
  column->weight = column->sum = 0;
}

/* One node a column: the mean of the points in it. */
static void
follow_columns (Pen *pen, const GArray *points, double spacing)
{
  Column column = { .column = -INFINITY };

  for (guint i = 0; i < points->len; i++)
    {
      const LivretChartPoint *point = &g_array_index (points, LivretChartPoint, i);
      double x, place;
      guint weight = MAX (point->count, 1);

      if (point->source != pen->source || isnan (point->values[0]) || point->left_out > 0)
        continue;
      x = x_of (pen->layout, point->wall);
      place = floor ((x - pen->layout->left) / spacing);
      if (place != column.column)
        {
          end_column (pen, &column);
          column.column = place;
          column.first_x = x;
        }
      column.end_x = x;
      column.sum += point->values[0] * weight;
      column.weight += weight;
    }
  end_column (pen, &column);
}

void
livret_chart_line (LivretChartLayout *layout, const GArray *points, double spacing)
{
  double per_second = (layout->right - layout->left) / (layout->until_wall - layout->from_wall);
  gboolean columns = layout->style == LIVRET_CHART_RANGES;

  if (layout->style != LIVRET_CHART_LINE && !columns)
    return;
  for (guint s = 0; s < LIVRET_CHART_SOURCES; s++)
    {
      double furthest = layout->gaps[s] == G_MAXINT64 ? INFINITY : layout->gaps[s] * per_second;
      Pen pen = { layout, s, FALSE, fmax (furthest, columns ? COLUMNS * spacing : 0), 0 };

      if (columns)
        follow_columns (&pen, points, spacing);
      else
        follow_points (&pen, points);
    }
}
