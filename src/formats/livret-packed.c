/* livret-packed.c: the tables of a vendor's archive, each read as if it were brought alone.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Members are not opened as archives again.
 */
#include "formats/livret-packed.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/livret-archive.h"
#include "formats/livret-unpack.h"

/* Years of a watch are a file a day and a kind. */
#define TABLES_MAX 200000
#define TABLES_TOTAL (16 * G_GUINT64_CONSTANT (1024 * 1024 * 1024))
/* Of the archive's tables. */
#define PROBED_MAX 2000
/* A table of fewer bytes has a header and no row. */
#define ROW_LEAST 48

static const char magic[] = "PK\003\004";

typedef struct
{
  const LivretPackedPlan *plan;
  GPtrArray *names;
} Packed;

gboolean
livret_packed_is_archive (LivretInput *input)
{
  return livret_input_starts_with (input, magic, 4);
}

const char *
livret_packed_base (const char *name)
{
  const char *slash = strrchr (name, '/');

  return slash != NULL ? slash + 1 : name;
}

gboolean
livret_packed_has (GPtrArray *names, const char *prefix)
{
  for (guint i = 0; names != NULL && i < names->len; i++)
    if (g_str_has_prefix (livret_packed_base (g_ptr_array_index (names, i)), prefix))
      return TRUE;
  return FALSE;
}

/* The member's beginning as a file of its own; NULL if it is none that may be a table. */
static LivretInput *
head_input (LivretArchive *archive, const char *name)
{
  static const char *const suffixes[] = { ".csv", ".json", ".ndjson", ".jsonl" };
  g_autoptr (GBytes) bytes = NULL;
  gboolean known = FALSE;
  gsize size;
  const char *head = livret_archive_head (archive, &size);

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      gsize n = strlen (suffixes[i]);

      known = known || (strlen (name) > n &&
                        g_ascii_strcasecmp (name + strlen (name) - n, suffixes[i]) == 0);
    }
  if (!known || size == 0 || (size >= 4 && memcmp (head, magic, 4) == 0))
    return NULL;
  bytes = g_bytes_new (head, size);
  return livret_input_new_for_bytes (bytes, livret_packed_base (name));
}

static const LivretFormat *
find_format (const LivretPackedPlan *plan, LivretInput *head, LivretProbe least)
{
  const LivretFormat *best = NULL;
  LivretProbe surest = least;

  for (gsize i = 0; plan->formats[i] != NULL; i++)
    {
      LivretProbe sure = plan->formats[i]->probe (head);

      if (sure > surest || (best == NULL && sure == surest))
        {
          best = plan->formats[i];
          surest = sure;
        }
    }
  return best;
}

LivretProbe
livret_packed_probe (LivretInput *input, const LivretPackedPlan *plan)
{
  g_autoptr (LivretArchive) archive = livret_archive_open (input);
  const char *name;

  if (archive == NULL)
    return LIVRET_PROBE_NO;
  for (guint n = 0; n < PROBED_MAX && livret_archive_next (archive, &name); n++)
    {
      g_autoptr (LivretInput) head = head_input (archive, name);

      if (head != NULL && !livret_archive_is_litter (name) &&
          find_format (plan, head, LIVRET_PROBE_SURE) != NULL)
        return LIVRET_PROBE_SURE;
    }
  return LIVRET_PROBE_NO;
}

/* --- Import -------------------------------------------------------------------------------------
 */

static gboolean
list_names (LivretUnpack *self, gpointer data, GError **error)
{
  Packed *packed = data;
  g_autoptr (LivretArchive) archive =
      packed->plan->spare != NULL ? livret_archive_open (self->input) : NULL;
  const char *name;

  while (archive != NULL && livret_archive_next (archive, &name))
    {
      gsize size;

      livret_archive_head (archive, &size);
      if (size >= ROW_LEAST)
        g_ptr_array_add (packed->names, g_strdup (name));
    }
  return TRUE;
}

/* FALSE when the sink wants no more. */
static gboolean
import_bytes (LivretUnpack *self, const char *name, const LivretFormat *format, GBytes *bytes)
{
  g_autoptr (LivretInput) member = livret_input_new_for_bytes (bytes, livret_packed_base (name));
  g_autoptr (GError) local = NULL;

  livret_packed_sink_begin (&self->sink, name, livret_archive_position (self->archive));
  if (format->import (member, self->options, &self->sink.sink, &local))
    return TRUE;
  if (local != NULL)
    livret_packed_sink_skip (&self->sink, name, local->message);
  else if (self->sink.full)
    livret_packed_sink_skip (&self->sink, name,
                             _ ("The archive names more sources than are kept."));
  return local != NULL || self->sink.full;
}

static gboolean
import_member (LivretUnpack *self, const char *name, gpointer data)
{
  const Packed *packed = data;
  g_autoptr (LivretInput) head = head_input (self->archive, name);
  const LivretFormat *format =
      head != NULL ? find_format (packed->plan, head, LIVRET_PROBE_LIKELY) : NULL;
  const char *reason = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (format != NULL && packed->plan->spare != NULL)
    reason = packed->plan->spare (name, packed->names);
  if (format == NULL)
    reason = _ ("It holds nothing that Livret reads.");
  if (reason == NULL)
    bytes = livret_unpack_load (self, &reason);
  if (format != NULL && bytes != NULL)
    return import_bytes (self, name, format, bytes);
  livret_packed_sink_skip (&self->sink, name, reason);
  return livret_sink_progress (self->sink.outer, livret_archive_position (self->archive),
                               livret_input_get_size (self->input));
}

gboolean
livret_packed_import (LivretInput *input,
                      const LivretPackedPlan *plan,
                      const LivretImportOptions *options,
                      LivretSink *sink,
                      GError **error)
{
  static const LivretUnpackSteps steps = { TABLES_MAX, TABLES_TOTAL, list_names, import_member,
                                           NULL };
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  Packed packed = { plan, names };

  return livret_unpack (input, &steps, &packed, options, sink, error);
}
