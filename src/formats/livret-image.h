/* livret-image.h: pictures: whether they are whole, and their pixels.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/livret-format.h"

G_BEGIN_DECLS

#define LIVRET_IMAGE_PIXELS_MAX 100000000
#define LIVRET_IMAGE_SIDE_MAX 65500
#define LIVRET_IMAGE_PAGES_MAX 5000

/**
 * LivretImageInfo:
 * @orientation: EXIF, 1 to 8: how the pixels are to be turned; 1 if they stand upright
 * @printing: in printing colours (cyan, magenta, yellow, black)
 * @date: when it was taken, as #LivretDate.text; "" if unknown
 */
typedef struct
{
  int width;
  int height;
  int pages;
  int orientation;
  gboolean printing;
  char date[32];
} LivretImageInfo;

/** LivretImage: CAIRO_FORMAT_ARGB32, premultiplied, upright. */
typedef struct
{
  int width;
  int height;
  int stride;
  guint8 *pixels;
} LivretImage;

void livret_image_clear (LivretImage *image);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LivretImage, livret_image_clear)

/** livret_image_alloc: a white picture; %FALSE with an error above the bounds. */
gboolean livret_image_alloc (LivretImage *image, gint64 width, gint64 height, GError **error);
/** livret_image_check_size: whether a picture of this size is within the bounds. */
gboolean livret_image_check_size (gint64 width, gint64 height, GError **error);
/** livret_image_orient: turns the pixels as EXIF orientation @orientation says. */
gboolean livret_image_orient (LivretImage *image, int orientation, GError **error);

/**
 * LivretImageCodec:
 * @count: (nullable): number of pages without decoding them, -1 with an error; one if %NULL
 * @check: decodes all of it and keeps nothing: a picture that is cut short or damaged is an error
 * @load: pixels of one page, upright; @width_hint: the decoder may give less than full size, but
 * not less than this; 0 for full size. A damaged part may be left white.
 * @holds: (nullable): whether there is a picture in the file, where files of the type may be
 * without
 */
typedef struct
{
  const char *media_type;
  int (*count) (GBytes *bytes, GError **error);
  gboolean (*check) (GBytes *bytes, LivretImageInfo *info, GError **error);
  gboolean (*load) (GBytes *bytes, int page, int width_hint, LivretImage *image, GError **error);
  gboolean (*holds) (GBytes *bytes);
} LivretImageCodec;

extern const LivretImageCodec livret_image_jpeg;
extern const LivretImageCodec livret_image_png;
extern const LivretImageCodec livret_image_tiff;
extern const LivretImageCodec livret_image_heif;

/** livret_image_codec: (nullable): by media type. */
const LivretImageCodec *livret_image_codec (const char *media_type);
/** livret_image_codec_of: (nullable): the same, %NULL where there is no picture in the file. */
const LivretImageCodec *livret_image_codec_of (GBytes *bytes, const char *media_type);

/** LivretImageFault: what is wrong with a picture. */
typedef enum
{
  LIVRET_IMAGE_CUT,
  LIVRET_IMAGE_DAMAGED,
} LivretImageFault;

/**
 * livret_image_fault: says what is wrong and where; answers %FALSE.
 * @name: "JPEG", "PNG"…
 * @row: the first row that could not be decoded, from 0
 * @rows: how many there should be, 0 if not even that is known
 */
gboolean livret_image_fault (
    GError **error, LivretImageFault fault, const char *name, guint row, guint rows);

/** livret_image_count: pages of the picture, -1 with an error. */
int livret_image_count (const LivretImageCodec *codec, GBytes *bytes, GError **error);

/** livret_image_import: checks the picture and gives it as a document. */
gboolean livret_image_import (const LivretImageCodec *codec,
                              LivretInput *input,
                              LivretSink *sink,
                              GError **error);

/**
 * livret_exif_read: orientation and date out of an EXIF block (a TIFF structure).
 * Nothing in it is believed; what is not sound is left out.
 */
void livret_exif_read (const guint8 *data, gsize size, LivretImageInfo *info);

G_END_DECLS
