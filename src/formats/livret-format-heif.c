/* livret-format-heif.c: HEIF and HEIC pictures, as telephones take them, by libheif.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * libheif turns the picture upright itself (its own transformations; EXIF's orientation repeats
 * them and is left out).
 */
#include "formats/livret-image.h"

#include <glib/gi18n-lib.h>
#include <libheif/heif.h>

#define MEMORY_MAX (1024 * 1024 * 1024)
#define EXIF_MAX (1024 * 1024)

/* libheif before 1.20 (Debian 13 as it came out, Ubuntu 25.04) names its structures by their tags
 * alone, counts strides in ints and does not limit a picture's memory: the reader's own limit does.
 */
#define HAS_1_20 LIBHEIF_HAVE_VERSION (1, 20, 2)

typedef struct heif_context HeifContext;
typedef struct heif_image_handle HeifHandle;
typedef struct heif_image HeifImage;

#if !HAS_1_20
static const guint8 *
heif_image_get_plane_readonly2 (const HeifImage *image, enum heif_channel channel, size_t *stride)
{
  int bytes = 0;
  const guint8 *plane = heif_image_get_plane_readonly (image, channel, &bytes);

  *stride = (size_t) MAX (bytes, 0);
  return plane;
}
#endif

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeifContext, heif_context_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeifHandle, heif_image_handle_release)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeifImage, heif_image_release)

static void
prepare (void)
{
  static gsize ready = 0;

  /* Loads the decoders, which are plugins. */
  if (g_once_init_enter (&ready))
    {
      heif_init (NULL);
      g_once_init_leave (&ready, 1);
    }
}

static gboolean
set_error (GError **error, struct heif_error problem)
{
  if (problem.code == heif_error_Unsupported_filetype ||
      problem.code == heif_error_Unsupported_feature ||
      problem.code == heif_error_Plugin_loading_error)
    return livret_unreadable (error,
                              _ ("The HEIF picture is of a kind that cannot be decoded here."));
  return livret_unreadable (error, _ ("The HEIF picture is damaged or cut short."));
}

static HeifContext *
open_context (GBytes *bytes, GError **error)
{
  g_autoptr (HeifContext) context = NULL;
  struct heif_security_limits *limits;
  struct heif_error problem;
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  prepare ();
  context = heif_context_alloc ();
  limits = heif_context_get_security_limits (context);
  limits->max_image_size_pixels = LIVRET_IMAGE_PIXELS_MAX;
#if HAS_1_20
  limits->max_total_memory = MEMORY_MAX;
#endif
  limits->max_items = 2 * LIVRET_IMAGE_PAGES_MAX;
  heif_context_set_max_decoding_threads (context, 0);
  problem = heif_context_read_from_memory_without_copy (context, data, size, NULL);
  if (problem.code == heif_error_Ok)
    return g_steal_pointer (&context);
  set_error (error, problem);
  return NULL;
}

/* Page 0 is the primary picture, the others follow in the file's order. */
static HeifHandle *
open_page (HeifContext *context, int page, GError **error)
{
  int n = heif_context_get_number_of_top_level_images (context);
  g_autofree heif_item_id *ids = g_new0 (heif_item_id, MAX (n, 1));
  heif_item_id primary = 0;
  HeifHandle *handle = NULL;
  struct heif_error problem;

  /* Without a primary picture the file's order stands. */
  if (heif_context_get_primary_image_ID (context, &primary).code != heif_error_Ok)
    primary = 0;
  n = heif_context_get_list_of_top_level_image_IDs (context, ids, n);
  for (int i = 1; i < n; i++)
    if (ids[i] == primary)
      {
        memmove (ids + 1, ids, sizeof *ids * i);
        ids[0] = primary;
        break;
      }
  if (page < 0 || page >= n)
    {
      livret_unreadable (error, _ ("The HEIF picture has no page %d."), page + 1);
      return NULL;
    }
  problem = heif_context_get_image_handle (context, ids[page], &handle);
  if (problem.code != heif_error_Ok)
    set_error (error, problem);
  else if (!livret_image_check_size (heif_image_handle_get_width (handle),
                                     heif_image_handle_get_height (handle), error))
    g_clear_pointer (&handle, heif_image_handle_release);
  return handle;
}

static HeifImage *
decode (HeifHandle *handle, gboolean strict, GError **error)
{
  struct heif_decoding_options *options = heif_decoding_options_alloc ();
  HeifImage *image = NULL;
  struct heif_error problem;

  options->strict_decoding = strict;
  options->convert_hdr_to_8bit = TRUE;
  problem = heif_decode_image (handle, &image, heif_colorspace_RGB, heif_chroma_interleaved_RGBA,
                               options);
  heif_decoding_options_free (options);
  if (problem.code == heif_error_Ok)
    return image;
  set_error (error, problem);
  return NULL;
}

static void
read_exif (HeifHandle *handle, LivretImageInfo *info)
{
  heif_item_id id;
  g_autofree guint8 *data = NULL;
  gsize size;
  guint32 skipped;

  if (heif_image_handle_get_list_of_metadata_block_IDs (handle, "Exif", &id, 1) != 1)
    return;
  size = heif_image_handle_get_metadata_size (handle, id);
  if (size < 8 || size > EXIF_MAX)
    return;
  data = g_malloc (size);
  if (heif_image_handle_get_metadata (handle, id, data).code != heif_error_Ok)
    return;
  /* Four bytes say how far the TIFF structure is: 0, or 6 over "Exif\0\0". */
  skipped = (guint32) data[0] << 24 | data[1] << 16 | data[2] << 8 | data[3];
  if (skipped < size - 4)
    livret_exif_read (data + 4 + skipped, size - 4 - skipped, info);
  info->orientation = 1;
}

static int
count (GBytes *bytes, GError **error)
{
  g_autoptr (HeifContext) context = open_context (bytes, error);

  return context != NULL ? heif_context_get_number_of_top_level_images (context) : -1;
}

static gboolean
check (GBytes *bytes, LivretImageInfo *info, GError **error)
{
  g_autoptr (HeifContext) context = open_context (bytes, error);
  int n = context != NULL ? heif_context_get_number_of_top_level_images (context) : 0;

  if (context == NULL)
    return FALSE;
  if (n < 1 || n > LIVRET_IMAGE_PAGES_MAX)
    return livret_unreadable (error, _ ("The HEIF file holds no picture, or too many."));
  for (int page = 0; page < n; page++)
    {
      g_autoptr (HeifHandle) handle = open_page (context, page, error);
      g_autoptr (HeifImage) image = handle != NULL ? decode (handle, TRUE, error) : NULL;

      if (image == NULL)
        return FALSE;
      if (page > 0)
        continue;
      info->width = heif_image_handle_get_width (handle);
      info->height = heif_image_handle_get_height (handle);
      read_exif (handle, info);
    }
  info->pages = n;
  return TRUE;
}

static void
copy_row (const guint8 *from, guint8 *to, int width)
{
  for (int x = 0; x < width; x++, from += 4)
    {
      guint32 a = from[3];
      guint32 pixel = a << 24 | (from[0] * a + 127) / 255 << 16 | (from[1] * a + 127) / 255 << 8 |
                      (from[2] * a + 127) / 255;

      memcpy (to + x * 4, &pixel, 4);
    }
}

static gboolean
load (GBytes *bytes, int page, int width_hint, LivretImage *image, GError **error)
{
  g_autoptr (HeifContext) context = open_context (bytes, error);
  g_autoptr (HeifHandle) handle = context != NULL ? open_page (context, page, error) : NULL;
  g_autoptr (HeifImage) decoded = handle != NULL ? decode (handle, FALSE, error) : NULL;
  const guint8 *pixels;
  size_t stride = 0;
  int width, height;

  *image = (LivretImage) { 0 };
  if (decoded == NULL)
    return FALSE;
  width = heif_image_get_width (decoded, heif_channel_interleaved);
  height = heif_image_get_height (decoded, heif_channel_interleaved);
  pixels = heif_image_get_plane_readonly2 (decoded, heif_channel_interleaved, &stride);
  if (pixels == NULL || stride < (size_t) MAX (width, 0) * 4)
    return livret_unreadable (error, _ ("The HEIF picture is damaged."));
  if (!livret_image_alloc (image, width, height, error))
    return FALSE;
  for (int y = 0; y < height; y++)
    copy_row (pixels + y * stride, image->pixels + (gsize) y * image->stride, width);
  return TRUE;
}

const LivretImageCodec livret_image_heif = { "image/heic", count, check, load };

static LivretProbe
probe (LivretInput *input)
{
  static const char *const brands[] = { "heic", "heix", "heim", "heis", "hevc",
                                        "hevx", "mif1", "msf1", "mif2", NULL };
  gsize size;
  const guint8 *head = livret_input_head (input, &size);

  if (size < 16 || memcmp (head + 4, "ftyp", 4) != 0)
    return LIVRET_PROBE_NO;
  for (gsize i = 0; brands[i] != NULL; i++)
    if (memcmp (head + 8, brands[i], 4) == 0)
      return LIVRET_PROBE_SURE;
  return LIVRET_PROBE_NO;
}

static gboolean
import (LivretInput *input, const LivretImportOptions *options, LivretSink *sink, GError **error)
{
  return livret_image_import (&livret_image_heif, input, sink, error);
}

static const char *const suffixes[] = { "heic", "heif", "hif", NULL };
static const char *const media_types[] = { "image/heic", "image/heif", NULL };

const LivretFormat livret_format_heif = {
  "heif", N_ ("HEIF and HEIC pictures"), suffixes, media_types, TRUE, probe, import, prepare,
};
