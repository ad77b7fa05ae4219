/* livret-vault.c: opening a vault, and what an open one is asked.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-vault-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/livret-text.h"
#include "record/livret-place.h"

LivretVault *
livret_vault_new_locked (const char *folder)
{
  LivretVault *vault = g_new0 (LivretVault, 1);
  char *real = realpath (folder, NULL);

  /* The folder may stand behind symbolic links; the files in it may not be any. */
  vault->folder = real != NULL ? g_strdup (real) : g_canonicalize_filename (folder, NULL);
  free (real);
  vault->database_path = g_build_filename (vault->folder, "record.db", NULL);
  vault->keys_path = g_build_filename (vault->folder, "keys.json", NULL);
  vault->lock_fd = -1;
  g_mutex_init (&vault->lock);
  g_mutex_init (&vault->changing);
  return vault;
}

void
livret_vault_free (LivretVault *vault)
{
  if (vault == NULL)
    return;
  g_free (vault->folder);
  g_free (vault->database_path);
  g_free (vault->keys_path);
  g_free (vault->id);
  g_free (vault->slot_id);
  livret_keyfile_free (vault->keys);
  livret_keyfile_free (vault->next_keys);
  g_clear_pointer (&vault->key, livret_secret_unref);
  g_clear_pointer (&vault->next_key, livret_secret_unref);
  if (vault->lock_fd >= 0)
    close (vault->lock_fd);
  g_mutex_clear (&vault->lock);
  g_mutex_clear (&vault->changing);
  g_free (vault);
}

/* --- Its files ---------------------------------------------------------------------------------
 */

typedef enum
{
  MISSING,
  ORDINARY,
  STRANGE, /* a link, a folder, a pipe */
} FileKind;

static FileKind
look_at (const char *path)
{
  struct stat info;

  if (lstat (path, &info) != 0)
    return MISSING;
  return S_ISREG (info.st_mode) ? ORDINARY : STRANGE;
}

gboolean
livret_vault_exists (const char *folder)
{
  g_autofree char *keys = g_build_filename (folder, "keys.json", NULL);
  g_autofree char *database = g_build_filename (folder, "record.db", NULL);

  return look_at (keys) == ORDINARY && look_at (database) == ORDINARY;
}

static gboolean
check_files (LivretVault *vault, GError **error)
{
  FileKind keys = look_at (vault->keys_path);
  FileKind database = look_at (vault->database_path);

  if (keys == ORDINARY && database == ORDINARY)
    return TRUE;
  if (database == MISSING && keys != STRANGE)
    g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_FOUND,
                 _ ("There is no vault in %s."), vault->folder);
  else if (keys == MISSING)
    g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_DAMAGED,
                 _ ("keys.json is missing from the vault in %s; put back the one of your last "
                    "copy."),
                 vault->folder);
  else
    g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_DAMAGED,
                 _ ("keys.json or record.db in %s is a link or no ordinary file: Livret opens only "
                    "what it made itself."),
                 vault->folder);
  return FALSE;
}

/* --- Secrets as typed --------------------------------------------------------------------------
 */

LivretSecret *
livret_vault_canonical_phrase (const LivretSecret *phrase)
{
  return livret_secret_new_take (livret_phrase_canonical (livret_secret_text (phrase)));
}

LivretSecret *
livret_vault_check_new_phrase (const LivretSecret *phrase, GError **error)
{
  g_autoptr (LivretSecret) canonical = livret_vault_canonical_phrase (phrase);

  if (g_utf8_strlen (livret_secret_text (canonical), -1) >= LIVRET_PHRASE_MIN)
    return g_steal_pointer (&canonical);
  g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID,
               ngettext ("The phrase needs at least %d letter or digit.",
                         "The phrase needs at least %d letters or digits.", LIVRET_PHRASE_MIN),
               LIVRET_PHRASE_MIN);
  return NULL;
}

/* --- Opening -----------------------------------------------------------------------------------
 */

static LivretSecret *
try_slots (const LivretKeyfile *keys,
           LivretSlotKind kind,
           const LivretSecret *stretched,
           char **slot_id)
{
  for (guint i = 0; i < keys->slots->len; i++)
    {
      LivretKeySlot *slot = keys->slots->pdata[i];
      LivretSecret *key = slot->kind == kind ? livret_slot_unwrap (keys, slot, stretched) : NULL;

      if (key == NULL)
        continue;
      *slot_id = g_strdup (slot->id);
      return key;
    }
  return NULL;
}

static LivretSecret *
try_canonical (const LivretKeyfile *keys,
               LivretSlotKind kind,
               const LivretSecret *canonical,
               char **slot_id,
               GError **error)
{
  g_autoptr (LivretSecret) stretched = livret_slot_stretch (&keys->kdf, canonical, error);

  return stretched != NULL ? try_slots (keys, kind, stretched, slot_id) : NULL;
}

/* What is typed is a phrase, unless it has the shape of a recovery code. */
LivretSecret *
livret_vault_find_key (const LivretKeyfile *keys,
                       const LivretSecret *phrase,
                       char **slot_id,
                       GError **error)
{
  g_autoptr (LivretSecret) recovery = livret_recovery_canonical (livret_secret_text (phrase));
  g_autoptr (LivretSecret) canonical = livret_vault_canonical_phrase (phrase);
  g_autoptr (GError) failed = NULL;
  LivretSecret *key = NULL;

  if (recovery != NULL)
    key = try_canonical (keys, LIVRET_SLOT_RECOVERY, recovery, slot_id, &failed);
  if (key == NULL && failed == NULL)
    key = try_canonical (keys, LIVRET_SLOT_PASSPHRASE, canonical, slot_id, &failed);
  if (key != NULL)
    return key;
  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  else
    g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_WRONG_KEY,
                         _ ("This phrase does not open the vault."));
  return NULL;
}

void
livret_vault_take_keys (LivretVault *vault, LivretKeyfile *keys, LivretSecret *key, char *slot_id)
{
  g_mutex_lock (&vault->lock);
  if (keys != vault->keys)
    livret_keyfile_free (vault->keys);
  vault->keys = keys;
  if (vault->id == NULL)
    vault->id = g_strdup (keys->vault_id);
  g_clear_pointer (&vault->key, livret_secret_unref);
  vault->key = key;
  g_free (vault->slot_id);
  vault->slot_id = slot_id;
  g_mutex_unlock (&vault->lock);
}

static gboolean
check_authentic (LivretVault *vault, GError **error)
{
  if (livret_keyfile_authentic (vault->keys, vault->key))
    return TRUE;
  g_set_error_literal (
      error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_DAMAGED,
      _ ("keys.json was changed by something other than Livret; put back the one of your "
         "last copy."));
  return FALSE;
}

static LivretVault *
vault_load (const char *folder, GError **error)
{
  g_autoptr (LivretVault) vault = livret_vault_new_locked (folder);
  g_autofree char *part = livret_keyfile_part_path (vault->keys_path);

  if (!check_files (vault, error) || !livret_place_check (vault->folder, error))
    return NULL;
  vault->lock_fd = livret_place_lock (vault->folder, error);
  if (vault->lock_fd < 0)
    return NULL;
  g_unlink (part);
  vault->keys = livret_keyfile_load (vault->keys_path, error);
  return vault->keys != NULL ? g_steal_pointer (&vault) : NULL;
}

LivretVault *
livret_vault_open (const char *folder, const LivretSecret *phrase, GError **error)
{
  g_autoptr (LivretVault) vault = vault_load (folder, error);
  g_autofree char *slot_id = NULL;
  LivretSecret *key;

  if (vault == NULL || (key = livret_vault_find_key (vault->keys, phrase, &slot_id, error)) == NULL)
    return NULL;
  livret_vault_take_keys (vault, vault->keys, key, g_steal_pointer (&slot_id));
  if (!check_authentic (vault, error) || !livret_vault_finish_rekey (vault, phrase, error))
    return NULL;
  return g_steal_pointer (&vault);
}

LivretVault *
livret_vault_open_with_keyring (const char *folder,
                                const LivretSecret *keyring_secret,
                                GError **error)
{
  g_autoptr (LivretVault) vault = vault_load (folder, error);
  g_autofree char *slot_id = NULL;
  LivretSecret *key;

  if (vault == NULL)
    return NULL;
  key = try_slots (vault->keys, LIVRET_SLOT_KEYRING, keyring_secret, &slot_id);
  if (key == NULL)
    {
      g_set_error_literal (
          error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_WRONG_KEY,
          _ ("The login keyring does not open this vault any more; type your phrase."));
      return NULL;
    }
  livret_vault_take_keys (vault, vault->keys, key, g_steal_pointer (&slot_id));
  if (!check_authentic (vault, error) || !livret_vault_finish_rekey (vault, NULL, error))
    return NULL;
  return g_steal_pointer (&vault);
}

gboolean
livret_vault_offers_keyring (const char *folder, char **vault_id)
{
  g_autofree char *path = g_build_filename (folder, "keys.json", NULL);
  g_autoptr (LivretKeyfile) keys =
      livret_vault_exists (folder) ? livret_keyfile_load (path, NULL) : NULL;

  for (guint i = 0; keys != NULL && i < keys->slots->len; i++)
    if (((LivretKeySlot *) keys->slots->pdata[i])->kind == LIVRET_SLOT_KEYRING)
      {
        *vault_id = g_strdup (keys->vault_id);
        return TRUE;
      }
  return FALSE;
}

/* --- What an open vault is asked ----------------------------------------------------------------
 */

const char *
livret_vault_get_folder (LivretVault *vault)
{
  return vault->folder;
}

const char *
livret_vault_get_database_path (LivretVault *vault)
{
  return vault->database_path;
}

const LivretSecret *
livret_vault_get_key (LivretVault *vault)
{
  return vault->key;
}

gint64
livret_vault_get_generation (LivretVault *vault)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&vault->lock);

  return vault->keys->generation;
}

const char *
livret_vault_get_id (LivretVault *vault)
{
  return vault->id;
}

void
livret_vault_set_passing (LivretVault *vault)
{
  vault->passing = TRUE;
}

gboolean
livret_vault_is_passing (LivretVault *vault)
{
  return vault->passing;
}

const char *
livret_vault_get_slot_id (LivretVault *vault)
{
  return vault->slot_id;
}

void
livret_slot_free (LivretSlot *slot)
{
  g_free (slot->id);
  g_free (slot->label);
  g_free (slot);
}

GPtrArray *
livret_vault_list_slots (LivretVault *vault)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&vault->lock);
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) livret_slot_free);

  for (guint i = 0; i < vault->keys->slots->len; i++)
    {
      LivretKeySlot *from = vault->keys->slots->pdata[i];
      LivretSlot *slot = g_new0 (LivretSlot, 1);

      slot->id = g_strdup (from->id);
      slot->kind = from->kind;
      slot->label = livret_slot_get_label (from, vault->key);
      slot->created = from->created;
      g_ptr_array_add (list, slot);
    }
  return list;
}
