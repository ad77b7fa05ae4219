/* livret-restore-question.h: what is asked when a vault is older than this computer remembers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/window/livret-household.h"

G_BEGIN_DECLS

/** livret_restore_question_ask: over @parent; asked again at each opening until it is answered. */
void livret_restore_question_ask (GtkWidget *parent, LivretHousehold *household);

G_END_DECLS
