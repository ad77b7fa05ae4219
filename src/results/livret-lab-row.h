/* livret-lab-row.h: a row of cells on a page, and what its words have to do with the next one's.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-wire-cells.h"

G_BEGIN_DECLS

#define LIVRET_LAB_ROW_CELLS_MAX 32
/* Columns that a page is read in. */
#define LIVRET_LAB_STRIPS_MAX 3
/* Of the height of letters: how far below a line its second one stands, its heads do. */
#define LIVRET_LAB_LINE_APART 1.7
#define LIVRET_LAB_HEADS_APART 3.0

/** LivretLabRow: @n: cells, at least one; @used: it was read with another row. */
typedef struct
{
  const LivretPageCell *cells[LIVRET_LAB_ROW_CELLS_MAX];
  guint n;
  gboolean used;
} LivretLabRow;

/** livret_lab_rows_gather: (transfer full) (element-type LivretLabRow): of the cells of a page. */
GArray *livret_lab_rows_gather (LivretPageCell *const *cells, guint n);
/** livret_lab_rows_find_strips: where the columns of a page begin whose rows have results, at least
 * two each, into @begins. Returns how many; the first one begins at 0. */
guint livret_lab_rows_find_strips (GArray *rows, guint begins[LIVRET_LAB_STRIPS_MAX]);
/** livret_lab_rows_cut: (transfer full) (element-type LivretLabRow): the cells that begin from
 * @begin to before @end, row by row. */
GArray *livret_lab_rows_cut (GArray *rows, guint begin, guint end);
/** livret_lab_row_at: (nullable): a row that there is, and that was not @used. */
LivretLabRow *livret_lab_row_at (GArray *rows, guint i);

/** livret_lab_row_is_close: whether @below stands at most @lines of letters below @above. */
gboolean
livret_lab_row_is_close (const LivretLabRow *above, const LivretLabRow *below, double lines);
/** livret_lab_row_is_aligned: whether both begin as the lines of one name do. */
gboolean livret_lab_row_is_aligned (const LivretLabRow *above, const LivretLabRow *below);
/** livret_lab_row_goes_on: whether the one cell of @below (nullable) goes on with the name that
 * @row begins with. */
gboolean livret_lab_row_goes_on (const LivretLabRow *row, const LivretLabRow *below);

/** livret_lab_says_result: whether a line says one. */
gboolean livret_lab_says_result (const char *text);
gboolean livret_lab_begins_with_letter (const char *text);
/** livret_lab_begins_with_number: also below or above a limit. */
gboolean livret_lab_begins_with_number (const char *text);
/** livret_lab_is_name: whether @text begins with the name of an analyte. */
gboolean livret_lab_is_name (const char *text);
/** livret_lab_make_name: whether both together are a name that goes beyond @first. */
gboolean livret_lab_make_name (const char *first, const char *second);
/** livret_lab_changes_name: whether @text makes another analyte of the name before it. */
gboolean livret_lab_changes_name (const char *text);
/** livret_lab_ends_open: "Cholestérol non", "Rapport albumine/": what ends so goes on. */
gboolean livret_lab_ends_open (const char *text);
/** livret_lab_is_remark: what stands below a name and is no part of it. */
gboolean livret_lab_is_remark (const char *text);

G_END_DECLS
