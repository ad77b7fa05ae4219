/* livret-xdm-metadata.c: ebRIM objects become entries.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-xdm-metadata.h"

#include <string.h>

#include "base/livret-date.h"
#include "base/livret-text.h"
#include "formats/livret-header.h"
#include "formats/livret-xml.h"

#define AUTHOR "urn:uuid:93606bcf-9494-43ec-9b4e-a7748d1a838d"
#define TYPE_CODE "urn:uuid:f0306f51-975f-434e-a61c-c59651d33983"
#define CONFIDENTIALITY "urn:uuid:f4f85eac-e6cb-4883-b524-f2705394840f"
#define UNIQUE_ID "urn:uuid:2e82c1f6-a085-4c72-9da3-8640a32e42ab"
#define REPLACES "urn:ihe:iti:2007:AssociationType:RPLC"
#define DEPTH_MAX 32
#define ENTRIES_MAX 20000

static void
entry_free (gpointer data)
{
  LivretXdmEntry *entry = data;

  g_free (entry->id);
  g_free (entry->path);
  g_free (entry->name);
  g_free (entry->hash);
  g_free (entry->title);
  g_free (entry->author);
  g_free (entry->establishment);
  g_free (entry->date);
  g_free (entry->type);
  g_free (entry->unique_id);
  g_free (entry->restrictions);
  g_free (entry->replaces);
  g_free (entry->professional);
  g_free (entry->person);
  g_free (entry->birth_date);
  g_free (entry->ins);
  g_free (entry->numbers);
  g_free (entry);
}

void
livret_xdm_metadata_free (LivretXdmMetadata *metadata)
{
  if (metadata == NULL)
    return;
  g_ptr_array_unref (metadata->entries);
  g_free (metadata);
}

char *
livret_xdm_path (const char *name)
{
  return g_strdelimit (g_utf8_strup (name, -1), "\\", '/');
}

/* --- Values -------------------------------------------------------------------------------------
 */

static xmlNode *
find_slot (const xmlNode *object, const char *name)
{
  for (xmlNode *slot = livret_xml_child (object, "Slot"); slot != NULL;
       slot = livret_xml_next (slot))
    if (livret_xml_attribute_is (slot, "name", name))
      return slot;
  return NULL;
}

static char *
slot_value (const xmlNode *object, const char *name)
{
  return livret_xml_line (livret_xml_find (find_slot (object, name), "ValueList/Value"));
}

static char *
localized (const xmlNode *object, const char *element)
{
  return livret_xml_attribute (
      livret_xml_find (livret_xml_child (object, element), "LocalizedString"), "value");
}

/* A part of an XCN, XON or CX: "801234567897^NOM^Prénom^^^^^^&1.2&ISO". */
static char *
part_of (const char *value, guint number)
{
  g_auto (GStrv) parts = g_strsplit (value, "^", -1);

  if (number >= g_strv_length (parts) || *parts[number] == '\0')
    return NULL;
  return livret_text_line (parts[number]);
}

static char *
person_of (const char *value)
{
  g_autofree char *family = part_of (value, 1);
  g_autofree char *given = part_of (value, 2);

  if (family == NULL && given == NULL)
    return strchr (value, '^') == NULL ? livret_text_line (value) : NULL;
  return g_strconcat (given != NULL ? given : "", given != NULL && family != NULL ? " " : "",
                      family != NULL ? family : "", NULL);
}

/* The day of a DTM: up to 14 digits, in UTC: of a time alone its day may be the one before or
 * after, as of any document that says no more. */
static char *
day_of (const char *dtm)
{
  gsize n = dtm != NULL ? strspn (dtm, "0123456789") : 0;
  g_autofree char *date = NULL;
  LivretDate parsed;

  if (n >= 8)
    date = g_strdup_printf ("%.4s-%.2s-%.2s", dtm, dtm + 4, dtm + 6);
  else if (n >= 6)
    date = g_strdup_printf ("%.4s-%.2s", dtm, dtm + 4);
  else if (n >= 4)
    date = g_strdup_printf ("%.4s", dtm);
  if (date == NULL || !livret_date_parse (date, NULL, &parsed, NULL))
    return NULL;
  return g_steal_pointer (&date);
}

/* --- Entries ------------------------------------------------------------------------------------
 */

static void
read_author (const xmlNode *classification, LivretXdmEntry *entry)
{
  g_autofree char *person = slot_value (classification, "authorPerson");
  g_autofree char *institution = slot_value (classification, "authorInstitution");

  if (entry->author == NULL && person != NULL)
    {
      entry->author = person_of (person);
      if (strstr (person, "&" LIVRET_HEADER_PROFESSIONALS "&") != NULL)
        entry->professional = part_of (person, 0);
    }
  if (entry->establishment == NULL && institution != NULL)
    entry->establishment = part_of (institution, 0);
}

static void
read_classifications (const xmlNode *object, LivretXdmEntry *entry)
{
  g_autoptr (GString) codes = g_string_new (NULL);

  for (const xmlNode *one = livret_xml_child (object, "Classification"); one != NULL;
       one = livret_xml_next (one))
    {
      g_autofree char *code = livret_xml_attribute (one, "nodeRepresentation");

      if (livret_xml_attribute_is (one, "classificationScheme", AUTHOR))
        read_author (one, entry);
      else if (code != NULL && livret_xml_attribute_is (one, "classificationScheme", TYPE_CODE))
        g_set_str (&entry->type, code);
      else if (code != NULL &&
               livret_xml_attribute_is (one, "classificationScheme", CONFIDENTIALITY))
        g_string_append_printf (codes, "%s%s", codes->len > 0 ? " " : "", code);
    }
  if (codes->len > 0)
    entry->restrictions = g_strdup (codes->str);
}

static char *
path_in (const char *folder, const char *uri)
{
  g_autofree char *path = livret_xdm_path (uri);
  const char *at = path;

  if (g_str_has_prefix (at, "FILE://"))
    at += strlen ("FILE://");
  while (g_str_has_prefix (at, "/") || g_str_has_prefix (at, "./"))
    at++;
  return g_strconcat (folder, at, NULL);
}

/* --- Whose they are -----------------------------------------------------------------------------
 */

/* "PID-5|NOM^PRENOM^…", "PID-7|AAAAMMJJ". */
static void
read_person (LivretXdmEntry *entry, const xmlNode *object)
{
  const xmlNode *list = livret_xml_child (find_slot (object, "sourcePatientInfo"), "ValueList");

  for (const xmlNode *node = livret_xml_child (list, "Value"); node != NULL;
       node = livret_xml_next (node))
    {
      g_autofree char *value = livret_xml_line (node);

      if (value != NULL && entry->person == NULL && g_str_has_prefix (value, "PID-5|"))
        {
          g_autofree char *family = part_of (value + 6, 0);
          g_autofree char *given = part_of (value + 6, 1);

          if (family != NULL || given != NULL)
            entry->person = g_strconcat (given != NULL ? given : "", given != NULL ? " " : "",
                                         family != NULL ? family : "", NULL);
        }
      else if (value != NULL && entry->birth_date == NULL && g_str_has_prefix (value, "PID-7|"))
        entry->birth_date = day_of (value + 6);
    }
}

static void
read_ins (LivretXdmEntry *entry, const xmlNode *object)
{
  g_autofree char *id = slot_value (object, "sourcePatientId");

  if (id != NULL && entry->ins == NULL && strstr (id, "&1.2.250.1.213.1.4.") != NULL)
    entry->ins = part_of (id, 0);
}

/* --- One of them --------------------------------------------------------------------------------
 */

static void
read_entry (LivretXdmMetadata *self, const xmlNode *object, const char *folder)
{
  LivretXdmEntry *entry;
  g_autofree char *uri = slot_value (object, "URI");
  g_autofree char *size = slot_value (object, "size");
  g_autofree char *start = slot_value (object, "serviceStartTime");
  g_autofree char *made = slot_value (object, "creationTime");
  g_autofree char *hash = slot_value (object, "hash");
  g_autofree char *base = uri != NULL ? g_path_get_basename (uri) : NULL;

  if (self->entries->len >= ENTRIES_MAX)
    return;
  entry = g_new0 (LivretXdmEntry, 1);
  g_ptr_array_add (self->entries, entry);
  entry->id = livret_xml_attribute (object, "id");
  entry->path = uri != NULL ? path_in (folder, uri) : NULL;
  entry->name = g_steal_pointer (&base);
  entry->hash = hash != NULL ? g_ascii_strdown (hash, -1) : NULL;
  entry->size = size != NULL ? g_ascii_strtoll (size, NULL, 10) : -1;
  entry->title = localized (object, "Name");
  entry->date = day_of (start);
  if (entry->date == NULL)
    entry->date = day_of (made);
  entry->deprecated = livret_xml_attribute_is (
      object, "status", "urn:oasis:names:tc:ebxml-regrep:StatusType:Deprecated");
  read_classifications (object, entry);
  read_person (entry, object);
  read_ins (entry, object);
  for (const xmlNode *id = livret_xml_child (object, "ExternalIdentifier"); id != NULL;
       id = livret_xml_next (id))
    if (livret_xml_attribute_is (id, "identificationScheme", UNIQUE_ID))
      g_set_str (&entry->unique_id, NULL), entry->unique_id = livret_xml_attribute (id, "value");
}

/* --- The whole ----------------------------------------------------------------------------------
 */

static LivretXdmEntry *
find_entry (LivretXdmMetadata *self, const char *id)
{
  for (guint i = 0; id != NULL && i < self->entries->len; i++)
    {
      LivretXdmEntry *entry = self->entries->pdata[i];

      if (g_strcmp0 (entry->id, id) == 0)
        return entry;
    }
  return NULL;
}

static void
read_objects (LivretXdmMetadata *self, const xmlNode *node, const char *folder, guint depth)
{
  if (depth > DEPTH_MAX)
    return;
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    {
      if (child->type != XML_ELEMENT_NODE)
        continue;
      if (livret_xml_is (child, "ExtrinsicObject"))
        read_entry (self, child, folder);
      else
        read_objects (self, child, folder, depth + 1);
    }
}

/* Replacements name entries, which here give their unique ids. */
static void
read_associations (LivretXdmMetadata *self, const xmlNode *node, guint depth)
{
  if (depth > DEPTH_MAX)
    return;
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    {
      g_autofree char *source = NULL;
      g_autofree char *target = NULL;
      const LivretXdmEntry *older;
      LivretXdmEntry *newer;

      if (child->type != XML_ELEMENT_NODE)
        continue;
      read_associations (self, child, depth + 1);
      if (!livret_xml_is (child, "Association") ||
          !livret_xml_attribute_is (child, "associationType", REPLACES))
        continue;
      source = livret_xml_attribute (child, "sourceObject");
      target = livret_xml_attribute (child, "targetObject");
      newer = find_entry (self, source);
      older = find_entry (self, target);
      if (newer != NULL && older != NULL && older->unique_id != NULL)
        g_set_str (&newer->replaces, older->unique_id);
    }
}

LivretXdmMetadata *
livret_xdm_metadata_read (GBytes *bytes, const char *folder, GError **error)
{
  g_autoptr (xmlDoc) doc = livret_xml_parse (bytes, error);
  LivretXdmMetadata *self;

  if (doc == NULL)
    return NULL;
  self = g_new0 (LivretXdmMetadata, 1);
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  read_objects (self, xmlDocGetRootElement (doc), folder, 0);
  read_associations (self, xmlDocGetRootElement (doc), 0);
  for (guint i = 0; i < self->entries->len; i++)
    {
      LivretXdmEntry *entry = self->entries->pdata[i];

      entry->numbers = livret_header_numbers (entry->author, entry->professional, entry->ins);
    }
  return self;
}
