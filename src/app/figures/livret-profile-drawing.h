/* livret-profile-drawing.h: the usual day of a glucose sensor as a drawing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figures/livret-glucose-profile.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** livret_profile_view_new: median, inner and outer band over a day, the range 70 to 180 mg/dL. */
GtkWidget *livret_profile_view_new (const LivretGlucoseProfile *profile,
                                    const LivretKind *kind,
                                    const char *unit);

G_END_DECLS
