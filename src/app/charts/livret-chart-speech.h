/* livret-chart-speech.h: what a chart says to who does not see it. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/charts/livret-chart-view.h"

G_BEGIN_DECLS

/** livret_chart_speech_whole: (transfer full): the sentence under the chart, its band, how to go
 * on.
 */
char *livret_chart_speech_whole (const LivretChartSubject *subject,
                                 const LivretChartLayout *layout);
/** livret_chart_speech_mark: (transfer full): its value, where it stands, its date, its place; of
 * several sources, which one; after a gap, how long it is. */
char *livret_chart_speech_mark (const LivretChartSubject *subject,
                                const LivretChartLayout *layout,
                                guint mark);
/** livret_chart_speech_beside: (transfer full): of the chart below: "Weight: 72.4 kg, 8 Nov 2026."
 */
char *livret_chart_speech_beside (const LivretChartSubject *subject,
                                  const LivretChartLayout *layout,
                                  guint mark);
char *livret_chart_speech_event (const LivretChartEvent *event);

G_END_DECLS
