/* livret-sheets.h: small pages of Livret's own, drawn as PDF in memory: the safety sheet, the
 * hand-over card. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/livret-secret.h"

G_BEGIN_DECLS

/** livret_sheet_recovery: the code in large groups, and what to do with it. Returns a sealed memfd,
 * -1 on error. */
int livret_sheet_recovery (const LivretSecret *code, GError **error);

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

/** livret_sheet_handover: Returns a sealed memfd, -1 on error. */
int livret_sheet_handover (const LivretHandover *handover, GError **error);

G_END_DECLS
