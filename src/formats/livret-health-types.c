/* livret-health-types.c: what HealthKit's types, units and values are here, as tables.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A type that is not here is counted and set aside by its name. Codes (LOINC) stand with the kinds.
 */
#include "formats/livret-health-types.h"

#include <string.h>

#include "base/livret-quantity.h"
#include "base/livret-text.h"

#define QUANTITY LIVRET_HEALTH_QUANTITY
#define FRACTION LIVRET_HEALTH_FRACTION
#define EVENT LIVRET_HEALTH_EVENT
#define PRIVATE LIVRET_HEALTH_PRIVATE

static const LivretHealthType types[] = {
  /* heart */
  { "BloodPressureSystolic", LIVRET_HEALTH_SYSTOLIC, "blood-pressure" },
  { "BloodPressureDiastolic", LIVRET_HEALTH_DIASTOLIC, "blood-pressure" },
  { "HeartRate", QUANTITY, "heart-rate" },
  { "RestingHeartRate", QUANTITY, "resting-heart-rate" },
  { "WalkingHeartRateAverage", QUANTITY, "walking-heart-rate" },
  { "HeartRateRecoveryOneMinute", QUANTITY, "heart-rate-recovery" },
  { "HeartRateVariabilitySDNN", QUANTITY, "heart-rate-variability" },
  { "AtrialFibrillationBurden", FRACTION, "atrial-fibrillation" },
  { "OxygenSaturation", FRACTION, "oxygen-saturation" },
  { "PeripheralPerfusionIndex", FRACTION, "perfusion-index" },
  { "RespiratoryRate", QUANTITY, "respiratory-rate" },
  { "VO2Max", QUANTITY, "vo2max" },
  /* body */
  { "BodyMass", QUANTITY, "weight" },
  { "BodyMassIndex", QUANTITY, "bmi", "kg/m2" },
  { "BodyFatPercentage", FRACTION, "body-fat" },
  { "LeanBodyMass", QUANTITY, "lean-mass" },
  { "Height", QUANTITY, "height" },
  { "WaistCircumference", QUANTITY, "waist-circumference" },
  { "BodyTemperature", QUANTITY, "temperature" },
  { "BasalBodyTemperature", QUANTITY, "temperature" },
  { "AppleSleepingWristTemperature", QUANTITY, "skin-temperature" },
  /* glucose */
  { "BloodGlucose", QUANTITY, "glucose" },
  { "InsulinDelivery", QUANTITY, "insulin" },
  /* activity */
  { "StepCount", QUANTITY, "steps", "{steps}" },
  { "DistanceWalkingRunning", QUANTITY, "distance" },
  { "DistanceCycling", QUANTITY, "cycling-distance" },
  { "DistanceSwimming", QUANTITY, "swimming-distance" },
  { "FlightsClimbed", QUANTITY, "flights", "{flights}" },
  { "PushCount", QUANTITY, "wheelchair-pushes", "{pushes}" },
  { "ActiveEnergyBurned", QUANTITY, "active-energy" },
  { "BasalEnergyBurned", QUANTITY, "basal-energy" },
  { "AppleExerciseTime", QUANTITY, "exercise-time" },
  { "AppleStandTime", QUANTITY, "stand-time" },
  { "TimeInDaylight", QUANTITY, "daylight-time" },
  { "PhysicalEffort", QUANTITY, "physical-effort" },
  { "WalkingSpeed", QUANTITY, "walking-speed" },
  { "WalkingStepLength", QUANTITY, "step-length" },
  { "WalkingAsymmetryPercentage", FRACTION, "walking-asymmetry" },
  { "WalkingDoubleSupportPercentage", FRACTION, "double-support" },
  { "AppleWalkingSteadiness", FRACTION, "walking-steadiness" },
  { "SixMinuteWalkTestDistance", QUANTITY, "six-minute-walk" },
  { "NumberOfTimesFallen", QUANTITY, "falls", "1" },
  /* breath, sound, food, sleep */
  { "PeakExpiratoryFlowRate", QUANTITY, "peak-flow" },
  { "ForcedVitalCapacity", QUANTITY, "forced-vital-capacity" },
  { "ForcedExpiratoryVolume1", QUANTITY, "fev1" },
  { "BloodAlcoholContent", FRACTION, "blood-alcohol" },
  { "EnvironmentalAudioExposure", QUANTITY, "sound-exposure" },
  { "HeadphoneAudioExposure", QUANTITY, "headphone-exposure" },
  { "DietaryEnergyConsumed", QUANTITY, "energy-eaten" },
  { "DietaryWater", QUANTITY, "water" },
  { "SleepAnalysis", LIVRET_HEALTH_SLEEP, "sleep" },
  { "MindfulSession", LIVRET_HEALTH_SPAN, "mindfulness" },
  /* events */
  { "HighHeartRateEvent", EVENT },
  { "LowHeartRateEvent", EVENT },
  { "IrregularHeartRhythmEvent", EVENT },
  { "LowCardioFitnessEvent", EVENT },
  { "AppleWalkingSteadinessEvent", EVENT },
  { "SleepApneaEvent", EVENT },
  { "HypertensionEvent", EVENT },
  { "AudioExposureEvent", EVENT },
  { "EnvironmentalAudioExposureEvent", EVENT },
  { "HeadphoneAudioExposureEvent", EVENT },
  { "AppleStandHour", EVENT },
  { "HandwashingEvent", EVENT },
  { "ToothbrushingEvent", EVENT },
  /* what nobody wants to find in a record unasked */
  { "MenstrualFlow", PRIVATE, "menstrual-flow" },
  { "IntermenstrualBleeding", PRIVATE },
  { "InfrequentMenstrualCycles", PRIVATE },
  { "IrregularMenstrualCycles", PRIVATE },
  { "PersistentIntermenstrualBleeding", PRIVATE },
  { "ProlongedMenstrualPeriods", PRIVATE },
  { "OvulationTestResult", PRIVATE },
  { "PregnancyTestResult", PRIVATE },
  { "ProgesteroneTestResult", PRIVATE },
  { "CervicalMucusQuality", PRIVATE },
  { "SexualActivity", PRIVATE },
  { "Contraceptive", PRIVATE },
  { "Pregnancy", PRIVATE },
  { "Lactation", PRIVATE },
};

static const struct
{
  const char *written;
  const char *ucum;
} units[] = {
  { "count/min", "/min" },
  { "count/s", "/s" },
  { "ms", "ms" },
  { "s", "s" },
  { "min", "min" },
  { "hr", "h" },
  { "d", "d" },
  { "kcal", "kcal" },
  { "Cal", "kcal" },
  { "cal", "cal" },
  { "kJ", "kJ" },
  { "J", "J" },
  { "km", "km" },
  { "m", "m" },
  { "cm", "cm" },
  { "mm", "mm" },
  { "mi", "[mi_i]" },
  { "ft", "[ft_i]" },
  { "yd", "[yd_i]" },
  { "in", "[in_i]" },
  { "kg", "kg" },
  { "g", "g" },
  { "mg", "mg" },
  { "mcg", "ug" },
  { "lb", "[lb_av]" },
  { "st", "[stone_av]" },
  { "oz", "[oz_av]" },
  { "degC", "Cel" },
  { "degF", "[degF]" },
  { "K", "K" },
  { "mmHg", "mm[Hg]" },
  { "kPa", "kPa" },
  { "mg/dL", "mg/dL" },
  { "g/L", "g/L" },
  { "mL/min·kg", "mL/min/kg" },
  { "ml/kg*min", "mL/min/kg" },
  { "mL/kg·min", "mL/min/kg" },
  { "kcal/hr·kg", "kcal/h/kg" },
  { "kcal/kg·hr", "kcal/h/kg" },
  { "dBASPL", "dB[SPL]" },
  { "km/hr", "km/h" },
  { "m/s", "m/s" },
  { "mi/hr", "[mi_i]/h" },
  { "L/min", "L/min" },
  { "L/s", "L/s" },
  { "L", "L" },
  { "dL", "dL" },
  { "cL", "cL" },
  { "mL", "mL" },
  { "fl_oz_us", "[foz_us]" },
  { "IU", "[iU]" },
  { "%", "%" },
};

static const struct
{
  const char *value;
  const char *kind;
  LivretSleepStage code;
} sleep_values[] = {
  { "InBed", "time-in-bed", 0 },
  { "Awake", "time-awake", 0 },
  { "Asleep", "sleep", LIVRET_SLEEP_UNSPECIFIED },
  { "AsleepUnspecified", "sleep", LIVRET_SLEEP_UNSPECIFIED },
  { "AsleepCore", "sleep", LIVRET_SLEEP_LIGHT },
  { "AsleepDeep", "sleep", LIVRET_SLEEP_DEEP },
  { "AsleepREM", "sleep", LIVRET_SLEEP_REM },
};

/* HKWorkoutActivityType: by number, from 1 on; what HealthKit no longer writes has its place too.
 */
static const char *const activities[] = {
  "AmericanFootball",
  "Archery",
  "AustralianFootball",
  "Badminton",
  "Baseball",
  "Basketball",
  "Bowling",
  "Boxing",
  "Climbing",
  "Cricket",
  "CrossTraining",
  "Curling",
  "Cycling",
  "Dance",
  "DanceInspiredTraining",
  "Elliptical",
  "EquestrianSports",
  "Fencing",
  "Fishing",
  "FunctionalStrengthTraining",
  "Golf",
  "Gymnastics",
  "Handball",
  "Hiking",
  "Hockey",
  "Hunting",
  "Lacrosse",
  "MartialArts",
  "MindAndBody",
  "MixedMetabolicCardioTraining",
  "PaddleSports",
  "Play",
  "PreparationAndRecovery",
  "Racquetball",
  "Rowing",
  "Rugby",
  "Running",
  "Sailing",
  "SkatingSports",
  "SnowSports",
  "Soccer",
  "Softball",
  "Squash",
  "StairClimbing",
  "SurfingSports",
  "Swimming",
  "TableTennis",
  "Tennis",
  "TrackAndField",
  "TraditionalStrengthTraining",
  "Volleyball",
  "Walking",
  "WaterFitness",
  "WaterPolo",
  "WaterSports",
  "Wrestling",
  "Yoga",
  "Barre",
  "CoreTraining",
  "CrossCountrySkiing",
  "DownhillSkiing",
  "Flexibility",
  "HighIntensityIntervalTraining",
  "JumpRope",
  "Kickboxing",
  "Pilates",
  "Snowboarding",
  "Stairs",
  "StepTraining",
  "WheelchairWalkPace",
  "WheelchairRunPace",
  "TaiChi",
  "MixedCardio",
  "HandCycling",
  "DiscSports",
  "FitnessGaming",
  "CardioDance",
  "SocialDance",
  "Pickleball",
  "Cooldown",
};

#define ACTIVITY_OTHER 3000

static const char *
without (const char *text, const char *prefix)
{
  return g_str_has_prefix (text, prefix) ? text + strlen (prefix) : NULL;
}

const char *
livret_health_type_name (const char *identifier)
{
  static const char *const prefixes[] = { "HKQuantityTypeIdentifier", "HKCategoryTypeIdentifier",
                                          "HKCorrelationTypeIdentifier", "HKDataTypeIdentifier",
                                          "HKDataType" };

  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      const char *name = without (identifier, prefixes[i]);

      if (name != NULL && *name != '\0')
        return name;
    }
  return identifier;
}

/* HealthKit has one type for a drop of blood and for a sensor below the skin; only a sensor's app
 * tells which. Parts of what these apps call themselves, folded. */
static gboolean
is_sensor (const char *source)
{
  static const char *const names[] = { "dexcom",   "libre",         "eversense",
                                       "carelink", "guardian",      "minimed",
                                       "xdrip",    "glucorx aidex", "caresens air" };
  g_autofree char *folded = livret_text_fold (source, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (strstr (folded, names[i]) != NULL)
      return TRUE;
  return FALSE;
}

const LivretHealthType *
livret_health_type_find (const char *identifier, const char *source)
{
  static const LivretHealthType sensor = { "BloodGlucose", QUANTITY, "sensor-glucose" };
  const char *name = without (identifier, "HKQuantityTypeIdentifier");

  if (name == NULL)
    name = without (identifier, "HKCategoryTypeIdentifier");
  if (g_strcmp0 (name, sensor.name) == 0 && is_sensor (source))
    return &sensor;
  for (gsize i = 0; name != NULL && i < G_N_ELEMENTS (types); i++)
    if (strcmp (types[i].name, name) == 0)
      return &types[i];
  return NULL;
}

static const char *
find_unit (const LivretHealthType *type, const char *unit)
{
  if (strcmp (unit, "count") == 0)
    return type->count;
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (strcmp (units[i].written, unit) == 0)
      return units[i].ucum;
  /* With the molar mass: mmol<180.1558800000541>/L. */
  return livret_unit_from_written (unit);
}

const char *
livret_health_unit (const LivretHealthType *type, const char *unit)
{
  const LivretKind *kind = type->kind != NULL ? livret_kind_by_id (type->kind) : NULL;
  const char *ucum = find_unit (type, unit);
  double one;

  if (kind == NULL || ucum == NULL || !livret_kind_to_canonical (kind, 1, ucum, &one))
    return NULL;
  return ucum;
}

gboolean
livret_health_sleep (const char *value, const char **kind, guint16 *code)
{
  const char *name = without (value, "HKCategoryValueSleepAnalysis");

  for (gsize i = 0; name != NULL && i < G_N_ELEMENTS (sleep_values); i++)
    if (strcmp (sleep_values[i].value, name) == 0)
      {
        *kind = sleep_values[i].kind;
        *code = sleep_values[i].code;
        return TRUE;
      }
  return FALSE;
}

gboolean
livret_health_flow (const char *value, double *number)
{
  static const char *const flows[] = { "None", "Light", "Medium", "Heavy" };
  const char *name = without (value, "HKCategoryValueVaginalBleeding");

  /* As it was called before iOS 18. */
  if (name == NULL)
    name = without (value, "HKCategoryValueMenstrualFlow");
  for (gsize i = 0; name != NULL && i < G_N_ELEMENTS (flows); i++)
    if (strcmp (flows[i], name) == 0)
      {
        *number = i;
        return TRUE;
      }
  return FALSE;
}

guint16
livret_health_activity (const char *type)
{
  static const struct
  {
    const char *name;
    guint16 number;
  } later[] = { { "SwimBikeRun", 82 }, { "Transition", 83 }, { "UnderwaterDiving", 84 } };
  const char *name = without (type, "HKWorkoutActivityType");

  for (gsize i = 0; name != NULL && i < G_N_ELEMENTS (activities); i++)
    if (strcmp (activities[i], name) == 0)
      return i + 1;
  for (gsize i = 0; name != NULL && i < G_N_ELEMENTS (later); i++)
    if (strcmp (later[i].name, name) == 0)
      return later[i].number;
  return ACTIVITY_OTHER;
}
