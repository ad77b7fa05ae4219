/* livret-tokenizer.c: how the record's search splits and folds words, in documents and in queries.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-tokenizer.h"
#include "base/livret-text.h"

#include <string.h>

/* A word is searched by its first bytes; nothing sensible is longer. */
#define MAX_TOKEN 120
#define MAX_QUERY_WORDS 32

/* A word of the text: what it is searched as, and where it stands. */
typedef struct
{
  char text[MAX_TOKEN + 8];
  int size;
  int letters; /* characters kept in @text */
  gboolean has_digit;
  gboolean is_number; /* digits and points alone */
  int start;
  int end;
} Word;

/* --- splitting ----------------------------------------------------------------------------------
 */

/* Decodes the character at @at; bytes that are not UTF-8 are U+FFFD, one each. */
static int
decode (const char *text, int size, int at, gunichar *c)
{
  guint8 first = (guint8) text[at];

  if (first < 0x80)
    {
      *c = first;
      return 1;
    }
  *c = g_utf8_get_char_validated (text + at, size - at);
  if (*c >= 0x110000)
    {
      *c = 0xfffd;
      return 1;
    }
  return g_utf8_skip[first];
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02bc || c == 0x00b4 || c == '`';
}

/* Marks and what is not seen (soft hyphens of a PDF) stand inside words without counting. */
static gboolean
is_invisible (gunichar c)
{
  return c == 0x00ad || (c >= 0x200b && c <= 0x200d) || c == 0x2060 || c == 0xfeff ||
         (c >= 0x0300 && g_unichar_ismark (c));
}

static gboolean
is_word_char (gunichar c)
{
  return c < 0x80 ? g_ascii_isalnum ((char) c) : g_unichar_isalnum (c);
}

static void
append_char (Word *word, gunichar c)
{
  gunichar folded[LIVRET_CHAR_FOLD_MAX];
  guint count = livret_char_fold (c, folded);

  for (guint i = 0; i < count && word->size < MAX_TOKEN; i++)
    {
      gboolean digit = folded[i] < 0x80 && g_ascii_isdigit ((char) folded[i]);

      if (!is_word_char (folded[i]))
        continue;
      word->size += g_unichar_to_utf8 (folded[i], word->text + word->size);
      word->letters++;
      word->has_digit |= digit;
      word->is_number &= digit;
    }
}

/* Whether a decimal separator at @at continues the number before it. */
static gboolean
is_decimal (const Word *word, const char *text, int size, int at)
{
  return (text[at] == '.' || text[at] == ',') && word->is_number && word->size > 0 &&
         word->size < MAX_TOKEN && at + 1 < size && g_ascii_isdigit (text[at + 1]);
}

/* Reads the next word from @at on; the place after it, or -1 at the end. */
static int
next_word (const char *text, int size, int at, Word *word)
{
  gunichar c;
  int step;

  word->size = word->letters = 0;
  word->has_digit = FALSE;
  word->is_number = TRUE;
  for (; at < size; at += step)
    {
      step = decode (text, size, at, &c);
      if (is_word_char (c))
        break;
    }
  if (at >= size)
    return -1;
  word->start = at;
  for (; at < size; at += step)
    {
      step = decode (text, size, at, &c);
      if (is_word_char (c))
        append_char (word, c);
      else if (is_decimal (word, text, size, at))
        word->text[word->size++] = '.';
      else if (!is_invisible (c))
        break;
    }
  word->end = at;
  return at;
}

/* --- what French elides, what English adds ------------------------------------------------------
 */

/* "l'œdème" is searched as œdème: an elided word before a letter is none. */
static gboolean
is_elided (const Word *word, const char *text, int size)
{
  static const char *const elided[] = { "l", "d",  "j",     "m",      "t",      "s",     "n",
                                        "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu" };
  gunichar c;
  int step;

  if (word->end >= size || word->size > 6)
    return FALSE;
  step = decode (text, size, word->end, &c);
  if (!is_apostrophe (c) || word->end + step >= size)
    return FALSE;
  decode (text, size, word->end + step, &c);
  if (!g_unichar_isalpha (c))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (elided); i++)
    if ((int) strlen (elided[i]) == word->size && memcmp (elided[i], word->text, word->size) == 0)
      return TRUE;
  return FALSE;
}

/* The s of "patient's". */
static gboolean
is_possessive (const Word *word, const char *text)
{
  char before = word->start > 1 ? text[word->start - 1] : '\0';
  gboolean after_apostrophe =
      before == '\'' ||
      (word->start > 3 && memcmp (text + word->start - 3, "\342\200\231", 3) == 0);

  return word->size == 1 && word->text[0] == 's' && after_apostrophe;
}

static gboolean
ends (const Word *word, const char *suffix)
{
  int size = (int) strlen (suffix);

  return word->size >= size && memcmp (word->text + word->size - size, suffix, size) == 0;
}

static void
cut (Word *word, int count)
{
  word->size -= count;
  word->letters -= count;
}

/* Light plurals: one form for chevaux and cheval, résultats and résultat, allergies, allergie and
 * allergy. Both languages at once, since a record mixes them; a rule that errs does so alike in
 * documents and queries. */
static void
stem (Word *word)
{
  if (word->has_digit || word->letters < 4)
    return;
  if (ends (word, "s") && !ends (word, "ss"))
    cut (word, 1);
  else if (ends (word, "aux") || ends (word, "eux") || ends (word, "oux"))
    cut (word, 1);
  if (word->letters >= 3 && ends (word, "au") && !ends (word, "eau"))
    word->text[word->size - 1] = 'l';
  else if (word->letters >= 4 && ends (word, "y"))
    {
      cut (word, 1);
      memcpy (word->text + word->size, "ie", 2);
      word->size += 2;
      word->letters += 2;
    }
}

/* --- what goes into the index, and what is asked of it ------------------------------------------
 */

/* The next word that counts, folded and stemmed; the place after it, or -1 at the end. */
static int
next_token (const char *text, int size, int at, Word *word, Word *stemmed)
{
  while ((at = next_word (text, size, at, word)) >= 0)
    {
      if (word->size == 0 || is_elided (word, text, size) || is_possessive (word, text))
        continue;
      *stemmed = *word;
      stem (stemmed);
      return at;
    }
  return -1;
}

static int
bounded_length (const char *text)
{
  return (int) MIN (strlen (text), G_MAXINT / 2);
}

char *
livret_search_tokens (const char *text)
{
  GString *tokens = g_string_new (NULL);
  int size = bounded_length (text);
  Word word, stemmed;
  int at = 0;

  while ((at = next_token (text, size, at, &word, &stemmed)) >= 0)
    {
      if (tokens->len > 0)
        g_string_append_c (tokens, ' ');
      g_string_append_len (tokens, stemmed.text, stemmed.size);
    }
  return g_string_free (tokens, FALSE);
}

/* The last word may be unfinished: "jau" must find jaunisse, although it would be read as the
 * singular of "jal". Both are asked for. */
static void
append_prefix (GString *query, const Word *word, const Word *stemmed)
{
  if (word->size == stemmed->size && memcmp (word->text, stemmed->text, word->size) == 0)
    g_string_append_printf (query, "\"%.*s\" *", word->size, word->text);
  else
    g_string_append_printf (query, "(\"%.*s\" * OR \"%.*s\" *)", stemmed->size, stemmed->text,
                            word->size, word->text);
}

char *
livret_search_query (const char *words)
{
  GString *query = g_string_new (NULL);
  int size = bounded_length (words);
  Word word, stemmed, next, next_stemmed;
  int at = next_token (words, size, 0, &word, &stemmed);

  /* Folded words hold letters, digits and points alone: no quote can be in them. */
  for (int count = 1; at >= 0; count++)
    {
      at = count < MAX_QUERY_WORDS ? next_token (words, size, at, &next, &next_stemmed) : -1;
      if (at < 0)
        append_prefix (query, &word, &stemmed);
      else
        g_string_append_printf (query, "\"%.*s\" AND ", stemmed.size, stemmed.text);
      word = next;
      stemmed = next_stemmed;
    }
  /* An empty query is a syntax error to FTS5, an empty string in it is not. */
  if (query->len == 0)
    g_string_append (query, "\"\"");
  return g_string_free (query, FALSE);
}

/* --- snippets -----------------------------------------------------------------------------------
 */

static gboolean
is_asked (GPtrArray *asked, const Word *stemmed)
{
  for (guint i = 0; i < asked->len; i++)
    {
      const char *token = asked->pdata[i];
      int size = (int) strlen (token);
      /* The last word asked for counts as a beginning. */
      gboolean fits = i + 1 == asked->len ? stemmed->size >= size : stemmed->size == size;

      if (fits && memcmp (stemmed->text, token, size) == 0)
        return TRUE;
    }
  return FALSE;
}

/* From the beginning of a word some way before @at to the end of one some way after it. */
static char *
cut_around (const char *text, int size, int at, int length)
{
  const char *begin = text + MAX (0, at - length / 3);
  const char *end = text + MIN (size, at + length);
  char *piece;

  while (begin > text && !g_ascii_isspace (begin[-1]))
    begin--;
  while (end < text + size && !g_ascii_isspace (*end))
    end++;
  piece = g_strstrip (g_utf8_make_valid (begin, end - begin));
  return g_strdelimit (piece, "\n\r\t\f", ' ');
}

char *
livret_search_snippet (const char *text, const char *words, int length)
{
  g_autoptr (GPtrArray) asked = g_ptr_array_new_with_free_func (g_free);
  Word word, stemmed;
  int at = 0;

  while ((at = next_token (words, bounded_length (words), at, &word, &stemmed)) >= 0)
    g_ptr_array_add (asked, g_strndup (stemmed.text, stemmed.size));
  at = 0;
  while ((at = next_token (text, bounded_length (text), at, &word, &stemmed)) >= 0)
    if (is_asked (asked, &stemmed))
      return cut_around (text, bounded_length (text), word.start, length);
  return NULL;
}
