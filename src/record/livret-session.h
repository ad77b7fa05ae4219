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
 * Opens the store, checks the journal's head against the one kept by the host
 * (livret_session_get_head_state()), undoes an import that a crash left open, erases what has lain
 * in the bin for LIVRET_BIN_DAYS, and journals the opening.
 */
LivretSession *livret_session_open (LivretVault *vault, GError **error);
/**
 * livret_session_close: cancels what runs, waits for it and for all holds, journals the closing,
 * checkpoints, closes, wipes the key. All is closed also when it answers %FALSE; @error then says
 * what could not be kept. Idempotent. Not inside a job or a hold.
 */
gboolean livret_session_close (LivretSession *session, GError **error);

/** livret_session_get_vault: %NULL once closed. Other threads than the one that closes hold the
 * session meanwhile: livret_session_hold(). */
LivretVault *livret_session_get_vault (LivretSession *session);
/** livret_session_get_store: once closed, its jobs fail with G_IO_ERROR_CANCELLED. */
LivretStore *livret_session_get_store (LivretSession *session);
/** livret_session_get_reader: as livret_session_get_vault(). */
LivretReader *livret_session_get_reader (LivretSession *session);
GCancellable *livret_session_get_cancellable (LivretSession *session);

/**
 * livret_session_hold: keeps vault and reader there until it is freed, in work that is done on a
 * thread of its own (an import, a copy, a change of keys). Closing cancels
 * livret_session_get_cancellable() and waits.
 * Returns: (transfer full): %NULL with G_IO_ERROR_CANCELLED once closing has begun
 */
typedef struct _LivretSessionHold LivretSessionHold;
LivretSessionHold *livret_session_hold (LivretSession *session, GError **error);
void livret_session_hold_free (LivretSessionHold *hold);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretSessionHold, livret_session_hold_free)

/**
 * livret_session_rekey: a new raw key for keys and database; journalled. Takes the time of writing
 * the whole record; jobs given meanwhile wait.
 * @dropped: (out) (transfer container): labels of slots that ended
 *
 * On an error the old keys go on. Cut off anywhere, the next opening finishes or undoes it.
 * Errors: LIVRET_RECORD_ERROR_WRONG_KEY, _FULL, _READ_ONLY
 */
gboolean livret_session_rekey (LivretSession *session,
                               const LivretSecret *phrase,
                               GPtrArray **dropped,
                               GError **error);

/**
 * LivretHeadState: what comparing the journal with the head kept outside the vault says. It is
 * found at the opening and stays for the session, through a rekey too; the head itself follows
 * every entry of the journal, so a program that never closes leaves it right.
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
