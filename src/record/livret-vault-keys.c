/* livret-vault-keys.c: adding, changing and removing the keys of a vault.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-vault-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* --- Changing slots: in memory first, on disk in one replacement, back again when that fails
 * ------ */

static gboolean
save_or_forget (LivretVault *vault, GError **error)
{
  if (livret_vault_save_keys (vault, error))
    return TRUE;
  {
    g_autoptr (LivretKeyfile) kept = livret_keyfile_load (vault->keys_path, NULL);

    if (kept != NULL)
      {
        livret_keyfile_free (vault->keys);
        vault->keys = g_steal_pointer (&kept);
      }
  }
  return FALSE;
}

gboolean
livret_vault_add_passphrase (LivretVault *vault,
                             const LivretSecret *passphrase,
                             const char *label,
                             GError **error)
{
  g_autoptr (LivretSecret) canonical = livret_vault_check_new_phrase (passphrase, error);

  return canonical != NULL &&
         livret_vault_append_phrase (vault, LIVRET_SLOT_PASSPHRASE, canonical, label, error) &&
         save_or_forget (vault, error);
}

static void
drop_slots_of_kind (LivretVault *vault, LivretSlotKind kind)
{
  for (guint i = vault->keys->slots->len; i-- > 0;)
    if (((LivretKeySlot *) vault->keys->slots->pdata[i])->kind == kind)
      g_ptr_array_remove_index (vault->keys->slots, i);
}

LivretSecret *
livret_vault_add_recovery (LivretVault *vault, GError **error)
{
  g_autoptr (LivretSecret) code = livret_recovery_new (error);
  g_autoptr (LivretSecret) canonical = NULL;

  if (code == NULL)
    return NULL;
  canonical = livret_recovery_canonical (livret_secret_text (code));
  drop_slots_of_kind (vault, LIVRET_SLOT_RECOVERY);
  if (!livret_vault_append_phrase (vault, LIVRET_SLOT_RECOVERY, canonical, "", error) ||
      !save_or_forget (vault, error))
    return NULL;
  return g_steal_pointer (&code);
}

LivretSecret *
livret_vault_add_keyring (LivretVault *vault, GError **error)
{
  g_autoptr (LivretSecret) secret = livret_secret_new_random (LIVRET_KEY_SIZE);

  drop_slots_of_kind (vault, LIVRET_SLOT_KEYRING);
  if (livret_vault_append_slot (vault, LIVRET_SLOT_KEYRING, secret, "", error) == NULL ||
      !save_or_forget (vault, error))
    return NULL;
  return g_steal_pointer (&secret);
}

static LivretKeySlot *
find_slot (LivretVault *vault, const char *slot_id, guint *index, GError **error)
{
  for (guint i = 0; i < vault->keys->slots->len; i++)
    {
      LivretKeySlot *slot = vault->keys->slots->pdata[i];

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
  g_autoptr (LivretSecret) canonical = livret_vault_check_new_phrase (passphrase, error);
  g_autoptr (LivretSecret) stretched = NULL;
  guint index;
  LivretKeySlot *slot = canonical != NULL ? find_slot (vault, slot_id, &index, error) : NULL;

  if (slot == NULL)
    return FALSE;
  if (slot->kind != LIVRET_SLOT_PASSPHRASE)
    {
      g_set_error_literal (
          error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID,
          _ ("Only a passphrase can be changed; make a new recovery code instead."));
      return FALSE;
    }
  stretched = livret_slot_stretch (&vault->keys->kdf, canonical, error);
  return stretched != NULL && livret_slot_wrap (vault->keys, slot, stretched, vault->key, error) &&
         save_or_forget (vault, error);
}

static guint
count_slots (LivretVault *vault, LivretSlotKind kind)
{
  guint n = 0;

  for (guint i = 0; i < vault->keys->slots->len; i++)
    n += ((LivretKeySlot *) vault->keys->slots->pdata[i])->kind == kind;
  return n;
}

gboolean
livret_vault_remove_slot (LivretVault *vault, const char *slot_id, GError **error)
{
  guint index;
  LivretKeySlot *slot = find_slot (vault, slot_id, &index, error);

  if (slot == NULL)
    return FALSE;
  if (slot->kind == LIVRET_SLOT_PASSPHRASE && count_slots (vault, LIVRET_SLOT_PASSPHRASE) == 1)
    {
      g_set_error_literal (
          error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID,
          _ ("This is the last passphrase: without it nobody could open the vault. "
             "Add another one first."));
      return FALSE;
    }
  g_ptr_array_remove_index (vault->keys->slots, index);
  return save_or_forget (vault, error);
}

/* --- Rekey
 * ------------------------------------------------------------------------------------------ */

gboolean
livret_vault_rekey_keys (LivretVault *vault,
                         const LivretSecret *phrase,
                         const LivretSecret *new_key,
                         GPtrArray **dropped,
                         GError **error)
{
  g_autoptr (LivretVault) next = livret_vault_new_locked (vault->folder);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (LivretSecret) canonical = NULL;
  g_autofree char *path = livret_vault_new_keys_path (vault);
  g_autofree char *label = NULL;
  LivretSlotKind kind = LIVRET_SLOT_PASSPHRASE;

  /* The phrase must open the vault as it is: else the only key left would be a mistyped one. */
  if (!livret_vault_unlock (vault, vault->keys, phrase, error))
    return FALSE;
  for (guint i = 0; i < vault->keys->slots->len; i++)
    {
      LivretKeySlot *slot = vault->keys->slots->pdata[i];
      g_autofree char *words = livret_slot_get_label (slot, vault->key);

      if (strcmp (slot->id, vault->slot_id) == 0)
        {
          label = g_steal_pointer (&words);
          kind = slot->kind;
        }
      else
        g_ptr_array_add (labels, *words != '\0'
                                     ? g_steal_pointer (&words)
                                     : g_strdup (livret_slot_kind_to_string (slot->kind)));
    }
  canonical = kind == LIVRET_SLOT_RECOVERY ? livret_recovery_canonical (livret_secret_text (phrase))
                                           : livret_vault_canonical_phrase (phrase);
  next->keys = livret_keyfile_new ();
  g_free (next->keys->vault_id);
  next->keys->vault_id = g_strdup (vault->keys->vault_id);
  next->keys->generation = vault->keys->generation;
  next->key = livret_secret_ref ((LivretSecret *) new_key);
  if (!livret_kdf_calibrate (&next->keys->kdf, error) ||
      !livret_vault_append_phrase (next, kind, canonical, label, error) ||
      !livret_keyfile_save (next->keys, path, new_key, error))
    return FALSE;
  *dropped = g_steal_pointer (&labels);
  return TRUE;
}

gboolean
livret_vault_rekey_commit (LivretVault *vault, const LivretSecret *new_key, GError **error)
{
  g_autofree char *path = livret_vault_new_keys_path (vault);
  g_autoptr (LivretKeyfile) keys = livret_keyfile_load (path, error);
  LivretKeySlot *slot;

  if (keys == NULL)
    return FALSE;
  if (g_rename (path, vault->keys_path) != 0)
    {
      g_set_error (
          error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_FAILED,
          _ ("The new keys could not be put in place: %s. They will be at the next opening."),
          g_strerror (errno));
      return FALSE;
    }
  livret_keyfile_free (vault->keys);
  vault->keys = g_steal_pointer (&keys);
  slot = vault->keys->slots->pdata[0];
  g_free (vault->slot_id);
  vault->slot_id = g_strdup (slot->id);
  livret_secret_unref (vault->key);
  vault->key = livret_secret_ref ((LivretSecret *) new_key);
  return TRUE;
}
