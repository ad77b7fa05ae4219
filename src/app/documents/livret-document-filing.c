/* livret-document-filing.c: a new folder and the documents that go into it, as one change.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-document-filing.h"

#include "record/livret-folders.h"

struct _LivretFiling
{
  char *person;
  char *name;
  LivretBulk *bulk;
};

LivretFiling *
livret_filing_new (const char *person, const char *name, LivretBulk *bulk)
{
  LivretFiling *filing = g_atomic_rc_box_new0 (LivretFiling);

  filing->person = g_strdup (person);
  filing->name = g_strdup (name);
  filing->bulk = bulk;
  return filing;
}

/* Counted by threads: one writes while the other offers to take back. */
LivretFiling *
livret_filing_ref (LivretFiling *filing)
{
  return g_atomic_rc_box_acquire (filing);
}

static void
clear (gpointer data)
{
  LivretFiling *filing = data;

  g_free (filing->person);
  g_free (filing->name);
  livret_bulk_unref (filing->bulk);
}

void
livret_filing_unref (LivretFiling *filing)
{
  g_atomic_rc_box_release_full (filing, clear);
}

gpointer
livret_filing_run (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  LivretFiling *filing = data;
  g_autofree char *id = NULL;

  if (!livret_db_transaction_begin (&t, db, error) ||
      (id = livret_folders_add (db, filing->person, NULL, filing->name, error)) == NULL)
    return NULL;
  g_set_str (&filing->bulk->text, id);
  return GINT_TO_POINTER (livret_bulk_run (db, filing->bulk, error) &&
                          livret_db_transaction_commit (&t, error));
}

gpointer
livret_filing_take_back (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  LivretFiling *filing = data;
  g_autoptr (LivretFolderGone) gone = NULL;

  return GINT_TO_POINTER (livret_db_transaction_begin (&t, db, error) &&
                          livret_bulk_take_back (db, filing->bulk, error) &&
                          (gone = livret_folders_delete (db, filing->bulk->text, error)) != NULL &&
                          livret_db_transaction_commit (&t, error));
}
