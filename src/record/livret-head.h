/* livret-head.h: the journal's head kept outside the vault, to notice a changed or older record.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-vault.h"

G_BEGIN_DECLS

/** LivretHead: the last journal entry this computer saw of a vault. */
typedef struct
{
  gint64 seq;
  guint8 hash[32];
} LivretHead;

/**
 * LivretHeadPlace: a second place beside the state folder, harder to put back to an older state
 * together with it: the login keyring, which the window brings along.
 * @load: (transfer full) (nullable): the line kept for a vault; answers soon, asks nobody
 * @save: keeps a line, perhaps a moment later; where it cannot, the record goes on
 *
 * Both are called on the store's thread.
 */
typedef struct
{
  char *(*load) (const char *vault_id);
  void (*save) (const char *vault_id, const char *line);
} LivretHeadPlace;

/** livret_head_set_place: for the whole program, before any vault is opened. */
void livret_head_set_place (const LivretHeadPlace *place);

/**
 * livret_head_load: the newest head that is kept anywhere and is authentic: whoever puts back an
 * older vault would have to put back every place.
 *
 * %FALSE without error where none is kept; LIVRET_RECORD_ERROR_DAMAGED where all that is kept is
 * forged.
 */
gboolean livret_head_load (LivretVault *vault, LivretHead *head, GError **error);
/**
 * livret_head_save: in the user's state folder and the second place, authenticated under a key only
 * the vault has. The error is the state folder's.
 * @next_key: (nullable): the raw key of a rekey about to be done: the head holds under either, so
 * that one cut off half-way does not look like another history
 */
gboolean livret_head_save (LivretVault *vault,
                           const LivretHead *head,
                           const LivretSecret *next_key,
                           GError **error);

G_END_DECLS
