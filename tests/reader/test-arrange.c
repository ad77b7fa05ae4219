/* test-arrange.c: photographs turned, cropped and put in order: what the pages show, and that what
 * was cut off is not in the file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "livret-test-pages.h"
#include "record/livret-reader.h"

#define SIDE LIVRET_CROP_SIDE
#define WHOLE LIVRET_CROP_NONE

static LivretReader *reader;

static char *
data_path (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "data", name, NULL);
}

/* Points @spread of the page away from its middle, row by row. */
static char *
look (int fd, const char *type, int page, double spread, double *aspect)
{
  g_auto (LivretPixels) pixels = { 0 };
  g_autoptr (GError) error = NULL;
  double near = 0.5 - spread, far = 0.5 + spread;

  livret_reader_render (reader, fd, type, page, 400, &pixels, NULL, &error);
  g_assert_no_error (error);
  if (aspect != NULL)
    *aspect = (double) pixels.height / pixels.width;
  return g_strdup_printf ("%c%c%c%c", test_colour_at (&pixels, near, near),
                          test_colour_at (&pixels, far, near), test_colour_at (&pixels, near, far),
                          test_colour_at (&pixels, far, far));
}

static int
arrange (const LivretReaderSheet *sheets, gsize n)
{
  g_autoptr (GError) error = NULL;
  int pdf = livret_reader_arrange (reader, sheets, n, "Bilan", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (pdf, >=, 0);
  return pdf;
}

/* --- Order and turns ------------------------------------------------------------------------- */

/* upright.jpg is red, lime, blue and white; turned.jpg the same turned by its EXIF. */
static void
test_order (void)
{
  static const struct
  {
    const char *name;
    const char *type;
    guint page;
    guint turns;
    const char *quarters;
    gboolean tall;
  } table[] = {
    { "tiff/pages.tiff", "image/tiff", 2, 0, "bbbb", FALSE },
    { "jpeg/upright.jpg", "image/jpeg", 0, 1, "brwg", TRUE },
    { "tiff/pages.tiff", "image/tiff", 0, 0, "rrrr", FALSE },
    { "jpeg/upright.jpg", "image/jpeg", 0, 2, "wbgr", FALSE },
    { "png/plain.png", "image/png", 0, 3, "gwrb", TRUE },
    { "jpeg/turned.jpg", "image/jpeg", 0, 3, "rgbw", FALSE },
    { "jpeg/cmyk.jpg", "image/jpeg", 0, 1, "brwg", TRUE },
    { "heif/plain.heic", "image/heic", 0, 1, "brwg", FALSE },
  };
  LivretReaderSheet sheets[G_N_ELEMENTS (table)];
  g_autofd int pdf = -1;

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    sheets[i] = (LivretReaderSheet) { test_open_data (table[i].name), table[i].type, table[i].page,
                                      table[i].turns, WHOLE };
  pdf = arrange (sheets, G_N_ELEMENTS (table));
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      double aspect;
      g_autofree char *quarters = look (pdf, "application/pdf", i, 0.1, &aspect);

      g_test_message ("page %u", (guint) i);
      g_assert_cmpstr (quarters, ==, table[i].quarters);
      if (strcmp (table[i].type, "image/heic") != 0)
        g_assert_cmpint (aspect > 1, ==, table[i].tall);
      close (sheets[i].fd);
    }
}

/* turned.jpg with another orientation: its EXIF block has the number after this tag. */
static int
open_oriented (int orientation)
{
  static const char little[] = { 0x12, 0x01, 0x03, 0x00, 0x01, 0x00, 0x00, 0x00 };
  static const char big[] = { 0x01, 0x12, 0x00, 0x03, 0x00, 0x00, 0x00, 0x01 };
  g_autofree char *path = data_path ("jpeg/turned.jpg");
  g_autofree char *data = NULL;
  gsize size;
  char *tag;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  if ((tag = memmem (data, size, little, sizeof little)) != NULL)
    tag[8] = (char) orientation;
  else
    {
      tag = memmem (data, size, big, sizeof big);
      g_assert_nonnull (tag);
      tag[9] = (char) orientation;
    }
  return livret_memfd_new ("photo", data, size, NULL);
}

/* Whatever the camera said, a turn turns what one sees, and the JPEG goes in as it is. */
static void
test_orientations (void)
{
  for (int orientation = 1; orientation <= 8; orientation++)
    {
      g_autofd int fd = open_oriented (orientation);
      g_autofree char *seen = look (fd, "image/jpeg", 0, 0.25, NULL);

      for (guint turns = 0; turns < 4; turns++)
        {
          LivretReaderSheet sheet = { fd, "image/jpeg", 0, turns, WHOLE };
          LivretReaderSheet most = { fd, "image/jpeg", 0, turns, { 0, 0, SIDE, SIDE - 1 } };
          g_autofd int pdf = arrange (&sheet, 1);
          g_autofd int cut = arrange (&most, 1);
          g_autofree char *shown = look (pdf, "application/pdf", 0, 0.1, NULL);
          g_autofree char *remade = look (cut, "application/pdf", 0, 0.1, NULL);
          char turned[5] = { seen[2], seen[0], seen[3], seen[1], 0 };

          g_test_message ("orientation %d, %u turns", orientation, turns);
          g_assert_cmpstr (shown, ==, seen);
          g_assert_cmpstr (remade, ==, seen);
          memcpy (seen, turned, 4);
        }
    }
}

/* --- Crops ------------------------------------------------------------------------------------ */

/* The colours at the corners of what is kept, and its pixels as pdfimages lists them. */
static void
test_crop (void)
{
  static const struct
  {
    const char *name;
    const char *type;
    guint turns;
    LivretCrop crop;
    const char *quarters;
    const char *pixels; /* of 24 × 16 */
  } table[] = {
    { "jpeg/upright.jpg", "image/jpeg", 0, { 0, 0, SIDE / 2, SIDE / 2 }, "rrrr", "12 8" },
    { "jpeg/upright.jpg", "image/jpeg", 0, { SIDE / 2, 0, SIDE, SIDE }, "ggww", "12 16" },
    { "png/plain.png", "image/png", 0, { 0, SIDE / 2, SIDE, SIDE }, "bwbw", "24 8" },
    /* Of the turned picture: its upper half is blue and red. */
    { "jpeg/upright.jpg", "image/jpeg", 1, { 0, 0, SIDE, SIDE / 2 }, "brbr", "16 12" },
    { "jpeg/turned.jpg", "image/jpeg", 0, { 0, 0, SIDE, SIDE / 2 }, "brbr", "16 12" },
    { "jpeg/cmyk.jpg", "image/jpeg", 0, { SIDE / 2, SIDE / 2, SIDE, SIDE }, "wwww", "12 8" },
    { "tiff/turned.tiff", "image/tiff", 3, { 0, 0, SIDE / 2, SIDE }, "rrbb", "12 16" },
    /* Pixels that an edge crosses go: one of 24 and of 16 at each side. */
    { "png/plain.png", "image/png", 0, { 1, 1, SIDE - 1, SIDE - 1 }, "rgbw", "22 14" },
    /* A sliver between two pixels is one pixel. */
    { "png/plain.png", "image/png", 0, { 0, 0, 1, 1 }, "rrrr", "1 1" },
    { "png/plain.png", "image/png", 0, { SIDE - 1, SIDE - 1, SIDE, SIDE }, "wwww", "1 1" },
    { "png/plain.png", "image/png", 0, { 5001, 5001, 5002, 5002 }, "wwww", "1 1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofd int fd = test_open_data (table[i].name);
      LivretReaderSheet sheet = { fd, table[i].type, 0, table[i].turns, table[i].crop };
      g_autofd int pdf = arrange (&sheet, 1);
      g_autofree char *quarters = look (pdf, "application/pdf", 0, 0.1, NULL);
      g_autofree char *path = g_strdup_printf ("/proc/%d/fd/%d", (int) getpid (), pdf);
      const char *command[] = { "pdfimages", "-list", path, NULL };
      g_autofree char *output = NULL;
      g_auto (GStrv) lines = NULL;
      g_auto (GStrv) words = NULL;
      g_autoptr (GRegex) spaces = g_regex_new (" +", 0, 0, NULL);
      g_autofree char *size = NULL;
      int status;

      g_test_message ("row %u", (guint) i);
      g_assert_cmpstr (quarters, ==, table[i].quarters);
      g_assert_true (g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                                   &output, NULL, &status, NULL));
      lines = g_strsplit (output, "\n", -1);
      g_assert_cmpuint (g_strv_length (lines), >, 2);
      words = g_regex_split (spaces, g_strstrip (lines[2]), 0);
      size = g_strdup_printf ("%s %s", words[3], words[4]);
      g_assert_cmpstr (size, ==, table[i].pixels);
    }
}

/* Whether 64 bytes of the photograph's own compressed data stand in the PDF. */
static gboolean
holds (int pdf, const char *name)
{
  g_autofree char *path = data_path (name);
  g_autoptr (GBytes) bytes = livret_memfd_bytes (pdf, NULL);
  g_autofree char *data = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  g_assert_cmpuint (size, >, 80);
  return memmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), data + size - 66, 64) !=
         NULL;
}

/* A turn leaves the camera's bytes as they are; of a crop none of them are left. */
static void
test_removed (void)
{
  g_autofd int fd = test_open_data ("jpeg/upright.jpg");
  LivretReaderSheet turned = { fd, "image/jpeg", 0, 1, WHOLE };
  LivretReaderSheet cut = { fd, "image/jpeg", 0, 0, { 0, 0, SIDE / 2, SIDE } };
  g_autofd int kept = arrange (&turned, 1);
  g_autofd int gone = arrange (&cut, 1);

  g_assert_true (holds (kept, "jpeg/upright.jpg"));
  g_assert_false (holds (gone, "jpeg/upright.jpg"));
}

/* --- Nonsense --------------------------------------------------------------------------------- */

static void
test_refused (void)
{
  static const struct
  {
    guint page;
    guint turns;
    LivretCrop crop;
  } table[] = {
    { 0, 0, { 0, 0, 0, 0 } },
    { 0, 0, { 5000, 0, 5000, SIDE } },
    { 0, 0, { 0, 5000, SIDE, 5000 } },
    { 0, 0, { 6000, 0, 4000, SIDE } },
    { 0, 0, { 0, SIDE, SIDE, 0 } },
    { 0, 0, { 0, 0, SIDE + 1, SIDE } },
    { 0, 0, { 0, 0, SIDE, G_MAXUINT32 } },
    { 0, 0, { G_MAXUINT32 - 1, 0, G_MAXUINT32, SIDE } },
    { 0, 4, { 0, 0, SIDE, SIDE } },
    { 0, G_MAXUINT32, { 0, 0, SIDE, SIDE } },
    { 1, 0, { 0, 0, SIDE, SIDE } },
    { G_MAXUINT32, 0, { 0, 0, SIDE, SIDE } },
    { (guint) G_MAXINT32 + 1, 0, { 0, 0, SIDE, SIDE } },
  };
  g_autofd int fd = test_open_data ("jpeg/upright.jpg");
  g_autofd int paper = test_open_data ("pdf/two-pages.pdf");
  LivretReaderSheet no_picture = { paper, "application/pdf", 0, 0, WHOLE };
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      LivretReaderSheet sheet = { fd, "image/jpeg", table[i].page, table[i].turns, table[i].crop };

      g_test_message ("row %u", (guint) i);
      g_assert_cmpint (livret_reader_arrange (reader, &sheet, 1, NULL, NULL, &error), ==, -1);
      g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_UNREADABLE);
      g_clear_error (&error);
    }
  g_assert_cmpint (livret_reader_arrange (reader, &no_picture, 1, NULL, NULL, &error), ==, -1);
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_UNREADABLE);
  g_clear_error (&error);
  g_assert_cmpint (livret_reader_arrange (reader, &no_picture, 0, NULL, NULL, &error), ==, -1);
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  reader = livret_reader_new (g_getenv ("LIVRET_READER_PROGRAM"));
  g_test_add_func ("/reader/arrange/order", test_order);
  g_test_add_func ("/reader/arrange/orientations", test_orientations);
  g_test_add_func ("/reader/arrange/crop", test_crop);
  g_test_add_func ("/reader/arrange/removed", test_removed);
  g_test_add_func ("/reader/arrange/refused", test_refused);
  status = g_test_run ();
  livret_reader_free (reader);
  return status;
}
