/* livret-people-erase.c: erasing for ever who was taken out of the household.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "base/livret-clock.h"
#include "record/livret-documents.h"
#include "record/livret-journal.h"
#include "record/livret-people-bin.h"

/* Readings that go in one transaction. */
#define STEP 50000

static gboolean
run_for_row (LivretDb *db, const char *sql, gint64 row, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, sql);

  livret_statement_bind_int (s, 1, row);
  return livret_statement_run (s, error);
}

static gboolean
run_all (LivretDb *db, const char *const *statements, gint64 row, GError **error)
{
  for (; *statements != NULL; statements++)
    if (!run_for_row (db, *statements, row, error))
      return FALSE;
  return TRUE;
}

static GArray *
list_rows (LivretDb *db, const char *sql, gint64 row, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, sql);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) failed = NULL;

  livret_statement_bind_int (s, 1, row);
  while (livret_statement_step (s, &failed))
    {
      gint64 found = livret_statement_int (s, 0);

      g_array_append_val (rows, found);
    }
  if (failed == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

/* --- Their words -------------------------------------------------------------------------------
 */

/* Imports made for others, of which nothing is left but what was given to this person since. */
#define FOREIGN_IMPORTS                                                                            \
  "FROM import i WHERE i.person != ?1"                                                             \
  " AND (EXISTS (SELECT 1 FROM document_sighting m JOIN document d ON d.row = m.document"          \
  "              WHERE m.import = i.row AND d.person = ?1)"                                        \
  "      OR EXISTS (SELECT 1 FROM entry e WHERE e.import = i.row AND e.person = ?1))"              \
  " AND NOT EXISTS (SELECT 1 FROM document_sighting m JOIN document d ON d.row = m.document"       \
  "                 WHERE m.import = i.row AND d.person != ?1)"                                    \
  " AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.import = i.row AND e.person != ?1)"              \
  " AND NOT EXISTS (SELECT 1 FROM import_series s WHERE s.import = i.row)"

#define FORGET_NAMES "UPDATE journal_names SET names = '', salt = x'' WHERE seq IN"
#define NAMES_OF(detail, ids)                                                                      \
  FORGET_NAMES " (SELECT seq FROM journal WHERE json_extract (record, '$.details." detail          \
               "') IN (" ids "))"

/* ?1: their row. The journal's words are found through what is still there: before it goes. */
static const char *const words[] = {
  FORGET_NAMES " (SELECT n.seq FROM journal_names n JOIN everybody p ON p.id = n.person"
               "  WHERE p.row = ?1)",
  NAMES_OF ("document", "SELECT id FROM document WHERE person = ?1"),
  NAMES_OF ("entry", "SELECT id FROM entry WHERE person = ?1"),
  NAMES_OF ("grant", "SELECT id FROM grants WHERE person = ?1"),
  NAMES_OF ("import", "SELECT i.id " FOREIGN_IMPORTS),
  "UPDATE import SET file_name = '', sha256 = x'' WHERE row IN (SELECT i.row " FOREIGN_IMPORTS ")",
  "DELETE FROM draft WHERE instr (value, (SELECT id FROM everybody WHERE row = ?1)) > 0",
  "UPDATE everybody SET name = '', name_folded = id, birth_name = '', used_name = '',"
  " first_names = '', birth_date = '', sex = 'X', birth_place = '', ins = '', self = 0,"
  " erased = 1 WHERE row = ?1",
  NULL,
};

/* From here there is no way back. */
static gboolean
erase_words (LivretDb *db, const char *id, gint64 row, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;

  return livret_db_transaction_begin (&t, db, error) && run_all (db, words, row, error) &&
         livret_journal_append (db, "person-erased", id, NULL, NULL, error) &&
         livret_db_transaction_commit (&t, error);
}

/* --- Their readings ----------------------------------------------------------------------------
 */

/* The time before which about STEP readings lie, from @from on; G_MAXINT64 if all do. */
static gboolean
find_step (LivretDb *db, gint64 series, gint64 from, gint64 *before, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "SELECT time FROM readings WHERE series = ?1 AND time >= ?2"
                             " ORDER BY time LIMIT 1 OFFSET ?3");

  livret_statement_bind_int (s, 1, series);
  livret_statement_bind_int (s, 2, from);
  livret_statement_bind_int (s, 3, STEP);
  *before = G_MAXINT64;
  if (livret_statement_step (s, &failed))
    *before = MAX (livret_statement_int (s, 0), from + 1);
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

/* Not what was given to somebody else. */
static gboolean
erase_step (LivretDb *db, gint64 series, gint64 person, gint64 from, gint64 before, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "DELETE FROM readings WHERE series = ?1 AND time >= ?2 AND time < ?3"
          " AND NOT EXISTS (SELECT 1 FROM reading_override o WHERE o.series = readings.series"
          "  AND o.time = readings.time AND o.duration = readings.duration"
          "  AND o.value = readings.value AND o.code = readings.code AND o.person != ?4)");

  livret_statement_bind_int (s, 1, series);
  livret_statement_bind_int (s, 2, from);
  livret_statement_bind_int (s, 3, before);
  livret_statement_bind_int (s, 4, person);
  return livret_statement_run (s, error);
}

static gboolean
erase_series (LivretDb *db, gint64 series, gint64 person, GError **error)
{
  gint64 from = G_MININT64;
  gint64 before;

  do
    {
      if (!find_step (db, series, from, &before, error) ||
          !erase_step (db, series, person, from, before, error))
        return FALSE;
      from = before;
    }
  while (before != G_MAXINT64);
  return TRUE;
}

/* What came in somebody else's series and was given to this person. */
static const char *const given[] = {
  "DELETE FROM readings WHERE (series, time, duration, value, code) IN"
  " (SELECT series, time, duration, value, code FROM reading_override WHERE person = ?1)",
  "DELETE FROM reading_override WHERE person = ?1",
  NULL,
};

/* What was imported for them and waits, as nobody said whose it is. */
#define WAITING_SERIES                                                                             \
  "(SELECT row FROM series WHERE owner = ?1"                                                       \
  " AND person IN (SELECT row FROM everybody WHERE erased = 3))"

static const char *const waiting[] = {
  "DELETE FROM summary_day WHERE person IN (SELECT row FROM everybody WHERE erased = 3)"
  " AND series IN " WAITING_SERIES,
  "DELETE FROM summary_quarter WHERE series IN " WAITING_SERIES,
  "UPDATE series SET person = ?1 WHERE row IN " WAITING_SERIES,
  NULL,
};

static gboolean
erase_readings (LivretDb *db, gint64 row, GError **error)
{
  g_autoptr (GArray) series = NULL;

  if (!run_all (db, waiting, row, error))
    return FALSE;
  series = list_rows (db, "SELECT row FROM series WHERE person = ?1", row, error);
  for (guint i = 0; series != NULL && i < series->len; i++)
    if (!erase_series (db, g_array_index (series, gint64, i), row, error))
      return FALSE;
  return series != NULL;
}

/* --- The rest ----------------------------------------------------------------------------------
 */

/* Once their own things are gone: whose else is what the import brought? */
#define HEIR                                                                                       \
  "coalesce ((SELECT d.person FROM document_sighting m JOIN document d ON d.row = m.document"      \
  "           WHERE m.import = import.row),"                                                       \
  " (SELECT d.person FROM version v JOIN document d ON d.row = v.document"                         \
  "  WHERE v.import = import.row),"                                                                \
  " (SELECT d.person FROM document d WHERE d.import = import.row),"                                \
  " (SELECT e.person FROM entry e WHERE e.import = import.row),"                                   \
  " (SELECT o.person FROM import_series s JOIN reading_override o ON o.series = s.series"          \
  "  WHERE s.import = import.row AND o.person IS NOT NULL))"

#define THEIR_IMPORTS "(SELECT row FROM import WHERE person = ?1)"

/* ?1: their row; the order matters: what refers goes before what it refers to. */
static const char *const rest[] = {
  "DELETE FROM entry WHERE person = ?1",
  "DELETE FROM grant_item WHERE grant_row IN (SELECT row FROM grants WHERE person = ?1)",
  "DELETE FROM grants WHERE person = ?1",
  "DELETE FROM measure_choice WHERE person = ?1",
  "DELETE FROM measure_target WHERE person = ?1",
  "DELETE FROM day_note WHERE person = ?1",
  "UPDATE folder SET parent = NULL, name_folded = id WHERE person = ?1",
  "DELETE FROM folder WHERE person = ?1",
  "DELETE FROM device_slot WHERE person = ?1",
  "DELETE FROM summary_day WHERE person = ?1",
  "DELETE FROM summary_quarter WHERE person = ?1",
  "DELETE FROM reading_override WHERE person IS NULL"
  " AND series IN (SELECT row FROM series WHERE person = ?1)",
  "DELETE FROM sighting WHERE series IN (SELECT row FROM series WHERE person = ?1"
  " AND NOT EXISTS (SELECT 1 FROM readings r WHERE r.series = series.row))",
  "DELETE FROM series WHERE person = ?1"
  " AND NOT EXISTS (SELECT 1 FROM readings r WHERE r.series = series.row)"
  " AND NOT EXISTS (SELECT 1 FROM reading_override o WHERE o.series = series.row)",
  "UPDATE import SET person = coalesce (" HEIR ", person) WHERE person = ?1",
  "DELETE FROM sighting WHERE import IN " THEIR_IMPORTS,
  "DELETE FROM document_sighting WHERE import IN " THEIR_IMPORTS,
  "DELETE FROM import WHERE person = ?1",
  NULL,
};

#define TIDY_UP                                                                                    \
  "DELETE FROM source WHERE row NOT IN (SELECT source FROM series);"                               \
  "DELETE FROM unit WHERE row NOT IN (SELECT unit FROM series_unit);"                              \
  "INSERT INTO search (search) VALUES ('optimize');"

static gboolean
erase_documents (LivretDb *db, gint64 row, GError **error)
{
  g_autoptr (GArray) documents =
      list_rows (db, "SELECT row FROM document WHERE person = ?1", row, error);

  for (guint i = 0; documents != NULL && i < documents->len; i++)
    if (!livret_documents_remove_rows (db, g_array_index (documents, gint64, i), error))
      return FALSE;
  return documents != NULL;
}

static gboolean
erase_row (LivretDb *db, gint64 row, GError **error)
{
  gboolean referred;

  return livret_people_is_recorded (db, row, &referred, error) &&
         run_for_row (db,
                      referred ? "UPDATE everybody SET erased = 2 WHERE row = ?1"
                               : "DELETE FROM everybody WHERE row = ?1",
                      row, error);
}

/* Their words are gone; each step may have been done before. */
static gboolean
finish (LivretDb *db, gint64 row, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;

  return erase_readings (db, row, error) && livret_db_transaction_begin (&t, db, error) &&
         run_all (db, given, row, error) && erase_documents (db, row, error) &&
         run_all (db, rest, row, error) && livret_db_exec (db, TIDY_UP, error) &&
         erase_row (db, row, error) && livret_db_transaction_commit (&t, error);
}

gboolean
livret_people_erase (LivretDb *db, const char *id, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT row, erased FROM everybody WHERE id = ?1 AND removed != 0 AND erased < 2");
  gboolean found, begun;
  gint64 row;

  livret_statement_bind_text (s, 1, id);
  found = livret_statement_step (s, &failed);
  row = found ? livret_statement_int (s, 0) : 0;
  begun = found && livret_statement_int (s, 1) != 0;
  g_clear_pointer (&s, livret_statement_free);
  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  else if (!found)
    g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID,
                         _ ("This is not in the bin any more; nothing was erased."));
  return found && (begun || erase_words (db, id, row, error)) && finish (db, row, error);
}

/* --- At an opening -----------------------------------------------------------------------------
 */

static GPtrArray *
list_due (LivretDb *db, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) failed = NULL;
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT id FROM everybody WHERE erased = 1 OR (removed BETWEEN 1 AND ?1 AND erased = 0)");
  gint64 before;

  if (!livret_journal_bin_limit (db, &before, error))
    return NULL;
  livret_statement_bind_int (s, 1, before - 1);
  while (livret_statement_step (s, &failed))
    g_ptr_array_add (ids, livret_statement_dup_text (s, 0));
  if (failed == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

int
livret_people_purge_bin (LivretDb *db, GError **error)
{
  g_autoptr (GPtrArray) due = list_due (db, error);

  for (guint i = 0; due != NULL && i < due->len; i++)
    if (!livret_people_erase (db, due->pdata[i], error))
      return -1;
  return due != NULL ? (int) due->len : -1;
}
