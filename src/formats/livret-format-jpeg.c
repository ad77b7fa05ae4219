/* livret-format-jpeg.c: JPEG pictures, by libjpeg.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-image.h"

#include <glib/gi18n-lib.h>
#include <setjmp.h>
#include <stdio.h>
#include <jpeglib.h>
#include <jerror.h>

/* A progressive picture of more passes is made to keep a computer busy. */
#define SCANS_MAX 200

typedef struct
{
  struct jpeg_decompress_struct jpeg;
  struct jpeg_error_mgr errors;
  struct jpeg_progress_mgr progress;
  jmp_buf out;
  gboolean strict; /* damage that can be decoded around is an error too */
  GError **error;
} Decoder;

static void
fail_here (Decoder *self, LivretImageFault fault)
{
  livret_image_fault (self->error, fault, "JPEG", self->jpeg.output_scanline,
                      self->jpeg.output_height);
  longjmp (self->out, 1);
}

static void
on_error (j_common_ptr jpeg)
{
  fail_here (jpeg->client_data, LIVRET_IMAGE_DAMAGED);
}

static void
on_message (j_common_ptr jpeg, int level)
{
  Decoder *self = jpeg->client_data;

  if (level >= 0 || !self->strict)
    return;
  switch (jpeg->err->msg_code)
    {
    case JWRN_JPEG_EOF:
      fail_here (self, LIVRET_IMAGE_CUT);
      break;
    case JWRN_HIT_MARKER:
    case JWRN_HUFF_BAD_CODE:
    case JWRN_NOT_SEQUENTIAL:
    case JWRN_BOGUS_PROGRESSION:
    case JWRN_MUST_RESYNC:
      fail_here (self, LIVRET_IMAGE_DAMAGED);
      break;
    default:
      break;
    }
}

static void
on_output (j_common_ptr jpeg)
{
}

static void
on_progressed (j_common_ptr jpeg)
{
  if (((j_decompress_ptr) jpeg)->input_scan_number > SCANS_MAX)
    {
      Decoder *self = jpeg->client_data;

      livret_unreadable (self->error, _ ("The JPEG picture has more passes than a picture needs."));
      longjmp (self->out, 1);
    }
}

static void
open_decoder (Decoder *self, GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  self->jpeg.err = jpeg_std_error (&self->errors);
  self->errors.error_exit = on_error;
  self->errors.emit_message = on_message;
  self->errors.output_message = on_output;
  self->jpeg.client_data = self;
  jpeg_create_decompress (&self->jpeg);
  self->progress.progress_monitor = on_progressed;
  self->jpeg.progress = &self->progress;
  jpeg_mem_src (&self->jpeg, data, size);
  jpeg_save_markers (&self->jpeg, JPEG_APP0 + 1, 0xffff);
  jpeg_read_header (&self->jpeg, TRUE);
  if (!livret_image_check_size (self->jpeg.image_width, self->jpeg.image_height, self->error))
    longjmp (self->out, 1);
}

static void
read_info (Decoder *self, LivretImageInfo *info)
{
  info->width = self->jpeg.image_width;
  info->height = self->jpeg.image_height;
  info->printing = self->jpeg.num_components == 4;
  for (jpeg_saved_marker_ptr marker = self->jpeg.marker_list; marker != NULL; marker = marker->next)
    if (marker->data_length > 6 && memcmp (marker->data, "Exif\0\0", 6) == 0)
      {
        livret_exif_read (marker->data + 6, marker->data_length - 6, info);
        break;
      }
}

static gboolean
check (GBytes *bytes, LivretImageInfo *info, GError **error)
{
  Decoder self = { .strict = TRUE, .error = error };
  guint8 *volatile row = NULL;

  if (setjmp (self.out) != 0)
    {
      jpeg_destroy_decompress (&self.jpeg);
      g_free (row);
      return FALSE;
    }
  open_decoder (&self, bytes);
  read_info (&self, info);
  jpeg_start_decompress (&self.jpeg);
  row = g_malloc ((gsize) self.jpeg.output_width * self.jpeg.output_components);
  while (self.jpeg.output_scanline < self.jpeg.output_height)
    jpeg_read_scanlines (&self.jpeg, (JSAMPARRAY) & (JSAMPROW) { row }, 1);
  jpeg_finish_decompress (&self.jpeg);
  jpeg_destroy_decompress (&self.jpeg);
  g_free (row);
  return TRUE;
}

/* Adobe writes CMYK inverted; libjpeg gives it as written. */
static void
cmyk_to_argb (const guint8 *from, guint8 *to, guint width, gboolean inverted)
{
  for (guint x = 0; x < width; x++, from += 4)
    {
      guint k = inverted ? from[3] : 255 - from[3];
      guint32 pixel = 0xff;

      for (guint i = 0; i < 3; i++)
        pixel = pixel << 8 | (inverted ? from[i] : 255 - from[i]) * k / 255;
      memcpy (to + x * 4, &pixel, 4);
    }
}

static void
read_pixels (Decoder *self, LivretImage *image, guint8 *row)
{
  while (self->jpeg.output_scanline < self->jpeg.output_height)
    {
      guint8 *to = image->pixels + (gsize) self->jpeg.output_scanline * image->stride;

      jpeg_read_scanlines (&self->jpeg, (JSAMPARRAY) & (JSAMPROW) { row != NULL ? row : to }, 1);
      if (row != NULL)
        cmyk_to_argb (row, to, image->width, self->jpeg.saw_Adobe_marker);
    }
}

static void
choose_scale (struct jpeg_decompress_struct *jpeg, int width_hint, int orientation)
{
  guint side = orientation >= 5 ? jpeg->image_height : jpeg->image_width;

  jpeg->scale_num = 1;
  jpeg->scale_denom = 1;
  while (width_hint > 0 && jpeg->scale_denom < 8 &&
         side / (jpeg->scale_denom * 2) >= (guint) width_hint)
    jpeg->scale_denom *= 2;
}

static gboolean
load (GBytes *bytes, int page, int width_hint, LivretImage *image, GError **error)
{
  Decoder self = { .error = error };
  LivretImageInfo info = { .orientation = 1 };
  guint8 *volatile row = NULL;

  *image = (LivretImage) { 0 };
  if (setjmp (self.out) != 0)
    {
      jpeg_destroy_decompress (&self.jpeg);
      g_free (row);
      livret_image_clear (image);
      return FALSE;
    }
  open_decoder (&self, bytes);
  read_info (&self, &info);
  choose_scale (&self.jpeg, width_hint, info.orientation);
  if (self.jpeg.jpeg_color_space == JCS_CMYK || self.jpeg.jpeg_color_space == JCS_YCCK)
    self.jpeg.out_color_space = JCS_CMYK;
  else
    self.jpeg.out_color_space = G_BYTE_ORDER == G_LITTLE_ENDIAN ? JCS_EXT_BGRA : JCS_EXT_ARGB;
  jpeg_start_decompress (&self.jpeg);
  if (!livret_image_alloc (image, self.jpeg.output_width, self.jpeg.output_height, error))
    longjmp (self.out, 1);
  if (self.jpeg.out_color_space == JCS_CMYK)
    row = g_malloc ((gsize) self.jpeg.output_width * 4);
  read_pixels (&self, image, row);
  jpeg_destroy_decompress (&self.jpeg);
  g_free (row);
  return livret_image_orient (image, info.orientation, error);
}

const LivretImageCodec livret_image_jpeg = { "image/jpeg", NULL, check, load };

static LivretProbe
probe (LivretInput *input)
{
  return livret_input_starts_with (input, "\xff\xd8\xff", 3) ? LIVRET_PROBE_SURE : LIVRET_PROBE_NO;
}

static gboolean
import (LivretInput *input, const LivretImportOptions *options, LivretSink *sink, GError **error)
{
  return livret_image_import (&livret_image_jpeg, input, sink, error);
}

static const char *const suffixes[] = { "jpg", "jpeg", "jpe", NULL };
static const char *const media_types[] = { "image/jpeg", NULL };

const LivretFormat livret_format_jpeg = {
  "jpeg", N_ ("JPEG pictures"), suffixes, media_types, TRUE, probe, import,
};
