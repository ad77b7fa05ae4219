/* test-own-kinds.c: kinds that a person added are changed: what may, what stays, who holds the old
 * one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "livret-test-vault.h"
#include "record/livret-journal.h"
#include "record/livret-own-kinds.h"

#define JOB(name)                                                                                  \
  static gpointer name (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
#define DONE GINT_TO_POINTER (TRUE)

static LivretOwnKind *
say (const char *name, const char *unit)
{
  LivretOwnKind *kind = livret_own_kind_new ();

  g_set_str (&kind->name, name);
  livret_own_kind_set_unit (kind, unit);
  return kind;
}

static const LivretKind *
add (LivretDb *db, const char *name, const char *unit)
{
  g_autoptr (LivretOwnKind) said = say (name, unit);
  const LivretKind *kind = livret_own_kinds_add (db, said, NULL);

  g_assert_nonnull (kind);
  return kind;
}

static gint64
count_journal (LivretDb *db, const char *event)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "SELECT count(*) FROM journal WHERE record ->> 'event' = ?1");

  livret_statement_bind_text (s, 1, event);
  g_assert_true (livret_statement_step (s, NULL));
  return livret_statement_int (s, 0);
}

/* The words of a kind may change at any time; number and id do not; who holds the old one still
 * may, and finds the new one. */
JOB (change)
{
  const LivretKind *before = add (db, "Mood", "points");
  g_autoptr (LivretOwnKind) said = livret_own_kind_of (before);
  const LivretKind *after;

  g_set_str (&said->name, "  Moral\n");
  g_set_str (&said->id, "own-other-1");
  said->number = 7;
  said->high = 10;
  after = livret_own_kinds_change (db, before, said, error);
  g_assert_nonnull (after);
  g_assert_cmpstr (after->label, ==, "Moral");
  g_assert_cmpstr (after->id, ==, before->id);
  g_assert_cmpint (after->number, ==, before->number);
  g_assert_cmpfloat (after->components[0].plausible_high, ==, 10);
  g_assert_true (isnan (after->components[0].plausible_low));
  g_assert_cmpstr (before->label, ==, "Mood");
  g_assert_true (livret_kind_now (before) == after);
  g_assert_true (livret_kind_by_id (before->id) == after);
  g_assert_cmpint (count_journal (db, "kind-renamed"), ==, 1);

  /* The same again is nothing: also said of the kind as it was. */
  g_assert_true (livret_own_kinds_change (db, before, said, error) == after);
  g_assert_cmpint (count_journal (db, "kind-renamed"), ==, 1);
  g_assert_cmpint (count_journal (db, "kind-changed"), ==, 0);

  /* Taken back, it is the very kind it was. */
  g_clear_pointer (&said, livret_own_kind_free);
  said = livret_own_kind_of (before);
  g_assert_true (livret_own_kinds_change (db, after, said, error) == before);
  said->decimals = 2;
  g_assert_cmpint (livret_own_kinds_change (db, before, said, error)->decimals, ==, 2);
  g_assert_cmpint (count_journal (db, "kind-changed"), ==, 1);

  /* What is kept is what is read again. */
  g_assert_true (livret_own_kinds_load (db, error));
  g_assert_cmpint (livret_kind_by_number (before->number)->decimals, ==, 2);
  return DONE;
}

/* What hangs on a kind when it is to have another unit, or another day of it. */
static const struct
{
  const char *name;
  const char *sql; /* KIND: its number */
  gboolean bound;
} hangs[] = {
  { "Nothing", NULL, FALSE },
  { "Note",
    "INSERT INTO measure_choice (person, kind, hidden, note)"
    " SELECT row, KIND, 1, 'a note' FROM everybody",
    FALSE },
  { "Target",
    "INSERT INTO measure_target (person, kind, low, set_by, since)"
    " SELECT row, KIND, 3, '', '' FROM everybody",
    TRUE },
  { "Series",
    "INSERT INTO series (kind, source, wall_clock, owner, person)"
    " SELECT KIND, (SELECT min (row) FROM source), 0, row, row FROM everybody",
    TRUE },
};

static void
try_bound (LivretDb *db, guint row, const char *unit, LivretAggregate aggregate)
{
  const LivretKind *kind = add (db, hangs[row].name, "points");
  g_autoptr (GString) sql = g_string_new (hangs[row].sql);
  g_autofree char *number = g_strdup_printf ("%d", kind->number);
  g_autoptr (LivretOwnKind) said = livret_own_kind_of (kind);
  g_autoptr (GError) error = NULL;
  g_autofree char *why = NULL;

  g_test_message ("%s, %s", hangs[row].name, unit);
  g_string_replace (sql, "KIND", number, 0);
  g_assert_true (livret_db_exec (db, sql->str, &error));
  g_assert_no_error (error);
  g_assert_true (livret_own_kinds_bound (db, kind, &why, &error));
  g_assert_cmpint (why != NULL, ==, hangs[row].bound);
  livret_own_kind_set_unit (said, unit);
  said->aggregate = aggregate;
  g_assert_cmpint (livret_own_kinds_change (db, kind, said, &error) != NULL, ==, !hangs[row].bound);
  g_assert_cmpstr (error != NULL ? error->message : NULL, ==, why);
  /* A name may change whatever hangs on it; afterwards it is free for the next one. */
  g_clear_pointer (&said, livret_own_kind_free);
  said = livret_own_kind_of (livret_kind_now (kind));
  g_set_str (&said->name, unit);
  g_assert_nonnull (livret_own_kinds_change (db, kind, said, NULL));
}

JOB (change_bound)
{
  for (guint i = 0; i < G_N_ELEMENTS (hangs); i++)
    {
      g_autofree char *cups = g_strdup_printf ("cups %u", i);
      g_autofree char *days = g_strdup_printf ("points of day %u", i);

      try_bound (db, i, cups, LIVRET_AGGREGATE_MEAN);
      try_bound (db, i, days, LIVRET_AGGREGATE_SUM);
    }
  return DONE;
}

static void
expect (LivretDb *db, const LivretKind *kind, LivretOwnKind *said, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (livret_own_kinds_change (db, kind, said, &error));
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, words));
}

/* What may not be is refused, and leaves the kind as it was. */
JOB (refuse)
{
  const LivretKind *mood = add (db, "Mood", "points");
  g_autoptr (LivretOwnKind) said = say ("weight", "points");

  add (db, "Cups", "");
  expect (db, mood, said, "already");
  g_set_str (&said->name, "cups");
  expect (db, mood, said, "already");
  g_set_str (&said->name, "Mood");
  said->low = said->high = 1;
  expect (db, mood, said, "below the highest");
  said->low = NAN;
  expect (db, livret_kind_by_id ("weight"), said, "always knows");
  g_assert_true (livret_kind_now (mood) == mood);
  g_assert_cmpint (count_journal (db, "kind-changed"), ==, 0);
  /* One that was taken away stays so. */
  g_assert_true (livret_own_kinds_remove (db, mood, NULL));
  g_assert_true (livret_kind_now (mood) == mood);
  expect (db, mood, said, "taken away");
  g_assert_null (livret_kind_by_number (mood->number));
  return DONE;
}

static const struct
{
  const char *path;
  LivretStoreFunc job;
} tests[] = {
  { "/own-kinds/change", change },
  { "/own-kinds/bound", change_bound },
  { "/own-kinds/refused", refuse },
};

static void
test_job (gconstpointer row)
{
  TestVault v;
  g_autofree char *camille = NULL;

  test_vault_init (&v);
  camille = test_vault_add_person (&v, "Camille");
  test_vault_write (&v, test_run_sql,
                    (gpointer) "INSERT INTO source (name, device) VALUES ('Diary', '')");
  test_vault_write (&v, tests[GPOINTER_TO_UINT (row)].job, NULL);
  test_vault_clear (&v);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_data_func (tests[i].path, GUINT_TO_POINTER (i), test_job);
  return g_test_run ();
}
