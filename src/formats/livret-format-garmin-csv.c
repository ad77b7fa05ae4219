/* livret-format-garmin-csv.c: Activities.csv, the list of activities of Garmin Connect.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Columns vary with the activities that were listed. Times are the wall clock's. Some cells are
 * kept from spreadsheets by an apostrophe, "--" stands for nothing. The reports of weight and blood
 * pressure are not read: no example of them is known.
 */
#include "formats/livret-csv-import.h"

#include <glib/gi18n-lib.h>

#include "formats/livret-csv-take.h"

#define ACTIVITY "activity type#type d'activite"
#define FAVORITE "favorite|favourite#favori"
#define TITLE "title#titre"

static const char *const signature[] = { ACTIVITY, "date", FAVORITE, TITLE, NULL };

static const LivretCsvColumn columns[] = {
  { ACTIVITY, LIVRET_CSV_ACTIVITY },
  { "date", LIVRET_CSV_DATE },
  { FAVORITE, LIVRET_CSV_KEY },
  { TITLE, LIVRET_CSV_KEY },
  { "distance", LIVRET_CSV_COVERED },
  { "calories", LIVRET_CSV_ENERGY },
  { "time|activity time#duree", LIVRET_CSV_LASTED },
  { "elapsed time#temps ecoule", LIVRET_CSV_ELAPSED },
  { NULL },
};

static const LivretCsvLayout layouts[] = {
  { "Garmin Connect", LIVRET_CSV_ORDERED, signature, columns, NULL, livret_csv_take_workout,
    .rest = LIVRET_CSV_WORKOUT_REST },
};

LIVRET_DEFINE_CSV_FORMAT (garmin_csv, "garmin-csv", N_ ("Garmin Connect activities"));
