/* livret-health-values.c: texts, numbers and dates as HealthKit exports write them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-health-values.h"

#include <math.h>
#include <string.h>

#include "base/livret-date.h"
#include "record/livret-sink.h"

/* A whole number below 10^15 and a power of ten up to 10^22 are exact: one rounding. */
#define DIGITS_EXACT 15
#define NUMBER_MAX 64
#define YEAR_FIRST 1801 /* with any offset within the years the record takes */
#define YEAR_LAST 2199
#define TIME_SIZE 25

static const double powers[] = { 1,   1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15 };

/* --- Texts --------------------------------------------------------------------------------------
 */

static const struct
{
  const char *name;
  char c;
} entities[] = {
  { "lt;", '<' }, { "gt;", '>' }, { "amp;", '&' }, { "quot;", '"' }, { "apos;", '\'' },
};

/* The character "#x41;" or "#65;" stands for; 0 if it is none. */
static gunichar
decode_number (const char *text, gsize size, gsize *used)
{
  gboolean hex = size > 2 && text[1] == 'x';
  gsize i = hex ? 2 : 1;
  guint32 c = 0;

  for (; i < size && text[i] != ';' && i < 10; i++)
    {
      int digit = hex ? g_ascii_xdigit_value (text[i]) : g_ascii_digit_value (text[i]);

      if (digit < 0)
        return 0;
      c = c * (hex ? 16 : 10) + digit;
    }
  *used = i + 1;
  if (i == size || text[i] != ';' || !g_unichar_validate (c))
    return 0;
  return c < 0x20 && c != '\t' && c != '\n' && c != '\r' ? ' ' : c;
}

/* How many bytes after the ampersand were an entity; 0: it stands for itself. */
static gsize
decode_entity (const char *text, gsize size, GString *out)
{
  gsize used = 0;
  gunichar c;

  for (gsize i = 0; i < G_N_ELEMENTS (entities); i++)
    {
      gsize length = strlen (entities[i].name);

      if (size >= length && memcmp (text, entities[i].name, length) == 0)
        {
          g_string_append_c (out, entities[i].c);
          return length;
        }
    }
  if (size < 3 || text[0] != '#' || (c = decode_number (text, size, &used)) == 0)
    return 0;
  g_string_append_unichar (out, c);
  return used;
}

static void
decode_byte (const char *text, gsize left, gsize *i, GString *out)
{
  char c = text[*i];

  if (c == '&')
    {
      gsize used = decode_entity (text + *i + 1, left - 1, out);

      *i += used;
      if (used == 0)
        g_string_append_c (out, '&');
    }
  else if (c == '\r' && left > 1 && text[*i + 1] == '\n')
    return;
  else
    g_string_append_c (out, c == '\n' || c == '\t' || c == '\r' ? ' ' : c);
}

void
livret_health_decode (LivretHealthSlice value, GString *out)
{
  g_string_truncate (out, 0);
  for (gsize i = 0; i < value.size; i++)
    decode_byte (value.text, value.size - i, &i, out);
  if (!g_utf8_validate_len (out->str, out->len, NULL))
    {
      g_autofree char *valid = g_utf8_make_valid (out->str, (gssize) out->len);

      g_string_assign (out, valid);
    }
}

/* --- Numbers and dates --------------------------------------------------------------------------
 */

/* Exponents, and more digits than are exact. */
static gboolean
read_slowly (LivretHealthSlice text, double *value, guint8 *decimals)
{
  char copy[NUMBER_MAX + 1];
  char *end;

  if (text.size == 0 || text.size > NUMBER_MAX ||
      !(g_ascii_isdigit (text.text[0]) || text.text[0] == '-' || text.text[0] == '.'))
    return FALSE;
  memcpy (copy, text.text, text.size);
  copy[text.size] = '\0';
  if (strpbrk (copy, "xXnNiIpP") != NULL)
    return FALSE;
  *value = g_ascii_strtod (copy, &end);
  *decimals = LIVRET_DECIMALS_UNKNOWN;
  return end == copy + text.size && isfinite (*value);
}

gboolean
livret_health_number (LivretHealthSlice text, double *value, guint8 *decimals)
{
  const char *p = text.text;
  const char *end = p + text.size;
  gboolean negative = p < end && *p == '-';
  const char *point = NULL;
  guint64 whole = 0;
  guint n = 0;

  p += negative;
  for (; p < end; p++)
    if (*p >= '0' && *p <= '9')
      {
        whole = whole * 10 + (*p - '0');
        if (++n > DIGITS_EXACT)
          return read_slowly (text, value, decimals);
      }
    else if (*p == '.' && point == NULL && n > 0)
      point = p;
    else
      return read_slowly (text, value, decimals);
  if (n == 0 || (point != NULL && end - point - 1 >= LIVRET_DECIMALS_UNKNOWN))
    return read_slowly (text, value, decimals);
  *decimals = point != NULL ? end - point - 1 : 0;
  *value = (double) whole / powers[*decimals];
  if (negative)
    *value = -*value;
  return TRUE;
}

static inline int
two (const char *p)
{
  return g_ascii_isdigit (p[0]) && g_ascii_isdigit (p[1]) ? (p[0] - '0') * 10 + (p[1] - '0') : -1;
}

static gboolean
read_day (const char *text, LivretHealthDay *last)
{
  int century = two (text);
  int rest = two (text + 2);
  int month = two (text + 5);
  int day = two (text + 8);
  int days, year, back_year, back_month, back_day;

  if (century < 0 || rest < 0 || text[4] != '-' || text[7] != '-')
    return FALSE;
  year = century * 100 + rest;
  if (year < YEAR_FIRST || year > YEAR_LAST || month < 1 || month > 12 || day < 1 || day > 31)
    return FALSE;
  days = livret_days_from_civil (year, month, day);
  livret_civil_from_days (days, &back_year, &back_month, &back_day);
  if (back_day != day)
    return FALSE;
  memcpy (last->text, text, sizeof last->text);
  last->seconds = (gint64) days * 86400;
  return TRUE;
}

gboolean
livret_health_time (LivretHealthSlice text, LivretHealthDay *last, gint64 *utc)
{
  const char *p = text.text;
  int hour, minute, second, offset_hour, offset_minute;

  if (text.size != TIME_SIZE || p[10] != ' ' || p[13] != ':' || p[16] != ':' || p[19] != ' ' ||
      (p[20] != '+' && p[20] != '-'))
    return FALSE;
  if (memcmp (p, last->text, sizeof last->text) != 0 && !read_day (p, last))
    return FALSE;
  hour = two (p + 11);
  minute = two (p + 14);
  second = two (p + 17);
  offset_hour = two (p + 21);
  offset_minute = two (p + 23);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60 ||
      offset_hour < 0 || offset_hour > 18 || offset_minute < 0 || offset_minute > 59)
    return FALSE;
  *utc = last->seconds + hour * 3600 + minute * 60 + second -
         (p[20] == '-' ? -1 : 1) * (offset_hour * 3600 + offset_minute * 60);
  return TRUE;
}
