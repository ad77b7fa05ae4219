/* livret-trend.h: a smoothed line through values of days.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figures/livret-figure.h"

G_BEGIN_DECLS

/** How much of the way to a new value the line goes in a day. */
#define LIVRET_TREND_STEP 0.1
/** A change is told over so many days. */
#define LIVRET_TREND_CHANGE 28

/** LivretTrendPoint: @smooth is filled by livret_trend_smooth(). */
typedef struct
{
  int day;
  double value;
  double smooth;
} LivretTrendPoint;

/** livret_trend_smooth: @points: (element-type LivretTrendPoint): oldest first, one a day. */
void livret_trend_smooth (GArray *points);
/** livret_trend_change: of the smoothed line over the last four weeks; %NAN where it does not reach
 * back so far. */
double livret_trend_change (const GArray *points);
/** livret_trend_figures: (transfer full) (element-type LivretFigure): @points are smoothed. */
GPtrArray *livret_trend_figures (const GArray *points, const LivretKind *kind, const char *unit);

G_END_DECLS
