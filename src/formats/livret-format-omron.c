/* livret-format-omron.c: CSV reports of OMRON connect.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The report sent in the United States has date and time apart; the international one has both in
 * one cell, beside a time zone, and loses closing brackets of its header. Times are the wall
 * clock's.
 */
#include "formats/livret-csv-import.h"

#include <glib/gi18n-lib.h>

#define CUFF                                                                                       \
  { "sys|systolic#systolique", LIVRET_CSV_SYSTOLIC, NULL, "mm[Hg]" },                              \
      { "dia|diastolic#diastolique", LIVRET_CSV_DIASTOLIC, NULL, "mm[Hg]" },                       \
      { "pulse#pouls", LIVRET_CSV_PULSE, NULL, "/min" }

static const char *const report_signature[] = {
  "date", "time", "systolic", "diastolic", "pulse", "symptoms", NULL,
};

static const LivretCsvColumn report_columns[] = {
  { "date", LIVRET_CSV_DATE },
  { "time", LIVRET_CSV_TIME },
  CUFF,
  { "symptoms|consumed|truread|notes", LIVRET_CSV_COMMENT },
  { NULL },
};

static const char *const international_signature[] = {
  "measurement date#date de mesure", "timezone|time zone#fuseau horaire", "sys", "dia", NULL,
};

static const LivretCsvColumn international_columns[] = {
  { "measurement date#date de mesure", LIVRET_CSV_DATE },
  { "timezone|time zone#fuseau horaire", LIVRET_CSV_KEY },
  CUFF,
  { "device#appareil", LIVRET_CSV_DEVICE },
  { NULL },
};

static const LivretCsvLayout layouts[] = {
  { "OMRON", LIVRET_CSV_ORDERED, report_signature, report_columns },
  { "OMRON", LIVRET_CSV_ORDERED, international_signature, international_columns },
};

LIVRET_DEFINE_CSV_FORMAT (omron, "omron", N_ ("OMRON connect report"));
