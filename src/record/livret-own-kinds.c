/* livret-own-kinds.c: the kinds of readings that people added, as kept in the vault.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-own-kinds.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/livret-text.h"
#include "record/livret-journal.h"
#include "record/livret-readings-tally.h"

/* Letters of an id, beside "own-" and a number. */
#define ID_MAX 40

static double
double_or_nan (LivretStatement *s, int column)
{
  return livret_statement_is_null (s, column) ? NAN : livret_statement_double (s, column);
}

static LivretOwnKind *
kind_from_row (LivretStatement *s)
{
  g_autoptr (LivretOwnKind) kind = livret_own_kind_new ();

  kind->number = (int) livret_statement_int (s, 0);
  g_set_str (&kind->id, livret_statement_text (s, 1));
  g_set_str (&kind->name, livret_statement_text (s, 2));
  g_set_str (&kind->unit, livret_statement_text (s, 3));
  kind->decimals = (int) livret_statement_int (s, 4);
  kind->low = double_or_nan (s, 5);
  kind->high = double_or_nan (s, 6);
  return livret_aggregate_parse (livret_statement_text (s, 7), &kind->aggregate)
             ? g_steal_pointer (&kind)
             : NULL;
}

gboolean
livret_own_kinds_load (LivretDb *db, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT number, id, name, unit, decimals, low, high, aggregate FROM own_kind"
          " WHERE NOT removed ORDER BY number");
  g_autoptr (GPtrArray) kinds =
      g_ptr_array_new_with_free_func ((GDestroyNotify) livret_own_kind_free);
  g_autoptr (GError) failed = NULL;

  while (livret_statement_step (s, &failed))
    {
      LivretOwnKind *kind = kind_from_row (s);

      if (kind != NULL)
        g_ptr_array_add (kinds, kind);
    }
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  livret_own_kinds_use (kinds);
  return TRUE;
}

/* Adding ------------------------------------------------------------------------- */

/* "own-peak-flow-at-school-100003": its number makes it the only one. */
static char *
make_id (const LivretOwnKind *kind)
{
  g_autofree char *folded = livret_text_fold (kind->name, -1);
  GString *id = g_string_new ("own-");

  for (const char *p = folded; *p != '\0' && id->len < ID_MAX; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (id, *p);
    else if (id->str[id->len - 1] != '-')
      g_string_append_c (id, '-');
  if (id->str[id->len - 1] != '-')
    g_string_append_c (id, '-');
  g_string_append_printf (id, "%d", kind->number);
  return g_string_free (id, FALSE);
}

static gboolean
next_number (LivretDb *db, int *number, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT coalesce (max (number), 0), count (*) FILTER (WHERE NOT removed) FROM own_kind");

  if (!livret_statement_step (s, error))
    return FALSE;
  *number = MAX ((int) livret_statement_int (s, 0) + 1, LIVRET_OWN_NUMBER_FIRST);
  if (livret_statement_int (s, 1) < LIVRET_OWN_KINDS_MAX)
    return TRUE;
  g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID,
               _ ("There are %d kinds of measures of one’s own already."), LIVRET_OWN_KINDS_MAX);
  return FALSE;
}

/* Name, unit, decimals, limits and aggregate, from parameter @first on. */
static void
bind_words (LivretStatement *s, const LivretOwnKind *kind, int first)
{
  livret_statement_bind_text (s, first, kind->name);
  livret_statement_bind_text (s, first + 1, kind->unit);
  livret_statement_bind_int (s, first + 2, kind->decimals);
  livret_statement_bind_double (s, first + 3, kind->low);
  livret_statement_bind_double (s, first + 4, kind->high);
  livret_statement_bind_text (s, first + 5, livret_aggregate_id (kind->aggregate));
}

static gboolean
insert (LivretDb *db, const LivretOwnKind *kind, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "INSERT INTO own_kind (number, id, name, unit, decimals, low, high, aggregate)"
          " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");

  livret_statement_bind_int (s, 1, kind->number);
  livret_statement_bind_text (s, 2, kind->id);
  bind_words (s, kind, 3);
  return livret_statement_run (s, error);
}

const LivretKind *
livret_own_kinds_add (LivretDb *db, LivretOwnKind *kind, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;

  if (!livret_own_kind_check (kind, error) || !livret_db_transaction_begin (&t, db, error) ||
      !next_number (db, &kind->number, error))
    return NULL;
  g_free (kind->id);
  kind->id = make_id (kind);
  if (!insert (db, kind, error) ||
      !livret_journal_append_simple (db, error, "kind-added", NULL, kind->name, "kind", kind->id,
                                     "unit", kind->unit, NULL) ||
      !livret_db_transaction_commit (&t, error) || !livret_own_kinds_load (db, error))
    return NULL;
  return livret_kind_by_number (kind->number);
}

/* Changing ----------------------------------------------------------------------- */

static gboolean
check_own (const LivretKind *kind, GError **error)
{
  if (kind->own && livret_kind_by_number (kind->number) != NULL)
    return TRUE;
  g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID,
               kind->own ? _ ("“%s” was taken away.")
                         : _ ("“%s” is a measure that Livret always knows."),
               livret_kind_label (kind));
  return FALSE;
}

/* Series stay after their readings: what was taken out of the record is noted in their unit. */
gboolean
livret_own_kinds_bound (LivretDb *db, const LivretKind *kind, char **why, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "SELECT EXISTS (SELECT 1 FROM series WHERE kind = ?1),"
                             " EXISTS (SELECT 1 FROM measure_target WHERE kind = ?1)");

  livret_statement_bind_int (s, 1, kind->number);
  *why = NULL;
  if (!livret_statement_step (s, error))
    return FALSE;
  if (livret_statement_int (s, 0) != 0)
    *why = g_strdup_printf (_ ("“%s” keeps its unit and what a day of it is: there are, or were, "
                               "readings of it."),
                            livret_kind_label (kind));
  else if (livret_statement_int (s, 1) != 0)
    *why = g_strdup_printf (_ ("“%s” keeps its unit and what a day of it is: a target is set for "
                               "it."),
                            livret_kind_label (kind));
  return TRUE;
}

static gboolean
may_become (LivretDb *db, const LivretKind *kind, const LivretOwnKind *said, GError **error)
{
  g_autofree char *why = NULL;

  if (strcmp (kind->unit, said->unit) == 0 && kind->aggregate == said->aggregate)
    return TRUE;
  if (!livret_own_kinds_bound (db, kind, &why, error))
    return FALSE;
  if (why == NULL)
    return TRUE;
  g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID, why);
  return FALSE;
}

static gboolean
update (LivretDb *db, const LivretOwnKind *kind, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "UPDATE own_kind SET name = ?2, unit = ?3, decimals = ?4, low = ?5, high = ?6,"
          " aggregate = ?7 WHERE number = ?1");

  livret_statement_bind_int (s, 1, kind->number);
  bind_words (s, kind, 2);
  return livret_statement_run (s, error);
}

/* With other limits other readings are left out. Should it end here, the next opening counts. */
static gboolean
make_due (LivretDb *db, const LivretKind *kind, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "INSERT OR REPLACE INTO recount SELECT row, -100000, 100000"
                             " FROM series WHERE kind = ?1");

  livret_statement_bind_int (s, 1, kind->number);
  return livret_statement_run (s, error);
}

static gboolean
count_anew (LivretDb *db, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;

  return livret_db_transaction_begin (&t, db, error) && livret_tally_renew (db, error) &&
         livret_db_transaction_commit (&t, error);
}

/* A new name is an event of its own: the old one stands in what was noted before. */
static gboolean
note_change (LivretDb *db, const LivretKind *before, const LivretOwnKind *kind, GError **error)
{
  g_autofree char *names = g_strdup_printf ("%s\n%s", kind->name, before->label);

  if (strcmp (kind->name, before->label) != 0)
    return livret_journal_append_simple (db, error, "kind-renamed", NULL, names, "kind", kind->id,
                                         "unit", kind->unit, NULL);
  return livret_journal_append_simple (db, error, "kind-changed", NULL, kind->name, "kind",
                                       kind->id, "unit", kind->unit, NULL);
}

const LivretKind *
livret_own_kinds_change (LivretDb *db, const LivretKind *kind, LivretOwnKind *said, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;

  kind = livret_kind_now (kind);
  if (!check_own (kind, error))
    return NULL;
  said->number = kind->number;
  g_set_str (&said->id, kind->id);
  if (!livret_own_kind_check (said, error))
    return NULL;
  if (livret_own_kind_is (said, kind))
    return kind;
  if (!livret_db_transaction_begin (&t, db, error) || !may_become (db, kind, said, error) ||
      !update (db, said, error) || !note_change (db, kind, said, error) ||
      !make_due (db, kind, error) || !livret_db_transaction_commit (&t, error) ||
      !livret_own_kinds_load (db, error) || !count_anew (db, error))
    return NULL;
  return livret_kind_by_number (kind->number);
}

/* Taking away -------------------------------------------------------------------- */

/* Series stay after their readings; a grant names the kind. */
static gboolean
is_free (LivretDb *db, const LivretKind *kind, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT EXISTS (SELECT 1 FROM series WHERE kind = ?1)"
          " OR EXISTS (SELECT 1 FROM grant_item WHERE type = 'series' AND ref = ?2)");

  livret_statement_bind_int (s, 1, kind->number);
  livret_statement_bind_text (s, 2, kind->id);
  if (!livret_statement_step (s, error))
    return FALSE;
  if (livret_statement_int (s, 0) == 0)
    return TRUE;
  g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID,
               _ ("“%s” stays: there are, or were, readings of it."), livret_kind_label (kind));
  return FALSE;
}

static gboolean
take_away (LivretDb *db, const LivretKind *kind, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "UPDATE own_kind SET removed = 1, id = 'removed-' || number,"
                             " name = '', unit = '1', low = NULL, high = NULL WHERE number = ?1");

  livret_statement_bind_int (s, 1, kind->number);
  return livret_statement_run (s, error);
}

static gboolean
delete_of (LivretDb *db, const char *sql, const LivretKind *kind, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, sql);

  livret_statement_bind_int (s, 1, kind->number);
  return livret_statement_run (s, error);
}

gboolean
livret_own_kinds_remove (LivretDb *db, const LivretKind *kind, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;

  return check_own (kind, error) && livret_db_transaction_begin (&t, db, error) &&
         is_free (db, kind, error) &&
         delete_of (db, "DELETE FROM measure_choice WHERE kind = ?1", kind, error) &&
         delete_of (db, "DELETE FROM measure_target WHERE kind = ?1", kind, error) &&
         delete_of (db, "DELETE FROM day_note WHERE kind = ?1", kind, error) &&
         take_away (db, kind, error) &&
         livret_journal_append_simple (db, error, "kind-removed", NULL, livret_kind_label (kind),
                                       "kind", kind->id, NULL) &&
         livret_db_transaction_commit (&t, error) && livret_own_kinds_load (db, error);
}
