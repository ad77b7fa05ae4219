/* livret-json-items.c: the values of a JSON text one after another, without holding the text.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Here only strings and brackets are told apart, which needs no memory; each value is parsed by
 * itself. What is nested too deeply or too long is passed over and counted like any other.
 */
#include "formats/livret-json-items.h"

#include <math.h>
#include <string.h>

#include "base/livret-quantity.h"
#include "record/livret-sink.h"

#define PIECE (64 * 1024)
#define HEAD_MEMBERS_MAX 256

struct _LivretJsonItems
{
  LivretInput *input;
  guint64 offset;
  char piece[PIECE];
  gsize size;
  gsize at;
  gboolean begun;
  gboolean listed; /* inside of [ ] */
  gboolean closed;
  guint32 number;
  GString *text;
  JsonNode *node;
};

LivretJsonItems *
livret_json_items_new (LivretInput *input)
{
  LivretJsonItems *self = g_new0 (LivretJsonItems, 1);

  self->input = input;
  self->text = g_string_new (NULL);
  return self;
}

void
livret_json_items_free (LivretJsonItems *self)
{
  if (self == NULL)
    return;
  g_string_free (self->text, TRUE);
  g_clear_pointer (&self->node, json_node_unref);
  g_free (self);
}

guint32
livret_json_items_get_number (LivretJsonItems *self)
{
  return self->number;
}

guint64
livret_json_items_get_position (LivretJsonItems *self)
{
  return self->offset - (self->size - self->at);
}

/* The next byte without taking it, -1 at the end. */
static int
peek (LivretJsonItems *self)
{
  if (self->at == self->size)
    {
      gssize n = livret_input_read (self->input, self->offset, self->piece, PIECE);

      self->at = self->size = 0;
      if (n <= 0)
        return -1;
      self->size = n;
      self->offset += n;
    }
  return (guint8) self->piece[self->at];
}

static gboolean
is_space (int c)
{
  return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == 0x1e; /* RFC 7464 */
}

static void
skip_between (LivretJsonItems *self)
{
  static const guint8 mark[] = { 0xef, 0xbb, 0xbf };

  for (guint i = 0; !self->begun && i < sizeof mark && peek (self) == mark[i]; i++)
    self->at++;
  while (is_space (peek (self)) || (self->listed && peek (self) == ','))
    self->at++;
  if (!self->begun && peek (self) == '[')
    {
      self->listed = TRUE;
      self->at++;
      self->begun = TRUE;
      skip_between (self);
    }
  self->begun = TRUE;
}

static void
keep (LivretJsonItems *self, int c)
{
  if (self->text->len <= LIVRET_JSON_ITEM_MAX)
    g_string_append_c (self->text, c);
}

/* From the opening quote to the closing one. */
static gboolean
take_string (LivretJsonItems *self)
{
  gboolean escaped = FALSE;

  keep (self, '"');
  self->at++;
  for (int c = peek (self); c >= 0; c = peek (self))
    {
      keep (self, c);
      self->at++;
      if (c == '"' && !escaped)
        return TRUE;
      escaped = c == '\\' && !escaped;
    }
  return FALSE;
}

/* From an opening bracket to the one that closes it; %FALSE when the text ends before. */
static gboolean
take_nested (LivretJsonItems *self)
{
  guint64 depth = 0;

  do
    {
      int c = peek (self);

      if (c < 0)
        return FALSE;
      if (c == '"')
        {
          if (!take_string (self))
            return FALSE;
          continue;
        }
      keep (self, c);
      self->at++;
      depth += c == '{' || c == '[';
      depth -= c == '}' || c == ']';
    }
  while (depth > 0);
  return TRUE;
}

/* A number or a word. */
static void
take_plain (LivretJsonItems *self)
{
  for (int c = peek (self); c >= 0 && !is_space (c) && strchr (",[]{}\"", c) == NULL;
       c = peek (self))
    {
      keep (self, c);
      self->at++;
    }
  if (self->text->len == 0 && peek (self) >= 0)
    self->at++;
}

static gboolean
parse (LivretJsonItems *self, JsonObject **object)
{
  g_clear_pointer (&self->node, json_node_unref);
  if (self->text->len == 0 || self->text->str[0] != '{')
    return FALSE;
  self->node = livret_json_parse (self->text->str, self->text->len, LIVRET_JSON_ITEM_MAX, NULL);
  if (self->node == NULL || !JSON_NODE_HOLDS_OBJECT (self->node))
    return FALSE;
  *object = json_node_get_object (self->node);
  return TRUE;
}

LivretJsonItem
livret_json_items_next (LivretJsonItems *self, JsonObject **object)
{
  int c;

  skip_between (self);
  c = peek (self);
  if (c < 0)
    return self->listed && !self->closed ? LIVRET_JSON_ITEM_CUT : LIVRET_JSON_ITEM_END;
  if (c == ']' && self->listed)
    {
      self->closed = TRUE;
      self->at++;
      /* What stands behind a list is no part of it. */
      return LIVRET_JSON_ITEM_END;
    }
  self->number++;
  g_string_truncate (self->text, 0);
  if (c == '{' || c == '[')
    {
      if (!take_nested (self))
        return LIVRET_JSON_ITEM_CUT;
    }
  else if (c == '"')
    {
      if (!take_string (self))
        return LIVRET_JSON_ITEM_CUT;
    }
  else
    take_plain (self);
  return parse (self, object) ? LIVRET_JSON_ITEM_GOOD : LIVRET_JSON_ITEM_BAD;
}

/* --- The beginning ------------------------------------------------------------------------------
 */

/* Behind the closing quote of the string that opens at @p; @end if there is none. */
static const char *
behind_string (const char *p, const char *end)
{
  for (p++; p < end && *p != '"'; p++)
    p += *p == '\\' && p + 1 < end;
  return p < end ? p + 1 : end;
}

static gboolean
is_member (const char *p, const char *end)
{
  while (p < end && is_space (*p))
    p++;
  return p < end && *p == ':';
}

GStrv
livret_json_head_members (const char *head, gsize size)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  const char *end = head + size;
  const char *p = head;
  guint depth = 0, n = 0;

  if (size >= 3 && memcmp (p, "\357\273\277", 3) == 0)
    p += 3;
  while (p < end && (is_space (*p) || (*p == '[' && n++ == 0)))
    p++;
  if (p == end || *p != '{')
    return NULL;
  for (n = 0; p < end && n < HEAD_MEMBERS_MAX;)
    {
      if (*p == '"')
        {
          const char *close = behind_string (p, end);

          if (depth == 1 && is_member (close, end))
            {
              g_autofree char *name = g_strndup (p + 1, close - p - 2);

              g_strv_builder_add (names, name);
              n++;
            }
          p = close;
          continue;
        }
      depth += *p == '{' || *p == '[';
      depth -= *p == '}' || *p == ']';
      p++;
      if (depth == 0)
        break;
    }
  return g_strv_builder_end (names);
}

/* --- Members ------------------------------------------------------------------------------------
 */

JsonObject *
livret_json_get_object (JsonObject *object, const char *member)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

JsonArray *
livret_json_get_array (JsonObject *object, const char *member)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static guint8
decimals_of (double value)
{
  char text[LIVRET_DECIMAL_MAX];
  const char *point = strchr (livret_decimal_print (value, -1, FALSE, text), '.');

  if (strchr (text, 'e') != NULL)
    return LIVRET_DECIMALS_UNKNOWN;
  return point == NULL ? 0 : MIN (strlen (point + 1), LIVRET_DECIMALS_UNKNOWN);
}

gboolean
livret_json_get_number (JsonObject *object, const char *member, double *value, guint8 *decimals)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;
  GType type = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node)
                                                            : G_TYPE_INVALID;

  if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
    return FALSE;
  *value = json_node_get_double (node);
  if (!isfinite (*value) || fabs (*value) > 1e15)
    return FALSE;
  if (decimals != NULL)
    *decimals = decimals_of (*value);
  return TRUE;
}
