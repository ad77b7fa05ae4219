/* livret-reader-compose.c: photographs as one PDF, a page each, by cairo.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A JPEG goes in as it is, without a second loss, but without what the camera wrote about place and
 * device. Its EXIF orientation, and the quarter turns a person asked for, turn the page. What was
 * cropped is made anew from the pixels that are kept: a frame of the page alone would leave the
 * others in the file.
 */
#include "reader/livret-reader-job.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <unistd.h>

#include "reader/livret-reader-pages.h"
#include "record/livret-memfd.h"
#include "record/livret-reader.h"

#define JPEG_QUALITY 88

/* A picture to be put on a page: pixels, a JPEG, or both. */
typedef struct
{
  int width;
  int height;
  int orientation;
  cairo_surface_t *surface;
} Photo;

/* Compressed data from @at to the next marker: a 0xff in it is followed by 0 or a restart. */
static gsize
find_marker (const guint8 *data, gsize size, gsize at)
{
  for (; size - at >= 2; at++)
    if (data[at] == 0xff && data[at + 1] != 0 && (data[at + 1] < 0xd0 || data[at + 1] > 0xd7))
      return at;
  return size;
}

/* APP1 to APP13, APP15 and comments say who, where and with what; APP0 and APP14 how colours are
 * meant. */
static gboolean
is_personal (guint8 marker)
{
  return (marker >= 0xe1 && marker <= 0xef && marker != 0xee) || marker == 0xfe;
}

/* Copies a JPEG without its personal segments, wherever they stand, and without what telephones put
 * behind its end: other pictures with notes of their own, films, sounds. */
static GBytes *
strip_jpeg (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  GByteArray *kept = g_byte_array_new ();
  gsize at = 2;

  g_byte_array_append (kept, data, 2);
  while (size - at >= 4 && !(data[at] == 0xff && data[at + 1] == 0xd9))
    {
      guint8 marker = data[at + 1];
      gsize length = 2 + (data[at + 2] << 8 | data[at + 3]);

      /* Fill bytes before a marker, and bytes that decoders pass over. */
      if (data[at] != 0xff || marker == 0xff || marker < 0xc0 || length > size - at)
        {
          at++;
          continue;
        }
      if (!is_personal (marker))
        g_byte_array_append (kept, data + at, length);
      at += length;
      if (marker == 0xda)
        {
          gsize next = find_marker (data, size, at);

          g_byte_array_append (kept, data + at, next - at);
          at = next;
        }
    }
  g_byte_array_append (kept, (const guint8 *) "\xff\xd9", 2);
  return g_byte_array_free_to_bytes (kept);
}

static void
on_jpeg_released (void *data)
{
  g_bytes_unref (data);
}

/* A surface whose pixels nobody looks at: the PDF takes the JPEG. They are never touched, so they
 * cost address space and no memory. */
static gboolean
set_jpeg (Photo *photo, GBytes *jpeg, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (jpeg, &size);

  photo->surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, photo->width, photo->height);
  if (cairo_surface_status (photo->surface) == CAIRO_STATUS_SUCCESS &&
      cairo_surface_set_mime_data (photo->surface, CAIRO_MIME_TYPE_JPEG, data, size,
                                   on_jpeg_released, g_bytes_ref (jpeg)) == CAIRO_STATUS_SUCCESS)
    return TRUE;
  return livret_unreadable (error, _ ("There is not enough memory for the picture."));
}

static gboolean
set_encoded (Photo *photo, LivretImage *image, GError **error)
{
  g_autoptr (GByteArray) jpeg = g_byte_array_new ();
  g_autoptr (GBytes) encoded = NULL;

  if (!livret_image_to_jpeg (image, JPEG_QUALITY, jpeg, error))
    return FALSE;
  encoded = g_byte_array_free_to_bytes (g_steal_pointer (&jpeg));
  return set_jpeg (photo, encoded, error);
}

static void
on_pixels_released (void *data)
{
  g_free (data);
}

/* Lossless pictures stay so; what was kept with loss becomes JPEG again. */
static gboolean
open_pixels (const LivretImageCodec *codec,
             GBytes *bytes,
             const LivretReaderPart *part,
             Photo *photo,
             GError **error)
{
  static const cairo_user_data_key_t key;
  g_auto (LivretImage) image = { 0 };
  gboolean whole = livret_reader_part_whole (part);

  if (!codec->load (bytes, (int) part->page, 0, &image, error) ||
      (!whole && !livret_reader_part_cut (part, &image, error)))
    return FALSE;
  photo->width = image.width;
  photo->height = image.height;
  photo->orientation = whole ? livret_reader_part_orientation (part, 1) : 1;
  if (codec == &livret_image_heif || codec == &livret_image_jpeg)
    return set_encoded (photo, &image, error);
  photo->surface = livret_image_to_surface (&image);
  cairo_surface_set_user_data (photo->surface, &key, g_steal_pointer (&image.pixels),
                               on_pixels_released);
  return TRUE;
}

static gboolean
open_jpeg (GBytes *bytes, const LivretReaderPart *part, Photo *photo, GError **error)
{
  LivretImageInfo info = { .orientation = 1 };
  g_autoptr (GBytes) stripped = NULL;

  if (!livret_image_jpeg.check (bytes, &info, error))
    return FALSE;
  /* Programs disagree on how printing colours are written. */
  if (info.printing || !livret_reader_part_whole (part))
    return open_pixels (&livret_image_jpeg, bytes, part, photo, error);
  photo->width = info.width;
  photo->height = info.height;
  photo->orientation = livret_reader_part_orientation (part, info.orientation);
  stripped = strip_jpeg (bytes);
  return set_jpeg (photo, stripped, error);
}

/* From the unit square the picture is drawn in to the one in which it stands upright. */
static void
turn (cairo_t *cr, int orientation)
{
  static const double turns[9][6] = {
    { 0 },
    { 1, 0, 0, 1, 0, 0 },
    { -1, 0, 0, 1, 1, 0 },
    { -1, 0, 0, -1, 1, 1 },
    { 1, 0, 0, -1, 0, 1 },
    { 0, 1, 1, 0, 0, 0 },
    { 0, 1, -1, 0, 1, 0 },
    { 0, -1, -1, 0, 1, 1 },
    { 0, -1, 1, 0, 0, 1 },
  };
  cairo_matrix_t matrix;

  cairo_matrix_init (&matrix, turns[orientation][0], turns[orientation][1], turns[orientation][2],
                     turns[orientation][3], turns[orientation][4], turns[orientation][5]);
  cairo_transform (cr, &matrix);
}

/* As large as an A4 page allows, the page turned to the picture's side. */
static void
draw_photo (cairo_surface_t *pdf, cairo_t *cr, Photo *photo)
{
  gboolean swapped = photo->orientation >= 5;
  double width = swapped ? photo->height : photo->width;
  double height = swapped ? photo->width : photo->height;
  gboolean wide = width > height;
  double page_width = wide ? LIVRET_SHEET_HEIGHT : LIVRET_SHEET_WIDTH;
  double page_height = wide ? LIVRET_SHEET_WIDTH : LIVRET_SHEET_HEIGHT;
  double scale = fmin (page_width / width, page_height / height);

  cairo_pdf_surface_set_size (pdf, page_width, page_height);
  cairo_save (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_translate (cr, (page_width - width * scale) / 2, (page_height - height * scale) / 2);
  cairo_scale (cr, width * scale, height * scale);
  turn (cr, photo->orientation);
  cairo_scale (cr, 1.0 / photo->width, 1.0 / photo->height);
  cairo_set_source_surface (cr, photo->surface, 0, 0);
  cairo_rectangle (cr, 0, 0, photo->width, photo->height);
  cairo_fill (cr);
  cairo_restore (cr);
  cairo_show_page (cr);
}

static gboolean
add_page (const LivretImageCodec *codec,
          GBytes *bytes,
          const LivretReaderPart *part,
          cairo_surface_t *pdf,
          cairo_t *cr,
          GError **error)
{
  Photo photo = { 0 };
  gboolean opened = codec == &livret_image_jpeg ? open_jpeg (bytes, part, &photo, error)
                                                : open_pixels (codec, bytes, part, &photo, error);

  if (opened)
    draw_photo (pdf, cr, &photo);
  g_clear_pointer (&photo.surface, cairo_surface_destroy);
  return opened;
}

/* All pages of a file as they are. */
static gboolean
add_pages (const LivretImageCodec *codec,
           GBytes *bytes,
           int n_pages,
           cairo_surface_t *pdf,
           cairo_t *cr,
           GError **error)
{
  for (int page = 0; page < n_pages; page++)
    {
      LivretReaderPart whole = { page, 0, 0, 0, LIVRET_CROP_SIDE, LIVRET_CROP_SIDE };

      if (!add_page (codec, bytes, &whole, pdf, cr, error))
        return FALSE;
    }
  return n_pages > 0;
}

static gboolean
add_part (const LivretImageCodec *codec,
          GBytes *bytes,
          int n_pages,
          const LivretReaderPart *part,
          guint number,
          cairo_surface_t *pdf,
          cairo_t *cr,
          GError **error)
{
  if (n_pages <= 0 || !livret_reader_part_check (part, number, error))
    return FALSE;
  if (part->page >= (guint) n_pages)
    return livret_unreadable (error, _ ("Picture %u has no page %u."), number, part->page + 1);
  return add_page (codec, bytes, part, pdf, cr, error);
}

static gboolean
add_file (GPtrArray *files,
          guint index,
          const LivretReaderPart *part,
          cairo_surface_t *pdf,
          cairo_t *cr,
          GError **error)
{
  const LivretImageCodec *codec = livret_image_codec (livret_reader_file_type (files, index));
  GBytes *bytes = livret_reader_file_bytes (files, index, error);
  int n_pages;

  if (bytes == NULL)
    return FALSE;
  if (codec == NULL)
    return livret_unreadable (error, _ ("File %u is not a picture and cannot become a page."),
                              index + 1);
  n_pages = livret_image_count (codec, bytes, error);
  return part != NULL ? add_part (codec, bytes, n_pages, part, index + 1, pdf, cr, error)
                      : add_pages (codec, bytes, n_pages, pdf, cr, error);
}

static gboolean
add_files (
    GPtrArray *files, const LivretReaderPart *parts, const char *title, int *fd, GError **error)
{
  cairo_surface_t *pdf = cairo_pdf_surface_create_for_stream (
      livret_cairo_write_to_memfd, fd, LIVRET_SHEET_WIDTH, LIVRET_SHEET_HEIGHT);
  cairo_t *cr = cairo_create (pdf);
  gboolean done = TRUE;

  if (title != NULL)
    cairo_pdf_surface_set_metadata (pdf, CAIRO_PDF_METADATA_TITLE, title);
  for (guint i = 0; i < files->len && done; i++)
    done = add_file (files, i, parts != NULL ? &parts[i] : NULL, pdf, cr, error);
  cairo_destroy (cr);
  cairo_surface_finish (pdf);
  if (done && cairo_surface_status (pdf) != CAIRO_STATUS_SUCCESS)
    done = livret_unreadable (error, _ ("The pictures could not be put on pages."));
  cairo_surface_destroy (pdf);
  return done;
}

int
livret_reader_compose_files (GPtrArray *files,
                             const LivretReaderPart *parts,
                             const char *title,
                             GError **error)
{
  int fd = livret_memfd_open ("pdf", error);

  if (fd < 0)
    return -1;
  if (add_files (files, parts, title, &fd, error) && livret_memfd_seal (fd, error))
    return fd;
  close (fd);
  return -1;
}
