/* livret-chart-view.h: readings drawn over time, to be read with eyes, pointer, keys or ears.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/charts/livret-chart-event.h"
#include "app/charts/livret-chart-span.h"
#include "app/measures/livret-measure-words.h"
#include "sharing/livret-chart-layout.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_CHART_VIEW (livret_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (LivretChartView, livret_chart_view, LIVRET, CHART_VIEW, GtkWidget)

/*
 * A picture to screen readers, described by the sentence that stands under it. Once it has the
 * focus, Left and Right, Page Up and Page Down, Home and End go from mark to mark, Up and Down from
 * event to event, each spoken; Escape takes the mark away. The pointer does the same. Moving
 * through time: livret-chart-moves.h. Times run against the reading direction where that is from
 * right to left.
 *
 * Enter, and a click on a note's mark, ask for a note.
 *
 * Signals: "moved": it shows another span, and may go on; "settled": it came to rest, by keys or
 * buttons if its argument is %TRUE; "pointed": another mark, or none, is pointed at; "note": a note
 * is to be opened, by its id, or, that being %NULL, to be written on the day of the moment that is
 * the second argument.
 */

/**
 * LivretChartSubject: what is to be drawn.
 * @rule: the kind, and what its values are judged by
 * @points: (element-type LivretChartPoint): oldest first; more than @span shows, so that one can
 *   move
 * @sources: (nullable) (element-type utf8): names of the sources by their numbers; %NULL among them
 *   for several, "" for what was typed by hand
 * @events: (nullable) (element-type LivretChartEvent)
 * @span: what is shown; @bounds: what there is
 * @today: day number, written on the axis if it lies in the period
 */
typedef struct
{
  LivretMeasureRule rule;
  GArray *points;
  GPtrArray *sources;
  GArray *events;
  LivretChartSpan span, bounds;
  int today;
} LivretChartSubject;

LivretChartView *livret_chart_view_new (void);

/** livret_chart_view_set: @subject is copied, its arrays referenced. */
void livret_chart_view_set (LivretChartView *self, const LivretChartSubject *subject);
/** livret_chart_view_set_points: read anew around where one moved to. */
void livret_chart_view_set_points (LivretChartView *self, GArray *points);
/** livret_chart_view_set_beside: (nullable): a chart of another kind under this one, whose value is
 * spoken along; not referenced. Both plots begin and end at the same places from now on. */
void livret_chart_view_set_beside (LivretChartView *self, LivretChartView *beside);

const LivretChartSpan *livret_chart_view_get_span (LivretChartView *self);
/** livret_chart_view_show_span: moves there, without a signal. @moving: the value axis stands still
 * meanwhile */
void
livret_chart_view_show_span (LivretChartView *self, const LivretChartSpan *span, gboolean moving);
/** livret_chart_view_point_at: the mark nearest to @wall; %G_MININT64: none. Without a signal, and
 * without a word: the chart that has the focus speaks for both. */
void livret_chart_view_point_at (LivretChartView *self, gint64 wall);
/** livret_chart_view_get_pointed: %G_MININT64: nothing. */
gint64 livret_chart_view_get_pointed (LivretChartView *self);

/** livret_chart_view_get_layout: (nullable): as drawn last, or at a likely size. */
const LivretChartLayout *livret_chart_view_get_layout (LivretChartView *self);

/* For those who move it
 * ------------------------------------------------------------------------------------ */

/** livret_chart_view_pan: to @span moved by so many pixels, as the pointer went. */
void livret_chart_view_pan (LivretChartView *self, const LivretChartSpan *span, double pixels);
/** livret_chart_view_zoom: @factor times @span, around the pixel @x; a negative one: the middle, or
 * the mark pointed at. */
void livret_chart_view_zoom (LivretChartView *self,
                             const LivretChartSpan *span,
                             double factor,
                             double x);
/** livret_chart_view_pinch: two fingers, their middle at the pixel @x, are @scale times as far from
 * each other as they were when @span was shown. */
void livret_chart_view_pinch (LivretChartView *self,
                              const LivretChartSpan *span,
                              double scale,
                              double x);
/** livret_chart_view_settle: it comes to rest. */
void livret_chart_view_settle (LivretChartView *self, gboolean by_keys);

G_END_DECLS
