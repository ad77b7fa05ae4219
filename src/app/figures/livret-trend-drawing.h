/* livret-trend-drawing.h: a smoothed line through the values of days as a drawing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figures/livret-trend.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * livret_trend_view_new: (nullable): a point a day, the smoothed line through them; %NULL of fewer
 * than two days.
 * @points: (element-type LivretTrendPoint)
 * @from_day: points of earlier days are not drawn
 */
GtkWidget *livret_trend_view_new (
    const GArray *points, const LivretKind *kind, const char *unit, int from_day, int today);
/** livret_trend_legend_new: what the points and the line are. */
GtkWidget *livret_trend_legend_new (void);

G_END_DECLS
