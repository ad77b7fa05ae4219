/* livret-reader-pages.c: any document as pages that can be drawn.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/livret-reader-pages.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <unistd.h>

#include "formats/livret-pdf.h"
#include "reader/livret-reader-job.h"
#include "reader/livret-reader-story.h"
#include "record/livret-reader.h"
#include "record/livret-wire.h"

/* Pixels a point of paper: 150 an inch. */
#define NATURAL_SCALE (150.0 / 72.0)
/* A page of a PDF may say it is as large as a field. */
#define PAGE_POINTS_MAX 100000.0

/* Exactly one of pdf, codec and text is set. */
struct _LivretPages
{
  GBytes *bytes;
  PopplerDocument *pdf;
  const LivretImageCodec *codec;
  char *text;
  int count;
};

/* Goes on with what we laid out ourselves, in @fd, in the place of the file; takes @fd. */
static gboolean
take_laid_out (LivretPages *self, int fd, GError **error)
{
  g_autoptr (LivretInput) input = fd >= 0 ? livret_input_new (fd, NULL, error) : NULL;
  GBytes *pdf = input != NULL ? livret_input_bytes (input, error) : NULL;

  g_clear_pointer (&self->bytes, g_bytes_unref);
  self->bytes = pdf != NULL ? g_bytes_ref (pdf) : NULL;
  if (fd >= 0)
    close (fd);
  return pdf != NULL;
}

/* A PDF as it is, a clinical document as one. */
static gboolean
open_pdf (LivretPages *self, const char *media_type, GError **error)
{
  if (strcmp (media_type, "application/pdf") != 0 &&
      !take_laid_out (self, livret_story_pdf (self->bytes, error), error))
    return FALSE;
  self->pdf = livret_pdf_open (self->bytes, error);
  if (self->pdf != NULL)
    self->count = poppler_document_get_n_pages (self->pdf);
  return self->pdf != NULL;
}

/* Recording what is drawn is the cheapest way to count. */
static int
count_sheets (const char *text)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  int n = livret_sheet_draw (text, cr, G_MAXINT - 1, NULL);

  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return n;
}

LivretPages *
livret_pages_open (GBytes *bytes, const char *media_type, GError **error)
{
  g_autoptr (LivretPages) self = g_new0 (LivretPages, 1);

  self->bytes = g_bytes_ref (bytes);
  self->codec = livret_image_codec_of (bytes, media_type);
  if (self->codec != NULL)
    {
      self->count = livret_image_count (self->codec, bytes, error);
      if (self->count < 0)
        return NULL;
    }
  else if (strcmp (media_type, "application/pdf") == 0 || livret_story_of (bytes, media_type))
    {
      if (!open_pdf (self, media_type, error))
        return NULL;
    }
  else
    {
      self->text = livret_reader_text_of (bytes, media_type, error);
      if (self->text == NULL)
        return NULL;
      self->count = -1;
    }
  return g_steal_pointer (&self);
}

void
livret_pages_free (LivretPages *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->pdf);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->text);
  g_free (self);
}

int
livret_pages_count (LivretPages *self)
{
  if (self->count < 0)
    self->count = count_sheets (self->text);
  return self->count;
}

static gboolean
set_no_page (int page, GError **error)
{
  return livret_unreadable (error, _ ("The document has no page %d."), page + 1);
}

/* @width, or @natural where it is 0, or less where the bounds ask for it. */
static void
fit (double page_width, double page_height, double natural, int *width, int *height)
{
  double scale = (*width > 0 ? *width : natural) / page_width;

  scale = fmin (scale, LIVRET_WIRE_WIDTH_MAX / page_width);
  scale = fmin (scale, LIVRET_WIRE_HEIGHT_MAX / page_height);
  *width = CLAMP ((int) (page_width * scale + 0.5), 1, LIVRET_WIRE_WIDTH_MAX);
  *height = CLAMP ((int) (page_height * scale + 0.5), 1, LIVRET_WIRE_HEIGHT_MAX);
}

static cairo_t *
start_drawing (LivretImage *image, double page_width, double page_height)
{
  cairo_surface_t *surface = livret_image_to_surface (image);
  cairo_t *cr = cairo_create (surface);

  cairo_surface_destroy (surface);
  cairo_scale (cr, image->width / page_width, image->height / page_height);
  return cr;
}

static void
finish_drawing (cairo_t *cr)
{
  cairo_surface_flush (cairo_get_target (cr));
  cairo_destroy (cr);
}

static PopplerPage *
get_pdf_page (LivretPages *self, int page, double *width, double *height, GError **error)
{
  PopplerPage *found = page >= 0 && page < livret_pages_count (self)
                           ? poppler_document_get_page (self->pdf, page)
                           : NULL;

  if (found == NULL)
    {
      set_no_page (page, error);
      return NULL;
    }
  poppler_page_get_size (found, width, height);
  if (*width > 0 && *height > 0 && *width < PAGE_POINTS_MAX && *height < PAGE_POINTS_MAX)
    return found;
  g_object_unref (found);
  livret_unreadable (error, _ ("Page %d of the PDF file is damaged."), page + 1);
  return NULL;
}

static gboolean
render_pdf (LivretPages *self, int page, int width, LivretImage *image, GError **error)
{
  double page_width, page_height;
  g_autoptr (PopplerPage) found = get_pdf_page (self, page, &page_width, &page_height, error);
  int height;
  cairo_t *cr;

  if (found == NULL)
    return FALSE;
  fit (page_width, page_height, page_width * NATURAL_SCALE, &width, &height);
  if (!livret_image_alloc (image, width, height, error))
    return FALSE;
  cr = start_drawing (image, page_width, page_height);
  poppler_page_render (found, cr);
  finish_drawing (cr);
  return TRUE;
}

static gboolean
render_text (LivretPages *self, int page, int width, LivretImage *image, GError **error)
{
  int height;
  cairo_t *cr;

  if (page < 0 || page >= livret_pages_count (self))
    return set_no_page (page, error);
  fit (LIVRET_SHEET_WIDTH, LIVRET_SHEET_HEIGHT, LIVRET_SHEET_WIDTH * NATURAL_SCALE, &width,
       &height);
  if (!livret_image_alloc (image, width, height, error))
    return FALSE;
  cr = start_drawing (image, LIVRET_SHEET_WIDTH, LIVRET_SHEET_HEIGHT);
  livret_sheet_draw (self->text, cr, page, NULL);
  finish_drawing (cr);
  return TRUE;
}

static gboolean
render_image (LivretPages *self, int page, int width, LivretImage *image, GError **error)
{
  g_auto (LivretImage) loaded = { 0 };
  int height;

  if (page < 0 || page >= self->count)
    return set_no_page (page, error);
  if (!self->codec->load (self->bytes, page, width, &loaded, error))
    return FALSE;
  fit (loaded.width, loaded.height, loaded.width, &width, &height);
  if (!livret_image_scale (&loaded, width, height, error))
    return FALSE;
  *image = loaded;
  loaded.pixels = NULL;
  return TRUE;
}

gboolean
livret_pages_render (LivretPages *self, int page, int width, LivretImage *image, GError **error)
{
  *image = (LivretImage) { 0 };
  width = CLAMP (width, 0, LIVRET_WIRE_WIDTH_MAX);
  if (self->pdf != NULL)
    return render_pdf (self, page, width, image, error);
  if (self->codec != NULL)
    return render_image (self, page, width, image, error);
  return render_text (self, page, width, image, error);
}

/* The text of a sheet is on its PDF where it is on the sheet. */
gboolean
livret_pages_find (LivretPages *self, const char *words, int first, GPtrArray *hits, GError **error)
{
  if (self->codec != NULL)
    return TRUE;
  if (self->pdf == NULL)
    {
      if (!take_laid_out (self, livret_sheet_pdf (self->text, error), error))
        return FALSE;
      self->pdf = livret_pdf_open (self->bytes, error);
      if (self->pdf == NULL)
        return FALSE;
      self->count = poppler_document_get_n_pages (self->pdf);
    }
  return livret_pdf_find (
      self->pdf, words, CLAMP (first, 0, self->count),
      MIN (self->count, CLAMP (first, 0, self->count) + LIVRET_READER_FIND_PAGES), hits, error);
}

gboolean
livret_pages_cells (LivretPages *self, int first, GPtrArray *cells, GError **error)
{
  int from = CLAMP (first, 0, self->count);

  return self->pdf == NULL ||
         livret_pdf_cells (self->pdf, from, MIN (self->count, from + LIVRET_READER_FIND_PAGES),
                           cells, error);
}
