/* test-people-bin.c: somebody is taken out of the household with their record: nowhere to be seen,
 * put back whole, erased without a word left, others untouched.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/livret-clock.h"
#include "livret-test-household.h"
#include "record/livret-bin.h"
#include "record/livret-grants.h"
#include "record/livret-imports.h"
#include "record/livret-journal.h"
#include "record/livret-measure-choices.h"
#include "record/livret-meta.h"
#include "record/livret-schema.h"
#include "record/livret-timeline.h"

/* What was written of Louis and of nobody else: each stands somewhere before he is erased. */
static const char *const words[] = {
  "Dupont",   "zephyrin",  "Xylographe", "quetsche",   "brimborion",   "Hurluberlu", "galuchat",
  "kakemono", "Pataouete", "sarbacane",  "Turlutaine", "escarpolette", "flibustier", "zibeline",
};

/* --- Looking -----------------------------------------------------------------------------------
 */

JOB (list_tables)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info (m.name) c"
          " WHERE m.type = 'table' AND m.sql IS NOT NULL AND m.name != 'search'"
          " ORDER BY m.name, c.cid");

  while (livret_statement_step (s, error))
    g_ptr_array_add (tables,
                     g_strdup_printf ("\"%s\" WHERE instr (lower (CAST (\"%s\" AS BLOB)),"
                                      " lower (CAST ('%%s' AS BLOB)))",
                                      livret_statement_text (s, 0), livret_statement_text (s, 1)));
  g_ptr_array_add (tables, NULL);
  return g_ptr_array_steal (tables, NULL);
}

/* In how many rows of all tables a word stands, capitals apart. */
static gint64
count_word (TestHousehold *scene, const char *word)
{
  g_auto (GStrv) places = test_vault_write (&scene->v, list_tables, NULL);
  gint64 n = 0;

  g_assert_cmpuint (g_strv_length (places), >, 100);
  for (guint i = 0; places[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (places[i], "%s", 2);
      g_autofree char *where = g_strjoin (word, parts[0], parts[1], NULL);
      g_autofree char *sql = g_strconcat ("SELECT count(*) FROM ", where, NULL);

      n += test_vault_int (&scene->v, sql);
    }
  return n;
}

JOB (select_text)
{
  g_autoptr (LivretStatement) s = livret_db_prepare_dynamic (db, data);

  return livret_statement_step (s, error) ? livret_statement_dup_text (s, 0) : NULL;
}

/* How many rows each table has, but for what only grows and what may end. */
static char *
count_rows (TestHousehold *scene)
{
  static const char *const tables[] = {
    "document",   "version",  "content",          "chunk",          "document_text",   "entry",
    "series",     "readings", "reading_override", "summary_day",    "summary_quarter", "grants",
    "grant_item", "import",   "measure_choice",   "measure_target", "draft",           "person",
    "day_note",   "folder",
  };
  GString *counts = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strconcat ("SELECT count(*) FROM ", tables[i], NULL);

      g_string_append_printf (counts, "%s=%" G_GINT64_FORMAT " ", tables[i],
                              test_vault_int (&scene->v, sql));
    }
  return g_string_free (counts, FALSE);
}

/* All that is Camille's, as it is kept. */
static char *
dump_camille (TestHousehold *scene)
{
  g_autofree char *sql = g_strdup_printf (
      "WITH me AS (SELECT row FROM person WHERE id = '%s') SELECT"
      " (SELECT group_concat (id || title || version || deleted || coalesce (import, 0))"
      "  FROM document WHERE person IN me) || '/' ||"
      " (SELECT group_concat (v.number || lower (hex (v.sha256)) || c.size || hex (k.data))"
      "  FROM version v JOIN document d ON d.row = v.document AND d.person IN me"
      "  JOIN content c ON c.sha256 = v.sha256 JOIN chunk k ON k.content = c.row) || '/' ||"
      " (SELECT group_concat (id || text) FROM entry WHERE person IN me) || '/' ||"
      " (SELECT group_concat (id || day || text) FROM day_note WHERE person IN me) || '/' ||"
      " (SELECT group_concat (day || ':' || n || ':' || sum) FROM summary_day"
      "  WHERE person IN me) || '/' ||"
      " (SELECT group_concat (id || state || recipient) FROM grants WHERE person IN me) || '/' ||"
      " (SELECT group_concat (time || ':' || value) FROM readings WHERE value < 70)",
      scene->camille);
  char *dump = test_vault_write (&scene->v, select_text, sql);

  g_assert_nonnull (strstr (dump, "Lettre"));
  g_assert_nonnull (strstr (dump, "Ordonnance"));
  g_assert_nonnull (strstr (dump, "62.1"));
  g_assert_nonnull (strstr (dump, "Benali"));
  return dump;
}

JOB (get_held)
{
  LivretPersonHeld *held = g_new0 (LivretPersonHeld, 1);

  if (livret_people_held (db, data, held, error))
    return held;
  g_free (held);
  return NULL;
}

static void
assert_held (TestHousehold *scene, gint64 open_shares)
{
  g_autofree LivretPersonHeld *held = test_vault_write (&scene->v, get_held, scene->louis);

  g_assert_cmpint (held->documents, ==, 3);
  g_assert_cmpint (held->entries, ==, 1);
  g_assert_cmpint (held->readings, ==, 3);
  g_assert_cmpint (held->open_shares, ==, open_shares);
  g_assert_cmpint (held->shares, ==, 2);
}

/* --- Jobs --------------------------------------------------------------------------------------
 */

JOB (take_out)
{
  return livret_people_remove (db, data, error) ? DONE : NULL;
}

JOB (put_back)
{
  return livret_bin_restore (db, LIVRET_BIN_PERSON, data, error) ? DONE : NULL;
}

JOB (erase)
{
  return livret_bin_erase (db, LIVRET_BIN_PERSON, data, error) ? DONE : NULL;
}

JOB (erase_again)
{
  return livret_people_erase (db, data, error) ? DONE : NULL;
}

JOB (verify)
{
  gint64 count, last;

  return livret_journal_verify (db, &count, &last, NULL, error) ? DONE : NULL;
}

JOB (last_sentence)
{
  g_autoptr (GPtrArray) entries = livret_journal_list (db, NULL, 0, 1, error);

  return livret_journal_sentence (g_ptr_array_index (entries, 0));
}

static void
assert_said (TestHousehold *scene, const char *expected)
{
  g_autofree char *said = test_vault_write (&scene->v, last_sentence, NULL);

  g_assert_cmpstr (said, ==, expected);
}

/* --- Nowhere to be seen ------------------------------------------------------------------------
 */

static guint
count_of (GPtrArray *list)
{
  guint n;

  g_assert_nonnull (list);
  n = list->len;
  g_ptr_array_unref (list);
  return n;
}

static guint
count_timeline (LivretDb *db, guint kinds)
{
  LivretTimelineQuery query = { .kinds = kinds, .limit = 100 };
  gint64 next;

  return count_of (livret_timeline_list (db, &query, &next, NULL));
}

static gboolean
has_reading (LivretDb *db, const char *id)
{
  LivretReadingKey key;
  LivretReading reading = { 0 };
  gboolean found;

  g_assert_true (livret_reading_key_from_id (id, &key, NULL));
  found = livret_readings_get (db, &key, &reading, NULL);
  if (found)
    livret_reading_clear (&reading);
  return found;
}

/* How much of everybody's the pages, the search and the command line list. */
JOB (look_around)
{
  LivretDocumentQuery all = { .include_hidden = TRUE };
  LivretDocumentQuery found = { .include_hidden = TRUE, .search = "quetsche" };
  LivretDocumentQuery binned = { .include_hidden = TRUE, .only_deleted = TRUE };

  return g_strdup_printf (
      "%u people, %u documents, %u found, %u in the bin, %u entries, %u shares, %u imports,"
      " over time %u documents, %u entries, %u shares, %u days; reading %d",
      count_of (livret_people_list (db, error)), count_of (livret_documents_list (db, &all, error)),
      count_of (livret_documents_list (db, &found, error)),
      count_of (livret_documents_list (db, &binned, error)),
      count_of (livret_entries_list (db, NULL, NULL, error)),
      count_of (livret_grants_list (db, NULL, error)), count_of (livret_imports_list (db, error)),
      count_timeline (db, LIVRET_TIMELINE_DOCUMENTS), count_timeline (db, LIVRET_TIMELINE_ENTRIES),
      count_timeline (db, LIVRET_TIMELINE_SHARES), count_timeline (db, LIVRET_TIMELINE_READINGS),
      has_reading (db, data));
}

static void
assert_seen (TestHousehold *scene, const char *expected)
{
  g_autofree char *seen = test_vault_write (&scene->v, look_around, scene->reading);

  g_assert_cmpstr (seen, ==, expected);
}

#define WITH_LOUIS                                                                                 \
  "2 people, 5 documents, 1 found, 1 in the bin, 2 entries, 4 shares, 3 imports,"                  \
  " over time 4 documents, 2 entries, 3 shares, 5 days; reading 1"
#define WITHOUT_LOUIS                                                                              \
  "1 people, 2 documents, 0 found, 0 in the bin, 1 entries, 1 shares, 1 imports,"                  \
  " over time 2 documents, 1 entries, 1 shares, 2 days; reading 0"

JOB (find_louis)
{
  g_autoptr (LivretPerson) person = livret_people_find (db, data, error);

  return person != NULL ? DONE : NULL;
}

JOB (add_louis)
{
  g_autoptr (LivretPerson) person = livret_person_new ("louis DUPONT");

  return livret_people_add (db, person, error) ? DONE : NULL;
}

JOB (list_bin)
{
  g_autoptr (GPtrArray) items = livret_bin_list (db, NULL, error);
  const LivretBinItem *item = items != NULL && items->len > 0 ? items->pdata[0] : NULL;

  return item == NULL ? g_strdup ("")
                      : g_strdup_printf ("%u:%d:%s:%d", items->len, item->kind, item->title,
                                         (int) ((item->until - TEST_NOW) / DAY));
}

static void
test_out_and_back (void)
{
  TestHousehold scene;
  g_autofree char *rows = NULL, *camille = NULL, *after = NULL, *bin = NULL;

  test_household_init (&scene);
  rows = count_rows (&scene);
  camille = dump_camille (&scene);
  assert_seen (&scene, WITH_LOUIS);
  assert_held (&scene, 1);
  test_vault_write (&scene.v, take_out, scene.louis);
  assert_said (&scene, "Louis Dupont was taken out of the household; their record is in the bin.");
  assert_held (&scene, 0);
  assert_seen (&scene, WITHOUT_LOUIS);
  test_vault_write_error (&scene.v, find_louis, "Louis", LIVRET_RECORD_ERROR_NOT_FOUND);
  test_vault_write_error (&scene.v, find_louis, scene.louis, LIVRET_RECORD_ERROR_NOT_FOUND);
  test_vault_write_error (&scene.v, take_out, scene.louis, LIVRET_RECORD_ERROR_NOT_FOUND);
  test_vault_write_error (&scene.v, take_out, scene.camille, LIVRET_RECORD_ERROR_INVALID);
  test_vault_write_error (&scene.v, add_louis, NULL, LIVRET_RECORD_ERROR_INVALID);
  bin = test_vault_write (&scene.v, list_bin, NULL);
  g_assert_cmpstr (bin, ==, "1:3:Louis Dupont:30");
  g_assert_cmpint (test_vault_int (&scene.v, "SELECT count(*) FROM grants WHERE state = 'ended'"),
                   ==, 2);

  test_vault_write (&scene.v, put_back, scene.louis);
  assert_said (&scene, "Louis Dupont was put back into the household, with their record.");
  test_vault_write (&scene.v, put_back, scene.louis);
  after = count_rows (&scene);
  g_assert_cmpstr (after, ==, rows);
  g_free (after);
  after = dump_camille (&scene);
  g_assert_cmpstr (after, ==, camille);
  assert_seen (&scene, WITH_LOUIS);
  assert_held (&scene, 0);
  g_assert_cmpint (test_vault_int (&scene.v, "SELECT count(*) FROM grants WHERE state = 'ended'"),
                   ==, 2);
  test_vault_write (&scene.v, verify, NULL);
  test_household_clear (&scene);
}

/* --- Erased ------------------------------------------------------------------------------------
 */

static void
assert_gone (TestHousehold *scene, const char *camille)
{
  g_autofree char *after = dump_camille (scene);

  g_assert_cmpstr (after, ==, camille);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_test_message ("%s", words[i]);
      g_assert_cmpint (count_word (scene, words[i]), ==, 0);
    }
  /* No value of his is left, and no content that was his alone. */
  g_assert_cmpint (test_vault_int (&scene->v, "SELECT count(*) FROM readings WHERE value > 80"), ==,
                   0);
  g_assert_cmpint (test_vault_int (&scene->v, "SELECT count(*) FROM content"), ==, 2);
  g_assert_cmpint (test_vault_int (&scene->v, "SELECT count(*) FROM chunk"), ==, 2);
  test_assert_version (&scene->v, scene->letter.id, 1, TEST_SHARED_BYTES);
  g_assert_cmpint (test_vault_int (&scene->v, "SELECT count(*) FROM pragma_foreign_key_check"), ==,
                   0);
  test_vault_write (&scene->v, verify, NULL);
}

/* Only a row without a word stays, as long as a reading that was given away came in his series. */
static void
assert_row_stays (TestHousehold *scene, gint64 erased)
{
  g_assert_cmpint (test_vault_int (&scene->v, "SELECT count(*) FROM person"), ==, 1);
  g_assert_cmpint (test_vault_int (&scene->v, "SELECT count(*) FROM everybody"), ==, 2);
  g_assert_cmpint (test_vault_int (&scene->v, "SELECT max (erased) FROM everybody"), ==, erased);
}

static void
test_erase (void)
{
  TestHousehold scene;
  g_autofree char *camille = NULL, *bin = NULL;

  test_household_init (&scene);
  camille = dump_camille (&scene);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_test_message ("%s", words[i]);
      g_assert_cmpint (count_word (&scene, words[i]), >, 0);
    }
  test_vault_write_error (&scene.v, erase, scene.louis, LIVRET_RECORD_ERROR_INVALID);
  test_vault_write (&scene.v, take_out, scene.louis);
  test_vault_write (&scene.v, erase, scene.louis);
  assert_said (&scene, "The record of a person was erased for ever.");
  assert_gone (&scene, camille);
  assert_row_stays (&scene, 2);
  bin = test_vault_write (&scene.v, list_bin, NULL);
  g_assert_cmpstr (bin, ==, "");
  test_vault_write_error (&scene.v, put_back, scene.louis, LIVRET_RECORD_ERROR_NOT_FOUND);
  test_vault_write_error (&scene.v, erase, scene.louis, LIVRET_RECORD_ERROR_INVALID);
  /* The import that had brought what is Camille's now is hers. */
  g_assert_cmpint (test_vault_int (&scene.v, "SELECT count(*) FROM import i JOIN person p"
                                             " ON p.row = i.person WHERE i.row = 13"),
                   ==, 1);
  g_assert_cmpint (test_vault_int (&scene.v, "SELECT count(*) FROM import WHERE row = 11"), ==, 0);
  /* His name is free again. */
  test_vault_write (&scene.v, add_louis, NULL);
  test_household_clear (&scene);
}

/* Nothing refers to somebody whose readings nobody took: not even a row stays. */
static void
test_erase_whole (void)
{
  TestHousehold scene;
  g_autofree char *sql = NULL;

  test_household_init (&scene);
  sql = g_strdup_printf ("DELETE FROM reading_override WHERE person ="
                         " (SELECT row FROM person WHERE id = '%s')",
                         scene.camille);
  test_vault_write (&scene.v, test_run_sql, sql);
  test_vault_write (&scene.v, take_out, scene.louis);
  test_vault_write (&scene.v, erase, scene.louis);
  g_assert_cmpint (test_vault_int (&scene.v, "SELECT count(*) FROM everybody"), ==, 1);
  g_assert_cmpint (test_vault_int (&scene.v, "SELECT count(*) FROM series"), ==, 1);
  test_household_clear (&scene);
}

/* Cut off at each table in turn: his words are gone at once, the rest with the next call. */
static void
test_cut_off (void)
{
  static const char *const tables[] = {
    "journal_names", "readings", "reading_override", "version",     "document", "content",
    "entry",         "grants",   "measure_target",   "summary_day", "import",   "everybody",
  };
  guint begun = 0;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      TestHousehold scene;
      g_autofree char *camille = NULL;
      g_autofree char *trap = g_strdup_printf (
          "CREATE TEMP TRIGGER trap BEFORE %s ON %s BEGIN SELECT RAISE (ABORT, 'cut'); END",
          i == 0 ? "UPDATE" : "DELETE", tables[i]);
      gboolean half;

      g_test_message ("%s", tables[i]);
      test_household_init (&scene);
      if (g_str_equal (tables[i], "everybody"))
        test_vault_write (&scene.v, test_run_sql, "DELETE FROM reading_override");
      camille = dump_camille (&scene);
      test_vault_write (&scene.v, take_out, scene.louis);
      test_vault_write (&scene.v, test_run_sql, trap);
      test_vault_write_error (&scene.v, erase, scene.louis, LIVRET_RECORD_ERROR_FAILED);
      half = test_vault_int (&scene.v, "SELECT max (erased) FROM everybody") == 1;
      g_assert_cmpint (half, ==, i > 0);
      begun += half;
      if (half)
        {
          g_assert_cmpint (count_word (&scene, "Dupont"), ==, 0);
          test_vault_write_error (&scene.v, put_back, scene.louis, LIVRET_RECORD_ERROR_NOT_FOUND);
        }
      test_vault_write (&scene.v, test_run_sql, "DROP TRIGGER trap");
      /* At the next opening, or by asking again. */
      if (half && i % 2 == 0)
        test_vault_reopen (&scene.v);
      else
        test_vault_write (&scene.v, erase_again, scene.louis);
      if (!g_str_equal (tables[i], "everybody"))
        {
          assert_gone (&scene, camille);
          assert_row_stays (&scene, 2);
        }
      else
        g_assert_cmpint (test_vault_int (&scene.v, "SELECT count(*) FROM everybody"), ==, 1);
      test_household_clear (&scene);
    }
  g_assert_cmpuint (begun, ==, G_N_ELEMENTS (tables) - 1);
}

/* --- By itself ---------------------------------------------------------------------------------
 */

static void
test_thirty_days (void)
{
  TestHousehold scene;
  g_autofree char *camille = NULL;

  test_household_init (&scene);
  camille = dump_camille (&scene);
  test_vault_write (&scene.v, take_out, scene.louis);
  livret_clock_fix (TEST_NOW + 31 * DAY);
  test_vault_reopen (&scene.v);
  /* What he had in the bin waits with him. */
  assert_held (&scene, 0);
  g_assert_cmpint (test_vault_int (&scene.v, "SELECT count(*) FROM document WHERE deleted"), ==, 1);
  livret_clock_fix (TEST_NOW + 33 * DAY);
  test_vault_reopen (&scene.v);
  {
    g_autofree char *after = dump_camille (&scene);

    g_assert_cmpstr (after, ==, camille);
  }
  assert_gone (&scene, camille);
  assert_row_stays (&scene, 2);
  livret_clock_fix (TEST_NOW);
  test_household_clear (&scene);
}

/* While something is imported for them, and of whoever keeps the vault. */
static void
test_edges (void)
{
  TestHousehold scene;

  test_household_init (&scene);
  test_vault_write (&scene.v, test_run_sql, "UPDATE import SET state = 'open' WHERE row = 11");
  test_vault_write_error (&scene.v, take_out, scene.louis, LIVRET_RECORD_ERROR_INVALID);
  test_vault_write (&scene.v, test_run_sql,
                    "UPDATE import SET state = 'done';"
                    "UPDATE everybody SET self = 1 WHERE name LIKE 'Camille%'");
  test_vault_write (&scene.v, take_out, scene.camille);
  test_vault_write (&scene.v, test_run_sql, "UPDATE everybody SET self = 1 WHERE removed = 0");
  test_vault_write (&scene.v, put_back, scene.camille);
  g_assert_cmpint (test_vault_int (&scene.v, "SELECT count(*) FROM person WHERE self"), ==, 1);
  g_assert_cmpint (
      test_vault_int (&scene.v, "SELECT count(*) FROM person WHERE self AND name LIKE 'Louis%'"),
      ==, 1);
  test_household_clear (&scene);
}

/* --- The step of the schema --------------------------------------------------------------------
 */

static gint64
ask (LivretDb *db, const char *sql)
{
  g_autoptr (LivretStatement) s = livret_db_prepare_dynamic (db, sql);
  g_autoptr (GError) error = NULL;

  g_assert_true (livret_statement_step (s, &error));
  return livret_statement_int (s, 0);
}

/* A record of the second schema: everybody stays, and what refers to them still does. */
static void
test_from_second_schema (void)
{
  LivretSchemaSteps second = livret_schema_steps;
  g_autofree char *folder = g_dir_make_tmp ("livret-second-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "record.db", NULL);
  g_autoptr (LivretSecret) key = livret_secret_new_random (32);
  g_autoptr (GError) error = NULL;
  g_autoptr (LivretDb) db = livret_db_open (path, key, LIVRET_DB_WRITE, TRUE, &error);
  g_autoptr (GPtrArray) people = NULL;
  gboolean migrated;

  g_assert_no_error (error);
  second.version = 2;
  g_assert_true (livret_schema_create (db, &second, &error));
  g_assert_true (livret_db_exec (
      db,
      "INSERT INTO person VALUES (1, 'p', 'Camille', 'camille', '', '', '', '', 'F', '', '', 0, 1),"
      " (2, 'q', 'Louis', 'louis', '', '', '', '1942-02-02', 'M', '', '', 1, 0);"
      "INSERT INTO entry VALUES (1, 'e', 2, 'allergies', 'Pollen', '', '', 0, 0, '', 0, 0, 0, 0,"
      " NULL, 5, 0); INSERT INTO measure_choice (person, kind) VALUES (2, 1)",
      &error));
  g_assert_true (livret_schema_migrate (db, &livret_schema_steps, path, key, &migrated, &error));
  g_assert_no_error (error);
  g_assert_true (migrated);
  people = livret_people_list (db, &error);
  g_assert_cmpuint (people->len, ==, 2);
  g_assert_cmpstr (((LivretPerson *) people->pdata[1])->birth_date, ==, "1942-02-02");
  g_assert_cmpint (ask (db, "SELECT count(*) FROM pragma_foreign_key_check"), ==, 0);
  g_assert_cmpint (ask (db, "SELECT count(*) FROM sqlite_master m,"
                            " pragma_foreign_key_list (m.name) f WHERE f.\"table\" = 'everybody'"),
                   >=, 8);
  g_assert_cmpint (ask (db, "SELECT count(*) FROM sqlite_master m,"
                            " pragma_foreign_key_list (m.name) f WHERE f.\"table\" = 'person'"),
                   ==, 0);
  g_assert_false (
      livret_db_exec (db, "INSERT INTO measure_choice (person, kind) VALUES (3, 1)", NULL));
  g_assert_true (livret_people_remove (db, "q", &error));
  g_assert_cmpint (ask (db, "SELECT count(*) FROM person"), ==, 1);
  g_clear_pointer (&db, livret_db_close);
  test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  g_test_add_func ("/people-bin/out-and-back", test_out_and_back);
  g_test_add_func ("/people-bin/erase", test_erase);
  g_test_add_func ("/people-bin/erase-whole", test_erase_whole);
  g_test_add_func ("/people-bin/cut-off", test_cut_off);
  g_test_add_func ("/people-bin/thirty-days", test_thirty_days);
  g_test_add_func ("/people-bin/edges", test_edges);
  g_test_add_func ("/people-bin/from-second-schema", test_from_second_schema);
  return g_test_run ();
}
