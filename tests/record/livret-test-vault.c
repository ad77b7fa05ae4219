/* livret-test-vault.c: a vault for tests.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "livret-test-vault.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/livret-clock.h"
#include "record/livret-people.h"

void
test_remove_folder (const char *folder)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        test_remove_folder (path);
      else
        g_unlink (path);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_rmdir (folder);
}

void
test_init (int *argc, char ***argv)
{
  /* Thousands of syncs: a folder in memory, where the system has one, takes a tenth of the time. */
  if (g_access ("/dev/shm", W_OK | X_OK) == 0)
    g_setenv ("TMPDIR", "/dev/shm", FALSE);
  g_setenv ("LIVRET_TEST_KDF", "1", TRUE);
  g_test_init (argc, argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
}

static LivretSession *
open_session (LivretVault *vault)
{
  g_autoptr (GError) error = NULL;
  LivretSession *session = livret_session_open (vault, &error);

  g_assert_no_error (error);
  return session;
}

void
test_vault_init (TestVault *vault)
{
  g_autoptr (LivretSecret) phrase = livret_secret_new (TEST_PHRASE, strlen (TEST_PHRASE));
  g_autoptr (GError) error = NULL;
  LivretVault *made;

  livret_clock_fix (TEST_NOW);
  vault->folder = g_dir_make_tmp ("livret-test-XXXXXX", &error);
  g_assert_no_error (error);
  made = livret_vault_create (vault->folder, phrase, "Camille", &error);
  g_assert_no_error (error);
  vault->session = open_session (made);
}

void
test_vault_reopen (TestVault *vault)
{
  g_autoptr (LivretSecret) phrase = livret_secret_new (TEST_PHRASE, strlen (TEST_PHRASE));
  g_autoptr (GError) error = NULL;
  LivretVault *opened;

  g_clear_object (&vault->session);
  opened = livret_vault_open (vault->folder, phrase, &error);
  g_assert_no_error (error);
  vault->session = open_session (opened);
}

void
test_vault_clear (TestVault *vault)
{
  g_clear_object (&vault->session);
  test_remove_folder (vault->folder);
  g_clear_pointer (&vault->folder, g_free);
}

LivretStore *
test_vault_store (TestVault *vault)
{
  return livret_session_get_store (vault->session);
}

gpointer
test_vault_write (TestVault *vault, LivretStoreFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gpointer result =
      livret_store_run (test_vault_store (vault), LIVRET_DB_WRITE, func, data, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (result);
  return result;
}

void
test_vault_write_error (TestVault *vault, LivretStoreFunc func, gpointer data, int code)
{
  g_autoptr (GError) error = NULL;
  gpointer result =
      livret_store_run (test_vault_store (vault), LIVRET_DB_WRITE, func, data, NULL, &error);

  g_assert_error (error, LIVRET_RECORD_ERROR, code);
  g_assert_null (result);
}

gpointer
test_run_sql (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (livret_db_exec (db, data, error));
}

static gpointer
select_int (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare_dynamic (db, data);
  gint64 *out = g_new0 (gint64, 1);

  if (livret_statement_step (s, error))
    *out = livret_statement_int (s, 0);
  return out;
}

gint64
test_vault_int (TestVault *vault, const char *sql)
{
  g_autofree gint64 *out = test_vault_write (vault, select_int, (gpointer) sql);

  return *out;
}

static gpointer
add_person (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (LivretPerson) person = livret_person_new (data);

  return livret_people_add (db, person, error) ? g_strdup (person->id) : NULL;
}

char *
test_vault_add_person (TestVault *vault, const char *name)
{
  return test_vault_write (vault, add_person, (gpointer) name);
}

int
test_memfd (const char *bytes, gssize size)
{
  g_autoptr (GError) error = NULL;
  int fd = livret_memfd_new ("test", bytes, size < 0 ? strlen (bytes) : (gsize) size, &error);

  g_assert_no_error (error);
  return fd;
}
