/* livret-chart-cursor.h: what of a chart is pointed at: a mark, or an event on its axis. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

#include "app/charts/livret-chart-event.h"
#include "app/charts/livret-chart-span.h"
#include "sharing/livret-chart-layout.h"

G_BEGIN_DECLS

/** LivretChartCursor: places among the marks of a layout and among the events, -1: none. At most
 * one of them is pointed at. */
typedef struct
{
  int mark, event;
} LivretChartCursor;

#define LIVRET_CHART_CURSOR_NONE ((LivretChartCursor) { -1, -1 })

/**
 * LivretChartPlaces: where a cursor can go.
 * @layout: its marks
 * @events: (nullable) (element-type LivretChartEvent): those within @span can be reached
 * @mirrored: later lies to the left
 */
typedef struct
{
  const LivretChartLayout *layout;
  const GArray *events;
  LivretChartSpan span;
  gboolean mirrored;
} LivretChartPlaces;

gboolean livret_chart_cursor_is_set (const LivretChartCursor *cursor);
gboolean livret_chart_cursor_equal (const LivretChartCursor *a, const LivretChartCursor *b);

/** livret_chart_cursor_key: Left and Right to the next mark, Page Up and Page Down over ten, Home
 * and End to the first and the last one, Up and Down to the next event, Escape to nothing. Returns:
 * %FALSE where the key means nothing here, @cursor then being as before. */
gboolean livret_chart_cursor_key (LivretChartCursor *cursor,
                                  const LivretChartPlaces *places,
                                  guint keyval,
                                  GdkModifierType modifiers);

/** livret_chart_event_lift: how far above the axis the mark of an event stands: a note stands over
 * what else is marked on its day. @events: (element-type LivretChartEvent): in order */
double livret_chart_event_lift (const GArray *events, guint event);
/** livret_chart_cursor_event_at: the event whose mark stands nearest to a point of the widget; -1:
 * none is near. */
int livret_chart_cursor_event_at (const LivretChartPlaces *places, double x, double y);

/** livret_chart_cursor_find: the mark nearest to a moment, @points being those @layout was made of;
 * -1 without marks and for %G_MININT64. */
int livret_chart_cursor_find (const LivretChartLayout *layout, const GArray *points, gint64 wall);

G_END_DECLS
