/* test-kill.c: a process that writes, or changes the key, is killed at any moment, again and again:
 * the vault opens, the journal holds, and all that was told as kept is there.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/livret-clock.h"
#include "livret-test-work.h"

#define ROUNDS 10
#define MOMENT_MAX_US 60000

static char *program;

/* --- The process that is killed
 * -------------------------------------------------------------------- */

static gboolean
tell (void)
{
  return write (STDOUT_FILENO, ".", 1) == 1;
}

static int
run_child (char **argv)
{
  g_autoptr (LivretSecret) phrase = livret_secret_new (TEST_PHRASE, strlen (TEST_PHRASE));
  g_autoptr (LivretSession) session = NULL;
  LivretVault *vault;

  livret_clock_fix (TEST_NOW);
  vault = livret_vault_open (argv[3], phrase, NULL);
  session = vault != NULL ? livret_session_open (vault, NULL) : NULL;
  if (session == NULL)
    return 1;
  for (int i = g_ascii_strtoll (argv[4], NULL, 10);; i++)
    {
      g_autoptr (GPtrArray) dropped = NULL;

      if (strcmp (argv[2], "work") == 0 ? !test_work_step (session, i, NULL)
                                        : !livret_session_rekey (session, phrase, &dropped, NULL))
        return 1;
      if (!tell ())
        return 1;
    }
}

/* --- The one that kills
 * ----------------------------------------------------------------------------- */

/* Lets it begin, waits a moment, kills; answers how often it told that something was done. */
static int
spawn_and_kill (const char *what, const char *folder, int first)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autofree char *number = g_strdup_printf ("%d", first);
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GError) error = NULL;
  GInputStream *out;
  char buffer[4096];
  gssize n;
  int done;

  g_subprocess_launcher_setenv (launcher, "XDG_STATE_HOME", g_get_user_state_dir (), TRUE);
  child = g_subprocess_launcher_spawn (launcher, &error, program, "--child", what, folder, number,
                                       NULL);
  g_assert_no_error (error);
  out = g_subprocess_get_stdout_pipe (child);
  done = g_input_stream_read (out, buffer, 1, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (done, ==, 1);
  g_usleep (g_test_rand_int_range (0, MOMENT_MAX_US));
  g_subprocess_send_signal (child, SIGKILL);
  while ((n = g_input_stream_read (out, buffer, sizeof buffer, NULL, &error)) > 0)
    done += n;
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait (child, NULL, &error));
  g_assert_true (g_subprocess_get_if_signaled (child));
  return done;
}

static void
test_work (void)
{
  TestVault v;
  g_autofree char *person = NULL;
  int told = 0;

  test_vault_init (&v);
  person = test_vault_add_person (&v, "Camille Martin");
  g_clear_object (&v.session);
  for (int i = 0; i < ROUNDS; i++)
    {
      int found;

      /* Steps of its own: the same bytes would not be kept twice. */
      told += spawn_and_kill ("work", v.folder, i * 100000);
      test_vault_reopen (&v);
      g_assert_cmpint (livret_session_get_head_state (v.session), ==, LIVRET_HEAD_EXTENDS);
      found = test_work_count (&v);
      g_assert_cmpint (found, >=, told);
      g_assert_cmpint (found, <=, told + 1);
      told = found;
      test_work_check (&v);
      g_clear_object (&v.session);
    }
  test_vault_clear (&v);
}

static void
test_rekey (void)
{
  TestVault v;
  g_autofree char *person = NULL;

  test_vault_init (&v);
  person = test_vault_add_person (&v, "Camille Martin");
  for (int i = 0; i < TEST_WORK_STEPS; i++)
    g_assert_true (test_work_step (v.session, i, NULL));
  g_clear_object (&v.session);
  for (int i = 0; i < ROUNDS; i++)
    {
      spawn_and_kill ("rekey", v.folder, 0);
      test_vault_reopen (&v);
      g_assert_cmpint (livret_session_get_head_state (v.session), ==, LIVRET_HEAD_EXTENDS);
      g_assert_cmpint (test_work_count (&v), ==, TEST_WORK_STEPS);
      test_work_check (&v);
      g_clear_object (&v.session);
    }
  test_vault_clear (&v);
}

int
main (int argc, char **argv)
{
  if (argc == 5 && strcmp (argv[1], "--child") == 0)
    return run_child (argv);
  program = argv[0];
  test_init (&argc, &argv);
  g_test_add_func ("/kill/work", test_work);
  g_test_add_func ("/kill/rekey", test_rekey);
  return g_test_run ();
}
