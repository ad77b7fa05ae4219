/* livret-bin-state.h: what the page of the bin says of what is in it. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-bin.h"

G_BEGIN_DECLS

/** livret_bin_state_heading: of a kind's list: "Documents". */
const char *livret_bin_state_heading (LivretBinKind kind);
/** livret_bin_state_title: (transfer full): "Bilan sanguin", "Weight: 72.4 kg". */
char *livret_bin_state_title (const LivretBinItem *item, int today);
/**
 * livret_bin_state_subtitle: (transfer full): whose, what, and when it goes for good: "Camille ·
 * Allergies · kept until 22 December at least".
 * @person: whether to name the person
 */
char *livret_bin_state_subtitle (const LivretBinItem *item, gboolean person, int today);
/** livret_bin_state_can_erase: readings stay noted. */
gboolean livret_bin_state_can_erase (const LivretBinItem *item);
/** livret_bin_state_survives: (transfer full): what erasing leaves, for the question. @shares: how
 * many named it. */
char *livret_bin_state_survives (const LivretBinItem *item, int shares);

G_END_DECLS
