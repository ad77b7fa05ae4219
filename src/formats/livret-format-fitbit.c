/* livret-format-fitbit.c: Fitbit's JSON files of a Google Takeout, and the archive as a whole.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An archive also holds the tables of the format google-takeout. Where both say the same, the
 * tables are read: their times are clear.
 */
#include "formats/livret-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/livret-fitbit.h"
#include "formats/livret-packed.h"

#define PROGRESS_ENTRIES 4096

extern const LivretFormat livret_format_fitbit, livret_format_google_takeout;

static const LivretFormat *const formats[] = { &livret_format_fitbit, &livret_format_google_takeout,
                                               NULL };

static const char *
spare (const char *name, GPtrArray *names)
{
  static const char *const twins[][2] = {
    { "heart_rate-", "heart_rate_2" },
    { "steps-", "steps_2" },
    { "weight-", "weight.csv" },
    { "resting_heart_rate-", "daily_resting_heart_rate" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (twins); i++)
    if (g_str_has_prefix (livret_packed_base (name), twins[i][0]) &&
        livret_packed_has (names, twins[i][1]))
      return _ ("The archive’s tables hold the same, with times that are clear.");
  return NULL;
}

static const LivretPackedPlan plan = { formats, spare };

/* "10/24/26 22:00:00", as no other does; "value" alone would be anybody's. */
static gboolean
has_fitbit_time (const char *head, gsize size)
{
  const char *p = memmem (head, size, "\"dateTime\"", 10);
  const char *end = head + size;
  gint64 time;

  for (p = p != NULL ? p + 10 : end; p < end && strchr (" \t\r\n:", *p) != NULL;)
    p++;
  if (end - p > 18 && *p == '"' && p[18] == '"')
    {
      g_autofree char *text = g_strndup (p + 1, 17);

      return livret_fitbit_time (text, &time);
    }
  return FALSE;
}

static LivretProbe
probe (LivretInput *input)
{
  gsize size;
  const char *head = (const char *) livret_input_head (input, &size);
  g_auto (GStrv) members = NULL;

  if (livret_packed_is_archive (input))
    return livret_packed_probe (input, &plan);
  members = livret_json_head_members (head, size);
  if (members == NULL || !livret_fitbit_knows ((const char *const *) members))
    return LIVRET_PROBE_NO;
  return !g_strv_contains ((const char *const *) members, "dateTime") ||
                 has_fitbit_time (head, size)
             ? LIVRET_PROBE_SURE
             : LIVRET_PROBE_NO;
}

static gboolean
take_entries (LivretInput *input, LivretJsonItems *items, LivretFitbit *fitbit, GError **error)
{
  guint64 total = livret_input_get_size (input);
  JsonObject *entry;

  for (;;)
    {
      LivretJsonItem status = livret_json_items_next (items, &entry);

      if (status == LIVRET_JSON_ITEM_END)
        return livret_gather_flush (fitbit->batch) && livret_fitbit_end (fitbit) &&
               livret_sink_progress (fitbit->sink, total, total);
      fitbit->number = livret_json_items_get_number (items);
      if (status == LIVRET_JSON_ITEM_CUT)
        {
          if (livret_gather_flush (fitbit->batch))
            livret_unreadable (error, _ ("The file ends within entry %u: it is cut short."),
                               fitbit->number);
          return FALSE;
        }
      if (status == LIVRET_JSON_ITEM_BAD
              ? !livret_fitbit_set_aside (
                    fitbit, _ ("It is no valid JSON object, or it is nested too deeply."))
              : !livret_fitbit_take (fitbit, entry))
        return FALSE;
      if (fitbit->number % PROGRESS_ENTRIES == 0 &&
          !livret_sink_progress (fitbit->sink, livret_json_items_get_position (items), total))
        return FALSE;
    }
}

static gboolean
import (LivretInput *input, const LivretImportOptions *options, LivretSink *sink, GError **error)
{
  g_autoptr (LivretJsonItems) items = NULL;
  g_autofree LivretGather *batch = NULL;
  LivretFitbit fitbit = { .sink = sink };
  gboolean done;

  if (livret_packed_is_archive (input))
    return livret_packed_import (input, &plan, options, sink, error);
  items = livret_json_items_new (input);
  batch = fitbit.batch = g_new (LivretGather, 1);
  livret_gather_init (batch, sink);
  done = take_entries (input, items, &fitbit, error);
  if (done && livret_json_items_get_number (items) == 0)
    done = livret_unreadable (error, _ ("The file holds no entry."));
  livret_gather_clear (batch);
  return done;
}

static const char *const suffixes[] = { "json", "zip", NULL };
static const char *const media_types[] = { "application/json", "application/zip", NULL };

const LivretFormat livret_format_fitbit = {
  "fitbit", N_ ("Fitbit logs (Google Takeout)"), suffixes, media_types, FALSE, probe, import,
};
