/* livret-arrivals-page.h: papers that arrived in the folder that is watched: look, or leave them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/livret-page.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_ARRIVALS_PAGE (livret_arrivals_page_get_type ())
G_DECLARE_FINAL_TYPE (LivretArrivalsPage, livret_arrivals_page, LIVRET, ARRIVALS_PAGE, LivretPage)

LivretArrivalsPage *livret_arrivals_page_new (LivretHousehold *household);

G_END_DECLS
