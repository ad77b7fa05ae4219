/* livret-session.h: an open vault and all that lives as long as it: store, reader, one cancellable.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-reader.h"
#include "record/livret-store.h"
#include "record/livret-vault.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_SESSION (livret_session_get_type ())
G_DECLARE_FINAL_TYPE (LivretSession, livret_session, LIVRET, SESSION, GObject)

/**
 * livret_session_open:
 * @vault: (transfer full): taken even on error
 *
 * Opens the store, undoes an import that a crash left open, checks the journal's head against the
 * one kept by the host (livret_session_get_head_state()) and journals the opening.
 */
LivretSession *livret_session_open (LivretVault *vault, GError **error);
/** livret_session_close: cancels what runs, waits, checkpoints, closes, wipes the key. Idempotent.
 */
gboolean livret_session_close (LivretSession *session, GError **error);

LivretVault *livret_session_get_vault (LivretSession *session);
LivretStore *livret_session_get_store (LivretSession *session);
LivretReader *livret_session_get_reader (LivretSession *session);
GCancellable *livret_session_get_cancellable (LivretSession *session);

/** livret_session_rekey: a new raw key for keys and database; journalled. @dropped: labels of slots
 * that ended. */
gboolean livret_session_rekey (LivretSession *session,
                               const LivretSecret *phrase,
                               GPtrArray **dropped,
                               GError **error);

/**
 * LivretHeadState: what comparing the journal with the head kept outside the vault says.
 */
typedef enum
{
  LIVRET_HEAD_UNKNOWN,  /* no head is kept here yet */
  LIVRET_HEAD_EXTENDS,  /* the journal continues from it */
  LIVRET_HEAD_DIVERGES, /* an older or another history: a restore, or somebody's doing */
} LivretHeadState;
LivretHeadState livret_session_get_head_state (LivretSession *session);
/** livret_session_accept_head: the person says the restore was theirs; journalled. */
gboolean livret_session_accept_head (LivretSession *session, GError **error);

G_END_DECLS
