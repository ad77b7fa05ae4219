/* livret-format-ihealth.c: CSV exports of iHealth.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * English month names whatever the language; the header of the pulse, “Pulse(Beats/Min)”, is the
 * vendor's own. Times are the wall clock's.
 */
#include "formats/livret-csv-import.h"

#include <glib/gi18n-lib.h>

static const char *const signature[] = {
  "Date", "Time", "SYS(mmHg)", "DIA(mmHg)", "Pulse(Beats/Min)", NULL,
};

static const LivretCsvColumn columns[] = {
  { "date", LIVRET_CSV_DATE },
  { "time", LIVRET_CSV_TIME },
  { "sys", LIVRET_CSV_SYSTOLIC, NULL, "mm[Hg]" },
  { "dia", LIVRET_CSV_DIASTOLIC, NULL, "mm[Hg]" },
  { "pulse|pulse(beats/min)", LIVRET_CSV_PULSE, NULL, "/min" },
  { "note", LIVRET_CSV_COMMENT },
  { NULL },
};

static const LivretCsvLayout layouts[] = {
  { "iHealth", LIVRET_CSV_EXACT, signature, columns },
};

LIVRET_DEFINE_CSV_FORMAT (ihealth, "ihealth", N_ ("iHealth readings"));
