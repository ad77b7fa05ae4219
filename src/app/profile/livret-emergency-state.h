/* livret-emergency-state.h: what the page of the emergency sheet says beside it. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sharing/livret-emergency.h"

G_BEGIN_DECLS

/**
 * LivretEmergencyState: strings are (transfer full), in the current language.
 * @reading: whether it was read over, and when
 * @asks: somebody should read it over now
 * @parts: for each part of the sheet what is printed, line by line, or "Not filled in"
 */
typedef struct
{
  char *reading;
  gboolean asks;
  char *parts[LIVRET_EMERGENCY_PARTS];
} LivretEmergencyState;

/** livret_emergency_state: @now: Unix seconds; what was read over half a year ago asks again. */
void
livret_emergency_state (const LivretEmergency *emergency, gint64 now, LivretEmergencyState *state);
void livret_emergency_state_clear (LivretEmergencyState *state);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LivretEmergencyState, livret_emergency_state_clear)

G_END_DECLS
