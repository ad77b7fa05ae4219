/* bench-measurements.c: how fast, how small and how frugal an import of many readings is.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A made-up export of the Health app of a phone goes through livret-cli and livret-reader as a
 * person's would. Works take turns, so that a busy machine strikes them alike; the median of three
 * (or of the number given) counts.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench-measurements-work.h"
#include "bench-table.h"

#define RECORDS 1000000
#define RECORDS_LONG 7400000
#define RECORDS_MORE 2800000
#define RUNS_DEFAULT 3
#define RUNS_MAX 99

typedef enum
{
  WORK_LEAN,
  WORK_XML,
  WORK_AGAIN,
  WORK_INFLATE,
  WORK_ZIP,
  N_WORKS,
} Work;

#define N_FIGURES (sizeof (BenchRun) / sizeof (double))

static BenchRun runs[N_WORKS][RUNS_MAX];

/* --- Works --------------------------------------------------------------------------------------
 */

/* In a process of its own: what it caches and keeps is its own. */
static void
run_lean (const BenchPlace *place, const BenchExport *export, BenchRun *out)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  char *argv[] = { program, (char *) "lean", export->xml, place->folder, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  int status;

  if (!g_spawn_sync (NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &text, NULL, &status, &error) ||
      !g_spawn_check_wait_status (status, &error))
    g_error ("lean: %s", error->message);
  *out = (BenchRun) { 0 };
  sscanf (text, "%lf %lf %lf", &out->wall_s, &out->cpu_s, &out->stored);
}

static int
do_lean (char **argv)
{
  BenchRun run = { 0 };

  bench_lean (argv[2], argv[3], &run);
  printf ("%.17g %.17g %.17g", run.wall_s, run.cpu_s, run.stored);
  return 0;
}

static void
run_all (const BenchPlace *place, const BenchExport *export, int n_runs)
{
  for (int run = 0; run < n_runs; run++)
    {
      fprintf (stderr, "\r%d of %d", run + 1, n_runs);
      run_lean (place, export, &runs[WORK_LEAN][run]);
      bench_import (place, export->xml, &runs[WORK_XML][run], &runs[WORK_AGAIN][run]);
      bench_inflate (export->zip, &runs[WORK_INFLATE][run]);
      bench_import (place, export->zip, &runs[WORK_ZIP][run], NULL);
    }
  fprintf (stderr, "\r%20s\r", "");
}

/* --- Medians ------------------------------------------------------------------------------------
 */

static BenchRun
median (Work work, int n_runs)
{
  double medians[N_FIGURES];
  BenchRun out;

  for (gsize f = 0; f < N_FIGURES; f++)
    medians[f] = bench_median ((const double *) &runs[work][0] + f, sizeof (BenchRun), n_runs);
  memcpy (&out, medians, sizeof out);
  return out;
}

/* --- The table ----------------------------------------------------------------------------------
 */

static void
print_table (int n_runs)
{
  BenchRun lean = median (WORK_LEAN, n_runs);
  BenchRun xml = median (WORK_XML, n_runs);
  BenchRun again = median (WORK_AGAIN, n_runs);
  BenchRun inflate = median (WORK_INFLATE, n_runs);
  BenchRun zip = median (WORK_ZIP, n_runs);

  printf ("An export of %d records. Medians of %d.\n\n", RECORDS, n_runs);
  bench_head ();
  bench_line ("lean loop, records alone: CPU", "s", lean.cpu_s, BENCH_NO_LIMIT);
  bench_line ("lean loop: wall", "s", lean.wall_s, BENCH_NO_LIMIT);
  bench_line ("export.xml: CPU of both processes", "s", xml.cpu_s, BENCH_NO_LIMIT);
  bench_line ("export.xml: CPU against the lean loop", "times", xml.cpu_s / lean.cpu_s, 1.3);
  bench_line ("export.xml: wall", "s", xml.wall_s, RECORDS / 600000.0);
  bench_line ("export.xml: readings stored", "", xml.stored, BENCH_NO_LIMIT);
  bench_line ("export.xml: record.db per million", "MB", xml.mb * 1e6 / xml.stored, 36);
  bench_line ("again: readings added", "", again.stored, 0);
  bench_line ("again: wall against the first import", "times", again.wall_s / xml.wall_s, 1);
  bench_line ("inflate alone: wall", "s", inflate.wall_s, BENCH_NO_LIMIT);
  bench_line ("export.zip: wall", "s", zip.wall_s, BENCH_NO_LIMIT);
  bench_line ("export.zip: wall against the longer of both", "times",
              zip.wall_s / MAX (inflate.wall_s, xml.wall_s), 1.2);
  bench_line ("livret-cli: resident at most", "MiB", MAX (xml.cli_mib, zip.cli_mib), 64);
  bench_line ("livret-reader: resident at most", "MiB", MAX (xml.reader_mib, zip.reader_mib), 64);
}

static void
print_long (const BenchPlace *place, const BenchExport *export)
{
  BenchRun run = { 0 };

  bench_import (place, export->xml, &run, NULL);
  printf ("An export of %d records, once.\n\n", RECORDS_LONG);
  bench_line ("export.xml: wall per million", "s", run.wall_s * 1e6 / RECORDS_LONG, 1e6 / 600000);
  bench_line ("export.xml: CPU per million", "s", run.cpu_s * 1e6 / RECORDS_LONG, BENCH_NO_LIMIT);
  bench_line ("export.xml: record.db per million", "MB", run.mb * 1e6 / run.stored, 36);
  bench_line ("livret-cli: resident at most", "MiB", run.cli_mib, 64);
  bench_line ("livret-reader: resident at most", "MiB", run.reader_mib, 64);
}

/* Other years beside those make a vault of ten million. */
static void
print_open (const BenchPlace *place, const BenchExport *export)
{
  double readings = 0;
  double ms;

  bench_import_more (place, export, RECORDS_MORE);
  ms = bench_open (place, &readings);
  printf ("\nThe vault with %.0f readings.\n\n", readings);
  bench_line ("opening, key derivation apart", "ms", ms, 50);
}

/* What may be needed of the time that the lean scan of a week needs: it took 13 ms where the limits
 * were set, which are 8 ms warm, 30 ms cold, and half of one of sixty frames a second. */
#define SCAN_MS 13.0
#define WARM_MS 8.0
#define COLD_MS 30.0
#define FRAME_MS (1000.0 / 60 / 2)

static void
print_charts (void)
{
  BenchCharts charts;

  bench_charts (&charts);
  printf ("\nThe chart of %u readings, read and laid out. Fastest of nine.\n\n", charts.readings);
  bench_line ("lean scan of a week of 5-second heart rate", "ms", charts.scan_ms, BENCH_NO_LIMIT);
  for (int i = 0; i < BENCH_PERIODS; i++)
    {
      const BenchPeriod *period = &charts.periods[i];
      g_autofree char *warm =
          g_strdup_printf ("chart of %s, warm: against the lean scan", period->name);
      g_autofree char *cold =
          g_strdup_printf ("chart of %s, cold: against the lean scan", period->name);

      bench_line (warm, "times", period->warm_ms / charts.scan_ms, WARM_MS / SCAN_MS);
      bench_line (cold, "times", period->cold_ms / charts.scan_ms, COLD_MS / SCAN_MS);
      printf ("%-52s %10.2f ms, %.2f ms cold\n", "", period->warm_ms, period->cold_ms);
    }
  bench_line ("moving it, a frame: against the lean scan", "times", charts.pan_ms / charts.scan_ms,
              FRAME_MS / SCAN_MS);
  printf ("%-52s %10.2f ms\n", "", charts.pan_ms);
}

int
main (int argc, char **argv)
{
  BenchPlace place = { BENCH_CLI, BENCH_READER, NULL, NULL };
  BenchExport export = { BENCH_GENERATOR, NULL, NULL };
  gboolean is_long = argc == 2 && strcmp (argv[1], "long") == 0;
  int n_runs = argc > 1 && !is_long ? atoi (argv[1]) : RUNS_DEFAULT;

  if (argc == 4 && strcmp (argv[1], "lean") == 0)
    return do_lean (argv);
  if (argc == 2 && strcmp (argv[1], "charts") == 0)
    {
      print_charts ();
      return bench_status ();
    }
  if (argc > 2 || n_runs < 1 || n_runs > RUNS_MAX)
    {
      fprintf (stderr, "usage: bench-measurements [RUNS | long | charts]\n");
      return 2;
    }
  bench_place_init (&place);
  bench_export_init (&export, &place, is_long ? RECORDS_LONG : RECORDS, !is_long);
  if (is_long)
    {
      print_long (&place, &export);
      print_open (&place, &export);
    }
  else
    {
      run_all (&place, &export, n_runs);
      print_table (n_runs);
      print_charts ();
    }
  bench_export_clear (&export);
  bench_place_clear (&place);
  return bench_status ();
}
