/* livret-chart-legend.h: what the marks of a chart stand for.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sharing/livret-chart-layout.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_CHART_LEGEND (livret_chart_legend_get_type ())
G_DECLARE_FINAL_TYPE (LivretChartLegend, livret_chart_legend, LIVRET, CHART_LEGEND, AdwBin)

/** livret_chart_legend_set: only what @layout holds is explained. @sources: (nullable)
 * (element-type utf8): names by their numbers, as in #LivretChartSubject; %NULL: they are not told
 * apart */
void livret_chart_legend_set (LivretChartLegend *self,
                              const LivretChartLayout *layout,
                              const GPtrArray *sources);

G_END_DECLS
