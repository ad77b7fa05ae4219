/* livret-page-view.h: one page of a document as large as is asked for, with the words found on it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/window/livret-household.h"
#include "record/livret-wire-hits.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_PAGE_VIEW (livret_page_view_get_type ())
G_DECLARE_FINAL_TYPE (LivretPageView, livret_page_view, LIVRET, PAGE_VIEW, AdwBin)

/* Signal: "room": there is another width for the page. */

/** LivretPageSource: which file: of @document the part with @role (nullable), %NULL: its content.
 */
typedef struct
{
  const char *document;
  const char *role;
  const char *media_type;
} LivretPageSource;

/** livret_page_view_show: page @page, from 0, @width wide; @name: for who cannot see it. */
void livret_page_view_show (LivretPageView *self,
                            LivretHousehold *household,
                            const LivretPageSource *source,
                            int page,
                            int width,
                            const char *name);
/** livret_page_view_clear: nothing; what is on its way does not come. */
void livret_page_view_clear (LivretPageView *self);
/** livret_page_view_to_top: the start of the page is seen. */
void livret_page_view_to_top (LivretPageView *self);
/** livret_page_view_get_room: how wide a page may be without being cut at its side. */
int livret_page_view_get_room (LivretPageView *self);
/** livret_page_view_mark: as livret_page_marks_set(); what is looked at is brought into sight. */
void livret_page_view_mark (LivretPageView *self,
                            GPtrArray *hits,
                            int page,
                            const LivretPageHit *current);

G_END_DECLS
