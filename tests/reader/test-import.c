/* test-import.c: files into a sink through the confined reader: the same as in process; stopped,
 * too large, or no file at all. SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "base/livret-clock.h"
#include "livret-test-pages.h"
#include "livret-test-sink.h"
#include "record/livret-reader.h"

/* As tests/formats/test-golden.c has both. */
#define NOW 1795219200

static LivretReader *reader;
static char *issuers;

/* Every fixture of the formats gives through the wire what it gives in process. */
static void
import_fixture (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *expected_path = g_strconcat (path, ".expected", NULL);
  g_autofree char *expected = NULL;
  g_autofd int fd = open (path, O_RDONLY | O_CLOEXEC);
  LivretReadOptions options = { name, NULL,
                                strstr (name, ".fr.") != NULL   ? "fr"
                                : strstr (name, ".en.") != NULL ? "en"
                                                                : NULL,
                                .intimate = strstr (name, ".intimate.") != NULL,
                                .issuers = issuers };
  g_autofree char *map_path = g_strconcat (path, ".map.json", NULL);
  g_autofree char *map = NULL;
  g_autoptr (LivretCsvMapping) mapping = NULL;
  g_auto (LivretTestSink) sink;
  g_autoptr (GError) error = NULL;

  if (g_file_get_contents (map_path, &map, NULL, NULL))
    {
      mapping = livret_csv_mapping_from_json (map, -1, NULL);
      g_assert_nonnull (mapping);
      options.format = "csv";
      options.mapping = mapping;
    }
  livret_test_sink_init (&sink);
  if (!livret_reader_import (reader, fd, &options, &sink.sink, NULL, &error))
    {
      g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_UNREADABLE);
      g_string_append_printf (sink.lines, "error: %s\n", error->message);
    }
  g_assert_true (g_file_get_contents (expected_path, &expected, NULL, NULL));
  g_assert_cmpstr (sink.lines->str, ==, expected);
}

static void
test_import (void)
{
  g_autofree char *data = g_test_build_filename (G_TEST_DIST, "data", NULL);
  g_autofree char *path = g_build_filename (data, "shc-issuers.json", NULL);
  g_autoptr (GDir) formats = g_dir_open (data, 0, NULL);
  guint n = 0;

  g_assert_true (g_file_get_contents (path, &issuers, NULL, NULL));
  livret_clock_fix (NOW);
  for (const char *id; (id = g_dir_read_name (formats)) != NULL;)
    {
      g_autofree char *folder = g_build_filename (data, id, NULL);
      g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

      for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;)
        if (!g_str_has_suffix (name, ".expected") && !g_str_has_suffix (name, ".map.json"))
          {
            g_test_message ("%s/%s", id, name);
            import_fixture (folder, name);
            n++;
          }
    }
  livret_clock_fix (0);
  g_clear_pointer (&issuers, g_free);
  g_assert_cmpuint (n, >, 30);
}

/* Two imports into one sink: series numbers go on, the reader's start anew. */
static void
test_import_twice (void)
{
  g_auto (LivretTestSink) sink;

  livret_test_sink_init (&sink);
  for (int i = 0; i < 2; i++)
    {
      g_autofd int fd = test_open_data ("withings/bp.csv");
      g_autoptr (GError) error = NULL;

      livret_reader_import (reader, fd, NULL, &sink.sink, NULL, &error);
      g_assert_no_error (error);
    }
  g_assert_cmpuint (sink.sink.n_series, ==, 4);
  g_assert_nonnull (strstr (sink.lines->str, "\"series\":3"));
}

static void
test_import_stopped (void)
{
  g_autofd int fd = test_open_data ("withings/weight.csv");
  g_autoptr (GError) error = NULL;
  g_auto (LivretTestSink) sink;

  livret_test_sink_init (&sink);
  sink.refuse_after = 3;
  g_assert_false (livret_reader_import (reader, fd, NULL, &sink.sink, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (sink.n_calls, ==, 3);
}

/* Files that claim to be far larger than they are: 65,280 pixels by as many, 16 GiB. */
static void
test_bomb (void)
{
  static const guint8 png[] = { 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00,
                                0x0d, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0xff, 0x00, 0x00, 0x00,
                                0xff, 0x00, 0x08, 0x06, 0x00, 0x00, 0x00, 0xb3, 0x86, 0xa5, 0x88,
                                0,    0,    0,    1,    'I',  'D',  'A',  'T' };
  static const guint8 jpeg[] = { 0xff, 0xd8, 0xff, 0xc0, 0, 17, 8,    0xff, 0,    0xff, 0,   3,  1,
                                 0x11, 0,    2,    0x11, 0, 3,  0x11, 0,    0xff, 0xda, 0,   12, 3,
                                 1,    0,    2,    0,    3, 0,  0,    63,   0,    0xff, 0xd9 };
  static const guint8 tiff[] = { 0x49, 0x49, 0x2a, 0x00, 0x08, 0x00, 0x00, 0x00, 0x04, 0x00, 0x00,
                                 0x01, 0x04, 0x00, 0x01, 0x00, 0x00, 0x00, 0x00, 0xff, 0x00, 0x00,
                                 0x01, 0x01, 0x04, 0x00, 0x01, 0x00, 0x00, 0x00, 0x00, 0xff, 0x00,
                                 0x00, 0x11, 0x01, 0x04, 0x00, 0x01, 0x00, 0x00, 0x00, 0x08, 0x00,
                                 0x00, 0x00, 0x17, 0x01, 0x04, 0x00, 0x01, 0x00, 0x00, 0x00, 0x04,
                                 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00 };
  static const struct
  {
    const char *name;
    const guint8 *data;
    gsize size;
  } table[] = {
    { "png", png, sizeof png },
    { "jpeg", jpeg, sizeof jpeg },
    { "tiff", tiff, sizeof tiff },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofd int fd = livret_memfd_new ("bomb", table[i].data, table[i].size, NULL);
      g_autoptr (GError) error = NULL;
      g_auto (LivretTestSink) sink = { 0 };

      livret_test_sink_init (&sink);
      g_test_message ("%s", table[i].name);
      g_assert_false (livret_reader_import (reader, fd, NULL, &sink.sink, NULL, &error));
      g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_UNREADABLE);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, "65280"));
      g_assert_cmpuint (sink.n_documents, ==, 0);
    }
}

/* What is no file, empty, or of no known kind. */
static void
test_not_readable (void)
{
  int pair[2];
  g_autofd int empty = livret_memfd_new ("empty", "", 0, NULL);
  g_autofd int noise = livret_memfd_new ("noise", "\x01\x02\x03\0\xff\xfe\xfd", 7, NULL);
  int fds[3];

  g_assert_cmpint (pipe (pair), ==, 0);
  fds[0] = pair[0];
  fds[1] = empty;
  fds[2] = noise;
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;
      g_auto (LivretTestSink) sink;

      livret_test_sink_init (&sink);
      g_assert_false (livret_reader_import (reader, fds[i], NULL, &sink.sink, NULL, &error));
      g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_UNREADABLE);
    }
  close (pair[0]);
  close (pair[1]);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    GTestFunc test;
  } tests[] = {
    { "/reader/import", test_import },
    { "/reader/import/twice", test_import_twice },
    { "/reader/import/stopped", test_import_stopped },
    { "/reader/import/bomb", test_bomb },
    { "/reader/import/not-readable", test_not_readable },
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
