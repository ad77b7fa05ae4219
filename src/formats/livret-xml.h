/* livret-xml.h: XML documents as trees: parsed offline and within bounds, walked by local names.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Name spaces are not looked at: real files leave them out or give them other prefixes.
 */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/** livret_xml_parse: (transfer full): the document of @bytes. No network, no file, no entity but
 * the five of XML: a document type is refused, no health document has one. */
xmlDoc *livret_xml_parse (GBytes *bytes, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

/** livret_xml_is: whether @node is an element of this local name. */
gboolean livret_xml_is (const xmlNode *node, const char *name);
/** livret_xml_child: (nullable): the first element @name in @node (nullable). */
xmlNode *livret_xml_child (const xmlNode *node, const char *name);
/** livret_xml_next: (nullable): the next one of the same name. */
xmlNode *livret_xml_next (const xmlNode *node);
/** livret_xml_find: (nullable): by a path of names, "patientRole/patient/name", the first of each.
 */
xmlNode *livret_xml_find (const xmlNode *node, const char *path);
/** livret_xml_raw: (nullable): the attribute as it stands, the tree's own; @node may be NULL. */
const char *livret_xml_raw (const xmlNode *node, const char *name);
/** livret_xml_attribute: (transfer full) (nullable): @node may be NULL; trimmed, NULL where empty.
 */
char *livret_xml_attribute (const xmlNode *node, const char *name);
/** livret_xml_attribute_is: whether the attribute has this very value. */
gboolean livret_xml_attribute_is (const xmlNode *node, const char *name, const char *value);
/** livret_xml_line: (transfer full) (nullable): all the text in it, as one line; NULL where empty.
 */
char *livret_xml_line (const xmlNode *node);

G_END_DECLS
