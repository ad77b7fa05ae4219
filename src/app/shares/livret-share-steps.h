/* livret-share-steps.h: the row of discs above a share: which page of which.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/shares/livret-share-way.h"

G_BEGIN_DECLS

/** livret_share_steps_fill: anew into @box; @narrow: without words. */
void livret_share_steps_fill (GtkBox *box,
                              const LivretShareWay *way,
                              LivretShareStep step,
                              gboolean narrow);

G_END_DECLS
