/* livret-sample-banner.h: what says, on every page, that all of this is made up.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** livret_sample_banner_around: (transfer floating): @frame with the words and the way out below
 * it, in every width. */
GtkWidget *livret_sample_banner_around (GtkWidget *frame);

G_END_DECLS
