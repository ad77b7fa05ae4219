/* livret-dicom-frame.c: the samples of one frame of a DICOM file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/livret-dicom.h"

#define FRAMES_MAX 1000000
#define SYNTAX "1.2.840.10008.1.2"
#define RLE_SEGMENTS 15
#define RLE_HEADER 64

void
livret_dicom_frame_clear (LivretDicomFrame *frame)
{
  g_clear_pointer (&frame->samples, g_free);
  livret_image_clear (&frame->image);
}

/* --- Its shape ----------------------------------------------------------------------------------
 */

typedef enum
{
  NATIVE,
  RLE,
  JPEG,
  LOSSLESS,
  JPEG_2000,
  OTHER,
} Packing;

static Packing
packing_of (const LivretDicom *dicom)
{
  static const struct
  {
    const char *syntax;
    Packing packing;
  } packings[] = {
    { SYNTAX, NATIVE },
    { SYNTAX ".1", NATIVE },
    { SYNTAX ".2", NATIVE },
    { SYNTAX ".1.99", NATIVE },
    { SYNTAX ".5", RLE },
    { SYNTAX ".4.50", JPEG },
    { SYNTAX ".4.51", JPEG },
    { SYNTAX ".4.57", LOSSLESS },
    { SYNTAX ".4.70", LOSSLESS },
    { SYNTAX ".4.90", JPEG_2000 },
    { SYNTAX ".4.91", JPEG_2000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (packings); i++)
    if (strcmp (packings[i].syntax, dicom->syntax) == 0)
      return packings[i].packing;
  return OTHER;
}

static gboolean
is_shown (const LivretDicomShape *shape)
{
  return (shape->samples == 1 || (shape->samples == 3 && shape->bits == 8)) &&
         (shape->bits == 1 || shape->bits == 8 || shape->bits == 16) && shape->stored >= 1 &&
         shape->stored <= shape->bits && shape->high < shape->bits &&
         shape->high + 1 >= shape->stored &&
         livret_image_check_size (shape->width, shape->height, NULL);
}

gboolean
livret_dicom_shape (const LivretDicom *dicom, LivretDicomShape *shape, const char **reason)
{
  gboolean packed = dicom->fragments != NULL;
  Packing packing = packing_of (dicom);
  const char *ignored;
  double frames = 1;

  reason = reason != NULL ? reason : &ignored;
  *shape = (LivretDicomShape) {
    .width = livret_dicom_u16 (dicom, LIVRET_DICOM_COLUMNS, 0, 0),
    .height = livret_dicom_u16 (dicom, LIVRET_DICOM_ROWS, 0, 0),
    .samples = livret_dicom_u16 (dicom, LIVRET_DICOM_SAMPLES, 0, 1),
    .bits = livret_dicom_u16 (dicom, LIVRET_DICOM_BITS_ALLOCATED, 0, 8),
    .is_signed = livret_dicom_u16 (dicom, LIVRET_DICOM_SIGNED, 0, 0) == 1,
    .planar = livret_dicom_u16 (dicom, LIVRET_DICOM_PLANAR, 0, 0) == 1,
  };
  shape->stored = livret_dicom_u16 (dicom, LIVRET_DICOM_BITS_STORED, 0, shape->bits);
  shape->high = livret_dicom_u16 (dicom, LIVRET_DICOM_HIGH_BIT, 0, shape->stored - 1);
  livret_dicom_decimal (dicom, LIVRET_DICOM_FRAMES, &frames);
  shape->frames = frames >= 1 && frames <= FRAMES_MAX ? (guint) frames : 1;
  if (!dicom->pixels)
    *reason = _ ("There is no picture in this file.");
  else if (packed ? packing == OTHER || packing == NATIVE || (packing == JPEG && shape->stored > 8)
                  : packing != NATIVE)
    *reason = _ ("The picture in this file is packed in a way that is not shown here; the file is "
                 "kept as it came.");
  else if (!is_shown (shape))
    *reason = _ ("The picture in this file is of a shape that is not shown here; the file is kept "
                 "as it came.");
  else
    return TRUE;
  return FALSE;
}

static gboolean
set_damaged (GError **error)
{
  return livret_unreadable (error, _ ("The picture in the DICOM file is damaged or cut short."));
}

static gboolean
alloc (LivretDicomFrame *out, GError **error)
{
  const LivretDicomShape *shape = &out->shape;
  gsize size = (gsize) shape->width * shape->height * shape->samples * (shape->bits == 16 ? 2 : 1);

  out->samples = g_try_malloc0 (size);
  return out->samples != NULL ||
         livret_unreadable (error, _ ("The picture asks for more memory than there is."));
}

/* --- Native -------------------------------------------------------------------------------------
 */

static gsize
count_samples (const LivretDicomShape *shape)
{
  return (gsize) shape->width * shape->height * shape->samples;
}

/* Two points of Y with one Cb and Cr (PS3.3, C.7.6.3.1.2). */
static void
spread_422 (const guint8 *from, gsize n_points, guint8 *to)
{
  for (gsize i = 0; i + 1 < n_points; i += 2, from += 4, to += 6)
    {
      to[0] = from[0];
      to[3] = from[1];
      to[1] = to[4] = from[2];
      to[2] = to[5] = from[3];
    }
}

static gboolean
read_native (const LivretDicom *dicom, guint n, LivretDicomFrame *out, GError **error)
{
  const LivretDicomSpan *span = livret_dicom_find (dicom, LIVRET_DICOM_PIXELS);
  LivretDicomShape *shape = &out->shape;
  gboolean halved =
      shape->samples == 3 && livret_dicom_text_is (dicom, LIVRET_DICOM_PHOTOMETRIC, "YBR_FULL_422");
  gsize count = count_samples (shape);
  gsize bits = halved ? count / 3 * 16 : count * shape->bits;
  guint64 first = (guint64) bits * n;

  if (span == NULL || first % 8 != 0 || first / 8 + (bits + 7) / 8 > span->size)
    return set_damaged (error);
  if (!alloc (out, error))
    return FALSE;
  if (halved)
    spread_422 (dicom->data + span->at + first / 8, count / 3, out->samples);
  else if (shape->bits == 8 && dicom->swapped)
    for (gsize i = 0; i < count; i++)
      out->samples[i] = dicom->data[span->at + MIN ((first / 8 + i) ^ 1, span->size - 1)];
  else if (shape->bits == 8)
    memcpy (out->samples, dicom->data + span->at + first / 8, count);
  else if (shape->bits == 16)
    for (gsize i = 0; i < count; i++)
      ((guint16 *) (gpointer) out->samples)[i] =
          (guint16) livret_dicom_u16_at (dicom, span->at + first / 8 + 2 * i);
  else
    for (gsize i = 0; i < count; i++)
      out->samples[i] = dicom->data[span->at + first / 8 + i / 8] >> i % 8 & 1;
  return TRUE;
}

/* --- Fragments ----------------------------------------------------------------------------------
 */

static guint32
get32 (const guint8 *p)
{
  return (guint32) p[0] | (guint32) p[1] << 8 | (guint32) p[2] << 16 | (guint32) p[3] << 24;
}

/* Which fragments the table of offsets says; FALSE: it says nothing. */
static gboolean
look_up (const LivretDicom *dicom, guint n, guint frames, gsize *from, gsize *until)
{
  const LivretDicomSpan *table = &g_array_index (dicom->fragments, LivretDicomSpan, 0);

  if (table->size != 4 * (gsize) frames)
    return FALSE;
  *from = get32 (dicom->data + table->at + 4 * (gsize) n);
  *until = n + 1 < frames ? get32 (dicom->data + table->at + 4 * (gsize) (n + 1)) : G_MAXSIZE;
  return TRUE;
}

/* (transfer full) (nullable): the bytes of a frame, which lie in one fragment or in several. */
static GBytes *
join (const LivretDicom *dicom, guint n, guint frames)
{
  const LivretDicomSpan *spans = (const LivretDicomSpan *) (gpointer) dicom->fragments->data;
  guint n_spans = dicom->fragments->len;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gsize from = 0, until = G_MAXSIZE;

  if (n_spans < 2)
    return NULL;
  if (n_spans == frames + 1)
    return g_bytes_new_from_bytes (dicom->set, spans[n + 1].at, spans[n + 1].size);
  if (frames > 1 && !look_up (dicom, n, frames, &from, &until))
    return NULL;
  for (guint i = 1; i < n_spans; i++)
    if (spans[i].at - spans[1].at >= from && spans[i].at - spans[1].at < until)
      g_byte_array_append (bytes, dicom->data + spans[i].at, (guint) spans[i].size);
  return bytes->len > 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}

/* --- Run lengths (PS3.5, annex G) ---------------------------------------------------------------
 */

static gboolean
unpack_segment (const guint8 *p, const guint8 *end, guint8 *out, gsize size, gsize step)
{
  gsize done = 0;

  while (done < size && p < end)
    {
      guint8 head = *p++;
      gsize n = head < 128 ? (gsize) head + 1 : 257 - (gsize) head;

      if (head == 128)
        continue;
      n = MIN (n, size - done);
      if ((gsize) (end - p) < (head < 128 ? n : 1))
        return FALSE;
      for (gsize i = 0; i < n; i++)
        out[(done + i) * step] = head < 128 ? p[i] : *p;
      p += head < 128 ? n : 1;
      done += n;
    }
  return done == size;
}

/* A segment holds one byte of all samples, the most significant first. */
static gboolean
read_rle (GBytes *stream, LivretDicomFrame *out, GError **error)
{
  LivretDicomShape *shape = &out->shape;
  guint bytes = shape->bits / 8, n = shape->samples * bytes;
  gsize points = (gsize) shape->width * shape->height, size;
  const guint8 *data = g_bytes_get_data (stream, &size);

  if (bytes == 0 || size < RLE_HEADER || get32 (data) != n || n > RLE_SEGMENTS)
    return set_damaged (error);
  if (!alloc (out, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      guint32 from = get32 (data + 4 * (i + 1));
      guint32 until = i + 1 < n ? get32 (data + 4 * (i + 2)) : (guint32) MIN (size, G_MAXUINT32);
      guint place = bytes == 1 ? 0 : G_BYTE_ORDER == G_LITTLE_ENDIAN ? 1 - i % 2 : i % 2;

      if (from < RLE_HEADER || from > until || until > size ||
          !unpack_segment (data + from, data + until,
                           out->samples + i / bytes * points * bytes + place, points, bytes))
        return set_damaged (error);
    }
  shape->planar = TRUE;
  return TRUE;
}

/* --- JPEG ---------------------------------------------------------------------------------------
 */

/* Grey goes on as samples, for the window; colours are a picture already. */
static gboolean
read_jpeg (GBytes *stream, LivretDicomFrame *out, GError **error)
{
  LivretDicomShape *shape = &out->shape;

  if (!livret_image_jpeg.load (stream, 0, 0, &out->image, error))
    return FALSE;
  if ((guint) out->image.width != shape->width || (guint) out->image.height != shape->height)
    return set_damaged (error);
  out->is_image = shape->samples == 3;
  if (out->is_image)
    return TRUE;
  shape->bits = shape->stored = 8;
  shape->high = 7;
  shape->is_signed = FALSE;
  if (!alloc (out, error))
    return FALSE;
  for (guint y = 0; y < shape->height; y++)
    {
      const guint32 *row =
          (const guint32 *) (gpointer) (out->image.pixels + (gsize) y * out->image.stride);

      for (guint x = 0; x < shape->width; x++)
        out->samples[(gsize) y * shape->width + x] = (guint8) row[x];
    }
  livret_image_clear (&out->image);
  return TRUE;
}

gboolean
livret_dicom_frame (const LivretDicom *dicom, guint n, LivretDicomFrame *out, GError **error)
{
  g_autoptr (GBytes) stream = NULL;
  const char *reason = NULL;

  *out = (LivretDicomFrame) { 0 };
  if (!livret_dicom_shape (dicom, &out->shape, &reason))
    return livret_unreadable (error, "%s", reason);
  if (n >= out->shape.frames)
    return set_damaged (error);
  if (dicom->fragments == NULL)
    return read_native (dicom, n, out, error);
  stream = join (dicom, n, out->shape.frames);
  if (stream == NULL)
    return set_damaged (error);
  switch (packing_of (dicom))
    {
    case RLE:
      return read_rle (stream, out, error);
    case JPEG:
      return read_jpeg (stream, out, error);
    case LOSSLESS:
      return alloc (out, error) && livret_dicom_lossless (stream, out, error);
    default:
      return alloc (out, error) && livret_dicom_jpeg2000 (stream, out, error);
    }
}
