/* livret-bundle.c: one file among several.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-bundle.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/livret-classify.h"
#include "formats/livret-formats.h"
#include "formats/livret-packed.h"

/* What its name tells, where nothing else does. */
static void
complete (const char *name, const LivretPackedSays *given, LivretPackedSays *says, char date[16])
{
  if (given != NULL)
    *says = *given;
  if (says->category == NULL)
    says->category = livret_classify_category (name, says->title, NULL);
  if (says->date == NULL && livret_classify_date (livret_packed_base (name), date))
    says->date = date;
}

static gboolean
import (LivretPackedSink *sink,
        const char *name,
        LivretInput *input,
        const LivretFormat *format,
        const LivretImportOptions *options)
{
  g_autoptr (GError) failed = NULL;
  LivretImportOptions inner = *options;

  inner.depth++;
  if (format->import (input, &inner, &sink->sink, &failed))
    return TRUE;
  if (failed != NULL)
    livret_packed_sink_skip (sink, name, failed->message);
  else if (sink->full)
    livret_packed_sink_skip (sink, name, _ ("The archive names more sources than are kept."));
  return failed != NULL || sink->full;
}

gboolean
livret_bundle_take (LivretPackedSink *sink,
                    const char *name,
                    GBytes *bytes,
                    const LivretPackedSays *given,
                    const LivretImportOptions *options,
                    guint64 position)
{
  g_autoptr (LivretInput) input = livret_input_new_for_bytes (bytes, livret_packed_base (name));
  g_autoptr (GError) failed = NULL;
  const LivretFormat *format = livret_format_detect (input, &failed);
  LivretPackedSays says = { 0 };
  char date[16];

  if (format == NULL)
    {
      livret_packed_sink_skip (sink, name, failed->message);
      return TRUE;
    }
  if (options->depth >= LIVRET_BUNDLE_DEPTH_MAX &&
      (livret_packed_is_archive (input) || strcmp (format->id, "eml") == 0))
    {
      livret_packed_sink_skip (sink, name,
                               _ ("It is an archive in an archive in an archive: it is "
                                  "not opened."));
      return TRUE;
    }
  complete (name, given, &says, date);
  livret_packed_sink_begin (sink, name, position);
  livret_packed_sink_lend (sink, bytes, &says);
  return import (sink, name, input, format, options);
}
