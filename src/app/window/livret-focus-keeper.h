/* livret-focus-keeper.h: the keyboard stays where it was while a window changes its width.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * livret_focus_keeper_attach: gives the focus back to who had it whenever @stage is shown again.
 * @stage: what an #AdwBreakpoint's window holds; the keeper lives as long as it
 *
 * At each breakpoint libadwaita 1.7 hides what it holds for a frame, and GTK moves the focus away.
 */
void livret_focus_keeper_attach (GtkWindow *window, GtkWidget *stage);

G_END_DECLS
