/* livret-json.c: canonical JSON (RFC 8785), and a bounded parse of what comes from outside.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/livret-json.h"
#include "base/livret-base.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MAX_DEPTH 32

static void append_node (GString *out, JsonNode *node);

static void
append_string (GString *out, const char *text)
{
  static const char short_names[] = "btn\0fr"; /* 0x08 to 0x0d; 0x0b has none */

  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      guint8 c = (guint8) *p;

      if (c == '"' || c == '\\')
        g_string_append_printf (out, "\\%c", c);
      else if (c >= 0x08 && c <= 0x0d && short_names[c - 0x08] != '\0')
        g_string_append_printf (out, "\\%c", short_names[c - 0x08]);
      else if (c < 0x20)
        g_string_append_printf (out, "\\u%04x", c);
      else
        g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

/* RFC 8785 §3.2.3: by UTF-16 code units. That is the order of code points but for U+E000 to U+FFFF,
 * which come after the surrogates of the planes above. */
static guint32
utf16_rank (gunichar c)
{
  return c >= 0xe000 && c <= 0xffff ? c + 0x110000 : c;
}

static int
compare_members (gconstpointer a, gconstpointer b)
{
  const char *p = *(const char *const *) a;
  const char *q = *(const char *const *) b;

  while (*p != '\0' && g_utf8_get_char (p) == g_utf8_get_char (q))
    {
      p = g_utf8_next_char (p);
      q = g_utf8_next_char (q);
    }
  if (*p == '\0' || *q == '\0')
    return (*p != '\0') - (*q != '\0');
  return utf16_rank (g_utf8_get_char (p)) < utf16_rank (g_utf8_get_char (q)) ? -1 : 1;
}

static void
append_object (GString *out, JsonObject *object)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  JsonObjectIter iter;
  const char *name;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, NULL))
    g_ptr_array_add (names, (gpointer) name);
  g_ptr_array_sort (names, compare_members);
  g_string_append_c (out, '{');
  for (guint i = 0; i < names->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      append_string (out, names->pdata[i]);
      g_string_append_c (out, ':');
      append_node (out, json_object_get_member (object, names->pdata[i]));
    }
  g_string_append_c (out, '}');
}

static void
append_array (GString *out, JsonArray *array)
{
  g_string_append_c (out, '[');
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      append_node (out, json_array_get_element (array, i));
    }
  g_string_append_c (out, ']');
}

/* ECMAScript's Number::toString, as RFC 8785 §3.2.2.3 asks. Livret writes no doubles in what it
 * hashes; a foreign tree that holds one must still have one and only one form. */
static void
append_double (GString *out, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  char digits[24];
  int precision = 0;
  int count = 0;
  int point;
  const char *p = text;

  if (!isfinite (value) || value == 0)
    {
      g_string_append (out, value == 0 ? "0" : "null");
      return;
    }
  do
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%de", precision);
      g_ascii_formatd (text, sizeof text, format, value);
    }
  while (g_ascii_strtod (text, NULL) != value && ++precision <= 16);
  if (*p == '-')
    g_string_append_c (out, *p++);
  for (; *p != 'e'; p++)
    if (*p != '.')
      digits[count++] = *p;
  point = (int) g_ascii_strtoll (p + 1, NULL, 10) + 1;
  while (count > 1 && digits[count - 1] == '0')
    count--;
  digits[count] = '\0';
  if (point > 21 || point <= -6)
    g_string_append_printf (out, "%c%s%se%+d", digits[0], count > 1 ? "." : "", digits + 1,
                            point - 1);
  else if (point <= 0)
    g_string_append_printf (out, "0.%.*s%s", -point, "000000", digits);
  else if (count <= point)
    g_string_append_printf (out, "%s%.*s", digits, point - count, "00000000000000000000");
  else
    g_string_append_printf (out, "%.*s.%s", point, digits, digits + point);
}

static void
append_value (GString *out, JsonNode *node)
{
  switch (json_node_get_value_type (node))
    {
    case G_TYPE_STRING:
      append_string (out, json_node_get_string (node));
      break;
    case G_TYPE_BOOLEAN:
      g_string_append (out, json_node_get_boolean (node) ? "true" : "false");
      break;
    case G_TYPE_INT64:
      g_string_append_printf (out, "%" G_GINT64_FORMAT, json_node_get_int (node));
      break;
    default:
      append_double (out, json_node_get_double (node));
    }
}

static void
append_node (GString *out, JsonNode *node)
{
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      append_object (out, json_node_get_object (node));
      break;
    case JSON_NODE_ARRAY:
      append_array (out, json_node_get_array (node));
      break;
    case JSON_NODE_VALUE:
      append_value (out, node);
      break;
    case JSON_NODE_NULL:
    default:
      g_string_append (out, "null");
    }
}

char *
livret_json_canonical (JsonNode *node)
{
  GString *out;

  g_return_val_if_fail (node != NULL, NULL);
  out = g_string_new (NULL);
  append_node (out, node);
  return g_string_free (out, FALSE);
}

/* Four hexadecimal digits before @end, or -1. */
static int
read_hex4 (const char *p, const char *end)
{
  int value = 0;

  if (end - p < 4)
    return -1;
  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (p[i]);

      if (digit < 0)
        return -1;
      value = value << 4 | digit;
    }
  return value;
}

/* Passes a \u escape (@p is after the u): no NUL, no half of a surrogate pair. */
static const char *
scan_unicode_escape (const char *p, const char *end)
{
  int unit = read_hex4 (p, end);

  if (unit <= 0 || (unit >= 0xdc00 && unit < 0xe000))
    return NULL;
  p += 4;
  if (unit < 0xd800 || unit >= 0xe000)
    return p;
  if (end - p < 6 || p[0] != '\\' || p[1] != 'u')
    return NULL;
  unit = read_hex4 (p + 2, end);
  return unit >= 0xdc00 && unit < 0xe000 ? p + 6 : NULL;
}

/* Passes a string (@p is after its opening quote): the byte after its closing quote, or %NULL. */
static const char *
scan_string (const char *p, const char *end)
{
  while (p != NULL && p < end)
    {
      guint8 c = (guint8) *p++;

      if (c == '"')
        return p;
      if (c < 0x20)
        return NULL;
      if (c != '\\')
        continue;
      if (p == end || strchr ("\"\\/bfnrtu", *p) == NULL || *p == '\0')
        return NULL;
      p = *p == 'u' ? scan_unicode_escape (p + 1, end) : p + 1;
    }
  return NULL;
}

/* Bounds the nesting before a recursive parser sees the text, and refuses whatever is not of JSON's
 * alphabet (comments, single quotes), so that both read the same strings and brackets. */
static gboolean
scan (const char *text, const char *end)
{
  int depth = 0;
  const char *p = text;

  while (p < end)
    {
      char c = *p++;

      if (c == '"')
        {
          p = scan_string (p, end);
          if (p == NULL)
            return FALSE;
        }
      else if (c == '{' || c == '[')
        {
          if (++depth > MAX_DEPTH)
            return FALSE;
        }
      else if (c == '}' || c == ']')
        depth--;
      else if (c == '\0' || strchr (" \t\r\n:,+-.0123456789eEtrufalsn", c) == NULL)
        return FALSE;
    }
  return depth == 0;
}

JsonNode *
livret_json_parse (const char *text, gssize length, gsize limit, GError **error)
{
  g_autoptr (JsonParser) parser = NULL;
  gsize size = length < 0 ? strlen (text) : (gsize) length;

  if (size > limit)
    {
      g_set_error_literal (error, LIVRET_BASE_ERROR, LIVRET_BASE_ERROR_INVALID,
                           _ ("This JSON text is longer than it may be."));
      return NULL;
    }
  parser = json_parser_new ();
  json_parser_set_strict (parser, TRUE);
  if (!g_utf8_validate_len (text, size, NULL) || !scan (text, text + size) ||
      !json_parser_load_from_data (parser, text, (gssize) size, NULL) ||
      json_parser_get_root (parser) == NULL)
    {
      g_set_error_literal (error, LIVRET_BASE_ERROR, LIVRET_BASE_ERROR_INVALID,
                           _ ("This text is not valid JSON, or is nested too deeply."));
      return NULL;
    }
  return json_parser_steal_root (parser);
}

/* A value member, or NULL. */
static JsonNode *
get_value (JsonObject *object, const char *member)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? node : NULL;
}

const char *
livret_json_get_string (JsonObject *object, const char *member)
{
  JsonNode *node = get_value (object, member);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

gint64
livret_json_get_int (JsonObject *object, const char *member, gint64 otherwise)
{
  JsonNode *node = get_value (object, member);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node)
                                                                         : otherwise;
}
