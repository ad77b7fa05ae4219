/* livret-range-drawing.h: time in range of a glucose sensor as a bar.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figures/livret-glucose-range.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** livret_range_view_new: the five bands from very low to very high, each as wide as its time. */
GtkWidget *
livret_range_view_new (const LivretGlucoseRange *range, const LivretKind *kind, const char *unit);

G_END_DECLS
