/* livret-reader-rendition.c: the same content in a form that browsers show.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/livret-reader-job.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "reader/livret-reader-pages.h"
#include "reader/livret-reader-story.h"
#include "record/livret-memfd.h"
#include "record/livret-reader.h"

#define JPEG_QUALITY 88
/* Between the pages of a document that becomes one picture. */
#define GAP 16

static int
rendition_as_text (GBytes *bytes, const char *media_type, GError **error)
{
  g_autofree char *text = livret_reader_text_of (bytes, media_type, error);

  return text != NULL ? livret_memfd_new ("text", text, strlen (text), error) : -1;
}

static void
turn_paper (cairo_t *cr)
{
  cairo_show_page (cr);
}

int
livret_sheet_pdf (const char *text, GError **error)
{
  int fd = livret_memfd_open ("pdf", error);
  cairo_surface_t *surface;
  cairo_t *cr;
  gboolean done;

  if (fd < 0)
    return -1;
  surface = cairo_pdf_surface_create_for_stream (livret_cairo_write_to_memfd, &fd,
                                                 LIVRET_SHEET_WIDTH, LIVRET_SHEET_HEIGHT);
  cr = cairo_create (surface);
  livret_sheet_draw (text, cr, -1, turn_paper);
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  done = cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS && livret_memfd_seal (fd, error);
  cairo_surface_destroy (surface);
  if (done)
    return fd;
  close (fd);
  livret_unreadable (error, _ ("The text could not be laid out on paper."));
  return -1;
}

static int
rendition_as_pdf (GBytes *bytes, const char *media_type, GError **error)
{
  g_autofree char *text = NULL;
  gsize size;

  if (livret_image_codec_of (bytes, media_type) != NULL)
    {
      g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (livret_reader_file_free);
      LivretReaderFile *file = g_new0 (LivretReaderFile, 1);

      file->fd = -1;
      file->media_type = g_strdup (media_type);
      file->input = livret_input_new_for_bytes (bytes, NULL);
      g_ptr_array_add (files, file);
      return livret_reader_compose_files (files, NULL, NULL, error);
    }
  if (strcmp (media_type, "application/pdf") == 0)
    return livret_memfd_new ("pdf", g_bytes_get_data (bytes, &size), g_bytes_get_size (bytes),
                             error);
  if (livret_story_of (bytes, media_type))
    return livret_story_pdf (bytes, error);
  text = livret_reader_text_of (bytes, media_type, error);
  return text != NULL ? livret_sheet_pdf (text, error) : -1;
}

/* Appends @page below what @image holds. */
static gboolean
stack (LivretImage *image, const LivretImage *page, GError **error)
{
  LivretImage both;

  if (!livret_image_alloc (&both, MAX (image->width, page->width),
                           (gint64) image->height + GAP + page->height, error))
    return FALSE;
  for (int y = 0; y < image->height; y++)
    memcpy (both.pixels + (gsize) y * both.stride, image->pixels + (gsize) y * image->stride,
            image->stride);
  for (int y = 0; y < page->height; y++)
    memcpy (both.pixels + (gsize) (image->height + GAP + y) * both.stride,
            page->pixels + (gsize) y * page->stride, page->stride);
  livret_image_clear (image);
  *image = both;
  return TRUE;
}

static gboolean
load_stacked (GBytes *bytes, const char *media_type, LivretImage *image, GError **error)
{
  g_autoptr (LivretPages) pages = livret_pages_open (bytes, media_type, error);

  *image = (LivretImage) { 0 };
  for (int i = 0; pages != NULL && i < livret_pages_count (pages); i++)
    {
      g_auto (LivretImage) page = { 0 };

      if (!livret_pages_render (pages, i, 0, &page, error))
        return FALSE;
      if (image->pixels != NULL)
        {
          if (!stack (image, &page, error))
            return FALSE;
          continue;
        }
      *image = page;
      page.pixels = NULL;
    }
  return pages != NULL;
}

static int
rendition_as_picture (GBytes *bytes, const char *media_type, gboolean jpeg, GError **error)
{
  g_auto (LivretImage) image = { 0 };
  g_autoptr (GByteArray) encoded = g_byte_array_new ();

  if (!load_stacked (bytes, media_type, &image, error))
    return -1;
  if (jpeg ? !livret_image_to_jpeg (&image, JPEG_QUALITY, encoded, error)
           : !livret_image_to_png (&image, encoded, error))
    return -1;
  return livret_memfd_new ("picture", encoded->data, encoded->len, error);
}

int
livret_reader_rendition_of (GBytes *bytes,
                            const char *media_type,
                            const char *target,
                            GError **error)
{
  if (strcmp (target, "text/plain") == 0)
    return rendition_as_text (bytes, media_type, error);
  if (strcmp (target, "application/pdf") == 0)
    return rendition_as_pdf (bytes, media_type, error);
  if (strcmp (target, "image/jpeg") == 0 || strcmp (target, "image/png") == 0)
    return rendition_as_picture (bytes, media_type, target[6] == 'j', error);
  livret_unreadable (error, _ ("A document cannot be given as “%s”."), target);
  return -1;
}
