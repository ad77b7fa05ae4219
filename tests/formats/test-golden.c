/* test-golden.c: every file under tests/data/ID/ gives exactly the calls in its .expected; cut
 * short or changed anywhere it never crashes and never breaks the balance.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * FILE.map.json tells the columns of a table whose header does not.
 * LIVRET_GOLDEN_UPDATE=1 writes the .expected files anew: read the difference before keeping them.
 * A name with ".fr." or ".en." in it is read by a person of that language.
 */
#include <glib.h>
#include <locale.h>

#include "formats/livret-formats.h"
#include "livret-test-sink.h"

#define MUTATIONS 60
/* The day on which signed cards are judged: 21 November 2026. */
#define NOW 1795219200

typedef struct
{
  char *path;
  char *name;
  const LivretFormat *format;
  LivretCsvMapping *mapping; /* (nullable): what FILE.map.json tells of its columns */
} Fixture;

/* Whom the signed cards among them are believed: tests/data/shc-issuers.json. */
static char *issuers;

static LivretImportOptions
options_of (const Fixture *fixture)
{
  return (LivretImportOptions) { strstr (fixture->name, ".fr.") != NULL   ? "fr"
                                 : strstr (fixture->name, ".en.") != NULL ? "en"
                                                                          : NULL,
                                 fixture->mapping,
                                 .intimate = strstr (fixture->name, ".intimate.") != NULL,
                                 .issuers = issuers, .now = NOW };
}

static GBytes *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *contents;
  gsize size;

  g_file_get_contents (path, &contents, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (contents, size);
}

static gboolean
read_bytes (
    const Fixture *fixture, GBytes *bytes, const char *id, LivretTestSink *sink, GError **error)
{
  g_autoptr (LivretInput) input = livret_input_new_for_bytes (bytes, fixture->name);
  LivretImportOptions options = options_of (fixture);

  if (fixture->mapping != NULL)
    id = fixture->format->id;
  return livret_format_import (input, id, &options, &sink->sink, error);
}

static void
test_expected (gconstpointer data)
{
  const Fixture *fixture = data;
  g_autofree char *expected_path = g_strconcat (fixture->path, ".expected", NULL);
  g_autoptr (GBytes) bytes = read_file (fixture->path);
  g_autoptr (GError) error = NULL;
  g_autofree char *expected = NULL;
  g_auto (LivretTestSink) sink;

  livret_test_sink_init (&sink);
  if (!read_bytes (fixture, bytes, NULL, &sink, &error))
    g_string_append_printf (sink.lines, "error: %s\n", error->message);
  if (g_strcmp0 (g_getenv ("LIVRET_GOLDEN_UPDATE"), "1") == 0)
    g_assert_true (g_file_set_contents (expected_path, sink.lines->str, -1, NULL));
  g_assert_true (g_file_get_contents (expected_path, &expected, NULL, NULL));
  g_assert_cmpstr (sink.lines->str, ==, expected);
}

/* Nothing given before an error for documents; and never a crash, which is the test. */
static void
try_damaged (const Fixture *fixture, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_auto (LivretTestSink) sink;

  livret_test_sink_init (&sink);
  if (read_bytes (fixture, bytes, fixture->format->id, &sink, &error))
    g_assert_cmpuint (sink.n_readings + sink.n_documents + sink.n_set_aside, >, 0);
  else
    {
      g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_UNREADABLE);
      g_assert_true (g_str_has_suffix (error->message, "."));
      if (fixture->format->document)
        g_assert_cmpuint (sink.n_documents, ==, 0);
    }
}

/* Every length of a small file, a spread of lengths of a larger one. */
static void
test_cut (gconstpointer data)
{
  const Fixture *fixture = data;
  g_autoptr (GBytes) bytes = read_file (fixture->path);
  gsize size = g_bytes_get_size (bytes);
  gsize step = MAX (size / 256, 1);

  for (gsize length = 0; length < size; length += step)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (bytes, 0, length);

      try_damaged (fixture, cut);
    }
}

static void
mutate (GRand *rand, guint8 *data, gsize size)
{
  int n = g_rand_int_range (rand, 1, 8);

  for (int i = 0; i < n; i++)
    {
      gsize at = g_rand_int_range (rand, 0, size);
      gsize other = g_rand_int_range (rand, 0, size);
      gsize wanted = g_rand_int_range (rand, 1, 16);
      gsize length = MIN (size - MAX (at, other), wanted);

      switch (g_rand_int_range (rand, 0, 4))
        {
        case 0:
          data[at] ^= 1 << g_rand_int_range (rand, 0, 8);
          break;
        case 1:
          data[at] = g_rand_int_range (rand, 0, 256);
          break;
        case 2:
          memset (data + at, g_rand_boolean (rand) ? 0xff : 0, MIN (length, size - at));
          break;
        default:
          memmove (data + at, data + other, length);
          break;
        }
    }
}

/* The same changes in every run. */
static void
test_mutated (gconstpointer data)
{
  const Fixture *fixture = data;
  g_autoptr (GBytes) bytes = read_file (fixture->path);
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_str_hash (fixture->name));
  gsize size = g_bytes_get_size (bytes);

  for (int i = 0; i < MUTATIONS; i++)
    {
      guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), size);
      g_autoptr (GBytes) changed = NULL;

      mutate (rand, copy, size);
      changed = g_bytes_new_take (copy, size);
      try_damaged (fixture, changed);
    }
}

/* The sink's refusal ends the import, without an error of the format's own. */
static void
test_refused (gconstpointer data)
{
  const Fixture *fixture = data;
  g_autoptr (GBytes) bytes = read_file (fixture->path);
  guint n_calls = G_MAXUINT;

  for (guint refuse = 1; refuse <= MIN (n_calls, 20); refuse++)
    {
      g_autoptr (GError) error = NULL;
      g_auto (LivretTestSink) sink;

      livret_test_sink_init (&sink);
      sink.refuse_after = refuse;
      if (read_bytes (fixture, bytes, NULL, &sink, &error) || error != NULL)
        n_calls = refuse;
      else
        g_assert_cmpuint (sink.n_calls, ==, refuse);
    }
}

static LivretCsvMapping *
read_mapping (const char *path)
{
  g_autofree char *map = g_strconcat (path, ".map.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  LivretCsvMapping *mapping;

  if (!g_file_get_contents (map, &text, NULL, NULL))
    return NULL;
  mapping = livret_csv_mapping_from_json (text, -1, &error);
  g_assert_no_error (error);
  return mapping;
}

static void
add_fixture (GPtrArray *fixtures, const LivretFormat *format, const char *folder, const char *name)
{
  Fixture *fixture = g_new0 (Fixture, 1);
  struct
  {
    const char *what;
    GTestDataFunc test;
  } tests[] = {
    { "expected", test_expected },
    { "cut", test_cut },
    { "mutated", test_mutated },
    { "refused", test_refused },
  };

  fixture->path = g_build_filename (folder, name, NULL);
  fixture->name = g_strdup (name);
  fixture->format = format;
  fixture->mapping = read_mapping (fixture->path);
  g_ptr_array_add (fixtures, fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/formats/%s/%s/%s", format->id, name, tests[i].what);

      g_test_add_data_func (path, fixture, tests[i].test);
    }
}

static void
fixture_free (gpointer data)
{
  Fixture *fixture = data;

  g_free (fixture->path);
  g_free (fixture->name);
  livret_csv_mapping_free (fixture->mapping);
  g_free (fixture);
}

/* A format without a fixture is a format without a test. */
static void
add_format (GPtrArray *fixtures, const LivretFormat *format)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "data", format->id, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;)
    if (!g_str_has_suffix (name, ".expected") && !g_str_has_suffix (name, ".map.json"))
      {
        add_fixture (fixtures, format, folder, name);
        n++;
      }
  if (n == 0)
    g_error ("tests/data/%s/ has no file", format->id);
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) fixtures = g_ptr_array_new_with_free_func (fixture_free);
  g_autofree char *path = NULL;
  int status;

  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  path = g_test_build_filename (G_TEST_DIST, "data", "shc-issuers.json", NULL);
  g_assert_true (g_file_get_contents (path, &issuers, NULL, NULL));
  for (gsize i = 0; livret_formats ()[i] != NULL; i++)
    add_format (fixtures, livret_formats ()[i]);
  status = g_test_run ();
  g_free (issuers);
  return status;
}
