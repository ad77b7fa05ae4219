/* livret-glucose-lows.h: episodes of low glucose, as a sensor saw them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figures/livret-glucose-range.h"

G_BEGIN_DECLS

/**
 * LivretGlucoseLow: an episode below 70 mg/dL of 15 minutes or more.
 * @from, @until: walls: the first reading below, the first of 15 minutes at or above the limit
 * @lowest: mg/dL
 * @level2: 15 minutes or more on end below 54 mg/dL
 * @extended: more than two hours
 */
typedef struct
{
  gint64 from, until;
  double lowest;
  gboolean level2;
  gboolean extended;
} LivretGlucoseLow;

/** LivretGlucoseLows: readings are added oldest first. @episodes: (element-type LivretGlucoseLow)
 */
typedef struct
{
  GArray *episodes;
  gint64 n, from, until;
  /*< private >*/
  gboolean low;
  LivretGlucoseLow now;
  gint64 back_since;  /* at or above 70 since; 0: not */
  gint64 below_since; /* below 54 since; 0: not */
  gint64 longest54;
} LivretGlucoseLows;

void livret_glucose_lows_init (LivretGlucoseLows *lows);
void livret_glucose_lows_add (LivretGlucoseLows *lows, gint64 wall, double mg_dl);
void livret_glucose_lows_finish (LivretGlucoseLows *lows);
void livret_glucose_lows_clear (LivretGlucoseLows *lows);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LivretGlucoseLows, livret_glucose_lows_clear)

/** livret_glucose_lows_figures: (transfer full) (element-type LivretFigure): how many there were.
 */
GPtrArray *livret_glucose_lows_figures (const LivretGlucoseLows *lows,
                                        const LivretKind *kind,
                                        const char *unit);

G_END_DECLS
