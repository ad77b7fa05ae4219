/* bench-store-rows.h: a million readings of ten years, in several orders.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-sink.h"

#define BENCH_ROWS 1000000
#define BENCH_SERIES 4

typedef enum
{
  BENCH_SORTED,
  BENCH_DESCENDING,
  BENCH_INTERLEAVED,
  BENCH_SHUFFLED,
  BENCH_ORDERS,
} BenchOrder;

/** bench_series: four series of a quarter million readings each; half of them in a unit that is not
 * the canonical one. */
extern const LivretSinkSeries bench_series[BENCH_SERIES];

/** bench_place: which of the sorted rows comes as number @i in this order. */
guint32 bench_place (BenchOrder order, guint32 i);
/** bench_row: a sorted row; every hundredth has a written text of its own, all have offset,
 * decimals, decimal comma and unit, from which theirs is printed. */
void bench_row (guint32 place, LivretSinkReading *out);
/** bench_canonical: its value as it is kept. */
double bench_canonical (const LivretSinkReading *row);
