/* livret-fitbit.c: the logs of Fitbit's JSON files as readings.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Dates are written month first with two digits of the year. Which clock they follow differs:
 * sleep and weight are on the person's, workouts are UTC. Heart rates and steps of a minute were
 * UTC in older exports and are not in newer ones, which the file does not say: they are not taken,
 * the same export has them in tables. Weights are in pounds, whatever the person chose; the body
 * mass index beside them must agree.
 */
#include "formats/livret-fitbit.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/livret-date.h"
#include "formats/livret-activity.h"

#define DAY 86400
#define MONTH_MS (31.0 * DAY * 1000)
#define POUND 0.45359237
/* Between these heights the index fits a weight in pounds; one in kilograms would make somebody of
 * 1.75 m 1.18 m tall. */
#define HEIGHT_LOW 1.4
#define HEIGHT_HIGH 2.3
#define SERIES_FULL 4000
#define NAME_MAX_LENGTH 100

static const char source[] = "Fitbit";

gboolean
livret_fitbit_set_aside (LivretFitbit *self, const char *format, ...)
{
  g_autofree char *where = g_strdup_printf (_ ("entry %u"), self->number);
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return livret_sink_set_aside (self->sink, where, reason);
}

char *
livret_fitbit_device (LivretFitbit *self, const char *name)
{
  if (name == NULL || self->sink->n_series >= SERIES_FULL)
    return g_strdup ("");
  return g_utf8_strlen (name, -1) <= NAME_MAX_LENGTH ? g_strdup (name)
                                                     : g_utf8_substring (name, 0, NAME_MAX_LENGTH);
}

/* Two digits, then @end. */
static gboolean
take_two (const char **text, char end, int *number)
{
  const char *p = *text;

  if (!g_ascii_isdigit (p[0]) || !g_ascii_isdigit (p[1]) || p[2] != end)
    return FALSE;
  *number = (p[0] - '0') * 10 + (p[1] - '0');
  *text = p + 2 + (end != '\0');
  return TRUE;
}

gboolean
livret_fitbit_time (const char *text, gint64 *time)
{
  int month, day, year, hour, minute, second, y, m, d;
  int days;

  if (text == NULL || !take_two (&text, '/', &month) || !take_two (&text, '/', &day) ||
      !take_two (&text, ' ', &year) || !take_two (&text, ':', &hour) ||
      !take_two (&text, ':', &minute) || !take_two (&text, '\0', &second))
    return FALSE;
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59)
    return FALSE;
  days = livret_days_from_civil (2000 + year, month, day);
  livret_civil_from_days (days, &y, &m, &d);
  *time = (gint64) days * DAY + hour * 3600 + minute * 60 + second;
  return y == 2000 + year && m == month && d == day;
}

/* --- Weight -------------------------------------------------------------------------------------
 */

static gboolean
give_number (LivretFitbit *self,
             JsonObject *entry,
             const char *member,
             const char *kind,
             const char *unit,
             const char *device,
             gint64 time)
{
  LivretSinkSeries series = { livret_kind_by_id (kind)->id, source, device, unit, TRUE };
  LivretSinkReading reading = { .time = time,
                                .values = { NAN, NAN, NAN },
                                .offset_min = LIVRET_OFFSET_UNKNOWN,
                                .where = self->number };

  if (!livret_json_get_number (entry, member, &reading.values[0], &reading.decimals) ||
      reading.values[0] == 0)
    return TRUE;
  return livret_gather_add (self->batch, &series, &reading);
}

static gboolean
take_weight (LivretFitbit *self, JsonObject *entry)
{
  const char *date = livret_json_get_string (entry, "date");
  const char *clock = livret_json_get_string (entry, "time");
  g_autofree char *both = g_strconcat (date != NULL ? date : "", " ", clock, NULL);
  g_autofree char *device = NULL;
  double pounds, index = 0, height;
  gint64 time;

  if (!livret_fitbit_time (both, &time))
    return livret_fitbit_set_aside (self, _ ("Its date and time cannot be read."));
  if (!livret_json_get_number (entry, "weight", &pounds, NULL) || pounds <= 0)
    return livret_fitbit_set_aside (self, _ ("It holds no weight."));
  livret_json_get_number (entry, "bmi", &index, NULL);
  height = index > 0 ? sqrt (pounds * POUND / index) : HEIGHT_LOW;
  if (height < HEIGHT_LOW || height > HEIGHT_HIGH)
    return livret_fitbit_set_aside (
        self, _ ("Fitbit writes weights in pounds, and the body mass index beside this one does "
                 "not go with pounds."));
  device = livret_fitbit_device (self, livret_json_get_string (entry, "source"));
  return give_number (self, entry, "weight", "weight", "[lb_av]", device, time) &&
         give_number (self, entry, "fat", "body-fat", "%", device, time) &&
         give_number (self, entry, "bmi", "bmi", "kg/m2", device, time);
}

/* --- Workouts -----------------------------------------------------------------------------------
 */

/* Seconds of a member in milliseconds, -1 if there is none that makes sense. */
static gint32
seconds_of (JsonObject *entry, const char *member)
{
  double ms;

  return livret_json_get_number (entry, member, &ms, NULL) && ms > 0 && ms <= MONTH_MS
             ? (gint32) round (ms / 1000)
             : -1;
}

static void
take_distance (JsonObject *entry, double *metres)
{
  const char *unit = livret_json_get_string (entry, "distanceUnit");
  const char *ucum = g_strcmp0 (unit, "Kilometer") == 0 ? "km"
                     : g_strcmp0 (unit, "Mile") == 0    ? "[mi_i]"
                     : g_strcmp0 (unit, "Meter") == 0   ? "m"
                                                        : NULL;
  double distance;

  if (ucum != NULL && livret_json_get_number (entry, "distance", &distance, NULL) && distance > 0)
    livret_kind_to_canonical (livret_kind_by_id ("distance"), distance, ucum, metres);
}

static gboolean
take_workout (LivretFitbit *self, JsonObject *entry)
{
  g_autofree char *device = livret_fitbit_device (
      self, livret_json_get_string (livret_json_get_object (entry, "source"), "name"));
  LivretSinkSeries series = { livret_kind_by_id ("workout")->id, source, device, "s", FALSE };
  LivretSinkReading reading = { .values = { NAN, NAN, NAN },
                                .offset_min = LIVRET_OFFSET_UNKNOWN,
                                .where = self->number };
  const char *name = livret_json_get_string (entry, "activityName");
  gint32 active = seconds_of (entry, "activeDuration");

  if (!livret_fitbit_time (livret_json_get_string (entry, "startTime"), &reading.time))
    return livret_fitbit_set_aside (self, _ ("Its date and time cannot be read."));
  reading.duration = seconds_of (entry, "duration");
  if (reading.duration < 0)
    reading.duration = active;
  if (reading.duration < 0)
    return livret_fitbit_set_aside (self, _ ("It does not say how long it lasted."));
  reading.values[0] = active > 0 ? active : reading.duration;
  reading.code = livret_activity_code (name != NULL ? name : "");
  if (!livret_json_get_number (entry, "calories", &reading.values[1], NULL))
    reading.values[1] = NAN;
  take_distance (entry, &reading.values[2]);
  if (g_strcmp0 (livret_json_get_string (entry, "logType"), "manual") == 0)
    reading.flags |= LIVRET_READING_MANUAL;
  self->workouts++;
  return livret_gather_add (self->batch, &series, &reading);
}

/* --- Days and minutes ---------------------------------------------------------------------------
 */

static gboolean
take_resting (LivretFitbit *self, JsonObject *value)
{
  const char *date = livret_json_get_string (value, "date");
  g_autofree char *midnight = g_strconcat (date != NULL ? date : "", " 00:00:00", NULL);
  LivretSinkSeries series = { livret_kind_by_id ("resting-heart-rate")->id, source, "", "/min",
                              TRUE };
  LivretSinkReading reading = { .values = { NAN, NAN, NAN },
                                .duration = DAY,
                                .offset_min = LIVRET_OFFSET_UNKNOWN,
                                .where = self->number };

  if (!livret_json_get_number (value, "value", &reading.values[0], &reading.decimals) ||
      reading.values[0] == 0)
    {
      self->empty++;
      return TRUE;
    }
  if (!livret_fitbit_time (midnight, &reading.time))
    return livret_fitbit_set_aside (self, _ ("Its date and time cannot be read."));
  return livret_gather_add (self->batch, &series, &reading);
}

static gboolean
take_minute (LivretFitbit *self, JsonObject *entry)
{
  JsonObject *value = livret_json_get_object (entry, "value");

  if (value != NULL && json_object_has_member (value, "error"))
    return take_resting (self, value);
  if (value != NULL && !json_object_has_member (value, "bpm"))
    self->others++;
  else
    self->unclear++;
  return TRUE;
}

/* --- Which -------------------------------------------------------------------------------------
 */

static const struct
{
  const char *members[4];
  gboolean (*take) (LivretFitbit *self, JsonObject *entry);
} logs[] = {
  { { "dateOfSleep", "startTime" }, livret_fitbit_take_sleep },
  { { "activityName", "startTime", "logId" }, take_workout },
  { { "logId", "weight", "date", "time" }, take_weight },
  { { "dateTime", "value" }, take_minute },
};

gboolean
livret_fitbit_knows (const char *const *members)
{
  for (gsize i = 0; i < G_N_ELEMENTS (logs); i++)
    {
      gboolean all = TRUE;

      for (gsize k = 0; k < G_N_ELEMENTS (logs[i].members) && logs[i].members[k] != NULL; k++)
        all = all && g_strv_contains (members, logs[i].members[k]);
      if (all)
        return TRUE;
    }
  return FALSE;
}

gboolean
livret_fitbit_take (LivretFitbit *self, JsonObject *entry)
{
  for (gsize i = 0; i < G_N_ELEMENTS (logs); i++)
    {
      gboolean all = TRUE;

      for (gsize k = 0; k < G_N_ELEMENTS (logs[i].members) && logs[i].members[k] != NULL; k++)
        all = all && json_object_has_member (entry, logs[i].members[k]);
      if (all)
        return logs[i].take (self, entry);
    }
  return livret_fitbit_set_aside (self, _ ("It measures nothing that Livret keeps."));
}

static gboolean
tell (LivretFitbit *self, guint n, const char *reason)
{
  g_autofree char *where = g_strdup_printf (ngettext ("%u entry", "%u entries", n), n);

  return n == 0 || livret_sink_set_aside (self->sink, where, reason);
}

gboolean
livret_fitbit_end (LivretFitbit *self)
{
  return tell (self, self->unclear,
               _ ("The file does not say whether its times are UTC or local. Tables (CSV) of the "
                  "same export say it: Livret reads those.")) &&
         tell (self, self->others, _ ("It measures nothing that Livret keeps.")) &&
         tell (self, self->empty, _ ("The day holds no value.")) &&
         tell (self, self->workouts,
               _ ("Heart rates and steps are not taken with a workout: they stand in files of "
                  "their own."));
}
