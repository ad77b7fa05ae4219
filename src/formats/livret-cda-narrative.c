/* livret-cda-narrative.c: the narrative of a section as text.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/livret-text.h"
#include "formats/livret-cda.h"

#define SECTIONS_DEPTH_MAX 16

static gboolean
is_one_of (const xmlNode *node, const char *const *names)
{
  for (; *names != NULL; names++)
    if (livret_xml_is (node, *names))
      return TRUE;
  return FALSE;
}

static void
end_line (GString *out)
{
  while (out->len > 0 && (out->str[out->len - 1] == ' ' || out->str[out->len - 1] == '\t'))
    g_string_truncate (out, out->len - 1);
  if (out->len > 0 && out->str[out->len - 1] != '\n')
    g_string_append_c (out, '\n');
}

/* White space as a browser shows it: one space, none at the start of a line. */
static void
append_text (GString *out, const char *text)
{
  for (const char *c = text; *c != '\0'; c++)
    if (!g_ascii_isspace (*c))
      g_string_append_c (out, *c);
    else if (out->len > 0 && !g_ascii_isspace (out->str[out->len - 1]))
      g_string_append_c (out, ' ');
}

static void
append (const xmlNode *node, GString *out)
{
  static const char *const blocks[] = { "paragraph", "tr", "item", "list", "table",
                                        "caption",   "br", "text", NULL };
  static const char *const cells[] = { "td", "th", NULL };
  gboolean block = is_one_of (node, blocks);

  if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
    append_text (out, (const char *) node->content);
  if (node->type != XML_ELEMENT_NODE)
    return;
  if (block)
    end_line (out);
  if (livret_xml_is (node, "item"))
    g_string_append (out, "• ");
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    append (child, out);
  if (is_one_of (node, cells))
    {
      while (out->len > 0 && out->str[out->len - 1] == ' ')
        g_string_truncate (out, out->len - 1);
      g_string_append_c (out, '\t');
    }
  if (block)
    end_line (out);
}

void
livret_cda_narrative_text (const xmlNode *text, GString *out)
{
  append (text, out);
  end_line (out);
}

static void
append_sections (const xmlNode *parent, GString *out, guint depth)
{
  for (const xmlNode *component = livret_xml_child (parent, "component");
       component != NULL && depth <= SECTIONS_DEPTH_MAX; component = livret_xml_next (component))
    {
      const xmlNode *section = livret_xml_child (component, "section");
      const xmlNode *text = livret_xml_child (section, "text");
      g_autofree char *title = livret_xml_line (livret_xml_child (section, "title"));

      if (title != NULL)
        g_string_append_printf (out, "%s%s\n", out->len > 0 ? "\n" : "", title);
      if (text != NULL)
        livret_cda_narrative_text (text, out);
      if (section != NULL)
        append_sections (section, out, depth + 1);
    }
}

void
livret_cda_sections_text (const xmlNode *body, GString *out)
{
  append_sections (body, out, 0);
}
