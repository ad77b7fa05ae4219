/* livret-found.c: the search beyond the documents.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-found.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "record/livret-entries.h"
#include "record/livret-tokenizer.h"

/* About so many bytes of a text around a word found. */
#define SNIPPET 120

void
livret_found_free (LivretFound *found)
{
  if (found == NULL)
    return;
  g_free (found->id);
  g_free (found->person);
  g_free (found->person_name);
  g_free (found->section);
  g_free (found->text);
  g_free (found->snippet);
  g_free (found);
}

typedef struct
{
  const LivretFoundQuery *query;
  LivretSearchWords *words;
  GPtrArray *list;
  int taken; /* of this sort */
} Search;

static gboolean
is_full (const Search *search)
{
  return search->query->limit > 0 && search->taken >= search->query->limit;
}

static LivretFound *
take (Search *search, LivretFoundSort sort, LivretStatement *s)
{
  LivretFound *found = g_new0 (LivretFound, 1);

  found->sort = sort;
  found->id = livret_statement_dup_text (s, 0);
  found->person = livret_statement_dup_text (s, 1);
  found->person_name = livret_statement_dup_text (s, 2);
  found->section = g_strdup ("");
  found->snippet = g_strdup ("");
  g_ptr_array_add (search->list, found);
  search->taken++;
  return found;
}

static char *
cut (const Search *search, const char *text)
{
  char *piece = livret_search_snippet (text, search->query->words, SNIPPET);

  return piece != NULL ? piece : g_strdup ("");
}

/* --- Statements ----------------------------------------------------------------------------------
 */

#define ENTRIES                                                                                    \
  "SELECT e.id, p.id, p.name, e.section, e.text, e.comment, e.none, e.date_from, e.from_earliest," \
  " e.from_latest, e.hidden FROM entry e JOIN person p ON p.row = e.person"                        \
  " WHERE e.deleted = 0 AND (?1 IS NULL OR p.id = ?1) AND (?2 OR NOT e.hidden)"                    \
  " AND (?3 IS NULL OR e.date_until = '' OR e.until_latest >= ?3)"                                 \
  " AND (?4 IS NULL OR e.date_from = '' OR e.from_earliest <= ?4)"                                 \
  " AND ((?3 IS NULL AND ?4 IS NULL) OR e.date_from != '' OR e.date_until != '')"                  \
  " AND e.section = ?5 ORDER BY e.from_earliest DESC, e.row"

static void
look_at_entry (Search *search, const LivretSection *section, LivretStatement *s)
{
  gboolean none = livret_statement_int (s, 6) != 0;
  const char *text = none ? _ (section->none) : livret_statement_text (s, 4);
  const char *comment = livret_statement_text (s, 5);
  const char *texts[] = { text, comment, _ (section->label), NULL };
  LivretFound *found;

  if (!livret_search_words_match (search->words, texts))
    return;
  found = take (search, LIVRET_FOUND_ENTRY, s);
  g_set_str (&found->section, section->id);
  found->none = none;
  found->text = g_strdup (text);
  g_free (found->snippet);
  found->snippet = cut (search, comment);
  g_strlcpy (found->date.text, livret_statement_text (s, 7), sizeof found->date.text);
  found->date.earliest = livret_statement_int (s, 8);
  found->date.latest = livret_statement_int (s, 9);
  found->hidden = livret_statement_int (s, 10) != 0;
}

static gboolean
search_entries (LivretDb *db, Search *search, GError **error)
{
  const LivretFoundQuery *q = search->query;

  search->taken = 0;
  for (const LivretSection *section = livret_sections (); section->id != NULL; section++)
    {
      g_autoptr (LivretStatement) s = livret_db_prepare (db, ENTRIES);
      g_autoptr (GError) failed = NULL;

      livret_statement_bind_text (s, 1, q->person);
      livret_statement_bind_int (s, 2, q->include_hidden);
      if (q->from != NULL)
        livret_statement_bind_int (s, 3, q->from->earliest);
      if (q->until != NULL)
        livret_statement_bind_int (s, 4, q->until->latest);
      livret_statement_bind_text (s, 5, section->id);
      while (!is_full (search) && livret_statement_step (s, &failed))
        look_at_entry (search, section, s);
      if (failed != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failed));
          return FALSE;
        }
    }
  return TRUE;
}

/* --- Notes ---------------------------------------------------------------------------------------
 */

/* (nullable) in @kind: beside all measures; %FALSE: of a kind of a newer Livret, kept, not shown.
 */
static gboolean
get_kind (LivretStatement *s, int column, const LivretKind **kind)
{
  *kind = livret_statement_is_null (s, column)
              ? NULL
              : livret_kind_by_number ((int) livret_statement_int (s, column));
  return *kind != NULL || livret_statement_is_null (s, column);
}

static void
look_at_note (Search *search, LivretFoundSort sort, LivretStatement *s)
{
  const char *texts[] = { livret_statement_text (s, 5), NULL };
  const LivretKind *kind;
  LivretFound *found;

  if (!get_kind (s, 3, &kind) || !livret_search_words_match (search->words, texts))
    return;
  found = take (search, sort, s);
  found->kind = kind;
  found->text = cut (search, texts[0]);
  livret_date_parse (livret_statement_text (s, 4), NULL, &found->date, NULL);
}

/* The days are written so that they sort as they lie. */
#define DAY_NOTES                                                                                  \
  "SELECT n.id, p.id, p.name, n.kind, n.day, n.text FROM day_note n"                               \
  " JOIN person p ON p.row = n.person WHERE (?1 IS NULL OR p.id = ?1)"                             \
  " AND (?2 IS NULL OR n.day >= ?2) AND (?3 IS NULL OR n.day <= ?3)"                               \
  " ORDER BY n.day DESC, n.row DESC"
/* Of no day: a period leaves them out. */
#define MEASURE_NOTES                                                                              \
  "SELECT '', p.id, p.name, c.kind, '', c.note FROM measure_choice c"                              \
  " JOIN person p ON p.row = c.person WHERE c.note != '' AND (?1 IS NULL OR p.id = ?1)"            \
  " AND ?2 IS NULL AND ?3 IS NULL ORDER BY p.row, c.kind"

/* A date is written from the year on, as far as it is known: it compares with a day as it stands,
 * and the last day of a month or a year with what sorts after all of them. */
static void
bind_day (LivretStatement *s, int index, const LivretDate *date, const char *after)
{
  g_autofree char *day = NULL;

  if (date == NULL)
    return;
  day = g_strdup_printf ("%.10s%s", date->text, after);
  livret_statement_bind_text (s, index, day);
}

static gboolean
search_notes (LivretDb *db, Search *search, LivretFoundSort sort, const char *sql, GError **error)
{
  const LivretFoundQuery *q = search->query;
  g_autoptr (LivretStatement) s = livret_db_prepare_dynamic (db, sql);
  g_autoptr (GError) failed = NULL;

  search->taken = 0;
  livret_statement_bind_text (s, 1, q->person);
  bind_day (s, 2, q->from, "");
  bind_day (s, 3, q->until, "~");
  while (!is_full (search) && livret_statement_step (s, &failed))
    look_at_note (search, sort, s);
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

GPtrArray *
livret_found_list (LivretDb *db, const LivretFoundQuery *query, GError **error)
{
  g_autoptr (LivretSearchWords) words =
      livret_search_words_new (query->words != NULL ? query->words : "");
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) livret_found_free);
  Search search = { query, words, list, 0 };

  if (search_entries (db, &search, error) &&
      search_notes (db, &search, LIVRET_FOUND_DAY_NOTE, DAY_NOTES, error) &&
      search_notes (db, &search, LIVRET_FOUND_MEASURE_NOTE, MEASURE_NOTES, error))
    return g_steal_pointer (&list);
  return NULL;
}
