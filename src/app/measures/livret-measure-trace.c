/* livret-measure-trace.c: what a chart draws of one kind.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/measures/livret-measure-trace.h"

#include <math.h>

#include "figures/livret-hours.h"

#define DAY 86400
/* Up to so many readings are read one by one. */
#define MOST_READINGS 12000
/* Quarters of hours are read for so many days, days for more. */
#define MOST_QUARTER_DAYS 93
/* Of a day whose quarters do not tell all, so many are read one by one. */
#define MOST_OF_A_DAY 2000

static int
day_of (gint64 wall)
{
  return (int) floor ((double) wall / DAY);
}

/* Sources --------------------------------------------------------------------- */

static gboolean
find_name (const GPtrArray *names, const char *name, guint *number)
{
  for (guint i = 0; i < names->len; i++)
    if (g_strcmp0 (names->pdata[i], name) == 0)
      {
        *number = i;
        return TRUE;
      }
  return FALSE;
}

LivretMeasureSources *
livret_measure_sources_new (GArray *series)
{
  LivretMeasureSources *sources = g_atomic_rc_box_new0 (LivretMeasureSources);
  guint number;

  sources->series = g_array_ref (series);
  sources->names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < series->len; i++)
    {
      const char *name = g_array_index (series, LivretReadingSource, i).name;

      if (find_name (sources->names, name, &number))
        continue;
      if (sources->names->len < LIVRET_CHART_SOURCES)
        g_ptr_array_add (sources->names, g_strdup (name));
      else
        g_clear_pointer (&sources->names->pdata[LIVRET_CHART_SOURCES - 1], g_free);
    }
  return sources;
}

static void
clear_sources (gpointer data)
{
  LivretMeasureSources *sources = data;

  g_array_unref (sources->series);
  g_ptr_array_unref (sources->names);
}

LivretMeasureSources *
livret_measure_sources_ref (LivretMeasureSources *sources)
{
  return g_atomic_rc_box_acquire (sources);
}

void
livret_measure_sources_unref (LivretMeasureSources *sources)
{
  g_atomic_rc_box_release_full (sources, clear_sources);
}

guint
livret_measure_sources_number (const LivretMeasureSources *sources, gint64 series)
{
  guint number = LIVRET_CHART_SOURCES - 1;

  for (guint i = 0; i < sources->series->len; i++)
    {
      const LivretReadingSource *source = &g_array_index (sources->series, LivretReadingSource, i);

      if (source->series == series)
        {
          find_name (sources->names, source->name, &number);
          return number;
        }
    }
  return MIN (number, sources->names->len > 0 ? sources->names->len - 1 : 0);
}

/* Reading --------------------------------------------------------------------- */

LivretMeasureGrain
livret_measure_grain (const LivretKind *kind, gint64 count, int days)
{
  if (kind->aggregate == LIVRET_AGGREGATE_SUM)
    return LIVRET_GRAIN_DAYS;
  if (count <= MOST_READINGS)
    return LIVRET_GRAIN_READINGS;
  return days <= MOST_QUARTER_DAYS && kind->n_components == 1 ? LIVRET_GRAIN_QUARTERS
                                                              : LIVRET_GRAIN_DAYS;
}

typedef struct
{
  LivretDb *db;
  const char *person;
  LivretMeasureTrace *trace;
  LivretChartSpan span; /* of what is read one by one */
  gint64 series;        /* the one whose number is known */
  guint number;
} Reader;

static guint
number_of (Reader *reader, gint64 series)
{
  if (series != reader->series)
    {
      reader->series = series;
      reader->number = livret_measure_sources_number (reader->trace->sources, series);
    }
  return reader->number;
}

static int
compare_points (gconstpointer a, gconstpointer b)
{
  const LivretChartPoint *x = a;
  const LivretChartPoint *y = b;

  return x->wall < y->wall ? -1 : x->wall > y->wall;
}

/* What comes from one series is in order but around a change of the clock. */
static void
sort_points (GArray *points)
{
  for (guint i = 1; i < points->len; i++)
    if (g_array_index (points, LivretChartPoint, i).wall <
        g_array_index (points, LivretChartPoint, i - 1).wall)
      {
        g_array_sort (points, compare_points);
        return;
      }
}

static void
take_reading (const LivretReadingGlance *glance, gpointer data)
{
  Reader *reader = data;
  LivretChartPoint point = { .wall = glance->wall };

  if (glance->wall < reader->span.from || glance->wall >= reader->span.until)
    return;
  point.source = number_of (reader, glance->series);
  memcpy (point.values, glance->values, sizeof point.values);
  point.left_out = glance->implausible;
  g_array_append_val (reader->trace->points, point);
}

/* Readings count by their own clocks: those a day around @span by this one's are looked at.
 * @series: 0: all. */
static gboolean
read_readings (Reader *reader, gint64 from, gint64 until, gint64 series, GError **error)
{
  LivretReadingQuery query = {
    .person = reader->person,
    .kind = livret_kind_by_id (reader->trace->rule.kind.id),
    .from = from - DAY,
    .until = until + DAY,
    .series = series,
  };

  reader->span = (LivretChartSpan) { from, until };
  return livret_readings_each (reader->db, &query, take_reading, reader, error);
}

static void
take_day (Reader *reader, const LivretDaySummary *day)
{
  gboolean sum = reader->trace->rule.kind.aggregate == LIVRET_AGGREGATE_SUM;
  LivretChartPoint point = { .wall = day->day * (gint64) DAY + DAY / 2 };

  memcpy (point.values, day->mean, sizeof point.values);
  if (sum)
    point.values[0] = day->sum;
  point.count = sum ? 1 : (guint) day->count;
  point.low = day->min[0];
  point.high = day->max[0];
  point.source = day->series != 0 ? number_of (reader, day->series) : 0;
  g_array_append_val (reader->trace->points, point);
}

static void
take_quarter (Reader *reader, const LivretQuarterSummary *quarter)
{
  LivretChartPoint point = {
    .wall = quarter->day * (gint64) DAY + quarter->quarter * 900 + 450,
    .values = { quarter->mean, NAN, NAN },
    .count = (guint) quarter->count,
    .low = quarter->min,
    .high = quarter->max,
    .source = number_of (reader, quarter->series),
  };

  g_array_append_val (reader->trace->points, point);
}

static gboolean
belongs_to (const LivretQuarterSummary *quarter, const LivretDaySummary *day)
{
  return quarter->day == day->day && (day->series == 0 || day->series == quarter->series);
}

/* A day with few readings has no quarters, one with two series may have those of one alone.
 * @place: where the quarters of this day begin, or those of one before. */
static gboolean
take_day_or_quarters (Reader *reader,
                      const LivretDaySummary *day,
                      const GArray *quarters,
                      guint *place,
                      GError **error)
{
  const LivretQuarterSummary *all = (const LivretQuarterSummary *) (gconstpointer) quarters->data;
  gint64 counted = 0;
  guint end;

  while (*place < quarters->len && all[*place].day < day->day)
    (*place)++;
  for (end = *place; end < quarters->len && all[end].day == day->day; end++)
    counted += belongs_to (&all[end], day) ? all[end].count : 0;
  if (counted != day->count && day->count <= MOST_OF_A_DAY)
    return read_readings (reader, day->day * (gint64) DAY, (day->day + 1) * (gint64) DAY,
                          day->series, error);
  if (counted != day->count)
    take_day (reader, day);
  else
    for (guint i = *place; i < end; i++)
      if (belongs_to (&all[i], day))
        take_quarter (reader, &all[i]);
  return TRUE;
}

/* Several series of one source (a watch and the next of its name) are one again. */
static void
merge_points (LivretChartPoint *into, const LivretChartPoint *other)
{
  guint n = MAX (into->count, 1);
  guint m = MAX (other->count, 1);

  into->low = fmin (into->count > 1 ? into->low : into->values[0],
                    other->count > 1 ? other->low : other->values[0]);
  into->high = fmax (into->count > 1 ? into->high : into->values[0],
                     other->count > 1 ? other->high : other->values[0]);
  for (guint c = 0; c < LIVRET_COMPONENTS_MAX; c++)
    if (isnan (into->values[c]))
      into->values[c] = other->values[c];
    else if (!isnan (other->values[c]))
      into->values[c] = (into->values[c] * n + other->values[c] * m) / (n + m);
  into->count = n + m;
}

/* The points are in order. */
static void
merge_series (GArray *points)
{
  LivretChartPoint *all = (LivretChartPoint *) (gpointer) points->data;
  guint kept = 0;

  for (guint i = 0; i < points->len; i++)
    {
      guint same = kept;

      if (all[i].left_out > 0)
        {
          all[kept++] = all[i];
          continue;
        }
      while (same > 0 && all[same - 1].wall == all[i].wall && all[same - 1].source != all[i].source)
        same--;
      if (same > 0 && all[same - 1].wall == all[i].wall)
        merge_points (&all[same - 1], &all[i]);
      else
        all[kept++] = all[i];
    }
  g_array_set_size (points, kept);
}

/* A row a day, or where several sources are told apart one a series and day. */
static GArray *
read_days (Reader *reader, const LivretKind *kind, int first_day, int last_day, GError **error)
{
  if (kind->aggregate != LIVRET_AGGREGATE_SUM && reader->trace->sources->names->len > 1)
    return livret_readings_by_day_apart (reader->db, reader->person, kind, first_day, last_day,
                                         error);
  return livret_readings_by_day (reader->db, reader->person, kind, first_day, last_day, error);
}

static gboolean
read_summaries (Reader *reader, int first_day, int last_day, GError **error)
{
  const LivretKind *kind = livret_kind_by_id (reader->trace->rule.kind.id);
  gboolean by_quarter = reader->trace->grain == LIVRET_GRAIN_QUARTERS;
  g_autoptr (GArray) left_out =
      livret_readings_left_out (reader->db, reader->person, kind, first_day, last_day, error);
  g_autoptr (GArray) days = read_days (reader, kind, first_day, last_day, error);
  g_autoptr (GArray) quarters = NULL;
  guint place = 0;

  if (days == NULL || left_out == NULL)
    return FALSE;
  if (by_quarter)
    quarters =
        livret_readings_by_quarter (reader->db, reader->person, kind, first_day, last_day, error);
  if (by_quarter && quarters == NULL)
    return FALSE;
  for (guint i = 0; i < days->len; i++)
    {
      const LivretDaySummary *day = &g_array_index (days, LivretDaySummary, i);

      if (!by_quarter)
        take_day (reader, day);
      else if (!take_day_or_quarters (reader, day, quarters, &place, error))
        return FALSE;
    }
  livret_chart_points_add_left_out (reader->trace->points, left_out);
  return TRUE;
}

/* Hours ----------------------------------------------------------------------- */

/* What was counted in each hour of the local clock. %FALSE in @known where nobody knows. Limits are
 * those of a day. */
static gboolean
read_hours (Reader *reader, const LivretChartSpan *span, gboolean *known, GError **error)
{
  LivretMeasureTrace *trace = reader->trace;
  g_autoptr (GArray) hours = livret_hours_read (
      reader->db, reader->person, livret_kind_by_id (trace->rule.kind.id), trace->around.from,
      trace->around.until, span->from, span->until, known, error);

  if (hours == NULL)
    return FALSE;
  if (!*known)
    return TRUE;
  livret_chart_points_add_hours (trace->points, hours);
  trace->grain = LIVRET_GRAIN_HOURS;
  trace->rule.kind.components[0].reference_low = NAN;
  trace->rule.kind.components[0].reference_high = NAN;
  return TRUE;
}

GArray *
livret_measure_trace_sum_days (const GArray *hours)
{
  GArray *days = g_array_new (FALSE, TRUE, sizeof (LivretChartPoint));

  for (guint i = 0; i < hours->len; i++)
    {
      const LivretChartPoint *hour = &g_array_index (hours, LivretChartPoint, i);
      gint64 noon = day_of (hour->wall) * (gint64) DAY + DAY / 2;
      LivretChartPoint day = { .wall = noon, .values = { 0, NAN, NAN }, .count = 1 };

      if (days->len == 0 || g_array_index (days, LivretChartPoint, days->len - 1).wall != noon)
        g_array_append_val (days, day);
      g_array_index (days, LivretChartPoint, days->len - 1).values[0] += hour->values[0];
    }
  return days;
}

/* All of it ------------------------------------------------------------------- */

static gboolean
count_readings (Reader *reader, int first_day, int last_day, gint64 *count, GError **error)
{
  g_autoptr (GArray) sources = livret_readings_sources (
      reader->db, reader->person, livret_kind_by_id (reader->trace->rule.kind.id), first_day,
      last_day, error);

  *count = 0;
  for (guint i = 0; sources != NULL && i < sources->len; i++)
    *count += g_array_index (sources, LivretReadingSource, i).count;
  return sources != NULL;
}

LivretMeasureTrace *
livret_measure_trace_read (LivretDb *db,
                           const char *person,
                           const LivretMeasureRule *rule,
                           LivretMeasureSources *sources,
                           const LivretChartSpan *span,
                           const LivretChartSpan *bounds,
                           GError **error)
{
  g_autoptr (LivretMeasureTrace) trace = g_new0 (LivretMeasureTrace, 1);
  Reader reader = { .db = db, .person = person, .trace = trace };
  LivretChartSpan around = livret_chart_span_around (span);
  int first_day, last_day;
  gboolean hours = FALSE;
  gint64 count;

  trace->rule = *rule;
  trace->sources = livret_measure_sources_ref (sources);
  trace->points = g_array_new (FALSE, TRUE, sizeof (LivretChartPoint));
  trace->around.from = MAX (around.from, bounds->from);
  trace->around.until = MIN (around.until, bounds->until);
  first_day = day_of (trace->around.from);
  last_day = day_of (trace->around.until - 1);
  if (rule->kind.aggregate == LIVRET_AGGREGATE_SUM && livret_chart_span_length (span) < 2 * DAY &&
      !read_hours (&reader, span, &hours, error))
    return NULL;
  if (hours)
    return g_steal_pointer (&trace);
  if (!count_readings (&reader, first_day, last_day, &count, error))
    return NULL;
  /* Of hours, their share of the days they lie in. */
  count = count * livret_chart_span_length (&trace->around) /
          ((last_day - first_day + 1) * (gint64) DAY);
  trace->grain = livret_measure_grain (&rule->kind, count, last_day - first_day + 1);
  if (!(trace->grain == LIVRET_GRAIN_READINGS
            ? read_readings (&reader, trace->around.from, trace->around.until, 0, error)
            : read_summaries (&reader, first_day, last_day, error)))
    return NULL;
  sort_points (trace->points);
  if (trace->grain != LIVRET_GRAIN_READINGS && sources->series->len > sources->names->len)
    merge_series (trace->points);
  return g_steal_pointer (&trace);
}

void
livret_measure_trace_free (LivretMeasureTrace *trace)
{
  livret_measure_sources_unref (trace->sources);
  g_array_unref (trace->points);
  g_free (trace);
}

GArray *
livret_measure_trace_slice (const LivretMeasureTrace *trace, const LivretChartSpan *span)
{
  GArray *slice = g_array_new (FALSE, TRUE, sizeof (LivretChartPoint));
  guint first = 0, end;

  while (first < trace->points->len &&
         g_array_index (trace->points, LivretChartPoint, first).wall < span->from)
    first++;
  for (end = first; end < trace->points->len &&
                    g_array_index (trace->points, LivretChartPoint, end).wall < span->until;)
    end++;
  if (end > first)
    g_array_append_vals (slice, &g_array_index (trace->points, LivretChartPoint, first),
                         end - first);
  return slice;
}

/* While one moves ------------------------------------------------------------- */

LivretMeasureMove *
livret_measure_move_new (const char *person,
                         const LivretChartSpan *span,
                         const LivretChartSpan *bounds)
{
  LivretMeasureMove *move = g_new0 (LivretMeasureMove, 1);

  move->person = g_strdup (person);
  move->span = *span;
  move->bounds = *bounds;
  return move;
}

void
livret_measure_move_add (LivretMeasureMove *move, const LivretMeasureTrace *trace)
{
  g_return_if_fail (move->n < G_N_ELEMENTS (move->rules));
  move->rules[move->n] = trace->rule;
  move->sources[move->n++] = livret_measure_sources_ref (trace->sources);
}

void
livret_measure_move_free (LivretMeasureMove *move)
{
  for (guint i = 0; i < move->n; i++)
    livret_measure_sources_unref (move->sources[i]);
  g_free (move->person);
  g_free (move);
}

gpointer
livret_measure_move_read (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const LivretMeasureMove *move = data;
  g_autoptr (GPtrArray) traces =
      g_ptr_array_new_with_free_func ((GDestroyNotify) livret_measure_trace_free);

  for (guint i = 0; i < move->n; i++)
    {
      LivretMeasureTrace *trace;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      trace = livret_measure_trace_read (db, move->person, &move->rules[i], move->sources[i],
                                         &move->span, &move->bounds, error);
      if (trace == NULL)
        return NULL;
      g_ptr_array_add (traces, trace);
    }
  return g_steal_pointer (&traces);
}
