/* livret-health-archive.h: an archive's members, streamed; one is inflated beside its reader.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/livret-input.h"

G_BEGIN_DECLS

typedef struct _LivretHealthArchive LivretHealthArchive;

/** livret_health_archive_open: (nullable): of a ZIP file; also one that is cut short. */
LivretHealthArchive *livret_health_archive_open (LivretInput *input);
void livret_health_archive_free (LivretHealthArchive *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretHealthArchive, livret_health_archive_free)

/**
 * livret_health_archive_next: the next member that is a file; %FALSE at the end.
 * @name: (out) (transfer none): valid UTF-8, as it stands in the archive
 */
gboolean livret_health_archive_next (LivretHealthArchive *self, const char **name);
/** livret_health_archive_head: the member's first bytes, at most LIVRET_INPUT_HEAD. */
const char *livret_health_archive_head (LivretHealthArchive *self, gsize *size);
/** livret_health_archive_read: the member's bytes, from the first on; as read(). */
gssize livret_health_archive_read (LivretHealthArchive *self, gpointer buffer, gsize size);
/** livret_health_archive_beside: from here on the member is inflated in a thread of its own. */
void livret_health_archive_beside (LivretHealthArchive *self);
/** livret_health_archive_is_damaged: whether the member, or what comes next, could not be read. */
gboolean livret_health_archive_is_damaged (LivretHealthArchive *self);
/** livret_health_archive_position: bytes of the file that were read. */
guint64 livret_health_archive_position (LivretHealthArchive *self);

G_END_DECLS
