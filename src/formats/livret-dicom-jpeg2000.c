/* livret-dicom-jpeg2000.c: the samples of a JPEG 2000 code stream, by openjpeg.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <openjpeg.h>
#include <string.h>

#include "formats/livret-dicom.h"

typedef struct
{
  const guint8 *data;
  gsize size;
  gsize at;
} Source;

static OPJ_SIZE_T
on_read (void *buffer, OPJ_SIZE_T size, void *data)
{
  Source *self = data;
  gsize n = MIN (size, self->size - self->at);

  if (n == 0)
    return (OPJ_SIZE_T) -1;
  memcpy (buffer, self->data + self->at, n);
  self->at += n;
  return n;
}

static OPJ_OFF_T
on_skip (OPJ_OFF_T n, void *data)
{
  Source *self = data;

  if (n < 0 || (guint64) n > self->size - self->at)
    return -1;
  self->at += (gsize) n;
  return n;
}

static OPJ_BOOL
on_seek (OPJ_OFF_T at, void *data)
{
  Source *self = data;

  if (at < 0 || (guint64) at > self->size)
    return OPJ_FALSE;
  self->at = (gsize) at;
  return OPJ_TRUE;
}

/* What it says is for who writes programs. */
static void
on_message (const char *message, void *data)
{
}

static opj_stream_t *
open_stream (Source *source)
{
  opj_stream_t *stream = opj_stream_create (64 * 1024, OPJ_TRUE);

  opj_stream_set_user_data (stream, source, NULL);
  opj_stream_set_user_data_length (stream, source->size);
  opj_stream_set_read_function (stream, on_read);
  opj_stream_set_skip_function (stream, on_skip);
  opj_stream_set_seek_function (stream, on_seek);
  return stream;
}

/* Its size is compared with what was announced before anything is decoded. */
static gboolean
fits (const opj_image_t *image, const LivretDicomShape *shape)
{
  if (image->numcomps != shape->samples || image->x1 - image->x0 != shape->width ||
      image->y1 - image->y0 != shape->height || image->x1 < image->x0 || image->y1 < image->y0)
    return FALSE;
  for (guint i = 0; i < image->numcomps; i++)
    if (image->comps[i].dx != 1 || image->comps[i].dy != 1 || image->comps[i].prec > 16)
      return FALSE;
  return TRUE;
}

static void
copy_samples (const opj_image_t *image, LivretDicomFrame *frame)
{
  gsize points = (gsize) frame->shape.width * frame->shape.height;

  for (guint c = 0; c < image->numcomps; c++)
    for (gsize i = 0; i < points; i++)
      {
        OPJ_INT32 value = image->comps[c].data[i];

        if (frame->shape.bits == 16)
          ((guint16 *) (gpointer) frame->samples)[c * points + i] = (guint16) value;
        else
          frame->samples[c * points + i] = (guint8) value;
      }
  frame->shape.planar = TRUE;
  /* What the stream says of its values is true, whatever was announced; below zero they are only
   * there where one of both says so. */
  frame->shape.stored = MIN (image->comps[0].prec, frame->shape.bits);
  frame->shape.is_signed = frame->shape.is_signed || image->comps[0].sgnd != 0;
  frame->shape.high = frame->shape.stored - 1;
}

static gboolean
decode (opj_codec_t *codec, opj_stream_t *stream, opj_image_t **image, LivretDicomFrame *frame)
{
  opj_dparameters_t parameters;

  opj_set_default_decoder_parameters (&parameters);
  opj_set_info_handler (codec, on_message, NULL);
  opj_set_warning_handler (codec, on_message, NULL);
  opj_set_error_handler (codec, on_message, NULL);
  if (!opj_setup_decoder (codec, &parameters) || !opj_decoder_set_strict_mode (codec, OPJ_TRUE) ||
      !opj_read_header (stream, codec, image) || !fits (*image, &frame->shape) ||
      !opj_decode (codec, stream, *image))
    return FALSE;
  for (guint i = 0; i < (*image)->numcomps; i++)
    if ((*image)->comps[i].data == NULL || (*image)->comps[i].w != frame->shape.width ||
        (*image)->comps[i].h != frame->shape.height)
      return FALSE;
  return TRUE;
}

gboolean
livret_dicom_jpeg2000 (GBytes *bytes, LivretDicomFrame *frame, GError **error)
{
  Source source = { 0 };
  opj_codec_t *codec;
  opj_stream_t *stream;
  opj_image_t *image = NULL;
  gboolean done, in_boxes;

  source.data = g_bytes_get_data (bytes, &source.size);
  in_boxes = source.size > 12 && memcmp (source.data + 4, "jP  ", 4) == 0;
  if (frame->shape.bits < 8)
    return livret_unreadable (error, _ ("The picture in the DICOM file is damaged or cut short."));
  codec = opj_create_decompress (in_boxes ? OPJ_CODEC_JP2 : OPJ_CODEC_J2K);
  stream = open_stream (&source);
  done = decode (codec, stream, &image, frame);
  if (done)
    copy_samples (image, frame);
  if (image != NULL)
    opj_image_destroy (image);
  opj_stream_destroy (stream);
  opj_destroy_codec (codec);
  return done ||
         livret_unreadable (error, _ ("The picture in the DICOM file is damaged or cut short."));
}
