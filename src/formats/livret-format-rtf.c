/* livret-format-rtf.c: RTF documents with their text, title, author and date.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-format.h"

#include <glib/gi18n-lib.h>

#include "formats/livret-plain.h"

static LivretProbe
probe (LivretInput *input)
{
  return livret_input_starts_with (input, "{\\rtf", 5) ? LIVRET_PROBE_SURE : LIVRET_PROBE_NO;
}

static gboolean
import (LivretInput *input, const LivretImportOptions *options, LivretSink *sink, GError **error)
{
  GBytes *bytes = livret_input_bytes (input, error);
  g_auto (LivretRtf) rtf = { 0 };
  LivretSinkDocument document = { .fd = -1, .media_type = "application/rtf" };

  if (bytes == NULL || !livret_rtf_read (bytes, &rtf, error))
    return FALSE;
  document.name = *livret_input_get_name (input) != '\0' ? livret_input_get_name (input) : NULL;
  document.title = rtf.title;
  document.author = rtf.author;
  document.date = rtf.date[0] != '\0' ? rtf.date : NULL;
  document.text = rtf.text;
  return livret_sink_document (sink, &document);
}

static const char *const suffixes[] = { "rtf", NULL };
static const char *const media_types[] = { "application/rtf", "text/rtf", NULL };

const LivretFormat livret_format_rtf = {
  "rtf", N_ ("RTF documents"), suffixes, media_types, TRUE, probe, import,
};
