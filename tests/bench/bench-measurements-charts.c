/* bench-measurements-charts.c: how fast the chart of many readings is read and laid out.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A heart that is read each minute for two years, and every five seconds in the last week. The lean
 * reference is one statement over that week's rows of the clustered table, of which nothing is
 * kept.
 */
#include <glib/gstdio.h>
#include <math.h>

#include "../record/test-readings-db.h"
#include "app/measures/livret-measure-trace.h"
#include "base/livret-clock.h"
#include "bench-measurements-work.h"
#include "record/livret-meta.h"
#include "record/livret-people.h"
#include "record/livret-schema.h"

#define DAY 86400
#define NOON G_GINT64_CONSTANT (1795262400) /* 2026-11-21, 12:00 UTC */
#define MINUTES (2 * 365 * 1440)
#define FIVES (7 * DAY / 5)
#define N (MINUTES + FIVES)
#define REPEATED 9
#define FRAMES 60

typedef struct
{
  TestRecord test;
  LivretSecret *key;
  LivretMeasureSources *sources;
  LivretMeasureRule rule;
  LivretChartSpan bounds;
} Record;

/* As a wide window asks for it. */
static const LivretChartSize size = {
  .width = 760,
  .height = 290,
  .left = 40,
  .right = 40,
  .top = 40,
  .bottom = 30,
  .spacing = 6,
  .tick = 78,
  .edge = 0.015,
};

static void
check (GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

/* --- The record ---------------------------------------------------------------------------------
 */

static LivretSinkReading *
make_readings (void)
{
  LivretSinkReading *readings = g_new (LivretSinkReading, N);

  for (int i = 0; i < MINUTES; i++)
    readings[i] = test_reading (0, NOON - 7 * DAY - (MINUTES - i) * 60, 50 + i % 97);
  for (int i = 0; i < FIVES; i++)
    readings[MINUTES + i] = test_reading (0, NOON - (FIVES - i) * 5, 55 + i % 61);
  return readings;
}

static void
connect (Record *record, gboolean create)
{
  g_autofree char *path = g_build_filename (record->test.folder, "record.db", NULL);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&record->test.db, livret_db_close);
  record->test.db = livret_db_open (path, record->key, LIVRET_DB_WRITE, create, &error);
  check (error);
}

static void
import (Record *record)
{
  const LivretSinkSeries series = { "heart-rate", "Watch", "A1", "/min", FALSE };
  g_autofree LivretSinkReading *readings = make_readings ();
  g_auto (TestBalance) balance = { 0 };

  test_import (&record->test, record->test.camille, &series, 1, readings, N, 0, &balance);
  if (balance.stored != N)
    g_error ("%d of %d readings were stored", (int) balance.stored, N);
}

static void
find_sources (Record *record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) series = NULL;
  int last = (int) (NOON / DAY);

  livret_measure_rule_init (&record->rule, livret_kind_by_id ("heart-rate"), NULL);
  record->bounds = livret_chart_span_days (last - 737, last);
  series = livret_readings_sources (record->test.db, record->test.camille,
                                    livret_kind_by_id ("heart-rate"), last - 737, last, &error);
  check (error);
  record->sources = livret_measure_sources_new (series);
}

static void
record_init (Record *record)
{
  g_autoptr (LivretPerson) person = livret_person_new ("Camille Martin");
  g_autoptr (GError) error = NULL;

  livret_clock_fix (NOON);
  record->key = livret_secret_new_random (32);
  record->test.folder = g_dir_make_tmp ("livret-bench-XXXXXX", &error);
  check (error);
  connect (record, TRUE);
  if (livret_schema_create (record->test.db, &livret_schema_steps, &error) &&
      livret_meta_set (record->test.db, LIVRET_META_HOME_ZONE, "Europe/Paris", &error))
    livret_people_add (record->test.db, person, &error);
  check (error);
  record->test.camille = g_strdup (person->id);
  import (record);
  find_sources (record);
}

static void
record_clear (Record *record)
{
  livret_measure_sources_unref (record->sources);
  livret_secret_unref (record->key);
  test_record_clear (&record->test);
  livret_clock_fix (0);
}

/* --- Works --------------------------------------------------------------------------------------
 */

static double
since_ms (gint64 begun)
{
  return (double) (g_get_monotonic_time () - begun) / 1e3;
}

/* The fastest is the one that was not interrupted. */
static void
keep_fastest (double *ms, gint64 begun)
{
  double now = since_ms (begun);

  *ms = *ms == 0 ? now : fmin (*ms, now);
}

static double
scan_ms (Record *record)
{
  gint64 begun = g_get_monotonic_time ();
  g_autoptr (LivretStatement) s =
      livret_db_prepare (record->test.db, "SELECT time, value, code, packed, more FROM readings"
                                          " WHERE series = ?1 AND time BETWEEN ?2 AND ?3");
  g_autoptr (GError) error = NULL;
  const LivretReadingSource *source =
      &g_array_index (record->sources->series, LivretReadingSource, 0);
  double sum = 0;
  guint rows = 0;

  livret_statement_bind_int (s, 1, source->series);
  livret_statement_bind_int (s, 2, NOON - 7 * DAY);
  livret_statement_bind_int (s, 3, NOON);
  for (; livret_statement_step (s, &error); rows++)
    sum += livret_statement_double (s, 1);
  check (error);
  if (rows != FIVES || sum <= 0)
    g_error ("%u rows were scanned", rows);
  return since_ms (begun);
}

static LivretChartSpan
last_days (const Record *record, int days)
{
  return (LivretChartSpan) { record->bounds.until - days * (gint64) DAY, record->bounds.until };
}

static LivretMeasureTrace *
read_trace (Record *record, const LivretChartSpan *span)
{
  g_autoptr (GError) error = NULL;
  LivretMeasureTrace *trace =
      livret_measure_trace_read (record->test.db, record->test.camille, &record->rule,
                                 record->sources, span, &record->bounds, &error);

  check (error);
  return trace;
}

/* Twice, as the window does: labels find their width first. */
static void
lay_out (const Record *record, const GArray *points, const LivretChartSpan *span)
{
  for (int i = 0; i < 2; i++)
    livret_chart_layout_free (
        livret_chart_layout_new (&record->rule.kind, points, span->from, span->until, &size));
}

static void
draw_once (Record *record, int days)
{
  LivretChartSpan span = last_days (record, days);
  g_autoptr (LivretMeasureTrace) trace = read_trace (record, &span);

  lay_out (record, trace->points, &span);
}

static void
measure_period (Record *record, int days, BenchPeriod *out)
{
  for (int i = 0; i < REPEATED; i++)
    {
      gint64 begun;

      connect (record, FALSE);
      begun = g_get_monotonic_time ();
      draw_once (record, days);
      keep_fastest (&out->cold_ms, begun);
      begun = g_get_monotonic_time ();
      draw_once (record, days);
      keep_fastest (&out->warm_ms, begun);
    }
}

/* The slowest of the frames of a movement over readings drawn one by one. */
static double
pan_ms (Record *record)
{
  LivretChartSpan span = { NOON - NOON % DAY - 8 * 3600, NOON - NOON % DAY };
  g_autoptr (LivretMeasureTrace) trace = read_trace (record, &span);
  double slowest = 0;

  if (trace->grain != LIVRET_GRAIN_READINGS)
    g_error ("The readings are not drawn one by one");
  for (int frame = 0; frame < FRAMES; frame++)
    {
      LivretChartSpan moved =
          livret_chart_span_pan (&span, &record->bounds, (frame - FRAMES / 2) * 120);
      double fastest = 0;

      for (int i = 0; i < 3; i++)
        {
          gint64 begun = g_get_monotonic_time ();

          lay_out (record, trace->points, &moved);
          keep_fastest (&fastest, begun);
        }
      slowest = fmax (slowest, fastest);
    }
  return slowest;
}

void
bench_charts (BenchCharts *out)
{
  static const BenchPeriod periods[BENCH_PERIODS] = {
    { "a day", 1, 0, 0 },         { "a week", 7, 0, 0 },   { "a month", 30, 0, 0 },
    { "three months", 91, 0, 0 }, { "a year", 365, 0, 0 }, { "all", 738, 0, 0 },
  };
  Record record = { 0 };

  *out = (BenchCharts) { 0 };
  record_init (&record);
  for (int i = 0; i < REPEATED; i++)
    {
      double ms = scan_ms (&record);

      out->scan_ms = out->scan_ms == 0 ? ms : fmin (out->scan_ms, ms);
    }
  for (int i = 0; i < BENCH_PERIODS; i++)
    {
      out->periods[i] = periods[i];
      measure_period (&record, periods[i].days, &out->periods[i]);
    }
  out->pan_ms = pan_ms (&record);
  out->readings = N;
  record_clear (&record);
}
