/* livret-format-libreview.c: CSV report of a LibreView account (FreeStyle Libre sensors).
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A title stands in the first row, the header in the second, the unit in its names. Each row fills
 * one column: the sensor's value every quarter of an hour, a scan by the person, a strip, a dose,
 * a meal. What a dose was reckoned from (meal, correction, what the person changed) is taken where
 * the dose itself is not written beside it. Times are the wall clock's. Sensors end at 40 and, by
 * model, at 400 or 500 mg/dL.
 */
#include "formats/livret-csv-import.h"

#include <glib/gi18n-lib.h>

#define LOW 40
#define HIGH 400
#define HIGHER 500
/* As HealthKit counts them, then our own: doses of one moment are told apart. */
#define LONG 1
#define RAPID 2
#define MEAL 3
#define CORRECTION 4
#define CHANGE 5

static const char *const signature[] = {
  "device#appareil",
  "serial number#numero de serie",
  "device timestamp#horodatage de l'appareil",
  "record type#type d'enregistrement",
  NULL,
};

static const LivretCsvColumn columns[] = {
  { "device#appareil", LIVRET_CSV_SOURCE },
  { "serial number#numero de serie", LIVRET_CSV_DEVICE },
  { "device timestamp#horodatage de l'appareil", LIVRET_CSV_DATE },
  { "record type#type d'enregistrement", LIVRET_CSV_KEY },
  { "historic glucose#historique de la glycemie|historique de glycemie", LIVRET_CSV_VALUE,
    "sensor-glucose", NULL, LOW, HIGH, HIGHER },
  { "scan glucose#numerisation de la glycemie|scan de glycemie|scan de la glycemie",
    LIVRET_CSV_VALUE, "sensor-glucose", NULL, LOW, HIGH, HIGHER },
  { "rapid-acting insulin (units)#insuline a action rapide (unites)", LIVRET_CSV_VALUE, "insulin",
    "[iU]", .code = RAPID },
  { "long-acting insulin (units)|long-acting insulin value (units)"
    "#insuline a action longue (unites)|insuline a action lente (unites)",
    LIVRET_CSV_VALUE, "insulin", "[iU]", .code = LONG },
  { "meal insulin (units)#insuline repas (unites)", LIVRET_CSV_VALUE, "insulin", "[iU]",
    .code = MEAL, .part = TRUE },
  { "correction insulin (units)#correction insuline (unites)", LIVRET_CSV_VALUE, "insulin", "[iU]",
    .code = CORRECTION, .part = TRUE },
  { "user change insulin (units)#insuline modifiee par l'utilisateur (unites)", LIVRET_CSV_VALUE,
    "insulin", "[iU]", .code = CHANGE, .part = TRUE },
  { "strip glucose#glycemie par bandelette|glycemie de la bandelette", LIVRET_CSV_VALUE,
    "glucose" },
  { NULL },
};

static const LivretCsvLayout layouts[] = {
  { "LibreView", LIVRET_CSV_ORDERED | LIVRET_CSV_RAGGED | LIVRET_CSV_SPARSE, signature, columns,
    "" },
};

LIVRET_DEFINE_CSV_FORMAT (libreview, "libreview", N_ ("LibreView report (FreeStyle Libre)"));
