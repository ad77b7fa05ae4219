/* livret-format-open-mhealth.c: data points of Open mHealth and IEEE 1752.1 in JSON.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One point, a list of them, or one after another; with a header that names the schema, or bodies
 * alone. They are read one at a time.
 */
#include "formats/livret-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/livret-omh.h"
#include "formats/livret-packed.h"

#define PROGRESS_POINTS 1024

extern const LivretFormat livret_format_open_mhealth;

static const LivretFormat *const formats[] = { &livret_format_open_mhealth, NULL };
static const LivretPackedPlan plan = { formats };

static gboolean
has (const char *head, gsize size, const char *word)
{
  return memmem (head, size, word, strlen (word)) != NULL;
}

static LivretProbe
probe (LivretInput *input)
{
  gsize size;
  const char *head = (const char *) livret_input_head (input, &size);
  g_auto (GStrv) members = livret_json_head_members (head, size);
  const char *const *names = (const char *const *) members;

  if (livret_packed_is_archive (input))
    return livret_packed_probe (input, &plan);
  if (members == NULL)
    return LIVRET_PROBE_NO;
  if (g_strv_contains (names, "header") && has (head, size, "\"schema_id\"") &&
      has (head, size, "\"namespace\""))
    return LIVRET_PROBE_SURE;
  for (gsize i = 0; names[i] != NULL; i++)
    if (livret_omh_is_measure (names[i]))
      return g_strv_contains (names, "effective_time_frame") ? LIVRET_PROBE_SURE
             : has (head, size, "\"unit\"")                  ? LIVRET_PROBE_LIKELY
                                                             : LIVRET_PROBE_NO;
  return LIVRET_PROBE_NO;
}

static gboolean
take_points (
    LivretInput *input, LivretJsonItems *items, LivretOmh *omh, LivretSink *sink, GError **error)
{
  guint64 total = livret_input_get_size (input);
  JsonObject *point;

  for (;;)
    {
      LivretJsonItem status = livret_json_items_next (items, &point);

      if (status == LIVRET_JSON_ITEM_END)
        return livret_gather_flush (omh->batch) && livret_omh_end (omh) &&
               livret_sink_progress (sink, total, total);
      omh->number = livret_json_items_get_number (items);
      if (status == LIVRET_JSON_ITEM_CUT)
        {
          if (livret_gather_flush (omh->batch))
            livret_unreadable (error, _ ("The file ends within data point %u: it is cut short."),
                               omh->number);
          return FALSE;
        }
      if (status == LIVRET_JSON_ITEM_BAD
              ? !livret_omh_set_aside (
                    omh, _ ("It is no valid JSON object, or it is nested too deeply."))
              : !livret_omh_take (omh, point))
        return FALSE;
      if (omh->number % PROGRESS_POINTS == 0 &&
          !livret_sink_progress (sink, livret_json_items_get_position (items), total))
        return FALSE;
    }
}

static gboolean
import (LivretInput *input, const LivretImportOptions *options, LivretSink *sink, GError **error)
{
  g_autoptr (LivretJsonItems) items = NULL;
  g_autofree LivretGather *batch = NULL;
  LivretOmh omh;
  gboolean done;

  if (livret_packed_is_archive (input))
    return livret_packed_import (input, &plan, options, sink, error);
  items = livret_json_items_new (input);
  batch = g_new (LivretGather, 1);
  livret_gather_init (batch, sink);
  livret_omh_init (&omh, batch, sink);
  done = take_points (input, items, &omh, sink, error);
  if (done && livret_json_items_get_number (items) == 0)
    done = livret_unreadable (error, _ ("The file holds no data point."));
  livret_omh_clear (&omh);
  livret_gather_clear (batch);
  return done;
}

static const char *const suffixes[] = { "json", "ndjson", "jsonl", "zip", NULL };
static const char *const media_types[] = { "application/json", "application/zip", NULL };

const LivretFormat livret_format_open_mhealth = {
  "open-mhealth", N_ ("Open mHealth data points"), suffixes, media_types, FALSE, probe, import,
};
