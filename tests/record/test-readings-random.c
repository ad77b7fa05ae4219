/* test-readings-random.c: imports, corrections and undos at random, against a model in memory.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <math.h>

#include "test-readings-db.h"

#define NOON G_GINT64_CONSTANT (1795262400)

enum
{
  N_SERIES = 4,
  N_KEYS = 1600, /* readings there are in the world */
  N_IMPORTS = 12,
  N_STEPS = 30,
};

static const LivretSinkSeries series[N_SERIES] = {
  { "weight", "Withings", "", "kg", TRUE },
  { "blood-pressure", "Omron", "", "mm[Hg]", FALSE },
  { "heart-rate", "Watch", "", "/min", FALSE },
  { "weight", "openScale", "", "kg", FALSE },
};

/* A reading of the world, and what a person did to it. */
typedef struct
{
  LivretSinkReading reading;
  gboolean in[N_IMPORTS];
  gboolean deleted;
  gboolean moved;
  gboolean edited;
  double value;
  gint64 when; /* 0: as found */
  LivretReadingKey key;
  gboolean known; /* @key is set */
} Thing;

typedef struct
{
  TestRecord record;
  Thing things[N_KEYS];
  gint64 imports[N_IMPORTS]; /* rows; 0: not done or undone */
} World;

static int
dice (int sides)
{
  return g_test_rand_int_range (0, sides);
}

/* Some days are crowded, so that quarters come and go; all keys differ. */
static void
make_world (World *world)
{
  test_record_init (&world->record);
  for (guint i = 0; i < N_KEYS; i++)
    {
      Thing *thing = &world->things[i];
      guint16 which = i < 900 ? 2 : (guint16) dice (N_SERIES);
      gint64 time = i < 900 ? NOON + i * 90 : NOON + (dice (40) - 20) * 43200 + (gint64) i;

      thing->reading = test_reading (which, time, 60 + dice (400) / 10.0);
      if (dice (3) == 0)
        thing->reading.offset_min = (gint16) (dice (5) * 60 - 120);
      if (which == 1)
        thing->reading.values[1] = 50 + dice (40);
      if (which == 1 && dice (2) == 0)
        thing->reading.values[2] = 50 + dice (40);
    }
}

static gboolean
is_there (const World *world, const Thing *thing)
{
  for (guint i = 0; i < N_IMPORTS; i++)
    if (world->imports[i] != 0 && thing->in[i])
      return TRUE;
  return FALSE;
}

static void
do_import (World *world)
{
  g_autofree LivretSinkReading *readings = g_new (LivretSinkReading, N_KEYS);
  g_auto (TestBalance) balance = { 0 };
  guint which = (guint) dice (N_IMPORTS);
  guint share = 1 + (guint) dice (4);
  gsize expected = 0;
  gsize n = 0;

  if (world->imports[which] != 0)
    return;
  for (guint i = 0; i < N_KEYS; i++)
    {
      Thing *thing = &world->things[i];

      thing->in[which] = dice ((int) share) == 0;
      if (!thing->in[which])
        continue;
      expected += !is_there (world, thing);
      readings[n++] = thing->reading;
    }
  for (gsize i = n; i > 1; i--)
    {
      gsize j = (gsize) dice ((int) i);
      LivretSinkReading other = readings[j];

      readings[j] = readings[i - 1];
      readings[i - 1] = other;
    }
  world->imports[which] = test_import (&world->record, world->record.camille, series, N_SERIES,
                                       readings, n, 1 + (gsize) dice (2000), &balance);
  g_assert_cmpint (balance.stored, ==, expected);
  g_assert_cmpint (balance.set_aside, ==, 0);
}

static void
do_undo (World *world)
{
  guint which = (guint) dice (N_IMPORTS);

  if (world->imports[which] == 0)
    return;
  test_undo (&world->record, world->imports[which]);
  world->imports[which] = 0;
}

/* --- Corrections --------------------------------------------------------------------------------
 */

static void
learn_keys (World *world)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      world->record.db, "SELECT e.row, e.kind, o.name, r.time, r.duration, r.value, r.code FROM "
                        "readings r JOIN series"
                        " e ON e.row = r.series JOIN source o ON o.row = e.source");
  g_autoptr (GHashTable) by_time = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < N_KEYS; i++)
    g_hash_table_insert (by_time, &world->things[i].reading.time, &world->things[i]);
  while (livret_statement_step (s, NULL))
    {
      gint64 time = livret_statement_int (s, 3);
      Thing *thing = g_hash_table_lookup (by_time, &time);

      /* Two things of one second: only the last of them is ever corrected. */
      if (thing == NULL ||
          fabs (thing->reading.values[0] - livret_statement_double (s, 5)) > 1e-9 ||
          g_strcmp0 (series[thing->reading.series].source, livret_statement_text (s, 2)) != 0)
        continue;
      thing->key =
          (LivretReadingKey) { livret_statement_int (s, 0), time, livret_statement_int (s, 4),
                               livret_statement_double (s, 5), 0 };
      thing->known = TRUE;
    }
}

static void
correct (World *world, Thing *thing)
{
  LivretDb *db = world->record.db;
  double values[LIVRET_COMPONENTS_MAX] = { 40 + dice (100), NAN, NAN };
  gboolean done = TRUE;
  g_autoptr (GError) error = NULL;

  switch (dice (5))
    {
    case 0:
      thing->deleted = !thing->deleted;
      done = livret_readings_delete (db, &thing->key, thing->deleted, &error);
      break;
    case 1:
      if (thing->deleted)
        break;
      thing->moved = !thing->moved;
      done = livret_readings_move (
          db, &thing->key, thing->moved ? world->record.louis : world->record.camille, &error);
      break;
    case 2:
      if (thing->deleted)
        break;
      thing->edited = TRUE;
      thing->value = values[0];
      done = livret_readings_edit (db, &thing->key, values, 0, &error);
      break;
    case 3:
      if (thing->deleted)
        break;
      thing->when = NOON + dice (2000000);
      done = livret_readings_edit (db, &thing->key, NULL, thing->when, &error);
      break;
    default:
      break;
    }
  g_assert_no_error (error);
  g_assert_true (done);
}

static void
do_corrections (World *world)
{
  learn_keys (world);
  for (guint i = 0; i < 25; i++)
    {
      Thing *thing = &world->things[dice (N_KEYS)];

      if (thing->known && is_there (world, thing))
        correct (world, thing);
    }
}

/* --- The record against the model ---------------------------------------------------------------
 */

static double
sum_of (GArray *list)
{
  double sum = 0;

  for (guint i = 0; i < list->len; i++)
    sum += g_array_index (list, LivretReading, i).values[0];
  return sum;
}

static void
check_world (World *world)
{
  const char *people[] = { world->record.camille, world->record.louis };

  for (guint p = 0; p < 2; p++)
    {
      g_autoptr (GArray) list = test_list (&world->record, people[p], NULL);
      double sum = 0;
      guint n = 0;

      for (guint i = 0; i < N_KEYS; i++)
        {
          const Thing *thing = &world->things[i];

          if (!is_there (world, thing) || thing->deleted || thing->moved != (p == 1))
            continue;
          sum += thing->edited ? thing->value : thing->reading.values[0];
          n++;
        }
      g_assert_cmpuint (list->len, ==, n);
      g_assert_cmpfloat_with_epsilon (sum_of (list), sum, 1e-6);
    }
  test_check_summaries (&world->record);
}

static void
test_random (void)
{
  g_autofree World *world = g_new0 (World, 1);

  make_world (world);
  for (guint step = 0; step < N_STEPS; step++)
    {
      switch (dice (4))
        {
        case 0:
          do_undo (world);
          break;
        case 1:
          do_corrections (world);
          break;
        default:
          do_import (world);
        }
      check_world (world);
    }
  for (guint i = 0; i < N_IMPORTS; i++)
    if (world->imports[i] != 0)
      {
        test_undo (&world->record, world->imports[i]);
        world->imports[i] = 0;
        check_world (world);
      }
  g_assert_cmpint (test_int (world->record.db, "SELECT count (*) FROM readings"), ==, 0);
  g_assert_cmpint (test_int (world->record.db, "SELECT count (*) FROM sighting"), ==, 0);
  g_assert_cmpint (test_int (world->record.db, "SELECT count (*) FROM summary_day"), ==, 0);
  g_assert_cmpint (test_int (world->record.db, "SELECT count (*) FROM summary_quarter"), ==, 0);
  test_record_clear (&world->record);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *path = g_strdup_printf ("/readings/random/%u", i);

      g_test_add_func (path, test_random);
    }
  return g_test_run ();
}
