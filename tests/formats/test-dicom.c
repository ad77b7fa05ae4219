/* test-dicom.c: the shades of DICOM pictures, where tests/data/make-dicom.py put them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "formats/livret-dicom-disc.h"
#include "record/livret-record.h"

/* The colours at the top left, of the second point, in the middle (x 4, y 3; of a JPEG x 8, y 6)
 * and at the bottom right. @near: what a JPEG may differ by. @reason: (nullable): words of the
 * sentence why there is no picture */
static const struct
{
  const char *name;
  guint32 first, second, middle, last;
  int near;
  const char *reason;
} cases[] = {
  /* The window of 48 values about 24 is all of the ramp. */
  { "mri.fr.dcm", 0x000000, 0x050505, 0x989898, 0xffffff, 0, NULL },
  { "deflated.dcm", 0x000000, 0x050505, 0x989898, 0xffffff, 0, NULL },
  { "signed.dcm", 0x000000, 0x050505, 0x989898, 0xffffff, 0, NULL },
  /* Without a window: from the lowest to the highest. */
  { "implicit.dcm", 0xffffff, 0xfafafa, 0x676767, 0x000000, 0, NULL },
  { "big.dcm", 0x000000, 0x050505, 0x989898, 0xffffff, 0, NULL },
  { "padded.dcm", 0x000000, 0x000000, 0x969696, 0xffffff, 0, NULL },
  { "nameless.dcm", 0x000000, 0x050505, 0x989898, 0xffffff, 0, NULL },
  { "bits.dcm", 0x000000, 0x000000, 0xffffff, 0xffffff, 0, NULL },
  { "rgb.dcm", 0x00ff28, 0x05fa28, 0x8c7328, 0xeb1428, 0, NULL },
  { "planar.dcm", 0x00ff28, 0x05fa28, 0x8c7328, 0xeb1428, 0, NULL },
  { "rle-rgb.dcm", 0x00ff28, 0x05fa28, 0x8c7328, 0xeb1428, 0, NULL },
  { "ybr-422.dcm", 0x000000, 0x050505, 0x8c8c8c, 0xebebeb, 0, NULL },
  { "palette.dcm", 0x0000ff, 0x0500ff, 0x8c00ff, 0xeb00ff, 0, NULL },
  /* The second of three frames. */
  { "frames.dcm", 0x000000, 0x050505, 0x8c8c8c, 0xebebeb, 0, NULL },
  { "rle.dcm", 0x000000, 0x050505, 0x989898, 0xffffff, 0, NULL },
  { "lossless.dcm", 0x000000, 0x050505, 0x989898, 0xffffff, 0, NULL },
  { "lossless-frames.dcm", 0x000000, 0x050505, 0x989898, 0xffffff, 0, NULL },
  { "jpeg.dcm", 0x000000, 0x010101, 0x8b8b8b, 0xffffff, 4, NULL },
  { "jpeg2000.dcm", 0x000000, 0x010101, 0x8b8b8b, 0xffffff, 1, NULL },
  { "jpeg-ls.dcm", 0, 0, 0, 0, 0, "packed in a way that is not shown" },
  { "structured.dcm", 0, 0, 0, 0, 0, "no picture in this file" },
  { "report.fr.dcm", 0, 0, 0, 0, 0, "no picture in this file" },
  { "hostile-size.dcm", 0, 0, 0, 0, 0, "of a shape that is not shown" },
  { "hostile-length.dcm", 0, 0, 0, 0, 0, "damaged or cut short" },
  { "hostile-depth.dcm", 0, 0, 0, 0, 0, "damaged or cut short" },
};

static GBytes *
read_file (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "dicom", name, NULL);
  g_autoptr (GError) error = NULL;
  char *contents;
  gsize size;

  g_file_get_contents (path, &contents, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (contents, size);
}

static void
assert_shade (const LivretImage *image, int x, int y, guint32 expected, int near)
{
  guint32 found =
      ((const guint32 *) (gconstpointer) (image->pixels + (gsize) y * image->stride))[x];

  g_assert_cmphex (found >> 24, ==, 0xff);
  for (int shift = 0; shift < 24; shift += 8)
    {
      int difference = (int) (found >> shift & 0xff) - (int) (expected >> shift & 0xff);

      if (ABS (difference) > near)
        g_test_message ("%d, %d: %06x instead of %06x", x, y, found & 0xffffff, expected);
      g_assert_cmpint (ABS (difference), <=, near);
    }
}

static void
test_picture (gconstpointer data)
{
  int i = GPOINTER_TO_INT (data);
  g_autoptr (GBytes) bytes = read_file (cases[i].name);
  g_autoptr (GError) error = NULL;
  g_auto (LivretImage) image = { 0 };
  gboolean loaded = livret_image_dicom.load (bytes, 0, 0, &image, &error);

  if (cases[i].reason != NULL)
    {
      g_assert_false (loaded);
      g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_UNREADABLE);
      g_assert_nonnull (strstr (error->message, cases[i].reason));
      g_assert_false (livret_image_dicom.holds (bytes));
      return;
    }
  g_assert_no_error (error);
  g_assert_true (loaded);
  g_assert_true (livret_image_dicom.holds (bytes));
  assert_shade (&image, 0, 0, cases[i].first, cases[i].near);
  assert_shade (&image, 1, 0, cases[i].second, cases[i].near);
  assert_shade (&image, image.width / 2, image.height / 2, cases[i].middle, cases[i].near);
  assert_shade (&image, image.width - 1, image.height - 1, cases[i].last, cases[i].near);
}

/* Of an archive a page a series, in their order: its middle image, by the numbers in the files. */
static void
test_disc (void)
{
  static const guint32 shades[] = { 0x0c0c0c, 0x151515 };
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "data", "dicom-disc", "hospital.fr.zip", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *contents;
  gsize size;

  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  bytes = g_bytes_new_take (contents, size);
  g_assert_true (livret_image_dicom_disc.holds (bytes));
  g_assert_cmpint (livret_image_dicom_disc.count (bytes, &error), ==, G_N_ELEMENTS (shades));
  for (guint i = 0; i < G_N_ELEMENTS (shades); i++)
    {
      g_auto (LivretImage) image = { 0 };

      livret_image_dicom_disc.load (bytes, (int) i, 0, &image, &error);
      g_assert_no_error (error);
      assert_shade (&image, 3, 3, shades[i], 0);
    }
  for (int page = -1; page <= 2; page += 3)
    {
      g_autoptr (GError) failed = NULL;
      g_auto (LivretImage) image = { 0 };

      g_assert_false (livret_image_dicom_disc.load (bytes, page, 0, &image, &failed));
      g_assert_error (failed, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_UNREADABLE);
    }
}

/* Every length of every picture: a sentence or a picture, never a crash. */
static void
test_cut (gconstpointer data)
{
  int i = GPOINTER_TO_INT (data);
  g_autoptr (GBytes) bytes = read_file (cases[i].name);

  for (gsize length = 0; length < g_bytes_get_size (bytes); length++)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (bytes, 0, length);
      g_autoptr (GError) error = NULL;
      g_auto (LivretImage) image = { 0 };

      if (!livret_image_dicom.load (cut, 0, 0, &image, &error))
        g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_UNREADABLE);
    }
}

/* Any byte changed. */
static void
test_changed (gconstpointer data)
{
  int i = GPOINTER_TO_INT (data);
  g_autoptr (GBytes) bytes = read_file (cases[i].name);
  gsize size;
  const guint8 *original = g_bytes_get_data (bytes, &size);

  for (gsize at = 0; at < size; at++)
    {
      guint8 *copy = g_memdup2 (original, size);
      g_autoptr (GBytes) changed = g_bytes_new_take (copy, size);
      g_autoptr (GError) error = NULL;
      g_auto (LivretImage) image = { 0 };

      copy[at] ^= (guint8) (0x80 >> at % 8);
      if (!livret_image_dicom.load (changed, 0, 0, &image, &error))
        g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_UNREADABLE);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dicom/disc", test_disc);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *picture = g_strdup_printf ("/dicom/picture/%s", cases[i].name);
      g_autofree char *cut = g_strdup_printf ("/dicom/cut/%s", cases[i].name);
      g_autofree char *changed = g_strdup_printf ("/dicom/changed/%s", cases[i].name);

      g_test_add_data_func (picture, GINT_TO_POINTER (i), test_picture);
      g_test_add_data_func (cut, GINT_TO_POINTER (i), test_cut);
      g_test_add_data_func (changed, GINT_TO_POINTER (i), test_changed);
    }
  return g_test_run ();
}
