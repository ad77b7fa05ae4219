/* livret-recovery-sheet.h: shows a new recovery code, once.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "base/livret-secret.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_RECOVERY_SHEET (livret_recovery_sheet_get_type ())
G_DECLARE_FINAL_TYPE (LivretRecoverySheet, livret_recovery_sheet, LIVRET, RECOVERY_SHEET, AdwBin)

/* Signal: "finished" (boolean: one group was typed back). */

/** livret_recovery_sheet_set_code: @code %NULL: still being made. */
void livret_recovery_sheet_set_code (LivretRecoverySheet *self, LivretSecret *code);
void livret_recovery_sheet_focus (LivretRecoverySheet *self);

G_END_DECLS
