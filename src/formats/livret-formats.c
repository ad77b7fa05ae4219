/* livret-formats.c: the formats Livret reads, and which of them a file is.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-formats.h"

#include <glib/gi18n-lib.h>

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

const LivretFormat *
livret_format_detect (LivretInput *input, GError **error)
{
  const LivretFormat *best = NULL;
  LivretProbe surest = LIVRET_PROBE_NO;

  for (gsize i = 0; registry[i] != NULL; i++)
    {
      LivretProbe sure = registry[i]->probe (input);

      if (sure > surest)
        {
          surest = sure;
          best = registry[i];
        }
    }
  if (best == NULL)
    livret_unreadable (error, _ ("The file is of no kind that Livret reads."));
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
