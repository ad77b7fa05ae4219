/* livret-text-pages.h: on which page of a document's text words stand.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * livret_text_page: the first page of @text, whose pages stand between form feeds, that has all of
 * @words; where none has, the first that has one of them.
 * @start: (out): where that page begins in @text; @text itself where there is none
 *
 * Returns: from 1; 0: @text has no pages, or none of @words
 */
int livret_text_page (const char *text, const char *words, const char **start);

G_END_DECLS
