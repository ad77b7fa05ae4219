/* livret-format-dexcom-clarity.c: CSV export of Dexcom Clarity.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first rows name the person, the device and the limits of its alerts: their numbers are no
 * readings, and neither are those of meals. Times are the wall clock's; “Low” and “High”
 * stand for what the sensor does not measure.
 */
#include "formats/livret-csv-import.h"

#include <glib/gi18n-lib.h>

static const char *const signature[] = {
  "index",
  "timestamp#horodatage",
  "event type#type d'evenement",
  "event subtype#sous-type d'evenement",
  NULL,
};

static const LivretCsvColumn columns[] = {
  { "timestamp#horodatage", LIVRET_CSV_DATE },
  { "event type#type d'evenement", LIVRET_CSV_ONLY, "egv|tge|insulin|insuline" },
  { "source device id#id du dispositif source", LIVRET_CSV_DEVICE },
  { "glucose value#valeur de glycemie|valeur du glucose|valeur de glucose", LIVRET_CSV_VALUE,
    "sensor-glucose", NULL, 40, 400 },
  { "insulin value (u)#valeur de l'insuline (u)|valeur d'insuline (u)", LIVRET_CSV_VALUE, "insulin",
    "[iU]" },
  { "index|event subtype|patient info|device info|duration|glucose rate of change|transmitter time|"
    "transmitter id#sous-type d'evenement|duree",
    LIVRET_CSV_KEY },
  { NULL },
};

static const LivretCsvLayout layouts[] = {
  { "Dexcom", LIVRET_CSV_ORDERED | LIVRET_CSV_RAGGED | LIVRET_CSV_SPARSE, signature, columns },
};

LIVRET_DEFINE_CSV_FORMAT (dexcom_clarity, "dexcom-clarity", N_ ("Dexcom Clarity export"));
