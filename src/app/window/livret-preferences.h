/* livret-preferences.h: the few preferences.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/window/livret-household.h"

G_BEGIN_DECLS

/** livret_preferences_dialog_new: (transfer floating). */
AdwDialog *livret_preferences_dialog_new (LivretHousehold *household);

G_END_DECLS
