/* livret-reader-crop.h: turning a photograph and keeping a part of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/livret-image.h"

G_BEGIN_DECLS

/**
 * LivretReaderPart: what of a file becomes a page, as livret_reader_arrange() sends it.
 * @page: of the file, from 0
 * @turns: quarter turns clockwise, after the camera's own
 * @left, @top, @right, @bottom: edges of what is kept, in LIVRET_CROP_SIDE-ths of the turned
 * picture
 */
typedef struct
{
  guint32 page;
  guint32 turns;
  guint32 left;
  guint32 top;
  guint32 right;
  guint32 bottom;
} LivretReaderPart;

/** livret_reader_part_check: whether it makes sense; @number counts from 1, for the sentence. */
gboolean livret_reader_part_check (const LivretReaderPart *part, guint number, GError **error);
/** livret_reader_part_whole: whether nothing is cut off. */
gboolean livret_reader_part_whole (const LivretReaderPart *part);
/** livret_reader_part_orientation: EXIF orientation @orientation and then the part's turns, as one.
 */
int livret_reader_part_orientation (const LivretReaderPart *part, int orientation);
/**
 * livret_reader_part_cut: turns an upright picture and makes a new one of what is inside the edges:
 * the pixels outside are nowhere any more. At least one pixel each way is left; a pixel that an
 * edge crosses goes.
 */
gboolean livret_reader_part_cut (const LivretReaderPart *part, LivretImage *image, GError **error);

G_END_DECLS
