/* livret-source-rule.h: which of several sources counts.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The readings of all sources are kept. What counts is a rule, which a person sees and changes: the
 * order of the sources of a kind, and which of them count at all.
 * - Of kinds that add up (steps) one source counts on each day, since telephone and watch count the
 *   same steps: the first in the order that has readings of the day; where no order was given, the
 *   one that has the highest sum.
 * - Of the other kinds all sources count, the same reading from two of them once: see
 *   livret-readings-twins.h.
 */
#pragma once

#include "record/livret-readings-stored.h"

G_BEGIN_DECLS

/**
 * LivretSourceRule: a source of one kind of a person.
 * @series: its row
 * @name: device or program, "" for what was typed by hand; @device: what tells two of them apart
 * @place: 1 for the first, 0: no place was given
 * @readings: of them @twins that count as another source's
 * @first_day, @last_day: of readings that are no twins; @first_day > @last_day if there are none
 */
typedef struct
{
  gint64 series;
  char *name;
  char *device;
  int place;
  gboolean counts;
  gint64 readings;
  gint64 twins;
  int first_day;
  int last_day;
} LivretSourceRule;
void livret_source_rule_clear (LivretSourceRule *rule);

/** livret_source_rules_list: (transfer full) (element-type LivretSourceRule): in the order in which
 * they count; those that have readings. A GArray with a clear function. */
GArray *
livret_source_rules_list (LivretDb *db, const char *person, const LivretKind *kind, GError **error);

/**
 * livret_source_rules_set: @rules: (element-type LivretSourceRule): of those, series, place and
 * counts are taken; series that are not among them keep what they have. Journalled; nothing is
 * written where nothing changes.
 *
 * Errors: LIVRET_RECORD_ERROR_INVALID: none of them would count, or one is not the person's
 */
gboolean livret_source_rules_set (
    LivretDb *db, const char *person, const LivretKind *kind, GArray *rules, GError **error);

/** livret_source_winners: (transfer full): of the kinds that add up, or of @kind (nullable) if it
 * does, the series that counts on each day from @from to @until (UTC); @person: row. */
GHashTable *livret_source_winners (
    LivretDb *db, gint64 person, const LivretKind *kind, gint64 from, gint64 until, GError **error);
/** livret_source_winners_has: whether the series counts on the day; all do where only one has
 * readings. */
gboolean livret_source_winners_has (GHashTable *winners, const LivretSeries *series, int day);

/** LivretSourceDay: how much a source has of a day, for livret_source_counts_before(). */
typedef struct
{
  gint64 series;
  int place;
  gboolean counts;
  double sum;
} LivretSourceDay;
/** livret_source_counts_before: on a day, of a kind that adds up. */
gboolean livret_source_counts_before (const LivretSourceDay *a, const LivretSourceDay *b);

G_END_DECLS
