/* livret-format-zip.c: an archive of documents: what Mon espace santé or a portal gives, or a
 * person packed. SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/livret-bundle.h"
#include "formats/livret-packed.h"
#include "formats/livret-unpack.h"

/* Documents of office programs are archives, too. */
static gboolean
is_office (LivretInput *input)
{
  g_autoptr (LivretArchive) archive = livret_archive_open (input);
  const char *name;

  return archive == NULL || !livret_archive_next (archive, &name) ||
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
take_member (LivretUnpack *self, const char *name, gpointer data)
{
  const char *reason = NULL;
  g_autoptr (GBytes) bytes = livret_unpack_load (self, &reason);

  if (bytes != NULL)
    return livret_bundle_take (&self->sink, name, bytes, NULL, self->options,
                               livret_archive_position (self->archive));
  livret_packed_sink_skip (&self->sink, name, reason);
  return TRUE;
}

static gboolean
import (LivretInput *input, const LivretImportOptions *options, LivretSink *sink, GError **error)
{
  static const LivretUnpackSteps steps = { LIVRET_UNPACK_PAPERS_MAX, LIVRET_UNPACK_PAPERS_TOTAL,
                                           NULL, take_member, NULL };

  return livret_unpack (input, &steps, NULL, options, sink, error);
}

static const char *const suffixes[] = { "zip", NULL };
static const char *const media_types[] = { "application/zip", NULL };

const LivretFormat livret_format_zip = {
  "zip", N_ ("Archives of documents (ZIP)"), suffixes, media_types, FALSE, probe, import,
};
