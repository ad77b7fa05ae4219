/* livret-readings-twins.h: the same reading from two sources: both are kept, one counts.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A scale's reading comes by its maker's table and by the telephone's export. Where two sources of
 * a person have a reading of one kind of the same moment, the same duration and the same value,
 * that of the source which comes first counts, and the other one is marked as its twin.
 *
 * The same moment: the same second; or the same minute, where one of the two was written without
 * seconds and is the only one of its source in that minute. The same value: nothing but what was
 * rounded off differs. All of it as found: what a person corrects, deletes or moves of the one that
 * counts stays so, and its twin does not come in its stead.
 *
 * Kinds that add up (steps) have no twins: of them one source counts on each day, see
 * livret-source-rule.h.
 */
#pragma once

#include "record/livret-readings-stored.h"

G_BEGIN_DECLS

/**
 * LivretTwins: finding twins, some days at a time: nothing holds the writer for long.
 * @thorough: marks of days that only one source has are looked at too: after something went, or
 * the rule was changed; @alone: even if there is but one source now
 */
typedef struct
{
  gint64 person;
  const LivretKind *kind;
  gint64 day;  /* of UTC, the next to look at */
  gint64 last; /* the last one */
  gboolean thorough;
  gboolean alone;
  gboolean done;
} LivretTwins;

/** livret_twins_init: the days [@first, @last] by the local clock; @person: row. */
void livret_twins_init (LivretTwins *twins,
                        gint64 person,
                        const LivretKind *kind,
                        gint64 first,
                        gint64 last,
                        gboolean thorough);
/** livret_twins_step: the next days, in one transaction of about 60 ms; then @done may be set. */
gboolean livret_twins_step (LivretTwins *twins, LivretDb *db, GError **error);
/** livret_twins_renew: all days at once. */
gboolean livret_twins_renew (LivretTwins *twins, LivretDb *db, GError **error);
/** livret_twins_of_import: (transfer full) (element-type LivretTwins): what an import touched. */
GArray *livret_twins_of_import (LivretDb *db, gint64 import, gboolean thorough, GError **error);

G_END_DECLS
