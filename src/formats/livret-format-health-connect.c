/* livret-format-health-connect.c: what Android's Health Connect exports: a database in an archive.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Times are UTC in milliseconds; the offset of the phone's clock, in seconds, stands beside them or
 * is missing. Masses are in grams, energy in (small) calories, glucose in mmol/L, variability is
 * RMSSD. Columns come and go with the phone's version, which is why they go by their names.
 */
#include <glib/gi18n-lib.h>

#include "formats/livret-foreign-map.h"
#include "formats/livret-foreign.h"
#include "formats/livret-format.h"
#include "formats/livret-health-types.h"

#define WHOLE(name_, reason_)                                                                      \
  { .table = name_, .use = LIVRET_FOREIGN_ASIDE, .reason = LIVRET_HEALTH_##reason_ }

static const LivretForeignCode stages[] = {
  { 1, "time-awake" },
  { 2, "sleep", LIVRET_SLEEP_UNSPECIFIED },
  { 3, "time-awake" }, /* out of bed */
  { 4, "sleep", LIVRET_SLEEP_LIGHT },
  { 5, "sleep", LIVRET_SLEEP_DEEP },
  { 6, "sleep", LIVRET_SLEEP_REM },
  { 7, "time-awake" }, /* in bed */
  { 0 },
};

/* The numbers of the platform, which are not those of its library for apps. What is not here is an
 * exercise of another kind. */
#define HK(name_) "HKWorkoutActivityType" name_
static const LivretForeignCode exercises[] = {
  { 1, HK ("Badminton") },
  { 2, HK ("Baseball") },
  { 3, HK ("Basketball") },
  { 4, HK ("Cycling") },
  { 5, HK ("Cycling") },
  { 6, HK ("HighIntensityIntervalTraining") },
  { 7, HK ("Boxing") },
  { 8, HK ("FunctionalStrengthTraining") },
  { 9, HK ("Cricket") },
  { 10, HK ("SocialDance") },
  { 12, HK ("Fencing") },
  { 13, HK ("AmericanFootball") },
  { 14, HK ("AustralianFootball") },
  { 15, HK ("DiscSports") },
  { 16, HK ("Golf") },
  { 17, HK ("MindAndBody") },
  { 18, HK ("Gymnastics") },
  { 19, HK ("Handball") },
  { 20, HK ("HighIntensityIntervalTraining") },
  { 21, HK ("Hiking") },
  { 22, HK ("Hockey") },
  { 23, HK ("SkatingSports") },
  { 24, HK ("MartialArts") },
  { 25, HK ("PaddleSports") },
  { 27, HK ("Pilates") },
  { 28, HK ("Racquetball") },
  { 29, HK ("Climbing") },
  { 30, HK ("Hockey") },
  { 31, HK ("Rowing") },
  { 32, HK ("Rugby") },
  { 33, HK ("Running") },
  { 34, HK ("Running") },
  { 35, HK ("Sailing") },
  { 36, HK ("UnderwaterDiving") },
  { 37, HK ("SkatingSports") },
  { 38, HK ("DownhillSkiing") },
  { 39, HK ("Snowboarding") },
  { 40, HK ("SnowSports") },
  { 41, HK ("Soccer") },
  { 42, HK ("Softball") },
  { 43, HK ("Squash") },
  { 44, HK ("Stairs") },
  { 45, HK ("TraditionalStrengthTraining") },
  { 46, HK ("Flexibility") },
  { 47, HK ("SurfingSports") },
  { 48, HK ("Swimming") },
  { 49, HK ("Swimming") },
  { 50, HK ("TableTennis") },
  { 51, HK ("Tennis") },
  { 52, HK ("Volleyball") },
  { 53, HK ("Walking") },
  { 54, HK ("WaterPolo") },
  { 55, HK ("TraditionalStrengthTraining") },
  { 56, HK ("WheelchairWalkPace") },
  { 57, HK ("Yoga") },
  { 59, HK ("StairClimbing") },
  { 60, HK ("Elliptical") },
  { 61, HK ("Rowing") },
  { 0 },
};

/* The first are for who asks for them. */
#define ASKED_FOR 1

static const LivretForeignRow rows[] = {
  { "menstruation_flow_record_table", "flow", "menstrual-flow", "1", .least = 0, .most = 4 },
  { "weight_record_table", "weight", "weight", "g" },
  { "lean_body_mass_record_table", "mass", "lean-mass", "g" },
  { "bone_mass_record_table", "mass", "bone-mass", "g" },
  { "body_water_mass_record_table", "body_water_mass", "body-water-mass", "g" },
  { "body_fat_record_table", "percentage", "body-fat", "%" },
  { "height_record_table", "height", "height", "m" },
  { "blood_pressure_record_table", "systolic", "blood-pressure", "mm[Hg]",
    .others = { "diastolic" } },
  /* What a sensor under the skin says is another matter than a drop of blood. */
  { "blood_glucose_record_table", "level", "sensor-glucose", "mmol/L",
    .selector = "specimen_source", .selected = 1 },
  { "blood_glucose_record_table", "level", .selector = "specimen_source", .selected = 5,
    .use = LIVRET_FOREIGN_ASIDE, .reason = LIVRET_HEALTH_NO_KIND }, /* tears */
  { "blood_glucose_record_table", "level", "glucose", "mmol/L" },
  { "oxygen_saturation_record_table", "percentage", "oxygen-saturation", "%" },
  { "respiratory_rate_record_table", "rate", "respiratory-rate", "/min" },
  { "resting_heart_rate_record_table", "beats_per_minute", "resting-heart-rate", "/min" },
  { "heart_rate_record_series_table", "beats_per_minute", "heart-rate", "/min" },
  { .table = "heart_rate_record_table", .use = LIVRET_FOREIGN_CARRIER },
  { "heart_rate_variability_rmssd_record_table", "heart_rate_variability_millis",
    "heart-rate-variability-rmssd", "ms" },
  { "vo2_max_record_table", "vo2_milliliters_per_minute_kilogram", "vo2max", "mL/min/kg" },
  { "body_temperature_record_table", "temperature", "temperature", "Cel" },
  { "basal_body_temperature_record_table", "temperature", "temperature", "Cel" },
  { "steps_record_table", "count", "steps", "{steps}" },
  { "wheelchair_pushes_record_table", "count", "wheelchair-pushes", "{pushes}" },
  { "floors_climbed_record_table", "floors", "flights", "{flights}" },
  { "distance_record_table", "distance", "distance", "m" },
  { "active_calories_burned_record_table", "energy", "active-energy", "cal" },
  { "hydration_record_table", "volume", "water", "L" },
  /* A meal may be named and not weighed. */
  { "nutrition_record_table", "energy", "energy-eaten", "cal", .least = 0, .most = 1e9 },
  { "mindfulness_session_record_table", "start_time", "mindfulness", .use = LIVRET_FOREIGN_SPAN },
  { "sleep_session_record_table", "row_id", .use = LIVRET_FOREIGN_SESSION },
  { "sleep_stages_table", "stage_type", .use = LIVRET_FOREIGN_STAGE, .codes = stages },
  { "exercise_session_record_table", "exercise_type", .use = LIVRET_FOREIGN_WORKOUT,
    .codes = exercises },
  { .table = "menstruation_flow_record_table",
    .kind = "menstrual-flow",
    .use = LIVRET_FOREIGN_ASIDE,
    .reason = LIVRET_HEALTH_NOT_ASKED },
  WHOLE ("menstruation_*", NOT_ASKED),
  WHOLE ("intermenstrual_*", NOT_ASKED),
  WHOLE ("ovulation_*", NOT_ASKED),
  WHOLE ("cervical_mucus_*", NOT_ASKED),
  WHOLE ("sexual_activity_*", NOT_ASKED),
  WHOLE ("*_record_table", NO_KIND),
  { NULL },
};

static const LivretForeignParent parents[] = {
  { "heart_rate_record_series_table", "parent_key", "heart_rate_record_table", "row_id" },
  { "sleep_stages_table", "parent_key", "sleep_session_record_table", "row_id" },
  { NULL },
};

/* --- Whence -------------------------------------------------------------------------------------
 */

typedef struct
{
  GHashTable *apps;
  GHashTable *devices;
} Sources;

static void
find_origin (gpointer data, const gint64 keys[2], LivretForeignOrigin *origin)
{
  Sources *sources = data;
  const char *app = g_hash_table_lookup (sources->apps, &keys[0]);
  const char *device = g_hash_table_lookup (sources->devices, &keys[1]);

  origin->source = g_strdup (app != NULL ? app : "Health Connect");
  origin->device = g_strdup (device != NULL ? device : "");
}

static const LivretForeignLayout layout = {
  .times = { "time", "epoch_millis", "stage_start_time", "start_time" },
  .ends = { "end_time", "stage_end_time" },
  .offsets = { "zone_offset", "start_zone_offset" },
  .offset_seconds = 1,
  .keys = { "app_info_id", "device_info_id" },
  .manual = "recording_method",
  .manual_value = 3,
  .parents = parents,
  .rows = rows + ASKED_FOR,
  .origin = find_origin,
};

/* --- The format ---------------------------------------------------------------------------------
 */

/* Which tables there are depends on the phone's version. */
static LivretProbe
probe (LivretInput *input)
{
  static const char *const columns[] = { "package_name", NULL };
  LivretForeignDb *db = livret_foreign_db_of (input, NULL);
  guint n = 0;

  if (db == NULL)
    return LIVRET_PROBE_NO;
  for (guint i = 0; i < livret_foreign_db_tables (db)->len; i++)
    n += g_str_has_suffix (g_ptr_array_index (livret_foreign_db_tables (db), i), "_record_table");
  return livret_foreign_db_has_columns (db, "application_info_table", columns) || n >= 3
             ? LIVRET_PROBE_SURE
             : LIVRET_PROBE_NO;
}

static gboolean
import (LivretInput *input, const LivretImportOptions *options, LivretSink *sink, GError **error)
{
  LivretForeignDb *db = livret_foreign_db_of (input, error);
  LivretForeignLayout asked = layout;
  Sources sources;
  gboolean done;

  if (db == NULL)
    return FALSE;
  sources.apps = livret_foreign_names (db, "application_info_table", "row_id", "app_name", NULL,
                                       "package_name");
  sources.devices =
      livret_foreign_names (db, "device_info_table", "row_id", "manufacturer", "model", NULL);
  if (options != NULL && options->intimate)
    asked.rows = rows;
  done = livret_foreign_map (db, &asked, &sources, livret_foreign_of (input)->others, sink, error);
  g_hash_table_unref (sources.apps);
  g_hash_table_unref (sources.devices);
  return done;
}

static const char *const suffixes[] = { "zip", "db", NULL };
static const char *const media_types[] = { "application/zip", "application/vnd.sqlite3", NULL };

const LivretFormat livret_format_health_connect = {
  "health-connect", N_ ("Health Connect export"), suffixes, media_types, FALSE, probe,
  import,           livret_foreign_prepare,
};
