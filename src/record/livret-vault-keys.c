/* livret-vault-keys.c: adding, changing and removing the keys of a vault.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A change is made to a copy of the key file, written in one replacement, and only then counts.
 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "record/livret-vault-private.h"

LivretKeyfile *
livret_vault_copy_keys (LivretVault *vault)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&vault->lock);

  return livret_keyfile_copy (vault->keys);
}

gboolean
livret_vault_append_slot (LivretKeyfile *keys,
                          LivretSlotKind kind,
                          const LivretSecret *stretched,
                          const char *label,
                          const LivretSecret *key,
                          GError **error)
{
  LivretKeySlot *slot = livret_key_slot_new (kind);

  g_ptr_array_add (keys->slots, slot);
  return livret_slot_wrap (keys, slot, stretched, key, error) &&
         livret_slot_set_label (slot, label, key, error);
}

gboolean
livret_vault_append_phrase (LivretKeyfile *keys,
                            LivretSlotKind kind,
                            const LivretSecret *canonical,
                            const char *label,
                            const LivretSecret *key,
                            GError **error)
{
  g_autoptr (LivretSecret) stretched = livret_slot_stretch (&keys->kdf, canonical, error);

  return stretched != NULL && livret_vault_append_slot (keys, kind, stretched, label, key, error);
}

/* Takes @keys. */
static gboolean
save (LivretVault *vault, LivretKeyfile *keys, GError **error)
{
  if (!livret_keyfile_save (keys, vault->keys_path, vault->key, error))
    {
      livret_keyfile_free (keys);
      return FALSE;
    }
  g_mutex_lock (&vault->lock);
  livret_keyfile_free (vault->keys);
  vault->keys = keys;
  g_mutex_unlock (&vault->lock);
  return TRUE;
}

gboolean
livret_vault_add_passphrase (LivretVault *vault,
                             const LivretSecret *passphrase,
                             const char *label,
                             GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&vault->changing);
  g_autoptr (LivretSecret) canonical = livret_vault_check_new_phrase (passphrase, error);
  g_autoptr (LivretKeyfile) keys = livret_vault_copy_keys (vault);

  return canonical != NULL &&
         livret_vault_append_phrase (keys, LIVRET_SLOT_PASSPHRASE, canonical, label, vault->key,
                                     error) &&
         save (vault, g_steal_pointer (&keys), error);
}

static void
drop_slots_of_kind (LivretKeyfile *keys, LivretSlotKind kind)
{
  for (guint i = keys->slots->len; i-- > 0;)
    if (((LivretKeySlot *) keys->slots->pdata[i])->kind == kind)
      g_ptr_array_remove_index (keys->slots, i);
}

LivretSecret *
livret_vault_add_recovery (LivretVault *vault, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&vault->changing);
  g_autoptr (LivretSecret) code = livret_recovery_new (error);
  g_autoptr (LivretSecret) canonical = NULL;
  g_autoptr (LivretKeyfile) keys = livret_vault_copy_keys (vault);

  if (code == NULL)
    return NULL;
  canonical = livret_recovery_canonical (livret_secret_text (code));
  drop_slots_of_kind (keys, LIVRET_SLOT_RECOVERY);
  if (!livret_vault_append_phrase (keys, LIVRET_SLOT_RECOVERY, canonical, "", vault->key, error) ||
      !save (vault, g_steal_pointer (&keys), error))
    return NULL;
  return g_steal_pointer (&code);
}

LivretSecret *
livret_vault_add_keyring (LivretVault *vault, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&vault->changing);
  g_autoptr (LivretSecret) secret = livret_secret_new_random (LIVRET_KEY_SIZE);
  g_autoptr (LivretKeyfile) keys = livret_vault_copy_keys (vault);

  drop_slots_of_kind (keys, LIVRET_SLOT_KEYRING);
  if (!livret_vault_append_slot (keys, LIVRET_SLOT_KEYRING, secret, "", vault->key, error) ||
      !save (vault, g_steal_pointer (&keys), error))
    return NULL;
  return g_steal_pointer (&secret);
}

static LivretKeySlot *
find_slot (LivretKeyfile *keys, const char *slot_id, guint *index, GError **error)
{
  for (guint i = 0; i < keys->slots->len; i++)
    {
      LivretKeySlot *slot = keys->slots->pdata[i];

      if (strcmp (slot->id, slot_id) == 0)
        {
          *index = i;
          return slot;
        }
    }
  g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_FOUND,
               _ ("The vault has no key %s."), slot_id);
  return NULL;
}

gboolean
livret_vault_change_passphrase (LivretVault *vault,
                                const char *slot_id,
                                const LivretSecret *passphrase,
                                GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&vault->changing);
  g_autoptr (LivretSecret) canonical = livret_vault_check_new_phrase (passphrase, error);
  g_autoptr (LivretSecret) stretched = NULL;
  g_autoptr (LivretKeyfile) keys = livret_vault_copy_keys (vault);
  guint index;
  LivretKeySlot *slot = canonical != NULL ? find_slot (keys, slot_id, &index, error) : NULL;

  if (slot == NULL)
    return FALSE;
  if (slot->kind != LIVRET_SLOT_PASSPHRASE)
    {
      g_set_error_literal (
          error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID,
          _ ("Only a passphrase can be changed; make a new recovery code instead."));
      return FALSE;
    }
  stretched = livret_slot_stretch (&keys->kdf, canonical, error);
  return stretched != NULL && livret_slot_wrap (keys, slot, stretched, vault->key, error) &&
         save (vault, g_steal_pointer (&keys), error);
}

static guint
count_slots (const LivretKeyfile *keys, LivretSlotKind kind)
{
  guint n = 0;

  for (guint i = 0; i < keys->slots->len; i++)
    n += ((LivretKeySlot *) keys->slots->pdata[i])->kind == kind;
  return n;
}

gboolean
livret_vault_remove_slot (LivretVault *vault, const char *slot_id, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&vault->changing);
  g_autoptr (LivretKeyfile) keys = livret_vault_copy_keys (vault);
  guint index;
  LivretKeySlot *slot = find_slot (keys, slot_id, &index, error);

  if (slot == NULL)
    return FALSE;
  if (slot->kind == LIVRET_SLOT_PASSPHRASE && count_slots (keys, LIVRET_SLOT_PASSPHRASE) == 1)
    {
      g_set_error_literal (
          error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID,
          _ ("This is the last passphrase: without it nobody could open the vault. "
             "Add another one first."));
      return FALSE;
    }
  g_ptr_array_remove_index (keys->slots, index);
  return save (vault, g_steal_pointer (&keys), error);
}
