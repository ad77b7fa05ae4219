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

/* --- what is asked ------------------------------------------------------------------------------
 */

/* Forms that no rule leads to each other, as they are searched. */
static const char *const irregular[][2] = {
  { "oeil", "yeu" },    { "ciel", "cieu" },  { "child", "children" },
  { "tooth", "teeth" }, { "foot", "feet" },  { "woman", "women" },
  { "man", "men" },     { "mouse", "mice" }, { "vertebra", "vertebrae" },
};

/* Endings of one word that the light plurals keep apart: "box" and "boxes", "diagnosis" and
 * "diagnoses". They are asked for both ways; the index stays as it is. */
static const struct
{
  const char *one;
  const char *other;
} endings[] = {
  { "x", "xe" },    { "ss", "sse" },  { "ch", "che" },    { "sh", "she" },
  { "osi", "ose" }, { "ysi", "yse" }, { "iru", "iruse" },
};

static void
add_form (GPtrArray *forms, char *form)
{
  if (g_ptr_array_find_with_equal_func (forms, form, g_str_equal, NULL))
    g_free (form);
  else
    g_ptr_array_add (forms, form);
}

static void
add_other_ending (GPtrArray *forms, const char *form, const char *from, const char *to)
{
  gsize size = strlen (form) - strlen (from);

  if (g_str_has_suffix (form, from) && strlen (form) > 2)
    add_form (forms, g_strdup_printf ("%.*s%s", (int) size, form, to));
}

static void
add_variants (GPtrArray *forms, const char *form)
{
  for (gsize i = 0; i < G_N_ELEMENTS (irregular); i++)
    for (int side = 0; side < 2; side++)
      if (g_str_equal (form, irregular[i][side]))
        add_form (forms, g_strdup (irregular[i][1 - side]));
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      add_other_ending (forms, form, endings[i].one, endings[i].other);
      add_other_ending (forms, form, endings[i].other, endings[i].one);
    }
}

/* The last word may be unfinished: "jau" must find jaunisse, although it would be read as the
 * singular of "jal". Both are asked for. */
static GPtrArray *
forms_of (const Word *word, const Word *stemmed, gboolean last)
{
  GPtrArray *forms = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (forms, g_strndup (stemmed->text, stemmed->size));
  if (last)
    add_form (forms, g_strndup (word->text, word->size));
  if (!stemmed->has_digit)
    add_variants (forms, forms->pdata[0]);
  return forms;
}

struct _LivretSearchWords
{
  GPtrArray *asked; /* of GPtrArray of forms; the last is a beginning */
};

LivretSearchWords *
livret_search_words_new (const char *words)
{
  LivretSearchWords *self = g_new0 (LivretSearchWords, 1);
  int size = bounded_length (words);
  Word word, stemmed, next, next_stemmed;
  int at = next_token (words, size, 0, &word, &stemmed);

  self->asked = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (int count = 1; at >= 0; count++)
    {
      at = count < MAX_QUERY_WORDS ? next_token (words, size, at, &next, &next_stemmed) : -1;
      g_ptr_array_add (self->asked, forms_of (&word, &stemmed, at < 0));
      word = next;
      stemmed = next_stemmed;
    }
  return self;
}

void
livret_search_words_free (LivretSearchWords *self)
{
  g_ptr_array_unref (self->asked);
  g_free (self);
}

/* Folded words hold letters, digits and points alone: no quote can be in them. */
static void
append_forms (GString *query, const GPtrArray *forms, gboolean last)
{
  if (forms->len > 1)
    g_string_append_c (query, '(');
  for (guint i = 0; i < forms->len; i++)
    g_string_append_printf (query, "%s\"%s\"%s", i > 0 ? " OR " : "", (char *) forms->pdata[i],
                            last ? " *" : "");
  if (forms->len > 1)
    g_string_append_c (query, ')');
}

char *
livret_search_query (const char *words)
{
  g_autoptr (LivretSearchWords) compiled = livret_search_words_new (words);
  const GPtrArray *asked = compiled->asked;
  GString *query = g_string_new (NULL);

  for (guint i = 0; i < asked->len; i++)
    {
      append_forms (query, asked->pdata[i], i + 1 == asked->len);
      if (i + 1 < asked->len)
        g_string_append (query, " AND ");
    }
  /* An empty query is a syntax error to FTS5, an empty string in it is not. */
  if (query->len == 0)
    g_string_append (query, "\"\"");
  return g_string_free (query, FALSE);
}

/* Which of the words asked for this one is: bits. */
static guint32
find_asked (const LivretSearchWords *self, const Word *stemmed)
{
  guint32 found = 0;

  for (guint i = 0; i < self->asked->len; i++)
    {
      const GPtrArray *forms = self->asked->pdata[i];

      for (guint f = 0; f < forms->len; f++)
        {
          const char *form = forms->pdata[f];
          int size = (int) strlen (form);
          gboolean fits = i + 1 == self->asked->len ? stemmed->size >= size : stemmed->size == size;

          if (fits && memcmp (stemmed->text, form, size) == 0)
            found |= (guint32) 1 << i;
        }
    }
  return found;
}

gboolean
livret_search_words_match (const LivretSearchWords *self, const char *const *texts)
{
  guint32 all = (guint32) ((G_GUINT64_CONSTANT (1) << self->asked->len) - 1);
  guint32 found = 0;
  Word word, stemmed;

  for (guint i = 0; texts[i] != NULL && found != all; i++)
    for (int at = 0, size = bounded_length (texts[i]);
         (at = next_token (texts[i], size, at, &word, &stemmed)) >= 0;)
      found |= find_asked (self, &stemmed);
  return all != 0 && found == all;
}

GArray *
livret_search_hits (const char *text, const char *words)
{
  g_autoptr (LivretSearchWords) compiled = livret_search_words_new (words);
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (LivretSearchHit));
  int size = bounded_length (text);
  Word word, stemmed;

  for (int at = 0; (at = next_token (text, size, at, &word, &stemmed)) >= 0;)
    if (find_asked (compiled, &stemmed) != 0)
      {
        LivretSearchHit hit = { (guint) word.start, (guint) word.end };

        g_array_append_val (hits, hit);
      }
  return hits;
}

/* --- snippets -----------------------------------------------------------------------------------
 */

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
  g_autoptr (LivretSearchWords) compiled = livret_search_words_new (words);
  int size = bounded_length (text);
  Word word, stemmed;

  for (int at = 0; (at = next_token (text, size, at, &word, &stemmed)) >= 0;)
    if (find_asked (compiled, &stemmed) != 0)
      return cut_around (text, size, word.start, length);
  return NULL;
}
