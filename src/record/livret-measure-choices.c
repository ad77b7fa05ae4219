/* livret-measure-choices.c: what is chosen for each measure of a person.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-measure-choices.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/livret-clock.h"
#include "base/livret-date.h"
#include "record/livret-journal.h"
#include "record/livret-readings-people.h"

void
livret_measure_choice_free (LivretMeasureChoice *choice)
{
  if (choice == NULL)
    return;
  g_free (choice->person);
  g_free (choice->note);
  livret_measure_target_free (choice->target);
  g_free (choice);
}

/* --- Reading
 * --------------------------------------------------------------------------------------- */

/* All that is known of a kind of a person, wherever it stands. */
#define COLUMNS                                                                                    \
  "SELECT k.kind, coalesce (c.place, -1), coalesce (c.landmark, -1), coalesce (c.hidden, 0),"      \
  " coalesce (c.note, ''), t.set_by, t.since, t.low, t.high, t.low2, t.high2, t.low3, t.high3"     \
  " FROM (SELECT kind FROM measure_choice WHERE person = ?1 UNION"                                 \
  " SELECT kind FROM measure_target WHERE person = ?1) k"                                          \
  " LEFT JOIN measure_choice c ON c.person = ?1 AND c.kind = k.kind"                               \
  " LEFT JOIN measure_target t ON t.person = ?1 AND t.kind = k.kind"
#define FIRST_LIMIT 7

static LivretMeasureTarget *
target_from_row (LivretStatement *s)
{
  LivretMeasureTarget *target;

  if (livret_statement_is_null (s, 5))
    return NULL;
  target = g_new0 (LivretMeasureTarget, 1);
  target->set_by = livret_statement_dup_text (s, 5);
  target->since = livret_statement_dup_text (s, 6);
  for (int c = 0; c < LIVRET_COMPONENTS_MAX; c++)
    {
      target->low[c] = livret_statement_double (s, FIRST_LIMIT + 2 * c);
      target->high[c] = livret_statement_double (s, FIRST_LIMIT + 2 * c + 1);
    }
  return target;
}

static LivretMeasureChoice *
choice_from_row (LivretStatement *s, const char *person)
{
  const LivretKind *kind = livret_kind_by_number ((int) livret_statement_int (s, 0));
  LivretMeasureChoice *choice;

  if (kind == NULL)
    return NULL;
  choice = g_new0 (LivretMeasureChoice, 1);
  choice->person = g_strdup (person);
  choice->kind = kind;
  choice->place = (int) livret_statement_int (s, 1);
  choice->landmark = (int) livret_statement_int (s, 2);
  choice->hidden = livret_statement_int (s, 3) != 0;
  choice->note = livret_statement_dup_text (s, 4);
  choice->target = target_from_row (s);
  return choice;
}

static int
compare_kinds (gconstpointer a, gconstpointer b)
{
  const LivretKind *const *all = livret_kinds ();
  const LivretMeasureChoice *x = a;
  const LivretMeasureChoice *y = b;

  for (guint i = 0; all[i] != NULL; i++)
    if (all[i] == x->kind || all[i] == y->kind)
      return x->kind == y->kind ? 0 : all[i] == x->kind ? -1 : 1;
  return 0;
}

GPtrArray *
livret_measure_choices_list (LivretDb *db, const char *person, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, COLUMNS);
  g_autoptr (GPtrArray) choices =
      g_ptr_array_new_with_free_func ((GDestroyNotify) livret_measure_choice_free);
  g_autoptr (GError) failed = NULL;
  gint64 row;

  if (!livret_readings_person (db, person, &row, error))
    return NULL;
  livret_statement_bind_int (s, 1, row);
  while (livret_statement_step (s, &failed))
    {
      LivretMeasureChoice *choice = choice_from_row (s, person);

      /* A kind of a newer Livret: kept, not shown. */
      if (choice != NULL)
        g_ptr_array_add (choices, choice);
    }
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return NULL;
    }
  g_ptr_array_sort_values (choices, compare_kinds);
  return g_steal_pointer (&choices);
}

LivretMeasureChoice *
livret_measure_choices_get (LivretDb *db,
                            const char *person,
                            const LivretKind *kind,
                            GError **error)
{
  g_autoptr (GPtrArray) choices = livret_measure_choices_list (db, person, error);
  LivretMeasureChoice *choice;

  if (choices == NULL)
    return NULL;
  for (guint i = 0; i < choices->len; i++)
    if (((LivretMeasureChoice *) choices->pdata[i])->kind == kind)
      return g_ptr_array_steal_index (choices, i);
  choice = g_new0 (LivretMeasureChoice, 1);
  choice->person = g_strdup (person);
  choice->kind = kind;
  choice->place = choice->landmark = -1;
  choice->note = g_strdup ("");
  return choice;
}

const LivretMeasureChoice *
livret_measure_choices_find (const GPtrArray *choices, const LivretKind *kind)
{
  for (guint i = 0; i < choices->len; i++)
    if (((const LivretMeasureChoice *) choices->pdata[i])->kind == kind)
      return choices->pdata[i];
  return NULL;
}

/* --- Writing
 * --------------------------------------------------------------------------------------- */

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID, sentence);
  return FALSE;
}

/* Binds person and kind, and makes sure that their row is there. */
static gboolean
make_row (LivretDb *db, gint64 person, const LivretKind *kind, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "INSERT INTO measure_choice (person, kind) VALUES (?1, ?2)"
                             " ON CONFLICT DO NOTHING");

  livret_statement_bind_int (s, 1, person);
  livret_statement_bind_int (s, 2, kind->number);
  return livret_statement_run (s, error);
}

/* Rows that say nothing are not kept. */
static gboolean
forget_empty (LivretDb *db, gint64 person, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "DELETE FROM measure_choice WHERE person = ?1 AND place IS NULL"
                             " AND landmark IS NULL AND hidden = 0 AND note = ''");

  livret_statement_bind_int (s, 1, person);
  return livret_statement_run (s, error);
}

/* Sets a column of places: @clear empties it for the person (?1), @set fills it (?3) for a kind. */
static gboolean
set_places (LivretDb *db,
            const char *person,
            const GPtrArray *kinds,
            const char *clear,
            const char *set,
            GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, clear);
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  gint64 row;

  if (!livret_db_transaction_begin (&t, db, error) ||
      !livret_readings_person (db, person, &row, error))
    return FALSE;
  livret_statement_bind_int (s, 1, row);
  if (!livret_statement_run (s, error))
    return FALSE;
  for (guint i = 0; i < kinds->len; i++)
    {
      g_autoptr (LivretStatement) place = livret_db_prepare (db, set);
      const LivretKind *kind = kinds->pdata[i];

      livret_statement_bind_int (place, 1, row);
      livret_statement_bind_int (place, 2, kind->number);
      livret_statement_bind_int (place, 3, i);
      if (!make_row (db, row, kind, error) || !livret_statement_run (place, error))
        return FALSE;
    }
  return forget_empty (db, row, error) && livret_db_transaction_commit (&t, error);
}

gboolean
livret_measure_choices_set_order (LivretDb *db,
                                  const char *person,
                                  const GPtrArray *kinds,
                                  GError **error)
{
  return set_places (db, person, kinds, "UPDATE measure_choice SET place = NULL WHERE person = ?1",
                     "UPDATE measure_choice SET place = ?3 WHERE person = ?1 AND kind = ?2", error);
}

gboolean
livret_measure_choices_set_landmarks (LivretDb *db,
                                      const char *person,
                                      const GPtrArray *kinds,
                                      GError **error)
{
  if (kinds->len > LIVRET_LANDMARKS_MAX)
    return refuse (error, _ ("The first page shows at most eight landmarks."));
  return set_places (
      db, person, kinds, "UPDATE measure_choice SET landmark = NULL WHERE person = ?1",
      "UPDATE measure_choice SET landmark = ?3 WHERE person = ?1 AND kind = ?2", error);
}

gboolean
livret_measure_choices_set_hidden (
    LivretDb *db, const char *person, const LivretKind *kind, gboolean hidden, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "UPDATE measure_choice SET hidden = ?3 WHERE person = ?1 AND kind = ?2");
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  gint64 row;

  if (!livret_db_transaction_begin (&t, db, error) ||
      !livret_readings_person (db, person, &row, error) || !make_row (db, row, kind, error))
    return FALSE;
  livret_statement_bind_int (s, 1, row);
  livret_statement_bind_int (s, 2, kind->number);
  livret_statement_bind_int (s, 3, hidden != FALSE);
  return livret_statement_run (s, error) && forget_empty (db, row, error) &&
         livret_db_transaction_commit (&t, error);
}

/* --- Notes
 * ----------------------------------------------------------------------------------------- */

static gboolean
write_note (LivretDb *db, gint64 row, const LivretKind *kind, const char *note, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "UPDATE measure_choice SET note = ?3 WHERE person = ?1 AND kind = ?2");

  livret_statement_bind_int (s, 1, row);
  livret_statement_bind_int (s, 2, kind->number);
  livret_statement_bind_text (s, 3, note);
  return make_row (db, row, kind, error) && livret_statement_run (s, error) &&
         forget_empty (db, row, error);
}

gboolean
livret_measure_choices_set_note (
    LivretDb *db, const char *person, const LivretKind *kind, const char *note, GError **error)
{
  g_autofree char *kept = g_strstrip (g_strdup (note));
  g_autoptr (LivretMeasureChoice) before = NULL;
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  gint64 row;

  if (!g_utf8_validate (kept, -1, NULL) || g_utf8_strlen (kept, -1) > LIVRET_MEASURE_NOTE_MAX)
    return refuse (error, _ ("The note is too long: it may have 4,000 characters."));
  if (!livret_db_transaction_begin (&t, db, error) ||
      !livret_readings_person (db, person, &row, error) ||
      (before = livret_measure_choices_get (db, person, kind, error)) == NULL)
    return FALSE;
  if (strcmp (before->note, kept) == 0)
    return TRUE;
  return write_note (db, row, kind, kept, error) &&
         livret_journal_append_simple (db, error, "measure-note-changed", person,
                                       livret_kind_label (kind), "kind", kind->id, NULL) &&
         livret_db_transaction_commit (&t, error);
}

/* --- Targets
 * --------------------------------------------------------------------------------------- */

/* As it is to be kept: the date in its canonical writing, one line of a name. */
static LivretMeasureTarget *
make_kept (const LivretKind *kind, const LivretMeasureTarget *target, GError **error)
{
  g_autoptr (LivretMeasureTarget) kept = livret_measure_target_copy (target);
  LivretDate since;

  if (!livret_measure_target_check (kind, target, error))
    return NULL;
  g_strdelimit (g_strstrip (kept->set_by), "\r\n\t", ' ');
  if (!g_utf8_validate (kept->set_by, -1, NULL) ||
      g_utf8_strlen (kept->set_by, -1) > LIVRET_MEASURE_NAME_MAX)
    {
      refuse (error, _ ("The name of who set the target is too long."));
      return NULL;
    }
  if (*kept->since != '\0')
    {
      if (!livret_date_parse (kept->since, NULL, &since, error))
        return NULL;
      if (since.earliest > livret_clock_now ())
        {
          refuse (error, _ ("A target cannot have been set on a day to come."));
          return NULL;
        }
      g_set_str (&kept->since, since.text);
    }
  return g_steal_pointer (&kept);
}

static gboolean
write_target (LivretDb *db,
              gint64 row,
              const LivretKind *kind,
              const LivretMeasureTarget *target,
              GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "INSERT OR REPLACE INTO measure_target (person, kind, low, high, low2, high2, low3,"
          " high3, set_by, since) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");

  livret_statement_bind_int (s, 1, row);
  livret_statement_bind_int (s, 2, kind->number);
  for (int c = 0; c < LIVRET_COMPONENTS_MAX; c++)
    {
      livret_statement_bind_double (s, 3 + 2 * c, target->low[c]);
      livret_statement_bind_double (s, 4 + 2 * c, target->high[c]);
    }
  livret_statement_bind_text (s, 9, target->set_by);
  livret_statement_bind_text (s, 10, target->since);
  return livret_statement_run (s, error);
}

static gboolean
remove_target (LivretDb *db, gint64 row, const LivretKind *kind, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "DELETE FROM measure_target WHERE person = ?1 AND kind = ?2");

  livret_statement_bind_int (s, 1, row);
  livret_statement_bind_int (s, 2, kind->number);
  return livret_statement_run (s, error);
}

/* "Blood pressure: Below 130/80 mmHg", as it was or as it is now. */
static gboolean
journal_target (LivretDb *db,
                const char *event,
                const char *person,
                const LivretKind *kind,
                const LivretMeasureTarget *target,
                GError **error)
{
  g_autofree char *limits =
      livret_measure_limits_words (kind, target->low, target->high, livret_kind_unit_shown (kind));
  /* Translators: a measure and its target: "Weight: From 60 to 68 kg". */
  g_autofree char *words =
      g_strdup_printf (C_ ("target", "%s: %s"), livret_kind_label (kind), limits);

  return livret_journal_append_simple (db, error, event, person, words, "kind", kind->id, NULL);
}

gboolean
livret_measure_choices_set_target (LivretDb *db,
                                   const char *person,
                                   const LivretKind *kind,
                                   const LivretMeasureTarget *target,
                                   GError **error)
{
  g_autoptr (LivretMeasureTarget) kept = NULL;
  g_autoptr (LivretMeasureChoice) before = NULL;
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  gint64 row;

  if (target != NULL && (kept = make_kept (kind, target, error)) == NULL)
    return FALSE;
  if (!livret_db_transaction_begin (&t, db, error) ||
      !livret_readings_person (db, person, &row, error) ||
      (before = livret_measure_choices_get (db, person, kind, error)) == NULL)
    return FALSE;
  if (livret_measure_target_equal (before->target, kept))
    return TRUE;
  if (kept == NULL)
    return remove_target (db, row, kind, error) &&
           journal_target (db, "target-removed", person, kind, before->target, error) &&
           livret_db_transaction_commit (&t, error);
  return write_target (db, row, kind, kept, error) &&
         journal_target (db, "target-set", person, kind, kept, error) &&
         livret_db_transaction_commit (&t, error);
}
