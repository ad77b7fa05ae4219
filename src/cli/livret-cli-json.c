/* livret-cli-json.c: JSON as it is answered: members in their order, numbers in their shortest
 * form. SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/livret-cli-output.h"

#include "base/livret-date.h"
#include "base/livret-quantity.h"

static void append_node (GString *out, JsonNode *node);

/* Bytes that need no look at the character they belong to; U+0080 to U+00BF begin with 0xc2. */
static gboolean
is_plain (guchar byte)
{
  return byte >= 0x20 && byte != '"' && byte != '\\' && byte != 0x7f && byte != 0xc2;
}

static void
append_character (GString *out, gunichar c)
{
  if (c == '"' || c == '\\')
    g_string_append_printf (out, "\\%c", (char) c);
  else if (c == '\n')
    g_string_append (out, "\\n");
  else if (c == '\t')
    g_string_append (out, "\\t");
  else if (c < 0x20 || (c >= 0x7f && c < 0xa0))
    g_string_append_printf (out, "\\u%04x", c);
  else
    g_string_append_unichar (out, c);
}

/* Controls are escaped, those of C1 too: a document's title must not steer a terminal. */
static void
append_string (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  while (*text != '\0')
    {
      gsize plain = 0;

      while (is_plain ((guchar) text[plain]))
        plain++;
      g_string_append_len (out, text, (gssize) plain);
      text += plain;
      if (*text != '\0')
        {
          append_character (out, g_utf8_get_char (text));
          text = g_utf8_next_char (text);
        }
    }
  g_string_append_c (out, '"');
}

static void
append_value (GString *out, JsonNode *node)
{
  GType type = json_node_get_value_type (node);
  char buffer[LIVRET_DECIMAL_MAX];

  if (type == G_TYPE_STRING)
    append_string (out, json_node_get_string (node));
  else if (type == G_TYPE_BOOLEAN)
    g_string_append (out, json_node_get_boolean (node) ? "true" : "false");
  else if (type == G_TYPE_DOUBLE)
    {
      const char *number = livret_decimal_print (json_node_get_double (node), -1, FALSE, buffer);

      g_string_append (out, number[0] != '\0' ? number : "null");
    }
  else
    g_string_append_printf (out, "%" G_GINT64_FORMAT, json_node_get_int (node));
}

static void
append_object (GString *out, JsonObject *object)
{
  g_autoptr (GList) members = json_object_get_members (object);
  gboolean first = TRUE;

  g_string_append_c (out, '{');
  for (GList *l = members; l != NULL; l = l->next)
    {
      const char *name = l->data;

      if (name[0] == '.')
        continue;
      if (!first)
        g_string_append (out, ", ");
      first = FALSE;
      append_string (out, name);
      g_string_append (out, ": ");
      append_node (out, json_object_get_member (object, name));
    }
  g_string_append_c (out, '}');
}

static void
append_node (GString *out, JsonNode *node)
{
  if (JSON_NODE_HOLDS_NULL (node))
    g_string_append (out, "null");
  else if (JSON_NODE_HOLDS_VALUE (node))
    append_value (out, node);
  else if (JSON_NODE_HOLDS_OBJECT (node))
    append_object (out, json_node_get_object (node));
  else
    {
      JsonArray *array = json_node_get_array (node);

      g_string_append_c (out, '[');
      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          if (i > 0)
            g_string_append (out, ", ");
          append_node (out, json_array_get_element (array, i));
        }
      g_string_append_c (out, ']');
    }
}

char *
livret_cli_json (JsonNode *node)
{
  GString *out = g_string_new (NULL);

  append_node (out, node);
  return g_string_free (out, FALSE);
}

JsonObject *
livret_cli_object (const char *member, ...)
{
  JsonObject *object = json_object_new ();
  va_list list;

  va_start (list, member);
  for (const char *name = member; name != NULL; name = va_arg (list, const char *))
    {
      const char *value = va_arg (list, const char *);

      json_object_set_string_member (object, name, value != NULL ? value : "");
    }
  va_end (list);
  return object;
}

void
livret_cli_set_time (JsonObject *object, const char *member, gint64 unix_s)
{
  g_autoptr (GDateTime) time = unix_s != 0 ? g_date_time_new_from_unix_utc (unix_s) : NULL;
  g_autofree char *text = time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  if (text != NULL)
    json_object_set_string_member (object, member, text);
  else
    json_object_set_null_member (object, member);
}
