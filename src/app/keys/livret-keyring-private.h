/* livret-keyring-private.h: what the two files of the keyring share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsecret/secret.h>

#include "app/keys/livret-keyring.h"

G_BEGIN_DECLS

extern const SecretSchema livret_keyring_schema;

/** LivretPatience: a cancellable that ends by itself after a few seconds. */
typedef struct _LivretPatience LivretPatience;
LivretPatience *livret_patience_new (void);
void livret_patience_free (LivretPatience *patience);
GCancellable *livret_patience_get (LivretPatience *patience);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretPatience, livret_patience_free)

/** livret_keyring_find: whether something is kept of a vault; asks nobody. @text: (out) (optional)
 * (transfer full) (nullable): the first secret found, unless it is locked */
gboolean livret_keyring_find (const char *vault_id, const char *kind, char **text);

G_END_DECLS
