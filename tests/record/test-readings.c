/* test-readings.c: readings into the record: balance, what is set aside, units, time.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <math.h>

#include "base/livret-date.h"
#include "test-readings-db.h"

#define NOON G_GINT64_CONSTANT (1795262400) /* 2026-11-21 12:00 UTC */

static const LivretSinkSeries weight = { "weight", "Withings", "", "kg", FALSE };
static const LivretSinkSeries pressure = { "blood-pressure", "Omron", "", "mm[Hg]", FALSE };
static const LivretSinkSeries heart = { "heart-rate", "Watch", "1", "/min", FALSE };
static const LivretSinkSeries wall = { "weight", "Withings", "", "kg", TRUE };

static LivretSinkReading
make_pressure (gint64 time, double systolic, double diastolic, double pulse)
{
  LivretSinkReading reading = test_reading (0, time, systolic);

  reading.values[1] = diastolic;
  reading.values[2] = pulse;
  reading.decimals = 0;
  return reading;
}

/* --- Balance ------------------------------------------------------------------------------------
 */

typedef struct
{
  const char *name;
  gsize batch_rows;
  gboolean shuffled;
  gboolean descending;
} BalanceCase;

static void
order_readings (LivretSinkReading *readings, gsize n, const BalanceCase *c)
{
  for (gsize i = n - 1; i > 0; i--)
    {
      gsize j = c->shuffled ? (gsize) g_test_rand_int_range (0, (gint32) i + 1) : i;
      LivretSinkReading other = readings[j];

      readings[j] = readings[i];
      readings[i] = other;
    }
  for (gsize i = 0; c->descending && i < n / 2; i++)
    {
      LivretSinkReading other = readings[i];

      readings[i] = readings[n - 1 - i];
      readings[n - 1 - i] = other;
    }
}

/* Two series, each reading of which comes twice for every tenth. */
static void
test_balance (gconstpointer data)
{
  static const BalanceCase cases[] = {
    { "sorted", 0, FALSE, FALSE },
    { "descending", 700, FALSE, TRUE },
    { "shuffled", 0, TRUE, FALSE },
    { "shuffled in small batches", 137, TRUE, FALSE },
  };
  const LivretSinkSeries series[] = { weight, heart };
  enum
  {
    N = 5500
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (TestRecord) record = { 0 };
      g_auto (TestBalance) balance = { 0 };
      g_autofree LivretSinkReading *readings = g_new (LivretSinkReading, N);

      test_record_init (&record);
      for (gsize r = 0; r < N; r++)
        {
          gsize which = r < 5000 ? r : (r - 5000) * 10;

          readings[r] = test_reading (which % 2, NOON + (gint64) which * 300, 60 + which % 50);
          readings[r].where = (guint32) r;
        }
      order_readings (readings, N, &cases[i]);
      test_look_up (&record, record.camille, series, 2, readings, N, 0, &balance);
      g_assert_cmpint (balance.stored, ==, 5000);
      g_assert_cmpint (balance.already, ==, 500);
      g_assert_cmpint (test_int (record.db, "SELECT count (*) FROM readings"), ==, 0);
      test_import (&record, record.camille, series, 2, readings, N, cases[i].batch_rows, &balance);
      g_assert_cmpint (balance.stored, ==, 5000);
      g_assert_cmpint (balance.already, ==, 500);
      g_assert_cmpint (test_int (record.db, "SELECT count (*) FROM readings"), ==, 5000);
      test_check_summaries (&record);
      test_look_up (&record, record.camille, series, 2, readings, N, 0, &balance);
      g_assert_cmpint (balance.already, ==, N);
      test_import (&record, record.camille, series, 2, readings, N, cases[i].batch_rows, &balance);
      g_assert_cmpint (balance.stored, ==, 0);
      g_assert_cmpint (balance.already, ==, N);
      g_assert_cmpint (test_int (record.db, "SELECT count (*) FROM readings"), ==, 5000);
      test_check_summaries (&record);
      test_import (&record, record.louis, series, 2, readings, N, 0, &balance);
      g_assert_cmpint (balance.stored, ==, 5000);
    }
}

/* --- What is set aside, and why -----------------------------------------------------------------
 */

static void
test_faults (void)
{
  static const LivretSinkSeries unknown = { "mood", "App", "", "1", FALSE };
  static const LivretSinkSeries wrong_unit = { "weight", "App", "", "mm[Hg]", FALSE };
  const LivretSinkSeries series[] = { weight, unknown, wrong_unit };
  static const struct
  {
    guint16 series;
    double value;
    gint64 time;
    gint32 duration;
    const char *reason;
    const char *where;
  } rows[] = {
    { 0, 72, NOON, 0, NULL },
    { 0, NAN, NOON, 0, "There is no value.", "Weight, 21 Nov 2026 at 13:00" },
    { 0, INFINITY, NOON, 0, "The value is not a number.", "Weight, 21 Nov 2026 at 13:00" },
    { 0, 72, G_GINT64_CONSTANT (-6000000000), 0, "The date lies outside of the years 1800 to 2200.",
      "Weight" },
    { 0, 72, G_MAXINT64, 0, "The date lies outside of the years 1800 to 2200.", "Weight" },
    { 0, 72, NOON, -1, "The end lies before the beginning.", "Weight, 21 Nov 2026 at 13:00" },
    { 1, 5, NOON, 0, "This Livret does not know readings of the kind “mood”.",
      "mood, 21 Nov 2026 at 13:00" },
    { 2, 5, NOON, 0, "“mm[Hg]” is not a unit of this kind: Weight.",
      "Weight, 21 Nov 2026 at 13:00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (TestRecord) record = { 0 };
      g_auto (TestBalance) balance = { 0 };
      LivretSinkReading reading = test_reading (rows[i].series, rows[i].time, rows[i].value);

      test_record_init (&record);
      reading.duration = rows[i].duration;
      reading.where = 12;
      test_import (&record, record.camille, series, 3, &reading, 1, 0, &balance);
      g_assert_cmpstr (balance.last_reason, ==, rows[i].reason);
      g_assert_cmpint (balance.stored, ==, rows[i].reason == NULL);
      if (rows[i].reason == NULL)
        continue;
      g_assert_cmpstr (balance.last_where, ==, rows[i].where);
      g_assert_cmpint (test_int (record.db, "SELECT count (*) FROM series"), ==, 0);
    }
}

/* The same systolic pressure at the same second, with another diastolic one. */
static void
test_clash (void)
{
  const LivretSinkReading first[] = { make_pressure (NOON, 128, 79, 65),
                                      make_pressure (NOON, 128, 82, 65) };
  static const struct
  {
    double diastolic;
    double pulse;
    gboolean already;
  } later[] = {
    { 79, 65, TRUE }, { 79, NAN, TRUE }, { NAN, NAN, TRUE }, { 79, 66, FALSE }, { 80, 65, FALSE },
  };
  g_auto (TestRecord) record = { 0 };
  g_auto (TestBalance) balance = { 0 };
  g_autoptr (GArray) list = NULL;

  test_record_init (&record);
  test_import (&record, record.camille, &pressure, 1, first, 2, 0, &balance);
  g_assert_cmpint (balance.stored, ==, 1);
  g_assert_cmpint (balance.set_aside, ==, 1);
  g_assert_nonnull (strstr (balance.last_reason, "that one was kept"));
  for (guint i = 0; i < G_N_ELEMENTS (later); i++)
    {
      LivretSinkReading again = make_pressure (NOON, 128, later[i].diastolic, later[i].pulse);

      test_look_up (&record, record.camille, &pressure, 1, &again, 1, 0, &balance);
      g_assert_cmpint (balance.already, ==, later[i].already);
      test_import (&record, record.camille, &pressure, 1, &again, 1, 0, &balance);
      g_assert_cmpint (balance.already, ==, later[i].already);
      g_assert_cmpint (balance.set_aside, ==, !later[i].already);
    }
  list = test_list (&record, record.camille, NULL);
  g_assert_cmpint (list->len, ==, 1);
  g_assert_cmpfloat (g_array_index (list, LivretReading, 0).values[1], ==, 79);
  g_assert_cmpfloat (g_array_index (list, LivretReading, 0).values[2], ==, 65);
  test_check_summaries (&record);
}

static void
test_implausible (void)
{
  const LivretSinkReading readings[] = { test_reading (0, NOON, 7240), test_reading (0, NOON, 72) };
  g_auto (TestRecord) record = { 0 };
  g_auto (TestBalance) balance = { 0 };
  g_autoptr (GArray) list = NULL;

  test_record_init (&record);
  test_import (&record, record.camille, &weight, 1, readings, 2, 0, &balance);
  g_assert_cmpint (balance.stored, ==, 2);
  list = test_list (&record, record.camille, "weight");
  g_assert_cmpint (g_array_index (list, LivretReading, 0).flags, ==, 0);
  g_assert_cmpint (g_array_index (list, LivretReading, 1).flags, ==, LIVRET_READING_IMPLAUSIBLE);
}

/* --- Units and what was written -----------------------------------------------------------------
 */

static void
test_written (void)
{
  static const struct
  {
    const char *kind;
    const char *unit;
    double values[2];
    int decimals;
    gboolean comma;
    const char *written;
    const char *back;
    double canonical;
  } rows[] = {
    { "weight", "kg", { 72.4, NAN }, 1, TRUE, NULL, "72,4 kg", 72.4 },
    { "weight", "kg", { 72, NAN }, 1, FALSE, NULL, "72.0 kg", 72 },
    { "weight", "[lb_av]", { 159.6, NAN }, 1, FALSE, NULL, "159.6 lb", 72.393342 },
    { "weight", "g", { 72430, NAN }, 0, FALSE, NULL, "72430 g", 72.43 },
    { "weight", "g", { 72430.1234, NAN }, 4, FALSE, NULL, "72430.1234 g", 72.430123 },
    { "weight", "kg", { 72.4, NAN }, LIVRET_DECIMALS_UNKNOWN, FALSE, NULL, "72.4 kg", 72.4 },
    { "weight",
      "[lb_av]",
      { 159.6, NAN },
      LIVRET_DECIMALS_UNKNOWN,
      FALSE,
      NULL,
      "159.6 lb",
      72.393342 },
    { "weight",
      "kg",
      { 72.123456789, NAN },
      LIVRET_DECIMALS_UNKNOWN,
      TRUE,
      NULL,
      "72,123456789 kg",
      72.123457 },
    { "weight", "kg", { 1072.4, NAN }, 1, TRUE, "1 072,4", "1 072,4 kg", 1072.4 },
    { "glucose", "mg/dL", { 40, NAN }, 0, FALSE, "Low", "Low", 40 },
    { "glucose", "mmol/L", { 5.5, NAN }, 1, TRUE, NULL, "5,5 mmol/L", 99.0858 },
    { "glucose", "g/L", { 1.02, NAN }, 2, TRUE, NULL, "1,02 g/L", 102 },
    { "temperature", "[degF]", { 98.6, NAN }, 1, FALSE, NULL, "98.6 °F", 37 },
    { "hba1c", "mmol/mol", { 48, NAN }, 0, FALSE, NULL, "48 mmol/mol", 6.54304 },
    { "hba1c", "mmol/mol", { 52.5, NAN }, 1, TRUE, NULL, "52,5 mmol/mol", 6.9547 },
    { "hba1c", "%", { 6.5, NAN }, 1, TRUE, NULL, "6,5 %", 6.5 },
    { "blood-pressure", "mm[Hg]", { 128, 79 }, 0, FALSE, NULL, "128/79 mmHg", 128 },
    { "blood-pressure", "cm[Hg]", { 12.8, 7.9 }, 1, TRUE, NULL, "12,8/7,9 cmHg", 128 },
    { "blood-pressure", "mm[Hg]", { 128, 79 }, 0, FALSE, "128;79", "128;79 mmHg", 128 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      LivretSinkSeries series = { rows[i].kind, "App", "", rows[i].unit, FALSE };
      LivretSinkReading reading = test_reading (0, NOON, rows[i].values[0]);
      g_auto (TestRecord) record = { 0 };
      g_auto (TestBalance) balance = { 0 };
      g_autoptr (GArray) list = NULL;

      test_record_init (&record);
      reading.values[1] = rows[i].values[1];
      reading.decimals = rows[i].decimals;
      reading.flags = rows[i].comma ? LIVRET_READING_COMMA : 0;
      reading.written = rows[i].written;
      test_import (&record, record.camille, &series, 1, &reading, 1, 0, &balance);
      g_assert_cmpint (balance.stored, ==, 1);
      list = test_list (&record, record.camille, NULL);
      g_assert_cmpstr (g_array_index (list, LivretReading, 0).written, ==, rows[i].back);
      g_assert_cmpfloat (g_array_index (list, LivretReading, 0).values[0], ==, rows[i].canonical);
    }
}

/* The account's unit was changed: the vendor writes the same measurements in the other unit. */
static void
test_changed_unit (void)
{
  static const struct
  {
    const char *kind;
    const char *before;
    double from;
    double step;
    int decimals;
    const char *after;
    int decimals_after;
  } rows[] = {
    { "weight", "kg", 40, 0.1, 1, "[lb_av]", 1 },
    { "weight", "[lb_av]", 90, 0.1, 1, "kg", 1 },
    { "weight", "kg", 40, 0.05, 2, "g", 0 },
    { "glucose", "mmol/L", 2, 0.1, 1, "mg/dL", 0 },
    { "glucose", "mg/dL", 40, 1, 0, "mmol/L", 1 },
    { "glucose", "mg/dL", 40, 1, 0, "g/L", 2 },
    { "temperature", "Cel", 35, 0.1, 1, "[degF]", 1 },
    { "blood-pressure", "mm[Hg]", 90, 1, 0, "kPa", 1 },
    { "hba1c", "%", 4, 0.05, 2, "mmol/mol", 0 },
  };
  enum
  {
    N = 300
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      LivretSinkSeries before = { rows[i].kind, "App", "", rows[i].before, FALSE };
      LivretSinkSeries after = { rows[i].kind, "App", "", rows[i].after, FALSE };
      const LivretKind *kind = livret_kind_by_id (rows[i].kind);
      LivretSinkReading readings[N];
      LivretSinkReading again[N];
      g_auto (TestRecord) record = { 0 };
      g_auto (TestBalance) balance = { 0 };
      double scale = pow (10, rows[i].decimals_after);
      gint64 first;

      test_record_init (&record);
      for (guint r = 0; r < N; r++)
        {
          double canonical;
          double shown;

          readings[r] = test_reading (0, NOON + r * 60, rows[i].from + rows[i].step * r);
          readings[r].decimals = rows[i].decimals;
          again[r] = readings[r];
          livret_kind_to_canonical (kind, readings[r].values[0], rows[i].before, &canonical);
          g_assert_true (livret_kind_from_canonical (kind, canonical, rows[i].after, &shown));
          again[r].values[0] = round (shown * scale) / scale;
          again[r].decimals = rows[i].decimals_after;
        }
      first = test_import (&record, record.camille, &before, 1, readings, N, 0, &balance);
      g_assert_cmpint (balance.stored, ==, N);
      test_look_up (&record, record.camille, &after, 1, again, N, 0, &balance);
      g_assert_cmpint (balance.already, ==, N);
      test_import (&record, record.camille, &after, 1, again, N, 0, &balance);
      g_assert_cmpint (balance.already, ==, N);
      test_import (&record, record.camille, &after, 1, again, N, 0, &balance);
      g_assert_cmpint (balance.already, ==, N);
      /* The second import saw them: undoing the first takes nothing away. */
      test_undo (&record, first);
      g_assert_cmpint (test_int (record.db, "SELECT count (*) FROM readings"), ==, N);
      /* Another second is another reading, whatever the unit. */
      for (guint r = 0; r < N; r++)
        again[r].time += 30;
      test_import (&record, record.camille, &after, 1, again, N, 0, &balance);
      g_assert_cmpint (balance.stored, ==, N);
      test_check_summaries (&record);
    }
}

/* --- Time ---------------------------------------------------------------------------------------
 */

/* In Europe/Paris the clock went from 3:00 back to 2:00 on 2026-10-25, and from 2:00 to 3:00 on
 * 2026-03-29. */
static void
test_wall_clock (void)
{
  static const struct
  {
    const char *wall;
    guint flags;
    gint64 utc;
    int offset;
    gboolean ambiguous;
    const char *day;
  } rows[] = {
    { "2026-10-25T01:30:00Z", 0, 1792884600, 120, FALSE, "2026-10-25" },
    { "2026-10-25T02:30:00Z", 0, 1792888200, 120, TRUE, "2026-10-25" },
    { "2026-10-25T02:30:00Z", LIVRET_READING_FOLD, 1792891800, 60, TRUE, "2026-10-25" },
    { "2026-10-25T03:30:00Z", 0, 1792895400, 60, FALSE, "2026-10-25" },
    { "2026-03-29T02:30:00Z", 0, 1774747800, 60, TRUE, "2026-03-29" },
    { "2026-03-29T00:10:00Z", 0, 1774739400, 60, FALSE, "2026-03-29" },
    { "2026-07-01T23:59:59Z", 0, 1782943199, 120, FALSE, "2026-07-01" },
    { "2026-07-02T00:00:00Z", 0, 1782943200, 120, FALSE, "2026-07-02" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_auto (TestRecord) record = { 0 };
      g_auto (TestBalance) balance = { 0 };
      g_autoptr (GArray) list = NULL;
      g_autoptr (GArray) days = NULL;
      LivretSinkReading reading;
      LivretReading *back;
      LivretDate date;
      char day[16];

      test_record_init (&record);
      g_assert_true (livret_date_parse (rows[i].wall, NULL, &date, &error));
      reading = test_reading (0, date.earliest, 72.4);
      reading.flags = rows[i].flags;
      test_import (&record, record.camille, &wall, 1, &reading, 1, 0, &balance);
      list = test_list (&record, record.camille, "weight");
      back = &g_array_index (list, LivretReading, 0);
      g_assert_cmpint (back->time, ==, rows[i].utc);
      g_assert_cmpint (back->offset_min, ==, rows[i].offset);
      g_assert_cmpint ((back->flags & LIVRET_READING_AMBIGUOUS) != 0, ==, rows[i].ambiguous);
      days = livret_readings_by_day (record.db, record.camille, livret_kind_by_id ("weight"), 0,
                                     G_MAXINT32, &error);
      g_assert_no_error (error);
      livret_day_iso (g_array_index (days, LivretDaySummary, 0).day, day);
      g_assert_cmpstr (day, ==, rows[i].day);
    }
}

/* A reading's own offset makes its day; without one, the household's zone does. */
static void
test_local_day (void)
{
  static const struct
  {
    gint64 time;
    int offset;
    const char *day;
  } rows[] = {
    { 1782943200 - 3600, LIVRET_OFFSET_UNKNOWN, "2026-07-01" },
    { 1782943200, LIVRET_OFFSET_UNKNOWN, "2026-07-02" },
    { 1782943200, 0, "2026-07-01" },
    { 1782943200, -600, "2026-07-01" },
    { 1782943200, 840, "2026-07-02" },
    { -86400, 0, "1969-12-31" },
    { -1, 0, "1969-12-31" },
    { -1, 60, "1970-01-01" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (TestRecord) record = { 0 };
      g_auto (TestBalance) balance = { 0 };
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) kinds = NULL;
      LivretSinkReading reading = test_reading (0, rows[i].time, 72);
      const LivretKindPresence *presence;
      char day[16];

      test_record_init (&record);
      reading.offset_min = (gint16) rows[i].offset;
      test_import (&record, record.camille, &weight, 1, &reading, 1, 0, &balance);
      kinds = livret_readings_kinds (record.db, record.camille, &error);
      g_assert_no_error (error);
      g_assert_cmpint (kinds->len, ==, 1);
      presence = &g_array_index (kinds, LivretKindPresence, 0);
      g_assert_cmpstr (presence->kind->id, ==, "weight");
      g_assert_cmpint (presence->count, ==, 1);
      g_assert_cmpint (presence->first_day, ==, presence->last_day);
      livret_day_iso (presence->first_day, day);
      g_assert_cmpstr (day, ==, rows[i].day);
      test_check_summaries (&record);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/readings/balance", NULL, test_balance);
  g_test_add_func ("/readings/faults", test_faults);
  g_test_add_func ("/readings/clash", test_clash);
  g_test_add_func ("/readings/implausible", test_implausible);
  g_test_add_func ("/readings/written", test_written);
  g_test_add_func ("/readings/changed-unit", test_changed_unit);
  g_test_add_func ("/readings/wall-clock", test_wall_clock);
  g_test_add_func ("/readings/local-day", test_local_day);
  return g_test_run ();
}
