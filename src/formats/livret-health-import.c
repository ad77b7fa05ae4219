/* livret-health-import.c: a stream of HealthKit's XML into a sink, element by element.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A record waits for its end, since what it holds (typed by hand, time zone) belongs to it. Records
 * inside others are copies of ones that stand alone, but for saying what belongs together.
 */
#include "formats/livret-health-import.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/livret-date.h"
#include "formats/livret-health-fields.h"
#include "formats/livret-health-pressure.h"
#include "formats/livret-health-series.h"
#include "formats/livret-health-values.h"
#include "formats/livret-input.h"

#define ZONES_MAX 64
#define PROGRESS_BYTES (2 * 1024 * 1024)

/* The elements that matter; all others are passed over, what is in them too. */
typedef enum
{
  OTHER,
  RECORD,
  METADATA,
  CORRELATION,
  WORKOUT,
  STATISTICS,
  BEAT,
  ME,
  ACTIVITY_SUMMARY,
  CLINICAL_RECORD,
  AUDIOGRAM,
  VISION,
} Element;

/* A record, or a workout, whose end has not come. */
typedef struct
{
  gboolean waiting;
  guint level; /* elements around it */
  LivretHealthStream *stream;
  LivretSinkReading reading;
  const char *kind;
  const char *unit;
  char written[64];
} Pending;

typedef struct
{
  const LivretHealthStreamSource *source;
  LivretHealthScan *scan;
  LivretSink *sink;
  LivretHealthSeries *series;
  LivretHealthPressure *pressure;
  LivretHealthTally tally;
  LivretHealthDay day;
  GHashTable *zones; /* name → LivretZone, NULL if there is none of the name */
  GString *text;
  guint32 n_records;
  guint64 n_beats;
  guint64 told;
  Pending record;
  Pending workout;
  gboolean in_pressure;
} Import;

static Element
element_of (LivretHealthSlice name)
{
  static const struct
  {
    const char *name;
    Element element;
  } known[] = {
    { "Record", RECORD },
    { "MetadataEntry", METADATA },
    { "InstantaneousBeatsPerMinute", BEAT },
    { "Correlation", CORRELATION },
    { "Workout", WORKOUT },
    { "WorkoutStatistics", STATISTICS },
    { "ActivitySummary", ACTIVITY_SUMMARY },
    { "ClinicalRecord", CLINICAL_RECORD },
    { "Audiogram", AUDIOGRAM },
    { "VisionPrescription", VISION },
    { "Me", ME },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (livret_health_slice_is (name, known[i].name))
      return known[i].element;
  return OTHER;
}

/* --- Records ------------------------------------------------------------------------------------
 */

static void
keep_written (Pending *pending, LivretHealthSlice text)
{
  if (pending->reading.decimals != LIVRET_DECIMALS_UNKNOWN || text.size >= sizeof pending->written)
    return;
  memcpy (pending->written, text.text, text.size);
  pending->written[text.size] = '\0';
}

static LivretHealthReason
take_number (Pending *pending, LivretHealthSlice text)
{
  LivretSinkReading *reading = &pending->reading;

  if (pending->stream->unit == NULL)
    return LIVRET_HEALTH_NO_UNIT;
  if (text.text == NULL || !livret_health_number (text, &reading->values[0], &reading->decimals))
    return LIVRET_HEALTH_NO_VALUE;
  pending->kind = pending->stream->type->kind;
  pending->unit = pending->stream->unit;
  /* A fraction is called per cent, 0.97 "%"; some apps write 97. */
  if (pending->stream->type->use == LIVRET_HEALTH_FRACTION && strcmp (pending->unit, "%") == 0 &&
      fabs (reading->values[0]) <= 1.5)
    pending->unit = "1";
  keep_written (pending, text);
  return LIVRET_HEALTH_N_REASONS;
}

static void
take_span (Pending *pending, const char *kind)
{
  pending->kind = kind;
  pending->unit = "s";
  pending->reading.values[0] = pending->reading.duration;
  pending->reading.decimals = 0;
}

static LivretHealthReason
take_sleep (Import *self, Pending *pending, LivretHealthSlice value)
{
  const char *kind;

  livret_health_decode (value, self->text);
  if (!livret_health_sleep (self->text->str, &kind, &pending->reading.code))
    return LIVRET_HEALTH_NO_VALUE;
  take_span (pending, kind);
  return LIVRET_HEALTH_N_REASONS;
}

static LivretHealthReason
take_flow (Import *self, Pending *pending, LivretHealthSlice value)
{
  livret_health_decode (value, self->text);
  if (!livret_health_flow (self->text->str, &pending->reading.values[0]))
    return LIVRET_HEALTH_NO_VALUE;
  pending->kind = pending->stream->type->kind;
  pending->unit = "1";
  pending->reading.decimals = 0;
  return LIVRET_HEALTH_N_REASONS;
}

/* LIVRET_HEALTH_N_REASONS: it is taken. */
static LivretHealthReason
take_value (Import *self, Pending *pending, const LivretHealthFields *fields)
{
  if (pending->stream->type == NULL)
    return LIVRET_HEALTH_NO_KIND;
  switch (pending->stream->type->use)
    {
    case LIVRET_HEALTH_EVENT:
      return LIVRET_HEALTH_NO_NUMBER;
    case LIVRET_HEALTH_PRIVATE:
      if (self->source->intimate && pending->stream->type->kind != NULL)
        break;
      self->tally.withheld += pending->stream->type->kind != NULL;
      return LIVRET_HEALTH_NOT_ASKED;
    default:
      break;
    }
  if (!livret_health_fields_times (fields, &self->day, &pending->reading))
    return LIVRET_HEALTH_NO_DATE;
  switch (pending->stream->type->use)
    {
    case LIVRET_HEALTH_SLEEP:
      return take_sleep (self, pending, fields->value);
    case LIVRET_HEALTH_PRIVATE:
      return take_flow (self, pending, fields->value);
    case LIVRET_HEALTH_SPAN:
      take_span (pending, pending->stream->type->kind);
      return LIVRET_HEALTH_N_REASONS;
    default:
      return take_number (pending, fields->value);
    }
}

static void
begin_pending (Import *self, Pending *pending, guint level)
{
  pending->waiting = FALSE;
  pending->level = level;
  pending->written[0] = '\0';
  pending->reading = (LivretSinkReading) { .values = { NAN, NAN, NAN },
                                           .where = self->n_records,
                                           .offset_min = LIVRET_OFFSET_UNKNOWN };
}

static gboolean
give_pending (Import *self, Pending *pending)
{
  gboolean taken = TRUE;

  if (!pending->waiting)
    return TRUE;
  pending->waiting = FALSE;
  if (pending->written[0] != '\0')
    pending->reading.written = pending->written;
  if (!livret_health_series_add (self->series, pending->stream, pending->kind, pending->unit,
                                 &pending->reading, &taken))
    return FALSE;
  if (!taken)
    livret_health_tally_add (&self->tally, pending->stream->name, LIVRET_HEALTH_TOO_MANY, 1);
  return TRUE;
}

static gboolean
is_half (const LivretHealthStream *stream)
{
  return stream->type != NULL && (stream->type->use == LIVRET_HEALTH_SYSTOLIC ||
                                  stream->type->use == LIVRET_HEALTH_DIASTOLIC);
}

static gboolean
end_record (Import *self)
{
  Pending *record = &self->record;

  if (!record->waiting || !is_half (record->stream))
    return give_pending (self, record);
  record->waiting = FALSE;
  if (self->in_pressure)
    livret_health_pressure_note (self->pressure, record->stream, &record->reading);
  else if (!livret_health_pressure_add (self->pressure, record->stream, &record->reading))
    livret_health_tally_add (&self->tally, record->stream->name, LIVRET_HEALTH_TOO_MANY, 1);
  return TRUE;
}

/* @level: 1 stands alone. */
static gboolean
start_record (Import *self, guint level)
{
  Pending *record = &self->record;
  LivretHealthReason reason;
  LivretHealthFields fields;

  if (!end_record (self))
    return FALSE;
  if (level != 1 && !self->in_pressure)
    return TRUE;
  if (level == 1)
    self->n_records++;
  livret_health_fields_take (self->scan, &fields);
  begin_pending (self, record, level);
  record->stream = livret_health_series_find (self->series, &fields.call);
  reason = take_value (self, record, &fields);
  record->waiting = reason == LIVRET_HEALTH_N_REASONS;
  if (level != 1 && record->waiting)
    record->waiting = is_half (record->stream);
  else if (level == 1 && !record->waiting)
    livret_health_tally_add (&self->tally, record->stream->name, reason, 1);
  return TRUE;
}

/* --- What stands in a record --------------------------------------------------------------------
 */

static void
free_zone (gpointer zone)
{
  livret_zone_free (zone);
}

static gboolean
is_zone_name (const char *name)
{
  return *name != '\0' && strlen (name) < 64 && g_ascii_isalpha (*name) &&
         strspn (name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-/") ==
             strlen (name);
}

static LivretZone *
find_zone (Import *self, const char *name)
{
  gpointer zone = NULL;

  if (g_hash_table_lookup_extended (self->zones, name, NULL, &zone) ||
      g_hash_table_size (self->zones) >= ZONES_MAX)
    return zone;
  if (is_zone_name (name))
    zone = livret_zone_new (name);
  g_hash_table_insert (self->zones, g_strdup (name), zone);
  return zone;
}

static void
take_metadata (Import *self, guint level)
{
  Pending *pending = self->record.waiting    ? &self->record
                     : self->workout.waiting ? &self->workout
                                             : NULL;
  LivretHealthSlice key = livret_health_attribute (self->scan, "key");

  if (pending == NULL || level != pending->level + 1)
    return;
  if (LIVRET_HEALTH_IS (key, "HKWasUserEntered"))
    {
      LivretHealthSlice value = livret_health_attribute (self->scan, "value");

      if (LIVRET_HEALTH_IS (value, "1"))
        pending->reading.flags |= LIVRET_READING_MANUAL;
    }
  else if (LIVRET_HEALTH_IS (key, "HKTimeZone"))
    {
      LivretZone *zone;

      livret_health_decode (livret_health_attribute (self->scan, "value"), self->text);
      zone = find_zone (self, self->text->str);
      if (zone != NULL)
        pending->reading.offset_min = livret_zone_offset_at (zone, pending->reading.time) / 60;
    }
}

/* --- Correlations -------------------------------------------------------------------------------
 */

static gboolean
end_correlation (Import *self)
{
  if (!end_record (self))
    return FALSE;
  if (!self->in_pressure)
    return TRUE;
  self->in_pressure = FALSE;
  return livret_health_pressure_end (self->pressure, self->series, &self->tally);
}

static gboolean
start_correlation (Import *self)
{
  LivretHealthSlice type = livret_health_attribute (self->scan, "type");

  if (!end_correlation (self))
    return FALSE;
  self->in_pressure = LIVRET_HEALTH_IS (type, "HKCorrelationTypeIdentifierBloodPressure");
  livret_health_pressure_begin (self->pressure);
  return TRUE;
}

/* --- Workouts -----------------------------------------------------------------------------------
 */

#define WORKOUT_DURATION 0
#define WORKOUT_ENERGY 1
#define WORKOUT_DISTANCE 2

static LivretHealthStream *
workout_stream (Import *self, const LivretHealthScan *scan)
{
  static const char type[] = "HKWorkout";
  LivretHealthCall call = { .type = { type, sizeof type - 1 },
                            .source = livret_health_attribute (scan, "sourceName"),
                            .device = livret_health_attribute (scan, "device") };

  return livret_health_series_find (self->series, &call);
}

/* The duration without pauses, if the file says it; else from start to end. */
static void
take_duration (Import *self, Pending *workout)
{
  LivretHealthSlice number = livret_health_attribute (self->scan, "duration");
  LivretSinkReading *reading = &workout->reading;
  double minutes;

  workout->kind = "workout";
  workout->unit = "min";
  reading->decimals = LIVRET_DECIMALS_UNKNOWN;
  if (livret_health_convert (self->text, number,
                             livret_health_attribute (self->scan, "durationUnit"), "workout",
                             &minutes) &&
      minutes >= 0)
    reading->values[WORKOUT_DURATION] = minutes;
  else
    take_span (workout, "workout");
}

static gboolean
start_workout (Import *self)
{
  Pending *workout = &self->workout;
  LivretSinkReading *reading = &workout->reading;
  LivretHealthFields fields;

  if (!give_pending (self, workout))
    return FALSE;
  self->n_records++;
  livret_health_fields_take (self->scan, &fields);
  begin_pending (self, workout, 1);
  if (!livret_health_fields_times (&fields, &self->day, reading))
    {
      livret_health_tally_add (&self->tally, "Workout", LIVRET_HEALTH_NO_DATE, 1);
      return TRUE;
    }
  livret_health_decode (livret_health_attribute (self->scan, "workoutActivityType"), self->text);
  reading->code = livret_health_activity (self->text->str);
  workout->stream = workout_stream (self, self->scan);
  take_duration (self, workout);
  livret_health_convert (self->text, livret_health_attribute (self->scan, "totalEnergyBurned"),
                         livret_health_attribute (self->scan, "totalEnergyBurnedUnit"),
                         "active-energy", &reading->values[WORKOUT_ENERGY]);
  livret_health_convert (self->text, livret_health_attribute (self->scan, "totalDistance"),
                         livret_health_attribute (self->scan, "totalDistanceUnit"), "distance",
                         &reading->values[WORKOUT_DISTANCE]);
  workout->waiting = TRUE;
  return TRUE;
}

static void
take_statistics (Import *self)
{
  LivretHealthSlice type = livret_health_attribute (self->scan, "type");
  LivretHealthSlice sum = livret_health_attribute (self->scan, "sum");
  LivretHealthSlice unit = livret_health_attribute (self->scan, "unit");
  double *values = self->workout.reading.values;

  if (!self->workout.waiting)
    return;
  if (LIVRET_HEALTH_IS (type, "HKQuantityTypeIdentifierActiveEnergyBurned"))
    livret_health_convert (self->text, sum, unit, "active-energy", &values[WORKOUT_ENERGY]);
  else if (type.size > 32 && memcmp (type.text, "HKQuantityTypeIdentifierDistance", 32) == 0)
    livret_health_convert (self->text, sum, unit, "distance", &values[WORKOUT_DISTANCE]);
}

/* --- The person ---------------------------------------------------------------------------------
 */

static gboolean
take_me (Import *self)
{
  LivretSinkIdentity identity = { 0 };
  int day;

  livret_health_decode (
      livret_health_attribute (self->scan, "HKCharacteristicTypeIdentifierDateOfBirth"),
      self->text);
  if (self->text->len != 10 || !livret_day_parse (self->text->str, &day, NULL))
    return TRUE;
  identity.birth_date = self->text->str;
  return livret_sink_identity (self->sink, &identity);
}

/* --- Events -------------------------------------------------------------------------------------
 */

static gboolean
start_element (Import *self)
{
  const LivretHealthScan *scan = self->scan;
  guint level = scan->depth - (scan->empty ? 0 : 1);

  switch (element_of (scan->name))
    {
    case RECORD:
      return start_record (self, level) && (!scan->empty || end_record (self));
    case METADATA:
      take_metadata (self, level);
      return TRUE;
    case BEAT:
      self->n_beats++;
      return TRUE;
    case CORRELATION:
      return start_correlation (self) && (!scan->empty || end_correlation (self));
    case WORKOUT:
      return start_workout (self) && (!scan->empty || give_pending (self, &self->workout));
    case STATISTICS:
      take_statistics (self);
      return TRUE;
    case ME:
      return take_me (self);
    case ACTIVITY_SUMMARY:
      livret_health_tally_add (&self->tally, "ActivitySummary", LIVRET_HEALTH_SUMMARY, 1);
      return TRUE;
    case CLINICAL_RECORD:
      livret_health_tally_add (&self->tally, "ClinicalRecord", LIVRET_HEALTH_ELSEWHERE, 1);
      return TRUE;
    case AUDIOGRAM:
      livret_health_tally_add (&self->tally, "Audiogram", LIVRET_HEALTH_NO_KIND, 1);
      return TRUE;
    case VISION:
      livret_health_tally_add (&self->tally, "VisionPrescription", LIVRET_HEALTH_NO_KIND, 1);
      return TRUE;
    default:
      return TRUE;
    }
}

static gboolean
end_element (Import *self)
{
  switch (element_of (self->scan->name))
    {
    case RECORD:
      return end_record (self);
    case CORRELATION:
      return end_correlation (self);
    case WORKOUT:
      return give_pending (self, &self->workout);
    default:
      return TRUE;
    }
}

static gboolean
tell_progress (Import *self)
{
  if (self->source->progress == NULL || self->scan->position - self->told < PROGRESS_BYTES)
    return TRUE;
  self->told = self->scan->position;
  return self->source->progress (self->source->data, self->told, self->sink);
}

/* What is still open is complete as far as it goes. */
static gboolean
finish (Import *self, LivretHealthEvent event)
{
  if (!end_correlation (self) || !give_pending (self, &self->workout) ||
      !livret_health_pressure_finish (self->pressure, self->series, &self->tally) ||
      !livret_health_series_flush (self->series))
    return FALSE;
  livret_health_tally_add (&self->tally, "HeartRateVariabilitySDNN", LIVRET_HEALTH_BEATS,
                           self->n_beats);
  livret_health_tally_add (&self->tally, "export.xml", LIVRET_HEALTH_DAMAGED, self->scan->n_faults);
  if (!livret_health_tally_tell (&self->tally, self->sink))
    return FALSE;
  return event != LIVRET_HEALTH_CUT ||
         livret_sink_set_aside (self->sink, "export.xml",
                                _ ("The file is incomplete: its end is missing. What stands "
                                   "before was read."));
}

static gboolean
run (Import *self, GError **error)
{
  gboolean more = TRUE;
  LivretHealthEvent event = LIVRET_HEALTH_START;

  while (more && (event = livret_health_scan_next (self->scan)) <= LIVRET_HEALTH_END)
    more = (event == LIVRET_HEALTH_START ? start_element (self) : end_element (self)) &&
           tell_progress (self);
  if (!more)
    return FALSE;
  if (event == LIVRET_HEALTH_ABSENT)
    return livret_unreadable (error, _ ("The file holds no data of Apple Health."));
  if (event == LIVRET_HEALTH_FAILED)
    return livret_unreadable (error, _ ("The file could not be read to its end."));
  return finish (self, event);
}

gboolean
livret_health_import (const LivretHealthStreamSource *source,
                      LivretSink *sink,
                      guint64 *given,
                      GError **error)
{
  g_autoptr (LivretHealthScan) scan = livret_health_scan_new (source->read, source->data);
  g_autoptr (LivretHealthSeries) series = livret_health_series_new (sink);
  g_autoptr (LivretHealthPressure) pressure = livret_health_pressure_new ();
  g_autofree Import *self = g_new0 (Import, 1);
  gboolean done;

  self->source = source;
  self->scan = scan;
  self->sink = sink;
  self->series = series;
  self->pressure = pressure;
  self->zones = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_zone);
  self->text = g_string_new (NULL);
  livret_health_tally_init (&self->tally);
  done = run (self, error);
  *given = livret_health_series_get_count (series) + self->tally.order->len;
  livret_health_tally_clear (&self->tally);
  g_hash_table_unref (self->zones);
  g_string_free (self->text, TRUE);
  return done;
}
