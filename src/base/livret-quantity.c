/* livret-quantity.c: decimal numbers read and written as people do, exactly.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/livret-quantity.h"
#include "base/livret-base.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#define MAX_DIGITS 40
/* An integer below 10^15 and a power of ten up to 10^22 are both exact in a double, so that one
 * division of them is rounded once: the quotient is the double nearest to the decimal. */
#define EXACT_DIGITS 15
#define EXACT_POWER 22

static const double powers_of_ten[EXACT_POWER + 1] = {
  1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
  1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
};

/* --- reading ------------------------------------------------------------------------------------
 */

/* The bytes of the white space at @p: ASCII blanks, U+00A0, U+202F; 0 if there is none. */
static int
space_at (const char *p, const char *end)
{
  if (p < end && (*p == ' ' || *p == '\t' || *p == '\r' || *p == '\n'))
    return 1;
  if (end - p >= 2 && memcmp (p, "\302\240", 2) == 0)
    return 2;
  if (end - p >= 3 && memcmp (p, "\342\200\257", 3) == 0)
    return 3;
  return 0;
}

static const char *
skip_spaces (const char *p, const char *end)
{
  int size;

  while ((size = space_at (p, end)) > 0)
    p += size;
  return p;
}

static const char *
skip_sign (const char *p, const char *end, gboolean *negative)
{
  *negative = FALSE;
  if (end - p >= 3 && memcmp (p, "\342\210\222", 3) == 0)
    {
      *negative = TRUE;
      return p + 3;
    }
  if (p < end && (*p == '-' || *p == '+'))
    *negative = *p++ == '-';
  return p;
}

typedef struct
{
  char digits[MAX_DIGITS + 8]; /* all digits, then room for an exponent */
  int count;
  int decimals;
  int significant; /* from the first that is not 0 */
  guint64 mantissa;
  gboolean separator;
  gboolean comma;
} Scan;

/* Reads digits with at most one separator, a digit after it. */
static const char *
scan_digits (const char *p, const char *end, Scan *scan)
{
  for (; p < end; p++)
    {
      if ((*p == '.' || *p == ',') && !scan->separator)
        {
          scan->separator = TRUE;
          scan->comma = *p == ',';
          continue;
        }
      if (!g_ascii_isdigit (*p))
        break;
      if (scan->count == MAX_DIGITS)
        return NULL;
      scan->digits[scan->count++] = *p;
      scan->decimals += scan->separator;
      scan->significant += scan->significant > 0 || *p != '0';
      if (scan->significant <= EXACT_DIGITS)
        scan->mantissa = scan->mantissa * 10 + (guint64) (*p - '0');
    }
  return scan->count == 0 || (scan->separator && scan->decimals == 0) ? NULL : p;
}

gboolean
livret_decimal_parse (
    const char *text, gssize length, double *value, int *decimals, gboolean *comma)
{
  const char *end = text + (length < 0 ? (gssize) strlen (text) : length);
  Scan scan = { .count = 0 };
  gboolean negative;
  double result;
  const char *p = skip_sign (skip_spaces (text, end), end, &negative);

  p = scan_digits (p, end, &scan);
  if (p == NULL || skip_spaces (p, end) != end)
    return FALSE;
  if (scan.significant <= EXACT_DIGITS && scan.decimals <= EXACT_POWER)
    result = (double) scan.mantissa / powers_of_ten[scan.decimals];
  else
    {
      g_snprintf (scan.digits + scan.count, sizeof scan.digits - scan.count, "e-%d", scan.decimals);
      result = g_ascii_strtod (scan.digits, NULL);
    }
  *value = negative && result != 0 ? -result : result;
  if (decimals != NULL)
    *decimals = scan.decimals;
  if (comma != NULL)
    *comma = scan.comma;
  return TRUE;
}

/* --- writing ------------------------------------------------------------------------------------
 */

/* Writes @mantissa / 10^@decimals; at most 15 digits, so that it always fits. */
static void
write_exact (guint64 mantissa, gboolean negative, int decimals, char *buffer)
{
  char reversed[LIVRET_DECIMAL_MAX];
  int count = 0;

  for (int i = 0; i < decimals || mantissa > 0 || i == decimals; i++)
    {
      if (i == decimals && decimals > 0)
        reversed[count++] = '.';
      reversed[count++] = (char) ('0' + mantissa % 10);
      mantissa /= 10;
    }
  if (negative)
    *buffer++ = '-';
  while (count > 0)
    *buffer++ = reversed[--count];
  *buffer = '\0';
}

/* The usual case without printf: a decimal of few digits that reads back as @value. No more than
 * one decimal of at most 15 digits does, so it is the shortest. */
static gboolean
print_short (double value, char *buffer)
{
  double magnitude = fabs (value);

  for (int decimals = 0; decimals <= 9; decimals++)
    {
      double mantissa = nearbyint (magnitude * powers_of_ten[decimals]);

      if (mantissa >= 1e15)
        return FALSE;
      if (mantissa / powers_of_ten[decimals] == magnitude)
        {
          write_exact ((guint64) mantissa, value < 0, decimals, buffer);
          return TRUE;
        }
    }
  return FALSE;
}

/* Digits from printf, laid out without an exponent where that fits. */
static void
print_long (double value, char *buffer)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  char plain[LIVRET_DECIMAL_MAX];

  for (int precision = 15; precision <= 17; precision++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%dg", precision);
      g_ascii_formatd (text, sizeof text, format, value);
      if (g_ascii_strtod (text, NULL) == value)
        break;
    }
  if (strchr (text, 'e') != NULL)
    for (int decimals = 0; decimals < 30; decimals++)
      {
        char format[8];

        g_snprintf (format, sizeof format, "%%.%df", decimals);
        /* Cut when too long: then it does not read back. */
        g_ascii_formatd (plain, sizeof plain, format, value);
        if (strlen (plain) < sizeof plain - 1 && g_ascii_strtod (plain, NULL) == value)
          {
            g_strlcpy (buffer, plain, LIVRET_DECIMAL_MAX);
            return;
          }
      }
  g_strlcpy (buffer, text, LIVRET_DECIMAL_MAX);
}

static void
print_fixed (double value, int decimals, char *buffer)
{
  char format[8];

  if (fabs (value) >= 1e15 || decimals > 14)
    {
      print_long (value, buffer);
      return;
    }
  g_snprintf (format, sizeof format, "%%.%df", decimals);
  g_ascii_formatd (buffer, LIVRET_DECIMAL_MAX, format, value);
  if (buffer[0] == '-' && strspn (buffer + 1, "0.") == strlen (buffer + 1))
    memmove (buffer, buffer + 1, strlen (buffer)); /* no "-0.0" */
}

const char *
livret_decimal_print (double value, int decimals, gboolean comma, char buffer[LIVRET_DECIMAL_MAX])
{
  char *point;

  buffer[0] = '\0';
  if (!isfinite (value))
    return buffer;
  if (decimals >= 0)
    print_fixed (value, decimals, buffer);
  else if (!print_short (value, buffer))
    print_long (value, buffer);
  point = comma ? strchr (buffer, '.') : NULL;
  if (point != NULL)
    *point = ',';
  return buffer;
}

/* A convention of the locale, if it is usable as UTF-8. */
static const char *
convention (const char *found, const char *otherwise)
{
  return found != NULL && g_utf8_validate (found, -1, NULL) ? found : otherwise;
}

char *
livret_decimal_display (double value, int decimals)
{
  gboolean french = livret_locale_is_french (LC_NUMERIC);
  const struct lconv *locale = localeconv ();
  const char *point = french ? "," : convention (locale->decimal_point, ".");
  const char *thousands = french ? "\342\200\257" : convention (locale->thousands_sep, "");
  char buffer[LIVRET_DECIMAL_MAX] = { 0 };
  const char *p = livret_decimal_print (value, decimals, FALSE, buffer);
  GString *out = g_string_new (NULL);
  int whole;

  if (*p == '-')
    {
      g_string_append (out, "\342\210\222"); /* U+2212, which screen readers say as minus */
      p++;
    }
  for (whole = (int) strspn (p, "0123456789"); whole > 0; whole--, p++)
    {
      g_string_append_c (out, *p);
      if (whole > 1 && (whole - 1) % 3 == 0)
        g_string_append (out, thousands);
    }
  if (*p == '.')
    g_string_append (out, *point != '\0' ? point : ".");
  g_string_append (out, *p == '.' ? p + 1 : p);
  return g_string_free (out, FALSE);
}
