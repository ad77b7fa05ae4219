/* livret-image.c: what all pictures share: bounds, turning, giving them as documents.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-image.h"

#include <glib/gi18n-lib.h>

#include "formats/livret-dicom-disc.h"

const LivretImageCodec *
livret_image_codec (const char *media_type)
{
  static const LivretImageCodec *const codecs[] = {
    &livret_image_jpeg, &livret_image_png,   &livret_image_tiff,
    &livret_image_heif, &livret_image_dicom, &livret_image_dicom_disc,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (codecs); i++)
    if (strcmp (codecs[i]->media_type, media_type) == 0)
      return codecs[i];
  return strcmp (media_type, "image/heif") == 0 ? &livret_image_heif : NULL;
}

const LivretImageCodec *
livret_image_codec_of (GBytes *bytes, const char *media_type)
{
  const LivretImageCodec *codec = livret_image_codec (media_type);

  return codec == NULL || codec->holds == NULL || codec->holds (bytes) ? codec : NULL;
}

void
livret_image_clear (LivretImage *image)
{
  g_clear_pointer (&image->pixels, g_free);
}

gboolean
livret_image_check_size (gint64 width, gint64 height, GError **error)
{
  if (width >= 1 && height >= 1 && width <= LIVRET_IMAGE_SIDE_MAX &&
      height <= LIVRET_IMAGE_SIDE_MAX && width * height <= LIVRET_IMAGE_PIXELS_MAX)
    return TRUE;
  return livret_unreadable (error,
                            _ ("The picture says it is %ld × %ld pixels; at most %d million are "
                               "read."),
                            (long) width, (long) height, LIVRET_IMAGE_PIXELS_MAX / 1000000);
}

gboolean
livret_image_fault (GError **error, LivretImageFault fault, const char *name, guint row, guint rows)
{
  if (rows == 0)
    return livret_unreadable (error,
                              fault == LIVRET_IMAGE_CUT
                                  ? _ ("The %s picture is cut short before its first row.")
                                  : _ ("The %s picture is damaged before its first row."),
                              name);
  return livret_unreadable (error,
                            fault == LIVRET_IMAGE_CUT
                                ? _ ("The %s picture is cut short at row %u of %u.")
                                : _ ("The %s picture is damaged at row %u of %u."),
                            name, MIN (row + 1, rows), rows);
}

gboolean
livret_image_alloc (LivretImage *image, gint64 width, gint64 height, GError **error)
{
  *image = (LivretImage) { 0 };
  if (!livret_image_check_size (width, height, error))
    return FALSE;
  image->width = width;
  image->height = height;
  image->stride = width * 4;
  image->pixels = g_try_malloc ((gsize) image->stride * height);
  if (image->pixels == NULL)
    return livret_unreadable (error, _ ("There is not enough memory for the picture."));
  memset (image->pixels, 0xff, (gsize) image->stride * height);
  return TRUE;
}

/* Where the pixel at (x, y) of the upright picture stands in the stored one. */
static void
locate (int orientation, int width, int height, int x, int y, int *from_x, int *from_y)
{
  int right = width - 1, bottom = height - 1; /* of the stored picture */

  switch (orientation)
    {
    case 2:
      *from_x = right - x, *from_y = y;
      return;
    case 3:
      *from_x = right - x, *from_y = bottom - y;
      return;
    case 4:
      *from_x = x, *from_y = bottom - y;
      return;
    case 5:
      *from_x = y, *from_y = x;
      return;
    case 6:
      *from_x = y, *from_y = bottom - x;
      return;
    case 7:
      *from_x = right - y, *from_y = bottom - x;
      return;
    default:
      *from_x = right - y, *from_y = x;
      return;
    }
}

gboolean
livret_image_orient (LivretImage *image, int orientation, GError **error)
{
  gboolean swapped = orientation >= 5;
  LivretImage turned;

  if (orientation < 2 || orientation > 8)
    return TRUE;
  if (!livret_image_alloc (&turned, swapped ? image->height : image->width,
                           swapped ? image->width : image->height, error))
    return FALSE;
  for (int y = 0; y < turned.height; y++)
    {
      guint32 *row = (guint32 *) (gpointer) (turned.pixels + (gsize) y * turned.stride);

      for (int x = 0; x < turned.width; x++)
        {
          int from_x, from_y;

          locate (orientation, image->width, image->height, x, y, &from_x, &from_y);
          memcpy (&row[x], image->pixels + (gsize) from_y * image->stride + from_x * 4, 4);
        }
    }
  livret_image_clear (image);
  *image = turned;
  return TRUE;
}

int
livret_image_count (const LivretImageCodec *codec, GBytes *bytes, GError **error)
{
  int n = codec->count != NULL ? codec->count (bytes, error) : 1;

  if (n >= 1 && n <= LIVRET_IMAGE_PAGES_MAX)
    return n;
  livret_unreadable (error, _ ("The picture has no page that can be read, or too many."));
  return -1;
}

gboolean
livret_image_import (const LivretImageCodec *codec,
                     LivretInput *input,
                     LivretSink *sink,
                     GError **error)
{
  GBytes *bytes = livret_input_bytes (input, error);
  LivretImageInfo info = { .pages = 1, .orientation = 1 };
  LivretSinkDocument document = { .fd = -1, .media_type = codec->media_type };

  if (bytes == NULL || !codec->check (bytes, &info, error))
    return FALSE;
  document.name = *livret_input_get_name (input) != '\0' ? livret_input_get_name (input) : NULL;
  document.date = info.date[0] != '\0' ? info.date : NULL;
  document.pages = info.pages;
  return livret_sink_document (sink, &document);
}
