/* livret-fhir-scan.c: where values stand in a JSON text, and a resource's text as it is parsed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "formats/livret-fhir.h"

/* Longer strings are no words. */
#define LIFT_MIN (128 * 1024)
#define SHORT_MAX 1024
/* A scan of many pages; more fits no attachment that portals give. */
#define BASE64_MAX (96 * 1024 * 1024)

/* --- Values -------------------------------------------------------------------------------------
 */

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == 0x1e; /* RFC 7464 */
}

/* Behind the closing quote of the string at @p, %NULL: the text ends before. */
static const char *
behind_string (const char *p, const char *end)
{
  for (p++; p < end && *p != '"'; p++)
    if (*p == '\\' && ++p == end)
      return NULL;
  return p < end ? p + 1 : NULL;
}

static const char *
behind_nested (const char *p, const char *end)
{
  guint64 depth = 0;

  while (p != NULL && p < end)
    {
      if (*p == '"')
        {
          p = behind_string (p, end);
          continue;
        }
      depth += *p == '{' || *p == '[';
      depth -= *p == '}' || *p == ']';
      p++;
      if (depth == 0)
        return p;
    }
  return NULL;
}

static const char *
behind_plain (const char *p, const char *end)
{
  const char *start = p;

  while (p < end && !is_space (*p) && strchr (",:[]{}\"", *p) == NULL)
    p++;
  return p > start ? p : p + 1;
}

static const char *
behind_value (const char *p, const char *end)
{
  if (*p == '"')
    return behind_string (p, end);
  return *p == '{' || *p == '[' ? behind_nested (p, end) : behind_plain (p, end);
}

gboolean
livret_fhir_next_value (const char **at, const char *end, LivretFhirSpan *value, gboolean *cut)
{
  const char *p = *at;
  const char *behind;

  while (p < end && (is_space (*p) || *p == ','))
    p++;
  *at = p;
  *value = (LivretFhirSpan) { p, 0 };
  if (p == end || *p == ']' || *p == '}')
    return FALSE;
  behind = behind_value (p, end);
  *cut = behind == NULL;
  if (*cut)
    return FALSE;
  value->size = behind - p;
  *at = behind;
  return TRUE;
}

LivretFhirSpan
livret_fhir_member (LivretFhirSpan object, const char *name)
{
  const char *p, *end;
  LivretFhirSpan key, value;
  gboolean cut;

  if (object.size < 2 || *object.at != '{')
    return (LivretFhirSpan) { NULL, 0 };
  p = object.at + 1;
  end = object.at + object.size;
  while (livret_fhir_next_value (&p, end, &key, &cut))
    {
      while (p < end && (is_space (*p) || *p == ':'))
        p++;
      if (!livret_fhir_next_value (&p, end, &value, &cut))
        break;
      if (key.size == strlen (name) + 2 && memcmp (key.at + 1, name, key.size - 2) == 0)
        return value;
    }
  return (LivretFhirSpan) { NULL, 0 };
}

char *
livret_fhir_span_dup (LivretFhirSpan span)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (span.size < 3 || span.size > SHORT_MAX || *span.at != '"')
    return NULL;
  for (gsize i = 1; i + 1 < span.size; i++)
    if (span.at[i] != '\\')
      g_string_append_c (text, span.at[i]);
    else if (span.at[i + 1] != '/')
      return NULL;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* --- A resource ---------------------------------------------------------------------------------
 */

static void
append_string (GString *out, LivretFhirSpan string, GArray *lifted)
{
  if (string.size < LIFT_MIN)
    {
      g_string_append_len (out, string.at, (gssize) string.size);
      return;
    }
  g_string_append_printf (out, "\"\\u0001%u\"", lifted->len);
  g_array_append_val (lifted, string);
}

static gboolean
is_number (LivretFhirSpan value)
{
  return *value.at == '-' || g_ascii_isdigit (*value.at);
}

GString *
livret_fhir_lean (LivretFhirSpan resource, GArray *lifted)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char *p = resource.at;
  const char *end = p + resource.size;

  while (p < end && out->len <= LIVRET_JSON_ITEM_MAX)
    {
      LivretFhirSpan value = { p, 1 };

      if (*p == '"' || is_number (value))
        value.size = behind_value (p, end) - p;
      if (*p == '"')
        append_string (out, value, lifted);
      else if (is_number (value) && value.size < LIFT_MIN)
        {
          g_string_append_c (out, '"');
          g_string_append_len (out, p, (gssize) value.size);
          g_string_append_c (out, '"');
        }
      else
        g_string_append_c (out, *p);
      p += value.size;
    }
  return out->len <= LIVRET_JSON_ITEM_MAX ? g_steal_pointer (&out) : NULL;
}

/* JSON may write a stroke, which base 64 uses, and line ends with a backslash before them. */
GBytes *
livret_fhir_base64 (LivretFhirSpan string)
{
  g_autofree char *text = NULL;
  gsize n = 0;

  if (string.size > BASE64_MAX)
    return NULL;
  text = g_malloc (string.size + 1);
  for (gsize i = 0; i < string.size; i++)
    if (string.at[i] != '\\')
      text[n++] = string.at[i];
    else if (i + 1 < string.size && string.at[i + 1] != '/')
      i++;
  text[n] = '\0';
  if (n > 0)
    g_base64_decode_inplace (text, &n);
  text = g_realloc (text, MAX (n, 1));
  return g_bytes_new_take (g_steal_pointer (&text), n);
}
