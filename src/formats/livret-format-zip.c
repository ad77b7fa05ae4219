/* livret-format-zip.c: an archive of documents: what Mon espace santé or a portal gives, or a
 * person packed. SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/livret-bundle.h"
#include "formats/livret-health-member.h"
#include "formats/livret-packed.h"

/* Of its members; an archive of more is no person's. */
#define MEMBERS_MAX 20000

/* Documents of office programs are archives, too. */
static gboolean
is_office (LivretInput *input)
{
  g_autoptr (LivretHealthArchive) archive = livret_health_archive_open (input);
  const char *name;

  return archive == NULL || !livret_health_archive_next (archive, &name) ||
         strcmp (name, "[Content_Types].xml") == 0 || strcmp (name, "mimetype") == 0 ||
         g_str_has_prefix (name, "META-INF/");
}

static LivretProbe
probe (LivretInput *input)
{
  return livret_packed_is_archive (input) && !is_office (input) ? LIVRET_PROBE_FALLBACK
                                                                : LIVRET_PROBE_NO;
}

static gboolean
take_members (LivretHealthArchive *archive,
              LivretPackedSink *packed,
              const LivretImportOptions *options)
{
  guint64 budget = LIVRET_BUNDLE_TOTAL_MAX;
  const char *name;

  for (guint n = 0; livret_health_archive_next (archive, &name); n++)
    {
      g_autofree char *path = g_strdup (name);
      g_autoptr (GBytes) bytes = NULL;
      const char *reason = NULL;

      if (livret_health_is_litter (path))
        continue;
      if (n >= MEMBERS_MAX)
        reason = _ ("The archive has more files than are read.");
      else
        bytes = livret_bundle_load (archive, &budget, &reason);
      if (bytes == NULL)
        livret_packed_sink_skip (packed, path, reason);
      else if (!livret_bundle_take (packed, path, bytes, NULL, options,
                                    livret_health_archive_position (archive)))
        return FALSE;
    }
  if (livret_health_archive_is_damaged (archive))
    livret_packed_sink_skip (packed, _ ("archive"),
                             _ ("The archive is incomplete or damaged; what could be read of it "
                                "was read."));
  return livret_packed_sink_end (packed);
}

static gboolean
import (LivretInput *input, const LivretImportOptions *options, LivretSink *sink, GError **error)
{
  g_autoptr (LivretHealthArchive) archive = livret_health_archive_open (input);
  LivretPackedSink packed;
  gboolean done;

  if (archive == NULL)
    return livret_unreadable (error, _ ("The archive is damaged at its beginning."));
  livret_packed_sink_init (&packed, sink, livret_input_get_size (input));
  done = take_members (archive, &packed, options);
  if (done && packed.n_items == 0)
    done = livret_unreadable (error, _ ("The archive holds nothing that Livret reads."));
  livret_packed_sink_clear (&packed);
  return done;
}

static const char *const suffixes[] = { "zip", NULL };
static const char *const media_types[] = { "application/zip", NULL };

const LivretFormat livret_format_zip = {
  "zip", N_ ("Archives of documents (ZIP)"), suffixes, media_types, FALSE, probe, import,
};
