/* livret-sample-curves.h: how the four fare over three years: what readings and papers both tell.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sample/livret-sample-private.h"

G_BEGIN_DECLS

/* The days, before the last one, on which something begins that the curves show. */
#define LIVRET_SAMPLE_RAMIPRIL 816
#define LIVRET_SAMPLE_STATIN 719
#define LIVRET_SAMPLE_THYROXINE 638
#define LIVRET_SAMPLE_AMLODIPINE 562
#define LIVRET_SAMPLE_SEMAGLUTIDE 421
#define LIVRET_SAMPLE_KNEE 592
#define LIVRET_SAMPLE_HOSPITAL 331
#define LIVRET_SAMPLE_WRIST 455

/* And those of readings that are put right afterwards. */
#define LIVRET_SAMPLE_TWELVE_EIGHT 233
#define LIVRET_SAMPLE_BOY_ON_SCALE 212
#define LIVRET_SAMPLE_LOST_COMMA 150
#define LIVRET_SAMPLE_LOOSE_WATCH 77

/** LivretSampleCurve: what is true on average on a day; readings scatter about it. */
typedef enum
{
  LIVRET_SAMPLE_SYSTOLIC,
  LIVRET_SAMPLE_DIASTOLIC,
  LIVRET_SAMPLE_PULSE,
  LIVRET_SAMPLE_WEIGHT,
  LIVRET_SAMPLE_HEIGHT,
  LIVRET_SAMPLE_HEAD,
  LIVRET_SAMPLE_GLUCOSE, /* g/L, fasting */
  LIVRET_SAMPLE_HBA1C,
  LIVRET_SAMPLE_LDL, /* g/L, as the other fats */
  LIVRET_SAMPLE_HDL,
  LIVRET_SAMPLE_TRIGLYCERIDES,
  LIVRET_SAMPLE_CHOLESTEROL,
  LIVRET_SAMPLE_CREATININE, /* µmol/L */
  LIVRET_SAMPLE_FILTRATION, /* mL/min/1.73 m², CKD-EPI 2009 */
  LIVRET_SAMPLE_ALBUMIN,    /* mg/mmol, in urine */
  LIVRET_SAMPLE_TSH,
  LIVRET_SAMPLE_BNP,
  LIVRET_SAMPLE_CRP,
  LIVRET_SAMPLE_POTASSIUM,
  LIVRET_SAMPLE_SODIUM,
  LIVRET_SAMPLE_HAEMOGLOBIN,
  LIVRET_SAMPLE_LEUCOCYTES,
  LIVRET_SAMPLE_PLATELETS,
  LIVRET_SAMPLE_ALT,
  LIVRET_SAMPLE_FERRITIN,
  LIVRET_SAMPLE_OXYGEN,
  LIVRET_SAMPLE_STEPS, /* a day */
  LIVRET_SAMPLE_CURVES,
} LivretSampleCurve;

/** livret_sample_curve: the value of a day that many days before the last one. */
double livret_sample_curve (const LivretSample *sample,
                            LivretSampleWho who,
                            LivretSampleCurve curve,
                            int days);
/** livret_sample_measured: the same as a laboratory or a practice finds it that day: always the
 * same for that day. */
double livret_sample_measured (const LivretSample *sample,
                               LivretSampleWho who,
                               LivretSampleCurve curve,
                               int days);
/** livret_sample_is_away: days without scale, meter or watch. */
gboolean livret_sample_is_away (const LivretSample *sample, LivretSampleWho who, int days);
/** livret_sample_fever: degrees above usual; of the boy. */
double livret_sample_fever (int days);

/** livret_sample_birth: day number; @who keeps an age that goes with the last day. */
int livret_sample_birth (const LivretSample *sample, LivretSampleWho who);
const char *livret_sample_first_name (LivretSampleWho who);
char livret_sample_sex (LivretSampleWho who);

G_END_DECLS
