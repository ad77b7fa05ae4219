/* livret-welcome.h: the first minutes: welcome, for whom, the phrase, the safety sheet.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "record/livret-session.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_WELCOME (livret_welcome_get_type ())
G_DECLARE_FINAL_TYPE (LivretWelcome, livret_welcome, LIVRET, WELCOME, AdwBin)

/* Signals: "created" (LivretSession) once all is said, "open-vault" and "sample-wanted". */

LivretWelcome *livret_welcome_new (void);
/** livret_welcome_steal_session: (transfer full) (nullable): of a vault made, before the last page
 * was left. */
LivretSession *livret_welcome_steal_session (LivretWelcome *self);

G_END_DECLS
