/* livret-lab-rows.h: the rows of a report's tables, as lines.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-wire-cells.h"
#include "results/livret-lab-report.h"

G_BEGIN_DECLS

typedef struct _LivretLabRows LivretLabRows;

/** livret_lab_rows_new: (transfer full): pages are read one after the other, since the heads of a
 * table hold on the next one too. @report: borrowed; takes the lines */
LivretLabRows *livret_lab_rows_new (LivretLabReport *report);
void livret_lab_rows_free (LivretLabRows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretLabRows, livret_lab_rows_free)

/**
 * livret_lab_rows_read: the rows of a page, columns of a page that has several apart, a name that
 * goes on in the next row as one, without what stands under the head of earlier results; a unit
 * that stands above the table alone is in doubt.
 * @cells: of one page, in the order of its rows
 */
void livret_lab_rows_read (LivretLabRows *rows, LivretPageCell *const *cells, guint n);

G_END_DECLS
