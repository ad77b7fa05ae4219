/* livret-keyring.h: what Livret keeps in the login keyring of this computer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/livret-secret.h"

G_BEGIN_DECLS

/* Two things for each vault, told apart by the vault's id: the secret of its keyring slot, where
 * the person asked for one, and the journal's last head. Nothing there names anybody.
 *
 * All of these wait for another program: never on the main thread. Those that the person asked for
 * may have the desktop ask for the keyring's password. */

gboolean livret_keyring_store (const char *vault_id,
                               const LivretSecret *secret,
                               GCancellable *cancellable,
                               GError **error);
/** livret_keyring_lookup: (transfer full): the secret; an error, one sentence, where there is none
 * to be had. */
LivretSecret *
livret_keyring_lookup (const char *vault_id, GCancellable *cancellable, GError **error);
gboolean livret_keyring_clear (const char *vault_id, GCancellable *cancellable, GError **error);
/** livret_keyring_holds: whether a secret is kept, perhaps in a keyring still locked. Answers soon,
 * asks nobody. */
gboolean livret_keyring_holds (const char *vault_id);

/** livret_keyring_keep_heads: has the heads of journals kept in the keyring too, wherever that asks
 * nobody. Once, before any vault is opened. */
void livret_keyring_keep_heads (void);
/** livret_keyring_flush_heads: waits for heads still being written, a few seconds at most. */
void livret_keyring_flush_heads (void);

G_END_DECLS
