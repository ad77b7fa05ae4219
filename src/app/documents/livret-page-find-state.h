/* livret-page-find-state.h: what is said of words found in a document.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-wire-hits.h"

G_BEGIN_DECLS

/** livret_page_hits_start: the place in @hits that is looked at first: the first on @page, from 0,
 * -1: not known; else the first on a page that has all the words; else the first of all. */
guint livret_page_hits_start (const GPtrArray *hits, int page);
/** livret_page_hits_place: (transfer full): which of @hits the one at @current is, and its page:
 * “2 of 5, page 3”; of none that there is none. */
char *livret_page_hits_place (const GPtrArray *hits, guint current);
/** livret_page_hits_spoken: (transfer full): the same, and the text around. */
char *livret_page_hits_spoken (const GPtrArray *hits, guint current);

G_END_DECLS
