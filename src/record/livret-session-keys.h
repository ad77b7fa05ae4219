/* livret-session-keys.h: changing the keys of an open vault: done, counted in the record,
 * journalled. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-session.h"

G_BEGIN_DECLS

/* Programs change keys through these alone: livret_vault_… would leave the record's own count of
 * key changes behind, by which a put-back old keys.json is noticed. They take about a second. */

gboolean livret_session_add_passphrase (LivretSession *session,
                                        const LivretSecret *passphrase,
                                        const char *label,
                                        GError **error);
gboolean livret_session_change_passphrase (LivretSession *session,
                                           const char *slot_id,
                                           const LivretSecret *passphrase,
                                           GError **error);
/** livret_session_remove_slot: for a real end offer livret_session_rekey() too: old copies still
 * open. */
gboolean livret_session_remove_slot (LivretSession *session, const char *slot_id, GError **error);
/** livret_session_add_recovery: (transfer full): the new code; older ones stop working. */
LivretSecret *livret_session_add_recovery (LivretSession *session, GError **error);
/** livret_session_add_keyring: (transfer full): the secret to put into the login keyring. */
LivretSecret *livret_session_add_keyring (LivretSession *session, GError **error);

/**
 * livret_session_export_key: (transfer full): the raw key as stock sqlcipher takes it; journalled
 * first.
 */
LivretSecret *livret_session_export_key (LivretSession *session, GError **error);

G_END_DECLS
