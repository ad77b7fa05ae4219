/* livret-selection-bar.h: what can be done to the documents that are selected.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/window/livret-household.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_SELECTION_BAR (livret_selection_bar_get_type ())
G_DECLARE_FINAL_TYPE (LivretSelectionBar, livret_selection_bar, LIVRET, SELECTION_BAR, AdwBin)

/** livret_selection_bar_offer: what can be done. @bin: what is selected lies in the bin. */
void
livret_selection_bar_offer (LivretSelectionBar *self, LivretHousehold *household, gboolean bin);
/** livret_selection_bar_count: says how many are selected. */
void livret_selection_bar_count (LivretSelectionBar *self, guint count);

G_END_DECLS
