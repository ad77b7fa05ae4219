/* livret-landmarks-dialog.h: chooses which measures stand on Today, and in which order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/window/livret-household.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_LANDMARKS_DIALOG (livret_landmarks_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    LivretLandmarksDialog, livret_landmarks_dialog, LIVRET, LANDMARKS_DIALOG, AdwDialog)

/** livret_landmarks_dialog_new: reads the person's measures itself. */
LivretLandmarksDialog *livret_landmarks_dialog_new (LivretHousehold *household, const char *person);

G_END_DECLS
