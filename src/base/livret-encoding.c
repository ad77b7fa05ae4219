/* livret-encoding.c: hexadecimal and base64url.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/livret-text.h"

#include <string.h>

char *
livret_hex (const guint8 *data, gsize size)
{
  static const char digits[] = "0123456789abcdef";
  char *out = g_malloc (2 * size + 1);

  for (gsize i = 0; i < size; i++)
    {
      out[2 * i] = digits[data[i] >> 4];
      out[2 * i + 1] = digits[data[i] & 15];
    }
  out[2 * size] = '\0';
  return out;
}

gboolean
livret_hex_parse (const char *hex, guint8 *out, gsize size)
{
  if (hex == NULL || strlen (hex) != 2 * size)
    return FALSE;
  for (gsize i = 0; i < size; i++)
    {
      int high = g_ascii_xdigit_value (hex[2 * i]);
      int low = g_ascii_xdigit_value (hex[2 * i + 1]);

      if (high < 0 || low < 0)
        return FALSE;
      out[i] = (guint8) (high << 4 | low);
    }
  return TRUE;
}

static const char base64url_digits[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

char *
livret_base64url (const guint8 *data, gsize size)
{
  GString *out = g_string_sized_new (size / 3 * 4 + 4);
  guint32 bits = 0;
  int held = 0;

  for (gsize i = 0; i < size; i++)
    {
      bits = bits << 8 | data[i];
      for (held += 8; held >= 6; held -= 6)
        g_string_append_c (out, base64url_digits[bits >> (held - 6) & 63]);
    }
  if (held > 0)
    g_string_append_c (out, base64url_digits[bits << (6 - held) & 63]);
  return g_string_free (out, FALSE);
}

/* Decodes @length digits; the bytes written, or -1. */
static gssize
decode_base64url (const char *text, gsize length, guint8 *out)
{
  guint32 bits = 0;
  gssize written = 0;
  int held = 0;

  for (gsize i = 0; i < length; i++)
    {
      const char *digit = strchr (base64url_digits, text[i]);

      if (digit == NULL)
        return -1;
      bits = bits << 6 | (guint32) (digit - base64url_digits);
      held += 6;
      if (held >= 8)
        {
          held -= 8;
          out[written++] = (guint8) (bits >> held);
        }
    }
  /* Spare bits that are not zero would give one value several spellings. */
  return (bits & ((1u << held) - 1)) == 0 ? written : -1;
}

guint8 *
livret_base64url_parse (const char *text, gsize limit, gsize *size)
{
  gsize length = text != NULL ? strlen (text) : 0;
  gsize expected = length / 4 * 3 + length % 4 * 3 / 4;
  guint8 *out;

  if (text == NULL || length % 4 == 1 || expected > limit)
    return NULL;
  out = g_malloc0 (expected + 1);
  if (decode_base64url (text, length, out) < 0)
    {
      g_free (out);
      return NULL;
    }
  *size = expected;
  return out;
}
