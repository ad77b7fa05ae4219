/* bench-store-work.h: what one process of the benchmark does and measures.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bench-store-rows.h"

/** BenchFigures: what a process measured; 0 where it did not. @sum: of what lies in the table. */
typedef struct
{
  double cpu_s;
  double again_s;
  double bytes;
  double rss_mib;
  double longest_ms;
  double open_ms;
  double days_ms;
  double days;
  double sum;
} BenchFigures;

/** bench_lean: the leanest loop that writes the columns of the sorted rows. */
void bench_lean (BenchFigures *out);
/** bench_write: the rows in an order, as an import writes them; then ten years of day summaries. */
void bench_write (BenchOrder order, BenchFigures *out);
/** bench_again: the sorted rows imported twice: the second time. */
void bench_again (BenchFigures *out);
/** bench_open: opening a vault with the rows in it, after the key is derived. */
void bench_open (BenchFigures *out);
