/* test-reading-habits.c: with which kind the dialog of a reading opens: what is typed, not what
 * devices bring. SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/readings/livret-reading-jobs.h"

#include "../record/test-readings-db.h"
#include "base/livret-clock.h"

#include <math.h>

#define DAY 86400
/* 2026-11-21 12:00 UTC */
#define NOON G_GINT64_CONSTANT (1795262400)

static void
bring (TestRecord *record, const char *person, const char *kind, const char *unit, int n)
{
  LivretSinkSeries series = { .kind = kind, .source = "Watch", .device = "", .unit = unit };
  g_autoptr (GArray) readings = g_array_new (FALSE, FALSE, sizeof (LivretSinkReading));
  g_auto (TestBalance) balance = { 0 };

  for (int i = 0; i < n; i++)
    {
      LivretSinkReading reading = test_reading (0, NOON - i * 60, 60 + i % 7);

      g_array_append_val (readings, reading);
    }
  test_import (record, person, &series, 1, (LivretSinkReading *) readings->data, readings->len, 0,
               &balance);
  g_assert_cmpint (balance.stored, ==, n);
}

static void
type (TestRecord *record, const char *person, const char *kind, int days_ago, int n)
{
  for (int i = 0; i < n; i++)
    {
      const LivretKind *type = livret_kind_by_id (kind);
      const double values[LIVRET_COMPONENTS_MAX] = { 80 + i, type->n_components > 1 ? 60 : NAN,
                                                     NAN };
      g_autoptr (GError) error = NULL;
      LivretReadingKey key;

      livret_readings_add (record->db, person, type, NOON - days_ago * DAY + i * 60, 0, values,
                           type->unit, &key, &error);
      g_assert_no_error (error);
    }
}

static char *
habits_of (TestRecord *record, const char *person)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) habits = livret_reading_habits (record->db, (gpointer) person, NULL, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < habits->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            g_array_index (habits, LivretReadingHabit, i).kind->id);
  return g_string_free (text, FALSE);
}

static void
check (TestRecord *record, const char *person, const char *order)
{
  g_autofree char *habits = habits_of (record, person);

  g_assert_cmpstr (habits, ==, order);
}

static void
test_order (void)
{
  g_auto (TestRecord) r = { 0 };

  test_record_init (&r);
  check (&r, r.camille, "");
  bring (&r, r.camille, "heart-rate", "/min", 90);
  bring (&r, r.camille, "oxygen-saturation", "%", 30);
  /* Where nothing is typed, what is read most. */
  check (&r, r.camille, "heart-rate oxygen-saturation");
  type (&r, r.camille, "height", 400, 40);
  check (&r, r.camille, "heart-rate height oxygen-saturation");
  type (&r, r.camille, "height", 90, 1);
  check (&r, r.camille, "height heart-rate oxygen-saturation");
  type (&r, r.camille, "weight", 1, 1);
  type (&r, r.camille, "blood-pressure", 1, 2);
  check (&r, r.camille, "blood-pressure weight height heart-rate oxygen-saturation");
  /* The next day the other comes back. */
  type (&r, r.camille, "weight", 0, 1);
  check (&r, r.camille, "weight blood-pressure height heart-rate oxygen-saturation");
  /* Another's are none of hers. */
  type (&r, r.louis, "blood-pressure", 0, 5);
  check (&r, r.camille, "weight blood-pressure height heart-rate oxygen-saturation");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  livret_clock_fix (NOON);
  g_test_add_func ("/app/reading-habits/order", test_order);
  return g_test_run ();
}
