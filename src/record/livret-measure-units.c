/* livret-measure-units.c: the unit that readings of a kind are shown in.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-measure-units.h"

#include <glib/gi18n-lib.h>

#include "base/livret-quantity.h"
#include "record/livret-journal.h"

gboolean
livret_measure_units_load (LivretDb *db, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, "SELECT kind, unit FROM kind_unit");
  g_autoptr (GError) failed = NULL;

  for (const LivretKind *const *kind = livret_kinds (); *kind != NULL; kind++)
    livret_kind_show_in (*kind, NULL);
  while (livret_statement_step (s, &failed))
    {
      const LivretKind *kind = livret_kind_by_number ((int) livret_statement_int (s, 0));
      g_autofree char *unit = livret_statement_dup_text (s, 1);

      /* A kind or a unit of a newer Livret: kept, not shown. */
      if (kind != NULL)
        livret_kind_show_in (kind, unit);
    }
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

static gboolean
write_unit (LivretDb *db, const LivretKind *kind, const char *unit, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, unit != NULL ? "INSERT OR REPLACE INTO kind_unit (kind, unit) VALUES (?1, ?2)"
                       : "DELETE FROM kind_unit WHERE kind = ?1");

  livret_statement_bind_int (s, 1, kind->number);
  if (unit != NULL)
    livret_statement_bind_text (s, 2, unit);
  return livret_statement_run (s, error);
}

gboolean
livret_measure_units_set (LivretDb *db, const LivretKind *kind, const char *unit, GError **error)
{
  const char *wanted = unit != NULL ? unit : kind->units[0];
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  g_autofree char *words = NULL;

  if (!g_strv_contains ((const char *const *) kind->units, wanted))
    {
      g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID,
                   _ ("“%s” is no unit of this measure."), wanted);
      return FALSE;
    }
  if (g_strcmp0 (unit, livret_kind_unit_chosen (kind)) == 0)
    return TRUE;
  /* Translators: a measure and the unit it is shown in: "Blood pressure: cmHg". */
  words = g_strdup_printf (C_ ("unit", "%s: %s"), livret_kind_label (kind),
                           livret_unit_display (wanted));
  if (!livret_db_transaction_begin (&t, db, error) || !write_unit (db, kind, unit, error) ||
      !livret_journal_append_simple (db, error, "unit-chosen", NULL, words, "kind", kind->id,
                                     "unit", wanted, NULL) ||
      !livret_db_transaction_commit (&t, error))
    return FALSE;
  livret_kind_show_in (kind, unit);
  return TRUE;
}
