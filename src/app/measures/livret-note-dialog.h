/* livret-note-dialog.h: a note on a day: written, changed, deleted.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/window/livret-household.h"
#include "record/livret-day-notes.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_NOTE_DIALOG (livret_note_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LivretNoteDialog, livret_note_dialog, LIVRET, NOTE_DIALOG, AdwDialog)

/**
 * livret_note_dialog_new:
 * @note: as it is; without an id, a new one of that day
 * @kind: the measure whose page it was opened on
 * @first, @last: the days its charts can show
 */
LivretNoteDialog *livret_note_dialog_new (LivretHousehold *household,
                                          const LivretDayNote *note,
                                          const LivretKind *kind,
                                          int first,
                                          int last);

G_END_DECLS
