/* livret-cli-summary.c: what the chart of a measure shows, in the words that stand under it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli/livret-cli-groups.h"
#include "cli/livret-cli-lookup.h"
#include "cli/livret-cli-output.h"
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

static gboolean
read_points (Summary *summary, GError **error)
{
  g_autoptr (GArray) days = livret_readings_by_day (summary->db, summary->person, summary->known,
                                                    summary->from, summary->until, error);
  gint64 count = 0;

  for (guint i = 0; days != NULL && i < days->len; i++)
    count += g_array_index (days, LivretDaySummary, i).count;
  if (days == NULL)
    return FALSE;
  if (summary->kind.aggregate != LIVRET_AGGREGATE_SUM && count <= MOST_READINGS)
    return read_readings (summary, error);
  take_days (summary, days);
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

gboolean
livret_cli_summary (LivretCli *cli, LivretDb *db, GError **error)
{
  const LivretKind *kind = livret_cli_kind (livret_cli_operand (cli, 0), error);
  g_autoptr (LivretPerson) person = kind != NULL ? livret_cli_person (cli, db, error) : NULL;
  g_autoptr (GArray) points = g_array_new (FALSE, TRUE, sizeof (LivretChartPoint));
  g_autoptr (JsonObject) object = NULL;
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
  return livret_cli_answer (cli, object, columns, error);
}
