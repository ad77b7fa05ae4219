/* livret-chart-layout.c: readings laid out as marks between two scales.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sharing/livret-chart-layout.h"
#include "sharing/livret-chart-axis.h"
#include "sharing/livret-chart-heap.h"
#include "sharing/livret-chart-line.h"

#include <math.h>

#define DAY 86400
#define HOUR 3600
/* What a stem with the shape of its source takes beside those of others. */
#define STEM_ROOM 8
/* The same of a bar from the lowest to the highest. */
#define RANGE_ROOM 4

LivretChartPosition
livret_chart_position (const LivretComponent *component, double value)
{
  if (value > component->reference_high) /* NAN compares false */
    return LIVRET_CHART_ABOVE;
  if (value < component->reference_low)
    return LIVRET_CHART_BELOW;
  return LIVRET_CHART_WITHIN;
}

/* --- figures ------------------------------------------------------------------------- */

static void
count_positions (LivretChartFigures *figures, const LivretKind *kind, const double *values)
{
  gboolean above = FALSE;
  gboolean below = FALSE;

  for (guint c = 0; c < kind->n_components; c++)
    {
      LivretChartPosition position = livret_chart_position (&kind->components[c], values[c]);

      /* A pulse that came along says nothing about the pressure. */
      if (c > 0 && g_strcmp0 (kind->components[c].unit, kind->unit) != 0)
        continue;
      above |= position == LIVRET_CHART_ABOVE;
      below |= position == LIVRET_CHART_BELOW;
    }
  figures->above += above;
  figures->below += below && !above;
}

/* The components drawn on the value axis: not the pulse beside a pressure. */
static guint
drawn_components (const LivretKind *kind)
{
  guint n = 0;

  while (n < kind->n_components &&
         (n == 0 || g_strcmp0 (kind->components[n].unit, kind->unit) == 0))
    n++;
  return n;
}

static gboolean
is_plausible (const LivretChartLayout *layout, guint component, double value)
{
  const LivretComponent *limits = &layout->kind->components[component];

  /* A day's sum is no reading. */
  return layout->kind->aggregate == LIVRET_AGGREGATE_SUM ||
         (!(value < limits->plausible_low) && !(value > limits->plausible_high));
}

/* Before what adds up is made into bars. */
static void
count_left_out (LivretChartLayout *layout, const GArray *points)
{
  for (guint i = layout->first; i < layout->end; i++)
    layout->figures.implausible += g_array_index (points, LivretChartPoint, i).left_out;
}

static void
compute_figures (LivretChartLayout *layout, const GArray *points)
{
  LivretChartFigures *figures = &layout->figures;
  guint n[LIVRET_COMPONENTS_MAX] = { 0 };

  for (guint c = 0; c < LIVRET_COMPONENTS_MAX; c++)
    figures->mean[c] = figures->min[c] = figures->max[c] = NAN;
  for (guint i = layout->first; i < layout->end; i++)
    {
      const LivretChartPoint *point = &g_array_index (points, LivretChartPoint, i);

      layout->sources = MAX (layout->sources, point->source + 1);
      if (point->left_out > 0)
        continue;
      if (figures->count == 0)
        figures->first_wall = point->wall;
      figures->last_wall = point->wall;
      for (guint c = 0; c < LIVRET_COMPONENTS_MAX; c++)
        {
          double value = point->values[c];
          guint weight = livret_chart_point_readings (point);

          if (isnan (value))
            continue;
          figures->mean[c] = (n[c] == 0 ? 0 : figures->mean[c]) + value * weight;
          figures->min[c] = fmin (figures->min[c], livret_chart_point_low (point, c));
          figures->max[c] = fmax (figures->max[c], livret_chart_point_high (point, c));
          n[c] += weight;
        }
      figures->count += livret_chart_point_readings (point);
      figures->grouped |= point->count > 1;
      if (point->count <= 1)
        count_positions (figures, layout->kind, point->values);
    }
  for (guint c = 0; c < LIVRET_COMPONENTS_MAX; c++)
    if (n[c] > 0)
      figures->mean[c] /= n[c];
  if (figures->count > 0 || layout->first == layout->end)
    return;
  figures->first_wall = g_array_index (points, LivretChartPoint, layout->first).wall;
  figures->last_wall = g_array_index (points, LivretChartPoint, layout->end - 1).wall;
}

/* --- scales -------------------------------------------------------------------------- */

static double
x_of (const LivretChartLayout *layout, gint64 wall)
{
  double part = (double) (wall - layout->from_wall) / (layout->until_wall - layout->from_wall);

  return layout->left + part * (layout->right - layout->left);
}

static double
y_of (const LivretChartLayout *layout, double value)
{
  double part = (value - layout->low) / (layout->high - layout->low);

  return layout->bottom - CLAMP (part, 0, 1) * (layout->bottom - layout->top);
}

/* Two hundred grams are not to look like a cliff: a scale spans at least this part of its values.
 */
#define LEAST_SPAN 0.04

static void
widen (double *low, double *high)
{
  double missing = fabs (*high) * LEAST_SPAN - (*high - *low);

  if (missing <= 0)
    return;
  *low -= missing / 2;
  *high += missing / 2;
}

/* The extremes of @n_components of the points @first to @end. What is implausible is kept, but the
 * axis is not stretched for it: its mark stands at the edge; but for @all. */
static void
find_extremes (const LivretChartLayout *layout,
               const GArray *points,
               guint first,
               guint end,
               guint n_components,
               gboolean all,
               double *low,
               double *high)
{
  for (guint i = first; i < end; i++)
    for (guint c = 0; c < n_components; c++)
      {
        const LivretChartPoint *point = &g_array_index (points, LivretChartPoint, i);
        double ends[] = { livret_chart_point_low (point, c), point->values[c],
                          livret_chart_point_high (point, c) };

        for (guint e = 0; e < G_N_ELEMENTS (ends); e++)
          if (all || is_plausible (layout, c, ends[e]))
            {
              *low = fmin (*low, ends[e]);
              *high = fmax (*high, ends[e]);
            }
      }
}

/* Low and high of what is drawn; a reference limit near the data is worth showing. %FALSE where
 * there is nothing to make a scale for. */
static gboolean
find_value_range (LivretChartLayout *layout,
                  const GArray *points,
                  const LivretChartSize *size,
                  double *low,
                  double *high)
{
  guint n = drawn_components (layout->kind);
  double margin;

  *low = *high = NAN;
  find_extremes (layout, points, layout->first, layout->end, n, FALSE, low, high);
  /* In a period without points the axis is that of what lies around it. */
  if (layout->first == layout->end)
    find_extremes (layout, points, 0, points->len, n, FALSE, low, high);
  /* What is hardly possible has the scale for itself where nothing else is. */
  if (isnan (*low))
    find_extremes (layout, points, layout->first, layout->end, n, TRUE, low, high);
  if (isnan (*low))
    return FALSE;
  margin = fmax (*high - *low, fabs (*high) * 0.1);
  for (guint c = 0; c < n; c++)
    {
      const LivretComponent *component = &layout->kind->components[c];

      if (component->reference_high > *high && component->reference_high < *high + margin)
        *high = component->reference_high;
      if (component->reference_low < *low && component->reference_low > *low - margin)
        *low = component->reference_low;
    }
  widen (low, high);
  if (size->held)
    {
      *low = fmin (*low, size->held_low);
      *high = fmax (*high, size->held_high);
    }
  return TRUE;
}

/* The first point that is not before @wall. */
static guint
find_point (const GArray *points, gint64 wall)
{
  guint from = 0;
  guint until = points->len;

  while (from < until)
    {
      guint middle = from + (until - from) / 2;

      if (g_array_index (points, LivretChartPoint, middle).wall < wall)
        from = middle + 1;
      else
        until = middle;
    }
  return from;
}

static void
find_points (LivretChartLayout *layout, const GArray *points, gint64 from_wall, gint64 until_wall)
{
  gboolean whole = from_wall == 0 && until_wall == 0;

  layout->first = whole ? 0 : find_point (points, from_wall);
  layout->end = whole ? points->len : find_point (points, until_wall);
}

static void
find_time_range (LivretChartLayout *layout, gint64 from_wall, gint64 until_wall, double edge)
{
  gint64 margin;

  if (from_wall != 0 || until_wall != 0)
    {
      margin = (gint64) ((until_wall - from_wall) * edge);
      layout->from_wall = from_wall - margin;
      layout->until_wall = MAX (until_wall + margin, layout->from_wall + 1);
      return;
    }
  margin = (layout->figures.last_wall - layout->figures.first_wall) / 50;
  if (margin == 0)
    margin = DAY / 2;
  layout->from_wall = layout->figures.first_wall - margin;
  layout->until_wall = layout->figures.last_wall + margin;
}

/* --- marks --------------------------------------------------------------------------- */

static void
add_point_marks (LivretChartLayout *layout, const GArray *points)
{
  const LivretKind *kind = layout->kind;

  for (guint i = layout->first; i < layout->end; i++)
    {
      const LivretChartPoint *point = &g_array_index (points, LivretChartPoint, i);
      gboolean stem = layout->style == LIVRET_CHART_STEMS;
      double second = stem ? point->values[1] : NAN;
      gint64 wall = CLAMP (point->wall, layout->from_wall, layout->until_wall);
      LivretChartMark mark = {
        .x = x_of (layout, wall),
        .y = y_of (layout, point->values[0]),
        .y_low = isnan (second) ? NAN : y_of (layout, second),
        .y_high = NAN,
        .y_least = NAN,
        .y_most = NAN,
        .value = point->values[0],
        .value2 = second,
        .low = { NAN, NAN },
        .high = { NAN, NAN },
        .position = livret_chart_position (&kind->components[0], point->values[0]),
        .first = i,
        .count = 1,
        .readings = livret_chart_point_readings (point),
        .source = point->source,
      };

      if (isnan (point->values[0]))
        continue;
      if (stem)
        mark.position2 = livret_chart_position (&kind->components[1], second);
      g_array_append_val (layout->marks, mark);
    }
}

/* A stem of means: systolic down to diastolic. */
static void
make_stem (const LivretChartLayout *layout, LivretChartMark *mark, const LivretChartHeap *heap)
{
  mark->value2 = heap->n2 > 0 ? heap->sum2 / heap->n2 : NAN;
  mark->y_low = heap->n2 > 0 ? y_of (layout, mark->value2) : NAN;
  mark->y_high = NAN;
  if (heap->n2 > 1 && !isnan (mark->low[1]))
    {
      mark->y_least = y_of (layout, mark->low[1]);
      mark->y_most = y_of (layout, mark->high[0]);
    }
  mark->position2 = livret_chart_position (&layout->kind->components[1], mark->value2);
}

/* One mark of a source's points among @first to @end: their mean between their extremes; nothing
 * where it has none. */
static void
add_range_mark (
    LivretChartLayout *layout, const GArray *points, guint first, guint end, guint source)
{
  LivretChartHeap heap = livret_chart_heap (points, first, end, source);
  LivretChartMark mark = { .first = heap.first,
                           .count = heap.end - heap.first,
                           .readings = heap.readings,
                           .value2 = NAN,
                           .y_least = NAN,
                           .y_most = NAN };
  gint64 middle;

  if (heap.readings == 0)
    return;
  livret_chart_heap_range (&heap, mark.low, mark.high);
  middle = (g_array_index (points, LivretChartPoint, heap.first).wall +
            g_array_index (points, LivretChartPoint, heap.end - 1).wall) /
           2;
  mark.x = x_of (layout, middle);
  mark.source = g_array_index (points, LivretChartPoint, heap.first).source;
  mark.value = heap.sum / heap.readings;
  mark.y = y_of (layout, mark.value);
  mark.y_low = y_of (layout, heap.low);
  mark.y_high = y_of (layout, heap.high);
  if (layout->style == LIVRET_CHART_STEMS)
    make_stem (layout, &mark, &heap);
  mark.position = livret_chart_position (&layout->kind->components[0], mark.value);
  g_array_append_val (layout->marks, mark);
}

/* Those of several sources stand side by side in their column, which begins at @x. */
static void
add_marks_apart (
    LivretChartLayout *layout, const GArray *points, guint first, guint end, double x, double width)
{
  for (guint source = 0; source < layout->sources; source++)
    {
      guint before = layout->marks->len;

      add_range_mark (layout, points, first, end, source);
      if (layout->marks->len > before)
        g_array_index (layout->marks, LivretChartMark, before).x =
            x + (source + 0.5) * width / layout->sources;
    }
}

static gint64
column_of (const LivretChartLayout *layout, const GArray *points, guint point, double spacing)
{
  double x = x_of (layout, g_array_index (points, LivretChartPoint, point).wall);

  return (gint64) floor ((x - layout->left) / spacing);
}

static void
add_range_marks (LivretChartLayout *layout, const GArray *points, double spacing)
{
  gboolean apart = layout->style != LIVRET_CHART_BARS && layout->sources > 1;
  double room = layout->style == LIVRET_CHART_STEMS ? STEM_ROOM : RANGE_ROOM;
  double width = spacing;
  guint first = layout->first;

  /* The last column ends where the plot does. */
  if (apart)
    width =
        (layout->right - layout->left) /
        fmax (floor ((layout->right - layout->left) / fmax (spacing, room * layout->sources)), 1);
  while (first < layout->end)
    {
      gint64 column = column_of (layout, points, first, width);
      guint end = first + 1;

      while (end < layout->end && column_of (layout, points, end, width) == column)
        end++;
      if (apart)
        add_marks_apart (layout, points, first, end, layout->left + (double) column * width, width);
      else
        add_range_mark (layout, points, first, end, LIVRET_CHART_ALL_SOURCES);
      first = end;
    }
}

/* Days, or hours, of kinds that add up; where they stand closer than a mark's least distance, the
 * mean of several is drawn. */
static GArray *
sum_bars (const GArray *points, gint64 bar)
{
  GArray *bars = g_array_new (FALSE, TRUE, sizeof (LivretChartPoint));

  for (guint i = 0; i < points->len; i++)
    {
      const LivretChartPoint *point = &g_array_index (points, LivretChartPoint, i);
      gint64 middle = (gint64) floor ((double) point->wall / bar) * bar + bar / 2;

      if (point->left_out > 0)
        continue;
      if (bars->len == 0 || g_array_index (bars, LivretChartPoint, bars->len - 1).wall != middle)
        {
          LivretChartPoint sum = { middle, { 0, NAN, NAN } };

          g_array_append_val (bars, sum);
        }
      g_array_index (bars, LivretChartPoint, bars->len - 1).values[0] += point->values[0];
    }
  return bars;
}

static gboolean
is_dense (const LivretChartLayout *layout, guint n, double spacing)
{
  double span =
      x_of (layout, layout->figures.last_wall) - x_of (layout, layout->figures.first_wall);

  return n > 24 && span / n < spacing;
}

static void
add_marks (LivretChartLayout *layout, const GArray *points, double spacing)
{
  gboolean ranges =
      layout->figures.grouped || is_dense (layout, layout->end - layout->first, spacing);

  if (layout->kind->aggregate == LIVRET_AGGREGATE_SUM)
    layout->style = LIVRET_CHART_BARS;
  else if (drawn_components (layout->kind) > 1)
    layout->style = LIVRET_CHART_STEMS;
  else
    layout->style = ranges ? LIVRET_CHART_RANGES : LIVRET_CHART_LINE;
  if (ranges)
    add_range_marks (layout, points, spacing);
  else
    add_point_marks (layout, points);
  livret_chart_gaps (points, layout->gaps);
  livret_chart_line (layout, points, spacing);
}

/* --- bands --------------------------------------------------------------------------- */

static void
add_bands (LivretChartLayout *layout)
{
  guint n = drawn_components (layout->kind);

  for (guint c = 0; c < n; c++)
    {
      double low = layout->kind->components[c].reference_low;
      double high = layout->kind->components[c].reference_high;
      gboolean low_seen = low > layout->low && low < layout->high;
      gboolean high_seen = high > layout->low && high < layout->high;
      LivretChartBand band = { 0 };

      if ((isnan (low) && isnan (high)) || low >= layout->high || high <= layout->low)
        continue;
      band.low = low_seen ? low : NAN;
      band.high = high_seen ? high : NAN;
      band.y_low = low_seen ? y_of (layout, low) : NAN;
      band.y_high = high_seen ? y_of (layout, high) : NAN;
      band.y_top = high_seen ? band.y_high : layout->top;
      band.y_bottom = low_seen ? band.y_low : layout->bottom;
      /* An open side has no end: a strip along the edge says on which side it lies. */
      if (isnan (low) && high_seen)
        band.y_bottom = fmin (layout->bottom, band.y_top + (layout->bottom - layout->top) / 8);
      if (isnan (high) && low_seen)
        band.y_top = fmax (layout->top, band.y_bottom - (layout->bottom - layout->top) / 8);
      g_array_append_val (layout->bands, band);
    }
}

static void
place_values (LivretChartLayout *layout, const GArray *values)
{
  for (guint i = 0; i < values->len; i++)
    {
      double value = g_array_index (values, double, i);
      LivretChartGrid grid = { y_of (layout, value), value };

      g_array_append_val (layout->grid, grid);
    }
}

static void
place_dates (LivretChartLayout *layout, double tick)
{
  livret_chart_axis_times (layout->from_wall, layout->until_wall,
                           (guint) ((layout->right - layout->left) / tick), layout->times);
  for (guint i = 0; i < layout->times->len; i++)
    {
      LivretChartTime *time = &g_array_index (layout->times, LivretChartTime, i);

      time->x = x_of (layout, time->wall);
    }
}

LivretChartLayout *
livret_chart_layout_new (const LivretKind *kind,
                         const GArray *points,
                         gint64 from_wall,
                         gint64 until_wall,
                         const LivretChartSize *size)
{
  LivretChartLayout *layout;
  g_autoptr (GArray) sums = NULL;
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (double));
  double low, high;
  gboolean scale;

  g_return_val_if_fail (points->len > 0 || until_wall > from_wall, NULL);
  layout = g_new0 (LivretChartLayout, 1);
  layout->kind = kind;
  layout->unit = livret_kind_unit_shown (kind);
  layout->bar = points->len > 0 && g_array_index (points, LivretChartPoint, 0).hour ? HOUR : DAY;
  layout->width = size->width;
  layout->height = size->height;
  layout->left = size->left;
  layout->top = size->top;
  layout->right = size->width - size->right;
  layout->bottom = size->height - size->bottom;
  layout->marks = g_array_new (FALSE, TRUE, sizeof (LivretChartMark));
  layout->line = g_array_new (FALSE, TRUE, sizeof (LivretChartNode));
  layout->times = g_array_new (FALSE, TRUE, sizeof (LivretChartTime));
  layout->grid = g_array_new (FALSE, TRUE, sizeof (LivretChartGrid));
  layout->bands = g_array_new (FALSE, TRUE, sizeof (LivretChartBand));
  find_points (layout, points, from_wall, until_wall);
  count_left_out (layout, points);
  if (kind->aggregate == LIVRET_AGGREGATE_SUM)
    {
      sums = sum_bars (points, layout->bar);
      points = sums;
    }
  find_points (layout, points, from_wall, until_wall);
  compute_figures (layout, points);
  find_time_range (layout, from_wall, until_wall, size->edge);
  scale = find_value_range (layout, points, size, &low, &high);
  if (!scale)
    {
      low = 0;
      high = 1;
    }
  layout->low = kind->aggregate == LIVRET_AGGREGATE_SUM ? 0 : low;
  layout->high = high;
  livret_chart_axis_lines (kind, layout->unit,
                           (guint) ((layout->bottom - layout->top) / (size->tick * 0.6)),
                           &layout->low, &layout->high, &layout->decimals, lines);
  add_marks (layout, points, size->spacing);
  place_dates (layout, size->tick);
  if (scale)
    {
      add_bands (layout);
      place_values (layout, lines);
    }
  return layout;
}

void
livret_chart_layout_free (LivretChartLayout *layout)
{
  g_array_unref (layout->marks);
  g_array_unref (layout->line);
  g_array_unref (layout->times);
  g_array_unref (layout->grid);
  g_array_unref (layout->bands);
  g_free (layout);
}
