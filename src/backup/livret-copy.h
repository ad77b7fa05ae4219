/* livret-copy.h: verified copies of the whole vault, on a stick or in a folder.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/livret-progress.h"
#include "record/livret-session.h"

G_BEGIN_DECLS

#define LIVRET_COPY_REMINDER_DAYS 30

/**
 * LivretCopy: what was compared and found the same.
 * @folder: the copy: a vault, opened like any other with the same phrases
 * @size: bytes of its files
 * @rows: rows of all tables
 * @contents: documents' contents whose SHA-256 was computed again
 * @entries: entries of the journal
 */
typedef struct
{
  char *folder;
  gint64 size;
  gint64 rows;
  gint64 contents;
  gint64 entries;
} LivretCopy;

void livret_copy_free (LivretCopy *copy);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretCopy, livret_copy_free)

/**
 * livret_copy_vault:
 * @target: folder to make; must not exist, or be empty. Its own folder must exist.
 *
 * Copies the encrypted record and its key file, then opens the copy and compares it with the vault
 * (integrity, rows of every table, head of the journal, hash of every content). The date is kept
 * (meta "last_copy") and journalled ("copy-made"). On any error the partial copy is removed and the
 * vault is as before. Synchronous; writing waits meanwhile.
 *
 * Errors: LIVRET_RECORD_ERROR_FULL, _READ_ONLY, _INVALID (target there already, or inside the
 * vault), _DAMAGED (the copy does not compare), G_IO_ERROR_CANCELLED.
 */
LivretCopy *livret_copy_vault (LivretSession *session,
                               const char *target,
                               LivretProgressFunc progress,
                               gpointer user_data,
                               GCancellable *cancellable,
                               GError **error);

/**
 * livret_copy_days_since: whole days since the last copy, 0 for today; -1: never copied, -2: error.
 */
int livret_copy_days_since (LivretDb *db, GError **error);
/** livret_copy_is_due: whether a reminder is to be shown. */
gboolean livret_copy_is_due (int days_since);
/** livret_copy_sentence: (transfer full): "Last copy 3 days ago."; translated. */
char *livret_copy_sentence (int days_since);

G_END_DECLS
