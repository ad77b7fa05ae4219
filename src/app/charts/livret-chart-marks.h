/* livret-chart-marks.h: a laid out chart painted on a snapshot.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/charts/livret-chart-callout.h"
#include "app/charts/livret-chart-event.h"
#include "app/charts/livret-chart-paint.h"

G_BEGIN_DECLS

/** Words of a chart are this much smaller than those around it. */
#define LIVRET_CHART_SMALL 0.82

/**
 * LivretChartCanvas: what is painted, and with what.
 * @mirrored: time runs from right to left
 * @until_wall: where the period ends; the layout goes a little further
 * @today: day number, named on the axis
 * @events: (nullable) (element-type LivretChartEvent)
 */
typedef struct
{
  GtkWidget *widget;
  const LivretChartLayout *layout;
  LivretChartInk ink;
  gboolean mirrored;
  gint64 until_wall;
  int today;
  const GArray *events;
} LivretChartCanvas;

/** livret_chart_canvas_x: where an x of the layout lies on the widget, and the other way round. */
double livret_chart_canvas_x (const LivretChartCanvas *canvas, double x);
/** livret_chart_limit_label: (transfer full): "< 135" at the edge of a usual range. */
char *livret_chart_limit_label (const LivretChartLayout *layout, gboolean high, double value);

/** livret_chart_wall_x: where a moment lies; %FALSE where that is not on the plot. */
gboolean livret_chart_wall_x (const LivretChartCanvas *canvas, gint64 wall, double *x);

void livret_chart_paint (const LivretChartCanvas *canvas, GtkSnapshot *snapshot);
/** livret_chart_paint_callout: marks the mark and writes what is said of it above. */
void livret_chart_paint_callout (const LivretChartCanvas *canvas,
                                 GtkSnapshot *snapshot,
                                 guint mark,
                                 const LivretChartCallout *callout);
/** livret_chart_paint_event_callout: marks an event and writes what is said of it above. */
void livret_chart_paint_event_callout (const LivretChartCanvas *canvas,
                                       GtkSnapshot *snapshot,
                                       guint event);

G_END_DECLS
