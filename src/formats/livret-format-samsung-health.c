/* livret-format-samsung-health.c: tables of a Samsung Health download of personal data.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A table of the download is one file; its first row names the type, the header stands in the
 * second, and all rows end in a delimiter. Columns may carry the type as a prefix. Times are UTC,
 * the local clock's offset beside them. Days of steps are counted by several sources and once
 * together (source type -2). The height beside each weight is the one of the profile. What was
 * measured minute by minute stands in JSON files beside the tables.
 */
#include "formats/livret-csv-import.h"

#include <glib/gi18n-lib.h>

#include "formats/livret-csv-take.h"
#include "formats/livret-packed.h"
#include "formats/livret-samsung-bins.h"

#define TITLE "com.samsung."

static const char *const steps_signature[] = { "day_time", "source_type", "count", NULL };

static const LivretCsvColumn steps_columns[] = {
  { "day_time", LIVRET_CSV_DATE },
  { "source_type", LIVRET_CSV_ONLY, "-2" },
  { "count", LIVRET_CSV_VALUE, "steps", "{steps}" },
  { "distance", LIVRET_CSV_VALUE, "distance", "m" },
  { NULL },
};

static const char *const stage_signature[] = { "start_time", "end_time", "stage", "sleep_id",
                                               NULL };

static const LivretCsvColumn stage_columns[] = {
  { "start_time", LIVRET_CSV_DATE },
  { "end_time", LIVRET_CSV_END },
  { "time_offset", LIVRET_CSV_OFFSET },
  { "deviceuuid", LIVRET_CSV_DEVICE },
  { "stage", LIVRET_CSV_STAGE, "40001=time-awake|40002=sleep:2|40003=sleep:3|40004=sleep:4" },
  { "datauuid|pkg_name|create_time|update_time|create_sh_ver|modify_sh_ver|custom|sleep_id",
    LIVRET_CSV_KEY },
  { NULL },
};

static const char *const signature[] = { "start_time", NULL };

static const LivretCsvColumn columns[] = {
  { "start_time", LIVRET_CSV_DATE },
  { "end_time", LIVRET_CSV_END },
  { "time_offset", LIVRET_CSV_OFFSET },
  { "deviceuuid", LIVRET_CSV_DEVICE },
  { "systolic", LIVRET_CSV_SYSTOLIC, NULL, "mm[Hg]" },
  { "diastolic", LIVRET_CSV_DIASTOLIC, NULL, "mm[Hg]" },
  { "pulse", LIVRET_CSV_PULSE, NULL, "/min" },
  { "heart_rate", LIVRET_CSV_VALUE, "heart-rate", "/min" },
  { "spo2", LIVRET_CSV_VALUE, "oxygen-saturation", "%" },
  { "weight", LIVRET_CSV_VALUE, "weight", "kg" },
  { "body_fat", LIVRET_CSV_VALUE, "body-fat", "%" },
  { "glucose", LIVRET_CSV_VALUE, "glucose" },
  { "temperature", LIVRET_CSV_VALUE, "temperature" },
  { "comment", LIVRET_CSV_COMMENT },
  { "datauuid|pkg_name|create_time|update_time|create_sh_ver|modify_sh_ver|custom|"
    "binning_data|height",
    LIVRET_CSV_KEY },
  { NULL },
};

static const LivretCsvLayout layouts[] = {
  { "Samsung Health", LIVRET_CSV_DAILY | LIVRET_CSV_RAGGED, steps_signature, steps_columns, TITLE },
  { "Samsung Health", LIVRET_CSV_UTC | LIVRET_CSV_RAGGED | LIVRET_CSV_DOTTED, stage_signature,
    stage_columns, TITLE, livret_csv_take_stage },
  { "Samsung Health",
    LIVRET_CSV_UTC | LIVRET_CSV_RAGGED | LIVRET_CSV_DOTTED | LIVRET_CSV_ZERO_ABSENT, signature,
    columns, TITLE },
};

extern const LivretFormat livret_format_samsung_health;

static const LivretFormat *const formats[] = { &livret_format_samsung_health, NULL };
static const LivretPackedPlan plan = { formats };

static LivretProbe
probe (LivretInput *input)
{
  if (livret_packed_is_archive (input))
    return livret_packed_probe (input, &plan);
  return livret_csv_probe (input, layouts, G_N_ELEMENTS (layouts)) ||
                 livret_samsung_bins_probe (input)
             ? LIVRET_PROBE_SURE
             : LIVRET_PROBE_NO;
}

static gboolean
import (LivretInput *input, const LivretImportOptions *options, LivretSink *sink, GError **error)
{
  if (livret_packed_is_archive (input))
    return livret_packed_import (input, &plan, options, sink, error);
  if (livret_samsung_bins_probe (input))
    return livret_samsung_bins_import (input, sink, error);
  return livret_csv_import (input, layouts, G_N_ELEMENTS (layouts), options, sink, error);
}

static const char *const suffixes[] = { "csv", "json", "zip", NULL };
static const char *const media_types[] = { "text/csv", "application/json", "application/zip",
                                           NULL };

const LivretFormat livret_format_samsung_health = {
  "samsung-health", N_ ("Samsung Health table"), suffixes, media_types, FALSE, probe, import,
};
