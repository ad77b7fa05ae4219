/* livret-share-card.h: a share as an envelope: to whom, why, what, until when, and its buttons.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "record/livret-grants.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_SHARE_CARD (livret_share_card_get_type ())
G_DECLARE_FINAL_TYPE (LivretShareCard, livret_share_card, LIVRET, SHARE_CARD, AdwBin)

/* Signals: "end" and "renew". */

/** livret_share_card_new: @flat without flap and seal, where one envelope above it has them. */
GtkWidget *livret_share_card_new (const LivretGrantTerms *terms, gboolean flat);
/** livret_share_card_new_quiet: without buttons and state: just sealed. */
GtkWidget *livret_share_card_new_quiet (const LivretGrantTerms *terms);

G_END_DECLS
