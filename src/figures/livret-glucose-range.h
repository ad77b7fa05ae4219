/* livret-glucose-range.h: time in range of a glucose sensor, its mean, its estimated HbA1c.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figures/livret-figure.h"

G_BEGIN_DECLS

/** A reading stands for the time until the next one, at most so many seconds. */
#define LIVRET_GLUCOSE_STANDS (15 * 60)
/** What the consensus wants before anything is concluded: days, and the share of their time. */
#define LIVRET_GLUCOSE_DAYS 14
#define LIVRET_GLUCOSE_ACTIVE 0.70

typedef enum
{
  LIVRET_GLUCOSE_VERY_LOW,  /* below 54 mg/dL */
  LIVRET_GLUCOSE_LOW,       /* 54 to 69 */
  LIVRET_GLUCOSE_IN_RANGE,  /* 70 to 180 */
  LIVRET_GLUCOSE_HIGH,      /* 181 to 250 */
  LIVRET_GLUCOSE_VERY_HIGH, /* above 250 */
  LIVRET_GLUCOSE_BANDS,
} LivretGlucoseBand;

/**
 * LivretGlucoseRange: readings are added oldest first; of any number of them this much is kept.
 * @n, @days: readings, and days with any
 * @from, @until: walls of the first and the last reading
 * @covered: seconds that readings stand for
 * @seconds: of these, by band
 * @mean: weighted by time, mg/dL; @NAN of none
 */
typedef struct
{
  gint64 n;
  guint days;
  gint64 from, until;
  double covered;
  double seconds[LIVRET_GLUCOSE_BANDS];
  double mean;
  /*< private >*/
  double squares;
  double last;
  int last_day;
} LivretGlucoseRange;

void livret_glucose_range_init (LivretGlucoseRange *range);
void livret_glucose_range_add (LivretGlucoseRange *range, gint64 wall, double mg_dl);
/** livret_glucose_range_finish: the last reading stands for its whole time. */
void livret_glucose_range_finish (LivretGlucoseRange *range);

LivretGlucoseBand livret_glucose_band (double mg_dl);
/** livret_glucose_range_share: of the time covered, 0 to 1; %NAN of none. */
double livret_glucose_range_share (const LivretGlucoseRange *range, LivretGlucoseBand band);
/** livret_glucose_range_active: the share of the time from first to last that is covered. */
double livret_glucose_range_active (const LivretGlucoseRange *range);
/** livret_glucose_range_variation: standard deviation divided by the mean. */
double livret_glucose_range_variation (const LivretGlucoseRange *range);
/** livret_glucose_range_enough: as the consensus wants it. */
gboolean livret_glucose_range_enough (const LivretGlucoseRange *range);
/** livret_glucose_gmi: estimated HbA1c in % of a mean in mg/dL. */
double livret_glucose_gmi (double mean_mg_dl);

/** livret_glucose_band_words: (transfer full): "70 to 180 mg/dL", in @unit. */
char *livret_glucose_band_words (const LivretKind *kind, LivretGlucoseBand band, const char *unit);
/** livret_glucose_band_title: "In range", "Very low"; static. */
const char *livret_glucose_band_title (LivretGlucoseBand band);
/** livret_glucose_range_figures: (transfer full) (element-type LivretFigure): empty of none. */
GPtrArray *livret_glucose_range_figures (const LivretGlucoseRange *range,
                                         const LivretKind *kind,
                                         const char *unit);

G_END_DECLS
