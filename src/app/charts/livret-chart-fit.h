/* livret-chart-fit.h: a chart laid out in the room and the letters of its widget.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/charts/livret-chart-view.h"

G_BEGIN_DECLS

/** The axis goes so much further than the period, at either end. */
#define LIVRET_CHART_EDGE 0.015

/** LivretChartHeld: what stands still while one moves: the value axis holds at least @low to @high,
 * the plot begins at @top. */
typedef struct
{
  double low, high, top;
} LivretChartHeld;

/** LivretChartMargins: beside the plot, for what is written there. */
typedef struct
{
  double left, right;
} LivretChartMargins;

/** livret_chart_fit: laid out twice: the margins are as wide as the labels that came out of the
 * first time, and not narrower than @least. @held: (nullable) */
LivretChartLayout *livret_chart_fit (GtkWidget *widget,
                                     const LivretChartSubject *subject,
                                     const LivretChartHeld *held,
                                     const LivretChartMargins *least,
                                     int width,
                                     int height);
/** livret_chart_fit_height: of a chart so wide; not above 0: as of a wide one. */
double livret_chart_fit_height (GtkWidget *widget, int width);

G_END_DECLS
