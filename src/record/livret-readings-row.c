/* livret-readings-row.c: packing readings into 32 bytes, and sorting them in place.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-readings-row.h"

#include <string.h>

#define OFFSET_BIAS 1024
#define FLAG_BITS 6
#define USUAL_BITS                                                                                 \
  17 /* decimals, offset, comma: at the same place in a row and in the database                    \
      */
#define SIGN (G_GUINT64_CONSTANT (1) << 63)

/* --- Packing ------------------------------------------------------------------------------------
 */

static guint32
pack_usual (int decimals, int offset_min, guint flags)
{
  guint32 offset = offset_min == LIVRET_OFFSET_UNKNOWN || ABS (offset_min) > LIVRET_OFFSET_LIMIT
                       ? 0
                       : (guint32) (offset_min + OFFSET_BIAS);

  return (guint32) decimals | offset << 4 | ((flags & LIVRET_READING_COMMA) != 0 ? 1u << 16 : 0);
}

guint32
livret_packed (int decimals, int offset_min, guint flags, guint unit)
{
  return pack_usual (decimals, offset_min, flags) | unit << USUAL_BITS |
         (flags & ((1 << FLAG_BITS) - 1)) << 25;
}

int
livret_packed_decimals (guint32 packed)
{
  return packed & 15;
}

int
livret_packed_offset (guint32 packed)
{
  int offset = (packed >> 4) & 0xfff;

  return offset == 0 ? LIVRET_OFFSET_UNKNOWN : offset - OFFSET_BIAS;
}

guint
livret_packed_flags (guint32 packed)
{
  return (packed >> 25 & ((1 << FLAG_BITS) - 1)) |
         ((packed & 1 << 16) != 0 ? LIVRET_READING_COMMA : 0) |
         ((packed & LIVRET_PACKED_TWIN) != 0 ? LIVRET_READING_TWIN : 0);
}

guint
livret_packed_unit (guint32 packed)
{
  return packed >> USUAL_BITS & 0xff;
}

void
livret_row_init (LivretRow *row,
                 const LivretSinkReading *reading,
                 guint16 same_as,
                 double value,
                 guint decimals,
                 guint flags,
                 guint32 rare)
{
  guint64 bits;
  guint64 packed = pack_usual (decimals, reading->offset_min, flags) |
                   (flags & ((1 << FLAG_BITS) - 1)) << USUAL_BITS;

  memcpy (&bits, &value, sizeof bits);
  row->place = (guint64) same_as << 52 | (guint64) (reading->time - LIVRET_ROW_TIME_MIN) << 16 |
               (guint32) reading->duration >> 16;
  row->order = (bits & SIGN) != 0 ? ~bits : bits | SIGN;
  row->tail =
      (guint64) (reading->duration & 0xffff) << 48 | (guint64) reading->code << 32 | reading->where;
  row->rest = (guint64) rare << 35 | (guint64) reading->series << 23 | packed;
}

double
livret_row_value (const LivretRow *row)
{
  guint64 bits = (row->order & SIGN) != 0 ? row->order & ~SIGN : ~row->order;
  double value;

  memcpy (&value, &bits, sizeof value);
  return value;
}

void
livret_row_add_flags (LivretRow *row, guint flags)
{
  row->rest |= (flags & ((1 << FLAG_BITS) - 1)) << USUAL_BITS;
}

guint32
livret_row_packed (const LivretRow *row, guint unit)
{
  guint32 own = row->rest & 0x7fffff;

  return (own & ((1u << USUAL_BITS) - 1)) | unit << USUAL_BITS | own >> USUAL_BITS << 25;
}

guint32
livret_key_hash (gint64 time, gint64 duration, double value, int code)
{
  guint64 bits;
  guint64 h;

  memcpy (&bits, &value, sizeof bits);
  h = (guint64) time * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  h = (h ^ h >> 32 ^ bits) * G_GUINT64_CONSTANT (0xd6e8feb86659fd93);
  h = (h ^ h >> 32 ^ ((guint64) duration << 16 | (guint) code)) *
      G_GUINT64_CONSTANT (0xd6e8feb86659fd93);
  return (guint32) (h >> 32);
}

/* --- Sorting ------------------------------------------------------------------------------------
 * By the digits of @place that differ, in place ("American flag"): shuffled rows of ten years find
 * their bucket of a few rows in two or three passes. Few rows are sorted by insertion, many of one
 * place by heap.
 */

#define FEW 40

static inline gboolean
comes_before (const LivretRow *a, const LivretRow *b)
{
  if (a->place != b->place)
    return a->place < b->place;
  if (a->tail >> 48 != b->tail >> 48)
    return a->tail >> 48 < b->tail >> 48;
  if (a->order != b->order)
    return a->order < b->order;
  return a->tail < b->tail;
}

static void
sort_by_insertion (LivretRow *rows, gsize n)
{
  for (gsize i = 1; i < n; i++)
    {
      LivretRow row = rows[i];
      gsize j = i;

      for (; j > 0 && comes_before (&row, &rows[j - 1]); j--)
        rows[j] = rows[j - 1];
      rows[j] = row;
    }
}

static void
sift_down (LivretRow *rows, gsize root, gsize n)
{
  LivretRow row = rows[root];
  gsize child;

  while ((child = 2 * root + 1) < n)
    {
      if (child + 1 < n && comes_before (&rows[child], &rows[child + 1]))
        child++;
      if (!comes_before (&row, &rows[child]))
        break;
      rows[root] = rows[child];
      root = child;
    }
  rows[root] = row;
}

static void
sort_by_heap (LivretRow *rows, gsize n)
{
  for (gsize i = n / 2; i > 0; i--)
    sift_down (rows, i - 1, n);
  for (gsize end = n - 1; end > 0; end--)
    {
      LivretRow last = rows[end];

      rows[end] = rows[0];
      rows[0] = last;
      sift_down (rows, 0, end);
    }
}

static guint64
find_differing_bits (const LivretRow *rows, gsize n)
{
  guint64 bits = 0;

  for (gsize i = 1; i < n; i++)
    bits |= rows[i].place ^ rows[0].place;
  return bits;
}

static void
deal_into_buckets (LivretRow *rows, gsize n, guint shift, gsize ends[256])
{
  gsize next[256];
  gsize count[256] = { 0 };
  gsize at = 0;

  for (gsize i = 0; i < n; i++)
    count[rows[i].place >> shift & 255]++;
  for (guint b = 0; b < 256; b++)
    {
      next[b] = at;
      at += count[b];
      ends[b] = at;
    }
  for (guint b = 0; b < 256; b++)
    while (next[b] < ends[b])
      {
        LivretRow row = rows[next[b]];
        guint home;

        while ((home = row.place >> shift & 255) != b)
          {
            LivretRow other = rows[next[home]];

            rows[next[home]++] = row;
            row = other;
          }
        rows[next[b]++] = row;
      }
}

static void
sort_by_digits (LivretRow *rows, gsize n)
{
  guint64 differing;
  gsize ends[256];
  gsize start = 0;
  guint top;

  if (n <= FEW)
    {
      sort_by_insertion (rows, n);
      return;
    }
  differing = find_differing_bits (rows, n);
  if (differing == 0)
    {
      sort_by_heap (rows, n);
      return;
    }
  top = 63 - __builtin_clzll (differing);
  deal_into_buckets (rows, n, top >= 8 ? top - 7 : 0, ends);
  for (guint b = 0; b < 256; b++)
    {
      sort_by_digits (rows + start, ends[b] - start);
      start = ends[b];
    }
}

static void
reverse (LivretRow *rows, gsize n)
{
  for (gsize i = 0, j = n - 1; i < j; i++, j--)
    {
      LivretRow row = rows[i];

      rows[i] = rows[j];
      rows[j] = row;
    }
}

void
livret_rows_sort (LivretRow *rows, gsize n)
{
  gsize up = 1;
  gsize down = 1;

  if (n < 2)
    return;
  while (up < n && !comes_before (&rows[up], &rows[up - 1]))
    up++;
  while (down < n && comes_before (&rows[down], &rows[down - 1]))
    down++;
  if (up == n)
    return;
  if (down == n)
    reverse (rows, n);
  else
    sort_by_digits (rows, n);
}
