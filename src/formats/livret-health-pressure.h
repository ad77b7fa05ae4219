/* livret-health-pressure.h: the halves of blood pressures in a HealthKit export, put together once.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each half stands among the records, and, where the app that measured was careful, both stand once
 * more in a correlation, which says what belongs together. Nothing says that correlations come
 * last.
 */
#pragma once

#include "formats/livret-health-series.h"

G_BEGIN_DECLS

typedef struct _LivretHealthPressure LivretHealthPressure;

LivretHealthPressure *livret_health_pressure_new (void);
void livret_health_pressure_free (LivretHealthPressure *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretHealthPressure, livret_health_pressure_free)

/** livret_health_pressure_add: a half among the records; %FALSE if there are too many. */
gboolean livret_health_pressure_add (LivretHealthPressure *self,
                                     LivretHealthStream *stream,
                                     const LivretSinkReading *half);
/** livret_health_pressure_begin: a correlation; halves noted before belong to another one. */
void livret_health_pressure_begin (LivretHealthPressure *self);
/** livret_health_pressure_note: a half in the correlation. */
void livret_health_pressure_note (LivretHealthPressure *self,
                                  LivretHealthStream *stream,
                                  const LivretSinkReading *half);
/** livret_health_pressure_end: gives the correlation's reading, if it has both halves. */
gboolean livret_health_pressure_end (LivretHealthPressure *self,
                                     LivretHealthSeries *series,
                                     LivretHealthTally *tally);
/** livret_health_pressure_finish: gives what no correlation named; halves alone are set aside. */
gboolean livret_health_pressure_finish (LivretHealthPressure *self,
                                        LivretHealthSeries *series,
                                        LivretHealthTally *tally);

G_END_DECLS
