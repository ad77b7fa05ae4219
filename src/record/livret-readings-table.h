/* livret-readings-table.h: many rows into the table readings by one statement, or looked up in it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-readings-series.h"

G_BEGIN_DECLS

/** LivretRare: what few readings have. @written: 0, or its place in the texts + 1. */
typedef struct
{
  double second;
  double third;
  guint64 written;
} LivretRare;

/**
 * LivretRowSlice: rows in the order of their keys, and what they refer to.
 * @series: of LivretBatchSeries, by number; @rare: of LivretRare, number 0 unused
 * @import: row of the import, their owner
 */
typedef struct
{
  LivretRow *rows;
  gsize n_rows;
  GArray *series;
  GArray *rare;
  GString *texts;
  gint64 import;
} LivretRowSlice;

static inline LivretBatchSeries *
livret_slice_series (const LivretRowSlice *slice, const LivretRow *row)
{
  return &g_array_index (slice->series, LivretBatchSeries, livret_row_series (row));
}

/** livret_slice_end_of_run: number of the row behind the last that is of the series of row @start.
 */
static inline gsize
livret_slice_end_of_run (const LivretRowSlice *slice, gsize start)
{
  gsize end = start + 1;

  while (end < slice->n_rows &&
         livret_row_same_as (&slice->rows[end]) == livret_row_same_as (&slice->rows[start]))
    end++;
  return end;
}

/** livret_slice_get_stored: the row as it lies, or would lie, in the record. */
void livret_slice_get_stored (const LivretRowSlice *slice, const LivretRow *row, LivretStored *out);
/** livret_same_further: whether nothing in @found's further components is missing or other in
 * @there's. */
gboolean livret_same_further (const double there[LIVRET_COMPONENTS_MAX],
                              const double found[LIVRET_COMPONENTS_MAX]);

/** livret_slice_mark_known: gives @row its state: a row with its key lies in the record, of
 * @import, with @more. */
void livret_slice_mark_known (const LivretRowSlice *slice,
                              LivretRow *row,
                              gint64 import,
                              const char *more);

/** livret_slice_insert: inserts the rows whose state is NEW; those that are there already get their
 * state. */
gboolean livret_slice_insert (LivretRowSlice *slice, LivretDb *db, GError **error);
/** livret_slice_look_up: gives the rows that are there already their state, writes nothing. */
gboolean livret_slice_look_up (LivretRowSlice *slice, LivretDb *db, GError **error);

G_END_DECLS
