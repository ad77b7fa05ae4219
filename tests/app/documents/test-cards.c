/* test-cards.c: made-up files of health data as cards, as they are written in cards.expected.
 * LIVRET_GOLDEN_UPDATE=1 writes that anew. SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-cards.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <locale.h>

#include "record/livret-reader.h"

static void
write_cards (LivretCards *cards, GString *out)
{
  const GPtrArray *sections = livret_cards_sections (cards);

  for (guint i = 0; i < sections->len; i++)
    {
      const LivretCardSection *section = sections->pdata[i];

      g_string_append_printf (out, "## %s\n", section->heading);
      for (guint c = 0; c < section->cards->len; c++)
        {
          const LivretCard *card = section->cards->pdata[c];

          g_string_append_printf (out, "- %s\n%s%s%s", card->text,
                                  *card->detail != '\0' ? "  " : "", card->detail,
                                  *card->detail != '\0' ? "\n" : "");
        }
    }
}

static void
read_file (LivretReader *reader, const char *name, GString *out)
{
  const LivretReadOptions options = { .format = "fhir", .language = "fr", .intimate = TRUE };
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "fhir", name, NULL);
  g_autofd int fd = open (path, O_RDONLY | O_CLOEXEC);
  g_autoptr (LivretCards) cards = livret_cards_new ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (fd, >=, 0);
  g_string_append_printf (out, "%s# %s\n", out->len > 0 ? "\n" : "", name);
  if (!livret_reader_import (reader, fd, &options, livret_cards_sink (cards), NULL, &error))
    g_string_append_printf (out, "! %s\n", error->message);
  write_cards (cards, out);
}

static void
test_files (void)
{
  static const char *const names[] = {
    "ips.fr.json",     "measures.fr.json",   "documents.fr.json", "two-people.fr.json",
    "lines.fr.ndjson", "elsewhere.fr.json",  "empty.json",        "hostile.json",
    "cut.json",        "nothing-whole.json",
  };
  g_autoptr (LivretReader) reader = livret_reader_new (g_getenv ("LIVRET_READER_PROGRAM"));
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "app", "documents", "cards.expected", NULL);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *expected = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    read_file (reader, names[i], out);
  if (g_getenv ("LIVRET_GOLDEN_UPDATE") != NULL)
    g_assert_true (g_file_set_contents (path, out->str, -1, NULL));
  g_assert_true (g_file_get_contents (path, &expected, NULL, NULL));
  g_assert_cmpstr (out->str, ==, expected);
}

/* However much a file tells: no more cards than can be looked through, the rest counted. */
static void
test_many (void)
{
  g_autoptr (LivretCards) cards = livret_cards_new ();
  const LivretSinkEntry entry = { .section = "conditions", .text = "Migraine" };
  const LivretCardSection *section;

  for (guint i = 0; i < LIVRET_CARDS_MAX + 5; i++)
    g_assert_true (livret_sink_entry (livret_cards_sink (cards), &entry));
  section = livret_cards_sections (cards)->pdata[0];
  g_assert_cmpuint (section->cards->len, ==, LIVRET_CARDS_MAX);
  g_assert_cmpuint (livret_cards_get_more (cards), ==, 5);
}

/* What no table knows has its place all the same. */
static void
test_unknown (void)
{
  g_autoptr (LivretCards) cards = livret_cards_new ();
  LivretSink *sink = livret_cards_sink (cards);
  const LivretSinkEntry entry = { .section = "of-a-newer-livret", .text = "Words" };
  g_autoptr (GString) out = g_string_new (NULL);

  g_assert_true (livret_sink_entry (sink, &entry));
  write_cards (cards, out);
  g_assert_cmpstr (out->str, ==, "## Kept as it came\n- Words\n");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/cards/files", test_files);
  g_test_add_func ("/app/cards/many", test_many);
  g_test_add_func ("/app/cards/unknown", test_unknown);
  return g_test_run ();
}
