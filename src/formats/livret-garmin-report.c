/* livret-garmin-report.c: the reports of weight and of blood pressure of Garmin Connect.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   Time,Weight,Change,BMI,Body Fat,Skeletal Muscle Mass,Bone Mass,Body Water,
 *   " Oct 24, 2026",
 *   8:28 AM,72.4 kg,0.5 kg,23.1,18.0 %,35.0 kg,3.5 kg,61.0 %,
 *
 * A row with nothing but a date holds for the rows below it; cells have their unit; "--" stands for
 * nothing. Weights are read as several published samples have them; of a blood pressure no sample
 * is known: it is read where it is written in the same manner. Times are the wall clock's.
 */
#include "formats/livret-garmin-report.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/livret-text.h"
#include "formats/livret-csv-row.h"

#define SOURCE "Garmin Connect"
#define COLUMNS_MAX 32
#define DAY 86400

#define TIME "time#heure"
#define WEIGHT "weight#poids"
#define SYSTOLIC "systolic#systolique"

static const LivretCsvColumn columns[] = {
  { TIME, LIVRET_CSV_TIME },
  { WEIGHT, LIVRET_CSV_VALUE, "weight" },
  { "change#changement|variation|evolution", LIVRET_CSV_KEY },
  { "bmi#imc", LIVRET_CSV_VALUE, "bmi", "kg/m2" },
  { "body fat#graisse corporelle|masse grasse|masse graisseuse", LIVRET_CSV_VALUE,
    "body-fat|body-fat-mass" },
  { "skeletal muscle mass|muscle mass#masse musculaire squelettique|masse des muscles "
    "squelettiques|masse musculaire",
    LIVRET_CSV_VALUE, "muscle-mass|muscle" },
  { "bone mass#masse osseuse", LIVRET_CSV_VALUE, "bone-mass" },
  { "body water#eau corporelle|masse hydrique", LIVRET_CSV_VALUE, "body-water|body-water-mass" },
  { SYSTOLIC, LIVRET_CSV_SYSTOLIC, "blood-pressure", "mm[Hg]" },
  { "diastolic#diastolique", LIVRET_CSV_DIASTOLIC, "blood-pressure", "mm[Hg]" },
  { "pulse|heart rate#pouls|frequence cardiaque", LIVRET_CSV_PULSE, "heart-rate", "/min" },
  { NULL },
};

/* @meanings: (element nullable): of the header's columns; @day: of the rows, G_MININT: none yet */
typedef struct
{
  LivretCsv *csv;
  LivretGather batch;
  const LivretCsvColumn *meanings[COLUMNS_MAX];
  char *titles[COLUMNS_MAX];
  guint others[COLUMNS_MAX];
  guint n_columns;
  gint64 day;
  gint64 time;
  guint given;
} Report;

static char *
folded_cell (LivretCsv *csv, guint index)
{
  g_autofree char *folded = livret_text_fold (livret_csv_field (csv, index), -1);

  return g_strdup (g_strstrip (folded));
}

static gboolean
has_header (LivretCsv *csv)
{
  g_autofree char *first = folded_cell (csv, 0);
  g_autofree char *second = folded_cell (csv, 1);

  return livret_csv_has_name (TIME, first) &&
         (livret_csv_has_name (WEIGHT, second) || livret_csv_has_name (SYSTOLIC, second));
}

/* Its rows of a date alone are what no other table has. */
gboolean
livret_garmin_report_probe (LivretInput *input)
{
  g_autoptr (LivretCsv) csv = livret_csv_new_for_head (input);
  LivretCsvTime time;

  return livret_csv_next (csv, NULL) && has_header (csv) && livret_csv_next (csv, NULL) &&
         *livret_csv_field (csv, 1) == '\0' &&
         livret_csv_time_parse (livret_csv_field (csv, 0), &time) && time.has_date;
}

static gboolean
set_aside (Report *self, guint column, const char *reason)
{
  g_autofree char *where =
      g_strdup_printf (_ ("line %u, %s"), self->csv->line, self->titles[column]);

  self->given++;
  return livret_sink_set_aside (self->batch.sink, where, reason);
}

/* --- Cells --------------------------------------------------------------------------------------
 */

/* "72.4 kg": number and unit; the first of the kinds that the unit fits. */
static const LivretKind *
read_cell (const LivretCsvColumn *meaning,
           const char *cell,
           LivretCsvNumber *number,
           const char **unit)
{
  static const LivretCsvLimits none = { 0, 0 };
  gsize n = strspn (cell, "0123456789.,+-");
  g_autofree char *digits = g_strndup (cell, n);
  g_autofree char *written = g_strdup (cell + n);
  g_auto (GStrv) kinds = g_strsplit (meaning->kinds, "|", -1);

  g_strstrip (written);
  for (gsize i = 0; kinds[i] != NULL; i++)
    {
      const LivretKind *kind = livret_kind_by_id (kinds[i]);

      *unit = *written == '\0' ? meaning->unit : livret_kind_unit_written (kind, written);
      if (*unit != NULL)
        return livret_csv_number_parse (digits, &kind->components[0], kind, *unit,
                                        LIVRET_CSV_DECIMALS_AUTO, &none,
                                        number) == LIVRET_CSV_NUMBER_GOOD
                   ? kind
                   : NULL;
    }
  return NULL;
}

static gboolean
give (Report *self, const LivretKind *kind, const char *unit, LivretSinkReading *reading)
{
  LivretSinkSeries series = { kind->id, SOURCE, "", unit, TRUE };

  self->given++;
  reading->time = self->day + self->time;
  reading->where = self->csv->line;
  reading->offset_min = LIVRET_OFFSET_UNKNOWN;
  return livret_gather_add (&self->batch, &series, reading);
}

static gboolean
set_aside_cell (Report *self, guint column)
{
  g_autofree char *shown = livret_csv_row_quote (livret_csv_field (self->csv, column));
  g_autofree char *reason = g_strdup_printf (_ ("“%s” is not a number with its unit."), shown);

  return set_aside (self, column, reason);
}

static gboolean
take_value (Report *self, guint column)
{
  LivretCsvNumber number;
  const char *unit;
  const LivretKind *kind =
      read_cell (self->meanings[column], livret_csv_field (self->csv, column), &number, &unit);
  LivretSinkReading reading = { .values = { NAN, NAN, NAN } };

  if (kind == NULL)
    return set_aside_cell (self, column);
  reading.values[0] = number.value;
  reading.decimals = number.decimals;
  reading.flags = number.flags;
  return give (self, kind, unit, &reading);
}

/* The columns of a cuff as one reading; a pulse alone is none of them. */
static gboolean
take_pressure (Report *self, guint column)
{
  const LivretKind *pressure = livret_kind_by_id ("blood-pressure");
  LivretSinkReading reading = { .values = { NAN, NAN, NAN } };

  for (guint i = column; i < self->n_columns; i++)
    {
      LivretCsvRole role = self->meanings[i] != NULL ? self->meanings[i]->role : LIVRET_CSV_NOTHING;
      guint place = role == LIVRET_CSV_SYSTOLIC ? 0 : role == LIVRET_CSV_DIASTOLIC ? 1 : 2;
      LivretCsvNumber number;
      const char *unit;

      if ((role != LIVRET_CSV_SYSTOLIC && role != LIVRET_CSV_DIASTOLIC &&
           role != LIVRET_CSV_PULSE) ||
          livret_csv_is_absent (livret_csv_field (self->csv, i)))
        continue;
      if (read_cell (self->meanings[i], livret_csv_field (self->csv, i), &number, &unit) == NULL)
        return set_aside_cell (self, i);
      reading.values[place] = number.value;
      if (place == 0)
        reading.decimals = number.decimals;
    }
  if (isnan (reading.values[0]) || isnan (reading.values[1]))
    return set_aside (self, column, _ ("One of the two numbers of the blood pressure is missing."));
  return give (self, pressure, "mm[Hg]", &reading);
}

/* --- Rows ---------------------------------------------------------------------------------------
 */

static gboolean
is_date_row (LivretCsv *csv)
{
  for (guint i = 1; i < csv->n_fields; i++)
    if (*livret_csv_field (csv, i) != '\0')
      return FALSE;
  return TRUE;
}

/* Months are written by name; what is not certain does not hold for the rows below. */
static gboolean
take_day (Report *self)
{
  const char *cell = livret_csv_field (self->csv, 0);
  LivretCsvTime time;
  gint64 wall;

  self->day = G_MININT64;
  if (!livret_csv_time_parse (cell, &time) || time.has_time ||
      !livret_csv_time_wall (&time, LIVRET_DATE_ORDER_UNKNOWN, &wall))
    return set_aside (self, 0, _ ("This is not a day of the calendar; the rows below have none."));
  self->day = wall;
  return TRUE;
}

static gboolean
take_row (Report *self)
{
  LivretCsvTime time;

  self->given = 0;
  if (is_date_row (self->csv))
    return take_day (self);
  if (self->day == G_MININT64)
    return set_aside (self, 0, _ ("The row has no date."));
  if (!livret_csv_time_parse (livret_csv_field (self->csv, 0), &time) || time.has_date)
    return set_aside (self, 0, _ ("This is not a time of the day."));
  self->time = time.seconds;
  for (guint i = 1; i < self->n_columns; i++)
    {
      const LivretCsvColumn *meaning = self->meanings[i];
      gboolean more = TRUE;

      if (livret_csv_is_absent (livret_csv_field (self->csv, i)))
        continue;
      if (meaning == NULL)
        self->others[i]++;
      else if (meaning->role == LIVRET_CSV_VALUE)
        more = take_value (self, i);
      else if (meaning->role == LIVRET_CSV_SYSTOLIC)
        more = take_pressure (self, i);
      if (!more)
        return FALSE;
    }
  return self->given > 0 || set_aside (self, 0, _ ("The row holds no value."));
}

static void
read_header (Report *self)
{
  gboolean french;

  self->n_columns = MIN (self->csv->n_fields, COLUMNS_MAX);
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autofree char *folded = folded_cell (self->csv, i);

      self->titles[i] = g_strdup (livret_csv_field (self->csv, i));
      self->meanings[i] = livret_csv_column_for_name (columns, folded, &french);
    }
}

static gboolean
set_aside_columns (Report *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      guint n = self->others[i];
      g_autofree char *where = g_strdup_printf (_ ("column %s"), self->titles[i]);
      g_autofree char *reason =
          g_strdup_printf (ngettext ("%u value is not taken: Livret keeps no such kind.",
                                     "%u values are not taken: Livret keeps no such kind.", n),
                           n);

      if (n > 0 && !livret_sink_set_aside (self->batch.sink, where, reason))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_rows (Report *self, guint most, GError **error)
{
  g_autoptr (GError) failed = NULL;
  guint n = 0, given = 0;

  for (; (most == 0 || n < most) && livret_csv_next (self->csv, &failed); n++)
    {
      if (!take_row (self))
        return FALSE;
      given += self->given;
    }
  if (!livret_gather_flush (&self->batch) || (failed == NULL && !set_aside_columns (self)))
    return FALSE;
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  return given > 0 || livret_unreadable (error, _ ("The table holds a header and no row."));
}

gboolean
livret_garmin_report_import (LivretInput *input,
                             const LivretImportOptions *options,
                             LivretSink *sink,
                             GError **error)
{
  GBytes *bytes = livret_input_bytes (input, error);
  g_autoptr (LivretCsv) csv = bytes != NULL ? livret_csv_new (bytes, error) : NULL;
  g_autofree Report *self = g_new0 (Report, 1);
  gboolean done;

  if (csv == NULL || !livret_csv_next (csv, error))
    return FALSE;
  self->csv = csv;
  self->day = G_MININT64;
  livret_gather_init (&self->batch, sink);
  read_header (self);
  done = take_rows (self, options != NULL ? options->rows : 0, error);
  livret_gather_clear (&self->batch);
  for (guint i = 0; i < self->n_columns; i++)
    g_free (self->titles[i]);
  return done;
}
