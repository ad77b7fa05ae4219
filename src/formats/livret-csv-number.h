/* livret-csv-number.h: a cell as a number, or why it is none.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-csv-mapping.h"
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
 * LivretCsvLimits: what a device measures at most, in the canonical unit; 0: unknown. Beyond, it
 * writes “Low” and “High”, or the limits themselves.
 */
typedef struct
{
  double low;
  double high;
} LivretCsvLimits;

/**
 * livret_csv_number_parse:
 * @unit: in which the number is read, to tell a decimal comma from thousands by what is plausible
 * @sign: what the decimals of the file stand behind, where a person told it
 * @limits: a number at one of them is flagged as being at most, or at least, so much
 */
LivretCsvNumberStatus livret_csv_number_parse (const char *text,
                                               const LivretComponent *component,
                                               const LivretKind *kind,
                                               const char *unit,
                                               LivretCsvDecimals sign,
                                               const LivretCsvLimits *limits,
                                               LivretCsvNumber *out);

G_END_DECLS
