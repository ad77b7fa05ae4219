/* livret-readings-sighting.c: noting and asking which import saw which rows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-readings-sighting.h"

#include "record/livret-readings-stored.h"

static int
compare_hashes (gconstpointer a, gconstpointer b)
{
  guint32 x = *(const guint32 *) a;
  guint32 y = *(const guint32 *) b;

  return x < y ? -1 : x > y;
}

static void
sort_and_thin (GArray *hashes)
{
  guint kept = 0;

  g_array_sort (hashes, compare_hashes);
  for (guint i = 0; i < hashes->len; i++)
    if (i == 0 || g_array_index (hashes, guint32, i) != g_array_index (hashes, guint32, kept - 1))
      g_array_index (hashes, guint32, kept++) = g_array_index (hashes, guint32, i);
  g_array_set_size (hashes, kept);
}

/* --- Noting -------------------------------------------------------------------------------------
 */

gboolean
livret_sightings_init (LivretSightings *sightings, LivretDb *db, gint64 import, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT NOT EXISTS (SELECT 1 FROM import WHERE state = 'open' AND row != ?1)");

  *sightings = (LivretSightings) { .db = db, .import = import };
  livret_statement_bind_int (s, 1, import);
  if (!livret_statement_step (s, error))
    return FALSE;
  sightings->alone = livret_statement_int (s, 0) != 0;
  sightings->hashes = g_array_new (FALSE, FALSE, sizeof (guint32));
  return TRUE;
}

void
livret_sightings_clear (LivretSightings *sightings)
{
  g_clear_pointer (&sightings->hashes, g_array_unref);
}

/* Adds what an earlier transaction of this import noted; @all: it had seen all. */
static gboolean
merge_noted (LivretSightings *self, gboolean *all, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      self->db, "SELECT keys FROM sighting WHERE series = ?1 AND day = ?2 AND import = ?3");
  g_autoptr (GError) failed = NULL;

  *all = FALSE;
  livret_statement_bind_int (s, 1, self->series);
  livret_statement_bind_int (s, 2, self->day);
  livret_statement_bind_int (s, 3, self->import);
  if (livret_statement_step (s, &failed))
    {
      gsize size;
      gconstpointer keys = livret_statement_blob (s, 0, &size);

      *all = size == 0;
      g_array_append_vals (self->hashes, keys, size / sizeof (guint32));
    }
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

/* Whether the import saw all rows of the day that are neither its own nor typed by hand. */
static gboolean
count_others (LivretSightings *self, gint64 *count, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (self->db, "SELECT count (*) FROM readings WHERE series = ?1"
                                   " AND time BETWEEN ?2 AND ?3 AND import NOT IN (0, ?4)");

  livret_statement_bind_int (s, 1, self->series);
  livret_statement_bind_int (s, 2, self->day * 86400);
  livret_statement_bind_int (s, 3, self->day * 86400 + 86399);
  livret_statement_bind_int (s, 4, self->import);
  if (!livret_statement_step (s, error))
    return FALSE;
  *count = livret_statement_int (s, 0);
  return TRUE;
}

static gboolean
write_day (LivretSightings *self, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (self->db, "INSERT OR REPLACE INTO sighting VALUES (?1, ?2, ?3, ?4)");
  gboolean all;
  gint64 others;

  if (self->hashes->len == 0)
    return TRUE;
  if (!merge_noted (self, &all, error))
    return FALSE;
  sort_and_thin (self->hashes);
  if (!all)
    {
      if (!count_others (self, &others, error))
        return FALSE;
      all = self->alone && self->hashes->len == others;
    }
  livret_statement_bind_int (s, 1, self->series);
  livret_statement_bind_int (s, 2, self->day);
  livret_statement_bind_int (s, 3, self->import);
  livret_statement_bind_blob (s, 4, self->hashes->data,
                              all ? 0 : self->hashes->len * sizeof (guint32));
  g_array_set_size (self->hashes, 0);
  return livret_statement_run (s, error);
}

gboolean
livret_sightings_add (
    LivretSightings *self, gint64 series, gint64 time, guint32 hash, GError **error)
{
  gint64 day = livret_day_of (time);

  if (series != self->series || day != self->day)
    {
      if (!write_day (self, error))
        return FALSE;
      self->series = series;
      self->day = day;
    }
  g_array_append_val (self->hashes, hash);
  return TRUE;
}

gboolean
livret_sightings_finish (LivretSightings *self, GError **error)
{
  return write_day (self, error);
}

/* --- Asking -------------------------------------------------------------------------------------
 */

typedef struct
{
  gint64 import;
  GArray *hashes; /* empty: saw all */
} Witness;

struct _LivretWitnesses
{
  GArray *list; /* of Witness */
};

static void
clear_witness (gpointer data)
{
  g_array_unref (((Witness *) data)->hashes);
}

LivretWitnesses *
livret_witnesses_load (LivretDb *db, gint64 series, gint64 day, gint64 import, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "SELECT import, keys FROM sighting WHERE series = ?1 AND day = ?2"
                             " AND import > ?3 ORDER BY import");
  g_autoptr (LivretWitnesses) self = g_new0 (LivretWitnesses, 1);
  g_autoptr (GError) failed = NULL;

  self->list = g_array_new (FALSE, FALSE, sizeof (Witness));
  g_array_set_clear_func (self->list, clear_witness);
  livret_statement_bind_int (s, 1, series);
  livret_statement_bind_int (s, 2, day);
  livret_statement_bind_int (s, 3, import);
  while (livret_statement_step (s, &failed))
    {
      gsize size;
      gconstpointer keys = livret_statement_blob (s, 1, &size);
      Witness witness = { livret_statement_int (s, 0),
                          g_array_new (FALSE, FALSE, sizeof (guint32)) };

      g_array_append_vals (witness.hashes, keys, size / sizeof (guint32));
      g_array_append_val (self->list, witness);
    }
  if (failed == NULL)
    return g_steal_pointer (&self);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

void
livret_witnesses_free (LivretWitnesses *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->list);
  g_free (self);
}

gint64
livret_witnesses_get_heir (LivretWitnesses *self)
{
  const Witness *first;

  if (self->list->len == 0)
    return 0;
  first = &g_array_index (self->list, Witness, 0);
  return first->hashes->len == 0 ? first->import : 0;
}

gint64
livret_witnesses_find (LivretWitnesses *self, guint32 hash)
{
  for (guint i = 0; i < self->list->len; i++)
    {
      Witness *witness = &g_array_index (self->list, Witness, i);

      if (witness->hashes->len == 0 ||
          g_array_binary_search (witness->hashes, &hash, compare_hashes, NULL))
        return witness->import;
    }
  return 0;
}
