/* test-journal.c: the chain, its head, sticky time, and the gate of grants.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <time.h>

#include "base/livret-clock.h"
#include "livret-test-vault.h"
#include "record/livret-grants.h"
#include "record/livret-journal.h"

#define JOB(name)                                                                                  \
  static gpointer name (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
#define DONE GINT_TO_POINTER (TRUE)

JOB (append_some)
{
  for (int i = 0; i < 20; i++)
    if (!livret_journal_append_simple (db, error, "document-added", NULL, "Bilan", "document", "x",
                                       NULL))
      return NULL;
  return DONE;
}

JOB (verify)
{
  gint64 count, time;

  return livret_journal_verify (db, &count, &time, NULL, error) ? GINT_TO_POINTER (count) : NULL;
}

static void
test_append_only (void)
{
  static const char *const refused[] = {
    "UPDATE journal SET time = 0 WHERE seq = 3",
    "DELETE FROM journal WHERE seq = 3",
    "DELETE FROM journal",
    "INSERT OR REPLACE INTO journal SELECT seq, 0, record, hash FROM journal WHERE seq = 3",
    "REPLACE INTO journal SELECT seq, 0, record, hash FROM journal ORDER BY seq DESC LIMIT 1",
    "INSERT INTO journal SELECT seq + 100, time, record, hash FROM journal WHERE seq = 3",
    "UPDATE OR REPLACE journal SET seq = 4 WHERE seq = 3",
  };
  gint64 count;
  TestVault v;

  test_vault_init (&v);
  test_vault_write (&v, append_some, NULL);
  count = GPOINTER_TO_INT (test_vault_write (&v, verify, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    test_vault_write_error (&v, test_run_sql, (gpointer) refused[i], LIVRET_RECORD_ERROR_FAILED);
  g_assert_cmpint (GPOINTER_TO_INT (test_vault_write (&v, verify, NULL)), ==, count);
  test_vault_clear (&v);
}

/* Somebody with the key takes the triggers off first: the chain still tells. */
static void
test_tampering_shows (void)
{
  static const char *const done[] = {
    "UPDATE journal SET record = replace (record, 'document-added', 'document-erased') WHERE seq = "
    "5",
    "UPDATE journal SET hash = zeroblob (32) WHERE seq = 5",
    "DELETE FROM journal_names WHERE seq = 5; DELETE FROM journal WHERE seq = 5",
    "UPDATE journal_names SET names = 'Facture' WHERE seq = 5",
    /* Beside the chain, but shown: lists and sentences are made from these. */
    "UPDATE journal SET time = time - 86400 WHERE seq = 5",
    "UPDATE journal_names SET person = 'somebody-else' WHERE seq = 5",
    "UPDATE journal SET hash = x'00' WHERE seq = (SELECT max (seq) FROM journal)",
  };

  for (guint i = 0; i < G_N_ELEMENTS (done); i++)
    {
      TestVault v;

      test_vault_init (&v);
      test_vault_write (&v, append_some, NULL);
      test_vault_write (&v, test_run_sql,
                        "DROP TRIGGER journal_no_update; DROP TRIGGER journal_no_delete;"
                        "PRAGMA foreign_keys = OFF");
      test_vault_write (&v, test_run_sql, (gpointer) done[i]);
      test_vault_write_error (&v, verify, NULL, LIVRET_RECORD_ERROR_DAMAGED);
      test_vault_clear (&v);
    }
}

JOB (append_hash)
{
  g_autoptr (JsonObject) details = json_object_new ();

  json_object_set_string_member (details, "import", "an-import");
  json_object_set_string_member (details, "sha256", data);
  if (!livret_journal_append (db, "import-done", NULL, "secret.pdf", details, error))
    return NULL;
  /* The caller's object is not touched. */
  g_assert_cmpstr (json_object_get_string_member (details, "sha256"), ==, data);
  return DONE;
}

JOB (erase_names)
{
  return livret_journal_erase_names (db, "document", "x", error) &&
                 livret_journal_erase_names (db, "import", "an-import", error)
             ? DONE
             : NULL;
}

/* Names and the hash of a content go without breaking the chain, and without leaving a way to try
 * guesses. */
static void
test_names_are_erasable (void)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "canary", -1);
  g_autofree char *find_hash =
      g_strdup_printf ("SELECT count(*) FROM journal WHERE record LIKE '%%%s%%'", hash);
  TestVault v;

  test_vault_init (&v);
  test_vault_write (&v, append_some, NULL);
  test_vault_write (&v, append_hash, hash);
  g_assert_cmpint (test_vault_int (&v, find_hash), ==, 0);
  test_vault_write (&v, erase_names, NULL);
  g_assert_cmpint (test_vault_int (&v, "SELECT count(*) FROM journal_names WHERE names != ''"), ==,
                   0);
  g_assert_cmpint (test_vault_int (&v, "SELECT count(*) FROM journal_names WHERE salt = x''"), ==,
                   21);
  test_vault_write (&v, verify, NULL);
  test_vault_clear (&v);
}

JOB (list_sentence)
{
  g_autoptr (GPtrArray) list = livret_journal_list (db, NULL, 0, 1, error);

  return list != NULL ? livret_journal_sentence (list->pdata[0]) : NULL;
}

JOB (append_import)
{
  g_autoptr (JsonObject) details = json_object_new ();

  json_object_set_int_member (details, "stored", 12);
  json_object_set_int_member (details, "already", 1);
  json_object_set_int_member (details, "set_aside", 2);
  return livret_journal_append (db, "import-done", data, "weight.csv", details, error) ? DONE
                                                                                       : NULL;
}

/* What an import did not do is not counted. */
JOB (append_results)
{
  g_autoptr (JsonObject) details = json_object_new ();

  json_object_set_int_member (details, "stored", 3);
  json_object_set_int_member (details, "already", 0);
  return livret_journal_append (db, "results-kept", data, "Bilan", details, error) ? DONE : NULL;
}

JOB (append_nothing)
{
  g_autoptr (JsonObject) details = json_object_new ();

  json_object_set_int_member (details, "stored", 0);
  return livret_journal_append (db, "import-done", data, "weight.csv", details, error) ? DONE
                                                                                       : NULL;
}

static void
test_no_zeros (void)
{
  g_autofree char *person = NULL, *results = NULL, *nothing = NULL;
  TestVault v;

  test_vault_init (&v);
  person = test_vault_add_person (&v, "Camille");
  test_vault_write (&v, append_results, person);
  results = test_vault_write (&v, list_sentence, NULL);
  g_assert_cmpstr (results, ==, "Results read in “Bilan” were kept for Camille: 3 new.");
  test_vault_write (&v, append_nothing, person);
  nothing = test_vault_write (&v, list_sentence, NULL);
  g_assert_cmpstr (nothing, ==, "“weight.csv” was imported for Camille: nothing new.");
  test_vault_clear (&v);
}

static void
test_sentences (void)
{
  g_autofree char *person = NULL, *sentence = NULL;
  TestVault v;

  test_vault_init (&v);
  person = test_vault_add_person (&v, "Camille");
  test_vault_write (&v, append_import, person);
  sentence = test_vault_write (&v, list_sentence, NULL);
  g_assert_cmpstr (sentence, ==,
                   "“weight.csv” was imported for Camille: 12 new, 1 already there, 2 set aside.");
  livret_clock_fix (TEST_NOW - 3600);
  test_vault_write (&v, append_import, person);
  g_free (sentence);
  sentence = test_vault_write (&v, list_sentence, NULL);
  g_assert_nonnull (strstr (sentence, "clock"));
  test_vault_clear (&v);
}

/* --- The gate
 * ------------------------------------------------------------------------------------- */

JOB (add_grant)
{
  LivretGrantTerms *terms = data;

  return livret_grants_add (db, terms, error) ? DONE : NULL;
}

JOB (use_grant)
{
  return livret_grants_use (db, ((LivretGrantTerms *) data)->id, "grant-sealed", error) ? DONE
                                                                                        : NULL;
}

JOB (fail_grant)
{
  return livret_grants_failed (db, ((LivretGrantTerms *) data)->id, "disk full", error) ? DONE
                                                                                        : NULL;
}

JOB (end_grant)
{
  return livret_grants_end (db, ((LivretGrantTerms *) data)->id, error) ? DONE : NULL;
}

JOB (grant_state)
{
  g_autoptr (LivretGrantTerms) terms =
      livret_grants_get (db, ((LivretGrantTerms *) data)->id, error);

  return terms != NULL ? g_strdup_printf ("%s %d", terms->state, terms->uses) : NULL;
}

static void
fill_terms (TestVault *v, LivretGrantTerms *terms, const char *person, int max_uses)
{
  g_set_str (&terms->person, person);
  g_set_str (&terms->recipient, "Dr Benali");
  g_set_str (&terms->purpose, "care");
  g_set_str (&terms->route, "pdf");
  terms->until = TEST_NOW + 86400;
  terms->max_uses = max_uses;
  test_vault_write (v, add_grant, terms);
}

static LivretGrantTerms *
make_terms (TestVault *v, const char *person, int max_uses)
{
  LivretGrantTerms *terms = livret_grant_terms_new ();

  g_ptr_array_add (terms->items, livret_grant_item_new ("section", "allergies"));
  fill_terms (v, terms, person, max_uses);
  return terms;
}

static void
assert_state (TestVault *v, LivretGrantTerms *terms, const char *expected)
{
  g_autofree char *state = test_vault_write (v, grant_state, terms);

  g_assert_cmpstr (state, ==, expected);
}

static void
test_gate (void)
{
  g_autofree char *person = NULL;
  TestVault v;

  test_vault_init (&v);
  person = test_vault_add_person (&v, "Camille");
  {
    g_autoptr (LivretGrantTerms) once = make_terms (&v, person, 1);
    g_autoptr (LivretGrantTerms) dated = make_terms (&v, person, 0);
    g_autoptr (LivretGrantTerms) ended = make_terms (&v, person, 0);

    assert_state (&v, once, "draft 0");
    test_vault_write (&v, use_grant, once);
    test_vault_write (&v, fail_grant, once);
    assert_state (&v, once, "draft 0");
    test_vault_write (&v, use_grant, once);
    assert_state (&v, once, "active 1");
    test_vault_write_error (&v, use_grant, once, LIVRET_RECORD_ERROR_INVALID);
    assert_state (&v, once, "active 1");

    test_vault_write (&v, end_grant, ended);
    test_vault_write_error (&v, use_grant, ended, LIVRET_RECORD_ERROR_INVALID);

    test_vault_write (&v, use_grant, dated);
    livret_clock_fix (TEST_NOW + 2 * 86400);
    assert_state (&v, dated, "expired 1");
    test_vault_write_error (&v, use_grant, dated, LIVRET_RECORD_ERROR_INVALID);
    /* Setting the clock back revives nothing: the refusal above is in the journal, with its time.
     */
    livret_clock_fix (TEST_NOW);
    assert_state (&v, dated, "expired 1");
    test_vault_write_error (&v, use_grant, dated, LIVRET_RECORD_ERROR_INVALID);
  }
  test_vault_clear (&v);
}

/* What the journal once saw past its end stays so, also if nobody looked at the grant then. */
static void
test_seen_expired (void)
{
  g_autofree char *person = NULL;
  TestVault v;

  test_vault_init (&v);
  person = test_vault_add_person (&v, "Camille");
  {
    g_autoptr (LivretGrantTerms) grant = make_terms (&v, person, 0);

    test_vault_write (&v, use_grant, grant);
    livret_clock_fix (TEST_NOW + 2 * 86400);
    test_vault_reopen (&v);
    livret_clock_fix (TEST_NOW);
    assert_state (&v, grant, "expired 1");
    test_vault_write_error (&v, use_grant, grant, LIVRET_RECORD_ERROR_INVALID);
  }
  test_vault_clear (&v);
}

/* A clock that once ran years ahead does not end grants made after it was put right. */
static void
test_clock_ran_ahead (void)
{
  g_autofree char *person = NULL;
  TestVault v;

  test_vault_init (&v);
  person = test_vault_add_person (&v, "Camille");
  livret_clock_fix (TEST_NOW + G_GINT64_CONSTANT (10) * 365 * 86400);
  test_vault_reopen (&v);
  livret_clock_fix (TEST_NOW);
  {
    g_autoptr (LivretGrantTerms) grant = make_terms (&v, person, 0);

    test_vault_write (&v, use_grant, grant);
    assert_state (&v, grant, "active 1");
  }
  test_vault_write (&v, verify, NULL);
  test_vault_clear (&v);
}

/* A package that could not be written gives its use back, but not its life to an ended grant. */
static void
test_ended_stays_ended (void)
{
  g_autofree char *person = NULL;
  gint64 entries;
  TestVault v;

  test_vault_init (&v);
  person = test_vault_add_person (&v, "Camille");
  {
    g_autoptr (LivretGrantTerms) grant = make_terms (&v, person, 1);

    test_vault_write (&v, use_grant, grant);
    test_vault_write (&v, end_grant, grant);
    test_vault_write (&v, fail_grant, grant);
    assert_state (&v, grant, "ended 0");
    test_vault_write_error (&v, use_grant, grant, LIVRET_RECORD_ERROR_INVALID);
    entries = test_vault_int (&v, "SELECT count(*) FROM journal");
    test_vault_write (&v, end_grant, grant);
    g_assert_cmpint (test_vault_int (&v, "SELECT count(*) FROM journal"), ==, entries);
  }
  test_vault_clear (&v);
}

static void
test_grant_sentence (void)
{
  g_autofree char *person = NULL, *sentence = NULL;
  TestVault v;

  test_vault_init (&v);
  person = test_vault_add_person (&v, "Camille");
  {
    g_autoptr (LivretGrantTerms) grant = livret_grant_terms_new ();
    static const char *const items[][2] = {
      { "section", "allergies" }, { "section", "treatments" }, { "document", "d" }, { "entry", "e" }
    };

    for (guint i = 0; i < G_N_ELEMENTS (items); i++)
      g_ptr_array_add (grant->items, livret_grant_item_new (items[i][0], items[i][1]));
    fill_terms (&v, grant, person, 0);
    test_vault_write (&v, use_grant, grant);
    sentence = test_vault_write (&v, list_sentence, NULL);
    g_assert_true (g_str_has_prefix (sentence, "Camille sealed a share for Dr Benali: 1 document, "
                                               "2 sections, 1 statement (care), until "));
    g_assert_nonnull (strstr (sentence, "22"));
    g_assert_nonnull (strstr (sentence, "2026"));
    /* Not handed over after all: nothing said before took that for done. */
    test_vault_write (&v, fail_grant, grant);
    g_free (sentence);
    sentence = test_vault_write (&v, list_sentence, NULL);
    g_assert_cmpstr (sentence, ==,
                     "What was sealed for Dr Benali was not handed over (Camille): nothing left.");
  }
  test_vault_clear (&v);
}

/* A grant ends with a day where it was made: that day is named, not the one it is in Greenwich. */
static void
test_last_day (void)
{
  static const char *const zones[] = { "Europe/Paris", "America/New_York", "Pacific/Auckland",
                                       "Pacific/Honolulu", "UTC" };
  g_autofree char *person = NULL;
  TestVault v;

  test_vault_init (&v);
  person = test_vault_add_person (&v, "Camille");
  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (zones[i]);
      g_autoptr (GDateTime) end = g_date_time_new (zone, 2026, 12, 24, 23, 59, 59);
      g_autoptr (LivretGrantTerms) grant = livret_grant_terms_new ();
      g_autofree char *sentence = NULL;

      g_test_message ("%s", zones[i]);
      g_setenv ("TZ", zones[i], TRUE);
      tzset ();
      g_set_str (&grant->person, person);
      g_set_str (&grant->recipient, "Dr Benali");
      g_set_str (&grant->purpose, "care");
      g_set_str (&grant->route, "pdf");
      grant->until = g_date_time_to_unix (end);
      g_ptr_array_add (grant->items, livret_grant_item_new ("section", "allergies"));
      test_vault_write (&v, add_grant, grant);
      test_vault_write (&v, use_grant, grant);
      sentence = test_vault_write (&v, list_sentence, NULL);
      g_assert_nonnull (strstr (sentence, "24"));
      g_assert_null (strstr (sentence, "23"));
      g_assert_null (strstr (sentence, "25"));
    }
  g_setenv ("TZ", "Europe/Paris", TRUE);
  tzset ();
  test_vault_clear (&v);
}

static void
test_terms (void)
{
  g_autofree char *person = NULL;
  TestVault v;

  test_vault_init (&v);
  person = test_vault_add_person (&v, "Camille");
  for (int i = 0; i < 4; i++)
    {
      g_autoptr (LivretGrantTerms) terms = livret_grant_terms_new ();

      g_set_str (&terms->person, person);
      g_set_str (&terms->route, "pdf");
      g_set_str (&terms->recipient, i == 0 ? "" : "Dr Benali");
      g_set_str (&terms->purpose, i == 1 ? "" : "care");
      terms->until = i == 2 ? TEST_NOW - 1 : TEST_NOW + 1;
      if (i != 3)
        g_ptr_array_add (terms->items, livret_grant_item_new ("section", "allergies"));
      test_vault_write_error (&v, add_grant, terms, LIVRET_RECORD_ERROR_INVALID);
    }
  g_assert_cmpint (test_vault_int (&v, "SELECT count(*) FROM grants"), ==, 0);
  test_vault_clear (&v);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  g_test_add_func ("/journal/append-only", test_append_only);
  g_test_add_func ("/journal/tampering-shows", test_tampering_shows);
  g_test_add_func ("/journal/names-are-erasable", test_names_are_erasable);
  g_test_add_func ("/journal/sentences", test_sentences);
  g_test_add_func ("/journal/no-zeros", test_no_zeros);
  g_test_add_func ("/grants/gate", test_gate);
  g_test_add_func ("/grants/seen-expired", test_seen_expired);
  g_test_add_func ("/grants/clock-ran-ahead", test_clock_ran_ahead);
  g_test_add_func ("/grants/ended-stays-ended", test_ended_stays_ended);
  g_test_add_func ("/grants/sentence", test_grant_sentence);
  g_test_add_func ("/grants/last-day", test_last_day);
  g_test_add_func ("/grants/terms", test_terms);
  return g_test_run ();
}
