/* livret-cli-summary.c: what the chart of a measure shows, in the words that stand under it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "cli/livret-cli-groups.h"
#include "cli/livret-cli-lookup.h"
#include "cli/livret-cli-output.h"
#include "figures/livret-hours.h"
#include "record/livret-measure-choices.h"
#include "record/livret-readings.h"
#include "sharing/livret-chart-layout.h"

#define DAY ((gint64) 86400)
/* More readings than this are summed up by day, as the chart does. */
#define MOST_READINGS 12000

static const LivretCliColumn columns[] = {
  { "summary", N_ ("Summary") },
  { NULL },
};

/* What is asked for. @kind: with the limits of the target, if there is one. */
typedef struct
{
  LivretDb *db;
  const char *person;
  const LivretKind *known;
  LivretKind kind;
  gboolean target;
  int from, until;
  GArray *points;
  GArray *hours; /* (nullable): LivretHour, of a day of what adds up */
} Summary;

static gboolean
take_target (Summary *summary, GError **error)
{
  g_autoptr (LivretMeasureChoice) choice =
      livret_measure_choices_get (summary->db, summary->person, summary->known, error);

  if (choice == NULL)
    return FALSE;
  summary->kind = *summary->known;
  summary->target = choice->target != NULL;
  for (guint c = 0; summary->target && c < summary->kind.n_components; c++)
    {
      summary->kind.components[c].reference_low = choice->target->low[c];
      summary->kind.components[c].reference_high = choice->target->high[c];
    }
  return TRUE;
}

static void
take_reading (const LivretReadingGlance *glance, gpointer data)
{
  Summary *summary = data;
  LivretChartPoint point = { .wall = glance->wall };

  if (glance->wall < summary->from * DAY || glance->wall >= (summary->until + 1) * DAY)
    return;
  memcpy (point.values, glance->values, sizeof point.values);
  point.left_out = glance->implausible;
  g_array_append_val (summary->points, point);
}

static int
compare_points (gconstpointer a, gconstpointer b)
{
  const LivretChartPoint *x = a;
  const LivretChartPoint *y = b;

  return x->wall < y->wall ? -1 : x->wall > y->wall;
}

/* Readings count by their own clocks: those of a day around are looked at. */
static gboolean
read_readings (Summary *summary, GError **error)
{
  LivretReadingQuery query = {
    .person = summary->person,
    .kind = summary->known,
    .from = (summary->from - 1) * DAY,
    .until = (summary->until + 2) * DAY,
  };

  if (!livret_readings_each (summary->db, &query, take_reading, summary, error))
    return FALSE;
  g_array_sort (summary->points, compare_points);
  return TRUE;
}

static void
take_days (Summary *summary, const GArray *days)
{
  gboolean sum = summary->kind.aggregate == LIVRET_AGGREGATE_SUM;

  for (guint i = 0; i < days->len; i++)
    {
      const LivretDaySummary *day = &g_array_index (days, LivretDaySummary, i);
      LivretChartPoint point = { .wall = day->day * DAY + DAY / 2,
                                 .count = sum ? 1 : (guint) day->count,
                                 .low = day->min[0],
                                 .high = day->max[0] };

      memcpy (point.values, day->mean, sizeof point.values);
      if (sum)
        point.values[0] = day->sum;
      g_array_append_val (summary->points, point);
    }
}

/* Of one day, as the chart draws it; limits are those of a day. */
static gboolean
read_hours (Summary *summary, GError **error)
{
  gint64 from = summary->from * DAY, until = (summary->until + 1) * DAY;
  g_autoptr (GArray) hours = NULL;
  gboolean known;

  if (summary->kind.aggregate != LIVRET_AGGREGATE_SUM || summary->from != summary->until)
    return TRUE;
  hours = livret_hours_read (summary->db, summary->person, summary->known, from, until - 1, from,
                             until, &known, error);
  if (hours == NULL)
    return FALSE;
  if (hours->len == 0)
    return TRUE;
  livret_chart_points_add_hours (summary->points, hours);
  summary->hours = g_steal_pointer (&hours);
  summary->kind.components[0].reference_low = NAN;
  summary->kind.components[0].reference_high = NAN;
  return TRUE;
}

static gboolean
read_points (Summary *summary, GError **error)
{
  g_autoptr (GArray) days = livret_readings_by_day (summary->db, summary->person, summary->known,
                                                    summary->from, summary->until, error);
  g_autoptr (GArray) left_out = livret_readings_left_out (
      summary->db, summary->person, summary->known, summary->from, summary->until, error);
  gint64 count = 0;

  for (guint i = 0; days != NULL && i < days->len; i++)
    count += g_array_index (days, LivretDaySummary, i).count;
  if (days == NULL || left_out == NULL)
    return FALSE;
  if (summary->kind.aggregate != LIVRET_AGGREGATE_SUM && count <= MOST_READINGS)
    return read_readings (summary, error);
  if (!read_hours (summary, error))
    return FALSE;
  if (summary->hours == NULL)
    {
      take_days (summary, days);
      livret_chart_points_add_left_out (summary->points, left_out);
      g_array_sort (summary->points, compare_points);
    }
  return TRUE;
}

static char *
say (const Summary *summary)
{
  /* Of a chart that nobody draws: only its figures count. */
  static const LivretChartSize size = { .width = 800, .height = 300, .spacing = 6, .tick = 80 };
  g_autoptr (LivretChartLayout) layout = NULL;

  if (summary->points->len == 0)
    return g_strdup (_ ("Nothing was read in this period."));
  layout = livret_chart_layout_new (&summary->kind, summary->points, summary->from * DAY,
                                    (summary->until + 1) * DAY, &size);
  layout->target = summary->target;
  return livret_chart_summary (layout);
}

/* As many digits as the kind is written with. */
static double
round_value (const LivretKind *kind, double value)
{
  double power = pow (10, kind->decimals);

  return round (value * power) / power;
}

static void
add_hours (const Summary *summary, JsonObject *object)
{
  JsonArray *hours = json_array_new ();

  for (guint i = 0; i < summary->hours->len; i++)
    {
      const LivretHour *hour = &g_array_index (summary->hours, LivretHour, i);
      int number = (int) ((hour->wall - summary->from * DAY) / 3600);
      g_autofree char *from = g_strdup_printf ("%02d:00", number);
      JsonObject *row = livret_cli_object ("from", from, NULL);

      json_object_set_double_member (row, "value", round_value (&summary->kind, hour->sum));
      json_array_add_object_element (hours, row);
    }
  json_object_set_array_member (object, "hours", hours);
}

/* For people a line an hour follows the sentence. */
static void
say_hours (LivretCli *cli, const Summary *summary)
{
  for (guint i = 0; i < summary->hours->len; i++)
    {
      const LivretHour *hour = &g_array_index (summary->hours, LivretHour, i);
      int number = (int) ((hour->wall - summary->from * DAY) / 3600);

      livret_cli_say (cli, "%02d:00–%02d:00  %.*f", number, number + 1, summary->kind.decimals,
                      hour->sum);
    }
}

gboolean
livret_cli_summary (LivretCli *cli, LivretDb *db, GError **error)
{
  const LivretKind *kind = livret_cli_kind (livret_cli_operand (cli, 0), error);
  g_autoptr (LivretPerson) person = kind != NULL ? livret_cli_person (cli, db, error) : NULL;
  g_autoptr (GArray) points = g_array_new (FALSE, TRUE, sizeof (LivretChartPoint));
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (GArray) hours = NULL; /* the summary's */
  g_autofree char *words = NULL;
  Summary summary = { .db = db, .known = kind, .points = points };

  if (person == NULL)
    return FALSE;
  summary.person = person->id;
  if (!livret_cli_days (cli, db, person->id, kind, &summary.from, &summary.until, error) ||
      !take_target (&summary, error) ||
      (summary.from <= summary.until && !read_points (&summary, error)))
    return FALSE;
  words = say (&summary);
  object = livret_cli_object ("kind", kind->id, "summary", words, NULL);
  hours = summary.hours;
  if (hours != NULL)
    add_hours (&summary, object);
  if (!livret_cli_answer (cli, object, columns, error))
    return FALSE;
  if (hours != NULL)
    say_hours (cli, &summary);
  return TRUE;
}
