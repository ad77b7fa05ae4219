/* livret-pdf-pages.c: counting pages, drawing ours, turning documents into PDF, putting all
 * together. SPDX-License-Identifier: GPL-3.0-or-later */
#include "sharing/livret-pdf-pages.h"

#include "sharing/livret-package-words.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#define CONVERTING 0.5 /* of the time, before all is assembled */

/* The parts in their order: ours, then for each document its heading page (if any) and its own. */
typedef struct
{
  const LivretPackageContent *content;
  LivretReader *reader;
  const LivretProgress *progress;
  GCancellable *cancellable;
  LivretPdfPlan plan;
  GArray *document_fds; /* int: each document as PDF */
  GArray *pages;        /* int: pages of each */
  GArray *parts;        /* int: what is assembled */
  char *footer_left;
  char *footer_below;
} PdfWriter;

static void
close_fd (int *fd)
{
  if (*fd >= 0)
    close (*fd);
}

static GArray *
fd_array_new (void)
{
  GArray *fds = g_array_new (FALSE, TRUE, sizeof (int));

  g_array_set_clear_func (fds, (GDestroyNotify) close_fd);
  return fds;
}

static void
writer_init (PdfWriter *writer)
{
  const LivretPackageContent *content = writer->content;
  g_autofree char *name = livret_words_full_name (content->person);
  g_autofree char *born = livret_words_date (content->person->birth_date);
  g_autofree char *day = livret_words_day (content->made);

  writer->plan.series = g_new0 (int, content->series->len + 1);
  writer->plan.documents = g_new0 (int, content->documents->len + 1);
  writer->document_fds = fd_array_new ();
  writer->parts = fd_array_new ();
  writer->pages = g_array_new (FALSE, TRUE, sizeof (int));
  writer->footer_left = *born == '\0' ? g_strdup (name) : g_strdup_printf ("%s · %s", name, born);
  writer->footer_below =
      g_strdup_printf (_ ("Prepared with Livret on %s · journal mark %s"), day, content->journal);
}

static void
writer_clear (PdfWriter *writer)
{
  g_free (writer->plan.series);
  g_free (writer->plan.documents);
  g_array_unref (writer->document_fds);
  g_array_unref (writer->parts);
  g_array_unref (writer->pages);
  g_free (writer->footer_left);
  g_free (writer->footer_below);
}

/* --- documents ----------------------------------------------------------------------- */

/* Scans keep their pages; text falls into pages only when it is set. */
static gboolean
knows_pages (const LivretPackageDocument *document)
{
  return document->pages > 0 && (strcmp (document->media_type, "application/pdf") == 0 ||
                                 g_str_has_prefix (document->media_type, "image/"));
}

static gboolean
convert_document (PdfWriter *writer, const LivretPackageDocument *document, GError **error)
{
  gboolean is_pdf = strcmp (document->media_type, "application/pdf") == 0;
  int fd = is_pdf ? fcntl (document->fd, F_DUPFD_CLOEXEC, 3) : -1;
  int n_pages;

  if (!is_pdf)
    fd = livret_reader_rendition (writer->reader, document->fd, document->media_type,
                                  "application/pdf", writer->cancellable, error);
  if (fd < 0)
    return FALSE;
  g_array_append_val (writer->document_fds, fd);
  n_pages = knows_pages (document)
                ? document->pages
                : livret_reader_count_pages (writer->reader, fd, "application/pdf",
                                             writer->cancellable, error);
  g_array_append_val (writer->pages, n_pages);
  return n_pages > 0;
}

static gboolean
convert_documents (PdfWriter *writer, GError **error)
{
  for (guint i = 0; i < writer->content->documents->len; i++)
    {
      const LivretPackageDocument *document = g_ptr_array_index (writer->content->documents, i);

      if (!convert_document (writer, document, error))
        {
          g_prefix_error (error, _ ("“%s”: "), document->title);
          return FALSE;
        }
      livret_progress_tell (writer->progress,
                            CONVERTING * (i + 1) / writer->content->documents->len);
    }
  return TRUE;
}

/* A single document is named by the cover; several get a heading page each, so that a pile of paper
 * can be taken apart. */
static gboolean
has_headings (const PdfWriter *writer)
{
  return writer->content->documents->len > 1;
}

/* --- our own pages ------------------------------------------------------------------- */

static int
draw_own_pages (PdfWriter *writer, int *n_pages, GError **error)
{
  const LivretPackageContent *content = writer->content;
  LivretSheet *sheet =
      livret_sheet_new (1, writer->plan.total, writer->footer_left, writer->footer_below, error);

  if (sheet == NULL)
    return -1;
  livret_pdf_cover_draw (sheet, content, &writer->plan);
  if (content->series->len > 0)
    livret_sheet_new_page (sheet);
  for (guint i = 0; i < content->series->len; i++)
    writer->plan.series[i] = livret_pdf_series_draw (sheet, g_ptr_array_index (content->series, i));
  return livret_sheet_finish (sheet, n_pages, error);
}

static gboolean
plan_pages (PdfWriter *writer, GError **error)
{
  int next;
  int fd = draw_own_pages (writer, &next, error);

  if (fd < 0)
    return FALSE;
  close (fd);
  for (guint i = 0; i < writer->content->documents->len; i++)
    {
      writer->plan.documents[i] = next + 1;
      next += g_array_index (writer->pages, int, i) + (has_headings (writer) ? 1 : 0);
    }
  writer->plan.total = next;
  return TRUE;
}

void
livret_pdf_document_draw (LivretSheet *sheet,
                          const LivretPackageDocument *document,
                          guint number,
                          guint n_documents)
{
  g_autofree char *count = g_strdup_printf (_ ("Document %u of %u"), number, n_documents);
  g_autofree char *detail = livret_words_document (document);
  g_autofree char *mark = g_strdup_printf (_ ("SHA-256 of the original: %s"), document->sha256);

  sheet->y = LIVRET_SHEET_HEIGHT / 3;
  livret_sheet_text (sheet, LIVRET_TYPE_HEADING, count);
  sheet->y += 4;
  livret_sheet_text (sheet, LIVRET_TYPE_TITLE, document->title);
  sheet->y += 4;
  livret_sheet_text (sheet, LIVRET_TYPE_BODY, detail);
  sheet->y += 10;
  livret_sheet_rule (sheet);
  sheet->y += 8;
  livret_sheet_text (sheet, LIVRET_TYPE_DIM, document->name);
  livret_sheet_text (sheet, LIVRET_TYPE_DIM, mark);
}

static gboolean
add_heading (PdfWriter *writer, guint index, GError **error)
{
  LivretSheet *sheet = livret_sheet_new (writer->plan.documents[index], writer->plan.total,
                                         writer->footer_left, writer->footer_below, error);
  int fd;

  if (sheet == NULL)
    return FALSE;
  livret_pdf_document_draw (sheet, g_ptr_array_index (writer->content->documents, index), index + 1,
                            writer->content->documents->len);
  fd = livret_sheet_finish (sheet, NULL, error);
  if (fd >= 0)
    g_array_append_val (writer->parts, fd);
  return fd >= 0;
}

static gboolean
collect_parts (PdfWriter *writer, GError **error)
{
  int own = draw_own_pages (writer, NULL, error);

  if (own < 0)
    return FALSE;
  g_array_append_val (writer->parts, own);
  for (guint i = 0; i < writer->content->documents->len; i++)
    {
      int *fd = &g_array_index (writer->document_fds, int, i);

      if (has_headings (writer) && !add_heading (writer, i, error))
        return FALSE;
      g_array_append_val (writer->parts, *fd);
      *fd = -1;
    }
  return TRUE;
}

int
livret_pdf_pages_write (const LivretPackageContent *content,
                        LivretReader *reader,
                        const LivretSecret *password,
                        const LivretProgress *progress,
                        GCancellable *cancellable,
                        GError **error)
{
  PdfWriter writer = { content, reader, progress, cancellable };
  const LivretProgress assembling = livret_progress_part (progress, CONVERTING, 1);
  g_autofree char *title = g_strdup_printf (_ ("Health record of %s"), content->person->name);
  int fd = -1;

  writer_init (&writer);
  if (convert_documents (&writer, error) && plan_pages (&writer, error) &&
      collect_parts (&writer, error))
    fd = livret_reader_assemble (reader, (const int *) writer.parts->data, writer.parts->len, title,
                                 password, &assembling, cancellable, error);
  writer_clear (&writer);
  return fd;
}
