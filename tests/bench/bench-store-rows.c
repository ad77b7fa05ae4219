/* bench-store-rows.c: a million readings of ten years, in several orders.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-store-rows.h"

#include <math.h>

#define PER_SERIES (BENCH_ROWS / BENCH_SERIES)
#define FIRST G_GINT64_CONSTANT (1479686400) /* 2016-11-21 */
#define STEP 1262                            /* ten years in PER_SERIES steps */
#define HALF_YEAR 15778800

const LivretSinkSeries bench_series[BENCH_SERIES] = {
  { "heart-rate", "Watch", "A1", "/min", FALSE },
  { "glucose", "Sensor", "B2", "mmol/L", FALSE },
  { "temperature", "Ring", "C3", "Cel", FALSE },
  { "weight", "Scale", "D4", "[lb_av]", FALSE },
};

static const struct
{
  double base;
  guint range;
  double digit;
  guint8 decimals;
} values[BENCH_SERIES] = {
  { 48, 110, 1, 0 },
  { 3, 120, 0.1, 1 },
  { 35, 40, 0.1, 1 },
  { 150, 300, 0.1, 1 },
};

static guint32
mix (guint32 x)
{
  x = (x ^ x >> 16) * 0x7feb352du;
  x = (x ^ x >> 15) * 0x846ca68bu;
  return x ^ x >> 16;
}

/* A permutation of twenty bits (four Feistel rounds), walked until it falls on a row. */
static guint32
shuffle (guint32 i)
{
  do
    {
      guint32 left = i >> 10;
      guint32 right = i & 1023;

      for (guint32 round = 0; round < 4; round++)
        {
          guint32 next = left ^ (mix (right + round * 7919) & 1023);

          left = right;
          right = next;
        }
      i = left << 10 | right;
    }
  while (i >= BENCH_ROWS);
  return i;
}

guint32
bench_place (BenchOrder order, guint32 i)
{
  switch (order)
    {
    case BENCH_DESCENDING:
      return BENCH_ROWS - 1 - i;
    case BENCH_INTERLEAVED:
      return i % BENCH_SERIES * PER_SERIES + i / BENCH_SERIES;
    case BENCH_SHUFFLED:
      return shuffle (i);
    default:
      return i;
    }
}

void
bench_row (guint32 place, LivretSinkReading *out)
{
  guint32 series = place / PER_SERIES;
  guint32 number = place % PER_SERIES;

  out->time = FIRST + (gint64) number * STEP;
  out->values[0] =
      values[series].base + (mix (place) % values[series].range) * values[series].digit;
  out->values[1] = out->values[2] = NAN;
  out->duration = 0;
  out->where = place + 2;
  out->series = (guint16) series;
  out->code = 0;
  out->offset_min = number * STEP / HALF_YEAR % 2 == 0 ? 60 : 120;
  out->decimals = values[series].decimals;
  out->flags = LIVRET_READING_COMMA;
  out->written = place % 100 == 7 ? "1 072,40" : NULL;
}

double
bench_canonical (const LivretSinkReading *row)
{
  static const double factors[BENCH_SERIES] = { 1, 18.0156, 1, 0.45359237 };

  return round (row->values[0] * factors[row->series] * 1e6) / 1e6;
}
