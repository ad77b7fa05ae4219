/* livret-kind-dialog.h: adds a kind of measure of one's own.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/window/livret-household.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_KIND_DIALOG (livret_kind_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LivretKindDialog, livret_kind_dialog, LIVRET, KIND_DIALOG, AdwDialog)

/** livret_kind_dialog_new: signal "added" (string: its id) before it closes; how to take it back is
 * offered. */
LivretKindDialog *livret_kind_dialog_new (LivretHousehold *household);

G_END_DECLS
