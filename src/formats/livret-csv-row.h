/* livret-csv-row.h: the work on one row of a table of readings. For livret-csv-*.c alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/livret-gather.h"
#include "formats/livret-csv-survey.h"

G_BEGIN_DECLS

/**
 * LivretCsvRow: the row at hand and where it goes. Functions that take it answer %FALSE only when
 * the sink wants no more: a row or cell that cannot be taken is set aside and the work goes on.
 * @others: rows that are no readings, up to now
 * @parts: cells that are not taken because the row holds what they are parts of
 * @row: number among the data rows
 * @n_items: readings given and cells set aside of this row
 * @reading: its time is set, its values are not
 * @told: what is said once of a table was said
 */
typedef struct
{
  LivretCsv *csv;
  LivretCsvPlan *plan;
  LivretCsvSurvey *survey;
  LivretGather *batch;
  int date_column;
  int time_column;
  guint others;
  guint parts;
  guint row;
  guint n_items;
  gboolean wall_clock;
  LivretSinkReading reading;
  const char *source;
  const char *device;
  gboolean told;
} LivretCsvRow;

/** livret_csv_row_cell: "" if the table has no column of this role. */
const char *
livret_csv_row_cell (LivretCsvRow *self, LivretCsvRole role, const LivretCsvPlanColumn **column);
/** livret_csv_row_set_aside: the row, or its cell of the @column (nullable), for a reason. */
gboolean livret_csv_row_set_aside (LivretCsvRow *self, const char *column, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
/** livret_csv_row_quote: (transfer full): a cell in a sentence: not longer than a line. */
char *livret_csv_row_quote (const char *cell);

/** livret_csv_row_take_columns: a reading a column, and those of a cuff. */
gboolean livret_csv_row_take_columns (LivretCsvRow *self);
/** livret_csv_row_take_long_form: one reading: kind, value, unit. */
gboolean livret_csv_row_take_long_form (LivretCsvRow *self);

G_END_DECLS
