/* livret-csv-number.h: a cell as a number, or why it is none.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-kind.h"
#include "record/livret-sink.h"

G_BEGIN_DECLS

typedef enum
{
  LIVRET_CSV_NUMBER_GOOD,
  LIVRET_CSV_NUMBER_BAD,       /* no number */
  LIVRET_CSV_NUMBER_AMBIGUOUS, /* "4,404": four and some, or four thousand */
} LivretCsvNumberStatus;

/**
 * LivretCsvNumber:
 * @flags: COMMA, BELOW, ABOVE of #LivretReadingFlags
 * @exact: number, decimals and comma print back to the cell
 */
typedef struct
{
  double value;
  guint8 decimals;
  guint8 flags;
  gboolean exact;
} LivretCsvNumber;

/**
 * livret_csv_number_parse:
 * @unit: in which the number is read, to tell a decimal comma from thousands by what is plausible
 */
LivretCsvNumberStatus livret_csv_number_parse (const char *text,
                                               const LivretComponent *component,
                                               const LivretKind *kind,
                                               const char *unit,
                                               LivretCsvNumber *out);

G_END_DECLS
