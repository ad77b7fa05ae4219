/* livret-journal-state.h: which entries of the journal a filter keeps. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-journal.h"

G_BEGIN_DECLS

/** LivretJournalGroup: one choice of the filter; @title is English, in the catalogue. */
typedef struct
{
  const char *id;
  const char *title;
} LivretJournalGroup;

/** livret_journal_groups: ended by a %NULL id; the first keeps everything but openings. */
const LivretJournalGroup *livret_journal_groups (void);

/** livret_journal_state_icon: the sign of what kind of thing an event is. */
const char *livret_journal_state_icon (const char *event);

/**
 * livret_journal_state_keeps:
 * @group: an id of livret_journal_groups()
 * @words: what was typed in the search, "" for nothing; accents and capitals do not count
 * @sentence: the entry in words
 */
gboolean livret_journal_state_keeps (const char *group,
                                     const char *words,
                                     const char *event,
                                     const char *sentence);

G_END_DECLS
