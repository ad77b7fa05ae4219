/* livret-readings.h: series of readings: reading them out, correcting them, their day summaries.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-db.h"
#include "record/livret-kind.h"
#include "record/livret-sink.h"

G_BEGIN_DECLS

/**
 * LivretReadingKey: what names a reading: the series' row and the values as found, never corrected.
 */
typedef struct
{
  gint64 series;
  gint64 time;
  gint64 duration;
  double value;
  int code;
} LivretReadingKey;

/**
 * LivretReading: a reading as it counts now (corrections applied).
 * @time: UTC seconds; @offset_min: minutes east of UTC for its local time
 * @values: in the kind's canonical unit; NAN for absent components
 * @written: (transfer full): number and unit as found, "72,4 kg"; stays as found when corrected
 * @corrected: edited or moved by a person
 * @day: the local day it counts for, see livret_kind_day()
 * @counts: %FALSE: another source's reading counts in its stead, see livret-source-rule.h
 * @source: device or program; "" when typed by hand
 */
typedef struct
{
  LivretReadingKey key;
  const LivretKind *kind;
  gint64 time;
  gint64 duration;
  int offset_min;
  int day;
  double values[LIVRET_COMPONENTS_MAX];
  guint8 flags;
  gboolean corrected;
  gboolean counts;
  gint64 import; /* row of the import that owns it, 0: typed by hand */
  char *written;
  char *source;
} LivretReading;
void livret_reading_clear (LivretReading *reading);

/** livret_reading_key_to_id: (transfer full): a text for the command line: "12:1714723200:0:128:0".
 */
char *livret_reading_key_to_id (const LivretReadingKey *key);
gboolean livret_reading_key_from_id (const char *id, LivretReadingKey *key, GError **error);

/**
 * LivretReadingQuery: @from and @until are UTC seconds, inclusive; @person is needed.
 * @all: also what does not count by the rule of sources, see livret-source-rule.h
 * @series: 0, or the row of the one series that is asked for
 * @plausible: without what is hardly possible
 */
typedef struct
{
  const char *person;
  const LivretKind *kind; /* NULL: all */
  gint64 from;            /* G_MININT64: open */
  gint64 until;           /* G_MAXINT64: open */
  int limit;              /* 0: all */
  gboolean newest_first;
  gboolean all;
  gint64 series;
  gboolean plausible;
} LivretReadingQuery;

/** livret_readings_list: (transfer full) (element-type LivretReading): a GArray with a clear
 * function. */
GArray *livret_readings_list (LivretDb *db, const LivretReadingQuery *query, GError **error);
/**
 * LivretReadingGlance: of a reading what figures are computed from.
 * @series: row of its series; @place: the one a person gave it among the sources, 0: none
 * @wall: seconds of its local clock as if UTC
 * @values: borrowed
 */
typedef struct
{
  gint64 series;
  int place;
  gint64 wall;
  const double *values;
  gboolean implausible;
  gint64 duration; /* seconds from @wall on */
} LivretReadingGlance;
typedef void (*LivretReadingFunc) (const LivretReadingGlance *glance, gpointer data);

/**
 * livret_readings_each: every reading in turn, series by series: nothing of them is kept in memory.
 * The query's limit and order do not count.
 */
gboolean livret_readings_each (LivretDb *db,
                               const LivretReadingQuery *query,
                               LivretReadingFunc func,
                               gpointer data,
                               GError **error);
/** livret_readings_count: without regard to the limit; -1 on error. */
gint64 livret_readings_count (LivretDb *db, const LivretReadingQuery *query, GError **error);
/** livret_readings_get: one reading as it counts now, also a deleted one; clear it afterwards.
 * LIVRET_RECORD_ERROR_NOT_FOUND. */
gboolean livret_readings_get (LivretDb *db,
                              const LivretReadingKey *key,
                              LivretReading *reading,
                              GError **error);

/** LivretDaySummary: one local day of one kind of one person; what is hardly possible is in none of
 * its figures. */
typedef struct
{
  int day;
  const LivretKind *kind;
  gint64 count;
  double mean[LIVRET_COMPONENTS_MAX];
  double min[LIVRET_COMPONENTS_MAX];
  double max[LIVRET_COMPONENTS_MAX];
  double
      sum; /* of the first component; for kinds that add up, of the series that counts that day */
  double last;   /* first component of the day's last reading */
  gint64 series; /* whose day it is where series are told apart; else 0 */
} LivretDaySummary;

/** livret_readings_by_day: (transfer full) (element-type LivretDaySummary): oldest first, days
 * inclusive. */
GArray *livret_readings_by_day (LivretDb *db,
                                const char *person,
                                const LivretKind *kind,
                                int from_day,
                                int until_day,
                                GError **error);

/** livret_readings_by_day_apart: the same with a row a series, day by day; of kinds that add up
 * there is no such thing. */
GArray *livret_readings_by_day_apart (LivretDb *db,
                                      const char *person,
                                      const LivretKind *kind,
                                      int from_day,
                                      int until_day,
                                      GError **error);

/** LivretDayLeftOut: so many readings of the day are hardly possible. */
typedef struct
{
  int day;
  gint64 count;
} LivretDayLeftOut;
/** livret_readings_left_out: (transfer full) (element-type LivretDayLeftOut): the days on which
 * there are any, of series that count; oldest first, days inclusive. */
GArray *livret_readings_left_out (LivretDb *db,
                                  const char *person,
                                  const LivretKind *kind,
                                  int from_day,
                                  int until_day,
                                  GError **error);

/** LivretQuarterSummary: a quarter of an hour of the local clock on a day with many readings: @day
 * and @quarter (0 to 95) of it, first component; one a series. */
typedef struct
{
  gint64 series;
  int day;
  int quarter;
  gint64 count;
  double mean;
  double min;
  double max;
} LivretQuarterSummary;

/**
 * livret_readings_by_quarter: (transfer full) (element-type LivretQuarterSummary): oldest first,
 * days inclusive; only of the days on which one series has more than 480 readings of the person:
 * for the others the readings themselves are few enough.
 */
GArray *livret_readings_by_quarter (LivretDb *db,
                                    const char *person,
                                    const LivretKind *kind,
                                    int from_day,
                                    int until_day,
                                    GError **error);

/** LivretReadingSource: a series of the person's readings of one kind, with @count readings in the
 * days asked for; 0 where all are hardly possible. @name: device or program, "" for what was typed
 * by hand */
typedef struct
{
  gint64 series;
  char *name;
  gint64 count;
} LivretReadingSource;

/** livret_readings_sources: (transfer full) (element-type LivretReadingSource): those that count, a
 * GArray with a clear function; out of the summaries, days inclusive, most readings first. */
GArray *livret_readings_sources (LivretDb *db,
                                 const char *person,
                                 const LivretKind *kind,
                                 int from_day,
                                 int until_day,
                                 GError **error);

/** LivretKindPresence: a kind that a person has readings of; its days are those with any that is
 * possible, if there is one; @earliest_day and @latest_day are of all. */
typedef struct
{
  const LivretKind *kind;
  gint64 count;
  int first_day;
  int last_day;
  int earliest_day;
  int latest_day;
} LivretKindPresence;
/** livret_readings_kinds: (transfer full) (element-type LivretKindPresence): in the order to show
 * them. */
GArray *livret_readings_kinds (LivretDb *db, const char *person, GError **error);
/** livret_readings_typed: the same of the readings that were typed by hand alone. */
GArray *livret_readings_typed (LivretDb *db, const char *person, GError **error);

/** livret_readings_add: one reading typed by hand. @when UTC; @unit UCUM as chosen. */
gboolean livret_readings_add (LivretDb *db,
                              const char *person,
                              const LivretKind *kind,
                              gint64 when,
                              int offset_min,
                              const double *values,
                              const char *unit,
                              LivretReadingKey *key,
                              GError **error);
/** livret_readings_edit: keeps the original; the correction survives every re-import. @values
 * canonical; NULL: unchanged. @when 0: unchanged. */
gboolean livret_readings_edit (
    LivretDb *db, const LivretReadingKey *key, const double *values, gint64 when, GError **error);
gboolean livret_readings_delete (LivretDb *db,
                                 const LivretReadingKey *key,
                                 gboolean deleted,
                                 GError **error);
/** livret_readings_move: to another person. */
gboolean livret_readings_move (LivretDb *db,
                               const LivretReadingKey *key,
                               const char *person,
                               GError **error);

G_END_DECLS
