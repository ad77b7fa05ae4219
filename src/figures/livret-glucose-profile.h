/* livret-glucose-profile.h: the usual day of a glucose sensor: percentiles by quarter of an hour.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figures/livret-figure.h"

G_BEGIN_DECLS

#define LIVRET_PROFILE_SLOTS 96
#define LIVRET_PROFILE_LINES 5
/** A percentile of fewer readings around a quarter of an hour is not drawn. */
#define LIVRET_PROFILE_LEAST 5

/** livret_profile_percents: 5, 25, 50, 75, 95. */
extern const int livret_profile_percents[LIVRET_PROFILE_LINES];

/**
 * LivretGlucoseProfile: readings may be added in any order; what is kept does not grow with them.
 * @percentiles: mg/dL, by quarter of an hour of the local clock and line; %NAN of too few readings
 */
typedef struct
{
  gint64 n, from, until;
  double percentiles[LIVRET_PROFILE_SLOTS][LIVRET_PROFILE_LINES];
  /*< private >*/
  guint32 *counts;
} LivretGlucoseProfile;

void livret_glucose_profile_init (LivretGlucoseProfile *profile);
void livret_glucose_profile_add (LivretGlucoseProfile *profile, gint64 wall, double mg_dl);
void livret_glucose_profile_finish (LivretGlucoseProfile *profile);
void livret_glucose_profile_clear (LivretGlucoseProfile *profile);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LivretGlucoseProfile, livret_glucose_profile_clear)

/** livret_glucose_profile_figures: (transfer full) (element-type LivretFigure): lowest and highest
 * median of the day, with how the profile is made. */
GPtrArray *livret_glucose_profile_figures (const LivretGlucoseProfile *profile,
                                           const LivretKind *kind,
                                           const char *unit);
/** livret_glucose_profile_spoken: (transfer full): one quarter of an hour as a sentence. */
char *livret_glucose_profile_spoken (const LivretGlucoseProfile *profile,
                                     const LivretKind *kind,
                                     const char *unit,
                                     guint slot);
/** livret_profile_time: (transfer full): "07:15", the beginning of a slot. */
char *livret_profile_time (guint slot);

G_END_DECLS
