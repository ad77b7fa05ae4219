/* livret-format-pdf.c: PDF documents with their text, title, author and date, by Poppler.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-format.h"

#include <glib/gi18n-lib.h>

#include "formats/livret-packed.h"
#include "formats/livret-pdf.h"

/* Some writers put a line or a byte order mark before the signature. */
#define SIGNATURE_WITHIN 1024

static LivretProbe
probe (LivretInput *input)
{
  gsize size;
  const guint8 *head = livret_input_head (input, &size);

  /* An archive that stores its papers uncompressed holds the signature of the first of them. */
  if (livret_packed_is_archive (input))
    return LIVRET_PROBE_NO;
  return memmem (head, MIN (size, SIGNATURE_WITHIN), "%PDF-", 5) != NULL ? LIVRET_PROBE_SURE
                                                                         : LIVRET_PROBE_NO;
}

static gboolean
on_page_read (int page, int n_pages, gpointer data)
{
  return livret_sink_progress (data, page, n_pages);
}

/* A title or an author worth showing: not blank. */
static char *
clean (char *text)
{
  g_autofree char *taken = text;
  g_autofree char *valid = taken != NULL ? g_utf8_make_valid (taken, -1) : NULL;

  if (valid == NULL || *g_strstrip (valid) == '\0')
    return NULL;
  return g_steal_pointer (&valid);
}

static char *
read_date (PopplerDocument *pdf)
{
  g_autoptr (GDateTime) made = poppler_document_get_creation_date_time (pdf);
  int year = made != NULL ? g_date_time_get_year (made) : 0;

  if (year < 1980 || year > 2200)
    return NULL;
  return g_date_time_format (made, "%Y-%m-%dT%H:%M:%S%:z");
}

static gboolean
import (LivretInput *input, const LivretImportOptions *options, LivretSink *sink, GError **error)
{
  GBytes *bytes = livret_input_bytes (input, error);
  g_autoptr (PopplerDocument) pdf = bytes != NULL ? livret_pdf_open (bytes, error) : NULL;
  g_autofree char *text = pdf != NULL ? livret_pdf_text (pdf, on_page_read, sink, error) : NULL;
  g_autofree char *title = NULL;
  g_autofree char *author = NULL;
  g_autofree char *date = NULL;
  LivretSinkDocument document = { .fd = -1, .media_type = "application/pdf" };

  if (text == NULL)
    return FALSE;
  title = clean (poppler_document_get_title (pdf));
  author = clean (poppler_document_get_author (pdf));
  date = read_date (pdf);
  document.name = *livret_input_get_name (input) != '\0' ? livret_input_get_name (input) : NULL;
  document.title = title;
  document.author = author;
  document.date = date;
  document.text = *text != '\0' ? text : NULL;
  document.pages = poppler_document_get_n_pages (pdf);
  return livret_sink_document (sink, &document);
}

static const char *const suffixes[] = { "pdf", NULL };
static const char *const media_types[] = { "application/pdf", NULL };

const LivretFormat livret_format_pdf = {
  "pdf", N_ ("PDF documents"), suffixes, media_types, TRUE, probe, import, livret_pdf_prepare,
};
