/* livret-share-how.h: a share's fourth page: by which route, from the table of routes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/shares/livret-share-draft.h"
#include "sharing/livret-routes.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_SHARE_HOW (livret_share_how_get_type ())
G_DECLARE_FINAL_TYPE (LivretShareHow, livret_share_how, LIVRET, SHARE_HOW, AdwBin)

/* Signal: "changed". */

/** livret_share_how_set_draft: @draft: borrowed, changed in place. */
void livret_share_how_set_draft (LivretShareHow *self, LivretShareDraft *draft);

/** livret_share_how_icon: the picture of a route. */
const char *livret_share_how_icon (const LivretRoute *route);

G_END_DECLS
