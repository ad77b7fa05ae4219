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

/** livret_head_load: %FALSE without error where none is kept; LIVRET_RECORD_ERROR_DAMAGED if it is
 * forged. */
gboolean livret_head_load (LivretVault *vault, LivretHead *head, GError **error);
/**
 * livret_head_save: in the user's state folder, authenticated under a key only the vault has.
 * @next_key: (nullable): the raw key of a rekey about to be done: the head holds under either, so
 * that one cut off half-way does not look like another history
 */
gboolean livret_head_save (LivretVault *vault,
                           const LivretHead *head,
                           const LivretSecret *next_key,
                           GError **error);

G_END_DECLS
