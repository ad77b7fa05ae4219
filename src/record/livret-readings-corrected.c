/* livret-readings-corrected.c: what a person made of a reading, found in a file again.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-readings-corrected.h"

/* The corrections of a series that @person has readings of, and the times they gave, as the series
 * has times. @elsewhere: it came for somebody else. */
typedef struct
{
  LivretSeries series;
  gint64 person;
  gboolean elsewhere;
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

/* Whether the reading is there as this says, and is the person's. In the series itself what was
 * moved and no more is found by its key. */
static gboolean
is_correction (const Corrected *self, const LivretOverride *override)
{
  gint64 whose = override->person != 0 ? override->person : self->series.person;

  return !override->deleted && whose == self->person &&
         (override->edited || override->has_time || self->elsewhere);
}

static gboolean
says (const Corrected *self,
      LivretZone *home,
      const LivretOverride *override,
      const LivretStored *found)
{
  return is_correction (self, override) && time_of (&self->series, home, override) == found->time &&
         override->duration == found->duration && override->code == found->code &&
         (override->edited ? override->values[0] : override->value) == found->values[0] &&
         (!override->edited || livret_same_further (override->values, found->values));
}

static Corrected *
load (LivretDb *db,
      const LivretSeries *series,
      gint64 person,
      gboolean elsewhere,
      LivretZone *home,
      GError **error)
{
  GArray *overrides = livret_overrides_load (db, series->row, G_MININT64, G_MAXINT64, error);
  Corrected *corrected;

  if (overrides == NULL)
    return NULL;
  corrected = g_new0 (Corrected, 1);
  corrected->series = *series;
  corrected->person = person;
  corrected->elsewhere = elsewhere;
  corrected->overrides = overrides;
  corrected->times = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < overrides->len; i++)
    {
      const LivretOverride *override = &g_array_index (overrides, LivretOverride, i);
      gint64 time;

      if (!is_correction (corrected, override))
        continue;
      time = time_of (series, home, override);
      g_hash_table_add (corrected->times, g_memdup2 (&time, sizeof time));
    }
  return corrected;
}

/* What the person has of the same source although it came for somebody else: series that were
 * given to them as a whole, and those of which some readings were. */
static gboolean
load_elsewhere (LivretDb *db,
                LivretBatchSeries *found,
                gint64 person,
                LivretZone *home,
                GPtrArray *list,
                GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT e.row, e.person FROM source o JOIN series e ON e.source = o.row"
          " WHERE o.name = ?1 AND o.device = ?2 AND e.kind = ?3 AND e.wall_clock = ?4"
          " AND e.owner != ?5 AND (e.person = ?5 OR EXISTS"
          " (SELECT 1 FROM reading_override r WHERE r.person = ?5 AND r.series = e.row))");
  g_autoptr (GError) failed = NULL;

  livret_statement_bind_text (s, 1, found->source);
  livret_statement_bind_text (s, 2, found->device);
  livret_statement_bind_int (s, 3, found->series.kind->number);
  livret_statement_bind_int (s, 4, found->series.wall_clock);
  livret_statement_bind_int (s, 5, person);
  while (livret_statement_step (s, &failed))
    {
      LivretSeries series = { .row = livret_statement_int (s, 0),
                              .kind = found->series.kind,
                              .person = livret_statement_int (s, 1),
                              .wall_clock = found->series.wall_clock };
      Corrected *corrected = load (db, &series, person, TRUE, home, error);

      if (corrected == NULL)
        return FALSE;
      g_ptr_array_add (list, corrected);
    }
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

/* (element-type Corrected): of the series, then of those that came for others. */
static GPtrArray *
load_all (LivretDb *db, LivretBatchSeries *found, gint64 person, LivretZone *home, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (corrected_free);
  Corrected *own;

  if (found->series.row != 0)
    {
      own = load (db, &found->series, found->series.person, FALSE, home, error);
      if (own == NULL)
        return NULL;
      g_ptr_array_add (list, own);
    }
  return load_elsewhere (db, found, person, home, list, error) ? g_steal_pointer (&list) : NULL;
}

/* --- Marking ------------------------------------------------------------------------------------
 */

/* The series is not the import's own: undoing must know to look there. */
static gboolean
note_elsewhere (LivretDb *db, gint64 import, gint64 series, gint64 time, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "INSERT INTO import_series VALUES (?1, ?2, ?3, ?3) ON CONFLICT DO UPDATE SET"
          " first = min (first, ?3), last = max (last, ?3)");

  livret_statement_bind_int (s, 1, import);
  livret_statement_bind_int (s, 2, series);
  livret_statement_bind_int (s, 3, time);
  return livret_statement_run (s, error);
}

/* Which import brought a reading, 0: it is not there. */
static gboolean
find_import (LivretDb *db, gint64 series, const LivretOverride *key, gint64 *import, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT import FROM readings WHERE series = ?1 AND time = ?2 AND duration = ?3"
          " AND value = ?4 AND code = ?5");
  g_autoptr (GError) failed = NULL;

  livret_statement_bind_int (s, 1, series);
  livret_statement_bind_int (s, 2, key->time);
  livret_statement_bind_int (s, 3, key->duration);
  livret_statement_bind_double (s, 4, key->value);
  livret_statement_bind_int (s, 5, key->code);
  *import = livret_statement_step (s, &failed) ? livret_statement_int (s, 0) : 0;
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

/* Undoing the import that brought it hands the reading on to this one. */
static gboolean
note_sighting (LivretRowSlice *slice,
               const Corrected *corrected,
               const LivretOverride *key,
               gint64 import,
               LivretDb *db,
               LivretSightings *sightings,
               GError **error)
{
  gint64 series = corrected->series.row;

  if (sightings == NULL || import == 0 || import == slice->import)
    return TRUE;
  return (!corrected->elsewhere || note_elsewhere (db, slice->import, series, key->time, error)) &&
         livret_sightings_add (sightings, series, key->time,
                               livret_key_hash (key->time, key->duration, key->value, key->code),
                               error);
}

static gboolean
mark_found (LivretRowSlice *slice,
            LivretRow *row,
            const Corrected *corrected,
            const LivretOverride *key,
            LivretDb *db,
            LivretSightings *sightings,
            GError **error)
{
  gint64 import;

  livret_row_set_state (row, LIVRET_ROW_ALREADY);
  return find_import (db, corrected->series.row, key, &import, error) &&
         note_sighting (slice, corrected, key, import, db, sightings, error);
}

/* Of a series that was given away as a whole: the reading as it was found, which nobody changed. */
static gboolean
mark_same (LivretRowSlice *slice,
           LivretRow *row,
           const Corrected *corrected,
           const LivretStored *found,
           LivretDb *db,
           LivretSightings *sightings,
           GError **error)
{
  const LivretOverride key = {
    .time = found->time, .duration = found->duration, .value = found->values[0], .code = found->code
  };
  gint64 import;

  if (!corrected->elsewhere || corrected->series.person != corrected->person ||
      livret_overrides_find (corrected->overrides, key.time, key.duration, key.value, key.code) !=
          NULL)
    return TRUE;
  if (!find_import (db, corrected->series.row, &key, &import, error))
    return FALSE;
  if (import == 0)
    return TRUE;
  livret_row_set_state (row, LIVRET_ROW_ALREADY);
  return note_sighting (slice, corrected, &key, import, db, sightings, error);
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
  gint64 time = livret_row_time (row);
  gboolean met = g_hash_table_contains (corrected->times, &time);
  LivretStored found;

  if (!met && !corrected->elsewhere)
    return TRUE;
  livret_slice_get_stored (slice, row, &found);
  if (met)
    for (guint i = 0; i < corrected->overrides->len; i++)
      {
        const LivretOverride *override = &g_array_index (corrected->overrides, LivretOverride, i);

        if (says (corrected, home, override, &found))
          return mark_found (slice, row, corrected, override, db, sightings, error);
      }
  return mark_same (slice, row, corrected, &found, db, sightings, error);
}

/* Whether anything of it can be met. */
static gboolean
is_worth (const Corrected *corrected)
{
  return g_hash_table_size (corrected->times) > 0 || corrected->elsewhere;
}

gboolean
livret_slice_mark_corrected (LivretRowSlice *slice,
                             LivretDb *db,
                             gint64 person,
                             LivretZone *home,
                             LivretSightings *sightings,
                             GError **error)
{
  g_autoptr (GHashTable) known =
      g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  const LivretBatchSeries *last = NULL;
  GPtrArray *list = NULL;

  /* Rows of one series follow each other. */
  for (gsize i = 0; i < slice->n_rows; i++)
    {
      LivretRow *row = &slice->rows[i];
      LivretBatchSeries *series = livret_slice_series (slice, row);

      if (series == NULL || livret_row_state (row) != LIVRET_ROW_NEW)
        continue;
      if (series != last)
        list = g_hash_table_lookup (known, series);
      last = series;
      if (list == NULL)
        {
          list = load_all (db, series, person, home, error);
          if (list == NULL)
            return FALSE;
          g_hash_table_insert (known, series, list);
        }
      for (guint j = 0; j < list->len && livret_row_state (row) == LIVRET_ROW_NEW; j++)
        if (is_worth (list->pdata[j]) &&
            !mark (slice, row, list->pdata[j], db, home, sightings, error))
          return FALSE;
    }
  return TRUE;
}
