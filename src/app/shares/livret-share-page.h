/* livret-share-page.h: the assistant that prepares a share in five short pages and seals it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/livret-page.h"
#include "record/livret-grants.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_SHARE_PAGE (livret_share_page_get_type ())
G_DECLARE_FINAL_TYPE (LivretSharePage, livret_share_page, LIVRET, SHARE_PAGE, LivretPage)

/** livret_share_page_new: @item: (nullable): something already ticked; %NULL: the draft that was
 * kept, if any. */
LivretSharePage *
livret_share_page_new (LivretHousehold *household, const char *person, const char *item);
/** livret_share_page_new_like: the same to the same again, with a new date. */
LivretSharePage *livret_share_page_new_like (LivretHousehold *household,
                                             const LivretGrantTerms *terms);

G_END_DECLS
