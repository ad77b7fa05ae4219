/* livret-vault-rekey.c: a new raw key: its key file, and what to do when that was cut off.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * keys.json.new is on the disk before the database changes, and takes the place of keys.json after
 * it did. Whichever key the database answers to tells which of the two counts.
 */
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "record/livret-db.h"
#include "record/livret-place.h"
#include "record/livret-vault-private.h"

/* In how many steps it is told how far the new encryption is. */
#define REKEY_PARTS 1000000

char *
livret_vault_new_keys_path (LivretVault *vault)
{
  return g_strconcat (vault->keys_path, ".new", NULL);
}

gboolean
livret_vault_probe (LivretVault *vault, const LivretSecret *key, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (LivretDb) db =
      livret_db_open (vault->database_path, key, LIVRET_DB_READ, FALSE, &failed);

  if (db == NULL && !g_error_matches (failed, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_WRONG_KEY))
    g_propagate_error (error, g_steal_pointer (&failed));
  return db != NULL;
}

/* --- Beginning ----------------------------------------------------------------------------------
 */

static void
forget_next (LivretVault *vault)
{
  g_clear_pointer (&vault->next_keys, livret_keyfile_free);
  g_clear_pointer (&vault->next_key, livret_secret_unref);
}

/* The labels of all slots but @slot_id, which is answered. */
static LivretKeySlot *
list_dropped (LivretKeyfile *keys, const LivretSecret *key, const char *slot_id, GPtrArray *labels)
{
  LivretKeySlot *kept = NULL;

  for (guint i = 0; i < keys->slots->len; i++)
    {
      LivretKeySlot *slot = keys->slots->pdata[i];
      g_autofree char *label = livret_slot_get_label (slot, key);

      if (strcmp (slot->id, slot_id) == 0)
        kept = slot;
      else if (*label != '\0')
        g_ptr_array_add (labels, g_steal_pointer (&label));
      else
        g_ptr_array_add (labels, g_strdup (livret_slot_kind_to_string (slot->kind)));
    }
  return kept;
}

static LivretKeyfile *
make_next (const LivretKeyfile *keys,
           const LivretKeySlot *kept,
           const LivretSecret *phrase,
           const char *label,
           const LivretSecret *new_key,
           GError **error)
{
  g_autoptr (LivretKeyfile) next = livret_keyfile_new ();
  g_autoptr (LivretSecret) canonical = kept->kind == LIVRET_SLOT_RECOVERY
                                           ? livret_recovery_canonical (livret_secret_text (phrase))
                                           : livret_vault_canonical_phrase (phrase);

  g_set_str (&next->vault_id, keys->vault_id);
  next->generation = keys->generation;
  return livret_kdf_calibrate (&next->kdf, error) &&
                 livret_vault_append_phrase (next, kept->kind, canonical, label, new_key, error)
             ? g_steal_pointer (&next)
             : NULL;
}

gboolean
livret_vault_rekey_begin (LivretVault *vault,
                          const LivretSecret *phrase,
                          GPtrArray **dropped,
                          GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&vault->changing);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (LivretKeyfile) keys = livret_vault_copy_keys (vault);
  g_autofree char *path = livret_vault_new_keys_path (vault);
  g_autofree char *slot_id = NULL;
  g_autofree char *label = NULL;
  /* The phrase must open the vault as it is: else the only key left would be a mistyped one. */
  g_autoptr (LivretSecret) key = livret_vault_find_key (keys, phrase, &slot_id, error);
  LivretKeySlot *kept;

  if (key == NULL)
    return FALSE;
  forget_next (vault);
  g_atomic_int_set (&vault->rekey_told, 0);
  kept = list_dropped (keys, key, slot_id, labels);
  label = livret_slot_get_label (kept, key);
  vault->next_key = livret_secret_new_random (LIVRET_KEY_SIZE);
  vault->next_keys = make_next (keys, kept, phrase, label, vault->next_key, error);
  if (vault->next_keys == NULL ||
      !livret_keyfile_save (vault->next_keys, path, vault->next_key, error))
    {
      g_unlink (path);
      forget_next (vault);
      return FALSE;
    }
  *dropped = g_steal_pointer (&labels);
  return TRUE;
}

const LivretSecret *
livret_vault_get_next_key (LivretVault *vault)
{
  return vault->next_key;
}

/* The cipher goes through the database without a word, but the rollback journal takes each page
 * before it is written anew. Either file may grow before the other: what was told once stays. */
double
livret_vault_rekey_done (LivretVault *vault)
{
  g_autofree char *journal = g_strconcat (vault->database_path, "-journal", NULL);
  GStatBuf whole, taken;
  int told = g_atomic_int_get (&vault->rekey_told);
  int now;

  if (g_stat (journal, &taken) != 0 || g_stat (vault->database_path, &whole) != 0)
    return 0;
  now = whole.st_size > 0
            ? (int) (MIN ((double) taken.st_size / (double) whole.st_size, 1) * REKEY_PARTS)
            : 0;
  while (now > told &&
         !g_atomic_int_compare_and_exchange_full (&vault->rekey_told, told, now, &told))
    ;
  return (double) MAX (now, told) / REKEY_PARTS;
}

/* --- Ending -------------------------------------------------------------------------------------
 */

void
livret_vault_rekey_abandon (LivretVault *vault)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&vault->changing);
  g_autofree char *path = livret_vault_new_keys_path (vault);

  g_unlink (path);
  forget_next (vault);
}

void
livret_vault_rekey_commit (LivretVault *vault)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&vault->changing);
  g_autofree char *path = livret_vault_new_keys_path (vault);
  LivretKeySlot *slot = vault->next_keys->slots->pdata[0];

  /* Where the name cannot be changed now, the next opening does it: the database tells. */
  if (g_rename (path, vault->keys_path) == 0)
    livret_place_sync (vault->folder);
  livret_vault_take_keys (vault, g_steal_pointer (&vault->next_keys),
                          g_steal_pointer (&vault->next_key), g_strdup (slot->id));
}

static gboolean
say_unfinished (LivretRecordError code, const char *sentence, GError **error)
{
  g_set_error_literal (error, LIVRET_RECORD_ERROR, code, sentence);
  return FALSE;
}

/* The database carries another key than keys.json: the new one, if keys.json.new is genuine. */
static gboolean
adopt_next (LivretVault *vault, const char *path, const LivretSecret *phrase, GError **error)
{
  g_autoptr (LivretKeyfile) keys = livret_keyfile_load (path, error);
  g_autoptr (LivretSecret) key = NULL;
  g_autoptr (GError) failed = NULL;
  g_autofree char *slot_id = NULL;

  if (keys == NULL)
    return FALSE;
  if (phrase != NULL)
    key = livret_vault_find_key (keys, phrase, &slot_id, NULL);
  if (key == NULL)
    return say_unfinished (
        LIVRET_RECORD_ERROR_WRONG_KEY,
        _ ("The vault was being encrypted anew when it was cut off: open it with the phrase that "
           "was typed for that. Other keys no longer open it."),
        error);
  if (!livret_keyfile_authentic (keys, key) || !livret_vault_probe (vault, key, &failed))
    {
      if (failed == NULL)
        return say_unfinished (
            LIVRET_RECORD_ERROR_DAMAGED,
            _ ("A change of keys was cut off and could not be finished; open your last copy."),
            error);
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (g_rename (path, vault->keys_path) != 0 || !livret_place_sync (vault->folder))
    {
      int number = errno;

      g_set_error (error, LIVRET_RECORD_ERROR, livret_place_error_code (number),
                   _ ("The keys of the vault could not be written: %s. Nothing was changed."),
                   g_strerror (number));
      return FALSE;
    }
  livret_vault_take_keys (vault, g_steal_pointer (&keys), g_steal_pointer (&key),
                          g_steal_pointer (&slot_id));
  return TRUE;
}

gboolean
livret_vault_finish_rekey (LivretVault *vault, const LivretSecret *phrase, GError **error)
{
  g_autofree char *path = livret_vault_new_keys_path (vault);
  g_autofree char *part = livret_keyfile_part_path (path);
  g_autoptr (GError) failed = NULL;

  g_unlink (part);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (livret_vault_probe (vault, vault->key, &failed))
    {
      /* It was cut off before the database changed. */
      g_unlink (path);
      return TRUE;
    }
  if (failed == NULL)
    return adopt_next (vault, path, phrase, error);
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}
