/* livret-share-review.h: the last page: exactly what will leave, and by which route.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/window/livret-household.h"
#include "app/shares/livret-share-draft.h"
#include "app/widgets/livret-meter.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_SHARE_REVIEW (livret_share_review_get_type ())
G_DECLARE_FINAL_TYPE (LivretShareReview, livret_share_review, LIVRET, SHARE_REVIEW, AdwBin)

/* Signal: "changed": the terms are there, or not any more. */

/** livret_share_review_show: works out what @draft names; the pages are drawn as they will leave.
 */
void livret_share_review_show (LivretShareReview *self,
                               LivretHousehold *household,
                               const LivretShareDraft *draft);
/** livret_share_review_wait: shows how far a work is that @gauge tells of, in place of the pages.
 */
void livret_share_review_wait (LivretShareReview *self, LivretGauge *gauge, const char *what);
/** livret_share_review_steal_terms: (transfer full) (nullable): what was shown, to be sealed. */
LivretGrantTerms *livret_share_review_steal_terms (LivretShareReview *self);
/** livret_share_review_is_ready: there is something to seal. */
gboolean livret_share_review_is_ready (LivretShareReview *self);

G_END_DECLS
