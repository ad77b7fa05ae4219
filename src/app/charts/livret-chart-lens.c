/* livret-chart-lens.c: a chart comes nearer or goes away, around what lies under the fingers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/charts/livret-chart-lens.h"

#include <math.h>

static gint64
find_moment (const LivretChartLens *lens, const LivretChartLayout *layout, double x)
{
  gint64 length = livret_chart_span_length (&lens->start);
  double part;

  if (x < 0)
    return lens->pointed != G_MININT64 ? lens->pointed : lens->start.from + length / 2;
  x = lens->mirrored ? layout->width - x : x;
  part = (x - layout->left) / (layout->right - layout->left);
  return lens->start.from + (gint64) (CLAMP (part, 0, 1) * (double) length);
}

LivretChartSpan
livret_chart_lens_zoom (const LivretChartLens *lens,
                        const LivretChartLayout *layout,
                        double factor,
                        double x)
{
  return livret_chart_span_zoom (&lens->start, &lens->bounds, factor,
                                 find_moment (lens, layout, x));
}

LivretChartSpan
livret_chart_lens_pinch (const LivretChartLens *lens,
                         const LivretChartLayout *layout,
                         double scale,
                         double x)
{
  return isfinite (scale) && scale > 0 ? livret_chart_lens_zoom (lens, layout, 1 / scale, x)
                                       : lens->start;
}
