/* livret-format-csv.c: tables of readings that no known app wrote: a date column and columns of
 * known kinds, or one reading a row (date, kind, value, unit).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-csv-import.h"
#include "formats/livret-csv-map.h"

#include <glib/gi18n-lib.h>

#define DATE_NAMES                                                                                 \
  "date|datetime|date/time|date time|timestamp|measured at|measurement date|day"                   \
  "#date et heure|date/heure|date heure|horodatage|date de mesure|date de la mesure|jour|le"

static const char *const signature[] = { DATE_NAMES, NULL };

static const LivretCsvColumn columns[] = {
  { DATE_NAMES, LIVRET_CSV_DATE },
  { "time|hour#heure|heure de mesure", LIVRET_CSV_TIME },
  { "kind|type|measure|measurement#mesure|type de mesure|nature", LIVRET_CSV_KIND },
  { "value|result#valeur|resultat", LIVRET_CSV_NUMBER },
  { "unit|units#unite|unites", LIVRET_CSV_UNIT },
  { "source|data source|app|application#origine", LIVRET_CSV_SOURCE },
  { "device|serial|serial number#appareil|numero de serie", LIVRET_CSV_DEVICE },
  { "comment|comments|note|notes|remark|remarks#commentaire|commentaires|remarque|remarques",
    LIVRET_CSV_COMMENT },
  { "blood pressure|bp#tension|tension arterielle|pression arterielle", LIVRET_CSV_PRESSURE },
  { "systolic|sys|systolic blood pressure|systolic pressure"
    "#systolique|systole|pression systolique|tension systolique|maxima",
    LIVRET_CSV_SYSTOLIC },
  { "diastolic|dia|diastolic blood pressure|diastolic pressure"
    "#diastolique|diastole|pression diastolique|tension diastolique|minima",
    LIVRET_CSV_DIASTOLIC },
  { "heart rate|pulse|hr|bpm|pulse rate|beats per minute#pouls|pulsations|frequence "
    "cardiaque|rythme cardiaque|fc",
    LIVRET_CSV_PULSE, NULL, "/min" },
  { "oxygen saturation|spo2|oxygen|o2 saturation#saturation|saturation en oxygene|sao2",
    LIVRET_CSV_VALUE, "oxygen-saturation", "%" },
  { "respiratory rate|respiration#frequence respiratoire|fr", LIVRET_CSV_VALUE, "respiratory-rate",
    "/min" },
  { "temperature|body temperature|temp#temperature corporelle", LIVRET_CSV_VALUE, "temperature" },
  { "weight|body weight#poids", LIVRET_CSV_VALUE, "weight" },
  { "height|body height|size#taille", LIVRET_CSV_VALUE, "height" },
  { "bmi|body mass index#imc|indice de masse corporelle", LIVRET_CSV_VALUE, "bmi", "kg/m2" },
  { "waist|waist circumference#tour de taille", LIVRET_CSV_VALUE, "waist-circumference" },
  { "head circumference#perimetre cranien|tour de tete", LIVRET_CSV_VALUE, "head-circumference" },
  { "body fat|fat|fat mass|body fat percentage#masse grasse|graisse|taux de masse grasse",
    LIVRET_CSV_VALUE, "body-fat|body-fat-mass" },
  { "muscle|muscle mass#muscles|masse musculaire", LIVRET_CSV_VALUE, "muscle-mass|muscle" },
  { "lean mass|lean body mass#masse maigre", LIVRET_CSV_VALUE, "lean-mass" },
  { "bone|bone mass#os|masse osseuse", LIVRET_CSV_VALUE, "bone-mass" },
  { "water|body water|hydration#eau|hydratation|masse hydrique", LIVRET_CSV_VALUE,
    "body-water|body-water-mass" },
  { "glucose|blood glucose|blood sugar|glycemia#glycemie|glycemie capillaire|sucre",
    LIVRET_CSV_VALUE, "glucose" },
  { "interstitial glucose|sensor glucose#glucose interstitiel|glucose capteur", LIVRET_CSV_VALUE,
    "sensor-glucose" },
  { "mean interstitial glucose#glucose interstitiel moyen", LIVRET_CSV_VALUE,
    "interstitial-glucose" },
  { "hba1c|a1c|glycated haemoglobin|glycated hemoglobin#hemoglobine glyquee|hemoglobine glycquee",
    LIVRET_CSV_VALUE, "hba1c", "%" },
  { "gmi|glucose management indicator#igg|indicateur de gestion du glucose", LIVRET_CSV_VALUE,
    "gmi", "%" },
  { "steps|step count#pas|nombre de pas", LIVRET_CSV_VALUE, "steps", "{steps}" },
  { "pain|pain level|pain severity#douleur|niveau de douleur|intensite de la douleur",
    LIVRET_CSV_VALUE, "pain", "1" },
  { NULL },
};

static const LivretCsvLayout layouts[] = {
  { "CSV", LIVRET_CSV_ANY_KIND, signature, columns },
};

LivretCsvTable *
livret_format_csv_describe (LivretInput *input, GError **error)
{
  return livret_csv_describe (input, &layouts[0], error);
}

static LivretProbe
probe (LivretInput *input)
{
  return livret_csv_probe (input, layouts, G_N_ELEMENTS (layouts)) ? LIVRET_PROBE_LIKELY
                                                                   : LIVRET_PROBE_NO;
}

static gboolean
import (LivretInput *input, const LivretImportOptions *options, LivretSink *sink, GError **error)
{
  return livret_csv_import (input, layouts, G_N_ELEMENTS (layouts), options, sink, error);
}

static const char *const suffixes[] = { "csv", "tsv", NULL };
static const char *const media_types[] = { "text/csv", "text/tab-separated-values", NULL };

const LivretFormat livret_format_csv = {
  "csv", N_ ("Tables of readings (CSV)"), suffixes, media_types, FALSE, probe, import,
};
