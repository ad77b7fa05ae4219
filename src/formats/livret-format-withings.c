/* livret-format-withings.c: the tables of a Withings account export, or its archive.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Times are the wall clock's, newest first; units stand in the header. A row of bp.csv with a pulse
 * alone comes from a scale and is a heart rate. What a raw table (start, duration, value) or one of
 * totals of days (date, value) measures stands in its file's name alone.
 */
#include "formats/livret-csv-import.h"

#include <glib/gi18n-lib.h>

#include "formats/livret-csv-take.h"
#include "formats/livret-health-types.h"
#include "formats/livret-packed.h"

static const char *const weight_signature[] = {
  "date",
  "weight|gewicht#poids",
  "fat mass|fettmasse#masse grasse|masse graisseuse",
  NULL,
};

static const LivretCsvColumn weight_columns[] = {
  { "date", LIVRET_CSV_DATE },
  { "weight|gewicht#poids", LIVRET_CSV_VALUE, "weight" },
  { "fat mass|fettmasse#masse grasse|masse graisseuse", LIVRET_CSV_VALUE,
    "body-fat-mass|body-fat" },
  { "bone mass|knochenmasse#masse osseuse", LIVRET_CSV_VALUE, "bone-mass" },
  { "muscle mass|muskelmasse#masse musculaire", LIVRET_CSV_VALUE, "muscle-mass|muscle" },
  { "hydration|hydratation", LIVRET_CSV_VALUE, "body-water-mass|body-water" },
  { "comments|kommentare#commentaires", LIVRET_CSV_COMMENT },
  { NULL },
};

static const char *const pressure_signature[] = {
  "date",
  "heart rate|herzfrequenz#frequence cardiaque|rythme cardiaque",
  "systolic|systolisch#systolique|pression systolique|tension systolique",
  "diastolic|diastolisch#diastolique|pression diastolique|tension diastolique",
  "comments|kommentare#commentaires",
  NULL,
};

static const LivretCsvColumn pressure_columns[] = {
  { "date", LIVRET_CSV_DATE },
  { "heart rate|herzfrequenz#frequence cardiaque|rythme cardiaque", LIVRET_CSV_PULSE, NULL,
    "/min" },
  { "systolic|systolisch#systolique|pression systolique|tension systolique", LIVRET_CSV_SYSTOLIC,
    NULL, "mm[Hg]" },
  { "diastolic|diastolisch#diastolique|pression diastolique|tension diastolique",
    LIVRET_CSV_DIASTOLIC, NULL, "mm[Hg]" },
  { "comments|kommentare#commentaires", LIVRET_CSV_COMMENT },
  { NULL },
};

static const char *const height_signature[] = {
  "date",
  "height|grosse#taille",
  "comments|kommentare#commentaires",
  NULL,
};

static const LivretCsvColumn height_columns[] = {
  { "date", LIVRET_CSV_DATE },
  { "height|grosse#taille", LIVRET_CSV_VALUE, "height" },
  { "comments|kommentare#commentaires", LIVRET_CSV_COMMENT },
  { NULL },
};

static const char *const temperature_signature[] = {
  "date",
  "temperature|body temperature#temperature corporelle",
  "comments|kommentare#commentaires",
  NULL,
};

static const LivretCsvColumn temperature_columns[] = {
  { "date", LIVRET_CSV_DATE },
  { "temperature|body temperature#temperature corporelle", LIVRET_CSV_VALUE, "temperature" },
  { "comments|kommentare#commentaires", LIVRET_CSV_COMMENT },
  { NULL },
};

#define FROM "from|von|de#debut"
#define TO "to|bis|a#fin"
#define DEEP "deep|tief|profundo#profond"

static const char *const sleep_signature[] = { FROM, TO, DEEP, "rem", NULL };

/* The totals of a night: how long of each stage, in seconds. */
static const LivretCsvColumn sleep_columns[] = {
  { FROM, LIVRET_CSV_DATE },
  { TO, LIVRET_CSV_END },
  { "light|leicht|ligero#leger", LIVRET_CSV_VALUE, "sleep", "s", .code = LIVRET_SLEEP_LIGHT },
  { DEEP, LIVRET_CSV_VALUE, "sleep", "s", .code = LIVRET_SLEEP_DEEP },
  { "rem", LIVRET_CSV_VALUE, "sleep", "s", .code = LIVRET_SLEEP_REM },
  { "awake|wach|despierto#eveille|eveil", LIVRET_CSV_VALUE, "time-awake", "s" },
  { NULL },
};

static const char *const activity_signature[] = { "from", "to", "activity type", "data", NULL };

static const LivretCsvColumn activity_columns[] = {
  { "from", LIVRET_CSV_DATE },
  { "to", LIVRET_CSV_END },
  { "activity type", LIVRET_CSV_ACTIVITY },
  { "data", LIVRET_CSV_DETAILS },
  { "from (manual)|to (manual)|timezone|modified", LIVRET_CSV_KEY },
  { NULL },
};

static const LivretCsvLayout layouts[] = {
  { "Withings", LIVRET_CSV_ORDERED, weight_signature, weight_columns },
  { "Withings", LIVRET_CSV_ORDERED, pressure_signature, pressure_columns },
  { "Withings", LIVRET_CSV_ORDERED, height_signature, height_columns },
  { "Withings", LIVRET_CSV_ORDERED, temperature_signature, temperature_columns },
  { "Withings", LIVRET_CSV_SPARSE | LIVRET_CSV_ZERO_ABSENT, sleep_signature, sleep_columns,
    .rest = N_ ("A night is kept with how long each of its stages was; what other columns hold is "
                "not taken.") },
  { "Withings", 0, activity_signature, activity_columns, NULL, livret_csv_take_workout,
    .rest = LIVRET_CSV_WORKOUT_REST },
};

/* --- Tables that their names tell ---------------------------------------------------------------
 */

static const char *const raw_signature[] = { "start", "duration", "value", NULL };
static const char *const total_signature[] = { "date", "value", NULL };

#define RAW(name, kinds, unit)                                                                     \
  static const LivretCsvColumn name##_columns[] = {                                                \
    { "start", LIVRET_CSV_DATE },                                                                  \
    { "duration", LIVRET_CSV_SPANS },                                                              \
    { "value", LIVRET_CSV_LIST, kinds, unit },                                                     \
    { NULL },                                                                                      \
  }
#define TOTAL(name, kinds, unit)                                                                   \
  static const LivretCsvColumn name##_columns[] = {                                                \
    { "date", LIVRET_CSV_DATE },                                                                   \
    { "value", LIVRET_CSV_VALUE, kinds, unit },                                                    \
    { NULL },                                                                                      \
  }

RAW (heart, "heart-rate", "/min");
RAW (oxygen, "oxygen-saturation", "%");
RAW (breath, "respiratory-rate", "/min");
RAW (steps, "steps", "{steps}");
RAW (distance, "distance", "m");
RAW (energy, "active-energy", "kcal");
RAW (stages, "0=time-awake|1=sleep:2|2=sleep:3|3=sleep:4", "s");
TOTAL (oxygen_value, "oxygen-saturation", "%");
TOTAL (steps_total, "steps", "{steps}");
TOTAL (distance_total, "distance", "m");
TOTAL (energy_total, "active-energy", "kcal");
TOTAL (basal_total, "basal-energy", "kcal");

#define RAW_LAYOUT(columns, flags, device)                                                         \
  { "Withings", LIVRET_CSV_ORDERED | (flags), raw_signature, columns,                              \
    NULL,       livret_csv_take_lists,        device }
#define TOTAL_LAYOUT(columns, flags)                                                               \
  { "Withings", LIVRET_CSV_ORDERED | (flags), total_signature, columns }

/* A mat under the mattress and a watch may tell of the same night: they are two devices. */
static const struct
{
  const char *name;
  LivretCsvLayout layout;
} named[] = {
  { "raw_hr_hr.", RAW_LAYOUT (heart_columns, LIVRET_CSV_ZERO_ABSENT, NULL) },
  { "raw_tracker_hr.", RAW_LAYOUT (heart_columns, LIVRET_CSV_ZERO_ABSENT, NULL) },
  { "raw_bed_hr.", RAW_LAYOUT (heart_columns, LIVRET_CSV_ZERO_ABSENT, "bed") },
  { "raw_sleep-monitor_hr.", RAW_LAYOUT (heart_columns, LIVRET_CSV_ZERO_ABSENT, "sleep-monitor") },
  { "raw_spo2_auto_spo2.", RAW_LAYOUT (oxygen_columns, LIVRET_CSV_ZERO_ABSENT, NULL) },
  { "raw_bed_respiratory-rate.", RAW_LAYOUT (breath_columns, LIVRET_CSV_ZERO_ABSENT, "bed") },
  { "raw_sleep-monitor_respiratory-rate.",
    RAW_LAYOUT (breath_columns, LIVRET_CSV_ZERO_ABSENT, "sleep-monitor") },
  { "raw_tracker_steps.", RAW_LAYOUT (steps_columns, 0, NULL) },
  { "raw_tracker_distance.", RAW_LAYOUT (distance_columns, 0, NULL) },
  { "raw_tracker_calories-earned.", RAW_LAYOUT (energy_columns, 0, NULL) },
  { "raw_tracker_sleep-state.", RAW_LAYOUT (stages_columns, 0, NULL) },
  { "raw_bed_sleep-state.", RAW_LAYOUT (stages_columns, 0, "bed") },
  { "raw_sleep-monitor_sleep-state.", RAW_LAYOUT (stages_columns, 0, "sleep-monitor") },
  { "manual_spo2.", TOTAL_LAYOUT (oxygen_value_columns, LIVRET_CSV_ZERO_ABSENT) },
  { "aggregates_steps.", TOTAL_LAYOUT (steps_total_columns, LIVRET_CSV_DAILY) },
  { "aggregates_distance.", TOTAL_LAYOUT (distance_total_columns, LIVRET_CSV_DAILY) },
  { "aggregates_calories_earned.", TOTAL_LAYOUT (energy_total_columns, LIVRET_CSV_DAILY) },
  { "aggregates_calories_passive.", TOTAL_LAYOUT (basal_total_columns, LIVRET_CSV_DAILY) },
};

static const LivretCsvLayout raw_layout = {
  "Withings", LIVRET_CSV_ORDERED, raw_signature, stages_columns, NULL, livret_csv_take_lists,
};

/* (nullable): by the file's name, if the header is one of such tables. */
static const LivretCsvLayout *
find_named (LivretInput *input)
{
  const char *name = livret_packed_base (livret_input_get_name (input));

  for (gsize i = 0; i < G_N_ELEMENTS (named); i++)
    if (g_str_has_prefix (name, named[i].name) && livret_csv_probe (input, &named[i].layout, 1))
      return &named[i].layout;
  return NULL;
}

/* A raw table of what has no kind. */
static gboolean
is_raw (LivretInput *input)
{
  return g_str_has_prefix (livret_packed_base (livret_input_get_name (input)), "raw_") &&
         livret_csv_probe (input, &raw_layout, 1);
}

/* --- The format ---------------------------------------------------------------------------------
 */

extern const LivretFormat livret_format_withings;

static const LivretFormat *const formats[] = { &livret_format_withings, NULL };

static const char *
spare (const char *name, GPtrArray *names)
{
  static const char *const twins[][2] = {
    { "sleep.csv", "raw_tracker_sleep-state" },
    { "sleep.csv", "raw_bed_sleep-state" },
    { "sleep.csv", "raw_sleep-monitor_sleep-state" },
    { "aggregates_steps.", "raw_tracker_steps" },
    { "aggregates_distance.", "raw_tracker_distance" },
    { "aggregates_calories_earned.", "raw_tracker_calories-earned" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (twins); i++)
    if (g_str_has_prefix (livret_packed_base (name), twins[i][0]) &&
        livret_packed_has (names, twins[i][1]))
      return _ ("These are totals of what other tables of the archive hold piece by piece; Livret "
                "adds those up.");
  return NULL;
}

static const LivretPackedPlan packed = { formats, spare };

static LivretProbe
probe (LivretInput *input)
{
  if (livret_packed_is_archive (input))
    return livret_packed_probe (input, &packed);
  return livret_csv_probe (input, layouts, G_N_ELEMENTS (layouts)) || find_named (input) != NULL ||
                 is_raw (input)
             ? LIVRET_PROBE_SURE
             : LIVRET_PROBE_NO;
}

static gboolean
import (LivretInput *input, const LivretImportOptions *options, LivretSink *sink, GError **error)
{
  const LivretCsvLayout *layout;

  if (livret_packed_is_archive (input))
    return livret_packed_import (input, &packed, options, sink, error);
  layout = find_named (input);
  if (layout != NULL)
    return livret_csv_import (input, layout, 1, options, sink, error);
  if (is_raw (input))
    return livret_unreadable (error,
                              _ ("By its name the table holds something of which Livret keeps no "
                                 "readings: places, or a kind it does not know."));
  return livret_csv_import (input, layouts, G_N_ELEMENTS (layouts), options, sink, error);
}

static const char *const suffixes[] = { "csv", "zip", NULL };
static const char *const media_types[] = { "text/csv", "application/zip", NULL };

const LivretFormat livret_format_withings = {
  "withings", N_ ("Withings readings"), suffixes, media_types, FALSE, probe, import,
};
