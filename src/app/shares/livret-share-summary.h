/* livret-share-summary.h: the envelope beside the assistant: what is said so far.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/window/livret-household.h"
#include "app/shares/livret-share-draft.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_SHARE_SUMMARY (livret_share_summary_get_type ())
G_DECLARE_FINAL_TYPE (LivretShareSummary, livret_share_summary, LIVRET, SHARE_SUMMARY, AdwBin)

GtkWidget *livret_share_summary_new (void);
void livret_share_summary_show (LivretShareSummary *self,
                                LivretHousehold *household,
                                const LivretShareDraft *draft);

/** livret_envelope_card_new: (transfer floating): @content below a flap with its seal. */
GtkWidget *livret_envelope_card_new (GtkWidget *content, int seal);

G_END_DECLS
