/* livret-readings-tally.c: day and quarter summaries, kept in the transaction that changes
 * readings. SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-readings-tally.h"

#include <math.h>

/* A day whose quarters are counted from the rows, once all of them are inserted. */
typedef struct
{
  gint64 series;
  gint64 person;
  int day;
} TallyDay;

static guint
hash_day (gconstpointer data)
{
  const TallyDay *d = data;

  return (guint) (d->day * 31 + d->series * 1009 + d->person * 65537);
}

static gboolean
equal_days (gconstpointer a, gconstpointer b)
{
  const TallyDay *x = a;
  const TallyDay *y = b;

  return x->series == y->series && x->person == y->person && x->day == y->day;
}

static void
add_number (LivretSum *sum, double value)
{
  if (isnan (value))
    return;
  sum->min = sum->n == 0 || value < sum->min ? value : sum->min;
  sum->max = sum->n == 0 || value > sum->max ? value : sum->max;
  sum->sum += value;
  sum->n++;
}

static void
begin_day (LivretTally *tally, gint64 series, gint64 person, int kind, int day)
{
  tally->series = series;
  tally->person = person;
  tally->kind = kind;
  tally->day = day;
  tally->left_out = 0;
  tally->last_time = G_MININT64;
  tally->last = 0;
  memset (tally->sums, 0, sizeof tally->sums);
  memset (tally->quarters, 0, sizeof tally->quarters);
}

void
livret_tally_init (LivretTally *tally, LivretDb *db, LivretZone *home)
{
  begin_day (tally, 0, 0, 0, 0);
  tally->db = db;
  tally->home = home;
  tally->recount = g_hash_table_new_full (hash_day, equal_days, g_free, NULL);
}

void
livret_tally_clear (LivretTally *tally)
{
  g_clear_pointer (&tally->recount, g_hash_table_unref);
}

/* --- Days ---------------------------------------------------------------------------------------
 */

/* On one and the same second the higher value counts as the last, whatever came in first. */
#define NEW_DAY                                                                                    \
  "INSERT INTO summary_day VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14,"   \
  " ?15, ?16, ?17, ?18, ?19) ON CONFLICT DO"
#define ADD_TO_DAY                                                                                 \
  NEW_DAY                                                                                          \
  " UPDATE SET"                                                                                    \
  " n = n + excluded.n, sum = sum + excluded.sum, min = min (min, excluded.min),"                  \
  " max = max (max, excluded.max),"                                                                \
  " last = iif (excluded.last_time > last_time"                                                    \
  "             OR (excluded.last_time = last_time AND excluded.last > last),"                     \
  "             excluded.last, last),"                                                             \
  " last_time = max (last_time, excluded.last_time),"                                              \
  " n2 = n2 + excluded.n2,"                                                                        \
  " sum2 = iif (excluded.n2 = 0, sum2, coalesce (sum2, 0.0) + excluded.sum2),"                     \
  " min2 = iif (excluded.n2 = 0, min2, min (coalesce (min2, excluded.min2), excluded.min2)),"      \
  " max2 = iif (excluded.n2 = 0, max2, max (coalesce (max2, excluded.max2), excluded.max2)),"      \
  " left_out = left_out + excluded.left_out,"                                                      \
  " n3 = n3 + excluded.n3,"                                                                        \
  " sum3 = iif (excluded.n3 = 0, sum3, coalesce (sum3, 0.0) + excluded.sum3),"                     \
  " min3 = iif (excluded.n3 = 0, min3, min (coalesce (min3, excluded.min3), excluded.min3)),"      \
  " max3 = iif (excluded.n3 = 0, max3, max (coalesce (max3, excluded.max3), excluded.max3))"       \
  " RETURNING n"

static void
bind_sum (LivretStatement *s, int index, const LivretSum *sum)
{
  livret_statement_bind_int (s, index, sum->n);
  livret_statement_bind_double (s, index + 1, sum->n > 0 ? sum->sum : NAN);
  livret_statement_bind_double (s, index + 2, sum->n > 0 ? sum->min : NAN);
  livret_statement_bind_double (s, index + 3, sum->n > 0 ? sum->max : NAN);
}

/* Of a day without any, numbers that leave those to come as they are. */
static void
bind_first_sum (LivretStatement *s, int index, const LivretSum *sum)
{
  static const LivretSum none = { 0, 0, INFINITY, -INFINITY };

  sum = sum->n > 0 ? sum : &none;
  livret_statement_bind_int (s, index, sum->n);
  livret_statement_bind_double (s, index + 1, sum->sum);
  livret_statement_bind_double (s, index + 2, sum->min);
  livret_statement_bind_double (s, index + 3, sum->max);
}

static void
bind_day (LivretStatement *s, const LivretTally *tally)
{
  livret_statement_bind_int (s, 1, tally->person);
  livret_statement_bind_int (s, 2, tally->kind);
  livret_statement_bind_int (s, 3, tally->day);
  livret_statement_bind_int (s, 4, tally->series);
  bind_first_sum (s, 5, &tally->sums[0]);
  livret_statement_bind_int (s, 9, tally->last_time);
  livret_statement_bind_double (s, 10, tally->last);
  bind_sum (s, 11, &tally->sums[1]);
  bind_sum (s, 15, &tally->sums[2]);
  livret_statement_bind_int (s, 19, tally->left_out);
}

static gboolean
add_to_day (LivretTally *tally, gint64 *total, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (tally->db, ADD_TO_DAY);

  bind_day (s, tally);
  if (!livret_statement_step (s, error))
    return FALSE;
  *total = livret_statement_int (s, 0);
  return livret_statement_run (s, error);
}

/* Most days are new: the statement that compares and answers costs more. */
static gboolean
write_day (LivretTally *tally, gint64 *total, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (tally->db, NEW_DAY " NOTHING");

  bind_day (s, tally);
  if (!livret_statement_run (s, error))
    return FALSE;
  *total = tally->sums[0].n;
  return livret_db_changes (tally->db) > 0 || add_to_day (tally, total, error);
}

/* --- Quarters -----------------------------------------------------------------------------------
 */

static gboolean
write_quarters (
    LivretDb *db, gint64 series, gint64 person, int day, const LivretSum *quarters, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "INSERT INTO summary_quarter VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
                             " ON CONFLICT DO UPDATE SET n = n + excluded.n,"
                             " sum = sum + excluded.sum, min = min (min, excluded.min),"
                             " max = max (max, excluded.max)");

  livret_statement_bind_int (s, 1, series);
  livret_statement_bind_int (s, 2, person);
  for (int i = 0; i < LIVRET_QUARTERS; i++)
    {
      if (quarters[i].n == 0)
        continue;
      livret_statement_bind_int (s, 3, (gint64) day * LIVRET_QUARTERS + i);
      bind_sum (s, 4, &quarters[i]);
      if (!livret_statement_run (s, error))
        return FALSE;
    }
  return TRUE;
}

/* Quarters exist only on dense days. When a day becomes one, the rows that came before are counted
 * too: from the table, when all rows of the transaction are in it. */
static gboolean
flush (LivretTally *tally, GError **error)
{
  TallyDay day = { tally->series, tally->person, tally->day };
  gint64 n = tally->sums[0].n;
  gint64 total;

  if (n == 0 && tally->left_out == 0)
    return TRUE;
  if (!write_day (tally, &total, error))
    return FALSE;
  if (n == 0 || total <= LIVRET_DENSE_DAY || g_hash_table_contains (tally->recount, &day))
    return TRUE;
  if (total == n || total - n > LIVRET_DENSE_DAY)
    return write_quarters (tally->db, day.series, day.person, day.day, tally->quarters, error);
  g_hash_table_add (tally->recount, g_memdup2 (&day, sizeof day));
  return TRUE;
}

/* Of nights there are no quarters: no chart of what adds up asks for them. */
static void
add_to_quarter (LivretSum *quarters, const LivretKind *kind, const LivretCounted *counted)
{
  if (!kind->nights)
    add_number (&quarters[(counted->local - (gint64) counted->day * 86400) / 900],
                counted->values[0]);
}

gboolean
livret_tally_add (LivretTally *tally,
                  const LivretSeries *series,
                  const LivretCounted *counted,
                  GError **error)
{
  if (tally->day != counted->day || tally->series != series->row ||
      tally->person != counted->person)
    {
      if (!flush (tally, error))
        return FALSE;
      begin_day (tally, series->row, counted->person, series->kind->number, counted->day);
    }
  if (counted->implausible)
    {
      tally->left_out++;
      return TRUE;
    }
  if (tally->sums[0].n == 0 || counted->utc > tally->last_time ||
      (counted->utc == tally->last_time && counted->values[0] > tally->last))
    {
      tally->last_time = counted->utc;
      tally->last = counted->values[0];
    }
  for (guint i = 0; i < series->kind->n_components; i++)
    add_number (&tally->sums[i], counted->values[i]);
  add_to_quarter (tally->quarters, series->kind, counted);
  return TRUE;
}

/* --- From the rows ------------------------------------------------------------------------------
 */

typedef struct
{
  LivretZone *home;
  gint64 person;
  int first;
  int last;
  gboolean retimed;   /* the scan is of retimed readings: else they are left out */
  LivretTally *tally; /* NULL: into @quarters */
  LivretSum *quarters;
  GError *error;
} Recount;

static gboolean
recount_reading (const LivretSeries *series,
                 const LivretStored *stored,
                 const LivretOverride *override,
                 gpointer data)
{
  Recount *recount = data;
  LivretCounted counted;

  if (override != NULL && (override->deleted || override->has_time != recount->retimed))
    return TRUE;
  livret_count_reading (series, recount->home, stored, override, &counted);
  if (livret_counted_is_twin (series, stored, &counted))
    return TRUE;
  if (counted.day < recount->first || counted.day > recount->last)
    return TRUE;
  if (recount->tally != NULL)
    return livret_tally_add (recount->tally, series, &counted, &recount->error);
  if (counted.person == recount->person && !counted.implausible)
    add_to_quarter (recount->quarters, series->kind, &counted);
  return TRUE;
}

/* No local clock is farther than a day from UTC; a night begins half a day before its day. */
static gboolean
scan_days (LivretDb *db, const LivretSeries *series, Recount *recount, GError **error)
{
  gint64 from = ((gint64) recount->first - (series->kind->nights ? 2 : 1)) * 86400;
  gint64 to = ((gint64) recount->last + 2) * 86400;

  recount->retimed = FALSE;
  if (!livret_stored_scan (db, series, from, to, FALSE, recount_reading, recount, error))
    return FALSE;
  recount->retimed = TRUE;
  if (recount->error == NULL &&
      !livret_stored_scan_retimed (db, series, from, to, recount_reading, recount, error))
    return FALSE;
  if (recount->error == NULL)
    return TRUE;
  g_propagate_error (error, recount->error);
  return FALSE;
}

static gboolean
drop_quarters (LivretDb *db, gint64 series, gint64 person, int first, int last, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "DELETE FROM summary_quarter WHERE series = ?1 AND (?2 = 0 OR person = ?2)"
          " AND person IN (SELECT row FROM everybody) AND quarter BETWEEN ?3 AND ?4");

  livret_statement_bind_int (s, 1, series);
  livret_statement_bind_int (s, 2, person);
  livret_statement_bind_int (s, 3, (gint64) first * LIVRET_QUARTERS);
  livret_statement_bind_int (s, 4, (gint64) last * LIVRET_QUARTERS + LIVRET_QUARTERS - 1);
  return livret_statement_run (s, error);
}

static gboolean
recount_quarters (LivretTally *tally, const TallyDay *day, GError **error)
{
  LivretSum quarters[LIVRET_QUARTERS] = { 0 };
  Recount recount = { .home = tally->home,
                      .person = day->person,
                      .first = day->day,
                      .last = day->day,
                      .quarters = quarters };
  g_auto (LivretSeries) series = { 0 };

  return livret_series_get (tally->db, day->series, &series, error) &&
         drop_quarters (tally->db, day->series, day->person, day->day, day->day, error) &&
         scan_days (tally->db, &series, &recount, error) &&
         write_quarters (tally->db, day->series, day->person, day->day, quarters, error);
}

gboolean
livret_tally_finish (LivretTally *tally, GError **error)
{
  GHashTableIter iter;
  gpointer day;

  if (!flush (tally, error))
    return FALSE;
  begin_day (tally, 0, 0, 0, 0);
  g_hash_table_iter_init (&iter, tally->recount);
  while (g_hash_table_iter_next (&iter, &day, NULL))
    {
      if (!recount_quarters (tally, day, error))
        return FALSE;
      g_hash_table_iter_remove (&iter);
    }
  return TRUE;
}

static gboolean
drop_days (LivretDb *db, const LivretSeries *series, int first, int last, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "DELETE FROM summary_day WHERE person IN (SELECT row FROM everybody) AND kind = ?1"
          " AND day BETWEEN ?2 AND ?3 AND series = ?4");

  livret_statement_bind_int (s, 1, series->kind->number);
  livret_statement_bind_int (s, 2, first);
  livret_statement_bind_int (s, 3, last);
  livret_statement_bind_int (s, 4, series->row);
  return livret_statement_run (s, error);
}

gboolean
livret_tally_recount (
    LivretDb *db, LivretZone *home, const LivretSeries *series, int first, int last, GError **error)
{
  g_auto (LivretTally) tally;
  Recount recount = { .home = home, .first = first, .last = last, .tally = &tally };

  livret_tally_init (&tally, db, home);
  return drop_days (db, series, first, last, error) &&
         drop_quarters (db, series->row, 0, first, last, error) &&
         scan_days (db, series, &recount, error) && livret_tally_finish (&tally, error);
}

/* --- After a step of the schema -----------------------------------------------------------------
 */

static gboolean
renew_days (LivretDb *db, LivretZone *home, LivretStatement *due, GError **error)
{
  g_auto (LivretSeries) series = { 0 };
  g_autoptr (GError) failed = NULL;

  if (livret_series_get (db, livret_statement_int (due, 0), &series, &failed))
    return livret_tally_recount (db, home, &series, (int) livret_statement_int (due, 1),
                                 (int) livret_statement_int (due, 2), error);
  /* Of a kind that this Livret does not know nothing is shown, nor counted. */
  if (g_error_matches (failed, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

gboolean
livret_tally_renew (LivretDb *db, GError **error)
{
  g_autoptr (LivretStatement) due =
      livret_db_prepare (db, "SELECT series, first, last FROM recount ORDER BY series, first");
  g_autoptr (LivretZone) home = NULL;
  g_autoptr (GError) failed = NULL;

  while (livret_statement_step (due, &failed))
    if ((home == NULL && (home = livret_readings_home_zone (db, &failed)) == NULL) ||
        !renew_days (db, home, due, &failed))
      break;
  if (failed == NULL)
    return home == NULL || livret_db_exec (db, "DELETE FROM recount", error);
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}
