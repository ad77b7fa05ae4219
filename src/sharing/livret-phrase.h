/* livret-phrase.h: phrases of five easy words, to be said aloud and typed by somebody else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/livret-secret.h"
#include "sharing/livret-sharing.h"

G_BEGIN_DECLS

#define LIVRET_PHRASE_WORDS 5

/**
 * livret_phrase_new:
 * @language: "fr", or anything else for English
 * Returns: (transfer full): five words of the list joined by hyphens, "bateau-lune-…", each drawn
 *   uniformly (64 bits); lower-case ASCII
 */
LivretSecret *livret_phrase_new (const char *language, GError **error);

#define LIVRET_PHRASE_SHORT 32
/**
 * livret_phrase_new_short: the same, of at most %LIVRET_PHRASE_SHORT letters and hyphens, for PDF:
 * its standard allows 127, but some programs cut passwords there. Costs a few bits: longer phrases
 * are drawn again.
 */
LivretSecret *livret_phrase_new_short (const char *language, GError **error);

/** livret_phrase_list: (transfer none): the 7,776 words of a language, %NULL-terminated, sorted. */
const char *const *livret_phrase_list (const char *language, gsize *n_words);

/**
 * livret_phrase_unknown_word:
 * @phrase: as typed
 * @word: (out) (optional) (nullable): the word that is in no place of the list, as typed
 * Returns: its place from 1, 0 if all words are in the list
 *
 * Words written together are taken apart where that works. The look-up says nothing about whether
 * the phrase is right.
 */
int livret_phrase_unknown_word (const char *language, const char *phrase, char **word);

/** livret_phrase_unknown_sentence: (transfer full) (nullable): "Word 3, “maizon”, is not in the
 * list."; %NULL if all are. */
char *livret_phrase_unknown_sentence (const char *language, const char *phrase);

G_END_DECLS
