/* livret-day-notes.h: what people note on a day beside its readings: "changed shoes", "flu".
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-db.h"
#include "record/livret-kind.h"

G_BEGIN_DECLS

/** Letters of a note: a sentence, not a diary. */
#define LIVRET_DAY_NOTE_MAX 300

/**
 * LivretDayNote: stays in the record: no package, print or saved table has it.
 * @id: "" of one that is not kept yet
 * @person: id
 * @kind: (nullable): %NULL: beside all measures
 * @day: day number, where the person was
 * @text: one line
 * @created, @changed: Unix seconds
 */
typedef struct
{
  char *id;
  char *person;
  const LivretKind *kind;
  int day;
  char *text;
  gint64 created, changed;
} LivretDayNote;

/** livret_day_note_new: (transfer full): no words yet. */
LivretDayNote *livret_day_note_new (const char *person, const LivretKind *kind, int day);
LivretDayNote *livret_day_note_copy (const LivretDayNote *from);
void livret_day_note_free (LivretDayNote *note);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretDayNote, livret_day_note_free)

/**
 * livret_day_notes_list: those of the days from @first to @last, in their order.
 * @kind: (nullable): those beside its chart: its own and those beside all measures; %NULL: all
 * Returns: (transfer full) (element-type LivretDayNote)
 */
GPtrArray *livret_day_notes_list (
    LivretDb *db, const char *person, const LivretKind *kind, int first, int last, GError **error);
/** livret_day_notes_get: (transfer full). Errors: LIVRET_RECORD_ERROR_NOT_FOUND. */
LivretDayNote *livret_day_notes_get (LivretDb *db, const char *id, GError **error);

/**
 * livret_day_notes_put: keeps a note: a new one, which gets its @id, a change, or one that was
 * deleted, under the id it had. Journalled, but for its words; nothing is written where nothing
 * changes.
 *
 * Errors: LIVRET_RECORD_ERROR_INVALID: no words, or too many; LIVRET_RECORD_ERROR_NOT_FOUND: the
 * person is not in the household
 */
gboolean livret_day_notes_put (LivretDb *db, LivretDayNote *note, GError **error);
/** livret_day_notes_delete: for good; the same note can be put again. Journalled. Errors:
 * LIVRET_RECORD_ERROR_NOT_FOUND. */
gboolean livret_day_notes_delete (LivretDb *db, const char *id, GError **error);

G_END_DECLS
