/* livret-csv-layout.h: what the columns of a table mean, by its header.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A vendor is a row of a table: which header it writes (signature) and what each column holds.
 * Names are compared as livret_text_fold() makes them and without the unit in brackets; several
 * stand between bars, those after a '#' are French: "weight|gewicht#poids".
 */
#pragma once

#include "formats/livret-csv-number.h"
#include "formats/livret-csv.h"
#include "record/livret-csv-mapping.h"

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
  LIVRET_CSV_END,    /* when what was measured from the date on ended */
  LIVRET_CSV_OFFSET, /* "UTC+0200": the local clock's, of times that are UTC */
  LIVRET_CSV_ONLY,   /* says what a row is: only some are readings */
  LIVRET_CSV_KEY,    /* the vendor's own: numbers of rows and files */
  /* for rows that are read by a function of their layout */
  LIVRET_CSV_SPANS,    /* "[60,60]": seconds */
  LIVRET_CSV_LIST,     /* "[72,71]": a number, or a code, for each of them */
  LIVRET_CSV_STAGE,    /* a code for what happened from the date to the end */
  LIVRET_CSV_ACTIVITY, /* a sport's name */
  LIVRET_CSV_LASTED,   /* without pauses */
  LIVRET_CSV_ELAPSED,  /* with them */
  LIVRET_CSV_ENERGY,
  LIVRET_CSV_COVERED, /* a distance */
  LIVRET_CSV_DETAILS, /* what else, in JSON */
} LivretCsvRole;

/**
 * LivretCsvColumn:
 * @names: see above
 * @kinds: for %LIVRET_CSV_VALUE, ids between bars: the first that the unit fits; for
 *   %LIVRET_CSV_ONLY, the folded cells of rows that are readings; for %LIVRET_CSV_LIST and
 *   %LIVRET_CSV_STAGE an id, or codes and what they say: "0=time-awake|1=sleep:2"
 * @unit: (nullable): UCUM unit when the header does not say one
 * @low, @high, @higher: what the device measures at most, in the canonical unit, 0: unknown. It
 *   writes these, or “Low” and “High”, for all beyond. Devices of one vendor end at @high or at
 *   @higher: a column with a value between them is of the second sort.
 */
typedef struct
{
  const char *names;
  LivretCsvRole role;
  const char *kinds;
  const char *unit;
  double low;
  double high;
  double higher;
  guint16 code;  /* of the readings: a sleep stage */
  gboolean part; /* of what another column of its kind holds: taken where that one is empty */
} LivretCsvColumn;

typedef enum
{
  LIVRET_CSV_EXACT = 1 << 0,       /* the signature's letters and order are the vendor's own */
  LIVRET_CSV_ORDERED = 1 << 3,     /* the signature's order is the vendor's own */
  LIVRET_CSV_ZERO_ABSENT = 1 << 1, /* 0 stands for "not measured" */
  LIVRET_CSV_CHECK_BMI = 1 << 2,   /* the unit of the weight must agree with the body mass index */
  LIVRET_CSV_UTC = 1 << 4,         /* times without an offset are UTC */
  LIVRET_CSV_DAILY = 1 << 5,       /* a row stands for its day, whatever time is written */
  LIVRET_CSV_RAGGED = 1 << 6,      /* rows may lack their last cells, or end in empty ones */
  LIVRET_CSV_SPARSE = 1 << 7,      /* many rows are no readings; several columns hold one kind */
  LIVRET_CSV_DOTTED = 1 << 8,      /* a column's name is what stands behind the last full stop */
  LIVRET_CSV_ANY_KIND = 1 << 9,    /* a column may be called as any kind of reading is */
} LivretCsvFlags;

/**
 * LivretCsvLayout:
 * @source: who writes such tables
 * @signature: names that must be there, %NULL-terminated: anywhere, or as the first columns with
 *   %LIVRET_CSV_ORDERED, or so and letter by letter with %LIVRET_CSV_EXACT
 * @columns: %NULL-terminated by names
 * @title: (nullable): the header stands in the second row; so begins the first: "com.samsung."
 * @take: (nullable): what a row (#LivretCsvRow) holds, where columns alone do not tell it
 * @device: (nullable): of all rows
 * @rest: (nullable): why what further columns hold is not taken, said once for all of them; in the
 *   message catalogue
 */
typedef struct
{
  const char *source;
  LivretCsvFlags flags;
  const char *const *signature;
  const LivretCsvColumn *columns;
  const char *title;
  gboolean (*take) (gpointer row);
  const char *device;
  const char *rest;
} LivretCsvLayout;

/**
 * LivretCsvPlanColumn: one column of a file.
 * @title: as written
 * @unit: UCUM; %NULL: none written, so to be found out
 * @inferred: @unit is written nowhere: the numbers of the column fit no other
 * @unknown_unit: what stands in the brackets is no unit of this kind
 * @contradicted: other columns show that the vendor's usual unit is not the one in use
 * @meaning: (nullable): the layout's column
 * @limits: of what the device measures
 */
typedef struct
{
  LivretCsvRole role;
  const LivretKind *kind;
  const char *unit;
  gboolean inferred;
  gboolean unknown_unit;
  gboolean contradicted;
  char *title;
  const LivretCsvColumn *meaning;
  LivretCsvLimits limits;
} LivretCsvPlanColumn;

/**
 * LivretCsvPlan:
 * @rows: how many rows stand before the first reading, the header among them
 * @own: the layout of a table whose columns a person told
 */
typedef struct
{
  const LivretCsvLayout *layout;
  LivretCsvLayout own;
  const LivretCsvMapping *mapping;
  guint rows;
  guint n_columns;
  LivretCsvPlanColumn *columns;
  gboolean french;
} LivretCsvPlan;

/** livret_csv_plan_new: (nullable): by the first of @layouts whose header the table has; @csv
 * stands behind it then. %NULL without an error if there is none. */
LivretCsvPlan *livret_csv_plan_new (LivretCsv *csv,
                                    const LivretCsvLayout *layouts,
                                    gsize n_layouts,
                                    GError **error);
/** livret_csv_plan_guess: of the record now in @csv, by its names alone: it may lack a date. */
LivretCsvPlan *livret_csv_plan_guess (LivretCsv *csv, const LivretCsvLayout *layout);
/**
 * livret_csv_plan_column_set: what a column with its title holds, as a person told it.
 * @kind: (nullable): its id, for %LIVRET_CSV_VALUE
 * @unit: (nullable): interned; %NULL: as the title says
 */
void livret_csv_plan_column_set (LivretCsvPlanColumn *column,
                                 LivretCsvRole role,
                                 const char *kind,
                                 const char *unit);
void livret_csv_plan_free (LivretCsvPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretCsvPlan, livret_csv_plan_free)

/** livret_csv_plan_find: index of the first column of a role, -1 if there is none. */
int livret_csv_plan_find (const LivretCsvPlan *plan, LivretCsvRole role);

/** livret_csv_probe: whether a file begins with the header of one of @layouts. */
gboolean livret_csv_probe (LivretInput *input, const LivretCsvLayout *layouts, gsize n_layouts);

/** livret_csv_has_name: whether a folded name is one of those between bars. */
gboolean livret_csv_has_name (const char *names, const char *folded);

/** livret_csv_kind_called: (nullable): the kind of one number whose name in English or in the
 * current language folds to this: what Livret itself writes over a column. */
const LivretKind *livret_csv_kind_called (const char *folded);

/** livret_csv_column_for_name: (nullable): the column a folded name stands for. */
const LivretCsvColumn *
livret_csv_column_for_name (const LivretCsvColumn *columns, const char *folded, gboolean *french);

G_END_DECLS
