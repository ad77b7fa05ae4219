/* livret-cli-keys.c: passphrases, the recovery code and a new raw key.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/livret-cli-keys.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "cli/livret-cli-groups.h"
#include "cli/livret-cli-passphrase.h"
#include "record/livret-keyfile.h"
#include "record/livret-session-keys.h"

static const LivretCliColumn key_columns[] = {
  { "kind", N_ ("Key") },
  { "owner", N_ ("Owner") },
  { "created", N_ ("Made") },
  { "id", N_ ("Id") },
  { NULL },
};
static const LivretCliColumn changed_columns[] = {
  { "id", N_ ("Id") },
  { "owner", N_ ("Owner") },
  { ".ended", N_ ("Ended") },
  { NULL },
};
static const LivretCliColumn recovery_column = { "recovery_code", N_ ("Recovery code") };

static LivretVault *
get_vault (LivretCli *cli)
{
  return livret_session_get_vault (cli->session);
}

/* --- telling ---------------------------------------------------------------------------------- */

void
livret_cli_describe_keys (LivretCli *cli, JsonArray *keys)
{
  g_autoptr (GPtrArray) slots = livret_vault_list_slots (get_vault (cli));

  for (guint k = 0; k < json_array_get_length (keys); k++)
    {
      JsonObject *key = json_array_get_object_element (keys, k);

      for (guint s = 0; s < slots->len; s++)
        {
          const LivretSlot *slot = g_ptr_array_index (slots, s);

          if (strcmp (slot->id, json_object_get_string_member (key, "id")) == 0)
            json_object_set_string_member (key, "owner", slot->label);
        }
    }
}

gboolean
livret_cli_list_keys (LivretCli *cli, JsonArray *keys, GError **error)
{
  g_autoptr (LivretCliRows) rows = livret_cli_rows_new (cli, key_columns);

  for (guint i = 0; i < json_array_get_length (keys); i++)
    livret_cli_rows_add (rows, json_object_ref (json_array_get_object_element (keys, i)));
  return livret_cli_rows_end (rows, _ ("No key."), error);
}

/* --- finding ---------------------------------------------------------------------------------- */

/* The key that a text names: its id, or its owner where only one key is theirs. */
static LivretSlot *
find_key (GPtrArray *slots, const char *name, GError **error)
{
  LivretSlot *found = NULL;

  for (guint i = 0; i < slots->len; i++)
    {
      LivretSlot *slot = g_ptr_array_index (slots, i);

      if (strcmp (slot->id, name) == 0)
        return slot;
      if (strcmp (slot->label, name) != 0 &&
          strcmp (livret_slot_kind_to_string (slot->kind), name) != 0)
        continue;
      if (found != NULL)
        {
          livret_cli_fail (error, _ ("Several keys are named so: give the id of one."));
          return NULL;
        }
      found = slot;
    }
  if (found == NULL)
    livret_cli_fail (error, _ ("The vault has no such key; 'vault info' lists them."));
  return found;
}

static LivretSlot *
find_own_key (LivretCli *cli, GPtrArray *slots, GError **error)
{
  const char *name = livret_cli_option_or (cli, "key", livret_vault_get_slot_id (get_vault (cli)));

  return find_key (slots, name, error);
}

/* --- changing --------------------------------------------------------------------------------- */

static LivretSecret *
read_new_phrase (LivretCli *cli, GError **error)
{
  return livret_cli_read_phrase (cli, "new-passphrase-file", _ ("New passphrase: "), TRUE, error);
}

/* Adds a passphrase and answers with its key. */
static gboolean
add_phrase (LivretCli *cli, const LivretSecret *phrase, GError **error)
{
  const char *owner = livret_cli_option_or (cli, "owner", "");
  g_autoptr (GPtrArray) slots = NULL;
  g_autoptr (JsonObject) answer = NULL;
  const LivretSlot *slot;

  if (!livret_session_add_passphrase (cli->session, phrase, owner, error))
    return FALSE;
  slots = livret_vault_list_slots (get_vault (cli));
  slot = g_ptr_array_index (slots, slots->len - 1);
  answer = livret_cli_object ("id", slot->id, "owner", slot->label, NULL);
  return livret_cli_answer (cli, answer, changed_columns, error);
}

static gboolean
change_phrase (LivretCli *cli, const LivretSecret *phrase, GError **error)
{
  g_autoptr (GPtrArray) slots = livret_vault_list_slots (get_vault (cli));
  const LivretSlot *slot = find_own_key (cli, slots, error);
  g_autoptr (JsonObject) answer = NULL;

  if (slot == NULL || !livret_session_change_passphrase (cli->session, slot->id, phrase, error))
    return FALSE;
  answer = livret_cli_object ("id", slot->id, "owner", slot->label, NULL);
  return livret_cli_answer (cli, answer, changed_columns, error);
}

gboolean
livret_cli_passphrase_add (LivretCli *cli, LivretDb *db, GError **error)
{
  g_autoptr (LivretSecret) phrase = read_new_phrase (cli, error);

  return phrase != NULL && add_phrase (cli, phrase, error);
}

gboolean
livret_cli_passphrase_change (LivretCli *cli, LivretDb *db, GError **error)
{
  g_autoptr (LivretSecret) phrase = read_new_phrase (cli, error);

  return phrase != NULL && change_phrase (cli, phrase, error);
}

gboolean
livret_cli_passphrase_remove (LivretCli *cli, LivretDb *db, GError **error)
{
  g_autoptr (GPtrArray) slots = livret_vault_list_slots (get_vault (cli));
  const LivretSlot *slot = find_key (slots, livret_cli_operand (cli, 0), error);
  g_autoptr (JsonObject) answer = NULL;

  if (slot == NULL || !livret_session_remove_slot (cli->session, slot->id, error))
    return FALSE;
  answer = livret_cli_object ("id", slot->id, "owner", slot->label, NULL);
  livret_cli_say (
      cli, "%s",
      _ ("Older copies of the vault still open with this key; 'vault rekey' makes a new "
         "raw key for this one."));
  return livret_cli_answer (cli, answer, changed_columns, error);
}

/* --- recovery --------------------------------------------------------------------------------- */

/* A code that nobody could read must not open the vault. */
static void
take_recovery_back (LivretCli *cli)
{
  g_autoptr (GPtrArray) slots = livret_vault_list_slots (get_vault (cli));

  for (guint i = 0; i < slots->len; i++)
    {
      const LivretSlot *slot = g_ptr_array_index (slots, i);

      if (slot->kind == LIVRET_SLOT_RECOVERY)
        livret_session_remove_slot (cli->session, slot->id, NULL);
    }
}

gboolean
livret_cli_answer_recovery (LivretCli *cli,
                            JsonObject *answer,
                            const LivretCliColumn *columns,
                            GError **error)
{
  g_autoptr (LivretSecret) code = livret_session_add_recovery (cli->session, error);

  if (code == NULL)
    return FALSE;
  livret_cli_say (cli, "%s",
                  _ ("Note the recovery code on paper: it opens the vault when the passphrase is "
                     "lost, and is not shown again."));
  if (livret_cli_answer_secret (cli, answer, columns, &recovery_column, code, error))
    return TRUE;
  take_recovery_back (cli);
  return FALSE;
}

static gboolean
is_open_by (LivretCli *cli, LivretSlotKind kind)
{
  g_autoptr (GPtrArray) slots = livret_vault_list_slots (get_vault (cli));
  LivretSlot *slot = find_key (slots, livret_vault_get_slot_id (get_vault (cli)), NULL);

  return slot != NULL && slot->kind == kind;
}

static gboolean
make_new_code (LivretCli *cli, GError **error)
{
  static const LivretCliColumn no_columns[] = { { NULL } };
  g_autoptr (JsonObject) answer = json_object_new ();

  return livret_cli_open_vault (cli, error) &&
         livret_cli_answer_recovery (cli, answer, no_columns, error);
}

gboolean
livret_cli_vault_recover (LivretCli *cli, LivretDb *db, GError **error)
{
  g_autoptr (LivretSecret) code = NULL;
  g_autoptr (LivretSecret) phrase = NULL;

  if (livret_cli_switch (cli, "new-code"))
    return make_new_code (cli, error);
  code = livret_cli_read_phrase (cli, "code-file", _ ("Recovery code: "), FALSE, error);
  if (code == NULL || (phrase = read_new_phrase (cli, error)) == NULL ||
      !livret_cli_open_with (cli, code, error))
    return FALSE;
  if (!is_open_by (cli, LIVRET_SLOT_RECOVERY))
    return livret_cli_fail (error, _ ("This is a passphrase, not the recovery code; 'vault "
                                      "passphrase change' replaces it."));
  return livret_cli_switch (cli, "key") ? change_phrase (cli, phrase, error)
                                        : add_phrase (cli, phrase, error);
}

/* --- rekey ------------------------------------------------------------------------------------ */

static JsonObject *
describe_rekey (LivretCli *cli, GPtrArray *dropped)
{
  g_autofree char *shown = NULL;
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  JsonObject *answer = livret_cli_object ("id", livret_vault_get_slot_id (get_vault (cli)), NULL);
  JsonArray *ended = json_array_new ();

  for (guint i = 0; i < dropped->len; i++)
    {
      json_array_add_string_element (ended, g_ptr_array_index (dropped, i));
      g_strv_builder_add (names, g_ptr_array_index (dropped, i));
    }
  list = g_strv_builder_end (names);
  shown = g_strjoinv (", ", list);
  json_object_set_array_member (answer, "ended", ended);
  json_object_set_string_member (answer, ".ended", shown);
  return answer;
}

gboolean
livret_cli_vault_rekey (LivretCli *cli, LivretDb *db, GError **error)
{
  g_autoptr (GPtrArray) dropped = NULL;
  g_autoptr (JsonObject) answer = NULL;

  if (!is_open_by (cli, LIVRET_SLOT_PASSPHRASE))
    return livret_cli_fail (error, _ ("Give a passphrase: the one that is to open the vault from "
                                      "now on."));
  if (!livret_session_rekey (cli->session, cli->phrase, &dropped, error))
    return FALSE;
  answer = describe_rekey (cli, dropped);
  if (livret_cli_switch (cli, "no-recovery"))
    return livret_cli_answer (cli, answer, changed_columns, error);
  return livret_cli_answer_recovery (cli, answer, changed_columns, error);
}
