/* livret-chart-lens.h: a chart comes nearer or goes away, around what lies under the fingers. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/charts/livret-chart-span.h"
#include "sharing/livret-chart-layout.h"

G_BEGIN_DECLS

/**
 * LivretChartLens:
 * @start: what was shown when it began: two fingers always tell how far they are from there
 * @bounds: what there is
 * @pointed: the moment that is pointed at, %G_MININT64: none
 * @mirrored: later lies to the left
 */
typedef struct
{
  LivretChartSpan start, bounds;
  gint64 pointed;
  gboolean mirrored;
} LivretChartLens;

/** livret_chart_lens_zoom: @start @factor times as long, around the pixel @x, which keeps its
 * moment; a negative one: the moment pointed at, or the middle. */
LivretChartSpan livret_chart_lens_zoom (const LivretChartLens *lens,
                                        const LivretChartLayout *layout,
                                        double factor,
                                        double x);
/** livret_chart_lens_pinch: the same for two fingers that are @scale times as far from each other
 * as they were; @start where that is no scale. */
LivretChartSpan livret_chart_lens_pinch (const LivretChartLens *lens,
                                         const LivretChartLayout *layout,
                                         double scale,
                                         double x);

G_END_DECLS
