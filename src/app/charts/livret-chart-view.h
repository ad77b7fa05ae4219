/* livret-chart-view.h: readings drawn over time, to be read with eyes, pointer, keys or ears.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/measures/livret-measure-words.h"
#include "sharing/livret-chart-layout.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_CHART_VIEW (livret_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (LivretChartView, livret_chart_view, LIVRET, CHART_VIEW, GtkWidget)

/*
 * A picture to screen readers, described by the sentence that stands under it. Once it has the
 * focus, Left and Right, Page Up and Page Down, Home and End go from mark to mark, each spoken;
 * Escape takes the mark away. The pointer does the same. Times run against the reading direction
 * where that is from right to left.
 */

LivretChartView *livret_chart_view_new (void);

/**
 * livret_chart_view_set:
 * @rule: the kind, and what its values are judged by; copied
 * @points: (element-type LivretChartPoint): oldest first, at least one
 * @from_wall, @until_wall: the period
 * @today: day number, written on the axis if it lies in the period
 */
void livret_chart_view_set (LivretChartView *self,
                            const LivretMeasureRule *rule,
                            GArray *points,
                            gint64 from_wall,
                            gint64 until_wall,
                            int today);
/** livret_chart_view_get_layout: (nullable): as drawn last, or at a likely size. */
const LivretChartLayout *livret_chart_view_get_layout (LivretChartView *self);

G_END_DECLS
