/* livret-dicom-lossless.c: lossless JPEG, as most archives of hospitals keep their images.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Source: ITU-T T.81, annexes B, C, F.2.2 and H: sequential, by Huffman codes, one scan, components
 * of one size. libjpeg reads none of it.
 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/livret-dicom.h"

#define COMPONENTS_MAX 3
#define TABLES 4
#define CODE_MAX 16
#define VALUES_MAX 17 /* lengths of differences: 0 to 16 */

/* Codes of one length are a range of numbers (T.81, F.2.2.3). @last: -1: none of that length */
typedef struct
{
  gboolean there;
  gint32 first[CODE_MAX + 1];
  gint32 last[CODE_MAX + 1];
  guint place[CODE_MAX + 1];
  guint8 values[VALUES_MAX];
} Table;

typedef struct
{
  const guint8 *p;
  const guint8 *end;
  Table tables[TABLES];
  guint precision;
  guint n_components;
  guint8 ids[COMPONENTS_MAX];
  const Table *of[COMPONENTS_MAX];
  guint predictor;
  guint shift;
  guint interval; /* points between restarts, 0: none */
  guint32 bits;
  guint n_bits;
  LivretDicomFrame *frame;
} Decoder;

/* --- Segments -----------------------------------------------------------------------------------
 */

static guint
get16 (const guint8 *p)
{
  return (guint) (p[0] << 8 | p[1]);
}

static gboolean
read_table (Table *table, const guint8 *counts, const guint8 *values, guint n)
{
  gint32 code = 0;
  guint place = 0;

  if (n == 0 || n > VALUES_MAX)
    return FALSE;
  for (guint length = 1; length <= CODE_MAX; length++)
    {
      table->first[length] = code;
      table->place[length] = place;
      code += counts[length - 1];
      place += counts[length - 1];
      table->last[length] = counts[length - 1] > 0 ? code - 1 : -1;
      code <<= 1;
    }
  for (guint i = 0; i < n; i++)
    {
      if (values[i] > 16)
        return FALSE;
      table->values[i] = values[i];
    }
  table->there = TRUE;
  return TRUE;
}

static gboolean
read_tables (Decoder *self, const guint8 *p, gsize size)
{
  while (size > CODE_MAX)
    {
      guint n = 0;

      for (guint i = 0; i < CODE_MAX; i++)
        n += p[1 + i];
      if (size < 1 + CODE_MAX + (gsize) n || (p[0] & 0x0f) >= TABLES ||
          !read_table (&self->tables[p[0] & 0x0f], p + 1, p + 1 + CODE_MAX, n))
        return FALSE;
      p += 1 + CODE_MAX + n;
      size -= 1 + CODE_MAX + n;
    }
  return size == 0;
}

static gboolean
read_frame (Decoder *self, const guint8 *p, gsize size)
{
  const LivretDicomShape *shape = &self->frame->shape;

  if (size < 6 || self->n_components != 0 || get16 (p + 1) != shape->height ||
      get16 (p + 3) != shape->width || p[5] != shape->samples || size < 6 + 3 * (gsize) p[5])
    return FALSE;
  self->precision = p[0];
  self->n_components = p[5];
  for (guint i = 0; i < self->n_components; i++)
    {
      self->ids[i] = p[6 + 3 * i];
      if (p[7 + 3 * i] != 0x11)
        return FALSE;
    }
  return self->precision >= 2 && self->precision <= (shape->bits == 16 ? 16 : 8);
}

static gboolean
read_scan (Decoder *self, const guint8 *p, gsize size)
{
  guint n = self->n_components;

  if (n == 0 || size < 4 + 2 * (gsize) n || p[0] != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      guint table = p[2 + 2 * i] >> 4;

      if (p[1 + 2 * i] != self->ids[i] || table >= TABLES || !self->tables[table].there)
        return FALSE;
      self->of[i] = &self->tables[table];
    }
  self->predictor = p[1 + 2 * n];
  self->shift = p[3 + 2 * n] & 0x0f;
  return self->predictor >= 1 && self->predictor <= 7 && self->shift < self->precision;
}

/* Up to where the differences begin. */
static gboolean
read_head (Decoder *self)
{
  while (self->end - self->p >= 4)
    {
      guint8 marker = self->p[1];
      gsize size;
      gboolean good = TRUE;

      if (self->p[0] != 0xff)
        return FALSE;
      if (marker == 0xff || marker == 0xd8)
        {
          self->p += marker == 0xd8 ? 2 : 1;
          continue;
        }
      size = get16 (self->p + 2);
      if (size < 2 || size + 2 > (gsize) (self->end - self->p))
        return FALSE;
      if (marker == 0xc4)
        good = read_tables (self, self->p + 4, size - 2);
      else if (marker == 0xc3)
        good = read_frame (self, self->p + 4, size - 2);
      else if (marker >= 0xc0 && marker <= 0xcf)
        good = FALSE;
      else if (marker == 0xdd && size >= 4)
        self->interval = get16 (self->p + 4);
      else if (marker == 0xda)
        good = read_scan (self, self->p + 4, size - 2);
      self->p += 2 + size;
      if (!good || marker == 0xda)
        return good;
    }
  return FALSE;
}

/* --- Differences --------------------------------------------------------------------------------
 */

/* Behind the end there are zeros, as long as a marker stands there. */
static guint
next_bit (Decoder *self)
{
  if (self->n_bits == 0)
    {
      self->bits = 0;
      if (self->p < self->end &&
          (self->p[0] != 0xff || (self->end - self->p >= 2 && self->p[1] == 0)))
        {
          self->bits = self->p[0];
          self->p += self->p[0] == 0xff ? 2 : 1;
        }
      self->n_bits = 8;
    }
  return self->bits >> --self->n_bits & 1;
}

/* FALSE: no such code. */
static gboolean
next_difference (Decoder *self, const Table *table, int *difference)
{
  gint32 code = 0;

  for (guint length = 1; length <= CODE_MAX; length++)
    {
      guint size, value = 0;

      code = code << 1 | (gint32) next_bit (self);
      if (table->last[length] < 0 || code > table->last[length])
        continue;
      size = table->values[table->place[length] + (guint) (code - table->first[length])];
      if (size == 16)
        {
          *difference = 32768;
          return TRUE;
        }
      for (guint i = 0; i < size; i++)
        value = value << 1 | next_bit (self);
      *difference = size == 0                  ? 0
                    : value < 1U << (size - 1) ? (int) value - (1 << size) + 1
                                               : (int) value;
      return TRUE;
    }
  return FALSE;
}

/* To the marker that begins the next interval. */
static gboolean
restart (Decoder *self)
{
  self->n_bits = 0;
  while (self->end - self->p >= 2 &&
         !(self->p[0] == 0xff && self->p[1] >= 0xd0 && self->p[1] <= 0xd7))
    self->p++;
  if (self->end - self->p < 2)
    return FALSE;
  self->p += 2;
  return TRUE;
}

/* T.81, H.1.2.1. @row, @above: of this component */
static int
predict (const Decoder *self, const guint16 *row, const guint16 *above, guint x)
{
  int a, b, c;

  if (above == NULL)
    return x == 0 ? 1 << (self->precision - self->shift - 1) : row[x - 1];
  if (x == 0)
    return above[0];
  a = row[x - 1], b = above[x], c = above[x - 1];
  switch (self->predictor)
    {
    case 1:
      return a;
    case 2:
      return b;
    case 3:
      return c;
    case 4:
      return a + b - c;
    case 5:
      return a + ((b - c) >> 1);
    case 6:
      return b + ((a - c) >> 1);
    default:
      return (a + b) >> 1;
    }
}

static void
put_row (Decoder *self, guint y, const guint16 *row, guint component)
{
  const LivretDicomShape *shape = &self->frame->shape;
  gsize at = ((gsize) component * shape->height + y) * shape->width;

  for (guint x = 0; x < shape->width; x++)
    if (shape->bits == 16)
      ((guint16 *) (gpointer) self->frame->samples)[at + x] = (guint16) (row[x] << self->shift);
    else
      self->frame->samples[at + x] = (guint8) (row[x] << self->shift);
}

static gboolean
decode_row (Decoder *self, guint16 *rows, const guint16 *aboves, guint width)
{
  for (guint x = 0; x < width; x++)
    for (guint c = 0; c < self->n_components; c++)
      {
        guint16 *row = rows + (gsize) c * width;
        int difference;

        if (!next_difference (self, self->of[c], &difference))
          return FALSE;
        row[x] =
            (guint16) (predict (self, row, aboves != NULL ? aboves + (gsize) c * width : NULL, x) +
                       difference);
      }
  return TRUE;
}

/* Intervals end with a row (H.1.1); the row after one is predicted like the first. */
static gboolean
decode (Decoder *self)
{
  const LivretDicomShape *shape = &self->frame->shape;
  gsize n = (gsize) shape->width * self->n_components;
  g_autofree guint16 *two = g_new0 (guint16, 2 * n);
  guint rows_between = self->interval / shape->width;

  if (self->interval % shape->width != 0)
    return FALSE;
  for (guint y = 0; y < shape->height; y++)
    {
      guint16 *rows = two + (y % 2) * n;
      const guint16 *aboves = y > 0 ? two + ((y + 1) % 2) * n : NULL;

      if (rows_between > 0 && y > 0 && y % rows_between == 0)
        {
          if (!restart (self))
            return FALSE;
          aboves = NULL;
        }
      /* A row that begins behind the end was never there. */
      if ((self->p >= self->end && self->n_bits == 0) ||
          !decode_row (self, rows, aboves, shape->width))
        return FALSE;
      for (guint c = 0; c < self->n_components; c++)
        put_row (self, y, rows + (gsize) c * shape->width, c);
    }
  return TRUE;
}

gboolean
livret_dicom_lossless (GBytes *stream, LivretDicomFrame *frame, GError **error)
{
  g_autofree Decoder *self = g_new0 (Decoder, 1);
  gsize size;

  self->p = g_bytes_get_data (stream, &size);
  self->end = self->p + size;
  self->frame = frame;
  if (frame->shape.bits < 8 || !read_head (self) || !decode (self))
    return livret_unreadable (error, _ ("The picture in the DICOM file is damaged or cut short."));
  frame->shape.planar = TRUE;
  return TRUE;
}
