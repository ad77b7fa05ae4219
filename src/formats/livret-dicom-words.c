/* livret-dicom-words.c: what a DICOM file says of the examination, for people.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/livret-date.h"
#include "formats/livret-dicom.h"

/* PS3.3, C.7.3.1.1.1: those that patients meet. */
static const struct
{
  const char *code;
  const char *words;
} modalities[] = {
  { "CR", NC_ ("examination", "X-ray") },
  { "DX", NC_ ("examination", "X-ray") },
  { "RG", NC_ ("examination", "X-ray") },
  { "RF", NC_ ("examination", "Fluoroscopy") },
  { "CT", NC_ ("examination", "CT scan") },
  { "MR", NC_ ("examination", "MRI") },
  { "US", NC_ ("examination", "Ultrasound") },
  { "MG", NC_ ("examination", "Mammography") },
  { "NM", NC_ ("examination", "Scintigraphy") },
  { "PT", NC_ ("examination", "PET scan") },
  { "XA", NC_ ("examination", "Angiography") },
  { "PX", NC_ ("examination", "Dental panoramic X-ray") },
  { "IO", NC_ ("examination", "Dental X-ray") },
  { "BMD", NC_ ("examination", "Bone density") },
  { "ECG", NC_ ("examination", "Electrocardiogram") },
  { "ES", NC_ ("examination", "Endoscopy") },
  { "OP", NC_ ("examination", "Photograph of the eye") },
  { "OPT", NC_ ("examination", "OCT of the eye") },
  { "SM", NC_ ("examination", "Microscope slide") },
  { "XC", NC_ ("examination", "Photograph") },
  { "SR", NC_ ("examination", "Report") },
  { "DOC", NC_ ("examination", "Document") },
};

/* (transfer full) (nullable) */
static char *
modality_of (const LivretDicom *dicom)
{
  g_autofree char *code = livret_dicom_text (dicom, LIVRET_DICOM_MODALITY);

  for (guint i = 0; code != NULL && i < G_N_ELEMENTS (modalities); i++)
    if (strcmp (modalities[i].code, code) == 0)
      return g_strdup (g_dpgettext2 (NULL, "examination", modalities[i].words));
  return g_steal_pointer (&code);
}

static void
append (GString *text, const char *separator, const char *words)
{
  if (words != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? separator : "", words);
}

/* As it is described; without that, the sort of examination and the part of the body. */
char *
livret_dicom_study (const LivretDicom *dicom)
{
  char *study = livret_dicom_text (dicom, LIVRET_DICOM_STUDY_DESCRIPTION);
  g_autofree char *modality = modality_of (dicom);
  g_autofree char *part = livret_dicom_text (dicom, LIVRET_DICOM_BODY_PART);
  GString *title;

  if (study != NULL)
    return study;
  title = g_string_new (modality);
  append (title, ", ", part);
  if (title->len == 0)
    append (title, "", _ ("Medical image"));
  return g_string_free (title, FALSE);
}

char *
livret_dicom_series (const LivretDicom *dicom)
{
  char *series = livret_dicom_text (dicom, LIVRET_DICOM_SERIES_DESCRIPTION);

  return series != NULL ? series : livret_dicom_study (dicom);
}

/* The number tells pictures of a series apart. A report has a title of its own. */
char *
livret_dicom_title (const LivretDicom *dicom)
{
  g_autofree char *report = livret_dicom_text (dicom, LIVRET_DICOM_ENCAPSULATED_TITLE);
  g_autofree char *study = livret_dicom_study (dicom);
  g_autofree char *series = livret_dicom_series (dicom);
  GString *title;
  double number;

  if (report != NULL)
    return g_steal_pointer (&report);
  title = g_string_new (study);
  if (strcmp (series, study) != 0)
    append (title, " · ", series);
  if (dicom->pixels && livret_dicom_decimal (dicom, LIVRET_DICOM_INSTANCE_NUMBER, &number) &&
      number >= 1 && number < 1e6)
    {
      g_autofree char *picture = g_strdup_printf (_ ("image %d"), (int) number);

      append (title, " · ", picture);
    }
  return g_string_free (title, FALSE);
}

/* --- Facts --------------------------------------------------------------------------------------
 */

/* Takes @value. */
static void
add_fact (GString *text, const char *label, char *value)
{
  if (value != NULL)
    {
      g_string_append_printf (text, _ ("%s: %s"), label, value);
      g_string_append_c (text, '\n');
    }
  g_free (value);
}

static char *
display_date (const LivretDicom *dicom, guint32 tag)
{
  g_autofree char *text = livret_dicom_date (dicom, tag);
  LivretDate date;

  return text != NULL && livret_date_parse (text, NULL, &date, NULL) ? livret_date_display (&date)
                                                                     : NULL;
}

/* Whether it stands in the bits of pixels that they leave free, or beside them (PS3.3, C.9.2). */
static gboolean
has_overlay (const LivretDicom *dicom)
{
  for (guint32 group = 0; group <= 0x1e; group += 2)
    if (livret_dicom_u16 (dicom, LIVRET_DICOM_OVERLAY_ROWS + (group << 16), 0, 0) > 0)
      return TRUE;
  return FALSE;
}

char *
livret_dicom_facts (const LivretDicom *dicom)
{
  GString *text = g_string_new (NULL);
  LivretDicomShape shape;

  add_fact (text, C_ ("document head", "Person"),
            livret_dicom_person (dicom, LIVRET_DICOM_PATIENT_NAME));
  add_fact (text, C_ ("document head", "Born on"), display_date (dicom, LIVRET_DICOM_PATIENT_BORN));
  add_fact (text, C_ ("examination", "Examination"), modality_of (dicom));
  add_fact (text, C_ ("examination", "Date"), display_date (dicom, LIVRET_DICOM_STUDY_DATE));
  add_fact (text, C_ ("examination", "Study"),
            livret_dicom_text (dicom, LIVRET_DICOM_STUDY_DESCRIPTION));
  add_fact (text, C_ ("examination", "Series"),
            livret_dicom_text (dicom, LIVRET_DICOM_SERIES_DESCRIPTION));
  add_fact (text, C_ ("examination", "Part of the body"),
            livret_dicom_text (dicom, LIVRET_DICOM_BODY_PART));
  add_fact (text, C_ ("examination", "Establishment"),
            livret_dicom_text (dicom, LIVRET_DICOM_INSTITUTION));
  add_fact (text, C_ ("examination", "Asked for by"),
            livret_dicom_person (dicom, LIVRET_DICOM_REFERRING));
  add_fact (text, C_ ("examination", "Done by"),
            livret_dicom_person (dicom, LIVRET_DICOM_PERFORMING));
  add_fact (text, C_ ("examination", "Read by"), livret_dicom_person (dicom, LIVRET_DICOM_READING));
  if (livret_dicom_shape (dicom, &shape, NULL) && shape.frames > 1)
    add_fact (text, C_ ("examination", "Images"), g_strdup_printf ("%u", shape.frames));
  if (has_overlay (dicom))
    g_string_append_printf (text, "%s\n", _ ("Marks that were laid over the image are not shown."));
  return g_string_free (text, FALSE);
}

char *
livret_dicom_words (GBytes *bytes, GError **error)
{
  g_auto (LivretDicom) dicom = { 0 };
  g_autofree char *title = NULL;
  g_autofree char *facts = NULL;
  g_autofree char *report = NULL;
  LivretDicomShape shape;
  const char *reason = NULL;

  if (!livret_dicom_read (bytes, &dicom, error))
    return NULL;
  title = livret_dicom_title (&dicom);
  facts = livret_dicom_facts (&dicom);
  report = livret_dicom_report (&dicom);
  if (report != NULL)
    return g_strconcat (title, "\n\n", facts, "\n", report, NULL);
  if (livret_dicom_shape (&dicom, &shape, &reason))
    reason = NULL;
  return g_strconcat (title, "\n\n", facts, reason != NULL ? "\n" : NULL, reason, NULL);
}
