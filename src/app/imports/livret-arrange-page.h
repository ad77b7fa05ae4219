/* livret-arrange-page.h: the photographs of a document: order, turns, crops, before it is added.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/imports/livret-arrange-state.h"
#include "app/window/livret-page.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_ARRANGE_PAGE (livret_arrange_page_get_type ())
G_DECLARE_FINAL_TYPE (LivretArrangePage, livret_arrange_page, LIVRET, ARRANGE_PAGE, LivretPage)

/* Signal: "arranged" (boolean: as separate documents): the person is done; the page stays. */

/**
 * livret_arrange_page_new:
 * @whose: as livret_wording_person() says whose document it becomes
 * @pictures: (element-type LivretImportFile): copied
 * @sheets: (nullable) (element-type LivretArrangeSheet): copied; %NULL: all pages as they are
 */
LivretArrangePage *livret_arrange_page_new (LivretHousehold *household,
                                            const char *whose,
                                            GPtrArray *pictures,
                                            GArray *sheets);
/** livret_arrange_page_get_pictures: borrowed. */
GPtrArray *livret_arrange_page_get_pictures (LivretArrangePage *self);
/** livret_arrange_page_get_sheets: borrowed, as they are now. */
GArray *livret_arrange_page_get_sheets (LivretArrangePage *self);
/** livret_arrange_page_set_busy: while the document is made, nothing can be changed. */
void livret_arrange_page_set_busy (LivretArrangePage *self, gboolean busy);

G_END_DECLS
