/* livret-readings-stored.c: scanning stored readings together with their corrections.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-readings-stored.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "record/livret-meta.h"
#include "record/livret-readings-series.h"

#define DAY 86400

void
livret_series_clear (LivretSeries *series)
{
  g_clear_pointer (&series->source, g_ref_string_release);
}

int
livret_series_compare (const LivretSeries *a, const LivretSeries *b)
{
  /* What has no place comes behind. */
  guint place_a = a->rank != 0 ? (guint) a->rank : G_MAXUINT;
  guint place_b = b->rank != 0 ? (guint) b->rank : G_MAXUINT;

  if (a->counts != b->counts)
    return a->counts ? -1 : 1;
  if (place_a != place_b)
    return place_a < place_b ? -1 : 1;
  return a->row < b->row ? -1 : a->row > b->row;
}

gboolean
livret_series_get (LivretDb *db, gint64 row, LivretSeries *series, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT e.kind, e.person, e.rank, e.wall_clock, o.name, e.counts FROM series e"
          " JOIN source o ON o.row = e.source WHERE e.row = ?1");
  g_autoptr (GError) failed = NULL;

  livret_statement_bind_int (s, 1, row);
  if (livret_statement_step (s, &failed))
    {
      *series = (LivretSeries) { .row = row,
                                 .kind = livret_kind_by_number ((int) livret_statement_int (s, 0)),
                                 .person = livret_statement_int (s, 1),
                                 .rank = (int) livret_statement_int (s, 2),
                                 .wall_clock = livret_statement_int (s, 3) != 0,
                                 .source = g_ref_string_new (livret_statement_text (s, 4)),
                                 .counts = livret_statement_int (s, 5) != 0 };
      if (series->kind != NULL)
        return TRUE;
      livret_series_clear (series);
    }
  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  else
    g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_FOUND,
                         _ ("There is no such series of readings."));
  return FALSE;
}

LivretZone *
livret_readings_home_zone (LivretDb *db, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autofree char *name = livret_meta_get (db, LIVRET_META_HOME_ZONE, &failed);
  LivretZone *zone;

  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return NULL;
    }
  zone = livret_zone_new (name);
  return zone != NULL ? zone : livret_zone_new ("UTC");
}

/* --- What counts --------------------------------------------------------------------------------
 */

/* By what counts now. The mark of a value that is possible was made for its time; but for a kind
 * whose limits a person changed since. */
static gboolean
is_implausible (const LivretSeries *series,
                const LivretStored *stored,
                const LivretOverride *override,
                const double *values)
{
  if (!livret_kind_is_plausible (series->kind, values))
    return TRUE;
  return !series->kind->own &&
         (livret_packed_flags (stored->packed) & LIVRET_READING_IMPLAUSIBLE) != 0 &&
         (override == NULL || !override->has_time) &&
         livret_kind_is_plausible (series->kind, stored->values);
}

void
livret_count_reading (const LivretSeries *series,
                      LivretZone *home,
                      const LivretStored *stored,
                      const LivretOverride *override,
                      LivretCounted *out)
{
  int offset = livret_packed_offset (stored->packed);
  gboolean fold = (livret_packed_flags (stored->packed) & LIVRET_READING_FOLD) != 0;

  out->person = series->person;
  out->values = stored->values;
  out->ambiguous = FALSE;
  out->utc = stored->time;
  if (override != NULL && override->person != 0)
    out->person = override->person;
  if (override != NULL && override->edited)
    out->values = override->values;
  out->implausible = is_implausible (series, stored, override, out->values);
  if (override != NULL && override->has_time)
    out->utc = override->new_time;
  else if (series->wall_clock && offset != LIVRET_OFFSET_UNKNOWN)
    out->utc = stored->time - offset * 60;
  else if (series->wall_clock)
    {
      out->utc = livret_zone_resolve_wall (home, stored->time, fold, &out->ambiguous);
      out->local = stored->time;
      out->day = livret_kind_day (series->kind, out->local, stored->duration);
      return;
    }
  out->local =
      out->utc +
      (offset != LIVRET_OFFSET_UNKNOWN ? offset * 60 : livret_zone_offset_at (home, out->utc));
  out->day = livret_kind_day (series->kind, out->local, stored->duration);
}

/* --- Corrections --------------------------------------------------------------------------------
 */

#define OVERRIDE_COLUMNS                                                                           \
  " o.time, o.duration, o.value, o.code, o.deleted, coalesce (o.person, 0), o.new_time, o.edited," \
  " o.new_value, o.new_value2, o.new_value3 "
#define N_OVERRIDE_COLUMNS 11
#define READING_COLUMNS " r.time, r.duration, r.value, r.code, r.import, r.packed, r.more "
#define N_READING_COLUMNS 7
#define JOIN_READING                                                                               \
  " JOIN readings r ON r.series = o.series AND r.time = o.time AND r.duration = o.duration"        \
  " AND r.value = o.value AND r.code = o.code "

static void
read_override (LivretStatement *s, int column, LivretOverride *out)
{
  out->time = livret_statement_int (s, column);
  out->duration = livret_statement_int (s, column + 1);
  out->value = livret_statement_double (s, column + 2);
  out->code = (int) livret_statement_int (s, column + 3);
  out->deleted = livret_statement_int (s, column + 4) != 0;
  out->person = livret_statement_int (s, column + 5);
  out->has_time = !livret_statement_is_null (s, column + 6);
  out->new_time = livret_statement_int (s, column + 6);
  out->edited = livret_statement_int (s, column + 7) != 0;
  for (int i = 0; i < LIVRET_COMPONENTS_MAX; i++)
    out->values[i] = livret_statement_double (s, column + 8 + i);
}

static void
read_stored (LivretStatement *s, int column, LivretStored *out)
{
  out->time = livret_statement_int (s, column);
  out->duration = livret_statement_int (s, column + 1);
  out->values[0] = livret_statement_double (s, column + 2);
  out->code = (int) livret_statement_int (s, column + 3);
  out->import = livret_statement_int (s, column + 4);
  out->packed = (guint32) livret_statement_int (s, column + 5);
  livret_more_parse (livret_statement_text (s, column + 6), out->values, &out->written);
}

static int
compare_numbers (double a, double b)
{
  return a < b ? -1 : a > b;
}

static int
compare_override (const LivretOverride *o, gint64 time, gint64 duration, double value, int code)
{
  if (o->time != time)
    return o->time < time ? -1 : 1;
  if (o->duration != duration)
    return o->duration < duration ? -1 : 1;
  if (o->value != value)
    return compare_numbers (o->value, value);
  return o->code - code;
}

GArray *
livret_overrides_load (LivretDb *db, gint64 series, gint64 from, gint64 to, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "SELECT" OVERRIDE_COLUMNS "FROM reading_override o"
                             " WHERE o.series = ?1 AND o.time BETWEEN ?2 AND ?3"
                             " ORDER BY o.time, o.duration, o.value, o.code");
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (LivretOverride));
  g_autoptr (GError) failed = NULL;

  livret_statement_bind_int (s, 1, series);
  livret_statement_bind_int (s, 2, from);
  livret_statement_bind_int (s, 3, to);
  while (livret_statement_step (s, &failed))
    {
      LivretOverride override;

      read_override (s, 0, &override);
      g_array_append_val (list, override);
    }
  if (failed == NULL)
    return g_steal_pointer (&list);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

const LivretOverride *
livret_overrides_find (GArray *overrides, gint64 time, gint64 duration, double value, int code)
{
  guint low = 0;
  guint high = overrides->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const LivretOverride *o = &g_array_index (overrides, LivretOverride, middle);
      int order = compare_override (o, time, duration, value, code);

      if (order == 0)
        return o;
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

/* --- Scanning -----------------------------------------------------------------------------------
 */

#define SCAN                                                                                       \
  "SELECT" READING_COLUMNS "FROM readings r WHERE r.series = ?1 AND r.time BETWEEN ?2 AND ?3"

gboolean
livret_stored_scan (LivretDb *db,
                    const LivretSeries *series,
                    gint64 from,
                    gint64 to,
                    gboolean newest_first,
                    LivretStoredFunc func,
                    gpointer data,
                    GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, newest_first ? SCAN " ORDER BY r.time DESC, r.duration DESC, r.value DESC, r.code DESC"
                       : SCAN " ORDER BY r.time, r.duration, r.value, r.code");
  g_autoptr (GArray) overrides = livret_overrides_load (db, series->row, from, to, error);
  g_autoptr (GError) failed = NULL;

  if (overrides == NULL)
    return FALSE;
  livret_statement_bind_int (s, 1, series->row);
  livret_statement_bind_int (s, 2, from);
  livret_statement_bind_int (s, 3, to);
  while (livret_statement_step (s, &failed))
    {
      LivretStored stored;

      read_stored (s, 0, &stored);
      if (!func (series, &stored,
                 livret_overrides_find (overrides, stored.time, stored.duration, stored.values[0],
                                        stored.code),
                 data))
        break;
    }
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

/* Rows of OVERRIDE_COLUMNS and READING_COLUMNS, of one series. */
static gboolean
scan_joined (LivretStatement *s,
             const LivretSeries *series,
             LivretStoredFunc func,
             gpointer data,
             GError **error)
{
  g_autoptr (GError) failed = NULL;

  while (livret_statement_step (s, &failed))
    {
      LivretOverride override;
      LivretStored stored;

      read_override (s, 0, &override);
      read_stored (s, N_OVERRIDE_COLUMNS, &stored);
      if (!func (series, &stored, &override, data))
        break;
    }
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

gboolean
livret_stored_scan_retimed (LivretDb *db,
                            const LivretSeries *series,
                            gint64 from_utc,
                            gint64 to_utc,
                            LivretStoredFunc func,
                            gpointer data,
                            GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT" OVERRIDE_COLUMNS "," READING_COLUMNS "FROM reading_override o" JOIN_READING
          "WHERE o.series = ?1 AND o.new_time BETWEEN ?2 AND ?3 ORDER BY o.new_time");

  livret_statement_bind_int (s, 1, series->row);
  livret_statement_bind_int (s, 2, from_utc);
  livret_statement_bind_int (s, 3, to_utc);
  return scan_joined (s, series, func, data, error);
}

gboolean
livret_stored_scan_moved (
    LivretDb *db, gint64 person, LivretStoredFunc func, gpointer data, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "SELECT" OVERRIDE_COLUMNS "," READING_COLUMNS
                             ", o.series FROM reading_override o" JOIN_READING
                             "WHERE o.person = ?1 ORDER BY o.series");
  g_auto (LivretSeries) series = { 0 };
  g_autoptr (GError) failed = NULL;

  livret_statement_bind_int (s, 1, person);
  while (livret_statement_step (s, &failed))
    {
      LivretOverride override;
      LivretStored stored;
      gint64 row = livret_statement_int (s, N_OVERRIDE_COLUMNS + N_READING_COLUMNS);

      if (row != series.row)
        {
          livret_series_clear (&series);
          if (!livret_series_get (db, row, &series, &failed))
            {
              if (!g_error_matches (failed, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_FOUND))
                break;
              g_clear_error (&failed);
              continue;
            }
        }
      read_override (s, 0, &override);
      read_stored (s, N_OVERRIDE_COLUMNS, &stored);
      if (!func (&series, &stored, &override, data))
        break;
    }
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

gboolean
livret_stored_find (LivretDb *db,
                    const LivretSeries *series,
                    gint64 time,
                    gint64 duration,
                    double value,
                    int code,
                    LivretStoredFunc func,
                    gpointer data,
                    GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT" READING_COLUMNS "FROM readings r WHERE r.series = ?1 AND r.time = ?2"
          " AND r.duration = ?3 AND r.value = ?4 AND r.code = ?5");
  g_autoptr (GArray) overrides = livret_overrides_load (db, series->row, time, time, error);
  LivretStored stored;

  if (overrides == NULL)
    return FALSE;
  livret_statement_bind_int (s, 1, series->row);
  livret_statement_bind_int (s, 2, time);
  livret_statement_bind_int (s, 3, duration);
  livret_statement_bind_double (s, 4, value);
  livret_statement_bind_int (s, 5, code);
  if (!livret_statement_step (s, error))
    return FALSE;
  read_stored (s, 0, &stored);
  func (series, &stored, livret_overrides_find (overrides, time, duration, value, code), data);
  return TRUE;
}
