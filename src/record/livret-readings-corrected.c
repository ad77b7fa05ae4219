/* livret-readings-corrected.c: what a person made of a reading, found in a file again.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-readings-corrected.h"

/* The corrections of a series, and the times they gave, as the series has times. */
typedef struct
{
  GArray *overrides;
  GHashTable *times;
} Corrected;

static void
corrected_free (gpointer data)
{
  Corrected *corrected = data;

  g_array_unref (corrected->overrides);
  g_hash_table_unref (corrected->times);
  g_free (corrected);
}

/* As the series has times: UTC, or the wall clock's. */
static gint64
time_of (const LivretSeries *series, LivretZone *home, const LivretOverride *override)
{
  LivretStored found = { .time = override->time,
                         .duration = override->duration,
                         .code = override->code,
                         .values = { override->value } };
  LivretCounted counted;

  if (!override->has_time)
    return override->time;
  livret_count_reading (series, home, &found, override, &counted);
  return series->wall_clock ? counted.local : counted.utc;
}

static gboolean
is_correction (const LivretSeries *series, const LivretOverride *override)
{
  return !override->deleted && (override->edited || override->has_time) &&
         (override->person == 0 || override->person == series->person);
}

static gboolean
says (const LivretSeries *series,
      LivretZone *home,
      const LivretOverride *override,
      const LivretStored *found)
{
  return is_correction (series, override) && time_of (series, home, override) == found->time &&
         override->duration == found->duration && override->code == found->code &&
         (override->edited ? override->values[0] : override->value) == found->values[0] &&
         (!override->edited || livret_same_further (override->values, found->values));
}

static Corrected *
load (LivretDb *db, const LivretSeries *series, LivretZone *home, GError **error)
{
  GArray *overrides = livret_overrides_load (db, series->row, G_MININT64, G_MAXINT64, error);
  Corrected *corrected;

  if (overrides == NULL)
    return NULL;
  corrected = g_new0 (Corrected, 1);
  corrected->overrides = overrides;
  corrected->times = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < overrides->len; i++)
    {
      const LivretOverride *override = &g_array_index (overrides, LivretOverride, i);
      gint64 time;

      if (!is_correction (series, override))
        continue;
      time = time_of (series, home, override);
      g_hash_table_add (corrected->times, g_memdup2 (&time, sizeof time));
    }
  return corrected;
}

/* Undoing the import that brought it hands the reading on to this one. */
static gboolean
note_sighting (LivretRowSlice *slice,
               gint64 series,
               const LivretOverride *override,
               LivretDb *db,
               LivretSightings *sightings,
               GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT import FROM readings WHERE series = ?1 AND time = ?2 AND duration = ?3"
          " AND value = ?4 AND code = ?5");
  g_autoptr (GError) failed = NULL;
  gint64 import = 0;

  livret_statement_bind_int (s, 1, series);
  livret_statement_bind_int (s, 2, override->time);
  livret_statement_bind_int (s, 3, override->duration);
  livret_statement_bind_double (s, 4, override->value);
  livret_statement_bind_int (s, 5, override->code);
  if (livret_statement_step (s, &failed))
    import = livret_statement_int (s, 0);
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  return import == 0 || import == slice->import ||
         livret_sightings_add (
             sightings, series, override->time,
             livret_key_hash (override->time, override->duration, override->value, override->code),
             error);
}

static gboolean
mark (LivretRowSlice *slice,
      LivretRow *row,
      const Corrected *corrected,
      LivretDb *db,
      LivretZone *home,
      LivretSightings *sightings,
      GError **error)
{
  const LivretSeries *series = &livret_slice_series (slice, row)->series;
  gint64 time = livret_row_time (row);
  LivretStored found;

  if (!g_hash_table_contains (corrected->times, &time))
    return TRUE;
  livret_slice_get_stored (slice, row, &found);
  for (guint i = 0; i < corrected->overrides->len; i++)
    {
      const LivretOverride *override = &g_array_index (corrected->overrides, LivretOverride, i);

      if (!says (series, home, override, &found))
        continue;
      livret_row_set_state (row, LIVRET_ROW_ALREADY);
      return sightings == NULL ||
             note_sighting (slice, series->row, override, db, sightings, error);
    }
  return TRUE;
}

gboolean
livret_slice_mark_corrected (LivretRowSlice *slice,
                             LivretDb *db,
                             LivretZone *home,
                             LivretSightings *sightings,
                             GError **error)
{
  g_autoptr (GHashTable) known =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, corrected_free);
  const LivretSeries *last = NULL;
  Corrected *corrected = NULL;

  /* Rows of one series follow each other. */
  for (gsize i = 0; i < slice->n_rows; i++)
    {
      LivretRow *row = &slice->rows[i];
      LivretSeries *series = &livret_slice_series (slice, row)->series;

      if (livret_row_state (row) != LIVRET_ROW_NEW || series->row == 0)
        continue;
      if (series != last)
        corrected = g_hash_table_lookup (known, &series->row);
      last = series;
      if (corrected == NULL)
        {
          corrected = load (db, series, home, error);
          if (corrected == NULL)
            return FALSE;
          g_hash_table_insert (known, &series->row, corrected);
        }
      if (g_hash_table_size (corrected->times) > 0 &&
          !mark (slice, row, corrected, db, home, sightings, error))
        return FALSE;
    }
  return TRUE;
}
