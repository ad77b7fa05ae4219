/* livret-target-state.h: what the dialog of a target says of what is typed. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-measure-target.h"

G_BEGIN_DECLS

/**
 * LivretTargetInput: as typed.
 * @unit: UCUM, one of the kind's
 * @low, @high: a text a component that can have a target
 * @by_practitioner: somebody else set it
 * @set_by: their name
 * @since: a date, as precisely as it is known
 * @note: beside the target
 * @now: Unix seconds: nothing was set later
 */
typedef struct
{
  const LivretKind *kind;
  const char *unit;
  const char *low[LIVRET_COMPONENTS_MAX];
  const char *high[LIVRET_COMPONENTS_MAX];
  gboolean by_practitioner;
  const char *set_by;
  const char *since;
  const char *note;
  gint64 now;
} LivretTargetInput;

/**
 * LivretTargetState:
 * @target: (nullable): %NULL: no limit is given, so there is to be none
 * @limits_error, @origin_error, @note_error: (nullable): forbid saving
 * @words: (nullable): the target as a sentence, said back while it is typed
 */
typedef struct
{
  gboolean can_save;
  LivretMeasureTarget *target;
  char *limits_error;
  char *origin_error;
  char *note_error;
  char *words;
} LivretTargetState;

LivretTargetState *livret_target_state_new (const LivretTargetInput *input);
void livret_target_state_free (LivretTargetState *state);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretTargetState, livret_target_state_free)

/** livret_target_field: (transfer full): title of a limit's field: "At most, in kg", "Systolic at
 * most, in mmHg". */
char *
livret_target_field (const LivretKind *kind, guint component, gboolean high, const char *unit);

G_END_DECLS
