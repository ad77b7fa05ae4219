/* livret-reader-crop.c: turning a photograph and keeping a part of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/livret-reader-crop.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "record/livret-reader.h"

gboolean
livret_reader_part_check (const LivretReaderPart *part, guint number, GError **error)
{
  if (part->turns <= 3 && part->left < part->right && part->right <= LIVRET_CROP_SIDE &&
      part->top < part->bottom && part->bottom <= LIVRET_CROP_SIDE &&
      part->page < LIVRET_IMAGE_PAGES_MAX)
    return TRUE;
  return livret_unreadable (error, _ ("Nothing of picture %u would be left: its frame is empty."),
                            number);
}

gboolean
livret_reader_part_whole (const LivretReaderPart *part)
{
  return part->left == 0 && part->top == 0 && part->right == LIVRET_CROP_SIDE &&
         part->bottom == LIVRET_CROP_SIDE;
}

/* A quarter turn more, clockwise, of each EXIF orientation; mirrored ones stay mirrored. */
static const int turned_once[9] = { 0, 6, 7, 8, 5, 2, 3, 4, 1 };

int
livret_reader_part_orientation (const LivretReaderPart *part, int orientation)
{
  for (guint i = 0; i < part->turns; i++)
    orientation = turned_once[orientation];
  return orientation;
}

/* Inwards: what an edge crosses was to be cut off. */
static void
find_pixels (guint32 from, guint32 until, int size, int *first, int *end)
{
  *first = (int) (((gint64) from * size + LIVRET_CROP_SIDE - 1) / LIVRET_CROP_SIDE);
  *end = (int) ((gint64) until * size / LIVRET_CROP_SIDE);
  *first = MIN (*first, size - 1);
  *end = CLAMP (*end, *first + 1, size);
}

gboolean
livret_reader_part_cut (const LivretReaderPart *part, LivretImage *image, GError **error)
{
  LivretImage cut;
  int left, top, right, bottom;

  if (!livret_image_orient (image, livret_reader_part_orientation (part, 1), error))
    return FALSE;
  find_pixels (part->left, part->right, image->width, &left, &right);
  find_pixels (part->top, part->bottom, image->height, &top, &bottom);
  if (!livret_image_alloc (&cut, right - left, bottom - top, error))
    return FALSE;
  for (int y = 0; y < cut.height; y++)
    memcpy (cut.pixels + (gsize) y * cut.stride,
            image->pixels + (gsize) (top + y) * image->stride + (gsize) left * 4,
            (gsize) cut.width * 4);
  livret_image_clear (image);
  *image = cut;
  return TRUE;
}
