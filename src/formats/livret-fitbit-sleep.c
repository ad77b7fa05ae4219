/* livret-fitbit-sleep.c: nights of Fitbit's JSON files.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A night is a list of stages one after another. Moments awake of up to three minutes stand in a
 * second list and cover what the first says of that time. Of classic nights “restless” is not
 * asleep, as in Fitbit's own totals. Times are the wall clock's: where it is set back, the next
 * stage begins an hour before the last one's end. Here they are counted on from the first, and
 * turned into the clock's again when they are given.
 */
#include "formats/livret-fitbit.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "formats/livret-csv-time.h"
#include "formats/livret-health-types.h"

#define HOUR 3600
#define DAY 86400

/* @start, @end: of a clock that is not set back. */
typedef struct
{
  gint64 start;
  gint64 end;
  const char *kind;
  guint16 code;
} Stage;

static const struct
{
  const char *level;
  const char *kind;
  guint16 code;
} levels[] = {
  { "deep", "sleep", LIVRET_SLEEP_DEEP },
  { "light", "sleep", LIVRET_SLEEP_LIGHT },
  { "rem", "sleep", LIVRET_SLEEP_REM },
  { "asleep", "sleep", LIVRET_SLEEP_UNSPECIFIED },
  { "wake", "time-awake", 0 },
  { "awake", "time-awake", 0 },
  { "restless", "time-awake", 0 },
};

/* @back: when the clock is set back an hour, G_MAXINT64 if it is not. */
typedef struct
{
  LivretFitbit *fitbit;
  guint8 flags;
  gint64 back;
} Night;

static gboolean
wall_of (const char *text, gint64 *wall)
{
  LivretCsvTime time;

  return text != NULL && livret_csv_time_parse (text, &time) && time.has_time &&
         time.offset_min == G_MININT &&
         livret_csv_time_wall (&time, LIVRET_DATE_ORDER_UNKNOWN, wall);
}

static gboolean
give (Night *night, const char *kind, guint16 code, gint64 start, gint32 length, double seconds)
{
  LivretSinkSeries series = { livret_kind_by_id (kind)->id, "Fitbit", "", "s", TRUE };
  LivretSinkReading reading = { .time = start,
                                .duration = length,
                                .values = { seconds, NAN, NAN },
                                .code = code,
                                .offset_min = LIVRET_OFFSET_UNKNOWN,
                                .flags = night->flags,
                                .where = night->fitbit->number };

  return livret_gather_add (night->fitbit->batch, &series, &reading);
}

static gboolean
give_part (Night *night, const Stage *stage, gint64 start, gint64 end)
{
  guint8 flags = night->flags;
  gboolean later = start >= night->back;
  gboolean more;

  if (end <= start)
    return TRUE;
  if (later && start - night->back < HOUR)
    night->flags |= LIVRET_READING_FOLD;
  more = give (night, stage->kind, stage->code, later ? start - HOUR : start, end - start,
               end - start);
  night->flags = flags;
  return more;
}

static gboolean
take_stage (JsonNode *node, Stage *stage)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *level = livret_json_get_string (object, "level");
  double seconds;

  *stage = (Stage) { 0 };
  if (!wall_of (livret_json_get_string (object, "dateTime"), &stage->start) ||
      !livret_json_get_number (object, "seconds", &seconds, NULL) || seconds <= 0 || seconds > DAY)
    return FALSE;
  stage->end = stage->start + (gint64) round (seconds);
  for (gsize i = 0; level != NULL && i < G_N_ELEMENTS (levels); i++)
    if (strcmp (levels[i].level, level) == 0)
      {
        stage->kind = levels[i].kind;
        stage->code = levels[i].code;
      }
  return stage->kind != NULL;
}

static int
compare_stages (gconstpointer a, gconstpointer b)
{
  const Stage *x = a;
  const Stage *y = b;

  return x->start < y->start ? -1 : x->start > y->start;
}

static void
shift (Stage *stage)
{
  stage->start += HOUR;
  stage->end += HOUR;
}

/* The stages as written; @n_bad counts what is none. */
static GArray *
take_list (JsonObject *object, const char *member, guint *n_bad)
{
  GArray *stages = g_array_new (FALSE, FALSE, sizeof (Stage));
  JsonArray *list = livret_json_get_array (object, member);

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      Stage stage;

      if (take_stage (json_array_get_element (list, i), &stage))
        g_array_append_val (stages, stage);
      else
        ++*n_bad;
    }
  return stages;
}

static void
count_on (Night *night, GArray *stages)
{
  for (guint i = 0; i < stages->len; i++)
    {
      Stage *stage = &g_array_index (stages, Stage, i);

      if (night->back == G_MAXINT64 && i > 0 && stage[-1].end - stage->start == HOUR)
        night->back = (stage->start / HOUR + 1) * HOUR;
      if (night->back != G_MAXINT64)
        shift (stage);
    }
  g_array_sort (stages, compare_stages);
}

/* Of a moment in the repeated hour nothing says in which pass it was: the first. */
static void
count_moments_on (const Night *night, GArray *moments)
{
  for (guint i = 0; i < moments->len; i++)
    if (g_array_index (moments, Stage, i).start >= night->back)
      shift (&g_array_index (moments, Stage, i));
  g_array_sort (moments, compare_stages);
}

/* One stage, less the moments awake inside of it; @k: the first of them that may be. */
static gboolean
give_stage (Night *night, const Stage *stage, GArray *moments, guint *k)
{
  gint64 at = stage->start;

  for (; *k < moments->len; ++*k)
    {
      const Stage *moment = &g_array_index (moments, Stage, *k);

      if (moment->start >= stage->end)
        break;
      if (moment->end <= at)
        continue;
      if (!give_part (night, stage, at, moment->start) ||
          !give_part (night, moment, MAX (at, moment->start), MIN (moment->end, stage->end)))
        return FALSE;
      at = MIN (moment->end, stage->end);
      if (moment->end > stage->end)
        break;
    }
  return give_part (night, stage, at, stage->end);
}

static gboolean
take_levels (Night *night, JsonObject *object, gboolean *found)
{
  guint n_bad = 0, k = 0;
  g_autoptr (GArray) stages = take_list (object, "data", &n_bad);
  g_autoptr (GArray) moments = take_list (object, "shortData", &n_bad);

  count_on (night, stages);
  count_moments_on (night, moments);
  *found = stages->len > 0;
  for (guint i = 0; i < stages->len; i++)
    if (!give_stage (night, &g_array_index (stages, Stage, i), moments, &k))
      return FALSE;
  return n_bad == 0 ||
         livret_fitbit_set_aside (night->fitbit,
                                  ngettext ("%u stage of the night cannot be read.",
                                            "%u stages of the night cannot be read.", n_bad),
                                  n_bad);
}

/* A night without stages: how long one slept in it. */
static gboolean
take_totals (Night *night, JsonObject *entry, gint64 start, gint32 length)
{
  static const struct
  {
    const char *member;
    const char *kind;
    guint16 code;
  } totals[] = {
    { "minutesAsleep", "sleep", LIVRET_SLEEP_UNSPECIFIED },
    { "minutesAwake", "time-awake", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (totals); i++)
    {
      double minutes;

      if (livret_json_get_number (entry, totals[i].member, &minutes, NULL) && minutes > 0 &&
          minutes * 60 <= length &&
          !give (night, totals[i].kind, totals[i].code, start, length, minutes * 60))
        return FALSE;
    }
  return TRUE;
}

gboolean
livret_fitbit_take_sleep (LivretFitbit *self, JsonObject *entry)
{
  Night night = { self, 0, G_MAXINT64 };
  gint64 start, end;
  gint32 length = 0;
  double ms;
  gboolean found;

  if (!wall_of (livret_json_get_string (entry, "startTime"), &start))
    return livret_fitbit_set_aside (self, _ ("Its date and time cannot be read."));
  if (livret_json_get_number (entry, "duration", &ms, NULL) && ms > 0 && ms <= 2000.0 * DAY)
    length = (gint32) round (ms / 1000);
  else if (wall_of (livret_json_get_string (entry, "endTime"), &end) && end > start &&
           end - start <= 2 * DAY)
    length = end - start;
  else
    return livret_fitbit_set_aside (self, _ ("It does not say how long it lasted."));
  if (g_strcmp0 (livret_json_get_string (entry, "logType"), "manual") == 0)
    night.flags |= LIVRET_READING_MANUAL;
  return give (&night, "time-in-bed", 0, start, length, length) &&
         take_levels (&night, livret_json_get_object (entry, "levels"), &found) &&
         (found || take_totals (&night, entry, start, length));
}
