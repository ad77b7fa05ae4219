/* livret-activity.h: names of sports, as apps write them, to the numbers of workouts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** livret_activity_code: the code of a reading of the kind "workout" (HealthKit's number) for an
 * English or French name; 3000, any other, for one that is not known. */
guint16 livret_activity_code (const char *name);

G_END_DECLS
