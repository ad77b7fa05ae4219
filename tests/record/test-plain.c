/* test-plain.c: a plain SQLite in SQLCipher's place: Livret refuses before a file is made.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <dlfcn.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <link.h>
#define SQLITE_HAS_CODEC 1
#include <sqlcipher/sqlite3.h>
#include <string.h>
#include <unistd.h>

#include "livret-test-vault.h"

static char *program;
static char *shim; /* plain-sqlite.c, built */

/* --- The process that has the wrong library ------------------------------------------------------
 */

static LivretSecret *
phrase (void)
{
  return livret_secret_new (TEST_PHRASE, strlen (TEST_PHRASE));
}

static GError *
child_create (const char *folder)
{
  g_autoptr (LivretSecret) secret = phrase ();
  GError *error = NULL;

  livret_vault_free (livret_vault_create (folder, secret, "canary", &error));
  return error;
}

static GError *
child_open (const char *folder)
{
  g_autoptr (LivretSecret) secret = phrase ();
  GError *error = NULL;
  LivretVault *vault = livret_vault_open (folder, secret, &error);

  if (vault != NULL)
    {
      g_autoptr (LivretSession) session = livret_session_open (vault, &error);
    }
  return error;
}

static GError *
child_database (const char *folder)
{
  g_autoptr (LivretSecret) key = livret_secret_new_random (32);
  g_autofree char *path = g_build_filename (folder, "record.db", NULL);
  GError *error = NULL;

  livret_db_close (livret_db_open (path, key, LIVRET_DB_WRITE, TRUE, &error));
  return error;
}

#define NO_ERROR 100

static int
run_child (char **argv)
{
  g_autoptr (GError) error = NULL;

  if (strcmp (argv[2], "create") == 0)
    error = child_create (argv[3]);
  else if (strcmp (argv[2], "open") == 0)
    error = child_open (argv[3]);
  else
    error = child_database (argv[3]);
  if (error == NULL)
    return NO_ERROR;
  return error->domain == LIVRET_RECORD_ERROR ? error->code : NO_ERROR + 1;
}

/* --- Giving it the wrong library
 * ------------------------------------------------------------------ */

/* Where the plain library is, found as any program would find it. */
static char *
find_plain_library (void)
{
  void *handle = dlopen ("libsqlite3.so.0", RTLD_NOW | RTLD_LOCAL);
  struct link_map *map = NULL;

  /* GNOME's own libraries bring it. */
  g_assert_nonnull (handle);
  g_assert_cmpint (dlinfo (handle, RTLD_DI_LINKMAP, &map), ==, 0);
  return g_strdup (map->l_name);
}

/* A folder in which the cipher's name leads to the plain library. */
static char *
make_library_folder (void)
{
  g_autofree char *folder = g_dir_make_tmp ("livret-test-XXXXXX", NULL);
  g_autofree char *plain = find_plain_library ();
  g_autofree char *name = NULL, *link = NULL;
  Dl_info info;
  void *function = (void *) sqlite3_key_v2;

  g_assert_cmpint (dladdr (function, &info), !=, 0);
  name = g_path_get_basename (info.dli_fname);
  g_assert_true (g_str_has_prefix (name, "libsqlcipher.so"));
  link = g_build_filename (folder, name, NULL);
  g_assert_cmpint (symlink (plain, link), ==, 0);
  return g_steal_pointer (&folder);
}

typedef enum
{
  WITHOUT_SHIM,
  WITH_SHIM,
  LYING,
} Library;

static int
run (Library library, const char *what, const char *folder)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autofree char *libraries = make_library_folder ();
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_subprocess_launcher_setenv (launcher, "LD_LIBRARY_PATH", libraries, TRUE);
  g_subprocess_launcher_setenv (launcher, "ASAN_OPTIONS", "verify_asan_link_order=0", TRUE);
  if (library != WITHOUT_SHIM)
    g_subprocess_launcher_setenv (launcher, "LD_PRELOAD", shim, TRUE);
  if (library == LYING)
    g_subprocess_launcher_setenv (launcher, "PLAIN_SQLITE_LIES", "1", TRUE);
  child = g_subprocess_launcher_spawn (launcher, &error, program, "--child", what, folder, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait (child, NULL, &error));
  status = g_subprocess_get_if_exited (child) ? g_subprocess_get_exit_status (child) : -1;
  test_remove_folder (libraries);
  return status;
}

/* --- What is on the disk afterwards
 * --------------------------------------------------------------- */

/* Every file's name and bytes, as one text. */
static char *
snapshot (const char *folder)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_clear_pointer (&dir, g_dir_close);
  g_ptr_array_sort_values (names, (GCompareFunc) strcmp);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);
      g_autofree char *bytes = NULL;
      g_autofree char *hash = NULL;
      gsize size;

      g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
      g_assert_null (memmem (bytes, size, "SQLite format 3", 15));
      g_assert_null (memmem (bytes, size, "canary", 6));
      hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) bytes, size);
      g_string_append_printf (all, "%s %s\n", (char *) names->pdata[i], hash);
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
assert_nothing_made (const char *folder)
{
  g_autofree char *files = snapshot (folder);

  g_assert_cmpstr (files, ==, "");
}

static void
test_create (void)
{
  g_autofree char *folder = g_dir_make_tmp ("livret-test-XXXXXX", NULL);

  g_assert_cmpint (run (WITH_SHIM, "create", folder), ==, LIVRET_RECORD_ERROR_NOT_ENCRYPTED);
  assert_nothing_made (folder);
  g_assert_cmpint (run (WITH_SHIM, "database", folder), ==, LIVRET_RECORD_ERROR_NOT_ENCRYPTED);
  assert_nothing_made (folder);
  /* It says it is a cipher: what it writes first shows that it is not. */
  g_assert_cmpint (run (LYING, "create", folder), ==, LIVRET_RECORD_ERROR_NOT_ENCRYPTED);
  assert_nothing_made (folder);
  /* And as it comes, it cannot even be linked. */
  g_assert_cmpint (run (WITHOUT_SHIM, "create", folder), !=, NO_ERROR);
  assert_nothing_made (folder);
  test_remove_folder (folder);
}

static void
test_open (void)
{
  TestVault v;
  g_autofree char *person = NULL, *before = NULL, *after = NULL;

  test_vault_init (&v);
  person = test_vault_add_person (&v, "canary");
  g_clear_object (&v.session);
  before = snapshot (v.folder);
  g_assert_cmpint (run (WITH_SHIM, "open", v.folder), ==, LIVRET_RECORD_ERROR_NOT_ENCRYPTED);
  g_assert_cmpint (run (LYING, "open", v.folder), ==, LIVRET_RECORD_ERROR_DAMAGED);
  g_assert_cmpint (run (WITHOUT_SHIM, "open", v.folder), !=, NO_ERROR);
  after = snapshot (v.folder);
  g_assert_cmpstr (after, ==, before);
  test_vault_reopen (&v);
  g_assert_cmpint (test_vault_int (&v, "SELECT count(*) FROM person"), ==, 1);
  test_vault_clear (&v);
}

/* The right library, by the same road: the refusals above are the library's doing. */
static void
test_cipher (void)
{
  TestVault v;
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GError) error = NULL;

  test_vault_init (&v);
  g_clear_object (&v.session);
  child = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, "--child", "open", v.folder,
                            NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait (child, NULL, &error));
  g_assert_cmpint (g_subprocess_get_exit_status (child), ==, NO_ERROR);
  test_vault_clear (&v);
}

int
main (int argc, char **argv)
{
  if (argc == 4 && strcmp (argv[1], "--child") == 0)
    return run_child (argv);
  program = argv[0];
  shim = g_strdup (g_getenv ("PLAIN_SQLITE"));
  test_init (&argc, &argv);
  g_test_add_func ("/plain/cipher", test_cipher);
  g_test_add_func ("/plain/create", test_create);
  g_test_add_func ("/plain/open", test_open);
  return g_test_run ();
}
