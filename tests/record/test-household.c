/* test-household.c: people, documents, entries and their search, as kept in the record.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <unistd.h>

#include "base/livret-clock.h"
#include "livret-test-vault.h"
#include "record/livret-documents.h"
#include "record/livret-entries.h"
#include "record/livret-journal.h"
#include "record/livret-people.h"

#define JOB(name)                                                                                  \
  static gpointer name (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
#define DONE GINT_TO_POINTER (TRUE)

/* --- People
 * --------------------------------------------------------------------------------------- */

static void
test_ages (void)
{
  static const struct
  {
    const char *born;
    const char *today;
    int age;
  } cases[] = {
    { "1968-03-14", "2026-03-13", 57 }, { "1968-03-14", "2026-03-14", 58 },
    { "2024-02-29", "2025-02-28", 0 },  { "2024-02-29", "2025-03-01", 1 },
    { "1968", "2026-06-01", 58 },       { "", "2026-06-01", -1 },
    { "2026-11-20", "2026-11-21", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LivretPerson) person = livret_person_new ("Camille");
      int day;

      g_free (person->birth_date);
      person->birth_date = g_strdup (cases[i].born);
      g_assert_true (livret_day_parse (cases[i].today, &day, NULL));
      g_assert_cmpint (livret_person_age (person, day), ==, cases[i].age);
    }
}

JOB (find_person)
{
  g_autoptr (LivretPerson) person = livret_people_find (db, data, error);

  return person != NULL ? g_strdup (person->name) : NULL;
}

JOB (add_same_name)
{
  g_autoptr (LivretPerson) person = livret_person_new (data);

  return livret_people_add (db, person, error) ? DONE : NULL;
}

static void
test_equal (void)
{
  g_autoptr (LivretPerson) person = livret_person_new ("Camille Martin");
  g_autoptr (LivretPerson) same = livret_person_copy (person);
  char **texts[] = { &same->id,          &same->name,       &same->birth_name,  &same->used_name,
                     &same->first_names, &same->birth_date, &same->birth_place, &same->ins };

  g_assert_true (livret_person_equal (person, same));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      char *before = *texts[i];

      *texts[i] = g_strdup ("other");
      g_assert_false (livret_person_equal (person, same));
      g_free (*texts[i]);
      *texts[i] = before;
    }
  same->colour++;
  g_assert_false (livret_person_equal (person, same));
  same->colour--;
  same->self = !same->self;
  g_assert_false (livret_person_equal (person, same));
  same->self = person->self;
  same->sex = same->sex == 'M' ? 'F' : 'M';
  g_assert_false (livret_person_equal (person, same));
}

JOB (check_traits)
{
  g_autoptr (LivretPerson) person = livret_people_find (db, "camille martin", error);

  g_assert_nonnull (person);
  g_assert_cmpstr (person->birth_name, ==, "Martin");
  g_assert_cmpstr (person->first_names, ==, "Camille");
  g_free (person->birth_date);
  person->birth_date = g_strdup ("14/03/1968");
  person->sex = 'F';
  g_assert_true (livret_people_update (db, person, error));
  g_clear_pointer (&person, livret_person_free);
  person = livret_people_find (db, "Camille", error);
  g_assert_cmpstr (person->birth_date, ==, "1968-03-14");
  g_assert_cmpint (person->sex, ==, 'F');
  g_free (person->birth_date);
  person->birth_date = g_strdup ("2031");
  return livret_people_update (db, person, error) ? DONE : NULL;
}

JOB (take_back_person)
{
  return livret_people_take_back (db, data, error) ? DONE : NULL;
}

JOB (bin_something)
{
  g_autoptr (LivretEntry) entry = livret_entry_new ();

  g_set_str (&entry->person, data);
  g_set_str (&entry->section, "allergies");
  g_set_str (&entry->text, "Pollen");
  return livret_entries_add (db, entry, 0, error) &&
                 livret_entries_delete (db, entry->id, TRUE, error)
             ? DONE
             : NULL;
}

JOB (last_sentence)
{
  g_autoptr (GPtrArray) entries = livret_journal_list (db, NULL, 0, 1, error);

  return livret_journal_sentence (g_ptr_array_index (entries, 0));
}

/* Somebody who was added by mistake goes again, as long as nothing is recorded of them. */
static void
test_take_back (void)
{
  g_autofree char *camille = NULL, *louis = NULL, *noe = NULL, *sentence = NULL;
  TestVault v;

  test_vault_init (&v);
  camille = test_vault_add_person (&v, "Camille Martin");
  test_vault_write_error (&v, take_back_person, camille, LIVRET_RECORD_ERROR_INVALID);
  louis = test_vault_add_person (&v, "Louis Martin");
  noe = test_vault_add_person (&v, "Noé Martin");
  test_vault_write (&v, take_back_person, noe);
  sentence = test_vault_write (&v, last_sentence, NULL);
  g_assert_cmpstr (sentence, ==,
                   "Noé Martin was taken out of the household; nothing had been recorded of them.");
  g_assert_cmpint (test_vault_int (&v, "SELECT count(*) FROM person"), ==, 2);
  test_vault_write_error (&v, take_back_person, noe, LIVRET_RECORD_ERROR_NOT_FOUND);
  /* What lies in the bin is recorded too. */
  test_vault_write (&v, bin_something, louis);
  test_vault_write_error (&v, take_back_person, louis, LIVRET_RECORD_ERROR_INVALID);
  g_assert_cmpint (test_vault_int (&v, "SELECT count(*) FROM person"), ==, 2);
  test_vault_clear (&v);
}

static void
test_people (void)
{
  g_autofree char *a = NULL, *b = NULL, *c = NULL, *found = NULL;
  TestVault v;

  test_vault_init (&v);
  a = test_vault_add_person (&v, "Camille Martin");
  b = test_vault_add_person (&v, "Léa Martin");
  c = test_vault_add_person (&v, "Léa Dubois");
  found = test_vault_write (&v, find_person, "LEA MARTIN");
  g_assert_cmpstr (found, ==, "Léa Martin");
  g_free (found);
  found = test_vault_write (&v, find_person, b);
  g_assert_cmpstr (found, ==, "Léa Martin");
  test_vault_write_error (&v, find_person, "Léa", LIVRET_RECORD_ERROR_NOT_FOUND);
  test_vault_write_error (&v, find_person, "Zoé", LIVRET_RECORD_ERROR_NOT_FOUND);
  test_vault_write_error (&v, add_same_name, "camille  MARTIN", LIVRET_RECORD_ERROR_INVALID);
  test_vault_write_error (&v, add_same_name, " ", LIVRET_RECORD_ERROR_INVALID);
  test_vault_write_error (&v, check_traits, NULL, LIVRET_RECORD_ERROR_INVALID);
  test_vault_clear (&v);
}

/* --- Documents
 * ------------------------------------------------------------------------------------ */

typedef struct
{
  const char *person;
  const char *title;
  const char *text;
  const char *bytes;
  const char *date;
  gboolean hidden;
  char *id;
  gboolean added;
} Paper;

JOB (add_paper)
{
  Paper *paper = data;
  g_autoptr (LivretDocument) d = livret_document_new ();
  int fd = test_memfd (paper->bytes, -1);

  g_free (d->person);
  d->person = g_strdup (paper->person);
  g_free (d->title);
  d->title = g_strdup (paper->title);
  d->hidden = paper->hidden;
  g_assert_true (livret_date_parse (paper->date, NULL, &d->date, NULL));
  paper->added = livret_documents_add (db, d, fd, paper->text, 0, error);
  close (fd);
  if (!paper->added && *error != NULL)
    return NULL;
  g_free (paper->id);
  paper->id = g_strdup (d->id);
  return DONE;
}

typedef struct
{
  LivretDocumentQuery query;
  char *titles;
} Listing;

JOB (list_titles)
{
  Listing *listing = data;
  g_autoptr (GPtrArray) list = livret_documents_list (db, &listing->query, error);
  g_autoptr (GString) titles = g_string_new (NULL);

  if (list == NULL)
    return NULL;
  g_assert_cmpint (livret_documents_count (db, &listing->query, NULL), ==, list->len);
  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? "|" : "",
                            ((LivretDocument *) list->pdata[i])->title);
  g_free (listing->titles);
  listing->titles = g_strdup (titles->str);
  return DONE;
}

static void
assert_titles (TestVault *v, LivretDocumentQuery query, const char *expected)
{
  Listing listing = { .query = query };

  test_vault_write (v, list_titles, &listing);
  g_assert_cmpstr (listing.titles, ==, expected);
  g_free (listing.titles);
}

static void
test_documents (void)
{
  static const struct
  {
    const char *words;
    const char *titles;
  } searches[] = {
    { "oedeme", "Écho du genou" },
    { "ŒDÈMES", "Écho du genou" },
    { "resultat", "Bilan sanguin" },
    { "l'hémoglobine", "Bilan sanguin" },
    { "bilan hemo", "Bilan sanguin" },
    { "genou sanguin", "" },
    { "secret", "" },
    { "\"OR NEAR( *", "" },
  };
  g_autofree char *camille = NULL, *louis = NULL;
  LivretDate from, until;
  TestVault v;
  Paper papers[4];

  test_vault_init (&v);
  camille = test_vault_add_person (&v, "Camille Martin");
  louis = test_vault_add_person (&v, "Louis Martin");
  papers[0] = (Paper) { camille, "Bilan sanguin", "Résultats : hémoglobine 13,6 g/dL", "%PDF a",
                        "2026-11-19" };
  papers[1] = (Paper) { camille, "Écho du genou", "Pas d’œdème.", "%PDF b", "2026-06" };
  papers[2] = (Paper) { camille, "Lettre", "secret", "%PDF c", "2026-01-02", TRUE };
  papers[3] = (Paper) { louis, "Ordonnance", "Résultats", "%PDF a", "2026-11-20" };
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      test_vault_write (&v, add_paper, &papers[i]);
      g_assert_true (papers[i].added);
    }
  assert_titles (&v, (LivretDocumentQuery) { .person = camille }, "Bilan sanguin|Écho du genou");
  assert_titles (&v, (LivretDocumentQuery) { .person = camille, .include_hidden = TRUE },
                 "Bilan sanguin|Écho du genou|Lettre");
  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    assert_titles (&v, (LivretDocumentQuery) { .person = camille, .search = searches[i].words },
                   searches[i].titles);
  livret_date_parse ("2026-06-15", NULL, &from, NULL);
  livret_date_parse ("2026-07", NULL, &until, NULL);
  assert_titles (&v, (LivretDocumentQuery) { .person = camille, .from = &from, .until = &until },
                 "Écho du genou");
  /* The same bytes for two people are stored once, and stay two documents. */
  g_assert_cmpint (test_vault_int (&v, "SELECT count(*) FROM content"), ==, 3);
  test_vault_clear (&v);
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    g_free (papers[i].id);
}

JOB (read_back)
{
  Paper *paper = data;
  int fd = livret_documents_open (db, paper->id, error);
  g_autoptr (GBytes) bytes = fd >= 0 ? livret_memfd_bytes (fd, error) : NULL;

  if (bytes == NULL)
    return NULL;
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), paper->bytes,
                   strlen (paper->bytes));
  close (fd);
  return DONE;
}

JOB (bin_paper)
{
  return livret_documents_delete (db, ((Paper *) data)->id, TRUE, error) ? DONE : NULL;
}

JOB (erase_paper)
{
  return livret_documents_erase (db, ((Paper *) data)->id, error) ? DONE : NULL;
}

JOB (damage_chunks)
{
  return livret_db_exec (db, "UPDATE chunk SET data = x'00' WHERE number = 1", error) ? DONE : NULL;
}

static void
test_contents (void)
{
  g_autofree char *person = NULL;
  g_autofree char *big = g_strnfill (700 * 1024, 'x');
  g_autofree char *erased = NULL;
  Paper paper = { NULL, "Grand", "canari", big, "2026" };
  Paper again = { NULL, "Grand encore", "canari", big, "2026" };
  TestVault v;

  test_vault_init (&v);
  person = test_vault_add_person (&v, "Camille Martin");
  paper.person = again.person = person;
  test_vault_write (&v, add_paper, &paper);
  test_vault_write (&v, add_paper, &again);
  g_assert_false (again.added);
  g_assert_cmpstr (again.id, ==, paper.id);
  g_assert_cmpint (test_vault_int (&v, "SELECT count(*) FROM chunk"), ==, 3);
  test_vault_write (&v, read_back, &paper);
  test_vault_write (&v, damage_chunks, NULL);
  test_vault_write_error (&v, read_back, &paper, LIVRET_RECORD_ERROR_DAMAGED);
  test_vault_write (&v, bin_paper, &paper);
  assert_titles (&v, (LivretDocumentQuery) { .person = person }, "");
  assert_titles (&v, (LivretDocumentQuery) { .person = person, .only_deleted = TRUE }, "Grand");
  test_vault_write (&v, erase_paper, &paper);
  assert_titles (&v, (LivretDocumentQuery) { .person = person, .only_deleted = TRUE }, "");
  g_assert_cmpint (test_vault_int (&v, "SELECT count(*) FROM content"), ==, 0);
  g_assert_cmpint (test_vault_int (&v, "SELECT count(*) FROM chunk"), ==, 0);
  g_assert_cmpint (test_vault_int (&v, "SELECT count(*) FROM search WHERE search MATCH 'canari'"),
                   ==, 0);
  g_assert_cmpint (
      test_vault_int (&v, "SELECT count(*) FROM journal_names WHERE names LIKE '%Grand%'"), ==, 0);
  test_vault_clear (&v);
  g_free (paper.id);
  g_free (again.id);
}

/* What is small is read once, what is large twice: both are whole again, and are there once. */
static void
test_sizes (void)
{
  static const struct
  {
    gsize size;
    int chunks;
  } table[] = {
    { 1, 1 },           { 256 * 1024, 1 },     { 256 * 1024 + 1, 2 }, { 1024 * 1024 - 1, 4 },
    { 1024 * 1024, 4 }, { 1024 * 1024 + 1, 5 }
  };
  g_autofree char *person = NULL;
  TestVault v;
  int chunks = 0;

  test_vault_init (&v);
  person = test_vault_add_person (&v, "Camille Martin");
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *bytes = g_strnfill (table[i].size, 'x');
      Paper paper = { person, "Grand", "canari", bytes, "2026" };
      Paper again = { person, "Grand encore", "canari", bytes, "2026" };

      test_vault_write (&v, add_paper, &paper);
      g_assert_true (paper.added);
      test_vault_write (&v, add_paper, &again);
      g_assert_false (again.added);
      chunks += table[i].chunks;
      g_assert_cmpint (test_vault_int (&v, "SELECT count(*) FROM chunk"), ==, chunks);
      test_vault_write (&v, read_back, &paper);
      g_free (paper.id);
      g_free (again.id);
    }
  test_vault_clear (&v);
}

/* --- Entries
 * -------------------------------------------------------------------------------------- */

typedef struct
{
  const char *person;
  const char *section;
  const char *text;
  const char *from;
  const char *until;
  gboolean none;
  char *id;
} Statement;

JOB (add_statement)
{
  Statement *in = data;
  g_autoptr (LivretEntry) entry = livret_entry_new ();

  g_set_str (&entry->person, in->person);
  g_set_str (&entry->section, in->section);
  g_set_str (&entry->text, in->text);
  entry->none = in->none;
  if (in->from != NULL)
    g_assert_true (livret_date_parse (in->from, NULL, &entry->from, NULL));
  if (in->until != NULL)
    g_assert_true (livret_date_parse (in->until, NULL, &entry->until, NULL));
  if (!livret_entries_add (db, entry, 0, error))
    return NULL;
  g_set_str (&in->id, entry->id);
  return DONE;
}

JOB (delete_statement)
{
  return livret_entries_delete (db, ((Statement *) data)->id, TRUE, error) ? DONE : NULL;
}

JOB (hide_statement)
{
  g_autoptr (LivretEntry) entry = livret_entries_get (db, ((Statement *) data)->id, error);

  entry->hidden = !entry->hidden;
  return livret_entries_update (db, entry, error) ? DONE : NULL;
}

static void
test_hiding (void)
{
  g_autofree char *person = NULL;
  TestVault v;

  test_vault_init (&v);
  person = test_vault_add_person (&v, "Camille Martin");
  {
    Statement penicillin = { person, "allergies", "Pénicilline", "2010", NULL, FALSE };
    g_autofree char *hidden = NULL, *shown = NULL;

    test_vault_write (&v, add_statement, &penicillin);
    test_vault_write (&v, hide_statement, &penicillin);
    hidden = test_vault_write (&v, last_sentence, NULL);
    g_assert_cmpstr (hidden, ==,
                     "“Pénicilline” was hidden in the health profile of Camille Martin.");
    test_vault_write (&v, hide_statement, &penicillin);
    shown = test_vault_write (&v, last_sentence, NULL);
    g_assert_cmpstr (shown, ==,
                     "“Pénicilline” is no longer hidden in the health profile of Camille Martin.");
    g_free (penicillin.id);
  }
  test_vault_clear (&v);
}

static void
test_entries (void)
{
  g_autofree char *person = NULL;
  TestVault v;

  test_vault_init (&v);
  person = test_vault_add_person (&v, "Camille Martin");
  {
    Statement none = { person, "allergies", "", "2026-11-01", NULL, TRUE };
    Statement undated = { person, "allergies", "", NULL, NULL, TRUE };
    Statement penicillin = { person, "allergies", "Pénicilline", "2010", NULL, FALSE };
    Statement backwards = { person, "treatments", "Metformine", "2026-05", "2026-04", FALSE };
    Statement empty = { person, "treatments", "", NULL, NULL, FALSE };
    Statement nowhere = { person, "horoscope", "Bélier", NULL, NULL, FALSE };
    const char *standing = "SELECT count(*) FROM entry WHERE deleted = 0";

    test_vault_write (&v, add_statement, &none);
    g_assert_cmpint (test_vault_int (&v, standing), ==, 1);
    /* A statement ends the "none"; a "none" is refused while a statement stands. */
    test_vault_write (&v, add_statement, &penicillin);
    g_assert_cmpint (test_vault_int (&v, standing), ==, 1);
    test_vault_write_error (&v, add_statement, &none, LIVRET_RECORD_ERROR_INVALID);
    test_vault_write (&v, delete_statement, &penicillin);
    test_vault_write (&v, add_statement, &none);
    test_vault_write_error (&v, add_statement, &undated, LIVRET_RECORD_ERROR_INVALID);
    test_vault_write_error (&v, add_statement, &backwards, LIVRET_RECORD_ERROR_INVALID);
    test_vault_write_error (&v, add_statement, &empty, LIVRET_RECORD_ERROR_INVALID);
    test_vault_write_error (&v, add_statement, &nowhere, LIVRET_RECORD_ERROR_INVALID);
    g_assert_cmpint (test_vault_int (&v, standing), ==, 1);
    g_free (none.id);
    g_free (penicillin.id);
  }
  test_vault_clear (&v);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  g_test_add_func ("/household/ages", test_ages);
  g_test_add_func ("/household/take-back", test_take_back);
  g_test_add_func ("/household/equal", test_equal);
  g_test_add_func ("/household/people", test_people);
  g_test_add_func ("/household/documents", test_documents);
  g_test_add_func ("/household/contents", test_contents);
  g_test_add_func ("/household/sizes", test_sizes);
  g_test_add_func ("/household/entries", test_entries);
  g_test_add_func ("/household/hiding", test_hiding);
  return g_test_run ();
}
