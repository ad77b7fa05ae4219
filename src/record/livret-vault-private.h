/* livret-vault-private.h: what the files livret-vault*.c share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-slots.h"
#include "record/livret-vault.h"

G_BEGIN_DECLS

/* While a vault is made its record stands under this name: a folder that holds no record.db holds
 * nothing that could be lost. */
#define LIVRET_VAULT_MAKING ".making"

struct _LivretVault
{
  char *folder;
  char *database_path;
  char *keys_path;
  int lock_fd;
  char *id; /* once the keys are known; never changes */
  gboolean passing;

  GMutex changing; /* one change of keys at a time; held for the second it takes */

  GMutex lock; /* of what follows; never held for long */
  char *slot_id;
  LivretKeyfile *keys;
  LivretSecret *key;

  /* A rekey under way: what keys.json.new holds. Under @changing. */
  LivretKeyfile *next_keys;
  LivretSecret *next_key;
  int rekey_told; /* how much of the next encryption was told as done */
};

/** livret_vault_new_locked: paths alone: no lock, no key. */
LivretVault *livret_vault_new_locked (const char *folder);
char *livret_vault_new_keys_path (LivretVault *vault);
LivretSecret *livret_vault_canonical_phrase (const LivretSecret *phrase);
/** livret_vault_check_new_phrase: the canonical phrase, if it is long enough. */
LivretSecret *livret_vault_check_new_phrase (const LivretSecret *phrase, GError **error);

/**
 * livret_vault_find_key: the slot of @keys that a phrase or recovery code opens.
 * @slot_id: (out) (transfer full)
 * Returns: (transfer full): the raw key
 */
LivretSecret *livret_vault_find_key (const LivretKeyfile *keys,
                                     const LivretSecret *phrase,
                                     char **slot_id,
                                     GError **error);
/** livret_vault_take_keys: (transfer full) for all: from now on these count. */
void
livret_vault_take_keys (LivretVault *vault, LivretKeyfile *keys, LivretSecret *key, char *slot_id);
/** livret_vault_copy_keys: (transfer full): the key file as it is now, to change. */
LivretKeyfile *livret_vault_copy_keys (LivretVault *vault);

/** livret_vault_append_slot: wraps @key for a new slot at the end of @keys. */
gboolean livret_vault_append_slot (LivretKeyfile *keys,
                                   LivretSlotKind kind,
                                   const LivretSecret *stretched,
                                   const char *label,
                                   const LivretSecret *key,
                                   GError **error);
gboolean livret_vault_append_phrase (LivretKeyfile *keys,
                                     LivretSlotKind kind,
                                     const LivretSecret *canonical,
                                     const char *label,
                                     const LivretSecret *key,
                                     GError **error);

/** livret_vault_finish_rekey: what a cut-off rekey left: undone, or finished if the database
 * carries the new key already. @phrase NULL: opened without one. */
gboolean livret_vault_finish_rekey (LivretVault *vault, const LivretSecret *phrase, GError **error);

G_END_DECLS
