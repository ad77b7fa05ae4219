/* livret-today-page.h: how am I, what is next, what is new?
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/livret-page.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_TODAY_PAGE (livret_today_page_get_type ())
G_DECLARE_FINAL_TYPE (LivretTodayPage, livret_today_page, LIVRET, TODAY_PAGE, LivretPage)

G_END_DECLS
