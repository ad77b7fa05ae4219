/* livret-cda-header.c: whose a CDA document is, who wrote it, when, and which version it is.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/livret-text.h"
#include "formats/livret-cda.h"

/* --- Names --------------------------------------------------------------------------------------
 */

/* The text of the first @part; one with @qualifier goes before one without. */
static char *
name_part (const xmlNode *name, const char *part, const char *qualifier)
{
  const xmlNode *first = livret_xml_child (name, part);

  for (const xmlNode *node = first; node != NULL && qualifier != NULL;
       node = livret_xml_next (node))
    if (livret_xml_attribute_is (node, "qualifier", qualifier))
      return livret_xml_line (node);
  return livret_xml_line (first);
}

/* Professionals: “Dr Stéphane MEDIONI”. The suffix is where French documents put the title. */
static char *
professional_name (const xmlNode *name)
{
  g_autofree char *given = name_part (name, "given", NULL);
  g_autofree char *family = name_part (name, "family", NULL);
  g_autofree char *suffix = name_part (name, "suffix", NULL);
  const char *title = NULL;

  if (family == NULL && given == NULL)
    return livret_xml_line (name);
  if (suffix != NULL && g_ascii_strcasecmp (suffix, "DR") == 0)
    title = "Dr ";
  else if (suffix != NULL && g_ascii_strcasecmp (suffix, "PR") == 0)
    title = "Pr ";
  return g_strconcat (title != NULL ? title : "", given != NULL ? given : "",
                      given != NULL && family != NULL ? " " : "", family != NULL ? family : "",
                      NULL);
}

/* The birth name counts, as in the INS. */
static char *
person_name (const xmlNode *name)
{
  g_autofree char *given = name_part (name, "given", "BR");
  g_autofree char *family = name_part (name, "family", "BR");

  if (family == NULL && given == NULL)
    return livret_xml_line (name);
  return g_strconcat (given != NULL ? given : "", given != NULL && family != NULL ? " " : "",
                      family != NULL ? family : "", NULL);
}

/* --- Parts --------------------------------------------------------------------------------------
 */

static void
read_person (const xmlNode *root, LivretHeader *out)
{
  static const char *const ins[] = { "1.2.250.1.213.1.4.8", "1.2.250.1.213.1.4.9",
                                     "1.2.250.1.213.1.4.10", "1.2.250.1.213.1.4.11", NULL };
  const xmlNode *role = livret_xml_find (root, "recordTarget/patientRole");
  const xmlNode *patient = livret_xml_child (role, "patient");

  for (const xmlNode *id = livret_xml_child (role, "id"); id != NULL && out->ins == NULL;
       id = livret_xml_next (id))
    {
      g_autofree char *scheme = livret_xml_attribute (id, "root");

      if (scheme != NULL && g_strv_contains (ins, scheme))
        out->ins = livret_xml_attribute (id, "extension");
    }
  if (livret_xml_child (patient, "name") != NULL)
    out->person = person_name (livret_xml_child (patient, "name"));
  out->birth_date = livret_cda_date (livret_xml_child (patient, "birthTime"));
}

static char *
number_of (const xmlNode *assigned)
{
  for (const xmlNode *id = livret_xml_child (assigned, "id"); id != NULL; id = livret_xml_next (id))
    if (livret_xml_attribute_is (id, "root", LIVRET_HEADER_PROFESSIONALS))
      return livret_xml_attribute (id, "extension");
  return NULL;
}

/* The first author who is a person; a document that only a program made has its establishment. */
static void
read_author (const xmlNode *root, LivretHeader *out)
{
  for (const xmlNode *author = livret_xml_child (root, "author"); author != NULL;
       author = livret_xml_next (author))
    {
      const xmlNode *assigned = livret_xml_child (author, "assignedAuthor");
      const xmlNode *name = livret_xml_find (assigned, "assignedPerson/name");

      if (out->author == NULL && name != NULL)
        {
          out->author = professional_name (name);
          out->professional = number_of (assigned);
        }
      if (out->establishment == NULL)
        out->establishment =
            livret_xml_line (livret_xml_find (assigned, "representedOrganization/name"));
    }
  if (out->establishment == NULL)
    out->establishment = livret_xml_line (livret_xml_find (
        root, "custodian/assignedCustodian/representedCustodianOrganization/name"));
}

static void
read_replaced (const xmlNode *root, LivretHeader *out)
{
  for (const xmlNode *related = livret_xml_child (root, "relatedDocument"); related != NULL;
       related = livret_xml_next (related))
    if (livret_xml_attribute_is (related, "typeCode", "RPLC"))
      {
        out->replaces = livret_cda_identifier (livret_xml_find (related, "parentDocument/id"));
        return;
      }
}

/* When it was done goes before when it was written. */
static char *
read_date (const xmlNode *root)
{
  const xmlNode *time = livret_xml_find (root, "documentationOf/serviceEvent/effectiveTime");
  char *date = livret_cda_date (livret_xml_child (time, "high"));

  if (date == NULL)
    date = livret_cda_date (livret_xml_child (time, "low"));
  if (date == NULL)
    date = livret_cda_date (time);
  return date != NULL ? date : livret_cda_date (livret_xml_child (root, "effectiveTime"));
}

void
livret_cda_header_read (const xmlNode *root, LivretHeader *out)
{
  const xmlNode *code = livret_xml_child (root, "code");
  g_autofree char *version =
      livret_xml_attribute (livret_xml_child (root, "versionNumber"), "value");

  *out = (LivretHeader) { 0 };
  out->type = livret_xml_attribute (code, "code");
  out->title = livret_xml_line (livret_xml_child (root, "title"));
  if (out->title == NULL)
    out->title = livret_xml_attribute (code, "displayName");
  out->unique_id = livret_cda_identifier (livret_xml_child (root, "id"));
  out->set_id = livret_cda_identifier (livret_xml_child (root, "setId"));
  if (version != NULL)
    out->set_version = (guint) g_ascii_strtoull (version, NULL, 10);
  if (out->set_version > G_MAXINT)
    out->set_version = 0;
  out->restrictions = livret_xml_attribute (livret_xml_child (root, "confidentialityCode"), "code");
  out->date = read_date (root);
  read_replaced (root, out);
  read_person (root, out);
  read_author (root, out);
  livret_header_check (out);
}
