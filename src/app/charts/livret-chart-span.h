/* livret-chart-span.h: the stretch of time a chart shows: moved, widened, said in words. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** LivretChartSpan: seconds of the wall clock as if UTC; @until is no part of it. */
typedef struct
{
  gint64 from, until;
} LivretChartSpan;

/** livret_chart_span_days: from the first moment of a day to the last of another. */
LivretChartSpan livret_chart_span_days (int first_day, int last_day);
gint64 livret_chart_span_length (const LivretChartSpan *span);
gboolean livret_chart_span_equal (const LivretChartSpan *a, const LivretChartSpan *b);

/** livret_chart_span_pan: moved by @seconds (later if positive), not out of @bounds. A span that is
 * longer than these ends where they do. */
LivretChartSpan
livret_chart_span_pan (const LivretChartSpan *span, const LivretChartSpan *bounds, gint64 seconds);
/** livret_chart_span_zoom: @factor times as long, around @at, which stays where it is as far as
 * @bounds allow: no shorter than an hour, no longer than they are. */
LivretChartSpan livret_chart_span_zoom (const LivretChartSpan *span,
                                        const LivretChartSpan *bounds,
                                        double factor,
                                        gint64 at);
/** livret_chart_span_settle: brought to whole days, or to whole hours where it is shorter than two
 * days: what is said of it then holds. */
LivretChartSpan livret_chart_span_settle (const LivretChartSpan *span,
                                          const LivretChartSpan *bounds);
/** livret_chart_span_around: what is read for it: half of it more on either side, whole days, of
 * less than two days whole hours. */
LivretChartSpan livret_chart_span_around (const LivretChartSpan *span);
/** livret_chart_span_needs: whether what was read, @around, is to be read anew for @span: one comes
 * near its end, or it is far more than is shown. */
gboolean livret_chart_span_needs (const LivretChartSpan *span,
                                  const LivretChartSpan *around,
                                  const LivretChartSpan *bounds);

/** livret_chart_span_words: (transfer full): "3–9 November 2026", "Friday 20 November 2026, 08:00
 * to 14:00" in the current language. */
char *livret_chart_span_words (const LivretChartSpan *span);

G_END_DECLS
