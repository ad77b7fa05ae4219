/* livret-measure-trace.h: what a chart draws of one kind: the readings around the stretch of time
 * it shows, one by one or summed up. Jobs of the store. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/charts/livret-chart-span.h"
#include "app/measures/livret-measure-words.h"
#include "record/livret-readings.h"
#include "sharing/livret-chart-layout.h"

G_BEGIN_DECLS

/** LivretMeasureOrigin: @name "" for what was typed by hand. */
typedef struct
{
  char *name;
  guint count;
} LivretMeasureOrigin;

/**
 * LivretMeasureSources: numbers the sources of a kind, so that each keeps its mark however far one
 * moves; counted references.
 * @series: (element-type LivretReadingSource): of all readings
 * @names: names in the order of their numbers, at most LIVRET_CHART_SOURCES; the last one is %NULL
 *   where it stands for several
 */
typedef struct
{
  GArray *series;
  GPtrArray *names;
} LivretMeasureSources;

LivretMeasureSources *livret_measure_sources_new (GArray *series);
LivretMeasureSources *livret_measure_sources_ref (LivretMeasureSources *sources);
void livret_measure_sources_unref (LivretMeasureSources *sources);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretMeasureSources, livret_measure_sources_unref)
/** livret_measure_sources_number: of a series, below LIVRET_CHART_SOURCES. */
guint livret_measure_sources_number (const LivretMeasureSources *sources, gint64 series);

typedef enum
{
  LIVRET_GRAIN_READINGS, /* one by one */
  LIVRET_GRAIN_QUARTERS, /* quarters of hours where there are many, else one by one */
  LIVRET_GRAIN_DAYS,
  LIVRET_GRAIN_HOURS, /* of kinds that add up, of less than two days */
} LivretMeasureGrain;

/** livret_measure_grain: but for hours: how @count readings of @days days are read. */
LivretMeasureGrain livret_measure_grain (const LivretKind *kind, gint64 count, int days);

/**
 * LivretMeasureTrace:
 * @around: what was read: more than is shown, so that one can move
 * @rule: without limits where @grain is hours, since they are those of a day
 * @points: (element-type LivretChartPoint): oldest first; of several sources each has its own
 *   sums of days and quarters
 */
typedef struct
{
  LivretMeasureRule rule;
  LivretMeasureSources *sources;
  LivretMeasureGrain grain;
  LivretChartSpan around;
  GArray *points;
} LivretMeasureTrace;

/** livret_measure_trace_read: for @span, which lies in @bounds. */
LivretMeasureTrace *livret_measure_trace_read (LivretDb *db,
                                               const char *person,
                                               const LivretMeasureRule *rule,
                                               LivretMeasureSources *sources,
                                               const LivretChartSpan *span,
                                               const LivretChartSpan *bounds,
                                               GError **error);
/** livret_measure_trace_sum_days: (transfer full) (element-type LivretChartPoint): of points that
 * are hours. */
GArray *livret_measure_trace_sum_days (const GArray *hours);
void livret_measure_trace_free (LivretMeasureTrace *trace);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretMeasureTrace, livret_measure_trace_free)
/** livret_measure_trace_slice: (transfer full): the points of @span. */
GArray *livret_measure_trace_slice (const LivretMeasureTrace *trace, const LivretChartSpan *span);

/** LivretMeasureMove: a question while one moves: the same traces somewhere else. */
typedef struct
{
  char *person;
  LivretChartSpan span, bounds;
  guint n;
  LivretMeasureRule rules[2];
  LivretMeasureSources *sources[2];
} LivretMeasureMove;

LivretMeasureMove *livret_measure_move_new (const char *person,
                                            const LivretChartSpan *span,
                                            const LivretChartSpan *bounds);
void livret_measure_move_add (LivretMeasureMove *move, const LivretMeasureTrace *trace);
void livret_measure_move_free (LivretMeasureMove *move);
/** livret_measure_move_read: a #LivretStoreFunc; @data: #LivretMeasureMove. Returns: (transfer
 * full) (element-type LivretMeasureTrace): as many as were added */
gpointer
livret_measure_move_read (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error);

G_END_DECLS
