/* livret-csv-workout.c: rows that are workouts.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers follow one rule in a row, whatever its language: where a cell has one or two digits
 * behind a comma, commas are decimal signs; else they part thousands, "4,404". A distance is in
 * kilometres where the table is French or who reads it does; else it may be miles, which is not
 * written.
 */
#include "formats/livret-csv-take.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/livret-json.h"
#include "base/livret-quantity.h"
#include "formats/livret-activity.h"
#include "formats/livret-json-items.h"

#define DURATION_MAX (31 * 86400)
#define SWIMMING 46

double
livret_csv_span (const char *text)
{
  double total = 0;
  guint parts = 0;

  for (const char *p = text; parts < 3; parts++)
    {
      gsize n = strspn (p, "0123456789");
      gboolean last = p[n] != ':';
      double part;

      if (n == 0 || n > 4)
        return -1;
      if (last && (p[n] == '.' || p[n] == ','))
        n += 1 + strspn (p + n + 1, "0123456789");
      if (last && p[n] != '\0')
        return -1;
      if (!livret_decimal_parse (p, n, &part, NULL, NULL))
        return -1;
      total = total * 60 + part;
      if (last)
        return parts > 0 ? total : -1;
      p += n + 1;
    }
  return -1;
}

/* Digits behind the last @mark of a number, 0 if it has none. */
static gsize
digits_behind (const char *cell, char mark)
{
  const char *last = strrchr (cell, mark);

  if (last == NULL || cell[strspn (cell, "0123456789.,+-")] != '\0')
    return 0;
  return strlen (last + 1);
}

/* Which sign is the decimal one, by all cells of the row; '\0': they contradict each other. */
static char
decimal_sign (LivretCsvRow *self)
{
  guint commas = 0, points = 0;

  for (guint i = 0; i < self->csv->n_fields; i++)
    {
      const char *cell = livret_csv_field (self->csv, i);
      gsize comma = digits_behind (cell, ',');
      gsize point = digits_behind (cell, '.');

      commas += comma == 1 || comma == 2;
      points += point == 1 || point == 2;
    }
  if (commas > 0 && points > 0)
    return '\0';
  return commas > 0 ? ',' : '.';
}

/* A number without the marks of its thousands; %FALSE if it is absent or none. */
static gboolean
number_of (LivretCsvRow *self, LivretCsvRole role, char sign, double *value)
{
  g_autofree char *plain = g_strdup (livret_csv_row_cell (self, role, NULL));
  char *to = plain;

  if (livret_csv_is_absent (plain) || sign == '\0')
    return FALSE;
  for (const char *p = plain; *p != '\0'; p++)
    if (*p == sign)
      *to++ = '.';
    else if (*p != ',' && *p != '.' && *p != '\'')
      *to++ = *p;
  *to = '\0';
  return livret_decimal_parse (plain, -1, value, NULL, NULL);
}

static gboolean
is_metric (LivretCsvRow *self)
{
  return self->plan->french;
}

/* Once for the table. */
static gboolean
tell_no_unit (LivretCsvRow *self, const LivretCsvPlanColumn *column)
{
  g_autofree char *where = g_strdup_printf (_ ("column %s"), column->title);

  if (self->told)
    return TRUE;
  self->told = TRUE;
  return livret_sink_set_aside (self->batch->sink, where,
                                _ ("The unit of distances is not written: kilometres or miles. "
                                   "The workouts are taken without them."));
}

static gboolean
take_distance (LivretCsvRow *self, char sign, LivretSinkReading *reading)
{
  const LivretCsvPlanColumn *column;
  const char *cell = livret_csv_row_cell (self, LIVRET_CSV_COVERED, &column);
  const char *unit = column == NULL || column->meaning->unit == NULL ? NULL : column->meaning->unit;
  g_autofree char *shown = livret_csv_row_quote (cell);
  double distance;

  if (column == NULL || livret_csv_is_absent (cell))
    return TRUE;
  if (!number_of (self, LIVRET_CSV_COVERED, sign, &distance))
    return livret_csv_row_set_aside (
        self, column->title,
        _ ("“%s” may be a decimal number or thousands; the file does not tell which."), shown);
  if (distance == 0)
    return TRUE;
  if (unit == NULL && !is_metric (self))
    return tell_no_unit (self, column);
  if (unit == NULL)
    unit = reading->code == SWIMMING ? "m" : "km";
  livret_kind_to_canonical (livret_kind_by_id ("distance"), distance, unit, &reading->values[2]);
  return TRUE;
}

/* {"calories":83,"distance":1204,"effduration":922} */
static void
take_details (LivretCsvRow *self, LivretSinkReading *reading)
{
  const char *cell = livret_csv_row_cell (self, LIVRET_CSV_DETAILS, NULL);
  g_autoptr (JsonNode) node =
      *cell == '{' ? livret_json_parse (cell, -1, LIVRET_CSV_FIELD_MAX, NULL) : NULL;
  JsonObject *details =
      node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  double number;

  if (livret_json_get_number (details, "effduration", &number, NULL) && number > 0 &&
      number <= reading->duration)
    reading->values[0] = number;
  if (livret_json_get_number (details, "calories", &number, NULL) && number > 0)
    reading->values[1] = number;
  if (livret_json_get_number (details, "distance", &number, NULL) && number > 0)
    reading->values[2] = number;
}

gboolean
livret_csv_take_workout (gpointer row)
{
  LivretCsvRow *self = row;
  LivretSinkReading reading = self->reading;
  double lasted = livret_csv_span (livret_csv_row_cell (self, LIVRET_CSV_LASTED, NULL));
  double elapsed = livret_csv_span (livret_csv_row_cell (self, LIVRET_CSV_ELAPSED, NULL));
  char sign = decimal_sign (self);

  if (lasted < 0)
    lasted = elapsed >= 0 ? elapsed : reading.duration;
  if (lasted <= 0 || lasted > DURATION_MAX)
    return livret_csv_row_set_aside (self, NULL, _ ("The row does not say how long it lasted."));
  if (reading.duration == 0)
    reading.duration =
        (gint32) round (elapsed >= lasted && elapsed <= DURATION_MAX ? elapsed : lasted);
  reading.values[0] = lasted;
  reading.decimals = LIVRET_DECIMALS_UNKNOWN;
  reading.code = livret_activity_code (livret_csv_row_cell (self, LIVRET_CSV_ACTIVITY, NULL));
  if (!number_of (self, LIVRET_CSV_ENERGY, sign, &reading.values[1]))
    reading.values[1] = NAN;
  take_details (self, &reading);
  return take_distance (self, sign, &reading) &&
         livret_csv_give (self, livret_kind_by_id ("workout"), "s", &reading);
}
