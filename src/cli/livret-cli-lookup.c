/* livret-cli-lookup.c: what options name: a person, a date, a kind, a moment, a number.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/livret-cli-lookup.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "base/livret-clock.h"
#include "base/livret-quantity.h"
#include "record/livret-meta.h"

LivretPerson *
livret_cli_person (LivretCli *cli, LivretDb *db, GError **error)
{
  const char *name = livret_cli_option (cli, "person");

  if (name == NULL)
    {
      livret_cli_usage (error, _ ("The option --person says whose record it is."));
      return NULL;
    }
  return livret_people_find (db, name, error);
}

gboolean
livret_cli_person_id (LivretCli *cli, LivretDb *db, char **id, GError **error)
{
  g_autoptr (LivretPerson) person = NULL;

  *id = NULL;
  if (!livret_cli_switch (cli, "person"))
    return TRUE;
  person = livret_cli_person (cli, db, error);
  if (person == NULL)
    return FALSE;
  *id = g_strdup (person->id);
  return TRUE;
}

GTimeZone *
livret_cli_home_zone (LivretDb *db)
{
  g_autofree char *name = livret_meta_get (db, LIVRET_META_HOME_ZONE, NULL);
  GTimeZone *zone = name != NULL ? g_time_zone_new_identifier (name) : NULL;

  return zone != NULL ? zone : g_time_zone_new_local ();
}

gboolean
livret_cli_date (LivretCli *cli, LivretDb *db, const char *option, LivretDate *date, GError **error)
{
  g_autoptr (GTimeZone) home = livret_cli_home_zone (db);
  g_autoptr (GError) reason = NULL;

  if (livret_date_parse (livret_cli_option_or (cli, option, ""), home, date, &reason))
    return TRUE;
  return livret_cli_usage (error, _ ("--%s: %s"), option, reason->message);
}

char *
livret_cli_date_text (LivretCli *cli, LivretDb *db, const char *option, GError **error)
{
  LivretDate date;

  return livret_cli_date (cli, db, option, &date, error) ? g_strdup (date.text) : NULL;
}

gboolean
livret_cli_period (LivretCli *cli, LivretDb *db, gint64 *from, gint64 *until, GError **error)
{
  LivretDate first, last;

  if (!livret_cli_date (cli, db, "from", &first, error) ||
      !livret_cli_date (cli, db, "to", &last, error))
    return FALSE;
  *from = livret_date_is_set (&first) ? first.earliest : G_MININT64;
  *until = livret_date_is_set (&last) ? last.latest : G_MAXINT64;
  if (*from > *until)
    return livret_cli_usage (error, _ ("The period ends before it begins."));
  return TRUE;
}

/* The offset in minutes that ends a date-time, "Z" or "+02:00"; FALSE if there is none. */
static gboolean
read_offset (const char *text, int *offset_min)
{
  gsize length = strlen (text);
  const char *sign = length > 6 ? text + length - 6 : "";

  if (g_str_has_suffix (text, "Z"))
    *offset_min = 0;
  else if ((sign[0] == '+' || sign[0] == '-') && sign[3] == ':')
    *offset_min = (sign[0] == '-' ? -1 : 1) * (atoi (sign + 1) * 60 + atoi (sign + 4));
  else
    return FALSE;
  return TRUE;
}

gboolean
livret_cli_moment (LivretCli *cli, LivretDb *db, gint64 *unix_s, int *offset_min, GError **error)
{
  g_autoptr (GTimeZone) home = livret_cli_home_zone (db);
  LivretDate date;

  if (!livret_cli_date (cli, db, "at", &date, error))
    return FALSE;
  if (!livret_date_is_set (&date))
    *unix_s = livret_clock_now ();
  else if (strchr (date.text, 'T') == NULL)
    return livret_cli_usage (error, _ ("--at needs a day and a time: 2026-11-21T07:46."));
  else
    *unix_s = date.earliest;
  if (!livret_date_is_set (&date) || !read_offset (date.text, offset_min))
    *offset_min = g_time_zone_get_offset (
                      home, g_time_zone_find_interval (home, G_TIME_TYPE_UNIVERSAL, *unix_s)) /
                  60;
  return TRUE;
}

const LivretKind *
livret_cli_kind (const char *id, GError **error)
{
  const LivretKind *kind = livret_kind_by_id (id);

  if (kind == NULL)
    livret_cli_usage (error, _ ("There is no kind of reading “%s”; 'livret-cli kinds' lists them."),
                      id);
  return kind;
}

const char *
livret_cli_unit (LivretCli *cli, const LivretKind *kind, GError **error)
{
  const char *written = livret_cli_option (cli, "unit");
  const char *unit = written != NULL ? livret_kind_unit_written (kind, written) : kind->units[0];

  if (unit != NULL && g_strv_contains ((const char *const *) kind->units, unit))
    return unit;
  livret_cli_usage (
      error, _ ("--unit: “%s” is no unit of this kind; 'livret-cli kinds' lists them."), written);
  return NULL;
}

gboolean
livret_cli_number (
    LivretCli *cli, const char *option, int least, int otherwise, int *number, GError **error)
{
  const char *text = livret_cli_option (cli, option);
  gint64 value = otherwise;

  if (text != NULL && !g_ascii_string_to_signed (text, 10, least, G_MAXINT, &value, NULL))
    return livret_cli_usage (error, _ ("--%s needs a whole number, %d or more."), option, least);
  *number = (int) value;
  return TRUE;
}
