/* livret-figures-read.h: figures of a person's readings, read from the record.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figures/livret-body-mass.h"
#include "figures/livret-calendar.h"
#include "figures/livret-glucose-lows.h"
#include "figures/livret-glucose-profile.h"
#include "figures/livret-pressure-series.h"
#include "figures/livret-trend.h"

G_BEGIN_DECLS

/** Time in range and the usual day are told of so many days at most, the last ones. */
#define LIVRET_FIGURES_GLUCOSE_DAYS 90
/** A series of pressures is looked for so far back. */
#define LIVRET_FIGURES_PRESSURE_DAYS 366
/** A calendar shows so many days, however short the period that its means are of. */
#define LIVRET_FIGURES_CALENDAR_DAYS 371
/** A smoothed line begins so many days before the days looked at: what is older hardly moves it. */
#define LIVRET_FIGURES_WEIGHT_LEAD 180

/**
 * LivretFigures: of one kind of one person; what does not belong to the kind is %NULL or unset.
 * @unit: to show in
 * @from_day, @until_day: the days looked at
 * @range, @profile, @lows: of a glucose sensor; @range.n 0: none
 * @implausible: readings of a sensor that were left out
 * @pressure: (nullable)
 * @body: of a weight; @body.kg %NAN: none
 * @trend: (nullable) (element-type LivretTrendPoint): also of the days before @from_day that it
 *   comes from
 * @calendar: (nullable)
 */
typedef struct
{
  const LivretKind *kind;
  const char *unit;
  int from_day, until_day;
  LivretGlucoseRange range;
  LivretGlucoseProfile profile;
  LivretGlucoseLows lows;
  gint64 implausible;
  LivretPressureSeries *pressure;
  LivretBodyMass body;
  GArray *trend;
  LivretCalendar *calendar;
} LivretFigures;

/** livret_figures_has: whether there are figures of this kind at all. */
gboolean livret_figures_has (const LivretKind *kind);
/**
 * livret_figures_read:
 * @unit: one of the kind's
 * @from_day, @until_day: local days, inclusive
 *
 * Of however many readings, a month is in memory at a time.
 */
LivretFigures *livret_figures_read (LivretDb *db,
                                    const char *person,
                                    const LivretKind *kind,
                                    const char *unit,
                                    int from_day,
                                    int until_day,
                                    GCancellable *cancellable,
                                    GError **error);
void livret_figures_free (LivretFigures *figures);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretFigures, livret_figures_free)

/** livret_figures_list: (transfer full) (element-type LivretFigure): all of them, the most
 * important first. */
GPtrArray *livret_figures_list (const LivretFigures *figures);

G_END_DECLS
