/* test-place.c: where a vault may stand, and what stands in its folder: links, files of another
 * vault, folders that cannot be written, disks without room.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <linux/capability.h>
#include <linux/magic.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "livret-test-work.h"
#include "record/livret-place.h"
#include "record/livret-session-keys.h"

static char *program;

static LivretSecret *
secret (const char *text)
{
  return livret_secret_new (text, strlen (text));
}

/* Opens vault and session; answers the code of the error, or -1 when it opened. */
static int
open_code (const char *folder)
{
  g_autoptr (LivretSecret) phrase = secret (TEST_PHRASE);
  g_autoptr (GError) error = NULL;
  g_autoptr (LivretSession) session = NULL;
  LivretVault *vault = livret_vault_open (folder, phrase, &error);

  if (vault != NULL)
    session = livret_session_open (vault, &error);
  g_assert_cmpint (session != NULL, ==, error == NULL);
  if (session != NULL)
    return -1;
  g_assert_true (error->domain == LIVRET_RECORD_ERROR);
  g_assert_true (g_str_has_suffix (error->message, "."));
  return error->code;
}

/* --- File systems: what the kernel says is replaced ---------------------------------------------
 */

static guint32 fake_type; /* 0: the real one */
static gboolean fake_locks;

int
statfs (const char *path, struct statfs *info)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  int rc = fd >= 0 ? fstatfs (fd, info) : -1;

  if (fd >= 0)
    close (fd);
  if (rc == 0 && fake_type != 0)
    info->f_type = fake_type;
  return rc;
}

int
flock (int fd, int operation)
{
  return fake_locks ? 0 : (int) syscall (SYS_flock, fd, operation);
}

static void
test_file_systems (void)
{
  static const guint32 unsafe[] = { NFS_SUPER_MAGIC, 0xff534d42, 0x65735546, V9FS_MAGIC };
  static const guint32 safe[] = { EXT4_SUPER_MAGIC, BTRFS_SUPER_MAGIC, TMPFS_MAGIC };
  g_autoptr (LivretSecret) phrase = secret (TEST_PHRASE);
  g_autofree char *other = NULL;
  g_autoptr (GError) error = NULL;
  TestVault v;

  test_vault_init (&v);
  g_clear_object (&v.session);
  other = g_strconcat (v.folder, "-other", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (unsafe); i++)
    {
      fake_type = unsafe[i];
      g_assert_cmpint (open_code (v.folder), ==, LIVRET_RECORD_ERROR_UNSAFE_PLACE);
      g_assert_null (livret_vault_create (other, phrase, "", &error));
      g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_UNSAFE_PLACE);
      g_clear_error (&error);
      g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
      g_assert_false (livret_place_tells_changes (v.folder));
    }
  for (guint i = 0; i < G_N_ELEMENTS (safe); i++)
    {
      fake_type = safe[i];
      g_assert_cmpint (open_code (v.folder), ==, -1);
      g_assert_true (livret_place_tells_changes (v.folder));
    }
  fake_type = 0;
  g_assert_false (livret_place_tells_changes (other));
  /* Locks that are accepted and not kept. */
  fake_locks = TRUE;
  g_assert_cmpint (open_code (v.folder), ==, LIVRET_RECORD_ERROR_UNSAFE_PLACE);
  fake_locks = FALSE;
  g_assert_cmpint (open_code (v.folder), ==, -1);
  test_vault_clear (&v);
}

/* --- Links ---------------------------------------------------------------------------------------
 */

static void
test_links (void)
{
  static const char *const names[] = { "keys.json", "record.db", "lock" };
  TestVault v;
  g_autofree char *link = NULL;

  test_vault_init (&v);
  g_clear_object (&v.session);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (v.folder, names[i], NULL);
      g_autofree char *elsewhere = g_strdup_printf ("%s-%s", v.folder, names[i]);

      g_assert_cmpint (g_rename (path, elsewhere), ==, 0);
      g_assert_cmpint (symlink (elsewhere, path), ==, 0);
      g_assert_cmpint (open_code (v.folder), >=, 0);
      g_assert_cmpint (livret_vault_exists (v.folder), ==, i == 2);
      g_unlink (path);
      g_assert_cmpint (g_rename (elsewhere, path), ==, 0);
    }
  /* The folder itself may stand behind one. */
  link = g_strconcat (v.folder, "-link", NULL);
  g_assert_cmpint (symlink (v.folder, link), ==, 0);
  g_assert_cmpint (open_code (link), ==, -1);
  g_unlink (link);
  test_vault_clear (&v);
}

/* --- Files of another vault ----------------------------------------------------------------------
 */

static void
replace (const TestVault *v, const char *name, const char *bytes, gsize size)
{
  g_autofree char *path = g_build_filename (v->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, bytes, size, NULL));
}

static char *
read_file (const TestVault *v, const char *name, gsize *size)
{
  g_autofree char *path = g_build_filename (v->folder, name, NULL);
  char *bytes;

  g_assert_true (g_file_get_contents (path, &bytes, size, NULL));
  return bytes;
}

static gpointer
change_vault_id (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (livret_db_exec (
      db, "UPDATE meta SET value = '00000000-0000-4000-8000-000000000000' WHERE key = 'vault_id'",
      error));
}

static void
test_foreign_files (void)
{
  TestVault v, other;
  g_autofree char *record = NULL, *foreign = NULL;
  gsize size, foreign_size;

  test_vault_init (&other);
  g_clear_object (&other.session);
  foreign = read_file (&other, "record.db", &foreign_size);
  test_vault_init (&v);
  g_clear_object (&v.session);
  record = read_file (&v, "record.db", &size);
  replace (&v, "record.db", foreign, foreign_size);
  g_assert_cmpint (open_code (v.folder), ==, LIVRET_RECORD_ERROR_DAMAGED);
  replace (&v, "record.db", "", 0);
  g_assert_cmpint (open_code (v.folder), ==, LIVRET_RECORD_ERROR_DAMAGED);
  replace (&v, "record.db", record, 100);
  g_assert_cmpint (open_code (v.folder), ==, LIVRET_RECORD_ERROR_DAMAGED);
  {
    /* All but the first page. */
    g_autofree char *damaged = g_memdup2 (record, size);

    memset (damaged + 4096, 0x55, size - 4096);
    replace (&v, "record.db", damaged, size);
    g_assert_cmpint (open_code (v.folder), ==, LIVRET_RECORD_ERROR_DAMAGED);
  }
  replace (&v, "record.db", record, size);
  g_assert_cmpint (open_code (v.folder), ==, -1);
  /* The right key, the wrong record. */
  test_vault_reopen (&v);
  test_vault_write (&v, change_vault_id, NULL);
  g_clear_object (&v.session);
  g_assert_cmpint (open_code (v.folder), ==, LIVRET_RECORD_ERROR_DAMAGED);
  test_vault_clear (&v);
  test_vault_clear (&other);
}

static gpointer
read_contents (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (livret_db_exec (db,
                                          "SELECT sum (length (data)) FROM chunk WHERE"
                                          " substr (data, 1, 1) = x'00'",
                                          error));
}

/* A page gone bad on the disk is said when it is met, as what it is; the rest can be read. */
static void
test_damaged_page (void)
{
  g_autofree char *record = NULL, *person = NULL;
  gsize size;
  TestVault v;

  test_vault_init (&v);
  person = test_vault_add_person (&v, "Camille");
  for (int i = 0; i < 4; i++)
    g_assert_true (test_work_step (v.session, i, NULL));
  test_vault_write (&v, read_contents, NULL);
  g_clear_object (&v.session);
  record = read_file (&v, "record.db", &size);
  /* The last pages hold the document's bytes. */
  memset (record + size - 20 * 4096, 0x55, 8 * 4096);
  replace (&v, "record.db", record, size);
  test_vault_reopen (&v);
  test_vault_write_error (&v, read_contents, NULL, LIVRET_RECORD_ERROR_DAMAGED);
  g_assert_cmpint (test_vault_int (&v, "SELECT count(*) FROM person"), ==, 1);
  test_vault_clear (&v);
}

/* In a process of its own nothing is said on standard error, whatever the cipher thinks of a file.
 */
static void
test_silent (void)
{
  TestVault v;
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *noise = NULL, *out = NULL;
  g_autofree char *bytes = g_strnfill (8192, 'x');

  test_vault_init (&v);
  g_clear_object (&v.session);
  replace (&v, "record.db", bytes, 8192);
  child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error,
                            program, "--child", v.folder, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (child, NULL, NULL, &out, &noise, &error));
  g_assert_cmpint (g_subprocess_get_exit_status (child), ==, LIVRET_RECORD_ERROR_DAMAGED);
  g_assert_cmpstr (out, ==, "");
  g_assert_cmpstr (noise, ==, "");
  test_vault_clear (&v);
}

/* --- Without the right to write ------------------------------------------------------------------
 */

/* Root writes anywhere; without this capability permissions count for it too. Plain users have
 * none. */
static void
set_override (gboolean on)
{
  struct __user_cap_header_struct header = { .version = _LINUX_CAPABILITY_VERSION_3 };
  struct __user_cap_data_struct data[2];
  guint32 bits = 1u << CAP_DAC_OVERRIDE | 1u << CAP_DAC_READ_SEARCH;

  g_assert_cmpint (syscall (SYS_capget, &header, data), ==, 0);
  data[0].effective =
      on ? data[0].effective | (bits & data[0].permitted) : data[0].effective & ~bits;
  g_assert_cmpint (syscall (SYS_capset, &header, data), ==, 0);
}

static void
set_modes (const TestVault *v, int folder, int record, int lock)
{
  g_autofree char *record_path = g_build_filename (v->folder, "record.db", NULL);
  g_autofree char *lock_path = g_build_filename (v->folder, "lock", NULL);

  g_assert_cmpint (g_chmod (v->folder, 0700), ==, 0);
  g_assert_cmpint (g_chmod (record_path, record), ==, 0);
  g_assert_cmpint (g_chmod (lock_path, lock), ==, 0);
  g_assert_cmpint (g_chmod (v->folder, folder), ==, 0);
}

static void
test_read_only (void)
{
  static const int modes[][3] = {
    { 0500, 0600, 0600 }, { 0500, 0400, 0400 }, { 0700, 0400, 0600 }, { 0700, 0600, 0400 }
  };
  g_autofree char *record = NULL;
  gsize size;
  TestVault v;

  test_vault_init (&v);
  g_clear_object (&v.session);
  record = read_file (&v, "record.db", &size);
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autofree char *after = NULL;
      gsize after_size;

      set_modes (&v, modes[i][0], modes[i][1], modes[i][2]);
      set_override (FALSE);
      g_assert_cmpint (open_code (v.folder), ==, LIVRET_RECORD_ERROR_READ_ONLY);
      set_override (TRUE);
      after = read_file (&v, "record.db", &after_size);
      g_assert_cmpmem (after, after_size, record, size);
    }
  set_modes (&v, 0700, 0600, 0600);
  g_assert_cmpint (open_code (v.folder), ==, -1);
  test_vault_clear (&v);
}

static void
test_create_read_only (void)
{
  g_autofree char *folder = g_dir_make_tmp ("livret-test-XXXXXX", NULL);
  g_autofree char *inside = g_build_filename (folder, "vault", NULL);
  g_autoptr (LivretSecret) phrase = secret (TEST_PHRASE);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_chmod (folder, 0500), ==, 0);
  set_override (FALSE);
  g_assert_null (livret_vault_create (inside, phrase, "", &error));
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_null (livret_vault_create (folder, phrase, "", &error));
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_READ_ONLY);
  set_override (TRUE);
  g_assert_false (livret_vault_exists (folder));
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* --- Without room --------------------------------------------------------------------------------
 */

static void
limit_files (rlim_t size)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = size;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* The keys as they were, in memory too: the next change does not bring the failed one along. */
static void
test_keys_without_room (void)
{
  g_autoptr (LivretSecret) second = secret ("une autre phrase");
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;
  gsize size, after_size;
  LivretVault *vault;
  TestVault v;

  test_vault_init (&v);
  vault = livret_session_get_vault (v.session);
  before = read_file (&v, "keys.json", &size);
  limit_files (100);
  g_assert_false (livret_session_add_passphrase (v.session, second, "Louis", &error));
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_FULL);
  g_clear_error (&error);
  g_assert_null (livret_session_add_recovery (v.session, &error));
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_FULL);
  g_clear_error (&error);
  limit_files (RLIM_INFINITY);
  after = read_file (&v, "keys.json", &after_size);
  g_assert_cmpmem (after, after_size, before, size);
  {
    g_autoptr (GPtrArray) slots = livret_vault_list_slots (vault);

    g_assert_cmpint (slots->len, ==, 1);
  }
  g_assert_true (livret_session_add_passphrase (v.session, second, "Louis", &error));
  g_clear_object (&v.session);
  g_assert_cmpint (open_code (v.folder), ==, -1);
  test_vault_clear (&v);
}

static void
test_create_without_room (void)
{
  g_autofree char *folder = g_dir_make_tmp ("livret-test-XXXXXX", NULL);
  g_autoptr (LivretSecret) phrase = secret (TEST_PHRASE);
  g_autoptr (GError) error = NULL;

  for (rlim_t size = 0; size < 600 * 1024; size += 40 * 1024)
    {
      LivretVault *vault;

      limit_files (size);
      vault = livret_vault_create (folder, phrase, "", &error);
      limit_files (RLIM_INFINITY);
      if (vault == NULL)
        g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_FULL);
      g_clear_error (&error);
      g_assert_cmpint (livret_vault_exists (folder), ==, vault != NULL);
      livret_vault_free (vault);
      if (vault != NULL)
        break;
    }
  g_assert_cmpint (open_code (folder), ==, -1);
  test_remove_folder (folder);
}

/* Each key more, until no more can be read back. */
static void
test_too_many_keys (void)
{
  g_autoptr (LivretSecret) phrase = secret ("une autre phrase");
  g_autoptr (GError) error = NULL;
  int added = 1;
  TestVault v;

  test_vault_init (&v);
  while (
      livret_session_add_passphrase (v.session, phrase, "Frère d’une très longue lignée", &error))
    added++;
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID);
  g_assert_cmpint (added, ==, 32);
  g_clear_object (&v.session);
  g_assert_cmpint (open_code (v.folder), ==, -1);
  test_vault_clear (&v);
}

int
main (int argc, char **argv)
{
  if (argc == 3 && strcmp (argv[1], "--child") == 0)
    return open_code (argv[2]);
  program = argv[0];
  signal (SIGXFSZ, SIG_IGN);
  test_init (&argc, &argv);
  g_test_add_func ("/place/file-systems", test_file_systems);
  g_test_add_func ("/place/links", test_links);
  g_test_add_func ("/place/foreign-files", test_foreign_files);
  g_test_add_func ("/place/damaged-page", test_damaged_page);
  g_test_add_func ("/place/silent", test_silent);
  g_test_add_func ("/place/read-only", test_read_only);
  g_test_add_func ("/place/create-read-only", test_create_read_only);
  g_test_add_func ("/place/keys-without-room", test_keys_without_room);
  g_test_add_func ("/place/create-without-room", test_create_without_room);
  g_test_add_func ("/place/too-many-keys", test_too_many_keys);
  return g_test_run ();
}
