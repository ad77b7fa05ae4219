/* livret-drop-down.h: drop-downs that do not grow with their longest word.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** livret_drop_down_shorten: the choice itself is cut, but not below @chars letters; the list below
 * shows it whole. */
void livret_drop_down_shorten (GtkDropDown *drop_down, int chars);

G_END_DECLS
