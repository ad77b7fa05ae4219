/* livret-measure-target.h: the target of a measure, as values and in words. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-kind.h"

G_BEGIN_DECLS

/**
 * LivretMeasureTarget:
 * @low, @high: canonical, %NAN where open; what is outside is below or above the target
 * @set_by: the practitioner who asked for it; "" a wish of one's own
 * @since: partial date, "" if unknown
 */
typedef struct
{
  double low[LIVRET_COMPONENTS_MAX];
  double high[LIVRET_COMPONENTS_MAX];
  char *set_by;
  char *since;
} LivretMeasureTarget;

/** livret_measure_target_new: (transfer full): open on every side. */
LivretMeasureTarget *livret_measure_target_new (void);
LivretMeasureTarget *livret_measure_target_copy (const LivretMeasureTarget *target);
void livret_measure_target_free (LivretMeasureTarget *target);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretMeasureTarget, livret_measure_target_free)

/** livret_measure_target_equal: both may be %NULL. */
gboolean livret_measure_target_equal (const LivretMeasureTarget *a, const LivretMeasureTarget *b);
/** livret_measure_target_components: how many components of @kind can have one: those in its unit,
 * the first ones. A pulse that comes with a pressure has none. */
guint livret_measure_target_components (const LivretKind *kind);
/**
 * livret_measure_target_check: at least one limit, the lower below the upper, all possible values
 * of @kind.
 *
 * Errors: LIVRET_RECORD_ERROR_INVALID
 */
gboolean livret_measure_target_check (const LivretKind *kind,
                                      const LivretMeasureTarget *target,
                                      GError **error);

/**
 * livret_measure_limits_words: (transfer full) (nullable): "Below 135/85 mmHg", "From 60 to 100
 * /min", "Systolic: from 100 to 135 mmHg, Diastolic: below 85 mmHg"; %NULL where all are open.
 * @unit: one of the kind's, to write in
 */
char *livret_measure_limits_words (const LivretKind *kind,
                                   const double low[LIVRET_COMPONENTS_MAX],
                                   const double high[LIVRET_COMPONENTS_MAX],
                                   const char *unit);

G_END_DECLS
