/* livret-document-bulk.c: one change to many documents at once, and its way back.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-document-bulk.h"

#include <string.h>

LivretBulk *
livret_bulk_new (LivretBulkSort sort, const char *text, gboolean on, GPtrArray *ids)
{
  LivretBulk *bulk = g_atomic_rc_box_new0 (LivretBulk);

  bulk->sort = sort;
  bulk->text = g_strdup (text != NULL ? text : "");
  bulk->on = on;
  bulk->ids = ids;
  bulk->before = g_ptr_array_new_with_free_func ((GDestroyNotify) livret_document_free);
  return bulk;
}

LivretBulk *
livret_bulk_ref (LivretBulk *bulk)
{
  return g_atomic_rc_box_acquire (bulk);
}

static void
clear (gpointer data)
{
  LivretBulk *bulk = data;

  g_free (bulk->text);
  g_ptr_array_unref (bulk->ids);
  g_ptr_array_unref (bulk->before);
}

void
livret_bulk_unref (LivretBulk *bulk)
{
  g_atomic_rc_box_release_full (bulk, clear);
}

/* (nullable): without @error if it was erased meanwhile. */
static LivretDocument *
find (LivretDb *db, const char *id, GError **error)
{
  g_autoptr (GError) failed = NULL;
  LivretDocument *document = livret_documents_get (db, id, &failed);

  if (failed != NULL &&
      !g_error_matches (failed, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&failed));
  return document;
}

static gboolean
is_of_folder (LivretDb *db,
              const LivretDocument *document,
              const char *folder,
              gboolean *fits,
              GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT EXISTS (SELECT 1 FROM folder f JOIN person p ON p.row = f.person"
          " WHERE f.id = ?1 AND p.id = ?2)");

  livret_statement_bind_text (s, 1, folder);
  livret_statement_bind_text (s, 2, document->person);
  if (!livret_statement_step (s, error))
    return FALSE;
  *fits = *folder == '\0' || livret_statement_int (s, 0) != 0;
  return TRUE;
}

/* Makes @document what it is to be; @changed: whether it is another one now. */
static gboolean
apply (LivretDb *db,
       const LivretBulk *bulk,
       LivretDocument *document,
       gboolean *changed,
       GError **error)
{
  g_autoptr (LivretDocument) was = livret_document_copy (document);
  gboolean fits;

  switch (bulk->sort)
    {
    case LIVRET_BULK_CATEGORY:
      g_set_str (&document->category, bulk->text);
      break;
    case LIVRET_BULK_PERSON:
      g_set_str (&document->person, bulk->text);
      break;
    case LIVRET_BULK_DATE:
      if (!livret_date_parse (bulk->text, NULL, &document->date, error))
        return FALSE;
      break;
    case LIVRET_BULK_FOLDER:
      if (!is_of_folder (db, document, bulk->text, &fits, error))
        return FALSE;
      if (fits)
        g_set_str (&document->folder, bulk->text);
      break;
    case LIVRET_BULK_HIDDEN:
      document->hidden = bulk->on;
      break;
    case LIVRET_BULK_PINNED:
      document->pinned = bulk->on;
      break;
    case LIVRET_BULK_BIN:
      document->deleted = bulk->on;
      break;
    }
  *changed = strcmp (was->category, document->category) != 0 ||
             strcmp (was->person, document->person) != 0 ||
             strcmp (was->date.text, document->date.text) != 0 ||
             strcmp (was->folder, document->folder) != 0 || was->hidden != document->hidden ||
             was->pinned != document->pinned || (was->deleted != 0) != (document->deleted != 0);
  return TRUE;
}

static gboolean
keep (LivretDb *db, const LivretBulk *bulk, const LivretDocument *document, GError **error)
{
  if (bulk->sort == LIVRET_BULK_BIN)
    return livret_documents_delete (db, document->id, document->deleted != 0, error);
  return livret_documents_update (db, document, error);
}

gboolean
livret_bulk_run (LivretDb *db, LivretBulk *bulk, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  g_autoptr (GPtrArray) before =
      g_ptr_array_new_with_free_func ((GDestroyNotify) livret_document_free);

  if (!livret_db_transaction_begin (&t, db, error))
    return FALSE;
  for (guint i = 0; i < bulk->ids->len; i++)
    {
      g_autoptr (GError) failed = NULL;
      g_autoptr (LivretDocument) document = find (db, bulk->ids->pdata[i], &failed);
      g_autoptr (LivretDocument) was = document != NULL ? livret_document_copy (document) : NULL;
      gboolean changed;

      if (document == NULL && failed == NULL)
        continue;
      if (document == NULL || !apply (db, bulk, document, &changed, &failed) ||
          (changed && !keep (db, bulk, document, &failed)))
        {
          g_propagate_error (error, g_steal_pointer (&failed));
          return FALSE;
        }
      if (changed)
        g_ptr_array_add (before, g_steal_pointer (&was));
    }
  if (!livret_db_transaction_commit (&t, error))
    return FALSE;
  g_ptr_array_unref (bulk->before);
  bulk->before = g_steal_pointer (&before);
  return TRUE;
}

/* In this one thing as it was; whatever else was said of it since stays. */
static void
take_from (const LivretBulk *bulk, LivretDocument *document, const LivretDocument *was)
{
  switch (bulk->sort)
    {
    case LIVRET_BULK_CATEGORY:
      g_set_str (&document->category, was->category);
      break;
    case LIVRET_BULK_PERSON:
      g_set_str (&document->person, was->person);
      g_set_str (&document->folder, was->folder);
      break;
    case LIVRET_BULK_DATE:
      document->date = was->date;
      break;
    case LIVRET_BULK_FOLDER:
      g_set_str (&document->folder, was->folder);
      break;
    case LIVRET_BULK_HIDDEN:
      document->hidden = was->hidden;
      break;
    case LIVRET_BULK_PINNED:
      document->pinned = was->pinned;
      break;
    case LIVRET_BULK_BIN:
      document->deleted = was->deleted;
      break;
    }
}

gboolean
livret_bulk_take_back (LivretDb *db, const LivretBulk *bulk, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;

  if (!livret_db_transaction_begin (&t, db, error))
    return FALSE;
  for (guint i = 0; i < bulk->before->len; i++)
    {
      const LivretDocument *was = bulk->before->pdata[i];
      g_autoptr (GError) failed = NULL;
      g_autoptr (LivretDocument) document = find (db, was->id, &failed);

      if (document != NULL)
        take_from (bulk, document, was);
      if (failed == NULL && (document == NULL || keep (db, bulk, document, &failed)))
        continue;
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  return livret_db_transaction_commit (&t, error);
}
