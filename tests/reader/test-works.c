/* test-works.c: what the reader does with real files: text, pages, renditions; checked with other
 * programs' eyes (qpdf, pdftotext).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <unistd.h>

#include "livret-test-pages.h"
#include "record/livret-reader.h"

static LivretReader *reader;

static void
test_text (void)
{
  static const struct
  {
    const char *name;
    const char *type;
    const char *text;
  } table[] = {
    { "pdf/two-pages.pdf", "application/pdf",
      "Glyc\303\251mie \303\240 jeun : 0,95 g/L\fPage deux" },
    { "txt/windows.txt", "text/plain",
      "R\303\251sultats du 3 mai\nGlyc\303\251mie : 0,95 g/L\nPrix : 3 \342\202\254\n" },
    { "jpeg/upright.jpg", "image/jpeg", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofd int fd = test_open_data (table[i].name);
      g_autoptr (GError) error = NULL;
      g_autofree char *text = livret_reader_text (reader, fd, table[i].type, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (text, ==, table[i].text);
    }
}

static void
test_count_pages (void)
{
  static const struct
  {
    const char *name;
    const char *type;
    int pages;
  } table[] = {
    { "pdf/two-pages.pdf", "application/pdf", 2 },
    { "pdf/scan.pdf", "application/pdf", 1 },
    { "tiff/pages.tiff", "image/tiff", 3 },
    { "jpeg/upright.jpg", "image/jpeg", 1 },
    { "dicom/frames.dcm", "application/dicom", 1 },
    { "dicom-disc/hospital.fr.zip", "application/zip", 2 },
    { "rtf/letter.rtf", "application/rtf", 1 },
    { "txt/note.txt", "application/pdf", -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofd int fd = test_open_data (table[i].name);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", table[i].name);
      g_assert_cmpint (livret_reader_count_pages (reader, fd, table[i].type, NULL, &error), ==,
                       table[i].pages);
      if (table[i].pages > 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_UNREADABLE);
    }
}

/* The four quarters, row by row. */
static char *
quarters_of (const LivretPixels *pixels)
{
  return g_strdup_printf ("%c%c%c%c", test_colour_at (pixels, 0.25, 0.25),
                          test_colour_at (pixels, 0.75, 0.25), test_colour_at (pixels, 0.25, 0.75),
                          test_colour_at (pixels, 0.75, 0.75));
}

static void
test_render_pictures (void)
{
  static const struct
  {
    const char *name;
    const char *type;
    int page;
    const char *quarters;
    double ratio; /* height by width */
  } table[] = {
    { "jpeg/upright.jpg", "image/jpeg", 0, "rgbw", 16 / 24.0 },
    { "jpeg/progressive.jpg", "image/jpeg", 0, "rgbw", 16 / 24.0 },
    { "jpeg/cmyk.jpg", "image/jpeg", 0, "rgbw", 16 / 24.0 },
    /* A quarter turn clockwise. */
    { "jpeg/turned.jpg", "image/jpeg", 0, "brwg", 24 / 16.0 },
    { "png/plain.png", "image/png", 0, "rgbw", 16 / 24.0 },
    { "heif/plain.heic", "image/heic", 0, "rgbw", 1 },
    { "tiff/turned.tiff", "image/tiff", 0, "brwg", 24 / 16.0 },
    { "tiff/pages.tiff", "image/tiff", 0, "rrrr", 16 / 24.0 },
    { "tiff/pages.tiff", "image/tiff", 2, "bbbb", 16 / 24.0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofd int fd = test_open_data (table[i].name);
      g_autoptr (GError) error = NULL;
      g_auto (LivretPixels) pixels = { 0 };
      g_autofree char *quarters = NULL;

      g_test_message ("%s page %d", table[i].name, table[i].page);
      livret_reader_render (reader, fd, table[i].type, table[i].page, 240, &pixels, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (pixels.width, ==, 240);
      g_assert_cmpint (ABS (pixels.height - (int) (240 * table[i].ratio)), <=, 1);
      quarters = quarters_of (&pixels);
      g_assert_cmpstr (quarters, ==, table[i].quarters);
    }
}

static guint
count_dark (const LivretPixels *pixels)
{
  guint n = 0;

  for (int y = 0; y < pixels->height; y++)
    for (int x = 0; x < pixels->width; x++)
      n += (test_pixel_at (pixels, (x + 0.5) / pixels->width, (y + 0.5) / pixels->height) & 0xff) <
           128;
  return n;
}

static void
test_render_text (void)
{
  static const struct
  {
    const char *name;
    const char *type;
    int page;
  } table[] = {
    { "pdf/two-pages.pdf", "application/pdf", 0 },
    { "pdf/two-pages.pdf", "application/pdf", 1 },
    { "txt/note.txt", "text/plain", 0 },
    { "rtf/letter.rtf", "application/rtf", 0 },
    { "shc/good.fr.smart-health-card", "application/smart-health-card", 0 },
    /* Of files without a picture that is shown: what they say. */
    { "dicom/structured.dcm", "application/dicom", 0 },
    { "dicom/jpeg-ls.dcm", "application/dicom", 0 },
    /* Half of the ramp is darker than half. */
    { "dicom/mri.fr.dcm", "application/dicom", 0 },
    { "dicom/jpeg2000.dcm", "application/dicom", 0 },
    { "dicom/lossless.dcm", "application/dicom", 0 },
    { "dicom/jpeg.dcm", "application/dicom", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofd int fd = test_open_data (table[i].name);
      g_autoptr (GError) error = NULL;
      g_auto (LivretPixels) pixels = { 0 };

      livret_reader_render (reader, fd, table[i].type, table[i].page, 600, &pixels, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (pixels.width, ==, 600);
      g_assert_cmpuint (count_dark (&pixels), >, 100);
    }
}

static void
test_render_no_page (void)
{
  g_autofd int fd = test_open_data ("pdf/two-pages.pdf");

  for (int page = 2; page > -3; page -= 4)
    {
      g_autoptr (GError) error = NULL;
      g_auto (LivretPixels) pixels = { 0 };

      g_assert_false (
          livret_reader_render (reader, fd, "application/pdf", page, 100, &pixels, NULL, &error));
      g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_UNREADABLE);
    }
}

/* A long text runs over pages, each with something on it, and all of it comes back out of a PDF. */
static void
test_long_text (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofd int fd = -1;
  g_autofd int pdf = -1;
  g_autoptr (GError) error = NULL;
  g_autofree char *back = NULL;
  int status;

  for (int i = 0; i < 200; i++)
    g_string_append_printf (text, "Line %d of a text that is longer than a page\n", i);
  fd = livret_memfd_new ("text", text->str, text->len, NULL);
  for (int page = 0; page < 3; page++)
    {
      g_auto (LivretPixels) pixels = { 0 };

      livret_reader_render (reader, fd, "text/plain", page, 600, &pixels, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (count_dark (&pixels), >, 100);
    }
  pdf = livret_reader_rendition (reader, fd, "text/plain", "application/pdf", NULL, &error);
  g_assert_no_error (error);
  test_assert_sound_pdf (pdf);
  back = TEST_RUN (pdf, &status, "pdftotext", "{}", "-");
  g_assert_nonnull (strstr (back, "Line 0 of"));
  g_assert_nonnull (strstr (back, "Line 199 of"));
}

static void
test_renditions (void)
{
  static const struct
  {
    const char *name;
    const char *type;
    const char *target;
    const char *begins;
  } table[] = {
    { "tiff/pages.tiff", "image/tiff", "image/png", "\x89PNG" },
    { "tiff/pages.tiff", "image/tiff", "image/jpeg", "\xff\xd8\xff" },
    { "tiff/fax.tif", "image/tiff", "application/pdf", "%PDF" },
    { "heif/plain.heic", "image/heic", "image/jpeg", "\xff\xd8\xff" },
    { "heif/plain.heic", "image/heic", "application/pdf", "%PDF" },
    { "rtf/letter.rtf", "application/rtf", "text/plain", "Cher confr" },
    { "rtf/letter.rtf", "application/rtf", "application/pdf", "%PDF" },
    { "txt/utf16", "text/plain", "text/plain", "Ordonnance" },
    { "pdf/two-pages.pdf", "application/pdf", "image/jpeg", "\xff\xd8\xff" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofd int fd = test_open_data (table[i].name);
      g_autoptr (GError) error = NULL;
      g_autofd int out = -1;
      g_autoptr (GBytes) bytes = NULL;
      gsize size = strlen (table[i].begins);

      g_test_message ("%s as %s", table[i].name, table[i].target);
      out = livret_reader_rendition (reader, fd, table[i].type, table[i].target, NULL, &error);
      g_assert_no_error (error);
      bytes = livret_memfd_bytes (out, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (g_bytes_get_size (bytes), >, size);
      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), size, table[i].begins, size);
      if (strcmp (table[i].target, "application/pdf") == 0)
        test_assert_sound_pdf (out);
    }
}

static void
test_rendition_unknown (void)
{
  g_autofd int fd = test_open_data ("txt/note.txt");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (livret_reader_rendition (reader, fd, "text/plain", "text/x-no", NULL, &error),
                   ==, -1);
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_UNREADABLE);
  g_clear_error (&error);
  g_assert_cmpint (
      livret_reader_rendition (reader, fd, "application/x-no", "text/plain", NULL, &error), ==, -1);
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_UNREADABLE);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    GTestFunc test;
  } tests[] = {
    { "/reader/text", test_text },
    { "/reader/count-pages", test_count_pages },
    { "/reader/render/pictures", test_render_pictures },
    { "/reader/render/text", test_render_text },
    { "/reader/render/no-page", test_render_no_page },
    { "/reader/render/long-text", test_long_text },
    { "/reader/rendition", test_renditions },
    { "/reader/rendition/unknown", test_rendition_unknown },
  };
  int status;

  g_test_init (&argc, &argv, NULL);
  reader = livret_reader_new (g_getenv ("LIVRET_READER_PROGRAM"));
  livret_reader_set_timeout (reader, 60);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_func (tests[i].path, tests[i].test);
  status = g_test_run ();
  livret_reader_free (reader);
  return status;
}
