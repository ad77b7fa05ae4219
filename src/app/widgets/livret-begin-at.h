/* livret-begin-at.h: where the keyboard is when a dialog opens.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** livret_begin_at: @dialog, not shown yet, opens with the keyboard at @first, which is in it. */
void livret_begin_at (AdwDialog *dialog, GtkWidget *first);

G_END_DECLS
