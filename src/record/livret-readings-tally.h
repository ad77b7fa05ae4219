/* livret-readings-tally.h: adding readings up by day and quarter of an hour, into the summaries.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-readings-stored.h"

G_BEGIN_DECLS

/** More readings of a person than this on one day in one series are summed by quarters too. */
#define LIVRET_DENSE_DAY 480
#define LIVRET_QUARTERS 96

/** LivretSum: what is kept of many numbers. */
typedef struct
{
  gint64 n;
  double sum;
  double min;
  double max;
} LivretSum;

/**
 * LivretTally: the sums of one (series, person, day) at a time; readings of a series come in the
 * order of their keys, so that a day is written once or a few times. Everything happens in the
 * caller's transaction. Embed and livret_tally_init(); livret_tally_finish() writes the last day.
 */
typedef struct
{
  LivretDb *db;
  LivretZone *home; /* borrowed */
  gint64 series;
  gint64 person;
  int kind;
  int day;
  gint64 last_time;
  double last;
  gint64 left_out; /* hardly possible: in none of the sums */
  LivretSum sums[LIVRET_COMPONENTS_MAX];
  LivretSum quarters[LIVRET_QUARTERS];
  GHashTable *recount; /* of LivretTallyDay: days whose quarters must be counted from the rows */
} LivretTally;

void livret_tally_init (LivretTally *tally, LivretDb *db, LivretZone *home);
void livret_tally_clear (LivretTally *tally);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LivretTally, livret_tally_clear)

/** livret_tally_add: a reading that is new in the record, as it counts; deleted ones are left out
 * by the caller. */
gboolean livret_tally_add (LivretTally *tally,
                           const LivretSeries *series,
                           const LivretCounted *counted,
                           GError **error);
/** livret_tally_finish: after the rows of the transaction have been inserted. */
gboolean livret_tally_finish (LivretTally *tally, GError **error);

/** livret_tally_recount: sums the local days [first, last] of a series anew from its rows. */
gboolean livret_tally_recount (LivretDb *db,
                               LivretZone *home,
                               const LivretSeries *series,
                               int first,
                               int last,
                               GError **error);

/** livret_tally_renew: sums anew what the table recount names, as a step of the schema left it; in
 * the zone of the household. Nothing to do: no cost. In the caller's transaction. */
gboolean livret_tally_renew (LivretDb *db, GError **error);

G_END_DECLS
