/* test-schema.c: bringing a record to a newer form: nothing lost, a copy kept, no way back needed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "livret-test-disk.h"
#include "livret-test-vault.h"
#include "record/livret-db-copy.h"
#include "record/livret-schema.h"

static char *program;

/* --- Made-up newer schemas
 * ------------------------------------------------------------------------ */

/* The version of this Livret's own schema; scene_init() checks it. */
#define OURS 13
#define COPY ".before-" G_STRINGIFY (OURS)

static const char *const later_steps[] = {
  [OURS + 1] =
      "ALTER TABLE everybody ADD COLUMN nickname TEXT NOT NULL DEFAULT '';"
      "CREATE TABLE visit (row INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES everybody);"
      "INSERT INTO visit (person) SELECT row FROM person;",
  [OURS + 2] = "UPDATE everybody SET nickname = name || '!';",
  [OURS + 3] = "CREATE TABLE half (x); INSERT INTO nowhere VALUES (1);",
};

static GBytes *
get_later (int number, GError **error)
{
  return number <= OURS ? livret_schema_steps.get (number, error)
                        : g_bytes_new_static (later_steps[number], strlen (later_steps[number]));
}

static gint64
plenty (const char *folder)
{
  return -1;
}

static gint64
little (const char *folder)
{
  return 4096;
}

static const LivretSchemaSteps third = { OURS + 2, get_later, plenty };
static const LivretSchemaSteps fourth = { OURS + 3, get_later, plenty };
static const LivretSchemaSteps no_space = { OURS + 2, get_later, little };

/* --- A record on its own -------------------------------------------------------------------------
 */

typedef struct
{
  TestVault vault;
  char *path;
  char *copy;
  LivretSecret *key;
} Scene;

static void
scene_init (Scene *scene)
{
  g_autofree char *a = NULL, *b = NULL;
  LivretVault *vault;

  g_assert_cmpint (livret_schema_steps.version, ==, OURS);
  test_vault_init (&scene->vault);
  a = test_vault_add_person (&scene->vault, "Camille Martin");
  b = test_vault_add_person (&scene->vault, "Louis Martin");
  vault = livret_session_get_vault (scene->vault.session);
  scene->path = g_strdup (livret_vault_get_database_path (vault));
  scene->key = livret_secret_ref ((LivretSecret *) livret_vault_get_key (vault));
  scene->copy = g_strconcat (scene->path, COPY, NULL);
  g_clear_object (&scene->vault.session);
}

static void
scene_clear (Scene *scene)
{
  test_vault_clear (&scene->vault);
  livret_secret_unref (scene->key);
  g_free (scene->path);
  g_free (scene->copy);
}

static gint64
ask (LivretDb *db, const char *sql)
{
  g_autoptr (LivretStatement) s = livret_db_prepare_dynamic (db, sql);
  g_autoptr (GError) error = NULL;

  g_assert_true (livret_statement_step (s, &error));
  return livret_statement_int (s, 0);
}

static gboolean
migrate (Scene *scene, const LivretSchemaSteps *steps, gboolean *migrated, GError **error)
{
  g_autoptr (LivretDb) db = livret_db_open (scene->path, scene->key, LIVRET_DB_WRITE, FALSE, error);

  return db != NULL && livret_schema_migrate (db, steps, scene->path, scene->key, migrated, error);
}

static gint64
ask_file (Scene *scene, const char *path, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LivretDb) db = livret_db_open (path, scene->key, LIVRET_DB_READ, FALSE, &error);

  g_assert_no_error (error);
  return ask (db, sql);
}

#define VERSION "SELECT user_version FROM pragma_user_version"
#define PEOPLE "SELECT count(*) FROM person"

static guint
count_files (Scene *scene)
{
  g_autoptr (GDir) dir = g_dir_open (scene->vault.folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* --- Tests
 * ---------------------------------------------------------------------------------------- */

static void
test_migrated (void)
{
  Scene scene;
  g_autoptr (GError) error = NULL;
  gboolean migrated;

  scene_init (&scene);
  g_assert_true (migrate (&scene, &third, &migrated, &error));
  g_assert_no_error (error);
  g_assert_true (migrated);
  g_assert_cmpint (ask_file (&scene, scene.path, VERSION), ==, OURS + 2);
  g_assert_cmpint (ask_file (&scene, scene.path, "SELECT count(*) FROM visit"), ==, 2);
  g_assert_cmpint (
      ask_file (&scene, scene.path, "SELECT count(*) FROM everybody WHERE nickname = name || '!'"),
      ==, 2);
  /* The copy is the record as it was, under the same key, for the user alone. */
  g_assert_cmpint (ask_file (&scene, scene.copy, VERSION), ==, OURS);
  g_assert_cmpint (ask_file (&scene, scene.copy, PEOPLE), ==, 2);
  {
    GStatBuf info;

    g_assert_cmpint (g_stat (scene.copy, &info), ==, 0);
    g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  }
  /* A second time there is nothing to do, and the copy may go. */
  g_assert_true (migrate (&scene, &third, &migrated, &error));
  g_assert_false (migrated);
  livret_schema_forget_copies (scene.path);
  g_assert_false (g_file_test (scene.copy, G_FILE_TEST_EXISTS));
  scene_clear (&scene);
}

static void
test_failing_step (void)
{
  Scene scene;
  g_autoptr (GError) error = NULL;
  gboolean migrated;

  scene_init (&scene);
  g_assert_false (migrate (&scene, &fourth, &migrated, &error));
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_FAILED);
  /* The steps before it hold, of its own nothing. */
  g_assert_cmpint (ask_file (&scene, scene.path, VERSION), ==, OURS + 2);
  g_assert_cmpint (
      ask_file (&scene, scene.path, "SELECT count(*) FROM sqlite_master WHERE name = 'half'"), ==,
      0);
  g_assert_cmpint (ask_file (&scene, scene.copy, PEOPLE), ==, 2);
  scene_clear (&scene);
}

static void
test_refused (void)
{
  Scene scene;
  g_autoptr (GError) error = NULL;
  g_autofree char *empty = NULL;
  gboolean migrated;
  guint files;

  scene_init (&scene);
  files = count_files (&scene);
  /* Too little space, and a disk that fills up while the copy is made: nothing has changed. */
  g_assert_false (migrate (&scene, &no_space, &migrated, &error));
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_FULL);
  g_clear_error (&error);
  test_disk_fail_at (TEST_DISK_FULL, 3);
  g_assert_false (migrate (&scene, &third, &migrated, &error));
  test_disk_fail_at (TEST_DISK_FULL, 0);
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_FULL);
  g_clear_error (&error);
  g_assert_cmpint (ask_file (&scene, scene.path, VERSION), ==, OURS);
  g_assert_cmpint (count_files (&scene), ==, files);
  /* Made by a newer Livret. */
  g_assert_true (migrate (&scene, &third, &migrated, &error));
  g_assert_false (migrate (&scene, &livret_schema_steps, &migrated, &error));
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NEWER);
  g_clear_error (&error);
  g_assert_cmpint (ask_file (&scene, scene.path, VERSION), ==, OURS + 2);
  /* An encrypted database without a record in it. */
  empty = g_build_filename (scene.vault.folder, "empty.db", NULL);
  livret_db_close (livret_db_open (empty, scene.key, LIVRET_DB_WRITE, TRUE, &error));
  g_assert_no_error (error);
  g_set_str (&scene.path, empty);
  g_assert_false (migrate (&scene, &third, &migrated, &error));
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_DAMAGED);
  scene_clear (&scene);
}

/* The store forgets the copy at the next good opening, not at the one that made it. */
static void
test_store_forgets (void)
{
  Scene scene;

  scene_init (&scene);
  g_assert_true (g_file_set_contents (scene.copy, "an old copy", -1, NULL));
  test_vault_reopen (&scene.vault);
  g_assert_false (g_file_test (scene.copy, G_FILE_TEST_EXISTS));
  scene_clear (&scene);
}

/* --- Cut off
 * -------------------------------------------------------------------------------------- */

static int
run_child (char **argv)
{
  g_autoptr (LivretSecret) phrase = livret_secret_new (TEST_PHRASE, strlen (TEST_PHRASE));
  g_autoptr (LivretVault) vault = NULL;
  Scene scene = { 0 };
  gboolean migrated;

  test_disk_install ();
  vault = livret_vault_open (argv[2], phrase, NULL);
  if (vault == NULL)
    return 1;
  scene.path = (char *) livret_vault_get_database_path (vault);
  scene.key = (LivretSecret *) livret_vault_get_key (vault);
  test_disk_fail_at (TEST_DISK_DEAD, atoi (argv[3]));
  if (!migrate (&scene, &third, &migrated, NULL))
    return 1;
  printf ("%d\n", test_disk_count ());
  return 0;
}

/* Answers how many changes of the disk there were, 0 when it was stopped. */
static int
spawn_child (Scene *scene, int at)
{
  g_autofree char *number = g_strdup_printf ("%d", at);
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;
  g_autoptr (GSubprocess) child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program,
                                                    "--child", scene->vault.folder, number, NULL);

  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (child, NULL, NULL, &out, NULL, &error));
  g_assert_true (g_subprocess_get_if_exited (child));
  g_assert_cmpint (g_subprocess_get_exit_status (child), ==, at == 0 ? 0 : TEST_DISK_EXIT);
  return atoi (out);
}

static void
test_cut_off (void)
{
  int total = 0;

  for (int at = 0; at <= total; at += MAX (1, total / 30))
    {
      Scene scene;
      g_autoptr (GError) error = NULL;
      gboolean migrated;
      int changes;

      scene_init (&scene);
      changes = spawn_child (&scene, at);
      total = MAX (total, changes);
      g_assert_true (migrate (&scene, &third, &migrated, &error));
      g_assert_no_error (error);
      g_assert_cmpint (ask_file (&scene, scene.path, VERSION), ==, OURS + 2);
      g_assert_cmpint (
          ask_file (&scene, scene.path, "SELECT count(*) FROM everybody WHERE nickname != ''"), ==,
          2);
      /* A copy is whole, or not there under its name. */
      g_assert_cmpint (ask_file (&scene, scene.copy, PEOPLE), ==, 2);
      scene_clear (&scene);
    }
  g_assert_cmpint (total, >, 10);
}

int
main (int argc, char **argv)
{
  if (argc == 4 && strcmp (argv[1], "--child") == 0)
    return run_child (argv);
  program = argv[0];
  test_init (&argc, &argv);
  test_disk_install ();
  g_test_add_func ("/schema/migrated", test_migrated);
  g_test_add_func ("/schema/failing-step", test_failing_step);
  g_test_add_func ("/schema/refused", test_refused);
  g_test_add_func ("/schema/store-forgets", test_store_forgets);
  g_test_add_func ("/schema/cut-off", test_cut_off);
  return g_test_run ();
}
