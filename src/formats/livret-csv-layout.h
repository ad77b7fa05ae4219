/* livret-csv-layout.h: what the columns of a table mean, by its header.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A vendor is a row of a table: which header it writes (signature) and what each column holds.
 * Names are compared as livret_text_fold() makes them and without the unit in brackets; several
 * stand between bars, those after a '#' are French: "weight|gewicht#poids".
 */
#pragma once

#include "formats/livret-csv.h"
#include "record/livret-kind.h"

G_BEGIN_DECLS

typedef enum
{
  LIVRET_CSV_NOTHING, /* not a name we know */
  LIVRET_CSV_DATE,    /* a date, or date and time */
  LIVRET_CSV_TIME,
  LIVRET_CSV_VALUE, /* a number of one kind */
  LIVRET_CSV_SYSTOLIC,
  LIVRET_CSV_DIASTOLIC,
  LIVRET_CSV_PULSE,
  LIVRET_CSV_PRESSURE, /* "128/79" in one cell */
  LIVRET_CSV_KIND,     /* one reading a row: kind, value, unit */
  LIVRET_CSV_NUMBER,
  LIVRET_CSV_UNIT,
  LIVRET_CSV_SOURCE,
  LIVRET_CSV_DEVICE,
  LIVRET_CSV_COMMENT,
} LivretCsvRole;

/**
 * LivretCsvColumn:
 * @names: see above
 * @kinds: for %LIVRET_CSV_VALUE, ids between bars: the first that the unit fits
 * @unit: (nullable): UCUM unit when the header does not say one
 */
typedef struct
{
  const char *names;
  LivretCsvRole role;
  const char *kinds;
  const char *unit;
} LivretCsvColumn;

typedef enum
{
  LIVRET_CSV_EXACT = 1 << 0,       /* the signature's letters and order are the vendor's own */
  LIVRET_CSV_ORDERED = 1 << 3,     /* the signature's order is the vendor's own */
  LIVRET_CSV_ZERO_ABSENT = 1 << 1, /* 0 stands for "not measured" */
  LIVRET_CSV_CHECK_BMI = 1 << 2,   /* the unit of the weight must agree with the body mass index */
} LivretCsvFlags;

/**
 * LivretCsvLayout:
 * @source: who writes such tables
 * @signature: names that must be there, %NULL-terminated: anywhere, or as the first columns with
 *   %LIVRET_CSV_ORDERED, or so and letter by letter with %LIVRET_CSV_EXACT
 * @columns: %NULL-terminated by names
 */
typedef struct
{
  const char *source;
  LivretCsvFlags flags;
  const char *const *signature;
  const LivretCsvColumn *columns;
} LivretCsvLayout;

/**
 * LivretCsvPlanColumn: one column of a file.
 * @title: as written
 * @unit: UCUM; %NULL: none written, so to be found out
 * @unknown_unit: what stands in the brackets is no unit of this kind
 * @contradicted: other columns show that the vendor's usual unit is not the one in use
 */
typedef struct
{
  LivretCsvRole role;
  const LivretKind *kind;
  const char *unit;
  gboolean unknown_unit;
  gboolean contradicted;
  char *title;
} LivretCsvPlanColumn;

typedef struct
{
  const LivretCsvLayout *layout;
  guint n_columns;
  LivretCsvPlanColumn *columns;
  gboolean french;
} LivretCsvPlan;

/** livret_csv_plan_new: (nullable): what the record now in @csv means as a header. */
LivretCsvPlan *livret_csv_plan_new (LivretCsv *csv, const LivretCsvLayout *layout);
void livret_csv_plan_free (LivretCsvPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretCsvPlan, livret_csv_plan_free)

/** livret_csv_plan_find: index of the first column of a role, -1 if there is none. */
int livret_csv_plan_find (const LivretCsvPlan *plan, LivretCsvRole role);

/** livret_csv_probe: whether a file begins with the header of one of @layouts. */
gboolean livret_csv_probe (LivretInput *input, const LivretCsvLayout *layouts, gsize n_layouts);

/** livret_csv_column_for_name: (nullable): the column a folded name stands for. */
const LivretCsvColumn *
livret_csv_column_for_name (const LivretCsvColumn *columns, const char *folded, gboolean *french);

G_END_DECLS
