/* livret-format-png.c: PNG pictures, by libpng.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-image.h"

#include <glib/gi18n-lib.h>
#include <png.h>

typedef struct
{
  png_structp png;
  png_infop info;
  const guint8 *data;
  gsize size;
  gsize offset;
  guint height; /* 0 until the header is read */
  GError **error;
} Decoder;

static void
on_error (png_structp png, png_const_charp message)
{
  Decoder *self = png_get_error_ptr (png);

  livret_image_fault (self->error, LIVRET_IMAGE_DAMAGED, "PNG", png_get_current_row_number (png),
                      self->height);
  png_longjmp (png, 1);
}

static void
on_warning (png_structp png, png_const_charp message)
{
}

static void
on_read (png_structp png, png_bytep to, size_t n)
{
  Decoder *self = png_get_io_ptr (png);

  if (n > self->size - self->offset)
    {
      livret_image_fault (self->error, LIVRET_IMAGE_CUT, "PNG", png_get_current_row_number (png),
                          self->height);
      png_longjmp (png, 1);
    }
  memcpy (to, self->data + self->offset, n);
  self->offset += n;
}

/* Sets up the decoder; the caller then calls setjmp before it reads. */
static gboolean
open_decoder (Decoder *self, GBytes *bytes, GError **error)
{
  *self = (Decoder) { .error = error };
  self->data = g_bytes_get_data (bytes, &self->size);
  self->png = png_create_read_struct (PNG_LIBPNG_VER_STRING, self, on_error, on_warning);
  self->info = self->png != NULL ? png_create_info_struct (self->png) : NULL;
  if (self->info == NULL)
    {
      png_destroy_read_struct (&self->png, NULL, NULL);
      return livret_unreadable (error, _ ("There is not enough memory for the picture."));
    }
  png_set_read_fn (self->png, self, on_read);
  png_set_user_limits (self->png, LIVRET_IMAGE_SIDE_MAX, LIVRET_IMAGE_SIDE_MAX);
  png_set_chunk_malloc_max (self->png, 16 * 1024 * 1024);
  png_set_chunk_cache_max (self->png, 256);
  return TRUE;
}

static void
close_decoder (Decoder *self)
{
  png_destroy_read_struct (&self->png, &self->info, NULL);
}

/* The date of the last change, or the date taken in an EXIF chunk. */
static void
read_info (Decoder *self, LivretImageInfo *info)
{
  png_uint_32 exif_size = 0;
  png_bytep exif = NULL;

  info->width = png_get_image_width (self->png, self->info);
  info->height = png_get_image_height (self->png, self->info);
  if (png_get_eXIf_1 (self->png, self->info, &exif_size, &exif) != 0 && exif != NULL)
    livret_exif_read (exif, exif_size, info);
}

static gboolean
check (GBytes *bytes, LivretImageInfo *info, GError **error)
{
  Decoder self;
  guint8 *volatile row = NULL;
  int passes;

  if (!open_decoder (&self, bytes, error))
    return FALSE;
  if (setjmp (png_jmpbuf (self.png)) != 0)
    {
      close_decoder (&self);
      g_free (row);
      return FALSE;
    }
  png_read_info (self.png, self.info);
  if (!livret_image_check_size (png_get_image_width (self.png, self.info),
                                png_get_image_height (self.png, self.info), error))
    png_longjmp (self.png, 1);
  self.height = png_get_image_height (self.png, self.info);
  passes = png_set_interlace_handling (self.png);
  png_read_update_info (self.png, self.info);
  row = g_malloc0 (png_get_rowbytes (self.png, self.info));
  for (int pass = 0; pass < passes; pass++)
    for (png_uint_32 y = 0; y < png_get_image_height (self.png, self.info); y++)
      png_read_row (self.png, row, NULL);
  png_read_end (self.png, self.info);
  read_info (&self, info);
  close_decoder (&self);
  g_free (row);
  return TRUE;
}

/* Whatever is stored comes as 8-bit BGRA. */
static void
set_transforms (Decoder *self)
{
  png_set_expand (self->png);
  png_set_scale_16 (self->png);
  png_set_gray_to_rgb (self->png);
  png_set_add_alpha (self->png, 0xff, PNG_FILLER_AFTER);
  if (G_BYTE_ORDER == G_LITTLE_ENDIAN)
    png_set_bgr (self->png);
  else
    png_set_swap_alpha (self->png);
  png_set_interlace_handling (self->png);
}

static void
premultiply (LivretImage *image)
{
  for (int y = 0; y < image->height; y++)
    {
      guint32 *row = (guint32 *) (gpointer) (image->pixels + (gsize) y * image->stride);

      for (int x = 0; x < image->width; x++)
        {
          guint32 a = row[x] >> 24, r = row[x] >> 16 & 0xff, g = row[x] >> 8 & 0xff,
                  b = row[x] & 0xff;

          if (a != 0xff)
            row[x] = a << 24 | (r * a + 127) / 255 << 16 | (g * a + 127) / 255 << 8 |
                     (b * a + 127) / 255;
        }
    }
}

static gboolean
load (GBytes *bytes, int page, int width_hint, LivretImage *image, GError **error)
{
  Decoder self;
  LivretImageInfo info = { .orientation = 1 };
  png_bytep *volatile rows = NULL;

  *image = (LivretImage) { 0 };
  if (!open_decoder (&self, bytes, error))
    return FALSE;
  if (setjmp (png_jmpbuf (self.png)) != 0)
    {
      close_decoder (&self);
      g_free (rows);
      livret_image_clear (image);
      return FALSE;
    }
  png_read_info (self.png, self.info);
  if (!livret_image_alloc (image, png_get_image_width (self.png, self.info),
                           png_get_image_height (self.png, self.info), error))
    png_longjmp (self.png, 1);
  set_transforms (&self);
  png_read_update_info (self.png, self.info);
  rows = g_new (png_bytep, image->height);
  for (int y = 0; y < image->height; y++)
    rows[y] = image->pixels + (gsize) y * image->stride;
  png_read_image (self.png, rows);
  png_read_end (self.png, self.info);
  read_info (&self, &info);
  close_decoder (&self);
  g_free (rows);
  premultiply (image);
  return livret_image_orient (image, info.orientation, error);
}

const LivretImageCodec livret_image_png = { "image/png", NULL, check, load };

static LivretProbe
probe (LivretInput *input)
{
  return livret_input_starts_with (input, "\x89PNG\r\n\x1a\n", 8) ? LIVRET_PROBE_SURE
                                                                  : LIVRET_PROBE_NO;
}

static gboolean
import (LivretInput *input, const LivretImportOptions *options, LivretSink *sink, GError **error)
{
  return livret_image_import (&livret_image_png, input, sink, error);
}

static const char *const suffixes[] = { "png", NULL };
static const char *const media_types[] = { "image/png", NULL };

const LivretFormat livret_format_png = {
  "png", N_ ("PNG pictures"), suffixes, media_types, TRUE, probe, import,
};
