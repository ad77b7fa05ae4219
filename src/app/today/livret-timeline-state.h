/* livret-timeline-state.h: the lines of the timeline in words, and where they lead. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-timeline.h"

G_BEGIN_DECLS

/** LivretTimelineRow: how lines look; @title is English, in the catalogue: their filter.
 * @kinds: of lines: #LivretTimelineKind
 * @page: id of the page where they lead */
typedef struct
{
  guint kinds;
  const char *title;
  const char *icon;
  const char *page;
} LivretTimelineRow;

/** livret_timeline_rows: ended by a %NULL title, in the order of the filters. */
const LivretTimelineRow *livret_timeline_rows (void);
const LivretTimelineRow *livret_timeline_row (LivretTimelineKind kind);

const char *livret_timeline_icon (const LivretTimelineItem *item);

/** livret_timeline_title: (transfer full): "Lab report", "Weight, Steps and 2 more measures". */
char *livret_timeline_title (const LivretTimelineItem *item);
/**
 * livret_timeline_subtitle: (transfer full): when, and what it is.
 * @several: the page is the whole household's: whose is said too
 */
char *livret_timeline_subtitle (const LivretTimelineItem *item, gboolean several, int today);
/** livret_timeline_target: (nullable): what is shown on the page of the row: the id of a
 * document, of a share, of a day's only kind of readings, of the kind that a note stands beside. */
const char *livret_timeline_target (const LivretTimelineItem *item);

G_END_DECLS
