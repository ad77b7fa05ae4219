/* livret-emergency-page.h: one person's emergency sheet: seen, read over, printed, saved.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/livret-page.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_EMERGENCY_PAGE (livret_emergency_page_get_type ())
G_DECLARE_FINAL_TYPE (
    LivretEmergencyPage, livret_emergency_page, LIVRET, EMERGENCY_PAGE, LivretPage)

/** livret_emergency_page_new: of the person whose page is open. */
LivretEmergencyPage *livret_emergency_page_new (LivretHousehold *household);

G_END_DECLS
