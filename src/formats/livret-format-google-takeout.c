/* livret-format-google-takeout.c: CSV tables of Fitbit and Google Health in Google Takeout.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A kind and a day, or all days, is one file. Times are UTC; where all stand at midnight, a row is
 * the value of its day (a resting heart rate has the same header as a heart rate). Tables without
 * rows hold the words “no data” alone.
 */
#include "formats/livret-csv-import.h"

#include <glib/gi18n-lib.h>

#include "formats/livret-csv-survey.h"

#define SOURCE { "data source", LIVRET_CSV_SOURCE }

static const char *const heart_signature[] = { "timestamp", "beats per minute", NULL };
static const char *const weight_signature[] = { "timestamp", "weight grams|weight", NULL };
static const char *const height_signature[] = { "timestamp", "height millimeters", NULL };
static const char *const fat_signature[] = { "timestamp", "body fat percentage", NULL };
static const char *const breath_signature[] = { "timestamp", "breaths per minute", NULL };
static const char *const steps_signature[] = { "timestamp", "steps", "data source", NULL };
static const char *const oxygen_signature[] = {
  "timestamp", "average_value", "lower_bound", "upper_bound", NULL,
};

static const LivretCsvColumn columns[] = {
  { "timestamp", LIVRET_CSV_DATE },
  { "beats per minute", LIVRET_CSV_VALUE, "heart-rate", "/min" },
  { "weight grams|weight", LIVRET_CSV_VALUE, "weight", "g" },
  { "height millimeters", LIVRET_CSV_VALUE, "height", "mm" },
  { "body fat percentage", LIVRET_CSV_VALUE, "body-fat", "%" },
  { "breaths per minute", LIVRET_CSV_VALUE, "respiratory-rate", "/min" },
  { "steps", LIVRET_CSV_VALUE, "steps", "{steps}" },
  SOURCE,
  { NULL },
};

static const LivretCsvColumn daily_columns[] = {
  { "timestamp", LIVRET_CSV_DATE },
  { "beats per minute", LIVRET_CSV_VALUE, "resting-heart-rate", "/min" },
  { "breaths per minute", LIVRET_CSV_VALUE, "respiratory-rate", "/min" },
  { "average_value", LIVRET_CSV_VALUE, "oxygen-saturation", "%" },
  SOURCE,
  { NULL },
};

#define FITBIT "Fitbit"

static const LivretCsvLayout layouts[] = {
  { FITBIT, LIVRET_CSV_ORDERED | LIVRET_CSV_UTC, heart_signature, columns },
  { FITBIT, LIVRET_CSV_ORDERED | LIVRET_CSV_UTC, weight_signature, columns },
  { FITBIT, LIVRET_CSV_ORDERED | LIVRET_CSV_UTC, height_signature, columns },
  { FITBIT, LIVRET_CSV_ORDERED | LIVRET_CSV_UTC, fat_signature, columns },
  { FITBIT, LIVRET_CSV_ORDERED | LIVRET_CSV_UTC, breath_signature, columns },
  { FITBIT, LIVRET_CSV_ORDERED | LIVRET_CSV_UTC, steps_signature, columns },
  { FITBIT, LIVRET_CSV_ORDERED | LIVRET_CSV_DAILY, oxygen_signature, daily_columns },
};

static const LivretCsvLayout daily_layouts[] = {
  { FITBIT, LIVRET_CSV_ORDERED | LIVRET_CSV_DAILY, heart_signature, daily_columns },
  { FITBIT, LIVRET_CSV_ORDERED | LIVRET_CSV_DAILY, breath_signature, daily_columns },
};

/* "no data", with or without a line end. */
static gboolean
holds_no_data (LivretInput *input)
{
  gsize size;
  const char *head = (const char *) livret_input_head (input, &size);

  return size >= 7 && size <= 9 && memcmp (head, "no data", 7) == 0;
}

/* Whether there are rows, and all of them stand at midnight. */
static gboolean
is_daily (GBytes *bytes)
{
  g_autoptr (LivretCsv) csv = livret_csv_new (bytes, NULL);
  gboolean found = FALSE;
  LivretCsvTime time;

  if (csv == NULL || !livret_csv_next (csv, NULL))
    return FALSE;
  while (livret_csv_next (csv, NULL))
    {
      if (!livret_csv_row_time (csv, 0, -1, &time) || time.seconds != 0)
        return FALSE;
      found = TRUE;
    }
  return found;
}

static LivretProbe
probe (LivretInput *input)
{
  return livret_csv_probe (input, layouts, G_N_ELEMENTS (layouts)) ? LIVRET_PROBE_SURE
         : holds_no_data (input)                                   ? LIVRET_PROBE_LIKELY
                                                                   : LIVRET_PROBE_NO;
}

static gboolean
import (LivretInput *input, const LivretImportOptions *options, LivretSink *sink, GError **error)
{
  GBytes *bytes = livret_input_bytes (input, error);
  g_autoptr (LivretCsv) csv = NULL;
  g_autoptr (LivretCsvPlan) daily = NULL;

  if (bytes == NULL)
    return FALSE;
  if (holds_no_data (input))
    return livret_unreadable (error, _ ("The file says itself that it holds no data."));
  csv = livret_csv_new (bytes, error);
  if (csv == NULL)
    return FALSE;
  if (is_daily (bytes))
    daily = livret_csv_plan_new (csv, daily_layouts, G_N_ELEMENTS (daily_layouts), NULL);
  if (daily != NULL)
    return livret_csv_import (input, daily_layouts, G_N_ELEMENTS (daily_layouts), options, sink,
                              error);
  return livret_csv_import (input, layouts, G_N_ELEMENTS (layouts), options, sink, error);
}

static const char *const suffixes[] = { "csv", NULL };
static const char *const media_types[] = { "text/csv", NULL };

const LivretFormat livret_format_google_takeout = {
  "google-takeout", N_ ("Fitbit table (Google Takeout)"), suffixes, media_types, FALSE, probe,
  import,
};
