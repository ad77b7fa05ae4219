/* test-words.c: the words in pictures, read by the confined process.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "livret-test-pages.h"
#include "record/livret-reader.h"

#define LETTER                                                                                     \
  "Compte rendu de consultation\n\nMadame Martin présente un œdème de la cheville gauche.\n"       \
  "Glycémie à jeun : 0,95 g/L le 12 mars 2026.\n\nThe patient was seen again in April.\n"

static LivretReader *reader, *recognizer;

/* The letter as a picture, or a PDF of one. */
static int
picture_of (const char *text, const char *target)
{
  g_autoptr (GError) error = NULL;
  g_autofd int words = livret_memfd_new ("letter", text, strlen (text), &error);
  g_autofd int png =
      livret_reader_rendition (reader, words, "text/plain", "image/png", NULL, &error);
  int fd;

  g_assert_no_error (error);
  if (strcmp (target, "image/png") == 0)
    return g_steal_fd (&png);
  fd = livret_reader_rendition (reader, png, "image/png", target, NULL, &error);
  g_assert_no_error (error);
  return fd;
}

static void
test_letter (void)
{
  static const char *const types[] = { "image/png", "image/jpeg", "application/pdf" };
  static const char *const wanted[] = { "Compte rendu de consultation",
                                        "présente un œdème",
                                        "0,95 g/L",
                                        "12 mars 2026",
                                        "The patient was seen again",
                                        NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofd int fd = picture_of (LETTER, types[i]);
      int confidence = 0;
      g_autofree char *text =
          livret_reader_recognize (recognizer, fd, types[i], 0, 30, &confidence, NULL, &error);

      g_assert_no_error (error);
      g_test_message ("%s, %d: %s", types[i], confidence, text);
      for (guint w = 0; wanted[w] != NULL; w++)
        g_assert_nonnull (strstr (text, wanted[w]));
      g_assert_cmpint (confidence, >, 70);
      g_assert_cmpint (confidence, <=, 100);
    }
}

static void
test_nothing (void)
{
  static const struct
  {
    const char *name;
    const char *type;
  } table[] = { { "png/plain.png", "image/png" },
                { "jpeg/upright.jpg", "image/jpeg" },
                { "pdf/scan.pdf", "application/pdf" },
                { "tiff/pages.tiff", "image/tiff" } };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofd int fd = test_open_data (table[i].name);
      int confidence;
      g_autofree char *text =
          livret_reader_recognize (recognizer, fd, table[i].type, 0, 30, &confidence, NULL, &error);

      g_test_message ("%s", table[i].name);
      g_assert_no_error (error);
      g_assert_cmpstr (text, ==, "");
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *name;
    const char *type;
    int page;
  } table[] = { { "pdf/two-pages.pdf", "application/pdf", 2 },
                { "pdf/two-pages.pdf", "application/pdf", -1 },
                { "png/plain.png", "image/png", 1 },
                { "txt/note.txt", "application/pdf", 0 },
                { "pdf/two-pages.pdf", "image/png", 0 } };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofd int fd = test_open_data (table[i].name);
      int confidence;

      g_test_message ("%s", table[i].name);
      g_assert_null (livret_reader_recognize (recognizer, fd, table[i].type, table[i].page, 30,
                                              &confidence, NULL, &error));
      g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_UNREADABLE);
    }
}

/* A process that was not started for it has no Tesseract: as where it is not installed. */
static void
test_without (void)
{
  g_autoptr (GError) error = NULL;
  g_autofd int fd = test_open_data ("png/plain.png");
  int confidence;

  g_assert_false (livret_reader_recognizes (reader, NULL, &error));
  g_assert_no_error (error);
  g_assert_null (
      livret_reader_recognize (reader, fd, "image/png", 0, 30, &confidence, NULL, &error));
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_UNREADABLE);
  g_assert_nonnull (strstr (error->message, "Tesseract"));
  g_clear_error (&error);
  g_assert_true (livret_reader_recognizes (recognizer, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (livret_reader_get_confinement (recognizer) & LIVRET_READER_CONFINED_SECCOMP, !=,
                    0);
}

/* What is read by then is what is given. */
static void
test_time (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) page = g_string_new (NULL);
  g_autofree char *text = NULL;
  g_autofd int fd = -1;
  gint64 begun;
  int confidence;

  for (int i = 0; i < 60; i++)
    g_string_append (page, "Madame Martin présente un œdème de la cheville gauche depuis avril.\n");
  fd = picture_of (page->str, "image/png");
  begun = g_get_monotonic_time ();
  text = livret_reader_recognize (recognizer, fd, "image/png", 0, 1, &confidence, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (text);
  g_test_message ("%.1f s", (g_get_monotonic_time () - begun) / 1e6);
  g_assert_cmpfloat ((g_get_monotonic_time () - begun) / 1e6, <, 30);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  reader = livret_reader_new (g_getenv ("LIVRET_READER_PROGRAM"));
  recognizer = livret_reader_new_recognizer (g_getenv ("LIVRET_READER_PROGRAM"));
  g_test_add_func ("/words/letter", test_letter);
  g_test_add_func ("/words/nothing", test_nothing);
  g_test_add_func ("/words/refused", test_refused);
  g_test_add_func ("/words/without", test_without);
  g_test_add_func ("/words/time", test_time);
  status = g_test_run ();
  livret_reader_free (recognizer);
  livret_reader_free (reader);
  return status;
}
