/* livret-timeline.h: everything of a record in the order of time: documents, days with readings and
 * the notes on them, health statements and their ends, shares.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/livret-date.h"
#include "record/livret-db.h"

G_BEGIN_DECLS

typedef enum
{
  LIVRET_TIMELINE_DOCUMENTS = 1 << 0,
  LIVRET_TIMELINE_READINGS = 1 << 1,
  LIVRET_TIMELINE_ENTRIES = 1 << 2,
  LIVRET_TIMELINE_SHARES = 1 << 3,
  LIVRET_TIMELINE_NOTES = 1 << 4,
  LIVRET_TIMELINE_ENDS = 1 << 5, /* of treatments, conditions, devices */
  LIVRET_TIMELINE_ALL = (1 << 6) - 1,
} LivretTimelineKind;

/**
 * LivretTimelineItem: one line. Strings are never %NULL.
 * @time: Unix seconds, by which lines are ordered; a day's readings and notes stand at its end
 * @day: local day number of @time
 * @id: of the document, the entry, the share or the note; the person's for a day of readings
 * @title: the document's title, the statement ("" where it is a "none"), the recipient, the note
 * @detail: id of the category or of the section, the purpose; of a note the id of the kind that it
 *   stands beside, "" beside all
 * @date: as precisely as it is known; not set for readings, notes and shares
 * @kinds: numbers of the kinds read on that day, ended by 0, in the order to show them
 * @n: how many readings
 */
typedef struct
{
  LivretTimelineKind kind;
  gint64 time;
  int day;
  char *id;
  char *person_name;
  char *title;
  char *detail;
  LivretDate date;
  int *kinds;
  gint64 n;
} LivretTimelineItem;
void livret_timeline_item_free (LivretTimelineItem *item);

/**
 * LivretTimelineQuery:
 * @person: (nullable): id; %NULL for the whole household
 * @kinds: which lines
 * @before: what happened before that second; 0 for the newest
 * @limit: about how many lines
 */
typedef struct
{
  const char *person;
  guint kinds;
  gint64 before;
  guint limit;
} LivretTimelineQuery;

/**
 * livret_timeline_list: what is neither hidden nor in the bin, newest first.
 * @next: (out): the @before that goes on from here; 0 when nothing is left
 * Returns: (transfer full) (element-type LivretTimelineItem) (nullable)
 */
GPtrArray *
livret_timeline_list (LivretDb *db, const LivretTimelineQuery *query, gint64 *next, GError **error);

G_END_DECLS
