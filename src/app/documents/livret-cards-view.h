/* livret-cards-view.h: a document of health data (FHIR) as cards by section.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/window/livret-household.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_CARDS_VIEW (livret_cards_view_get_type ())
G_DECLARE_FINAL_TYPE (LivretCardsView, livret_cards_view, LIVRET, CARDS_VIEW, AdwBin)

/** livret_cards_view_show: reads @document (nullable), by the reading process; %NULL: nothing. */
void
livret_cards_view_show (LivretCardsView *self, LivretHousehold *household, const char *document);

G_END_DECLS
