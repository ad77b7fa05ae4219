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

/* How many rows of other imports a day has. */
typedef struct
{
  gint64 series;
  gint64 day;
  gint64 others;
} Expected;

static guint
hash_expected (gconstpointer key)
{
  const Expected *expected = key;

  return (guint) expected->series * 100003 + (guint) expected->day;
}

static gboolean
same_day (gconstpointer a, gconstpointer b)
{
  const Expected *x = a;
  const Expected *y = b;

  return x->series == y->series && x->day == y->day;
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
  sightings->expected = g_hash_table_new_full (hash_expected, same_day, g_free, NULL);
  return TRUE;
}

void
livret_sightings_clear (LivretSightings *sightings)
{
  g_clear_pointer (&sightings->hashes, g_array_unref);
  g_clear_pointer (&sightings->expected, g_hash_table_unref);
}

void
livret_sightings_expect (LivretSightings *self, gint64 series, gint64 day, gint64 others)
{
  Expected *expected = g_new (Expected, 1);

  *expected = (Expected) { series, day, others };
  g_hash_table_replace (self->expected, expected, expected);
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

/* Rows of the day that are neither this import's own nor typed by hand. */
static gboolean
count_others (LivretSightings *self, gint64 *count, GError **error)
{
  Expected day = { self->series, self->day, 0 };
  const Expected *expected = g_hash_table_lookup (self->expected, &day);
  g_autoptr (LivretStatement) s = NULL;

  if (expected != NULL)
    {
      *count = expected->others;
      return TRUE;
    }
  s = livret_db_prepare (self->db, "SELECT count (*) FROM readings WHERE series = ?1"
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
put_day (LivretSightings *self, LivretStatement *s, gboolean all, GError **error)
{
  livret_statement_bind_int (s, 1, self->series);
  livret_statement_bind_int (s, 2, self->day);
  livret_statement_bind_int (s, 3, self->import);
  livret_statement_bind_blob (s, 4, self->hashes->data,
                              all ? 0 : self->hashes->len * sizeof (guint32));
  return livret_statement_run (s, error);
}

/* What an earlier transaction of this import noted is seldom: it is asked for when it is in the
 * way. */
static gboolean
write_day (LivretSightings *self, GError **error)
{
  g_autoptr (LivretStatement) s = NULL;
  gboolean all = FALSE;
  gint64 others;

  if (self->hashes->len == 0)
    return TRUE;
  sort_and_thin (self->hashes);
  if (!count_others (self, &others, error))
    return FALSE;
  s = livret_db_prepare (self->db,
                         "INSERT INTO sighting VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING");
  if (!put_day (self, s, self->alone && self->hashes->len == others, error))
    return FALSE;
  if (livret_db_changes (self->db) == 0)
    {
      if (!merge_noted (self, &all, error))
        return FALSE;
      sort_and_thin (self->hashes);
      g_clear_pointer (&s, livret_statement_free);
      s = livret_db_prepare (self->db, "REPLACE INTO sighting VALUES (?1, ?2, ?3, ?4)");
      if (!put_day (self, s, all || (self->alone && self->hashes->len == others), error))
        return FALSE;
    }
  g_array_set_size (self->hashes, 0);
  return TRUE;
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
