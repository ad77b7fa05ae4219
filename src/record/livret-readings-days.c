/* livret-readings-days.c: the summaries of readings, read out.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "record/livret-readings.h"
#include "record/livret-readings-people.h"
#include "record/livret-readings-tally.h"
#include "record/livret-source-rule.h"

/* One series on one day. */
typedef struct
{
  int day;
  gint64 series;
  int rank;
  gboolean counts;
  gint64 last_time;
  double last;
  LivretSum sums[LIVRET_COMPONENTS_MAX];
} SeriesDay;

/* Which series of a kind counts first. */
typedef struct
{
  gint64 series;
  int rank;
  gboolean counts;
} Rank;

static void
read_sum (LivretStatement *s, int column, LivretSum *out)
{
  out->n = livret_statement_int (s, column);
  out->sum = livret_statement_double (s, column + 1);
  out->min = livret_statement_double (s, column + 2);
  out->max = livret_statement_double (s, column + 3);
}

static void
read_series_day (LivretStatement *s, guint n_components, SeriesDay *out)
{
  memset (out, 0, sizeof *out);
  out->day = (int) livret_statement_int (s, 0);
  out->series = livret_statement_int (s, 1);
  out->last_time = livret_statement_int (s, 2);
  out->last = livret_statement_double (s, 3);
  for (guint i = 0; i < n_components; i++)
    read_sum (s, 4 + 4 * (int) i, &out->sums[i]);
}

static void
merge_sums (LivretSum *into, const LivretSum *other)
{
  if (other->n == 0)
    return;
  if (into->n == 0)
    {
      *into = *other;
      return;
    }
  into->n += other->n;
  into->sum += other->sum;
  into->min = MIN (into->min, other->min);
  into->max = MAX (into->max, other->max);
}

static void
find_rank (GArray *ranks, SeriesDay *day)
{
  day->rank = 0;
  day->counts = TRUE;
  for (guint i = 0; i < ranks->len; i++)
    if (g_array_index (ranks, Rank, i).series == day->series)
      {
        day->rank = g_array_index (ranks, Rank, i).rank;
        day->counts = g_array_index (ranks, Rank, i).counts;
        return;
      }
}

static gboolean
counts_before (const SeriesDay *a, const SeriesDay *b)
{
  LivretSourceDay x = { a->series, a->rank, a->counts, a->sums[0].sum };
  LivretSourceDay y = { b->series, b->rank, b->counts, b->sums[0].sum };

  return livret_source_counts_before (&x, &y);
}

/* Steps of a watch and of a telephone are the same steps: only one series of a day counts. */
static void
merge_series (const LivretKind *kind, SeriesDay *into, const SeriesDay *other)
{
  if (kind->aggregate == LIVRET_AGGREGATE_SUM)
    {
      if (counts_before (other, into))
        *into = *other;
      return;
    }
  for (guint i = 0; i < LIVRET_COMPONENTS_MAX; i++)
    merge_sums (&into->sums[i], &other->sums[i]);
  if (other->last_time >= into->last_time)
    {
      into->last_time = other->last_time;
      into->last = other->last;
    }
}

static void
append_day (GArray *list, const LivretKind *kind, const SeriesDay *day, gboolean apart)
{
  LivretDaySummary out = { .day = day->day,
                           .kind = kind,
                           .count = day->sums[0].n,
                           .sum = day->sums[0].sum,
                           .last = day->last,
                           .series = apart ? day->series : 0 };

  for (guint i = 0; i < LIVRET_COMPONENTS_MAX; i++)
    {
      const LivretSum *sum = &day->sums[i];

      out.mean[i] = sum->n > 0 ? sum->sum / (double) sum->n : NAN;
      out.min[i] = sum->n > 0 ? sum->min : NAN;
      out.max[i] = sum->n > 0 ? sum->max : NAN;
    }
  g_array_append_val (list, out);
}

static GArray *
load_ranks (LivretDb *db, const LivretKind *kind, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "SELECT row, rank, counts FROM series WHERE kind = ?1");
  g_autoptr (GArray) ranks = g_array_new (FALSE, FALSE, sizeof (Rank));
  g_autoptr (GError) failed = NULL;

  livret_statement_bind_int (s, 1, kind->number);
  while (livret_statement_step (s, &failed))
    {
      Rank rank = { livret_statement_int (s, 0), (int) livret_statement_int (s, 1),
                    livret_statement_int (s, 2) != 0 };

      g_array_append_val (ranks, rank);
    }
  if (failed == NULL)
    return g_steal_pointer (&ranks);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

static GArray *
collect_days (
    LivretStatement *s, const LivretKind *kind, GArray *ranks, gboolean apart, GError **error)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (LivretDaySummary));
  g_autoptr (GError) failed = NULL;
  SeriesDay day = { .day = G_MININT };

  while (livret_statement_step (s, &failed))
    {
      SeriesDay next;

      read_series_day (s, kind->n_components, &next);
      find_rank (ranks, &next);
      if (!next.counts)
        continue;
      if (next.day == day.day && !apart)
        {
          merge_series (kind, &day, &next);
          continue;
        }
      if (day.day != G_MININT)
        append_day (list, kind, &day, apart);
      day = next;
    }
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return NULL;
    }
  if (day.day != G_MININT)
    append_day (list, kind, &day, apart);
  return g_steal_pointer (&list);
}

static void
bind_days (LivretStatement *s, gint64 person, const LivretKind *kind, int from_day, int until_day)
{
  livret_statement_bind_int (s, 1, person);
  livret_statement_bind_int (s, 2, kind->number);
  livret_statement_bind_int (s, 3, from_day);
  livret_statement_bind_int (s, 4, until_day);
}

#define DAYS(columns)                                                                              \
  "SELECT day, series, last_time, last, n, sum, min, max" columns " FROM summary_day"              \
  " WHERE person = ?1 AND kind = ?2 AND day BETWEEN ?3 AND ?4 AND n > 0 ORDER BY day, series"

static GArray *
read_days (LivretDb *db,
           const char *person,
           const LivretKind *kind,
           int from_day,
           int until_day,
           gboolean apart,
           GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db,
      kind->n_components == 1 ? DAYS ("") : DAYS (", n2, sum2, min2, max2, n3, sum3, min3, max3"));
  g_autoptr (GArray) ranks = load_ranks (db, kind, error);
  gint64 row;

  if (ranks == NULL || !livret_readings_person (db, person, &row, error))
    return NULL;
  bind_days (s, row, kind, from_day, until_day);
  return collect_days (s, kind, ranks, apart, error);
}

GArray *
livret_readings_by_day (LivretDb *db,
                        const char *person,
                        const LivretKind *kind,
                        int from_day,
                        int until_day,
                        GError **error)
{
  return read_days (db, person, kind, from_day, until_day, FALSE, error);
}

GArray *
livret_readings_by_day_apart (LivretDb *db,
                              const char *person,
                              const LivretKind *kind,
                              int from_day,
                              int until_day,
                              GError **error)
{
  g_return_val_if_fail (kind->aggregate != LIVRET_AGGREGATE_SUM, NULL);
  return read_days (db, person, kind, from_day, until_day, TRUE, error);
}

GArray *
livret_readings_left_out (LivretDb *db,
                          const char *person,
                          const LivretKind *kind,
                          int from_day,
                          int until_day,
                          GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT d.day, sum (d.left_out) FROM summary_day d JOIN series e ON e.row = d.series"
          " AND e.counts WHERE d.person = ?1 AND d.kind = ?2 AND d.day BETWEEN ?3 AND ?4"
          " AND d.left_out > 0 GROUP BY d.day ORDER BY d.day");
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (LivretDayLeftOut));
  g_autoptr (GError) failed = NULL;
  gint64 row;

  if (!livret_readings_person (db, person, &row, error))
    return NULL;
  bind_days (s, row, kind, from_day, until_day);
  while (livret_statement_step (s, &failed))
    {
      LivretDayLeftOut day = { (int) livret_statement_int (s, 0), livret_statement_int (s, 1) };

      g_array_append_val (list, day);
    }
  if (failed == NULL)
    return g_steal_pointer (&list);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

GArray *
livret_readings_by_quarter (LivretDb *db,
                            const char *person,
                            const LivretKind *kind,
                            int from_day,
                            int until_day,
                            GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT q.quarter, q.n, q.sum, q.min, q.max, q.series FROM series e"
          " JOIN summary_quarter q ON q.series = e.row AND q.person = ?1"
          " AND q.quarter BETWEEN ?3 * 96 AND ?4 * 96 + 95 WHERE e.kind = ?2 AND e.counts"
          " ORDER BY q.quarter, q.series");
  gboolean one = kind->aggregate == LIVRET_AGGREGATE_SUM;
  g_autoptr (GHashTable) winners = NULL;
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (LivretQuarterSummary));
  g_autoptr (GError) failed = NULL;
  gint64 row;

  if (!livret_readings_person (db, person, &row, error) ||
      (one && (winners = livret_source_winners (db, row, kind, (gint64) from_day * 86400,
                                                (gint64) until_day * 86400, error)) == NULL))
    return NULL;
  bind_days (s, row, kind, from_day, until_day);
  while (livret_statement_step (s, &failed))
    {
      gint64 quarter = livret_statement_int (s, 0);
      int day = livret_day_of (quarter * 900);
      LivretQuarterSummary summary = {
        .day = day,
        .quarter = (int) (quarter - (gint64) day * LIVRET_QUARTERS),
        .count = livret_statement_int (s, 1),
        .mean = livret_statement_double (s, 2) / (double) livret_statement_int (s, 1),
        .min = livret_statement_double (s, 3),
        .max = livret_statement_double (s, 4),
        .series = livret_statement_int (s, 5),
      };
      LivretSeries series = { .row = summary.series, .kind = kind };

      if (!one || livret_source_winners_has (winners, &series, day))
        g_array_append_val (list, summary);
    }
  if (failed == NULL)
    return g_steal_pointer (&list);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

/* --- Where they come from -----------------------------------------------------------------------
 */

static void
clear_source (gpointer data)
{
  g_free (((LivretReadingSource *) data)->name);
}

static GArray *
collect_sources (LivretStatement *s, GError **error)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (LivretReadingSource));
  g_autoptr (GError) failed = NULL;

  g_array_set_clear_func (list, clear_source);
  while (livret_statement_step (s, &failed))
    {
      LivretReadingSource source = { livret_statement_int (s, 0),
                                     g_strdup (livret_statement_text (s, 1)),
                                     livret_statement_int (s, 2) };

      g_array_append_val (list, source);
    }
  if (failed == NULL)
    return g_steal_pointer (&list);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

GArray *
livret_readings_sources (LivretDb *db,
                         const char *person,
                         const LivretKind *kind,
                         int from_day,
                         int until_day,
                         GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT d.series, o.name, d.n FROM (SELECT series, sum (n) AS n FROM summary_day"
          " WHERE person = ?1 AND kind = ?2 AND day BETWEEN ?3 AND ?4 GROUP BY series) d"
          " JOIN series e ON e.row = d.series AND e.counts JOIN source o ON o.row = e.source"
          " ORDER BY d.n DESC, d.series");
  gint64 row;

  if (!livret_readings_person (db, person, &row, error))
    return NULL;
  bind_days (s, row, kind, from_day, until_day);
  return collect_sources (s, error);
}

/* --- Which kinds there are ----------------------------------------------------------------------
 */

static int
compare_presence (gconstpointer a, gconstpointer b)
{
  const LivretKind *x = ((const LivretKindPresence *) a)->kind;
  const LivretKind *y = ((const LivretKindPresence *) b)->kind;

  for (const LivretKind *const *kind = livret_kinds (); *kind != NULL; kind++)
    if (*kind == x || *kind == y)
      return x == y ? 0 : *kind == x ? -1 : 1;
  return 0;
}

/* Days with anything possible, else all; then all. ?1: the person's row */
#define PRESENCE                                                                                   \
  "SELECT kind, sum (n + left_out), coalesce (min (iif (n > 0, day, NULL)), min (day)),"           \
  " coalesce (max (iif (n > 0, day, NULL)), max (day)), min (day), max (day) FROM summary_day"

static GArray *
list_presence (LivretDb *db, const char *sql, const char *person, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, sql);
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (LivretKindPresence));
  g_autoptr (GError) failed = NULL;
  gint64 row;

  if (!livret_readings_person (db, person, &row, error))
    return NULL;
  livret_statement_bind_int (s, 1, row);
  while (livret_statement_step (s, &failed))
    {
      LivretKindPresence presence = { livret_kind_by_number ((int) livret_statement_int (s, 0)),
                                      livret_statement_int (s, 1),
                                      (int) livret_statement_int (s, 2),
                                      (int) livret_statement_int (s, 3),
                                      (int) livret_statement_int (s, 4),
                                      (int) livret_statement_int (s, 5) };

      if (presence.kind != NULL)
        g_array_append_val (list, presence);
    }
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return NULL;
    }
  g_array_sort (list, compare_presence);
  return g_steal_pointer (&list);
}

GArray *
livret_readings_kinds (LivretDb *db, const char *person, GError **error)
{
  return list_presence (db, PRESENCE " WHERE person = ?1 GROUP BY kind", person, error);
}

GArray *
livret_readings_typed (LivretDb *db, const char *person, GError **error)
{
  return list_presence (db,
                        PRESENCE
                        " WHERE person = ?1 AND series IN (SELECT e.row FROM series e"
                        "  JOIN source o ON o.row = e.source WHERE o.name = '') GROUP BY kind",
                        person, error);
}
