/* livret-share-brief.h: to whom, why and until when on one page, what is ticked above it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/shares/livret-share-draft.h"
#include "app/window/livret-household.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_SHARE_BRIEF (livret_share_brief_get_type ())
G_DECLARE_FINAL_TYPE (LivretShareBrief, livret_share_brief, LIVRET, SHARE_BRIEF, AdwBin)

/* Signals: "changed", and "change-what": what is ticked is to be looked at and changed. */

/** livret_share_brief_set_draft: @draft: borrowed, changed in place. */
void livret_share_brief_set_draft (LivretShareBrief *self,
                                   LivretHousehold *household,
                                   LivretShareDraft *draft);

G_END_DECLS
