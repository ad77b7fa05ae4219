/* test-measure-choices.c: order, landmarks, hiding, notes and targets of measures, as kept in the
 * record, and a record from before they were.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "livret-test-vault.h"
#include "record/livret-db-copy.h"
#include "record/livret-journal.h"
#include "record/livret-measure-choices.h"
#include "record/livret-schema.h"

#define JOB(name)                                                                                  \
  static gpointer name (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
#define DONE GINT_TO_POINTER (TRUE)

static const LivretKind *
kind (const char *id)
{
  return livret_kind_by_id (id);
}

/* "weight bmi" */
static GPtrArray *
parse_kinds (const char *ids)
{
  g_auto (GStrv) words = g_strsplit (ids, " ", -1);
  GPtrArray *kinds = g_ptr_array_new ();

  for (guint i = 0; words[i] != NULL && *words[i] != '\0'; i++)
    g_ptr_array_add (kinds, (gpointer) kind (words[i]));
  return kinds;
}

static LivretMeasureTarget *
build_target (double low, double high, const char *by, const char *since)
{
  LivretMeasureTarget *target = livret_measure_target_new ();

  target->low[0] = low;
  target->high[0] = high;
  g_set_str (&target->set_by, by);
  g_set_str (&target->since, since);
  return target;
}

/* --- Targets: values and words -------------------------------------------------------------------
 */

static void
test_words (void)
{
  static const struct
  {
    const char *kind;
    double low, high, low2, high2;
    const char *unit;
    const char *words;
  } cases[] = {
    { "blood-pressure", NAN, 130, NAN, 80, "mm[Hg]", "Below 130/80 mmHg" },
    { "blood-pressure", 100, 135, 60, 85, "mm[Hg]", "From 100/60 to 135/85 mmHg" },
    { "blood-pressure", 100, 135, NAN, 85, "mm[Hg]",
      "Systolic: from 100 to 135 mmHg, Diastolic: below 85 mmHg" },
    { "blood-pressure", NAN, 135, NAN, NAN, "mm[Hg]", "Systolic: below 135 mmHg" },
    { "blood-pressure", NAN, 130, NAN, 80, "cm[Hg]", "Below 13.0/8.0 cmHg" },
    { "glucose", 80, 130, NAN, NAN, "g/L", "From 0.80 to 1.30 g/L" },
    { "weight", NAN, 68, NAN, NAN, "kg", "Below 68.0 kg" },
    { "steps", 6000, NAN, NAN, NAN, "{steps}", "Above 6000 steps" },
    { "weight", NAN, NAN, NAN, NAN, "kg", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double low[LIVRET_COMPONENTS_MAX] = { cases[i].low, cases[i].low2, NAN };
      double high[LIVRET_COMPONENTS_MAX] = { cases[i].high, cases[i].high2, NAN };
      g_autofree char *words =
          livret_measure_limits_words (kind (cases[i].kind), low, high, cases[i].unit);
      GString *plain = g_string_new (words);

      g_string_replace (plain, "\302\240", " ", 0);
      g_assert_cmpstr (words ? plain->str : NULL, ==, cases[i].words);
      g_string_free (plain, TRUE);
    }
}

static void
test_checked (void)
{
  static const struct
  {
    const char *kind;
    double low, high, third;
    gboolean fine;
  } cases[] = {
    { "weight", 60, 68, NAN, TRUE },           { "weight", NAN, NAN, NAN, FALSE }, /* no limit */
    { "weight", 68, 60, NAN, FALSE }, /* the wrong way round */
    { "weight", 60, 60, NAN, FALSE },          { "weight", NAN, 65000, NAN, FALSE }, /* grams */
    { "weight", NAN, INFINITY, NAN, FALSE },   { "blood-pressure", NAN, 130, NAN, TRUE },
    { "blood-pressure", NAN, 130, 60, FALSE }, /* the pulse has none */
    { "steps", 10000, NAN, NAN, TRUE },        { "steps", -1, NAN, NAN, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LivretMeasureTarget) target = build_target (cases[i].low, cases[i].high, "", "");
      g_autoptr (GError) error = NULL;

      target->high[2] = cases[i].third;
      g_assert_cmpint (livret_measure_target_check (kind (cases[i].kind), target, &error), ==,
                       cases[i].fine);
      if (!cases[i].fine)
        g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID);
    }
}

static void
test_equal (void)
{
  g_autoptr (LivretMeasureTarget) a = build_target (60, NAN, "Dr Benali", "2026");
  g_autoptr (LivretMeasureTarget) b = livret_measure_target_copy (a);

  g_assert_true (livret_measure_target_equal (a, b));
  g_assert_true (livret_measure_target_equal (NULL, NULL));
  g_assert_false (livret_measure_target_equal (a, NULL));
  b->high[0] = 70;
  g_assert_false (livret_measure_target_equal (a, b));
  b->high[0] = NAN;
  g_set_str (&b->set_by, "");
  g_assert_false (livret_measure_target_equal (a, b));
}

/* --- Choices ------------------------------------------------------------------------------------
 */

typedef struct
{
  const char *person;
  const char *kinds;
} Order;

JOB (set_order)
{
  const Order *order = data;
  g_autoptr (GPtrArray) kinds = parse_kinds (order->kinds);

  return livret_measure_choices_set_order (db, order->person, kinds, error) ? DONE : NULL;
}

JOB (set_landmarks)
{
  const Order *order = data;
  g_autoptr (GPtrArray) kinds = parse_kinds (order->kinds);

  return livret_measure_choices_set_landmarks (db, order->person, kinds, error) ? DONE : NULL;
}

JOB (hide_weight)
{
  return livret_measure_choices_set_hidden (db, data, kind ("weight"), TRUE, error) ? DONE : NULL;
}

JOB (show_weight)
{
  return livret_measure_choices_set_hidden (db, data, kind ("weight"), FALSE, error) ? DONE : NULL;
}

JOB (list)
{
  return livret_measure_choices_list (db, data, error);
}

/* "weight 0 -1 hidden note": what was chosen, a kind a line. */
static char *
describe (TestVault *v, const char *person)
{
  g_autoptr (GPtrArray) choices = test_vault_write (v, list, (gpointer) person);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < choices->len; i++)
    {
      const LivretMeasureChoice *choice = choices->pdata[i];

      g_assert_cmpstr (choice->person, ==, person);
      g_assert_true (livret_measure_choices_find (choices, choice->kind) == choice);
      g_string_append_printf (text, "%s %d %d%s%s%s%s\n", choice->kind->id, choice->place,
                              choice->landmark, choice->hidden ? " hidden" : "",
                              *choice->note ? " " : "", choice->note,
                              choice->target ? " target" : "");
    }
  return g_string_free (text, FALSE);
}

static void
assert_choices (TestVault *v, const char *person, const char *expected)
{
  g_autofree char *text = describe (v, person);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_order (void)
{
  TestVault v;
  g_autofree char *camille = NULL;
  g_autofree char *louis = NULL;

  test_vault_init (&v);
  camille = test_vault_add_person (&v, "Camille");
  louis = test_vault_add_person (&v, "Louis");
  assert_choices (&v, camille, "");
  test_vault_write (&v, set_order, &(Order) { camille, "bmi weight" });
  test_vault_write (&v, set_order, &(Order) { louis, "height" });
  assert_choices (&v, camille, "weight 1 -1\nbmi 0 -1\n");
  assert_choices (&v, louis, "height 0 -1\n");
  /* A new order is the whole of it; what is hidden stays so. */
  test_vault_write (&v, hide_weight, camille);
  test_vault_write (&v, set_order, &(Order) { camille, "height bmi" });
  assert_choices (&v, camille, "weight -1 -1 hidden\nheight 0 -1\nbmi 1 -1\n");
  test_vault_write (&v, show_weight, camille);
  test_vault_write (&v, set_order, &(Order) { camille, "" });
  assert_choices (&v, camille, "");
  g_assert_cmpint (test_vault_int (&v, "SELECT count(*) FROM measure_choice"), ==, 1);
  test_vault_write_error (&v, set_order, &(Order) { "nobody", "bmi" },
                          LIVRET_RECORD_ERROR_NOT_FOUND);
  test_vault_clear (&v);
}

static void
test_landmarks (void)
{
  TestVault v;
  g_autofree char *camille = NULL;

  test_vault_init (&v);
  camille = test_vault_add_person (&v, "Camille");
  test_vault_write (&v, set_landmarks, &(Order) { camille, "weight blood-pressure" });
  assert_choices (&v, camille, "blood-pressure -1 1\nweight -1 0\n");
  test_vault_write_error (
      &v, set_landmarks,
      &(Order) { camille, "weight height bmi glucose hba1c steps pain temperature heart-rate" },
      LIVRET_RECORD_ERROR_INVALID);
  assert_choices (&v, camille, "blood-pressure -1 1\nweight -1 0\n");
  test_vault_write (&v, set_landmarks, &(Order) { camille, "" });
  assert_choices (&v, camille, "");
  test_vault_clear (&v);
}

JOB (note_weight)
{
  return livret_measure_choices_set_note (db, data, kind ("weight"),
                                          "  In the morning,\nbefore breakfast. ", error)
             ? DONE
             : NULL;
}

JOB (clear_note)
{
  return livret_measure_choices_set_note (db, data, kind ("weight"), " ", error) ? DONE : NULL;
}

JOB (note_too_long)
{
  g_autofree char *note = g_strnfill (4001, 'x');

  return livret_measure_choices_set_note (db, data, kind ("weight"), note, error) ? DONE : NULL;
}

JOB (last_sentence)
{
  g_autoptr (GPtrArray) entries = livret_journal_list (db, NULL, 0, 1, error);

  return entries != NULL ? livret_journal_sentence (entries->pdata[0]) : NULL;
}

static void
assert_journalled (TestVault *v, const char *expected)
{
  g_autofree char *sentence = test_vault_write (v, last_sentence, NULL);
  GString *plain = g_string_new (sentence);

  g_string_replace (plain, "\302\240", " ", 0);
  g_assert_cmpstr (plain->str, ==, expected);
  g_string_free (plain, TRUE);
}

#define ENTRIES "SELECT count(*) FROM journal"

static void
test_note (void)
{
  TestVault v;
  g_autofree char *camille = NULL;
  gint64 entries;

  test_vault_init (&v);
  camille = test_vault_add_person (&v, "Camille");
  test_vault_write (&v, note_weight, camille);
  assert_choices (&v, camille, "weight -1 -1 In the morning,\nbefore breakfast.\n");
  assert_journalled (&v, "The note on a measure of Camille was changed: Weight.");
  entries = test_vault_int (&v, ENTRIES);
  test_vault_write (&v, note_weight, camille);
  g_assert_cmpint (test_vault_int (&v, ENTRIES), ==, entries);
  test_vault_write_error (&v, note_too_long, camille, LIVRET_RECORD_ERROR_INVALID);
  test_vault_write (&v, clear_note, camille);
  assert_choices (&v, camille, "");
  g_assert_cmpint (test_vault_int (&v, ENTRIES), ==, entries + 1);
  /* The words themselves are not in the journal. */
  g_assert_cmpint (
      test_vault_int (&v, "SELECT count(*) FROM journal_names WHERE names LIKE '%breakfast%'"), ==,
      0);
  test_vault_clear (&v);
}

/* --- Targets in the record -----------------------------------------------------------------------
 */

typedef struct
{
  const char *person;
  LivretMeasureTarget *target;
} Wanted;

JOB (set_target)
{
  const Wanted *wanted = data;

  return livret_measure_choices_set_target (db, wanted->person, kind ("weight"), wanted->target,
                                            error)
             ? DONE
             : NULL;
}

JOB (get_weight)
{
  return livret_measure_choices_get (db, data, kind ("weight"), error);
}

static void
refuse_target (TestVault *v, const char *person, double high, const char *since)
{
  g_autoptr (LivretMeasureTarget) target = build_target (NAN, high, "", since);

  test_vault_write_error (v, set_target, &(Wanted) { person, target }, LIVRET_RECORD_ERROR_INVALID);
}

static void
test_target (void)
{
  TestVault v;
  g_autofree char *camille = NULL;
  g_autoptr (LivretMeasureTarget) target = build_target (60, 68, " Dr\nBenali ", "21/05/2026");
  g_autoptr (LivretMeasureChoice) choice = NULL;
  gint64 entries;

  test_vault_init (&v);
  camille = test_vault_add_person (&v, "Camille");
  test_vault_write (&v, set_target, &(Wanted) { camille, target });
  choice = test_vault_write (&v, get_weight, camille);
  g_assert_cmpfloat (choice->target->low[0], ==, 60);
  g_assert_cmpfloat (choice->target->high[0], ==, 68);
  g_assert_true (isnan (choice->target->low[1]) && isnan (choice->target->high[2]));
  g_assert_cmpstr (choice->target->set_by, ==, "Dr Benali");
  g_assert_cmpstr (choice->target->since, ==, "2026-05-21");
  assert_journalled (&v, "A target of Camille was set: Weight: From 60.0 to 68.0 kg.");
  /* The same again is nothing new. */
  entries = test_vault_int (&v, ENTRIES);
  test_vault_write (&v, set_target, &(Wanted) { camille, target });
  g_assert_cmpint (test_vault_int (&v, ENTRIES), ==, entries);
  refuse_target (&v, camille, NAN, "");
  refuse_target (&v, camille, 70, "2031");
  assert_choices (&v, camille, "weight -1 -1 target\n");
  test_vault_write (&v, set_target, &(Wanted) { camille, NULL });
  assert_choices (&v, camille, "");
  assert_journalled (&v, "The target of Camille was removed: Weight: From 60.0 to 68.0 kg.");
  test_vault_clear (&v);
}

/* --- A record from before ------------------------------------------------------------------------
 */

static const char *const tables = "SELECT count(*) FROM sqlite_master WHERE name LIKE 'measure_%'";

static gint64
ask (LivretDb *db, const char *sql)
{
  g_autoptr (LivretStatement) s = livret_db_prepare_dynamic (db, sql);
  g_autoptr (GError) error = NULL;

  g_assert_true (livret_statement_step (s, &error));
  return livret_statement_int (s, 0);
}

/* A record made by the first schema alone, brought to the present one. */
static void
test_from_first_schema (void)
{
  LivretSchemaSteps first = livret_schema_steps;
  g_autofree char *folder = g_dir_make_tmp ("livret-first-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "record.db", NULL);
  g_autoptr (LivretSecret) key = livret_secret_new_random (32);
  g_autoptr (GError) error = NULL;
  g_autoptr (LivretDb) db = livret_db_open (path, key, LIVRET_DB_WRITE, TRUE, &error);
  g_autoptr (GPtrArray) weight = parse_kinds ("weight");
  gboolean migrated;

  g_assert_no_error (error);
  first.version = 1;
  g_assert_true (livret_schema_create (db, &first, &error));
  g_assert_true (livret_db_exec (
      db,
      "INSERT INTO person VALUES (1, 'p', 'Camille', 'camille', '', '', '', '', 'F', '', '',"
      " 0, 1); INSERT INTO entry VALUES (1, 'e', 1, 'allergies', 'Pollen', '', '', 0, 0, '',"
      " 0, 0, 0, 0, NULL, 5, 0)",
      &error));
  g_assert_cmpint (ask (db, tables), ==, 0);
  g_assert_true (livret_schema_migrate (db, &livret_schema_steps, path, key, &migrated, &error));
  g_assert_no_error (error);
  g_assert_true (migrated);
  g_assert_cmpint (ask (db, "SELECT user_version FROM pragma_user_version"), ==,
                   livret_schema_steps.version);
  g_assert_cmpint (ask (db, tables), ==, 2);
  g_assert_cmpint (ask (db, "SELECT count(*) FROM entry WHERE text = 'Pollen'"), ==, 1);
  g_assert_true (livret_measure_choices_set_order (db, "p", weight, &error));
  g_assert_no_error (error);
  g_assert_cmpint (ask (db, "SELECT count(*) FROM measure_choice"), ==, 1);
  g_clear_pointer (&db, livret_db_close);
  test_remove_folder (folder);
}

/* What takes back a step of the schema, from the second on: a new step has its row here. */
static const char *const steps_back[] = {
  "DROP TABLE measure_choice; DROP TABLE measure_target;",
  "DROP VIEW person; ALTER TABLE everybody DROP COLUMN removed;"
  "ALTER TABLE everybody DROP COLUMN erased; ALTER TABLE everybody RENAME TO person;",
  "DROP TABLE csv_mapping;",
  "DROP TABLE kind_unit;",
  "ALTER TABLE series DROP COLUMN counts; DROP TABLE device_slot;",
  "DROP TABLE own_kind;",
  "DROP TABLE day_note;",
  "DROP TABLE entry_sighting; DROP TABLE reading_found; DROP TABLE part; DROP TABLE paper; DROP "
  "INDEX entry_by_document;"
  "ALTER TABLE entry DROP COLUMN document; ALTER TABLE entry DROP COLUMN place;"
  "ALTER TABLE entry DROP COLUMN code;",
  "DROP TABLE document_beside; DROP TABLE document_entry; DROP INDEX document_by_folder;"
  "ALTER TABLE document DROP COLUMN folder; ALTER TABLE document DROP COLUMN note;"
  "ALTER TABLE document DROP COLUMN pinned; DROP TABLE folder;",
  "DROP TABLE recognition;",
  "ALTER TABLE import DROP COLUMN brought;",
  "DROP TABLE recount; ALTER TABLE summary_day DROP COLUMN left_out;",
};

JOB (go_back)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_assert_cmpint (G_N_ELEMENTS (steps_back), ==, livret_schema_steps.version - 1);
  for (guint i = G_N_ELEMENTS (steps_back); i > 0; i--)
    g_string_append (sql, steps_back[i - 1]);
  g_string_append (sql, "PRAGMA user_version = 1");
  return livret_db_exec (db, sql->str, error) ? DONE : NULL;
}

/* A whole vault as an earlier Livret left it opens, and keeps what is chosen from then on. */
static void
test_earlier_vault (void)
{
  TestVault v;
  g_autofree char *camille = NULL;
  g_autofree char *copy = NULL;

  test_vault_init (&v);
  camille = test_vault_add_person (&v, "Camille");
  test_vault_write (&v, go_back, NULL);
  test_vault_reopen (&v);
  copy = g_build_filename (v.folder, "record.db.before-1", NULL);
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
  test_vault_write (&v, note_weight, camille);
  test_vault_reopen (&v);
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
  assert_choices (&v, camille, "weight -1 -1 In the morning,\nbefore breakfast.\n");
  test_vault_clear (&v);
}

JOB (copy_to)
{
  return livret_db_copy_into (db, data, error) ? DONE : NULL;
}

/* A copy holds the choices too. */
static void
test_copied (void)
{
  TestVault v;
  g_autofree char *camille = NULL;
  g_autofree char *path = NULL;
  g_autoptr (LivretDb) copy = NULL;
  g_autoptr (GError) error = NULL;

  test_vault_init (&v);
  camille = test_vault_add_person (&v, "Camille");
  test_vault_write (&v, note_weight, camille);
  path = g_build_filename (v.folder, "copy.db", NULL);
  test_vault_write (&v, copy_to, path);
  copy = livret_db_open (path, livret_vault_get_key (livret_session_get_vault (v.session)),
                         LIVRET_DB_READ, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ask (copy, "SELECT count(*) FROM measure_choice WHERE note != ''"), ==, 1);
  g_clear_pointer (&copy, livret_db_close);
  test_vault_clear (&v);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  g_test_add_func ("/measure-choices/words", test_words);
  g_test_add_func ("/measure-choices/checked", test_checked);
  g_test_add_func ("/measure-choices/equal", test_equal);
  g_test_add_func ("/measure-choices/order", test_order);
  g_test_add_func ("/measure-choices/landmarks", test_landmarks);
  g_test_add_func ("/measure-choices/note", test_note);
  g_test_add_func ("/measure-choices/target", test_target);
  g_test_add_func ("/measure-choices/from-first-schema", test_from_first_schema);
  g_test_add_func ("/measure-choices/earlier-vault", test_earlier_vault);
  g_test_add_func ("/measure-choices/copied", test_copied);
  return g_test_run ();
}
