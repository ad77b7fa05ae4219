/* livret-reading-state.h: what the dialog of a reading says of what is typed. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-kind.h"

G_BEGIN_DECLS

/**
 * LivretReadingInput: as typed.
 * @unit: UCUM, one of the kind's
 * @values: one text a component
 * @now: Unix seconds: nothing is read later
 * @zone: of the clock that is typed
 */
typedef struct
{
  const LivretKind *kind;
  const char *unit;
  const char *values[LIVRET_COMPONENTS_MAX];
  const char *day;
  const char *time;
  gint64 now;
  GTimeZone *zone;
} LivretReadingInput;

/**
 * LivretReadingState:
 * @values: in @unit, %NAN where absent
 * @when: Unix seconds; @offset_min: minutes east of UTC
 * @value_error, @when_error: (nullable): static; forbid saving. Nothing is said of an empty field.
 * @warning: (nullable): does not forbid
 */
typedef struct
{
  gboolean can_save;
  double values[LIVRET_COMPONENTS_MAX];
  gint64 when;
  int offset_min;
  const char *value_error;
  const char *when_error;
  char *warning;
} LivretReadingState;

LivretReadingState *livret_reading_state_new (const LivretReadingInput *input);
void livret_reading_state_free (LivretReadingState *state);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretReadingState, livret_reading_state_free)

/** livret_reading_parse_time: "7:46", "07:46", "7h46", "7 h 46", "7h": seconds since midnight. */
gboolean livret_reading_parse_time (const char *text, int *seconds);
/** livret_reading_day_text: (transfer full): a day as it is typed: "21/11/2026". */
char *livret_reading_day_text (int day);
/** livret_reading_needs: whether a reading of @kind is nothing without this component. */
gboolean livret_reading_needs (const LivretKind *kind, guint component);
/** livret_reading_field: (transfer full): title of a component's field: "Systolic, in mmHg". */
char *livret_reading_field (const LivretKind *kind, guint component, const char *unit);
/** livret_reading_unit_of: (nullable): the kind's unit that "72,4 kg" is written in; static. */
const char *livret_reading_unit_of (const LivretKind *kind, const char *written);
/** livret_reading_value_text: (transfer full): a canonical value as it is typed in @unit; "" if
 * absent. */
char *
livret_reading_value_text (const LivretKind *kind, guint component, double value, const char *unit);

G_END_DECLS
