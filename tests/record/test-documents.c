/* test-documents.c: versions of documents, counts for filters, snippets of a search, clean lines.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "livret-test-paper.h"
#include "record/livret-imports.h"
#include "record/livret-journal.h"

/* --- Versions
 * --------------------------------------------------------------------------------------- */

JOB (get_paper)
{
  return livret_documents_get (db, data, error);
}

JOB (describe_versions)
{
  g_autoptr (GPtrArray) list = livret_documents_list_versions (db, data, error);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      LivretDocumentVersion *version = list->pdata[i];

      g_assert_cmpint (strlen (version->sha256), ==, 64);
      g_string_append_printf (out, "%d %s %d %d|", version->number, version->file_name,
                              (int) version->size, version->pages);
    }
  return g_string_free (out, FALSE);
}

static void
test_versions (void)
{
  g_autofree char *person = NULL, *versions = NULL;
  g_autoptr (GError) error = NULL;
  TestVault v;

  test_vault_init (&v);
  person = test_vault_add_person (&v, "Camille Martin");
  {
    Paper first = { person, "Bilan", "BIOLOGIE", NULL, "2026-05", "one", "cholestérol" };
    Paper other = { person, "Autre", NULL, NULL, "2026-04", "else", "" };
    Paper second = { person, "corrige.pdf", NULL, NULL, NULL, "second", "glycémie", TRUE };
    Paper third = { person, "encore.pdf", NULL, NULL, NULL, "third one", "fer" };
    g_autoptr (LivretDocument) d = NULL;

    test_vault_write (&v, test_paper_add, &first);
    test_vault_write (&v, test_paper_add, &other);
    second.id = third.id = first.id;
    g_assert_cmpint (GPOINTER_TO_INT (test_vault_write (&v, test_paper_add_version, &second)), ==,
                     2);
    /* What is said of it stays; hidden once, hidden, also with a version that is not. */
    g_assert_cmpint (GPOINTER_TO_INT (test_vault_write (&v, test_paper_add_version, &third)), ==,
                     3);
    d = test_vault_write (&v, get_paper, first.id);
    g_assert_cmpstr (d->title, ==, "Bilan");
    g_assert_cmpstr (d->category, ==, "BIOLOGIE");
    g_assert_cmpstr (d->file_name, ==, "encore.pdf");
    g_assert_cmpint (d->version, ==, 3);
    g_assert_cmpint (d->size, ==, 9);
    g_assert_true (d->hidden);
    versions = test_vault_write (&v, describe_versions, first.id);
    g_assert_cmpstr (versions, ==, "3 encore.pdf 9 2|2 corrige.pdf 6 2|1  3 0|");
    test_assert_version (&v, first.id, 0, "third one");
    test_assert_version (&v, first.id, 1, "one");
    test_assert_version (&v, first.id, 2, "second");
    test_version_missing (&v, first.id, 4);
    /* The search knows the current text alone. */
    test_assert_titles (&v, (LivretDocumentQuery) { .search = "fer", .include_hidden = TRUE },
                        "Bilan");
    test_assert_titles (&v, (LivretDocumentQuery) { .search = "glycemie", .include_hidden = TRUE },
                        "");
    /* The same bytes again: of this document nothing to do, of another one a question. */
    g_assert_null (livret_store_run (test_vault_store (&v), LIVRET_DB_WRITE, test_paper_add_version,
                                     &third, NULL, &error));
    g_assert_no_error (error);
    third.bytes = "else";
    test_vault_write_error (&v, test_paper_add_version, &third, LIVRET_RECORD_ERROR_INVALID);
    third.id = (char *) "nothing";
    test_vault_write_error (&v, test_paper_add_version, &third, LIVRET_RECORD_ERROR_NOT_FOUND);
    g_assert_cmpint (test_vault_int (&v, "SELECT count(*) FROM version"), ==, 4);
    g_free (first.id);
    g_free (other.id);
  }
  test_vault_clear (&v);
}

JOB (undo_import)
{
  return livret_imports_undo (db, data, error) ? DONE : NULL;
}

/* A version added by hand is not taken along when the import of the first one is undone. */
static void
test_version_outlives_import (void)
{
  g_autofree char *person = NULL;
  TestVault v;

  test_vault_init (&v);
  person = test_vault_add_person (&v, "Camille Martin");
  test_vault_write (&v, test_run_sql,
                    "INSERT INTO import (row, id, person, file_name, sha256, format, time, state)"
                    " VALUES (7, 'seven', 1, 'bilan.pdf', x'', 'pdf', 0, 'done')");
  {
    Paper first = { person, "Bilan", NULL, NULL, NULL, "one", "", FALSE, 7 };
    Paper second = { person, "x.pdf", NULL, NULL, NULL, "two", "" };

    test_vault_write (&v, test_paper_add, &first);
    second.id = first.id;
    test_vault_write (&v, test_paper_add_version, &second);
    test_vault_write (&v, undo_import, "seven");
    test_assert_version (&v, first.id, 0, "two");
    test_assert_version (&v, first.id, 1, "one");
    g_free (first.id);
  }
  test_vault_clear (&v);
}

/* --- Filters and snippets
 * --------------------------------------------------------------------------- */

typedef struct
{
  LivretDocumentQuery query;
  LivretTallyBy by;
} Tally;

JOB (tally)
{
  Tally *asked = data;
  g_autoptr (GPtrArray) list = livret_documents_tally (db, &asked->query, asked->by, error);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      LivretDocumentTally *one = list->pdata[i];

      g_string_append_printf (out, "%s=%d ", one->key, one->count);
    }
  return g_string_free (out, FALSE);
}

static void
assert_tally (TestVault *v, LivretDocumentQuery query, LivretTallyBy by, const char *expected)
{
  Tally asked = { query, by };
  g_autofree char *found = test_vault_write (v, tally, &asked);

  g_assert_cmpstr (found, ==, expected);
}

JOB (first_snippet)
{
  g_autoptr (GPtrArray) list = livret_documents_list (db, data, error);

  return list->len > 0 ? g_strdup (((LivretDocument *) list->pdata[0])->snippet) : g_strdup ("-");
}

static void
assert_snippet (TestVault *v, LivretDocumentQuery query, const char *part)
{
  g_autofree char *snippet = test_vault_write (v, first_snippet, &query);

  if (strstr (snippet, part) == NULL)
    g_error ("“%s” is not in “%s”", part, snippet);
  g_assert_null (strchr (snippet, '\n'));
  if (*part == '\0')
    g_assert_cmpstr (snippet, ==, "");
}

static void
test_filters (void)
{
  g_autofree char *camille = NULL, *louis = NULL;
  TestVault v;

  test_vault_init (&v);
  camille = test_vault_add_person (&v, "Camille Martin");
  louis = test_vault_add_person (&v, "Louis Martin");
  {
    Paper papers[] = {
      { camille, "A", "BIOLOGIE", "Dr Benali", "2026-11-19", "a", "ferritine basse" },
      { camille, "B", "BIOLOGIE", "Laboratoire", "2026-05", "b", "ligne\nferritine\n12,5" },
      { camille, "C", "CPT_REND", "Dr Benali", "2025", "c", "" },
      { camille, "D ferritine", "HOROSCOPE", "", NULL, "d", "rien" },
      { camille, "E", "BIOLOGIE", "Dr Caché", "2026-01-01", "e", "ferritine secrète", TRUE },
      { louis, "F", "BIOLOGIE", "Dr Benali", "2024-02-02", "f", "ferritine" },
    };
    LivretDocumentQuery all = { .person = camille };
    LivretDocumentQuery hidden = { .person = camille, .include_hidden = TRUE };
    LivretDocumentQuery found = { .person = camille, .search = "ferritine", .snippet = 60 };
    LivretDocumentQuery titled = { .person = camille, .search = "d ferritine", .snippet = 60 };

    for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
      {
        test_vault_write (&v, test_paper_add, &papers[i]);
        g_free (papers[i].id);
      }
    /* An unknown category counts as one of the others; what is hidden does not count. */
    assert_tally (&v, all, LIVRET_TALLY_CATEGORY, "BIOLOGIE=2 AUTR_DOC=1 CPT_REND=1 ");
    assert_tally (&v, hidden, LIVRET_TALLY_CATEGORY, "BIOLOGIE=3 AUTR_DOC=1 CPT_REND=1 ");
    assert_tally (&v, all, LIVRET_TALLY_YEAR, "2026=2 2025=1 =1 ");
    assert_tally (&v, all, LIVRET_TALLY_AUTHOR, "Dr Benali=2 Laboratoire=1 ");
    assert_tally (&v, found, LIVRET_TALLY_AUTHOR, "Dr Benali=1 Laboratoire=1 ");
    test_assert_titles (&v, (LivretDocumentQuery) { .person = camille, .author = "Dr Benali" },
                        "A|C");
    assert_snippet (&v, found, "ferritine basse");
    found.offset = 1;
    assert_snippet (&v, found, "ligne ferritine 12,5");
    /* Only in the title; none asked for; hidden. */
    assert_snippet (&v, titled, "");
    found.snippet = 0;
    assert_snippet (&v, found, "");
    assert_snippet (
        &v, (LivretDocumentQuery) { .person = camille, .search = "secrète", .snippet = 60 }, "-");
  }
  test_vault_clear (&v);
}

/* A name may hold anything; a list, a terminal and the journal show one line. */
static void
test_lines (void)
{
  g_autofree char *person = NULL;
  TestVault v;

  test_vault_init (&v);
  person = test_vault_add_person (&v, "Camille\nMartin");
  {
    Paper paper = { person, "Bilan\n\033[2Jsanguin", NULL, "Dr\tBenali", NULL, "a", "" };
    g_autoptr (LivretDocument) d = NULL;

    test_vault_write (&v, test_paper_add, &paper);
    d = test_vault_write (&v, get_paper, paper.id);
    g_assert_cmpstr (d->title, ==, "Bilan [2Jsanguin");
    g_assert_cmpstr (d->author, ==, "Dr Benali");
    g_assert_cmpstr (d->person_name, ==, "Camille Martin");
    g_free (paper.id);
  }
  test_vault_clear (&v);
}

JOB (events_since)
{
  g_autoptr (GPtrArray) list = livret_journal_list (db, NULL, 0, 10, error);
  GString *events = g_string_new ("");

  for (guint i = list->len; i > 0; i--)
    {
      const LivretJournalEntry *entry = list->pdata[i - 1];

      if (entry->seq > *(gint64 *) data)
        g_string_append_printf (events, "%s%s", events->len > 0 ? " " : "", entry->event);
    }
  return g_string_free (events, FALSE);
}

typedef struct
{
  const char *id;
  const char *title;
  gboolean hidden;
  gboolean pinned;
} Change;

JOB (change_paper)
{
  const Change *change = data;
  g_autoptr (LivretDocument) d = livret_documents_get (db, change->id, error);

  g_set_str (&d->title, change->title);
  d->hidden = change->hidden;
  d->pinned = change->pinned;
  return livret_documents_update (db, d, error) ? DONE : NULL;
}

/* Hiding is told as such, and no other change than the one that was made. */
static void
test_hiding_is_told (void)
{
  static const struct
  {
    Change change;
    const char *told;
  } rows[] = {
    { { NULL, "Bilan", TRUE, FALSE }, "document-hidden" },
    { { NULL, "Bilan", TRUE, TRUE }, "" },
    { { NULL, "Bilan", FALSE, TRUE }, "document-shown" },
    { { NULL, "Autre", FALSE, TRUE }, "document-changed" },
    { { NULL, "Bilan", TRUE, TRUE }, "document-hidden document-changed" },
  };
  g_autofree char *person = NULL;
  TestVault v;

  test_vault_init (&v);
  person = test_vault_add_person (&v, "Camille Martin");
  {
    Paper paper = { person, "Bilan", NULL, NULL, "2026", "one", "" };

    test_vault_write (&v, test_paper_add, &paper);
    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autofree char *told = NULL;
        Change change = rows[i].change;
        gint64 before = test_vault_int (&v, "SELECT max (seq) FROM journal");

        change.id = paper.id;
        test_vault_write (&v, change_paper, &change);
        told = test_vault_write (&v, events_since, &before);
        g_assert_cmpstr (told, ==, rows[i].told);
      }
    g_free (paper.id);
  }
  test_vault_clear (&v);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  g_test_add_func ("/documents/versions", test_versions);
  g_test_add_func ("/documents/version-outlives-import", test_version_outlives_import);
  g_test_add_func ("/documents/filters", test_filters);
  g_test_add_func ("/documents/lines", test_lines);
  g_test_add_func ("/documents/hiding-is-told", test_hiding_is_told);
  return g_test_run ();
}
