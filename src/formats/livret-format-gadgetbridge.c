/* livret-format-gadgetbridge.c: the database of Gadgetbridge, alone or in the archive it exports.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each family of devices has tables of its own, NAME_SAMPLE, whose columns are called alike: they
 * are known by their columns, those of devices that do not exist yet too. Old tables count seconds
 * and new ones milliseconds. What was not measured is 0, -1, 254 or 255. Rows say whose they are;
 * where a database has one user, as the app makes them, that says nothing of who wore the device.
 */
#include <glib/gi18n-lib.h>

#include "formats/livret-foreign-map.h"
#include "formats/livret-foreign.h"
#include "formats/livret-format.h"
#include "formats/livret-health-types.h"

#define HEART_RATE .least = 0, .most = 254
#define SATURATION .least = 0, .most = 101
#define MINUTE .seconds = 60
#define ANY_COUNT .least = 0, .most = 1e9
#define WHOLE(name_, reason_)                                                                      \
  { .table = name_, .use = LIVRET_FOREIGN_ASIDE, .reason = LIVRET_HEALTH_##reason_ }

static const LivretForeignCode colmi_stages[] = {
  { 2, "sleep", LIVRET_SLEEP_LIGHT },
  { 3, "sleep", LIVRET_SLEEP_DEEP },
  { 4, "sleep", LIVRET_SLEEP_REM },
  { 5, "time-awake" },
  { 0 },
};

static const LivretForeignCode cmf_stages[] = {
  { 1, "sleep", LIVRET_SLEEP_DEEP },
  { 2, "sleep", LIVRET_SLEEP_LIGHT },
  { 3, "sleep", LIVRET_SLEEP_REM },
  { 0 },
};

static const LivretForeignCode xiaomi_stages[] = {
  { 2, "sleep", LIVRET_SLEEP_DEEP },
  { 3, "sleep", LIVRET_SLEEP_LIGHT },
  { 4, "sleep", LIVRET_SLEEP_REM },
  { 0, "time-awake" },
  { 1, "time-awake" },
  { 5, "time-awake" },
  { 0 },
};

#define HK(name_) "HKWorkoutActivityType" name_
static const LivretForeignCode activities[] = {
  { 0x10, HK ("Running") },
  { 0x20, HK ("Walking") },
  { 0x40, HK ("Swimming") },
  { 0x80, HK ("Cycling") },
  { 0x100, HK ("Running") },
  { 0x400, HK ("Swimming") },
  { 0x800, HK ("Cycling") },
  { 0x1000, HK ("Elliptical") },
  { 0x2000, HK ("JumpRope") },
  { 0x4000, HK ("Yoga") },
  { 0x8000, HK ("Soccer") },
  { 0x10000, HK ("Rowing") },
  { 0x20000, HK ("Cricket") },
  { 0x40000, HK ("Basketball") },
  { 0x80000, HK ("TableTennis") },
  { 0x100000, HK ("Badminton") },
  { 0x200000, HK ("TraditionalStrengthTraining") },
  { 0x400000, HK ("Hiking") },
  { 0x800000, HK ("Climbing") },
  { 0x4000009, HK ("Pilates") },
  { 0x400000a, HK ("Swimming") },
  { 0x400000b, HK ("Tennis") },
  { 0x400000d, HK ("TableTennis") },
  { 0x4000014, HK ("DownhillSkiing") },
  { 0x4000015, HK ("Snowboarding") },
  { 0x4000016, HK ("Rowing") },
  { 0x4000020, HK ("Golf") },
  { 0 },
};

static const LivretForeignRow rows[] = {
  /* some tables are not what their columns are called */
  WHOLE ("*_HEART_RATE_MAX_SAMPLE", SUMMARY),
  WHOLE ("*_SUMMARY_SAMPLE", SUMMARY),
  WHOLE ("*_PAI_SAMPLE", NO_KIND),
  { "*_HEART_RATE_RESTING_SAMPLE", "HEART_RATE", "resting-heart-rate", "/min", HEART_RATE },
  { "*_HRV_VALUE_SAMPLE", "VALUE", "heart-rate-variability-rmssd", "ms", .least = 0, .most = 1000 },
  { "*_SLEEP_RESPIRATORY_RATE_SAMPLE", "RATE", "respiratory-rate", "/min", .least = 0,
    .most = 100 },
  { "XIAOMI_MANUAL_SAMPLE", "VALUE", "heart-rate", "/min", HEART_RATE, .selector = "TYPE",
    .selected = 0x11 },
  { "XIAOMI_MANUAL_SAMPLE", "VALUE", "oxygen-saturation", "%", SATURATION, .selector = "TYPE",
    .selected = 0x12 },
  { "XIAOMI_MANUAL_SAMPLE", "VALUE", .use = LIVRET_FOREIGN_ASIDE, .reason = LIVRET_HEALTH_NO_KIND },
  { "COLMI_SLEEP_STAGE_SAMPLE", "STAGE", MINUTE, .use = LIVRET_FOREIGN_STAGE,
    .codes = colmi_stages },
  { "CMF_SLEEP_STAGE_SAMPLE", "STAGE", .seconds = 1, .use = LIVRET_FOREIGN_STAGE,
    .codes = cmf_stages },
  { "XIAOMI_SLEEP_STAGE_SAMPLE", "STAGE", .use = LIVRET_FOREIGN_UNTIL, .codes = xiaomi_stages },
  { "FEMOMETER_*_TEMPERATURE_SAMPLE", "TEMPERATURE", "temperature", "Cel", .least = 0,
    .most = 100 },
  { "*_SLEEP_SESSION_SAMPLE", "WAKEUP_TIME", "time-in-bed", .use = LIVRET_FOREIGN_SPAN },
  { "XIAOMI_SLEEP_TIME_SAMPLE", "WAKEUP_TIME", "time-in-bed", .use = LIVRET_FOREIGN_SPAN },
  { "BASE_ACTIVITY_SUMMARY", "ACTIVITY_KIND", .use = LIVRET_FOREIGN_WORKOUT, .codes = activities },
  /* what columns are called everywhere */
  { "*_SAMPLE", "HEART_RATE", "heart-rate", "/min", HEART_RATE },
  { "*_SAMPLE", "SPO2", "oxygen-saturation", "%", SATURATION },
  { "*_SAMPLE", "SPO", "oxygen-saturation", "%", SATURATION },
  { "*_SAMPLE", "SPO2_PERCENT", "oxygen-saturation", "%", SATURATION },
  { "*_SAMPLE", "RESPIRATORY_RATE", "respiratory-rate", "/min", .least = 0, .most = 100 },
  { "*_SAMPLE", "STEPS", "steps", "{steps}", MINUTE, ANY_COUNT },
  { "*_SAMPLE", "DISTANCE_CM", "distance", "cm", MINUTE, ANY_COUNT },
  { "*_SAMPLE", "DISTANCE_METERS", "distance", "m", MINUTE, ANY_COUNT },
  { "*_SAMPLE", "WEIGHT_KG", "weight", "kg", .least = 0, .most = 1000 },
  { "*_SAMPLE", "TEMPERATURE", "skin-temperature", "Cel", .least = 0, .most = 100,
    .selector = "TEMPERATURE_TYPE", .selected = 1 },
  { "*_SAMPLE", "TEMPERATURE", "temperature", "Cel", .least = 0, .most = 100,
    .selector = "TEMPERATURE_TYPE", .selected = 2 },
  { "*_SAMPLE", "TEMPERATURE", .use = LIVRET_FOREIGN_ASIDE, .reason = LIVRET_HEALTH_NO_KIND },
  { "*_SAMPLE", "PRESSURE_HIGH_MM_HG", "blood-pressure", "mm[Hg]", .least = 0, .most = 300,
    .others = { "PRESSURE_LOW_MM_HG" } },
  { "*_SAMPLE", "SYSTOLIC", "blood-pressure", "mm[Hg]", .least = 0, .most = 400,
    .others = { "DIASTOLIC", "PULSE_RATE" } },
  { "*_SAMPLE", "BP_SYSTOLIC", "blood-pressure", "mm[Hg]", .least = 0, .most = 400,
    .others = { "BP_DIASTOLIC", "PULSE_RATE" } },
  { "WENA3_VO2_SAMPLE", "VO2", "vo2max", "mL/min/kg", .least = 0, .most = 200 },
  WHOLE ("*_SAMPLE", NO_KIND),
  { NULL },
};

/* --- Whence -------------------------------------------------------------------------------------
 */

typedef struct
{
  GHashTable *names;
  GHashTable *models;
  GHashTable *users;
} Devices;

/* The app calls everybody alike until they say their name. */
static gboolean
is_only_name (GHashTable *users, const char *name)
{
  GHashTableIter iter;
  gpointer other;
  guint n = 0;

  g_hash_table_iter_init (&iter, users);
  while (g_hash_table_iter_next (&iter, NULL, &other))
    n += strcmp (other, name) == 0;
  return n == 1;
}

/* "AA:BB#Louis", "AA:BB#2": one of several people who use it. */
static char *
name_slot (Devices *devices, const char *model, gint64 user)
{
  const char *name = g_hash_table_lookup (devices->users, &user);

  if (user < 0 || g_hash_table_size (devices->users) < 2)
    return g_strdup (model);
  return name != NULL && is_only_name (devices->users, name)
             ? g_strdup_printf ("%s#%s", model, name)
             : g_strdup_printf ("%s#%" G_GINT64_FORMAT, model, user);
}

static void
find_origin (gpointer data, const gint64 keys[2], LivretForeignOrigin *origin)
{
  Devices *devices = data;
  const char *name = g_hash_table_lookup (devices->names, &keys[0]);
  const char *model = g_hash_table_lookup (devices->models, &keys[0]);

  origin->source = g_strdup (name != NULL ? name : "Gadgetbridge");
  origin->device = name_slot (devices, model != NULL ? model : "", keys[1]);
}

static const LivretForeignLayout layout = {
  .times = { "TIMESTAMP", "START_TIME" },
  .ends = { "WAKEUP_TIME", "END_TIME" },
  .offsets = { "UTC_OFFSET" },
  .duration = "DURATION",
  .offset_seconds = 15 * 60,
  .keys = { "DEVICE_ID", "USER_ID" },
  .rows = rows,
  .origin = find_origin,
};

/* --- The format ---------------------------------------------------------------------------------
 */

static LivretProbe
probe (LivretInput *input)
{
  static const char *const columns[] = { "NAME", "MANUFACTURER", "IDENTIFIER", NULL };
  LivretForeignDb *db = livret_foreign_db_of (input, NULL);

  return db != NULL && livret_foreign_db_has_columns (db, "DEVICE", columns) ? LIVRET_PROBE_SURE
                                                                             : LIVRET_PROBE_NO;
}

static gboolean
import (LivretInput *input, const LivretImportOptions *options, LivretSink *sink, GError **error)
{
  LivretForeignDb *db = livret_foreign_db_of (input, error);
  Devices devices;
  gboolean done;

  if (db == NULL)
    return FALSE;
  devices.names = livret_foreign_names (db, "DEVICE", "_id", "NAME", NULL, "TYPE_NAME");
  devices.models = livret_foreign_names (db, "DEVICE", "_id", "IDENTIFIER", NULL, NULL);
  devices.users = livret_foreign_names (db, "USER", "_id", "NAME", NULL, NULL);
  done = livret_foreign_map (db, &layout, &devices, livret_foreign_of (input)->others, sink, error);
  g_hash_table_unref (devices.names);
  g_hash_table_unref (devices.models);
  g_hash_table_unref (devices.users);
  return done;
}

static const char *const suffixes[] = { "zip", "db", NULL };
static const char *const media_types[] = { "application/zip", "application/vnd.sqlite3", NULL };

const LivretFormat livret_format_gadgetbridge = {
  "gadgetbridge", N_ ("Gadgetbridge database"), suffixes, media_types, FALSE, probe,
  import,         livret_foreign_prepare,
};
