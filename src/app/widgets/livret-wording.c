/* livret-wording.c: the words and dates that several pages say alike.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/livret-wording.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "base/livret-date.h"

#define DAY 86400

static int
floor_day (gint64 wall)
{
  return (int) (wall >= 0 ? wall / DAY : -((-wall + DAY - 1) / DAY));
}

char *
livret_wording_age (const LivretPerson *person, int today)
{
  int years = livret_person_age (person, today);
  LivretDate born;
  int y, m, d, ty, tm, td, months;

  if (years < 0)
    return g_strdup ("");
  if (years >= 2 || !livret_date_parse (person->birth_date, NULL, &born, NULL))
    return g_strdup_printf (ngettext ("%d year old", "%d years old", years), years);
  livret_civil_from_days (floor_day (born.earliest + DAY / 2), &y, &m, &d);
  livret_civil_from_days (today, &ty, &tm, &td);
  months = (ty - y) * 12 + tm - m - (td < d ? 1 : 0);
  return g_strdup_printf (ngettext ("%d month old", "%d months old", MAX (months, 0)),
                          MAX (months, 0));
}

char *
livret_wording_given_name (const LivretPerson *person)
{
  const char *space = strchr (person->name, ' ');

  return space ? g_strndup (person->name, (gsize) (space - person->name)) : g_strdup (person->name);
}

char *
livret_wording_person (const LivretPerson *person, int today)
{
  g_autofree char *age = NULL;

  if (person == NULL)
    return g_strdup (_ ("Whole household"));
  age = livret_wording_age (person, today);
  return livret_wording_join (person->name, age, NULL);
}

char *
livret_wording_limit (LivretLimit limit, const char *value)
{
  switch (limit)
    {
    case LIVRET_LIMIT_LESS:
      return g_strdup_printf (_ ("less than %s"), value);
    case LIVRET_LIMIT_AT_MOST:
      return g_strdup_printf (_ ("at most %s"), value);
    case LIVRET_LIMIT_AT_LEAST:
      return g_strdup_printf (_ ("at least %s"), value);
    case LIVRET_LIMIT_MORE:
      return g_strdup_printf (_ ("more than %s"), value);
    default:
      return g_strdup (value);
    }
}

char *
livret_wording_capital (const char *text)
{
  g_autofree char *first = NULL;

  if (text[0] == '\0')
    return g_strdup ("");
  first = g_utf8_strup (text, (gssize) (g_utf8_next_char (text) - text));
  return g_strconcat (first, g_utf8_next_char (text), NULL);
}

static char *
format_day (int day, const char *format)
{
  int y, m, d;
  g_autoptr (GDateTime) time = NULL;

  livret_civil_from_days (day, &y, &m, &d);
  time = g_date_time_new_utc (y, m, d, 12, 0, 0);
  return time ? g_date_time_format (time, format) : g_strdup ("");
}

char *
livret_wording_month (int year, int month)
{
  g_autofree char *text = format_day (livret_days_from_civil (year, month, 1), "%OB %Y");

  return livret_wording_capital (text);
}

char *
livret_wording_long_day (int day)
{
  /* Translators: a full date as a heading, for strftime(): "Saturday 21 November 2026". */
  g_autofree char *text = format_day (day, C_ ("date", "%A %-d %B %Y"));

  return livret_wording_capital (text);
}

char *
livret_wording_short_day (int day, int today)
{
  int y, m, d, ty;

  livret_civil_from_days (day, &y, &m, &d);
  livret_civil_from_days (today, &ty, &m, &d);
  /* Translators: a day of this year in a list, for strftime(): "19 Nov". */
  return y == ty ? format_day (day, C_ ("date", "%-d %b")) : livret_day_display (day);
}

char *
livret_wording_typed_date (const char *iso)
{
  int y, m, d;

  /* The time of an instant is left out: nobody types it. */
  switch (sscanf (iso, "%4d-%2d-%2d", &y, &m, &d))
    {
    case 3:
      return g_strdup_printf ("%02d/%02d/%04d", d, m, y);
    case 2:
      return g_strdup_printf ("%02d/%04d", m, y);
    default:
      return g_strdup (iso);
    }
}

char *
livret_wording_day (int day, int today)
{
  if (day == today)
    return g_strdup (_ ("today"));
  if (day == today - 1)
    return g_strdup (_ ("yesterday"));
  if (day < today && day > today - 7)
    return format_day (day, "%A");
  return livret_day_display (day);
}

char *
livret_wording_time (gint64 wall)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (wall);

  /* Translators: the time of day, for strftime(). */
  return time ? g_date_time_format (time, C_ ("time", "%H:%M")) : g_strdup ("");
}

char *
livret_wording_day_time (gint64 wall, int today)
{
  g_autofree char *day = livret_wording_day (floor_day (wall), today);
  g_autofree char *time = livret_wording_time (wall);

  /* Translators: a day and a time: "today at 07:46". */
  return g_strdup_printf (_ ("%s at %s"), day, time);
}

gint64
livret_wording_wall (gint64 unix_s)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (unix_s);

  return time ? unix_s + g_date_time_get_utc_offset (time) / G_USEC_PER_SEC : unix_s;
}

int
livret_wording_day_of (gint64 unix_s)
{
  return floor_day (livret_wording_wall (unix_s));
}

char *
livret_wording_join (const char *first, ...)
{
  GString *text = g_string_new (first);
  va_list rest;
  const char *part;

  va_start (rest, first);
  while ((part = va_arg (rest, const char *)) != NULL)
    {
      if (text->len > 0 && part[0] != '\0')
        g_string_append (text, " · ");
      g_string_append (text, part);
    }
  va_end (rest);
  return g_string_free (text, FALSE);
}
