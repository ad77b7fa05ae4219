/* livret-copy-dialog.h: asks where, then makes a verified copy of the vault.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/window/livret-household.h"

G_BEGIN_DECLS

void livret_copy_dialog_ask (GtkWidget *parent, LivretHousehold *household);
/** livret_copy_dialog_name: (transfer full): neutral name of a copy's folder, free in @folder. */
char *livret_copy_dialog_name (const char *folder, int day);

G_END_DECLS
