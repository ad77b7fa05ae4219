/* livret-reader-picture.c: pixels to cairo, to JPEG, to PNG, to another size.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/livret-reader-pages.h"

#include <glib/gi18n-lib.h>
#include <setjmp.h>
#include <stdio.h>
#include <jpeglib.h>

#include "record/livret-memfd.h"

cairo_surface_t *
livret_image_to_surface (LivretImage *image)
{
  return cairo_image_surface_create_for_data (image->pixels, CAIRO_FORMAT_ARGB32, image->width,
                                              image->height, image->stride);
}

cairo_status_t
livret_cairo_write_to_memfd (void *closure, const unsigned char *data, unsigned int length)
{
  return livret_memfd_write (*(int *) closure, data, length, NULL) ? CAIRO_STATUS_SUCCESS
                                                                   : CAIRO_STATUS_WRITE_ERROR;
}

gboolean
livret_image_scale (LivretImage *image, int width, int height, GError **error)
{
  LivretImage scaled;
  cairo_surface_t *from, *to;
  cairo_t *cr;

  if (!livret_image_alloc (&scaled, width, height, error))
    return FALSE;
  from = livret_image_to_surface (image);
  to = livret_image_to_surface (&scaled);
  cr = cairo_create (to);
  cairo_scale (cr, (double) width / image->width, (double) height / image->height);
  cairo_set_source_surface (cr, from, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BEST);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_finish (to);
  cairo_surface_destroy (to);
  cairo_surface_destroy (from);
  livret_image_clear (image);
  *image = scaled;
  return TRUE;
}

typedef struct
{
  struct jpeg_compress_struct jpeg;
  struct jpeg_error_mgr errors;
  jmp_buf out;
} Encoder;

static void
on_error (j_common_ptr jpeg)
{
  longjmp (((Encoder *) jpeg->client_data)->out, 1);
}

static void
on_output (j_common_ptr jpeg)
{
}

/* A row without transparency: premultiplied colour over white. */
static void
flatten_row (const guint8 *from, guint8 *to, int width)
{
  for (int x = 0; x < width; x++)
    {
      guint32 pixel, white;

      memcpy (&pixel, from + x * 4, 4);
      white = 255 - (pixel >> 24);
      *to++ = MIN ((pixel >> 16 & 0xff) + white, 255);
      *to++ = MIN ((pixel >> 8 & 0xff) + white, 255);
      *to++ = MIN ((pixel & 0xff) + white, 255);
    }
}

static void
encode (Encoder *self, LivretImage *image, int quality, guint8 *row)
{
  self->jpeg.image_width = image->width;
  self->jpeg.image_height = image->height;
  self->jpeg.input_components = 3;
  self->jpeg.in_color_space = JCS_RGB;
  jpeg_set_defaults (&self->jpeg);
  jpeg_set_quality (&self->jpeg, quality, TRUE);
  jpeg_start_compress (&self->jpeg, TRUE);
  for (int y = 0; y < image->height; y++)
    {
      flatten_row (image->pixels + (gsize) y * image->stride, row, image->width);
      jpeg_write_scanlines (&self->jpeg, (JSAMPARRAY) & (JSAMPROW) { row }, 1);
    }
  jpeg_finish_compress (&self->jpeg);
}

gboolean
livret_image_to_jpeg (LivretImage *image, int quality, GByteArray *jpeg, GError **error)
{
  Encoder self = { 0 };
  unsigned char *data = NULL;
  unsigned long size = 0;
  g_autofree guint8 *row = g_malloc ((gsize) image->width * 3);

  self.jpeg.err = jpeg_std_error (&self.errors);
  self.errors.error_exit = on_error;
  self.errors.output_message = on_output;
  self.jpeg.client_data = &self;
  jpeg_create_compress (&self.jpeg);
  if (setjmp (self.out) != 0)
    {
      jpeg_destroy_compress (&self.jpeg);
      free (data);
      return livret_unreadable (error, _ ("The picture could not be written as JPEG."));
    }
  jpeg_mem_dest (&self.jpeg, &data, &size);
  encode (&self, image, quality, row);
  g_byte_array_append (jpeg, data, size);
  jpeg_destroy_compress (&self.jpeg);
  free (data);
  return TRUE;
}

static cairo_status_t
on_png_written (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

gboolean
livret_image_to_png (LivretImage *image, GByteArray *png, GError **error)
{
  cairo_surface_t *surface = livret_image_to_surface (image);
  cairo_status_t status = cairo_surface_write_to_png_stream (surface, on_png_written, png);

  cairo_surface_destroy (surface);
  return status == CAIRO_STATUS_SUCCESS ||
         livret_unreadable (error, _ ("The picture could not be written as PNG."));
}
