/* livret-format-dicom-disc.c: an archive of a disc with medical images, as hospitals hand them out.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An examination is some hundred files, and one document: the archive as it came, with a page for
 * each series. Reports beside the images are documents of their own.
 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/livret-bundle.h"
#include "formats/livret-dicom-disc.h"
#include "formats/livret-formats.h"
#include "formats/livret-unpack.h"
#include "record/livret-document-types.h"

/* LOINC: diagnostic imaging study. */
#define TYPE_IMAGING "18748-4"

/* @grouped: the images are one document */
typedef struct
{
  LivretDicomDisc disc;
  gboolean grouped;
} Taking;

static gboolean
say_people (const LivretDicomDisc *disc, LivretSink *sink)
{
  for (guint i = 0; i < disc->people->len; i++)
    {
      g_auto (GStrv) parts = g_strsplit (disc->people->pdata[i], "\n", 2);
      LivretSinkIdentity identity = { parts[0], *parts[1] != '\0' ? parts[1] : NULL, NULL };

      if (!livret_sink_identity (sink, &identity))
        return FALSE;
    }
  return TRUE;
}

static gboolean
give_document (const LivretDicomDisc *disc, LivretUnpack *self)
{
  g_autofree char *words = livret_dicom_disc_words (disc);
  const char *name = livret_input_get_name (self->input);
  LivretSinkPaper paper = { .type = TYPE_IMAGING };
  LivretSinkDocument document = {
    .fd = -1,
    .media_type = LIVRET_DICOM_DISC_MEDIA_TYPE,
    .name = *name != '\0' ? name : NULL,
    .title = disc->study,
    .author = disc->author,
    .establishment = disc->establishment,
    .category = livret_document_type_category (TYPE_IMAGING),
    .date = disc->date,
    .text = words,
    .pages = (int) disc->series->len,
    .paper = &paper,
  };

  self->sink.n_items++;
  return livret_sink_document (self->sink.outer, &document);
}

/* One image alone is a document like any other, and so are some among other papers. What is larger
 * than a document that is shown comes image by image. */
static gboolean
is_one (const LivretDicomDisc *disc, LivretInput *input)
{
  return disc->n_images > 1 && (disc->listed || 2 * disc->n_images > disc->n_members) &&
         livret_input_get_size (input) <= LIVRET_INPUT_MAX;
}

static gboolean
before (LivretUnpack *self, gpointer data, GError **error)
{
  Taking *taking = data;

  if (!livret_dicom_disc_read (self->input, &taking->disc))
    return livret_unreadable (error, _ ("The archive is damaged at its beginning."));
  taking->grouped = is_one (&taking->disc, self->input);
  return !taking->grouped ||
         (say_people (&taking->disc, self->sink.outer) && give_document (&taking->disc, self));
}

static gboolean
take_member (LivretUnpack *self, const char *name, gpointer data)
{
  Taking *taking = data;
  const char *reason = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (taking->grouped &&
      g_hash_table_contains (taking->disc.members, GUINT_TO_POINTER (self->place + 1)))
    return TRUE;
  bytes = livret_unpack_load (self, &reason);
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
                                           before, take_member, NULL };
  Taking taking = { 0 };
  gboolean done = livret_unpack (input, &steps, &taking, options, sink, error);

  livret_dicom_disc_clear (&taking.disc);
  return done;
}

static LivretProbe
probe (LivretInput *input)
{
  return livret_dicom_disc_is (input) ? LIVRET_PROBE_LIKELY : LIVRET_PROBE_NO;
}

static const char *const suffixes[] = { "zip", NULL };
static const char *const media_types[] = { LIVRET_DICOM_DISC_MEDIA_TYPE, NULL };

const LivretFormat livret_format_dicom_disc = {
  "dicom-disc", N_ ("Discs with medical images (DICOM, as a ZIP)"),
  suffixes,     media_types,
  TRUE,         probe,
  import,
};
