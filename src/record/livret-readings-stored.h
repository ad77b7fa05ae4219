/* livret-readings-stored.h: readings as they lie in the record, and as they count after
 * corrections. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/livret-date.h"
#include "record/livret-db.h"
#include "record/livret-kind.h"
#include "record/livret-readings-row.h"

G_BEGIN_DECLS

/** LivretSeries: a row of the table series. @person: whose it is now; @rank: the place a person
 * gave it among the sources, 0: none; @counts: %FALSE: by a person's choice its readings do not
 * count;
 * @source for people. */
typedef struct
{
  gint64 row;
  const LivretKind *kind;
  gint64 person;
  int rank;
  gboolean wall_clock;
  gboolean counts;
  GRefString *source;
} LivretSeries;
void livret_series_clear (LivretSeries *series);
/** livret_series_compare: which source counts first: what counts at all, by the places a person
 * gave, then what is known longest. */
int livret_series_compare (const LivretSeries *a, const LivretSeries *b);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LivretSeries, livret_series_clear)

/** livret_series_get: %FALSE with LIVRET_RECORD_ERROR_NOT_FOUND if there is none, or of a kind this
 * Livret does not know. */
gboolean livret_series_get (LivretDb *db, gint64 row, LivretSeries *series, GError **error);

/** LivretStored: a row of the table readings, its values canonical, as found. @written: borrowed.
 */
typedef struct
{
  gint64 time;
  gint64 duration;
  int code;
  gint64 import;
  guint32 packed;
  double values[LIVRET_COMPONENTS_MAX];
  const char *written;
} LivretStored;

/** LivretOverride: a row of the table reading_override, with the key it stands for. */
typedef struct
{
  gint64 time;
  gint64 duration;
  double value;
  int code;
  gboolean deleted;
  gint64 person; /* 0: not moved */
  gboolean has_time;
  gint64 new_time;
  gboolean edited;
  double values[LIVRET_COMPONENTS_MAX];
} LivretOverride;

/**
 * LivretCounted: what a reading counts as.
 * @utc: when; @local: seconds of the local clock as if UTC; @day: the one it counts for, by
 * livret_kind_day()
 * @ambiguous: the wall clock showed this time twice, or never
 * @implausible: a value that nobody has, or a time that cannot be: it enters no figure
 */
typedef struct
{
  gint64 person;
  gint64 utc;
  gint64 local;
  int day;
  gboolean ambiguous;
  gboolean implausible;
  const double *values;
} LivretCounted;

/** livret_count_reading: @override (nullable). @out->values is borrowed from one of the others. */
void livret_count_reading (const LivretSeries *series,
                           LivretZone *home,
                           const LivretStored *stored,
                           const LivretOverride *override,
                           LivretCounted *out);

/** livret_counted_is_twin: whether another source's reading counts in its stead; what was given to
 * somebody else counts for them. */
static inline gboolean
livret_counted_is_twin (const LivretSeries *series,
                        const LivretStored *stored,
                        const LivretCounted *counted)
{
  return (stored->packed & LIVRET_PACKED_TWIN) != 0 && counted->person == series->person;
}

/** livret_readings_home_zone: the zone of the household; UTC if it is unknown to this system. */
LivretZone *livret_readings_home_zone (LivretDb *db, GError **error);

/** livret_day_of: the day number of local seconds. */
static inline int
livret_day_of (gint64 local)
{
  return (int) (local >= 0 ? local / 86400 : -((-local + 86399) / 86400));
}

/** livret_overrides_load: (transfer full): those of a series whose original time lies within. */
GArray *livret_overrides_load (LivretDb *db, gint64 series, gint64 from, gint64 to, GError **error);
/** livret_overrides_find: (nullable): the one of this reading. */
const LivretOverride *
livret_overrides_find (GArray *overrides, gint64 time, gint64 duration, double value, int code);

/** LivretStoredFunc: %FALSE stops the scan. */
typedef gboolean (*LivretStoredFunc) (const LivretSeries *series,
                                      const LivretStored *stored,
                                      const LivretOverride *override,
                                      gpointer data);

/** livret_stored_scan: the readings whose original time lies within, in the order of their keys. */
gboolean livret_stored_scan (LivretDb *db,
                             const LivretSeries *series,
                             gint64 from,
                             gint64 to,
                             gboolean newest_first,
                             LivretStoredFunc func,
                             gpointer data,
                             GError **error);
/** livret_stored_scan_retimed: the readings of a series that a person gave a time within. */
gboolean livret_stored_scan_retimed (LivretDb *db,
                                     const LivretSeries *series,
                                     gint64 from_utc,
                                     gint64 to_utc,
                                     LivretStoredFunc func,
                                     gpointer data,
                                     GError **error);
/** livret_stored_scan_moved: the readings that were moved to a person, of all series. */
gboolean livret_stored_scan_moved (
    LivretDb *db, gint64 person, LivretStoredFunc func, gpointer data, GError **error);
/** livret_stored_find: one reading by its key; %FALSE without error if there is none. */
gboolean livret_stored_find (LivretDb *db,
                             const LivretSeries *series,
                             gint64 time,
                             gint64 duration,
                             double value,
                             int code,
                             LivretStoredFunc func,
                             gpointer data,
                             GError **error);

/** livret_more_build: (transfer full) (nullable): what the column more holds; NULL when there is
 * nothing to say. values[0] is not in it. */
char *livret_more_build (const double values[LIVRET_COMPONENTS_MAX], const char *written);
/** livret_more_parse: fills values[1] and [2] with numbers or NAN; @written borrows from @more. */
void
livret_more_parse (const char *more, double values[LIVRET_COMPONENTS_MAX], const char **written);

G_END_DECLS
