/* livret-date-words.c: a partial date within a sentence: since, until, from … to, declared.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Languages with articles need two sentences: "depuis 2019", but "depuis le 9 avril 2025".
 */
#include "base/livret-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_day (const LivretDate *date)
{
  return strlen (date->text) >= strlen ("YYYY-MM-DD");
}

char *
livret_date_since (const LivretDate *date)
{
  g_autofree char *shown = livret_date_display (date);

  return is_day (date) ? g_strdup_printf (C_ ("day", "since %s"), shown)
                       : g_strdup_printf (_ ("since %s"), shown);
}

char *
livret_date_until (const LivretDate *date)
{
  g_autofree char *shown = livret_date_display (date);

  return is_day (date) ? g_strdup_printf (C_ ("day", "until %s"), shown)
                       : g_strdup_printf (_ ("until %s"), shown);
}

char *
livret_date_declared (const LivretDate *date)
{
  g_autofree char *shown = livret_date_display (date);

  return is_day (date) ? g_strdup_printf (C_ ("day", "declared on %s"), shown)
                       : g_strdup_printf (_ ("declared in %s"), shown);
}

char *
livret_date_span (const LivretDate *from, const LivretDate *until)
{
  g_autofree char *first = livret_date_display (from);
  g_autofree char *last = livret_date_display (until);

  return is_day (from) && is_day (until)
             ? g_strdup_printf (C_ ("day", "from %s to %s"), first, last)
             : g_strdup_printf (_ ("from %s to %s"), first, last);
}
