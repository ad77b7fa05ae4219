/* livret-readings-found.c: readings and the documents that state them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-readings-found.h"

#include <math.h>

#include "record/livret-results.h"

void
livret_reading_found_free (LivretReadingFound *found)
{
  if (found == NULL)
    return;
  g_free (found->document);
  g_free (found->title);
  g_free (found->place);
  g_free (found->range);
  g_free (found->meaning);
  g_free (found);
}

static void
bind_key (LivretStatement *s, const LivretReadingKey *key)
{
  livret_statement_bind_int (s, 1, key->series);
  livret_statement_bind_int (s, 2, key->time);
  livret_statement_bind_int (s, 3, key->duration);
  livret_statement_bind_double (s, 4, key->value);
  livret_statement_bind_int (s, 5, key->code);
}

static void
bind_limit (LivretStatement *s, int index, double limit)
{
  if (!isnan (limit))
    livret_statement_bind_double (s, index, limit);
}

gboolean
livret_readings_found_put (
    LivretDb *db, const LivretReadingFound *found, gint64 document, gint64 import, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "INSERT OR IGNORE INTO reading_found VALUES"
                             " (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)");

  bind_key (s, &found->key);
  livret_statement_bind_int (s, 6, document);
  if (import != 0)
    livret_statement_bind_int (s, 7, import);
  livret_statement_bind_text (s, 8, found->place);
  livret_statement_bind_int (s, 9, found->page);
  bind_limit (s, 10, found->low);
  bind_limit (s, 11, found->high);
  livret_statement_bind_text (s, 12, found->range);
  livret_statement_bind_text (s, 13, found->meaning);
  return livret_statement_run (s, error);
}

#define COLUMNS                                                                                    \
  "SELECT f.series, f.time, f.duration, f.value, f.code, d.id, d.title, f.place, f.page, f.low,"   \
  " f.high, f.range, f.meaning, f.low IS NULL, f.high IS NULL, coalesce (i.format = "              \
  "'" LIVRET_RESULTS_FORMAT "', 0) FROM reading_found f JOIN document d ON d.row = f.document"     \
  " LEFT JOIN import i ON i.row = f.import"

static LivretReadingFound *
found_from_row (LivretStatement *s)
{
  LivretReadingFound *found = g_new0 (LivretReadingFound, 1);

  found->key = (LivretReadingKey) { livret_statement_int (s, 0), livret_statement_int (s, 1),
                                    livret_statement_int (s, 2), livret_statement_double (s, 3),
                                    (int) livret_statement_int (s, 4) };
  found->document = livret_statement_dup_text (s, 5);
  found->title = livret_statement_dup_text (s, 6);
  found->place = livret_statement_dup_text (s, 7);
  found->page = (int) livret_statement_int (s, 8);
  found->low = livret_statement_int (s, 13) != 0 ? NAN : livret_statement_double (s, 9);
  found->high = livret_statement_int (s, 14) != 0 ? NAN : livret_statement_double (s, 10);
  found->range = livret_statement_dup_text (s, 11);
  found->meaning = livret_statement_dup_text (s, 12);
  found->read = livret_statement_int (s, 15) != 0;
  return found;
}

static GPtrArray *
collect (LivretStatement *s, GError **error)
{
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) livret_reading_found_free);
  g_autoptr (GError) failed = NULL;

  while (livret_statement_step (s, &failed))
    g_ptr_array_add (list, found_from_row (s));
  if (failed == NULL)
    return g_steal_pointer (&list);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

GPtrArray *
livret_readings_found_list (LivretDb *db,
                            const LivretReadingKey *key,
                            gboolean hidden,
                            GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, COLUMNS " WHERE f.series = ?1 AND f.time = ?2 AND f.duration = ?3 AND f.value = ?4"
                  " AND f.code = ?5 AND d.deleted = 0 AND (?6 OR NOT d.hidden)"
                  " ORDER BY d.date_earliest DESC, d.row DESC");

  bind_key (s, key);
  livret_statement_bind_int (s, 6, hidden);
  return collect (s, error);
}

GPtrArray *
livret_readings_found_of_kind (
    LivretDb *db, const char *person, const LivretKind *kind, gboolean hidden, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, COLUMNS " WHERE f.series IN (SELECT e.row FROM series e JOIN person p ON p.row = e.person"
                  "  WHERE p.id = ?1 AND e.kind = ?2) AND d.deleted = 0 AND (?3 OR NOT d.hidden)"
                  " ORDER BY f.time, f.series, d.row");

  livret_statement_bind_text (s, 1, person);
  livret_statement_bind_int (s, 2, kind->number);
  livret_statement_bind_int (s, 3, hidden);
  return collect (s, error);
}
