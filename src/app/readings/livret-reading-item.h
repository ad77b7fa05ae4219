/* livret-reading-item.h: a reading in a list model, and what its row says.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "record/livret-measure-target.h"
#include "record/livret-readings-found.h"
#include "record/livret-readings.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_READING_ITEM (livret_reading_item_get_type ())
G_DECLARE_FINAL_TYPE (LivretReadingItem, livret_reading_item, LIVRET, READING_ITEM, GObject)

/** livret_reading_item_new: takes the strings out of @reading; @target: (nullable): what it is
 * judged by in place of the usual range; copied. */
LivretReadingItem *livret_reading_item_new (LivretReading *reading,
                                            const LivretMeasureTarget *target);
/** livret_reading_item_get_target: (nullable). */
const LivretMeasureTarget *livret_reading_item_get_target (LivretReadingItem *self);
/** livret_reading_item_find: takes out of @list (element-type LivretReadingFound) what tells in
 * which document the reading stands. */
void livret_reading_item_find (LivretReadingItem *self, const GPtrArray *list);
/** livret_reading_item_get_found: (nullable): the newest document that states it. */
const LivretReadingFound *livret_reading_item_get_found (LivretReadingItem *self);
const LivretReading *livret_reading_item_get (LivretReadingItem *self);
/** livret_reading_item_equal: same reading, shown alike. */
gboolean livret_reading_item_equal (LivretReadingItem *self, LivretReadingItem *other);
/** livret_reading_key_equal: whether two keys name the same reading. */
gboolean livret_reading_key_equal (const LivretReadingKey *a, const LivretReadingKey *b);

/**
 * LivretReadingWords: a row as it is to be shown; pure.
 * @when: date, and what is to be known of the reading
 * @others: components with a unit of their own: "62 /min"
 * @position: "↑ above", "" in the usual range or the target
 * @laboratory: what the laboratory itself says of it, "" where it says nothing
 */
typedef struct
{
  char *when;
  char *value;
  char *others;
  char *position;
  char *laboratory;
  char *origin;
  char *spoken;
} LivretReadingWords;

/** livret_reading_words_new: @target: (nullable): judges in place of the usual range. */
LivretReadingWords *livret_reading_words_new (const LivretReading *reading,
                                              const LivretMeasureTarget *target,
                                              int today);
/** livret_reading_words_found: adds the laboratory's own range and the document it stands in.
 * @found: (nullable). */
void livret_reading_words_found (LivretReadingWords *words,
                                 const LivretKind *kind,
                                 const LivretReadingFound *found);
/** livret_reading_laboratory_words: (transfer full): what a laboratory says of a value: its own
 * range, and whether the value is within: “0.70–1.10 g/L, above”; "" where it says nothing. */
char *livret_reading_laboratory_words (const LivretKind *kind, const LivretReadingFound *found);
void livret_reading_words_free (LivretReadingWords *words);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretReadingWords, livret_reading_words_free)

G_END_DECLS
