/* livret-share-page.h: the assistant that prepares a share page by page and seals it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/livret-page.h"
#include "record/livret-grants.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_SHARE_PAGE (livret_share_page_get_type ())
G_DECLARE_FINAL_TYPE (LivretSharePage, livret_share_page, LIVRET, SHARE_PAGE, LivretPage)

/** livret_share_page_new: five pages, from the draft that was kept, if any. */
LivretSharePage *livret_share_page_new (LivretHousehold *household, const char *person);
/** livret_share_page_new_brief: @items: (element-type utf8): ticked already: three pages. */
LivretSharePage *
livret_share_page_new_brief (LivretHousehold *household, const char *person, GPtrArray *items);
/** livret_share_page_new_like: the same to the same again, with a new date. */
LivretSharePage *livret_share_page_new_like (LivretHousehold *household,
                                             const LivretGrantTerms *terms);

G_END_DECLS
