/* livret-readings-twins.c: the same reading from two sources: both are kept, one counts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-readings-twins.h"

#include <math.h>

#include "record/livret-readings-people.h"
#include "record/livret-readings-series.h"
#include "record/livret-readings-tally.h"

#define DAY 86400
#define STEP_TARGET_US 60000
/* No wall clock is farther from UTC. */
#define WALL_MARGIN (15 * 3600)
/* What conversions and the millionths of canonical values may lose. */
#define SLACK 2e-6
/* Series beyond this are too many to be roads of the same readings. */
#define ROADS_MAX 64

/* A source, in the order in which they count. @next: the first time as found that was not looked at
 * yet, G_MAXINT64 if there is none. */
typedef struct
{
  LivretSeries series;
  gint64 next;
} Road;

/* A reading of the day that is looked at. @alone: the only one of its road in its minute.
 * @matched: the roads, a bit each, that have its twin. */
typedef struct
{
  gint64 utc;
  gint64 time;
  gint64 duration;
  double values[LIVRET_COMPONENTS_MAX];
  int code;
  guint32 packed;
  guint road;
  int day;
  gboolean alone;
  gboolean twin;
  guint64 matched;
} Seen;

typedef struct
{
  LivretDb *db;
  LivretZone *home;
  const LivretKind *kind;
  GArray *roads;
  GArray *seen;
  guint road; /* that is read */
  gint64 begin;
  GHashTable *roundings; /* unit number -> factor to the canonical one */
  GError *error;
} Day;

static void
clear_road (gpointer data)
{
  livret_series_clear (&((Road *) data)->series);
}

static void
clear_day (Day *day)
{
  livret_zone_free (day->home);
  g_clear_pointer (&day->roads, g_array_unref);
  g_clear_pointer (&day->seen, g_array_unref);
  g_clear_pointer (&day->roundings, g_hash_table_unref);
  g_clear_error (&day->error);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Day, clear_day)

/* --- Sources ------------------------------------------------------------------------------------
 */

static int
compare_roads (gconstpointer a, gconstpointer b)
{
  return livret_series_compare (&((const Road *) a)->series, &((const Road *) b)->series);
}

static gboolean
load_roads (Day *day, gint64 person, GError **error)
{
  g_autoptr (GArray) rows = livret_readings_series_of (day->db, person, day->kind, error);

  day->roads = g_array_new (FALSE, TRUE, sizeof (Road));
  g_array_set_clear_func (day->roads, clear_road);
  for (guint i = 0; rows != NULL && i < MIN (rows->len, ROADS_MAX); i++)
    {
      Road road = { .next = G_MININT64 };

      if (!livret_series_get (day->db, g_array_index (rows, gint64, i), &road.series, error))
        return FALSE;
      g_array_append_val (day->roads, road);
    }
  g_array_sort (day->roads, compare_roads);
  return rows != NULL;
}

static gint64
margin_of (const Road *road)
{
  return road->series.wall_clock ? WALL_MARGIN : 0;
}

static gboolean
seek (Day *day, Road *road, gint64 from, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      day->db, "SELECT time FROM readings WHERE series = ?1 AND time >= ?2 ORDER BY time LIMIT 1");
  g_autoptr (GError) failed = NULL;

  if (road->next >= from)
    return TRUE;
  livret_statement_bind_int (s, 1, road->series.row);
  livret_statement_bind_int (s, 2, from);
  road->next = livret_statement_step (s, &failed) ? livret_statement_int (s, 0) : G_MAXINT64;
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

/* How many sources may have readings on the day; the first day, not before, that has any. */
static gboolean
find_day (Day *day, gint64 *number, guint *n_roads, GError **error)
{
  gint64 soonest = G_MAXINT64;

  *n_roads = 0;
  for (guint i = 0; i < day->roads->len; i++)
    {
      Road *road = &g_array_index (day->roads, Road, i);

      if (!seek (day, road, *number * DAY - margin_of (road), error))
        return FALSE;
      if (road->next < G_MAXINT64)
        soonest = MIN (soonest, MAX (livret_day_of (road->next - margin_of (road)), *number));
    }
  *number = soonest;
  for (guint i = 0; soonest < G_MAXINT64 && i < day->roads->len; i++)
    {
      const Road *road = &g_array_index (day->roads, Road, i);

      *n_roads += road->next < G_MAXINT64 && road->next < (soonest + 1) * DAY + margin_of (road);
    }
  return TRUE;
}

/* --- One day ------------------------------------------------------------------------------------
 */

static gboolean
take_reading (const LivretSeries *series,
              const LivretStored *stored,
              const LivretOverride *override,
              gpointer data)
{
  Day *day = data;
  LivretCounted counted;
  Seen seen = { .time = stored->time,
                .duration = stored->duration,
                .code = stored->code,
                .packed = stored->packed,
                .road = day->road };

  livret_count_reading (series, day->home, stored, NULL, &counted);
  if (counted.utc < day->begin || counted.utc >= day->begin + DAY)
    return TRUE;
  seen.utc = counted.utc;
  memcpy (seen.values, stored->values, sizeof seen.values);
  if (override != NULL)
    livret_count_reading (series, day->home, stored, override, &counted);
  seen.day = counted.day;
  g_array_append_val (day->seen, seen);
  return TRUE;
}

static int
compare_seen (gconstpointer a, gconstpointer b)
{
  const Seen *x = a;
  const Seen *y = b;
  gint64 minute_x = x->utc - x->utc % 60;
  gint64 minute_y = y->utc - y->utc % 60;

  if (minute_x != minute_y)
    return minute_x < minute_y ? -1 : 1;
  if (x->road != y->road)
    return x->road < y->road ? -1 : 1;
  return x->utc < y->utc ? -1 : x->utc > y->utc;
}

static gboolean
read_day (Day *day, gint64 number, GError **error)
{
  g_array_set_size (day->seen, 0);
  day->begin = number * DAY;
  for (guint i = 0; i < day->roads->len; i++)
    {
      const Road *road = &g_array_index (day->roads, Road, i);

      day->road = i;
      if (!livret_stored_scan (day->db, &road->series, day->begin - margin_of (road),
                               day->begin + DAY - 1 + margin_of (road), FALSE, take_reading, day,
                               error))
        return FALSE;
    }
  g_array_sort (day->seen, compare_seen);
  return TRUE;
}

/* --- The same reading ---------------------------------------------------------------------------
 */

/* Half a unit of the last digit, canonical. */
static double
rounding_of (Day *day, guint32 packed)
{
  guint unit = livret_packed_unit (packed);
  int decimals = livret_packed_decimals (packed);
  double *whole = g_hash_table_lookup (day->roundings, GUINT_TO_POINTER (unit));

  if (whole == NULL && day->error == NULL)
    {
      g_autofree char *name = livret_unit_name (day->db, day->kind, unit, &day->error);

      whole = g_new (double, 1);
      *whole = name != NULL ? livret_unit_rounding (day->kind, name, 0) : 0;
      g_hash_table_insert (day->roundings, GUINT_TO_POINTER (unit), whole);
    }
  return whole == NULL || decimals >= LIVRET_DECIMALS_UNKNOWN ? 0 : *whole * pow (10, -decimals);
}

/* 71.9 and 71.88 may be the same, 71.9 and 71.8 not; 71.9 kg and 158.5 lb may. */
static double
tolerance_of (Day *day, const Seen *a, const Seen *b)
{
  double of_a = rounding_of (day, a->packed);
  double of_b = rounding_of (day, b->packed);

  if (livret_packed_unit (a->packed) != livret_packed_unit (b->packed))
    return of_a + of_b + SLACK;
  if (livret_packed_decimals (a->packed) == livret_packed_decimals (b->packed))
    return SLACK;
  return MAX (of_a, of_b) + SLACK;
}

static gboolean
same_moment (const Seen *a, const Seen *b)
{
  return a->utc == b->utc || ((a->utc % 60 == 0 || b->utc % 60 == 0) && a->alone && b->alone);
}

static gboolean
same_reading (Day *day, const Seen *a, const Seen *b)
{
  double tolerance;

  if (a->duration != b->duration || a->code != b->code || !same_moment (a, b))
    return FALSE;
  tolerance = tolerance_of (day, a, b);
  for (guint i = 0; i < day->kind->n_components; i++)
    {
      gboolean own = strcmp (day->kind->components[i].unit, day->kind->unit) != 0;

      if (fabs (a->values[i] - b->values[i]) > (own ? SLACK : tolerance))
        return FALSE;
    }
  return TRUE;
}

/* Readings of one minute, those of the source that counts first in front. */
static void
match_minute (Day *day, Seen *first, guint n)
{
  for (guint i = 0; i < n; i++)
    first[i].alone = (i == 0 || first[i - 1].road != first[i].road) &&
                     (i + 1 == n || first[i + 1].road != first[i].road);
  for (guint i = 1; i < n; i++)
    for (guint j = 0; j < i && !first[i].twin && first[j].road < first[i].road; j++)
      {
        guint64 bit = G_GUINT64_CONSTANT (1) << first[i].road;

        if (first[j].twin || (first[j].matched & bit) != 0 ||
            !same_reading (day, &first[j], &first[i]))
          continue;
        first[j].matched |= bit;
        first[i].twin = TRUE;
      }
}

static void
match (Day *day)
{
  Seen *seen = (Seen *) (gpointer) day->seen->data;

  for (guint i = 0, end; i < day->seen->len; i = end)
    {
      for (end = i + 1; end < day->seen->len && seen[end].utc / 60 == seen[i].utc / 60; end++)
        ;
      match_minute (day, seen + i, end - i);
    }
}

/* --- Writing it down ----------------------------------------------------------------------------
 */

static gboolean
mark (Day *day, const Seen *seen, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      day->db, "UPDATE readings SET packed = ?6 WHERE series = ?1 AND time = ?2 AND duration = ?3"
               " AND value = ?4 AND code = ?5");
  guint32 packed = seen->packed & ~LIVRET_PACKED_TWIN;

  livret_statement_bind_int (s, 1, g_array_index (day->roads, Road, seen->road).series.row);
  livret_statement_bind_int (s, 2, seen->time);
  livret_statement_bind_int (s, 3, seen->duration);
  livret_statement_bind_double (s, 4, seen->values[0]);
  livret_statement_bind_int (s, 5, seen->code);
  livret_statement_bind_int (s, 6, seen->twin ? packed | LIVRET_PACKED_TWIN : packed);
  return livret_statement_run (s, error);
}

/* The days of one source whose sums change. */
static gboolean
recount (Day *day, guint road, GHashTable *days, GError **error)
{
  GHashTableIter iter;
  gpointer local;

  g_hash_table_iter_init (&iter, days);
  while (g_hash_table_iter_next (&iter, &local, NULL))
    if (!livret_tally_recount (day->db, day->home, &g_array_index (day->roads, Road, road).series,
                               GPOINTER_TO_INT (local), GPOINTER_TO_INT (local), error))
      return FALSE;
  return TRUE;
}

static gboolean
write_road (Day *day, guint road, GError **error)
{
  g_autoptr (GHashTable) days = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < day->seen->len; i++)
    {
      const Seen *seen = &g_array_index (day->seen, Seen, i);

      if (seen->road != road || seen->twin == ((seen->packed & LIVRET_PACKED_TWIN) != 0))
        continue;
      if (!mark (day, seen, error))
        return FALSE;
      g_hash_table_add (days, GINT_TO_POINTER (seen->day));
    }
  return recount (day, road, days, error);
}

static gboolean
settle_day (Day *day, gint64 number, GError **error)
{
  if (!read_day (day, number, error))
    return FALSE;
  match (day);
  if (day->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&day->error));
      return FALSE;
    }
  for (guint i = 0; i < day->roads->len; i++)
    if (!write_road (day, i, error))
      return FALSE;
  return TRUE;
}

/* --- Many days ----------------------------------------------------------------------------------
 */

void
livret_twins_init (LivretTwins *twins,
                   gint64 person,
                   const LivretKind *kind,
                   gint64 first,
                   gint64 last,
                   gboolean thorough)
{
  *twins = (LivretTwins) { .person = person,
                           .kind = kind,
                           .day = first - 1,
                           .last = last + 1,
                           .thorough = thorough,
                           .done = kind->aggregate == LIVRET_AGGREGATE_SUM };
}

static gboolean
settle_days (LivretTwins *self, Day *day, GError **error)
{
  gint64 until = g_get_monotonic_time () + STEP_TARGET_US;

  while (!self->done && g_get_monotonic_time () < until)
    {
      gint64 number = self->day;
      guint n_roads;

      if (!find_day (day, &number, &n_roads, error))
        return FALSE;
      if (number > self->last)
        self->done = TRUE;
      else if ((n_roads > 1 || (self->thorough && n_roads > 0)) && !settle_day (day, number, error))
        return FALSE;
      self->day = number < G_MAXINT64 ? number + 1 : number;
    }
  return TRUE;
}

gboolean
livret_twins_step (LivretTwins *self, LivretDb *db, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  g_auto (Day) day = { .db = db, .kind = self->kind };

  if (self->done)
    return TRUE;
  if (!livret_db_transaction_begin (&t, db, error) || !load_roads (&day, self->person, error) ||
      (day.home = livret_readings_home_zone (db, error)) == NULL)
    return FALSE;
  day.seen = g_array_new (FALSE, FALSE, sizeof (Seen));
  day.roundings = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  if (day.roads->len < (self->alone ? 1 : 2))
    self->done = TRUE;
  return settle_days (self, &day, error) && livret_db_transaction_commit (&t, error);
}

gboolean
livret_twins_renew (LivretTwins *self, LivretDb *db, GError **error)
{
  while (!self->done)
    if (!livret_twins_step (self, db, error))
      return FALSE;
  return TRUE;
}

GArray *
livret_twins_of_import (LivretDb *db, gint64 import, gboolean thorough, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT e.person, e.kind, min (i.first), max (i.last) FROM import_series i"
          " JOIN series e ON e.row = i.series WHERE i.import = ?1 GROUP BY e.person, e.kind");
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (LivretTwins));
  g_autoptr (GError) failed = NULL;

  livret_statement_bind_int (s, 1, import);
  while (livret_statement_step (s, &failed))
    {
      const LivretKind *kind = livret_kind_by_number ((int) livret_statement_int (s, 1));
      LivretTwins twins;

      if (kind == NULL)
        continue;
      livret_twins_init (&twins, livret_statement_int (s, 0), kind,
                         livret_day_of (livret_statement_int (s, 2)),
                         livret_day_of (livret_statement_int (s, 3)), thorough);
      g_array_append_val (list, twins);
    }
  if (failed == NULL)
    return g_steal_pointer (&list);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}
