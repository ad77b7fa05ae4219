/* livret-json-writer.c: appending JSON to a text; the character before says whether a comma is due.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sharing/livret-json-writer.h"

#include "base/livret-quantity.h"

#include <math.h>

static void
separate (GString *json)
{
  char last = json->len > 0 ? json->str[json->len - 1] : '[';

  if (last != '{' && last != '[' && last != ':')
    g_string_append_c (json, ',');
}

void
livret_json_open (GString *json, char bracket)
{
  separate (json);
  g_string_append_c (json, bracket);
}

void
livret_json_close (GString *json, char bracket)
{
  g_string_append_c (json, bracket);
}

void
livret_json_key (GString *json, const char *key)
{
  livret_json_string (json, key);
  g_string_append_c (json, ':');
}

void
livret_json_string (GString *json, const char *text)
{
  separate (json);
  g_string_append_c (json, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_printf (json, "\\%c", *p);
      else if ((guchar) *p < 0x20)
        g_string_append_printf (json, "\\u%04x", *p);
      else
        g_string_append_c (json, *p);
    }
  g_string_append_c (json, '"');
}

void
livret_json_int (GString *json, gint64 value)
{
  separate (json);
  g_string_append_printf (json, "%" G_GINT64_FORMAT, value);
}

void
livret_json_number (GString *json, double value, int decimals)
{
  char number[LIVRET_DECIMAL_MAX];

  if (!isfinite (value))
    {
      livret_json_null (json);
      return;
    }
  separate (json);
  g_string_append (json, livret_decimal_print (value, decimals, FALSE, number));
}

void
livret_json_bool (GString *json, gboolean value)
{
  separate (json);
  g_string_append (json, value ? "true" : "false");
}

void
livret_json_null (GString *json)
{
  separate (json);
  g_string_append (json, "null");
}

void
livret_json_member (GString *json, const char *key, const char *text)
{
  livret_json_key (json, key);
  livret_json_string (json, text);
}

void
livret_json_member_int (GString *json, const char *key, gint64 value)
{
  livret_json_key (json, key);
  livret_json_int (json, value);
}
