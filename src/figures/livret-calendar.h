/* livret-calendar.h: a calendar of what adds up over days: sleep, steps.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figures/livret-figure.h"
#include "record/livret-readings.h"

G_BEGIN_DECLS

#define LIVRET_CALENDAR_LEVELS 5

/**
 * LivretCalendar:
 * @first_day: a Monday; @n_days: whole weeks
 * @from_day: means are of the days from here on; earlier ones are shown alone
 * @values: (array): a day's sum, canonical; %NAN where nothing was counted
 * @limits: where the levels from 1 on begin
 */
typedef struct
{
  const LivretKind *kind;
  int first_day, from_day, last_day;
  guint n_days;
  double *values;
  double limits[LIVRET_CALENDAR_LEVELS - 1];
} LivretCalendar;

/** livret_calendar_has: whether days of this kind are shown as a calendar. */
gboolean livret_calendar_has (const LivretKind *kind);
/** livret_calendar_new: @days: (element-type LivretDaySummary): oldest first; until @last_day. */
LivretCalendar *
livret_calendar_new (const LivretKind *kind, const GArray *days, int from_day, int last_day);
void livret_calendar_free (LivretCalendar *calendar);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretCalendar, livret_calendar_free)

/** livret_calendar_level: 0 to 4; -1 where nothing was counted. */
int livret_calendar_level (const LivretCalendar *calendar, guint day);
/** livret_calendar_level_words: (transfer full): "below 2,500 steps", "from 7 to 9 h". */
char *livret_calendar_level_words (const LivretCalendar *calendar, int level, const char *unit);
/** livret_calendar_weekday: 0 Monday to 6 Sunday, of a day number. */
int livret_calendar_weekday (int day);
/** livret_calendar_figures: (transfer full) (element-type LivretFigure) */
GPtrArray *livret_calendar_figures (const LivretCalendar *calendar, const char *unit);

G_END_DECLS
