/* test-disk.c: a disk that is full, breaks or goes dark at any moment: what was told as kept is
 * there afterwards, what was not told so is not there by half.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/livret-clock.h"
#include "livret-test-disk.h"
#include "livret-test-work.h"

/* At most so many of the moments at which a row of changes can be stopped are tried. */
#define MOMENTS 24

static char *program;

static LivretSecret *
phrase (void)
{
  return livret_secret_new (TEST_PHRASE, strlen (TEST_PHRASE));
}

/* --- Before and after ----------------------------------------------------------------------------
 */

/* A vault as it stood before, with what this computer remembers of it. */
typedef struct
{
  TestVault vault;
  char *before; /* copies of the vault's folder and of the heads' */
  char *heads_before;
  char *heads;
} Scene;

static void
scene_init (Scene *scene)
{
  g_autofree char *person = NULL;

  test_vault_init (&scene->vault);
  person = test_vault_add_person (&scene->vault, "Camille Martin");
  g_clear_object (&scene->vault.session);
  scene->heads = g_build_filename (g_get_user_state_dir (), "livret", "heads", NULL);
  scene->before = g_strconcat (scene->vault.folder, "-before", NULL);
  scene->heads_before = g_strconcat (scene->vault.folder, "-heads", NULL);
  test_copy_folder (scene->vault.folder, scene->before);
  test_copy_folder (scene->heads, scene->heads_before);
}

static void
scene_rewind (Scene *scene)
{
  test_copy_folder (scene->before, scene->vault.folder);
  test_copy_folder (scene->heads_before, scene->heads);
}

static void
scene_clear (Scene *scene)
{
  test_vault_clear (&scene->vault);
  test_remove_folder (scene->before);
  test_remove_folder (scene->heads_before);
  g_free (scene->before);
  g_free (scene->heads_before);
  g_free (scene->heads);
}

/* The vault opens, is whole, and holds @done steps, or one more that was cut off after it was
 * committed but before that was said. */
static void
scene_check (Scene *scene, int done)
{
  int found;

  test_vault_reopen (&scene->vault);
  g_assert_cmpint (livret_session_get_head_state (scene->vault.session), ==, LIVRET_HEAD_EXTENDS);
  found = test_work_count (&scene->vault);
  g_assert_cmpint (found, >=, done);
  g_assert_cmpint (found, <=, done + 1);
  test_work_check (&scene->vault);
  g_clear_object (&scene->vault.session);
}

/* --- In this process: errors ---------------------------------------------------------------------
 */

static int
expected_code (TestDiskFault fault)
{
  switch (fault)
    {
    case TEST_DISK_FULL:
      return LIVRET_RECORD_ERROR_FULL;
    case TEST_DISK_READ_ONLY:
      return LIVRET_RECORD_ERROR_READ_ONLY;
    default:
      return LIVRET_RECORD_ERROR_FAILED;
    }
}

/* Steps until the first that fails; how many were done. */
static int
work_until_error (Scene *scene, TestDiskFault fault)
{
  g_autoptr (GError) error = NULL;
  int done = 0;

  while (done < TEST_WORK_STEPS && test_work_step (scene->vault.session, done, &error))
    done++;
  if (done < TEST_WORK_STEPS)
    {
      g_assert_nonnull (error);
      g_assert_true (error->domain == LIVRET_RECORD_ERROR);
      g_assert_cmpint (error->code, ==, expected_code (fault));
    }
  return done;
}

static void
test_errors (gconstpointer data)
{
  TestDiskFault fault = GPOINTER_TO_INT (data);
  Scene scene;
  int total, failed = 0;

  scene_init (&scene);
  test_vault_reopen (&scene.vault);
  test_disk_fail_at (fault, 0);
  g_assert_cmpint (work_until_error (&scene, fault), ==, TEST_WORK_STEPS);
  g_clear_object (&scene.vault.session);
  total = test_disk_count ();
  for (int at = 1; at <= total; at += MAX (1, total / MOMENTS))
    {
      int done;

      scene_rewind (&scene);
      test_vault_reopen (&scene.vault);
      test_disk_fail_at (fault, at);
      done = work_until_error (&scene, fault);
      failed += done < TEST_WORK_STEPS;
      g_clear_object (&scene.vault.session);
      test_disk_fail_at (fault, 0);
      scene_check (&scene, done);
    }
  /* Most moments lie within the steps: the loop did stop them. */
  g_assert_cmpint (failed, >, MOMENTS / 4);
  scene_clear (&scene);
}

/* Opening on a disk that takes nothing: a clear refusal, and the vault as before. */
static void
test_open_refused (gconstpointer data)
{
  TestDiskFault fault = GPOINTER_TO_INT (data);
  Scene scene;
  g_autoptr (LivretSecret) secret = phrase ();
  g_autoptr (GError) error = NULL;
  LivretVault *vault;

  scene_init (&scene);
  vault = livret_vault_open (scene.vault.folder, secret, &error);
  g_assert_no_error (error);
  test_disk_fail_at (fault, 1);
  g_assert_null (livret_session_open (vault, &error));
  g_assert_error (error, LIVRET_RECORD_ERROR, expected_code (fault));
  test_disk_fail_at (fault, 0);
  scene_check (&scene, 0);
  scene_clear (&scene);
}

/* --- In a process of its own: the end ------------------------------------------------------------
 */

static LivretSession *
child_open (const char *folder)
{
  g_autoptr (LivretSecret) secret = phrase ();
  LivretVault *vault = livret_vault_open (folder, secret, NULL);

  return vault != NULL ? livret_session_open (vault, NULL) : NULL;
}

/* What was told as done, for the parent to hold it to. */
static void
child_tell (void)
{
  if (write (STDOUT_FILENO, ".", 1) != 1)
    exit (1);
}

static void
child_work (const char *folder, int at)
{
  g_autoptr (LivretSession) session = child_open (folder);

  test_disk_fail_at (TEST_DISK_DEAD, at);
  for (int i = 0; i < TEST_WORK_STEPS && test_work_step (session, i, NULL); i++)
    child_tell ();
}

static void
child_rekey (const char *folder, int at)
{
  g_autoptr (LivretSession) session = child_open (folder);
  g_autoptr (LivretSecret) secret = phrase ();
  g_autoptr (GPtrArray) dropped = NULL;

  test_disk_fail_at (TEST_DISK_DEAD, at);
  if (livret_session_rekey (session, secret, &dropped, NULL))
    child_tell ();
}

static void
child_create (const char *folder, int at)
{
  g_autoptr (LivretSecret) secret = phrase ();
  LivretVault *vault;

  test_disk_fail_at (TEST_DISK_DEAD, at);
  vault = livret_vault_create (folder, secret, "", NULL);
  if (vault == NULL)
    exit (1);
  child_tell ();
  g_object_unref (livret_session_open (vault, NULL));
}

static const struct
{
  const char *name;
  void (*run) (const char *folder, int at);
} children[] = { { "work", child_work }, { "rekey", child_rekey }, { "create", child_create } };

/* child NAME FOLDER AT: changes of the disk are counted from AT's beginning on; their number is the
 * last thing printed. */
static int
run_child (char **argv)
{
  livret_clock_fix (TEST_NOW);
  test_disk_install ();
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    if (strcmp (children[i].name, argv[2]) == 0)
      children[i].run (argv[3], atoi (argv[4]));
  printf ("%d\n", test_disk_count ());
  return 0;
}

/* How often the child said that something was done; @total: changes of one that was not stopped. */
static int
spawn_child (const char *name, const char *folder, int at, int *total)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autofree char *number = g_strdup_printf ("%d", at);
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;
  int done;

  g_subprocess_launcher_setenv (launcher, "XDG_STATE_HOME", g_get_user_state_dir (), TRUE);
  child = g_subprocess_launcher_spawn (launcher, &error, program, "--child", name, folder, number,
                                       NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (child, NULL, NULL, &out, NULL, &error));
  g_assert_true (g_subprocess_get_if_exited (child));
  done = strspn (out, ".");
  if (at == 0)
    {
      g_assert_cmpint (g_subprocess_get_exit_status (child), ==, 0);
      *total = atoi (out + done);
    }
  else
    g_assert_cmpint (g_subprocess_get_exit_status (child), ==, TEST_DISK_EXIT);
  return done;
}

static void
test_dead_at_work (void)
{
  Scene scene;
  int total = 0;

  scene_init (&scene);
  g_assert_cmpint (spawn_child ("work", scene.vault.folder, 0, &total), ==, TEST_WORK_STEPS);
  for (int at = 1; at <= total; at += MAX (1, total / MOMENTS))
    {
      scene_rewind (&scene);
      scene_check (&scene, spawn_child ("work", scene.vault.folder, at, NULL));
    }
  scene_clear (&scene);
}

/* Whichever of the two keys the database has by then: the phrase opens it, and the journal goes on.
 */
static void
test_dead_at_rekey (void)
{
  Scene scene;
  int total = 0;

  scene_init (&scene);
  test_vault_reopen (&scene.vault);
  for (int i = 0; i < TEST_WORK_STEPS; i++)
    g_assert_true (test_work_step (scene.vault.session, i, NULL));
  g_clear_object (&scene.vault.session);
  test_copy_folder (scene.vault.folder, scene.before);
  test_copy_folder (scene.heads, scene.heads_before);
  g_assert_cmpint (spawn_child ("rekey", scene.vault.folder, 0, &total), ==, 1);
  for (int at = 1; at <= total; at += MAX (1, total / MOMENTS))
    {
      scene_rewind (&scene);
      spawn_child ("rekey", scene.vault.folder, at, NULL);
      scene_check (&scene, TEST_WORK_STEPS);
    }
  scene_clear (&scene);
}

/* Cut off while it is made: a vault is there and opens, or another can be made in its place. */
static void
test_dead_at_creation (void)
{
  g_autofree char *folder = g_dir_make_tmp ("livret-test-XXXXXX", NULL);
  g_autofree char *total_folder = g_build_filename (folder, "total", NULL);
  int total = 0, made = 0;

  g_assert_cmpint (spawn_child ("create", total_folder, 0, &total), ==, 1);
  test_remove_folder (total_folder);
  for (int at = 1; at <= total; at += MAX (1, total / MOMENTS))
    {
      g_autofree char *path = g_build_filename (folder, "vault", NULL);
      g_autoptr (LivretSecret) secret = phrase ();
      g_autoptr (GError) error = NULL;
      TestVault vault = { path, NULL };
      int done = spawn_child ("create", path, at, NULL);

      /* What was said to be made is there. */
      if (done > 0)
        g_assert_true (livret_vault_exists (path));
      if (livret_vault_exists (path))
        made++;
      else
        {
          livret_vault_free (livret_vault_create (path, secret, "", &error));
          g_assert_no_error (error);
        }
      test_vault_reopen (&vault);
      test_work_check (&vault);
      g_clear_object (&vault.session);
      test_remove_folder (path);
    }
  g_assert_cmpint (made, >, 0);
  test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  if (argc == 5 && strcmp (argv[1], "--child") == 0)
    return run_child (argv);
  program = argv[0];
  test_init (&argc, &argv);
  test_disk_install ();
  g_test_add_data_func ("/disk/full", GINT_TO_POINTER (TEST_DISK_FULL), test_errors);
  g_test_add_data_func ("/disk/broken", GINT_TO_POINTER (TEST_DISK_BROKEN), test_errors);
  g_test_add_data_func ("/disk/hiccup", GINT_TO_POINTER (TEST_DISK_HICCUP), test_errors);
  g_test_add_data_func ("/disk/open-full", GINT_TO_POINTER (TEST_DISK_FULL), test_open_refused);
  g_test_add_data_func ("/disk/open-read-only", GINT_TO_POINTER (TEST_DISK_READ_ONLY),
                        test_open_refused);
  g_test_add_func ("/disk/dead-at-work", test_dead_at_work);
  g_test_add_func ("/disk/dead-at-rekey", test_dead_at_rekey);
  g_test_add_func ("/disk/dead-at-creation", test_dead_at_creation);
  return g_test_run ();
}
