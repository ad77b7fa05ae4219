/* livret-readings-near.c: finding the same reading in another unit.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-readings-near.h"

#include <math.h>

/* What conversions and the millionths of canonical values may lose. */
#define SLACK 2e-6

/* A reading at the same place in the record. */
typedef struct
{
  gint64 import;
  guint32 packed;
  double values[LIVRET_COMPONENTS_MAX];
} There;

static gboolean
load_there (LivretDb *db, gint64 series, const LivretStored *found, GArray *list, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT value, import, packed, more FROM readings WHERE series = ?1 AND time = ?2"
          " AND duration = ?3 AND code = ?4");
  g_autoptr (GError) failed = NULL;

  g_array_set_size (list, 0);
  livret_statement_bind_int (s, 1, series);
  livret_statement_bind_int (s, 2, found->time);
  livret_statement_bind_int (s, 3, found->duration);
  livret_statement_bind_int (s, 4, found->code);
  while (livret_statement_step (s, &failed))
    {
      There there = { livret_statement_int (s, 1), (guint32) livret_statement_int (s, 2), { 0 } };
      const char *written;

      there.values[0] = livret_statement_double (s, 0);
      livret_more_parse (livret_statement_text (s, 3), there.values, &written);
      g_array_append_val (list, there);
    }
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

/* Components with a unit of their own are never converted: these must be the same. */
static gboolean
lie_near (const LivretKind *kind, const double *a, const double *b, double rounded_off)
{
  for (guint i = 0; i < kind->n_components; i++)
    {
      gboolean own = strcmp (kind->components[i].unit, kind->unit) != 0;

      if (isnan (b[i]))
        continue;
      if (isnan (a[i]) || fabs (a[i] - b[i]) > (own ? 0 : rounded_off) + SLACK)
        return FALSE;
    }
  return TRUE;
}

static gboolean
find_near (LivretDb *db,
           const LivretBatchSeries *series,
           const LivretStored *found,
           GArray *list,
           const There **near,
           GError **error)
{
  const LivretKind *kind = series->series.kind;
  double own = livret_unit_rounding (kind, series->unit, livret_packed_decimals (found->packed));

  *near = NULL;
  for (guint i = 0; i < list->len; i++)
    {
      const There *there = &g_array_index (list, There, i);
      guint unit = livret_packed_unit (there->packed);
      g_autofree char *name = NULL;
      double rounding;

      if (there->values[0] == found->values[0])
        {
          *near = NULL;
          return TRUE;
        }
      if (unit == series->unit_number)
        continue;
      name = livret_unit_name (db, kind, unit, error);
      if (name == NULL)
        return FALSE;
      rounding = livret_unit_rounding (kind, name, livret_packed_decimals (there->packed));
      if (lie_near (kind, there->values, found->values, own + rounding))
        *near = there;
    }
  return TRUE;
}

static gboolean
mark (LivretRowSlice *slice,
      LivretRow *row,
      LivretDb *db,
      GArray *list,
      LivretSightings *sightings,
      GError **error)
{
  const LivretBatchSeries *series = livret_slice_series (slice, row);
  const There *near;
  LivretStored found;

  livret_slice_get_stored (slice, row, &found);
  if (!load_there (db, series->series.row, &found, list, error) ||
      !find_near (db, series, &found, list, &near, error))
    return FALSE;
  if (near == NULL)
    return TRUE;
  livret_row_set_state (row, LIVRET_ROW_ALREADY);
  if (sightings == NULL || near->import == 0 || near->import == slice->import)
    return TRUE;
  return livret_sightings_add (
      sightings, series->series.row, found.time,
      livret_key_hash (found.time, found.duration, near->values[0], found.code), error);
}

gboolean
livret_slice_mark_near (LivretRowSlice *slice,
                        LivretDb *db,
                        LivretSightings *sightings,
                        GError **error)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (There));

  for (gsize i = 0; i < slice->n_rows; i++)
    if (livret_row_state (&slice->rows[i]) == LIVRET_ROW_NEW &&
        livret_slice_series (slice, &slice->rows[i])->near &&
        !mark (slice, &slice->rows[i], db, list, sightings, error))
      return FALSE;
  return TRUE;
}
