/* livret-shares-page.h: the shares as envelopes: those that run, and those that are over.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/livret-page.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_SHARES_PAGE (livret_shares_page_get_type ())
G_DECLARE_FINAL_TYPE (LivretSharesPage, livret_shares_page, LIVRET, SHARES_PAGE, LivretPage)

G_END_DECLS
