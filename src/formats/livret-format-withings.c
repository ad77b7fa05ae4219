/* livret-format-withings.c: weight.csv, bp.csv and height.csv of a Withings account export.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Times are the wall clock's, newest first; units stand in the header. A row of bp.csv with a pulse
 * alone comes from a scale and is a heart rate.
 */
#include "formats/livret-csv-import.h"

#include <glib/gi18n-lib.h>

static const char *const weight_signature[] = {
  "date",
  "weight|gewicht#poids",
  "fat mass|fettmasse#masse grasse|masse graisseuse",
  NULL,
};

static const LivretCsvColumn weight_columns[] = {
  { "date", LIVRET_CSV_DATE },
  { "weight|gewicht#poids", LIVRET_CSV_VALUE, "weight" },
  { "fat mass|fettmasse#masse grasse|masse graisseuse", LIVRET_CSV_VALUE,
    "body-fat-mass|body-fat" },
  { "bone mass|knochenmasse#masse osseuse", LIVRET_CSV_VALUE, "bone-mass" },
  { "muscle mass|muskelmasse#masse musculaire", LIVRET_CSV_VALUE, "muscle-mass|muscle" },
  { "hydration|hydratation", LIVRET_CSV_VALUE, "body-water-mass|body-water" },
  { "comments|kommentare#commentaires", LIVRET_CSV_COMMENT },
  { NULL },
};

static const char *const pressure_signature[] = {
  "date",
  "heart rate|herzfrequenz#frequence cardiaque|rythme cardiaque",
  "systolic|systolisch#systolique|pression systolique|tension systolique",
  "diastolic|diastolisch#diastolique|pression diastolique|tension diastolique",
  "comments|kommentare#commentaires",
  NULL,
};

static const LivretCsvColumn pressure_columns[] = {
  { "date", LIVRET_CSV_DATE },
  { "heart rate|herzfrequenz#frequence cardiaque|rythme cardiaque", LIVRET_CSV_PULSE, NULL,
    "/min" },
  { "systolic|systolisch#systolique|pression systolique|tension systolique", LIVRET_CSV_SYSTOLIC,
    NULL, "mm[Hg]" },
  { "diastolic|diastolisch#diastolique|pression diastolique|tension diastolique",
    LIVRET_CSV_DIASTOLIC, NULL, "mm[Hg]" },
  { "comments|kommentare#commentaires", LIVRET_CSV_COMMENT },
  { NULL },
};

static const char *const height_signature[] = {
  "date",
  "height|grosse#taille",
  "comments|kommentare#commentaires",
  NULL,
};

static const LivretCsvColumn height_columns[] = {
  { "date", LIVRET_CSV_DATE },
  { "height|grosse#taille", LIVRET_CSV_VALUE, "height" },
  { "comments|kommentare#commentaires", LIVRET_CSV_COMMENT },
  { NULL },
};

static const LivretCsvLayout layouts[] = {
  { "Withings", LIVRET_CSV_ORDERED, weight_signature, weight_columns },
  { "Withings", LIVRET_CSV_ORDERED, pressure_signature, pressure_columns },
  { "Withings", LIVRET_CSV_ORDERED, height_signature, height_columns },
};

static LivretProbe
probe (LivretInput *input)
{
  return livret_csv_probe (input, layouts, G_N_ELEMENTS (layouts)) ? LIVRET_PROBE_SURE
                                                                   : LIVRET_PROBE_NO;
}

static gboolean
import (LivretInput *input, const LivretImportOptions *options, LivretSink *sink, GError **error)
{
  return livret_csv_import (input, layouts, G_N_ELEMENTS (layouts), options, sink, error);
}

static const char *const suffixes[] = { "csv", NULL };
static const char *const media_types[] = { "text/csv", NULL };

const LivretFormat livret_format_withings = {
  "withings", N_ ("Withings readings"), suffixes, media_types, FALSE, probe, import,
};
