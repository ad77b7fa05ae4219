/* livret-wording.h: the words and dates that several pages say alike. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-limit.h"
#include "record/livret-people.h"

G_BEGIN_DECLS

/** livret_wording_age: (transfer full): "58 years old", "14 months old"; "" if unknown. */
char *livret_wording_age (const LivretPerson *person, int today);
/** livret_wording_person: (transfer full): "Camille · 58 years old"; @person %NULL: "Whole
 * household". */
char *livret_wording_person (const LivretPerson *person, int today);
/** livret_wording_given_name: (transfer full): "Camille" of "Camille Martin". */
char *livret_wording_given_name (const LivretPerson *person);
/** livret_wording_month: (transfer full): "November 2026", as a heading. */
char *livret_wording_month (int year, int month);
/** livret_wording_long_day: (transfer full): "Saturday 21 November 2026", as a heading. */
char *livret_wording_long_day (int day);
/** livret_wording_short_day: (transfer full): "19 Nov", with its year if it is not @today's. */
char *livret_wording_short_day (int day, int today);
/** livret_wording_typed_date: (transfer full): a date as people type it, day first: "20/11/2026".
 */
char *livret_wording_typed_date (const char *iso);
/** livret_wording_day: (transfer full): "today", "yesterday", "Monday" within a week, else the
 * date.
 */
char *livret_wording_day (int day, int today);
/** livret_wording_time: (transfer full): the time of a wall clock ("seconds as if UTC"): "07:46",
 * "7 h 46". */
char *livret_wording_time (gint64 wall);
/** livret_wording_day_time: (transfer full): "today at 07:46", "12 October 2026 at 07:46". */
char *livret_wording_day_time (gint64 wall, int today);
/** livret_wording_wall: Unix seconds as the local wall clock's "seconds as if UTC". */
gint64 livret_wording_wall (gint64 unix_s);
/** livret_wording_day_of: the local day number of Unix seconds. */
int livret_wording_day_of (gint64 unix_s);
/** livret_wording_join: (transfer full): the parts that are set, with " · " between. */
char *livret_wording_join (const char *first, ...) G_GNUC_NULL_TERMINATED;
/** livret_wording_limit: (transfer full): "less than 0.5 mg/L", "at least 90": signs are easily
 * overlooked, and are not read aloud by all. @value: with its unit */
char *livret_wording_limit (LivretLimit limit, const char *value);
/** livret_wording_capital: (transfer full): with a capital first letter. */
char *livret_wording_capital (const char *text);

G_END_DECLS
