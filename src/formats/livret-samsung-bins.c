/* livret-samsung-bins.c: what Samsung Health measured minute by minute, in JSON files.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list of stretches of time with a mean each. Times are milliseconds of UTC; no offset stands
 * with them.
 */
#include "formats/livret-samsung-bins.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "formats/livret-gather.h"
#include "formats/livret-json-items.h"

/* The years 2000 to 2200, in milliseconds. */
#define FIRST 946684800000.0
#define LAST 7258118400000.0
#define SPAN_MAX (86400.0 * 1000)

static const struct
{
  const char *member;
  const char *kind;
  const char *unit;
} values[] = {
  { "heart_rate", "heart-rate", "/min" },
  { "spo2", "oxygen-saturation", "%" },
  { "respiratory_rate", "respiratory-rate", "/min" },
};

gboolean
livret_samsung_bins_probe (LivretInput *input)
{
  gsize size;
  const char *head = (const char *) livret_input_head (input, &size);
  g_auto (GStrv) members = livret_json_head_members (head, size);
  const char *const *names = (const char *const *) members;

  if (members == NULL || !g_strv_contains (names, "start_time") ||
      !g_strv_contains (names, "end_time"))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    if (g_strv_contains (names, values[i].member))
      return TRUE;
  return FALSE;
}

static gboolean
set_aside (LivretSink *sink, guint32 number, const char *reason)
{
  g_autofree char *where = g_strdup_printf (_ ("entry %u"), number);

  return livret_sink_set_aside (sink, where, reason);
}

static gboolean
take_bin (LivretGather *batch, JsonObject *bin, guint32 number)
{
  LivretSinkReading reading = { .values = { NAN, NAN, NAN },
                                .offset_min = LIVRET_OFFSET_UNKNOWN,
                                .where = number };
  double start, end;

  if (!livret_json_get_number (bin, "start_time", &start, NULL) || start < FIRST || start > LAST)
    return set_aside (batch->sink, number, _ ("Its date and time cannot be read."));
  reading.time = (gint64) floor (start / 1000);
  if (livret_json_get_number (bin, "end_time", &end, NULL) && end > start &&
      end - start <= SPAN_MAX)
    reading.duration = (gint32) round ((end - start) / 1000);
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      LivretSinkSeries series = { livret_kind_by_id (values[i].kind)->id, "Samsung Health", "",
                                  values[i].unit, FALSE };

      if (livret_json_get_number (bin, values[i].member, &reading.values[0], &reading.decimals) &&
          reading.values[0] > 0)
        return livret_gather_add (batch, &series, &reading);
    }
  return set_aside (batch->sink, number, _ ("It has no number."));
}

static gboolean
take_bins (LivretInput *input, LivretJsonItems *items, LivretGather *batch, GError **error)
{
  JsonObject *bin;
  LivretJsonItem status;

  while ((status = livret_json_items_next (items, &bin)) != LIVRET_JSON_ITEM_END)
    {
      guint32 number = livret_json_items_get_number (items);

      if (status == LIVRET_JSON_ITEM_CUT)
        {
          if (livret_gather_flush (batch))
            livret_unreadable (error, _ ("The file ends within entry %u: it is cut short."),
                               number);
          return FALSE;
        }
      if (status == LIVRET_JSON_ITEM_BAD
              ? !set_aside (batch->sink, number,
                            _ ("It is no valid JSON object, or it is nested too deeply."))
              : !take_bin (batch, bin, number))
        return FALSE;
    }
  return livret_gather_flush (batch) &&
         livret_sink_progress (batch->sink, livret_input_get_size (input),
                               livret_input_get_size (input));
}

gboolean
livret_samsung_bins_import (LivretInput *input, LivretSink *sink, GError **error)
{
  g_autoptr (LivretJsonItems) items = livret_json_items_new (input);
  g_autofree LivretGather *batch = g_new (LivretGather, 1);
  gboolean done;

  livret_gather_init (batch, sink);
  done = take_bins (input, items, batch, error);
  livret_gather_clear (batch);
  return done;
}
