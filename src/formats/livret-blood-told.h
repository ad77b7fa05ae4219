/* livret-blood-told.h: blood groups that a document states, also as two results: letters and Rh.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-blood.h"
#include "record/livret-sink.h"

G_BEGIN_DECLS

/** livret_blood_told_new: (transfer full): nothing yet; g_ptr_array_unref() it. */
GPtrArray *livret_blood_told_new (void);

/**
 * livret_blood_told_add: one result.
 * @answer: of livret_blood_tell(), to @asked
 * @who: (nullable): who says so
 * @words: what it is where no group is made of it: any other result, in its own words; copied. Its
 * text may be %NULL
 */
void livret_blood_told_add (GPtrArray *told,
                            LivretBloodQuestion asked,
                            const char *answer,
                            const char *who,
                            const LivretSinkEntry *words);

/**
 * livret_blood_told_give: once all results of a document were added, before another document is
 * given. What is of one day, by whoever says so, and agrees, is one statement of the profile, once
 * letters and Rh factor are known. A half that stays alone, and what contradicts another, stay
 * results in words, which say that; nothing is completed. @told is empty then.
 *
 * Returns: %FALSE when the sink wants no more
 */
gboolean livret_blood_told_give (GPtrArray *told, LivretSink *sink);

G_END_DECLS
