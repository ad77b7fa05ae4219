/* livret-grants.c: grants in the record: keeping them, and the one gate before bytes leave.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-grants.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/livret-clock.h"
#include "record/livret-journal.h"

LivretGrantItem *
livret_grant_item_new (const char *type, const char *ref)
{
  LivretGrantItem *item = g_new0 (LivretGrantItem, 1);

  item->type = g_strdup (type);
  item->ref = g_strdup (ref);
  item->sha256 = g_strdup ("");
  item->from_day = g_strdup ("");
  item->until_day = g_strdup ("");
  item->export_id = livret_uuid_new ();
  item->title = g_strdup ("");
  return item;
}

void
livret_grant_item_free (LivretGrantItem *item)
{
  if (item == NULL)
    return;
  g_free (item->type);
  g_free (item->ref);
  g_free (item->sha256);
  g_free (item->from_day);
  g_free (item->until_day);
  g_free (item->export_id);
  g_free (item->title);
  g_free (item);
}

/* All texts of the terms, so that making, freeing, binding and reading them is one loop each. */
static const gsize texts[] = {
  G_STRUCT_OFFSET (LivretGrantTerms, id),        G_STRUCT_OFFSET (LivretGrantTerms, person),
  G_STRUCT_OFFSET (LivretGrantTerms, by),        G_STRUCT_OFFSET (LivretGrantTerms, capacity),
  G_STRUCT_OFFSET (LivretGrantTerms, recipient), G_STRUCT_OFFSET (LivretGrantTerms, profession),
  G_STRUCT_OFFSET (LivretGrantTerms, purpose),   G_STRUCT_OFFSET (LivretGrantTerms, route),
  G_STRUCT_OFFSET (LivretGrantTerms, state),     G_STRUCT_OFFSET (LivretGrantTerms, note),
  G_STRUCT_OFFSET (LivretGrantTerms, package),   G_STRUCT_OFFSET (LivretGrantTerms, person_name),
};
#define STORED_TEXTS (G_N_ELEMENTS (texts) - 1)
#define TEXT(terms, i) G_STRUCT_MEMBER (char *, terms, texts[i])

LivretGrantTerms *
livret_grant_terms_new (void)
{
  LivretGrantTerms *terms = g_new0 (LivretGrantTerms, 1);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    TEXT (terms, i) = g_strdup ("");
  g_free (terms->state);
  terms->state = g_strdup ("draft");
  g_free (terms->capacity);
  terms->capacity = g_strdup ("self");
  terms->items = g_ptr_array_new_with_free_func ((GDestroyNotify) livret_grant_item_free);
  return terms;
}

void
livret_grant_terms_free (LivretGrantTerms *terms)
{
  if (terms == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (TEXT (terms, i));
  g_ptr_array_unref (terms->items);
  g_free (terms);
}

/* --- Keeping
 * -------------------------------------------------------------------------------------- */

static gboolean
insert_item (LivretDb *db, gint64 row, guint number, const LivretGrantItem *item, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "INSERT INTO grant_item VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");

  livret_statement_bind_int (s, 1, row);
  livret_statement_bind_int (s, 2, number);
  livret_statement_bind_text (s, 3, item->type);
  livret_statement_bind_text (s, 4, item->ref);
  livret_statement_bind_int (s, 5, item->version);
  livret_statement_bind_text (s, 6, item->sha256);
  livret_statement_bind_text (s, 7, item->from_day);
  livret_statement_bind_text (s, 8, item->until_day);
  livret_statement_bind_text (s, 9, item->export_id);
  livret_statement_bind_text (s, 10, item->title);
  return livret_statement_run (s, error);
}

static gboolean
check_terms (const LivretGrantTerms *terms, GError **error)
{
  const char *wrong = NULL;

  if (*terms->recipient == '\0')
    wrong = _ ("A share needs to say to whom it goes.");
  else if (*terms->purpose == '\0')
    wrong = _ ("A share needs to say what it is for.");
  else if (terms->until <= livret_clock_now ())
    wrong = _ ("The last day of the share has passed already.");
  else if (terms->items->len == 0)
    wrong = _ ("Nothing is chosen to be shared.");
  if (wrong == NULL)
    return TRUE;
  g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID, wrong);
  return FALSE;
}

gboolean
livret_grants_add (LivretDb *db, LivretGrantTerms *terms, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "INSERT INTO grants (id, person, made_by, capacity, recipient, profession, purpose,"
          " route, state, note, package, created, until, max_uses)"
          " SELECT ?1, row, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14"
          " FROM person WHERE id = ?2");
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;

  if (!check_terms (terms, error))
    return FALSE;
  g_free (terms->id);
  terms->id = livret_uuid_new ();
  g_set_str (&terms->state, "draft");
  terms->created = livret_clock_now ();
  for (guint i = 0; i < STORED_TEXTS; i++)
    livret_statement_bind_text (s, i + 1, TEXT (terms, i));
  livret_statement_bind_int (s, 12, terms->created);
  livret_statement_bind_int (s, 13, terms->until);
  livret_statement_bind_int (s, 14, terms->max_uses);
  if (!livret_db_transaction_begin (&t, db, error) || !livret_statement_run (s, error))
    return FALSE;
  if (livret_db_changes (db) != 1)
    {
      g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_FOUND,
                           _ ("This person is not in the household."));
      return FALSE;
    }
  terms->row = livret_db_last_rowid (db);
  for (guint i = 0; i < terms->items->len; i++)
    if (!insert_item (db, terms->row, i, terms->items->pdata[i], error))
      return FALSE;
  return livret_db_transaction_commit (&t, error);
}

/* --- Reading
 * -------------------------------------------------------------------------------------- */

#define COLUMNS                                                                                    \
  "SELECT g.id, p.id, g.made_by, g.capacity, g.recipient, g.profession, g.purpose, g.route, "      \
  "g.state, g.note,"                                                                               \
  " g.package, p.name, g.row, g.created, g.until, g.ended, g.uses, g.max_uses, g.expired"          \
  " FROM grants g JOIN person p ON p.row = g.person"

static gboolean
read_items (LivretDb *db, LivretGrantTerms *terms, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT type, ref, version, sha256, from_day, until_day, export_id, title"
          " FROM grant_item WHERE grant_row = ?1 ORDER BY number");

  livret_statement_bind_int (s, 1, terms->row);
  while (livret_statement_step (s, &failed))
    {
      LivretGrantItem *item = g_new0 (LivretGrantItem, 1);

      item->type = livret_statement_dup_text (s, 0);
      item->ref = livret_statement_dup_text (s, 1);
      item->version = livret_statement_int (s, 2);
      item->sha256 = livret_statement_dup_text (s, 3);
      item->from_day = livret_statement_dup_text (s, 4);
      item->until_day = livret_statement_dup_text (s, 5);
      item->export_id = livret_statement_dup_text (s, 6);
      item->title = livret_statement_dup_text (s, 7);
      g_ptr_array_add (terms->items, item);
    }
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

static LivretGrantTerms *
terms_from_row (LivretStatement *s)
{
  LivretGrantTerms *terms = g_new0 (LivretGrantTerms, 1);
  int column = G_N_ELEMENTS (texts);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    TEXT (terms, i) = livret_statement_dup_text (s, i);
  terms->row = livret_statement_int (s, column++);
  terms->created = livret_statement_int (s, column++);
  terms->until = livret_statement_int (s, column++);
  terms->ended = livret_statement_int (s, column++);
  terms->uses = livret_statement_int (s, column++);
  terms->max_uses = livret_statement_int (s, column++);
  terms->items = g_ptr_array_new_with_free_func ((GDestroyNotify) livret_grant_item_free);
  terms->expired = livret_statement_int (s, column++) != 0 || livret_clock_now () > terms->until;
  if (terms->expired && strcmp (terms->state, "active") == 0)
    g_set_str (&terms->state, "expired");
  return terms;
}

GPtrArray *
livret_grants_list (LivretDb *db, const char *person, GError **error)
{
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) livret_grant_terms_free);
  g_autoptr (GError) failed = NULL;
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, COLUMNS " WHERE ?1 IS NULL OR p.id = ?1 ORDER BY g.created DESC, g.row DESC");

  livret_statement_bind_text (s, 1, person);
  while (livret_statement_step (s, &failed))
    g_ptr_array_add (list, terms_from_row (s));
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return NULL;
    }
  for (guint i = 0; i < list->len; i++)
    if (!read_items (db, list->pdata[i], error))
      return NULL;
  return g_steal_pointer (&list);
}

LivretGrantTerms *
livret_grants_get (LivretDb *db, const char *id, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, COLUMNS " WHERE g.id = ?1");
  g_autoptr (LivretGrantTerms) terms = NULL;
  g_autoptr (GError) failed = NULL;

  livret_statement_bind_text (s, 1, id);
  if (livret_statement_step (s, &failed))
    terms = terms_from_row (s);
  else if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  else
    g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_FOUND,
                 _ ("There is no share %s."), id);
  return terms != NULL && read_items (db, terms, error) ? g_steal_pointer (&terms) : NULL;
}

/* --- In words
 * ------------------------------------------------------------------------------------- */

static guint
count_type (GPtrArray *types, const char *type)
{
  guint n = 0;

  for (guint i = 0; i < types->len; i++)
    n += g_strcmp0 (types->pdata[i], type) == 0;
  return n;
}

static void
add_words (GPtrArray *parts, guint n, char *words)
{
  if (n > 0)
    g_ptr_array_add (parts, words);
  else
    g_free (words);
}

char *
livret_grant_types_words (GPtrArray *types)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  guint documents = count_type (types, "document");
  guint series = count_type (types, "series");
  guint sections = count_type (types, "section");
  guint entries = count_type (types, "entry");

  add_words (parts, documents,
             g_strdup_printf (ngettext ("%u document", "%u documents", documents), documents));
  add_words (parts, series,
             g_strdup_printf (ngettext ("%u measurement", "%u measurements", series), series));
  add_words (parts, sections,
             g_strdup_printf (ngettext ("%u section", "%u sections", sections), sections));
  add_words (parts, entries,
             g_strdup_printf (ngettext ("%u statement", "%u statements", entries), entries));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **) parts->pdata);
}

/* --- The gate
 * ------------------------------------------------------------------------------------- */

static const char *
why_refused (const LivretGrantTerms *terms)
{
  if (strcmp (terms->state, "ended") == 0)
    return _ ("This share was ended; make a new one.");
  if (terms->expired)
    return _ ("This share’s last day has passed; make a new one.");
  if (terms->max_uses > 0 && terms->uses >= terms->max_uses)
    return _ ("This share was used as often as it allows; make a new one.");
  return NULL;
}

/* The chain holds what was granted by id and hash; names stand beside it. */
static gboolean
journal_use (LivretDb *db, const LivretGrantTerms *terms, const char *event, GError **error)
{
  g_autoptr (JsonObject) details = json_object_new ();
  g_autofree char *names =
      g_strjoin ("\n", terms->recipient, *terms->by != '\0' ? terms->by : terms->person_name, NULL);
  JsonArray *items = json_array_new ();

  for (guint i = 0; i < terms->items->len; i++)
    {
      const LivretGrantItem *item = terms->items->pdata[i];
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "type", item->type);
      json_object_set_string_member (object, "ref", item->ref);
      json_object_set_int_member (object, "version", item->version);
      json_object_set_string_member (object, "sha256", item->sha256);
      json_array_add_object_element (items, object);
    }
  json_object_set_string_member (details, "grant", terms->id);
  json_object_set_string_member (details, "route", terms->route);
  json_object_set_string_member (details, "purpose", terms->purpose);
  json_object_set_string_member (details, "capacity", terms->capacity);
  json_object_set_int_member (details, "until", terms->until);
  json_object_set_int_member (details, "use", terms->uses + 1);
  json_object_set_array_member (details, "items", items);
  return livret_journal_append (db, event, terms->person, names, details, error);
}

static gboolean
run_for_id (LivretDb *db, const char *sql, const char *id, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, sql);

  livret_statement_bind_text (s, 1, id);
  return livret_statement_run (s, error);
}

gboolean
livret_grants_use (LivretDb *db, const char *id, const char *event, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  g_autoptr (LivretGrantTerms) terms = NULL;
  const char *why;

  if (!livret_db_transaction_begin (&t, db, error) ||
      (terms = livret_grants_get (db, id, error)) == NULL)
    return FALSE;
  why = why_refused (terms);
  if (why != NULL)
    {
      /* A refusal is part of the history too. */
      if (livret_journal_append_simple (db, error, "grant-refused", terms->person, terms->recipient,
                                        "grant", id, "reason", why, NULL) &&
          livret_db_transaction_commit (&t, error))
        g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID, why);
      return FALSE;
    }
  return run_for_id (db, "UPDATE grants SET uses = uses + 1, state = 'active' WHERE id = ?1", id,
                     error) &&
         journal_use (db, terms, event, error) && livret_db_transaction_commit (&t, error);
}

gboolean
livret_grants_failed (LivretDb *db, const char *id, const char *reason, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  g_autoptr (LivretGrantTerms) terms = NULL;

  return livret_db_transaction_begin (&t, db, error) &&
         (terms = livret_grants_get (db, id, error)) != NULL &&
         run_for_id (db,
                     "UPDATE grants SET uses = max (uses - 1, 0), state ="
                     " CASE WHEN uses <= 1 AND state = 'active' THEN 'draft' ELSE state END"
                     " WHERE id = ?1",
                     id, error) &&
         livret_journal_append_simple (db, error, "grant-failed", terms->person, terms->recipient,
                                       "grant", id, "reason", reason, NULL) &&
         livret_db_transaction_commit (&t, error);
}

gboolean
livret_grants_end (LivretDb *db, const char *id, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  g_autoptr (LivretGrantTerms) terms = NULL;
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "UPDATE grants SET state = 'ended', ended = ?2 WHERE id = ?1");

  if (!livret_db_transaction_begin (&t, db, error) ||
      (terms = livret_grants_get (db, id, error)) == NULL)
    return FALSE;
  if (strcmp (terms->state, "ended") == 0)
    return TRUE;
  livret_statement_bind_text (s, 1, id);
  livret_statement_bind_int (s, 2, livret_clock_now ());
  return livret_statement_run (s, error) &&
         livret_journal_append_simple (db, error, "grant-ended", terms->person, terms->recipient,
                                       "grant", id, NULL) &&
         livret_db_transaction_commit (&t, error);
}
