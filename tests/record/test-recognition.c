/* test-recognition.c: which documents wait for the words in their pictures, and what is kept.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * By the real reader: what it reads is tested in tests/reader/test-words.c.
 */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "livret-test-paper.h"
#include "record/livret-recognition.h"

/* One pixel of grey, with so many bytes behind that each is another file. */
typedef struct
{
  const char *person;
  const char *type;
  const char *text;
  int pages;
  int number;
  char *id;
} File;

static char *grey;
static gsize grey_size;
static LivretReader *recognizer;

JOB (add_file)
{
  File *file = data;
  g_autoptr (LivretDocument) d = livret_document_new ();
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *behind = g_strdup_printf ("%d", file->number);
  gboolean picture = g_str_has_prefix (file->type, "image/");
  gboolean added;
  int fd;

  if (picture)
    g_byte_array_append (bytes, (guint8 *) grey, grey_size);
  g_byte_array_append (bytes, (guint8 *) behind, strlen (behind));
  fd = test_memfd ((char *) bytes->data, bytes->len);
  d->pages = file->pages;
  g_set_str (&d->media_type, file->type);
  if (file->id != NULL)
    {
      g_set_str (&d->id, file->id);
      added = livret_documents_add_version (db, d, fd, file->text, error);
    }
  else
    {
      g_set_str (&d->person, file->person);
      g_set_str (&d->title, behind);
      added = livret_documents_add (db, d, fd, file->text, 0, error);
      g_set_str (&file->id, d->id);
    }
  close (fd);
  return added ? DONE : NULL;
}

JOB (count)
{
  return GINT_TO_POINTER (livret_recognition_waiting (db, data, error) + 1);
}

static int
waiting (TestVault *v, const char *person)
{
  return GPOINTER_TO_INT (test_vault_write (v, count, (gpointer) person)) - 1;
}

static gboolean
take (TestVault *v, LivretRecognitionStep *step, const LivretProgress *progress)
{
  g_autoptr (GError) error = NULL;
  gboolean done = livret_recognition_step (test_vault_store (v), recognizer, NULL, progress, step,
                                           NULL, &error);

  g_assert_no_error (error);
  g_assert_true (done);
  return step->document != NULL;
}

static void
test_waiting (void)
{
  TestVault v;
  g_autofree char *camille = NULL, *louis = NULL;
  File text = { NULL, "application/pdf", "one\ftwo", 2, 1 };
  File half = { NULL, "application/pdf", "one\f \n", 2, 2 };
  File note = { NULL, "text/plain", "", 1, 3 };
  File photo = { NULL, "image/png", "", 1, 4 };
  g_auto (LivretRecognitionStep) none = { 0 };

  test_vault_init (&v);
  camille = test_vault_add_person (&v, "Camille");
  louis = test_vault_add_person (&v, "Louis");
  text.person = half.person = note.person = camille;
  photo.person = louis;
  test_vault_write (&v, add_file, &text);
  test_vault_write (&v, add_file, &half);
  test_vault_write (&v, add_file, &note);
  test_vault_write (&v, add_file, &photo);
  g_assert_cmpint (waiting (&v, NULL), ==, 3);
  g_assert_cmpint (waiting (&v, camille), ==, 2);
  g_assert_cmpint (waiting (&v, louis), ==, 1);

  /* Newest first: the photograph, then the PDF that cannot be read, with its reason; the one whose
   * pages have words is never looked at. */
  for (int i = 0; i < 2; i++)
    {
      g_auto (LivretRecognitionStep) step = { 0 };

      g_assert_true (take (&v, &step, NULL));
      g_assert_cmpstr (step.document->id, ==, i == 0 ? photo.id : half.id);
      g_assert_cmpint (step.found.pages, ==, 0);
      g_assert_cmpint (step.reason != NULL, ==, i == 1);
    }
  g_assert_false (take (&v, &none, NULL));
  g_assert_cmpint (waiting (&v, NULL), ==, 0);
  g_assert_cmpint (test_vault_int (&v, "SELECT count (*) FROM recognition"), ==, 3);
  g_assert_cmpint (
      test_vault_int (&v, "SELECT count (*) FROM document_text WHERE text LIKE 'one%'"), ==, 2);

  /* Another file is looked at again. */
  photo.number = 5;
  test_vault_write (&v, add_file, &photo);
  g_assert_cmpint (waiting (&v, NULL), ==, 1);
  g_free (text.id);
  g_free (half.id);
  g_free (note.id);
  g_free (photo.id);
  test_vault_clear (&v);
}

typedef struct
{
  TestVault *v;
  File *file;
} Change;

static void
change_meanwhile (double done, gpointer data)
{
  Change *change = data;

  test_vault_write (change->v, add_file, change->file);
}

static void
test_changed_meanwhile (void)
{
  TestVault v;
  g_autofree char *camille = NULL;
  File photo = { NULL, "image/png", "", 1, 1 };
  Change change = { &v, &photo };
  const LivretProgress progress = LIVRET_PROGRESS_INIT (change_meanwhile, &change);
  g_auto (LivretRecognitionStep) step = { 0 };

  test_vault_init (&v);
  photo.person = camille = test_vault_add_person (&v, "Camille");
  test_vault_write (&v, add_file, &photo);
  photo.number = 2;
  g_assert_true (take (&v, &step, &progress));
  g_assert_cmpint (waiting (&v, NULL), ==, 1);
  g_assert_cmpint (test_vault_int (&v, "SELECT count (*) FROM recognition"), ==, 0);
  g_free (photo.id);
  test_vault_clear (&v);
}

/* A reader that has no Tesseract, and one that does not start, are no fault of a document. */
static void
test_not_able (void)
{
  TestVault v;
  g_autofree char *camille = NULL;
  File photo = { NULL, "image/png", "", 1, 1 };
  const char *programs[] = { g_getenv ("LIVRET_READER_PROGRAM"), "/nowhere" };

  test_vault_init (&v);
  photo.person = camille = test_vault_add_person (&v, "Camille");
  test_vault_write (&v, add_file, &photo);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (LivretReader) reader = livret_reader_new (programs[i]);
      g_auto (LivretRecognitionStep) step = { 0 };
      g_autoptr (GError) error = NULL;

      g_assert_false (
          livret_recognition_step (test_vault_store (&v), reader, NULL, NULL, &step, NULL, &error));
      g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_READER);
      g_assert_cmpint (waiting (&v, NULL), ==, 1);
    }
  g_free (photo.id);
  test_vault_clear (&v);
}

int
main (int argc, char **argv)
{
  g_autofree char *path = NULL;
  int status;

  test_init (&argc, &argv);
  path = g_test_build_filename (G_TEST_DIST, "data", "png", "plain.png", NULL);
  g_assert_true (g_file_get_contents (path, &grey, &grey_size, NULL));
  recognizer = livret_reader_new_recognizer (g_getenv ("LIVRET_READER_PROGRAM"));
  g_test_add_func ("/recognition/waiting", test_waiting);
  g_test_add_func ("/recognition/changed-meanwhile", test_changed_meanwhile);
  g_test_add_func ("/recognition/not-able", test_not_able);
  status = g_test_run ();
  livret_reader_free (recognizer);
  g_free (grey);
  return status;
}
