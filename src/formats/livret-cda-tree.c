/* livret-cda-tree.c: finding one's way in the tree of a CDA document.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/livret-date.h"
#include "formats/livret-cda.h"

xmlNode *
livret_cda_root (xmlDoc *doc)
{
  xmlNode *root = xmlDocGetRootElement (doc);
  xmlNode *inner;

  if (livret_xml_is (root, "ClinicalDocument"))
    return root;
  /* One that displays itself stands inside a style sheet. */
  inner = livret_xml_child (root, "ClinicalDocument");
  for (xmlNode *child = root->children; child != NULL && inner == NULL; child = child->next)
    inner = livret_xml_child (child, "ClinicalDocument");
  return inner;
}

gboolean
livret_cda_has_template (const xmlNode *node, const char *root)
{
  for (const xmlNode *id = livret_xml_child (node, "templateId"); id != NULL;
       id = livret_xml_next (id))
    if (livret_xml_attribute_is (id, "root", root))
      return TRUE;
  return FALSE;
}

char *
livret_cda_identifier (const xmlNode *node)
{
  g_autofree char *root = livret_xml_attribute (node, "root");
  g_autofree char *extension = livret_xml_attribute (node, "extension");

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
  const char *text = livret_xml_raw (node, "value");
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
  const char *text = livret_xml_raw (node, "value");
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
