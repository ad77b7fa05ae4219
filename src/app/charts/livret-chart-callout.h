/* livret-chart-callout.h: what is said of one mark of a chart, written and spoken. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sharing/livret-chart-layout.h"

G_BEGIN_DECLS

/**
 * LivretChartCallout:
 * @value: "137/86 mmHg", of several readings their mean
 * @told: @value and, where it stands for several readings, how far these go, to be spoken: "75
 * /min, mean of 12 readings, from 62 to 118 /min"
 * @position: "↑ above", "" within the usual range
 * @when: "Friday 30 October 2026, 07:40", or the days it stands for
 * @spoken: all of it as one sentence, with its place among the marks
 */
typedef struct
{
  char *value;
  char *told;
  char *position;
  char *when;
  char *spoken;
} LivretChartCallout;

/** livret_chart_callout_new: @points: (element-type LivretChartPoint): those @layout was made of;
 * @mark: its place among the marks. */
LivretChartCallout *
livret_chart_callout_new (const LivretChartLayout *layout, const GArray *points, guint mark);
void livret_chart_callout_free (LivretChartCallout *callout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretChartCallout, livret_chart_callout_free)

/** livret_chart_hours_words: (transfer full): "07:00 to 08:00"; of an hour that the clock went
 * through twice, this too. @first, @end: the first and the last hour's ends, as if UTC. */
char *livret_chart_hours_words (gint64 first, gint64 end);

/** livret_chart_nearest: the mark nearest to @x; -1 without marks. */
int livret_chart_nearest (const LivretChartLayout *layout, double x);

G_END_DECLS
