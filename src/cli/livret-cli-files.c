/* livret-cli-files.c: keeping documents: folders, and one change to several documents.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/livret-cli-groups.h"

#include <glib/gi18n-lib.h>

#include "cli/livret-cli-lookup.h"
#include "cli/livret-cli-output.h"
#include "record/livret-document-beside.h"
#include "record/livret-document-bulk.h"
#include "record/livret-folders.h"

/* --- folders ---------------------------------------------------------------------------------- */

static const LivretCliColumn folder_columns[] = {
  { ".name", N_ ("Folder") },
  { "person", N_ ("Person") },
  { "documents", N_ ("Documents") },
  { "id", N_ ("Id") },
  { NULL },
};

static JsonObject *
describe_folder (const LivretFolder *folder)
{
  g_autofree char *indented = g_strdup_printf ("%*s%s", folder->depth * 2, "", folder->name);
  JsonObject *object = livret_cli_object ("id", folder->id, "person", folder->person_name,
                                          "person_id", folder->person, "parent", folder->parent,
                                          "name", folder->name, ".name", indented, NULL);

  json_object_set_int_member (object, "depth", folder->depth);
  json_object_set_int_member (object, "documents", folder->documents);
  return object;
}

static gboolean
answer_folder (LivretCli *cli, LivretDb *db, const char *id, GError **error)
{
  g_autoptr (LivretFolder) folder = livret_folders_get (db, id, error);
  g_autoptr (JsonObject) object = folder != NULL ? describe_folder (folder) : NULL;

  return object != NULL && livret_cli_answer (cli, object, folder_columns, error);
}

gboolean
livret_cli_folder_list (LivretCli *cli, LivretDb *db, GError **error)
{
  g_autofree char *person = NULL;
  g_autoptr (GPtrArray) folders = NULL;
  g_autoptr (LivretCliRows) rows = NULL;

  if (!livret_cli_person_id (cli, db, &person, error) ||
      (folders = livret_folders_list (db, person, error)) == NULL)
    return FALSE;
  rows = livret_cli_rows_new (cli, folder_columns);
  for (guint i = 0; i < folders->len; i++)
    livret_cli_rows_add (rows, describe_folder (folders->pdata[i]));
  return livret_cli_rows_end (rows, _ ("No folder."), error);
}

gboolean
livret_cli_folder_add (LivretCli *cli, LivretDb *db, GError **error)
{
  g_autoptr (LivretPerson) person = livret_cli_person (cli, db, error);
  g_autofree char *id = NULL;

  if (person == NULL)
    return FALSE;
  id = livret_folders_add (db, person->id, livret_cli_option (cli, "in"),
                           livret_cli_operand (cli, 0), error);
  return id != NULL && answer_folder (cli, db, id, error);
}

gboolean
livret_cli_folder_change (LivretCli *cli, LivretDb *db, GError **error)
{
  const char *id = livret_cli_operand (cli, 0);
  g_autoptr (LivretFolder) folder = NULL;

  if (livret_cli_option (cli, "name") == NULL && livret_cli_option (cli, "in") == NULL)
    return livret_cli_usage (error, _ ("Nothing is to be changed: --name, --in or both."));
  folder = livret_folders_get (db, id, error);
  return folder != NULL &&
         livret_folders_change (db, id, livret_cli_option_or (cli, "name", folder->name),
                                livret_cli_option_or (cli, "in", folder->parent), error) &&
         answer_folder (cli, db, id, error);
}

gboolean
livret_cli_folder_delete (LivretCli *cli, LivretDb *db, GError **error)
{
  const char *id = livret_cli_operand (cli, 0);
  g_autoptr (LivretFolder) folder = livret_folders_get (db, id, error);
  g_autoptr (LivretFolderGone) gone = folder != NULL ? livret_folders_delete (db, id, error) : NULL;
  g_autoptr (JsonObject) object = gone != NULL ? describe_folder (folder) : NULL;

  return object != NULL && livret_cli_answer (cli, object, folder_columns, error);
}

/* --- documents -------------------------------------------------------------------------------- */

static const LivretCliColumn change_columns[] = {
  { "asked", N_ ("Documents") },
  { "changed", N_ ("Changed") },
  { NULL },
};

/* The changes asked for, in this order: a document is given to a person before it goes into one of
 * their folders. */
static const struct
{
  const char *option;
  LivretBulkSort sort;
  gboolean on;
} changes[] = {
  { "to", LIVRET_BULK_PERSON },         { "category", LIVRET_BULK_CATEGORY },
  { "date", LIVRET_BULK_DATE },         { "folder", LIVRET_BULK_FOLDER },
  { "hide", LIVRET_BULK_HIDDEN, TRUE }, { "show-again", LIVRET_BULK_HIDDEN, FALSE },
  { "pin", LIVRET_BULK_PINNED, TRUE },  { "unpin", LIVRET_BULK_PINNED, FALSE },
};

static gboolean
check_category (const char *code, GError **error)
{
  for (const LivretCategory *c = livret_categories (); code != NULL && c->code != NULL; c++)
    if (g_str_equal (c->code, code))
      return TRUE;
  return code == NULL || livret_cli_usage (error, _ ("There is no category %s."), code);
}

/* What is not there is an error here, where somebody wrote its id. */
static GPtrArray *
take_ids (LivretCli *cli, LivretDb *db, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; livret_cli_operand (cli, i) != NULL; i++)
    {
      g_autoptr (LivretDocument) document =
          livret_documents_get (db, livret_cli_operand (cli, i), error);

      if (document == NULL)
        return NULL;
      g_ptr_array_add (ids, g_strdup (document->id));
    }
  return g_steal_pointer (&ids);
}

static char *
value_of (LivretCli *cli, LivretDb *db, const char *option, GError **error)
{
  const char *value = livret_cli_option (cli, option);
  g_autoptr (LivretPerson) person = NULL;

  if (!g_str_equal (option, "to"))
    return g_strdup (value);
  person = livret_people_find (db, value, error);
  return person != NULL ? g_strdup (person->id) : NULL;
}

static gboolean
write_note (
    LivretDb *db, const GPtrArray *ids, const char *note, GHashTable *changed, GError **error)
{
  for (guint i = 0; note != NULL && i < ids->len; i++)
    {
      g_autoptr (LivretDocument) document = livret_documents_get (db, ids->pdata[i], error);

      if (document == NULL)
        return FALSE;
      if (g_str_equal (document->note, note))
        continue;
      g_set_str (&document->note, note);
      if (!livret_documents_update (db, document, error))
        return FALSE;
      g_hash_table_add (changed, g_strdup (document->id));
    }
  return TRUE;
}

static gboolean
change_all (LivretCli *cli, LivretDb *db, GPtrArray *ids, GHashTable *changed, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *value = NULL;
      g_autoptr (LivretBulk) bulk = NULL;

      if (!livret_cli_switch (cli, changes[i].option))
        continue;
      value = value_of (cli, db, changes[i].option, error);
      if (value == NULL)
        return FALSE;
      bulk = livret_bulk_new (changes[i].sort, value, changes[i].on, g_ptr_array_ref (ids));
      if (!livret_bulk_run (db, bulk, error))
        return FALSE;
      for (guint b = 0; b < bulk->before->len; b++)
        g_hash_table_add (changed, g_strdup (((LivretDocument *) bulk->before->pdata[b])->id));
    }
  return write_note (db, ids, livret_cli_option (cli, "note"), changed, error);
}

gboolean
livret_cli_document_change (LivretCli *cli, LivretDb *db, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  g_autoptr (GHashTable) changed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (JsonObject) object = NULL;

  if (!check_category (livret_cli_option (cli, "category"), error) ||
      !livret_db_transaction_begin (&t, db, error) || (ids = take_ids (cli, db, error)) == NULL ||
      !change_all (cli, db, ids, changed, error) || !livret_db_transaction_commit (&t, error))
    return FALSE;
  object = json_object_new ();
  json_object_set_int_member (object, "asked", ids->len);
  json_object_set_int_member (object, "changed", g_hash_table_size (changed));
  return livret_cli_answer (cli, object, change_columns, error);
}

static const LivretCliColumn beside_columns[] = {
  { "document", N_ ("Document") },
  { "other", N_ ("Beside it") },
  { "beside", N_ ("Stands there") },
  { NULL },
};

gboolean
livret_cli_document_beside (LivretCli *cli, LivretDb *db, GError **error)
{
  const char *document = livret_cli_operand (cli, 0);
  const char *other = livret_cli_operand (cli, 1);
  gboolean beside = !livret_cli_switch (cli, "away");
  g_autoptr (JsonObject) object = NULL;

  if (!livret_beside_set (db, document, other, beside, error))
    return FALSE;
  object = livret_cli_object ("document", document, "other", other, NULL);
  json_object_set_boolean_member (object, "beside", beside);
  return livret_cli_answer (cli, object, beside_columns, error);
}
