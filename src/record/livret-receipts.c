/* livret-receipts.c: what came into the record, by the time it came, not by its own date.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-receipts.h"

#include "record/livret-meta.h"

/* Visits ---------------------------------------------------------------------- */

gboolean
livret_visits_begin (LivretDb *db, gint64 now, GError **error)
{
  gint64 began = livret_meta_get_int (db, LIVRET_META_VISIT, 0);

  /* A clock that was ahead must not keep news away until it is that late again. */
  if (now >= began && now < began + LIVRET_VISIT_SPAN)
    return TRUE;
  return livret_meta_set_int (db, LIVRET_META_VISIT_BEFORE, MIN (began, now), error) &&
         livret_meta_set_int (db, LIVRET_META_VISIT, now, error);
}

gint64
livret_visits_since (LivretDb *db)
{
  return livret_meta_get_int (db, LIVRET_META_VISIT_BEFORE, 0);
}

/* What came ------------------------------------------------------------------- */

void
livret_receipt_free (LivretReceipt *receipt)
{
  g_free (receipt->person_name);
  g_free (receipt->file_name);
  g_free (receipt->document);
  g_free (receipt->title);
  g_free (receipt);
}

/* ?1 person, ?2 since, ?3 limit. Documents are told by whose they are now; the other columns beside
 * max (d.row) are the same row's. A file that brought none is told by its readings, be they given
 * to somebody else than it was brought for, and its statements. */
#define RECEIPTS                                                                                   \
  "SELECT d.added AS time, p.name, coalesce (i.file_name, v.file_name), count (*), d.id, d.title," \
  " count (*), 0, max (d.row) FROM document d JOIN person p ON p.row = d.person"                   \
  " JOIN version v ON v.document = d.row AND v.number = d.version"                                 \
  " LEFT JOIN import i ON i.row = d.import"                                                        \
  " WHERE d.added >= ?2 AND d.deleted = 0 AND NOT d.hidden AND (?1 IS NULL OR p.id = ?1)"          \
  " GROUP BY coalesce (d.import, -d.row), d.person"                                                \
  " UNION ALL "                                                                                    \
  "SELECT i.time, p.name, i.file_name, 0, '', '',"                                                 \
  " CASE WHEN ?1 IS NULL OR p.id = ?1 THEN i.stored ELSE 0 END,"                                   \
  " EXISTS (SELECT 1 FROM import_series b WHERE b.import = i.row), i.row"                          \
  " FROM import i JOIN person p ON p.row = i.person"                                               \
  " WHERE i.time >= ?2 AND i.state = 'done' AND i.stored > 0"                                      \
  " AND i.row NOT IN (SELECT import FROM document WHERE import IS NOT NULL)"                       \
  " AND (EXISTS (SELECT 1 FROM import_series b JOIN series s ON s.row = b.series"                  \
  "  JOIN person w ON w.row = s.person WHERE b.import = i.row AND (?1 IS NULL OR w.id = ?1))"      \
  " OR ((?1 IS NULL OR p.id = ?1)"                                                                 \
  "  AND i.row IN (SELECT import FROM entry WHERE import IS NOT NULL AND deleted = 0)))"           \
  " ORDER BY 1 DESC, 9 DESC LIMIT ?3"

static LivretReceipt *
receipt_from_row (LivretStatement *s)
{
  LivretReceipt *receipt = g_new0 (LivretReceipt, 1);

  receipt->time = livret_statement_int (s, 0);
  receipt->person_name = livret_statement_dup_text (s, 1);
  receipt->file_name = livret_statement_dup_text (s, 2);
  receipt->documents = (int) livret_statement_int (s, 3);
  receipt->document = livret_statement_dup_text (s, 4);
  receipt->title = livret_statement_dup_text (s, 5);
  receipt->items = livret_statement_int (s, 6);
  receipt->readings = livret_statement_int (s, 7) != 0;
  return receipt;
}

GPtrArray *
livret_receipts_list (LivretDb *db, const char *person, gint64 since, int limit, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, RECEIPTS);
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) livret_receipt_free);
  g_autoptr (GError) failed = NULL;

  livret_statement_bind_text (s, 1, person);
  livret_statement_bind_int (s, 2, since);
  livret_statement_bind_int (s, 3, limit);
  while (livret_statement_step (s, &failed))
    g_ptr_array_add (list, receipt_from_row (s));
  if (failed == NULL)
    return g_steal_pointer (&list);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

gboolean
livret_receipts_any (LivretDb *db)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT EXISTS (SELECT 1 FROM document) OR EXISTS (SELECT 1 FROM import)"
          " OR EXISTS (SELECT 1 FROM readings)");

  return livret_statement_step (s, NULL) && livret_statement_int (s, 0) != 0;
}
