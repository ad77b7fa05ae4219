/* livret-people-bin.c: somebody is taken out of the household with their record, and put back.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-people-bin.h"

#include <glib/gi18n-lib.h>

#include "base/livret-clock.h"
#include "record/livret-grants.h"
#include "record/livret-journal.h"

/* --- What there is ----------------------------------------------------------------------------
 */

gboolean
livret_people_is_recorded (LivretDb *db, gint64 row, gboolean *recorded, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "SELECT EXISTS (SELECT 1 FROM document WHERE person = ?1)"
                             " OR EXISTS (SELECT 1 FROM entry WHERE person = ?1)"
                             " OR EXISTS (SELECT 1 FROM series WHERE person = ?1 OR owner = ?1)"
                             " OR EXISTS (SELECT 1 FROM reading_override WHERE person = ?1)"
                             " OR EXISTS (SELECT 1 FROM import WHERE person = ?1)"
                             " OR EXISTS (SELECT 1 FROM grants WHERE person = ?1)"
                             " OR EXISTS (SELECT 1 FROM measure_choice WHERE person = ?1)"
                             " OR EXISTS (SELECT 1 FROM measure_target WHERE person = ?1)"
                             " OR EXISTS (SELECT 1 FROM day_note WHERE person = ?1)"
                             " OR EXISTS (SELECT 1 FROM folder WHERE person = ?1)");

  livret_statement_bind_int (s, 1, row);
  if (!livret_statement_step (s, error))
    return FALSE;
  *recorded = livret_statement_int (s, 0);
  return TRUE;
}

gboolean
livret_people_held (LivretDb *db, const char *id, LivretPersonHeld *held, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT (SELECT count(*) FROM document WHERE person = p.row AND deleted = 0),"
          " (SELECT count(*) FROM entry WHERE person = p.row AND deleted = 0),"
          " (SELECT coalesce (sum (n + left_out), 0) FROM summary_day WHERE person = p.row),"
          " (SELECT count(*) FROM grants WHERE person = p.row AND state = 'active'"
          "  AND expired = 0 AND until >= ?2),"
          " (SELECT count(*) FROM grants WHERE person = p.row AND state != 'draft')"
          " FROM everybody p WHERE p.id = ?1 AND p.erased = 0");

  livret_statement_bind_text (s, 1, id);
  livret_statement_bind_int (s, 2, livret_clock_now ());
  if (livret_statement_step (s, &failed))
    {
      *held = (LivretPersonHeld) { livret_statement_int (s, 0), livret_statement_int (s, 1),
                                   livret_statement_int (s, 2), livret_statement_int (s, 3),
                                   livret_statement_int (s, 4) };
      return TRUE;
    }
  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  else
    g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_FOUND,
                         _ ("This person is not in the household."));
  return FALSE;
}

/* --- Taking out -------------------------------------------------------------------------------
 */

static gboolean
check_removable (LivretDb *db, const LivretPerson *person, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "SELECT (SELECT count(*) FROM person),"
                             " EXISTS (SELECT 1 FROM import WHERE person = ?1 AND state = 'open')");

  livret_statement_bind_int (s, 1, person->row);
  if (!livret_statement_step (s, error))
    return FALSE;
  if (livret_statement_int (s, 0) < 2)
    g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID,
                 _ ("%s is the only person of the household, and stays in it."), person->name);
  else if (livret_statement_int (s, 1))
    g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID,
                 _ ("Something is still being imported for %s. Wait until it is done, or stop it; "
                    "nothing was changed."),
                 person->name);
  else
    return TRUE;
  return FALSE;
}

/* Each with its word in the journal. */
static gboolean
end_shares (LivretDb *db, const char *person, GError **error)
{
  g_autoptr (GPtrArray) shares = livret_grants_list (db, person, error);

  for (guint i = 0; shares != NULL && i < shares->len; i++)
    {
      const LivretGrantTerms *terms = shares->pdata[i];

      if (g_str_equal (terms->state, "active") && !livret_grants_end (db, terms->id, error))
        return FALSE;
    }
  return shares != NULL;
}

static gboolean
set_removed (LivretDb *db, const char *id, gint64 removed, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "UPDATE everybody SET removed = ?2 WHERE id = ?1");

  livret_statement_bind_text (s, 1, id);
  livret_statement_bind_int (s, 2, removed);
  return livret_statement_run (s, error);
}

gboolean
livret_people_remove (LivretDb *db, const char *id, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  g_autoptr (LivretPerson) person = NULL;

  return livret_db_transaction_begin (&t, db, error) &&
         (person = livret_people_find (db, id, error)) != NULL &&
         check_removable (db, person, error) && end_shares (db, person->id, error) &&
         set_removed (db, person->id, livret_clock_now (), error) &&
         livret_journal_append (db, "person-binned", person->id, NULL, NULL, error) &&
         livret_db_transaction_commit (&t, error);
}

/* --- Putting back -----------------------------------------------------------------------------
 */

static gboolean
find_removed (LivretDb *db, const char *id, gint64 *removed, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "SELECT removed FROM everybody WHERE id = ?1 AND erased = 0");

  livret_statement_bind_text (s, 1, id);
  if (livret_statement_step (s, &failed))
    {
      *removed = livret_statement_int (s, 0);
      return TRUE;
    }
  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  else
    g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_FOUND,
                 _ ("Nothing in the bin has the id %s."), id);
  return FALSE;
}

/* Somebody else may keep the vault by now: one does. */
static gboolean
settle_self (LivretDb *db, const char *id, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "UPDATE everybody SET self = 0 WHERE id = ?1"
                             " AND EXISTS (SELECT 1 FROM person o WHERE o.self AND o.id != ?1)");

  livret_statement_bind_text (s, 1, id);
  return livret_statement_run (s, error);
}

gboolean
livret_people_restore (LivretDb *db, const char *id, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  gint64 removed;

  if (!livret_db_transaction_begin (&t, db, error) || !find_removed (db, id, &removed, error))
    return FALSE;
  return removed == 0 || (settle_self (db, id, error) && set_removed (db, id, 0, error) &&
                          livret_journal_append (db, "person-restored", id, NULL, NULL, error) &&
                          livret_db_transaction_commit (&t, error));
}
