/* livret-bin.c: all that was deleted and can be put back, of whatever kind.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-bin.h"

#include <glib/gi18n-lib.h>

#include "record/livret-journal.h"

#define DAY G_GINT64_CONSTANT (86400)

void
livret_bin_item_free (LivretBinItem *item)
{
  g_free (item->id);
  g_free (item->person);
  g_free (item->person_name);
  g_free (item->title);
  g_free (item->group);
  if (item->reading != NULL)
    livret_reading_clear (item->reading);
  g_free (item->reading);
  g_free (item);
}

static LivretBinItem *
item_new (
    LivretBinKind kind, const char *id, const char *person, const char *person_name, gint64 deleted)
{
  LivretBinItem *item = g_new0 (LivretBinItem, 1);

  item->kind = kind;
  item->id = g_strdup (id);
  item->person = g_strdup (person);
  item->person_name = g_strdup (person_name);
  item->deleted = deleted;
  item->until = kind == LIVRET_BIN_READING ? 0 : deleted + LIVRET_BIN_DAYS * DAY;
  return item;
}

/* --- Listing ---------------------------------------------------------------------------------- */

static int
compare_deleted (gconstpointer a, gconstpointer b)
{
  const LivretDocument *first = *(LivretDocument *const *) a;
  const LivretDocument *second = *(LivretDocument *const *) b;

  return (first->deleted < second->deleted) - (first->deleted > second->deleted);
}

static gboolean
add_documents (LivretDb *db, const char *person, GPtrArray *items, GError **error)
{
  LivretDocumentQuery query = { .person = person, .only_deleted = TRUE, .include_hidden = TRUE };
  g_autoptr (GPtrArray) documents = livret_documents_list (db, &query, error);

  if (documents == NULL)
    return FALSE;
  g_ptr_array_sort (documents, compare_deleted);
  for (guint i = 0; i < documents->len; i++)
    {
      const LivretDocument *d = documents->pdata[i];
      LivretBinItem *item =
          item_new (LIVRET_BIN_DOCUMENT, d->id, d->person, d->person_name, d->deleted);

      item->title = g_strdup (d->title);
      item->group = g_strdup (d->category);
      g_ptr_array_add (items, item);
    }
  return TRUE;
}

static gboolean
add_entries (LivretDb *db, const char *person, GPtrArray *items, GError **error)
{
  g_autoptr (GPtrArray) entries = livret_entries_list_bin (db, person, error);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const LivretEntry *e = entries->pdata[i];
      LivretBinItem *item =
          item_new (LIVRET_BIN_ENTRY, e->id, e->person, e->person_name, e->deleted);

      item->title = g_strdup (e->text);
      item->group = g_strdup (e->section);
      item->none = e->none;
      g_ptr_array_add (items, item);
    }
  return entries != NULL;
}

/* FALSE: not read. */
static gboolean
add_reading (LivretDb *db, LivretStatement *s, GPtrArray *items, GError **error)
{
  LivretReadingKey key = { livret_statement_int (s, 0), livret_statement_int (s, 1),
                           livret_statement_int (s, 2), livret_statement_double (s, 3),
                           (int) livret_statement_int (s, 4) };
  g_autofree char *id = livret_reading_key_to_id (&key);
  g_autofree LivretReading *reading = g_new0 (LivretReading, 1);
  LivretBinItem *item;

  if (!livret_readings_get (db, &key, reading, error))
    return FALSE;
  item = item_new (LIVRET_BIN_READING, id, livret_statement_text (s, 6),
                   livret_statement_text (s, 7), livret_statement_int (s, 5));
  item->title = g_strdup ("");
  item->group = g_strdup (reading->kind->id);
  item->reading = g_steal_pointer (&reading);
  g_ptr_array_add (items, item);
  return TRUE;
}

/* A correction may outlive the reading it is of, until another import brings that again. */
static gboolean
add_readings (LivretDb *db, const char *person, GPtrArray *items, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT o.series, o.time, o.duration, o.value, o.code, o.changed, p.id, p.name"
          " FROM reading_override o JOIN readings r ON r.series = o.series AND r.time = o.time"
          "  AND r.duration = o.duration AND r.value = o.value AND r.code = o.code"
          " JOIN series s ON s.row = o.series"
          " JOIN person p ON p.row = coalesce (o.person, s.person)"
          " WHERE o.deleted AND (?1 IS NULL OR p.id = ?1) ORDER BY o.changed DESC LIMIT ?2");

  livret_statement_bind_text (s, 1, person);
  livret_statement_bind_int (s, 2, LIVRET_BIN_READINGS_MAX);
  while (livret_statement_step (s, &failed))
    if (!add_reading (db, s, items, error))
      return FALSE;
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

static gboolean
add_person (LivretDb *db, LivretStatement *s, GPtrArray *items, GError **error)
{
  const char *id = livret_statement_text (s, 0);
  const char *name = livret_statement_text (s, 1);
  LivretBinItem *item = item_new (LIVRET_BIN_PERSON, id, id, name, livret_statement_int (s, 2));

  item->title = g_strdup (name);
  item->group = g_strdup ("");
  g_ptr_array_add (items, item);
  return livret_people_held (db, item->id, &item->held, error);
}

GPtrArray *
livret_bin_list_people (LivretDb *db, GError **error)
{
  g_autoptr (GPtrArray) items =
      g_ptr_array_new_with_free_func ((GDestroyNotify) livret_bin_item_free);
  g_autoptr (GError) failed = NULL;
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT id, name, removed FROM everybody WHERE removed != 0 AND erased = 0"
          " ORDER BY removed DESC, row DESC");

  while (livret_statement_step (s, &failed))
    if (!add_person (db, s, items, error))
      return NULL;
  if (failed == NULL)
    return g_steal_pointer (&items);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

GPtrArray *
livret_bin_list (LivretDb *db, const char *person, GError **error)
{
  g_autoptr (GPtrArray) items =
      person == NULL ? livret_bin_list_people (db, error)
                     : g_ptr_array_new_with_free_func ((GDestroyNotify) livret_bin_item_free);

  if (items == NULL || !add_documents (db, person, items, error) ||
      !add_entries (db, person, items, error) || !add_readings (db, person, items, error))
    return NULL;
  return g_steal_pointer (&items);
}

LivretBinItem *
livret_bin_find (LivretDb *db, const char *id, GError **error)
{
  g_autoptr (GPtrArray) items = livret_bin_list (db, NULL, error);

  for (guint i = 0; items != NULL && i < items->len; i++)
    if (g_str_equal (((LivretBinItem *) items->pdata[i])->id, id))
      return g_ptr_array_steal_index (items, i);
  if (items != NULL)
    g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_FOUND,
                 _ ("Nothing in the bin has the id %s."), id);
  return NULL;
}

/* --- Taking out ------------------------------------------------------------------------------- */

gboolean
livret_bin_restore (LivretDb *db, LivretBinKind kind, const char *id, GError **error)
{
  LivretReadingKey key;

  if (kind == LIVRET_BIN_PERSON)
    return livret_people_restore (db, id, error);
  if (kind == LIVRET_BIN_DOCUMENT)
    return livret_documents_delete (db, id, FALSE, error);
  if (kind == LIVRET_BIN_ENTRY)
    return livret_entries_delete (db, id, FALSE, error);
  return livret_reading_key_from_id (id, &key, error) &&
         livret_readings_delete (db, &key, FALSE, error);
}

/* Somebody may have put it back meanwhile. */
static gboolean
check_in_bin (gint64 deleted, GError **error)
{
  if (deleted != 0)
    return TRUE;
  g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID,
                       _ ("This is not in the bin any more; nothing was erased."));
  return FALSE;
}

static gboolean
erase_document (LivretDb *db, const char *id, GError **error)
{
  g_autoptr (LivretDocument) document = livret_documents_get (db, id, error);

  return document != NULL && check_in_bin (document->deleted, error) &&
         livret_documents_erase (db, id, error);
}

static gboolean
erase_entry (LivretDb *db, const char *id, GError **error)
{
  g_autoptr (LivretEntry) entry = livret_entries_get (db, id, error);

  return entry != NULL && check_in_bin (entry->deleted, error) &&
         livret_entries_erase (db, id, error);
}

gboolean
livret_bin_erase (LivretDb *db, LivretBinKind kind, const char *id, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;

  if (kind == LIVRET_BIN_READING)
    {
      g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID,
                           _ ("A deleted reading stays noted, so that no import brings it back; "
                              "it is not erased."));
      return FALSE;
    }
  if (kind == LIVRET_BIN_PERSON)
    return livret_people_erase (db, id, error);
  return livret_db_transaction_begin (&t, db, error) &&
         (kind == LIVRET_BIN_DOCUMENT ? erase_document (db, id, error)
                                      : erase_entry (db, id, error)) &&
         livret_db_transaction_commit (&t, error);
}

int
livret_bin_shares (LivretDb *db, LivretBinKind kind, const char *id, GError **error)
{
  LivretPersonHeld held;
  g_autoptr (GError) failed = NULL;
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "SELECT count(DISTINCT g.row) FROM grant_item i"
                             " JOIN grants g ON g.row = i.grant_row"
                             " WHERE i.type = ?1 AND i.ref = ?2 AND g.state != 'draft'");

  if (kind == LIVRET_BIN_PERSON)
    return livret_people_held (db, id, &held, error) ? (int) held.shares : -1;
  livret_statement_bind_text (s, 1, kind == LIVRET_BIN_DOCUMENT ? "document" : "entry");
  livret_statement_bind_text (s, 2, id);
  if (livret_statement_step (s, &failed))
    return (int) livret_statement_int (s, 0);
  g_propagate_error (error, g_steal_pointer (&failed));
  return -1;
}
