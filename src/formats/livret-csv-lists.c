/* livret-csv-lists.c: rows that hold lists of values, or a code for a stretch of time.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-csv-take.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/livret-quantity.h"

#define DAY 86400
#define ITEMS_MAX 16384

const LivretKind *
livret_csv_coded (const char *codes, const char *code, guint16 *number)
{
  g_auto (GStrv) all = g_strsplit (codes, "|", -1);

  for (gsize i = 0; all[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (all[i], "=", 2);
      char *colon;

      if (pair[0] == NULL || pair[1] == NULL || strcmp (pair[0], code) != 0)
        continue;
      colon = strchr (pair[1], ':');
      *number = colon != NULL ? (guint16) g_ascii_strtoull (colon + 1, NULL, 10) : 0;
      if (colon != NULL)
        *colon = '\0';
      return livret_kind_by_id (pair[1]);
    }
  return NULL;
}

gboolean
livret_csv_give (LivretCsvRow *self,
                 const LivretKind *kind,
                 const char *unit,
                 const LivretSinkReading *reading)
{
  LivretSinkSeries series = { kind->id, self->source, self->device, unit, self->wall_clock };

  self->n_items++;
  return livret_gather_add (self->batch, &series, reading);
}

/* "[60,60]" or a number alone; NULL if it is neither. */
static GStrv
split_list (const char *cell)
{
  gsize size = strlen (cell);
  g_autofree char *inner = NULL;

  if (size >= 2 && cell[0] == '[' && cell[size - 1] == ']')
    inner = g_strndup (cell + 1, size - 2);
  else if (*cell == '\0' || strpbrk (cell, "[]") != NULL)
    return NULL;
  else
    inner = g_strdup (cell);
  return *g_strstrip (inner) == '\0' ? g_new0 (char *, 1) : g_strsplit (inner, ",", ITEMS_MAX + 1);
}

/* One value of the list; what is no number, or no code, is counted in @n_bad. */
static gboolean
take_item (LivretCsvRow *self,
           const LivretCsvColumn *meaning,
           const char *item,
           const LivretSinkReading *at,
           guint *n_bad)
{
  LivretSinkReading reading = *at;
  const LivretKind *kind = NULL;
  const char *unit = meaning->unit;
  int decimals = 0;

  if (strchr (meaning->kinds, '=') != NULL)
    {
      kind = livret_csv_coded (meaning->kinds, item, &reading.code);
      unit = "s";
      reading.values[0] = reading.duration;
    }
  else if (livret_decimal_parse (item, -1, &reading.values[0], &decimals, NULL))
    kind = livret_kind_by_id (meaning->kinds);
  if (kind == NULL)
    {
      ++*n_bad;
      return TRUE;
    }
  reading.decimals = MIN (decimals, LIVRET_DECIMALS_UNKNOWN);
  if (reading.values[0] == 0 && (self->plan->layout->flags & LIVRET_CSV_ZERO_ABSENT) != 0)
    return TRUE;
  return livret_csv_give (self, kind, unit, &reading);
}

static gboolean
take_items (LivretCsvRow *self, const LivretCsvPlanColumn *column, GStrv spans, GStrv values)
{
  LivretSinkReading reading = self->reading;
  guint n_bad = 0;

  for (gsize i = 0; values[i] != NULL; i++)
    {
      double seconds;

      if (!livret_decimal_parse (g_strstrip (spans[i]), -1, &seconds, NULL, NULL) || seconds < 0 ||
          seconds > DAY)
        return livret_csv_row_set_aside (
            self, column->title,
            _ ("One of the row's durations cannot be read; what stands before it was taken."));
      reading.duration = (gint32) round (seconds);
      if (!take_item (self, column->meaning, g_strstrip (values[i]), &reading, &n_bad))
        return FALSE;
      reading.time += reading.duration;
    }
  return n_bad == 0 ||
         livret_csv_row_set_aside (self, column->title,
                                   ngettext ("%u value of the row makes no sense.",
                                             "%u values of the row make no sense.", n_bad),
                                   n_bad);
}

gboolean
livret_csv_take_lists (gpointer row)
{
  LivretCsvRow *self = row;
  const LivretCsvPlanColumn *column;
  g_auto (GStrv) spans = split_list (livret_csv_row_cell (self, LIVRET_CSV_SPANS, NULL));
  g_auto (GStrv) values = split_list (livret_csv_row_cell (self, LIVRET_CSV_LIST, &column));

  if (spans == NULL || values == NULL || column == NULL)
    return livret_csv_row_set_aside (self, NULL, _ ("The row's lists cannot be read."));
  if (g_strv_length (spans) != g_strv_length (values) || g_strv_length (values) > ITEMS_MAX)
    return livret_csv_row_set_aside (self, NULL,
                                     _ ("The row's two lists are not of the same length."));
  return take_items (self, column, spans, values);
}

gboolean
livret_csv_take_stage (gpointer row)
{
  LivretCsvRow *self = row;
  const LivretCsvPlanColumn *column;
  const char *code = livret_csv_row_cell (self, LIVRET_CSV_STAGE, &column);
  g_autofree char *shown = livret_csv_row_quote (code);
  LivretSinkReading reading = self->reading;
  const LivretKind *kind =
      column != NULL ? livret_csv_coded (column->meaning->kinds, code, &reading.code) : NULL;

  if (kind == NULL)
    return livret_csv_row_set_aside (self, column != NULL ? column->title : NULL,
                                     _ ("“%s” is no stage of sleep that Livret knows."), shown);
  if (reading.duration == 0)
    return livret_csv_row_set_aside (self, NULL, _ ("The row does not say when it ended."));
  reading.values[0] = reading.duration;
  return livret_csv_give (self, kind, "s", &reading);
}
