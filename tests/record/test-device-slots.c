/* test-device-slots.c: whose the readings of a shared device are: they wait, are given, stay so.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <math.h>

#include "record/livret-device-slots.h"
#include "record/livret-imports.h"
#include "record/livret-readings-twins.h"
#include "test-readings-db.h"

#define NOON G_GINT64_CONSTANT (1795262400) /* 2026-11-21 12:00 UTC */
#define DAY 86400

#define SCALE(slot_) { "weight", "Scale", "S1#" slot_, "kg", FALSE }

/* As livret-import.c does: @slots: of the series, one letter each. */
static gint64
bring (TestRecord *record, const char *slots, gint64 begin, guint n)
{
  LivretSinkSeries series[3];
  LivretSinkReading readings[30];
  char devices[3][8];
  guint n_series = (guint) strlen (slots);
  g_auto (TestBalance) balance = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) kinds = NULL;
  gint64 import;

  for (guint i = 0; i < n_series; i++)
    {
      g_snprintf (devices[i], sizeof devices[i], slots[i] == '-' ? "S1" : "S1#%c", slots[i]);
      series[i] = (LivretSinkSeries) { "weight", "Scale", devices[i], "kg", FALSE };
    }
  for (guint i = 0; i < n; i++)
    readings[i] = test_reading ((guint16) (i % n_series), begin + i * DAY, 60 + i);
  import = test_import (record, record->camille, series, n_series, readings, n, 0, &balance);
  livret_device_slots_settle (record->db, import, &error);
  g_assert_no_error (error);
  kinds = livret_twins_of_import (record->db, import, FALSE, &error);
  for (guint i = 0; i < kinds->len; i++)
    livret_twins_renew (&g_array_index (kinds, LivretTwins, i), record->db, &error);
  g_assert_no_error (error);
  test_check_summaries (record);
  return import;
}

/* "camille 3, louis 0, waiting 2". */
static void
assert_shares (TestRecord *record, guint camille, guint louis, gint64 waiting)
{
  g_autoptr (GArray) of_camille = test_list (record, record->camille, "weight");
  g_autoptr (GArray) of_louis = test_list (record, record->louis, "weight");
  g_autoptr (GPtrArray) slots = livret_device_slots_list (record->db, NULL);
  gint64 n = 0;

  for (guint i = 0; i < slots->len; i++)
    n += ((LivretDeviceSlot *) slots->pdata[i])->waiting;
  g_assert_cmpint (of_camille->len, ==, camille);
  g_assert_cmpint (of_louis->len, ==, louis);
  g_assert_cmpint (n, ==, waiting);
  test_check_summaries (record);
}

static LivretGiven *
assign (TestRecord *record, const char *device, const char *person)
{
  g_autoptr (GError) error = NULL;
  LivretGiven *given = livret_device_slot_assign (record->db, "Scale", device, person, &error);

  g_assert_no_error (error);
  return given;
}

static void
take_back (TestRecord *record, const LivretGiven *given)
{
  g_autoptr (GError) error = NULL;

  livret_given_take_back (record->db, given, &error);
  g_assert_no_error (error);
}

/* One slot: whose file it is. A second one: nobody knows. */
static void
test_second_slot (void)
{
  g_auto (TestRecord) record = { 0 };

  test_record_init (&record);
  bring (&record, "-", NOON, 2);
  assert_shares (&record, 2, 0, 0);
  bring (&record, "1", NOON + 3600, 3);
  assert_shares (&record, 5, 0, 0);
  bring (&record, "2", NOON + 7200, 4);
  assert_shares (&record, 5, 0, 4);
  /* What came of the first one before is hers, of the second one still nobody's. */
  bring (&record, "12", NOON + 30 * DAY, 4);
  assert_shares (&record, 7, 0, 6);
}

/* Both at once wait, whosever page the file was dropped on; given, undone, given again. */
static void
test_assigned (void)
{
  g_auto (TestRecord) record = { 0 };
  g_autoptr (LivretGiven) first = NULL;
  g_autoptr (LivretGiven) second = NULL;
  g_autoptr (LivretGiven) changed = NULL;
  gint64 import;

  test_record_init (&record);
  import = bring (&record, "12", NOON, 6);
  assert_shares (&record, 0, 0, 6);
  first = assign (&record, "S1#1", record.camille);
  g_assert_cmpint (livret_given_count (first), ==, 3);
  assert_shares (&record, 3, 0, 3);
  second = assign (&record, "S1#2", record.louis);
  assert_shares (&record, 3, 3, 0);
  /* What comes later follows, the same file brings nothing. */
  bring (&record, "12", NOON + 30 * DAY, 4);
  assert_shares (&record, 5, 5, 0);
  changed = assign (&record, "S1#2", record.camille);
  assert_shares (&record, 10, 0, 0);
  take_back (&record, changed);
  assert_shares (&record, 5, 5, 0);
  take_back (&record, second);
  assert_shares (&record, 5, 0, 5);
  test_undo (&record, import);
  assert_shares (&record, 2, 0, 2);
}

/* Whose it is stays so when all of it comes again, for whomever. */
static void
test_again (void)
{
  g_auto (TestRecord) record = { 0 };
  g_autoptr (LivretGiven) given = NULL;
  g_auto (TestBalance) balance = { 0 };
  const LivretSinkSeries series[] = { SCALE ("2") };
  LivretSinkReading readings[] = { test_reading (0, NOON + DAY, 61) };
  gint64 import;

  test_record_init (&record);
  bring (&record, "12", NOON, 6);
  given = assign (&record, "S1#2", record.louis);
  assert_shares (&record, 0, 3, 3);
  import = test_import (&record, record.camille, series, 1, readings, 1, 0, &balance);
  livret_device_slots_settle (record.db, import, NULL);
  g_assert_cmpint (balance.already, ==, 1);
  assert_shares (&record, 0, 3, 3);
}

/* Many readings to somebody else: some days of one source, and back. */
static void
test_given (void)
{
  g_auto (TestRecord) record = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (LivretGiven) some = NULL;
  g_autoptr (LivretGiven) back = NULL;
  g_autoptr (LivretGiven) none = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  LivretGiveQuery query = { .from = NOON, .until = NOON + 2 * DAY };

  test_record_init (&record);
  query.person = record.camille;
  query.kind = livret_kind_by_id ("weight");
  bring (&record, "-", NOON, 6);
  before = test_dump (record.db);
  some = livret_readings_give (record.db, &query, record.louis, &error);
  g_assert_no_error (error);
  g_assert_cmpint (livret_given_count (some), ==, 3);
  assert_shares (&record, 3, 3, 0);
  /* The same file again, for the one who gave them. */
  bring (&record, "-", NOON + 100 * DAY, 1);
  assert_shares (&record, 4, 3, 0);
  none = livret_readings_give (record.db, &query, record.louis, &error);
  g_assert_cmpint (livret_given_count (none), ==, 0);
  query.person = record.louis;
  query.until = NOON + DAY;
  back = livret_readings_give (record.db, &query, record.camille, &error);
  g_assert_cmpint (livret_given_count (back), ==, 2);
  assert_shares (&record, 6, 1, 0);
  take_back (&record, back);
  assert_shares (&record, 4, 3, 0);
  take_back (&record, some);
  assert_shares (&record, 7, 0, 0);
  g_assert_cmpint (test_int (record.db, "SELECT count (*) FROM reading_override"), ==, 0);
}

/* By two roads, and one of them is given away: it counts there, and here no more than before. */
static void
test_twins (void)
{
  const LivretSinkSeries other = { "weight", "Telephone", "", "kg", FALSE };
  LivretSinkReading readings[] = { test_reading (0, NOON, 60), test_reading (0, NOON + DAY, 61) };
  g_auto (TestRecord) record = { 0 };
  g_auto (TestBalance) balance = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) kinds = NULL;
  g_autoptr (LivretGiven) given = NULL;
  gint64 import;

  test_record_init (&record);
  bring (&record, "1", NOON, 2);
  import = test_import (&record, record.camille, &other, 1, readings, 2, 0, &balance);
  kinds = livret_twins_of_import (record.db, import, FALSE, &error);
  livret_twins_renew (&g_array_index (kinds, LivretTwins, 0), record.db, &error);
  g_assert_no_error (error);
  assert_shares (&record, 2, 0, 0);
  given = assign (&record, "S1#1", record.louis);
  assert_shares (&record, 2, 2, 0);
  take_back (&record, given);
  assert_shares (&record, 2, 0, 0);
}

static void
test_refused (void)
{
  g_auto (TestRecord) record = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (LivretGiven) given = NULL;

  test_record_init (&record);
  bring (&record, "12", NOON, 2);
  given = livret_device_slot_assign (record.db, "Scale", "S1#9", record.louis, &error);
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  given = livret_device_slot_assign (record.db, "Scale", "S1#1", "nobody", &error);
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/device-slots/second-slot", test_second_slot);
  g_test_add_func ("/device-slots/assigned", test_assigned);
  g_test_add_func ("/device-slots/again", test_again);
  g_test_add_func ("/device-slots/given", test_given);
  g_test_add_func ("/device-slots/twins", test_twins);
  g_test_add_func ("/device-slots/refused", test_refused);
  return g_test_run ();
}
