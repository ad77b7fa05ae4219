/* livret-vault.h: the encrypted folder: key slots (keys.json), lock, database file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/livret-secret.h"
#include "record/livret-record.h"

G_BEGIN_DECLS

/**
 * LivretVault: an unlocked vault: its folder, the lock on it and the raw key. Listing keys, and
 * changing them, may happen in any thread; a rekey only through the session.
 */
typedef struct _LivretVault LivretVault;

#define LIVRET_PHRASE_MIN 8

/**
 * livret_vault_create:
 * @folder: made if it does not exist; must be empty
 * @passphrase: UTF-8, taken as livret_phrase_canonical() gives it
 * @slot_label: whose phrase it is, as people will see it in the list of keys
 *
 * The vault is there in full or not at all.
 *
 * Errors: LIVRET_RECORD_ERROR_INVALID (phrase too short, folder not empty), _READ_ONLY, _FULL,
 * _UNSAFE_PLACE, _BUSY, _NOT_ENCRYPTED
 */
LivretVault *livret_vault_create (const char *folder,
                                  const LivretSecret *passphrase,
                                  const char *slot_label,
                                  GError **error);
/**
 * livret_vault_open: by any passphrase or recovery code.
 *
 * Errors: LIVRET_RECORD_ERROR_NOT_FOUND, _WRONG_KEY, _BUSY, _DAMAGED, _HOSTILE, _NEWER, _READ_ONLY,
 * _FULL, _UNSAFE_PLACE
 */
LivretVault *livret_vault_open (const char *folder, const LivretSecret *phrase, GError **error);
/** livret_vault_open_with_keyring: by the secret that livret_vault_add_keyring() gave out. */
LivretVault *livret_vault_open_with_keyring (const char *folder,
                                             const LivretSecret *keyring_secret,
                                             GError **error);
/**
 * livret_vault_offers_keyring: whether @folder's keys.json has a slot for a login keyring, as it
 * stands there, not yet proved: only for what a page offers.
 * @vault_id: (out) (transfer full): under which the keyring keeps the secret
 */
gboolean livret_vault_offers_keyring (const char *folder, char **vault_id);
/** livret_vault_exists: whether @folder holds a vault (a keys.json and a record.db). */
gboolean livret_vault_exists (const char *folder);
void livret_vault_free (LivretVault *vault);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretVault, livret_vault_free)

const char *livret_vault_get_folder (LivretVault *vault);
const char *livret_vault_get_database_path (LivretVault *vault); /* record.db, absolute */
/** livret_vault_get_key: borrowed; a rekey ends it. */
const LivretSecret *livret_vault_get_key (LivretVault *vault);
/** livret_vault_get_generation: counts changes of keys.json; record.db keeps the same number. */
gint64 livret_vault_get_generation (LivretVault *vault);
/** livret_vault_get_id: UUID of the vault, kept through rekeys and copies. */
const char *livret_vault_get_id (LivretVault *vault);
/** livret_vault_set_passing: nothing of this vault is remembered outside its folder, the head of
 * its journal neither, and nothing waits for the disk: for one that is erased soon. Before a
 * session is opened on it. */
void livret_vault_set_passing (LivretVault *vault);
gboolean livret_vault_is_passing (LivretVault *vault);
/** livret_vault_get_slot_id: id of the slot this vault was opened by. */
const char *livret_vault_get_slot_id (LivretVault *vault);

typedef enum
{
  LIVRET_SLOT_PASSPHRASE,
  LIVRET_SLOT_RECOVERY,
  LIVRET_SLOT_KEYRING,
} LivretSlotKind;

typedef struct
{
  char *id;
  LivretSlotKind kind;
  char *label;
  gint64 created;
} LivretSlot;
void livret_slot_free (LivretSlot *slot);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretSlot, livret_slot_free)

/** livret_vault_list_slots: (transfer container) (element-type LivretSlot). */
GPtrArray *livret_vault_list_slots (LivretVault *vault);
gboolean livret_vault_add_passphrase (LivretVault *vault,
                                      const LivretSecret *passphrase,
                                      const char *label,
                                      GError **error);
/**
 * livret_vault_add_recovery:
 * Returns: (transfer full): a new recovery code, 8 groups of 4 letters and digits (no I, L, O, U),
 *   155 bits and a check letter; an older recovery code stops working. Shown once, kept nowhere.
 */
LivretSecret *livret_vault_add_recovery (LivretVault *vault, GError **error);
/** livret_vault_add_keyring: (transfer full): a random secret for the login keyring. */
LivretSecret *livret_vault_add_keyring (LivretVault *vault, GError **error);
/** livret_vault_change_passphrase: replaces the secret of one passphrase slot. */
gboolean livret_vault_change_passphrase (LivretVault *vault,
                                         const char *slot_id,
                                         const LivretSecret *passphrase,
                                         GError **error);
/** livret_vault_remove_slot: refuses to remove the last passphrase. Old copies of the vault stay
 * openable by it. */
gboolean livret_vault_remove_slot (LivretVault *vault, const char *slot_id, GError **error);
/**
 * livret_vault_rekey_begin: draws a new raw key and writes "keys.json.new", where the slot of
 * @phrase wraps it. Slots need their secret to be wrapped anew: only that one stays, the others are
 * listed in @dropped (labels). Nothing has changed yet. livret_session_rekey() does all of it.
 */
gboolean livret_vault_rekey_begin (LivretVault *vault,
                                   const LivretSecret *phrase,
                                   GPtrArray **dropped,
                                   GError **error);
/** livret_vault_get_next_key: (nullable): the key drawn, for the database. Borrowed. */
const LivretSecret *livret_vault_get_next_key (LivretVault *vault);
/** livret_vault_probe: whether @key opens the database as it lies there; @error only where that
 * could not be found out. */
gboolean livret_vault_probe (LivretVault *vault, const LivretSecret *key, GError **error);
/** livret_vault_rekey_done: how much of the database was encrypted anew by now, from 0 to 1; 0
 * while that is not under way. From any thread. */
double livret_vault_rekey_done (LivretVault *vault);
/** livret_vault_rekey_commit: once the database carries the new key. */
void livret_vault_rekey_commit (LivretVault *vault);
/** livret_vault_rekey_abandon: while the database still carries the old one. */
void livret_vault_rekey_abandon (LivretVault *vault);

G_END_DECLS
