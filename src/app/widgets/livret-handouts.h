/* livret-handouts.h: small pages of our own, drawn as PDF in memory.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/livret-secret.h"

G_BEGIN_DECLS

/** livret_handout_recovery_sheet: the code in large groups, and what to do with it. Returns a
 * sealed memfd, -1 on error. */
int livret_handout_recovery_sheet (const LivretSecret *code, GError **error);

/**
 * LivretHandover: what stands on a hand-over card.
 * @phrase: (nullable): printed apart, below a line to cut along
 */
typedef struct
{
  const char *file_name;
  const char *recipient;
  const char *needs;
  const char *until;
  const char *always;
  const LivretSecret *phrase;
} LivretHandover;

/** livret_handout_card: Returns a sealed memfd, -1 on error. */
int livret_handout_card (const LivretHandover *handover, GError **error);

G_END_DECLS
