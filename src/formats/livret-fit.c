/* livret-fit.c: the messages of a FIT file (Flexible and Interoperable Data Transfer, Garmin).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-fit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/livret-input.h"

#define COMPRESSED 0x80
#define IS_DEFINITION 0x40
#define HAS_DEVELOPER 0x20
/* Below, a time is seconds since the device was switched on. */
#define TIMESTAMP_MIN 0x10000000

/* --- Bytes --------------------------------------------------------------------------------------
 */

static guint64
get_integer (const guint8 *bytes, guint size, gboolean big_endian)
{
  guint64 value = 0;

  for (guint i = 0; i < size; i++)
    value = value << 8 | bytes[big_endian ? i : size - 1 - i];
  return value;
}

/* The checksum of the FIT protocol: CRC-16, polynomial 0xA001, by half bytes. */
static guint16
checksum (const guint8 *bytes, gsize size)
{
  static const guint16 table[16] = {
    0x0000, 0xcc01, 0xd801, 0x1400, 0xf001, 0x3c00, 0x2800, 0xe401,
    0xa001, 0x6c00, 0x7800, 0xb401, 0x5000, 0x9c01, 0x8801, 0x4400
  };
  guint16 crc = 0;

  for (gsize i = 0; i < size; i++)
    {
      crc = (crc >> 4) ^ table[crc & 15] ^ table[bytes[i] & 15];
      crc = (crc >> 4) ^ table[crc & 15] ^ table[bytes[i] >> 4];
    }
  return crc;
}

/* --- Numbers ------------------------------------------------------------------------------------
 */

typedef enum
{
  UNSIGNED,
  SIGNED,
  FLOATING,
} Sort;

/* The base types that are numbers. @zero: nothing is 0, not the greatest value. */
static const struct
{
  guint8 base;
  guint8 size;
  Sort sort;
  gboolean zero;
} bases[] = {
  { 0x00, 1, UNSIGNED },       { 0x01, 1, SIGNED },         { 0x02, 1, UNSIGNED },
  { 0x83, 2, SIGNED },         { 0x84, 2, UNSIGNED },       { 0x85, 4, SIGNED },
  { 0x86, 4, UNSIGNED },       { 0x88, 4, FLOATING },       { 0x89, 8, FLOATING },
  { 0x0a, 1, UNSIGNED, TRUE }, { 0x8b, 2, UNSIGNED, TRUE }, { 0x8c, 4, UNSIGNED, TRUE },
  { 0x0d, 1, UNSIGNED },       { 0x8e, 8, SIGNED },         { 0x8f, 8, UNSIGNED },
  { 0x90, 8, UNSIGNED, TRUE },
};

static double
get_float (guint64 bits, guint size)
{
  guint32 half = bits;
  double value;
  float narrow;

  if (size == 4)
    {
      memcpy (&narrow, &half, sizeof narrow);
      return narrow;
    }
  memcpy (&value, &bits, sizeof value);
  return value;
}

static gboolean
get_number (const guint8 *bytes, const LivretFitField *field, gboolean big_endian, double *value)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bases); i++)
    {
      guint size = bases[i].size;
      guint64 most = size == 8 ? G_MAXUINT64 : (G_GUINT64_CONSTANT (1) << size * 8) - 1;
      guint64 bits;

      if (bases[i].base != field->base || field->size < size)
        continue;
      bits = get_integer (bytes, size, big_endian);
      if (bits == (bases[i].zero ? 0 : bases[i].sort == SIGNED ? most >> 1 : most))
        return FALSE;
      if (bases[i].sort == FLOATING)
        *value = get_float (bits, size);
      else if (bases[i].sort == SIGNED && bits > most >> 1)
        *value = -(double) (most - bits) - 1;
      else
        *value = bits;
      return TRUE;
    }
  return FALSE;
}

gboolean
livret_fit_get (const LivretFit *fit, guint8 field, double *value)
{
  const LivretFitDefinition *definition = fit->definition;
  const guint8 *bytes = fit->payload;

  for (guint i = 0; i < definition->n_fields; bytes += definition->fields[i++].size)
    if (definition->fields[i].number == field)
      return get_number (bytes, &definition->fields[i], definition->big_endian, value);
  return FALSE;
}

gboolean
livret_fit_get_time (const LivretFit *fit, guint8 field, gint64 *time)
{
  double value;

  if (!livret_fit_get (fit, field, &value) || value < TIMESTAMP_MIN || value > G_MAXUINT32)
    return FALSE;
  *time = (gint64) value + LIVRET_FIT_EPOCH;
  return TRUE;
}

/* --- Records ------------------------------------------------------------------------------------
 */

gboolean
livret_fit_is_file (const guint8 *data, gsize size)
{
  return size >= 12 && (data[0] == 12 || data[0] == 14) && size >= data[0] &&
         memcmp (data + 8, ".FIT", 4) == 0;
}

void
livret_fit_init (LivretFit *fit, const guint8 *data, gsize size)
{
  memset (fit, 0, sizeof *fit);
  fit->data = data;
  fit->size = size;
}

static gboolean
set_cut_short (LivretFit *fit, GError **error)
{
  return livret_unreadable (error, _ ("At byte %u the file ends in the middle; it is cut short."),
                            (guint) fit->size);
}

/* A header, and the checksum behind its records; what follows one file may be another. */
static gboolean
open_file (LivretFit *fit, GError **error)
{
  const guint8 *header = fit->data + fit->offset;
  gsize left = fit->size - fit->offset;
  guint64 size;

  if (!livret_fit_is_file (header, left))
    return livret_unreadable (error, _ ("At byte %u stands neither a FIT file nor the end."),
                              (guint) fit->offset);
  size = header[0] + get_integer (header + 4, 4, FALSE);
  /* The messages that are there are read before it is said that others are not. */
  if (size + 2 <= left && get_integer (header + size, 2, FALSE) != checksum (header, size))
    fit->damaged = TRUE;
  fit->end = fit->offset + MIN (size, left);
  fit->offset += header[0];
  memset (fit->definitions, 0, sizeof fit->definitions);
  fit->timestamp = 0;
  return TRUE;
}

static gboolean
take_definition (LivretFit *fit, guint8 head, GError **error)
{
  LivretFitDefinition *definition = &fit->definitions[head & 15];
  const guint8 *bytes = fit->data + fit->offset;
  gsize left = fit->end - fit->offset;
  gsize size = 5;

  if (left < size || left < (size += bytes[4] * 3))
    return set_cut_short (fit, error);
  definition->known = TRUE;
  definition->big_endian = bytes[1] == 1;
  definition->message = get_integer (bytes + 2, 2, definition->big_endian);
  definition->n_fields = bytes[4];
  definition->size = 0;
  for (guint i = 0; i < definition->n_fields; i++)
    {
      const guint8 *field = bytes + 5 + i * 3;

      definition->fields[i] = (LivretFitField) { field[0], field[1], field[2] };
      definition->size += field[1];
    }
  if ((head & HAS_DEVELOPER) != 0)
    {
      guint n = left > size ? bytes[size] : 0;

      if (left < size + 1 + n * 3)
        return set_cut_short (fit, error);
      for (guint i = 0; i < n; i++)
        definition->size += bytes[size + 1 + i * 3 + 1];
      size += 1 + n * 3;
    }
  fit->offset += size;
  return TRUE;
}

/* The five bits of a compressed time run over every 32 seconds. */
static void
set_time (LivretFit *fit, guint8 head)
{
  double value;

  fit->timed = livret_fit_get (fit, LIVRET_FIT_TIMESTAMP, &value) && value >= TIMESTAMP_MIN &&
               value <= G_MAXUINT32;
  if (fit->timed)
    fit->timestamp = value;
  else if ((head & COMPRESSED) != 0 && fit->timestamp != 0)
    {
      fit->timestamp += ((head & 31) - (fit->timestamp & 31)) & 31;
      fit->timed = TRUE;
    }
  fit->time = fit->timestamp != 0 ? fit->timestamp + LIVRET_FIT_EPOCH : 0;
}

static gboolean
take_message (LivretFit *fit, guint8 head, GError **error)
{
  guint local = (head & COMPRESSED) != 0 ? head >> 5 & 3 : head & 15;

  fit->definition = &fit->definitions[local];
  if (!fit->definition->known)
    return livret_unreadable (error,
                              _ ("At byte %u stands a message that was not defined; the file is "
                                 "damaged."),
                              (guint) fit->offset - 1);
  if (fit->end - fit->offset < fit->definition->size)
    return set_cut_short (fit, error);
  fit->payload = fit->data + fit->offset;
  fit->offset += fit->definition->size;
  fit->number++;
  set_time (fit, head);
  return TRUE;
}

gboolean
livret_fit_next (LivretFit *fit, GError **error)
{
  for (;;)
    {
      guint8 head;

      while (fit->offset >= fit->end)
        {
          if (fit->end > 0)
            {
              if (fit->size - fit->end < 2)
                return set_cut_short (fit, error);
              fit->offset = fit->end + 2;
            }
          if (fit->offset >= fit->size)
            return FALSE;
          if (!open_file (fit, error))
            return FALSE;
        }
      head = fit->data[fit->offset++];
      if ((head & (COMPRESSED | IS_DEFINITION)) != IS_DEFINITION)
        return take_message (fit, head, error);
      if (!take_definition (fit, head, error))
        return FALSE;
    }
}
