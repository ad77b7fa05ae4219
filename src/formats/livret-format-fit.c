/* livret-format-fit.c: readings in FIT files of Garmin's and others' scales, cuffs, watches.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Times are UTC; some messages also tell the local clock, which gives the offset. Steps are counted
 * from midnight by kind of walk: what is kept is how many came between two messages.
 */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "formats/livret-fit.h"
#include "formats/livret-format.h"
#include "formats/livret-gather.h"
#include "formats/livret-health-types.h"

/* Numbers of messages and of their fields, as the FIT profile has them. */
enum
{
  FILE_ID = 0,
  SESSION = 18,
  RECORD = 20,
  WEIGHT_SCALE = 30,
  ACTIVITY = 34,
  BLOOD_PRESSURE = 51,
  MONITORING = 55,
  HRV = 78,
  MONITORING_INFO = 103,
  SPO2 = 269,
  SLEEP_LEVEL = 275,
  RESPIRATION = 297,
};

#define GARMIN 1
#define DAY 86400
#define SLEEP_GAP_MAX (12 * 3600)
#define PROGRESS_MESSAGES 8192
#define OFFSET_MAX_MIN (15 * 60)
#define ACTIVITIES 8

/* A field that is a reading by itself: value = number / @scale. @user: the field that tells which
 * person of the device, 0 if none does. */
static const struct
{
  guint16 message;
  guint8 field;
  guint8 user;
  guint16 scale;
  guint8 decimals;
  const char *kind;
  const char *unit;
} numbers[] = {
  { WEIGHT_SCALE, 0, 12, 100, 2, "weight", "kg" },
  { WEIGHT_SCALE, 1, 12, 100, 2, "body-fat", "%" },
  { WEIGHT_SCALE, 2, 12, 100, 2, "body-water", "%" },
  { WEIGHT_SCALE, 4, 12, 100, 2, "bone-mass", "kg" },
  { WEIGHT_SCALE, 5, 12, 100, 2, "muscle-mass", "kg" },
  { RECORD, 3, 0, 1, 0, "heart-rate", "/min" },
  { MONITORING, 27, 0, 1, 0, "heart-rate", "/min" },
  { SPO2, 0, 0, 1, 0, "oxygen-saturation", "%" },
  { RESPIRATION, 0, 0, 100, 2, "respiratory-rate", "/min" },
};

/* The scale says that it is still weighing. */
#define STILL_WEIGHING 0xfffe

/* Sports of the FIT profile, by HealthKit's names, whose numbers the record keeps. */
static const struct
{
  guint8 sport;
  const char *activity;
} sports[] = {
  { 1, "HKWorkoutActivityTypeRunning" },         { 2, "HKWorkoutActivityTypeCycling" },
  { 5, "HKWorkoutActivityTypeSwimming" },        { 6, "HKWorkoutActivityTypeBasketball" },
  { 7, "HKWorkoutActivityTypeSoccer" },          { 8, "HKWorkoutActivityTypeTennis" },
  { 11, "HKWorkoutActivityTypeWalking" },        { 12, "HKWorkoutActivityTypeCrossCountrySkiing" },
  { 13, "HKWorkoutActivityTypeDownhillSkiing" }, { 15, "HKWorkoutActivityTypeRowing" },
  { 17, "HKWorkoutActivityTypeHiking" },         { 0, "HKWorkoutActivityTypeOther" },
};

typedef struct
{
  gint64 time;
  double count;
} Steps;

typedef struct
{
  LivretFit fit;
  LivretGather gather;
  char *source;
  char *serial;
  int offset_min;
  gint64 monitored; /* time of the last monitoring message */
  Steps steps[ACTIVITIES];
  gint64 asleep; /* since when the level holds; 0: none */
  int level;
  guint beats;
  guint untimed;
} Import;

/* --- Readings -----------------------------------------------------------------------------------
 */

static gboolean
give (Import *self, const char *kind, const char *unit, int user, LivretSinkReading *reading)
{
  g_autofree char *device = user >= 0 ? g_strdup_printf ("%s#%d", self->serial, user) : NULL;
  LivretSinkSeries series = { livret_kind_by_id (kind)->id, self->source,
                              device != NULL ? device : self->serial, unit, FALSE };

  reading->offset_min = self->offset_min;
  reading->where = self->fit.number;
  return livret_gather_add (&self->gather, &series, reading);
}

static LivretSinkReading
start (gint64 time, gint64 duration, double value, int decimals)
{
  return (LivretSinkReading) {
    .time = time, .duration = duration, .values = { value, NAN, NAN }, .decimals = decimals
  };
}

static int
get_user (Import *self, guint8 field)
{
  double user;

  return field != 0 && livret_fit_get (&self->fit, field, &user) ? (int) user : -1;
}

/* The time of a monitoring message may stand in its last 16 bits alone. */
static gboolean
get_time (Import *self, gint64 *time)
{
  double low;

  *time = self->fit.time;
  if (self->fit.timed)
    return TRUE;
  if (self->fit.definition->message != MONITORING || self->monitored == 0 ||
      !livret_fit_get (&self->fit, 26, &low))
    return FALSE;
  *time = self->monitored - LIVRET_FIT_EPOCH;
  *time += ((guint32) low - (*time & 0xffff)) & 0xffff;
  *time += LIVRET_FIT_EPOCH;
  return TRUE;
}

static gboolean
take_numbers (Import *self, gint64 time)
{
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      LivretSinkReading reading;
      double number;

      if (numbers[i].message != self->fit.definition->message ||
          !livret_fit_get (&self->fit, numbers[i].field, &number) ||
          (numbers[i].message == WEIGHT_SCALE && number == STILL_WEIGHING) || number == 0)
        continue;
      reading = start (time, 0, number / numbers[i].scale, numbers[i].decimals);
      if (!give (self, numbers[i].kind, numbers[i].unit, get_user (self, numbers[i].user),
                 &reading))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_pressure (Import *self, gint64 time)
{
  LivretSinkReading reading = start (time, 0, NAN, 0);

  if (!livret_fit_get (&self->fit, 0, &reading.values[0]) ||
      !livret_fit_get (&self->fit, 1, &reading.values[1]))
    {
      g_autofree char *where = g_strdup_printf (_ ("message %u"), self->fit.number);

      return livret_sink_set_aside (self->gather.sink, where,
                                    _ ("One of the two numbers of the blood pressure is missing."));
    }
  livret_fit_get (&self->fit, 6, &reading.values[2]);
  return give (self, "blood-pressure", "mm[Hg]", get_user (self, 9), &reading);
}

/* --- Steps and sleep ----------------------------------------------------------------------------
 */

/* 1 running, 6 walking: the others count strokes and turns. */
static gboolean
get_activity (Import *self, guint *activity)
{
  double value;

  if (livret_fit_get (&self->fit, 5, &value))
    *activity = value;
  else if (livret_fit_get (&self->fit, 24, &value))
    *activity = (guint) value & 31;
  else
    return FALSE;
  return *activity == 1 || *activity == 6;
}

/* What came since the message before; from midnight when the count began anew. */
static gboolean
take_steps (Import *self, gint64 time)
{
  gint64 local = time + (self->offset_min != LIVRET_OFFSET_UNKNOWN ? self->offset_min * 60 : 0);
  LivretSinkReading reading;
  double count, before = 0;
  gint64 since = time - local % DAY;
  Steps *steps;
  guint activity;

  if (!get_activity (self, &activity) || !livret_fit_get (&self->fit, 3, &count))
    return TRUE;
  steps = &self->steps[activity];
  if (steps->time >= since && count >= steps->count)
    {
      since = steps->time;
      before = steps->count;
    }
  *steps = (Steps) { time, count };
  if (count == before || time <= since)
    return TRUE;
  reading = start (since, time - since, count - before, 0);
  return give (self, "steps", "{steps}", -1, &reading);
}

/* The level held from the message before on: 1 awake, 2 light, 3 deep, 4 REM, 0 not measured. */
static gboolean
take_sleep (Import *self, gint64 time)
{
  static const guint16 stages[] = { 0, 0, LIVRET_SLEEP_LIGHT, LIVRET_SLEEP_DEEP, LIVRET_SLEEP_REM };
  gint64 seconds = time - self->asleep;
  LivretSinkReading reading;
  gboolean more = TRUE;
  double level;

  if (!livret_fit_get (&self->fit, 0, &level))
    return TRUE;
  if (self->asleep != 0 && self->level > 0 && self->level < (int) G_N_ELEMENTS (stages) &&
      seconds > 0 && seconds <= SLEEP_GAP_MAX)
    {
      reading = start (self->asleep, seconds, seconds / 60.0, LIVRET_DECIMALS_UNKNOWN);
      reading.code = stages[self->level];
      more = give (self, self->level == 1 ? "time-awake" : "sleep", "min", -1, &reading);
    }
  self->asleep = time;
  self->level = level;
  return more;
}

/* --- Sports -------------------------------------------------------------------------------------
 */

/* Fields of a session: 2 its start, 5 sport, 8 seconds without pauses, 9 cm, 11 kcal. */
static gboolean
take_session (Import *self)
{
  LivretSinkReading reading;
  double seconds, sport, elapsed = 0;
  gint64 time;

  if (!livret_fit_get_time (&self->fit, 2, &time) || !livret_fit_get (&self->fit, 8, &seconds) ||
      seconds <= 0)
    return TRUE;
  if (!livret_fit_get (&self->fit, 7, &elapsed))
    elapsed = seconds;
  reading = start (time, elapsed / 1000, seconds / 60000, LIVRET_DECIMALS_UNKNOWN);
  livret_fit_get (&self->fit, 11, &reading.values[1]);
  if (livret_fit_get (&self->fit, 9, &reading.values[2]))
    reading.values[2] /= 100;
  if (!livret_fit_get (&self->fit, 5, &sport))
    sport = 0;
  reading.code = livret_health_activity (sports[G_N_ELEMENTS (sports) - 1].activity);
  for (gsize i = 0; i < G_N_ELEMENTS (sports); i++)
    if (sports[i].sport == sport)
      reading.code = livret_health_activity (sports[i].activity);
  return give (self, "workout", "min", -1, &reading);
}

/* --- The file -----------------------------------------------------------------------------------
 */

static void
take_device (Import *self)
{
  double maker, serial;

  g_free (self->source);
  g_free (self->serial);
  self->source =
      g_strdup (livret_fit_get (&self->fit, 1, &maker) && maker == GARMIN ? "Garmin" : "FIT");
  self->serial =
      livret_fit_get (&self->fit, 3, &serial) ? g_strdup_printf ("%.0f", serial) : g_strdup ("");
  memset (self->steps, 0, sizeof self->steps);
  self->asleep = 0;
}

static void
take_offset (Import *self, guint8 local_field)
{
  gint64 local, minutes;

  if (!self->fit.timed || !livret_fit_get_time (&self->fit, local_field, &local))
    return;
  minutes = (gint64) round ((local - self->fit.time) / 60.0);
  if (ABS (minutes) <= OFFSET_MAX_MIN)
    self->offset_min = minutes;
}

static gboolean
take_message (Import *self)
{
  guint16 message = self->fit.definition->message;
  gint64 time;

  if (message == FILE_ID)
    take_device (self);
  else if (message == HRV)
    self->beats++;
  else if (message == ACTIVITY)
    take_offset (self, 5);
  else if (message == SESSION)
    return take_session (self);
  if (message == MONITORING_INFO)
    take_offset (self, 0);
  if (message != MONITORING && message != MONITORING_INFO && message != RECORD &&
      message != WEIGHT_SCALE && message != BLOOD_PRESSURE && message != SPO2 &&
      message != SLEEP_LEVEL && message != RESPIRATION)
    return TRUE;
  if (!get_time (self, &time))
    {
      self->untimed++;
      return TRUE;
    }
  if (message == MONITORING || message == MONITORING_INFO)
    self->monitored = time;
  if (message == BLOOD_PRESSURE)
    return take_pressure (self, time);
  if (message == SLEEP_LEVEL)
    return take_sleep (self, time);
  return take_numbers (self, time) && (message != MONITORING || take_steps (self, time));
}

static gboolean
set_aside (Import *self, guint n, const char *reason)
{
  g_autofree char *where = g_strdup_printf (ngettext ("%u message", "%u messages", n), n);

  return n == 0 || livret_sink_set_aside (self->gather.sink, where, reason);
}

static gboolean
finish (Import *self)
{
  return livret_gather_flush (&self->gather) &&
         set_aside (self, self->beats,
                    _ ("Times between heart beats are not kept: Livret has no such kind.")) &&
         set_aside (self, self->untimed, _ ("The device's clock was not set.")) &&
         (!self->fit.damaged ||
          livret_sink_set_aside (self->gather.sink, _ ("checksum"),
                                 _ ("It does not fit the file's bytes: some of the readings may be "
                                    "damaged.")));
}

/* What was read before a file turns out to be cut short is good, and kept. */
static gboolean
take_messages (Import *self, GError **error)
{
  g_autoptr (GError) local = NULL;
  LivretSink *sink = self->gather.sink;
  gboolean any;

  while (livret_fit_next (&self->fit, &local))
    if (!take_message (self) || (self->fit.number % PROGRESS_MESSAGES == 0 &&
                                 !livret_sink_progress (sink, self->fit.offset, self->fit.size)))
      return FALSE;
  any = sink->n_series > 0 || self->gather.n_rows > 0;
  if (local != NULL && !any)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (!finish (self))
    return FALSE;
  if (local != NULL)
    return livret_sink_set_aside (sink, _ ("the rest"), local->message);
  if (!any && self->beats + self->untimed == 0 && !self->fit.damaged)
    return livret_unreadable (error,
                              _ ("The FIT file holds no readings: settings, a course or a plan."));
  return livret_sink_progress (sink, self->fit.size, self->fit.size);
}

static LivretProbe
probe (LivretInput *input)
{
  gsize size;
  const guint8 *head = livret_input_head (input, &size);

  return livret_fit_is_file (head, size) ? LIVRET_PROBE_SURE : LIVRET_PROBE_NO;
}

static gboolean
import (LivretInput *input, const LivretImportOptions *options, LivretSink *sink, GError **error)
{
  GBytes *bytes = livret_input_bytes (input, error);
  g_autofree Import *self = NULL;
  const guint8 *data;
  gboolean done;
  gsize size;

  if (bytes == NULL)
    return FALSE;
  self = g_new0 (Import, 1);
  data = g_bytes_get_data (bytes, &size);
  livret_fit_init (&self->fit, data, size);
  livret_gather_init (&self->gather, sink);
  self->source = g_strdup ("FIT");
  self->serial = g_strdup ("");
  self->offset_min = LIVRET_OFFSET_UNKNOWN;
  done = take_messages (self, error);
  livret_gather_clear (&self->gather);
  g_free (self->source);
  g_free (self->serial);
  return done;
}

static const char *const suffixes[] = { "fit", NULL };
static const char *const media_types[] = { "application/vnd.ant.fit", NULL };

const LivretFormat livret_format_fit = {
  "fit", N_ ("FIT file (Garmin)"), suffixes, media_types, FALSE, probe, import,
};
