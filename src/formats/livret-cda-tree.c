/* livret-cda-tree.c: finding one's way in the tree of a CDA document.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

#include "base/livret-date.h"
#include "base/livret-text.h"
#include "formats/livret-cda.h"

/* A document with a scan in it, in base 64. */
#define SIZE_MAX_CDA (96 * 1024 * 1024)
#define DEPTH_MAX 200

/* --- Parsing ------------------------------------------------------------------------------------
 */

/* Whether a document type stands before the first element. */
static gboolean
has_document_type (const char *data, gsize size)
{
  const char *at = data;
  const char *end = data + size;

  while (at < end && (at = memchr (at, '<', end - at)) != NULL && end - at > 9)
    {
      if (strncmp (at, "<!DOCTYPE", 9) == 0)
        return TRUE;
      if (strncmp (at, "<!--", 4) == 0)
        at = g_strstr_len (at, end - at, "-->");
      else if (at[1] == '?')
        at = g_strstr_len (at, end - at, "?>");
      else
        return FALSE;
      if (at == NULL)
        return FALSE;
    }
  return FALSE;
}

static gboolean
is_too_deep (const xmlNode *root)
{
  const xmlNode *node = root;
  guint depth = 0;

  while (node != NULL)
    {
      if (node->children != NULL && node->type == XML_ELEMENT_NODE)
        {
          node = node->children;
          if (++depth > DEPTH_MAX)
            return TRUE;
          continue;
        }
      while (node != root && node->next == NULL)
        {
          node = node->parent;
          depth--;
        }
      node = node == root ? NULL : node->next;
    }
  return FALSE;
}

xmlDoc *
livret_cda_parse (GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr (xmlDoc) doc = NULL;

  if (size > SIZE_MAX_CDA)
    {
      livret_unreadable (error, _ ("The XML document is too large to be read."));
      return NULL;
    }
  /* Without one there are no entities to grow: limits on the size of a text need not hold. */
  if (has_document_type (data, size))
    {
      livret_unreadable (error,
                         _ ("The XML document declares a type of its own, as no health document "
                            "does; it was not read."));
      return NULL;
    }
  doc = xmlReadMemory (data, (int) size, NULL, NULL,
                       XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_HUGE |
                           XML_PARSE_NOCDATA | XML_PARSE_COMPACT);
  if (doc == NULL || xmlDocGetRootElement (doc) == NULL)
    {
      livret_unreadable (error, _ ("The XML document is damaged or cut short."));
      return NULL;
    }
  if (is_too_deep (xmlDocGetRootElement (doc)))
    {
      livret_unreadable (error, _ ("The XML document is nested too deeply."));
      return NULL;
    }
  return g_steal_pointer (&doc);
}

xmlNode *
livret_cda_root (xmlDoc *doc)
{
  xmlNode *root = xmlDocGetRootElement (doc);
  xmlNode *inner;

  if (livret_cda_is (root, "ClinicalDocument"))
    return root;
  /* One that displays itself stands inside a style sheet. */
  inner = livret_cda_child (root, "ClinicalDocument");
  for (xmlNode *child = root->children; child != NULL && inner == NULL; child = child->next)
    inner = livret_cda_child (child, "ClinicalDocument");
  return inner;
}

/* --- Elements -----------------------------------------------------------------------------------
 */

gboolean
livret_cda_is (const xmlNode *node, const char *name)
{
  return node != NULL && node->type == XML_ELEMENT_NODE &&
         strcmp ((const char *) node->name, name) == 0;
}

xmlNode *
livret_cda_child (const xmlNode *node, const char *name)
{
  xmlNode *child = node != NULL ? node->children : NULL;

  while (child != NULL && !livret_cda_is (child, name))
    child = child->next;
  return child;
}

xmlNode *
livret_cda_next (const xmlNode *node)
{
  xmlNode *next = node->next;

  while (next != NULL && !livret_cda_is (next, (const char *) node->name))
    next = next->next;
  return next;
}

xmlNode *
livret_cda_find (const xmlNode *node, const char *path)
{
  g_auto (GStrv) names = g_strsplit (path, "/", -1);
  xmlNode *found = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    {
      found = livret_cda_child (node, names[i]);
      if (found == NULL)
        return NULL;
      node = found;
    }
  return found;
}

/* Of the value's text alone: an attribute holds no other nodes once entities are known. */
static const char *
get_raw (const xmlNode *node, const char *name)
{
  if (node == NULL || node->type != XML_ELEMENT_NODE)
    return NULL;
  for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    if (strcmp ((const char *) attribute->name, name) == 0)
      return attribute->children != NULL ? (const char *) attribute->children->content : "";
  return NULL;
}

char *
livret_cda_attribute (const xmlNode *node, const char *name)
{
  const char *raw = get_raw (node, name);
  g_autofree char *line = raw != NULL ? livret_text_line (raw) : NULL;

  return line != NULL && *line != '\0' ? g_steal_pointer (&line) : NULL;
}

gboolean
livret_cda_attribute_is (const xmlNode *node, const char *name, const char *value)
{
  return g_strcmp0 (get_raw (node, name), value) == 0;
}

char *
livret_cda_line (const xmlNode *node)
{
  g_autofree char *line = NULL;
  xmlChar *content;

  if (node == NULL)
    return NULL;
  content = xmlNodeGetContent (node);
  if (content == NULL)
    return NULL;
  line = livret_text_line ((const char *) content);
  xmlFree (content);
  return *line != '\0' ? g_steal_pointer (&line) : NULL;
}

gboolean
livret_cda_has_template (const xmlNode *node, const char *root)
{
  for (const xmlNode *id = livret_cda_child (node, "templateId"); id != NULL;
       id = livret_cda_next (id))
    if (livret_cda_attribute_is (id, "root", root))
      return TRUE;
  return FALSE;
}

char *
livret_cda_identifier (const xmlNode *node)
{
  g_autofree char *root = livret_cda_attribute (node, "root");
  g_autofree char *extension = livret_cda_attribute (node, "extension");

  if (root == NULL)
    return NULL;
  return extension != NULL ? g_strconcat (root, "^", extension, NULL) : g_steal_pointer (&root);
}

/* --- Times --------------------------------------------------------------------------------------
 */

/* Digits at the start of a TS: "20190811103000.123+0200". */
static gsize
count_digits (const char *text)
{
  return strspn (text, "0123456789");
}

static int
number_at (const char *text, gsize from, gsize n)
{
  int number = 0;

  for (gsize i = from; i < from + n; i++)
    number = number * 10 + (text[i] - '0');
  return number;
}

char *
livret_cda_date (const xmlNode *node)
{
  const char *text = get_raw (node, "value");
  gsize n = text != NULL ? count_digits (text) : 0;
  g_autofree char *date = NULL;
  LivretDate parsed;

  if (n >= 8)
    date = g_strdup_printf ("%.4s-%.2s-%.2s", text, text + 4, text + 6);
  else if (n >= 6)
    date = g_strdup_printf ("%.4s-%.2s", text, text + 4);
  else if (n >= 4)
    date = g_strdup_printf ("%.4s", text);
  if (date == NULL || !livret_date_parse (date, NULL, &parsed, NULL))
    return NULL;
  return g_steal_pointer (&date);
}

static gboolean
take_offset (const char *text, gint16 *minutes)
{
  int sign = *text == '-' ? -1 : 1;

  if ((*text != '+' && *text != '-') || count_digits (text + 1) != 4)
    return FALSE;
  *minutes = (gint16) (sign * (number_at (text, 1, 2) * 60 + number_at (text, 3, 2)));
  return ABS (*minutes) <= 14 * 60;
}

gboolean
livret_cda_moment (const xmlNode *node, LivretCdaMoment *out)
{
  const char *text = get_raw (node, "value");
  g_autofree char *day = livret_cda_date (node);
  gsize n = text != NULL ? count_digits (text) : 0;
  int hour = 0, minute = 0, second = 0;
  const char *rest;

  if (day == NULL || n < 8)
    return FALSE;
  if (n >= 10)
    hour = number_at (text, 8, 2);
  if (n >= 12)
    minute = number_at (text, 10, 2);
  if (n >= 14)
    second = number_at (text, 12, 2);
  if (hour > 23 || minute > 59 || second > 60)
    return FALSE;
  out->time = (gint64) livret_days_from_civil (number_at (text, 0, 4), number_at (text, 4, 2),
                                               number_at (text, 6, 2)) *
                  86400 +
              hour * 3600 + minute * 60 + second;
  rest = text + n;
  if (*rest == '.')
    rest += 1 + count_digits (rest + 1);
  out->offset_min = LIVRET_OFFSET_UNKNOWN;
  /* A day alone is the same day wherever one lives; an offset beside it says nothing. */
  out->wall_clock = n < 10 || !take_offset (rest, &out->offset_min);
  if (!out->wall_clock)
    out->time -= out->offset_min * 60;
  else
    out->offset_min = LIVRET_OFFSET_UNKNOWN;
  return TRUE;
}
