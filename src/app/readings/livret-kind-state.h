/* livret-kind-state.h: what the dialog of a kind of one's own says of what is typed. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-own-kind.h"

G_BEGIN_DECLS

/** LivretKindInput: as typed. @low, @high: what is possible, "" open; @kind: (nullable): the one
 * that is changed. */
typedef struct
{
  const LivretKind *kind;
  const char *name;
  const char *unit;
  int decimals;
  const char *low;
  const char *high;
  LivretAggregate aggregate;
} LivretKindInput;

/**
 * LivretKindState:
 * @kind: what would be kept
 * @name_error, @limits_error: (nullable): forbid saving; a name that is not there yet is no error
 * @sample: how a reading of it looks: "12,3 L/min"
 */
typedef struct
{
  gboolean can_save;
  LivretOwnKind *kind;
  char *name_error;
  char *limits_error;
  char *sample;
} LivretKindState;

LivretKindState *livret_kind_state_new (const LivretKindInput *input);
void livret_kind_state_free (LivretKindState *state);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretKindState, livret_kind_state_free)

/** livret_kind_limit_text: (transfer full): a limit as one would type it; "" where open. */
char *livret_kind_limit_text (double limit);
/** livret_kind_decimals_words: (transfer full): a number with so many decimals, as an example. */
char *livret_kind_decimals_words (int decimals);
/** livret_kind_decimals_choice: (transfer full): the same as a choice: "None (11)", "One (11.1)".
 */
char *livret_kind_decimals_choice (int decimals);

G_END_DECLS
