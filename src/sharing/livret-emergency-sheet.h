/* livret-emergency-sheet.h: an emergency sheet as one A4 page, in black and white.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sharing/livret-emergency.h"

G_BEGIN_DECLS

/** A side of the code on the page, in millimetres; its modules are at least half of one. */
#define LIVRET_EMERGENCY_CODE_MM 52
#define LIVRET_EMERGENCY_CODE_MODULES 97

/**
 * livret_emergency_sheet_draw: one A4 page as PDF: large type, larger where there is little to say;
 * what finds no room is counted on it.
 * @code: (out) (optional) (transfer full): the text that the code holds
 * Returns: a sealed memfd, -1 on error
 */
int livret_emergency_sheet_draw (const LivretEmergency *emergency, char **code, GError **error);

/** livret_emergency_code_text: (transfer full): what the code holds: the whole text, or as much as
 * a code of that size does. @shortened: (out) (optional) */
char *livret_emergency_code_text (const LivretEmergency *emergency, gboolean *shortened);

G_END_DECLS
