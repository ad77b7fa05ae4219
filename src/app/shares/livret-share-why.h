/* livret-share-why.h: a share's third page: why, and until when.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/shares/livret-share-draft.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_SHARE_WHY (livret_share_why_get_type ())
G_DECLARE_FINAL_TYPE (LivretShareWhy, livret_share_why, LIVRET, SHARE_WHY, AdwBin)

/* Signal: "changed". */

/** livret_share_why_set_draft: @draft: borrowed, changed in place. */
void livret_share_why_set_draft (LivretShareWhy *self, LivretShareDraft *draft);

G_END_DECLS
