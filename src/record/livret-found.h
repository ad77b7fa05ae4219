/* livret-found.h: the search beyond the documents: statements of the health profile, and notes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/livret-date.h"
#include "record/livret-db.h"
#include "record/livret-kind.h"

G_BEGIN_DECLS

/**
 * LivretFoundSort:
 * @LIVRET_FOUND_ENTRY: a statement: words, comment and the name of its section are searched
 * @LIVRET_FOUND_DAY_NOTE: a note on a day
 * @LIVRET_FOUND_MEASURE_NOTE: the note on a measure
 */
typedef enum
{
  LIVRET_FOUND_ENTRY,
  LIVRET_FOUND_DAY_NOTE,
  LIVRET_FOUND_MEASURE_NOTE,
} LivretFoundSort;

/**
 * LivretFound: strings are never %NULL.
 * @id: of the statement or the note on a day; "" for a measure's
 * @section: of a statement, as in livret_sections()
 * @kind: (nullable): of a note; %NULL: beside all measures
 * @date: since when a statement holds, the day of a note
 * @text: the statement, or the words of the note around a word found
 * @none: a section's “none”
 * @snippet: of a statement whose comment has a word found: the words around it
 */
typedef struct
{
  LivretFoundSort sort;
  char *id;
  char *person;
  char *person_name;
  char *section;
  const LivretKind *kind;
  LivretDate date;
  char *text;
  char *snippet;
  gboolean none;
  gboolean hidden;
} LivretFound;
void livret_found_free (LivretFound *found);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretFound, livret_found_free)

/**
 * LivretFoundQuery: @person, @from, @until (nullable): all; @words as typed
 * @limit: of each sort; 0: all
 */
typedef struct
{
  const char *person;
  const char *words;
  const LivretDate *from;
  const LivretDate *until;
  gboolean include_hidden;
  int limit;
} LivretFoundQuery;

/**
 * livret_found_list: statements first, in the order of the profile, then notes, newest first;
 * nothing that lies in the bin. What holds all the words, folded as livret_search_query() does, the
 * last one as the beginning of a word. The texts are looked through one by one: there are hundreds
 * of them, and what is in no index leaves nothing behind where it is erased.
 *
 * Returns: (transfer full) (element-type LivretFound)
 */
GPtrArray *livret_found_list (LivretDb *db, const LivretFoundQuery *query, GError **error);

G_END_DECLS
