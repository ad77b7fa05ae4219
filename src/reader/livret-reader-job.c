/* livret-reader-job.c: the files of a request, and documents as text.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/livret-reader-job.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "formats/livret-card.h"
#include "formats/livret-dicom-disc.h"
#include "formats/livret-fhir.h"
#include "formats/livret-office.h"
#include "formats/livret-pdf.h"
#include "formats/livret-plain.h"
#include "reader/livret-reader-story.h"

void
livret_reader_file_free (gpointer data)
{
  LivretReaderFile *file = data;

  g_clear_pointer (&file->input, livret_input_free);
  close (file->fd);
  g_free (file->media_type);
  g_free (file);
}

GBytes *
livret_reader_file_bytes (GPtrArray *files, guint index, GError **error)
{
  LivretReaderFile *file = g_ptr_array_index (files, index);

  if (file->input == NULL)
    file->input = livret_input_new (file->fd, NULL, error);
  return file->input != NULL ? livret_input_bytes (file->input, error) : NULL;
}

const char *
livret_reader_file_type (GPtrArray *files, guint index)
{
  LivretReaderFile *file = g_ptr_array_index (files, index);

  return file->media_type != NULL ? file->media_type : "";
}

static char *
text_of_pdf (GBytes *bytes, GError **error)
{
  g_autoptr (PopplerDocument) pdf = livret_pdf_open (bytes, error);

  return pdf != NULL ? livret_pdf_text (pdf, NULL, NULL, error) : NULL;
}

static char *
text_of_rtf (GBytes *bytes, GError **error)
{
  g_auto (LivretRtf) rtf = { 0 };

  return livret_rtf_read (bytes, &rtf, error) ? g_steal_pointer (&rtf.text) : NULL;
}

static char *
text_of_office (GBytes *bytes, const LivretOfficeSort *sort, GError **error)
{
  g_autoptr (LivretInput) input = livret_input_new_for_bytes (bytes, NULL);

  return livret_office_text (input, sort, error);
}

char *
livret_reader_text_of (GBytes *bytes, const char *media_type, GError **error)
{
  const LivretFormat *format = livret_format_by_media_type (media_type);

  if (format != NULL && strcmp (format->id, "dicom") == 0)
    return livret_dicom_words (bytes, error);
  if (format != NULL && strcmp (format->id, "dicom-disc") == 0)
    return livret_dicom_disc_text (bytes);
  if (livret_image_codec (media_type) != NULL)
    return g_strdup ("");
  if (livret_story_of (bytes, media_type))
    return livret_story_text (bytes, error);
  if (format == NULL && !g_str_has_prefix (media_type, "text/"))
    {
      livret_unreadable (error, _ ("Documents of the type “%s” are not read."), media_type);
      return NULL;
    }
  if (format != NULL && strcmp (format->id, "pdf") == 0)
    return text_of_pdf (bytes, error);
  if (format != NULL && strcmp (format->id, "rtf") == 0)
    return text_of_rtf (bytes, error);
  if (format != NULL && strcmp (format->id, "fhir") == 0)
    return livret_fhir_words_of (bytes, error);
  if (format != NULL && strcmp (format->id, "shc") == 0)
    return livret_cards_words (bytes, error);
  if (format != NULL && strcmp (format->id, "docx") == 0)
    return text_of_office (bytes, &livret_office_docx, error);
  if (format != NULL && strcmp (format->id, "odt") == 0)
    return text_of_office (bytes, &livret_office_odt, error);
  return livret_plain_text (bytes, error);
}
