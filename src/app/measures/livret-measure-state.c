/* livret-measure-state.c: what the pages of the measures say of values: periods, trends, tiles.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/measures/livret-measure-state.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/measures/livret-measure-words.h"
#include "app/widgets/livret-wording.h"
#include "base/livret-date.h"

#define DAY 86400

/* Trends look back so far. */
#define WEEKS_4 28
/* Fewer days with readings than this in four weeks are too few for a mean of them. */
#define ENOUGH_DAYS 3
/* Differences below this part of the value are nobody's news. */
#define STABLE_PART 0.02

/* Periods --------------------------------------------------------------------- */

static const struct
{
  const char *id;
  int days;
} periods[LIVRET_PERIODS] = {
  [LIVRET_PERIOD_DAY] = { "1d", 1 },     [LIVRET_PERIOD_WEEK] = { "7d", 7 },
  [LIVRET_PERIOD_MONTH] = { "30d", 30 }, [LIVRET_PERIOD_QUARTER] = { "3m", 91 },
  [LIVRET_PERIOD_YEAR] = { "1y", 365 },  [LIVRET_PERIOD_ALL] = { "all", 0 },
};
/* So many days with readings are enough to look at. */
#define ENOUGH_TO_SHOW 6

const char *
livret_measure_period_id (LivretMeasurePeriod period)
{
  return period < LIVRET_PERIODS ? periods[period].id : NULL;
}

LivretMeasurePeriod
livret_measure_period_from_id (const char *id)
{
  for (int i = 0; i < LIVRET_PERIODS; i++)
    if (g_strcmp0 (periods[i].id, id) == 0)
      return (LivretMeasurePeriod) i;
  return LIVRET_PERIODS;
}

LivretChartSpan
livret_measure_period_span (LivretMeasurePeriod period, int last_day, const LivretChartSpan *bounds)
{
  LivretChartSpan span;

  if (period >= LIVRET_PERIOD_ALL)
    return *bounds;
  span = livret_chart_span_days (last_day - periods[period].days + 1, last_day);
  return livret_chart_span_pan (&span, bounds, 0);
}

LivretMeasurePeriod
livret_measure_period_of (const LivretChartSpan *span, const LivretChartSpan *bounds)
{
  for (int i = 0; i < LIVRET_PERIOD_ALL; i++)
    if (livret_chart_span_length (span) == periods[i].days * (gint64) DAY)
      return (LivretMeasurePeriod) i;
  return livret_chart_span_equal (span, bounds) ? LIVRET_PERIOD_ALL : LIVRET_PERIODS;
}

static guint
count_days (const GArray *days, LivretMeasurePeriod period, int today)
{
  guint n = 0;

  for (guint i = 0; i < days->len; i++)
    {
      int day = g_array_index (days, LivretDaySummary, i).day;

      n += day <= today && day > today - periods[period].days;
    }
  return n;
}

LivretMeasurePeriod
livret_measure_period_to_show (const GArray *days, int today)
{
  guint enough = MIN (count_days (days, LIVRET_PERIOD_YEAR, today), ENOUGH_TO_SHOW);

  for (int i = LIVRET_PERIOD_MONTH; enough > 0 && i < LIVRET_PERIOD_ALL; i++)
    if (count_days (days, (LivretMeasurePeriod) i, today) >= enough)
      return (LivretMeasurePeriod) i;
  return LIVRET_PERIOD_ALL;
}

char *
livret_measure_period_item (const LivretKind *kind,
                            const LivretChartSpan *span,
                            const LivretChartSpan *bounds)
{
  char from[16], until[16];

  if (livret_chart_span_equal (span, bounds))
    return g_strdup (kind->id);
  return g_strdup_printf ("%s@%s..%s", kind->id,
                          livret_day_iso ((int) floor ((double) span->from / DAY), from),
                          livret_day_iso ((int) floor ((double) (span->until - 1) / DAY), until));
}

/* Trend ----------------------------------------------------------------------- */

static double
value_of_day (const LivretKind *kind, const LivretDaySummary *day)
{
  return kind->aggregate == LIVRET_AGGREGATE_SUM ? day->sum : day->mean[0];
}

typedef struct
{
  guint n;
  double sum, squares;
  int last_day;
} Window;

static Window
sum_window (const LivretKind *kind, const GArray *days, int from, int until)
{
  Window window = { 0 };

  for (guint i = 0; i < days->len; i++)
    {
      const LivretDaySummary *day = &g_array_index (days, LivretDaySummary, i);
      double value = value_of_day (kind, day);

      if (day->day < from || day->day > until || isnan (value))
        continue;
      window.n++;
      window.sum += value;
      window.squares += value * value;
      window.last_day = day->day;
    }
  return window;
}

static double
spread_of (const Window *a, const Window *b)
{
  double n = a->n + b->n;
  double mean = (a->sum + b->sum) / n;

  return sqrt (fmax ((a->squares + b->squares) / n - mean * mean, 0));
}

static void
judge (LivretTrend *trend)
{
  double change = trend->now - trend->before;

  trend->way = fabs (change) < trend->margin ? LIVRET_TREND_STABLE
               : change > 0                  ? LIVRET_TREND_RISING
                                             : LIVRET_TREND_FALLING;
}

/* Seldom read: a height, a blood test. */
static void
compare_last_two (LivretTrend *trend, const LivretKind *kind, const GArray *days)
{
  const LivretDaySummary *last = &g_array_index (days, LivretDaySummary, days->len - 1);
  const LivretDaySummary *before = &g_array_index (days, LivretDaySummary, days->len - 2);

  trend->now = value_of_day (kind, last);
  trend->before = value_of_day (kind, before);
  trend->day_now = last->day;
  trend->day_before = before->day;
  trend->margin = fmax (fabs (trend->before) * STABLE_PART, 1e-9);
  judge (trend);
}

LivretTrend
livret_measure_trend (const LivretKind *kind, const GArray *days)
{
  LivretTrend trend = { 0 };
  Window now, before;
  int last;

  if (days->len < 2)
    return trend;
  last = g_array_index (days, LivretDaySummary, days->len - 1).day;
  now = sum_window (kind, days, last - WEEKS_4 + 1, last);
  before = sum_window (kind, days, last - 2 * WEEKS_4 + 1, last - WEEKS_4);
  if (now.n < ENOUGH_DAYS || before.n < ENOUGH_DAYS)
    {
      compare_last_two (&trend, kind, days);
      return trend;
    }
  trend.days_now = now.n;
  trend.days_before = before.n;
  trend.now = now.sum / now.n;
  trend.before = before.sum / before.n;
  trend.day_now = last;
  trend.day_before = last - WEEKS_4;
  trend.margin =
      fmax (fmax (fabs (trend.before) * STABLE_PART, spread_of (&now, &before) / 2), 1e-9);
  judge (&trend);
  return trend;
}

const char *
livret_measure_trend_words (LivretTrendWay way)
{
  switch (way)
    {
    case LIVRET_TREND_STABLE:
      return _ ("→ stable");
    case LIVRET_TREND_RISING:
      return _ ("↗ rising");
    case LIVRET_TREND_FALLING:
      return _ ("↘ falling");
    case LIVRET_TREND_NONE:
    default:
      return NULL;
    }
}

const char *
livret_measure_trend_spoken (LivretTrendWay way)
{
  switch (way)
    {
    case LIVRET_TREND_STABLE:
      return _ ("stable");
    case LIVRET_TREND_RISING:
      return _ ("rising");
    case LIVRET_TREND_FALLING:
      return _ ("falling");
    case LIVRET_TREND_NONE:
    default:
      return NULL;
    }
}

/* Translators: the first two are a value and its day, then another value and its day. */
static char *
explain_last_two (const char *now, const char *day_now, const char *before, const char *day_before)
{
  return g_strdup_printf (
      _ ("%s on %s, %s on %s before it. A difference of less than 2 %% is called stable."), now,
      day_now, before, day_before);
}

char *
livret_measure_trend_reason (const LivretKind *kind, const LivretTrend *trend)
{
  g_autofree char *now = NULL;
  g_autofree char *before = NULL;
  g_autofree char *margin = NULL;
  g_autofree char *day_now = livret_day_display (trend->day_now);
  g_autofree char *day_before = livret_day_display (trend->day_before);

  if (trend->way == LIVRET_TREND_NONE)
    return NULL;
  now = livret_measure_component_text (kind, 0, trend->now, 0);
  before = livret_measure_component_text (kind, 0, trend->before, 0);
  if (trend->days_now == 0)
    return explain_last_two (now, day_now, before, day_before);
  margin = livret_measure_difference_text (kind, trend->margin);
  return g_strdup_printf (
      _ ("Mean of the 4 weeks until %s: %s. Mean of the 4 weeks until %s: %s. A "
         "difference of less than %s is called stable: 2 %% of the value, or "
         "half of what it varies from day to day, whichever is more."),
      day_now, now, day_before, before, margin);
}

/* Tiles ----------------------------------------------------------------------- */

/* So many days at most on a spark-line, and none older than this. */
#define SPOTS 40
#define SPOT_DAYS 366

gint64
livret_measure_wall (const LivretReading *reading)
{
  return reading->time + reading->offset_min * 60;
}

const char *
livret_measure_group_title (const char *group)
{
  static const struct
  {
    const char *group;
    const char *title;
  } titles[] = {
    { "heart", N_ ("Heart and blood pressure") },
    { "body", N_ ("Weight and body") },
    { "glucose", N_ ("Glucose") },
    { "activity", N_ ("Activity and sleep") },
    { "laboratory", N_ ("Laboratory") },
    { "other", N_ ("Other measures") },
    { "own", N_ ("Measures of one’s own") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_strcmp0 (titles[i].group, group) == 0)
      return _ (titles[i].title);
  return NULL;
}

int
livret_measure_day (const LivretReading *reading)
{
  return (int) floor ((double) livret_measure_wall (reading) / DAY);
}

char *
livret_measure_day_words (int day, int today)
{
  return day > today || day <= today - 7 ? livret_wording_short_day (day, today)
                                         : livret_wording_day (day, today);
}

static GArray *
collect_spots (const LivretKind *kind, const GArray *days)
{
  GArray *spots = g_array_new (FALSE, FALSE, sizeof (LivretMeasureSpot));
  int last = g_array_index (days, LivretDaySummary, days->len - 1).day;
  guint first = days->len > SPOTS ? days->len - SPOTS : 0;

  for (guint i = first; i < days->len; i++)
    {
      const LivretDaySummary *day = &g_array_index (days, LivretDaySummary, i);
      LivretMeasureSpot spot = { day->day, value_of_day (kind, day) };

      if (!isnan (spot.value) && spot.day > last - SPOT_DAYS)
        g_array_append_val (spots, spot);
    }
  return spots;
}

static char *
say_tile (const LivretMeasureTile *tile, LivretMeasurePosition position, LivretTrendWay way)
{
  GString *spoken = g_string_new (NULL);
  const char *words[] = { livret_measure_position_words (position, tile->has_target),
                          livret_measure_trend_spoken (way) };

  /* Translators: a measure, its last value, its unit and when: "Weight: 72.4 kg, yesterday". */
  g_string_append_printf (spoken, _ ("%s: %s %s, %s"), tile->title, tile->number, tile->unit,
                          tile->when);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i] != NULL)
      g_string_append_printf (spoken, ", %s", words[i]);
  return g_string_free (spoken, FALSE);
}

LivretMeasurePosition
livret_measure_position_now (const LivretMeasureRule *rule,
                             const double *values,
                             int day,
                             int today)
{
  LivretMeasurePosition position = livret_measure_position (&rule->kind, values);
  gboolean goes_on = rule->kind.aggregate == LIVRET_AGGREGATE_SUM && day == today;

  return goes_on && position == LIVRET_MEASURE_BELOW ? LIVRET_MEASURE_NO_RANGE : position;
}

static void
take_choice (LivretMeasureTile *tile, const LivretMeasureChoice *choice)
{
  tile->place = choice != NULL ? choice->place : -1;
  tile->landmark = -1;
  tile->hidden = choice != NULL && choice->hidden;
  tile->has_target = choice != NULL && choice->target != NULL;
}

LivretMeasureTile *
livret_measure_tile_new (const char *person,
                         const LivretKind *kind,
                         const LivretMeasureChoice *choice,
                         const GArray *days,
                         const LivretReading *last,
                         int today)
{
  LivretMeasureTile *tile = g_atomic_rc_box_new0 (LivretMeasureTile);
  const LivretDaySummary *last_day = &g_array_index (days, LivretDaySummary, days->len - 1);
  double summed[LIVRET_COMPONENTS_MAX] = { last_day->sum, NAN, NAN };
  const double *values = last ? last->values : summed;
  int day = last ? livret_measure_day (last) : last_day->day;
  LivretTrend trend = livret_measure_trend (kind, days);
  LivretMeasureRule rule;

  livret_measure_rule_init (&rule, kind, choice != NULL ? choice->target : NULL);
  take_choice (tile, choice);
  tile->kind = kind;
  tile->last_day = day;
  tile->person = g_strdup (person);
  tile->title = g_strdup (livret_kind_label (kind));
  tile->number = livret_measure_number (kind, values, &tile->unit);
  tile->when = livret_measure_day_words (day, today);
  tile->trend =
      g_strdup (trend.way != LIVRET_TREND_NONE ? livret_measure_trend_words (trend.way) : "");
  tile->spots = collect_spots (kind, days);
  tile->low = rule.kind.components[0].reference_low;
  tile->high = rule.kind.components[0].reference_high;
  tile->spoken =
      say_tile (tile, livret_measure_position_now (&rule, values, day, today), trend.way);
  return tile;
}

static void
clear_tile (gpointer data)
{
  LivretMeasureTile *tile = data;

  g_free (tile->person);
  g_free (tile->title);
  g_free (tile->number);
  g_free (tile->unit);
  g_free (tile->when);
  g_free (tile->trend);
  g_free (tile->spoken);
  g_array_unref (tile->spots);
}

LivretMeasureTile *
livret_measure_tile_ref (LivretMeasureTile *tile)
{
  return g_atomic_rc_box_acquire (tile);
}

void
livret_measure_tile_free (LivretMeasureTile *tile)
{
  g_atomic_rc_box_release_full (tile, clear_tile);
}
