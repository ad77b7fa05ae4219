/* livret-format-garmin-csv.c: tables of Garmin Connect: the list of activities, and reports.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Columns vary with the activities that were listed. Times are the wall clock's. Some cells are
 * kept from spreadsheets by an apostrophe, "--" stands for nothing. livret-garmin-report.c reads
 * the reports of weight and blood pressure.
 */
#include "formats/livret-csv-import.h"

#include <glib/gi18n-lib.h>

#include "formats/livret-csv-take.h"
#include "formats/livret-garmin-report.h"

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

static LivretProbe
probe (LivretInput *input)
{
  return livret_csv_probe (input, layouts, G_N_ELEMENTS (layouts)) ||
                 livret_garmin_report_probe (input)
             ? LIVRET_PROBE_SURE
             : LIVRET_PROBE_NO;
}

static gboolean
import (LivretInput *input, const LivretImportOptions *options, LivretSink *sink, GError **error)
{
  if (livret_garmin_report_probe (input))
    return livret_garmin_report_import (input, options, sink, error);
  return livret_csv_import (input, layouts, G_N_ELEMENTS (layouts), options, sink, error);
}

static const char *const suffixes[] = { "csv", NULL };
static const char *const media_types[] = { "text/csv", NULL };

const LivretFormat livret_format_garmin_csv = {
  "garmin-csv", N_ ("Garmin Connect tables"), suffixes, media_types, FALSE, probe, import,
};
