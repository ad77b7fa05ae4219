/* livret-share-what.h: a share's second page: what may leave, item by item.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/window/livret-household.h"
#include "app/shares/livret-share-draft.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_SHARE_WHAT (livret_share_what_get_type ())
G_DECLARE_FINAL_TYPE (LivretShareWhat, livret_share_what, LIVRET, SHARE_WHAT, AdwBin)

/* Signal: "changed". */

/** livret_share_what_set_draft: @draft: borrowed, changed in place. */
void livret_share_what_set_draft (LivretShareWhat *self,
                                  LivretHousehold *household,
                                  LivretShareDraft *draft);

G_END_DECLS
