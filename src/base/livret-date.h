/* livret-date.h: partial dates ("2026", "2026-05", a day, an instant) and civil arithmetic.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LivretDate:
 * @text: ISO 8601 as kept and exchanged: YYYY, YYYY-MM, YYYY-MM-DD or
 * YYYY-MM-DDThh:mm[:ss][±hh:mm|Z]; empty for "no date"
 * @earliest: first second it may mean, Unix time
 * @latest: last second it may mean, Unix time
 *
 * A date as precisely as it is known. Lists sort by @earliest, filters test overlap.
 */
typedef struct
{
  char text[32];
  gint64 earliest;
  gint64 latest;
} LivretDate;

/**
 * livret_date_parse:
 * @text: as in #LivretDate.text; also DD/MM/YYYY and MM/YYYY as French people type them
 * @home: zone in which a date without offset is meant, %NULL for the local one
 * @out: set on success
 *
 * Impossible dates (2026-02-30) are refused. Years 1800 to 2200. An empty text is "no date". Also
 * read: a space for the T, "+0200" for "+02:00", fractions of a second (dropped).
 */
gboolean livret_date_parse (const char *text, GTimeZone *home, LivretDate *out, GError **error);

/** livret_date_from_instant: the date-time with its offset in minutes, to the second; not set
 * outside the years 1800 to 2200. */
void livret_date_from_instant (gint64 unix_s, int offset_min, LivretDate *out);

gboolean livret_date_is_set (const LivretDate *date);

/** livret_date_overlaps: whether @date may fall within [@from, @to] (Unix seconds, inclusive). */
gboolean livret_date_overlaps (const LivretDate *date, gint64 from, gint64 to);

/**
 * livret_date_display:
 * Returns: (transfer full): as people read it in the current LC_TIME: "21 novembre 2026",
 *   "novembre 2026", "2026", "21 nov. 2026 à 07:46"; "" when not set. An instant shows the wall
 *   clock it was written with. In French U+00A0 stands between day and month.
 */
char *livret_date_display (const LivretDate *date);

/** livret_date_since: (transfer full): "since 2019", "since 9 April 2025". */
char *livret_date_since (const LivretDate *date);
/** livret_date_until: (transfer full): "until August 2024". */
char *livret_date_until (const LivretDate *date);
/** livret_date_declared: (transfer full): "declared on 9 April 2025", "declared in 2025". */
char *livret_date_declared (const LivretDate *date);
/** livret_date_span: (transfer full): "from 2019 to 2021". */
char *livret_date_span (const LivretDate *from, const LivretDate *until);

/** livret_day_display: a day number as "21 nov. 2026". (transfer full) */
char *livret_day_display (int day);

/** livret_day_iso: writes "YYYY-MM-DD" of a day number into @buffer. */
const char *livret_day_iso (int day, char buffer[16]);

/** livret_day_parse: "YYYY-MM-DD" to a day number. */
gboolean livret_day_parse (const char *text, int *day, GError **error);

/** livret_days_from_civil: days since 1970-01-01 of a proleptic Gregorian date. */
int livret_days_from_civil (int year, int month, int day);
void livret_civil_from_days (int days, int *year, int *month, int *day);

/**
 * LivretZone: a time zone with the last looked-up interval cached, for millions of look-ups.
 */
typedef struct _LivretZone LivretZone;

/** livret_zone_new: (nullable): @identifier is an IANA name, NULL for the local zone; NULL if
 * unknown. */
LivretZone *livret_zone_new (const char *identifier);
void livret_zone_free (LivretZone *zone);
const char *livret_zone_get_identifier (LivretZone *zone);
/** livret_zone_offset_at: seconds east of UTC in force at a UTC instant. */
int livret_zone_offset_at (LivretZone *zone, gint64 utc_s);
/**
 * livret_zone_resolve_wall:
 * @fold: %TRUE for the second pass of an hour that occurs twice
 * @ambiguous: (out) (optional): the wall time occurs twice, or never (then the offset before the
 * change counts: that of a clock which was not yet set)
 *
 * Returns: UTC seconds of a wall-clock time given as "seconds as if UTC"
 */
gint64
livret_zone_resolve_wall (LivretZone *zone, gint64 wall_s, gboolean fold, gboolean *ambiguous);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretZone, livret_zone_free)

/** livret_wall_to_utc: as livret_zone_resolve_wall(), for a look-up now and then. */
gint64 livret_wall_to_utc (GTimeZone *zone, gint64 wall_s, gboolean fold);

G_END_DECLS
