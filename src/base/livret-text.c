/* livret-text.c: folding of text for search, comparison and typed phrases; plain encodings.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/livret-text.h"
#include "base/livret-secret.h"

#include <string.h>

/* Writes what a decomposed character is searched as: none, one or two of them. */
static guint
fold_decomposed (gunichar c, gunichar out[2])
{
  c = g_unichar_tolower (c);
  out[1] = 'e';
  switch (c)
    {
    case 0x0153: /* œ */
      out[0] = 'o';
      return 2;
    case 0x00e6: /* æ */
      out[0] = 'a';
      return 2;
    case 0x00df: /* ß */
      out[0] = out[1] = 's';
      return 2;
    case 0x00f8: /* ø */
      out[0] = 'o';
      return 1;
    case 0x0142: /* ł */
      out[0] = 'l';
      return 1;
    case 0x0131: /* dotless i */
      out[0] = 'i';
      return 1;
    case 0x03c2: /* final sigma */
      out[0] = 0x03c3;
      return 1;
    default:
      out[0] = g_unichar_isspace (c) ? ' ' : c;
      return !g_unichar_ismark (c);
    }
}

/* Apostrophes, hyphens and what is not seen; 0 drops the character. */
static gunichar
fold_typography (gunichar c)
{
  switch (c)
    {
    case 0x2018: /* ‘ */
    case 0x2019: /* ’ */
    case 0x201b: /* ‛ */
    case 0x02bc: /* modifier apostrophe */
    case 0x2032: /* ′ */
    case 0x00b4: /* an acute accent typed for an apostrophe */
    case '`':
      return '\'';
    case 0x2010: /* hyphens and dashes */
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212: /* minus */
      return '-';
    case 0x00ad: /* soft hyphen */
    case 0x200b: /* zero-width space, joiners, byte order mark */
    case 0x200c:
    case 0x200d:
    case 0x2060:
    case 0xfeff:
      return 0;
    default:
      return c;
    }
}

guint
livret_char_fold (gunichar c, gunichar out[LIVRET_CHAR_FOLD_MAX])
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize count;
  guint written = 0;

  if (c < 0x80 && c != '`')
    {
      out[0] = g_ascii_isspace ((char) c) ? ' ' : (gunichar) g_ascii_tolower ((char) c);
      return 1;
    }
  c = fold_typography (c);
  if (c == 0)
    return 0;
  count = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < count; i++)
    {
      gunichar folded[2];
      guint n = fold_decomposed (fold_typography (parts[i]), folded);

      for (guint j = 0; j < n && folded[j] != 0; j++)
        out[written++] = folded[j];
    }
  return written;
}

/* Folds the character at @p, which it passes; a byte that is not UTF-8 is U+FFFD. */
static const char *
fold_next (const char *p, const char *end, gunichar folded[LIVRET_CHAR_FOLD_MAX], guint *count)
{
  gunichar c = g_utf8_get_char_validated (p, end - p);
  gboolean valid = c < 0x110000 && c != 0;

  *count = livret_char_fold (valid ? c : 0xfffd, folded);
  return valid ? g_utf8_next_char (p) : p + 1;
}

/* Measured first, then straight into one buffer: a typed phrase leaves no copies behind. */
char *
livret_text_fold (const char *text, gssize length)
{
  const char *end;
  gunichar folded[LIVRET_CHAR_FOLD_MAX];
  guint count;
  gsize room = 1;
  gunichar last = 0;
  char *out;
  char *to;

  g_return_val_if_fail (text != NULL, NULL);
  end = text + (length < 0 ? (gssize) strlen (text) : length);
  for (const char *p = text; p < end;)
    {
      p = fold_next (p, end, folded, &count);
      for (guint i = 0; i < count; i++)
        room += (gsize) g_unichar_to_utf8 (folded[i], NULL);
    }
  out = to = g_malloc (room);
  for (const char *p = text; p < end;)
    {
      p = fold_next (p, end, folded, &count);
      for (guint i = 0; i < count; i++)
        {
          if (folded[i] != ' ' || last != ' ')
            to += g_unichar_to_utf8 (folded[i], to);
          last = folded[i];
        }
    }
  *to = '\0';
  return out;
}

/* A file name may hold anything: escape sequences for the terminal, a new line that fakes a second
 * entry, an override that shows "gpj.exe" as "exe.jpg". */
static gboolean
breaks_line (gunichar c)
{
  return g_unichar_iscntrl (c) || g_unichar_isspace (c) || (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0x200e || c == 0x200f || c == 0xfeff;
}

char *
livret_text_line (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *out = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      /* A space that does not break is meant: "21 nov. 2026". */
      if (c == 0xa0 || c == 0x202f || !breaks_line (c))
        g_string_append_unichar (out, c);
      else if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  g_strchomp (out->str);
  return g_string_free (out, FALSE);
}

char *
livret_phrase_canonical (const char *phrase)
{
  char *folded = livret_text_fold (phrase, -1);
  gsize size = strlen (folded);
  char *to = folded;

  for (const char *p = folded; *p != '\0';)
    {
      const char *next = g_utf8_next_char (p);

      if (g_unichar_isalnum (g_utf8_get_char (p)))
        {
          memmove (to, p, next - p);
          to += next - p;
        }
      p = next;
    }
  livret_wipe (to, folded + size - to);
  return folded;
}

/* 0x80 to 0x9f of Windows-1252; the five holes read as the replacement character. */
static const gunichar windows_1252[32] = {
  0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
  0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd, 0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
  0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178,
};

static char *
from_windows_1252 (const guint8 *bytes, gsize size, gsize *out_size)
{
  char *out = g_malloc (3 * size + 1);
  char *to = out;

  for (gsize i = 0; i < size; i++)
    {
      if (bytes[i] < 0x80)
        *to++ = (char) bytes[i];
      else
        to += g_unichar_to_utf8 (bytes[i] < 0xa0 ? windows_1252[bytes[i] - 0x80] : bytes[i], to);
    }
  *to = '\0';
  *out_size = to - out;
  return out;
}

/* Lone surrogates and a last odd byte read as the replacement character. */
static char *
from_utf16 (const guint8 *bytes, gsize size, gboolean big, gsize *out_size)
{
  char *out = g_malloc (3 * (size / 2 + 1) + 1);
  char *to = out;

  for (gsize i = 0; i < size; i += 2)
    {
      gunichar c = 0xfffd;

      if (i + 1 < size)
        c = big ? bytes[i] << 8 | bytes[i + 1] : bytes[i + 1] << 8 | bytes[i];
      if (c >= 0xd800 && c < 0xdc00 && i + 3 < size)
        {
          gunichar low = big ? bytes[i + 2] << 8 | bytes[i + 3] : bytes[i + 3] << 8 | bytes[i + 2];

          if (low >= 0xdc00 && low < 0xe000)
            {
              c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
              i += 2;
            }
        }
      if (c >= 0xd800 && c < 0xe000)
        c = 0xfffd;
      to += g_unichar_to_utf8 (c, to);
    }
  *to = '\0';
  *out_size = to - out;
  return out;
}

/* As g_utf8_validate_len(), but a NUL is a character like another. */
static gboolean
is_utf8 (const char *bytes, gsize size)
{
  while (size > 0)
    {
      const char *end;

      if (g_utf8_validate_len (bytes, size, &end))
        return TRUE;
      if (*end != '\0')
        return FALSE;
      size -= end + 1 - bytes;
      bytes = end + 1;
    }
  return TRUE;
}

char *
livret_text_to_utf8 (const char *bytes, gsize size, gsize *out_size)
{
  const guint8 *b = (const guint8 *) bytes;
  gsize ignored;
  char *copy;

  if (out_size == NULL)
    out_size = &ignored;
  if (size >= 2 && b[0] == 0xff && b[1] == 0xfe)
    return from_utf16 (b + 2, size - 2, FALSE, out_size);
  if (size >= 2 && b[0] == 0xfe && b[1] == 0xff)
    return from_utf16 (b + 2, size - 2, TRUE, out_size);
  if (size >= 3 && b[0] == 0xef && b[1] == 0xbb && b[2] == 0xbf)
    {
      b += 3;
      size -= 3;
    }
  if (!is_utf8 ((const char *) b, size))
    return from_windows_1252 (b, size, out_size);
  copy = g_malloc (size + 1);
  if (size > 0)
    memcpy (copy, b, size);
  copy[size] = '\0';
  *out_size = size;
  return copy;
}
