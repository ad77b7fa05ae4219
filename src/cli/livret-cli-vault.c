/* livret-cli-vault.c: making a vault, looking at it, copying it, showing its raw key.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/livret-cli-groups.h"

#include <sys/stat.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "backup/livret-copy.h"
#include "cli/livret-cli-keys.h"
#include "cli/livret-cli-output.h"
#include "cli/livret-cli-passphrase.h"
#include "record/livret-documents.h"
#include "record/livret-entries.h"
#include "record/livret-journal.h"
#include "record/livret-keyfile.h"
#include "record/livret-meta.h"
#include "record/livret-people.h"
#include "record/livret-readings.h"
#include "record/livret-session-keys.h"

static const LivretCliColumn create_columns[] = {
  { "vault", N_ ("Vault") },
  { "id", N_ ("Id") },
  { NULL },
};
static const LivretCliColumn info_columns[] = {
  { "vault", N_ ("Vault") },
  { "name", N_ ("Name") },
  { "id", N_ ("Id") },
  { "bytes", N_ ("Bytes") },
  { "generation", N_ ("Changes of keys") },
  { ".argon2id", N_ ("Argon2id") },
  { "people", N_ ("People") },
  { "documents", N_ ("Documents") },
  { "entries", N_ ("Health statements") },
  { "readings", N_ ("Readings") },
  { "journal", N_ ("Journal entries") },
  { ".last_copy", N_ ("Copy") },
  { NULL },
};
static const LivretCliColumn copy_columns[] = {
  { "copy", N_ ("Copy") },
  { "bytes", N_ ("Bytes") },
  { "rows", N_ ("Rows compared") },
  { "contents", N_ ("Contents compared") },
  { "journal", N_ ("Journal entries") },
  { NULL },
};

/* --- create ----------------------------------------------------------------------------------- */

static gboolean
name_vault (LivretCli *cli, LivretDb *db, gpointer data, GError **error)
{
  const char *name = livret_cli_option (cli, "name");

  return livret_meta_set (db, LIVRET_META_LABEL, name, error) &&
         livret_journal_append_simple (db, error, "vault-named", NULL, name, NULL);
}

gboolean
livret_cli_vault_create (LivretCli *cli, LivretDb *db, GError **error)
{
  const char *folder = livret_cli_option (cli, "vault");
  g_autoptr (LivretSecret) phrase =
      livret_cli_read_phrase (cli, "passphrase-file", _ ("New passphrase: "), TRUE, error);
  g_autoptr (JsonObject) answer = NULL;
  LivretVault *vault;

  if (phrase == NULL)
    return FALSE;
  vault = livret_vault_create (folder, phrase, livret_cli_option_or (cli, "owner", ""), error);
  if (vault == NULL || !livret_cli_adopt (cli, vault, error))
    return FALSE;
  if (livret_cli_switch (cli, "name") &&
      !livret_cli_job (cli, LIVRET_DB_WRITE, name_vault, NULL, error))
    return FALSE;
  answer = livret_cli_object ("vault", livret_vault_get_folder (vault), "id",
                              livret_vault_get_id (vault), NULL);
  if (livret_cli_switch (cli, "no-recovery"))
    return livret_cli_answer (cli, answer, create_columns, error);
  return livret_cli_answer_recovery (cli, answer, create_columns, error);
}

/* --- info ------------------------------------------------------------------------------------- */

/* What the files of the vault hold, write-ahead log and all. */
static gint64
count_bytes (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  gint64 bytes = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf info;

      if (g_lstat (path, &info) == 0 && S_ISREG (info.st_mode))
        bytes += info.st_size;
    }
  return bytes;
}

static void
describe_kdf (JsonObject *answer, const LivretKdf *kdf)
{
  g_autofree char *shown = g_strdup_printf (_ ("%u MiB, %u rounds, %u lanes"),
                                            kdf->memory_kib / 1024, kdf->iterations, kdf->lanes);
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "memory_kib", kdf->memory_kib);
  json_object_set_int_member (object, "iterations", kdf->iterations);
  json_object_set_int_member (object, "lanes", kdf->lanes);
  json_object_set_object_member (answer, "argon2id", object);
  json_object_set_string_member (answer, ".argon2id", shown);
}

static gboolean
describe_keyfile (LivretCli *cli, JsonObject *answer, GError **error)
{
  const char *folder = livret_cli_option (cli, "vault");
  g_autofree char *path = g_build_filename (folder, "keys.json", NULL);
  g_autoptr (LivretKeyfile) file = NULL;
  JsonArray *keys;

  if (!livret_vault_exists (folder))
    {
      g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_FOUND,
                   _ ("There is no vault in this folder."));
      return FALSE;
    }
  file = livret_keyfile_load (path, error);
  if (file == NULL)
    return FALSE;
  json_object_set_string_member (answer, "vault", folder);
  json_object_set_string_member (answer, "id", file->vault_id);
  json_object_set_int_member (answer, "generation", file->generation);
  json_object_set_int_member (answer, "bytes", count_bytes (folder));
  describe_kdf (answer, &file->kdf);
  keys = json_array_new ();
  for (guint i = 0; i < file->slots->len; i++)
    {
      const LivretKeySlot *slot = g_ptr_array_index (file->slots, i);
      JsonObject *key =
          livret_cli_object ("id", slot->id, "kind", livret_slot_kind_to_string (slot->kind), NULL);

      livret_cli_set_time (key, "created", slot->created);
      json_array_add_object_element (keys, key);
    }
  json_object_set_array_member (answer, "keys", keys);
  return TRUE;
}

static gboolean
count_readings (LivretDb *db, GPtrArray *people, gint64 *count, GError **error)
{
  *count = 0;
  for (guint i = 0; i < people->len; i++)
    {
      const LivretPerson *person = g_ptr_array_index (people, i);
      g_autoptr (GArray) kinds = livret_readings_kinds (db, person->id, error);

      if (kinds == NULL)
        return FALSE;
      for (guint k = 0; k < kinds->len; k++)
        *count += g_array_index (kinds, LivretKindPresence, k).count;
    }
  return TRUE;
}

/* What only the record tells. */
static gboolean
describe_record (LivretCli *cli, LivretDb *db, gpointer data, GError **error)
{
  JsonObject *answer = data;
  LivretDocumentQuery query = { .include_hidden = TRUE };
  g_autoptr (GPtrArray) people = livret_people_list (db, error);
  g_autoptr (GPtrArray) entries =
      people != NULL ? livret_entries_list (db, NULL, NULL, error) : NULL;
  int documents = entries != NULL ? livret_documents_count (db, &query, error) : -1;
  int since = livret_copy_days_since (db, NULL);
  g_autofree char *copy = livret_copy_sentence (since);
  g_autofree char *name = livret_meta_get (db, LIVRET_META_LABEL, NULL);
  guint8 head[32];
  gint64 readings, seq;

  if (documents < 0 || !count_readings (db, people, &readings, error) ||
      !livret_journal_head (db, &seq, head, error))
    return FALSE;
  json_object_set_string_member (answer, "name", name != NULL ? name : "");
  json_object_set_int_member (answer, "people", people->len);
  json_object_set_int_member (answer, "documents", documents);
  json_object_set_int_member (answer, "entries", entries->len);
  json_object_set_int_member (answer, "readings", readings);
  json_object_set_int_member (answer, "journal", seq);
  livret_cli_set_time (answer, "last_copy", livret_meta_get_int (db, LIVRET_META_LAST_COPY, 0));
  json_object_set_string_member (answer, ".last_copy", copy);
  return TRUE;
}

gboolean
livret_cli_vault_info (LivretCli *cli, LivretDb *db, GError **error)
{
  g_autoptr (JsonObject) answer = json_object_new ();
  gboolean unlock = livret_cli_switch (cli, "passphrase-file");

  if (!describe_keyfile (cli, answer, error))
    return FALSE;
  if (unlock && (!livret_cli_open_vault (cli, error) ||
                 !livret_cli_job (cli, LIVRET_DB_READ, describe_record, answer, error)))
    return FALSE;
  if (unlock)
    livret_cli_describe_keys (cli, json_object_get_array_member (answer, "keys"));
  json_object_set_boolean_member (answer, "unlocked", unlock);
  if (!livret_cli_answer (cli, answer, info_columns, error))
    return FALSE;
  return cli->json ||
         livret_cli_list_keys (cli, json_object_get_array_member (answer, "keys"), error);
}

/* --- key, copy -------------------------------------------------------------------------------- */

gboolean
livret_cli_vault_key (LivretCli *cli, LivretDb *db, GError **error)
{
  static const LivretCliColumn no_columns[] = { { NULL } };
  static const LivretCliColumn key_column = { "key", N_ ("Key for sqlcipher") };
  g_autoptr (LivretSecret) key = livret_session_export_key (cli->session, error);
  g_autoptr (JsonObject) answer = json_object_new ();

  return key != NULL && livret_cli_answer_secret (cli, answer, no_columns, &key_column, key, error);
}

gboolean
livret_cli_vault_copy (LivretCli *cli, LivretDb *db, GError **error)
{
  g_autoptr (LivretCopy) copy = livret_copy_vault (cli->session, livret_cli_operand (cli, 0), NULL,
                                                   NULL, cli->cancellable, error);
  g_autoptr (JsonObject) answer = NULL;

  if (copy == NULL)
    return FALSE;
  answer = livret_cli_object ("copy", copy->folder, NULL);
  json_object_set_int_member (answer, "bytes", copy->size);
  json_object_set_int_member (answer, "rows", copy->rows);
  json_object_set_int_member (answer, "contents", copy->contents);
  json_object_set_int_member (answer, "journal", copy->entries);
  return livret_cli_answer (cli, answer, copy_columns, error);
}
