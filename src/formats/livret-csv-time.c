/* livret-csv-time.c: dates and times as cells hold them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-csv-time.h"

#include "base/livret-date.h"

#define YEAR_FIRST 1800
#define YEAR_LAST 2200

typedef struct
{
  const char *at;
} Cursor;

static gboolean
take_char (Cursor *cursor, char c)
{
  if (*cursor->at != c)
    return FALSE;
  cursor->at++;
  return TRUE;
}

/* Between @least and @most digits, followed by none. */
static gboolean
take_number (Cursor *cursor, int least, int most, int *value, int *digits)
{
  int n = 0;

  *value = 0;
  for (; g_ascii_isdigit (cursor->at[n]) && n < most; n++)
    *value = *value * 10 + (cursor->at[n] - '0');
  if (n < least || g_ascii_isdigit (cursor->at[n]))
    return FALSE;
  cursor->at += n;
  if (digits != NULL)
    *digits = n;
  return TRUE;
}

static void
skip_spaces (Cursor *cursor)
{
  for (;;)
    if (*cursor->at == ' ' || *cursor->at == '\t')
      cursor->at++;
    else if (strncmp (cursor->at, "\302\240", 2) == 0)
      cursor->at += 2;
    else if (strncmp (cursor->at, "\342\200\257", 3) == 0)
      cursor->at += 3;
    else
      return;
}

/* English and French month names and their usual short forms, without accents. */
static const struct
{
  const char *name;
  int month;
} months[] = {
  { "january", 1 },   { "janvier", 1 },   { "jan", 1 },       { "janv", 1 },     { "february", 2 },
  { "fevrier", 2 },   { "feb", 2 },       { "fev", 2 },       { "fevr", 2 },     { "march", 3 },
  { "mars", 3 },      { "mar", 3 },       { "april", 4 },     { "avril", 4 },    { "apr", 4 },
  { "avr", 4 },       { "may", 5 },       { "mai", 5 },       { "june", 6 },     { "juin", 6 },
  { "jun", 6 },       { "july", 7 },      { "juillet", 7 },   { "jul", 7 },      { "juil", 7 },
  { "august", 8 },    { "aout", 8 },      { "aug", 8 },       { "aou", 8 },      { "september", 9 },
  { "septembre", 9 }, { "sept", 9 },      { "sep", 9 },       { "october", 10 }, { "octobre", 10 },
  { "oct", 10 },      { "november", 11 }, { "novembre", 11 }, { "nov", 11 },     { "december", 12 },
  { "decembre", 12 }, { "dec", 12 },
};

/* A word of letters, é and û without their accents, with an optional full stop. */
static gboolean
take_month_name (Cursor *cursor, int *month)
{
  char word[16];
  gsize n = 0;
  const char *p = cursor->at;

  for (; n < sizeof word - 1; p++)
    if (g_ascii_isalpha (*p))
      word[n++] = g_ascii_tolower (*p);
    else if (strncmp (p, "\303\251", 2) == 0 || strncmp (p, "\303\211", 2) == 0)
      word[n++] = 'e', p++;
    else if (strncmp (p, "\303\273", 2) == 0 || strncmp (p, "\303\233", 2) == 0)
      word[n++] = 'u', p++;
    else
      break;
  word[n] = '\0';
  for (gsize i = 0; i < G_N_ELEMENTS (months); i++)
    if (strcmp (word, months[i].name) == 0)
      {
        *month = months[i].month;
        cursor->at = p;
        take_char (cursor, '.');
        return TRUE;
      }
  return FALSE;
}

/* "Dec 28, 2025" and "28 déc. 2025" */
static gboolean
take_named_date (Cursor *cursor, LivretCsvTime *out)
{
  int day, month;
  gboolean month_first = take_month_name (cursor, &month);

  skip_spaces (cursor);
  if (!take_number (cursor, 1, 2, &day, NULL))
    return FALSE;
  skip_spaces (cursor);
  if (month_first)
    take_char (cursor, ',');
  else if (!take_month_name (cursor, &month))
    return FALSE;
  skip_spaces (cursor);
  out->first = day;
  out->second = month;
  out->order = LIVRET_DATE_ORDER_DAY_FIRST;
  return take_number (cursor, 4, 4, &out->year, NULL);
}

static gboolean
take_numeric_date (Cursor *cursor, LivretCsvTime *out)
{
  int a, b, c, digits;
  char separator;

  if (!take_number (cursor, 1, 4, &a, &digits) || digits == 3)
    return FALSE;
  separator = *cursor->at;
  if (separator != '-' && separator != '/' && separator != '.')
    return FALSE;
  cursor->at++;
  if (!take_number (cursor, 1, 2, &b, NULL) || !take_char (cursor, separator))
    return FALSE;
  if (digits == 4)
    {
      *out = (LivretCsvTime) { .year = a, .first = b, .order = LIVRET_DATE_ORDER_MONTH_FIRST };
      return take_number (cursor, 1, 2, &out->second, NULL);
    }
  /* A year of two digits would be a guess. */
  if (!take_number (cursor, 4, 4, &c, NULL))
    return FALSE;
  out->year = c;
  out->first = a;
  out->second = b;
  out->year_last = separator != '.';
  if (separator == '.' || a > 12)
    out->order = LIVRET_DATE_ORDER_DAY_FIRST;
  else if (b > 12)
    out->order = LIVRET_DATE_ORDER_MONTH_FIRST;
  return TRUE;
}

static gboolean
take_date (Cursor *cursor, LivretCsvTime *out)
{
  Cursor start = *cursor;

  if (take_numeric_date (cursor, out))
    return TRUE;
  *cursor = start;
  return take_named_date (cursor, out);
}

/* "AM", "p.m.", in any case. */
static gboolean
take_half (Cursor *cursor, gboolean *afternoon)
{
  Cursor tried = *cursor;
  char letter;

  skip_spaces (&tried);
  letter = g_ascii_tolower (*tried.at);
  if (letter != 'a' && letter != 'p')
    return FALSE;
  tried.at++;
  take_char (&tried, '.');
  if (g_ascii_tolower (*tried.at) != 'm')
    return FALSE;
  tried.at++;
  take_char (&tried, '.');
  *afternoon = letter == 'p';
  *cursor = tried;
  return TRUE;
}

static gboolean
apply_half (int *hour, gboolean afternoon)
{
  if (*hour < 1 || *hour > 12)
    return FALSE;
  *hour = *hour % 12 + (afternoon ? 12 : 0);
  return TRUE;
}

static gboolean
take_offset (Cursor *cursor, int *offset_min)
{
  int sign, hours, minutes = 0;

  skip_spaces (cursor);
  if (take_char (cursor, 'Z'))
    {
      *offset_min = 0;
      return TRUE;
    }
  if (strncmp (cursor->at, "UTC", 3) == 0 || strncmp (cursor->at, "GMT", 3) == 0)
    {
      cursor->at += 3;
      *offset_min = 0;
      if (*cursor->at == '\0')
        return TRUE;
    }
  if (*cursor->at == '\0')
    return TRUE;
  sign = *cursor->at == '-' ? -1 : 1;
  if (!take_char (cursor, '+') && !take_char (cursor, '-'))
    return FALSE;
  if (g_ascii_isdigit (cursor->at[0]) && g_ascii_isdigit (cursor->at[1]) &&
      g_ascii_isdigit (cursor->at[2]))
    {
      if (!take_number (cursor, 4, 4, &hours, NULL))
        return FALSE;
      minutes = hours % 100;
      hours /= 100;
    }
  else if (!take_number (cursor, 1, 2, &hours, NULL) ||
           (take_char (cursor, ':') && !take_number (cursor, 2, 2, &minutes, NULL)))
    return FALSE;
  *offset_min = sign * (hours * 60 + minutes);
  return hours <= 18 && minutes < 60;
}

static gboolean
take_time (Cursor *cursor, LivretCsvTime *out)
{
  int hour, minute, second = 0;
  gboolean afternoon;

  if (!take_number (cursor, 1, 2, &hour, NULL))
    return FALSE;
  if (!take_char (cursor, ':') && !take_char (cursor, 'h'))
    return FALSE;
  if (!take_number (cursor, 2, 2, &minute, NULL))
    return FALSE;
  if (take_char (cursor, ':') && !take_number (cursor, 2, 2, &second, NULL))
    return FALSE;
  if (*cursor->at == '.' || *cursor->at == ',')
    do
      cursor->at++;
    while (g_ascii_isdigit (*cursor->at));
  out->twelve_hours = take_half (cursor, &afternoon);
  if (out->twelve_hours && !apply_half (&hour, afternoon))
    return FALSE;
  if (hour > 23 || minute > 59 || second > 60)
    return FALSE;
  out->has_time = TRUE;
  out->seconds = hour * 3600 + minute * 60 + MIN (second, 59);
  return take_offset (cursor, &out->offset_min);
}

/* "1792905120", "1792905120000": of 2001 to 2033. No date has so many digits on end. */
static gboolean
take_epoch (const char *text, LivretCsvTime *out)
{
  gsize digits = strspn (text, "0123456789");
  gint64 seconds;
  int day;

  if (*text != '1' || text[digits] != '\0' || (digits != 10 && digits != 13))
    return FALSE;
  seconds = g_ascii_strtoll (text, NULL, 10) / (digits == 13 ? 1000 : 1);
  day = (int) (seconds / 86400);
  *out = (LivretCsvTime) { .order = LIVRET_DATE_ORDER_MONTH_FIRST,
                           .has_date = TRUE,
                           .has_time = TRUE,
                           .seconds = (int) (seconds % 86400),
                           .epoch = TRUE };
  livret_civil_from_days (day, &out->year, &out->first, &out->second);
  return TRUE;
}

gboolean
livret_csv_time_parse (const char *text, LivretCsvTime *out)
{
  Cursor cursor = { text };
  Cursor start = cursor;

  if (take_epoch (text, out))
    {
      out->offset_min = 0;
      return TRUE;
    }
  *out = (LivretCsvTime) { 0 };
  out->has_date = take_date (&cursor, out);
  if (!out->has_date)
    {
      *out = (LivretCsvTime) { 0 };
      cursor = start;
    }
  out->offset_min = G_MININT;
  if (out->has_date && *cursor.at == '\0')
    return TRUE;
  if (out->has_date)
    {
      if (!take_char (&cursor, 'T'))
        take_char (&cursor, ',');
      skip_spaces (&cursor);
      if (strncmp (cursor.at, "\303\240 ", 3) == 0)
        cursor.at += 3;
    }
  return take_time (&cursor, out) && *cursor.at == '\0';
}

static gboolean
is_day (int year, int month, int day)
{
  int y, m, d;

  if (year < YEAR_FIRST || year > YEAR_LAST || month < 1 || month > 12 || day < 1 || day > 31)
    return FALSE;
  livret_civil_from_days (livret_days_from_civil (year, month, day), &y, &m, &d);
  return y == year && m == month && d == day;
}

gboolean
livret_csv_time_is_open (const LivretCsvTime *time)
{
  return time->order == LIVRET_DATE_ORDER_UNKNOWN && time->first != time->second;
}

gboolean
livret_csv_time_wall (const LivretCsvTime *time, LivretDateOrder order, gint64 *wall)
{
  int day = time->first, month = time->second;

  if (!time->has_date)
    return FALSE;
  if (livret_csv_time_is_open (time) && order == LIVRET_DATE_ORDER_UNKNOWN)
    return FALSE;
  if (time->order != LIVRET_DATE_ORDER_UNKNOWN)
    order = time->order;
  if (order == LIVRET_DATE_ORDER_MONTH_FIRST)
    {
      day = time->second;
      month = time->first;
    }
  if (!is_day (time->year, month, day))
    return FALSE;
  *wall = (gint64) livret_days_from_civil (time->year, month, day) * 86400 + time->seconds;
  return TRUE;
}
