/* test-roads.c: the same reading from two sources is kept twice and counts once, by a rule that a
 * person changes; steps of watch and telephone. SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <math.h>

#include "record/livret-imports.h"
#include "record/livret-readings-people.h"
#include "record/livret-readings-twins.h"
#include "record/livret-source-rule.h"
#include "test-readings-db.h"

#define NOON G_GINT64_CONSTANT (1795262400) /* 2026-11-21 12:00 UTC, 13:00 in Paris */
#define DAY 86400

/* One import, to its end: what came by another road too is found. */
static gint64
bring (TestRecord *record,
       const LivretSinkSeries *series,
       const LivretSinkReading *readings,
       guint n)
{
  g_auto (TestBalance) balance = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 import = test_import (record, record->camille, series, 1, readings, n, 0, &balance);
  g_autoptr (GArray) kinds = livret_twins_of_import (record->db, import, FALSE, &error);

  g_assert_cmpint (balance.stored, ==, n);
  for (guint i = 0; i < kinds->len; i++)
    livret_twins_renew (&g_array_index (kinds, LivretTwins, i), record->db, &error);
  g_assert_no_error (error);
  test_check_summaries (record);
  return import;
}

static GArray *
rules_of (TestRecord *record, const char *kind)
{
  g_autoptr (GError) error = NULL;
  GArray *rules =
      livret_source_rules_list (record->db, record->camille, livret_kind_by_id (kind), &error);

  g_assert_no_error (error);
  return rules;
}

static void
set_rules (TestRecord *record, const char *kind, GArray *rules)
{
  g_autoptr (GError) error = NULL;

  livret_source_rules_set (record->db, record->camille, livret_kind_by_id (kind), rules, &error);
  g_assert_no_error (error);
  test_check_summaries (record);
}

static guint
count_listed (TestRecord *record, const char *kind, gboolean all)
{
  LivretReadingQuery query = { .person = record->camille,
                               .kind = livret_kind_by_id (kind),
                               .from = G_MININT64,
                               .until = G_MAXINT64,
                               .all = all };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) list = livret_readings_list (record->db, &query, &error);

  g_assert_no_error (error);
  return list->len;
}

/* "Scale Telephone*": whose readings are listed, those that do not count with a star. */
static char *
list_sources (TestRecord *record, const char *kind)
{
  LivretReadingQuery query = { .person = record->camille,
                               .kind = livret_kind_by_id (kind),
                               .from = G_MININT64,
                               .until = G_MAXINT64,
                               .all = TRUE };
  g_autoptr (GArray) list = livret_readings_list (record->db, &query, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char **sorted = NULL;

  for (guint i = 0; i < list->len; i++)
    {
      LivretReading *r = &g_array_index (list, LivretReading, i);

      g_ptr_array_add (
          names, g_strconcat (r->source, (r->flags & LIVRET_READING_TWIN) != 0 ? "*" : "", NULL));
    }
  g_ptr_array_sort_values (names, (GCompareFunc) g_strcmp0);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **) names->pdata);
}

static void
assert_sources (TestRecord *record, const char *kind, const char *expected)
{
  g_autofree char *found = list_sources (record, kind);

  g_assert_cmpstr (found, ==, expected);
}

/* --- What is the same ---------------------------------------------------------------------------
 */

#define WEIGHT(source, unit, wall) { "weight", source, "", unit, wall }
#define PRESSURE(source) { "blood-pressure", source, "", "mm[Hg]", FALSE }
#define ONE(time_, value_, decimals_)                                                              \
  { .time = NOON + (time_),                                                                        \
    .values = { value_, NAN, NAN },                                                                \
    .offset_min = LIVRET_OFFSET_UNKNOWN,                                                           \
    .decimals = decimals_ }
#define TWO(time_, systolic_, diastolic_)                                                          \
  { .time = NOON + (time_),                                                                        \
    .values = { systolic_, diastolic_, NAN },                                                      \
    .offset_min = LIVRET_OFFSET_UNKNOWN,                                                           \
    .decimals = 0 }

static const struct
{
  const char *what;
  LivretSinkSeries series[2];
  LivretSinkReading readings[2];
  gboolean same;
} pairs[] = {
  { "same second, same value",
    { WEIGHT ("A", "kg", FALSE), WEIGHT ("B", "kg", FALSE) },
    { ONE (7, 71.9, 1), ONE (7, 71.9, 1) },
    TRUE },
  { "one without seconds",
    { WEIGHT ("A", "kg", FALSE), WEIGHT ("B", "kg", FALSE) },
    { ONE (0, 71.9, 1), ONE (42, 71.9, 1) },
    TRUE },
  { "two seconds of one minute",
    { WEIGHT ("A", "kg", FALSE), WEIGHT ("B", "kg", FALSE) },
    { ONE (7, 71.9, 1), ONE (42, 71.9, 1) },
    FALSE },
  { "the next minute",
    { WEIGHT ("A", "kg", FALSE), WEIGHT ("B", "kg", FALSE) },
    { ONE (0, 71.9, 1), ONE (60, 71.9, 1) },
    FALSE },
  { "another value",
    { WEIGHT ("A", "kg", FALSE), WEIGHT ("B", "kg", FALSE) },
    { ONE (7, 71.9, 1), ONE (7, 71.8, 1) },
    FALSE },
  { "one rounded more",
    { WEIGHT ("A", "kg", FALSE), WEIGHT ("B", "kg", FALSE) },
    { ONE (7, 71.9, 1), ONE (7, 71.88, 2) },
    TRUE },
  { "another unit",
    { WEIGHT ("A", "kg", FALSE), WEIGHT ("B", "[lb_av]", FALSE) },
    { ONE (7, 71.9, 1), ONE (7, 158.5, 1) },
    TRUE },
  { "UTC and the wall clock",
    { WEIGHT ("A", "kg", FALSE), WEIGHT ("B", "kg", TRUE) },
    { ONE (7, 71.9, 1), ONE (3607, 71.9, 1) },
    TRUE },
  { "pressure", { PRESSURE ("A"), PRESSURE ("B") }, { TWO (7, 128, 79), TWO (7, 128, 79) }, TRUE },
  { "another diastole",
    { PRESSURE ("A"), PRESSURE ("B") },
    { TWO (7, 128, 79), TWO (7, 128, 80) },
    FALSE },
};

static void
test_same (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      const char *kind = pairs[i].series[0].kind;
      g_auto (TestRecord) record = { 0 };

      g_test_message ("%s", pairs[i].what);
      test_record_init (&record);
      bring (&record, &pairs[i].series[0], &pairs[i].readings[0], 1);
      bring (&record, &pairs[i].series[1], &pairs[i].readings[1], 1);
      g_assert_cmpint (count_listed (&record, kind, TRUE), ==, 2);
      g_assert_cmpint (count_listed (&record, kind, FALSE), ==, pairs[i].same ? 1 : 2);
      assert_sources (&record, kind, pairs[i].same ? "A B*" : "A B");
    }
}

/* Many a minute: each has one twin at most, and none by the minute alone. */
static void
test_dense (void)
{
  static const LivretSinkSeries watch = { "heart-rate", "Watch", "", "/min", FALSE };
  static const LivretSinkSeries telephone = { "heart-rate", "Telephone", "", "/min", FALSE };
  LivretSinkReading readings[100];
  LivretSinkReading minute = test_reading (0, NOON + 60, 60);
  g_auto (TestRecord) record = { 0 };

  test_record_init (&record);
  for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
    readings[i] = test_reading (0, NOON + 5 + i * 5, 60 + i % 3);
  bring (&record, &watch, readings, G_N_ELEMENTS (readings));
  bring (&record, &telephone, readings, 50);
  g_assert_cmpint (count_listed (&record, "heart-rate", FALSE), ==, 100);
  bring (&record, &(LivretSinkSeries) { "heart-rate", "Belt", "", "/min", FALSE }, &minute, 1);
  g_assert_cmpint (count_listed (&record, "heart-rate", FALSE), ==, 101);
  g_assert_cmpint (count_listed (&record, "heart-rate", TRUE), ==, 151);
}

/* --- What a person does -------------------------------------------------------------------------
 */

static const LivretSinkSeries scale = WEIGHT ("Scale", "kg", FALSE);
static const LivretSinkSeries telephone = WEIGHT ("Telephone", "kg", FALSE);

static void
bring_both (TestRecord *record, gint64 imports[2])
{
  LivretSinkReading readings[3] = { test_reading (0, NOON, 71.9),
                                    test_reading (0, NOON + DAY, 72.1),
                                    test_reading (0, NOON + 2 * DAY, 72.3) };

  test_record_init (record);
  imports[0] = bring (record, &scale, readings, 2);
  imports[1] = bring (record, &telephone, readings, 3);
  assert_sources (record, "weight", "Scale Scale Telephone Telephone* Telephone*");
}

/* The order of the sources, and one that does not count. */
static void
test_rule (void)
{
  g_auto (TestRecord) record = { 0 };
  g_autoptr (GArray) rules = NULL;
  g_autoptr (GArray) before = NULL;
  g_autoptr (GError) error = NULL;
  gint64 imports[2];
  gint64 entries;

  bring_both (&record, imports);
  before = rules_of (&record, "weight");
  rules = rules_of (&record, "weight");
  g_assert_cmpint (rules->len, ==, 2);
  g_assert_cmpstr (g_array_index (rules, LivretSourceRule, 0).name, ==, "Scale");
  g_assert_cmpint (g_array_index (rules, LivretSourceRule, 1).readings, ==, 3);
  g_assert_cmpint (g_array_index (rules, LivretSourceRule, 1).twins, ==, 2);
  g_array_index (rules, LivretSourceRule, 0).place = 2;
  g_array_index (rules, LivretSourceRule, 1).place = 1;
  set_rules (&record, "weight", rules);
  assert_sources (&record, "weight", "Scale* Scale* Telephone Telephone Telephone");
  g_array_index (rules, LivretSourceRule, 1).counts = FALSE;
  set_rules (&record, "weight", rules);
  assert_sources (&record, "weight", "Scale Scale Telephone Telephone* Telephone*");
  g_assert_cmpint (count_listed (&record, "weight", FALSE), ==, 2);
  /* Not all of them can be left out. */
  g_array_index (rules, LivretSourceRule, 0).counts = FALSE;
  livret_source_rules_set (record.db, record.camille, livret_kind_by_id ("weight"), rules, &error);
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID);
  /* As it was; a second time changes nothing, so that nothing is noted. */
  set_rules (&record, "weight", before);
  assert_sources (&record, "weight", "Scale Scale Telephone Telephone* Telephone*");
  g_assert_cmpint (count_listed (&record, "weight", FALSE), ==, 3);
  entries = test_int (record.db, "SELECT count (*) FROM journal");
  set_rules (&record, "weight", before);
  g_assert_cmpint (test_int (record.db, "SELECT count (*) FROM journal"), ==, entries);
}

/* What goes leaves its twin; what was left comes back with it. */
static void
test_undone (void)
{
  g_auto (TestRecord) record = { 0 };
  gint64 imports[2];

  bring_both (&record, imports);
  test_undo (&record, imports[0]);
  assert_sources (&record, "weight", "Telephone Telephone Telephone");
  test_check_summaries (&record);
}

/* Deleted, corrected: the other road does not bring it back. */
static void
test_corrected (void)
{
  static const double better[] = { 70.9, NAN, NAN };
  g_auto (TestRecord) record = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) list = NULL;
  LivretSinkReading again[2] = { test_reading (0, NOON, 71.9), test_reading (0, NOON + DAY, 72.1) };
  gint64 imports[2];

  bring_both (&record, imports);
  list = test_list (&record, record.camille, "weight");
  g_assert_cmpint (list->len, ==, 3);
  livret_readings_delete (record.db, &g_array_index (list, LivretReading, 0).key, TRUE, &error);
  g_assert_no_error (error);
  livret_readings_edit (record.db, &g_array_index (list, LivretReading, 1).key, better, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_listed (&record, "weight", FALSE), ==, 2);
  bring (&record, &(LivretSinkSeries) WEIGHT ("Tablet", "kg", FALSE), again, 2);
  g_assert_cmpint (count_listed (&record, "weight", FALSE), ==, 2);
  test_check_summaries (&record);
}

/* Typed first, then brought by the scale: the scale's is the twin of what was typed. */
static void
test_typed (void)
{
  static const double value[] = { 71.9, NAN, NAN };
  LivretSinkReading found = test_reading (0, NOON + 23, 71.9);
  g_auto (TestRecord) record = { 0 };
  g_autoptr (GError) error = NULL;
  LivretReadingKey key;

  test_record_init (&record);
  bring (&record, &scale, &found, 1);
  livret_readings_add (record.db, record.camille, livret_kind_by_id ("weight"), NOON, 60, value,
                       "kg", &key, &error);
  g_assert_no_error (error);
  assert_sources (&record, "weight", "* Scale");
  test_check_summaries (&record);
}

/* --- What adds up -------------------------------------------------------------------------------
 */

/* Of a day one source counts: by the order that was given, else the one with the most. */
static void
test_steps (void)
{
  static const LivretSinkSeries watch = { "steps", "Watch", "", "{steps}", FALSE };
  static const LivretSinkSeries phone = { "steps", "Telephone", "", "{steps}", FALSE };
  LivretSinkReading of_watch[] = { test_reading (0, NOON, 3000),
                                   test_reading (0, NOON + 60, 4000) };
  LivretSinkReading of_phone[] = { test_reading (0, NOON, 6500), test_reading (0, NOON + DAY, 50) };
  const LivretKind *kind = livret_kind_by_id ("steps");
  g_auto (TestRecord) record = { 0 };
  g_autoptr (GArray) rules = NULL;
  static const struct
  {
    int watch, phone;
    gboolean watch_counts;
    double first;
    guint listed;
  } rows[] = { { 0, 0, TRUE, 7000, 3 },
               { 1, 2, TRUE, 7000, 3 },
               { 2, 1, TRUE, 6500, 2 },
               { 0, 1, TRUE, 6500, 2 },
               { 0, 0, FALSE, 6500, 2 } };

  test_record_init (&record);
  bring (&record, &watch, of_watch, 2);
  bring (&record, &phone, of_phone, 2);
  rules = rules_of (&record, "steps");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GArray) days = NULL;

      g_array_index (rules, LivretSourceRule, 0).place = rows[i].watch;
      g_array_index (rules, LivretSourceRule, 0).counts = rows[i].watch_counts;
      g_array_index (rules, LivretSourceRule, 1).place = rows[i].phone;
      set_rules (&record, "steps", rules);
      days = livret_readings_by_day (record.db, record.camille, kind, 0, G_MAXINT32, NULL);
      g_assert_cmpint (days->len, ==, 2);
      g_assert_cmpfloat (g_array_index (days, LivretDaySummary, 0).sum, ==, rows[i].first);
      g_assert_cmpfloat (g_array_index (days, LivretDaySummary, 1).sum, ==, 50);
      g_assert_cmpint (count_listed (&record, "steps", FALSE), ==, rows[i].listed);
      g_assert_cmpint (count_listed (&record, "steps", TRUE), ==, 4);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/roads/same", test_same);
  g_test_add_func ("/roads/dense", test_dense);
  g_test_add_func ("/roads/rule", test_rule);
  g_test_add_func ("/roads/undone", test_undone);
  g_test_add_func ("/roads/corrected", test_corrected);
  g_test_add_func ("/roads/typed", test_typed);
  g_test_add_func ("/roads/steps", test_steps);
  return g_test_run ();
}
