/* livret-bin-page.h: what was deleted: put back, or erased for good.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/livret-page.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_BIN_PAGE (livret_bin_page_get_type ())
G_DECLARE_FINAL_TYPE (LivretBinPage, livret_bin_page, LIVRET, BIN_PAGE, LivretPage)

LivretBinPage *livret_bin_page_new (LivretHousehold *household);

G_END_DECLS
