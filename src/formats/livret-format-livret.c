/* livret-format-livret.c: the table of readings that Livret itself writes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * record/livret-csv-readings.h says what its columns are. Nothing in it is open: a line is a
 * reading as it stood in the record, or is set aside.
 */
#include "formats/livret-format.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/livret-date.h"
#include "base/livret-quantity.h"
#include "formats/livret-csv.h"
#include "formats/livret-gather.h"
#include "record/livret-csv-readings.h"
#include "record/livret-own-kind.h"

#define DAY 86400
#define WRITTEN_MAX 200
#define OFFSET_LIMIT (18 * 60)
#define PROGRESS_ROWS 4096

static const char *const titles[] = { LIVRET_READINGS_CSV_HEADER };

typedef struct
{
  LivretCsv *csv;
  LivretGather batch;
  LivretSinkSeries series;
  LivretSinkReading reading;
} Work;

G_STATIC_ASSERT (G_N_ELEMENTS (titles) == LIVRET_READINGS_CSV_N_COLUMNS);

static gboolean
has_header (LivretCsv *csv)
{
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (strcmp (livret_csv_field (csv, i), titles[i]) != 0)
      return FALSE;
  return TRUE;
}

static LivretProbe
probe (LivretInput *input)
{
  g_autoptr (LivretCsv) csv = livret_csv_new_for_head (input);

  return livret_csv_next (csv, NULL) && has_header (csv) ? LIVRET_PROBE_SURE : LIVRET_PROBE_NO;
}

/* --- Cells --------------------------------------------------------------------------------------
 */

static const char *
cell (Work *work, LivretReadingsCsvColumn column)
{
  return livret_csv_field (work->csv, column);
}

/* Without the apostrophe that keeps spreadsheets from taking a text for a formula. */
static const char *
text_cell (Work *work, LivretReadingsCsvColumn column)
{
  const char *text = cell (work, column);

  return *text == '\'' ? text + 1 : text;
}

static gboolean
take_integer (const char *text, gint64 most, gint64 *out)
{
  *out = 0;
  return *text == '\0' || g_ascii_string_to_signed (text, 10, 0, most, out, NULL);
}

/* Digits where @pattern has a 0, else what it has. */
static gboolean
fits (const char *text, const char *pattern)
{
  for (; *pattern != '\0'; pattern++, text++)
    if (*pattern == '0' ? !g_ascii_isdigit (*text) : *text != *pattern)
      return FALSE;
  return TRUE;
}

static int
digits (const char *text, int n)
{
  int number = 0;

  for (int i = 0; i < n; i++)
    number = number * 10 + g_ascii_digit_value (text[i]);
  return number;
}

/* "Z", "+01:00", or nothing: the wall clock. */
static gboolean
take_zone (Work *work, const char *zone)
{
  int minutes;

  work->series.wall_clock = *zone == '\0';
  work->reading.offset_min = LIVRET_OFFSET_UNKNOWN;
  if (*zone == '\0' || strcmp (zone, "Z") == 0)
    return TRUE;
  if ((*zone != '+' && *zone != '-') || !fits (zone + 1, "00:00") || zone[6] != '\0')
    return FALSE;
  minutes = digits (zone + 1, 2) * 60 + digits (zone + 4, 2);
  if (minutes > OFFSET_LIMIT)
    return FALSE;
  work->reading.offset_min = (gint16) (*zone == '-' ? -minutes : minutes);
  work->reading.time -= work->reading.offset_min * 60;
  return TRUE;
}

static gboolean
take_time (Work *work)
{
  const char *text = cell (work, LIVRET_READINGS_CSV_TIME);
  int year, month, day, seconds, y, m, d;

  if (!fits (text, "0000-00-00T00:00:00"))
    return FALSE;
  year = digits (text, 4);
  month = digits (text + 5, 2);
  day = digits (text + 8, 2);
  seconds = digits (text + 11, 2) * 3600 + digits (text + 14, 2) * 60 + digits (text + 17, 2);
  if (year < 1801 || year > 2199 || month < 1 || month > 12 || day < 1 || seconds >= DAY)
    return FALSE;
  livret_civil_from_days (livret_days_from_civil (year, month, day), &y, &m, &d);
  work->reading.time = (gint64) livret_days_from_civil (year, month, day) * DAY + seconds;
  return m == month && d == day && take_zone (work, text + 19);
}

static gboolean
take_values (Work *work, const LivretKind *kind)
{
  for (guint i = 0; i < LIVRET_COMPONENTS_MAX; i++)
    {
      const char *text = cell (work, LIVRET_READINGS_CSV_VALUE + i);
      int decimals = 0;
      gboolean comma = FALSE;

      work->reading.values[i] = NAN;
      if (*text == '\0' && i > 0)
        continue;
      if (i >= kind->n_components ||
          !livret_decimal_parse (text, -1, &work->reading.values[i], &decimals, &comma))
        return FALSE;
      if (i > 0)
        continue;
      work->reading.decimals = (guint8) MIN (decimals, LIVRET_DECIMALS_UNKNOWN);
      work->reading.flags |= comma ? LIVRET_READING_COMMA : 0;
    }
  return TRUE;
}

static gboolean
take_mark (Work *work, const char *word)
{
  static const struct
  {
    const char *word;
    guint8 flag;
  } marks[] = {
    { "manual", LIVRET_READING_MANUAL },
    { "second", LIVRET_READING_FOLD },
    { "ambiguous", LIVRET_READING_AMBIGUOUS },
    { "below", LIVRET_READING_BELOW },
    { "above", LIVRET_READING_ABOVE },
    { "comma", LIVRET_READING_COMMA },
    { "rounded", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (strcmp (word, marks[i].word) == 0)
      {
        work->reading.flags |= marks[i].flag;
        if (marks[i].flag == 0)
          work->reading.decimals = LIVRET_DECIMALS_UNKNOWN;
        return TRUE;
      }
  return FALSE;
}

static gboolean
take_marks (Work *work)
{
  g_auto (GStrv) words = g_strsplit (cell (work, LIVRET_READINGS_CSV_MARKS), " ", -1);

  for (gsize i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && !take_mark (work, words[i]))
      return FALSE;
  return TRUE;
}

/* --- Lines --------------------------------------------------------------------------------------
 */

static gboolean
set_aside (Work *work, LivretReadingsCsvColumn column, const char *reason)
{
  g_autofree char *where = g_strdup_printf (_ ("line %u, %s"), work->csv->line, titles[column]);

  return livret_sink_set_aside (work->batch.sink, where, reason);
}

static gboolean
set_aside_width (Work *work)
{
  g_autofree char *where = g_strdup_printf (_ ("line %u"), work->csv->line);
  guint n = work->csv->n_fields;
  g_autofree char *reason =
      g_strdup_printf (ngettext ("The row has %u cell and the header %u.",
                                 "The row has %u cells and the header %u.", n),
                       n, (guint) LIVRET_READINGS_CSV_N_COLUMNS);

  return livret_sink_set_aside (work->batch.sink, where, reason);
}

static const char *
why_unknown (Work *work)
{
  return g_str_has_prefix (cell (work, LIVRET_READINGS_CSV_KIND), "own-")
             ? _ ("A person added this kind in another vault: add it here too, by the same name "
                  "and unit, then bring the table again.")
             : _ ("Livret keeps no such kind.");
}

static gboolean
take_line (Work *work)
{
  const char *unit = cell (work, LIVRET_READINGS_CSV_UNIT);
  const char *written = text_cell (work, LIVRET_READINGS_CSV_WRITTEN);
  const LivretKind *kind = livret_kind_by_id (cell (work, LIVRET_READINGS_CSV_KIND));
  gint64 duration, code;
  double one;

  work->reading = (LivretSinkReading) { .where = work->csv->line };
  if (work->csv->n_fields != LIVRET_READINGS_CSV_N_COLUMNS)
    return set_aside_width (work);
  /* A kind of a person's own has another number in another vault. */
  if (kind == NULL)
    kind = livret_own_kind_alike (cell (work, LIVRET_READINGS_CSV_KIND));
  if (kind == NULL)
    return set_aside (work, LIVRET_READINGS_CSV_KIND, why_unknown (work));
  if (!livret_kind_to_canonical (kind, 1, unit, &one))
    return set_aside (work, LIVRET_READINGS_CSV_UNIT, _ ("This is no unit of its kind."));
  if (!take_time (work))
    return set_aside (work, LIVRET_READINGS_CSV_TIME,
                      _ ("This is not a time as Livret writes it."));
  if (!take_integer (cell (work, LIVRET_READINGS_CSV_DURATION), G_MAXINT32, &duration))
    return set_aside (work, LIVRET_READINGS_CSV_DURATION, _ ("This is not a number."));
  if (!take_integer (cell (work, LIVRET_READINGS_CSV_CODE), G_MAXUINT16, &code))
    return set_aside (work, LIVRET_READINGS_CSV_CODE, _ ("This is not a number."));
  if (!take_values (work, kind))
    return set_aside (work, LIVRET_READINGS_CSV_VALUE, _ ("This is not a number."));
  if (!take_marks (work))
    return set_aside (work, LIVRET_READINGS_CSV_MARKS, _ ("This is no mark that Livret makes."));
  work->reading.duration = (gint32) duration;
  work->reading.code = (guint16) code;
  work->reading.written = *written != '\0' && strlen (written) <= WRITTEN_MAX ? written : NULL;
  work->series.kind = kind->id;
  work->series.unit = g_intern_string (unit);
  work->series.source = text_cell (work, LIVRET_READINGS_CSV_SOURCE);
  work->series.device = text_cell (work, LIVRET_READINGS_CSV_DEVICE);
  return livret_gather_add (&work->batch, &work->series, &work->reading);
}

static gboolean
take_lines (Work *work, guint most, GError **error)
{
  g_autoptr (GError) failed = NULL;
  guint n = 0;

  for (; (most == 0 || n < most) && livret_csv_next (work->csv, &failed); n++)
    {
      if (!take_line (work))
        return FALSE;
      if (n % PROGRESS_ROWS == PROGRESS_ROWS - 1 &&
          !livret_sink_progress (work->batch.sink, work->csv->offset, work->csv->size))
        return FALSE;
    }
  if (!livret_gather_flush (&work->batch))
    return FALSE;
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  return n > 0 || livret_unreadable (error, _ ("The table holds a header and no row."));
}

static gboolean
import (LivretInput *input, const LivretImportOptions *options, LivretSink *sink, GError **error)
{
  GBytes *bytes = livret_input_bytes (input, error);
  g_autoptr (LivretCsv) csv = bytes != NULL ? livret_csv_new (bytes, error) : NULL;
  g_autofree Work *work = g_new0 (Work, 1);
  gboolean done;

  if (csv == NULL)
    return FALSE;
  if (!livret_csv_next (csv, NULL) || !has_header (csv))
    return livret_unreadable (error, _ ("The file does not begin as a table of readings of "
                                        "Livret."));
  work->csv = csv;
  livret_gather_init (&work->batch, sink);
  done = take_lines (work, options != NULL ? options->rows : 0, error);
  livret_gather_clear (&work->batch);
  return done;
}

static const char *const suffixes[] = { "csv", NULL };
static const char *const media_types[] = { "text/csv", NULL };

const LivretFormat livret_format_livret = {
  "livret", N_ ("Readings that Livret wrote (CSV)"), suffixes, media_types, FALSE, probe, import,
};
