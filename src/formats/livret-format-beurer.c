/* livret-format-beurer.c: CSV exports of Beurer HealthManager and HealthManager Pro.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One file holds several tables, a blank line between them. HealthManager glues a table's title to
 * its first column (“WeightDate”), HealthManager Pro writes it in a row of its own. Columns are
 * named by their unit; the two of a blood pressure are both “mmHg”. Times are the wall clock's.
 */
#include "formats/livret-csv-import.h"

#include <glib/gi18n-lib.h>

#include "base/livret-text.h"

#define GLUED                                                                                      \
  "weightdate|blood pressuredate|blood glucosedate|temperaturedate|pulse oximeterdate|"            \
  "activitydate|sleepdate"

static const char *const glued_signature[] = { GLUED, "time", NULL };
static const char *const signature[] = { "date", "time", NULL };

static const LivretCsvColumn columns[] = {
  { "date|" GLUED, LIVRET_CSV_DATE },
  { "time", LIVRET_CSV_TIME },
  { "kg", LIVRET_CSV_VALUE, "weight", "kg" },
  { "lb|lbs", LIVRET_CSV_VALUE, "weight", "[lb_av]" },
  { "bmi", LIVRET_CSV_VALUE, "bmi", "kg/m2" },
  { "body fat", LIVRET_CSV_VALUE, "body-fat", "%" },
  { "water", LIVRET_CSV_VALUE, "body-water", "%" },
  { "muscles", LIVRET_CSV_VALUE, "muscle", "%" },
  { "bones", LIVRET_CSV_VALUE, "bone-mass" },
  { "\302\260c", LIVRET_CSV_VALUE, "temperature", "Cel" },
  { "\302\260f", LIVRET_CSV_VALUE, "temperature", "[degF]" },
  { "mmhg", LIVRET_CSV_SYSTOLIC, NULL, "mm[Hg]" },
  { "pulse", LIVRET_CSV_PULSE, NULL, "/min" },
  { "mg/dl", LIVRET_CSV_VALUE, "glucose", "mg/dL" },
  { "mmol/l", LIVRET_CSV_VALUE, "glucose", "mmol/L" },
  { "spo2", LIVRET_CSV_VALUE, "oxygen-saturation", "%" },
  { "medication|comment", LIVRET_CSV_COMMENT },
  { NULL },
};

#define TABLE(title) { "Beurer", LIVRET_CSV_ORDERED, signature, columns, title }

static const LivretCsvLayout layouts[] = {
  { "Beurer", LIVRET_CSV_ORDERED, glued_signature, columns },
  TABLE ("Weight"),
  TABLE ("Blood pressure"),
  TABLE ("Blood glucose"),
  TABLE ("Temperature"),
  TABLE ("Pulse oximeter"),
};

static LivretProbe
probe (LivretInput *input)
{
  return livret_csv_probe (input, layouts, G_N_ELEMENTS (layouts)) ? LIVRET_PROBE_SURE
                                                                   : LIVRET_PROBE_NO;
}

/* The end of the table that begins at @text: a blank line outside quotation marks, or the end. */
static const char *
find_end (const char *text, const char *end)
{
  gboolean quoted = FALSE, blank = FALSE;

  for (; text < end; text++)
    {
      if (*text == '\n' && blank && !quoted)
        return text + 1;
      blank = *text == '\n' || (blank && *text == '\r');
      quoted ^= *text == '"';
    }
  return end;
}

static guint
count_lines (const char *text, const char *end)
{
  guint n = 0;

  for (; text < end; text++)
    n += *text == '\n';
  return n;
}

/* Tables of a kind that Livret does not keep are set aside, unless there is no other. */
static gboolean
import (LivretInput *input, const LivretImportOptions *options, LivretSink *sink, GError **error)
{
  GBytes *bytes = livret_input_bytes (input, error);
  g_autofree char *text = NULL;
  gboolean found = FALSE;
  guint line = 1;
  gsize size;
  const char *end;

  if (bytes == NULL)
    return FALSE;
  text = livret_text_to_utf8 (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &size);
  end = text + size;
  for (const char *at = text, *next; at < end; line += count_lines (at, next), at = next)
    {
      g_autoptr (GBytes) part = NULL;
      g_autoptr (GError) local = NULL;
      g_autofree char *where = g_strdup_printf (_ ("line %u"), line);

      next = find_end (at, end);
      if ((gsize) (next - at) == strspn (at, "\r\n"))
        continue;
      part = g_bytes_new (at, next - at);
      if (livret_csv_import_part (part, line, layouts, G_N_ELEMENTS (layouts), options, sink,
                                  &local))
        found = TRUE;
      else if (local == NULL)
        return FALSE;
      else if (!found && next == end)
        return livret_unreadable (error, "%s", local->message);
      else if (!livret_sink_set_aside (sink, where, local->message))
        return FALSE;
    }
  return found || livret_unreadable (error, _ ("The file holds no table of readings."));
}

static const char *const suffixes[] = { "csv", NULL };
static const char *const media_types[] = { "text/csv", NULL };

const LivretFormat livret_format_beurer = {
  "beurer", N_ ("Beurer HealthManager export"), suffixes, media_types, FALSE, probe, import,
};
