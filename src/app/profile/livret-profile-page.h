/* livret-profile-page.h: the health profile: what a person states, section by section.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/livret-page.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_PROFILE_PAGE (livret_profile_page_get_type ())
G_DECLARE_FINAL_TYPE (LivretProfilePage, livret_profile_page, LIVRET, PROFILE_PAGE, LivretPage)

G_END_DECLS
