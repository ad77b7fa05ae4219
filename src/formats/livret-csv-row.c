/* livret-csv-row.c: what the cells of one row hold.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-csv-row.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#include "base/livret-quantity.h"
#include "base/livret-text.h"

/* Longer cells are no numbers. */
#define BARE_MAX 100

gboolean
livret_csv_row_set_aside (LivretCsvRow *self, const char *column, const char *format, ...)
{
  g_autofree char *where = column == NULL
                               ? g_strdup_printf (_ ("line %u"), self->csv->line)
                               : g_strdup_printf (_ ("line %u, %s"), self->csv->line, column);
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  self->n_items++;
  return livret_sink_set_aside (self->batch->sink, where, reason);
}

/* A cell in a sentence: not longer than a line. */
char *
livret_csv_row_quote (const char *cell)
{
  return g_utf8_strlen (cell, -1) <= 40 ? g_strdup (cell) : g_utf8_substring (cell, 0, 40);
}

static gboolean
give (LivretCsvRow *self,
      const LivretKind *kind,
      const char *unit,
      const LivretSinkReading *reading)
{
  LivretSinkSeries series = { kind->id, self->source, self->device, unit, self->wall_clock };

  self->n_items++;
  return livret_gather_add (self->batch, &series, reading);
}

/* One number of @cell; @good tells whether @out holds it, else the cell is set aside. */
static gboolean
take_number (LivretCsvRow *self,
             const LivretCsvPlanColumn *column,
             const char *cell,
             const LivretComponent *component,
             const LivretKind *kind,
             const char *unit,
             LivretCsvNumber *out,
             gboolean *good)
{
  LivretCsvNumberStatus status = livret_csv_number_parse (
      cell, component, kind, unit,
      self->plan->mapping != NULL ? self->plan->mapping->decimals : LIVRET_CSV_DECIMALS_AUTO,
      &column->limits, out);
  g_autofree char *shown = NULL;

  *good = status == LIVRET_CSV_NUMBER_GOOD;
  if (*good)
    return TRUE;
  shown = livret_csv_row_quote (cell);
  if (status == LIVRET_CSV_NUMBER_AMBIGUOUS)
    return livret_csv_row_set_aside (
        self, column->title,
        _ ("“%s” may be a decimal number or thousands; the file does not tell "
           "which."),
        shown);
  return livret_csv_row_set_aside (self, column->title, _ ("“%s” is not a number."), shown);
}

/* A unit that the table does not say is not put into its mouth: what was written is the cell alone.
 * @bare: room for it. */
static void
set_number (LivretSinkReading *reading,
            const LivretCsvPlanColumn *column,
            const LivretCsvNumber *number,
            const char *cell,
            char bare[BARE_MAX])
{
  reading->values[0] = number->value;
  reading->decimals = number->decimals;
  reading->flags |= number->flags;
  if (strlen (cell) >= BARE_MAX - sizeof LIVRET_WRITTEN_BARE)
    return;
  g_snprintf (bare, BARE_MAX, "%s" LIVRET_WRITTEN_BARE, cell);
  if (column->inferred)
    reading->written = bare;
  else if (!number->exact)
    reading->written = cell;
}

static gboolean
take_value (LivretCsvRow *self,
            const LivretCsvPlanColumn *column,
            const char *cell,
            const LivretKind *kind,
            const char *unit)
{
  LivretSinkReading reading = self->reading;
  LivretCsvNumber number = { 0 };
  char bare[BARE_MAX];
  gboolean good;

  if (!take_number (self, column, cell, &kind->components[0], kind, unit, &number, &good))
    return FALSE;
  if (!good)
    return TRUE;
  if (number.value == 0 && (self->plan->layout->flags & LIVRET_CSV_ZERO_ABSENT) != 0)
    return TRUE;
  set_number (&reading, column, &number, cell, bare);
  if (column->meaning != NULL)
    reading.code = column->meaning->code;
  return give (self, kind, unit, &reading);
}

/* Systolic, diastolic and, if there is one, pulse as one reading. */
static gboolean
take_pressure (LivretCsvRow *self,
               const LivretCsvPlanColumn *column,
               const char *systolic,
               const char *diastolic,
               const char *pulse,
               const char *unit)
{
  const LivretKind *kind = livret_kind_by_id ("blood-pressure");
  const char *cells[] = { systolic, diastolic, pulse };
  LivretSinkReading reading = self->reading;
  LivretCsvNumber numbers[3] = { 0 };
  char bare[BARE_MAX];

  if (unit == NULL)
    return livret_csv_row_set_aside (
        self, column->title,
        _ ("The unit is not written, and the numbers fit mmHg as well as another."));
  for (guint i = 0; i < 3; i++)
    {
      gboolean good;

      if (livret_csv_is_absent (cells[i]))
        continue;
      if (!take_number (self, column, cells[i], &kind->components[i], kind, i < 2 ? unit : "/min",
                        &numbers[i], &good))
        return FALSE;
      if (!good)
        return TRUE;
      reading.values[i] = numbers[i].value;
    }
  if (isnan (reading.values[0]) || isnan (reading.values[1]))
    return livret_csv_row_set_aside (
        self, column->title, _ ("One of the two numbers of the blood pressure is missing."));
  if (reading.values[0] == 0 && reading.values[1] == 0)
    return livret_csv_row_set_aside (self, column->title, _ ("0/0 is no measurement."));
  set_number (&reading, column, &numbers[0], systolic, bare);
  if (column->inferred)
    g_snprintf (bare, BARE_MAX, "%s/%s" LIVRET_WRITTEN_BARE, systolic, diastolic);
  if (reading.values[2] == 0)
    reading.values[2] = NAN;
  return give (self, kind, unit, &reading);
}

const char *
livret_csv_row_cell (LivretCsvRow *self, LivretCsvRole role, const LivretCsvPlanColumn **column)
{
  int index = livret_csv_plan_find (self->plan, role);

  if (column != NULL)
    *column = index >= 0 ? &self->plan->columns[index] : NULL;
  return index >= 0 ? livret_csv_field (self->csv, index) : "";
}

static gboolean
set_aside_unit (LivretCsvRow *self, const LivretCsvPlanColumn *column)
{
  if (column->unknown_unit)
    return livret_csv_row_set_aside (self, column->title,
                                     _ ("The unit in the header is not known for this."));
  if (column->contradicted)
    return livret_csv_row_set_aside (
        self, column->title,
        _ ("The unit is not written, and the body mass index says that it is not "
           "kilograms."));
  return livret_csv_row_set_aside (
      self, column->title, _ ("The unit of “%s” is not written, and the number does not tell it."),
      livret_kind_label (column->kind));
}

/* The unit of a reading that has its own unit cell. One number tells none: where the cell is empty
 * there is a unit only of kinds that have no other. */
static const char *
unit_of_row (const LivretKind *kind, const char *written)
{
  if (*written == '\0')
    return kind->units[1] == NULL ? kind->unit : NULL;
  return livret_kind_unit_written (kind, written);
}

static const char *
unit_of_column (const LivretCsvPlanColumn *column)
{
  if (column->unknown_unit || column->contradicted)
    return NULL;
  return column->unit != NULL || column->kind->units[1] != NULL ? column->unit : column->kind->unit;
}

/* The columns of a cuff: a pulse alone is a heart rate and no blood pressure. */
static gboolean
take_cuff (LivretCsvRow *self)
{
  const LivretCsvPlanColumn *columns[3];
  const char *systolic = livret_csv_row_cell (self, LIVRET_CSV_SYSTOLIC, &columns[0]);
  const char *diastolic = livret_csv_row_cell (self, LIVRET_CSV_DIASTOLIC, &columns[1]);
  const char *pulse = livret_csv_row_cell (self, LIVRET_CSV_PULSE, &columns[2]);
  gboolean has_systolic = columns[0] != NULL && !livret_csv_is_absent (systolic);
  gboolean has_diastolic = columns[1] != NULL && !livret_csv_is_absent (diastolic);

  if (has_systolic && has_diastolic)
    {
      const char *unit = unit_of_column (columns[0]);

      if (unit == NULL || g_strcmp0 (columns[0]->unit, columns[1]->unit) != 0)
        return set_aside_unit (self, columns[0]);
      return take_pressure (self, columns[0], systolic, diastolic, pulse, unit);
    }
  if (has_systolic || has_diastolic)
    return livret_csv_row_set_aside (
        self, NULL, _ ("One of the two numbers of the blood pressure is missing."));
  if (columns[2] == NULL || livret_csv_is_absent (pulse))
    return TRUE;
  return take_value (self, columns[2], pulse, livret_kind_by_id ("heart-rate"), "/min");
}

/* "128/79" */
static gboolean
take_pressure_pair (LivretCsvRow *self,
                    const LivretCsvPlanColumn *column,
                    const char *cell,
                    const char *pulse,
                    const char *unit)
{
  g_auto (GStrv) parts = g_strsplit (cell, "/", 3);
  g_autofree char *shown = livret_csv_row_quote (cell);

  if (g_strv_length (parts) != 2)
    return livret_csv_row_set_aside (self, column->title,
                                     _ ("“%s” is not a blood pressure like 128/79."), shown);
  return take_pressure (self, column, g_strstrip (parts[0]), g_strstrip (parts[1]), pulse, unit);
}

/* Whether the row has the whole of which this column is a part. */
static gboolean
has_whole (LivretCsvRow *self, const LivretCsvPlanColumn *part)
{
  for (guint i = 0; i < self->plan->n_columns; i++)
    {
      const LivretCsvPlanColumn *column = &self->plan->columns[i];

      if (column->role == part->role && column->kind == part->kind && column->meaning != NULL &&
          !column->meaning->part && !livret_csv_is_absent (livret_csv_field (self->csv, i)))
        return TRUE;
    }
  return FALSE;
}

gboolean
livret_csv_row_take_columns (LivretCsvRow *self)
{
  for (guint i = 0; i < self->plan->n_columns; i++)
    {
      const LivretCsvPlanColumn *column = &self->plan->columns[i];
      const char *cell = livret_csv_field (self->csv, i);
      const char *unit;
      gboolean more = TRUE;

      if ((column->role != LIVRET_CSV_VALUE && column->role != LIVRET_CSV_PRESSURE) ||
          livret_csv_is_absent (cell))
        continue;
      if (column->meaning != NULL && column->meaning->part && has_whole (self, column))
        {
          self->parts++;
          continue;
        }
      unit = unit_of_column (column);
      if (unit == NULL)
        more = set_aside_unit (self, column);
      else if (column->role == LIVRET_CSV_VALUE)
        more = take_value (self, column, cell, column->kind, unit);
      else
        more = take_pressure_pair (
            self, column, cell, livret_csv_row_cell (self, LIVRET_CSV_PULSE, NULL), column->unit);
      if (!more)
        return FALSE;
    }
  /* Its pulse went with the pair. */
  return !livret_csv_is_absent (livret_csv_row_cell (self, LIVRET_CSV_PRESSURE, NULL)) ||
         take_cuff (self);
}

/* The first of the kinds that @unit fits, or the first of all. */
static const LivretKind *
kind_for_unit (const char *kinds, const char *written)
{
  g_auto (GStrv) ids = g_strsplit (kinds, "|", -1);
  const char *unit = livret_unit_from_written (written);

  for (gsize i = 0; unit != NULL && ids[i] != NULL; i++)
    {
      const LivretKind *kind = livret_kind_by_id (ids[i]);
      double one;

      if (livret_kind_to_canonical (kind, 1, unit, &one))
        return kind;
    }
  return livret_kind_by_id (ids[0]);
}

static const LivretKind *
kind_named (LivretCsvRow *self, const char *name, const char *written, LivretCsvRole *role)
{
  g_autofree char *folded = livret_text_fold (name, -1);
  const LivretCsvColumn *meaning;
  gboolean french;
  const LivretKind *kind = livret_kind_by_id (g_strstrip (folded));

  *role = kind != NULL && kind->n_components > 1 ? LIVRET_CSV_PRESSURE : LIVRET_CSV_VALUE;
  if (kind != NULL)
    return kind;
  meaning = livret_csv_column_for_name (self->plan->layout->columns, folded, &french);
  if (meaning == NULL)
    return livret_csv_kind_called (folded);
  *role = meaning->role == LIVRET_CSV_PULSE ? LIVRET_CSV_VALUE : meaning->role;
  if (meaning->role == LIVRET_CSV_PULSE)
    return livret_kind_by_id ("heart-rate");
  if (meaning->role == LIVRET_CSV_PRESSURE)
    return livret_kind_by_id ("blood-pressure");
  return meaning->role == LIVRET_CSV_VALUE ? kind_for_unit (meaning->kinds, written) : NULL;
}

gboolean
livret_csv_row_take_long_form (LivretCsvRow *self)
{
  const char *name = livret_csv_row_cell (self, LIVRET_CSV_KIND, NULL);
  const LivretCsvPlanColumn *column =
      &self->plan->columns[livret_csv_plan_find (self->plan, LIVRET_CSV_NUMBER)];
  const char *cell = livret_csv_row_cell (self, LIVRET_CSV_NUMBER, NULL);
  const char *written = livret_csv_row_cell (self, LIVRET_CSV_UNIT, NULL);
  g_autofree char *shown = livret_csv_row_quote (name);
  g_autofree char *shown_unit = livret_csv_row_quote (written);
  LivretCsvRole role;
  const LivretKind *kind = kind_named (self, name, written, &role);
  const char *unit;

  if (kind == NULL)
    return livret_csv_row_set_aside (self, NULL, _ ("Livret knows no kind of reading named “%s”."),
                                     shown);
  if (livret_csv_is_absent (cell))
    return livret_csv_row_set_aside (self, NULL, _ ("The row holds no value."));
  unit = unit_of_row (kind, written);
  if (unit == NULL && *written != '\0')
    return livret_csv_row_set_aside (self, NULL, _ ("“%s” is no unit of “%s”."), shown_unit,
                                     livret_kind_label (kind));
  if (unit == NULL)
    return livret_csv_row_set_aside (
        self, NULL, _ ("The unit of “%s” is not written, and the number does not tell it."),
        livret_kind_label (kind));
  if (role == LIVRET_CSV_PRESSURE)
    return take_pressure_pair (self, column, cell, "", unit);
  return take_value (self, column, cell, kind, unit);
}
