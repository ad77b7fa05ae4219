/* bench-store.c: how fast, how small and how frugal the store is, against fixed limits.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every measure is made in a process of its own, so that its peak of memory is its own, in turns,
 * so that a busy machine strikes them alike; the median of three (or of the number given) counts.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench-store-work.h"
#include "bench-table.h"

#define RUNS_DEFAULT 3
#define RUNS_MAX 99

typedef enum
{
  WORK_LEAN,
  WORK_SORTED,
  WORK_DESCENDING,
  WORK_INTERLEAVED,
  WORK_SHUFFLED,
  WORK_AGAIN,
  WORK_OPEN,
  N_WORKS,
} Work;

static const char *const work_names[N_WORKS] = { "lean",     "sorted", "descending", "interleaved",
                                                 "shuffled", "again",  "open" };

#define N_FIGURES (sizeof (BenchFigures) / sizeof (double))

/* --- One process --------------------------------------------------------------------------------
 */

static int
do_work (const char *name)
{
  BenchFigures figures = { 0 };
  double numbers[N_FIGURES];

  if (strcmp (name, work_names[WORK_LEAN]) == 0)
    bench_lean (&figures);
  else if (strcmp (name, work_names[WORK_AGAIN]) == 0)
    bench_again (&figures);
  else if (strcmp (name, work_names[WORK_OPEN]) == 0)
    bench_open (&figures);
  else
    for (int order = 0; order < BENCH_ORDERS; order++)
      if (strcmp (name, work_names[WORK_SORTED + order]) == 0)
        bench_write (order, &figures);
  memcpy (numbers, &figures, sizeof numbers);
  for (gsize i = 0; i < N_FIGURES; i++)
    printf ("%.17g ", numbers[i]);
  return 0;
}

static void
run_process (const char *program, Work work, BenchFigures *out)
{
  char *argv[] = { (char *) program, (char *) work_names[work], NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  double numbers[N_FIGURES] = { 0 };
  char *next;
  int status;

  if (!g_spawn_sync (NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &text, NULL, &status, &error) ||
      !g_spawn_check_wait_status (status, &error))
    g_error ("%s: %s", work_names[work], error->message);
  next = text;
  for (gsize i = 0; i < N_FIGURES; i++)
    numbers[i] = g_ascii_strtod (next, &next);
  memcpy (out, numbers, sizeof numbers);
}

/* --- The table ----------------------------------------------------------------------------------
 */

static void
take_medians (const BenchFigures *runs, int n_runs, BenchFigures *out)
{
  double medians[N_FIGURES];

  for (gsize f = 0; f < N_FIGURES; f++)
    medians[f] = bench_median ((const double *) runs + f, sizeof (BenchFigures), n_runs);
  memcpy (out, medians, sizeof medians);
}

static void
print_order (Work work, const BenchFigures *medians)
{
  const BenchFigures *m = &medians[work];
  g_autofree char *ratio = g_strdup_printf ("%s: CPU against the lean loop", work_names[work]);
  g_autofree char *cpu = g_strdup_printf ("%s: CPU", work_names[work]);
  g_autofree char *size = g_strdup_printf ("%s: record.db per million", work_names[work]);
  g_autofree char *rss = g_strdup_printf ("%s: resident at most", work_names[work]);
  g_autofree char *longest = g_strdup_printf ("%s: longest transaction", work_names[work]);

  bench_line (cpu, "s", m->cpu_s, BENCH_NO_LIMIT);
  bench_line (ratio, "times", m->cpu_s / medians[WORK_LEAN].cpu_s, 1.3);
  bench_line (size, "MB", m->bytes / 1e6 / ((double) BENCH_ROWS / 1e6), 36);
  bench_line (rss, "MiB", m->rss_mib, 64);
  bench_line (longest, "ms", m->longest_ms, BENCH_NO_LIMIT);
  /* Slower or faster, it must be the same table. */
  if (ABS (m->sum - medians[WORK_LEAN].sum) > 1e-3)
    {
      g_autofree char *words =
          g_strdup_printf ("%s: the table is not the one the lean loop wrote (%.6f, %.6f)",
                           work_names[work], m->sum, medians[WORK_LEAN].sum);

      bench_fail (words);
    }
}

static void
print_table (const BenchFigures *medians, int n_runs)
{
  printf ("%d readings of ten years in %d series, with import, offset, unit, decimals and\n"
          "decimal comma; every hundredth with a written text of its own. Medians of %d.\n\n",
          BENCH_ROWS, BENCH_SERIES, n_runs);
  bench_head ();
  bench_line ("lean loop, sorted rows, readings alone: CPU", "s", medians[WORK_LEAN].cpu_s,
              BENCH_NO_LIMIT);
  bench_line ("lean loop: record.db per million", "MB", medians[WORK_LEAN].bytes / 1e6,
              BENCH_NO_LIMIT);
  for (int work = WORK_SORTED; work <= WORK_AGAIN; work++)
    print_order (work, medians);
  bench_line ("opening, key derivation apart", "ms", medians[WORK_OPEN].open_ms, 50);
  bench_line ("ten years of day summaries of one kind", "ms", medians[WORK_SORTED].days_ms, 5);
  bench_line ("  days in them", "", medians[WORK_SORTED].days, BENCH_NO_LIMIT);
}

int
main (int argc, char **argv)
{
  int n_runs = argc > 1 ? atoi (argv[1]) : RUNS_DEFAULT;
  BenchFigures medians[N_WORKS] = { 0 };
  BenchFigures (*runs)[RUNS_MAX] = NULL;
  g_autofree char *program = NULL;

  for (int work = 0; argc > 1 && work < N_WORKS; work++)
    if (strcmp (argv[1], work_names[work]) == 0)
      return do_work (argv[1]);
  if (n_runs < 1 || n_runs > RUNS_MAX)
    {
      fprintf (stderr, "usage: bench-store [RUNS]\n");
      return 2;
    }
  program = g_file_read_link ("/proc/self/exe", NULL);
  runs = g_malloc0 (sizeof (*runs) * N_WORKS);
  for (int run = 0; run < n_runs; run++)
    for (int work = 0; work < N_WORKS; work++)
      {
        fprintf (stderr, "\r%d of %d: %-12s", run + 1, n_runs, work_names[work]);
        run_process (program, work, &runs[work][run]);
      }
  fprintf (stderr, "\r%40s\r", "");
  for (int work = 0; work < N_WORKS; work++)
    take_medians (runs[work], n_runs, &medians[work]);
  g_free (runs);
  print_table (medians, n_runs);
  return bench_status ();
}
