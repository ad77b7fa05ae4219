/* livret-format-xdm.c: IHE XDM archives: documents with the metadata that came beside them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * METADATA.XML says which file is which document. It may stand behind the files it speaks of, so
 * the archive is gone through twice. Names are compared without case, with either slash.
 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/livret-crypto.h"
#include "base/livret-text.h"
#include "formats/livret-bundle.h"
#include "formats/livret-health-member.h"
#include "formats/livret-packed.h"
#include "formats/livret-xdm-metadata.h"
#include "record/livret-document-types.h"

#define PROBED_MAX 200
#define SETS_MAX 1000

typedef struct
{
  GPtrArray *sets; /* of LivretXdmMetadata */
  LivretPackedSink packed;
  const LivretImportOptions *options;
  guint64 budget;
} Xdm;

static gboolean
is_metadata (const char *path)
{
  return g_str_has_prefix (path, "IHE_XDM/") && g_str_has_suffix (path, "METADATA.XML");
}

/* Some archives lie in a folder of their own. */
static const char *
inside (const char *path)
{
  const char *root = strstr (path, "IHE_XDM/");

  return root != NULL && (root == path || root[-1] == '/') ? root : path;
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
      g_autofree char *path = livret_xdm_path (name);

      if (is_metadata (inside (path)))
        return LIVRET_PROBE_SURE;
    }
  return LIVRET_PROBE_NO;
}

/* --- Metadata -----------------------------------------------------------------------------------
 */

static void
read_set (Xdm *self, LivretHealthArchive *archive, const char *path, const char *name)
{
  const char *reason = NULL;
  g_autoptr (GBytes) bytes = livret_bundle_load (archive, &self->budget, &reason);
  g_autoptr (GError) failed = NULL;
  g_autofree char *folder = g_strndup (path, strlen (path) - strlen ("METADATA.XML"));
  LivretXdmMetadata *metadata =
      bytes != NULL ? livret_xdm_metadata_read (bytes, folder, &failed) : NULL;

  if (metadata != NULL)
    g_ptr_array_add (self->sets, metadata);
  else
    livret_packed_sink_skip (&self->packed, name, failed != NULL ? failed->message : reason);
}

static void
read_sets (Xdm *self, LivretInput *input)
{
  g_autoptr (LivretHealthArchive) archive = livret_health_archive_open (input);
  const char *name;

  while (archive != NULL && self->sets->len < SETS_MAX &&
         livret_health_archive_next (archive, &name))
    {
      g_autofree char *own = g_strdup (name);
      g_autofree char *path = livret_xdm_path (name);

      if (is_metadata (inside (path)))
        read_set (self, archive, inside (path), own);
    }
}

static gboolean
say_identity (Xdm *self)
{
  for (guint i = 0; i < self->sets->len; i++)
    {
      const LivretXdmMetadata *set = self->sets->pdata[i];
      LivretSinkIdentity identity = { set->person, set->birth_date, set->ins };

      if ((set->person != NULL || set->ins != NULL) &&
          !livret_sink_identity (self->packed.outer, &identity))
        return FALSE;
    }
  return TRUE;
}

static LivretXdmEntry *
find_entry (Xdm *self, const char *path)
{
  for (guint i = 0; i < self->sets->len; i++)
    {
      const LivretXdmMetadata *set = self->sets->pdata[i];

      for (guint e = 0; e < set->entries->len; e++)
        {
          LivretXdmEntry *entry = set->entries->pdata[e];

          if (entry->path != NULL && strcmp (entry->path, path) == 0)
            return entry;
        }
    }
  return NULL;
}

/* --- Documents ----------------------------------------------------------------------------------
 */

/* SHA-1 as XDS has it, SHA-256 as the portability archive has. */
static gboolean
hash_is (GBytes *bytes, const char *announced)
{
  GChecksumType type = strlen (announced) == 64 ? G_CHECKSUM_SHA256 : G_CHECKSUM_SHA1;
  g_autofree char *hash = g_compute_checksum_for_bytes (type, bytes);

  return strcmp (hash, announced) == 0;
}

static gboolean
report_fault (Xdm *self, const LivretXdmEntry *entry, GBytes *bytes)
{
  const char *fault = NULL;

  if (entry->size >= 0 && entry->size != (gint64) g_bytes_get_size (bytes))
    fault = _ ("Its size is not the one that the archive announces; it was kept as it is.");
  else if (entry->hash != NULL && !hash_is (bytes, entry->hash))
    fault = _ ("Its content is not what the archive announces (hash); it was kept as it is.");
  if (fault == NULL)
    return TRUE;
  self->packed.n_items++;
  return livret_sink_set_aside (self->packed.outer, entry->name, fault);
}

static gboolean
take_entry (Xdm *self, LivretXdmEntry *entry, const char *name, GBytes *bytes, guint64 position)
{
  const LivretSinkPaper paper = { .type = entry->type,
                                  .unique_id = entry->unique_id,
                                  .replaces = entry->replaces,
                                  .restrictions = entry->restrictions };
  const LivretPackedSays says = { .title = entry->title,
                                  .author = entry->author,
                                  .establishment = entry->establishment,
                                  .category = livret_document_type_category (entry->type),
                                  .date = entry->date,
                                  .paper = &paper };

  entry->met = TRUE;
  return report_fault (self, entry, bytes) &&
         livret_bundle_take (&self->packed, name, bytes, &says, self->options, position);
}

static gboolean
take_member (Xdm *self, LivretHealthArchive *archive, const char *name)
{
  g_autofree char *path = livret_xdm_path (name);
  LivretXdmEntry *entry = find_entry (self, inside (path));
  const char *reason = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (livret_health_is_litter (name) || is_metadata (inside (path)))
    return TRUE;
  if (entry == NULL)
    reason = _ ("It belongs to the archive, not to the documents in it.");
  else
    bytes = livret_bundle_load (archive, &self->budget, &reason);
  if (bytes != NULL)
    return take_entry (self, entry, name, bytes, livret_health_archive_position (archive));
  if (entry != NULL)
    entry->met = TRUE;
  livret_packed_sink_skip (&self->packed, name, reason);
  return TRUE;
}

static gboolean
report_missing (Xdm *self)
{
  for (guint i = 0; i < self->sets->len; i++)
    {
      const LivretXdmMetadata *set = self->sets->pdata[i];

      for (guint e = 0; e < set->entries->len; e++)
        {
          const LivretXdmEntry *entry = set->entries->pdata[e];
          const char *name = entry->title != NULL ? entry->title : entry->name;

          if (entry->met)
            continue;
          self->packed.n_items++;
          if (!livret_sink_set_aside (self->packed.outer, name != NULL ? name : "METADATA.XML",
                                      _ ("It is announced, but it is not in the archive.")))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
take_members (Xdm *self, LivretInput *input, GError **error)
{
  g_autoptr (LivretHealthArchive) archive = livret_health_archive_open (input);
  const char *name;

  if (archive == NULL)
    return livret_unreadable (error, _ ("The archive is damaged at its beginning."));
  while (livret_health_archive_next (archive, &name))
    {
      g_autofree char *own = g_strdup (name);

      if (!take_member (self, archive, own))
        return FALSE;
    }
  if (livret_health_archive_is_damaged (archive))
    livret_packed_sink_skip (&self->packed, _ ("archive"),
                             _ ("The archive is incomplete or damaged; what could be read of it "
                                "was read."));
  return report_missing (self) && livret_packed_sink_end (&self->packed);
}

static gboolean
import (LivretInput *input, const LivretImportOptions *options, LivretSink *sink, GError **error)
{
  Xdm self = { .options = options, .budget = LIVRET_BUNDLE_TOTAL_MAX };
  gboolean done;

  self.sets = g_ptr_array_new_with_free_func ((GDestroyNotify) livret_xdm_metadata_free);
  livret_packed_sink_init (&self.packed, sink, livret_input_get_size (input));
  read_sets (&self, input);
  done = say_identity (&self) && take_members (&self, input, error);
  if (done && self.packed.n_items == 0)
    done = livret_unreadable (error, _ ("The archive holds nothing that Livret reads."));
  livret_packed_sink_clear (&self.packed);
  g_ptr_array_unref (self.sets);
  return done;
}

static const char *const suffixes[] = { "zip", NULL };
static const char *const media_types[] = { "application/zip", NULL };

const LivretFormat livret_format_xdm = {
  "xdm", N_ ("Archives of health documents (IHE XDM)"), suffixes, media_types, FALSE, probe, import,
};
