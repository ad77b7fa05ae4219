/* livret-tokenizer.h: how the record's search splits and folds words, in documents and in queries.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

struct sqlite3;

/**
 * livret_tokenizer_register:
 *
 * Makes the FTS5 tokenizer "livret" known to a connection. It folds case, accents, œ and æ, drops
 * elided words (l', d', qu'…), takes light French and English plurals off, and keeps decimal
 * numbers whole ("12,5" is "12.5"). Bytes that are not UTF-8 separate words.
 *
 * Returns: a result code of SQLite; SQLITE_ERROR where SQLite lacks FTS5
 */
int livret_tokenizer_register (struct sqlite3 *db);

/**
 * livret_search_query:
 * @words: what a person typed; any bytes
 *
 * Returns: (transfer full): an FTS5 query that finds what holds all the words, the last one as the
 *   beginning of a word; never a syntax error. Without a word in it, a query that finds nothing. At
 *   most 32 words count.
 */
char *livret_search_query (const char *words);

G_END_DECLS
