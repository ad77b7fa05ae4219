/* livret-readings-people.c: looking up people and their series.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-readings-people.h"

#include <glib/gi18n-lib.h>

static void
set_not_found (GError **error)
{
  g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_FOUND,
                       _ ("This person is not in the household."));
}

gboolean
livret_readings_person (LivretDb *db, const char *id, gint64 *row, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, "SELECT row FROM person WHERE id = ?1");
  g_autoptr (GError) failed = NULL;

  livret_statement_bind_text (s, 1, id);
  if (livret_statement_step (s, &failed))
    {
      *row = livret_statement_int (s, 0);
      return TRUE;
    }
  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  else
    set_not_found (error);
  return FALSE;
}

char *
livret_readings_person_id (LivretDb *db, gint64 row, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, "SELECT id FROM person WHERE row = ?1");
  g_autoptr (GError) failed = NULL;

  livret_statement_bind_int (s, 1, row);
  if (livret_statement_step (s, &failed))
    return livret_statement_dup_text (s, 0);
  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  else
    set_not_found (error);
  return NULL;
}

GArray *
livret_readings_series_of (LivretDb *db, gint64 person, const LivretKind *kind, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT row, kind FROM series WHERE person = ?1 AND (?2 = 0 OR kind = ?2)"
          " ORDER BY row");
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) failed = NULL;

  livret_statement_bind_int (s, 1, person);
  livret_statement_bind_int (s, 2, kind != NULL ? kind->number : 0);
  while (livret_statement_step (s, &failed))
    {
      gint64 row = livret_statement_int (s, 0);

      /* A kind that a newer Livret brought in is left alone. */
      if (livret_kind_by_number ((int) livret_statement_int (s, 1)) != NULL)
        g_array_append_val (rows, row);
    }
  if (failed == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}
