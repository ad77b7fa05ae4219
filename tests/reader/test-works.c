/* test-works.c: what the reader does with real files: text, pages, renditions,
 * photographs to one PDF, PDFs to one PDF; checked with other programs' eyes (qpdf, pdftotext).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "livret-test-sink.h"
#include "record/livret-reader.h"

static LivretReader *reader;

static int
open_data (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", name, NULL);
  int fd = open (path, O_RDONLY | O_CLOEXEC);

  g_assert_cmpint (fd, >=, 0);
  return fd;
}

/* What another program says of the bytes of @fd; "{}" among @arguments is their file. */
static char *
run (int fd, const char *const *arguments, int *status)
{
  g_autoptr (GBytes) bytes = livret_memfd_bytes (fd, NULL);
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) command = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofd int file = g_file_open_tmp ("livret-test-XXXXXX.pdf", &path, NULL);
  char *output = NULL;

  g_assert_nonnull (bytes);
  g_assert_true (
      g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));
  for (gsize i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (command, strcmp (arguments[i], "{}") == 0 ? path : (char *) arguments[i]);
  g_ptr_array_add (command, NULL);
  g_spawn_sync (NULL, (char **) command->pdata, NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &output, NULL, status,
                &error);
  g_assert_no_error (error);
  g_unlink (path);
  return output;
}

#define RUN(fd, status, ...) run (fd, (const char *const[]) { __VA_ARGS__, NULL }, status)

static void
assert_sound_pdf (int fd)
{
  int status;
  g_autofree char *output = RUN (fd, &status, "qpdf", "--check", "{}");

  g_test_message ("%s", output);
  g_assert_cmpint (status, ==, 0);
}

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
      g_autofd int fd = open_data (table[i].name);
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
    { "pdf/two-pages.pdf", "application/pdf", 2 }, { "pdf/scan.pdf", "application/pdf", 1 },
    { "tiff/pages.tiff", "image/tiff", 3 },        { "jpeg/upright.jpg", "image/jpeg", 1 },
    { "rtf/letter.rtf", "application/rtf", 1 },    { "txt/note.txt", "application/pdf", -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofd int fd = open_data (table[i].name);
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

static guint32
pixel_at (const LivretPixels *pixels, double x, double y)
{
  const guint8 *data = g_bytes_get_data (pixels->bytes, NULL);
  guint32 pixel;

  memcpy (&pixel,
          data + (gsize) (int) (y * pixels->height) * pixels->stride +
              (int) (x * pixels->width) * 4,
          4);
  return pixel;
}

/* Which of red, lime, blue and white it is nearest to. */
static char
colour_of (guint32 pixel)
{
  gboolean r = (pixel >> 16 & 0xff) > 127, g = (pixel >> 8 & 0xff) > 127, b = (pixel & 0xff) > 127;

  return r && g && b ? 'w' : r && !g && !b ? 'r' : g && !r && !b ? 'g' : b && !r && !g ? 'b' : '?';
}

/* The four quarters, row by row. */
static char *
quarters_of (const LivretPixels *pixels)
{
  return g_strdup_printf ("%c%c%c%c", colour_of (pixel_at (pixels, 0.25, 0.25)),
                          colour_of (pixel_at (pixels, 0.75, 0.25)),
                          colour_of (pixel_at (pixels, 0.25, 0.75)),
                          colour_of (pixel_at (pixels, 0.75, 0.75)));
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
      g_autofd int fd = open_data (table[i].name);
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
      n += (pixel_at (pixels, (x + 0.5) / pixels->width, (y + 0.5) / pixels->height) & 0xff) < 128;
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
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofd int fd = open_data (table[i].name);
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
  g_autofd int fd = open_data ("pdf/two-pages.pdf");

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
  assert_sound_pdf (pdf);
  back = RUN (pdf, &status, "pdftotext", "{}", "-");
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
      g_autofd int fd = open_data (table[i].name);
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
        assert_sound_pdf (out);
    }
}

static void
test_rendition_unknown (void)
{
  g_autofd int fd = open_data ("txt/note.txt");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (livret_reader_rendition (reader, fd, "text/plain", "text/x-no", NULL, &error),
                   ==, -1);
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_UNREADABLE);
  g_clear_error (&error);
  g_assert_cmpint (
      livret_reader_rendition (reader, fd, "application/x-no", "text/plain", NULL, &error), ==, -1);
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_UNREADABLE);
}

static void
test_compose (void)
{
  static const char *const names[] = { "jpeg/upright.jpg", "jpeg/turned.jpg", "png/plain.png",
                                       "tiff/pages.tiff",  "heif/plain.heic", "jpeg/cmyk.jpg" };
  static const char *const types[] = { "image/jpeg", "image/jpeg", "image/png",
                                       "image/tiff", "image/heic", "image/jpeg" };
  static const char *const quarters[] = { "rgbw", "brwg", "rgbw", "rrrr",
                                          "gggg", "bbbb", "rgbw", "rgbw" };
  int fds[G_N_ELEMENTS (names)];
  g_autofd int pdf = -1;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize size;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    fds[i] = open_data (names[i]);
  pdf =
      livret_reader_compose (reader, fds, types, G_N_ELEMENTS (names), "Ordonnance", NULL, &error);
  g_assert_no_error (error);
  assert_sound_pdf (pdf);
  for (gsize i = 0; i < G_N_ELEMENTS (quarters); i++)
    {
      g_auto (LivretPixels) pixels = { 0 };
      g_auto (LivretPixels) middle = { 0 };
      double aspect;

      livret_reader_render (reader, pdf, "application/pdf", i, 400, &pixels, NULL, &error);
      g_assert_no_error (error);
      /* The page lies as the picture does. */
      aspect = (double) pixels.height / pixels.width;
      g_assert_cmpint (aspect > 1, ==, i == 1 || i == 6);
      g_test_message ("page %u: %.2f", (guint) i, aspect);
      g_assert_cmpint (colour_of (pixel_at (&pixels, 0.4, 0.4)), ==, quarters[i][0]);
      g_assert_cmpint (colour_of (pixel_at (&pixels, 0.6, 0.4)), ==, quarters[i][1]);
      g_assert_cmpint (colour_of (pixel_at (&pixels, 0.4, 0.6)), ==, quarters[i][2]);
      g_assert_cmpint (colour_of (pixel_at (&pixels, 0.6, 0.6)), ==, quarters[i][3]);
    }
  /* The JPEG went in as it is, without the camera's notes. */
  bytes = livret_memfd_bytes (pdf, NULL);
  size = g_bytes_get_size (bytes);
  g_assert_nonnull (memmem (g_bytes_get_data (bytes, NULL), size, "\xff\xd8\xff", 3));
  g_assert_null (memmem (g_bytes_get_data (bytes, NULL), size, "Exif", 4));
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    close (fds[i]);
}

/* A file of tests/data/ with @more put before the last @mark (two bytes), or at the end. */
static int
open_with (const char *name, const char *mark, const char *more, gsize size)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", name, NULL);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *data = NULL;
  gsize length, at;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  at = length;
  while (mark != NULL && at > 0 && memcmp (data + --at, mark, 2) != 0)
    ;
  g_assert_cmpuint (at, >, 0);
  g_byte_array_append (bytes, (guint8 *) data, at);
  g_byte_array_append (bytes, (const guint8 *) more, size);
  g_byte_array_append (bytes, (guint8 *) data + at, length - at);
  return livret_memfd_new ("photo", bytes->data, bytes->len, NULL);
}

/* Notes between the passes of a picture and what stands behind its end stay out as well. */
static void
test_compose_notes (void)
{
  static const struct
  {
    const char *name;
    const char *mark; /* before the last of it */
    const char *more;
    gsize size;
  } table[] = {
    { "jpeg/upright.jpg", NULL,
      "\xff\xd8\xff\xe1\0\x08"
      "CANARY\xff\xd9",
      14 },
    { "jpeg/upright.jpg", NULL, "CANARY", 6 },
    { "jpeg/progressive.jpg", "\xff\xda",
      "\xff\xfe\0\x08"
      "CANARY",
      10 },
    { "jpeg/progressive.jpg", "\xff\xd9",
      "\xff\xed\0\x08"
      "CANARY",
      10 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      int fd = open_with (table[i].name, table[i].mark, table[i].more, table[i].size);
      const char *type = "image/jpeg";
      g_autoptr (GError) error = NULL;
      g_autofd int pdf = livret_reader_compose (reader, &fd, &type, 1, NULL, NULL, &error);
      g_autoptr (GBytes) bytes = NULL;
      g_auto (LivretPixels) pixels = { 0 };

      g_test_message ("row %u", (guint) i);
      g_assert_no_error (error);
      bytes = livret_memfd_bytes (pdf, NULL);
      g_assert_nonnull (
          memmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "\xff\xd8\xff", 3));
      g_assert_null (
          memmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "CANARY", 6));
      livret_reader_render (reader, pdf, "application/pdf", 0, 400, &pixels, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (colour_of (pixel_at (&pixels, 0.4, 0.4)), ==, 'r');
      g_assert_cmpint (colour_of (pixel_at (&pixels, 0.4, 0.6)), ==, 'b');
      close (fd);
    }
}

static void
test_compose_refused (void)
{
  int fds[2] = { open_data ("jpeg/upright.jpg"), open_data ("pdf/two-pages.pdf") };
  const char *types[2] = { "image/jpeg", "application/pdf" };
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (livret_reader_compose (reader, fds, types, 2, NULL, NULL, &error), ==, -1);
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_UNREADABLE);
  g_clear_error (&error);
  g_assert_cmpint (livret_reader_compose (reader, fds, types, 0, NULL, NULL, &error), ==, -1);
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID);
  close (fds[0]);
  close (fds[1]);
}

static void
test_assemble (void)
{
  int fds[2] = { open_data ("pdf/two-pages.pdf"), open_data ("pdf/active.pdf") };
  g_autoptr (GError) error = NULL;
  g_autofd int pdf =
      livret_reader_assemble (reader, fds, 2, "Pièces jointes", NULL, NULL, NULL, &error);
  g_autofree char *plain = NULL;
  g_autofree char *text = NULL;
  g_autofree char *info = NULL;
  int status;

  g_assert_no_error (error);
  assert_sound_pdf (pdf);
  text = RUN (pdf, &status, "pdftotext", "{}", "-");
  g_assert_nonnull (strstr (text, "Page deux"));
  g_assert_nonnull (strstr (text, "Page to keep"));
  g_assert_nonnull (strstr (text, "Filled field"));
  info = RUN (pdf, &status, "pdfinfo", "{}");
  g_assert_nonnull (strstr (info, "Pi\303\250ces jointes"));
  g_assert_null (strstr (info, "Author"));
  /* Of what was active, attached or about the foreign files not a word is left. */
  plain = RUN (pdf, &status, "qpdf", "--qdf", "--object-streams=disable",
               "--stream-data=uncompress", "{}", "-");
  g_assert_nonnull (strstr (plain, "/Page"));
  g_assert_null (strstr (plain, "CANARY"));
  g_assert_null (strstr (plain, "/JavaScript"));
  g_assert_null (strstr (plain, "Laboratoire"));
  close (fds[0]);
  close (fds[1]);
}

static void
repeat (GString *text, const char *what, int n)
{
  for (int i = 0; i < n; i++)
    g_string_append (text, what);
}

/* A PDF whose page leads to a canary down @n arrays, dictionaries or forms. */
static int
open_deep_pdf (const char *before, const char *after, int n_nested, int n_forms)
{
  g_autoptr (GString) text =
      g_string_new ("%PDF-1.6\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\n"
                    "endobj\n2 0 obj\n<< /Type /Pages /Count 1 /Kids [3 0 R] "
                    "/MediaBox [0 0 300 200] >>\nendobj\n3 0 obj\n<< /Type "
                    "/Page /Parent 2 0 R /Resources << /XObject << /X 4 0 R "
                    ">> /Deep ");

  repeat (text, before, n_nested);
  g_string_append (text, n_nested > 0 ? "<< /PieceInfo (CANARYNESTED) >>" : "null");
  repeat (text, after, n_nested);
  g_string_append (text, " >> >>\nendobj\n");
  for (int i = 0; i <= n_forms; i++)
    g_string_append_printf (text,
                            "%d 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] %s "
                            "/Resources << /XObject << /X %d 0 R >> >> /Length 0 >>\nstream\n\n"
                            "endstream\nendobj\n",
                            4 + i, i == n_forms && n_forms > 0 ? "/PieceInfo (CANARYFORM)" : "",
                            5 + i);
  g_string_append (text, "trailer\n<< /Root 1 0 R >>\n%%EOF\n");
  return livret_memfd_new ("pdf", text->str, text->len, NULL);
}

/* However deep a foreign file hides what is no part of a page, it does not come along. */
static void
test_assemble_deep (void)
{
  static const struct
  {
    const char *before;
    const char *after;
    int n_nested;
    int n_forms;
  } table[] = {
    { "[", "]", 20, 0 },       { "[", "]", 98, 0 },        { "[", "]", 99, 0 },
    { "[", "]", 100, 0 },      { "[", "]", 101, 0 },       { "[", "]", 300, 0 },
    { "<< /D ", ">>", 90, 0 }, { "<< /D ", ">>", 300, 0 }, { "", "", 0, 10 },
    { "", "", 0, 33 },         { "", "", 0, 34 },          { "", "", 0, 20000 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      int fd = open_deep_pdf (table[i].before, table[i].after, table[i].n_nested, table[i].n_forms);
      g_autoptr (GError) error = NULL;
      g_autofd int pdf = livret_reader_assemble (reader, &fd, 1, "Deep", NULL, NULL, NULL, &error);
      g_autofree char *plain = NULL;
      int status;

      g_test_message ("row %u", (guint) i);
      close (fd);
      g_assert_no_error (error);
      plain = RUN (pdf, &status, "qpdf", "--qdf", "--object-streams=disable", "{}", "-");
      g_assert_nonnull (strstr (plain, "/Page"));
      g_assert_null (strstr (plain, "CANARY"));
    }
}

static void
test_assemble_encrypted (void)
{
  int fd = open_data ("pdf/two-pages.pdf");
  g_autoptr (LivretSecret) password = livret_secret_new ("tulipe-canard-verger", 20);
  g_autoptr (GError) error = NULL;
  g_autofd int pdf =
      livret_reader_assemble (reader, &fd, 1, "Secret", password, NULL, NULL, &error);
  g_autofree char *shown = NULL;
  g_autofree char *none = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  int status;

  g_assert_no_error (error);
  shown = RUN (pdf, &status, "qpdf", "--password=tulipe-canard-verger", "--show-encryption", "{}");
  g_assert_cmpint (status, ==, 0);
  g_assert_nonnull (strstr (shown, "R = 6"));
  g_assert_nonnull (strstr (shown, "stream encryption method: AESv3"));
  none = RUN (pdf, &status, "qpdf", "--check", "{}");
  g_assert_cmpint (status, !=, 0);
  text = RUN (pdf, &status, "pdftotext", "-upw", "tulipe-canard-verger", "{}", "-");
  g_assert_nonnull (strstr (text, "Page deux"));
  bytes = livret_memfd_bytes (pdf, NULL);
  g_assert_null (memmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "Secret", 6));
  /* A reader without the password is told so, and takes nothing. */
  g_assert_null (livret_reader_text (reader, pdf, "application/pdf", NULL, &error));
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_UNREADABLE);
  g_assert_nonnull (strstr (error->message, "password"));
  close (fd);
}

static void
test_assemble_damaged (void)
{
  g_autofd int fd = livret_memfd_new ("pdf", "%PDF-1.4 nothing", 16, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (livret_reader_assemble (reader, &fd, 1, NULL, NULL, NULL, NULL, &error), ==, -1);
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
    { "/reader/compose", test_compose },
    { "/reader/compose/notes", test_compose_notes },
    { "/reader/compose/refused", test_compose_refused },
    { "/reader/assemble", test_assemble },
    { "/reader/assemble/deep", test_assemble_deep },
    { "/reader/assemble/encrypted", test_assemble_encrypted },
    { "/reader/assemble/damaged", test_assemble_damaged },
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
