/* livret-format-txt.c: plain text documents in UTF-8, UTF-16 or Windows-1252.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-format.h"

#include <glib/gi18n-lib.h>

#include "base/livret-text.h"
#include "formats/livret-plain.h"

/* Characters that no text holds: controls but tab, line ends, form feed and escape. */
static gboolean
is_strange (guchar c)
{
  return (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1b) || c == 0x7f;
}

static gboolean
is_text (const char *text, gsize size)
{
  for (gsize i = 0; i < size; i++)
    if (is_strange (text[i]))
      return FALSE;
  return size > 0;
}

char *
livret_plain_text (GBytes *bytes, GError **error)
{
  gsize size, decoded_size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *decoded = NULL;
  char *to;

  if (size > LIVRET_PLAIN_MAX)
    {
      livret_unreadable (error, _ ("The text is larger than %d MiB, the most that is read."),
                         LIVRET_PLAIN_MAX / 1024 / 1024);
      return NULL;
    }
  decoded = livret_text_to_utf8 (data, size, &decoded_size);
  if (!is_text (decoded, decoded_size))
    {
      livret_unreadable (error, _ ("The file is not text: it holds bytes that no text has."));
      return NULL;
    }
  to = decoded;
  for (const char *p = decoded; *p != '\0'; p++)
    if (*p != '\r')
      *to++ = *p;
    else if (p[1] != '\n')
      *to++ = '\n';
  *to = '\0';
  return g_steal_pointer (&decoded);
}

/* What is text but of another kind is not taken for a letter: tables, web pages, programs' data. */
static gboolean
is_other_kind (LivretInput *input, const char *text)
{
  static const char *const others[] = { "csv", "tsv", "json", "xml", "html", "htm",
                                        "svg", "eml", "ics",  "vcf", "rtf",  NULL };
  static const char *const plain[] = { "txt", "text", NULL };

  if (livret_input_has_suffix (input, others))
    return TRUE;
  if (livret_input_has_suffix (input, plain))
    return FALSE;
  text += strspn (text, " \t\r\n");
  return *text == '<' || *text == '{' || *text == '[';
}

static LivretProbe
probe (LivretInput *input)
{
  gsize size, decoded_size;
  const guint8 *head = livret_input_head (input, &size);
  g_autofree char *text = NULL;

  /* A character cut at the end must not make UTF-8 look like Windows-1252; either is text. */
  text = livret_text_to_utf8 ((const char *) head, size, &decoded_size);
  return is_text (text, decoded_size) && !is_other_kind (input, text) ? LIVRET_PROBE_FALLBACK
                                                                      : LIVRET_PROBE_NO;
}

static gboolean
import (LivretInput *input, const LivretImportOptions *options, LivretSink *sink, GError **error)
{
  GBytes *bytes = livret_input_bytes (input, error);
  g_autofree char *text = bytes != NULL ? livret_plain_text (bytes, error) : NULL;
  LivretSinkDocument document = { .fd = -1, .media_type = "text/plain", .text = text };

  if (text == NULL)
    return FALSE;
  document.name = *livret_input_get_name (input) != '\0' ? livret_input_get_name (input) : NULL;
  return livret_sink_document (sink, &document);
}

static const char *const suffixes[] = { "txt", "text", NULL };
static const char *const media_types[] = { "text/plain", NULL };

const LivretFormat livret_format_txt = {
  "txt", N_ ("Plain text"), suffixes, media_types, TRUE, probe, import,
};
