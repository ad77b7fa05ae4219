/* livret-pressure-series.h: a series of blood pressures measured at home: three in the morning,
 * three in the evening, three days on end. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figures/livret-figure.h"

G_BEGIN_DECLS

#define LIVRET_PRESSURE_DAYS 3
#define LIVRET_PRESSURE_TIMES 3 /* readings a morning, and an evening */
#define LIVRET_PRESSURE_FULL (2 * LIVRET_PRESSURE_DAYS * LIVRET_PRESSURE_TIMES)
/** An average of fewer readings is not given: two a time on three days, as ESC 2024 has it. */
#define LIVRET_PRESSURE_LEAST 12

/** LivretPressureReading: canonical values. */
typedef struct
{
  gint64 wall;
  double values[LIVRET_COMPONENTS_MAX];
  gboolean implausible;
} LivretPressureReading;

typedef enum
{
  LIVRET_PRESSURE_COUNTS,
  LIVRET_PRESSURE_FOURTH,      /* three readings of that time count already */
  LIVRET_PRESSURE_APART,       /* not among the readings made one after the other */
  LIVRET_PRESSURE_MIDDAY,      /* neither morning nor evening */
  LIVRET_PRESSURE_IMPLAUSIBLE, /* marked so */
} LivretPressureWhy;

/** LivretPressureRow: @day: 0 to 2 in the series; @evening of that day; @place: 0 to 2 if it counts
 */
typedef struct
{
  LivretPressureReading reading;
  int day;
  gboolean evening;
  guint place;
  LivretPressureWhy why;
} LivretPressureRow;

/**
 * LivretPressureSeries:
 * @first_day: day number of its first day
 * @counted: how many readings count, at most eighteen
 * @enough: at least twelve of them, each day with some: averages are given
 * @rows: (element-type LivretPressureRow): all readings of the three days, oldest first
 * @mean, @morning, @evening: %NAN where there are none
 */
typedef struct
{
  int first_day;
  guint counted, mornings, evenings;
  gboolean enough;
  GArray *rows;
  double mean[LIVRET_COMPONENTS_MAX];
  double morning[LIVRET_COMPONENTS_MAX];
  double evening[LIVRET_COMPONENTS_MAX];
} LivretPressureSeries;

/**
 * livret_pressure_series_find: (nullable): the latest series with enough readings; if there is
 * none, the three days with most of them, the latest; %NULL of no reading that could count.
 * @readings: (element-type LivretPressureReading): oldest first
 */
LivretPressureSeries *livret_pressure_series_find (const GArray *readings);
void livret_pressure_series_free (LivretPressureSeries *series);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretPressureSeries, livret_pressure_series_free)

/** livret_pressure_why_words: (nullable): why a reading does not count, static; %NULL if it does.
 */
const char *livret_pressure_why_words (LivretPressureWhy why);
/** livret_pressure_rule_words: the rule in sentences; static. */
const char *livret_pressure_rule_words (void);
/** livret_pressure_series_span: (transfer full): "from 12 to 14 November 2026". */
char *livret_pressure_series_span (const LivretPressureSeries *series);
/** livret_pressure_series_compared: (transfer full): the average beside 135/85 mmHg, in @unit. */
char *livret_pressure_series_compared (const LivretPressureSeries *series,
                                       const LivretKind *kind,
                                       const char *unit);
/** livret_pressure_series_figures: (transfer full) (element-type LivretFigure): the average first.
 */
GPtrArray *livret_pressure_series_figures (const LivretPressureSeries *series,
                                           const LivretKind *kind,
                                           const char *unit);

/** livret_pressure_part: of which part of a day a reading is: 0 the morning, from 4:00 to noon, 1
 * the evening, from 18:00 to 4:00, -1 neither. @day: (out): the evening's own, after midnight too
 */
int livret_pressure_part (gint64 wall, int *day);

G_END_DECLS
