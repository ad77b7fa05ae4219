/* livret-measure-data.c: what the pages of the measures read from the record.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/measures/livret-measure-data.h"

#include <math.h>

#include "app/measures/livret-measure-events.h"
#include "app/measures/livret-measure-order.h"
#include "base/livret-clock.h"
#include "base/livret-date.h"
#include "sharing/livret-chart-layout.h"

#define DAY 86400
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
    .plausible = TRUE,
  };
  g_autoptr (GArray) readings = NULL;

  *last = NULL;
  if (kind->aggregate == LIVRET_AGGREGATE_SUM)
    return TRUE;
  readings = livret_readings_list (db, &query, error);
  /* Where nothing else is, what is hardly possible must be found to be corrected. */
  if (readings != NULL && readings->len == 0)
    {
      query.plausible = FALSE;
      g_array_unref (readings);
      readings = livret_readings_list (db, &query, error);
    }
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

/* The day of a reading that is hardly possible, and all there is. */
static void
append_alone (GArray *days, const LivretReading *reading)
{
  LivretDaySummary day = { .day = reading->day, .kind = reading->kind, .count = 1 };

  memcpy (day.mean, reading->values, sizeof day.mean);
  memcpy (day.min, reading->values, sizeof day.min);
  memcpy (day.max, reading->values, sizeof day.max);
  day.sum = day.last = reading->values[0];
  g_array_append_val (days, day);
}

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
  if (days->len == 0 && last != NULL)
    append_alone (days, last);
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
  g_clear_pointer (&data->kinds, g_array_unref);
  g_clear_pointer (&data->events, g_array_unref);
  g_clear_pointer (&data->notes, g_ptr_array_unref);
  g_clear_pointer (&data->trace, livret_measure_trace_free);
  g_clear_pointer (&data->beside, livret_measure_trace_free);
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
add_origin (GPtrArray *origins, const char *name, gint64 count)
{
  LivretMeasureOrigin *origin;

  for (guint i = 0; i < origins->len; i++)
    {
      origin = origins->pdata[i];
      if (g_strcmp0 (origin->name, name) == 0)
        {
          origin->count += (guint) count;
          return;
        }
    }
  origin = g_new0 (LivretMeasureOrigin, 1);
  origin->name = g_strdup (name);
  origin->count = (guint) count;
  g_ptr_array_add (origins, origin);
}

static int
compare_origins (gconstpointer a, gconstpointer b)
{
  const LivretMeasureOrigin *x = a;
  const LivretMeasureOrigin *y = b;

  return x->count != y->count ? (x->count > y->count ? -1 : 1) : g_strcmp0 (x->name, y->name);
}

static int
day_of (gint64 wall)
{
  return (int) floor ((double) wall / DAY);
}

/* Of hours, the readings that were read one by one are counted by their sources' numbers. */
static void
count_points (LivretMeasureData *data)
{
  const GPtrArray *names = data->trace->sources->names;

  for (guint i = 0; i < data->points->len; i++)
    {
      const LivretChartPoint *point = &g_array_index (data->points, LivretChartPoint, i);
      const char *name = names->pdata[MIN (point->source, names->len - 1)];

      if (point->left_out > 0)
        continue;
      data->count += MAX (point->count, 1);
      add_origin (data->origins, name ? name : "", MAX (point->count, 1));
    }
}

static gboolean
count_sources (LivretDb *db,
               const LivretMeasureQuestion *question,
               LivretMeasureData *data,
               GError **error)
{
  g_autoptr (GArray) sources =
      livret_readings_sources (db, question->person, question->kind, day_of (data->span.from),
                               day_of (data->span.until - 1), error);

  for (guint i = 0; sources != NULL && i < sources->len; i++)
    {
      const LivretReadingSource *source = &g_array_index (sources, LivretReadingSource, i);

      data->count += source->count;
      add_origin (data->origins, source->name, source->count);
    }
  return sources != NULL;
}

static LivretMeasureTrace *
read_trace (LivretDb *db,
            const LivretMeasureQuestion *question,
            const LivretMeasureData *data,
            const LivretMeasureRule *rule,
            GError **error)
{
  const LivretKind *kind = livret_kind_by_id (rule->kind.id);
  g_autoptr (GArray) series =
      livret_readings_sources (db, question->person, kind, day_of (data->bounds.from),
                               day_of (data->bounds.until - 1), error);
  g_autoptr (LivretMeasureSources) sources = series ? livret_measure_sources_new (series) : NULL;

  if (sources == NULL)
    return NULL;
  return livret_measure_trace_read (db, question->person, rule, sources, &data->span, &data->bounds,
                                    error);
}

static gboolean
read_beside (LivretDb *db,
             const LivretMeasureQuestion *question,
             LivretMeasureData *data,
             GError **error)
{
  g_autoptr (LivretMeasureChoice) choice = NULL;
  LivretMeasureRule rule;

  if (question->beside == NULL)
    return TRUE;
  choice = livret_measure_choices_get (db, question->person, question->beside, error);
  if (choice == NULL)
    return FALSE;
  livret_measure_rule_init (&rule, question->beside, choice->target);
  data->beside = read_trace (db, question, data, &rule, error);
  return data->beside != NULL;
}

static void
set_span (const LivretMeasureQuestion *question, LivretMeasureData *data)
{
  data->bounds = livret_chart_span_days (MIN (data->first_day, data->today),
                                         MAX (data->last_day, data->today));
  data->span = question->span.until > question->span.from
                   ? livret_chart_span_pan (&question->span, &data->bounds, 0)
                   : livret_measure_period_span (data->period, data->today, &data->bounds);
  data->period = livret_measure_period_of (&data->span, &data->bounds);
  data->from_wall = data->span.from;
  data->until_wall = data->span.until;
}

static gboolean
read_events (LivretDb *db,
             const LivretMeasureQuestion *question,
             LivretMeasureData *data,
             GError **error)
{
  data->notes =
      livret_day_notes_list (db, question->person, question->kind, day_of (data->bounds.from),
                             day_of (data->bounds.until - 1), error);
  if (data->notes != NULL)
    data->events = livret_measure_events_read (db, question->person, data->notes, error);
  return data->events != NULL;
}

static gboolean
read_period (LivretDb *db,
             const LivretMeasureQuestion *question,
             LivretMeasureData *data,
             GError **error)
{
  set_span (question, data);
  data->trace = read_trace (db, question, data, &data->rule, error);
  if (data->trace == NULL || !read_beside (db, question, data, error))
    return FALSE;
  g_array_unref (data->points);
  data->points = livret_measure_trace_slice (data->trace, &data->span);
  if (data->trace->grain == LIVRET_GRAIN_HOURS)
    {
      g_autoptr (GArray) hours = data->points;

      data->points = livret_measure_trace_sum_days (hours);
    }
  if (data->span.from % DAY != 0 || data->span.until % DAY != 0)
    count_points (data);
  else if (!count_sources (db, question, data, error))
    return FALSE;
  g_ptr_array_sort_values (data->origins, compare_origins);
  return read_events (db, question, data, error);
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
          gboolean choose,
          LivretMeasureData *data,
          GError **error)
{
  g_autoptr (GArray) days = read_last_days (db, person, presence, error);

  if (days == NULL || !read_last (db, person, presence->kind, &data->last, error))
    return FALSE;
  if (choose)
    data->period = livret_measure_period_to_show (days, data->today);
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
  data->kinds = g_array_ref (kinds);
  data->first_day = presence->first_day;
  data->last_day = presence->last_day;
  if (!read_now (db, question->person, presence, !question->chosen, data, error) ||
      g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !read_period (db, question, data, error))
    return NULL;
  return g_steal_pointer (&data);
}
