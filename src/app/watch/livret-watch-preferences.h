/* livret-watch-preferences.h: the preferences' group of the folder that is watched.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/window/livret-household.h"

G_BEGIN_DECLS

/** livret_watch_preferences_new: (transfer floating). */
AdwPreferencesGroup *livret_watch_preferences_new (LivretHousehold *household);

G_END_DECLS
