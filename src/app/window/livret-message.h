/* livret-message.h: messages that come up for some seconds.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/window/livret-household.h"

G_BEGIN_DECLS

/**
 * livret_message_fit:
 * @message: the widget of an #AdwToast, in its overlay
 *
 * In a narrow window the words, otherwise of one line that is shortened with "…", have as many
 * lines as they need; with large letters a sign takes the place of the words of the button.
 */
void livret_message_fit (GtkWidget *message, LivretHousehold *household);

G_END_DECLS
