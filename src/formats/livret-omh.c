/* livret-omh.c: a data point of Open mHealth (IEEE 1752.1) as readings.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a point measures is the name of a member of its body. Where the schemas list the values of a
 * member, a value that is not one of them makes the whole point doubtful: it is set aside, as one
 * with a unit of another kind is. Schemas before 2.0 allow points without a time; those are no
 * readings here.
 */
#include "formats/livret-omh.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "formats/livret-activity.h"
#include "formats/livret-health-types.h"
#include "formats/livret-omh-time.h"

#define SOURCE "Open mHealth"
#define SOURCE_MAX 200
/* Of the 4096 series a file may have. */
#define SERIES_FULL 4000
#define UNKNOWN_MAX 200
#define DAY 86400

/* @span: it is of a period and makes no sense at an instant. */
typedef struct
{
  const char *member;
  const char *kind;
  gboolean span;
  guint16 code;
  const char *bare; /* unit of a number alone, as schemas 1.0 and 2.0 write it */
} Measure;

static const Measure measures[] = {
  { "blood_glucose", "glucose" },
  { "body_fat_percentage", "body-fat" },
  { "body_height", "height" },
  { "body_mass_index", "bmi" },
  { "body_temperature", "temperature" },
  { "body_weight", "weight" },
  { "heart_rate", "heart-rate" },
  { "oxygen_saturation", "oxygen-saturation" },
  { "respiratory_rate", "respiratory-rate" },
  { "waist_circumference", "waist-circumference" },
  { "sleep_duration", "sleep", TRUE, LIVRET_SLEEP_UNSPECIFIED },
  { "total_sleep_time", "sleep", TRUE, LIVRET_SLEEP_UNSPECIFIED },
  { "step_count", "steps", TRUE, 0, "{steps}" },
};

/* The words of the schemas, letter by letter. */
static const struct
{
  const char *written;
  const char *ucum;
} units[] = {
  { "mg/dL", "mg/dL" },
  { "mmol/L", "mmol/L" },
  { "mmHg", "mm[Hg]" },
  { "kg", "kg" },
  { "g", "g" },
  { "lb", "[lb_av]" },
  { "cm", "cm" },
  { "m", "m" },
  { "mm", "mm" },
  { "in", "[in_i]" },
  { "ft", "[ft_i]" },
  { "km", "km" },
  { "mi", "[mi_i]" },
  { "yd", "[yd_i]" },
  { "C", "Cel" },
  { "F", "[degF]" },
  { "K", "K" },
  { "beats/min", "/min" },
  { "breaths/min", "/min" },
  { "%", "%" },
  { "steps", "{steps}" },
  { "kg/m2", "kg/m2" },
  { "kg/m^2", "kg/m2" },
  { "h", "h" },
  { "min", "min" },
  { "sec", "s" },
  { "d", "d" },
  { "kcal", "kcal" },
  { "kJ", "kJ" },
};

/* Members whose values the schemas list. */
static const struct
{
  const char *member;
  const char *values;
} listed[] = {
  { "descriptive_statistic",
    "average|count|maximum|median|minimum|standard deviation|sum|variance|20th percentile|80th "
    "percentile|lower quartile|upper quartile|quartile deviation|1st quintile|2nd quintile|3rd "
    "quintile|4th quintile" },
  { "temporal_relationship_to_physical_activity",
    "at rest|active|before exercise|after exercise|during exercise" },
  { "temporal_relationship_to_meal",
    "fasting|not fasting|before meal|after meal|before breakfast|after breakfast|before "
    "lunch|after "
    "lunch|before dinner|after dinner|2 hours postprandial|not related to meals|with meal|with "
    "food" },
  { "temporal_relationship_to_sleep", "before sleeping|during sleep|on waking" },
  { "specimen_source",
    "interstitial fluid|capillary blood|plasma|serum|tears|whole blood|breath|lacrimal "
    "fluid|saliva|sweat|urine" },
  { "blood_specimen_type", "whole blood|plasma|serum" },
};

/* What stands around the measure of a point. */
typedef struct
{
  JsonObject *body;
  const char *source;
  guint8 flags;
  LivretOmhTime time;
} Point;

static gboolean
is_listed (const char *values, const char *value)
{
  g_auto (GStrv) all = g_strsplit (values, "|", -1);

  return g_strv_contains ((const char *const *) all, value);
}

gboolean
livret_omh_is_measure (const char *member)
{
  for (gsize i = 0; i < G_N_ELEMENTS (measures); i++)
    if (strcmp (measures[i].member, member) == 0)
      return TRUE;
  return strcmp (member, "systolic_blood_pressure") == 0;
}

void
livret_omh_init (LivretOmh *self, LivretGather *batch, LivretSink *sink)
{
  *self = (LivretOmh) { batch, sink };
  self->unknown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
livret_omh_clear (LivretOmh *self)
{
  g_clear_pointer (&self->unknown, g_hash_table_unref);
}

gboolean
livret_omh_set_aside (LivretOmh *self, const char *format, ...)
{
  g_autofree char *where = g_strdup_printf (_ ("data point %u"), self->number);
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return livret_sink_set_aside (self->sink, where, reason);
}

/* A text of the file in a sentence: not longer than a line. */
static char *
quote (const char *text)
{
  return g_utf8_strlen (text, -1) <= 40 ? g_strdup (text) : g_utf8_substring (text, 0, 40);
}

/* --- Numbers ------------------------------------------------------------------------------------
 */

static const char *
ucum_of (const LivretKind *kind, const char *written)
{
  double one;

  for (gsize i = 0; written != NULL && i < G_N_ELEMENTS (units); i++)
    if (strcmp (units[i].written, written) == 0)
      return livret_kind_to_canonical (kind, 1, units[i].ucum, &one) ? units[i].ucum : NULL;
  return NULL;
}

/* "value" and "unit" of @member; @good tells whether they were taken, else the point is set aside.
 */
static gboolean
take_quantity (LivretOmh *self,
               JsonObject *body,
               const char *member,
               const LivretKind *kind,
               const char *bare,
               LivretSinkReading *reading,
               guint component,
               const char **unit,
               gboolean *good)
{
  JsonObject *quantity = livret_json_get_object (body, member);
  const char *written = livret_json_get_string (quantity, "unit");
  guint8 decimals = 0;
  gboolean found =
      livret_json_get_number (quantity, "value", &reading->values[component], &decimals);
  g_autofree char *shown = NULL;

  *good = FALSE;
  *unit = bare;
  if (quantity == NULL && bare != NULL)
    found = livret_json_get_number (body, member, &reading->values[component], &decimals);
  else
    *unit = ucum_of (kind, written);
  if (component == 0)
    reading->decimals = decimals;
  if (!found)
    return livret_omh_set_aside (self, _ ("It has no number."));
  *good = *unit != NULL;
  if (*good)
    return TRUE;
  if (written == NULL)
    return livret_omh_set_aside (self, _ ("Its unit is not written."));
  shown = quote (written);
  return livret_omh_set_aside (self, _ ("“%s” is no unit of “%s”."), shown,
                               livret_kind_label (kind));
}

/* --- One point ----------------------------------------------------------------------------------
 */

static gboolean
give (LivretOmh *self,
      const Point *point,
      const LivretKind *kind,
      const char *unit,
      LivretSinkReading *reading)
{
  LivretSinkSeries series = { kind->id, point->source, "", unit, point->time.wall_clock };

  reading->time = point->time.start;
  reading->duration = point->time.duration;
  reading->offset_min = point->time.offset_min;
  reading->flags = point->flags;
  reading->where = self->number;
  return livret_gather_add (self->batch, &series, reading);
}

static gboolean
take_pressure (LivretOmh *self, const Point *point)
{
  static const char *const members[] = { "systolic_blood_pressure", "diastolic_blood_pressure" };
  const LivretKind *kind = livret_kind_by_id ("blood-pressure");
  LivretSinkReading reading = { .values = { NAN, NAN, NAN } };
  const char *chosen[2];

  for (guint i = 0; i < 2; i++)
    {
      gboolean good;

      if (!json_object_has_member (point->body, members[i]))
        return livret_omh_set_aside (
            self, _ ("One of the two numbers of the blood pressure is missing."));
      if (!take_quantity (self, point->body, members[i], kind, NULL, &reading, i, &chosen[i],
                          &good))
        return FALSE;
      if (!good)
        return TRUE;
    }
  if (strcmp (chosen[0], chosen[1]) != 0)
    return livret_omh_set_aside (self, _ ("Its two numbers are in two units."));
  return give (self, point, kind, chosen[0], &reading);
}

/* What a sensor under the skin says one by one, and the mean of a period of it, are two kinds. */
static const LivretKind *
kind_of (const Measure *measure, JsonObject *body)
{
  const char *specimen = livret_json_get_string (body, "specimen_source");

  if (strcmp (measure->kind, "glucose") == 0 && g_strcmp0 (specimen, "interstitial fluid") == 0)
    return livret_kind_by_id (json_object_has_member (body, "descriptive_statistic")
                                  ? "interstitial-glucose"
                                  : "sensor-glucose");
  return livret_kind_by_id (measure->kind);
}

static gboolean
take_measure (LivretOmh *self, const Point *point, const Measure *measure)
{
  const LivretKind *kind = kind_of (measure, point->body);
  LivretSinkReading reading = { .values = { NAN, NAN, NAN }, .code = measure->code };
  const char *unit;
  gboolean good;

  if (!take_quantity (self, point->body, measure->member, kind, measure->bare, &reading, 0, &unit,
                      &good))
    return FALSE;
  if (good && measure->span && point->time.duration == 0)
    return livret_omh_set_aside (self, _ ("It is of a period and names an instant alone."));
  return !good || give (self, point, kind, unit, &reading);
}

/* "distance" and "kcal_burned" of a workout, whose time is its interval. */
static void
take_part (JsonObject *body, const char *member, const char *kind, double *value)
{
  JsonObject *quantity = livret_json_get_object (body, member);
  const LivretKind *of = livret_kind_by_id (kind);
  const char *unit = ucum_of (of, livret_json_get_string (quantity, "unit"));
  double written;

  if (unit != NULL && livret_json_get_number (quantity, "value", &written, NULL))
    livret_kind_to_canonical (of, written, unit, value);
}

static gboolean
take_workout (LivretOmh *self, const Point *point)
{
  const char *name = livret_json_get_string (point->body, "activity_name");
  LivretSinkReading reading = { .values = { point->time.duration, NAN, NAN },
                                .code = livret_activity_code (name != NULL ? name : "") };

  if (point->time.duration == 0)
    return livret_omh_set_aside (self, _ ("It is of a period and names an instant alone."));
  take_part (point->body, "kcal_burned", "active-energy", &reading.values[1]);
  take_part (point->body, "distance", "distance", &reading.values[2]);
  return give (self, point, livret_kind_by_id ("workout"), "s", &reading);
}

/* Of a period, an average may stand for it; its extremes and deviations are no readings. */
static gboolean
check_statistic (LivretOmh *self, const Point *point, gboolean *good)
{
  const char *statistic = livret_json_get_string (point->body, "descriptive_statistic");
  g_autofree char *shown = NULL;

  *good = statistic == NULL ||
          ((strcmp (statistic, "average") == 0 || strcmp (statistic, "median") == 0) &&
           !json_object_has_member (point->body, "descriptive_statistic_denominator") &&
           point->time.duration <= DAY);
  if (*good)
    return TRUE;
  shown = quote (statistic);
  return livret_omh_set_aside (
      self, _ ("It is a statistic of a period (“%s”) and no single reading."), shown);
}

static gboolean
check_listed (LivretOmh *self, const Point *point, gboolean *good)
{
  JsonObject *oxygen = livret_json_get_object (point->body, "supplemental_oxygen_flow_rate");

  *good = FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (listed); i++)
    {
      const char *value = livret_json_get_string (point->body, listed[i].member);
      g_autofree char *shown = NULL;

      if (value == NULL || is_listed (listed[i].values, value))
        continue;
      shown = quote (value);
      return livret_omh_set_aside (self, _ ("“%s” is no value that the standard knows for “%s”."),
                                   shown, listed[i].member);
    }
  if (oxygen != NULL && g_strcmp0 (livret_json_get_string (oxygen, "unit"), "L/min") != 0)
    return livret_omh_set_aside (self, _ ("The flow of oxygen is not in litres a minute."));
  *good = TRUE;
  return TRUE;
}

static void
set_source (LivretOmh *self, Point *point, JsonObject *header, char **owned)
{
  JsonObject *origin = livret_json_get_object (header, "acquisition_provenance");
  const char *name = livret_json_get_string (origin, "source_name");
  const char *modality = livret_json_get_string (origin, "modality");

  if (modality == NULL)
    modality = livret_json_get_string (header, "modality");
  if (g_strcmp0 (modality, "self-reported") == 0)
    point->flags |= LIVRET_READING_MANUAL;
  point->source = SOURCE;
  if (name == NULL || *name == '\0' || self->sink->n_series >= SERIES_FULL)
    return;
  if (g_utf8_strlen (name, -1) > SOURCE_MAX)
    name = *owned = g_utf8_substring (name, 0, SOURCE_MAX);
  point->source = name;
}

static gboolean
count_unknown (LivretOmh *self, JsonObject *header, JsonObject *body)
{
  JsonObject *schema = livret_json_get_object (header, "schema_id");
  const char *name = livret_json_get_string (schema, "name");
  gpointer count;

  if (name == NULL && json_object_get_size (body) == 0)
    return livret_omh_set_aside (self, _ ("It is empty."));
  if (name == NULL || g_utf8_strlen (name, -1) > 60 ||
      (g_hash_table_size (self->unknown) >= UNKNOWN_MAX &&
       !g_hash_table_contains (self->unknown, name)))
    return livret_omh_set_aside (self, _ ("It measures nothing that Livret keeps."));
  count = g_hash_table_lookup (self->unknown, name);
  g_hash_table_replace (self->unknown, g_strdup (name),
                        GUINT_TO_POINTER (GPOINTER_TO_UINT (count) + 1));
  return TRUE;
}

static gboolean
take_body (LivretOmh *self, JsonObject *header, JsonObject *body)
{
  g_autofree char *source = NULL;
  Point point = { .body = body };
  const Measure *measure = NULL;
  gboolean pressure = json_object_has_member (body, "systolic_blood_pressure") ||
                      json_object_has_member (body, "diastolic_blood_pressure");
  gboolean good;

  for (gsize i = 0; measure == NULL && i < G_N_ELEMENTS (measures); i++)
    if (json_object_has_member (body, measures[i].member))
      measure = &measures[i];
  if (!pressure && measure == NULL && !json_object_has_member (body, "activity_name"))
    return count_unknown (self, header, body);
  if (!livret_omh_time (livret_json_get_object (body, "effective_time_frame"), &point.time))
    return livret_omh_set_aside (self, json_object_has_member (body, "effective_time_frame")
                                           ? _ ("Its time cannot be read.")
                                           : _ ("It does not say when it was measured."));
  if (!check_listed (self, &point, &good) || (good && !check_statistic (self, &point, &good)))
    return FALSE;
  if (!good)
    return TRUE;
  set_source (self, &point, header, &source);
  if (pressure)
    return take_pressure (self, &point);
  return measure != NULL ? take_measure (self, &point, measure) : take_workout (self, &point);
}

gboolean
livret_omh_take (LivretOmh *self, JsonObject *point)
{
  JsonObject *header = livret_json_get_object (point, "header");
  JsonObject *body = livret_json_get_object (point, "body");
  JsonArray *bodies = livret_json_get_array (point, "body");

  if (bodies == NULL)
    return take_body (self, header, body != NULL ? body : point);
  for (guint i = 0; i < json_array_get_length (bodies); i++)
    {
      JsonNode *node = json_array_get_element (bodies, i);

      if (!JSON_NODE_HOLDS_OBJECT (node))
        {
          if (!livret_omh_set_aside (self, _ ("It is no object.")))
            return FALSE;
        }
      else if (!take_body (self, header, json_node_get_object (node)))
        return FALSE;
    }
  return json_array_get_length (bodies) > 0 || livret_omh_set_aside (self, _ ("It is empty."));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b);
}

gboolean
livret_omh_end (LivretOmh *self)
{
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (self->unknown), compare_names);

  for (GList *l = names; l != NULL; l = l->next)
    {
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->unknown, l->data));
      g_autofree char *reason =
          g_strdup_printf (ngettext ("%u data point is not taken: Livret keeps no such kind.",
                                     "%u data points are not taken: Livret keeps no such kind.", n),
                           n);

      if (!livret_sink_set_aside (self->sink, l->data, reason))
        return FALSE;
    }
  return TRUE;
}
