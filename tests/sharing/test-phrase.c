/* test-phrase.c: drawing phrases, the word that is not in the list, and what typed phrases come to.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sharing/livret-phrase.h"

#include "base/livret-json.h"
#include "base/livret-text.h"

#include <string.h>

static const char *const languages[] = { "fr", "en" };

/* The same table is run through the page's script by test-page.mjs. */
static void
test_vectors (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "sharing", "phrases.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonArray *phrases;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  node = livret_json_parse (text, -1, 1 << 20, NULL);
  phrases = json_object_get_array_member (json_node_get_object (node), "phrases");
  g_assert_cmpuint (json_array_get_length (phrases), >, 20);
  for (guint i = 0; i < json_array_get_length (phrases); i++)
    {
      JsonArray *pair = json_array_get_array_element (phrases, i);
      g_autofree char *canonical =
          livret_phrase_canonical (json_array_get_string_element (pair, 0));

      g_assert_cmpstr (canonical, ==, json_array_get_string_element (pair, 1));
    }
}

static void
test_lists (void)
{
  for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
    {
      gsize n;
      const char *const *words = livret_phrase_list (languages[l], &n);

      g_assert_cmpuint (n, ==, 7776);
      for (gsize i = 0; i < n; i++)
        {
          g_autofree char *canonical = livret_phrase_canonical (words[i]);

          g_assert_cmpuint (strlen (words[i]), >=, 3);
          g_assert_cmpuint (strlen (words[i]), <=, 16);
          g_assert_cmpstr (canonical, ==, words[i]); /* lower-case ASCII, nothing else */
          g_assert_true (g_str_is_ascii (words[i]));
          if (i > 0)
            g_assert_cmpstr (words[i - 1], <, words[i]); /* sorted, each once */
        }
    }
}

static void
test_phrases (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 400; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LivretSecret) phrase = livret_phrase_new (languages[i % 2], &error);
      g_auto (GStrv) words = NULL;

      g_assert_no_error (error);
      words = g_strsplit (livret_secret_text (phrase), "-", -1);
      g_assert_cmpuint (g_strv_length (words), ==, LIVRET_PHRASE_WORDS);
      g_assert_cmpint (
          livret_phrase_unknown_word (languages[i % 2], livret_secret_text (phrase), NULL), ==, 0);
      g_assert_true (g_hash_table_add (seen, g_strdup (livret_secret_text (phrase))));
    }
}

static void
test_short (void)
{
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (LivretSecret) phrase = livret_phrase_new_short (languages[i % 2], NULL);
      g_auto (GStrv) words = g_strsplit (livret_secret_text (phrase), "-", -1);

      g_assert_cmpuint (livret_secret_size (phrase), <=, LIVRET_PHRASE_SHORT);
      g_assert_cmpuint (g_strv_length (words), ==, LIVRET_PHRASE_WORDS);
    }
}

/* 40,000 words over 7,776: the first and the last tenth of the list must come up as often. A bias
 * of the draw would favour the low ones by a seventh. */
static void
test_uniform (void)
{
  gsize n;
  const char *const *words = livret_phrase_list ("fr", &n);
  guint low = 0, high = 0;

  for (guint i = 0; i < 8000; i++)
    {
      g_autoptr (LivretSecret) phrase = livret_phrase_new ("fr", NULL);
      g_auto (GStrv) parts = g_strsplit (livret_secret_text (phrase), "-", -1);

      for (guint k = 0; parts[k] != NULL; k++)
        {
          low += strcmp (parts[k], words[n / 10]) < 0;
          high += strcmp (parts[k], words[n - n / 10]) >= 0;
        }
    }
  g_assert_cmpuint (low, >, 3600); /* 4,000 ± 60 */
  g_assert_cmpuint (low, <, 4400);
  g_assert_cmpuint (high, >, 3600);
  g_assert_cmpuint (high, <, 4400);
}

static void
test_unknown_word (void)
{
  gsize n;
  const char *const *words = livret_phrase_list ("fr", &n);
  g_autofree char *right = g_strdup_printf ("%s %s", words[100], words[200]);
  g_autofree char *upper = g_ascii_strup (right, -1);
  g_autofree char *joined = g_strconcat (words[100], words[200], NULL);
  g_autofree char *wrong = g_strdup_printf ("%s-%s-Xyzzqk!", words[100], words[200]);
  g_autofree char *word = NULL;
  g_autofree char *sentence = NULL;

  g_assert_cmpint (livret_phrase_unknown_word ("fr", right, NULL), ==, 0);
  g_assert_cmpint (livret_phrase_unknown_word ("fr", upper, NULL), ==, 0);
  g_assert_cmpint (livret_phrase_unknown_word ("fr", joined, NULL), ==, 0);
  g_assert_cmpint (livret_phrase_unknown_word ("fr", "", NULL), ==, 0);
  g_assert_cmpint (livret_phrase_unknown_word ("fr", wrong, &word), ==, 3);
  g_assert_cmpstr (word, ==, "Xyzzqk");
  sentence = livret_phrase_unknown_sentence ("fr", wrong);
  g_assert_nonnull (strstr (sentence, "Xyzzqk"));
  g_assert_null (livret_phrase_unknown_sentence ("fr", right));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sharing/phrase/vectors", test_vectors);
  g_test_add_func ("/sharing/phrase/lists", test_lists);
  g_test_add_func ("/sharing/phrase/new", test_phrases);
  g_test_add_func ("/sharing/phrase/short", test_short);
  g_test_add_func ("/sharing/phrase/uniform", test_uniform);
  g_test_add_func ("/sharing/phrase/unknown-word", test_unknown_word);
  return g_test_run ();
}
