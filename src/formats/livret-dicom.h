/* livret-dicom.h: DICOM files: their data set, what it says, the picture in it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sources: DICOM PS3.5 (data structures and encoding), PS3.6 (tags), PS3.10 (files), PS3.3 C.7.6.3
 * and C.11 (pixels, windows, look-up tables).
 */
#pragma once

#include "formats/livret-image.h"

G_BEGIN_DECLS

#define LIVRET_DICOM_MEDIA_TYPE "application/dicom"

/* Group and element as one number. Only those that are looked at. */
typedef enum
{
  LIVRET_DICOM_CHARACTER_SET = 0x00080005,
  LIVRET_DICOM_SOP_CLASS = 0x00080016,
  LIVRET_DICOM_SOP_INSTANCE = 0x00080018,
  LIVRET_DICOM_STUDY_DATE = 0x00080020,
  LIVRET_DICOM_SERIES_DATE = 0x00080021,
  LIVRET_DICOM_ACQUISITION_DATE = 0x00080022,
  LIVRET_DICOM_CONTENT_DATE = 0x00080023,
  LIVRET_DICOM_MODALITY = 0x00080060,
  LIVRET_DICOM_INSTITUTION = 0x00080080,
  LIVRET_DICOM_REFERRING = 0x00080090,
  LIVRET_DICOM_STUDY_DESCRIPTION = 0x00081030,
  LIVRET_DICOM_SERIES_DESCRIPTION = 0x0008103e,
  LIVRET_DICOM_PERFORMING = 0x00081050,
  LIVRET_DICOM_READING = 0x00081060,
  LIVRET_DICOM_PATIENT_NAME = 0x00100010,
  LIVRET_DICOM_PATIENT_BORN = 0x00100030,
  LIVRET_DICOM_BODY_PART = 0x00180015,
  LIVRET_DICOM_INSTANCE_NUMBER = 0x00200013,
  LIVRET_DICOM_SAMPLES = 0x00280002,
  LIVRET_DICOM_PHOTOMETRIC = 0x00280004,
  LIVRET_DICOM_PLANAR = 0x00280006,
  LIVRET_DICOM_FRAMES = 0x00280008,
  LIVRET_DICOM_ROWS = 0x00280010,
  LIVRET_DICOM_COLUMNS = 0x00280011,
  LIVRET_DICOM_BITS_ALLOCATED = 0x00280100,
  LIVRET_DICOM_BITS_STORED = 0x00280101,
  LIVRET_DICOM_HIGH_BIT = 0x00280102,
  LIVRET_DICOM_SIGNED = 0x00280103,
  LIVRET_DICOM_PADDING = 0x00280120,
  LIVRET_DICOM_WINDOW_CENTER = 0x00281050,
  LIVRET_DICOM_WINDOW_WIDTH = 0x00281051,
  LIVRET_DICOM_INTERCEPT = 0x00281052,
  LIVRET_DICOM_SLOPE = 0x00281053,
  LIVRET_DICOM_RED_ABOUT = 0x00281101, /* green and blue follow */
  LIVRET_DICOM_RED = 0x00281201,
  /* of structured reports, within their sequences */
  LIVRET_DICOM_CODE_VALUE = 0x00080100,
  LIVRET_DICOM_CODE_MEANING = 0x00080104,
  LIVRET_DICOM_UNITS = 0x004008ea,
  LIVRET_DICOM_VALUE_TYPE = 0x0040a040,
  LIVRET_DICOM_CONCEPT_NAME = 0x0040a043,
  LIVRET_DICOM_DATE_TIME = 0x0040a120,
  LIVRET_DICOM_DATE = 0x0040a121,
  LIVRET_DICOM_TIME = 0x0040a122,
  LIVRET_DICOM_PERSON_NAME = 0x0040a123,
  LIVRET_DICOM_TEXT_VALUE = 0x0040a160,
  LIVRET_DICOM_CONCEPT_CODE = 0x0040a168,
  LIVRET_DICOM_MEASURED = 0x0040a300,
  LIVRET_DICOM_NUMERIC = 0x0040a30a,
  LIVRET_DICOM_CONTENT = 0x0040a730,

  LIVRET_DICOM_ENCAPSULATED_TITLE = 0x00420010,
  LIVRET_DICOM_ENCAPSULATED = 0x00420011,
  LIVRET_DICOM_ENCAPSULATED_TYPE = 0x00420012,
  LIVRET_DICOM_OVERLAY_ROWS = 0x60000010, /* groups 6000 to 601e, the even ones */
  LIVRET_DICOM_PIXELS = 0x7fe00010,
} LivretDicomTag;

/** LivretDicomSpan: of the data set. */
typedef struct
{
  gsize at;
  gsize size;
} LivretDicomSpan;

/**
 * LivretDicom: a file taken apart.
 * @set: the data set, inflated where it was deflated; @data, @size: its bytes
 * @syntax: UID of how it and its pixels are written
 * @big: the most significant byte first; @pixels: there are some;
 * @swapped: and samples of one byte are in words of two
 * @implicit: elements have no VR
 * @elements: of LivretDicomSpan by tag: those of the data set itself, none within sequences; of the
 *   content of a report the whole sequence, its end included
 * @fragments: (nullable): of LivretDicomSpan: pixels that are compressed, the table of offsets
 * first
 */
typedef struct
{
  GBytes *set;
  const guint8 *data;
  gsize size;
  char *syntax;
  gboolean directory;
  gboolean big;
  gboolean pixels;
  gboolean swapped;
  gboolean implicit;
  GHashTable *elements;
  GArray *fragments;
} LivretDicom;

/** livret_dicom_read: all of it is walked through: one that is cut short is an error. */
gboolean livret_dicom_read (GBytes *bytes, LivretDicom *out, GError **error);
/** livret_dicom_read_beginning: as much as is there of a file that is cut short. */
gboolean livret_dicom_read_beginning (GBytes *bytes, LivretDicom *out);
void livret_dicom_clear (LivretDicom *dicom);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LivretDicom, livret_dicom_clear)

/**
 * LivretDicomVisitor: what a report's sequences hold, in their order.
 * @enter, @leave: an item of a sequence begins and ends; only those of reports are entered
 * @value: an element in it
 */
typedef struct
{
  void (*enter) (guint32 sequence, gpointer data);
  void (*leave) (guint32 sequence, gpointer data);
  void (*value) (guint32 tag, const LivretDicomSpan *span, gpointer data);
} LivretDicomVisitor;
/** livret_dicom_visit: goes through the content of a report; %FALSE where it is damaged: what was
 * told until then was there. */
gboolean
livret_dicom_visit (const LivretDicom *dicom, const LivretDicomVisitor *visitor, gpointer data);

/** livret_dicom_report: (transfer full) (nullable): the words of a structured report, in lines set
 * in by how deep they stand; %NULL of what is none. */
char *livret_dicom_report (const LivretDicom *dicom);

/* --- Values (livret-dicom-values.c) -----------------------------------------------------------
 */

/** livret_dicom_find: (nullable): where a value stands. */
const LivretDicomSpan *livret_dicom_find (const LivretDicom *dicom, guint32 tag);
guint livret_dicom_u16_at (const LivretDicom *dicom, gsize at);
/** livret_dicom_u16: the value at place @n of several. */
guint livret_dicom_u16 (const LivretDicom *dicom, guint32 tag, guint n, guint otherwise);
/** livret_dicom_decimal: the first of numbers written in digits. */
gboolean livret_dicom_decimal (const LivretDicom *dicom, guint32 tag, double *value);
/** livret_dicom_text: (transfer full) (nullable): the first of several texts, one line, UTF-8. */
char *livret_dicom_text (const LivretDicom *dicom, guint32 tag);
/** livret_dicom_text_at: (transfer full): all of a text, its lines kept, "" where there is none. */
char *livret_dicom_text_at (const LivretDicom *dicom, const LivretDicomSpan *span);
/** livret_dicom_person_at: (transfer full) (nullable): as livret_dicom_person(). */
char *livret_dicom_person_at (const LivretDicom *dicom, const LivretDicomSpan *span);
gboolean livret_dicom_text_is (const LivretDicom *dicom, guint32 tag, const char *text);
/** livret_dicom_person: (transfer full) (nullable): "Dr Karim Benali" of "BENALI^Karim^^Dr". */
char *livret_dicom_person (const LivretDicom *dicom, guint32 tag);
/** livret_dicom_date: (transfer full) (nullable): "2026-05-04". */
char *livret_dicom_date (const LivretDicom *dicom, guint32 tag);
/** livret_dicom_prepare: loads what texts are decoded with. */
void livret_dicom_prepare (void);

/* --- What it says (livret-dicom-words.c) ------------------------------------------------------
 */

/** livret_dicom_title: (transfer full): "MRI of the knee · T1 sag", never empty. Translated. */
char *livret_dicom_title (const LivretDicom *dicom);
/** livret_dicom_study, livret_dicom_series: (transfer full): the parts of it, never empty. */
char *livret_dicom_study (const LivretDicom *dicom);
char *livret_dicom_series (const LivretDicom *dicom);
/** livret_dicom_facts: (transfer full): what a person reads of it, a line each. Translated. */
char *livret_dicom_facts (const LivretDicom *dicom);
/** livret_dicom_words: (transfer full) (nullable): title and facts of a file. */
char *livret_dicom_words (GBytes *bytes, GError **error);

/* --- The picture (livret-dicom-frame.c, livret-dicom-picture.c) -------------------------------
 */

/** LivretDicomShape: how the pixels of a frame are written. @bits: 1, 8 or 16 a sample */
typedef struct
{
  guint width;
  guint height;
  guint samples;
  guint bits;
  guint stored;
  guint high;
  gboolean is_signed;
  gboolean planar;
  guint frames;
} LivretDicomShape;

/**
 * LivretDicomFrame: the samples of one frame, a sample of 16 bits in the byte order of this
 * machine.
 * @done: (nullable): a picture already, colours and all, of a JPEG
 */
typedef struct
{
  LivretDicomShape shape;
  guint8 *samples;
  LivretImage image;
  gboolean is_image;
} LivretDicomFrame;
void livret_dicom_frame_clear (LivretDicomFrame *frame);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LivretDicomFrame, livret_dicom_frame_clear)

/** livret_dicom_shape: %FALSE: there is no picture, or one of a shape that is not shown; @reason:
 * (out) (optional): a sentence */
gboolean
livret_dicom_shape (const LivretDicom *dicom, LivretDicomShape *shape, const char **reason);
/** livret_dicom_frame: frame @n, from 0. */
gboolean
livret_dicom_frame (const LivretDicom *dicom, guint n, LivretDicomFrame *out, GError **error);
/** livret_dicom_jpeg2000: samples of a JPEG 2000 code stream, of the shape that is announced. */
gboolean livret_dicom_jpeg2000 (GBytes *stream, LivretDicomFrame *frame, GError **error);
/** livret_dicom_lossless: samples of a lossless JPEG (ITU-T T.81, process 14). */
gboolean livret_dicom_lossless (GBytes *stream, LivretDicomFrame *frame, GError **error);

/** livret_image_dicom: the middle frame, by the window the file tells. */
extern const LivretImageCodec livret_image_dicom;

G_END_DECLS
