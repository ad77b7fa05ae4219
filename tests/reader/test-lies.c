/* test-lies.c: what a reading process that a file has taken over may answer, and what is refused.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "record/livret-reader.h"
#include "record/livret-wire-cells.h"
#include "record/livret-wire-hits.h"
#include "record/livret-wire.h"

static LivretReader *
new_liar (void)
{
  LivretReader *reader = livret_reader_new (g_getenv ("LIVRET_READER_LIAR"));

  livret_reader_set_timeout (reader, 20);
  return reader;
}

static int
new_lie (const char *words)
{
  int fd = livret_memfd_new ("lie", words, strlen (words), NULL);

  g_assert_cmpint (fd, >=, 0);
  return fd;
}

/* No picture is larger than was asked for, however large the file behind it is said to be. */
static void
test_pictures (void)
{
  static const struct
  {
    const char *words;
    gboolean taken;
  } table[] = {
    { "pixels 100 50 400", TRUE },     { "pixels 60 50 240", TRUE },
    { "pixels 100 16384 400", TRUE },  { "pixels 101 50 404", FALSE },
    { "pixels 8192 50 32768", FALSE }, { "pixels 100 16385 400", FALSE },
    { "pixels 100 50 404", FALSE },    { "pixels 100 16384 65536", FALSE },
    { "pixels 0 50 0", FALSE },        { "pixels 100 0 400", FALSE },
    { "pixels 100 50 396", FALSE },    { "pixels 4294967295 50 400", FALSE },
    { "number 100", FALSE },           { "file 20000", FALSE },
  };
  g_autoptr (LivretReader) reader = new_liar ();

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofd int fd = new_lie (table[i].words);
      g_auto (LivretPixels) pixels = { 0 };
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", table[i].words);
      g_assert_cmpint (
          livret_reader_render (reader, fd, "image/png", 0, 100, &pixels, NULL, &error), ==,
          table[i].taken);
      if (table[i].taken)
        g_assert_no_error (error);
      else
        g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_READER);
      g_assert_true ((pixels.bytes != NULL) == table[i].taken);
    }
}

static void
on_progress (double done, gpointer told)
{
  g_array_append_val ((GArray *) told, done);
}

/* While a package is made, only how far it is may come before it: from 0 to 1, and never back. */
static void
test_progress (void)
{
  g_autoptr (LivretReader) reader = new_liar ();
  g_autofd int fd = new_lie ("progress 5 10\nprogress 3 10\nprogress 40 10\nprogress 1 0\nfile 7");
  g_autoptr (GArray) told = g_array_new (FALSE, FALSE, sizeof (double));
  const LivretProgress progress = LIVRET_PROGRESS_INIT (on_progress, told);
  g_autoptr (GError) error = NULL;
  g_autofd int made = livret_reader_assemble (reader, &fd, 1, NULL, NULL, &progress, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (made, >=, 0);
  g_assert_cmpuint (told->len, ==, 4);
  for (guint i = 0; i < told->len; i++)
    {
      g_assert_cmpfloat (g_array_index (told, double, i), >=,
                         i > 0 ? g_array_index (told, double, i - 1) : 0);
      g_assert_cmpfloat (g_array_index (told, double, i), <=, 1);
    }
}

static void
test_other_calls (void)
{
  static const LivretWireType types[] = {
    LIVRET_WIRE_FORMAT, LIVRET_WIRE_SERIES,   LIVRET_WIRE_READINGS,  LIVRET_WIRE_DOCUMENT,
    LIVRET_WIRE_ENTRY,  LIVRET_WIRE_IDENTITY, LIVRET_WIRE_SET_ASIDE, LIVRET_WIRE_HELLO,
    LIVRET_WIRE_FILE,   LIVRET_WIRE_REQUEST,
  };
  g_autoptr (LivretReader) reader = new_liar ();

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *words = g_strdup_printf ("frame %d 0 0\nfile 7", types[i]);
      g_autofd int fd = new_lie (words);
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (livret_reader_assemble (reader, &fd, 1, NULL, NULL, NULL, NULL, &error), ==,
                       -1);
      g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_READER);
    }
}

/* A number of pages stands in what is shown before sealing. */
static void
test_counts (void)
{
  static const struct
  {
    const char *words;
    int pages;
  } table[] = {
    { "number 12", 12 },      { "number 0", -1 }, { "number 4294967295", -1 },
    { "number 1000001", -1 }, { "file 7", -1 },
  };
  g_autoptr (LivretReader) reader = new_liar ();

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofd int fd = new_lie (table[i].words);

      g_assert_cmpint (livret_reader_count_pages (reader, fd, "application/pdf", NULL, NULL), ==,
                       table[i].pages);
    }
}

/* How many cards it says there are; none of them is told. */
static void
test_standings (void)
{
  static const struct
  {
    const char *words;
    gboolean believed;
  } table[] = {
    { "number 0", TRUE },           { "number 1", FALSE }, { "number 51", FALSE },
    { "number 4294967295", FALSE }, { "file 7", FALSE },
  };
  g_autoptr (LivretReader) reader = new_liar ();

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofd int fd = new_lie (table[i].words);
      g_autoptr (GPtrArray) standings = livret_reader_standing (reader, fd, NULL, NULL, NULL);

      g_assert_cmpint (standings != NULL, ==, table[i].believed);
    }
}

/* Where words stand, and what stands in rows, comes in a file: how many pages there are, how many
 * places. */
static void
test_finds (void)
{
  static const char *const lies[] = { "number 1", "file 0",     "file 4",
                                      "file 8",   "file 20000", "file 68719476736" };
  g_autoptr (LivretReader) reader = new_liar ();

  for (gsize i = 0; i < G_N_ELEMENTS (lies); i++)
    {
      g_autofd int fd = new_lie (lies[i]);
      g_autoptr (GPtrArray) hits = livret_page_hits_new ();
      g_autoptr (GPtrArray) cells = livret_page_cells_new ();
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (
          livret_reader_find (reader, fd, "application/pdf", "words", 0, hits, NULL, &error), ==,
          -1);
      g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_READER);
      g_clear_error (&error);
      g_assert_cmpint (livret_reader_cells (reader, fd, "application/pdf", 0, cells, NULL, &error),
                       ==, -1);
      g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_READER);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader/lies/pictures", test_pictures);
  g_test_add_func ("/reader/lies/progress", test_progress);
  g_test_add_func ("/reader/lies/other-calls", test_other_calls);
  g_test_add_func ("/reader/lies/counts", test_counts);
  g_test_add_func ("/reader/lies/standings", test_standings);
  g_test_add_func ("/reader/lies/finds", test_finds);
  return g_test_run ();
}
