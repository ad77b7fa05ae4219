/* livret-pdf.c: opening PDF files and their text, for the importer and the viewer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-pdf.h"

#include <glib/gi18n-lib.h>

/* ISO 32000-1, annex H: readers look for the end mark in the last kilobyte; some writers pad. */
#define TAIL 2048

/* Poppler mends what it can, also a file that stops in the middle; that one must be known. */
static gboolean
has_end (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  gsize from;

  while (size > 0 && (data[size - 1] == '\0' || g_ascii_isspace (data[size - 1])))
    size--;
  from = size > TAIL ? size - TAIL : 0;
  return memmem (data + from, size - from, "%%EOF", 5) != NULL;
}

/* With no page, its table of places where its objects stand. */
static const char nothing[] = "%PDF-1.4\n"
                              "1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
                              "2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n"
                              "xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n"
                              "0000000054 00000 n \n"
                              "trailer\n<</Size 3/Root 1 0 R>>\nstartxref\n100\n%%EOF\n";

void
livret_pdf_prepare (void)
{
  static PopplerDocument *kept;

  if (kept == NULL)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (nothing, sizeof nothing - 1);

      kept = poppler_document_new_from_bytes (bytes, NULL, NULL);
    }
}

PopplerDocument *
livret_pdf_open (GBytes *bytes, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (PopplerDocument) pdf = NULL;
  int n_pages;

  if (!has_end (bytes))
    {
      livret_unreadable (error, _ ("The PDF file is cut short: its end is missing."));
      return NULL;
    }
  pdf = poppler_document_new_from_bytes (bytes, NULL, &local);
  if (pdf == NULL)
    {
      if (g_error_matches (local, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
        livret_unreadable (error,
                           _ ("The PDF file is protected by a password. Save it without one, "
                              "then bring it in."));
      else
        livret_unreadable (error, _ ("The PDF file is damaged and cannot be repaired."));
      return NULL;
    }
  n_pages = poppler_document_get_n_pages (pdf);
  if (n_pages >= 1 && n_pages <= LIVRET_PDF_PAGES_MAX)
    return g_steal_pointer (&pdf);
  if (n_pages < 1)
    livret_unreadable (error, _ ("The PDF file is damaged: it has no page that can be read."));
  else
    livret_unreadable (error, _ ("The PDF file has %d pages; at most %d are read."), n_pages,
                       LIVRET_PDF_PAGES_MAX);
  return NULL;
}

/* Whether two letters stand farther apart than those of a word, whichever way it is turned. */
static gboolean
has_gap (const PopplerRectangle *before, const PopplerRectangle *after)
{
  double size = MIN (before->y2 - before->y1, after->y2 - after->y1);
  double across = MAX (after->x1 - before->x2, before->x1 - after->x2);
  double down = MAX (after->y1 - before->y2, before->y1 - after->y2);

  return size > 0 && MAX (across, down) > 0.25 * size;
}

/* Most of a text is plain letters: those are told without asking a table. */
static gboolean
is_space (gunichar c)
{
  return c < 0x80 ? g_ascii_isspace (c) : g_unichar_isspace (c);
}

/* Poppler writes the cells of a table one behind the other, as if they were one word: what stands
 * apart on the page stands apart in the text. */
static void
append_apart (GString *text, const char *words, const PopplerRectangle *boxes, GArray *letters)
{
  gunichar before = ' ';

  for (guint i = 0; *words != '\0'; words = g_utf8_next_char (words), i++)
    {
      gunichar c = g_utf8_get_char (words);

      if (i > 0 && !is_space (c) && !is_space (before) && has_gap (&boxes[i - 1], &boxes[i]))
        g_string_append_c (text, ' ');
      if (letters != NULL)
        {
          LivretPdfLetter letter = { text->len, boxes[i] };

          g_array_append_val (letters, letter);
        }
      if (c < 0x80)
        g_string_append_c (text, c == '\f' ? ' ' : (char) c);
      else
        g_string_append_unichar (text, c);
      before = c;
    }
}

void
livret_pdf_page_text (PopplerPage *page, GString *text, GArray *letters)
{
  g_autofree char *words = poppler_page_get_text (page);
  g_autofree char *valid = words != NULL ? g_utf8_make_valid (words, -1) : NULL;
  g_autofree PopplerRectangle *boxes = NULL;
  guint n_boxes = 0;

  if (valid == NULL)
    return;
  if (poppler_page_get_text_layout (page, &boxes, &n_boxes) && n_boxes == g_utf8_strlen (valid, -1))
    append_apart (text, valid, boxes, letters);
  else
    g_string_append (text, g_strdelimit (valid, "\f", ' '));
}

char *
livret_pdf_text (PopplerDocument *pdf, LivretPdfProgress progress, gpointer data, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  int n_pages = poppler_document_get_n_pages (pdf);
  gboolean any = FALSE;

  for (int i = 0; i < n_pages && text->len < LIVRET_TEXT_MAX; i++)
    {
      g_autoptr (PopplerPage) page = poppler_document_get_page (pdf, i);

      if (page == NULL)
        {
          livret_unreadable (error, _ ("Page %d of the PDF file is damaged."), i + 1);
          return NULL;
        }
      if (i > 0)
        g_string_append_c (text, '\f');
      livret_pdf_page_text (page, text, NULL);
      any = any || text->len > (gsize) i;
      if (progress != NULL && !progress (i + 1, n_pages, data))
        return NULL;
    }
  if (!any)
    return g_strdup ("");
  if (text->len > LIVRET_TEXT_MAX)
    {
      const char *end;

      g_utf8_validate_len (text->str, LIVRET_TEXT_MAX, &end);
      g_string_truncate (text, end - text->str);
    }
  return g_strdup (text->str);
}
