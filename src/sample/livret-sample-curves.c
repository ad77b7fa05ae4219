/* livret-sample-curves.c: the course of three years, by the treatments, the seasons and growth.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample/livret-sample-curves.h"

#include <math.h>

/* --- people ------------------------------------------------------------------------------------
 */

static const struct
{
  const char *first_name;
  int age;
  int month;
  int day;
  char sex;
} people[] = {
  [LIVRET_SAMPLE_CAMILLE] = { "Camille", 58, 3, 14, 'F' },
  [LIVRET_SAMPLE_LOUIS] = { "Louis", 84, 9, 2, 'M' },
  [LIVRET_SAMPLE_LEA] = { "Léa", 16, 6, 27, 'F' },
  [LIVRET_SAMPLE_NOE] = { "Noé", 4, 2, 8, 'M' },
};

int
livret_sample_birth (const LivretSample *sample, LivretSampleWho who)
{
  int year, month, day;

  livret_civil_from_days (sample->today, &year, &month, &day);
  if (month < people[who].month || (month == people[who].month && day < people[who].day))
    year--;
  return livret_days_from_civil (year - people[who].age, people[who].month, people[who].day);
}

const char *
livret_sample_first_name (LivretSampleWho who)
{
  return people[who].first_name;
}

char
livret_sample_sex (LivretSampleWho who)
{
  return people[who].sex;
}

static double
age_at (const LivretSample *sample, LivretSampleWho who, int days)
{
  return (sample->today - days - livret_sample_birth (sample, who)) / 365.25;
}

/* --- shapes ------------------------------------------------------------------------------------
 */

/* From 0 to 1 after the day @start before the last, most of it within @slow days. */
static double
effect (int days, int start, double slow)
{
  return days >= start ? 0 : 1 - exp (-(start - days) / slow);
}

/* 1 in the middle of January, -1 in the middle of July. */
static double
winter (const LivretSample *sample, int days)
{
  return cos (2 * G_PI * ((sample->today - days) - 15) / 365.25);
}

/* Around Christmas more is eaten; it takes weeks to go. */
static double
feast (const LivretSample *sample, int days)
{
  int year, month, day, since;

  livret_civil_from_days (sample->today - days, &year, &month, &day);
  since = sample->today - days - livret_days_from_civil (month == 12 ? year : year - 1, 12, 22);
  return since < 0 || since > 60 ? 0 : since < 9 ? since / 9.0 : exp (-(since - 9) / 18.0);
}

typedef struct
{
  double months;
  double cm;
  double kg;
  double head;
} Growth;

/* The World Health Organization's medians for boys, a little above. */
static const Growth boy[] = {
  { 9, 72.5, 9.1, 45.3 },    { 12, 76.4, 9.9, 46.4 },   { 15, 80.0, 10.6, 47.2 },
  { 18, 83.0, 11.2, 47.7 },  { 24, 88.5, 12.5, 48.6 },  { 30, 93.1, 13.6, 49.3 },
  { 36, 97.4, 14.7, 49.8 },  { 42, 101.1, 15.7, 50.2 }, { 48, 104.6, 16.8, 50.5 },
  { 54, 108.0, 17.8, 50.8 }, { 62, 112.2, 19.3, 51.1 },
};
static const Growth girl[] = {
  { 150, 152.0, 42.0, 0 }, { 156, 154.5, 44.3, 0 }, { 168, 159.3, 48.6, 0 },
  { 180, 162.4, 51.8, 0 }, { 192, 164.0, 53.9, 0 }, { 206, 164.8, 55.2, 0 },
};

static double
grow (const Growth *table, gsize n, double months, gsize member)
{
  gsize i = 1;
  double a, b, part;

  while (i + 1 < n && table[i].months < months)
    i++;
  a = G_STRUCT_MEMBER (double, &table[i - 1], member);
  b = G_STRUCT_MEMBER (double, &table[i], member);
  part = (months - table[i - 1].months) / (table[i].months - table[i - 1].months);
  return a + (b - a) * CLAMP (part, 0.0, 1.0);
}

static double
grown (const LivretSample *sample, LivretSampleWho who, int days, gsize member)
{
  double months = age_at (sample, who, days) * 12;

  return who == LIVRET_SAMPLE_NOE ? grow (boy, G_N_ELEMENTS (boy), months, member)
                                  : grow (girl, G_N_ELEMENTS (girl), months, member);
}

/* --- the woman ---------------------------------------------------------------------------------
 */

static double
camille_glucose (const LivretSample *sample, int days)
{
  return 1.60 - 0.12 * effect (days, LIVRET_SAMPLE_RAMIPRIL, 40) -
         0.36 * effect (days, LIVRET_SAMPLE_SEMAGLUTIDE, 110) + 0.05 * feast (sample, days);
}

/* By the mean of the last weeks and the formula of Nathan 2008. */
static double
camille_hba1c (const LivretSample *sample, int days)
{
  double sum = 0;

  for (int i = 0; i < 8; i++)
    sum += camille_glucose (sample, days + 10 * i) * 100 + 36;
  return (sum / 8 + 46.7) / 28.7;
}

static double
camille_systolic (const LivretSample *sample, int days)
{
  return 150 - 8.5 * effect (days, LIVRET_SAMPLE_RAMIPRIL, 20) -
         10.5 * effect (days, LIVRET_SAMPLE_AMLODIPINE, 18) -
         5 * effect (days, LIVRET_SAMPLE_SEMAGLUTIDE, 130) + 2.2 * winter (sample, days);
}

static double
camille_weight (const LivretSample *sample, int days)
{
  return 82.6 - 0.9 * effect (days, LIVRET_SAMPLE_RAMIPRIL, 60) -
         9.6 * effect (days, LIVRET_SAMPLE_SEMAGLUTIDE, 150) + 1.1 * feast (sample, days);
}

static double
camille (const LivretSample *sample, LivretSampleCurve curve, int days)
{
  double statin = effect (days, LIVRET_SAMPLE_STATIN, 20);
  double slim = effect (days, LIVRET_SAMPLE_SEMAGLUTIDE, 140);

  switch (curve)
    {
    case LIVRET_SAMPLE_SYSTOLIC:
      return camille_systolic (sample, days);
    case LIVRET_SAMPLE_DIASTOLIC:
      return 24 + 0.435 * camille_systolic (sample, days);
    case LIVRET_SAMPLE_PULSE:
      return 73 - 2 * slim;
    case LIVRET_SAMPLE_WEIGHT:
      return camille_weight (sample, days);
    case LIVRET_SAMPLE_HEIGHT:
      return 164;
    case LIVRET_SAMPLE_GLUCOSE:
      return camille_glucose (sample, days);
    case LIVRET_SAMPLE_HBA1C:
      return camille_hba1c (sample, days);
    case LIVRET_SAMPLE_LDL:
      return 1.63 - 0.62 * statin - 0.04 * slim;
    case LIVRET_SAMPLE_HDL:
      return 0.48 + 0.06 * slim;
    case LIVRET_SAMPLE_TRIGLYCERIDES:
      return 1.92 - 0.18 * statin - 0.38 * slim;
    case LIVRET_SAMPLE_CREATININE:
      return 73 + 1.5 * effect (days, LIVRET_SAMPLE_RAMIPRIL, 20);
    case LIVRET_SAMPLE_ALBUMIN:
      return 3.6 - 1.9 * effect (days, LIVRET_SAMPLE_RAMIPRIL, 160);
    case LIVRET_SAMPLE_TSH:
      return 7.6 - 5.4 * effect (days, LIVRET_SAMPLE_THYROXINE, 45);
    case LIVRET_SAMPLE_ALT:
      return 39 - 12 * slim;
    case LIVRET_SAMPLE_STEPS:
      return 4900 + 2300 * slim - 600 * winter (sample, days);
    default:
      return 0;
    }
}

/* --- her father --------------------------------------------------------------------------------
 */

/* Water gathers before he is taken to hospital, and is gone a week later. */
static double
congestion (int days)
{
  int before = days - LIVRET_SAMPLE_HOSPITAL;

  if (before >= 0)
    return before > 30 ? 0 : exp (-before / 7.0);
  return exp (before / 4.0);
}

static double
louis (const LivretSample *sample, LivretSampleCurve curve, int days)
{
  double water = congestion (days);
  double cared = effect (days, LIVRET_SAMPLE_HOSPITAL, 30);

  switch (curve)
    {
    case LIVRET_SAMPLE_SYSTOLIC:
      return 141 + 9 * water - 10 * cared + 2.5 * winter (sample, days);
    case LIVRET_SAMPLE_DIASTOLIC:
      return 74 + 4 * water - 3 * cared;
    case LIVRET_SAMPLE_PULSE:
      return 77 + 14 * water - 9 * cared;
    case LIVRET_SAMPLE_WEIGHT:
      return 74.3 + 5.2 * water - 2.1 * cared + 0.3 * feast (sample, days);
    case LIVRET_SAMPLE_HEIGHT:
      return 171;
    case LIVRET_SAMPLE_OXYGEN:
      return 95.6 - 5.5 * water + 0.4 * cared;
    case LIVRET_SAMPLE_CREATININE:
      return 104 + 9 * water + 9 * cared;
    case LIVRET_SAMPLE_BNP:
      return 860 + 3900 * water + 210 * cared;
    case LIVRET_SAMPLE_CRP:
      return 3 + 21 * water;
    case LIVRET_SAMPLE_GLUCOSE:
      return 0.98;
    case LIVRET_SAMPLE_POTASSIUM:
      return 4.4 - 0.3 * cared;
    case LIVRET_SAMPLE_HAEMOGLOBIN:
      return 12.9 - 0.9 * effect (days, LIVRET_SAMPLE_KNEE, 3) +
             0.7 * effect (days, LIVRET_SAMPLE_KNEE, 120);
    default:
      return 0;
    }
}

/* --- the children ------------------------------------------------------------------------------
 */

/* First day and length of what made him ill. */
static const struct
{
  int days;
  int length;
  double peak;
} fevers[] = {
  { 1021, 4, 2.3 }, { 934, 3, 1.8 }, { 861, 5, 2.6 }, { 702, 4, 2.2 }, { 611, 3, 1.9 },
  { 498, 4, 2.4 },  { 369, 3, 1.7 }, { 263, 5, 2.5 }, { 181, 3, 2.0 }, { 44, 4, 2.1 },
};

double
livret_sample_fever (int days)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fevers); i++)
    if (days <= fevers[i].days && days > fevers[i].days - fevers[i].length)
      return fevers[i].peak * (1 - 0.22 * (fevers[i].days - days));
  return 0;
}

static double
child (const LivretSample *sample, LivretSampleWho who, LivretSampleCurve curve, int days)
{
  switch (curve)
    {
    case LIVRET_SAMPLE_WEIGHT:
      return grown (sample, who, days, G_STRUCT_OFFSET (Growth, kg));
    case LIVRET_SAMPLE_HEIGHT:
      return grown (sample, who, days, G_STRUCT_OFFSET (Growth, cm));
    case LIVRET_SAMPLE_HEAD:
      return grown (sample, who, days, G_STRUCT_OFFSET (Growth, head));
    case LIVRET_SAMPLE_STEPS:
      return 7400 - 900 * winter (sample, days) -
             3000 * (days < LIVRET_SAMPLE_WRIST && days > LIVRET_SAMPLE_WRIST - 21);
    case LIVRET_SAMPLE_CRP:
      return 2 + 9 * livret_sample_fever (days);
    default:
      return 0;
    }
}

/* --- of anybody --------------------------------------------------------------------------------
 */

/* Levey 2009, without regard to origin. */
static double
filtration (const LivretSample *sample, LivretSampleWho who, int days)
{
  double scale = livret_sample_sex (who) == 'F' ? 0.7 : 0.9;
  double ratio =
      livret_sample_measured (sample, who, LIVRET_SAMPLE_CREATININE, days) / 88.4 / scale;
  double small = livret_sample_sex (who) == 'F' ? -0.329 : -0.411;

  return (livret_sample_sex (who) == 'F' ? 144 : 141) * pow (MIN (ratio, 1), small) *
         pow (MAX (ratio, 1), -1.209) * pow (0.993, floor (age_at (sample, who, days)));
}

/* What is usual, for those whose course it does not tell. */
static const double usual[LIVRET_SAMPLE_CURVES] = {
  [LIVRET_SAMPLE_PULSE] = 72,       [LIVRET_SAMPLE_GLUCOSE] = 0.86,
  [LIVRET_SAMPLE_CRP] = 2,          [LIVRET_SAMPLE_POTASSIUM] = 4.3,
  [LIVRET_SAMPLE_SODIUM] = 140,     [LIVRET_SAMPLE_HAEMOGLOBIN] = 13.5,
  [LIVRET_SAMPLE_LEUCOCYTES] = 6.5, [LIVRET_SAMPLE_PLATELETS] = 251,
  [LIVRET_SAMPLE_ALT] = 22,         [LIVRET_SAMPLE_FERRITIN] = 46,
  [LIVRET_SAMPLE_OXYGEN] = 97,      [LIVRET_SAMPLE_TSH] = 2.0,
};

double
livret_sample_curve (const LivretSample *sample,
                     LivretSampleWho who,
                     LivretSampleCurve curve,
                     int days)
{
  double value;

  if (curve == LIVRET_SAMPLE_FILTRATION)
    return filtration (sample, who, days);
  if (curve == LIVRET_SAMPLE_CHOLESTEROL)
    return livret_sample_measured (sample, who, LIVRET_SAMPLE_LDL, days) +
           livret_sample_measured (sample, who, LIVRET_SAMPLE_HDL, days) +
           livret_sample_measured (sample, who, LIVRET_SAMPLE_TRIGLYCERIDES, days) / 5;
  value = who == LIVRET_SAMPLE_CAMILLE ? camille (sample, curve, days)
          : who == LIVRET_SAMPLE_LOUIS ? louis (sample, curve, days)
                                       : child (sample, who, curve, days);
  return value != 0 ? value : usual[curve];
}

double
livret_sample_measured (const LivretSample *sample,
                        LivretSampleWho who,
                        LivretSampleCurve curve,
                        int days)
{
  /* How far a value strays, as a part of it. */
  static const double strays[LIVRET_SAMPLE_CURVES] = {
    [LIVRET_SAMPLE_SYSTOLIC] = 0.015,     [LIVRET_SAMPLE_DIASTOLIC] = 0.015,
    [LIVRET_SAMPLE_PULSE] = 0.03,         [LIVRET_SAMPLE_WEIGHT] = 0.002,
    [LIVRET_SAMPLE_GLUCOSE] = 0.02,       [LIVRET_SAMPLE_HBA1C] = 0.004,
    [LIVRET_SAMPLE_LDL] = 0.03,           [LIVRET_SAMPLE_HDL] = 0.03,
    [LIVRET_SAMPLE_TRIGLYCERIDES] = 0.06, [LIVRET_SAMPLE_CREATININE] = 0.02,
    [LIVRET_SAMPLE_ALBUMIN] = 0.06,       [LIVRET_SAMPLE_TSH] = 0.06,
    [LIVRET_SAMPLE_BNP] = 0.05,           [LIVRET_SAMPLE_CRP] = 0.2,
    [LIVRET_SAMPLE_POTASSIUM] = 0.03,     [LIVRET_SAMPLE_SODIUM] = 0.007,
    [LIVRET_SAMPLE_HAEMOGLOBIN] = 0.015,  [LIVRET_SAMPLE_LEUCOCYTES] = 0.08,
    [LIVRET_SAMPLE_PLATELETS] = 0.05,     [LIVRET_SAMPLE_ALT] = 0.1,
    [LIVRET_SAMPLE_FERRITIN] = 0.08,      [LIVRET_SAMPLE_OXYGEN] = 0.005,
  };
  LivretSampleRandom random =
      livret_sample_random (sample->seed, "measured", who * 1000000 + curve * 10000 + days);

  return livret_sample_curve (sample, who, curve, days) *
         (1 + strays[curve] * livret_sample_normal (&random));
}

gboolean
livret_sample_is_away (const LivretSample *sample, LivretSampleWho who, int days)
{
  int year, month, day;

  livret_civil_from_days (sample->today - days, &year, &month, &day);
  switch (who)
    {
    case LIVRET_SAMPLE_CAMILLE:
      return (month == 8 && day < 16) || (month == 2 && day > 19 && day < 27);
    case LIVRET_SAMPLE_LOUIS: /* in hospital others measure */
      return (days < LIVRET_SAMPLE_HOSPITAL && days > LIVRET_SAMPLE_HOSPITAL - 9) ||
             (days <= LIVRET_SAMPLE_KNEE && days > LIVRET_SAMPLE_KNEE - 12);
    default:
      return month == 7 && day > 20;
    }
}
