/* livret-xml.c: XML documents as trees, within bounds.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-xml.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

#include "base/livret-text.h"
#include "formats/livret-format.h"

/* A document with a scan in it, in base 64. */
#define SIZE_MAX_XML (96 * 1024 * 1024)
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
livret_xml_parse (GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr (xmlDoc) doc = NULL;

  if (size > SIZE_MAX_XML)
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

/* --- Elements -----------------------------------------------------------------------------------
 */

gboolean
livret_xml_is (const xmlNode *node, const char *name)
{
  return node != NULL && node->type == XML_ELEMENT_NODE &&
         strcmp ((const char *) node->name, name) == 0;
}

xmlNode *
livret_xml_child (const xmlNode *node, const char *name)
{
  xmlNode *child = node != NULL ? node->children : NULL;

  while (child != NULL && !livret_xml_is (child, name))
    child = child->next;
  return child;
}

xmlNode *
livret_xml_next (const xmlNode *node)
{
  xmlNode *next = node->next;

  while (next != NULL && !livret_xml_is (next, (const char *) node->name))
    next = next->next;
  return next;
}

xmlNode *
livret_xml_find (const xmlNode *node, const char *path)
{
  g_auto (GStrv) names = g_strsplit (path, "/", -1);
  xmlNode *found = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    {
      found = livret_xml_child (node, names[i]);
      if (found == NULL)
        return NULL;
      node = found;
    }
  return found;
}

/* An attribute holds no other nodes than its text once entities are known. */
const char *
livret_xml_raw (const xmlNode *node, const char *name)
{
  if (node == NULL || node->type != XML_ELEMENT_NODE)
    return NULL;
  for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    if (strcmp ((const char *) attribute->name, name) == 0)
      return attribute->children != NULL ? (const char *) attribute->children->content : "";
  return NULL;
}

char *
livret_xml_attribute (const xmlNode *node, const char *name)
{
  const char *raw = livret_xml_raw (node, name);
  g_autofree char *line = raw != NULL ? livret_text_line (raw) : NULL;

  return line != NULL && *line != '\0' ? g_steal_pointer (&line) : NULL;
}

gboolean
livret_xml_attribute_is (const xmlNode *node, const char *name, const char *value)
{
  return g_strcmp0 (livret_xml_raw (node, name), value) == 0;
}

char *
livret_xml_line (const xmlNode *node)
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
