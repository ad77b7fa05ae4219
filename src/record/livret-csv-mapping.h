/* livret-csv-mapping.h: what a person says that the columns of a table hold.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plain value: made by the mapping page or from a file, sent to the reader with the job,
 * remembered by the table's header. As JSON:
 *
 *   { "dates": "auto" | "day-first" | "month-first", "decimals": "auto" | "comma" | "point",
 *     "clock": "wall" | "utc",
 *     "columns": [ { "title": "Gewicht", "use": "value", "kind": "weight", "unit": "kg" }, … ] }
 */
#pragma once

#include "record/livret-kind.h"

G_BEGIN_DECLS

/* Wider tables are not mapped. */
#define LIVRET_CSV_MAPPED_MAX 200
/* Bytes of a title that are kept and compared. */
#define LIVRET_CSV_TITLE_MAX 100
#define LIVRET_CSV_SAMPLES 3
/* Bytes of a cell that is shown as a sample. */
#define LIVRET_CSV_SAMPLE_MAX 40
#define LIVRET_CSV_MAPPING_JSON_MAX (256 * 1024)

/* What a column holds; the order is that of livret_csv_use_id(). */
typedef enum
{
  LIVRET_CSV_USE_NONE, /* left out */
  LIVRET_CSV_USE_DATE, /* a date, or date and time */
  LIVRET_CSV_USE_TIME,
  LIVRET_CSV_USE_VALUE, /* a number of one kind */
  LIVRET_CSV_USE_PRESSURE,
  LIVRET_CSV_USE_SYSTOLIC,
  LIVRET_CSV_USE_DIASTOLIC,
  LIVRET_CSV_USE_PULSE,
  LIVRET_CSV_USE_KIND, /* one reading a row: its kind, number and unit */
  LIVRET_CSV_USE_NUMBER,
  LIVRET_CSV_USE_UNIT,
  LIVRET_CSV_USE_SOURCE,
  LIVRET_CSV_USE_DEVICE,
  LIVRET_CSV_N_USES,
} LivretCsvUse;

typedef enum
{
  LIVRET_CSV_DATES_AUTO, /* as the dates themselves tell; what they leave open is set aside */
  LIVRET_CSV_DATES_DAY_FIRST,
  LIVRET_CSV_DATES_MONTH_FIRST,
  LIVRET_CSV_N_DATES,
} LivretCsvDates;

typedef enum
{
  LIVRET_CSV_DECIMALS_AUTO,
  LIVRET_CSV_DECIMALS_COMMA,
  LIVRET_CSV_DECIMALS_POINT,
  LIVRET_CSV_N_DECIMALS,
} LivretCsvDecimals;

/**
 * LivretCsvMapped: one column.
 * @title: as the header has it
 * @kind: id, for %LIVRET_CSV_USE_VALUE; else ""
 * @unit: UCUM; "": as the header or the numbers tell
 */
typedef struct
{
  char *title;
  LivretCsvUse use;
  char *kind;
  char *unit;
} LivretCsvMapped;

typedef struct
{
  GPtrArray *columns; /* LivretCsvMapped */
  LivretCsvDates dates;
  LivretCsvDecimals decimals;
  gboolean utc; /* times without an offset are UTC, not the wall clock's */
} LivretCsvMapping;

LivretCsvMapping *livret_csv_mapping_new (void);
void livret_csv_mapping_free (LivretCsvMapping *mapping);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretCsvMapping, livret_csv_mapping_free)
LivretCsvMapping *livret_csv_mapping_copy (const LivretCsvMapping *mapping);
gboolean livret_csv_mapping_equal (const LivretCsvMapping *one, const LivretCsvMapping *other);
/** livret_csv_mapping_add: (transfer none): a column that is left out; @title is cut. */
LivretCsvMapped *livret_csv_mapping_add (LivretCsvMapping *mapping, const char *title);
static inline LivretCsvMapped *
livret_csv_mapping_column (const LivretCsvMapping *mapping, guint index)
{
  return (LivretCsvMapped *) mapping->columns->pdata[index];
}

/** livret_csv_use_id: "date", "value"… as JSON has it. */
const char *livret_csv_use_id (LivretCsvUse use);
/** livret_csv_use_kind: (nullable): the kind a column of this use holds numbers of. */
const LivretKind *livret_csv_mapped_kind (const LivretCsvMapped *column);

/**
 * livret_csv_mapping_check: whether readings can come of it: a date, something to keep, no column
 * twice, units that fit. Errors: LIVRET_RECORD_ERROR_INVALID with what is missing.
 */
gboolean livret_csv_mapping_check (const LivretCsvMapping *mapping, GError **error);
/** livret_csv_mapping_print: (transfer full): a hash, in hexadecimal, of the titles without
 * accents, capitals and spaces around: by it a mapping is remembered. */
char *livret_csv_mapping_print (const LivretCsvMapping *mapping);
/** livret_csv_title_fold: (transfer full): a title as it is compared. */
char *livret_csv_title_fold (const char *title);

/** livret_csv_mapping_to_json: (transfer full): canonical JSON. */
char *livret_csv_mapping_to_json (const LivretCsvMapping *mapping);
/** livret_csv_mapping_from_json: Errors: LIVRET_RECORD_ERROR_INVALID. */
LivretCsvMapping *livret_csv_mapping_from_json (const char *text, gssize size, GError **error);

/**
 * LivretCsvTable: what a table looks like before its columns are known.
 * @mapping: what Livret would make of it, by its titles alone
 * @samples: LIVRET_CSV_SAMPLES a column, one after another; "" where there are fewer
 */
typedef struct
{
  char delimiter;
  guint rows;
  LivretCsvMapping *mapping;
  GPtrArray *samples;
} LivretCsvTable;

LivretCsvTable *livret_csv_table_new (void);
void livret_csv_table_free (LivretCsvTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretCsvTable, livret_csv_table_free)

G_END_DECLS
