/* test-readings-row.c: packing rows, and sorting them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "record/livret-readings-row.h"

static void
test_packed (void)
{
  static const struct
  {
    int decimals;
    int offset;
    guint flags;
    guint unit;
    int offset_back;
  } rows[] = {
    { 0, 0, 0, 0, 0 },
    { 1, 60, LIVRET_READING_COMMA, 0, 60 },
    { 15, LIVRET_OFFSET_UNKNOWN, 0, 255, LIVRET_OFFSET_UNKNOWN },
    { 6, -720, 127, 17, -720 },
    { 2, 840, LIVRET_READING_ABOVE | LIVRET_READING_FOLD, 1, 840 },
    { 2, 1023, LIVRET_READING_MANUAL, 1, 1023 },
    { 2, -1023, LIVRET_READING_MANUAL, 1, -1023 },
    { 2, 1080, LIVRET_READING_BELOW, 3, LIVRET_OFFSET_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint32 packed =
          livret_packed (rows[i].decimals, rows[i].offset, rows[i].flags, rows[i].unit);
      LivretSinkReading reading = { .offset_min = (gint16) rows[i].offset };
      LivretRow row;

      g_assert_cmpint (livret_packed_decimals (packed), ==, rows[i].decimals);
      g_assert_cmpint (livret_packed_offset (packed), ==, rows[i].offset_back);
      g_assert_cmpuint (livret_packed_flags (packed), ==, rows[i].flags);
      g_assert_cmpuint (livret_packed_unit (packed), ==, rows[i].unit);
      livret_row_init (&row, &reading, 0, 1, rows[i].decimals, rows[i].flags, 0);
      g_assert_cmpuint (livret_row_packed (&row, rows[i].unit), ==, packed);
    }
  /* What is usual takes three bytes in the record, a third of the rows' size depends on it. */
  g_assert_cmpuint (livret_packed (1, 120, LIVRET_READING_COMMA, 31), <, 1 << 23);
}

static void
test_row (void)
{
  static const struct
  {
    gint64 time;
    gint32 duration;
    double value;
    guint16 code;
    guint32 where;
    guint16 series;
    guint16 same_as;
    guint32 rare;
  } rows[] = {
    { 0, 0, 0, 0, 0, 0, 0, 0 },
    { 1795262400, 1800, 72.4, 3, 12, 4095, 17, LIVRET_ROW_RARE_MAX },
    { -5364662400, G_MAXINT32, -0.25, 65535, G_MAXUINT32, 1, 4095, 1 },
    { 7289654400, 65536, 1e300, 1, 1, 1, 1, 1 },
    { LIVRET_ROW_TIME_MIN, 65535, -1e300, 1, 1, 1, 1, 1 },
    { LIVRET_ROW_TIME_MAX, 1, 5e-324, 1, 1, 1, 1, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      LivretSinkReading reading = { .time = rows[i].time,
                                    .duration = rows[i].duration,
                                    .code = rows[i].code,
                                    .where = rows[i].where,
                                    .series = rows[i].series,
                                    .offset_min = 60 };
      LivretRow row;

      livret_row_init (&row, &reading, rows[i].same_as, rows[i].value, 1, 0, rows[i].rare);
      g_assert_cmpint (livret_row_time (&row), ==, rows[i].time);
      g_assert_cmpint (livret_row_duration (&row), ==, rows[i].duration);
      g_assert_cmpfloat (livret_row_value (&row), ==, rows[i].value);
      g_assert_cmpint (livret_row_code (&row), ==, rows[i].code);
      g_assert_cmpuint (livret_row_where (&row), ==, rows[i].where);
      g_assert_cmpint (livret_row_series (&row), ==, rows[i].series);
      g_assert_cmpint (livret_row_same_as (&row), ==, rows[i].same_as);
      g_assert_cmpuint (livret_row_rare (&row), ==, rows[i].rare);
      for (int state = LIVRET_ROW_NEW; state <= LIVRET_ROW_CLASH; state++)
        {
          livret_row_set_state (&row, state);
          g_assert_cmpint (livret_row_state (&row), ==, state);
          g_assert_cmpuint (livret_row_rare (&row), ==, rows[i].rare);
        }
    }
}

/* By the parts, as the key of the table is compared. */
static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const LivretRow *x = a;
  const LivretRow *y = b;
  double v = livret_row_value (x);
  double w = livret_row_value (y);

  if (livret_row_same_as (x) != livret_row_same_as (y))
    return livret_row_same_as (x) < livret_row_same_as (y) ? -1 : 1;
  if (livret_row_time (x) != livret_row_time (y))
    return livret_row_time (x) < livret_row_time (y) ? -1 : 1;
  if (livret_row_duration (x) != livret_row_duration (y))
    return livret_row_duration (x) < livret_row_duration (y) ? -1 : 1;
  if (v != w)
    return v < w ? -1 : 1;
  if (livret_row_code (x) != livret_row_code (y))
    return livret_row_code (x) < livret_row_code (y) ? -1 : 1;
  return livret_row_where (x) < livret_row_where (y) ? -1
                                                     : livret_row_where (x) > livret_row_where (y);
}

typedef enum
{
  SORTED,
  DESCENDING,
  SHUFFLED,
  FEW_TIMES,
  ONE_PLACE,
  N_ORDERS,
} Order;

static void
fill (LivretRow *rows, gsize n, Order order)
{
  for (gsize i = 0; i < n; i++)
    {
      LivretSinkReading reading = { .where = (guint32) i };
      double value = 72.5;

      switch (order)
        {
        case SORTED:
          reading.time = (gint64) i * 60;
          break;
        case DESCENDING:
          reading.time = (gint64) (n - i) * 60;
          break;
        case SHUFFLED:
          reading.time = g_test_rand_int_range (-2000000000, 2000000000);
          reading.series = (guint16) g_test_rand_int_range (0, 4096);
          break;
        case FEW_TIMES:
          reading.time = g_test_rand_int_range (0, 5);
          reading.duration = g_test_rand_int_range (0, 3) * 65535;
          reading.code = (guint16) g_test_rand_int_range (0, 3);
          value = g_test_rand_int_range (-3, 4) / 2.0;
          break;
        default:
          value = g_test_rand_double_range (-100, 100);
        }
      livret_row_init (&rows[i], &reading, reading.series, value, 1, 0, 0);
    }
}

static void
test_sort (gconstpointer data)
{
  static const gsize sizes[] = { 0, 1, 2, 3, 39, 40, 41, 1000, 30000 };
  Order order = GPOINTER_TO_INT (data);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      gsize n = sizes[i];
      g_autofree LivretRow *rows = g_new0 (LivretRow, n + 1);
      g_autofree LivretRow *expected = NULL;

      fill (rows, n, order);
      expected = g_memdup2 (rows, (n + 1) * sizeof *rows);
      qsort (expected, n, sizeof *rows, compare_parts);
      livret_rows_sort (rows, n);
      g_assert_cmpmem (rows, n * sizeof *rows, expected, n * sizeof *rows);
    }
}

/* A key's hash is what sightings are kept by: it must not change, and rarely collide. */
static void
test_hash (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_direct_hash, g_direct_equal);
  guint collisions = 0;

  g_assert_cmphex (livret_key_hash (1795262400, 0, 72.4, 0), ==,
                   livret_key_hash (1795262400, 0, 72.4, 0));
  for (int second = 0; second < 86400; second++)
    collisions += !g_hash_table_add (
        seen, GUINT_TO_POINTER (livret_key_hash (1795262400 + second, 0, 60 + second % 3, 0)));
  g_assert_cmpuint (collisions, <, 12);
}

int
main (int argc, char **argv)
{
  static const char *const names[] = { "sorted", "descending", "shuffled", "few-times",
                                       "one-place" };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/readings/row/packed", test_packed);
  g_test_add_func ("/readings/row/parts", test_row);
  g_test_add_func ("/readings/row/hash", test_hash);
  for (int order = 0; order < N_ORDERS; order++)
    {
      g_autofree char *path = g_strdup_printf ("/readings/row/sort/%s", names[order]);

      g_test_add_data_func (path, GINT_TO_POINTER (order), test_sort);
    }
  return g_test_run ();
}
