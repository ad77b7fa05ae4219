/* test-readings-edit.c: typing, correcting, deleting and moving readings; undo.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <math.h>

#include "record/livret-imports.h"
#include "record/livret-journal.h"
#include "test-readings-db.h"

#define NOON G_GINT64_CONSTANT (1795262400) /* 2026-11-21 12:00 UTC */
#define DAY 86400

static const LivretSinkSeries weight = { "weight", "Withings", "", "kg", FALSE };
static const LivretSinkSeries wall = { "weight", "Scale", "", "kg", TRUE };

static const LivretReading *
at (GArray *list, guint i)
{
  g_assert_cmpuint (i, <, list->len);
  return &g_array_index (list, LivretReading, i);
}

static void
assert_journal (TestRecord *record, const char *event, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = livret_journal_list (record->db, NULL, 0, 1, &error);
  const LivretJournalEntry *entry;

  g_assert_no_error (error);
  entry = g_ptr_array_index (entries, 0);
  g_assert_cmpstr (entry->event, ==, event);
  g_assert_nonnull (strstr (entry->names, words));
}

/* Ten days of one weight a day, 70.0 kg, 70.1 kg… */
static gint64
import_ten (TestRecord *record, const LivretSinkSeries *series)
{
  g_auto (TestBalance) balance = { 0 };
  LivretSinkReading readings[10];

  for (guint i = 0; i < 10; i++)
    readings[i] = test_reading (0, NOON + i * DAY, 70 + i / 10.0);
  return test_import (record, record->camille, series, 1, readings, 10, 0, &balance);
}

/* --- What stays corrected -----------------------------------------------------------------------
 */

typedef void (*Correct) (TestRecord *record, GArray *list);
typedef void (*Check) (TestRecord *record);

static void
delete_third (TestRecord *record, GArray *list)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (livret_readings_delete (record->db, &at (list, 2)->key, TRUE, &error));
  g_assert_no_error (error);
  assert_journal (record, "reading-deleted", "70.2");
}

static void
check_deleted (TestRecord *record)
{
  g_autoptr (GArray) list = test_list (record, record->camille, "weight");

  g_assert_cmpuint (list->len, ==, 9);
  for (guint i = 0; i < list->len; i++)
    g_assert_cmpfloat (at (list, i)->values[0], !=, 70.2);
}

static void
edit_third (TestRecord *record, GArray *list)
{
  const double values[] = { 82.5, NAN, NAN };
  g_autoptr (GError) error = NULL;

  g_assert_true (livret_readings_edit (record->db, &at (list, 2)->key, values, 0, &error));
  g_assert_no_error (error);
  assert_journal (record, "reading-edited", "82.5");
}

static void
check_edited (TestRecord *record)
{
  g_autoptr (GArray) list = test_list (record, record->camille, "weight");

  g_assert_cmpuint (list->len, ==, 10);
  g_assert_cmpfloat (at (list, 2)->values[0], ==, 82.5);
  g_assert_cmpfloat (at (list, 2)->key.value, ==, 70.2);
  g_assert_cmpstr (at (list, 2)->written, ==, "70.2 kg");
  g_assert_true (at (list, 2)->corrected);
  g_assert_false (at (list, 3)->corrected);
}

static void
retime_third (TestRecord *record, GArray *list)
{
  g_autoptr (GError) error = NULL;
  gint64 when = NOON + 300 * DAY;

  g_assert_true (livret_readings_edit (record->db, &at (list, 2)->key, NULL, when, &error));
  g_assert_no_error (error);
}

static void
check_retimed (TestRecord *record)
{
  g_autoptr (GArray) list = test_list (record, record->camille, "weight");

  g_assert_cmpuint (list->len, ==, 10);
  g_assert_cmpfloat (at (list, 9)->values[0], ==, 70.2);
  g_assert_cmpint (at (list, 9)->time, ==, NOON + 300 * DAY);
}

static void
move_third (TestRecord *record, GArray *list)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (livret_readings_move (record->db, &at (list, 2)->key, record->louis, &error));
  g_assert_no_error (error);
  assert_journal (record, "reading-moved", "70.2");
}

static void
check_moved (TestRecord *record)
{
  g_autoptr (GArray) hers = test_list (record, record->camille, "weight");
  g_autoptr (GArray) his = test_list (record, record->louis, "weight");
  g_autoptr (GArray) all = test_list (record, record->louis, NULL);

  g_assert_cmpuint (hers->len, ==, 9);
  g_assert_cmpuint (his->len, ==, 1);
  g_assert_cmpuint (all->len, ==, 1);
  g_assert_cmpfloat (at (his, 0)->values[0], ==, 70.2);
  g_assert_true (at (his, 0)->corrected);
}

static void
move_and_retime_third (TestRecord *record, GArray *list)
{
  move_third (record, list);
  retime_third (record, list);
}

static void
check_moved_and_retimed (TestRecord *record)
{
  g_autoptr (GArray) his = test_list (record, record->louis, "weight");

  check_moved (record);
  g_assert_cmpint (at (his, 0)->time, ==, NOON + 300 * DAY);
}

typedef struct
{
  const char *name;
  Correct correct;
  Check check;
} Correction;

static const Correction corrections[] = {
  { "deleted", delete_third, check_deleted },
  { "edited", edit_third, check_edited },
  { "retimed", retime_third, check_retimed },
  { "moved", move_third, check_moved },
  { "moved-and-retimed", move_and_retime_third, check_moved_and_retimed },
};

/* After an import again, after undoing the first, and after undoing all and importing again. */
static void
check_stays (const Correction *correction, const LivretSinkSeries *series)
{
  g_auto (TestRecord) record = { 0 };
  g_autoptr (GArray) list = NULL;
  gint64 first;
  gint64 second;

  test_record_init (&record);
  first = import_ten (&record, series);
  list = test_list (&record, record.camille, "weight");
  g_assert_cmpuint (list->len, ==, 10);
  correction->correct (&record, list);
  correction->check (&record);
  test_check_summaries (&record);

  second = import_ten (&record, series);
  correction->check (&record);
  test_undo (&record, first);
  correction->check (&record);
  test_check_summaries (&record);

  test_undo (&record, second);
  g_assert_cmpint (test_int (record.db, "SELECT count (*) FROM readings"), ==, 0);
  g_assert_cmpint (test_int (record.db, "SELECT count (*) FROM summary_day"), ==, 0);
  import_ten (&record, series);
  correction->check (&record);
  test_check_summaries (&record);
}

static void
test_stays (gconstpointer data)
{
  check_stays (data, &weight);
  check_stays (data, &wall);
}

/* --- Changing one's mind ------------------------------------------------------------------------
 */

static void
test_restore (void)
{
  const double values[] = { 82.5, NAN, NAN };
  g_auto (TestRecord) record = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) list = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  LivretReadingKey key;
  LivretReading reading;

  test_record_init (&record);
  import_ten (&record, &weight);
  before = test_dump (record.db);
  list = test_list (&record, record.camille, "weight");
  key = at (list, 4)->key;
  g_assert_true (livret_readings_move (record.db, &key, record.louis, &error));
  g_assert_true (livret_readings_delete (record.db, &key, TRUE, &error));
  g_assert_true (livret_readings_get (record.db, &key, &reading, &error));
  g_assert_cmpfloat (reading.values[0], ==, 70.4);
  livret_reading_clear (&reading);

  g_assert_false (livret_readings_edit (record.db, &key, values, 0, &error));
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (livret_readings_move (record.db, &key, record.camille, &error));
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_true (livret_readings_delete (record.db, &key, FALSE, &error));
  assert_journal (&record, "reading-restored", "70.4");
  g_assert_true (livret_readings_move (record.db, &key, record.camille, &error));
  g_assert_no_error (error);
  after = test_dump (record.db);
  g_assert_cmpstr (before, ==, after);
}

static void
test_refused (void)
{
  static const struct
  {
    double values[3];
    gint64 when;
  } rows[] = {
    { { NAN, NAN, NAN }, 0 },
    { { INFINITY, NAN, NAN }, 0 },
    { { 70, 80, NAN }, 0 },
    { { 70, NAN, NAN }, G_MAXINT64 },
  };
  const LivretReadingKey none = { 77, NOON, 0, 70, 0 };
  g_auto (TestRecord) record = { 0 };
  g_autoptr (GArray) list = NULL;
  g_autoptr (GError) missing = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  LivretReadingKey other;
  LivretReading reading;

  test_record_init (&record);
  import_ten (&record, &weight);
  list = test_list (&record, record.camille, "weight");
  before = test_dump (record.db);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (livret_readings_edit (record.db, &at (list, 0)->key, rows[i].values,
                                            rows[i].when, &error));
      g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID);
    }
  g_assert_false (livret_readings_delete (record.db, &none, TRUE, &missing));
  g_assert_error (missing, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_FOUND);
  g_clear_error (&missing);
  other = at (list, 0)->key;
  other.value += 1;
  g_assert_false (livret_readings_get (record.db, &other, &reading, &missing));
  g_assert_error (missing, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_FOUND);
  g_clear_error (&missing);
  g_assert_false (livret_readings_move (record.db, &at (list, 0)->key, "nobody", &missing));
  g_assert_error (missing, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_FOUND);
  after = test_dump (record.db);
  g_assert_cmpstr (before, ==, after);
}

/* --- By hand ------------------------------------------------------------------------------------
 */

static gboolean
add (TestRecord *record, double systolic, double diastolic, LivretReadingKey *key, GError **error)
{
  const double values[] = { systolic, diastolic, 65 };

  return livret_readings_add (record->db, record->camille, livret_kind_by_id ("blood-pressure"),
                              NOON, 60, values, "cm[Hg]", key, error);
}

static void
test_by_hand (void)
{
  g_auto (TestRecord) record = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) list = NULL;
  LivretReadingKey first;
  LivretReadingKey second;
  LivretReadingKey again;

  test_record_init (&record);
  g_assert_true (add (&record, 12.8, 7.9, &first, &error));
  assert_journal (&record, "reading-added", "128/79");
  /* A second one of the same minute, with the same first number. */
  g_assert_true (add (&record, 12.8, 8.2, &second, &error));
  g_assert_cmpint (second.time, ==, first.time + 1);
  g_assert_false (add (&record, 12.8, 7.9, &again, &error));
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID);
  g_clear_error (&error);

  list = test_list (&record, record.camille, "blood-pressure");
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpstr (at (list, 0)->written, ==, "12.8/7.9 cmHg");
  g_assert_cmpfloat (at (list, 0)->values[0], ==, 128);
  g_assert_cmpfloat (at (list, 0)->values[2], ==, 65);
  g_assert_cmpint (at (list, 0)->flags, ==, LIVRET_READING_MANUAL);
  g_assert_cmpint (at (list, 0)->offset_min, ==, 60);
  g_assert_cmpint (at (list, 0)->import, ==, 0);
  g_assert_cmpstr (at (list, 0)->source, ==, "");
  test_check_summaries (&record);
}

/* Typed wrongly, deleted, typed again: what was typed last counts. */
static void
test_typed_again (void)
{
  g_auto (TestRecord) record = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) list = NULL;
  LivretReadingKey first;
  LivretReadingKey again;

  test_record_init (&record);
  g_assert_true (add (&record, 12.8, 7.9, &first, &error));
  g_assert_true (livret_readings_delete (record.db, &first, TRUE, &error));
  g_assert_true (add (&record, 12.8, 8.5, &again, &error));
  g_assert_no_error (error);
  list = test_list (&record, record.camille, "blood-pressure");
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpfloat (at (list, 0)->values[1], ==, 85);
  test_check_summaries (&record);
}

static void
test_by_hand_refused (void)
{
  static const struct
  {
    const char *kind;
    const char *unit;
    double values[3];
    gint64 when;
  } rows[] = {
    { "weight", "mm[Hg]", { 70, NAN, NAN }, NOON },
    { "weight", "nonsense", { 70, NAN, NAN }, NOON },
    { "weight", "kg", { NAN, NAN, NAN }, NOON },
    { "weight", "kg", { 70, 80, NAN }, NOON },
    { "weight", "kg", { 70, NAN, NAN }, G_MININT64 },
  };
  g_auto (TestRecord) record = { 0 };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  test_record_init (&record);
  before = test_dump (record.db);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      LivretReadingKey key;

      g_assert_false (livret_readings_add (record.db, record.camille,
                                           livret_kind_by_id (rows[i].kind), rows[i].when, 60,
                                           rows[i].values, rows[i].unit, &key, &error));
      g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID);
    }
  after = test_dump (record.db);
  g_assert_cmpstr (before, ==, after);
}

/* --- Undo ---------------------------------------------------------------------------------------
 */

/* A brings days 0-9, B sees 0-9 and brings 10-14, C sees 5-14: undone in any order, what one of the
 * imports that remain has seen is there, and nothing else. */
static void
test_undo_orders (void)
{
  static const guint orders[][3] = { { 0, 1, 2 }, { 0, 2, 1 }, { 1, 0, 2 },
                                     { 1, 2, 0 }, { 2, 0, 1 }, { 2, 1, 0 } };
  static const guint from[] = { 0, 0, 5 };
  static const guint to[] = { 10, 15, 15 };

  for (guint o = 0; o < G_N_ELEMENTS (orders); o++)
    {
      g_auto (TestRecord) record = { 0 };
      LivretSinkReading readings[15];
      gint64 imports[3];
      gboolean undone[3] = { FALSE };
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      test_record_init (&record);
      before = test_dump (record.db);
      for (guint i = 0; i < 15; i++)
        readings[i] = test_reading (0, NOON + i * DAY, 70 + i / 10.0);
      for (guint i = 0; i < 3; i++)
        {
          g_auto (TestBalance) balance = { 0 };

          imports[i] = test_import (&record, record.camille, &weight, 1, readings + from[i],
                                    to[i] - from[i], 0, &balance);
        }
      for (guint u = 0; u < 3; u++)
        {
          guint expected = 0;

          test_undo (&record, imports[orders[o][u]]);
          undone[orders[o][u]] = TRUE;
          for (guint i = 0; i < 15; i++)
            {
              gboolean seen = FALSE;

              for (guint k = 0; k < 3; k++)
                seen = seen || (!undone[k] && i >= from[k] && i < to[k]);
              expected += seen;
            }
          g_assert_cmpint (test_int (record.db, "SELECT count (*) FROM readings"), ==, expected);
          test_check_summaries (&record);
        }
      test_exec (record.db, "DELETE FROM import");
      after = test_dump (record.db);
      g_assert_cmpstr (before, ==, after);
    }
}

/* Rows of one second and one day that different imports brought and saw. */
static void
test_undo_within_day (void)
{
  g_auto (TestRecord) record = { 0 };
  g_auto (TestBalance) balance = { 0 };
  LivretSinkReading readings[6];
  gint64 first;

  test_record_init (&record);
  for (guint i = 0; i < 6; i++)
    readings[i] = test_reading (0, NOON + i / 2, 70 + i);
  first = test_import (&record, record.camille, &weight, 1, readings, 4, 0, &balance);
  test_import (&record, record.camille, &weight, 1, readings + 1, 2, 0, &balance);
  g_assert_cmpint (balance.already, ==, 2);
  test_import (&record, record.camille, &weight, 1, readings + 2, 4, 0, &balance);
  g_assert_cmpint (balance.stored, ==, 2);
  test_undo (&record, first);
  /* 0 goes; 1 and 2 were seen by the second, 3 by the third, which brought 4 and 5. */
  g_assert_cmpint (test_int (record.db, "SELECT count (*) FROM readings WHERE import = 2"), ==, 2);
  g_assert_cmpint (test_int (record.db, "SELECT count (*) FROM readings WHERE import = 3"), ==, 3);
  g_assert_cmpint (test_int (record.db, "SELECT count (*) FROM readings"), ==, 5);
  test_check_summaries (&record);
}

static void
test_undo_refused (void)
{
  g_auto (TestRecord) record = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;
  const LivretImport *import;

  test_record_init (&record);
  test_undo (&record, import_ten (&record, &weight));
  assert_journal (&record, "import-undone", "test.csv");
  list = livret_imports_list (record.db, &error);
  g_assert_no_error (error);
  import = g_ptr_array_index (list, 0);
  g_assert_cmpstr (import->state, ==, "undone");
  g_assert_cmpstr (import->person_name, ==, "Camille Martin");
  g_assert_false (livret_imports_undo (record.db, import->id, &error));
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (livret_imports_undo (record.db, "none", &error));
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (corrections); i++)
    {
      g_autofree char *path = g_strdup_printf ("/readings/stays/%s", corrections[i].name);

      g_test_add_data_func (path, &corrections[i], test_stays);
    }
  g_test_add_func ("/readings/restore", test_restore);
  g_test_add_func ("/readings/refused", test_refused);
  g_test_add_func ("/readings/by-hand", test_by_hand);
  g_test_add_func ("/readings/typed-again", test_typed_again);
  g_test_add_func ("/readings/by-hand-refused", test_by_hand_refused);
  g_test_add_func ("/readings/undo/orders", test_undo_orders);
  g_test_add_func ("/readings/undo/within-day", test_undo_within_day);
  g_test_add_func ("/readings/undo/refused", test_undo_refused);
  return g_test_run ();
}
