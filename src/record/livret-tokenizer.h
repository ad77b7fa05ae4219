/* livret-tokenizer.h: how the record's search splits and folds words, in documents and in queries.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The index holds what livret_search_tokens() makes of a text; SQLite's own tokenizer only splits
 * it at the spaces again. So stock tools can check and copy the database: a tokenizer of our own
 * inside SQLite would be missing there.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * livret_search_tokens:
 *
 * Folds case, accents, œ and æ, drops elided words (l', d', qu'…), takes light French and English
 * plurals off, and keeps decimal numbers whole ("12,5" is "12.5"). Bytes that are not UTF-8
 * separate words.
 *
 * Returns: (transfer full): the words to index, separated by spaces
 */
char *livret_search_tokens (const char *text);

/**
 * livret_search_query:
 * @words: what a person typed; any bytes
 *
 * Returns: (transfer full): an FTS5 query that finds what holds all the words, the last one as the
 *   beginning of a word; never a syntax error. Finds nothing when there is no word in it. At most
 *   32 words count. Forms that the index keeps apart (œil and yeux, diagnosis and diagnoses) are
 *   asked for both ways.
 */
char *livret_search_query (const char *words);

/** LivretSearchWords: what livret_search_query() asks for, of texts that are in no index. */
typedef struct _LivretSearchWords LivretSearchWords;
/** livret_search_words_new: (transfer full). */
LivretSearchWords *livret_search_words_new (const char *words);
void livret_search_words_free (LivretSearchWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretSearchWords, livret_search_words_free)
/** livret_search_words_match: whether all the words stand in @texts, ended by %NULL, taken
 * together. Nothing asked: %FALSE. */
gboolean livret_search_words_match (const LivretSearchWords *self, const char *const *texts);

/** LivretSearchHit: a word found: bytes from the start of the text. */
typedef struct
{
  guint start;
  guint end;
} LivretSearchHit;
/** livret_search_hits: (transfer full) (element-type LivretSearchHit): where any of @words stands
 * in
 * @text, in its order. */
GArray *livret_search_hits (const char *text, const char *words);

/**
 * livret_search_snippet:
 * @length: of the piece, in bytes, about
 * Returns: (transfer full) (nullable): the text around the first of @words in @text
 */
char *livret_search_snippet (const char *text, const char *words, int length);

G_END_DECLS
