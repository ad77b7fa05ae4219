/* livret-health-types.h: what HealthKit's types, units and values are here.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/livret-health-scan.h"
#include "record/livret-kind.h"

G_BEGIN_DECLS

typedef enum
{
  LIVRET_HEALTH_QUANTITY, /* a number in the unit that is written */
  LIVRET_HEALTH_FRACTION, /* "%" stands for a fraction of 1 */
  LIVRET_HEALTH_SYSTOLIC,
  LIVRET_HEALTH_DIASTOLIC,
  LIVRET_HEALTH_SLEEP,   /* kind and code follow from the value, the number from the times */
  LIVRET_HEALTH_SPAN,    /* the number is the time from start to end */
  LIVRET_HEALTH_EVENT,   /* something happened; there is no number */
  LIVRET_HEALTH_PRIVATE, /* not taken unasked; with a kind, taken when it is asked for */
} LivretHealthUse;

/**
 * LivretHealthType:
 * @name: HealthKit's, without "HKQuantityTypeIdentifier" or "HKCategoryTypeIdentifier"
 * @kind: (nullable): id of the #LivretKind
 * @count: (nullable): UCUM unit that "count" means for this type
 */
typedef struct
{
  const char *name;
  LivretHealthUse use;
  const char *kind;
  const char *count;
} LivretHealthType;

/** livret_health_type_find: (nullable): by the whole identifier, and by who wrote it: glucose that
 * the app of a sensor wrote is the sensor's. */
const LivretHealthType *livret_health_type_find (const char *identifier, const char *source);
/** livret_health_type_name: the identifier without what all of them begin with. */
const char *livret_health_type_name (const char *identifier);
/** livret_health_unit: (nullable): the UCUM unit of HealthKit's @unit, if readings of @type may be
 * in it. */
const char *livret_health_unit (const LivretHealthType *type, const char *unit);

/** Codes of readings of the kind "sleep". */
typedef enum
{
  LIVRET_SLEEP_UNSPECIFIED = 1,
  LIVRET_SLEEP_LIGHT,
  LIVRET_SLEEP_DEEP,
  LIVRET_SLEEP_REM,
} LivretSleepStage;

/** livret_health_sleep: what HKCategoryValueSleepAnalysis… says; %FALSE if it is unknown. */
gboolean livret_health_sleep (const char *value, const char **kind, guint16 *code);
/** livret_health_flow: what HKCategoryValueVaginalBleeding… says, as the choices of the kind
 * "menstrual-flow" are counted; %FALSE if it says nothing of it. */
gboolean livret_health_flow (const char *value, double *number);
/** livret_health_activity: HealthKit's number of HKWorkoutActivityType…, 3000 for any other. */
guint16 livret_health_activity (const char *type);

G_END_DECLS
