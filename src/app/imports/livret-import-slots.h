/* livret-import-slots.h: the users of shared devices in the files of a preview. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/imports/livret-import-state.h"

G_BEGIN_DECLS

/** livret_import_slots_list: (transfer full) (element-type LivretImportSlot): those of all files
 * (element-type LivretImportFile) that may be added: each once, with how many readings, and whose
 * it is: as told now, else as the record says. */
GPtrArray *livret_import_slots_list (const GPtrArray *files);
/** livret_import_slots_choose: that slot is @person's (nullable: nobody's yet), in each file. */
void
livret_import_slots_choose (GPtrArray *files, const LivretImportSlot *slot, const char *person);
/** livret_import_slots_words: (transfer full): what there is to be said of them, to tell whether
 * it has changed; not what was chosen. */
char *livret_import_slots_words (const GPtrArray *files);

G_END_DECLS
