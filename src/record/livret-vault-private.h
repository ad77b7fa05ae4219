/* livret-vault-private.h: what livret-vault.c and livret-vault-keys.c share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-slots.h"
#include "record/livret-vault.h"

G_BEGIN_DECLS

struct _LivretVault
{
  char *folder;
  char *database_path;
  char *keys_path;
  char *slot_id;
  LivretKeyfile *keys;
  LivretSecret *key;
  int lock_fd;
};

/** livret_vault_new_locked: paths alone: no lock, no key. */
LivretVault *livret_vault_new_locked (const char *folder);
char *livret_vault_new_keys_path (LivretVault *vault);
LivretSecret *livret_vault_canonical_phrase (const LivretSecret *phrase);
/** livret_vault_check_new_phrase: the canonical phrase, if it is long enough. */
LivretSecret *livret_vault_check_new_phrase (const LivretSecret *phrase, GError **error);
/** livret_vault_unlock: finds the slot of a phrase or recovery code; sets key and slot id. */
gboolean livret_vault_unlock (LivretVault *vault,
                              LivretKeyfile *keys,
                              const LivretSecret *phrase,
                              GError **error);
LivretKeySlot *livret_vault_append_slot (LivretVault *vault,
                                         LivretSlotKind kind,
                                         const LivretSecret *stretched,
                                         const char *label,
                                         GError **error);
gboolean livret_vault_append_phrase (LivretVault *vault,
                                     LivretSlotKind kind,
                                     const LivretSecret *canonical,
                                     const char *label,
                                     GError **error);
gboolean livret_vault_save_keys (LivretVault *vault, GError **error);

G_END_DECLS
