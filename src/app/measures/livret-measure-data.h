/* livret-measure-data.h: what the pages of the measures read from the record, as jobs of the store.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/measures/livret-measure-state.h"
#include "app/measures/livret-measure-trace.h"
#include "record/livret-day-notes.h"
#include "record/livret-store.h"

G_BEGIN_DECLS

/* All kinds
 * ---------------------------------------------------------------------------------------- */

/**
 * livret_measure_tiles_read: a #LivretStoreFunc.
 * @data: (type GStrv): ids of the people
 *
 * Returns: (transfer full) (element-type LivretMeasureTile): person by person, kinds in the order
 *   to show them
 */
gpointer
livret_measure_tiles_read (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error);

/**
 * livret_measure_landmarks_read: a #LivretStoreFunc.
 * @data: (type utf8): id of a person
 *
 * Returns: (transfer full) (element-type LivretMeasureTile): the landmarks alone, in their order
 */
gpointer livret_measure_landmarks_read (LivretDb *db,
                                        gpointer data,
                                        GCancellable *cancellable,
                                        GError **error);

/* One kind
 * ----------------------------------------------------------------------------------------- */

/** LivretMeasureQuestion:
 * @chosen: %FALSE: the period is to be chosen by where readings are
 * @span: what is to be shown where that is no period until today; empty: @period
 * @beside: (nullable): another kind, to be compared with
 */
typedef struct
{
  char *person;
  const LivretKind *kind;
  gboolean chosen;
  LivretMeasurePeriod period;
  LivretChartSpan span;
  const LivretKind *beside;
} LivretMeasureQuestion;

LivretMeasureQuestion *livret_measure_question_new (const char *person,
                                                    const LivretKind *kind,
                                                    gboolean chosen,
                                                    LivretMeasurePeriod period);
void livret_measure_question_free (LivretMeasureQuestion *question);

/**
 * LivretMeasureData: of one kind and one person.
 * @choice: (nullable): what was chosen for it
 * @landmarks: (nullable) (element-type LivretKind): the person's, chosen or proposed
 * @rule: what values are judged by
 * @any: there are readings at all; without, nothing below is set but kind, period and today
 * @last: (nullable): the last reading; %NULL for kinds that add up
 * @last_sum: their last day's sum, else %NAN
 * @kinds: (nullable) (element-type LivretKindPresence): of which the person has readings
 * @span, @from_wall, @until_wall: the period, as seconds as if UTC
 * @bounds: from the first reading to today, or to the last one if that is later
 * @trace: (nullable): what the chart draws, more than the period
 * @beside: (nullable): the same of the kind it is compared with
 * @notes: (nullable) (element-type LivretDayNote): beside this kind and beside all
 * @events: (nullable) (element-type LivretChartEvent): all there are, notes among them
 * @points: (element-type LivretChartPoint): of the period, oldest first; readings, or quarters of
 *   hours or days where they add up or are too many
 * @origins: (element-type LivretMeasureOrigin): of the period's days, most readings first
 */
typedef struct
{
  const LivretKind *kind;
  LivretMeasureChoice *choice;
  GPtrArray *landmarks;
  LivretMeasureRule rule;
  int today;
  gboolean any;
  int first_day, last_day;
  LivretMeasurePeriod period;
  GArray *kinds;
  LivretChartSpan span, bounds;
  gint64 from_wall, until_wall;
  gint64 count;
  LivretReading *last;
  double last_sum;
  LivretTrend trend;
  GArray *points;
  GPtrArray *origins;
  LivretMeasureTrace *trace;
  LivretMeasureTrace *beside;
  GPtrArray *notes;
  GArray *events;
} LivretMeasureData;

/** livret_measure_data_read: a #LivretStoreFunc; @data: #LivretMeasureQuestion. */
gpointer
livret_measure_data_read (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error);
void livret_measure_data_free (LivretMeasureData *data);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretMeasureData, livret_measure_data_free)

/** livret_measure_data_values: of the last reading, or of the last day's sum. */
void livret_measure_data_values (const LivretMeasureData *data,
                                 double values[LIVRET_COMPONENTS_MAX]);

G_END_DECLS
