/* livret-measure-notes.h: what happened in a period beside its readings, in words: events of the
 * record, notes that one opens, and the way to a new one. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "app/measures/livret-measure-data.h"
#include "app/window/livret-household.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_MEASURE_NOTES (livret_measure_notes_get_type ())
G_DECLARE_FINAL_TYPE (LivretMeasureNotes, livret_measure_notes, LIVRET, MEASURE_NOTES, GtkBox)

/** livret_measure_notes_set: @data is the page's until the next call; @most: lines that are
 * written, the latest ones. */
void livret_measure_notes_set (LivretMeasureNotes *self,
                               LivretHousehold *household,
                               const char *person,
                               const LivretMeasureData *data,
                               guint most);
/** livret_measure_notes_forget: of the data, too. */
void livret_measure_notes_forget (LivretMeasureNotes *self);
/** livret_measure_notes_open: a note by its id, or, without one, a new one on @day. */
void livret_measure_notes_open (LivretMeasureNotes *self, const char *id, int day);

G_END_DECLS
