/* livret-wrapped-button.h: buttons whose words take several lines where there is little room.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** livret_wrap_button: a #GtkButton with a label, alone or in an #AdwButtonContent. */
void livret_wrap_button (GtkWidget *button);
/** livret_wrap_buttons: all buttons that are children of @box. */
void livret_wrap_buttons (GtkWidget *box);
/** livret_wrap_button_rows: all #AdwButtonRow that are in @widget, however deep. */
void livret_wrap_button_rows (GtkWidget *widget);

G_END_DECLS
