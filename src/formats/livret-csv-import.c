/* livret-csv-import.c: a table of readings into the sink, every row given or set aside.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-csv-import.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#include "base/livret-text.h"
#include "formats/livret-csv-map.h"
#include "formats/livret-csv-row.h"

#define DAY 86400
#define DURATION_MAX (2 * DAY)
#define PROGRESS_ROWS 4096

/* Why the row's date is not taken; @time is what was understood, %NULL if nothing. */
static gboolean
set_aside_time (LivretCsvRow *self, const char *title, const char *cell, const LivretCsvTime *time)
{
  g_autofree char *shown = livret_csv_row_quote (cell);

  if (*cell == '\0')
    return livret_csv_row_set_aside (self, NULL, _ ("The row has no date."));
  if (time == NULL)
    return livret_csv_row_set_aside (self, title,
                                     _ ("“%s” is not a date and time that can be read."), shown);
  if (livret_csv_time_is_open (time) && self->survey->order == LIVRET_DATE_ORDER_UNKNOWN &&
      time->first <= 12 && time->second <= 12)
    return livret_csv_row_set_aside (self, title, _ ("In “%s” day and month cannot be told apart."),
                                     shown);
  return livret_csv_row_set_aside (self, title, _ ("“%s” is not a day of the calendar."), shown);
}

/* Where times are UTC, the local clock's offset may stand in a cell of its own: "UTC+0200". */
static int
offset_of_row (LivretCsvRow *self)
{
  g_autofree char *clock =
      g_strconcat ("00:00 ", livret_csv_row_cell (self, LIVRET_CSV_OFFSET, NULL), NULL);
  LivretCsvTime time;

  return livret_csv_time_parse (clock, &time) && time.offset_min != G_MININT
             ? time.offset_min
             : LIVRET_OFFSET_UNKNOWN;
}

/* Seconds from @wall to the row's end, 0 if it says none. */
static gint32
seconds_to_end (LivretCsvRow *self, gint64 wall)
{
  LivretCsvTime time;
  gint64 end;

  return livret_csv_time_parse (livret_csv_row_cell (self, LIVRET_CSV_END, NULL), &time) &&
                 livret_csv_time_wall (&time, self->survey->order, &end) && end > wall &&
                 end - wall <= DURATION_MAX
             ? end - wall
             : 0;
}

/* @wall as the layout has it: on the clock of the wall, UTC, or a day. */
static void
set_time (LivretCsvRow *self, const LivretCsvTime *time, gint64 wall)
{
  LivretCsvFlags flags = self->plan->layout->flags;
  /* Where all is UTC, neither a “Z” nor a number says that the person's clock was. */
  gboolean utc = (flags & LIVRET_CSV_UTC) != 0 || time->epoch;
  gboolean offset = time->offset_min != G_MININT && !(utc && time->offset_min == 0);

  self->wall_clock = (flags & LIVRET_CSV_DAILY) != 0 || (!utc && !offset);
  self->reading.time = wall;
  self->reading.offset_min = LIVRET_OFFSET_UNKNOWN;
  self->reading.duration = seconds_to_end (self, wall);
  if ((flags & LIVRET_CSV_DAILY) != 0)
    self->reading.time -= time->has_time ? time->seconds : 0;
  else if (offset)
    {
      self->reading.time -= time->offset_min * 60;
      self->reading.offset_min = time->offset_min;
    }
  else if (!self->wall_clock)
    self->reading.offset_min = offset_of_row (self);
  /* A day without a time: some time of that day. */
  if (!time->has_time || (flags & LIVRET_CSV_DAILY) != 0)
    self->reading.duration = DAY;
}

/* The row's instant into @self->reading; @good as in take_number(). */
static gboolean
take_time (LivretCsvRow *self, gboolean *good)
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
  set_time (self, &time, wall);
  if (livret_csv_survey_is_fold (self->survey, self->row))
    self->reading.flags |= LIVRET_READING_FOLD;
  *good = TRUE;
  return TRUE;
}

/* A cell too many is what an unquoted decimal comma leaves: "71,9" is not 71. */
static gboolean
check_width (LivretCsvRow *self, gboolean *good)
{
  guint n = self->csv->n_fields;

  if ((self->plan->layout->flags & LIVRET_CSV_RAGGED) != 0)
    while (n > self->plan->n_columns && *livret_csv_field (self->csv, n - 1) == '\0')
      n--;
  *good = n == self->plan->n_columns ||
          (n < self->plan->n_columns && (self->plan->layout->flags & LIVRET_CSV_RAGGED) != 0);
  if (*good)
    return TRUE;
  return livret_csv_row_set_aside (self, NULL,
                                   ngettext ("The row has %u cell and the header %u.",
                                             "The row has %u cells and the header %u.", n),
                                   n, self->plan->n_columns);
}

/* Alerts, meals, doses, totals of several sources: what the vendor's table also holds. */
static gboolean
is_reading (LivretCsvRow *self)
{
  const LivretCsvPlanColumn *column;
  const char *cell = livret_csv_row_cell (self, LIVRET_CSV_ONLY, &column);
  g_autofree char *folded = NULL;

  if (column == NULL)
    return TRUE;
  folded = livret_text_fold (cell, -1);
  return livret_csv_has_name (column->meaning->kinds, g_strstrip (folded));
}

static gboolean
take_row (LivretCsvRow *self)
{
  const LivretCsvLayout *layout = self->plan->layout;
  const char *source = livret_csv_row_cell (self, LIVRET_CSV_SOURCE, NULL);
  gboolean good, more;

  self->n_items = 0;
  self->reading = (LivretSinkReading) { .values = { NAN, NAN, NAN }, .where = self->csv->line };
  self->source = *source != '\0' ? source : layout->source;
  self->device =
      layout->device != NULL ? layout->device : livret_csv_row_cell (self, LIVRET_CSV_DEVICE, NULL);
  if (!is_reading (self))
    {
      self->others++;
      return TRUE;
    }
  if (!check_width (self, &good) || (good && !take_time (self, &good)))
    return FALSE;
  if (!good)
    return TRUE;
  if (layout->take != NULL)
    more = layout->take (self);
  else if (livret_csv_plan_find (self->plan, LIVRET_CSV_KIND) >= 0)
    more = livret_csv_row_take_long_form (self);
  else
    more = livret_csv_row_take_columns (self);
  if (more && self->n_items == 0 && (layout->flags & LIVRET_CSV_SPARSE) != 0)
    self->others++;
  else if (more && self->n_items == 0)
    more = livret_csv_row_set_aside (self, NULL, _ ("The row holds no value."));
  return more;
}

/* One line for all columns that belong to something kept without them. */
static gboolean
set_aside_rest (LivretCsvRow *self)
{
  g_autofree char *where = NULL;
  guint n = 0;

  for (guint i = 0; i < self->plan->n_columns; i++)
    n += self->survey->filled[i] > 0 && self->plan->columns[i].role == LIVRET_CSV_NOTHING;
  where = g_strdup_printf (ngettext ("%u column", "%u columns", n), n);
  return n == 0 || livret_sink_set_aside (self->batch->sink, where, _ (self->plan->layout->rest));
}

/* What a column holds that has no place in the record is said once, not lost in silence. */
static gboolean
set_aside_columns (LivretCsvRow *self)
{
  if (self->plan->layout->rest != NULL)
    return set_aside_rest (self);
  for (guint i = 0; i < self->plan->n_columns; i++)
    {
      const LivretCsvPlanColumn *column = &self->plan->columns[i];
      g_autofree char *where = NULL;
      g_autofree char *reason = NULL;
      guint n = self->survey->filled[i];

      if (n == 0 || (column->role != LIVRET_CSV_NOTHING && column->role != LIVRET_CSV_COMMENT))
        continue;
      where = g_strdup_printf (_ ("column %s"), column->title);
      reason = g_strdup_printf (self->plan->mapping != NULL
                                    ? ngettext ("%u value is left out, as was told.",
                                                "%u values are left out, as was told.", n)
                                : column->role == LIVRET_CSV_COMMENT
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
set_aside_others (LivretCsvRow *self)
{
  g_autofree char *where =
      g_strdup_printf (ngettext ("%u row", "%u rows", self->others), self->others);

  return self->others == 0 ||
         livret_sink_set_aside (self->batch->sink, where,
                                _ ("No reading that Livret keeps: alerts, doses, meals or notes, "
                                   "which such tables hold too."));
}

static gboolean
set_aside_parts (LivretCsvRow *self)
{
  g_autofree char *where =
      g_strdup_printf (ngettext ("%u value", "%u values", self->parts), self->parts);

  return self->parts == 0 ||
         livret_sink_set_aside (self->batch->sink, where,
                                _ ("These are parts of a sum that is taken as a whole."));
}

/* @most: rows, when only the first are wanted; 0: all. */
static gboolean
take_rows (LivretCsvRow *self, guint most, GError **error)
{
  g_autoptr (GError) local = NULL;

  for (; (most == 0 || self->row < most) && livret_csv_next (self->csv, &local); self->row++)
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
  if (most > 0)
    return livret_gather_flush (self->batch);
  return livret_gather_flush (self->batch) && set_aside_others (self) && set_aside_parts (self) &&
         set_aside_columns (self) &&
         livret_sink_progress (self->batch->sink, self->csv->size, self->csv->size);
}

static LivretCsvPlan *
plan_by_header (LivretCsv *csv, const LivretCsvLayout *layouts, gsize n_layouts, GError **error)
{
  g_autoptr (GError) local = NULL;
  LivretCsvPlan *plan = livret_csv_plan_new (csv, layouts, n_layouts, &local);

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
livret_csv_import_part (GBytes *bytes,
                        guint line,
                        const LivretCsvLayout *layouts,
                        gsize n_layouts,
                        const LivretImportOptions *options,
                        LivretSink *sink,
                        GError **error)
{
  g_autoptr (LivretCsv) csv = livret_csv_new (bytes, error);
  g_autoptr (LivretCsvPlan) plan = NULL;
  g_auto (LivretCsvSurvey) survey = { 0 };
  g_autofree LivretGather *batch = NULL;
  LivretCsvRow self = { .csv = csv, .survey = &survey };
  gboolean done;

  if (csv == NULL)
    return FALSE;
  livret_csv_set_first_line (csv, line);
  plan = options != NULL && options->mapping != NULL
             ? livret_csv_plan_mapped (csv, &layouts[0], options->mapping, error)
             : plan_by_header (csv, layouts, n_layouts, error);
  if (plan == NULL || !livret_csv_survey (csv, plan, options, &survey, error))
    return FALSE;
  if (survey.rows == 0)
    return livret_unreadable (error, _ ("The table holds a header and no row."));
  livret_csv_rewind (csv);
  for (guint i = 0; i < plan->rows; i++)
    livret_csv_next (csv, NULL); /* to behind the header */
  batch = g_new (LivretGather, 1);
  livret_gather_init (batch, sink);
  self.plan = plan;
  self.batch = batch;
  self.date_column = livret_csv_plan_find (plan, LIVRET_CSV_DATE);
  self.time_column = livret_csv_plan_find (plan, LIVRET_CSV_TIME);
  done = take_rows (&self, options != NULL ? options->rows : 0, error);
  livret_gather_clear (batch);
  return done;
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

  return bytes != NULL &&
         livret_csv_import_part (bytes, 1, layouts, n_layouts, options, sink, error);
}
