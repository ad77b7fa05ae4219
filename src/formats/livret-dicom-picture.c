/* livret-dicom-picture.c: the samples of a DICOM frame as a picture for eyes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Grey is shown by the window that the file tells (PS3.3, C.11.2.1.2), without one from its lowest
 * to its highest value. Overlays and look-up tables for screens are not applied: it is a preview,
 * not what a diagnosis is made by.
 */
#include <math.h>
#include <string.h>

#include "formats/livret-dicom.h"

#define OPAQUE 0xff000000U

/* --- Grey ---------------------------------------------------------------------------------------
 */

/* How a stored value becomes a shade. */
typedef struct
{
  const LivretDicomFrame *frame;
  double slope;
  double intercept;
  double low;
  double high;
  gboolean inverted;
} Greys;

static int
sample_at (const LivretDicomFrame *frame, gsize i)
{
  const LivretDicomShape *shape = &frame->shape;
  guint value =
      shape->bits == 16 ? ((const guint16 *) (gpointer) frame->samples)[i] : frame->samples[i];
  guint mask;

  if (shape->bits == 1)
    return (int) value;
  value >>= shape->high + 1 - shape->stored;
  mask = (1U << shape->stored) - 1;
  value &= mask;
  if (shape->is_signed && (value & 1U << (shape->stored - 1)) != 0)
    return (int) value - (int) mask - 1;
  return (int) value;
}

/* Without a window: all values but that of what is no picture. */
static void
find_range (const LivretDicom *dicom, Greys *greys)
{
  const LivretDicomShape *shape = &greys->frame->shape;
  gsize n = (gsize) shape->width * shape->height;
  gboolean padded = livret_dicom_find (dicom, LIVRET_DICOM_PADDING) != NULL;
  int padding = (int) livret_dicom_u16 (dicom, LIVRET_DICOM_PADDING, 0, 0);
  int low = G_MAXINT, high = G_MININT;

  if (shape->is_signed)
    padding = (gint16) padding;
  for (gsize i = 0; i < n; i++)
    {
      int value = sample_at (greys->frame, i);

      if (padded && value == padding)
        continue;
      low = MIN (low, value);
      high = MAX (high, value);
    }
  if (low > high)
    low = high = 0;
  greys->low = low * greys->slope + greys->intercept;
  greys->high = high * greys->slope + greys->intercept;
}

static void
find_window (const LivretDicom *dicom, Greys *greys)
{
  double center, width;

  greys->slope = 1;
  if (!livret_dicom_decimal (dicom, LIVRET_DICOM_SLOPE, &greys->slope) || greys->slope == 0)
    greys->slope = 1;
  livret_dicom_decimal (dicom, LIVRET_DICOM_INTERCEPT, &greys->intercept);
  greys->inverted = livret_dicom_text_is (dicom, LIVRET_DICOM_PHOTOMETRIC, "MONOCHROME1");
  if (!livret_dicom_decimal (dicom, LIVRET_DICOM_WINDOW_CENTER, &center) ||
      !livret_dicom_decimal (dicom, LIVRET_DICOM_WINDOW_WIDTH, &width) || width < 1)
    {
      find_range (dicom, greys);
      return;
    }
  greys->low = center - 0.5 - (width - 1) / 2;
  greys->high = center - 0.5 + (width - 1) / 2;
}

static guint8
shade_of (const Greys *greys, int value)
{
  double v = value * greys->slope + greys->intercept;
  double shade;

  if (v <= greys->low)
    shade = 0;
  else if (v >= greys->high)
    shade = 255;
  else
    shade = (v - greys->low) / (greys->high - greys->low) * 255;
  return (guint8) (greys->inverted ? 255 - lround (shade) : lround (shade));
}

static void
draw_grey (const LivretDicom *dicom, const LivretDicomFrame *frame, LivretImage *image)
{
  Greys greys = { .frame = frame };

  find_window (dicom, &greys);
  for (int y = 0; y < image->height; y++)
    {
      guint32 *row = (guint32 *) (gpointer) (image->pixels + (gsize) y * image->stride);

      for (int x = 0; x < image->width; x++)
        row[x] =
            OPAQUE | 0x010101U * shade_of (&greys, sample_at (frame, (gsize) y * image->width + x));
    }
}

/* --- Colours ------------------------------------------------------------------------------------
 */

static guint32
clamp_shade (double value)
{
  return (guint32) CLAMP (value + 0.5, 0, 255);
}

/* PS3.3, C.7.6.3.1.2 */
static guint32
from_ybr (guint8 y, guint8 cb, guint8 cr)
{
  return OPAQUE | clamp_shade (y + 1.402 * (cr - 128)) << 16 |
         clamp_shade (y - 0.344136 * (cb - 128) - 0.714136 * (cr - 128)) << 8 |
         clamp_shade (y + 1.772 * (cb - 128));
}

static void
draw_colours (const LivretDicom *dicom, const LivretDicomFrame *frame, LivretImage *image)
{
  g_autofree char *photometric = livret_dicom_text (dicom, LIVRET_DICOM_PHOTOMETRIC);
  gboolean ybr = photometric != NULL && g_str_has_prefix (photometric, "YBR_FULL");
  gsize points = (gsize) frame->shape.width * frame->shape.height;
  gsize step = frame->shape.planar ? 1 : 3, next = frame->shape.planar ? points : 1;

  for (int y = 0; y < image->height; y++)
    {
      guint32 *row = (guint32 *) (gpointer) (image->pixels + (gsize) y * image->stride);

      for (int x = 0; x < image->width; x++)
        {
          const guint8 *p = frame->samples + ((gsize) y * image->width + x) * step;

          row[x] = ybr ? from_ybr (p[0], p[next], p[2 * next])
                       : OPAQUE | (guint32) p[0] << 16 | (guint32) p[next] << 8 | p[2 * next];
        }
    }
}

/* One colour of a palette. @about: how many entries, the first value, bits an entry */
static guint8
look_up (const LivretDicom *dicom, guint channel, int value)
{
  guint n = livret_dicom_u16 (dicom, LIVRET_DICOM_RED_ABOUT + channel, 0, 0);
  int first = (int) livret_dicom_u16 (dicom, LIVRET_DICOM_RED_ABOUT + channel, 1, 0);
  guint bits = livret_dicom_u16 (dicom, LIVRET_DICOM_RED_ABOUT + channel, 2, 8);
  const LivretDicomSpan *table = livret_dicom_find (dicom, LIVRET_DICOM_RED + channel);
  int place;

  n = n == 0 ? 65536 : n;
  if (table == NULL)
    return 0;
  place = CLAMP (value - first, 0, (int) n - 1);
  if (bits == 8 && table->size < 2 * (gsize) n)
    return (gsize) place < table->size ? dicom->data[table->at + place] : 0;
  if (2 * ((gsize) place + 1) > table->size)
    return 0;
  return (guint8) (livret_dicom_u16_at (dicom, table->at + 2 * (gsize) place) >>
                   (bits == 16 ? 8 : 0));
}

/* Of 256 values the colours are looked up once. */
static void
draw_palette (const LivretDicom *dicom, const LivretDicomFrame *frame, LivretImage *image)
{
  g_autofree guint32 *colours = g_new0 (guint32, 65536);

  for (int y = 0; y < image->height; y++)
    {
      guint32 *row = (guint32 *) (gpointer) (image->pixels + (gsize) y * image->stride);

      for (int x = 0; x < image->width; x++)
        {
          int value = sample_at (frame, (gsize) y * image->width + x);
          guint32 *colour = &colours[value & 0xffff];

          if (*colour == 0)
            *colour = OPAQUE | (guint32) look_up (dicom, 0, value) << 16 |
                      (guint32) look_up (dicom, 1, value) << 8 | look_up (dicom, 2, value);
          row[x] = *colour;
        }
    }
}

/* --- As a picture -------------------------------------------------------------------------------
 */

static gboolean
draw (const LivretDicom *dicom, LivretDicomFrame *frame, LivretImage *image, GError **error)
{
  if (frame->is_image)
    {
      *image = frame->image;
      frame->image.pixels = NULL;
      return TRUE;
    }
  if (!livret_image_alloc (image, frame->shape.width, frame->shape.height, error))
    return FALSE;
  if (frame->shape.samples == 3)
    draw_colours (dicom, frame, image);
  else if (livret_dicom_text_is (dicom, LIVRET_DICOM_PHOTOMETRIC, "PALETTE COLOR"))
    draw_palette (dicom, frame, image);
  else
    draw_grey (dicom, frame, image);
  return TRUE;
}

static gboolean
load_middle (const LivretDicom *dicom, LivretImage *image, GError **error)
{
  g_auto (LivretDicomFrame) frame = { 0 };
  LivretDicomShape shape;
  const char *reason = NULL;

  if (!livret_dicom_shape (dicom, &shape, &reason))
    return livret_unreadable (error, "%s", reason);
  return livret_dicom_frame (dicom, shape.frames / 2, &frame, error) &&
         draw (dicom, &frame, image, error);
}

static gboolean
load (GBytes *bytes, int page, int width_hint, LivretImage *image, GError **error)
{
  g_auto (LivretDicom) dicom = { 0 };

  *image = (LivretImage) { 0 };
  return livret_dicom_read (bytes, &dicom, error) && load_middle (&dicom, image, error);
}

/* Of a report or a list of values there is none. */
static gboolean
holds_picture (GBytes *bytes)
{
  g_auto (LivretDicom) dicom = { 0 };
  LivretDicomShape shape;

  return livret_dicom_read (bytes, &dicom, NULL) && livret_dicom_shape (&dicom, &shape, NULL);
}

static gboolean
check (GBytes *bytes, LivretImageInfo *info, GError **error)
{
  g_auto (LivretImage) image = { 0 };

  if (!load (bytes, 0, 0, &image, error))
    return FALSE;
  info->width = image.width;
  info->height = image.height;
  info->pages = 1;
  return TRUE;
}

const LivretImageCodec livret_image_dicom = { LIVRET_DICOM_MEDIA_TYPE, NULL, check, load,
                                              holds_picture };
