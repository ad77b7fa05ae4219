/* test-bin.c: what is deleted, restored, erased for ever; and that nothing is done to what is not
 * there.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/livret-clock.h"
#include "livret-test-paper.h"
#include "record/livret-entries.h"
#include "record/livret-journal.h"
#include "record/livret-people.h"

/* --- The bin
 * ---------------------------------------------------------------------------------------- */

JOB (bin)
{
  return livret_documents_delete (db, data, TRUE, error) ? DONE : NULL;
}

JOB (unbin)
{
  return livret_documents_delete (db, data, FALSE, error) ? DONE : NULL;
}

JOB (purge)
{
  int n = livret_documents_purge_bin (db, error);

  return n >= 0 ? GINT_TO_POINTER (n + 1) : NULL;
}

static int
purged (TestVault *v)
{
  return GPOINTER_TO_INT (test_vault_write (v, purge, NULL)) - 1;
}

static void
set_day (int day)
{
  livret_clock_fix (TEST_NOW + day * DAY);
}

JOB (tick)
{
  return livret_journal_append (db, "vault-opened", NULL, NULL, NULL, error) ? DONE : NULL;
}

static void
test_bin (void)
{
  g_autofree char *person = NULL;
  gint64 entries;
  TestVault v;

  test_vault_init (&v);
  person = test_vault_add_person (&v, "Camille Martin");
  {
    Paper paper = { person, "Bilan", NULL, NULL, NULL, "a", "" };

    test_vault_write (&v, test_paper_add, &paper);
    test_vault_write (&v, bin, paper.id);
    entries = test_vault_int (&v, "SELECT count(*) FROM journal");
    /* In the bin already: nothing happens, its thirty days go on. */
    set_day (10);
    test_vault_write (&v, bin, paper.id);
    g_assert_cmpint (test_vault_int (&v, "SELECT count(*) FROM journal"), ==, entries);
    test_vault_write (&v, unbin, paper.id);
    test_assert_titles (&v, (LivretDocumentQuery) { .person = person }, "Bilan");
    test_vault_write (&v, bin, paper.id);
    set_day (39);
    test_vault_write (&v, tick, NULL);
    g_assert_cmpint (purged (&v), ==, 0);
    /* The clock jumps ten years ahead: no other entry says that time passed. */
    set_day (3650);
    test_vault_write (&v, tick, NULL);
    g_assert_cmpint (purged (&v), ==, 0);
    set_day (41);
    test_vault_write (&v, tick, NULL);
    g_assert_cmpint (purged (&v), ==, 0);
    set_day (43);
    g_assert_cmpint (purged (&v), ==, 1);
    g_assert_cmpint (test_vault_int (&v, "SELECT count(*) FROM document"), ==, 0);
    g_assert_cmpint (test_vault_int (&v, "SELECT count(*) FROM content"), ==, 0);
    g_assert_cmpint (purged (&v), ==, 0);
    g_free (paper.id);
  }
  test_vault_clear (&v);
}

/* Opening the vault empties the bin of what is due. */
static void
test_bin_at_opening (void)
{
  g_autofree char *person = NULL;
  TestVault v;

  test_vault_init (&v);
  person = test_vault_add_person (&v, "Camille Martin");
  {
    Paper paper = { person, "Bilan", NULL, NULL, NULL, "a", "" };

    test_vault_write (&v, test_paper_add, &paper);
    test_vault_write (&v, bin, paper.id);
    g_free (paper.id);
  }
  livret_clock_fix (TEST_NOW + 31 * DAY);
  test_vault_reopen (&v);
  g_assert_cmpint (test_vault_int (&v, "SELECT count(*) FROM document"), ==, 1);
  livret_clock_fix (TEST_NOW + 33 * DAY);
  test_vault_reopen (&v);
  g_assert_cmpint (test_vault_int (&v, "SELECT count(*) FROM document"), ==, 0);
  test_vault_clear (&v);
}

/* --- Erasing
 * ---------------------------------------------------------------------------------------- */

JOB (erase)
{
  return livret_documents_erase (db, data, error) ? DONE : NULL;
}

JOB (journal_import)
{
  return livret_journal_append_simple (db, error, "import-done", NULL, "zebulon.pdf", "import",
                                       "seven", "stored", "1", NULL)
             ? DONE
             : NULL;
}

/* Every table and the index, as text, for a word that must be gone. */
JOB (count_canaries)
{
  g_autoptr (LivretStatement) tables = livret_db_prepare (
      db, "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info (m.name) c"
          " WHERE m.type = 'table' AND m.rootpage > 0");
  int found = 0;

  while (livret_statement_step (tables, error))
    {
      g_autofree char *sql = g_strdup_printf (
          "SELECT count(*) FROM \"%s\" WHERE instr (lower (CAST (\"%s\" AS TEXT)), 'zebulon') > 0"
          " OR instr (CAST (\"%s\" AS BLOB), CAST ('zebulon' AS BLOB)) > 0",
          livret_statement_text (tables, 0), livret_statement_text (tables, 1),
          livret_statement_text (tables, 1));
      g_autoptr (LivretStatement) s = livret_db_prepare_dynamic (db, sql);

      g_assert_true (livret_statement_step (s, error));
      found += livret_statement_int (s, 0);
    }
  g_assert_no_error (*error);
  return GINT_TO_POINTER (found + 1);
}

static int
canaries (TestVault *v)
{
  return GPOINTER_TO_INT (test_vault_write (v, count_canaries, NULL)) - 1;
}

JOB (verify)
{
  gint64 count, time;

  return livret_journal_verify (db, &count, &time, NULL, error) ? DONE : NULL;
}

static void
test_erase (void)
{
  g_autofree char *person = NULL;
  TestVault v;

  test_vault_init (&v);
  person = test_vault_add_person (&v, "Camille Martin");
  test_vault_write (&v, test_run_sql,
                    "INSERT INTO import (row, id, person, file_name, sha256, format, time, state)"
                    " VALUES (7, 'seven', 1, 'zebulon.pdf', x'', 'pdf', 0, 'done')");
  test_vault_write (&v, journal_import, NULL);
  {
    Paper first = {
      person, "Zebulon", NULL, "Dr Zebulon", NULL, "zebulon one", "zebulon", FALSE, 7
    };
    Paper second = { person, "zebulon.pdf", NULL, NULL, NULL, "zebulon two", "zebulon zebulon" };
    Paper kept = { person, "Kept", NULL, NULL, NULL, "kept", "kept" };

    test_vault_write (&v, test_paper_add, &first);
    second.id = first.id;
    test_vault_write (&v, test_paper_add_version, &second);
    test_vault_write (&v, bin, first.id);
    /* One among many in one part of the index, which SQLite would not make anew for its sake. */
    for (int i = 0; i < 60; i++)
      {
        g_autofree char *bytes = g_strdup_printf ("kept %d", i);

        kept.bytes = bytes;
        test_vault_write (&v, test_paper_add, &kept);
      }
    test_vault_write (&v, test_run_sql, "INSERT INTO search (search) VALUES ('optimize')");
    g_assert_cmpint (canaries (&v), >, 8);
    test_vault_write (&v, erase, first.id);
    g_assert_cmpint (canaries (&v), ==, 0);
    test_vault_write (&v, verify, NULL);
    test_assert_titles (&v, (LivretDocumentQuery) { .search = "kept", .limit = 1 }, "Kept");
    test_vault_write_error (&v, erase, first.id, LIVRET_RECORD_ERROR_NOT_FOUND);
    g_free (first.id);
    g_free (kept.id);
  }
  test_vault_clear (&v);
}

/* Two people keep the same bytes: erasing one's document leaves the other's whole. */
static void
test_erase_shared (void)
{
  g_autofree char *camille = NULL, *louis = NULL;
  TestVault v;

  test_vault_init (&v);
  camille = test_vault_add_person (&v, "Camille Martin");
  louis = test_vault_add_person (&v, "Louis Martin");
  {
    Paper hers = { camille, "A", NULL, NULL, NULL, "same", "" };
    Paper his = { louis, "B", NULL, NULL, NULL, "same", "" };

    test_vault_write (&v, test_paper_add, &hers);
    test_vault_write (&v, test_paper_add, &his);
    g_assert_cmpint (test_vault_int (&v, "SELECT count(*) FROM content"), ==, 1);
    test_vault_write (&v, erase, hers.id);
    test_assert_version (&v, his.id, 0, "same");
    g_free (hers.id);
    g_free (his.id);
  }
  test_vault_clear (&v);
}

/* --- Entries
 * ---------------------------------------------------------------------------------------- */

typedef struct
{
  const char *person;
  const char *section;
  const char *text;
  const char *from;
  const char *until;
  gboolean none;
  char *id;
  char *ended;
} Statement;

JOB (add_statement)
{
  Statement *in = data;
  g_autoptr (LivretEntry) entry = livret_entry_new ();

  g_set_str (&entry->person, in->person);
  g_set_str (&entry->section, in->section);
  g_set_str (&entry->text, in->text != NULL ? in->text : "");
  entry->none = in->none;
  g_assert_true (livret_date_parse (in->from != NULL ? in->from : "", NULL, &entry->from, NULL));
  g_assert_true (livret_date_parse (in->until != NULL ? in->until : "", NULL, &entry->until, NULL));
  if (!livret_entries_add (db, entry, 0, error))
    return NULL;
  g_set_str (&in->id, entry->id);
  g_set_str (&in->ended, entry->ended);
  return DONE;
}

JOB (take_back_statement)
{
  const Statement *in = data;
  g_autoptr (LivretEntry) entry = livret_entry_new ();

  g_set_str (&entry->id, in->id);
  g_set_str (&entry->ended, in->ended);
  return livret_entries_take_back (db, entry, error) ? DONE : NULL;
}

JOB (delete_statement)
{
  return livret_entries_delete (db, data, TRUE, error) ? DONE : NULL;
}

JOB (restore_statement)
{
  return livret_entries_delete (db, data, FALSE, error) ? DONE : NULL;
}

JOB (erase_statement)
{
  return livret_entries_erase (db, data, error) ? DONE : NULL;
}

JOB (list_bin)
{
  g_autoptr (GPtrArray) list = livret_entries_list_bin (db, NULL, error);

  return GINT_TO_POINTER (list->len + 1);
}

JOB (purge_entries)
{
  int n = livret_entries_purge_bin (db, error);

  return n >= 0 ? GINT_TO_POINTER (n + 1) : NULL;
}

static void
clear_statement (Statement *statement)
{
  g_free (statement->id);
  g_free (statement->ended);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Statement, clear_statement)

#define STANDING_NONES "SELECT count(*) FROM entry WHERE none AND deleted = 0"

/* What has ended does not contradict "none"; what goes on does, also with an end still to come. */
static void
test_none (void)
{
  g_autofree char *person = NULL;
  gint64 entries;
  TestVault v;

  test_vault_init (&v);
  person = test_vault_add_person (&v, "Camille Martin");
  {
    Statement none = { person, "treatments", NULL, "2026-11-01", NULL, TRUE };
    Statement past = { person, "treatments", "Amoxicilline", "2026-01", "2026-02" };
    Statement ending = { person, "treatments", "Fer", "2026-10", "2027-01" };

    test_vault_write (&v, add_statement, &none);
    test_vault_write (&v, add_statement, &past);
    g_assert_cmpint (test_vault_int (&v, STANDING_NONES), ==, 1);
    entries = test_vault_int (&v, "SELECT count(*) FROM journal");
    test_vault_write (&v, add_statement, &ending);
    g_assert_cmpint (test_vault_int (&v, STANDING_NONES), ==, 0);
    /* The end of the "none" is in the journal too. */
    g_assert_cmpint (test_vault_int (&v, "SELECT count(*) FROM journal"), ==, entries + 2);
    test_vault_write_error (&v, restore_statement, none.id, LIVRET_RECORD_ERROR_INVALID);
    test_vault_write (&v, delete_statement, ending.id);
    test_vault_write (&v, restore_statement, none.id);
    g_assert_cmpint (test_vault_int (&v, STANDING_NONES), ==, 1);
    test_vault_write (&v, restore_statement, ending.id);
    g_assert_cmpint (test_vault_int (&v, STANDING_NONES), ==, 0);
    clear_statement (&none);
    clear_statement (&past);
    clear_statement (&ending);
  }
  test_vault_clear (&v);
}

/* Taking back what was added brings back the "none" that it ended, whatever else was done. */
static void
test_take_back (void)
{
  g_autofree char *person = NULL;
  gint64 entries;
  TestVault v;

  test_vault_init (&v);
  person = test_vault_add_person (&v, "Camille Martin");
  {
    g_auto (Statement) none = { person, "allergies", NULL, "2026-11-01", NULL, TRUE };
    g_auto (Statement) pollen = { person, "allergies", "Pollen" };
    g_auto (Statement) latex = { person, "allergies", "Latex" };
    g_auto (Statement) later = { person, "allergies", NULL, "2026-11-20", NULL, TRUE };

    test_vault_write (&v, add_statement, &none);
    g_assert_cmpstr (none.ended, ==, "");
    test_vault_write (&v, add_statement, &pollen);
    g_assert_cmpstr (pollen.ended, ==, none.id);
    entries = test_vault_int (&v, "SELECT count(*) FROM journal");
    test_vault_write (&v, take_back_statement, &pollen);
    g_assert_cmpint (test_vault_int (&v, STANDING_NONES), ==, 1);
    g_assert_cmpint (test_vault_int (&v, "SELECT count(*) FROM entry WHERE deleted = 0"), ==, 1);
    g_assert_cmpint (test_vault_int (&v, "SELECT count(*) FROM journal"), ==, entries + 2);
    /* Something else stands by now: the "none" stays where it is. */
    test_vault_write (&v, add_statement, &pollen);
    test_vault_write (&v, add_statement, &latex);
    g_assert_cmpstr (latex.ended, ==, "");
    test_vault_write (&v, take_back_statement, &pollen);
    g_assert_cmpint (test_vault_int (&v, STANDING_NONES), ==, 0);
    g_assert_cmpint (test_vault_int (&v, "SELECT count(*) FROM entry WHERE deleted = 0"), ==, 1);
    /* Another "none" does. */
    test_vault_write (&v, delete_statement, latex.id);
    test_vault_write (&v, restore_statement, pollen.id);
    test_vault_write (&v, delete_statement, pollen.id);
    test_vault_write (&v, add_statement, &later);
    test_vault_write (&v, take_back_statement, &pollen);
    g_assert_cmpint (test_vault_int (&v, STANDING_NONES), ==, 1);
    g_assert_cmpint (test_vault_int (&v, STANDING_NONES " AND date_from = '2026-11-20'"), ==, 1);
    /* It was erased. */
    test_vault_write (&v, add_statement, &pollen);
    g_assert_cmpstr (pollen.ended, ==, later.id);
    test_vault_write (&v, erase_statement, later.id);
    test_vault_write (&v, take_back_statement, &pollen);
    g_assert_cmpint (test_vault_int (&v, "SELECT count(*) FROM entry WHERE deleted = 0"), ==, 0);
  }
  test_vault_clear (&v);
}

static void
test_entries_bin (void)
{
  g_autofree char *person = NULL;
  TestVault v;

  test_vault_init (&v);
  person = test_vault_add_person (&v, "Camille Martin");
  {
    Statement a = { person, "allergies", "zebulon one", "2010" };
    Statement b = { person, "allergies", "zebulon two\nlines", "2011" };

    test_vault_write (&v, add_statement, &a);
    test_vault_write (&v, add_statement, &b);
    test_vault_write (&v, delete_statement, a.id);
    g_assert_cmpint (GPOINTER_TO_INT (test_vault_write (&v, list_bin, NULL)) - 1, ==, 1);
    test_vault_write (&v, erase_statement, b.id);
    set_day (31);
    test_vault_write (&v, tick, NULL);
    g_assert_cmpint (GPOINTER_TO_INT (test_vault_write (&v, purge_entries, NULL)) - 1, ==, 0);
    set_day (33);
    g_assert_cmpint (GPOINTER_TO_INT (test_vault_write (&v, purge_entries, NULL)) - 1, ==, 1);
    g_assert_cmpint (canaries (&v), ==, 0);
    g_assert_cmpint (test_vault_int (&v, "SELECT count(*) FROM entry"), ==, 0);
    test_vault_write (&v, verify, NULL);
    clear_statement (&a);
    clear_statement (&b);
  }
  test_vault_clear (&v);
}

JOB (update_absent_person)
{
  g_autoptr (LivretPerson) person = livret_person_new ("Nobody");

  g_set_str (&person->id, "no-such-id");
  return livret_people_update (db, person, error) ? DONE : NULL;
}

JOB (update_absent_entry)
{
  g_autoptr (LivretEntry) entry = livret_entry_new ();

  g_set_str (&entry->id, "no-such-id");
  g_set_str (&entry->person, data);
  g_set_str (&entry->section, "allergies");
  g_set_str (&entry->text, "Arachide");
  return livret_entries_update (db, entry, error) ? DONE : NULL;
}

JOB (update_absent_document)
{
  g_autoptr (LivretDocument) d = livret_document_new ();

  g_set_str (&d->id, "no-such-id");
  g_set_str (&d->person, data);
  return livret_documents_update (db, d, error) ? DONE : NULL;
}

/* A change to what is not there is refused, and not journalled as done. */
static void
test_absent (void)
{
  g_autofree char *person = NULL;
  gint64 entries;
  TestVault v;

  test_vault_init (&v);
  person = test_vault_add_person (&v, "Camille Martin");
  entries = test_vault_int (&v, "SELECT count(*) FROM journal");
  test_vault_write_error (&v, update_absent_person, NULL, LIVRET_RECORD_ERROR_NOT_FOUND);
  test_vault_write_error (&v, update_absent_entry, person, LIVRET_RECORD_ERROR_NOT_FOUND);
  test_vault_write_error (&v, update_absent_document, person, LIVRET_RECORD_ERROR_NOT_FOUND);
  test_vault_write_error (&v, bin, "no-such-id", LIVRET_RECORD_ERROR_NOT_FOUND);
  test_vault_write_error (&v, erase_statement, "no-such-id", LIVRET_RECORD_ERROR_NOT_FOUND);
  g_assert_cmpint (test_vault_int (&v, "SELECT count(*) FROM journal"), ==, entries);
  test_vault_clear (&v);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  g_test_add_func ("/bin/documents", test_bin);
  g_test_add_func ("/bin/at-opening", test_bin_at_opening);
  g_test_add_func ("/bin/erase", test_erase);
  g_test_add_func ("/bin/erase-shared", test_erase_shared);
  g_test_add_func ("/bin/entries", test_entries_bin);
  g_test_add_func ("/entries/none", test_none);
  g_test_add_func ("/entries/take-back", test_take_back);
  g_test_add_func ("/absent", test_absent);
  return g_test_run ();
}
