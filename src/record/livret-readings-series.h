/* livret-readings-series.h: the series of an import: their kind and unit, their place in the
 * record. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-readings-stored.h"

G_BEGIN_DECLS

/**
 * LivretBatchSeries: a series of the sink.
 * @series.kind: NULL: this Livret does not know the kind; @series.row 0: not in the record (yet)
 * @same_as: the first of the sink's series that is the same in the record
 * @convertible: @unit is one of the kind's dimension
 * @factor, @shift: canonical = value * factor + shift
 * @decimals_max: with so many decimals a value still prints back from the canonical one
 * @unit_number: as packed: 0 for the canonical unit
 * @near: the series holds rows in other units: values are compared within what was rounded off
 * @first, @last: times as found of the rows so far
 * @balance: number of the kind's balance
 */
typedef struct
{
  LivretSeries series;
  char *kind_id;
  char *source;
  char *device;
  char *unit;
  guint16 same_as;
  gboolean convertible;
  double factor;
  double shift;
  int decimals_max;
  guint unit_number;
  gboolean near;
  gboolean resolved;
  gint64 first;
  gint64 last;
  guint balance;
} LivretBatchSeries;

void livret_batch_series_init (LivretBatchSeries *series, const LivretSinkSeries *found);
void livret_batch_series_clear (LivretBatchSeries *series);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LivretBatchSeries, livret_batch_series_clear)
/** livret_batch_series_same: whether both are one series of the record. */
gboolean livret_batch_series_same (const LivretBatchSeries *a, const LivretBatchSeries *b);

/** livret_batch_series_convert: as livret_kind_values_to_canonical(), quickly; @values may be @out.
 */
void livret_batch_series_convert (const LivretBatchSeries *series,
                                  const double values[LIVRET_COMPONENTS_MAX],
                                  double out[LIVRET_COMPONENTS_MAX]);

/**
 * livret_batch_series_place: (transfer full): which reading it is, as a person looks for it:
 * “Weight, 21 Nov 2026 at 07:46”. Its number in the file would be a line in a table, and a record,
 * a message or a row elsewhere.
 */
char *livret_batch_series_place (const LivretBatchSeries *series, gint64 time, int offset_min);

/** livret_kind_is_plausible: FALSE when a component lies outside of what the kind's table says. */
gboolean livret_kind_is_plausible (const LivretKind *kind,
                                   const double values[LIVRET_COMPONENTS_MAX]);

/**
 * livret_batch_series_resolve: finds the series of a person (a row of the table) in the record;
 * makes it, its source and its unit when @create. Not found: row 0.
 */
gboolean livret_batch_series_resolve (
    LivretBatchSeries *series, LivretDb *db, gint64 owner, gboolean create, GError **error);

#define LIVRET_UNIT_UNKNOWN 256
/** livret_unit_number: the number of a unit for a kind, 0 if it is the canonical one; made when
 * @create, else LIVRET_UNIT_UNKNOWN if no reading has it. */
gboolean livret_unit_number (LivretDb *db,
                             const LivretKind *kind,
                             const char *ucum,
                             gboolean create,
                             guint *number,
                             GError **error);
/** livret_unit_name: (transfer full) (nullable): the UCUM code of a number; the kind's own for 0.
 */
char *livret_unit_name (LivretDb *db, const LivretKind *kind, guint number, GError **error);
/** livret_unit_rounding: half a unit of the last digit, in the canonical unit; 0 if unknown. */
double livret_unit_rounding (const LivretKind *kind, const char *ucum, int decimals);

G_END_DECLS
