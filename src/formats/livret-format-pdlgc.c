/* livret-format-pdlgc.c: the archive a practice's software gives to a person who asks for their
 * data. SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Source: ANS, “Portabilité des données des logiciels de gestion de cabinet”, draft of July 2026:
 * MANIFEST.XML with the hashes (SHA-256), one XDM archive a patient (PATnnnnn), TRANSV with what is
 * nobody's own.
 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/livret-bundle.h"
#include "formats/livret-packed.h"
#include "formats/livret-unpack.h"
#include "formats/livret-xml.h"

#define PROBED_MAX 500
#define ARCHIVES_MAX 10000

/* An archive that the manifest announces. */
typedef struct
{
  char *id;
  char *hash;
  gboolean met;
} Announced;

static void
announced_free (gpointer data)
{
  Announced *one = data;

  g_free (one->id);
  g_free (one->hash);
  g_free (one);
}

static gboolean
is_manifest (const char *name)
{
  return g_ascii_strcasecmp (livret_packed_base (name), "MANIFEST.XML") == 0;
}

static LivretProbe
probe (LivretInput *input)
{
  g_autoptr (LivretArchive) archive =
      livret_packed_is_archive (input) ? livret_archive_open (input) : NULL;
  const char *name;

  if (archive == NULL)
    return LIVRET_PROBE_NO;
  for (guint n = 0; n < PROBED_MAX && livret_archive_next (archive, &name); n++)
    {
      gsize size;
      const char *head = livret_archive_head (archive, &size);

      if (is_manifest (name) && (g_strstr_len (head, (gssize) size, "exportId") != NULL ||
                                 g_strstr_len (head, (gssize) size, "editeurSortant") != NULL))
        return LIVRET_PROBE_SURE;
    }
  return LIVRET_PROBE_NO;
}

/* --- The manifest -------------------------------------------------------------------------------
 */

/* A value as an attribute or as an element of that name, whatever its case. */
static char *
value_of (const xmlNode *node, const char *name)
{
  char *value = livret_xml_attribute (node, name);

  for (const xmlNode *child = node->children; child != NULL && value == NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE &&
        g_ascii_strcasecmp ((const char *) child->name, name) == 0)
      value = livret_xml_line (child);
  return value;
}

static void
read_archives (GPtrArray *announced, const xmlNode *node, guint depth)
{
  if (depth > 16)
    return;
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    {
      g_autofree char *id = NULL;

      if (child->type != XML_ELEMENT_NODE || announced->len >= ARCHIVES_MAX)
        continue;
      read_archives (announced, child, depth + 1);
      if (g_ascii_strcasecmp ((const char *) child->name, "Archive") == 0 &&
          (id = value_of (child, "archiveid")) != NULL)
        {
          Announced *one = g_new0 (Announced, 1);

          one->id = g_utf8_strup (id, -1);
          one->hash = value_of (child, "hash");
          g_ptr_array_add (announced, one);
        }
    }
}

static gboolean
read_manifest (LivretUnpack *self, gpointer data, GError **error)
{
  g_autoptr (LivretArchive) archive = livret_archive_open (self->input);
  const char *name;

  while (archive != NULL && livret_archive_next (archive, &name))
    if (is_manifest (name))
      {
        const char *reason = _ ("It is damaged in the archive.");
        g_autoptr (GBytes) bytes = livret_unpack_load_member (archive, &self->budget, &reason);
        g_autoptr (xmlDoc) doc = bytes != NULL ? livret_xml_parse (bytes, error) : NULL;

        if (bytes == NULL)
          return livret_unreadable (error, "%s", reason);
        if (doc != NULL)
          read_archives (data, xmlDocGetRootElement (doc), 0);
        return doc != NULL;
      }
  return livret_unreadable (error, _ ("The archive is damaged at its beginning."));
}

/* By the name of the file without its ending. */
static Announced *
find_announced (GPtrArray *announced, const char *name)
{
  g_autofree char *base = g_utf8_strup (livret_packed_base (name), -1);
  char *dot = strrchr (base, '.');

  if (dot != NULL && dot != base)
    *dot = '\0';
  for (guint i = 0; i < announced->len; i++)
    {
      Announced *one = announced->pdata[i];

      if (strcmp (one->id, base) == 0)
        return one;
    }
  return NULL;
}

/* --- The archives in it -------------------------------------------------------------------------
 */

static gboolean
take_archive (LivretUnpack *self, const Announced *one, const char *name, GBytes *bytes)
{
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  if (one->hash != NULL && g_ascii_strcasecmp (one->hash, hash) != 0 &&
      !livret_unpack_say (
          self, livret_packed_base (name),
          _ ("Its content is not what the archive announces (hash); it was kept as it is.")))
    return FALSE;
  return livret_bundle_take (&self->sink, name, bytes, NULL, self->options,
                             livret_archive_position (self->archive));
}

static gboolean
take_member (LivretUnpack *self, const char *name, gpointer announced)
{
  Announced *one = find_announced (announced, name);
  const char *reason = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (is_manifest (name))
    return TRUE;
  if (one != NULL)
    one->met = TRUE;
  if (one == NULL)
    reason = _ ("It belongs to the archive, not to the documents in it.");
  else if (strcmp (one->id, "TRANSV") == 0)
    reason = _ ("It holds the practice's agenda and traces, which Livret does not read.");
  else
    bytes = livret_unpack_load (self, &reason);
  if (bytes != NULL)
    return take_archive (self, one, name, bytes);
  livret_packed_sink_skip (&self->sink, name, reason);
  return TRUE;
}

static gboolean
report_missing (LivretUnpack *self, gpointer data)
{
  GPtrArray *announced = data;

  for (guint i = 0; i < announced->len; i++)
    {
      const Announced *one = announced->pdata[i];

      if (!one->met)
        livret_packed_sink_skip (&self->sink, one->id,
                                 _ ("It is announced, but it is not in the archive."));
    }
  return TRUE;
}

static gboolean
import (LivretInput *input, const LivretImportOptions *options, LivretSink *sink, GError **error)
{
  static const LivretUnpackSteps steps = { LIVRET_UNPACK_PAPERS_MAX, LIVRET_UNPACK_PAPERS_TOTAL,
                                           read_manifest, take_member, report_missing };
  g_autoptr (GPtrArray) announced = g_ptr_array_new_with_free_func (announced_free);

  return livret_unpack (input, &steps, announced, options, sink, error);
}

static const char *const suffixes[] = { "zip", NULL };
static const char *const media_types[] = { "application/zip", NULL };

const LivretFormat livret_format_pdlgc = {
  "pdlgc",  N_ ("Records that a practice's software gives out (PDLGC)"),
  suffixes, media_types,
  FALSE,    probe,
  import,
};
