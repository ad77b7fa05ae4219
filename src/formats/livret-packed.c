/* livret-packed.c: the tables of a vendor's archive, each read as if it were brought alone.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One member at a time is held as a whole, up to a limit. Members are not opened as archives
 * again.
 */
#include "formats/livret-packed.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/livret-health-archive.h"
#include "formats/livret-health-member.h"
#include "formats/livret-packed-sink.h"

/* Of the archive's tables. */
#define PROBED_MAX 2000
#define MEMBER_MAX (128 * 1024 * 1024)
#define TOTAL_MAX (16 * G_GUINT64_CONSTANT (1024 * 1024 * 1024))
#define PIECE (256 * 1024)
/* A table of fewer bytes has a header and no row. */
#define ROW_LEAST 48

static const char magic[] = "PK\003\004";

typedef struct
{
  const LivretPackedPlan *plan;
  const LivretImportOptions *options;
  LivretInput *input;
  LivretHealthArchive *archive;
  GPtrArray *names;
  LivretPackedSink sink;
  guint64 budget;
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
head_input (LivretHealthArchive *archive, const char *name)
{
  static const char *const suffixes[] = { ".csv", ".json", ".ndjson", ".jsonl" };
  g_autoptr (GBytes) bytes = NULL;
  gboolean known = FALSE;
  gsize size;
  const char *head = livret_health_archive_head (archive, &size);

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
  g_autoptr (LivretHealthArchive) archive = livret_health_archive_open (input);
  const char *name;

  if (archive == NULL)
    return LIVRET_PROBE_NO;
  for (guint n = 0; n < PROBED_MAX && livret_health_archive_next (archive, &name); n++)
    {
      g_autoptr (LivretInput) head = head_input (archive, name);

      if (head != NULL && !livret_health_is_litter (name) &&
          find_format (plan, head, LIVRET_PROBE_SURE) != NULL)
        return LIVRET_PROBE_SURE;
    }
  return LIVRET_PROBE_NO;
}

/* --- Import -------------------------------------------------------------------------------------
 */

static void
list_names (Packed *self)
{
  g_autoptr (LivretHealthArchive) archive = livret_health_archive_open (self->input);
  const char *name;

  self->names = g_ptr_array_new_with_free_func (g_free);
  while (archive != NULL && livret_health_archive_next (archive, &name))
    {
      gsize size;

      livret_health_archive_head (archive, &size);
      if (size >= ROW_LEAST)
        g_ptr_array_add (self->names, g_strdup (name));
    }
}

/* NULL with a reason when it is too large or damaged. */
static GBytes *
load_member (Packed *self, const char **reason)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *piece = g_malloc (PIECE);
  gssize n;

  while ((n = livret_health_archive_read (self->archive, piece, PIECE)) > 0)
    {
      if (bytes->len + (gsize) n > MEMBER_MAX || (guint64) n > self->budget)
        {
          *reason = _ ("It is larger than what is read of an archive.");
          return NULL;
        }
      self->budget -= n;
      g_byte_array_append (bytes, piece, n);
    }
  if (n < 0 || livret_health_archive_is_damaged (self->archive))
    {
      *reason = _ ("It is damaged in the archive.");
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* FALSE when the sink wants no more. */
static gboolean
import_bytes (Packed *self, const char *name, const LivretFormat *format, GBytes *bytes)
{
  g_autoptr (LivretInput) member = livret_input_new_for_bytes (bytes, livret_packed_base (name));
  g_autoptr (GError) local = NULL;

  livret_packed_sink_begin (&self->sink, name, livret_health_archive_position (self->archive));
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
import_member (Packed *self, const char *name)
{
  g_autoptr (LivretInput) head = head_input (self->archive, name);
  const LivretFormat *format =
      head != NULL ? find_format (self->plan, head, LIVRET_PROBE_LIKELY) : NULL;
  const char *reason = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (livret_health_is_litter (name))
    return TRUE;
  if (format != NULL && self->plan->spare != NULL)
    reason = self->plan->spare (name, self->names);
  if (format == NULL)
    reason = _ ("It holds nothing that Livret reads.");
  if (reason == NULL)
    bytes = load_member (self, &reason);
  if (bytes != NULL)
    return import_bytes (self, name, format, bytes);
  livret_packed_sink_skip (&self->sink, name, reason);
  return livret_sink_progress (self->sink.outer, livret_health_archive_position (self->archive),
                               livret_input_get_size (self->input));
}

static gboolean
import_members (Packed *self, GError **error)
{
  const char *name;

  while (livret_health_archive_next (self->archive, &name))
    if (!import_member (self, name))
      return FALSE;
  if (livret_health_archive_is_damaged (self->archive))
    livret_packed_sink_skip (&self->sink, _ ("archive"),
                             _ ("The archive is incomplete or damaged; what could be read of it "
                                "was read."));
  if (!livret_packed_sink_end (&self->sink))
    return FALSE;
  return self->sink.n_items > 0 ||
         livret_unreadable (error, _ ("The archive holds nothing that Livret reads."));
}

gboolean
livret_packed_import (LivretInput *input,
                      const LivretPackedPlan *plan,
                      const LivretImportOptions *options,
                      LivretSink *sink,
                      GError **error)
{
  g_autoptr (LivretHealthArchive) archive = livret_health_archive_open (input);
  Packed self = {
    .plan = plan, .options = options, .input = input, .archive = archive, .budget = TOTAL_MAX
  };
  gboolean done;

  if (archive == NULL)
    return livret_unreadable (error, _ ("The archive is damaged at its beginning."));
  if (plan->spare != NULL)
    list_names (&self);
  livret_packed_sink_init (&self.sink, sink, livret_input_get_size (input));
  done = import_members (&self, error);
  livret_packed_sink_clear (&self.sink);
  g_clear_pointer (&self.names, g_ptr_array_unref);
  return done;
}
