/* livret-measure-words.h: values of readings in words, and where they stand. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-measure-target.h"

G_BEGIN_DECLS

/** livret_measure_unit: the unit readings of @kind are shown in: the one chosen, else its most
 * usual one. */
const char *livret_measure_unit (const LivretKind *kind);
/** livret_measure_text: (transfer full): "128/79 mmHg". */
char *livret_measure_text (const LivretKind *kind, const double *values);
/** livret_measure_number: (transfer full): of the same, "128/79"; @unit: (out) (transfer full):
 * "mmHg", "" if there is none. */
char *livret_measure_number (const LivretKind *kind, const double *values, char **unit);
/** livret_measure_difference_text: (transfer full): a difference between two values, in the unit
 * they are shown in, one digit finer. */
char *livret_measure_difference_text (const LivretKind *kind, double difference);
/** livret_measure_component_text: (transfer full): one component in the unit it is shown in: "62
 * /min". @decimals are added to those people read: 1 for a mean. */
char *
livret_measure_component_text (const LivretKind *kind, guint component, double value, int decimals);
/** livret_measure_shares_unit: whether the component is drawn and written with the first one: a
 * pulse beside a pressure is not. */
gboolean livret_measure_shares_unit (const LivretKind *kind, guint component);

/**
 * LivretMeasureRule: what values are judged by.
 * @kind: with the limits of the target in place of those of the usual range, if there is one
 * @target: it is a person's target
 */
typedef struct
{
  LivretKind kind;
  gboolean target;
} LivretMeasureRule;

/** livret_measure_rule_init: @target: (nullable): %NULL: the usual range counts. */
void livret_measure_rule_init (LivretMeasureRule *rule,
                               const LivretKind *kind,
                               const LivretMeasureTarget *target);

typedef enum
{
  LIVRET_MEASURE_NO_RANGE, /* neither a target nor a usual range */
  LIVRET_MEASURE_WITHIN,
  LIVRET_MEASURE_ABOVE,
  LIVRET_MEASURE_BELOW,
} LivretMeasurePosition;

/** livret_measure_position: above if any component is, then below if any is. */
LivretMeasurePosition livret_measure_position (const LivretKind *kind, const double *values);
/** livret_measure_position_words: (nullable): "above the usual range", "above the target"; static.
 */
const char *livret_measure_position_words (LivretMeasurePosition position, gboolean target);
/** livret_measure_position_short: (nullable): "↑ above"; %NULL within or without a range. */
const char *livret_measure_position_short (LivretMeasurePosition position);
/** livret_measure_range_words: (transfer full) (nullable): the limits of @kind: "Below 135/85
 * mmHg", "From 60 to 100 /min"; %NULL without any. */
char *livret_measure_range_words (const LivretKind *kind);
/** livret_measure_possible_words: (transfer full) (nullable): between which limits readings are
 * taken for possible, and whose limits these are. */
char *livret_measure_possible_words (const LivretKind *kind);

/** livret_measure_target_origin: (transfer full): who set it, and since when: "Dr Benali, since May
 * 2026", "A wish of one's own". */
char *livret_measure_target_origin (const LivretMeasureTarget *target);

/** livret_measure_range_source: (nullable): whose range it is, in the current language; static. */
const char *livret_measure_range_source (const LivretKind *kind);

/** LivretMeasureBand: where a value stands on a bar from 0 to 1; @low and @high are the ends of the
 * usual range. */
typedef struct
{
  double low, high, at;
} LivretMeasureBand;
/** livret_measure_band: %FALSE without a range. */
gboolean livret_measure_band (const LivretKind *kind, double value, LivretMeasureBand *band);

G_END_DECLS
