/* livret-page-finder.h: looking for words in the document that is read.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/documents/livret-page-view.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_PAGE_FINDER (livret_page_finder_get_type ())
G_DECLARE_FINAL_TYPE (LivretPageFinder, livret_page_finder, LIVRET, PAGE_FINDER, AdwBin)

/* Signal: "current": another of the words found is looked at, or none. */

/** livret_page_finder_look_at: @source (nullable): what is shown from now on; what was found goes,
 * and is looked for there while the bar is open. */
void livret_page_finder_look_at (LivretPageFinder *self,
                                 LivretHousehold *household,
                                 const LivretPageSource *source);
/** livret_page_finder_open: for a person to type, with what was looked for last. */
void livret_page_finder_open (LivretPageFinder *self);
/** livret_page_finder_seek: opens it on @words, which a search found, in what is looked at or,
 * while there is nothing, in what comes next; the keyboard stays where it is. @page: from 1, where
 * they stand; 0: not known. */
void livret_page_finder_seek (LivretPageFinder *self, const char *words, int page);
/** livret_page_finder_get_wanted: the page, from 0, where what is being looked for will be found;
 * -1: not known. */
int livret_page_finder_get_wanted (LivretPageFinder *self);
void livret_page_finder_close (LivretPageFinder *self);
/** livret_page_finder_step: the next of the words found, or with -1 the one before, around the end.
 */
void livret_page_finder_step (LivretPageFinder *self, int step);
/** livret_page_finder_get_hits: (nullable) (element-type LivretPageHit): all that were found. */
GPtrArray *livret_page_finder_get_hits (LivretPageFinder *self);
/** livret_page_finder_get_current: (nullable): the one that is looked at. */
const LivretPageHit *livret_page_finder_get_current (LivretPageFinder *self);

G_END_DECLS
