/* livret-measure-state.h: what the pages of the measures say of values: periods, trends, tiles.
 * Pure. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/charts/livret-chart-span.h"
#include "app/measures/livret-measure-words.h"
#include "record/livret-measure-choices.h"
#include "record/livret-readings.h"

G_BEGIN_DECLS

/* Periods
 * -------------------------------------------------------------------------------------------- */

/** LivretMeasurePeriod: %LIVRET_PERIODS: none of them, what one came to by moving. */
typedef enum
{
  LIVRET_PERIOD_DAY,
  LIVRET_PERIOD_WEEK,
  LIVRET_PERIOD_MONTH,
  LIVRET_PERIOD_QUARTER,
  LIVRET_PERIOD_YEAR,
  LIVRET_PERIOD_ALL,
  LIVRET_PERIODS,
} LivretMeasurePeriod;

/** livret_measure_period_id: "1d", "7d", "30d", "3m", "1y", "all": names of the toggles. (nullable)
 */
const char *livret_measure_period_id (LivretMeasurePeriod period);
LivretMeasurePeriod livret_measure_period_from_id (const char *id);
/** livret_measure_period_span: the period that ends with @last_day; of all, @bounds. */
LivretChartSpan livret_measure_period_span (LivretMeasurePeriod period,
                                            int last_day,
                                            const LivretChartSpan *bounds);
/** livret_measure_period_of: which one is as long as @span; %LIVRET_PERIODS: none. */
LivretMeasurePeriod livret_measure_period_of (const LivretChartSpan *span,
                                              const LivretChartSpan *bounds);
/** livret_measure_period_to_show: the shortest one, of a month or longer and until @today, that
 * holds six days with readings, or as many as the year does; all where that has none.
 * @days: (element-type LivretDaySummary) */
LivretMeasurePeriod livret_measure_period_to_show (const GArray *days, int today);
/** livret_measure_period_item: (transfer full): the readings of @span as a share names them:
 * "weight@2026-10-11..2026-11-21", "weight" for all. */
char *livret_measure_period_item (const LivretKind *kind,
                                  const LivretChartSpan *span,
                                  const LivretChartSpan *bounds);

/* Trend
 * ----------------------------------------------------------------------------------------------
 */

typedef enum
{
  LIVRET_TREND_NONE,
  LIVRET_TREND_STABLE,
  LIVRET_TREND_RISING,
  LIVRET_TREND_FALLING,
} LivretTrendWay;

/**
 * LivretTrend:
 * @days_now, @days_before: days with readings in the last four weeks and in the four before them;
 *   0: too few, so that the last day read is compared with the one before
 * @now, @before: what is compared, first component, canonical
 * @margin: smaller differences are called stable
 * @day_now, @day_before: the last days of what is compared
 */
typedef struct
{
  LivretTrendWay way;
  guint days_now, days_before;
  double now, before, margin;
  int day_now, day_before;
} LivretTrend;

/** livret_measure_trend: @days: (element-type LivretDaySummary): of one kind, oldest first. */
LivretTrend livret_measure_trend (const LivretKind *kind, const GArray *days);
/** livret_measure_trend_words: (nullable): "→ stable", "↗ rising", "↘ falling"; %NULL if none. */
const char *livret_measure_trend_words (LivretTrendWay way);
/** livret_measure_trend_spoken: (nullable): the same without the arrow. */
const char *livret_measure_trend_spoken (LivretTrendWay way);
/** livret_measure_trend_reason: (transfer full) (nullable): what was compared, in sentences. */
char *livret_measure_trend_reason (const LivretKind *kind, const LivretTrend *trend);

/* Tiles
 * ----------------------------------------------------------------------------------------------
 */

/** LivretMeasureSpot: a day on a spark-line. */
typedef struct
{
  int day;
  double value;
} LivretMeasureSpot;

/**
 * LivretMeasureTile: a tile as it is to be shown; counted references.
 * @spots: (element-type LivretMeasureSpot): oldest first
 * @low, @high: of the target or the usual range of the first component, %NAN where open or none
 * @spoken: all of it as one sentence
 * @last_day: day number of the last reading
 * @place: as chosen, -1 if not
 * @landmark: its place among the landmarks, chosen or proposed, -1 if it is none; set by who reads
 *   all tiles of a person
 */
typedef struct
{
  const LivretKind *kind;
  char *person;
  char *title;
  char *number;
  char *unit;
  char *when;
  char *trend; /* "" if none */
  char *spoken;
  GArray *spots;
  double low, high;
  int last_day;
  int place, landmark;
  gboolean hidden, has_target;
} LivretMeasureTile;

/**
 * livret_measure_tile_new:
 * @choice: (nullable): what was chosen for this measure
 * @days: (element-type LivretDaySummary): the last ones, oldest first, at least one
 * @last: (nullable): the last reading; %NULL for kinds that add up: the last day counts
 */
LivretMeasureTile *livret_measure_tile_new (const char *person,
                                            const LivretKind *kind,
                                            const LivretMeasureChoice *choice,
                                            const GArray *days,
                                            const LivretReading *last,
                                            int today);
LivretMeasureTile *livret_measure_tile_ref (LivretMeasureTile *tile);
void livret_measure_tile_free (LivretMeasureTile *tile);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretMeasureTile, livret_measure_tile_free)

/** livret_measure_position_now: of the last value, read on @day: a day that goes on is not called
 * below its target. */
LivretMeasurePosition livret_measure_position_now (const LivretMeasureRule *rule,
                                                   const double *values,
                                                   int day,
                                                   int today);

/** livret_measure_group_title: (nullable): heading of a kind's group, "Heart and blood pressure".
 */
const char *livret_measure_group_title (const char *group);
/** livret_measure_wall: a reading's time on its own clock, as seconds as if UTC. */
gint64 livret_measure_wall (const LivretReading *reading);
/** livret_measure_day: the local day number of a reading. */
int livret_measure_day (const LivretReading *reading);
/** livret_measure_day_words: (transfer full): short: "today", "Monday", "19 Nov". */
char *livret_measure_day_words (int day, int today);

G_END_DECLS
