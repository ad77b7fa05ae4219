/* livret-archive.h: an archive's members, streamed; one is inflated beside its reader.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/livret-input.h"

G_BEGIN_DECLS

typedef struct _LivretArchive LivretArchive;

/** livret_archive_open: (nullable): of a ZIP file; also one that is cut short. */
LivretArchive *livret_archive_open (LivretInput *input);
void livret_archive_free (LivretArchive *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretArchive, livret_archive_free)

/**
 * livret_archive_next: the next member that is a file; %FALSE at the end.
 * @name: (out) (transfer none): valid UTF-8, as it stands in the archive
 */
gboolean livret_archive_next (LivretArchive *self, const char **name);
/** livret_archive_head: the member's first bytes, at most LIVRET_INPUT_HEAD. */
const char *livret_archive_head (LivretArchive *self, gsize *size);
/** livret_archive_read: the member's bytes, from the first on; as read(). */
gssize livret_archive_read (LivretArchive *self, gpointer buffer, gsize size);
/** livret_archive_beside: from here on the member is inflated in a thread of its own. */
void livret_archive_beside (LivretArchive *self);
/** livret_archive_is_locked: whether the member is encrypted, so that nothing of it can be read. */
gboolean livret_archive_is_locked (LivretArchive *self);
/** livret_archive_is_damaged: whether the member, or what comes next, could not be read. */
gboolean livret_archive_is_damaged (LivretArchive *self);
/** livret_archive_is_litter: whether a member was added by the archiver and is nobody's file. */
gboolean livret_archive_is_litter (const char *name);
/** livret_archive_position: bytes of the file that were read. */
guint64 livret_archive_position (LivretArchive *self);

G_END_DECLS
