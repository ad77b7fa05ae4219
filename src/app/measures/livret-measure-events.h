/* livret-measure-events.h: what of a person's record stands on the axis of a chart: treatments,
 * conditions, vaccinations, implants, reports. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/charts/livret-chart-event.h"
#include "record/livret-day-notes.h"
#include "record/livret-documents.h"
#include "record/livret-entries.h"

G_BEGIN_DECLS

/** livret_measure_events_new: (transfer full) (element-type LivretChartEvent): with a clear
 * function. */
GArray *livret_measure_events_new (void);
/** livret_measure_event_words: (transfer full) (nullable): "New treatment: Metformine", "End of
 * treatment: Metformine"; %NULL of a section that is no event. */
char *livret_measure_event_words (const char *section, gboolean ends, const char *text);
/** livret_measure_events_add_entry: where it begins and where it ends; nothing of what has no date,
 * of a year alone, or of a section that is no event. */
void livret_measure_events_add_entry (GArray *events, const LivretEntry *entry);
/** livret_measure_events_add_report: a report is written of a stay or a visit. */
void livret_measure_events_add_report (GArray *events, const LivretDocument *document);
/** livret_measure_events_add_note: what a person wrote. */
void livret_measure_events_add_note (GArray *events, const LivretDayNote *note);
/** livret_measure_events_read: (transfer full) (nullable): all of a person's, and @notes
 * (element-type LivretDayNote), oldest first. */
GArray *livret_measure_events_read (LivretDb *db,
                                    const char *person,
                                    const GPtrArray *notes,
                                    GError **error);

G_END_DECLS
