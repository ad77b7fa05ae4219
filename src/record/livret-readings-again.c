/* livret-readings-again.c: rows of a batch and rows of the record, side by side.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-readings-again.h"

#define DAY G_GINT64_CONSTANT (86400)
/* Fewer rows are looked up one by one. */
#define FEW 8
/* A record may have much more of the time than the file: then going through it is no gain. */
#define STORED_FOR_EACH 4

/* One series' rows, @row the next of them, and the day of the record that is being counted. */
typedef struct
{
  const LivretRowSlice *slice;
  LivretSightings *sightings;
  LivretRow *row;
  LivretRow *end;
  gint64 series;
  gint64 day;
  gint64 others; /* of other imports, on @day so far */
} Walk;

/* --- Whether it is worth it ---------------------------------------------------------------------
 */

static gboolean
is_there (LivretDb *db, gint64 series, const LivretRow *row, gboolean *there, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "SELECT EXISTS (SELECT 1 FROM readings WHERE series = ?1"
                             " AND time = ?2 AND duration = ?3 AND value = ?4 AND code = ?5)");

  livret_statement_bind_int (s, 1, series);
  livret_statement_bind_int (s, 2, livret_row_time (row));
  livret_statement_bind_int (s, 3, livret_row_duration (row));
  livret_statement_bind_double (s, 4, livret_row_value (row));
  livret_statement_bind_int (s, 5, livret_row_code (row));
  if (!livret_statement_step (s, error))
    return FALSE;
  *there = livret_statement_int (s, 0) != 0;
  return TRUE;
}

/* The first, the middle and the last row speak for the others. */
static gboolean
suggest_again (LivretDb *db, const Walk *walk, gboolean *again, GError **error)
{
  gsize n_rows = walk->end - walk->row;
  const LivretRow *asked[] = { walk->row, walk->row + n_rows / 2, walk->end - 1 };
  guint n_there = 0;

  *again = FALSE;
  if (n_rows < FEW)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      gboolean there;

      if (!is_there (db, walk->series, asked[i], &there, error))
        return FALSE;
      n_there += there;
    }
  *again = n_there > G_N_ELEMENTS (asked) / 2;
  return TRUE;
}

/* --- Side by side -------------------------------------------------------------------------------
 */

static inline int
compare_doubles (double a, double b)
{
  return a < b ? -1 : a > b;
}

static inline int
compare_ints (gint64 a, gint64 b)
{
  return a < b ? -1 : a > b;
}

/* The row of the batch and the key the statement stands on; in the order of the table's key. */
static inline int
compare (const LivretRow *row, gint64 time, LivretStatement *s)
{
  int order = compare_ints (livret_row_time (row), time);

  if (order == 0)
    order = compare_ints (livret_row_duration (row), livret_statement_int (s, 1));
  if (order == 0)
    order = compare_doubles (livret_row_value (row), livret_statement_double (s, 2));
  if (order == 0)
    order = compare_ints (livret_row_code (row), livret_statement_int (s, 3));
  return order;
}

static void
end_day (Walk *walk)
{
  livret_sightings_expect (walk->sightings, walk->series, walk->day, walk->others);
  walk->others = 0;
}

static void
meet (Walk *walk, gint64 time, gint64 import, LivretStatement *s)
{
  gint64 day = livret_day_of (time);
  int order = 1;

  if (day != walk->day)
    {
      end_day (walk);
      walk->day = day;
    }
  walk->others += import != 0 && import != walk->slice->import;
  while (walk->row < walk->end && (order = compare (walk->row, time, s)) < 0)
    walk->row++;
  if (order != 0 || walk->row == walk->end)
    return;
  if (livret_row_state (walk->row) == LIVRET_ROW_NEW)
    livret_slice_mark_known (walk->slice, walk->row, import, livret_statement_text (s, 5));
  walk->row++;
}

/* Whole days, since those are counted. */
static gboolean
walk_run (LivretDb *db, Walk *walk, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT time, duration, value, code, import, more FROM readings WHERE series = ?1"
          " AND time BETWEEN ?2 AND ?3 ORDER BY time, duration, value, code");
  g_autoptr (GError) failed = NULL;
  gsize left = (walk->end - walk->row) * STORED_FOR_EACH;
  gint64 last = livret_day_of (livret_row_time (walk->end - 1));

  walk->day = livret_day_of (livret_row_time (walk->row));
  livret_statement_bind_int (s, 1, walk->series);
  livret_statement_bind_int (s, 2, walk->day * DAY);
  livret_statement_bind_int (s, 3, last * DAY + DAY - 1);
  while (left > 0 && livret_statement_step (s, &failed))
    {
      meet (walk, livret_statement_int (s, 0), livret_statement_int (s, 4), s);
      left--;
    }
  livret_statement_reset (s);
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (left > 0)
    end_day (walk);
  return TRUE;
}

gboolean
livret_slice_mark_again (LivretRowSlice *slice,
                         LivretDb *db,
                         LivretSightings *sightings,
                         GError **error)
{
  gsize start = 0;

  while (start < slice->n_rows)
    {
      gsize end = livret_slice_end_of_run (slice, start);
      Walk walk = { .slice = slice,
                    .sightings = sightings,
                    .row = slice->rows + start,
                    .end = slice->rows + end,
                    .series = livret_slice_series (slice, slice->rows + start)->series.row };
      gboolean again;

      if (!suggest_again (db, &walk, &again, error) || (again && !walk_run (db, &walk, error)))
        return FALSE;
      start = end;
    }
  return TRUE;
}
