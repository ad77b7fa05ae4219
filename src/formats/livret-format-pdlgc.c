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
#include "formats/livret-cda.h"
#include "formats/livret-health-member.h"
#include "formats/livret-packed.h"

#define PROBED_MAX 500
#define ARCHIVES_MAX 10000

/* An archive that the manifest announces. */
typedef struct
{
  char *id;
  char *hash;
  gboolean met;
} Announced;

typedef struct
{
  GPtrArray *announced;
  LivretPackedSink packed;
  const LivretImportOptions *options;
  guint64 budget;
} Export;

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
  g_autoptr (LivretHealthArchive) archive =
      livret_packed_is_archive (input) ? livret_health_archive_open (input) : NULL;
  const char *name;

  if (archive == NULL)
    return LIVRET_PROBE_NO;
  for (guint n = 0; n < PROBED_MAX && livret_health_archive_next (archive, &name); n++)
    {
      gsize size;
      const char *head = livret_health_archive_head (archive, &size);

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
  char *value = livret_cda_attribute (node, name);

  for (const xmlNode *child = node->children; child != NULL && value == NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE &&
        g_ascii_strcasecmp ((const char *) child->name, name) == 0)
      value = livret_cda_line (child);
  return value;
}

static void
read_archives (Export *self, const xmlNode *node, guint depth)
{
  if (depth > 16)
    return;
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    {
      g_autofree char *id = NULL;

      if (child->type != XML_ELEMENT_NODE || self->announced->len >= ARCHIVES_MAX)
        continue;
      read_archives (self, child, depth + 1);
      if (g_ascii_strcasecmp ((const char *) child->name, "Archive") == 0 &&
          (id = value_of (child, "archiveid")) != NULL)
        {
          Announced *one = g_new0 (Announced, 1);

          one->id = g_utf8_strup (id, -1);
          one->hash = value_of (child, "hash");
          g_ptr_array_add (self->announced, one);
        }
    }
}

static gboolean
read_manifest (Export *self, LivretInput *input, GError **error)
{
  g_autoptr (LivretHealthArchive) archive = livret_health_archive_open (input);
  const char *name;

  while (archive != NULL && livret_health_archive_next (archive, &name))
    if (is_manifest (name))
      {
        const char *reason = _ ("It is damaged in the archive.");
        g_autoptr (GBytes) bytes = livret_bundle_load (archive, &self->budget, &reason);
        g_autoptr (xmlDoc) doc = bytes != NULL ? livret_cda_parse (bytes, error) : NULL;

        if (bytes == NULL)
          return livret_unreadable (error, "%s", reason);
        if (doc != NULL)
          read_archives (self, xmlDocGetRootElement (doc), 0);
        return doc != NULL;
      }
  return livret_unreadable (error, _ ("The archive is damaged at its beginning."));
}

/* By the name of the file without its ending. */
static Announced *
find_announced (Export *self, const char *name)
{
  g_autofree char *base = g_utf8_strup (livret_packed_base (name), -1);
  char *dot = strrchr (base, '.');

  if (dot != NULL && dot != base)
    *dot = '\0';
  for (guint i = 0; i < self->announced->len; i++)
    {
      Announced *one = self->announced->pdata[i];

      if (strcmp (one->id, base) == 0)
        return one;
    }
  return NULL;
}

/* --- The archives in it -------------------------------------------------------------------------
 */

static gboolean
take_archive (Export *self, Announced *one, const char *name, GBytes *bytes, guint64 position)
{
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  one->met = TRUE;
  if (one->hash != NULL && g_ascii_strcasecmp (one->hash, hash) != 0)
    {
      self->packed.n_items++;
      if (!livret_sink_set_aside (
              self->packed.outer, livret_packed_base (name),
              _ ("Its content is not what the archive announces (hash); it was kept as it is.")))
        return FALSE;
    }
  return livret_bundle_take (&self->packed, name, bytes, NULL, self->options, position);
}

static gboolean
take_member (Export *self, LivretHealthArchive *archive, const char *name)
{
  Announced *one = find_announced (self, name);
  const char *reason = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (is_manifest (name) || livret_health_is_litter (name))
    return TRUE;
  if (one == NULL)
    reason = _ ("It belongs to the archive, not to the documents in it.");
  else if (strcmp (one->id, "TRANSV") == 0)
    reason = _ ("It holds the practice's agenda and traces, which Livret does not read.");
  else
    bytes = livret_bundle_load (archive, &self->budget, &reason);
  if (bytes != NULL)
    return take_archive (self, one, name, bytes, livret_health_archive_position (archive));
  if (one != NULL)
    one->met = TRUE;
  livret_packed_sink_skip (&self->packed, name, reason);
  return TRUE;
}

static gboolean
take_members (Export *self, LivretInput *input)
{
  g_autoptr (LivretHealthArchive) archive = livret_health_archive_open (input);
  const char *name;

  while (archive != NULL && livret_health_archive_next (archive, &name))
    {
      g_autofree char *own = g_strdup (name);

      if (!take_member (self, archive, own))
        return FALSE;
    }
  for (guint i = 0; i < self->announced->len; i++)
    {
      const Announced *one = self->announced->pdata[i];

      if (!one->met)
        livret_packed_sink_skip (&self->packed, one->id,
                                 _ ("It is announced, but it is not in the archive."));
    }
  return livret_packed_sink_end (&self->packed);
}

static gboolean
import (LivretInput *input, const LivretImportOptions *options, LivretSink *sink, GError **error)
{
  Export self = { .options = options, .budget = LIVRET_BUNDLE_TOTAL_MAX };
  gboolean done;

  self.announced = g_ptr_array_new_with_free_func (announced_free);
  livret_packed_sink_init (&self.packed, sink, livret_input_get_size (input));
  done = read_manifest (&self, input, error) && take_members (&self, input);
  if (done && self.packed.n_items == 0)
    done = livret_unreadable (error, _ ("The archive holds nothing that Livret reads."));
  livret_packed_sink_clear (&self.packed);
  g_ptr_array_unref (self.announced);
  return done;
}

static const char *const suffixes[] = { "zip", NULL };
static const char *const media_types[] = { "application/zip", NULL };

const LivretFormat livret_format_pdlgc = {
  "pdlgc",  N_ ("Records that a practice's software gives out (PDLGC)"),
  suffixes, media_types,
  FALSE,    probe,
  import,
};
