/* livret-checks.c: the check digits of French identifiers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-checks.h"

#include <string.h>

#define INS_BODY 13
#define INS_SIZE 15
#define RPPS_SIZE 11

/* Copies what is not a space; exactly @size ASCII letters and digits, or %FALSE. */
static gboolean
compact (const char *text, char *out, gsize size)
{
  gsize count = 0;

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_isspace (g_utf8_get_char (p)))
        continue;
      if (!g_ascii_isalnum (*p) || count == size)
        return FALSE;
      out[count++] = g_ascii_toupper (*p);
    }
  out[count] = '\0';
  return count == size;
}

/* The value of @count digits, or -1. */
static gint64
read_digits (const char *p, int count)
{
  gint64 value = 0;

  for (int i = 0; i < count; i++)
    {
      if (!g_ascii_isdigit (p[i]))
        return -1;
      value = value * 10 + (p[i] - '0');
    }
  return value;
}

LivretCheck
livret_check_ins (const char *text)
{
  char digits[INS_SIZE + 1];
  gint64 body;
  gint64 key;
  gint64 month;

  if (!compact (text, digits, INS_SIZE) || strchr ("123478", digits[0]) == NULL)
    return LIVRET_CHECK_MALFORMED;
  /* Born in Corsica: département 2A or 2B. */
  if (digits[5] == '2' && (digits[6] == 'A' || digits[6] == 'B'))
    {
      gboolean south = digits[6] == 'A';

      digits[5] = '1';
      digits[6] = south ? '9' : '8';
    }
  body = read_digits (digits, INS_BODY);
  key = read_digits (digits + INS_BODY, INS_SIZE - INS_BODY);
  month = read_digits (digits + 3, 2);
  /* 20 and more: born in a month that is not known. */
  if (body < 0 || key < 0 || month == 0 || (month > 12 && month < 20))
    return LIVRET_CHECK_MALFORMED;
  return key == 97 - body % 97 ? LIVRET_CHECK_OK : LIVRET_CHECK_WRONG_KEY;
}

LivretCheck
livret_check_rpps (const char *text)
{
  char digits[RPPS_SIZE + 1];
  int sum = 0;

  if (!compact (text, digits, RPPS_SIZE) || read_digits (digits, RPPS_SIZE) < 0)
    return LIVRET_CHECK_MALFORMED;
  for (int i = 0; i < RPPS_SIZE; i++)
    {
      int value = digits[RPPS_SIZE - 1 - i] - '0';

      if (i % 2 == 1)
        value = value * 2 > 9 ? value * 2 - 9 : value * 2;
      sum += value;
    }
  return sum % 10 == 0 ? LIVRET_CHECK_OK : LIVRET_CHECK_WRONG_KEY;
}
