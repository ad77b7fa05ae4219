/* livret-format-tiff.c: TIFF pictures of one or more pages (scans, faxes), by libtiff.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-image.h"

#include <glib/gi18n-lib.h>
#include <tiffio.h>

#define SINGLE_ALLOCATION_MAX (512 * 1024 * 1024)

typedef struct
{
  const guint8 *data;
  gsize size;
  gsize offset;
  gboolean failed;
  GError **error;
  TIFF *tiff;
} Decoder;

/* What libtiff says is for who writes programs; that it said something is what counts. */
static int
on_error (TIFF *tiff, void *data, const char *module, const char *format, va_list arguments)
{
  Decoder *self = data;

  self->failed = TRUE;
  return 1;
}

static int
on_warning (TIFF *tiff, void *data, const char *module, const char *format, va_list arguments)
{
  return 1;
}

static tmsize_t
on_read (thandle_t handle, void *to, tmsize_t n)
{
  Decoder *self = handle;
  gsize left = self->offset < self->size ? self->size - self->offset : 0;

  n = MIN ((gsize) n, left);
  memcpy (to, self->data + self->offset, n);
  self->offset += n;
  return n;
}

static tmsize_t
on_write (thandle_t handle, void *from, tmsize_t n)
{
  return 0;
}

static toff_t
on_seek (thandle_t handle, toff_t offset, int whence)
{
  Decoder *self = handle;

  if (whence == SEEK_CUR)
    offset += self->offset;
  else if (whence == SEEK_END)
    offset += self->size;
  self->offset = offset;
  return offset;
}

static int
on_close (thandle_t handle)
{
  return 0;
}

static toff_t
on_size (thandle_t handle)
{
  return ((Decoder *) handle)->size;
}

static gboolean
open_decoder (Decoder *self, GBytes *bytes, GError **error)
{
  TIFFOpenOptions *options = TIFFOpenOptionsAlloc ();

  *self = (Decoder) { .error = error };
  self->data = g_bytes_get_data (bytes, &self->size);
  TIFFOpenOptionsSetErrorHandlerExtR (options, on_error, self);
  TIFFOpenOptionsSetWarningHandlerExtR (options, on_warning, self);
  TIFFOpenOptionsSetMaxSingleMemAlloc (options, SINGLE_ALLOCATION_MAX);
  /* Not mapped ("m"), and strips not cut up ("c"): their true sizes are what is checked. */
  self->tiff = TIFFClientOpenExt ("", "rm", self, on_read, on_write, on_seek, on_close, on_size,
                                  NULL, NULL, options);
  TIFFOpenOptionsFree (options);
  if (self->tiff == NULL)
    livret_unreadable (error, _ ("The TIFF picture is damaged or cut short."));
  return self->tiff != NULL;
}

static gboolean
get_size (TIFF *tiff, guint32 *width, guint32 *height, GError **error)
{
  if (TIFFGetField (tiff, TIFFTAG_IMAGEWIDTH, width) != 1 ||
      TIFFGetField (tiff, TIFFTAG_IMAGELENGTH, height) != 1)
    return livret_unreadable (error, _ ("The TIFF picture does not say its size."));
  return livret_image_check_size (*width, *height, error);
}

static gboolean
set_damaged (Decoder *self, int page)
{
  return livret_unreadable (self->error, _ ("Page %d of the TIFF picture is damaged or cut short."),
                            page + 1);
}

/* Decodes every strip or tile of the page into one buffer. */
static gboolean
check_page (Decoder *self, int page)
{
  gboolean tiled = TIFFIsTiled (self->tiff);
  guint32 n = tiled ? TIFFNumberOfTiles (self->tiff) : TIFFNumberOfStrips (self->tiff);
  tmsize_t size = tiled ? TIFFTileSize (self->tiff) : TIFFStripSize (self->tiff);
  g_autofree guint8 *buffer = NULL;

  if (size <= 0 || size > SINGLE_ALLOCATION_MAX || (buffer = g_try_malloc (size)) == NULL)
    return livret_unreadable (self->error,
                              _ ("Page %d of the TIFF picture asks for more memory than a page "
                                 "needs."),
                              page + 1);
  for (guint32 i = 0; i < n; i++)
    if ((tiled ? TIFFReadEncodedTile (self->tiff, i, buffer, size)
               : TIFFReadEncodedStrip (self->tiff, i, buffer, size)) < 0)
      return set_damaged (self, page);
  return TRUE;
}

static void
read_info (TIFF *tiff, LivretImageInfo *info, guint32 width, guint32 height)
{
  info->width = width;
  info->height = height;
}

static gboolean
check_pages (Decoder *self, LivretImageInfo *info)
{
  guint32 width = 0, height = 0;
  gint64 pixels = 0;
  int page = 0;

  do
    {
      if (!get_size (self->tiff, &width, &height, self->error))
        return FALSE;
      pixels += (gint64) width * height;
      if (page >= LIVRET_IMAGE_PAGES_MAX || pixels > 50 * (gint64) LIVRET_IMAGE_PIXELS_MAX)
        return livret_unreadable (self->error,
                                  _ ("The TIFF picture has more pages than are read."));
      if (!check_page (self, page))
        return FALSE;
      if (page == 0)
        read_info (self->tiff, info, width, height);
      page++;
    }
  while (TIFFReadDirectory (self->tiff) == 1);
  info->pages = page;
  /* A directory that cannot be read ends the loop like the last one does, but says so. */
  return !self->failed || set_damaged (self, page);
}

/* Only links from one directory to the next are followed; libtiff notices a circle. */
static int
count (GBytes *bytes, GError **error)
{
  Decoder self = { 0 };
  int n = -1;

  if (open_decoder (&self, bytes, error))
    n = TIFFNumberOfDirectories (self.tiff);
  if (self.tiff != NULL)
    TIFFClose (self.tiff);
  return n;
}

static gboolean
check (GBytes *bytes, LivretImageInfo *info, GError **error)
{
  g_autoptr (GError) local = NULL;
  Decoder self = { 0 };
  gboolean done = open_decoder (&self, bytes, &local) && check_pages (&self, info);
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  if (self.tiff != NULL)
    TIFFClose (self.tiff);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  if (done)
    livret_exif_read (data, size, info);
  return done;
}

/* libtiff gives A, B, G, R from the high byte; premultiplied already. */
static void
swap_channels (LivretImage *image)
{
  for (int y = 0; y < image->height; y++)
    {
      guint32 *row = (guint32 *) (gpointer) (image->pixels + (gsize) y * image->stride);

      for (int x = 0; x < image->width; x++)
        row[x] = TIFFGetA (row[x]) << 24 | TIFFGetR (row[x]) << 16 | TIFFGetG (row[x]) << 8 |
                 TIFFGetB (row[x]);
    }
}

static gboolean
load_page (Decoder *self, int page, LivretImage *image)
{
  guint32 width = 0, height = 0;
  guint16 orientation = ORIENTATION_TOPLEFT;

  if (page < 0 || page >= LIVRET_IMAGE_PAGES_MAX || TIFFSetDirectory (self->tiff, page) != 1)
    return livret_unreadable (self->error, _ ("The TIFF picture has no page %d."), page + 1);
  if (!get_size (self->tiff, &width, &height, self->error) ||
      !livret_image_alloc (image, width, height, self->error))
    return FALSE;
  TIFFGetFieldDefaulted (self->tiff, TIFFTAG_ORIENTATION, &orientation);
  /* As stored from the top left: libtiff itself does not turn by a quarter. */
  if (TIFFReadRGBAImageOriented (
          self->tiff, width, height, (guint32 *) (gpointer) image->pixels,
          orientation >= 1 && orientation <= 8 ? orientation : ORIENTATION_TOPLEFT, 1) == 0)
    return set_damaged (self, page);
  swap_channels (image);
  return livret_image_orient (image, orientation, self->error);
}

static gboolean
load (GBytes *bytes, int page, int width_hint, LivretImage *image, GError **error)
{
  g_autoptr (GError) local = NULL;
  Decoder self = { 0 };
  gboolean done;

  *image = (LivretImage) { 0 };
  done = open_decoder (&self, bytes, &local) && load_page (&self, page, image);
  if (self.tiff != NULL)
    TIFFClose (self.tiff);
  if (!done)
    {
      livret_image_clear (image);
      g_propagate_error (error, g_steal_pointer (&local));
    }
  return done;
}

const LivretImageCodec livret_image_tiff = { "image/tiff", count, check, load };

static LivretProbe
probe (LivretInput *input)
{
  return livret_input_starts_with (input, "II*\0", 4) ||
                 livret_input_starts_with (input, "MM\0*", 4) ||
                 livret_input_starts_with (input, "II+\0", 4) ||
                 livret_input_starts_with (input, "MM\0+", 4)
             ? LIVRET_PROBE_SURE
             : LIVRET_PROBE_NO;
}

static gboolean
import (LivretInput *input, const LivretImportOptions *options, LivretSink *sink, GError **error)
{
  return livret_image_import (&livret_image_tiff, input, sink, error);
}

static const char *const suffixes[] = { "tif", "tiff", NULL };
static const char *const media_types[] = { "image/tiff", NULL };

const LivretFormat livret_format_tiff = {
  "tiff", N_ ("TIFF pictures and scans"), suffixes, media_types, TRUE, probe, import,
};
