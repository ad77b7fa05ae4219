/* livret-csv-import.c: a table of readings into the sink, every row given or set aside.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-csv-import.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#include "base/livret-quantity.h"
#include "base/livret-text.h"
#include "formats/livret-csv-batch.h"
#include "formats/livret-csv-number.h"
#include "formats/livret-csv-survey.h"

#define DAY 86400
#define PROGRESS_ROWS 4096

/*
 * The work on one row. Functions of this file answer FALSE only when the sink wants no more: a row
 * or cell that cannot be taken is set aside and the work goes on.
 */
typedef struct
{
  LivretCsv *csv;
  LivretCsvPlan *plan;
  LivretCsvSurvey *survey;
  LivretCsvBatch *batch;
  const char *language;
  int date_column;
  int time_column;
  /* of the row at hand */
  guint row;
  guint n_items; /* given or set aside */
  gboolean wall_clock;
  LivretSinkReading reading;
  const char *source;
  const char *device;
} Import;

static gboolean
set_aside (Import *self, const char *column, const char *reason)
{
  g_autofree char *where = column == NULL
                               ? g_strdup_printf (_ ("line %u"), self->csv->line)
                               : g_strdup_printf (_ ("line %u, %s"), self->csv->line, column);

  self->n_items++;
  return livret_sink_set_aside (self->batch->sink, where, reason);
}

static gboolean G_GNUC_PRINTF (3, 4)
    set_aside_for (Import *self, const char *column, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return set_aside (self, column, reason);
}

/* A cell in a sentence: not longer than a line. */
static char *
quote (const char *cell)
{
  return g_utf8_strlen (cell, -1) <= 40 ? g_strdup (cell) : g_utf8_substring (cell, 0, 40);
}

static gboolean
give (Import *self, const LivretKind *kind, const char *unit, const LivretSinkReading *reading)
{
  LivretSinkSeries series = { kind->id, self->source, self->device, unit, self->wall_clock };

  self->n_items++;
  return livret_csv_batch_add (self->batch, &series, reading);
}

/* One number of @cell; @good tells whether @out holds it, else the cell is set aside. */
static gboolean
take_number (Import *self,
             const char *title,
             const char *cell,
             const LivretComponent *component,
             const LivretKind *kind,
             const char *unit,
             LivretCsvNumber *out,
             gboolean *good)
{
  LivretCsvNumberStatus status = livret_csv_number_parse (cell, component, kind, unit, out);
  g_autofree char *shown = NULL;

  *good = status == LIVRET_CSV_NUMBER_GOOD;
  if (*good)
    return TRUE;
  shown = quote (cell);
  if (status == LIVRET_CSV_NUMBER_AMBIGUOUS)
    return set_aside_for (self, title,
                          _ ("“%s” may be a decimal number or thousands; the file does not tell "
                             "which."),
                          shown);
  return set_aside_for (self, title, _ ("“%s” is not a number."), shown);
}

static void
set_number (LivretSinkReading *reading, const LivretCsvNumber *number, const char *cell)
{
  reading->values[0] = number->value;
  reading->decimals = number->decimals;
  reading->flags |= number->flags;
  if (!number->exact && strlen (cell) < 100)
    reading->written = cell;
}

static gboolean
take_value (
    Import *self, const char *title, const char *cell, const LivretKind *kind, const char *unit)
{
  LivretSinkReading reading = self->reading;
  LivretCsvNumber number = { 0 };
  gboolean good;

  if (!take_number (self, title, cell, &kind->components[0], kind, unit, &number, &good))
    return FALSE;
  if (!good)
    return TRUE;
  if (number.value == 0 && (self->plan->layout->flags & LIVRET_CSV_ZERO_ABSENT) != 0)
    return TRUE;
  set_number (&reading, &number, cell);
  return give (self, kind, unit, &reading);
}

/* Systolic, diastolic and, if there is one, pulse as one reading. */
static gboolean
take_pressure (Import *self,
               const char *title,
               const char *systolic,
               const char *diastolic,
               const char *pulse,
               const char *unit)
{
  const LivretKind *kind = livret_kind_by_id ("blood-pressure");
  const char *cells[] = { systolic, diastolic, pulse };
  LivretSinkReading reading = self->reading;
  LivretCsvNumber numbers[3] = { 0 };

  if (unit == NULL)
    return set_aside (self, title,
                      _ ("The unit is not written, and the numbers fit mmHg as well as another."));
  for (guint i = 0; i < 3; i++)
    {
      gboolean good;

      if (livret_csv_is_absent (cells[i]))
        continue;
      if (!take_number (self, title, cells[i], &kind->components[i], kind, i < 2 ? unit : "/min",
                        &numbers[i], &good))
        return FALSE;
      if (!good)
        return TRUE;
      reading.values[i] = numbers[i].value;
    }
  if (isnan (reading.values[0]) || isnan (reading.values[1]))
    return set_aside (self, title, _ ("One of the two numbers of the blood pressure is missing."));
  if (reading.values[0] == 0 && reading.values[1] == 0)
    return set_aside (self, title, _ ("0/0 is no measurement."));
  set_number (&reading, &numbers[0], systolic);
  if (reading.values[2] == 0)
    reading.values[2] = NAN;
  return give (self, kind, unit, &reading);
}

static const char *
cell_of (Import *self, LivretCsvRole role, const LivretCsvPlanColumn **column)
{
  int index = livret_csv_plan_find (self->plan, role);

  if (column != NULL)
    *column = index >= 0 ? &self->plan->columns[index] : NULL;
  return index >= 0 ? livret_csv_field (self->csv, index) : "";
}

static gboolean
set_aside_unit (Import *self, const LivretCsvPlanColumn *column)
{
  if (column->unknown_unit)
    return set_aside (self, column->title, _ ("The unit in the header is not known for this."));
  if (column->contradicted)
    return set_aside (self, column->title,
                      _ ("The unit is not written, and the body mass index says that it is not "
                         "kilograms."));
  return set_aside_for (self, column->title,
                        _ ("The unit of “%s” is not written, and the number does not tell it."),
                        livret_kind_label (column->kind));
}

/* A unit that is not written, when the number is plausible in one alone. */
static const char *
unit_of_cell (Import *self, const LivretKind *kind, const char *cell)
{
  gboolean metric = self->plan->french || g_strcmp0 (self->language, "fr") == 0;
  double value;

  if (kind->units[1] == NULL ||
      !livret_decimal_parse (cell, strcspn (cell, "/"), &value, NULL, NULL))
    return kind->unit;
  return livret_csv_sole_unit (kind, value, metric);
}

/* The unit of a reading that has its own unit cell. */
static const char *
unit_of_row (Import *self, const LivretKind *kind, const char *cell, const char *written)
{
  const char *unit;
  double one;

  if (*written == '\0')
    return unit_of_cell (self, kind, cell);
  unit = livret_unit_from_written (written);
  return unit != NULL && livret_kind_to_canonical (kind, 1, unit, &one) ? unit : NULL;
}

static const char *
unit_of_column (Import *self, const LivretCsvPlanColumn *column, const char *cell)
{
  if (column->unknown_unit || column->contradicted)
    return NULL;
  return column->unit != NULL ? column->unit : unit_of_cell (self, column->kind, cell);
}

/* The columns of a cuff: a pulse alone is a heart rate and no blood pressure. */
static gboolean
take_cuff (Import *self)
{
  const LivretCsvPlanColumn *columns[3];
  const char *systolic = cell_of (self, LIVRET_CSV_SYSTOLIC, &columns[0]);
  const char *diastolic = cell_of (self, LIVRET_CSV_DIASTOLIC, &columns[1]);
  const char *pulse = cell_of (self, LIVRET_CSV_PULSE, &columns[2]);
  gboolean has_systolic = !livret_csv_is_absent (systolic);
  gboolean has_diastolic = !livret_csv_is_absent (diastolic);

  if (has_systolic && has_diastolic)
    {
      const char *unit = unit_of_column (self, columns[0], systolic);

      if (unit == NULL || g_strcmp0 (columns[0]->unit, columns[1]->unit) != 0)
        return set_aside_unit (self, columns[0]);
      return take_pressure (self, columns[0]->title, systolic, diastolic, pulse, unit);
    }
  if (has_systolic || has_diastolic)
    return set_aside (self, NULL, _ ("One of the two numbers of the blood pressure is missing."));
  if (livret_csv_is_absent (pulse))
    return TRUE;
  return take_value (self, columns[2]->title, pulse, livret_kind_by_id ("heart-rate"), "/min");
}

/* "128/79" */
static gboolean
take_pressure_pair (
    Import *self, const char *title, const char *cell, const char *pulse, const char *unit)
{
  g_auto (GStrv) parts = g_strsplit (cell, "/", 3);
  g_autofree char *shown = quote (cell);

  if (g_strv_length (parts) != 2)
    return set_aside_for (self, title, _ ("“%s” is not a blood pressure like 128/79."), shown);
  return take_pressure (self, title, g_strstrip (parts[0]), g_strstrip (parts[1]), pulse, unit);
}

static gboolean
take_columns (Import *self)
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
      unit = unit_of_column (self, column, cell);
      if (unit == NULL)
        more = set_aside_unit (self, column);
      else if (column->role == LIVRET_CSV_VALUE)
        more = take_value (self, column->title, cell, column->kind, unit);
      else
        more = take_pressure_pair (self, column->title, cell,
                                   cell_of (self, LIVRET_CSV_PULSE, NULL), column->unit);
      if (!more)
        return FALSE;
    }
  /* Its pulse went with the pair. */
  return !livret_csv_is_absent (cell_of (self, LIVRET_CSV_PRESSURE, NULL)) || take_cuff (self);
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
kind_named (Import *self, const char *name, const char *written, LivretCsvRole *role)
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
    return NULL;
  *role = meaning->role == LIVRET_CSV_PULSE ? LIVRET_CSV_VALUE : meaning->role;
  if (meaning->role == LIVRET_CSV_PULSE)
    return livret_kind_by_id ("heart-rate");
  if (meaning->role == LIVRET_CSV_PRESSURE)
    return livret_kind_by_id ("blood-pressure");
  return meaning->role == LIVRET_CSV_VALUE ? kind_for_unit (meaning->kinds, written) : NULL;
}

/* One reading a row: kind, value, unit. */
static gboolean
take_long_form (Import *self)
{
  const char *name = cell_of (self, LIVRET_CSV_KIND, NULL);
  const LivretCsvPlanColumn *column =
      &self->plan->columns[livret_csv_plan_find (self->plan, LIVRET_CSV_NUMBER)];
  const char *cell = cell_of (self, LIVRET_CSV_NUMBER, NULL);
  const char *written = cell_of (self, LIVRET_CSV_UNIT, NULL);
  g_autofree char *shown = quote (name);
  g_autofree char *shown_unit = quote (written);
  LivretCsvRole role;
  const LivretKind *kind = kind_named (self, name, written, &role);
  const char *unit;

  if (kind == NULL)
    return set_aside_for (self, NULL, _ ("Livret knows no kind of reading named “%s”."), shown);
  if (livret_csv_is_absent (cell))
    return set_aside (self, NULL, _ ("The row holds no value."));
  unit = unit_of_row (self, kind, cell, written);
  if (unit == NULL && *written != '\0')
    return set_aside_for (self, NULL, _ ("“%s” is no unit of “%s”."), shown_unit,
                          livret_kind_label (kind));
  if (unit == NULL)
    return set_aside_for (self, NULL,
                          _ ("The unit of “%s” is not written, and the number does not tell it."),
                          livret_kind_label (kind));
  if (role == LIVRET_CSV_PRESSURE)
    return take_pressure_pair (self, column->title, cell, "", unit);
  return take_value (self, column->title, cell, kind, unit);
}

/* Why the row's date is not taken; @time is what was understood, %NULL if nothing. */
static gboolean
set_aside_time (Import *self, const char *title, const char *cell, const LivretCsvTime *time)
{
  g_autofree char *shown = quote (cell);

  if (*cell == '\0')
    return set_aside (self, NULL, _ ("The row has no date."));
  if (time == NULL)
    return set_aside_for (self, title, _ ("“%s” is not a date and time that can be read."), shown);
  if (livret_csv_time_is_open (time) && self->survey->order == LIVRET_DATE_ORDER_UNKNOWN &&
      time->first <= 12 && time->second <= 12)
    return set_aside_for (self, title, _ ("In “%s” day and month cannot be told apart."), shown);
  return set_aside_for (self, title, _ ("“%s” is not a day of the calendar."), shown);
}

/* The row's instant into @self->reading; @good as in take_number(). */
static gboolean
take_time (Import *self, gboolean *good)
{
  int date = self->date_column;
  const char *title = self->plan->columns[date].title;
  const char *cell = livret_csv_field (self->csv, date);
  LivretCsvTime time;
  gint64 wall;

  *good = FALSE;
  if (!livret_csv_row_time (self->csv, date, self->time_column, &time))
    return set_aside_time (self, title, cell, NULL);
  if (!livret_csv_time_wall (&time, self->survey->order, &wall))
    return set_aside_time (self, title, cell, &time);
  self->wall_clock = time.offset_min == G_MININT;
  self->reading.time = self->wall_clock ? wall : wall - time.offset_min * 60;
  self->reading.offset_min = self->wall_clock ? LIVRET_OFFSET_UNKNOWN : time.offset_min;
  /* A day without a time: some time of that day. */
  self->reading.duration = time.has_time ? 0 : DAY;
  if (livret_csv_survey_is_fold (self->survey, self->row))
    self->reading.flags |= LIVRET_READING_FOLD;
  *good = TRUE;
  return TRUE;
}

/* A cell too many is what an unquoted decimal comma leaves: "71,9" is not 71. */
static gboolean
check_width (Import *self, gboolean *good)
{
  guint n = self->csv->n_fields;

  *good = n == self->plan->n_columns;
  if (*good)
    return TRUE;
  return set_aside_for (self, NULL,
                        ngettext ("The row has %u cell and the header %u.",
                                  "The row has %u cells and the header %u.", n),
                        n, self->plan->n_columns);
}

static gboolean
take_row (Import *self)
{
  const LivretCsvLayout *layout = self->plan->layout;
  const char *source = cell_of (self, LIVRET_CSV_SOURCE, NULL);
  gboolean good, more;

  self->n_items = 0;
  self->reading = (LivretSinkReading) { .values = { NAN, NAN, NAN }, .where = self->csv->line };
  self->source = *source != '\0' ? source : layout->source;
  self->device = cell_of (self, LIVRET_CSV_DEVICE, NULL);
  if (!check_width (self, &good) || (good && !take_time (self, &good)))
    return FALSE;
  if (!good)
    return TRUE;
  if (livret_csv_plan_find (self->plan, LIVRET_CSV_KIND) >= 0)
    more = take_long_form (self);
  else
    more = take_columns (self);
  if (more && self->n_items == 0)
    more = set_aside (self, NULL, _ ("The row holds no value."));
  return more;
}

/* What a column holds that has no place in the record is said once, not lost in silence. */
static gboolean
set_aside_columns (Import *self)
{
  for (guint i = 0; i < self->plan->n_columns; i++)
    {
      const LivretCsvPlanColumn *column = &self->plan->columns[i];
      g_autofree char *where = NULL;
      g_autofree char *reason = NULL;
      guint n = self->survey->filled[i];

      if (n == 0 || (column->role != LIVRET_CSV_NOTHING && column->role != LIVRET_CSV_COMMENT))
        continue;
      where = g_strdup_printf (_ ("column %s"), column->title);
      reason = g_strdup_printf (column->role == LIVRET_CSV_COMMENT
                                    ? ngettext ("%u comment is not taken: readings have none.",
                                                "%u comments are not taken: readings have none.", n)
                                    : ngettext ("%u value is not taken: Livret keeps no such kind.",
                                                "%u values are not taken: Livret keeps no such "
                                                "kind.",
                                                n),
                                n);
      if (!livret_sink_set_aside (self->batch->sink, where, reason))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_rows (Import *self, GError **error)
{
  g_autoptr (GError) local = NULL;

  for (; livret_csv_next (self->csv, &local); self->row++)
    {
      if (!take_row (self))
        return FALSE;
      if (self->row % PROGRESS_ROWS == PROGRESS_ROWS - 1 &&
          !livret_sink_progress (self->batch->sink, self->csv->offset, self->csv->size))
        return FALSE;
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return livret_csv_batch_flush (self->batch) && set_aside_columns (self) &&
         livret_sink_progress (self->batch->sink, self->csv->size, self->csv->size);
}

static LivretCsvPlan *
plan_by_header (LivretCsv *csv, const LivretCsvLayout *layouts, gsize n_layouts, GError **error)
{
  g_autoptr (GError) local = NULL;
  LivretCsvPlan *plan = NULL;

  if (livret_csv_next (csv, &local))
    for (gsize i = 0; i < n_layouts && plan == NULL; i++)
      plan = livret_csv_plan_new (csv, &layouts[i]);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (plan == NULL)
    livret_unreadable (error,
                       _ ("Line %u: the table's header names no date and kind of reading that "
                          "Livret knows."),
                       csv->line);
  return plan;
}

gboolean
livret_csv_import (LivretInput *input,
                   const LivretCsvLayout *layouts,
                   gsize n_layouts,
                   const LivretImportOptions *options,
                   LivretSink *sink,
                   GError **error)
{
  GBytes *bytes = livret_input_bytes (input, error);
  g_autoptr (LivretCsv) csv = bytes != NULL ? livret_csv_new (bytes, error) : NULL;
  g_autoptr (LivretCsvPlan) plan =
      csv != NULL ? plan_by_header (csv, layouts, n_layouts, error) : NULL;
  g_auto (LivretCsvSurvey) survey = { 0 };
  g_autofree LivretCsvBatch *batch = NULL;
  Import self = { .csv = csv, .plan = plan, .survey = &survey };
  gboolean done;

  if (plan == NULL || !livret_csv_survey (csv, plan, options, &survey, error))
    return FALSE;
  if (survey.rows == 0)
    return livret_unreadable (error, _ ("The table holds a header and no row."));
  livret_csv_rewind (csv);
  livret_csv_next (csv, NULL); /* the header */
  batch = g_new (LivretCsvBatch, 1);
  livret_csv_batch_init (batch, sink);
  self.batch = batch;
  self.date_column = livret_csv_plan_find (plan, LIVRET_CSV_DATE);
  self.time_column = livret_csv_plan_find (plan, LIVRET_CSV_TIME);
  self.language = options != NULL ? options->language : NULL;
  done = take_rows (&self, error);
  livret_csv_batch_clear (batch);
  return done;
}
