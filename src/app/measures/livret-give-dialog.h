/* livret-give-dialog.h: readings of a source are somebody else's.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/window/livret-household.h"
#include "record/livret-kind.h"

G_BEGIN_DECLS

/** livret_give_dialog_new: asks to whom, and of which days; @person: id of whose they are; @series:
 * row of a series of the source; @source: its name. What is given can be taken back. */
AdwDialog *livret_give_dialog_new (LivretHousehold *household,
                                   const char *person,
                                   const LivretKind *kind,
                                   gint64 series,
                                   const char *source);

G_END_DECLS
