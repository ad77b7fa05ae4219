/* livret-inner.c: a document inside another file, read by its own format into a sink that listens.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-inner.h"

#include "formats/livret-formats.h"

typedef struct
{
  LivretSink sink;
  LivretInner *out;
} Listener;

static gboolean
on_document (LivretSink *sink, const LivretSinkDocument *document)
{
  LivretInner *out = ((Listener *) sink)->out;

  /* One file, one document: more stand in archives, which are not taken so. */
  if (document->fd >= 0 || out->media_type != NULL)
    return FALSE;
  out->media_type = g_strdup (document->media_type);
  out->title = g_strdup (document->title);
  out->author = g_strdup (document->author);
  out->date = g_strdup (document->date);
  out->text = g_strdup (document->text);
  out->pages = document->pages;
  return TRUE;
}

static gboolean
on_readings (LivretSink *sink, const LivretSinkReading *rows, gsize n_rows)
{
  return FALSE;
}

static gboolean
on_set_aside (LivretSink *sink, const char *where, const char *reason)
{
  return TRUE;
}

static const LivretSinkInterface listening = {
  .document = on_document,
  .readings = on_readings,
  .set_aside = on_set_aside,
};

void
livret_inner_read (GBytes *bytes, const char *declared, LivretInner *out)
{
  gboolean text = declared != NULL && g_str_has_prefix (declared, "text/");
  g_autoptr (LivretInput) input = livret_input_new_for_bytes (bytes, text ? "a.txt" : NULL);
  const LivretFormat *format = livret_format_detect (input, NULL);
  const LivretImportOptions options = { .language = "fr" };
  Listener listener = { .sink = { &listening, 0 }, .out = out };

  *out = (LivretInner) { 0 };
  if (format == NULL || !format->document || format->import == NULL ||
      !format->import (input, &options, &listener.sink, NULL))
    livret_inner_clear (out);
}

void
livret_inner_clear (LivretInner *inner)
{
  g_free (inner->media_type);
  g_free (inner->title);
  g_free (inner->author);
  g_free (inner->date);
  g_free (inner->text);
  *inner = (LivretInner) { 0 };
}
