/* test-copy.c: copies of a vault open with the same phrase, hold the same, or leave nothing behind.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "backup/livret-copy.h"
#include "base/livret-clock.h"
#include "livret-test-vault.h"
#include "record/livret-documents.h"
#include "record/livret-journal.h"
#include "record/livret-meta.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define CANARY "CANARI-COPIE-4711"
#define DAY 86400

typedef struct
{
  TestVault vault;
  char *place; /* a folder to copy into */
  char *target;
} Fixture;

static gpointer
add_document (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (LivretDocument) document = livret_document_new ();
  g_autofree char *bytes = g_strnfill (700 * 1024, 'x');
  int fd;

  memcpy (bytes + 300 * 1024, CANARY, strlen (CANARY));
  fd = test_memfd (bytes, -1);
  g_free (document->person);
  document->person = g_strdup (data);
  g_free (document->title);
  document->title = g_strdup (CANARY);
  g_free (document->media_type);
  document->media_type = g_strdup ("text/plain");
  return livret_documents_add (db, document, fd, CANARY, 0, error) ? g_strdup (document->id) : NULL;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *person = NULL;

  test_vault_init (&fixture->vault);
  fixture->place = g_dir_make_tmp ("livret-copies-XXXXXX", NULL);
  fixture->target = g_build_filename (fixture->place, "copie", NULL);
  person = test_vault_add_person (&fixture->vault, "Camille Martin");
  g_free (test_vault_write (&fixture->vault, add_document, person));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  livret_clock_fix (TEST_NOW);
  test_vault_clear (&fixture->vault);
  test_remove_folder (fixture->place);
  g_free (fixture->place);
  g_free (fixture->target);
}

static LivretCopy *
copy_to (Fixture *fixture, const char *target, GError **error)
{
  return livret_copy_vault (fixture->vault.session, target, NULL, NULL, NULL, error);
}

static void
on_progress (double done, gpointer user_data)
{
  double *last = user_data;

  g_assert_cmpfloat (done, >=, *last);
  g_assert_cmpfloat (done, <=, 1);
  *last = done;
}

/* --- a good copy ----------------------------------------------------------------------- */

static void
assert_ciphertext (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  g_assert_cmpuint (size, >, 700 * 1024);
  g_assert_null (memmem (bytes, size, CANARY, strlen (CANARY)));
  g_assert_null (memmem (bytes, size, "SQLite format", 13));
}

static gpointer
find_canary (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  LivretDocumentQuery query = { .search = CANARY };
  g_autoptr (GPtrArray) found = livret_documents_list (db, &query, error);

  return found != NULL && found->len == 1 ? GINT_TO_POINTER (TRUE) : NULL;
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  double done = 0;
  g_autoptr (LivretCopy) copy =
      livret_copy_vault (fixture->vault.session, fixture->target, on_progress, &done, NULL, &error);
  g_autofree char *database = g_build_filename (fixture->target, "record.db", NULL);
  g_autoptr (LivretSecret) phrase = livret_secret_new (TEST_PHRASE, strlen (TEST_PHRASE));
  g_autoptr (GDir) dir = NULL;
  TestVault twin;
  guint files = 0;

  g_assert_no_error (error);
  g_assert_cmpstr (copy->folder, ==, fixture->target);
  g_assert_cmpint (copy->contents, ==, 1);
  g_assert_cmpint (copy->rows, >, 5);
  g_assert_cmpint (copy->entries, >=, 3);
  g_assert_cmpint (copy->size, >, 700 * 1024);
  g_assert_cmpfloat (done, ==, 1);
  assert_ciphertext (database);
  dir = g_dir_open (fixture->target, 0, NULL);
  while (g_dir_read_name (dir) != NULL)
    files++;
  g_assert_cmpuint (files, ==, 2); /* no journal, no temporary file */
  g_assert_cmpint (test_vault_int (&fixture->vault,
                                   "SELECT count (*) FROM journal WHERE record LIKE '%copy-made%'"),
                   ==, 1);
  /* Restoring is opening it. */
  twin.session = livret_session_open (livret_vault_open (fixture->target, phrase, &error), &error);
  g_assert_no_error (error);
  test_vault_write (&twin, find_canary, NULL);
  g_object_unref (twin.session);
}

static void
test_empty_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LivretCopy) copy = NULL;

  g_assert_cmpint (g_mkdir (fixture->target, 0700), ==, 0);
  copy = copy_to (fixture, fixture->target, &error);
  g_assert_no_error (error);
  g_assert_true (livret_vault_exists (fixture->target));
}

/* --- refusals, and what they leave ------------------------------------------------------ */

static void
test_taken_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *mine = g_build_filename (fixture->target, "mine.txt", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (fixture->target, 0700), ==, 0);
  g_assert_true (g_file_set_contents (mine, "mine", -1, NULL));
  g_assert_null (copy_to (fixture, fixture->target, &error));
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID);
  g_assert_true (g_file_test (mine, G_FILE_TEST_EXISTS));
  g_assert_false (livret_vault_exists (fixture->target));
  g_clear_error (&error);
  g_assert_null (copy_to (fixture, mine, &error));
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID);
}

static void
test_inside_vault (Fixture *fixture, gconstpointer data)
{
  g_autofree char *inside = g_build_filename (fixture->vault.folder, "copie", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (copy_to (fixture, inside, &error));
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID);
  g_assert_false (g_file_test (inside, G_FILE_TEST_EXISTS));
}

static void
test_no_parent (Fixture *fixture, gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (fixture->place, "a", "b", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (copy_to (fixture, nowhere, &error));
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_FAILED);
}

static void
assert_nothing_left (Fixture *fixture)
{
  g_assert_false (g_file_test (fixture->target, G_FILE_TEST_EXISTS));
  g_assert_cmpint (
      test_vault_int (&fixture->vault, "SELECT count (*) FROM meta WHERE key = 'last_copy'"), ==,
      0);
}

/* So is the way, inside a sandbox, to a folder that a file dialog handed over. */
static void
test_through_a_link (Fixture *fixture, gconstpointer data)
{
  g_autofree char *link = g_build_filename (fixture->place, "link", NULL);
  g_autofree char *target = g_build_filename (link, "copie", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LivretCopy) copy = NULL;

  g_assert_cmpint (symlink (".", link), ==, 0);
  copy = copy_to (fixture, target, &error);
  g_assert_no_error (error);
  g_assert_nonnull (copy);
  g_assert_true (g_file_test (fixture->target, G_FILE_TEST_IS_DIR));
}

static void
on_progress_cancel (double done, gpointer user_data)
{
  if (done > 0.5)
    g_cancellable_cancel (user_data);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (livret_copy_vault (fixture->vault.session, fixture->target, on_progress_cancel,
                                    cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_nothing_left (fixture);
}

/* A limit on the size of files stands in for a stick that fills up halfway. */
static void
test_full_disk (Fixture *fixture, gconstpointer data)
{
  struct rlimit before, small;
  g_autoptr (GError) error = NULL;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = before;
  small.rlim_cur = 300 * 1024;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  g_assert_null (copy_to (fixture, fixture->target, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_nonnull (error);
  assert_nothing_left (fixture);
}

/* While the copy is compared, a bit of it is turned over. */
static void
on_progress_damage (double done, gpointer user_data)
{
  const char *target = user_data;
  g_autofree char *path = g_build_filename (target, "record.db", NULL);
  FILE *file;

  if (done < 0.5 || done > 0.7)
    return;
  file = fopen (path, "r+b");
  g_assert_nonnull (file);
  fseek (file, 200 * 1024, SEEK_SET);
  fputc ('!', file);
  fclose (file);
}

static void
test_damaged_copy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (livret_copy_vault (fixture->vault.session, fixture->target, on_progress_damage,
                                    fixture->target, NULL, &error));
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_DAMAGED);
  assert_nothing_left (fixture);
}

/* --- the reminder ------------------------------------------------------------------------ */

static gpointer
days_since (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  *(int *) data = livret_copy_days_since (db, error);
  return GINT_TO_POINTER (TRUE);
}

static void
test_reminder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LivretCopy) copy = NULL;
  g_autofree char *never = livret_copy_sentence (-1);
  g_autofree char *today = livret_copy_sentence (0);
  int days;

  test_vault_write (&fixture->vault, days_since, &days);
  g_assert_cmpint (days, ==, -1);
  g_assert_true (livret_copy_is_due (days));
  copy = copy_to (fixture, fixture->target, NULL);
  g_assert_nonnull (copy);
  test_vault_write (&fixture->vault, days_since, &days);
  g_assert_cmpint (days, ==, 0);
  g_assert_false (livret_copy_is_due (days));
  livret_clock_fix (TEST_NOW + 30 * DAY);
  test_vault_write (&fixture->vault, days_since, &days);
  g_assert_cmpint (days, ==, 30);
  g_assert_true (livret_copy_is_due (days));
  g_assert_cmpstr (never, !=, today);
}

#define ADD(path, test) g_test_add ("/backup/copy/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("same", test_copy);
  ADD ("empty-folder", test_empty_folder);
  ADD ("taken-folder", test_taken_folder);
  ADD ("inside-vault", test_inside_vault);
  ADD ("no-parent", test_no_parent);
  ADD ("link", test_through_a_link);
  ADD ("cancelled", test_cancelled);
  ADD ("full-disk", test_full_disk);
  ADD ("damaged", test_damaged_copy);
  ADD ("reminder", test_reminder);
  return g_test_run ();
}
