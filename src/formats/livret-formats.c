/* livret-formats.c: the formats Livret reads, and which of them a file is.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-formats.h"

#include <glib/gi18n-lib.h>

#include "formats/livret-foreign.h"

/* Made from the list in src/formats/meson.build. */
#include "livret-formats-registry.inc"

const LivretFormat *const *
livret_formats (void)
{
  return registry;
}

const LivretFormat *
livret_format_by_id (const char *id)
{
  for (gsize i = 0; registry[i] != NULL; i++)
    if (strcmp (registry[i]->id, id) == 0)
      return registry[i];
  return NULL;
}

const LivretFormat *
livret_format_by_media_type (const char *media_type)
{
  for (gsize i = 0; registry[i] != NULL; i++)
    if (registry[i]->document && g_strv_contains (registry[i]->media_types, media_type))
      return registry[i];
  return NULL;
}

const char *
livret_format_title (const LivretFormat *format)
{
  return _ (format->title);
}

/* What a file that is not read looks like, so that the sentence says more than no. */
static const struct
{
  const char *magic;
  gsize size;
  const char *sentence;
} strangers[] = {
  { "PK\003\004", 4,
    N_ ("The file is an archive or an office document of a kind that Livret does not read.") },
  { "\xd0\xcf\x11\xe0", 4, N_ ("The file is an old office document, which Livret does not read.") },
  { "GIF8", 4, N_ ("The file is a GIF picture, which Livret does not read.") },
  { "RIFF", 4, N_ ("The file is a WebP picture, a sound or a film, which Livret does not read.") },
  { "<?xml", 5, N_ ("The file is an XML file of a kind that Livret does not read yet.") },
  { "<", 1, N_ ("The file is a web page or of a like kind, which Livret does not read.") },
  { "{", 1, N_ ("The file is a JSON file of a kind that Livret does not read yet.") },
  { "[", 1, N_ ("The file is a JSON file of a kind that Livret does not read yet.") },
};

/* A database that is damaged, or of another app; %FALSE for what is none. */
static gboolean
set_unknown_database (LivretInput *input, GError **error)
{
  gsize size;
  const guint8 *head = livret_input_head (input, &size);
  gboolean alone = livret_foreign_is_database (head, size);

  if (!alone && !livret_foreign_is_packed (input))
    return FALSE;
  if (livret_foreign_db_of (input, alone ? error : NULL) != NULL)
    livret_unreadable (error, _ ("This is an SQLite database that Livret does not know; nothing "
                                 "was read."));
  return alone || livret_foreign_of (input)->db != NULL;
}

static void
set_unknown (LivretInput *input, GError **error)
{
  static const char *const tables[] = { "csv", "tsv", NULL };

  if (set_unknown_database (input, error))
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (strangers); i++)
    if (livret_input_starts_with (input, strangers[i].magic, strangers[i].size))
      {
        livret_unreadable (error, "%s", _ (strangers[i].sentence));
        return;
      }
  if (livret_input_has_suffix (input, tables))
    livret_unreadable (error,
                       _ ("Line 1: the table's header names no date and kind of reading that "
                          "Livret knows."));
  else
    livret_unreadable (error, _ ("The file is of no kind that Livret reads."));
}

const LivretFormat *
livret_format_detect (LivretInput *input, GError **error)
{
  const LivretFormat *best = NULL;
  LivretProbe surest = LIVRET_PROBE_NO;

  for (gsize i = 0; registry[i] != NULL; i++)
    {
      LivretProbe sure = surest < LIVRET_PROBE_SURE || registry[i]->around
                             ? registry[i]->probe (input)
                             : LIVRET_PROBE_NO;

      if (sure > surest)
        {
          surest = sure;
          best = registry[i];
        }
    }
  if (best == NULL)
    set_unknown (input, error);
  return best;
}

gboolean
livret_format_import (LivretInput *input,
                      const char *id,
                      const LivretImportOptions *options,
                      LivretSink *sink,
                      GError **error)
{
  const LivretFormat *format;

  if (id == NULL)
    format = livret_format_detect (input, error);
  else
    {
      format = livret_format_by_id (id);
      if (format == NULL)
        livret_unreadable (error, _ ("Livret knows no format named “%s”."), id);
    }
  if (format == NULL)
    return FALSE;
  if (!livret_sink_format (sink, format->id))
    return FALSE;
  return format->import (input, options, sink, error);
}
