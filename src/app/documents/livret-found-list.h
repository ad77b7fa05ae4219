/* livret-found-list.h: statements and notes that a search found, beside the documents.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/documents/livret-document-filter.h"
#include "app/window/livret-household.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_FOUND_LIST (livret_found_list_get_type ())
G_DECLARE_FINAL_TYPE (LivretFoundList, livret_found_list, LIVRET, FOUND_LIST, AdwBin)

/** Most statements, and most notes, that are listed: whoever has more types another word. */
#define LIVRET_FOUND_MAX 100

/* Signal: "found": how many are there is known. */

void livret_found_list_set_household (LivretFoundList *self, LivretHousehold *household);
/** livret_found_list_search: looks for the words of @filter; with a category, an author or a
 * folder, which only documents have, or in the bin, there is nothing. */
void livret_found_list_search (LivretFoundList *self, const LivretDocumentFilter *filter);
/** livret_found_list_get_count: how many are listed. */
guint livret_found_list_get_count (LivretFoundList *self);

G_END_DECLS
