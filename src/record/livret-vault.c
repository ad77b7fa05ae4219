/* livret-vault.c: creating, opening and locking a vault; its key slots.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-vault-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/livret-text.h"
#include "record/livret-db.h"
#include "record/livret-place.h"
#include "record/livret-slots.h"

LivretVault *
livret_vault_new_locked (const char *folder)
{
  LivretVault *vault = g_new0 (LivretVault, 1);

  vault->folder = g_canonicalize_filename (folder, NULL);
  vault->database_path = g_build_filename (vault->folder, "record.db", NULL);
  vault->keys_path = g_build_filename (vault->folder, "keys.json", NULL);
  vault->lock_fd = -1;
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
  g_free (vault->slot_id);
  livret_keyfile_free (vault->keys);
  g_clear_pointer (&vault->key, livret_secret_unref);
  if (vault->lock_fd >= 0)
    close (vault->lock_fd);
  g_free (vault);
}

gboolean
livret_vault_exists (const char *folder)
{
  g_autofree char *keys = g_build_filename (folder, "keys.json", NULL);
  g_autofree char *database = g_build_filename (folder, "record.db", NULL);

  return g_file_test (keys, G_FILE_TEST_IS_REGULAR) &&
         g_file_test (database, G_FILE_TEST_IS_REGULAR);
}

/* --- Secrets as typed ------------------------------------------------------------------------- */

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

/* --- Opening ------------------------------------------------------------------------------------
 */

static gboolean
try_slots (LivretVault *vault,
           LivretKeyfile *keys,
           LivretSlotKind kind,
           const LivretSecret *stretched)
{
  for (guint i = 0; i < keys->slots->len; i++)
    {
      LivretKeySlot *slot = keys->slots->pdata[i];
      g_autoptr (LivretSecret) key = NULL;

      if (slot->kind != kind || (key = livret_slot_unwrap (keys, slot, stretched)) == NULL)
        continue;
      g_clear_pointer (&vault->key, livret_secret_unref);
      vault->key = g_steal_pointer (&key);
      g_free (vault->slot_id);
      vault->slot_id = g_strdup (slot->id);
      return TRUE;
    }
  return FALSE;
}

static gboolean
try_canonical (LivretVault *vault,
               LivretKeyfile *keys,
               LivretSlotKind kind,
               const LivretSecret *canonical,
               GError **error)
{
  g_autoptr (LivretSecret) stretched = livret_slot_stretch (&keys->kdf, canonical, error);

  return stretched != NULL && try_slots (vault, keys, kind, stretched);
}

/* What is typed is a phrase, unless it has the shape of a recovery code. */
gboolean
livret_vault_unlock (LivretVault *vault,
                     LivretKeyfile *keys,
                     const LivretSecret *phrase,
                     GError **error)
{
  g_autoptr (LivretSecret) recovery = livret_recovery_canonical (livret_secret_text (phrase));
  g_autoptr (LivretSecret) canonical = livret_vault_canonical_phrase (phrase);
  g_autoptr (GError) failed = NULL;

  if ((recovery != NULL && try_canonical (vault, keys, LIVRET_SLOT_RECOVERY, recovery, &failed)) ||
      (failed == NULL && try_canonical (vault, keys, LIVRET_SLOT_PASSPHRASE, canonical, &failed)))
    return TRUE;
  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  else
    g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_WRONG_KEY,
                         _ ("This phrase does not open the vault."));
  return FALSE;
}

char *
livret_vault_new_keys_path (LivretVault *vault)
{
  return g_strconcat (vault->keys_path, ".new", NULL);
}

static gboolean
opens_database (LivretVault *vault, const LivretSecret *key)
{
  g_autoptr (LivretDb) db = livret_db_open (vault->database_path, key, LIVRET_DB_READ, FALSE, NULL);

  return db != NULL;
}

/* A rekey that was cut off leaves keys.json.new: it counts if the database already carries its key.
 */
static gboolean
finish_rekey (LivretVault *vault, const LivretSecret *phrase, GError **error)
{
  g_autofree char *path = livret_vault_new_keys_path (vault);
  g_autoptr (LivretKeyfile) keys = NULL;
  g_autoptr (LivretSecret) old_key = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (opens_database (vault, vault->key))
    {
      g_unlink (path);
      return TRUE;
    }
  keys = livret_keyfile_load (path, NULL);
  if (keys == NULL || phrase == NULL || !livret_vault_unlock (vault, keys, phrase, NULL) ||
      !opens_database (vault, vault->key) || g_rename (path, vault->keys_path) != 0)
    {
      g_set_error_literal (
          error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_DAMAGED,
          _ ("A change of keys was cut off and could not be finished; open your last copy."));
      return FALSE;
    }
  livret_keyfile_free (vault->keys);
  vault->keys = g_steal_pointer (&keys);
  return TRUE;
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

  if (!livret_vault_exists (vault->folder))
    {
      g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_FOUND,
                   _ ("There is no vault in %s."), vault->folder);
      return NULL;
    }
  if (!livret_place_check (vault->folder, error))
    return NULL;
  vault->lock_fd = livret_place_lock (vault->folder, error);
  if (vault->lock_fd < 0)
    return NULL;
  vault->keys = livret_keyfile_load (vault->keys_path, error);
  return vault->keys != NULL ? g_steal_pointer (&vault) : NULL;
}

LivretVault *
livret_vault_open (const char *folder, const LivretSecret *phrase, GError **error)
{
  g_autoptr (LivretVault) vault = vault_load (folder, error);

  if (vault == NULL || !livret_vault_unlock (vault, vault->keys, phrase, error) ||
      !finish_rekey (vault, phrase, error) || !check_authentic (vault, error))
    return NULL;
  return g_steal_pointer (&vault);
}

LivretVault *
livret_vault_open_with_keyring (const char *folder,
                                const LivretSecret *keyring_secret,
                                GError **error)
{
  g_autoptr (LivretVault) vault = vault_load (folder, error);

  if (vault == NULL)
    return NULL;
  if (!try_slots (vault, vault->keys, LIVRET_SLOT_KEYRING, keyring_secret))
    {
      g_set_error_literal (
          error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_WRONG_KEY,
          _ ("The login keyring does not open this vault any more; type your phrase."));
      return NULL;
    }
  if (!finish_rekey (vault, NULL, error) || !check_authentic (vault, error))
    return NULL;
  return g_steal_pointer (&vault);
}

/* --- Creating
 * ------------------------------------------------------------------------------------- */

static gboolean
folder_is_free (const char *folder, GError **error)
{
  g_autoptr (GDir) dir = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int code = errno;
      g_set_error (error, LIVRET_RECORD_ERROR,
                   code == ENOSPC ? LIVRET_RECORD_ERROR_FULL : LIVRET_RECORD_ERROR_READ_ONLY,
                   _ ("The folder %s could not be made: %s. Nothing was written."), folder,
                   g_strerror (code));
      return FALSE;
    }
  dir = g_dir_open (folder, 0, error);
  if (dir == NULL)
    return FALSE;
  if (g_dir_read_name (dir) == NULL)
    return TRUE;
  g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID,
               _ ("The folder %s is not empty; choose an empty or new one. Nothing was written."),
               folder);
  return FALSE;
}

LivretKeySlot *
livret_vault_append_slot (LivretVault *vault,
                          LivretSlotKind kind,
                          const LivretSecret *stretched,
                          const char *label,
                          GError **error)
{
  LivretKeySlot *slot = livret_key_slot_new (kind);

  if (livret_slot_wrap (vault->keys, slot, stretched, vault->key, error) &&
      livret_slot_set_label (slot, label, vault->key, error))
    {
      g_ptr_array_add (vault->keys->slots, slot);
      return slot;
    }
  livret_key_slot_free (slot);
  return NULL;
}

gboolean
livret_vault_append_phrase (LivretVault *vault,
                            LivretSlotKind kind,
                            const LivretSecret *canonical,
                            const char *label,
                            GError **error)
{
  g_autoptr (LivretSecret) stretched = livret_slot_stretch (&vault->keys->kdf, canonical, error);

  return stretched != NULL &&
         livret_vault_append_slot (vault, kind, stretched, label, error) != NULL;
}

gboolean
livret_vault_save_keys (LivretVault *vault, GError **error)
{
  return livret_keyfile_save (vault->keys, vault->keys_path, vault->key, error);
}

LivretVault *
livret_vault_create (const char *folder,
                     const LivretSecret *passphrase,
                     const char *slot_label,
                     GError **error)
{
  g_autoptr (LivretVault) vault = livret_vault_new_locked (folder);
  g_autoptr (LivretSecret) canonical = livret_vault_check_new_phrase (passphrase, error);
  g_autoptr (LivretDb) db = NULL;
  LivretKeySlot *slot;

  if (canonical == NULL || !folder_is_free (vault->folder, error) ||
      !livret_place_check (vault->folder, error))
    return NULL;
  g_chmod (vault->folder, 0700);
  vault->lock_fd = livret_place_lock (vault->folder, error);
  if (vault->lock_fd < 0)
    return NULL;
  vault->keys = livret_keyfile_new ();
  vault->key = livret_secret_new_random (LIVRET_KEY_SIZE);
  if (!livret_kdf_calibrate (&vault->keys->kdf, error) ||
      !livret_vault_append_phrase (vault, LIVRET_SLOT_PASSPHRASE, canonical, slot_label, error))
    return NULL;
  slot = vault->keys->slots->pdata[0];
  vault->slot_id = g_strdup (slot->id);
  /* The database first: a keys.json without one would look like a vault that lost its record. */
  db = livret_db_open (vault->database_path, vault->key, LIVRET_DB_WRITE, TRUE, error);
  if (db == NULL || !livret_db_exec (db, "PRAGMA user_version = 0", error) ||
      !livret_vault_save_keys (vault, error))
    return NULL;
  return g_steal_pointer (&vault);
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
  return vault->keys->generation;
}

const char *
livret_vault_get_id (LivretVault *vault)
{
  return vault->keys->vault_id;
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
