/* livret-place.h: what can be asked of a folder: whether it can hold a live vault, the lock
 * on it, whether it tells what changes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-record.h"

G_BEGIN_DECLS

/** livret_place_check: refuses network and user-space file systems, whose locks and shared memory
 * are not to be trusted. */
gboolean livret_place_check (const char *folder, GError **error);
/** livret_place_tells_changes: whether its file system says at once what others change in @folder;
 * %FALSE on a network or user-space one, a Flatpak's document portal among them, and where it is
 * not there. */
gboolean livret_place_tells_changes (const char *folder);
/** livret_place_lock: an exclusive flock on "lock"; released when the descriptor is closed. -1 on
 * error. */
int livret_place_lock (const char *folder, GError **error);
/** livret_place_sync: makes the names in @folder durable; %FALSE with errno set. */
gboolean livret_place_sync (const char *folder);
/** livret_place_error_code: what an errno of a file operation means to a caller: full, read-only or
 * failed. */
LivretRecordError livret_place_error_code (int number);
/** livret_place_free_space: bytes a plain user may still write there, -1 if unknown. */
gint64 livret_place_free_space (const char *folder);

G_END_DECLS
