/* livret-sample-images.c: papers photographed on a table, papers laid on a scanner, JPEG.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample/livret-sample-paper.h"

#include <math.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <jpeglib.h>

#include "sample/livret-sample-noise.h"

/* --- noise -------------------------------------------------------------------------------------
 */

static double
corner (int x, int y)
{
  guint32 h = (guint32) x * 374761393u + (guint32) y * 668265263u;

  h = (h ^ (h >> 13)) * 1274126177u;
  return (h ^ (h >> 16)) / 4294967296.0;
}

double
livret_sample_noise (double x, double y)
{
  int cx = (int) floor (x), cy = (int) floor (y);
  double fx = x - cx, fy = y - cy;
  double sx = fx * fx * (3 - 2 * fx), sy = fy * fy * (3 - 2 * fy);
  double top = corner (cx, cy) + sx * (corner (cx + 1, cy) - corner (cx, cy));
  double bottom = corner (cx, cy + 1) + sx * (corner (cx + 1, cy + 1) - corner (cx, cy + 1));

  return top + sy * (bottom - top);
}

/* --- JPEG --------------------------------------------------------------------------------------
 */

typedef struct
{
  struct jpeg_error_mgr errors;
  jmp_buf out;
} Fault;

static void
on_error (j_common_ptr jpeg)
{
  Fault *fault = (Fault *) jpeg->err;

  longjmp (fault->out, 1);
}

GBytes *
livret_sample_jpeg (const guint8 *pixels, int width, int height, int channels, GError **error)
{
  struct jpeg_compress_struct jpeg;
  Fault fault;
  unsigned char *volatile out = NULL;
  unsigned char *buffer = NULL;
  unsigned long size = 0;
  GBytes *bytes;

  jpeg.err = jpeg_std_error (&fault.errors);
  fault.errors.error_exit = on_error;
  if (setjmp (fault.out) != 0)
    {
      jpeg_destroy_compress (&jpeg);
      free (out);
      g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_FAILED,
                           _ ("The picture could not be written."));
      return NULL;
    }
  jpeg_create_compress (&jpeg);
  jpeg_mem_dest (&jpeg, &buffer, &size);
  jpeg.image_width = width;
  jpeg.image_height = height;
  jpeg.input_components = channels;
  jpeg.in_color_space = channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
  jpeg_set_defaults (&jpeg);
  jpeg_set_quality (&jpeg, 80, TRUE);
  jpeg_start_compress (&jpeg, TRUE);
  while (jpeg.next_scanline < jpeg.image_height)
    {
      JSAMPROW row = (JSAMPROW) pixels + (gsize) jpeg.next_scanline * width * channels;

      jpeg_write_scanlines (&jpeg, &row, 1);
    }
  jpeg_finish_compress (&jpeg);
  out = buffer;
  jpeg_destroy_compress (&jpeg);
  bytes = g_bytes_new (out, size);
  free (out);
  return bytes;
}

/* --- a page as pixels --------------------------------------------------------------------------
 */

/* @turn: in radians, as papers lie on scanners. */
static cairo_surface_t *
draw_pixels (LivretSamplePage *page, int width, double turn)
{
  int height = (int) (width * LIVRET_SAMPLE_PAGE_HEIGHT / LIVRET_SAMPLE_PAGE_WIDTH);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cairo = cairo_create (surface);

  cairo_set_source_rgb (cairo, 0.975, 0.972, 0.96);
  cairo_paint (cairo);
  cairo_scale (cairo, width / LIVRET_SAMPLE_PAGE_WIDTH, width / LIVRET_SAMPLE_PAGE_WIDTH);
  cairo_rotate (cairo, turn);
  livret_sample_sheet_init (&page->sheet, cairo);
  livret_sample_draw_head (page);
  page->paper->layout (page, page->paper->content);
  livret_sample_sheet_clear (&page->sheet);
  cairo_destroy (cairo);
  cairo_surface_flush (surface);
  return surface;
}

/* --- a scan ------------------------------------------------------------------------------------
 */

static cairo_status_t
on_bytes_written (void *data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

GBytes *
livret_sample_scan (LivretSamplePage *page, GError **error)
{
  cairo_surface_t *surface = draw_pixels (page, 1000, 0.006);
  GByteArray *bytes = g_byte_array_new ();
  cairo_status_t status = cairo_surface_write_to_png_stream (surface, on_bytes_written, bytes);

  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (bytes);
  g_byte_array_unref (bytes);
  g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_FAILED,
                       _ ("The picture could not be written."));
  return NULL;
}

/* --- a photograph ------------------------------------------------------------------------------
 */

#define PHOTO_WIDTH 1200
#define PHOTO_HEIGHT 1600
#define PAPER_WIDTH 1000
/* How much of the picture the sheet is wide. */
#define PAPER_SHARE (PHOTO_WIDTH * 0.85)

/* How the paper lies under the camera. */
typedef struct
{
  const guint8 *pixels;
  int width;
  int height;
  int stride;
  double cosine;
  double sine;
  double lean_x;
  double lean_y;
  double phase;
  LivretSampleRandom random;
} Scene;

static void
shade_table (const Scene *scene, double x, double y, double colour[3])
{
  double plank = floor ((y + 60 * scene->phase) / 330);
  double grain = livret_sample_noise (x * 0.0035 + plank * 17, y * 0.11 + 9 * scene->phase);
  double fine = livret_sample_noise (x * 0.03, y * 0.6 + plank * 31);
  double seam = fmod (y + 60 * scene->phase, 330) < 3 ? 0.55 : 1;
  double light = (0.72 + 0.3 * grain + 0.1 * fine + 0.08 * fmod (plank * 0.37, 1)) * seam;

  colour[0] = 0.52 * light;
  colour[1] = 0.375 * light;
  colour[2] = 0.25 * light;
}

static double
paper_channel (const Scene *scene, double u, double v, int channel)
{
  int x = (int) u, y = (int) v;
  double fx = u - x, fy = v - y;
  const guint8 *row = scene->pixels + (gsize) y * scene->stride + (gsize) x * 4;
  int at = G_BYTE_ORDER == G_LITTLE_ENDIAN ? 2 - channel : 1 + channel;
  double top = row[at] + fx * (row[at + 4] - row[at]);
  double bottom =
      row[scene->stride + at] + fx * (row[scene->stride + at + 4] - row[scene->stride + at]);

  return (top + fy * (bottom - top)) / 255;
}

/* Where in the paper a point of the photograph lies. */
static void
find_point (const Scene *scene, double x, double y, double *u, double *v)
{
  double dx = (x - PHOTO_WIDTH / 2.0) / PAPER_SHARE;
  double dy = (y - PHOTO_HEIGHT / 2.0) / PAPER_SHARE;
  double rx = scene->cosine * dx + scene->sine * dy;
  double ry = -scene->sine * dx + scene->cosine * dy;
  double depth = 1 + scene->lean_x * rx + scene->lean_y * ry;

  *u = rx / depth * scene->width + scene->width / 2.0;
  *v = ry / depth * scene->width + scene->height / 2.0;
}

static void
shade (Scene *scene, int x, int y, guint8 *out)
{
  double u, v, colour[3], edge, light;

  find_point (scene, x, y, &u, &v);
  if (u >= 0 && v >= 0 && u < scene->width - 1 && v < scene->height - 1)
    {
      /* A fold across the middle, as it came out of an envelope. */
      double fold = exp (-pow ((v - scene->height * 0.49) / 7, 2));

      for (int i = 0; i < 3; i++)
        colour[i] = paper_channel (scene, u, v, i) * (1 - 0.07 * fold);
    }
  else
    {
      shade_table (scene, x, y, colour);
      edge = hypot (MAX (MAX (-u, u - scene->width), 0), MAX (MAX (-v, v - scene->height - 6), 0));
      for (int i = 0; i < 3; i++)
        colour[i] *= 1 - 0.55 * exp (-edge / 14);
    }
  /* A lamp at the upper left; the corners of the lens are darker. */
  light = 1.03 -
          0.2 * hypot ((x - PHOTO_WIDTH * 0.3) / PHOTO_WIDTH,
                       (y - PHOTO_HEIGHT * 0.25) / PHOTO_HEIGHT) +
          0.02 * (livret_sample_unit (&scene->random) - 0.5);
  for (int i = 0; i < 3; i++)
    {
      static const double warm[] = { 1.0, 0.975, 0.925 };

      out[i] = (guint8) (CLAMP (colour[i] * light * warm[i], 0, 1) * 255);
    }
}

GBytes *
livret_sample_photograph (LivretSamplePage *page, GError **error)
{
  cairo_surface_t *surface = draw_pixels (page, PAPER_WIDTH, 0);
  LivretSampleRandom random = livret_sample_random (page->sample->seed, page->paper->key, 1);
  double turn =
      livret_sample_between (&random, 0.018, 0.05) * (livret_sample_chance (&random, 0.5) ? 1 : -1);
  g_autofree guint8 *pixels = g_malloc (PHOTO_WIDTH * PHOTO_HEIGHT * 3);
  Scene scene = {
    .pixels = cairo_image_surface_get_data (surface),
    .width = PAPER_WIDTH,
    .height = cairo_image_surface_get_height (surface),
    .stride = cairo_image_surface_get_stride (surface),
    .cosine = cos (turn),
    .sine = sin (turn),
    .lean_x = livret_sample_between (&random, -0.05, 0.05),
    .lean_y = livret_sample_between (&random, 0.03, 0.09),
    .phase = livret_sample_unit (&random),
    .random = random,
  };

  for (int y = 0; y < PHOTO_HEIGHT; y++)
    for (int x = 0; x < PHOTO_WIDTH; x++)
      shade (&scene, x, y, pixels + ((gsize) y * PHOTO_WIDTH + x) * 3);
  cairo_surface_destroy (surface);
  return livret_sample_jpeg (pixels, PHOTO_WIDTH, PHOTO_HEIGHT, 3, error);
}
