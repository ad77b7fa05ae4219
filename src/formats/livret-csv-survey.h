/* livret-csv-survey.h: what only the whole table tells: order of day and month, decimal sign,
 * units. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/livret-csv-layout.h"
#include "formats/livret-csv-time.h"
#include "formats/livret-format.h"

G_BEGIN_DECLS

/**
 * LivretCsvSurvey:
 * @rows: data rows
 * @order: of numeric dates with the year last
 * @filled: cells that hold something, by column
 * @folds: one bit a row: its time is of the second pass through a repeated hour
 */
typedef struct
{
  guint rows;
  LivretDateOrder order;
  guint *filled;
  GByteArray *folds;
} LivretCsvSurvey;

/**
 * livret_csv_survey: reads the table once, from the record after the header; fills in the units of
 * @plan that the header does not say but the numbers leave no doubt about.
 *
 * Errors: the file is cut short.
 */
gboolean livret_csv_survey (LivretCsv *csv,
                            LivretCsvPlan *plan,
                            const LivretImportOptions *options,
                            LivretCsvSurvey *survey,
                            GError **error);
void livret_csv_survey_clear (LivretCsvSurvey *survey);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LivretCsvSurvey, livret_csv_survey_clear)

gboolean livret_csv_survey_is_fold (const LivretCsvSurvey *survey, guint row);

/** livret_csv_row_time: date and time cells of the record in @csv as one. */
gboolean livret_csv_row_time (LivretCsv *csv, int date_column, int time_column, LivretCsvTime *out);

/** livret_csv_is_absent: "", "-", "--", "NaN", "n/a", "null" */
gboolean livret_csv_is_absent (const char *text);

G_END_DECLS
