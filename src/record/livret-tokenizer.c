/* livret-tokenizer.c: how the record's search splits and folds words, in documents and in queries.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-tokenizer.h"
#include "base/livret-text.h"

#include <sqlcipher/sqlite3.h>
#include <string.h>

/* A word is searched by its first bytes; nothing sensible is longer. */
#define MAX_TOKEN 120
#define MAX_QUERY_WORDS 32
#define MAX_QUERY_WORD_BYTES 512

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

/* --- FTS5 ---------------------------------------------------------------------------------------
 */

static int
create (void *context, const char **arguments, int n_arguments, Fts5Tokenizer **out)
{
  static int nothing;

  *out = (Fts5Tokenizer *) &nothing;
  return SQLITE_OK;
}

static void
destroy (Fts5Tokenizer *tokenizer)
{
}

typedef int (*TokenFunc) (void *, int, const char *, int, int, int);

/* The beginning of a word is no plural yet: "jau" must find jaunisse, although it would be read as
 * the singular of "jal". Both are asked for. */
static int
emit_prefix (void *context, TokenFunc token, const Word *word, const Word *stemmed)
{
  int rc = token (context, 0, stemmed->text, stemmed->size, word->start, word->end);

  if (rc != SQLITE_OK ||
      (word->size == stemmed->size && memcmp (word->text, stemmed->text, word->size) == 0))
    return rc;
  return token (context, FTS5_TOKEN_COLOCATED, word->text, word->size, word->start, word->end);
}

static int
tokenize (
    Fts5Tokenizer *tokenizer, void *context, int flags, const char *text, int size, TokenFunc token)
{
  gboolean prefix = (flags & FTS5_TOKENIZE_QUERY) != 0 && (flags & FTS5_TOKENIZE_PREFIX) != 0;
  int rc = SQLITE_OK;
  Word word;
  int at = 0;

  while (rc == SQLITE_OK && (at = next_word (text, size, at, &word)) >= 0)
    {
      Word stemmed;

      if (word.size == 0 || is_elided (&word, text, size) || is_possessive (&word, text))
        continue;
      stemmed = word;
      stem (&stemmed);
      rc = prefix ? emit_prefix (context, token, &word, &stemmed)
                  : token (context, 0, stemmed.text, stemmed.size, word.start, word.end);
    }
  return rc;
}

int
livret_tokenizer_register (struct sqlite3 *db)
{
  static fts5_tokenizer methods = { create, destroy, tokenize };
  sqlite3_stmt *statement = NULL;
  fts5_api *api = NULL;
  int rc = sqlite3_prepare_v2 (db, "SELECT fts5 (?1)", -1, &statement, NULL);

  if (rc == SQLITE_OK)
    {
      sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL);
      sqlite3_step (statement);
    }
  if (sqlite3_finalize (statement) != SQLITE_OK || api == NULL)
    return rc != SQLITE_OK ? rc : SQLITE_ERROR;
  return api->xCreateTokenizer (api, "livret", NULL, &methods, NULL);
}

/* --- queries ------------------------------------------------------------------------------------
 */

/* The bytes of a word to put into the query: a very long one is cut between two characters. */
static int
bounded_size (const char *text, const Word *word)
{
  int end = MIN (word->end, word->start + MAX_QUERY_WORD_BYTES);

  while (end < word->end && ((guint8) text[end] & 0xc0) == 0x80)
    end--;
  return end - word->start;
}

char *
livret_search_query (const char *words)
{
  GString *query = g_string_new (NULL);
  int size;
  Word word;
  int at = 0;
  int count = 0;

  g_return_val_if_fail (words != NULL, NULL);
  size = (int) MIN (strlen (words), G_MAXINT / 2);
  while (count < MAX_QUERY_WORDS && (at = next_word (words, size, at, &word)) >= 0)
    {
      if (word.size == 0 || is_elided (&word, words, size) || is_possessive (&word, words))
        continue;
      /* Only letters, digits and what stands between digits: no quote can be in it. */
      g_string_append (query, count++ > 0 ? " AND \"" : "\"");
      g_string_append_len (query, words + word.start, bounded_size (words, &word));
      g_string_append_c (query, '"');
    }
  /* An empty query is a syntax error to FTS5, an empty string in it is not. */
  g_string_append (query, count > 0 ? " *" : "\"\"");
  return g_string_free (query, FALSE);
}
