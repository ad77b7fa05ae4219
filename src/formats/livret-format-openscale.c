/* livret-format-openscale.c: CSV exports of openScale 2.x and 3.x.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 2.x writes its field names in lower case, masses in kg, fat, water and muscle in %, lengths in
 * cm, 0.0 for "not measured". 3.x writes DATE, TIME and its measurement keys, in the units the
 * person chose, which the file does not name: kg and %, unless the body mass index contradicts.
 */
#include "formats/livret-csv-import.h"

#include <glib/gi18n-lib.h>

static const char *const signature_2[] = { "datetime", "weight", "fat", "water", "muscle", NULL };

static const LivretCsvColumn columns_2[] = {
  { "datetime", LIVRET_CSV_DATE },
  { "weight", LIVRET_CSV_VALUE, "weight", "kg" },
  { "fat", LIVRET_CSV_VALUE, "body-fat", "%" },
  { "water", LIVRET_CSV_VALUE, "body-water", "%" },
  { "muscle", LIVRET_CSV_VALUE, "muscle", "%" },
  { "lbm", LIVRET_CSV_VALUE, "lean-mass", "kg" },
  { "bone", LIVRET_CSV_VALUE, "bone-mass", "kg" },
  { "waist", LIVRET_CSV_VALUE, "waist-circumference", "cm" },
  { "comment", LIVRET_CSV_COMMENT },
  { NULL },
};

static const char *const signature_3[] = { "DATE", "TIME", NULL };

static const LivretCsvColumn columns_3[] = {
  { "date", LIVRET_CSV_DATE },
  { "time", LIVRET_CSV_TIME },
  { "weight", LIVRET_CSV_VALUE, "weight", "kg" },
  { "bmi", LIVRET_CSV_VALUE, "bmi", "kg/m2" },
  { "body_fat", LIVRET_CSV_VALUE, "body-fat", "%" },
  { "water", LIVRET_CSV_VALUE, "body-water", "%" },
  { "muscle", LIVRET_CSV_VALUE, "muscle", "%" },
  { "lbm", LIVRET_CSV_VALUE, "lean-mass", "kg" },
  { "bone", LIVRET_CSV_VALUE, "bone-mass", "kg" },
  { "waist", LIVRET_CSV_VALUE, "waist-circumference", "cm" },
  { "heart_rate", LIVRET_CSV_VALUE, "heart-rate", "/min" },
  { "comment", LIVRET_CSV_COMMENT },
  { NULL },
};

static const LivretCsvLayout layouts[] = {
  { "openScale", LIVRET_CSV_ZERO_ABSENT, signature_2, columns_2 },
  { "openScale", LIVRET_CSV_EXACT | LIVRET_CSV_ZERO_ABSENT | LIVRET_CSV_CHECK_BMI, signature_3,
    columns_3 },
};

LIVRET_DEFINE_CSV_FORMAT (openscale, "openscale", N_ ("openScale readings"));
