/* livret-kind-dialog.h: adds a kind of measure of one's own, or changes one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/window/livret-household.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_KIND_DIALOG (livret_kind_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LivretKindDialog, livret_kind_dialog, LIVRET, KIND_DIALOG, AdwDialog)

/**
 * livret_kind_dialog_new:
 * @kind: (nullable): the one to change; %NULL: one is added
 *
 * Signal "kept" (string: its id) before it closes; how to take it back is offered.
 */
LivretKindDialog *livret_kind_dialog_new (LivretHousehold *household, const LivretKind *kind);

G_END_DECLS
