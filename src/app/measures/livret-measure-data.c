/* livret-measure-data.c: what the pages of the measures read from the record.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/measures/livret-measure-data.h"

#include <math.h>

#include "app/measures/livret-measure-order.h"
#include "base/livret-clock.h"
#include "base/livret-date.h"
#include "sharing/livret-chart-layout.h"

#define DAY 86400
/* Up to so many readings are drawn one by one; more are read as quarters of hours or days. */
#define MOST_READINGS 20000
/* Quarters of hours are read for so many days, days for more. */
#define MOST_QUARTER_DAYS 45
/* Origins are told of so many readings, the latest ones. */
#define MOST_ORIGINS 5000
/* A trend and a spark-line look back so far. */
#define LOOK_BACK 366

static GArray *
read_days (LivretDb *db,
           const char *person,
           const LivretKind *kind,
           int from_day,
           int until_day,
           GError **error)
{
  return livret_readings_by_day (db, person, kind, from_day, until_day, error);
}

/* The days a trend and a spark-line are made of: those before the last one with readings. */
static GArray *
read_last_days (LivretDb *db,
                const char *person,
                const LivretKindPresence *presence,
                GError **error)
{
  return read_days (db, person, presence->kind, presence->last_day - LOOK_BACK, presence->last_day,
                    error);
}

/* (transfer full) (nullable): %NULL without error where kinds add up, or nothing is left. */
static gboolean
read_last (
    LivretDb *db, const char *person, const LivretKind *kind, LivretReading **last, GError **error)
{
  LivretReadingQuery query = {
    .person = person,
    .kind = kind,
    .from = G_MININT64,
    .until = G_MAXINT64,
    .limit = 1,
    .newest_first = TRUE,
  };
  g_autoptr (GArray) readings = NULL;

  *last = NULL;
  if (kind->aggregate == LIVRET_AGGREGATE_SUM)
    return TRUE;
  readings = livret_readings_list (db, &query, error);
  if (readings == NULL)
    return FALSE;
  if (readings->len == 1)
    {
      LivretReading *first = &g_array_index (readings, LivretReading, 0);

      *last = g_memdup2 (first, sizeof *first);
      first->written = first->source = NULL;
    }
  return TRUE;
}

static void
free_reading (LivretReading *reading)
{
  if (reading != NULL)
    livret_reading_clear (reading);
  g_free (reading);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretReading, free_reading)

/* All kinds ------------------------------------------------------------------- */

static gboolean
read_tile (LivretDb *db,
           const char *person,
           const LivretKindPresence *presence,
           const GPtrArray *choices,
           GPtrArray *tiles,
           GError **error)
{
  g_autoptr (GArray) days = read_last_days (db, person, presence, error);
  g_autoptr (LivretReading) last = NULL;

  if (days == NULL || !read_last (db, person, presence->kind, &last, error))
    return FALSE;
  /* Days and readings are read one after the other: what was deleted between leaves no tile. */
  if (days->len == 0 || (last == NULL && presence->kind->aggregate != LIVRET_AGGREGATE_SUM))
    return TRUE;
  g_ptr_array_add (tiles,
                   livret_measure_tile_new (person, presence->kind,
                                            livret_measure_choices_find (choices, presence->kind),
                                            days, last, livret_clock_today ()));
  return TRUE;
}

/* The tiles of @kinds, or of those that @chosen holds (nullable). */
static gboolean
read_tiles (LivretDb *db,
            const char *person,
            const GPtrArray *choices,
            const GArray *kinds,
            const GPtrArray *chosen,
            GPtrArray *tiles,
            GCancellable *cancellable,
            GError **error)
{
  for (guint i = 0; i < kinds->len; i++)
    {
      const LivretKindPresence *presence = &g_array_index (kinds, LivretKindPresence, i);

      if (chosen != NULL && !g_ptr_array_find ((GPtrArray *) chosen, presence->kind, NULL))
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !read_tile (db, person, presence, choices, tiles, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_person (
    LivretDb *db, const char *person, GPtrArray *tiles, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) choices = livret_measure_choices_list (db, person, error);
  g_autoptr (GArray) kinds = choices ? livret_readings_kinds (db, person, error) : NULL;
  g_autoptr (GPtrArray) landmarks = NULL;
  guint first = tiles->len;

  if (kinds == NULL || !read_tiles (db, person, choices, kinds, NULL, tiles, cancellable, error))
    return FALSE;
  landmarks = livret_measure_landmarks (kinds, choices, livret_clock_today ());
  for (guint i = first; i < tiles->len; i++)
    {
      LivretMeasureTile *tile = tiles->pdata[i];
      guint place;

      if (g_ptr_array_find (landmarks, tile->kind, &place))
        tile->landmark = (int) place;
    }
  return TRUE;
}

gpointer
livret_measure_tiles_read (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const char *const *people = data;
  g_autoptr (GPtrArray) tiles =
      g_ptr_array_new_with_free_func ((GDestroyNotify) livret_measure_tile_free);

  for (guint i = 0; people[i] != NULL; i++)
    if (!read_person (db, people[i], tiles, cancellable, error))
      return NULL;
  return g_steal_pointer (&tiles);
}

gpointer
livret_measure_landmarks_read (LivretDb *db,
                               gpointer data,
                               GCancellable *cancellable,
                               GError **error)
{
  const char *person = data;
  g_autoptr (GPtrArray) tiles =
      g_ptr_array_new_with_free_func ((GDestroyNotify) livret_measure_tile_free);
  g_autoptr (GPtrArray) choices = livret_measure_choices_list (db, person, error);
  g_autoptr (GArray) kinds = choices ? livret_readings_kinds (db, person, error) : NULL;
  g_autoptr (GPtrArray) landmarks = NULL;

  if (kinds == NULL)
    return NULL;
  landmarks = livret_measure_landmarks (kinds, choices, livret_clock_today ());
  if (!read_tiles (db, person, choices, kinds, landmarks, tiles, cancellable, error))
    return NULL;
  livret_measure_landmarks_sort (tiles, landmarks);
  return g_steal_pointer (&tiles);
}

/* One kind -------------------------------------------------------------------- */

LivretMeasureQuestion *
livret_measure_question_new (const char *person,
                             const LivretKind *kind,
                             gboolean chosen,
                             LivretMeasurePeriod period)
{
  LivretMeasureQuestion *question = g_new0 (LivretMeasureQuestion, 1);

  question->person = g_strdup (person);
  question->kind = kind;
  question->chosen = chosen;
  question->period = period;
  return question;
}

void
livret_measure_question_free (LivretMeasureQuestion *question)
{
  g_free (question->person);
  g_free (question);
}

static void
free_origin (LivretMeasureOrigin *origin)
{
  g_free (origin->name);
  g_free (origin);
}

void
livret_measure_data_free (LivretMeasureData *data)
{
  free_reading (data->last);
  livret_measure_choice_free (data->choice);
  g_clear_pointer (&data->landmarks, g_ptr_array_unref);
  g_clear_pointer (&data->points, g_array_unref);
  g_clear_pointer (&data->origins, g_ptr_array_unref);
  g_free (data);
}

void
livret_measure_data_values (const LivretMeasureData *data, double values[LIVRET_COMPONENTS_MAX])
{
  for (guint c = 0; c < LIVRET_COMPONENTS_MAX; c++)
    values[c] = data->last != NULL ? data->last->values[c] : NAN;
  if (data->last == NULL)
    values[0] = data->last_sum;
}

static LivretMeasureData *
data_new (const LivretMeasureQuestion *question)
{
  LivretMeasureData *data = g_new0 (LivretMeasureData, 1);

  data->kind = question->kind;
  livret_measure_rule_init (&data->rule, data->kind, NULL);
  data->period = question->period;
  data->today = livret_clock_today ();
  data->last_sum = NAN;
  data->points = g_array_new (FALSE, TRUE, sizeof (LivretChartPoint));
  data->origins = g_ptr_array_new_with_free_func ((GDestroyNotify) free_origin);
  return data;
}

static void
count_origin (LivretMeasureData *data, const char *name)
{
  LivretMeasureOrigin *origin;

  for (guint i = 0; i < data->origins->len; i++)
    {
      origin = data->origins->pdata[i];
      if (g_str_equal (origin->name, name))
        {
          origin->count++;
          return;
        }
    }
  origin = g_new0 (LivretMeasureOrigin, 1);
  origin->name = g_strdup (name);
  origin->count = 1;
  g_ptr_array_add (data->origins, origin);
}

static int
compare_origins (gconstpointer a, gconstpointer b)
{
  const LivretMeasureOrigin *x = a;
  const LivretMeasureOrigin *y = b;

  return x->count != y->count ? (x->count > y->count ? -1 : 1) : g_strcmp0 (x->name, y->name);
}

static int
compare_points (gconstpointer a, gconstpointer b)
{
  const LivretChartPoint *x = a;
  const LivretChartPoint *y = b;

  return x->wall < y->wall ? -1 : x->wall > y->wall;
}

static gint64
to_utc (gint64 wall)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  return livret_wall_to_utc (zone, wall, FALSE);
}

/* The readings of the period by their own clocks: those read a day around it by this one's. */
static GArray *
list_period (LivretDb *db,
             const LivretMeasureQuestion *question,
             const LivretMeasureData *data,
             int limit,
             GError **error)
{
  LivretReadingQuery query = {
    .person = question->person,
    .kind = question->kind,
    .from = to_utc (data->from_wall) - DAY,
    .until = to_utc (data->until_wall) + DAY,
    .limit = limit,
    .newest_first = TRUE,
  };

  return livret_readings_list (db, &query, error);
}

static gboolean
is_in_period (const LivretMeasureData *data, gint64 wall)
{
  return wall >= data->from_wall && wall < data->until_wall;
}

/* Fills points (if @one_by_one) and origins from the readings themselves. */
static gboolean
read_readings (LivretDb *db,
               const LivretMeasureQuestion *question,
               LivretMeasureData *data,
               gboolean one_by_one,
               GError **error)
{
  g_autoptr (GArray) readings =
      list_period (db, question, data, one_by_one ? 0 : MOST_ORIGINS, error);

  if (readings == NULL)
    return FALSE;
  for (guint i = 0; i < readings->len; i++)
    {
      const LivretReading *reading = &g_array_index (readings, LivretReading, i);
      LivretChartPoint point = { .wall = livret_measure_wall (reading) };

      if (!is_in_period (data, point.wall))
        continue;
      count_origin (data, reading->source);
      data->origins_of++;
      memcpy (point.values, reading->values, sizeof point.values);
      if (one_by_one)
        g_array_append_val (data->points, point);
    }
  if (one_by_one)
    g_array_sort (data->points, compare_points);
  g_ptr_array_sort_values (data->origins, compare_origins);
  return TRUE;
}

static void
take_days (LivretMeasureData *data, const GArray *days)
{
  gboolean sum = data->kind->aggregate == LIVRET_AGGREGATE_SUM;

  for (guint i = 0; i < days->len; i++)
    {
      const LivretDaySummary *day = &g_array_index (days, LivretDaySummary, i);
      LivretChartPoint point = { .wall = day->day * (gint64) DAY + DAY / 2 };

      memcpy (point.values, day->mean, sizeof point.values);
      if (sum)
        point.values[0] = day->sum;
      point.count = sum ? 1 : (guint) day->count;
      point.low = day->min[0];
      point.high = day->max[0];
      g_array_append_val (data->points, point);
    }
}

static void
take_quarters (LivretMeasureData *data, const GArray *quarters)
{
  for (guint i = 0; i < quarters->len; i++)
    {
      const LivretQuarterSummary *quarter = &g_array_index (quarters, LivretQuarterSummary, i);
      LivretChartPoint point = {
        .wall = quarter->day * (gint64) DAY + quarter->quarter * 900 + 450,
        .values = { quarter->mean, NAN, NAN },
        .count = (guint) quarter->count,
        .low = quarter->min,
        .high = quarter->max,
      };

      g_array_append_val (data->points, point);
    }
}

/* Too many readings to draw: quarters of hours where they are kept for all of the period, else
 * days.
 */
static gboolean
read_summaries (LivretDb *db,
                const LivretMeasureQuestion *question,
                LivretMeasureData *data,
                const GArray *days,
                GError **error)
{
  g_autoptr (GArray) quarters = NULL;
  gint64 counted = 0;

  if (data->until_wall - data->from_wall <= MOST_QUARTER_DAYS * (gint64) DAY)
    {
      quarters = livret_readings_by_quarter (db, question->person, question->kind,
                                             (int) (data->from_wall / DAY),
                                             (int) (data->until_wall / DAY) - 1, error);
      if (quarters == NULL)
        return FALSE;
      for (guint i = 0; i < quarters->len; i++)
        counted += g_array_index (quarters, LivretQuarterSummary, i).count;
    }
  if (counted > 0 && counted == data->count)
    take_quarters (data, quarters);
  else
    take_days (data, days);
  return TRUE;
}

static gboolean
read_period (LivretDb *db,
             const LivretMeasureQuestion *question,
             LivretMeasureData *data,
             GError **error)
{
  gboolean sum = data->kind->aggregate == LIVRET_AGGREGATE_SUM;
  int from = livret_measure_period_first_day (data->period, data->first_day, data->today);
  int until = MAX (data->today, data->period == LIVRET_PERIOD_ALL ? data->last_day : data->today);
  g_autoptr (GArray) days = read_days (db, question->person, data->kind, from, until, error);

  if (days == NULL)
    return FALSE;
  data->from_wall = from * (gint64) DAY;
  data->until_wall = (until + 1) * (gint64) DAY;
  for (guint i = 0; i < days->len; i++)
    data->count += g_array_index (days, LivretDaySummary, i).count;
  if (sum)
    take_days (data, days);
  else if (data->count > MOST_READINGS && !read_summaries (db, question, data, days, error))
    return FALSE;
  return read_readings (db, question, data, !sum && data->count <= MOST_READINGS, error);
}

static const LivretKindPresence *
find_presence (const GArray *kinds, const LivretKind *kind)
{
  for (guint i = 0; i < kinds->len; i++)
    if (g_array_index (kinds, LivretKindPresence, i).kind == kind)
      return &g_array_index (kinds, LivretKindPresence, i);
  return NULL;
}

static gboolean
read_choice (LivretDb *db,
             const LivretMeasureQuestion *question,
             const GArray *kinds,
             LivretMeasureData *data,
             GError **error)
{
  g_autoptr (GPtrArray) choices = livret_measure_choices_list (db, question->person, error);

  if (choices == NULL)
    return FALSE;
  data->choice = livret_measure_choices_get (db, question->person, question->kind, error);
  data->landmarks = livret_measure_landmarks (kinds, choices, data->today);
  if (data->choice != NULL)
    livret_measure_rule_init (&data->rule, data->kind, data->choice->target);
  return data->choice != NULL;
}

static gboolean
read_now (LivretDb *db,
          const char *person,
          const LivretKindPresence *presence,
          LivretMeasureData *data,
          GError **error)
{
  g_autoptr (GArray) days = read_last_days (db, person, presence, error);

  if (days == NULL || !read_last (db, person, presence->kind, &data->last, error))
    return FALSE;
  data->trend = livret_measure_trend (presence->kind, days);
  if (days->len > 0)
    data->last_sum = g_array_index (days, LivretDaySummary, days->len - 1).sum;
  return TRUE;
}

gpointer
livret_measure_data_read (LivretDb *db,
                          gpointer user_data,
                          GCancellable *cancellable,
                          GError **error)
{
  const LivretMeasureQuestion *question = user_data;
  g_autoptr (LivretMeasureData) data = data_new (question);
  g_autoptr (GArray) kinds = livret_readings_kinds (db, question->person, error);
  const LivretKindPresence *presence;

  if (kinds == NULL || !read_choice (db, question, kinds, data, error))
    return NULL;
  presence = find_presence (kinds, question->kind);
  if (presence == NULL)
    return g_steal_pointer (&data);
  data->any = TRUE;
  data->first_day = presence->first_day;
  data->last_day = presence->last_day;
  if (!question->chosen)
    data->period = livret_measure_period_to_show (presence->last_day, data->today);
  if (!read_now (db, question->person, presence, data, error) ||
      g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !read_period (db, question, data, error))
    return NULL;
  return g_steal_pointer (&data);
}
