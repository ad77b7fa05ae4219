/* livret-words.h: the words and dates that several pages say alike. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-people.h"

G_BEGIN_DECLS

/** livret_words_age: (transfer full): "58 years old", "14 months old"; "" if unknown. */
char *livret_words_age (const LivretPerson *person, int today);
/** livret_words_person: (transfer full): "Camille · 58 years old"; @person %NULL: "Whole
 * household". */
char *livret_words_person (const LivretPerson *person, int today);
/** livret_words_given_name: (transfer full): "Camille" of "Camille Martin". */
char *livret_words_given_name (const LivretPerson *person);
/** livret_words_month: (transfer full): "November 2026", as a heading. */
char *livret_words_month (int year, int month);
/** livret_words_long_day: (transfer full): "Saturday 21 November 2026", as a heading. */
char *livret_words_long_day (int day);
/** livret_words_short_day: (transfer full): "19 Nov", with its year if it is not @today's. */
char *livret_words_short_day (int day, int today);
/** livret_words_day: (transfer full): "today", "yesterday", "Monday" within a week, else the date.
 */
char *livret_words_day (int day, int today);
/** livret_words_time: (transfer full): the time of a wall clock ("seconds as if UTC"): "07:46", "7
 * h 46". */
char *livret_words_time (gint64 wall);
/** livret_words_day_time: (transfer full): "today at 07:46", "12 October 2026 at 07:46". */
char *livret_words_day_time (gint64 wall, int today);
/** livret_words_wall: Unix seconds as the local wall clock's "seconds as if UTC". */
gint64 livret_words_wall (gint64 unix_s);
/** livret_words_day_of: the local day number of Unix seconds. */
int livret_words_day_of (gint64 unix_s);
/** livret_words_join: (transfer full): the parts that are set, with " · " between. */
char *livret_words_join (const char *first, ...) G_GNUC_NULL_TERMINATED;
/** livret_words_capital: (transfer full): with a capital first letter. */
char *livret_words_capital (const char *text);

G_END_DECLS
