/* livret-format-dicom.c: medical images (DICOM): one document a file, with a preview of its
 * picture. SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file is kept as it came. A report that lies in it as a PDF is the content, the DICOM file
 * beside it.
 */
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "formats/livret-dicom.h"
#include "formats/livret-formats.h"
#include "formats/livret-header.h"
#include "formats/livret-inner.h"
#include "record/livret-memfd.h"

/* LOINC: diagnostic imaging study. */
#define TYPE_IMAGING "18748-4"
/* Encapsulated PDF storage. */
#define CLASS_PDF "1.2.840.10008.5.1.4.1.1.104.1"

static char *
find_date (const LivretDicom *dicom)
{
  static const guint32 tags[] = { LIVRET_DICOM_STUDY_DATE, LIVRET_DICOM_SERIES_DATE,
                                  LIVRET_DICOM_ACQUISITION_DATE, LIVRET_DICOM_CONTENT_DATE };
  char *date = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (tags) && date == NULL; i++)
    date = livret_dicom_date (dicom, tags[i]);
  return date;
}

static void
read_header (const LivretDicom *dicom, LivretHeader *out)
{
  *out = (LivretHeader) {
    .title = livret_dicom_title (dicom),
    .type = g_strdup (TYPE_IMAGING),
    .unique_id = livret_dicom_text (dicom, LIVRET_DICOM_SOP_INSTANCE),
    .author = livret_dicom_person (dicom, LIVRET_DICOM_READING),
    .establishment = livret_dicom_text (dicom, LIVRET_DICOM_INSTITUTION),
    .date = find_date (dicom),
    .person = livret_dicom_person (dicom, LIVRET_DICOM_PATIENT_NAME),
    .birth_date = livret_dicom_date (dicom, LIVRET_DICOM_PATIENT_BORN),
  };
  if (out->author == NULL)
    out->author = livret_dicom_person (dicom, LIVRET_DICOM_PERFORMING);
}

/* (transfer full) (nullable): the PDF that the file is made around. */
static GBytes *
find_report (const LivretDicom *dicom)
{
  const LivretDicomSpan *span = livret_dicom_find (dicom, LIVRET_DICOM_ENCAPSULATED);

  if (span == NULL || span->size == 0 ||
      (!livret_dicom_text_is (dicom, LIVRET_DICOM_SOP_CLASS, CLASS_PDF) &&
       !livret_dicom_text_is (dicom, LIVRET_DICOM_ENCAPSULATED_TYPE, "application/pdf")))
    return NULL;
  return g_bytes_new_from_bytes (dicom->set, span->at, span->size);
}

/* The report is the document; FALSE with @given unset: it is none that can be read. */
static gboolean
give_report (const LivretDicom *dicom,
             const LivretHeader *header,
             LivretInput *input,
             LivretSink *sink,
             gboolean *given)
{
  g_autoptr (GBytes) report = find_report (dicom);
  g_auto (LivretInner) inner = { 0 };
  LivretSinkPaper paper = livret_header_paper (header);
  LivretSinkDocument document = livret_header_document (header);
  const char *name = livret_input_get_name (input);
  gboolean done;
  gsize size;
  int fd;

  if (report == NULL)
    return FALSE;
  livret_inner_read (report, NULL, &inner);
  if (inner.media_type == NULL)
    return FALSE;
  fd = livret_memfd_new ("report", g_bytes_get_data (report, &size), g_bytes_get_size (report),
                         NULL);
  if (fd < 0)
    return FALSE;
  *given = TRUE;
  document.fd = fd;
  document.media_type = inner.media_type;
  document.pages = inner.pages;
  document.text = inner.text;
  document.paper = &paper;
  document.parts[0] = (LivretSinkPart) { LIVRET_PART_SOURCE, -1, LIVRET_DICOM_MEDIA_TYPE,
                                         *name != '\0' ? name : NULL };
  document.n_parts = 1;
  done = livret_sink_document (sink, &document);
  close (fd);
  return done;
}

static gboolean
give_image (const LivretDicom *dicom,
            const LivretHeader *header,
            LivretInput *input,
            LivretSink *sink)
{
  g_autofree char *facts = livret_dicom_facts (dicom);
  g_autofree char *report = livret_dicom_report (dicom);
  g_autofree char *words = g_strconcat (facts, report != NULL ? "\n" : NULL, report, NULL);
  LivretSinkPaper paper = livret_header_paper (header);
  LivretSinkDocument document = livret_header_document (header);
  const char *name = livret_input_get_name (input);
  LivretDicomShape shape;

  document.media_type = LIVRET_DICOM_MEDIA_TYPE;
  document.name = *name != '\0' ? name : NULL;
  document.text = words;
  document.pages = livret_dicom_shape (dicom, &shape, NULL) ? 1 : 0;
  document.paper = &paper;
  return livret_sink_document (sink, &document);
}

static gboolean
import (LivretInput *input, const LivretImportOptions *options, LivretSink *sink, GError **error)
{
  GBytes *bytes = livret_input_bytes (input, error);
  g_auto (LivretDicom) dicom = { 0 };
  g_auto (LivretHeader) header = { 0 };
  gboolean given = FALSE;

  if (bytes == NULL || !livret_dicom_read (bytes, &dicom, error))
    return FALSE;
  if (dicom.directory)
    return livret_unreadable (error,
                              _ ("This is only the list of what is on a disc (DICOMDIR): the "
                                 "images are files of their own beside it."));
  read_header (&dicom, &header);
  if (!livret_header_say_identity (&header, sink))
    return FALSE;
  return give_report (&dicom, &header, input, sink, &given) ||
         (!given && give_image (&dicom, &header, input, sink));
}

/* A PDF that lies in it may begin where one begins that is alone. */
static LivretProbe
probe (LivretInput *input)
{
  gsize size;
  const guint8 *head = livret_input_head (input, &size);

  return size >= 132 && memcmp (head + 128, "DICM", 4) == 0 ? LIVRET_PROBE_AROUND : LIVRET_PROBE_NO;
}

static const char *const suffixes[] = { "dcm", "dicom", NULL };
static const char *const media_types[] = { LIVRET_DICOM_MEDIA_TYPE, NULL };

const LivretFormat livret_format_dicom = {
  "dicom", N_ ("Medical images (DICOM)"), suffixes, media_types, TRUE, probe,
  import,  livret_dicom_prepare,          TRUE,
};
