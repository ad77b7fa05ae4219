/* livret-test-paper.c: documents and jobs on them, for tests.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "livret-test-paper.h"

#include <unistd.h>

static LivretDocument *
describe (const Paper *paper)
{
  LivretDocument *d = livret_document_new ();

  g_set_str (&d->person, paper->person);
  g_set_str (&d->title, paper->title);
  g_set_str (&d->author, paper->author != NULL ? paper->author : "");
  if (paper->category != NULL)
    g_set_str (&d->category, paper->category);
  g_assert_true (livret_date_parse (paper->date != NULL ? paper->date : "", NULL, &d->date, NULL));
  d->hidden = paper->hidden;
  return d;
}

gpointer
test_paper_add (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Paper *paper = data;
  g_autoptr (LivretDocument) d = describe (paper);
  int fd = test_memfd (paper->bytes, -1);
  gboolean added = livret_documents_add (db, d, fd, paper->text, paper->import_row, error);

  close (fd);
  if (added)
    g_set_str (&paper->id, d->id);
  return GINT_TO_POINTER (added);
}

gpointer
test_paper_add_version (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Paper *paper = data;
  g_autoptr (LivretDocument) d = livret_document_new ();
  int fd = test_memfd (paper->bytes, -1);
  gboolean added;

  g_set_str (&d->id, paper->id);
  g_set_str (&d->media_type, "application/pdf");
  g_set_str (&d->file_name, paper->title);
  d->pages = 2;
  d->hidden = paper->hidden;
  added = livret_documents_add_version (db, d, fd, paper->text, error);
  close (fd);
  return added ? GINT_TO_POINTER (d->version) : NULL;
}

/* Titles of what a query finds, "|" between. */
JOB (list_titles)
{
  g_autoptr (GPtrArray) list = livret_documents_list (db, data, error);
  GString *titles = g_string_new (NULL);

  g_assert_nonnull (list);
  if (((LivretDocumentQuery *) data)->limit == 0)
    g_assert_cmpint (livret_documents_count (db, data, NULL), ==, list->len);
  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? "|" : "",
                            ((LivretDocument *) list->pdata[i])->title);
  return g_string_free (titles, FALSE);
}

void
test_assert_titles (TestVault *v, LivretDocumentQuery query, const char *expected)
{
  g_autofree char *titles = test_vault_write (v, list_titles, &query);

  g_assert_cmpstr (titles, ==, expected);
}

typedef struct
{
  const char *id;
  int number;
} WhichVersion;

JOB (read_version)
{
  WhichVersion *which = data;
  int fd = livret_documents_open_version (db, which->id, which->number, error);
  g_autoptr (GBytes) bytes = fd >= 0 ? livret_memfd_bytes (fd, error) : NULL;

  if (fd >= 0)
    close (fd);
  return bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes))
                       : NULL;
}

void
test_assert_version (TestVault *v, const char *id, int number, const char *expected)
{
  WhichVersion which = { id, number };
  g_autofree char *bytes = test_vault_write (v, read_version, &which);

  g_assert_cmpstr (bytes, ==, expected);
}

void
test_version_missing (TestVault *v, const char *id, int number)
{
  WhichVersion which = { id, number };

  test_vault_write_error (v, read_version, &which, LIVRET_RECORD_ERROR_NOT_FOUND);
}
