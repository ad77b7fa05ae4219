/* livret-date.c: partial dates read and written, and civil arithmetic.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/livret-date.h"
#include "base/livret-base.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#define DAY 86400
#define FIRST_YEAR 1800
#define LAST_YEAR 2200
#define MAX_OFFSET_MIN (16 * 60 - 1)

/* What a text says, before a zone gives it a meaning; -1 where it says nothing. */
typedef struct
{
  int year, month, day, hour, minute, second;
  gboolean has_offset;
  int offset_min;
} Parts;

/* --- civil arithmetic: Howard Hinnant's, years from March so that leap days come last -----------
 */

int
livret_days_from_civil (int year, int month, int day)
{
  int y = year - (month <= 2);
  int era = (y >= 0 ? y : y - 399) / 400;
  int of_era = y - era * 400;
  int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

void
livret_civil_from_days (int days, int *year, int *month, int *day)
{
  gint64 z = (gint64) days + 719468;
  gint64 era = (z >= 0 ? z : z - 146096) / 146097;
  int of_era = (int) (z - era * 146097);
  int y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  int of_year = of_era - (365 * y + y / 4 - y / 100);
  int shifted = (5 * of_year + 2) / 153;

  *day = of_year - (153 * shifted + 2) / 5 + 1;
  *month = shifted < 10 ? shifted + 3 : shifted - 9;
  *year = (int) (y + era * 400) + (*month <= 2);
}

static gboolean
is_civil (int year, int month, int day)
{
  int y, m, d;

  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1 || day > 31)
    return FALSE;
  livret_civil_from_days (livret_days_from_civil (year, month, day), &y, &m, &d);
  return m == month && d == day;
}

/* --- reading -----------------------------------------------------------------------------------
 */

/* Reads @min to @max digits at *@text and passes them. */
static gboolean
read_number (const char **text, int min, int max, int *value)
{
  int count = 0;

  *value = 0;
  while (count < max && g_ascii_isdigit (**text))
    {
      *value = *value * 10 + (*(*text)++ - '0');
      count++;
    }
  return count >= min && !g_ascii_isdigit (**text);
}

/* "+02:00", "+0200", "+02", "Z" or nothing. */
static gboolean
read_offset (const char **text, Parts *parts)
{
  const char *p = *text;
  int sign = *p == '-' ? -1 : 1;
  int hours = 0;
  int minutes = 0;

  if (*p == '\0')
    return TRUE;
  parts->has_offset = TRUE;
  if (*p == 'Z' || *p == 'z')
    {
      *text = p + 1;
      return TRUE;
    }
  if (*p++ != (sign < 0 ? '-' : '+') || !g_ascii_isdigit (p[0]) || !g_ascii_isdigit (p[1]))
    return FALSE;
  hours = (p[0] - '0') * 10 + (p[1] - '0');
  p += 2;
  if (*p == ':')
    p++;
  if (*p != '\0' && !read_number (&p, 2, 2, &minutes))
    return FALSE;
  if (minutes > 59 || hours * 60 + minutes > MAX_OFFSET_MIN)
    return FALSE;
  parts->offset_min = sign * (hours * 60 + minutes);
  *text = p;
  return TRUE;
}

/* "T07:46", " 07:46:30.250", with an offset or none. */
static gboolean
read_time (const char **text, Parts *parts)
{
  const char *p = *text;

  if (*p != 'T' && *p != 't' && *p != ' ')
    return FALSE;
  p++;
  if (!read_number (&p, 2, 2, &parts->hour) || *p++ != ':' ||
      !read_number (&p, 2, 2, &parts->minute))
    return FALSE;
  if (*p == ':')
    {
      p++;
      if (!read_number (&p, 2, 2, &parts->second))
        return FALSE;
      if (*p == '.' || *p == ',')
        {
          if (!g_ascii_isdigit (*++p))
            return FALSE;
          while (g_ascii_isdigit (*p))
            p++;
        }
    }
  if (parts->hour > 23 || parts->minute > 59 || parts->second > 59)
    return FALSE;
  if (*p == ' ' && (p[1] == '+' || p[1] == '-'))
    p++;
  *text = p;
  return read_offset (text, parts);
}

/* YYYY, YYYY-MM, YYYY-MM-DD. */
static gboolean
read_iso (const char **text, Parts *parts)
{
  const char *p = *text;

  if (!read_number (&p, 4, 4, &parts->year))
    return FALSE;
  if (*p == '-')
    {
      p++;
      if (!read_number (&p, 2, 2, &parts->month))
        return FALSE;
      if (*p == '-')
        {
          p++;
          if (!read_number (&p, 2, 2, &parts->day))
            return FALSE;
        }
    }
  *text = p;
  return TRUE;
}

/* DD/MM/YYYY, MM/YYYY. */
static gboolean
read_french (const char **text, Parts *parts)
{
  const char *p = *text;
  const char *after_first;

  if (!read_number (&p, 1, 2, &parts->month) || *p++ != '/')
    return FALSE;
  after_first = p;
  if (!read_number (&p, 4, 4, &parts->year))
    {
      p = after_first;
      parts->day = parts->month;
      if (!read_number (&p, 1, 2, &parts->month) || *p++ != '/' ||
          !read_number (&p, 4, 4, &parts->year))
        return FALSE;
    }
  *text = p;
  return TRUE;
}

static gboolean
read_parts (const char *text, Parts *parts)
{
  const char *p = text;

  *parts = (Parts) { -1, -1, -1, -1, -1, -1, FALSE, 0 };
  if (strlen (text) > 48)
    return FALSE;
  if (memchr (text, '/', MIN (strlen (text), 3)) != NULL ? !read_french (&p, parts)
                                                         : !read_iso (&p, parts))
    return FALSE;
  if (!is_civil (parts->year, parts->month < 0 ? 1 : parts->month, parts->day < 0 ? 1 : parts->day))
    return FALSE;
  if (*p != '\0' && (parts->day < 0 || !read_time (&p, parts)))
    return FALSE;
  return *p == '\0';
}

/* --- meaning ------------------------------------------------------------------------------------
 */

static void
write_text (const Parts *parts, LivretDate *out)
{
  char *p = out->text;
  gsize room = sizeof out->text;
  int used = g_snprintf (p, room, "%04d", parts->year);

  if (parts->month > 0)
    used += g_snprintf (p + used, room - used, "-%02d", parts->month);
  if (parts->day > 0)
    used += g_snprintf (p + used, room - used, "-%02d", parts->day);
  if (parts->hour >= 0)
    used += g_snprintf (p + used, room - used, "T%02d:%02d", parts->hour, parts->minute);
  if (parts->second >= 0)
    used += g_snprintf (p + used, room - used, ":%02d", parts->second);
  if (parts->has_offset && parts->offset_min == 0)
    g_snprintf (p + used, room - used, "Z");
  else if (parts->has_offset)
    g_snprintf (p + used, room - used, "%c%02d:%02d", parts->offset_min < 0 ? '-' : '+',
                ABS (parts->offset_min) / 60, ABS (parts->offset_min) % 60);
}

/* The span on the wall clock: first second, and the first second after. */
static void
find_span (const Parts *parts, gint64 *first, gint64 *after)
{
  int month = MAX (parts->month, 1);
  int day = MAX (parts->day, 1);

  *first = (gint64) livret_days_from_civil (parts->year, month, day) * DAY;
  if (parts->hour >= 0)
    {
      *first += parts->hour * 3600 + parts->minute * 60 + MAX (parts->second, 0);
      *after = *first + (parts->second >= 0 ? 1 : 60);
    }
  else if (parts->day > 0)
    *after = *first + DAY;
  else if (parts->month > 0)
    *after = (gint64) livret_days_from_civil (parts->year + month / 12, month % 12 + 1, 1) * DAY;
  else
    *after = (gint64) livret_days_from_civil (parts->year + 1, 1, 1) * DAY;
}

/* A text as a message may quote it. */
static char *
quote (const char *text)
{
  return g_utf8_make_valid (text, (gssize) strnlen (text, 40));
}

gboolean
livret_date_parse (const char *text, GTimeZone *home, LivretDate *out, GError **error)
{
  g_autoptr (GTimeZone) zone = home != NULL ? g_time_zone_ref (home) : g_time_zone_new_local ();
  Parts parts;
  gint64 first;
  gint64 after;

  g_return_val_if_fail (text != NULL && out != NULL, FALSE);
  if (*text == '\0')
    {
      *out = (LivretDate) { 0 };
      return TRUE;
    }
  if (!read_parts (text, &parts))
    {
      g_autofree char *quoted = quote (text);

      g_set_error (error, LIVRET_BASE_ERROR, LIVRET_BASE_ERROR_INVALID,
                   _ ("“%s” is not a date: write a year, a month like 2026-05 or a day like "
                      "2026-05-03."),
                   quoted);
      return FALSE;
    }
  *out = (LivretDate) { 0 };
  write_text (&parts, out);
  find_span (&parts, &first, &after);
  if (parts.has_offset)
    {
      out->earliest = first - parts.offset_min * 60;
      out->latest = after - 1 - parts.offset_min * 60;
    }
  else
    {
      out->earliest = livret_wall_to_utc (zone, first, FALSE);
      out->latest = parts.hour >= 0 ? livret_wall_to_utc (zone, after - 1, TRUE)
                                    : livret_wall_to_utc (zone, after, FALSE) - 1;
    }
  return TRUE;
}

void
livret_date_from_instant (gint64 unix_s, int offset_min, LivretDate *out)
{
  gint64 wall;
  gint64 day;
  Parts parts = { .has_offset = TRUE, .offset_min = offset_min };

  *out = (LivretDate) { 0 };
  if (ABS (offset_min) > MAX_OFFSET_MIN || unix_s < -G_GINT64_CONSTANT (6000000000) ||
      unix_s > G_GINT64_CONSTANT (8000000000))
    return;
  wall = unix_s + offset_min * 60;
  day = (wall >= 0 ? wall : wall - (DAY - 1)) / DAY;
  livret_civil_from_days ((int) day, &parts.year, &parts.month, &parts.day);
  if (parts.year < FIRST_YEAR || parts.year > LAST_YEAR)
    return;
  parts.hour = (int) (wall - day * DAY) / 3600;
  parts.minute = (int) (wall - day * DAY) / 60 % 60;
  parts.second = (int) (wall - day * DAY) % 60;
  write_text (&parts, out);
  out->earliest = out->latest = unix_s;
}

gboolean
livret_date_is_set (const LivretDate *date)
{
  return date != NULL && date->text[0] != '\0';
}

gboolean
livret_date_overlaps (const LivretDate *date, gint64 from, gint64 to)
{
  return livret_date_is_set (date) && date->earliest <= to && date->latest >= from;
}

/* --- display ------------------------------------------------------------------------------------
 */

/* By the program's own table: French and English read right where their locale is not installed. */
static const char *const months[2][2][12] = {
  { { "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December" },
    { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" } },
  { { "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
      "octobre", "novembre", "décembre" },
    { "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.",
      "déc." } },
};

/* A space that does not break between day and month, as French typography asks. */
static char *
display_day (int year, int month, int day, gboolean brief)
{
  gboolean french = livret_locale_is_french (LC_TIME);

  return g_strdup_printf ("%d%s%s%s %d", day, french && day == 1 ? "er" : "",
                          french ? "\302\240" : " ", months[french][brief][month - 1], year);
}

char *
livret_date_display (const LivretDate *date)
{
  gboolean french = livret_locale_is_french (LC_TIME);
  g_autofree char *day = NULL;
  Parts parts;

  if (!livret_date_is_set (date) || !read_parts (date->text, &parts))
    return g_strdup ("");
  if (parts.month < 0)
    return g_strdup_printf ("%d", parts.year);
  if (parts.day < 0)
    return g_strdup_printf ("%s %d", months[french][0][parts.month - 1], parts.year);
  day = display_day (parts.year, parts.month, parts.day, parts.hour >= 0);
  if (parts.hour < 0)
    return g_steal_pointer (&day);
  return french ? g_strdup_printf ("%s à %d\u00a0h\u00a0%02d", day, parts.hour, parts.minute)
                : g_strdup_printf ("%s at %02d:%02d", day, parts.hour, parts.minute);
}

char *
livret_day_display (int day)
{
  int year, month, of_month;

  livret_civil_from_days (day, &year, &month, &of_month);
  return display_day (year, month, of_month, TRUE);
}

const char *
livret_day_iso (int day, char buffer[16])
{
  int year, month, of_month;

  livret_civil_from_days (day, &year, &month, &of_month);
  g_snprintf (buffer, 16, "%04d-%02d-%02d", year, month, of_month);
  return buffer;
}

gboolean
livret_day_parse (const char *text, int *day, GError **error)
{
  Parts parts;

  g_return_val_if_fail (text != NULL && day != NULL, FALSE);
  if (text[0] == '\0' || !read_parts (text, &parts) || parts.day < 0 || parts.hour >= 0)
    {
      g_autofree char *quoted = quote (text);

      g_set_error (error, LIVRET_BASE_ERROR, LIVRET_BASE_ERROR_INVALID,
                   _ ("“%s” is not a day: write it like 2026-05-03."), quoted);
      return FALSE;
    }
  *day = livret_days_from_civil (parts.year, parts.month, parts.day);
  return TRUE;
}
