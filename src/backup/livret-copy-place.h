/* livret-copy-place.h: the folder a copy is made in: refused, made, synced, or removed again.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-record.h"

G_BEGIN_DECLS

typedef struct _LivretCopyPlace LivretCopyPlace;

/** livret_copy_place_new: makes the folder @target, or takes it if it is empty. Refuses one that
 * holds something, and one inside @vault. */
LivretCopyPlace *livret_copy_place_new (const char *target, const char *vault, GError **error);
void livret_copy_place_free (LivretCopyPlace *place);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretCopyPlace, livret_copy_place_free)

const char *livret_copy_place_get_folder (LivretCopyPlace *place);
/** livret_copy_place_get_database: path of record.db, which the caller makes. */
const char *livret_copy_place_get_database (LivretCopyPlace *place);
gboolean livret_copy_place_check_space (LivretCopyPlace *place, gint64 size, GError **error);
/** livret_copy_place_finish: copies keys.json of @vault and has everything written to the disk. */
gboolean livret_copy_place_finish (LivretCopyPlace *place, const char *vault, GError **error);
gint64 livret_copy_place_get_size (LivretCopyPlace *place);
/** livret_copy_place_undo: removes what was made, and nothing else. */
void livret_copy_place_undo (LivretCopyPlace *place);

G_END_DECLS
