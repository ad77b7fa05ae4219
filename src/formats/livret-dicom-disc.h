/* livret-dicom-disc.h: the images of a whole examination in one archive, by their series.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/livret-dicom.h"

G_BEGIN_DECLS

#define LIVRET_DICOM_DISC_MEDIA_TYPE "application/zip"

/**
 * LivretDicomSeries: images that were taken in one go.
 * @number: as the file numbers it, for the order; @title: what the series shows
 * @images: of their places in the archive and numbers
 */
typedef struct
{
  char *uid;
  char *title;
  double number;
  GArray *images;
} LivretDicomSeries;

/**
 * LivretDicomDisc: what the beginnings of an archive's files say.
 * @series: (element-type LivretDicomSeries): in their order
 * @people: (element-type utf8): "name\nbirth date", each once
 * @members: places of the images and of lists of them, as a set
 * @n_images: frames not counted; @n_members: files of any sort; @listed: a list of images is among
 * them
 */
typedef struct
{
  GPtrArray *series;
  GPtrArray *people;
  GHashTable *members;
  guint n_images;
  guint n_members;
  gboolean listed;
  char *study;
  char *establishment;
  char *author;
  char *date;
} LivretDicomDisc;

/** livret_dicom_disc_read: %FALSE: the archive cannot be opened. */
gboolean livret_dicom_disc_read (LivretInput *input, LivretDicomDisc *out);
void livret_dicom_disc_clear (LivretDicomDisc *disc);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LivretDicomDisc, livret_dicom_disc_clear)
/** livret_dicom_disc_words: (transfer full): the series, a line each. Translated. */
char *livret_dicom_disc_words (const LivretDicomDisc *disc);
/** livret_dicom_disc_text: (transfer full): the same of an archive. */
char *livret_dicom_disc_text (GBytes *bytes);
/** livret_dicom_disc_is: whether one of the first files of an archive is a DICOM file. */
gboolean livret_dicom_disc_is (LivretInput *input);

/** livret_image_dicom_disc: a page a series, its middle image. */
extern const LivretImageCodec livret_image_dicom_disc;

G_END_DECLS
