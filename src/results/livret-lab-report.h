/* livret-lab-report.h: a laboratory's report as it is read, line by line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "results/livret-lab-result.h"

G_BEGIN_DECLS

#define LIVRET_LAB_RESULTS_MAX 400

typedef struct _LivretLabReport LivretLabReport;

/** livret_lab_report_new: (transfer full): of page 1; ended by livret_lab_report_end(). */
LivretLabReport *livret_lab_report_new (void);
/** livret_lab_report_page: the lines that follow are of page @page, from 1. */
void livret_lab_report_page (LivretLabReport *report, guint page);
/**
 * livret_lab_report_line: results, the day of the sample, or a heading that says what follows.
 * @text: UTF-8, @size bytes of it, without a line end
 * @doubts: #LivretLabDoubts that its results have besides their own
 * Returns: whether it says a result; none is taken beyond LIVRET_LAB_RESULTS_MAX
 */
gboolean
livret_lab_report_line (LivretLabReport *report, const char *text, gsize size, guint doubts);
/** livret_lab_report_day: the last day of a sample that was read, in days since 1970. */
gboolean livret_lab_report_day (const LivretLabReport *report, gint64 *day);
/** livret_lab_report_end: (transfer full) (element-type LivretLabResult): frees @report. */
GPtrArray *livret_lab_report_end (LivretLabReport *report);

G_END_DECLS
