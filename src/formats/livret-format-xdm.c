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
#include "formats/livret-packed.h"
#include "formats/livret-unpack.h"
#include "formats/livret-xdm-metadata.h"
#include "record/livret-document-types.h"

#define PROBED_MAX 200
#define SETS_MAX 1000

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
  g_autoptr (LivretArchive) archive =
      livret_packed_is_archive (input) ? livret_archive_open (input) : NULL;
  const char *name;

  if (archive == NULL)
    return LIVRET_PROBE_NO;
  for (guint n = 0; n < PROBED_MAX && livret_archive_next (archive, &name); n++)
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
read_set (
    LivretUnpack *self, GPtrArray *sets, LivretArchive *archive, const char *path, const char *name)
{
  const char *reason = NULL;
  g_autoptr (GBytes) bytes = livret_unpack_load_member (archive, &self->budget, &reason);
  g_autoptr (GError) failed = NULL;
  g_autofree char *folder = g_strndup (path, strlen (path) - strlen ("METADATA.XML"));
  LivretXdmMetadata *metadata =
      bytes != NULL ? livret_xdm_metadata_read (bytes, folder, &failed) : NULL;

  if (metadata != NULL)
    g_ptr_array_add (sets, metadata);
  else
    livret_packed_sink_skip (&self->sink, name, failed != NULL ? failed->message : reason);
}

/* Each document tells whose it is; what several tell is said once. */
static gboolean
say_identity (LivretUnpack *self, const LivretXdmEntry *entry, GHashTable *said)
{
  const LivretSinkIdentity identity = { entry->person, entry->birth_date, entry->ins };
  const char *texts[] = { entry->person, entry->birth_date, entry->ins };
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_string_append_printf (key, "%s\t", texts[i] != NULL ? texts[i] : "");
  if (!g_hash_table_add (said, g_string_free (key, FALSE)) ||
      (entry->person == NULL && entry->ins == NULL))
    return TRUE;
  return livret_sink_identity (self->sink.outer, &identity);
}

static gboolean
say_identities (LivretUnpack *self, GPtrArray *sets)
{
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < sets->len; i++)
    {
      const LivretXdmMetadata *set = sets->pdata[i];

      for (guint k = 0; k < set->entries->len; k++)
        if (!say_identity (self, set->entries->pdata[k], said))
          return FALSE;
    }
  return TRUE;
}

static gboolean
read_sets (LivretUnpack *self, gpointer data, GError **error)
{
  g_autoptr (LivretArchive) archive = livret_archive_open (self->input);
  GPtrArray *sets = data;
  const char *name;

  while (archive != NULL && sets->len < SETS_MAX && livret_archive_next (archive, &name))
    {
      g_autofree char *own = g_strdup (name);
      g_autofree char *path = livret_xdm_path (name);

      if (is_metadata (inside (path)))
        read_set (self, sets, archive, inside (path), own);
    }
  return say_identities (self, sets);
}

static LivretXdmEntry *
find_entry (GPtrArray *sets, const char *path)
{
  for (guint i = 0; i < sets->len; i++)
    {
      const LivretXdmMetadata *set = sets->pdata[i];

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
report_fault (LivretUnpack *self, const LivretXdmEntry *entry, GBytes *bytes)
{
  const char *fault = NULL;

  if (entry->size >= 0 && entry->size != (gint64) g_bytes_get_size (bytes))
    fault = _ ("Its size is not the one that the archive announces; it was kept as it is.");
  else if (entry->hash != NULL && !hash_is (bytes, entry->hash))
    fault = _ ("Its content is not what the archive announces (hash); it was kept as it is.");
  return fault == NULL || livret_unpack_say (self, entry->name, fault);
}

static gboolean
take_entry (LivretUnpack *self, const LivretXdmEntry *entry, const char *name, GBytes *bytes)
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
                                  .numbers = entry->numbers,
                                  .paper = &paper };

  return report_fault (self, entry, bytes) &&
         livret_bundle_take (&self->sink, name, bytes, &says, self->options,
                             livret_archive_position (self->archive));
}

static gboolean
take_member (LivretUnpack *self, const char *name, gpointer sets)
{
  g_autofree char *path = livret_xdm_path (name);
  LivretXdmEntry *entry = find_entry (sets, inside (path));
  const char *reason = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (is_metadata (inside (path)))
    return TRUE;
  if (entry == NULL)
    reason = _ ("It belongs to the archive, not to the documents in it.");
  else
    {
      entry->met = TRUE;
      bytes = livret_unpack_load (self, &reason);
    }
  if (bytes != NULL)
    return take_entry (self, entry, name, bytes);
  livret_packed_sink_skip (&self->sink, name, reason);
  return TRUE;
}

static gboolean
report_missing (LivretUnpack *self, gpointer data)
{
  GPtrArray *sets = data;

  for (guint i = 0; i < sets->len; i++)
    {
      const LivretXdmMetadata *set = sets->pdata[i];

      for (guint e = 0; e < set->entries->len; e++)
        {
          const LivretXdmEntry *entry = set->entries->pdata[e];
          const char *name = entry->title != NULL ? entry->title : entry->name;

          if (!entry->met &&
              !livret_unpack_say (self, name != NULL ? name : "METADATA.XML",
                                  _ ("It is announced, but it is not in the archive.")))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
import (LivretInput *input, const LivretImportOptions *options, LivretSink *sink, GError **error)
{
  static const LivretUnpackSteps steps = { LIVRET_UNPACK_PAPERS_MAX, LIVRET_UNPACK_PAPERS_TOTAL,
                                           read_sets, take_member, report_missing };
  g_autoptr (GPtrArray) sets =
      g_ptr_array_new_with_free_func ((GDestroyNotify) livret_xdm_metadata_free);

  return livret_unpack (input, &steps, sets, options, sink, error);
}

static const char *const suffixes[] = { "zip", NULL };
static const char *const media_types[] = { "application/zip", NULL };

const LivretFormat livret_format_xdm = {
  "xdm", N_ ("Archives of health documents (IHE XDM)"), suffixes, media_types, FALSE, probe, import,
};
