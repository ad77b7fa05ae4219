/* bench-table.h: figures beside what they may be.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BENCH_NO_LIMIT (-1.0)

/** bench_median: of @n figures, which stand @stride bytes apart. */
double bench_median (const double *first, gsize stride, int n);
/** bench_part: the figure that @share of @n figures do not pass; 0.95 is the p95. Sorts them. */
double bench_part (double *figures, int n, double share);
/** bench_head: the columns' names. */
void bench_head (void);
/** bench_line: a figure, and whether it is within its limit. */
void bench_line (const char *what, const char *unit, double measured, double limit);
/** bench_fail: something is wrong that is no figure. */
void bench_fail (const char *words);
/** bench_status: of the program: 1 once a limit was passed. */
int bench_status (void);

G_END_DECLS
