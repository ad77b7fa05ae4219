/* test-foreign.c: databases of other apps: each trap of theirs, and files that mean harm.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <math.h>
#include <sqlite3.h>
#include <string.h>

#include "formats/livret-foreign-number.h"
#include "formats/livret-foreign.h"
#include "formats/livret-formats.h"
#include "livret-test-sink.h"

#define APPS                                                                                       \
  "CREATE TABLE application_info_table (row_id INTEGER PRIMARY KEY, package_name TEXT, app_name "  \
  "TEXT); INSERT INTO application_info_table VALUES (1, 'com.example', 'Balance');"
#define WEIGHT                                                                                     \
  "CREATE TABLE weight_record_table (row_id INTEGER PRIMARY KEY, app_info_id, time, zone_offset, " \
  "weight);"
#define GOOD "INSERT INTO weight_record_table VALUES (1, 1, 1792823400000, 7200, 72400.0);"
#define READ "\"time\":\"2026-10-24 06:30:00\",\"values\":[\"72400\"]"
#define DEVICE                                                                                     \
  "CREATE TABLE DEVICE (_id INTEGER PRIMARY KEY, NAME, MANUFACTURER, IDENTIFIER);"                 \
  "INSERT INTO DEVICE VALUES (1, 'Band', 'Example', 'AA');"
#define ENDLESS                                                                                    \
  "(WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count (*) FROM c)"

/* --- Traps --------------------------------------------------------------------------------------
 */

static const struct
{
  const char *name;
  const char *sql;
  const char *wanted[3];
  const char *unwanted;
} traps[] = {
  { "missing-tables", WEIGHT GOOD APPS, { READ, "Balance" } },
  { "missing-columns",
    APPS "CREATE TABLE weight_record_table (time, weight);"
         "INSERT INTO weight_record_table VALUES (1792823400000, 72400.0)",
    { READ, "\"source\":\"Health Connect\"" },
    "offset" },
  { "no-value-column",
    APPS WEIGHT GOOD "ALTER TABLE weight_record_table DROP COLUMN weight",
    { "weight_record_table\",\"reason\":\"1 record is not taken: Livret keeps no such kind." } },
  { "no-zone",
    APPS WEIGHT GOOD "UPDATE weight_record_table SET zone_offset = NULL",
    { READ },
    "offset" },
  { "absurd-zone",
    APPS WEIGHT GOOD "UPDATE weight_record_table SET zone_offset = 9000000000",
    { READ },
    "offset" },
  { "zone", APPS WEIGHT GOOD, { READ ",\"decimals\":0,\"offset\":120" } },
  { "text-numbers",
    APPS WEIGHT "INSERT INTO weight_record_table VALUES (1, '1', '1792823400000', '7200', "
                "'72400.0')",
    { READ ",\"decimals\":0,\"offset\":120", "Balance" } },
  { "text-integers",
    APPS "CREATE TABLE blood_glucose_record_table (time, specimen_source TEXT, level REAL);"
         "INSERT INTO blood_glucose_record_table VALUES (1792823400000, '1', 5.5), "
         "(1792823400000, '2', 6.5)",
    { "\"sensor-glucose\"", "\"glucose\"", "\"6.5\"" } },
  { "seconds",
    DEVICE "CREATE TABLE OLD_ACTIVITY_SAMPLE (TIMESTAMP, DEVICE_ID, HEART_RATE);"
           "INSERT INTO OLD_ACTIVITY_SAMPLE VALUES (1792823400, 1, 61)",
    { "\"time\":\"2026-10-24 06:30:00\",\"values\":[\"61\"]", "\"source\":\"Band\"" } },
  { "milliseconds",
    DEVICE "CREATE TABLE NEW_HEART_RATE_SAMPLE (TIMESTAMP, DEVICE_ID, HEART_RATE, UTC_OFFSET);"
           "INSERT INTO NEW_HEART_RATE_SAMPLE VALUES (1792823400999, 1, 61, 8)",
    { "\"time\":\"2026-10-24 06:30:00\",\"values\":[\"61\"],\"decimals\":0,\"offset\":120" } },
  { "quarter-hours",
    DEVICE "CREATE TABLE NEW_HEART_RATE_SAMPLE (TIMESTAMP, DEVICE_ID, HEART_RATE, UTC_OFFSET);"
           "INSERT INTO NEW_HEART_RATE_SAMPLE VALUES (1792823400999, 1, 61, 23)",
    { "\"offset\":345" } },
  { "not-measured",
    DEVICE "CREATE TABLE A_ACTIVITY_SAMPLE (TIMESTAMP, DEVICE_ID, HEART_RATE, STEPS);"
           "INSERT INTO A_ACTIVITY_SAMPLE VALUES (1, 1, 0, 0), (2, 1, -1, NULL), (3, 1, 254, ''), "
           "(4, 1, 255, 'x'), (5, 1, NULL, -3)",
    { "5 rows hold nothing that was measured." },
    "\"call\":\"reading\"" },
  { "utf-16", "PRAGMA encoding = 'UTF-16le';" APPS WEIGHT GOOD, { READ, "Balance" } },
  { "without-rowid",
    APPS "CREATE TABLE weight_record_table (time PRIMARY KEY, weight) WITHOUT ROWID;"
         "INSERT INTO weight_record_table VALUES (1792823400000, 72400.0)",
    { READ } },
  { "no-numbers",
    APPS WEIGHT "INSERT INTO weight_record_table VALUES (1, 1, 1792823400000, 0, 9e999), "
                "(2, 1, 1792823400000, 0, x'31'), (3, 1, 1792823400000, 0, 'nan'), "
                "(4, 1, 1792823400000, 0, '0x10')",
    { "4 rows hold nothing that was measured." },
    "\"call\":\"reading\"" },
  { "no-times",
    APPS WEIGHT "INSERT INTO weight_record_table VALUES (1, 1, NULL, 0, 1), (2, 1, -5, 0, 1), "
                "(3, 1, 9223372036854775807, 0, 1), (4, 1, 'now', 0, 1), (5, 1, 1e300, 0, 1)",
    { "5 records have no date that makes sense." },
    "\"call\":\"reading\"" },
  { "wide-value",
    APPS WEIGHT GOOD "INSERT INTO weight_record_table VALUES (2, 1, 1792823400000, 0, "
                     "replace (hex (zeroblob (800000)), '0', '1'))",
    { READ, "damaged at 1 place" } },
  { "names-of-nobody",
    APPS WEIGHT GOOD "UPDATE application_info_table SET app_name = '  ' || char (10) || char (8), "
                     "package_name = 'com.' || char (10) || 'example'",
    { READ, "\"source\":\"com. example\"" } },
  { "other-case",
    APPS "CREATE TABLE weight_record_table (TIME, WEIGHT);"
         "INSERT INTO weight_record_table VALUES (1792823400000, 72400.0)",
    { READ } },
  { "view",
    APPS WEIGHT GOOD "CREATE VIEW height_record_table AS SELECT 1792823400000 AS time, " ENDLESS
                     " AS height",
    { READ },
    "\"height\"" },
  { "computed-column",
    APPS WEIGHT GOOD "CREATE TABLE height_record_table (time, height AS (hex (zeroblob (100000)))"
                     " STORED);"
                     "INSERT INTO height_record_table (time) VALUES (1792823400000)",
    { READ, "height_record_table\",\"reason\":\"1 record is not taken" } },
  { "virtual-table",
    APPS WEIGHT GOOD "CREATE VIRTUAL TABLE height_record_table USING fts5 (time, height);"
                     "INSERT INTO height_record_table VALUES ('1792823400000', '1.72')",
    { READ },
    "\"height\"" },
  { "triggers",
    APPS WEIGHT "CREATE TRIGGER a AFTER INSERT ON weight_record_table BEGIN SELECT 1; END;" GOOD,
    { READ } },
  { "many-tables",
    APPS WEIGHT GOOD "CREATE TABLE \"a\"\"; DROP TABLE weight_record_table; --_record_table\" (a);"
                     "CREATE TABLE \"*_record_table\" (time, weight)",
    { READ } },
  { "openscale-nothing",
    "CREATE TABLE scaleMeasurements (userId, enabled, datetime, weight, fat);"
    "INSERT INTO scaleMeasurements VALUES (1, 1, 1792823400000, 72.4, 0.0)",
    { "\"values\":[\"72.4\"]" },
    "body-fat" },
  { "unknown", "CREATE TABLE recipe (name)", { "that Livret does not know; nothing was read." } },
};

/* (transfer full): a database that these statements make. */
static GBytes *
make_database (const char *sql)
{
  sqlite3 *db = NULL;
  char *message = NULL;
  sqlite3_int64 size;
  guint8 *data;
  GBytes *bytes;

  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  data = sqlite3_serialize (db, "main", &size, 0);
  bytes = g_bytes_new (data, size);
  sqlite3_free (data);
  sqlite3_close (db);
  return bytes;
}

/* What is said of these bytes; an error as its last line. */
static char *
read_database (GBytes *bytes, guint *n_readings)
{
  g_autoptr (LivretInput) input = livret_input_new_for_bytes (bytes, NULL);
  LivretImportOptions options = { NULL };
  g_autoptr (GError) error = NULL;
  g_auto (LivretTestSink) sink;

  livret_test_sink_init (&sink);
  if (!livret_format_import (input, NULL, &options, &sink.sink, &error))
    g_string_append (sink.lines, error->message);
  *n_readings = sink.n_readings;
  return g_strdup (sink.lines->str);
}

static void
test_trap (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GBytes) bytes = make_database (traps[i].sql);
  guint n;
  g_autofree char *said = read_database (bytes, &n);

  for (gsize j = 0; j < G_N_ELEMENTS (traps[i].wanted) && traps[i].wanted[j] != NULL; j++)
    if (strstr (said, traps[i].wanted[j]) == NULL)
      g_error ("%s is not in\n%s", traps[i].wanted[j], said);
  if (traps[i].unwanted != NULL && strstr (said, traps[i].unwanted) != NULL)
    g_error ("%s is in\n%s", traps[i].unwanted, said);
}

/* --- Circles ------------------------------------------------------------------------------------
 */

#define PAGE 65536

static void
put (guint8 *at, guint32 value, int size)
{
  for (int i = 0; i < size; i++)
    at[i] = value >> 8 * (size - 1 - i);
}

/* Ten thousand times the same leaf of thousands of rows: tens of millions of readings out of
 * three pages. */
static GBytes *
make_circle (void)
{
  g_autoptr (GBytes) bytes = make_database (
      "PRAGMA page_size = 65536; CREATE TABLE weight_record_table (time, weight);" APPS
      "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 3000) "
      "INSERT INTO weight_record_table SELECT 1792823400000, x FROM c");
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  guint8 *copy = g_malloc0 (size + PAGE);
  guint8 *root = copy + PAGE;
  guint n = (PAGE - 12) / 6 - 5;

  memcpy (copy, data, size);
  /* The leaf, at first the root, moves behind the end, and a page that points to it in its place.
   */
  g_assert_cmpint (root[0], ==, 0x0d);
  memcpy (copy + size, root, PAGE);
  memset (root, 0, PAGE);
  root[0] = 0x05;
  put (root + 3, n, 2);
  put (root + 5, PAGE - 5, 2);
  put (root + 8, size / PAGE + 1, 4);
  for (guint i = 0; i < n; i++)
    put (root + 12 + 2 * i, PAGE - 5, 2);
  put (root + PAGE - 5, size / PAGE + 1, 4);
  root[PAGE - 1] = 1;
  put (copy + 28, size / PAGE + 1, 4);
  return g_bytes_new_take (copy, size + PAGE);
}

static void
test_circle (void)
{
  g_autoptr (GBytes) bytes = make_circle ();
  guint n;
  g_autofree char *said = read_database (bytes, &n);

  g_assert_cmpuint (n, >, 3000);
  g_assert_cmpuint (n, <=, g_bytes_get_size (bytes) / 4 + 1);
  g_assert_nonnull (strstr (said, "damaged at 1 place"));
}

/* --- What is none -------------------------------------------------------------------------------
 */

static void
test_encrypted (void)
{
  guint8 *data = g_malloc (4096);
  g_autoptr (GBytes) bytes = NULL;
  guint n;
  g_autofree char *said = NULL;

  memset (data, 0xa5, 4096);
  memcpy (data, "SQLite format 3", 16);
  bytes = g_bytes_new_take (data, 4096);
  said = read_database (bytes, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_nonnull (strstr (said, "encrypted, or it is none."));
}

/* The database is opened once, however many formats look at it. */
static void
test_kept (void)
{
  g_autoptr (GBytes) bytes = make_database (APPS WEIGHT GOOD);
  g_autoptr (LivretInput) input = livret_input_new_for_bytes (bytes, NULL);
  LivretForeign *foreign = livret_foreign_of (input);

  g_assert_nonnull (foreign->db);
  g_assert_true (livret_foreign_of (input) == foreign);
  g_assert_cmpstr (livret_format_detect (input, NULL)->id, ==, "health-connect");
  g_assert_true (livret_foreign_of (input) == foreign);
}

/* --- Numbers and times --------------------------------------------------------------------------
 */

static void
test_numbers (void)
{
  static const struct
  {
    double kept;
    double shown;
    guint8 decimals;
  } cases[] = {
    { 72.4000015258789, 72.4, 1 },
    { 72.4, 72.4, 1 },
    { 0, 0, 0 },
    { -12.5, -12.5, 1 },
    { 61, 61, 0 },
    { 72350.5, 72350.5, 1 },
    { 36.650001525878906, 36.65, 2 },
    { 1.0 / 3, 1.0 / 3, LIVRET_DECIMALS_UNKNOWN },
    { 1e300, 1e300, LIVRET_DECIMALS_UNKNOWN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint8 decimals;

      g_assert_cmpfloat (livret_foreign_number (cases[i].kept, &decimals), ==, cases[i].shown);
      g_assert_cmpuint (decimals, ==, cases[i].decimals);
    }
}

static void
test_times (void)
{
  static const struct
  {
    gint64 number;
    gint64 seconds; /* 0: no time */
  } cases[] = {
    { 1792823400, 1792823400 },
    { 1792823400000, 1792823400 },
    { 1792823400999, 1792823400 },
    { 1, 1 },
    { 100000000001, 100000000 },
    { 0, 0 },
    { -1, 0 },
    { G_MAXINT64, 0 },
    { G_MININT64, 0 },
    { 7258118400000, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 seconds;
      gboolean good = livret_foreign_time (cases[i].number, &seconds);

      g_assert_cmpint (good, ==, cases[i].seconds != 0);
      if (good)
        g_assert_cmpint (seconds, ==, cases[i].seconds);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (traps); i++)
    {
      g_autofree char *path = g_strconcat ("/foreign/trap/", traps[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_trap);
    }
  g_test_add_func ("/foreign/circle", test_circle);
  g_test_add_func ("/foreign/encrypted", test_encrypted);
  g_test_add_func ("/foreign/kept", test_kept);
  g_test_add_func ("/foreign/numbers", test_numbers);
  g_test_add_func ("/foreign/times", test_times);
  return g_test_run ();
}
