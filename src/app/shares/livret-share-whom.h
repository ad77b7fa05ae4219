/* livret-share-whom.h: a share's first page: to whom, and by whom for another.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/window/livret-household.h"
#include "app/shares/livret-share-draft.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_SHARE_WHOM (livret_share_whom_get_type ())
G_DECLARE_FINAL_TYPE (LivretShareWhom, livret_share_whom, LIVRET, SHARE_WHOM, AdwBin)

/* Signal: "changed". */

/** livret_share_whom_set_draft: @draft: borrowed, changed in place. */
void livret_share_whom_set_draft (LivretShareWhom *self,
                                  LivretHousehold *household,
                                  LivretShareDraft *draft);

G_END_DECLS
