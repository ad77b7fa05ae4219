/* livret-limit.c: values and usual ranges of which only an end is known.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-limit.h"

#include <math.h>

#include "base/livret-quantity.h"
#include "record/livret-sink.h"

LivretLimit
livret_limit_parse (const char *text)
{
  gunichar c;

  while (text != NULL && g_ascii_isspace (*text))
    text++;
  if (text == NULL || *text == '\0')
    return LIVRET_LIMIT_NONE;
  c = g_utf8_get_char (text);
  if (c == '<')
    return text[1] == '=' ? LIVRET_LIMIT_AT_MOST : LIVRET_LIMIT_LESS;
  if (c == '>')
    return text[1] == '=' ? LIVRET_LIMIT_AT_LEAST : LIVRET_LIMIT_MORE;
  return c == 0x2264   ? LIVRET_LIMIT_AT_MOST
         : c == 0x2265 ? LIVRET_LIMIT_AT_LEAST
                       : LIVRET_LIMIT_NONE;
}

/* @side: -1 or 1. What is written of the other side says nothing of this one. */
static LivretLimit
limit_of (int side, const char *written)
{
  LivretLimit limit = livret_limit_parse (written);

  return (int) limit * side > 0 ? limit : (LivretLimit) side;
}

LivretLimit
livret_limit_of (guint flags, const char *written)
{
  if ((flags & LIVRET_READING_BELOW) != 0)
    return limit_of (LIVRET_LIMIT_AT_MOST, written);
  return (flags & LIVRET_READING_ABOVE) != 0 ? limit_of (LIVRET_LIMIT_AT_LEAST, written)
                                             : LIVRET_LIMIT_NONE;
}

LivretLimit
livret_limit_of_range (double low, double high, const char *range)
{
  if (isnan (low) == isnan (high))
    return LIVRET_LIMIT_NONE;
  return limit_of (isnan (low) ? LIVRET_LIMIT_AT_MOST : LIVRET_LIMIT_AT_LEAST, range);
}

guint
livret_limit_flags (LivretLimit limit)
{
  return limit < 0 ? LIVRET_READING_BELOW : limit > 0 ? LIVRET_READING_ABOVE : 0;
}

const char *
livret_limit_sign (LivretLimit limit)
{
  static const char *const signs[] = { "<", "≤", "", "≥", ">" };

  return signs[limit - LIVRET_LIMIT_LESS];
}

char *
livret_limit_before (LivretLimit limit, const char *value)
{
  return limit == LIVRET_LIMIT_NONE
             ? g_strdup (value)
             : g_strdup_printf ("%s\302\240%s", livret_limit_sign (limit), value);
}

char *
livret_limit_written (LivretLimit limit, double value, int decimals, gboolean comma)
{
  char number[LIVRET_DECIMAL_MAX];

  if (limit == LIVRET_LIMIT_NONE)
    return NULL;
  livret_decimal_print (value, decimals >= LIVRET_DECIMALS_UNKNOWN ? -1 : decimals, comma, number);
  return g_strdup_printf ("%s %s", livret_limit_sign (limit), number);
}
