/* livret-person-card.h: the people of the household, atop the sidebar.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/window/livret-household.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_PERSON_CARD (livret_person_card_get_type ())
G_DECLARE_FINAL_TYPE (LivretPersonCard, livret_person_card, LIVRET, PERSON_CARD, AdwBin)

void livret_person_card_set_household (LivretPersonCard *self, LivretHousehold *household);

G_END_DECLS
