/* livret-format-gnome-health.c: weights that Health of GNOME wrote as a table.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Times are ISO 8601 with their offset. Masses are in kilograms or in pounds, as the person chose,
 * which is not written. With a password the table is in a JSON object, encrypted: it cannot be read
 * here.
 */
#include "formats/livret-csv-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/livret-csv-survey.h"
#include "formats/livret-json-items.h"

#define SOURCE "Health"

static const char *const weight_signature[] = { "date", "weight", NULL };

static const LivretCsvColumn weight_columns[] = {
  { "date", LIVRET_CSV_DATE },
  { "weight", LIVRET_CSV_VALUE, "weight" },
  { NULL },
};

static const LivretCsvLayout layouts[] = {
  { SOURCE, LIVRET_CSV_EXACT | LIVRET_CSV_ZERO_ABSENT, weight_signature, weight_columns },
};

/* A list of numbers in the clear would be anybody's: the two members are all there is. */
static gboolean
is_locked (const char *head, gsize size)
{
  g_auto (GStrv) members = livret_json_head_members (head, size);

  return members != NULL && g_strv_length (members) <= 2 && size >= 9 &&
         memcmp (head, "{\"data\":[", 9) == 0 &&
         (members[1] == NULL || strcmp (members[1], "nonce") == 0);
}

/* "2026-10-24T07:34:49.123456+02": others write such a header too, but not such times. */
static gboolean
has_its_times (LivretInput *input)
{
  g_autoptr (LivretCsv) csv = livret_csv_new_for_head (input);
  LivretCsvTime time;

  return livret_csv_next (csv, NULL) && csv->n_fields == 2 && livret_csv_next (csv, NULL) &&
         strchr (livret_csv_field (csv, 0), 'T') != NULL &&
         livret_csv_row_time (csv, 0, -1, &time) && time.has_time && time.offset_min != G_MININT;
}

static LivretProbe
probe (LivretInput *input)
{
  gsize size;
  const char *head = (const char *) livret_input_head (input, &size);

  if (is_locked (head, size))
    return LIVRET_PROBE_LIKELY;
  return livret_csv_probe (input, layouts, G_N_ELEMENTS (layouts)) && has_its_times (input)
             ? LIVRET_PROBE_SURE
             : LIVRET_PROBE_NO;
}

static gboolean
import (LivretInput *input, const LivretImportOptions *options, LivretSink *sink, GError **error)
{
  gsize size;
  const char *head = (const char *) livret_input_head (input, &size);

  if (is_locked (head, size))
    return livret_unreadable (
        error, _ ("The file is locked by a password, which only the app that wrote it opens. "
                  "Export it there without a password."));
  return livret_csv_import (input, layouts, G_N_ELEMENTS (layouts), options, sink, error);
}

static const char *const suffixes[] = { "csv", "json", NULL };
static const char *const media_types[] = { "text/csv", "application/json", NULL };

const LivretFormat livret_format_gnome_health = {
  "gnome-health", N_ ("Weights of GNOME Health"), suffixes, media_types, FALSE, probe, import,
};
