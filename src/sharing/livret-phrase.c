/* livret-phrase.c: drawing five words, and saying which typed word is not one of the list.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sharing/livret-phrase.h"

#include "base/livret-crypto.h"
#include "base/livret-text.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define LIST_WORDS 7776 /* 6^5: five dice a word */

typedef struct
{
  const char *path;
  char **words;
  gsize n_words;
} WordList;

static gboolean
is_french (const char *language)
{
  return language != NULL && g_str_has_prefix (language, "fr");
}

static gpointer
load_list (WordList *list)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (list->path, 0, NULL);
  g_autofree char *text = NULL;
  gsize size;
  const char *data;

  g_assert (bytes != NULL); /* compiled in */
  data = g_bytes_get_data (bytes, &size);
  text = g_strndup (data, size);
  list->words = g_strsplit (g_strchomp (text), "\n", -1);
  list->n_words = g_strv_length (list->words);
  g_assert (list->n_words == LIST_WORDS);
  return list;
}

static const WordList *
get_list (const char *language)
{
  static WordList french = { "/org/livretsante/Livret/words/words-fr.txt" };
  static WordList english = { "/org/livretsante/Livret/words/words-en.txt" };
  static GOnce french_once = G_ONCE_INIT;
  static GOnce english_once = G_ONCE_INIT;

  if (is_french (language))
    return g_once (&french_once, (GThreadFunc) load_list, &french);
  return g_once (&english_once, (GThreadFunc) load_list, &english);
}

const char *const *
livret_phrase_list (const char *language, gsize *n_words)
{
  const WordList *list = get_list (language);

  if (n_words != NULL)
    *n_words = list->n_words;
  return (const char *const *) list->words;
}

/* A number below @limit, each as likely: draws that would favour the low ones are thrown away. */
static gboolean
draw (guint limit, guint *number, GError **error)
{
  guint16 drawn;
  guint whole = 65536 / limit * limit;

  do
    if (!livret_random (&drawn, sizeof drawn, error))
      return FALSE;
  while (drawn >= whole);
  *number = drawn % limit;
  livret_wipe (&drawn, sizeof drawn);
  return TRUE;
}

LivretSecret *
livret_phrase_new (const char *language, GError **error)
{
  const WordList *list = get_list (language);
  GString *phrase = g_string_sized_new (128); /* never grows: no copy is left behind */
  LivretSecret *secret;

  for (guint i = 0; i < LIVRET_PHRASE_WORDS; i++)
    {
      guint number;

      if (!draw (list->n_words, &number, error))
        {
          livret_wipe (phrase->str, phrase->len);
          g_string_free (phrase, TRUE);
          return NULL;
        }
      if (i > 0)
        g_string_append_c (phrase, '-');
      g_string_append (phrase, list->words[number]);
    }
  secret = livret_secret_new (phrase->str, phrase->len);
  livret_wipe (phrase->str, phrase->len);
  g_string_free (phrase, TRUE);
  return secret;
}

LivretSecret *
livret_phrase_new_short (const char *language, GError **error)
{
  LivretSecret *phrase = livret_phrase_new (language, error);

  while (phrase != NULL && livret_secret_size (phrase) > LIVRET_PHRASE_SHORT)
    {
      livret_secret_unref (phrase);
      phrase = livret_phrase_new (language, error);
    }
  return phrase;
}

static int
compare_words (const void *a, const void *b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
has_word (const WordList *list, const char *word)
{
  return bsearch (&word, list->words, list->n_words, sizeof (char *), compare_words) != NULL;
}

/* Whether @text (canonical) is one word of the list after another. */
static gboolean
is_made_of_words (const WordList *list, const char *text, gsize size)
{
  g_autofree gboolean *reached = g_new0 (gboolean, size + 1);

  reached[0] = TRUE;
  for (gsize i = 0; i < size; i++)
    for (gsize length = 1; reached[i] && length <= 16 && i + length <= size; length++)
      {
        char word[17] = { 0 };

        memcpy (word, text + i, length);
        reached[i + length] |= has_word (list, word);
      }
  return reached[size];
}

static gboolean
separates_words (gunichar c)
{
  return !g_unichar_isalnum (c) && !g_unichar_ismark (c);
}

int
livret_phrase_unknown_word (const char *language, const char *phrase, char **word)
{
  const WordList *list = get_list (language);
  int place = 0;
  const char *p = phrase;

  if (word != NULL)
    *word = NULL;
  while (*p != '\0')
    {
      const char *end = p;
      g_autofree char *typed = NULL;
      g_autofree char *canonical = NULL;

      while (*end != '\0' && !separates_words (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
      if (end == p)
        {
          p = g_utf8_next_char (p);
          continue;
        }
      typed = g_strndup (p, end - p);
      canonical = livret_phrase_canonical (typed);
      place++;
      if (!is_made_of_words (list, canonical, strlen (canonical)))
        {
          if (word != NULL)
            *word = g_steal_pointer (&typed);
          return place;
        }
      p = end;
    }
  return 0;
}

char *
livret_phrase_unknown_sentence (const char *language, const char *phrase)
{
  g_autofree char *word = NULL;
  int place = livret_phrase_unknown_word (language, phrase, &word);

  if (place == 0)
    return NULL;
  return g_strdup_printf (_ ("Word %d, “%s”, is not in the list."), place, word);
}
