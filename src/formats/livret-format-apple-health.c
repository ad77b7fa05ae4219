/* livret-format-apple-health.c: what the Health app of an iPhone exports: export.zip, or its XML.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names are in the phone's language, so that only contents tell. Neither is ever held as a whole:
 * the XML is scanned as it is read, a member of the archive as it is inflated in a thread beside.
 * An electrocardiogram or a route may come without the rest: it is a document all the same.
 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/livret-format.h"
#include "formats/livret-health-import.h"
#include "formats/livret-health-member.h"

/* Of the archive's members that may be the export. */
#define PROBED_MAX 64
#define DOCUMENTS_MAX (1024 * G_GUINT64_CONSTANT (1024 * 1024))

static gboolean
is_archive (LivretInput *input)
{
  return livret_input_starts_with (input, "PK\003\004", 4);
}

static gboolean
holds_export (LivretInput *input)
{
  g_autoptr (LivretArchive) archive = livret_archive_open (input);
  const char *name;

  if (archive == NULL)
    return FALSE;
  for (guint n = 0; n < PROBED_MAX && livret_archive_next (archive, &name);)
    {
      gsize size;
      const char *head = livret_archive_head (archive, &size);

      if (livret_archive_is_litter (name))
        continue;
      if (livret_health_is_export (head, size))
        return TRUE;
      n += g_str_has_suffix (name, ".xml");
    }
  return FALSE;
}

static LivretProbe
probe (LivretInput *input)
{
  gsize size;
  const char *head = (const char *) livret_input_head (input, &size);
  gboolean found = is_archive (input) ? holds_export (input)
                                      : livret_health_is_export (head, size) ||
                                            livret_health_lone (head, size) != NULL;

  return found ? LIVRET_PROBE_SURE : LIVRET_PROBE_NO;
}

/* --- The XML alone ------------------------------------------------------------------------------
 */

typedef struct
{
  LivretInput *input;
  guint64 at;
} Plain;

static gssize
read_plain (gpointer data, gpointer buffer, gsize size)
{
  Plain *plain = data;
  gssize n = livret_input_read (plain->input, plain->at, buffer, size);

  plain->at += MAX (n, 0);
  return n;
}

static gboolean
on_plain_progress (gpointer data, guint64 position, LivretSink *sink)
{
  return livret_sink_progress (sink, position, livret_input_get_size (((Plain *) data)->input));
}

static gboolean
import_plain (LivretInput *input, gboolean intimate, LivretSink *sink, GError **error)
{
  Plain plain = { input, 0 };
  LivretHealthStreamSource source = { read_plain, on_plain_progress, &plain, intimate };
  guint64 given;

  if (!livret_health_import (&source, sink, &given, error))
    return FALSE;
  return given > 0 || livret_unreadable (error, _ ("The export of Apple Health is empty."));
}

/* --- The archive --------------------------------------------------------------------------------
 */

typedef struct
{
  LivretInput *input;
  LivretArchive *archive;
  guint64 budget;
  guint64 given;
  gboolean found;
  gboolean intimate;
} Packed;

static gssize
read_packed (gpointer data, gpointer buffer, gsize size)
{
  return livret_archive_read (((Packed *) data)->archive, buffer, size);
}

static gboolean
on_packed_progress (gpointer data, guint64 position, LivretSink *sink)
{
  Packed *packed = data;

  return livret_sink_progress (sink, livret_archive_position (packed->archive),
                               livret_input_get_size (packed->input));
}

static gboolean
import_export (Packed *packed, LivretSink *sink, GError **error)
{
  LivretHealthStreamSource source = { read_packed, on_packed_progress, packed, packed->intimate };
  guint64 given = 0;

  packed->found = TRUE;
  livret_archive_beside (packed->archive);
  if (!livret_health_import (&source, sink, &given, error))
    return FALSE;
  packed->given += given;
  return TRUE;
}

static gboolean
import_member (Packed *packed, const char *name, LivretSink *sink, GError **error)
{
  gsize size;
  const char *head = livret_archive_head (packed->archive, &size);

  if (livret_archive_is_litter (name))
    return TRUE;
  if (livret_health_is_export (head, size))
    return import_export (packed, sink, error);
  packed->given++;
  return livret_health_member (packed->archive, name, sink, &packed->budget, error);
}

static gboolean
import_packed (LivretInput *input, gboolean intimate, LivretSink *sink, GError **error)
{
  g_autoptr (LivretArchive) archive = livret_archive_open (input);
  Packed packed = { input, archive, DOCUMENTS_MAX, 0, FALSE, intimate };
  const char *name;

  if (archive == NULL)
    return livret_unreadable (error, _ ("The archive is damaged at its beginning."));
  while (livret_archive_next (archive, &name))
    if (!import_member (&packed, name, sink, error))
      return FALSE;
  if (livret_archive_is_damaged (archive))
    {
      packed.given++;
      if (!livret_sink_set_aside (sink, _ ("archive"),
                                  _ ("The archive is incomplete or damaged; what could be read of "
                                     "it was read.")))
        return FALSE;
    }
  if (!packed.found && packed.given == 0)
    return livret_unreadable (error, _ ("The archive holds no data of Apple Health."));
  return packed.given > 0 || livret_unreadable (error, _ ("The export of Apple Health is empty."));
}

static gboolean
import (LivretInput *input, const LivretImportOptions *options, LivretSink *sink, GError **error)
{
  gboolean intimate = options != NULL && options->intimate;
  gsize size;
  const char *head = (const char *) livret_input_head (input, &size);

  if (is_archive (input))
    return import_packed (input, intimate, sink, error);
  return livret_health_lone (head, size) != NULL ? livret_health_lone_import (input, sink, error)
                                                 : import_plain (input, intimate, sink, error);
}

/* Member names in other code pages are converted by modules; a thread starts once. */
static void
prepare (void)
{
  static const guint8 tiny[] = {
    'P', 'K', 3, 4, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,    0,
    0,   0,   0, 0, 0,  0, 0, 0, 0, 0, 1, 0, 0, 0, 0x82,
  };
  g_autoptr (GBytes) bytes = g_bytes_new_static (tiny, sizeof tiny);
  g_autoptr (LivretInput) input = livret_input_new_for_bytes (bytes, NULL);
  g_autoptr (LivretArchive) archive = livret_archive_open (input);
  const char *name;

  if (archive != NULL && livret_archive_next (archive, &name))
    livret_archive_beside (archive);
}

static const char *const suffixes[] = { "zip", "xml", "csv", "gpx", NULL };
static const char *const media_types[] = {
  "application/zip", "application/xml", "text/xml", "text/csv", "application/gpx+xml", NULL,
};

const LivretFormat livret_format_apple_health = {
  "apple-health", N_ ("Apple Health export"), suffixes, media_types, FALSE, probe, import, prepare,
};
