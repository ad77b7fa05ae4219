/* bench-table.c: figures beside what they may be.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-table.h"

#include <stdio.h>
#include <stdlib.h>

static gboolean over = FALSE;

static int
compare_numbers (const void *a, const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return x < y ? -1 : x > y;
}

double
bench_part (double *figures, int n, double share)
{
  qsort (figures, n, sizeof (double), compare_numbers);
  return figures[MIN (n - 1, (int) (n * share))];
}

double
bench_median (const double *first, gsize stride, int n)
{
  g_autofree double *sorted = g_new (double, n);

  for (int i = 0; i < n; i++)
    sorted[i] = *(const double *) ((const char *) first + i * stride);
  return bench_part (sorted, n, 0.5);
}

void
bench_head (void)
{
  printf ("%-52s %10s %-6s %10s\n", "", "measured", "", "limit");
}

void
bench_line (const char *what, const char *unit, double measured, double limit)
{
  printf ("%-52s %10.2f %-6s", what, measured, unit);
  if (limit >= 0)
    {
      printf (" %10.2f  %s", limit, measured <= limit ? "ok" : "OVER");
      over = over || measured > limit;
    }
  printf ("\n");
}

void
bench_fail (const char *words)
{
  printf ("%s\n", words);
  over = TRUE;
}

int
bench_status (void)
{
  return over ? 1 : 0;
}
