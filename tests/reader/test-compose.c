/* test-compose.c: photographs to one PDF, PDFs to one PDF, with nothing of theirs that is no page;
 * checked with other programs' eyes (qpdf, pdftotext). SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <unistd.h>

#include "livret-test-pages.h"
#include "record/livret-reader.h"

static LivretReader *reader;

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
    fds[i] = test_open_data (names[i]);
  pdf =
      livret_reader_compose (reader, fds, types, G_N_ELEMENTS (names), "Ordonnance", NULL, &error);
  g_assert_no_error (error);
  test_assert_sound_pdf (pdf);
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
      g_assert_cmpint (test_colour_at (&pixels, 0.4, 0.4), ==, quarters[i][0]);
      g_assert_cmpint (test_colour_at (&pixels, 0.6, 0.4), ==, quarters[i][1]);
      g_assert_cmpint (test_colour_at (&pixels, 0.4, 0.6), ==, quarters[i][2]);
      g_assert_cmpint (test_colour_at (&pixels, 0.6, 0.6), ==, quarters[i][3]);
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
      g_assert_cmpint (test_colour_at (&pixels, 0.4, 0.4), ==, 'r');
      g_assert_cmpint (test_colour_at (&pixels, 0.4, 0.6), ==, 'b');
      close (fd);
    }
}

static void
test_compose_refused (void)
{
  int fds[2] = { test_open_data ("jpeg/upright.jpg"), test_open_data ("pdf/two-pages.pdf") };
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
on_progress (double done, gpointer told)
{
  g_assert_cmpfloat (done, >=, *(double *) told);
  *(double *) told = done;
}

static void
test_assemble (void)
{
  double told = 0;
  const LivretProgress progress = LIVRET_PROGRESS_INIT (on_progress, &told);
  int fds[2] = { test_open_data ("pdf/two-pages.pdf"), test_open_data ("pdf/active.pdf") };
  g_autoptr (GError) error = NULL;
  g_autofd int pdf =
      livret_reader_assemble (reader, fds, 2, "Pièces jointes", NULL, &progress, NULL, &error);
  g_autofree char *plain = NULL;
  g_autofree char *text = NULL;
  g_autofree char *info = NULL;
  int status;

  g_assert_no_error (error);
  g_assert_cmpfloat (told, ==, 1);
  test_assert_sound_pdf (pdf);
  text = TEST_RUN (pdf, &status, "pdftotext", "{}", "-");
  g_assert_nonnull (strstr (text, "Page deux"));
  g_assert_nonnull (strstr (text, "Page to keep"));
  g_assert_nonnull (strstr (text, "Filled field"));
  info = TEST_RUN (pdf, &status, "pdfinfo", "{}");
  g_assert_nonnull (strstr (info, "Pi\303\250ces jointes"));
  g_assert_null (strstr (info, "Author"));
  /* Of what was active, attached or about the foreign files not a word is left. */
  plain = TEST_RUN (pdf, &status, "qpdf", "--qdf", "--object-streams=disable",
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
      plain = TEST_RUN (pdf, &status, "qpdf", "--qdf", "--object-streams=disable", "{}", "-");
      g_assert_nonnull (strstr (plain, "/Page"));
      g_assert_null (strstr (plain, "CANARY"));
    }
}

static void
test_assemble_encrypted (void)
{
  int fd = test_open_data ("pdf/two-pages.pdf");
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
  shown =
      TEST_RUN (pdf, &status, "qpdf", "--password=tulipe-canard-verger", "--show-encryption", "{}");
  g_assert_cmpint (status, ==, 0);
  g_assert_nonnull (strstr (shown, "R = 6"));
  g_assert_nonnull (strstr (shown, "stream encryption method: AESv3"));
  none = TEST_RUN (pdf, &status, "qpdf", "--check", "{}");
  g_assert_cmpint (status, !=, 0);
  text = TEST_RUN (pdf, &status, "pdftotext", "-upw", "tulipe-canard-verger", "{}", "-");
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
