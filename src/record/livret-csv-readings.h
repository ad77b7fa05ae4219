/* livret-csv-readings.h: the columns of the table of readings that Livret writes and reads
 * back. SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One reading a line, as it counts now, with all that came with it. The columns:
 *
 *   time          2026-11-21T08:12:31+01:00; with “Z” where the local clock's offset is not known,
 *                 with neither where the time is what a clock on the wall showed
 *   duration      seconds, empty for an instant
 *   kind          its id: blood-pressure
 *   value, second value, third value
 *                 in the unit and with the decimals and the decimal sign as found; components with
 *                 a unit of their own (a pulse) in that
 *   unit          UCUM
 *   code          a sleep stage, a sport; empty for 0
 *   source, device
 *   marks         words: manual second ambiguous below above rounded
 *   as written    where the value does not print back to it: “Low”, “8 123”
 *   before correction
 *                 for people: what was found, where a person corrected it; not read back
 *
 * A text that a spreadsheet would take for a formula has an apostrophe before it.
 */
#pragma once

/** LIVRET_READINGS_CSV_HEADER: the columns' titles, in their order. */
#define LIVRET_READINGS_CSV_HEADER                                                                 \
  "time", "duration", "kind", "value", "second value", "third value", "unit", "code", "source",    \
      "device", "marks", "as written", "before correction"

typedef enum
{
  LIVRET_READINGS_CSV_TIME,
  LIVRET_READINGS_CSV_DURATION,
  LIVRET_READINGS_CSV_KIND,
  LIVRET_READINGS_CSV_VALUE, /* the other two behind it */
  LIVRET_READINGS_CSV_UNIT = LIVRET_READINGS_CSV_VALUE + 3,
  LIVRET_READINGS_CSV_CODE,
  LIVRET_READINGS_CSV_SOURCE,
  LIVRET_READINGS_CSV_DEVICE,
  LIVRET_READINGS_CSV_MARKS,
  LIVRET_READINGS_CSV_WRITTEN,
  LIVRET_READINGS_CSV_BEFORE,
  LIVRET_READINGS_CSV_N_COLUMNS,
} LivretReadingsCsvColumn;
