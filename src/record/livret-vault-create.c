/* livret-vault-create.c: making a vault: there in full, or not at all.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The record is made under another name, then the keys are written, then the record gets its name.
 * Cut off anywhere before that, the folder holds nothing that anybody has put anything into, and
 * making a vault there again begins afresh.
 */
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "record/livret-db.h"
#include "record/livret-meta.h"
#include "record/livret-place.h"
#include "record/livret-schema.h"
#include "record/livret-vault-private.h"

/* What a creation that was cut off may have left, all of it together without a record.db. */
static const char *const leftovers[] = {
  "lock",
  "keys.json",
  "keys.json.part",
  "record.db" LIVRET_VAULT_MAKING,
  "record.db" LIVRET_VAULT_MAKING "-wal",
  "record.db" LIVRET_VAULT_MAKING "-shm",
  "record.db" LIVRET_VAULT_MAKING "-journal",
  NULL,
};

static gboolean
make_folder (const char *folder, GError **error)
{
  int number;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  number = errno;
  g_set_error (error, LIVRET_RECORD_ERROR, livret_place_error_code (number),
               _ ("The folder %s could not be made: %s. Nothing was written."), folder,
               g_strerror (number));
  return FALSE;
}

/* keys.json alone might be somebody's last hope of opening a record kept elsewhere. */
static gboolean
is_left_over (GPtrArray *names)
{
  gboolean making =
      g_ptr_array_find_with_equal_func (names, "record.db" LIVRET_VAULT_MAKING, g_str_equal, NULL);

  for (guint i = 0; i < names->len; i++)
    if (!g_strv_contains (leftovers, names->pdata[i]) ||
        (g_str_has_prefix (names->pdata[i], "keys.json") && !making))
      return FALSE;
  return TRUE;
}

static gboolean
check_free (const char *folder, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (dir == NULL)
    return FALSE;
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  if (is_left_over (names))
    return TRUE;
  g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID,
               _ ("The folder %s is not empty; choose an empty or new one. Nothing was written."),
               folder);
  return FALSE;
}

static void
remove_leftovers (LivretVault *vault, gboolean with_lock)
{
  for (guint i = with_lock ? 0 : 1; leftovers[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (vault->folder, leftovers[i], NULL);

      g_unlink (path);
    }
}

static gboolean
make_keys (LivretVault *vault, const LivretSecret *canonical, const char *label, GError **error)
{
  g_autoptr (LivretKeyfile) keys = livret_keyfile_new ();
  g_autoptr (LivretSecret) key = livret_secret_new_random (LIVRET_KEY_SIZE);
  LivretKeySlot *slot;

  if (!livret_kdf_calibrate (&keys->kdf, error) ||
      !livret_vault_append_phrase (keys, LIVRET_SLOT_PASSPHRASE, canonical, label, key, error))
    return FALSE;
  slot = keys->slots->pdata[0];
  livret_vault_take_keys (vault, g_steal_pointer (&keys), g_steal_pointer (&key),
                          g_strdup (slot->id));
  return TRUE;
}

static gboolean
fill_record (LivretDb *db, LivretVault *vault, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;

  /* The generation that keys.json will have once it is written. */
  return livret_db_transaction_begin (&t, db, error) &&
         livret_schema_create (db, &livret_schema_steps, error) &&
         livret_meta_set (db, LIVRET_META_VAULT_ID, vault->keys->vault_id, error) &&
         livret_meta_set_int (db, LIVRET_META_GENERATION, vault->keys->generation + 1, error) &&
         livret_db_transaction_commit (&t, error);
}

static gboolean
make_record (LivretVault *vault, const char *path, GError **error)
{
  g_autoptr (LivretDb) db = livret_db_open (path, vault->key, LIVRET_DB_WRITE, TRUE, error);

  if (db == NULL)
    return FALSE;
  g_chmod (path, 0600);
  /* Everything in the one file, which is then renamed. */
  return fill_record (db, vault, error) &&
         livret_db_exec (db, "PRAGMA wal_checkpoint (TRUNCATE); PRAGMA journal_mode = DELETE",
                         error);
}

static gboolean
put_in_place (LivretVault *vault, const char *making, GError **error)
{
  int number;

  if (g_rename (making, vault->database_path) == 0 && livret_place_sync (vault->folder))
    return TRUE;
  number = errno;
  g_set_error (error, LIVRET_RECORD_ERROR, livret_place_error_code (number),
               _ ("The vault could not be made in %s: %s."), vault->folder, g_strerror (number));
  return FALSE;
}

static gboolean
make_files (LivretVault *vault, GError **error)
{
  g_autofree char *making = g_strconcat (vault->database_path, LIVRET_VAULT_MAKING, NULL);

  return make_record (vault, making, error) &&
         livret_keyfile_save (vault->keys, vault->keys_path, vault->key, error) &&
         put_in_place (vault, making, error);
}

LivretVault *
livret_vault_create (const char *folder,
                     const LivretSecret *passphrase,
                     const char *slot_label,
                     GError **error)
{
  g_autoptr (LivretSecret) canonical = livret_vault_check_new_phrase (passphrase, error);
  gboolean is_new = !g_file_test (folder, G_FILE_TEST_EXISTS);
  g_autoptr (LivretVault) vault = NULL;

  if (canonical == NULL || !make_folder (folder, error))
    return NULL;
  vault = livret_vault_new_locked (folder);
  if (check_free (vault->folder, error) && livret_place_check (vault->folder, error) &&
      (vault->lock_fd = livret_place_lock (vault->folder, error)) >= 0)
    {
      remove_leftovers (vault, FALSE);
      g_chmod (vault->folder, 0700);
      if (make_keys (vault, canonical, slot_label, error) && make_files (vault, error))
        return g_steal_pointer (&vault);
      remove_leftovers (vault, TRUE);
    }
  if (is_new)
    g_rmdir (vault->folder);
  return NULL;
}
