/* livret-test-work.c: a row of changes to a vault, and a check of what is there.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "livret-test-work.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "record/livret-db-copy.h"
#include "record/livret-documents.h"
#include "record/livret-entries.h"
#include "record/livret-journal.h"
#include "record/livret-people.h"

#define DONE GINT_TO_POINTER (TRUE)
#define BYTES (60 * 1024)

/* --- Steps --------------------------------------------------------------------------------------
 */

static gboolean
add_entry (LivretDb *db, const LivretPerson *person, int number, GError **error)
{
  g_autoptr (LivretEntry) entry = livret_entry_new ();

  g_set_str (&entry->person, person->id);
  g_set_str (&entry->section, "treatments");
  g_free (entry->text);
  entry->text = g_strdup_printf ("Étape %d", number);
  return livret_entries_add (db, entry, 0, error);
}

static int
make_bytes (int number)
{
  g_autofree char *bytes = g_malloc (BYTES);

  for (int i = 0; i < BYTES; i++)
    bytes[i] = (char) (i * 31);
  memcpy (bytes, &number, sizeof number);
  return test_memfd (bytes, BYTES);
}

static gboolean
add_document (LivretDb *db, const LivretPerson *person, int number, GError **error)
{
  g_autoptr (LivretDocument) d = livret_document_new ();
  int fd = make_bytes (number);
  gboolean added;

  g_set_str (&d->person, person->id);
  g_set_str (&d->title, "Bilan");
  added = livret_documents_add (db, d, fd, "hémoglobine", 0, error);
  close (fd);
  return added;
}

static gboolean
add_version (LivretDb *db, int number, GError **error)
{
  LivretDocumentQuery query = { .limit = 1 };
  g_autoptr (GPtrArray) list = livret_documents_list (db, &query, error);
  int fd = make_bytes (number);
  gboolean added = list != NULL && livret_documents_add_version (db, list->pdata[0], fd, "", error);

  close (fd);
  return added;
}

static gpointer
do_step (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  int number = GPOINTER_TO_INT (data);
  g_autoptr (GPtrArray) people = livret_people_list (db, error);
  gboolean done;

  if (people == NULL)
    return NULL;
  if (number % 4 == 1)
    done = add_document (db, people->pdata[0], number, error);
  else if (number % 4 == 2)
    done = add_version (db, number, error);
  else
    done = add_entry (db, people->pdata[0], number, error);
  return GINT_TO_POINTER (done);
}

gboolean
test_work_step (LivretSession *session, int number, GError **error)
{
  return livret_store_run (livret_session_get_store (session), LIVRET_DB_WRITE, do_step,
                           GINT_TO_POINTER (number), NULL, error) != NULL;
}

/* --- Checks -------------------------------------------------------------------------------------
 */

int
test_work_count (TestVault *vault)
{
  return test_vault_int (vault,
                         "SELECT (SELECT count(*) FROM entry) + (SELECT count(*) FROM version)");
}

static void
check_versions (LivretDb *db, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) versions = livret_documents_list_versions (db, id, &error);

  g_assert_no_error (error);
  g_assert_cmpint (versions->len, >, 0);
  for (guint i = 0; i < versions->len; i++)
    {
      LivretDocumentVersion *version = versions->pdata[i];
      int fd = livret_documents_open_version (db, id, version->number, &error);

      /* Bytes that are not the ones of the hash are refused. */
      g_assert_no_error (error);
      close (fd);
    }
}

static gpointer
check_all (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  LivretDocumentQuery query = { .include_hidden = TRUE };
  g_autoptr (GPtrArray) documents = livret_documents_list (db, &query, error);
  gint64 count, time;

  if (documents == NULL || !livret_db_check (db, error) ||
      !livret_journal_verify (db, &count, &time, NULL, error))
    return NULL;
  for (guint i = 0; i < documents->len; i++)
    check_versions (db, ((LivretDocument *) documents->pdata[i])->id);
  return DONE;
}

void
test_work_check (TestVault *vault)
{
  test_vault_write (vault, check_all, NULL);
}

void
test_copy_folder (const char *from, const char *to)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  test_remove_folder (to);
  g_assert_cmpint (g_mkdir_with_parents (to, 0700), ==, 0);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *source = g_build_filename (from, name, NULL);
      g_autofree char *target = g_build_filename (to, name, NULL);
      g_autofree char *bytes = NULL;
      gsize size;

      g_assert_true (g_file_get_contents (source, &bytes, &size, NULL));
      g_assert_true (
          g_file_set_contents_full (target, bytes, size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
    }
}
